//! How well the reading does on invented news, short pieces and whole articles: every file of `tests/examples` (format
//! in the head of `war.txt`; in a piece, a line of a lone `~` is a blank line).
//!
//! It measures rather than demands: a table of what was missed or read differently with
//! `cargo test --test examples -- --nocapture`, and floors for each file below which no change may fall.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use streitzahl::article::Article;
use streitzahl::calendar::{Day, Period};
use streitzahl::claim::{Bound, Claim, Kind, Measure, Modality};

/// What a file of pieces must reach, in percent: a point below what was reached; raise it as the reading gets
/// better.
struct Floors {
    file: &'static str,
    /// How many pieces it holds at least.
    pieces: usize,
    /// F1 of number, core and full.
    f1: [f64; 3],
    /// Of the claims matched by number: how often each field agrees, in the order of [`FIELDS`].
    agreement: [f64; FIELDS.len()],
    /// Ceiling: claims read where there is none.
    false_claims: usize,
}

const FLOORS: [Floors; 3] = [
    Floors {
        file: "articles",
        pieces: 36,
        f1: [94.0, 87.0, 78.0],
        agreement: [87.0, 92.0, 99.0, 96.0, 95.0, 98.0, 95.0],
        false_claims: 16,
    },
    Floors {
        file: "everyday",
        pieces: 150,
        f1: [95.0, 93.0, 92.0],
        agreement: [97.0, 97.0, 99.0, 99.0, 99.0, 97.0, 97.0],
        false_claims: 5,
    },
    Floors {
        file: "war",
        pieces: 150,
        f1: [96.0, 92.0, 90.0],
        agreement: [94.0, 95.0, 99.0, 98.0, 98.0, 99.0, 92.0],
        false_claims: 4,
    },
];

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples");

const FIELDS: [&str; 7] = ["side", "kind", "bound", "modality", "sources", "relays", "as_of"];

/// What a line says of its claim's part in the score.
#[derive(PartialEq, Eq)]
enum Weight {
    Counts,
    Repeat,
    Unsure,
}

/// A claim as noted by hand. `None` in `measure` and `fields`: not scored.
struct Expected {
    weight: Weight,
    text: String,
    measure: Option<String>,
    low: Option<u64>,
    high: Option<u64>,
    fields: [Option<String>; FIELDS.len()],
}

struct Piece {
    line: usize,
    note: String,
    article: Article,
    claims: Vec<Expected>,
}

fn visible(text: &str) -> String {
    text.replace("{nbsp}", "\u{a0}").replace("{nnbsp}", "\u{202f}").replace("{shy}", "\u{ad}")
}

fn number(word: &str) -> Option<u64> {
    (word != "-").then(|| word.parse().unwrap())
}

fn ids(field: &str) -> String {
    let mut ids: Vec<_> = field.split_whitespace().filter(|&id| id != "-").collect();
    ids.sort_unstable();
    ids.join(" ")
}

fn period(field: &str) -> String {
    let (from, to) = field.split_once("..").unwrap_or((field, field));
    if field == "-" { String::new() } else { days(Period { from: day(from), to: day(to) }) }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn days(period: Period) -> String {
    format!("{}..{}", period.from, period.to)
}

fn expected(line: &str) -> Expected {
    let (mark, rest) = line.split_once(' ').unwrap();
    let parts: Vec<_> = rest.split('|').map(str::trim).collect();
    let [text, measure, side, kind, bound, interval, modality, sources, relays, as_of] = parts[..] else {
        panic!("ten fields: {line}");
    };
    let scored = |field: &str| (field != "?").then(|| field.to_owned());
    let (low, high) = interval.split_once(' ').unwrap();
    assert!(measure == "?" || Measure::from_name(measure).is_some(), "measure: {line}");
    assert!(kind == "?" || Kind::from_name(kind).is_some(), "kind: {line}");
    assert!(Bound::from_name(bound).is_some(), "bound: {line}");
    assert!(Modality::from_name(modality).is_some(), "modality: {line}");
    Expected {
        weight: match mark {
            "=" => Weight::Counts,
            "=R" => Weight::Repeat,
            "=?" => Weight::Unsure,
            _ => panic!("mark: {line}"),
        },
        text: visible(text),
        measure: scored(measure),
        low: number(low),
        high: number(high),
        fields: [
            scored(side),
            scored(kind),
            scored(bound),
            scored(modality),
            scored(sources).map(|field| ids(&field)),
            scored(relays).map(|field| ids(&field)),
            scored(as_of).map(|field| period(&field)),
        ],
    }
}

/// The names, without their ending, of the files of pieces.
fn files() -> Vec<String> {
    let entries = std::fs::read_dir(FOLDER).unwrap();
    let mut names: Vec<_> = entries
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".txt").map(str::to_owned))
        .collect();
    names.sort_unstable();
    names
}

fn pieces(name: &str) -> Vec<Piece> {
    let file = std::fs::read_to_string(format!("{FOLDER}/{name}.txt")).unwrap();
    let mut pieces = Vec::new();
    let mut block: Vec<(usize, &str)> = Vec::new();
    for (index, line) in file.lines().chain([""]).enumerate() {
        if !line.is_empty() {
            block.push((index + 1, line));
            continue;
        }
        pieces.extend(piece(name, &block));
        block.clear();
    }
    pieces
}

fn piece(name: &str, block: &[(usize, &str)]) -> Option<Piece> {
    let (mut notes, mut text, mut claims, mut date) =
        (Vec::new(), Vec::new(), Vec::new(), Some(day("2025-01-15")));
    for &(_, line) in block {
        match line.as_bytes()[0] {
            b'#' => notes.push(line[1..].trim()),
            b'@' => date = (line != "@ -").then(|| day(line[1..].trim())),
            b'=' => claims.push(expected(line)),
            b'~' if line == "~" => text.push(String::new()),
            _ => text.push(visible(line)),
        }
    }
    let (line, text) = (block.first()?.0, text.join("\n"));
    for claim in &claims {
        assert!(text.contains(&claim.text), "{name}, line {line}: no {:?} in it", claim.text);
    }
    (!text.is_empty()).then(|| Piece {
        line,
        note: notes.join("; "),
        article: Article {
            id: format!("{name}-{line}"),
            text,
            date,
            language: Some("de".into()),
            ..Article::default()
        },
        claims,
    })
}

fn fields(claim: &Claim) -> [String; FIELDS.len()] {
    [
        claim.population.side.clone(),
        claim.population.kind.name().to_owned(),
        claim.bound.name().to_owned(),
        claim.modality.name().to_owned(),
        ids(&claim.sources.join(" ")),
        ids(&claim.relayed_by.join(" ")),
        claim.as_of.map(days).unwrap_or_default(),
    ]
}

/// Whether both are the same interval; where both ends are open the words decide.
fn same_interval(gold: &Expected, seen: &Claim) -> bool {
    let words =
        gold.low.is_some() || gold.high.is_some() || gold.text.to_lowercase() == seen.text.to_lowercase();
    (gold.low, gold.high) == (seen.low, seen.high) && words
}

fn same_number(gold: &Expected, seen: &Claim) -> bool {
    same_interval(gold, seen) && gold.measure.as_ref().is_none_or(|measure| measure == seen.measure.name())
}

fn agrees(gold: &Expected, seen: &Claim) -> [bool; FIELDS.len()] {
    let seen = fields(seen);
    std::array::from_fn(|field| gold.fields[field].as_ref().is_none_or(|value| *value == seen[field]))
}

fn shown(claim: &Claim) -> String {
    let open = |end: Option<u64>| end.map_or_else(|| "-".into(), |end| end.to_string());
    let interval = format!("{} {}", open(claim.low), open(claim.high));
    format!("{} | {} | {interval} | {}", claim.text, claim.measure.name(), fields(claim).join(" | "))
}

#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    number: usize,
    core: usize,
    full: usize,
    /// Of the matched claims whose field is scored: how many agree, and how many there are.
    fields: [(usize, usize); FIELDS.len()],
    table: String,
}

impl Score {
    fn f1(&self, right: usize) -> f64 {
        200.0 * right as f64 / (self.gold + self.found).max(1) as f64
    }

    /// Scores one piece; misses, differences and false claims go to the table.
    fn add(&mut self, piece: &Piece) {
        let reading = streitzahl::read(&piece.article);
        let mut free: Vec<&Claim> = reading.claims.iter().filter(|claim| claim.repeat_of.is_none()).collect();
        let mut rows = String::new();
        for gold in piece.claims.iter().filter(|gold| gold.weight == Weight::Counts) {
            self.gold += 1;
            let rank = |&at: &usize| agrees(gold, free[at]).iter().filter(|&&same| same).count();
            // The first of the best, since the claims stand in the order of the text.
            let best = (0..free.len()).rev().filter(|&at| same_number(gold, free[at])).max_by_key(rank);
            let Some(at) = best else {
                let measure = gold.measure.as_deref().unwrap_or("?");
                writeln!(rows, "    missed   {} | {measure}", gold.text).unwrap();
                continue;
            };
            let seen = free.remove(at);
            self.found += 1;
            self.matched(gold, seen, &mut rows);
        }
        let unsure = |seen: &&Claim| {
            piece.claims.iter().any(|gold| {
                gold.weight == Weight::Unsure && (same_interval(gold, seen) || gold.text == seen.text)
            })
        };
        for seen in free.into_iter().filter(|seen| !unsure(seen)) {
            self.found += 1;
            writeln!(rows, "    false    {}", shown(seen)).unwrap();
        }
        if !rows.is_empty() {
            let text = piece.article.text.replace('\n', " / ");
            write!(self.table, "{}: {}\n  {text}\n{rows}", piece.line, piece.note).unwrap();
        }
    }

    fn matched(&mut self, gold: &Expected, seen: &Claim, rows: &mut String) {
        let (same, values) = (agrees(gold, seen), fields(seen));
        for (field, wanted) in gold.fields.iter().enumerate() {
            let Some(wanted) = wanted else { continue };
            self.fields[field].0 += usize::from(same[field]);
            self.fields[field].1 += 1;
            if !same[field] {
                let (name, value) = (FIELDS[field], &values[field]);
                writeln!(rows, "    differs  {} | {name}: {wanted:?}, read {value:?}", gold.text).unwrap();
            }
        }
        let [side, kind, bound, modality, sources, ..] = same;
        self.number += 1;
        self.core += usize::from(side && bound);
        self.full += usize::from(side && bound && kind && modality && sources);
    }
}

/// Scores one file, prints the table and checks its floors.
fn measure(floors: &Floors) {
    let (file, pieces) = (floors.file, pieces(floors.file));
    let mut score = Score::default();
    for piece in &pieces {
        score.add(piece);
    }
    println!("{}", score.table);
    let none = pieces.iter().filter(|piece| piece.claims.is_empty()).count();
    println!(
        "{file}: {} pieces ({none} without a claim), {} claims, {} read",
        pieces.len(),
        score.gold,
        score.found
    );
    let right = [("number", score.number), ("core", score.core), ("full", score.full)];
    for ((name, right), floor) in right.into_iter().zip(floors.f1) {
        println!("F1 {name:9}{:6.1} %", score.f1(right));
        assert!(score.f1(right) >= floor, "{file}: {name} fell below {floor}");
    }
    for ((name, (right, of)), floor) in FIELDS.iter().zip(score.fields).zip(floors.agreement) {
        let share = 100.0 * right as f64 / of.max(1) as f64;
        println!("{name:12}{share:6.1} % of {of}");
        assert!(share >= floor, "{file}: {name} fell below {floor}");
    }
    let false_claims = score.found - score.number;
    println!("false claims {false_claims}");
    assert!(false_claims <= floors.false_claims, "{file}: {false_claims} false claims");
}

#[test]
fn invented_news_is_read_as_noted() {
    for file in files() {
        let floors = FLOORS.iter().find(|floors| floors.file == file);
        measure(floors.unwrap_or_else(|| panic!("no floors for {file}")));
    }
}

#[test]
fn every_piece_is_wellformed() {
    let files = files();
    assert_eq!(files.len(), FLOORS.len(), "{files:?}");
    for Floors { file, pieces: least, .. } in &FLOORS {
        let pieces = pieces(file);
        assert!(pieces.len() >= *least, "{file}: {} pieces", pieces.len());
        let claims = pieces.iter().flat_map(|piece| &piece.claims);
        assert!(claims.filter(|gold| gold.weight == Weight::Repeat).count() > 0, "{file}: no repeat");
    }
}
