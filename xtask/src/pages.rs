//! Builds the page into `dist/`: Trunk, then wasm-opt, then [`pack`].

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};

use crate::pack;
use crate::setup::{self, TARGET, Tools};
use crate::step::{cargo, root, run, step};

/// What the page should weigh at most, in bytes: each file gzipped, all together. Said, not enforced.
const WEIGHT_GOAL: usize = 250_000;

/// What wasm-opt does. Rustc has inlined what pays, and the first KB of memory is the far end of the stack; what
/// has nearly the same name is often nearly the same code, which packs better side by side: together 2.5 %.
const WASM_OPT: [&str; 6] = [
    "-Oz",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=0",
    "--always-inline-max-function-size=0",
    "--reorder-functions-by-name",
    "--strip-producers",
];

/// The page in one file, to be opened without a server.
pub(crate) const SINGLE_FILE: &str = "streitzahl.html";

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
    pack::pack(&dist(), &root().join("static"))?;
    let Weight { plain, gzipped, kinds } = weigh()?;
    println!("page: {plain} bytes in dist/, {gzipped} gzipped");
    for (kind, gzipped) in kinds {
        println!("page:   {gzipped} of it .{kind}");
    }
    if gzipped > WEIGHT_GOAL {
        println!("page: {} bytes above the goal of {WEIGHT_GOAL} gzipped", gzipped - WEIGHT_GOAL);
    }
    Ok(())
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
            step("page: wasm-opt", || run(&mut shrink(wasm_opt, &before, &result)))?;
            fs::rename(&result, &after)?;
        }
        fs::copy(&after, &wasm).with_context(|| format!("cannot write {}", wasm.display()))?;
    }
    Ok(())
}

/// What makes a wasm smaller.
pub fn shrink(wasm_opt: &Path, before: &Path, after: &Path) -> Command {
    let mut command = Command::new(wasm_opt);
    command.args(WASM_OPT).arg(before).arg("-o").arg(after);
    command
}

/// How much there is to load, in bytes and without the single-file edition: that is another way to the same page.
struct Weight {
    /// As the files lie there.
    plain: usize,
    /// Each file gzipped, as it travels.
    gzipped: usize,
    /// The same by the files' endings.
    kinds: BTreeMap<String, usize>,
}

/// Weighs the built page.
fn weigh() -> Result<Weight> {
    let mut weight = Weight { plain: 0, gzipped: 0, kinds: BTreeMap::new() };
    for file in files(&dist())?.iter().filter(|file| !file.ends_with(SINGLE_FILE)) {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&content)?;
        weight.plain += content.len();
        let gzipped = gzip.finish()?.len();
        weight.gzipped += gzipped;
        let kind = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        *weight.kinds.entry(kind).or_default() += gzipped;
    }
    Ok(weight)
}

/// All files below a folder.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
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
