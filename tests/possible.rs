//! What the quick look at an article rules out holds no claim: every piece of `tests/examples` and, where `../shared`
//! is there, every article for development.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use streitzahl::language::Language;
use streitzahl::{article, attribution, claim, numeral, quantity, time, token};

/// Whether the quick look lets the text through; if not, all stages are run and must find nothing.
fn is_let_through(text: &str) -> bool {
    let document = token::tokenize(text, Language::german());
    let times = time::find(&document, None);
    let quantities = claim::without_times(quantity::find(&document, &numeral::find(&document)), &times);
    if claim::possible(&document, &quantities) {
        return true;
    }
    let attributions = attribution::find(&document);
    let article = article::plain(text.to_owned(), "a").0;
    let claims = claim::assemble(&article, &document, &quantities, &times, &attributions, None);
    assert!(claims.is_empty(), "{text}\n{claims:?}");
    false
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .collect()
}

#[test]
fn what_is_ruled_out_holds_no_claim() {
    let examples = files("tests/examples");
    assert!(!examples.is_empty());
    let mut ruled_out = 0;
    for text in examples.iter().map(|file| fs::read_to_string(file).unwrap()) {
        for piece in text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '@', '=', '!'])) {
            ruled_out += usize::from(!is_let_through(piece));
        }
        // Every one in its neighborhood, too.
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with(['#', '@', '=', '!'])).collect();
        lines.windows(6).for_each(|piece| ruled_out += usize::from(!is_let_through(&piece.join("\n"))));
    }
    assert!(ruled_out > 0);
    for file in ["../shared/articles", "../shared/dev/texts", "../shared/dev/war"].into_iter().flat_map(files)
    {
        is_let_through(&fs::read_to_string(file).unwrap());
    }
}

#[test]
fn everyday_news_is_ruled_out() {
    assert!(!is_let_through("Die Firma stellt 300 Maschinen her. Im Mai kamen 20 Prozent mehr Regen."));
    assert!(is_let_through("Viele fielen bei dem Ort. Es seien rund 300 Soldaten gewesen, hieß es."));
}
