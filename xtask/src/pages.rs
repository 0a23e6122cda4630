//! Builds the page into `dist/`: Trunk, then wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::setup::{self, TARGET, Tools};
use crate::step::{cargo, root, run, step};

/// The folder of the built page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Sets up what is missing and builds the page.
pub fn build() -> Result<()> {
    let tools = setup::tools()?;
    step("page: fetch crates", || {
        // Trunk builds offline, so that it cannot download tools of its own.
        run(&mut cargo(["fetch", "--quiet", "--locked", "--target", TARGET]))
    })?;
    step("page: build", || run(tools.trunk()?.args(["build", "--release", "--quiet"])))?;
    optimize(&tools)?;
    report()
}

/// Makes the wasm in `dist/` smaller. What has been made smaller once is kept: most builds change no wasm.
fn optimize(tools: &Tools) -> Result<()> {
    let Some(wasm_opt) = &tools.wasm_opt else { return Ok(()) };
    let kept = root().join("target/wasm-opt");
    fs::create_dir_all(&kept)?;
    for wasm in files(&dist())?.into_iter().filter(|file| file.extension().is_some_and(|it| it == "wasm")) {
        let before = kept.join("before.wasm");
        let after = kept.join("after.wasm");
        let input = fs::read(&wasm)?;
        if !after.is_file() || fs::read(&before).ok().as_ref() != Some(&input) {
            // First gone, last there: what was interrupted is never taken for done.
            let _ = fs::remove_file(&after);
            fs::write(&before, &input)?;
            let result = kept.join("result.wasm");
            step("page: wasm-opt", || {
                run(Command::new(wasm_opt)
                    .arg("-Oz")
                    .arg("--strip-producers")
                    .arg(&before)
                    .arg("-o")
                    .arg(&result))
            })?;
            fs::rename(&result, &after)?;
        }
        fs::copy(&after, &wasm).with_context(|| format!("cannot write {}", wasm.display()))?;
    }
    Ok(())
}

/// Says how much there is to load.
fn report() -> Result<()> {
    let sizes =
        files(&dist())?.iter().map(|file| Ok(fs::metadata(file)?.len())).collect::<Result<Vec<_>>>()?;
    println!("page: {} files, {} KB in dist/", sizes.len(), sizes.iter().sum::<u64>().div_ceil(1000));
    Ok(())
}

/// All files below a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}
