//! The one-way street of the source: a module uses only modules above it, and what knows the browser is not built
//! for native targets. What each module is for stands in ARCHITECTURE.md.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The street, from its start; the modules of one entry never see each other.
const STREET: [&[&str]; 20] = [
    &["order"],
    &["text"],
    &["calendar"],
    &["vocabulary"],
    &["language"],
    &["article"],
    &["token"],
    &["numeral"],
    &["quantity", "time", "attribution"],
    &["claim"],
    &["correction"],
    &["names"],
    &["dispute"],
    &["wording"],
    &["chart"],
    &["export"],
    &["share"],
    &["engine"],
    &["app", "cli"],
    &["bin"],
];

/// Crates of the browser: in `app` and the page's entry point alone.
const BROWSER: [&str; 6] =
    ["yew", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "serde_wasm_bindgen"];

/// Where a module stands on the street.
fn place(module: &str) -> Option<usize> {
    STREET.iter().position(|modules| modules.contains(&module))
}

/// All Rust files below `src/`, with the module of the street that each belongs to.
fn sources() -> Vec<(String, PathBuf)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let first = path.strip_prefix(&src).unwrap().iter().next().unwrap().to_str().unwrap();
                found.push((first.trim_end_matches(".rs").to_owned(), path));
            }
        }
    }
    found
}

/// The code of a file: without comments, up to its tests at the end, which may use anything.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The modules that code names below `root` (`crate::`, `streitzahl::`): `crate::a::b` and `crate::{a, b::c}`.
fn used(code: &str, root: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    for (at, _) in code.match_indices(root) {
        if code[..at].chars().next_back().is_some_and(|c| is_name(c) || c == ':') {
            continue;
        }
        let rest = &code[at + root.len()..];
        match rest.strip_prefix('{') {
            None => found.extend(rest.split(|c| !is_name(c)).next().map(str::to_owned)),
            Some(group) => {
                let mut depth = 0;
                let mut name = Some(String::new());
                for c in group.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => {
                            found.extend(name.replace(String::new()));
                        }
                        c if depth == 0 && is_name(c) => {
                            if let Some(name) = &mut name {
                                name.push(c);
                            }
                        }
                        ':' if depth == 0 => {
                            found.extend(name.take());
                        }
                        _ => {}
                    }
                }
                found.extend(name);
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

#[test]
fn uses_are_read() {
    let names = |code, root| used(code, root).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(names("use crate::text::{Span, fold};\nlet x = crate::time::find();", "crate::"), "text time");
    assert_eq!(
        names("use crate::{text::{Span, a::b}, claim, token::Token as T};", "crate::"),
        "claim text token"
    );
    assert_eq!(names("pub(crate) fn crate_x() {} other_crate::y", "crate::"), "");
}

#[test]
fn the_street_is_one_way() {
    let mut wrong = Vec::new();
    for (module, file) in sources() {
        let name = file.display();
        if module == "lib" {
            continue;
        }
        let Some(own) = place(&module) else {
            wrong.push(format!("{name}: `{module}` has no place on the street"));
            continue;
        };
        let code = code(&file);
        let names = used(&code, "crate::").into_iter().chain(used(&code, "streitzahl::"));
        for other in names.filter(|other| *other != module) {
            if place(&other).is_some_and(|other| other >= own) {
                wrong.push(format!("{name}: `{module}` uses `{other}`, which does not stand above it"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_place_on_the_street_is_a_module() {
    let modules: BTreeSet<_> = sources().into_iter().map(|(module, _)| module).collect();
    for name in STREET.into_iter().flatten() {
        assert!(modules.contains(*name), "the street names `{name}`, which is not there");
    }
}

#[test]
fn only_the_app_knows_the_browser() {
    for (module, file) in sources() {
        if module == "app" || file.ends_with("bin/app.rs") {
            continue;
        }
        let code = code(&file);
        for name in BROWSER {
            assert!(!code.contains(&format!("{name}::")), "{} uses {name}", file.display());
        }
    }
}

#[test]
fn the_native_build_has_no_browser_crate() {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--locked",
            "--edges",
            "normal,build,dev",
            "--prefix",
            "none",
            "--package",
        ])
        .arg(env!("CARGO_PKG_NAME"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(tree.starts_with(env!("CARGO_PKG_NAME")), "{tree}");
    for name in BROWSER {
        let name = name.replace('_', "-");
        assert!(!tree.lines().any(|line| line.split(' ').next() == Some(&name)), "{name} is built natively");
    }
}
