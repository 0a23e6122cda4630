//! Links that are out in the world: each file of `tests/links` is one, kept for as long as the project is, and the
//! collection that it gives stands beside it. A file is never changed; a new version of links adds its own.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use streitzahl::app::address;
use streitzahl::share::link::{self, Kind, LinkError};
use streitzahl::share::{Snapshot, file};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links")
}

/// What a link gives, inflated as the browser does it.
fn opened(payload: &str) -> Result<Snapshot, LinkError> {
    match link::open(payload)? {
        (Kind::Claims, body) => link::claims::read(&body),
        (Kind::FirstClaims, body) => link::claims::read_first(&body),
        (Kind::Stored, body) => link::everything(body),
        (Kind::Deflated, body) => {
            let inflated = miniz_oxide::inflate::decompress_to_vec_with_limit(&body, link::INFLATED);
            link::everything(inflated.map_err(|_| LinkError::TooLarge)?)
        }
    }
}

#[test]
fn old_links_give_what_they_gave() {
    let mut seen = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|it| it != "link") {
            continue;
        }
        let name = path.display();
        let snapshot = opened(fs::read_to_string(&path).unwrap().trim())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let expected = fs::read_to_string(path.with_extension("json")).unwrap();
        assert_eq!(file::read(&expected).as_ref(), Ok(&snapshot), "{name}: {}", file::write(&snapshot));
        seen += 1;
    }
    assert!(seen >= 3);
}

/// Views: the fragment, then what it is written as today where that differs.
#[test]
fn old_views_are_read() {
    let text = fs::read_to_string(folder().join("views.txt")).unwrap();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with("//")) {
        let (old, new) = line.split_once(" -> ").unwrap_or((line, line));
        assert_eq!(address::write(&address::read(old)), new, "{old}");
    }
}

#[test]
fn a_bomb_is_refused() {
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; link::INFLATED + 1], 6);
    assert!(bomb.len() < 100_000);
    assert_eq!(opened(&link::seal(Kind::Deflated, &bomb)), Err(LinkError::TooLarge));
    let deep = "[".repeat(1 << 20);
    let deep = miniz_oxide::deflate::compress_to_vec(deep.as_bytes(), 6);
    assert!(matches!(opened(&link::seal(Kind::Deflated, &deep)), Err(LinkError::File(_))));
}

/// Prints the lengths that docs/link.md tells.
#[test]
fn lengths() {
    let article =
        |id: &str| streitzahl::article::builtin::articles().into_iter().find(|it| it.id == id).unwrap();
    let snapshot = ["2025-02-04-abzug", "2025-01-06-blutzoll"]
        .iter()
        .fold(Snapshot::default(), |all, id| all.with(article(id).into()));
    let deflated = miniz_oxide::deflate::compress_to_vec(file::write(&snapshot).as_bytes(), 6);
    let everything = link::seal(Kind::Deflated, &deflated);
    let bytes: usize = snapshot.articles.iter().map(|entry| entry.article.text.len()).sum();
    println!("two digests of {bytes} bytes: {} signs", everything.len());
    assert!(everything.len() < bytes);
}
