//! The tools that the page's build needs, at fixed versions, kept in the user's cache folder.
//!
//! A tool is right when it says the version asked for: then the step is skipped. A folder for each version, so
//! that clones at different versions do not fight.
//!
//! Limits: crates and npm packages come through `cargo` and `npm`; no prebuilt binary is downloaded.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::step::{cargo, on_path, output, path_with, root, run, step};

/// The newest that builds with Rust 1.95 (0.22 asks for 1.96).
const TRUNK: &str = "0.21.14";
/// Debian's binaryen (108) cannot read what Rust 1.95 writes; npm's is the real wasm-opt as JavaScript and wasm.
const BINARYEN: &str = "132.0.0";
/// Drives Firefox; no distribution has it as a package.
const GECKODRIVER: &str = "0.37.1";
/// Looks for what keeps people with disabilities out; only the tests load it.
const AXE: &str = "4.14.1";
/// What the page is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where the tools are.
pub struct Tools {
    /// Builds the page.
    pub trunk: PathBuf,
    /// The folder with `wasm-bindgen`, which Trunk looks up on PATH.
    pub wasm_bindgen: PathBuf,
    /// Makes the wasm smaller; `None` where there is no npm.
    pub wasm_opt: Option<PathBuf>,
}

impl Tools {
    /// Trunk, so that it finds the other tools.
    pub fn trunk(&self) -> Result<Command> {
        let mut command = Command::new(&self.trunk);
        command.current_dir(root()).env("PATH", path_with(&self.wasm_bindgen)?);
        // Trunk takes NO_COLOR for a switch of its own and refuses every value but these.
        if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            command.env("NO_COLOR", "true");
        }
        Ok(command)
    }
}

/// Sets up what is missing.
pub fn tools() -> Result<Tools> {
    wasm_target()?;
    let cache = cache()?;
    let bindgen = locked_version("wasm-bindgen")?;
    Ok(Tools {
        trunk: trunk(&cache)?,
        wasm_bindgen: wasm_bindgen(&cache, &bindgen)?,
        wasm_opt: wasm_opt(&cache),
    })
}

/// The standard library for the page's target, through rustup where it is missing.
fn wasm_target() -> Result<()> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(root()))
        .context("rustc does not run: see https://rustup.rs")?;
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    step(&format!("set-up: target {TARGET}"), || {
        run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(root()))
    })
}

/// Trunk, from PATH if it is the right one, else from the cache, else built.
fn trunk(cache: &Path) -> Result<PathBuf> {
    let right = format!("trunk {TRUNK}");
    let folder = cache.join(format!("trunk-{TRUNK}"));
    let kept = binary(&folder, "trunk");
    if let Some(found) = on_path("trunk").into_iter().chain([kept.clone()]).find(|it| says(it, &right)) {
        return Ok(found);
    }
    step(&format!("set-up: Trunk {TRUNK} (some minutes, once)"), || {
        install(&folder, |command| {
            command
                .args(["trunk", "--version", TRUNK, "--locked"])
                // Without TLS: it has nothing to download. Its own profile would spend minutes in one rustc.
                .arg("--no-default-features")
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        })
    })?;
    checked(kept, &right)
}

/// The folder with wasm-bindgen in exactly the locked version; Trunk and the wasm refuse any other.
fn wasm_bindgen(cache: &Path, version: &str) -> Result<PathBuf> {
    let right = format!("wasm-bindgen {version}");
    let folder = cache.join(format!("wasm-bindgen-{version}"));
    let kept = binary(&folder, "wasm-bindgen");
    let found = on_path("wasm-bindgen").into_iter().chain([kept.clone()]).find(|it| says(it, &right));
    let found = match found {
        Some(found) => found,
        None => {
            step(&format!("set-up: wasm-bindgen {version} (some minutes, once)"), || {
                install(&folder, |command| {
                    command.args(["--path", "xtask/tools", "--locked"]);
                })
            })?;
            checked(kept, &right)
                .context("xtask/tools/Cargo.toml must name the version of wasm-bindgen that Cargo.lock has")?
        }
    };
    Ok(found.parent().unwrap_or(Path::new("")).to_owned())
}

/// wasm-opt from npm's binaryen. The page works without it and is then some kilobytes larger.
fn wasm_opt(cache: &Path) -> Option<PathBuf> {
    let file = Path::new(".bin").join(if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" });
    let otherwise = "the page is built without wasm-opt (larger, else the same)";
    npm_package(
        cache,
        "binaryen",
        BINARYEN,
        &file,
        otherwise,
        |file| run(Command::new(file).arg("--version")),
    )
}

/// The script of npm's axe-core, for the browser tests; `None` where there is no npm.
pub fn axe() -> Option<PathBuf> {
    let otherwise = "the pages are not tested for accessibility";
    npm_package(&cache().ok()?, "axe-core", AXE, Path::new("axe-core/axe.min.js"), otherwise, |_| Ok(()))
}

/// A file below `node_modules` of a package of npm at one version. What needs it can do without, so nothing here is an
/// error, but it is said what happens then.
fn npm_package(
    cache: &Path,
    name: &str,
    version: &str,
    file: &Path,
    otherwise: &str,
    works: impl FnOnce(&Path) -> Result<()>,
) -> Option<PathBuf> {
    let folder = cache.join(format!("{name}-{version}"));
    let file = Path::new("node_modules").join(file);
    let kept = folder.join(&file);
    if kept.is_file() {
        return Some(kept);
    }
    let Some(npm) = on_path("npm") else {
        println!("set-up: no npm on PATH, so {otherwise}");
        return None;
    };
    // Into a folder of its own first: what was interrupted must not look like what is done.
    let partial = cache.join(format!("{name}-{version}.partial-{}", std::process::id()));
    let installed = step(&format!("set-up: {name} {version} of npm"), || {
        let quiet = ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"];
        run(Command::new(npm).args(quiet).arg(&partial).arg(format!("{name}@{version}")))?;
        works(&partial.join(&file))?;
        if fs::rename(&partial, &folder).is_err() && !kept.is_file() {
            bail!("cannot move it to {}", folder.display());
        }
        Ok(())
    });
    // Gone already where it was moved.
    let _ = fs::remove_dir_all(&partial);
    if let Err(error) = installed {
        println!("set-up: {error:#}; {otherwise}");
    }
    kept.is_file().then_some(kept)
}

/// The driver of Firefox, from PATH, else from the cache, else built.
pub fn geckodriver() -> Result<PathBuf> {
    if let Some(found) = on_path("geckodriver") {
        return Ok(found);
    }
    let folder = cache()?.join(format!("geckodriver-{GECKODRIVER}"));
    let kept = binary(&folder, "geckodriver");
    if !kept.is_file() {
        step(&format!("set-up: geckodriver {GECKODRIVER} (some minutes, once)"), || {
            install(&folder, |command| {
                command
                    .args(["geckodriver", "--version", GECKODRIVER, "--locked"])
                    .env("CARGO_PROFILE_RELEASE_LTO", "off")
                    .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                    .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
            })
        })?;
    }
    Ok(kept)
}

/// `cargo install` into `folder`. Its build folder is kept beside until it is done, so that an interrupted
/// set-up goes on where it was.
fn install(folder: &Path, what: impl FnOnce(&mut Command)) -> Result<()> {
    let build = folder.with_extension("build");
    let mut command = cargo(["install", "--quiet", "--root"]);
    command.arg(folder).arg("--target-dir").arg(&build);
    what(&mut command);
    run(&mut command)?;
    fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))
}

/// Where `cargo install` puts a binary.
fn binary(folder: &Path, name: &str) -> PathBuf {
    folder.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The tool itself, if it says the right version.
fn checked(tool: PathBuf, right: &str) -> Result<PathBuf> {
    if !says(&tool, right) {
        bail!("{} is not {right}", tool.display());
    }
    Ok(tool)
}

/// Whether a tool runs and says that it is this version.
fn says(tool: &Path, right: &str) -> bool {
    output(Command::new(tool).arg("--version")).is_some_and(|version| version == right)
}

/// The version of a package in the project's Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let name = format!("name = \"{package}\"");
    lock.lines()
        .skip_while(|line| *line != name)
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock has no {package}"))
}

/// The project's folder in the user's cache folder, made where it is missing.
fn cache() -> Result<PathBuf> {
    let folder = |variable: &str| std::env::var_os(variable).filter(|it| !it.is_empty()).map(PathBuf::from);
    let home = || folder(if cfg!(windows) { "USERPROFILE" } else { "HOME" });
    let base = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Caches"))
    } else {
        folder("XDG_CACHE_HOME").or_else(|| home().map(|home| home.join(".cache")))
    };
    let cache = base.context("no cache folder: HOME is not set")?.join("streitzahl");
    fs::create_dir_all(&cache).with_context(|| format!("cannot make {}", cache.display()))?;
    Ok(cache)
}

#[cfg(test)]
mod test {
    use super::*;

    /// An update of the one without the other would break every build; better here, with a name.
    #[test]
    fn the_locked_tool_is_the_locked_library() {
        let version = locked_version("wasm-bindgen").unwrap();
        let tools = fs::read_to_string(root().join("xtask/tools/Cargo.toml")).unwrap();
        assert!(
            tools.contains(&format!("wasm-bindgen-cli = \"={version}\"")),
            "xtask/tools must build wasm-bindgen {version}"
        );
    }

    #[test]
    fn a_tool_of_another_version_is_not_right() {
        assert!(says(Path::new("rustc"), &output(Command::new("rustc").arg("--version")).unwrap()));
        assert!(!says(Path::new("rustc"), "rustc 0.1"));
        assert!(!says(Path::new("no-such-tool"), ""));
    }
}
