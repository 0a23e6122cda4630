//! How often the stage that says who says it agrees with the gold's sources and relays.
//!
//! Needs `../shared` beside the project and skips without it. Of the development texts only those with an odd
//! number are looked at one by one (`cargo test --test attribution -- --nocapture` prints their misses); of the
//! others only the totals are.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use streitzahl::attribution::{self, Attribution};
use streitzahl::language::Language;
use streitzahl::token::{self, Document};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

#[derive(Default)]
struct Tally {
    claims: usize,
    sources: usize,
    relayed: usize,
    relays: usize,
}

fn strings(value: &Value) -> Vec<String> {
    let mut all: Vec<String> =
        value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    all.sort();
    all
}

/// The byte where a claim's number begins.
fn position(gold: &Value, text: &str) -> Option<usize> {
    if let Some(start) = gold["span"][0].as_u64() {
        return usize::try_from(start).ok();
    }
    let words = gold["text"].as_str()?;
    let sentence = text.find(gold["sentence_start"].as_str()?)?;
    text[sentence..].find(words).map(|at| sentence + at)
}

fn is_odd(article: &str) -> bool {
    let digits: String = article.trim_start_matches('r').chars().take_while(char::is_ascii_digit).collect();
    digits.parse::<u32>().unwrap() % 2 == 1
}

fn measure(gold: &Path, texts: &Path, look: impl Fn(&str) -> bool, tallies: &mut HashMap<bool, Tally>) {
    let mut documents: HashMap<String, (Document<'static>, Vec<Attribution>)> = HashMap::new();
    for line in fs::read_to_string(gold).unwrap().lines() {
        let gold: Value = serde_json::from_str(line).unwrap();
        if gold["unsure"] == Value::Bool(true) {
            continue;
        }
        let article = gold["article"].as_str().unwrap();
        let (document, found) = documents.entry(article.to_owned()).or_insert_with(|| {
            let text = fs::read_to_string(texts.join(format!("{article}.txt"))).unwrap();
            let document = token::tokenize(text.leak(), Language::german());
            let found = attribution::find(&document);
            (document, found)
        });
        let Some(start) = position(&gold, document.text) else {
            eprintln!("not found in {article}");
            continue;
        };
        let at = attribution::at(found, document.token_at(start as u32));
        let golds = [strings(&gold["sources"]), strings(&gold["relayed_by"])];
        let looked = look(article);
        let tally = tallies.entry(looked).or_default();
        compare(article, gold["text"].as_str().unwrap(), at, golds, looked, tally);
    }
}

/// Counts one claim, and prints a miss where it may be looked at.
fn compare(
    article: &str,
    words: &str,
    found: Option<&Attribution>,
    [gold_sources, gold_relays]: [Vec<String>; 2],
    look: bool,
    tally: &mut Tally,
) {
    let sorted = |ids: &[String]| {
        let mut ids = ids.to_vec();
        ids.sort();
        ids
    };
    let sources = found.map(|a| sorted(&a.sources)).unwrap_or_default();
    let relays = found.map(|a| sorted(&a.relays)).unwrap_or_default();
    tally.claims += 1;
    tally.sources += usize::from(sources == gold_sources);
    if !(gold_relays.is_empty() && relays.is_empty()) {
        tally.relayed += 1;
        tally.relays += usize::from(relays == gold_relays);
    }
    if look && (sources != gold_sources || relays != gold_relays) {
        println!(
            "{article} {words:?}: {sources:?} < {relays:?} ({}), not {gold_sources:?} < {gold_relays:?}",
            found.map_or("-", |a| a.rule),
        );
    }
}

/// The pieces of `tests/examples` (format in the head of `war.txt`).
fn measure_pieces(path: &Path, tally: &mut Tally) {
    let file = path.file_name().unwrap().to_string_lossy();
    let pieces = fs::read_to_string(path).unwrap();
    for piece in pieces.split("\n\n") {
        let is_text = |line: &&str| !line.starts_with(['#', '@', '=']);
        let text: Vec<&str> = piece.lines().filter(is_text).collect();
        // A line of `~` is a blank one.
        let text: Vec<&str> = text.into_iter().map(|line| if line == "~" { "" } else { line }).collect();
        let text = text.join("\n").replace("{nbsp}", "\u{a0}").replace("{nnbsp}", "\u{202f}");
        let text = text.replace("{shy}", "\u{ad}");
        let document = token::tokenize(&text, Language::german());
        let found = attribution::find(&document);
        let mut after: HashMap<&str, usize> = HashMap::new();
        for line in piece.lines().filter(|line| line.starts_with('=')) {
            let fields: Vec<&str> = line.split('|').map(str::trim).collect();
            let [head, .., sources, relays, _] = fields.as_slice() else { continue };
            let words = head.split_once(' ').map_or("", |(_, words)| words.trim());
            let start = after.get(words).copied().unwrap_or(0);
            let is_word = |at: &usize| {
                let digit = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !digit(text[..*at].chars().next_back()) && !digit(text[at + words.len()..].chars().next())
            };
            let mut places = text[start..].match_indices(words).map(|(at, _)| start + at);
            let Some(at) = places.find(is_word) else { continue };
            after.insert(words, at + words.len());
            if head.starts_with("=?") || *sources == "?" || *relays == "?" {
                continue;
            }
            let ids = |field: &str| {
                let mut ids: Vec<String> = field.split(' ').map(str::to_owned).collect();
                ids.retain(|id| id != "-" && !id.is_empty());
                ids.sort();
                ids
            };
            let attribution = attribution::at(&found, document.token_at(at as u32));
            let name = format!("{file} {}", &piece[..piece.find('\n').unwrap_or(0)]);
            compare(&name, words, attribution, [ids(sources), ids(relays)], true, tally);
        }
    }
}

#[test]
fn sources_and_relays_of_the_gold() {
    let shared = PathBuf::from(SHARED);
    if !shared.join("dev").exists() {
        eprintln!("skipped: ../shared is not there");
        return;
    }
    let mut tallies = HashMap::new();
    measure(&shared.join("dev/war/gold.jsonl"), &shared.join("dev/war"), is_odd, &mut tallies);
    measure(&shared.join("articles/gold.jsonl"), &shared.join("articles"), |_| true, &mut tallies);
    let mut everyday = HashMap::new();
    measure(&shared.join("dev/gold.jsonl"), &shared.join("dev/texts"), is_odd, &mut everyday);
    let mut pieces = Tally::default();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples");
    for file in fs::read_dir(folder).unwrap() {
        measure_pieces(&file.unwrap().path(), &mut pieces);
    }
    let pieces = HashMap::from([(true, pieces)]);
    for (name, tallies) in [("war", &tallies), ("everyday", &everyday), ("pieces", &pieces)] {
        for (odd, tally) in tallies {
            // A little below what is reached; raise them as the reading gets better.
            let floors = match (name, odd) {
                (_, true) => (95, 90),
                ("everyday", false) => (92, 50),
                (_, false) => (66, 60),
            };
            assert!(
                100 * tally.sources >= floors.0 * tally.claims,
                "{name}: {} of {}",
                tally.sources,
                tally.claims
            );
            assert!(
                100 * tally.relays >= floors.1 * tally.relayed,
                "{name}: {} of {}",
                tally.relays,
                tally.relayed
            );
            println!(
                "{name}, {}: sources {} of {}, relays {} of {}",
                if *odd { "looked at" } else { "set aside" },
                tally.sources,
                tally.claims,
                tally.relays,
                tally.relayed,
            );
        }
    }
}
