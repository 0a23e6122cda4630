//! Word lists for the page: without comments and examples, which would be 12 KB of its download. What is left
//! out leaves an empty line, so that the lines keep their numbers. Native builds read the lists as they are.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The lists, from the package's folder.
const LISTS: &str = "src/language/de";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={LISTS}");
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("de");
        fs::create_dir_all(&out)?;
        for file in fs::read_dir(LISTS)? {
            shorten(&file?.path(), &out)?;
        }
    }
    Ok(())
}

/// Writes a list into a folder, without what only people and tests read.
fn shorten(list: &Path, folder: &Path) -> io::Result<()> {
    let text = fs::read_to_string(list)?;
    let mut short = String::with_capacity(text.len());
    for line in text.lines() {
        if !line.starts_with(['#', '?']) {
            short.push_str(line);
        }
        short.push('\n');
    }
    fs::write(folder.join(list.file_name().unwrap_or_default()), short)
}
