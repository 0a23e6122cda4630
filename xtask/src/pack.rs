//! Makes the built page ready to be put anywhere: names by content, the edition in one file, the service worker.
//!
//! Names: Trunk names a file by what it was before wasm-bindgen and wasm-opt; here it gets the hash of what it is, so
//! that a file of one name never changes and servers may let it be kept for ever.
//!
//! Limits: the page's JavaScript must be one file without imports; it is refused where it is not.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

use crate::pages::{SINGLE_FILE, files};

/// The frame of the edition in one file; the page itself fills it, too (static/boot.js).
const FRAME: &str = "one-file.html";
/// The element that the page takes over.
const APP: &str = "<div id=\"app\" data-streitzahl>";
/// The core for other pages.
const MODULE: &str = "streitzahl.js";
/// What keeps the page for use without network.
const SERVICE_WORKER: &str = "sw.js";

/// Packs the page in `dist`; `sources` is the folder with the frame and the service worker.
///
/// # Errors
/// Where a file is not as it has to be, or cannot be read or written.
pub fn pack(dist: &Path, sources: &Path) -> Result<()> {
    let boot = dist.join("boot.js");
    write(&boot, without_comments(&text(&boot)?))?;
    rename_by_content(dist)?;
    write_one_file(dist, sources)?;
    write_module(dist)?;
    write_service_worker(dist, sources)
}

/// Writes the service worker for what lies in `dist`. The edition in one file is not kept: it is another way to the
/// same page.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn write_service_worker(dist: &Path, sources: &Path) -> Result<()> {
    let mut kept = BTreeMap::new();
    for file in files(dist)? {
        let name = file.strip_prefix(dist).context("a file lies outside")?;
        let name = name.to_str().context("a name is no Unicode")?.replace('\\', "/");
        match name.as_str() {
            SINGLE_FILE | SERVICE_WORKER => {}
            "index.html" => drop(kept.insert("./".to_owned(), integrity(&read(&file)?))),
            _ => drop(kept.insert(name, integrity(&read(&file)?))),
        }
    }
    let list: Vec<String> = kept.iter().map(|(name, hash)| format!("  \"{name}\": \"{hash}\",\n")).collect();
    let list = format!("{{\n{}}}", list.concat());
    let version = hex(list.as_bytes());
    let template = text(&sources.join(SERVICE_WORKER))?;
    let script = template.replace("\"@@FILES@@\"", &list).replace("@@VERSION@@", &version);
    ensure!(!script.contains("@@"), "{SERVICE_WORKER} is not filled");
    write(&dist.join(SERVICE_WORKER), without_comments(&script))
}

/// JavaScript of ours without the lines that are comments.
fn without_comments(script: &str) -> String {
    let lines = script
        .lines()
        .filter(|line| !line.trim_start().starts_with("//") && !line.trim_start().starts_with("/**"));
    lines.filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

/// Gives each file that Trunk has named by a hash the hash of its content.
fn rename_by_content(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let mut page = text(&index)?;
    for file in files(dist)? {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(hash) = trunks_hash(name) else { continue };
        let new = name.replace(hash, &hex(&read(&file)?));
        ensure!(page.contains(name), "index.html does not name {name}");
        page = page.replace(name, &new);
        fs::rename(&file, file.with_file_name(&new)).with_context(|| format!("cannot rename {name}"))?;
    }
    write(&index, page)
}

/// The hash in a name: sixteen hexadecimal digits behind a hyphen.
fn trunks_hash(name: &str) -> Option<&str> {
    name.match_indices('-').find_map(|(at, _)| {
        let hash = name.get(at + 1..at + 17)?;
        hash.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(hash)
    })
}

/// Writes the page in one file, and the frame that the page fills itself.
fn write_one_file(dist: &Path, sources: &Path) -> Result<()> {
    let page = text(&dist.join("index.html"))?;
    let named = |before: &str| named(&page, before).map(|name| dist.join(name));
    let glue_file = named("data-js=\"./")?;
    let glue = glue(&text(&glue_file)?)?;
    write(&glue_file, &glue)?;
    let body = glue.split("\nexport {").next().unwrap_or_default();
    let boot = text(&dist.join("boot.js"))?;
    let style = text(&named("rel=\"stylesheet\" href=\"./")?)?;
    let wasm = read(&named("data-wasm=\"./")?)?;
    let icon = read(&dist.join("favicon.svg"))?;

    // What stands there before the page is drawn is the same in both.
    let app = element(&page, APP, "\n  </div>")?;
    let frame = text(&sources.join(FRAME))?;
    let frame = filled(
        &frame,
        &[
            ("APP", app),
            ("ICON", &BASE64_STANDARD.encode(icon)),
            ("STYLE_HASH", &integrity(style.as_bytes())),
        ],
    );
    let parts = [("STYLE", style.as_str()), ("GLUE", body), ("BOOT", &boot), ("WASM", &packed(&wasm)?)];
    let script = element(&filled(&frame, &parts), "<script>", "</script>")?.to_owned();
    let frame = filled(&frame, &[("SCRIPT_HASH", &integrity(script.as_bytes()))]);
    ensure!(
        style == element(&filled(&frame, &parts), "<style>", "</style>")?,
        "the style sheet ends its element"
    );
    write(&dist.join(FRAME), &frame)?;
    let whole = filled(&filled(&frame, &parts), &[("COLLECTION", "")]);
    write(&dist.join(SINGLE_FILE), whole)
}

/// Tells the module for other pages which files to load.
fn write_module(dist: &Path) -> Result<()> {
    let (page, module) = (text(&dist.join("index.html"))?, dist.join(MODULE));
    let names = [("JS", named(&page, "data-js=\"./")?), ("WASM", named(&page, "data-wasm=\"./")?)];
    write(&module, filled(&without_comments(&text(&module)?), &names))
}

/// The page's JavaScript with all its exports in one last line, and nothing that a classic script cannot have.
fn glue(module: &str) -> Result<String> {
    let (body, last) = module.rsplit_once("\nexport {").context("the page's JavaScript exports nothing")?;
    let mut exports = Vec::new();
    let mut glue = String::with_capacity(module.len());
    for line in body.lines() {
        let plain = line.strip_prefix("export ").unwrap_or(line);
        if plain.len() < line.len() {
            let name = plain.split(' ').find(|word| !["async", "function", "class", "const"].contains(word));
            exports.push(name.unwrap_or_default().split('(').next().unwrap_or_default());
        }
        glue.push_str(plain);
        glue.push('\n');
    }
    // Never asked for: the wasm is always handed over.
    let glue = glue.replace("import.meta.url", "location.href");
    if let Some(wrong) =
        ["\nimport ", "import(", "import.meta", "</script", "<!--"].iter().find(|it| glue.contains(**it))
    {
        bail!("the page's JavaScript has `{}`, which one file cannot have", wrong.trim());
    }
    exports.push(last.trim().trim_end_matches(';').trim_end_matches('}').trim());
    Ok(format!("{glue}\nexport {{ {} }};\n", exports.join(", ")))
}

/// A text with what stands for something put in; see static/boot.js.
fn filled(frame: &str, parts: &[(&str, &str)]) -> String {
    let mut pieces = frame.split("@@");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    // Every other piece is a name.
    while let Some(name) = pieces.next() {
        match parts.iter().find(|(known, _)| *known == name) {
            Some((_, part)) => text.push_str(part),
            None => text.extend(["@@", name, "@@"]),
        }
        text.push_str(pieces.next().unwrap_or_default());
    }
    text
}

/// A wasm as the one file carries it.
fn packed(wasm: &[u8]) -> Result<String> {
    let mut gzip = GzBuilder::new().write(Vec::new(), Compression::best());
    gzip.write_all(wasm)?;
    Ok(BASE64_STANDARD.encode(gzip.finish()?))
}

/// What stands in the one element that begins and ends so.
fn element<'a>(page: &'a str, start: &str, end: &str) -> Result<&'a str> {
    let (_, rest) = page.split_once(start).with_context(|| format!("no {start}"))?;
    Ok(rest.split_once(end).with_context(|| format!("no {end}"))?.0)
}

/// The file that an attribute of the page names.
fn named<'a>(page: &'a str, before: &str) -> Result<&'a str> {
    element(page, before, "\"")
}

/// The hash of a content as browsers want it.
fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// The first eight bytes of the hash of a content.
fn hex(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

fn text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn names_have_hashes() {
        assert_eq!(trunks_hash("app-12f968868002c867_bg.wasm"), Some("12f968868002c867"));
        assert_eq!(trunks_hash("a-b-0123456789abcdef.css"), Some("0123456789abcdef"));
        assert_eq!(trunks_hash("boot.js"), None);
        assert_eq!(trunks_hash("one-file-of-many-words.html"), None);
    }

    #[test]
    fn exports_come_last() {
        let module = "/** a */\nexport function read(text) {\n}\nlet wasm;\nexport class B {\n}\nurl(import.meta.url);\n\nexport { initSync, __wbg_init as default };\n";
        let expected = "/** a */\nfunction read(text) {\n}\nlet wasm;\nclass B {\n}\nurl(location.href);\n\nexport { read, B, initSync, __wbg_init as default };\n";
        assert_eq!(glue(module).unwrap(), expected);
        assert_eq!(glue(expected).unwrap().split("\nexport {").next(), expected.split("\nexport {").next());
        for wrong in ["import { a } from './b.js';", "let a = '</script>';"] {
            assert!(glue(&format!("let a;\n{wrong}\nexport {{ a }};\n")).is_err(), "{wrong}");
        }
        assert!(glue("let a;").is_err());
    }

    #[test]
    fn comments_go() {
        let script = "// a\n\n/** b */\nlet c = `//`; // d\n  // e\n";
        assert_eq!(without_comments(script), "let c = `//`; // d\n");
    }

    #[test]
    fn a_part_is_put_in_as_it_is() {
        let frame = "<style>@@STYLE@@</style>@@OTHER@@.";
        assert_eq!(filled(frame, &[("STYLE", "@@OTHER@@ $1")]), "<style>@@OTHER@@ $1</style>@@OTHER@@.");
    }

    #[test]
    fn any_change_is_a_new_version() {
        let folder = std::env::temp_dir().join(format!("streitzahl-pack-{}", std::process::id()));
        let (dist, sources) = (folder.join("dist"), folder.join("static"));
        fs::create_dir_all(dist.join("more")).unwrap();
        fs::create_dir_all(&sources).unwrap();
        fs::write(sources.join(SERVICE_WORKER), "const FILES = \"@@FILES@@\", VERSION = \"@@VERSION@@\";")
            .unwrap();
        fs::write(dist.join("index.html"), "<p>").unwrap();
        fs::write(dist.join("more/a.css"), "a").unwrap();
        fs::write(dist.join(SINGLE_FILE), "x").unwrap();
        let script = || {
            write_service_worker(&dist, &sources).unwrap();
            text(&dist.join(SERVICE_WORKER)).unwrap()
        };
        let first = script();
        assert!(
            first.contains("  \"./\": \"sha256-")
                && first.contains("\"more/a.css\": \"sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=\""),
            "{first}"
        );
        assert!(!first.contains(SINGLE_FILE) && !first.contains(SERVICE_WORKER), "{first}");
        assert_eq!(script(), first);
        fs::write(dist.join("more/a.css"), "b").unwrap();
        assert_ne!(script(), first);
        fs::remove_dir_all(&folder).unwrap();
    }
}
