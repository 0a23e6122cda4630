//! `streitzahl find`: what each stage found, by the real program. The last two tests need `../shared` (articles that
//! are no part of the project) and pass without a look where it is missing.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The articles whose numbers and days somebody wrote down by hand.
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles");

fn find(what: &str, arguments: &[&str]) -> Vec<Value> {
    let output =
        Command::new(env!("CARGO_BIN_EXE_streitzahl")).args(["find", what]).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    lines(&String::from_utf8(output.stdout).unwrap())
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn find_in(what: &str, text: &str) -> Vec<Value> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("find-{what}.txt"));
    fs::write(&file, text).unwrap();
    find(what, &["--date", "2031-03-10", file.to_str().unwrap()])
}

/// The words of a span, by its name.
fn words<'t>(text: &'t str, line: &Value, name: &str) -> Option<&'t str> {
    let span = line[name].as_array()?;
    text.get(span[0].as_u64()? as usize..span[1].as_u64()? as usize)
}

#[test]
fn numbers() {
    let text = "Auf 300 Höfen leben über 2.000 Ziegen. Die Zahl übersteigt dort 50.";
    let found = find_in("numbers", text);
    let read: Vec<_> = found
        .iter()
        .map(|line| {
            assert_eq!(
                (words(text, line, "span"), &line["article"]),
                (line["text"].as_str(), &"find-numbers".into())
            );
            assert!(line["rule"].is_string());
            (
                line["text"].as_str().unwrap(),
                line["low"].as_u64(),
                line["high"].as_u64(),
                line["bound"].clone(),
                line["counted"].clone(),
            )
        })
        .collect();
    let expected = [
        ("300", Some(300), Some(300), "exact".into(), "Höfen".into()),
        ("über 2.000", Some(2000), None, "more_than".into(), "Ziegen".into()),
        ("50", Some(50), None, "more_than".into(), Value::Null),
    ];
    assert_eq!(read, expected);
}

#[test]
fn times() {
    let text = "Seit Mitte Januar schneit es. Am Sonntag, an dem es taute, dauerte das drei Stunden.";
    let found = find_in("times", text);
    let read: Vec<_> = found
        .iter()
        .map(|line| {
            ["text", "from", "to", "grain", "relation"]
                .map(|name| line[name].as_str().unwrap_or("-"))
                .join(" ")
        })
        .collect();
    let expected = [
        "Seit Mitte Januar 2031-01-11 2031-01-20 part-of-month since",
        "Am Sonntag 2031-03-09 2031-03-09 day at",
        "drei Stunden - - duration lasting",
    ];
    assert_eq!(read, expected);
}

#[test]
fn sources_and_quotes() {
    let text = "Laut Reuters melden Kiew und Moskau starken Regen. „Es regnet seit Tagen ohne Pause“, sagte \
                Selenskyj.\n\nEin Schild: „Betreten für Unbefugte streng verboten“.";
    let sources = find_in("sources", text);
    assert!(!sources.is_empty());
    for line in &sources {
        assert_eq!(words(text, line, "span"), line["text"].as_str());
        assert!(words(text, line, "content_span").is_some() && line["rule"].is_string(), "{line}");
    }
    let told = sources.iter().find(|line| line["source"] == "zelensky").unwrap();
    assert_eq!(
        (words(text, told, "source_span"), words(text, told, "cue_span")),
        (Some("Selenskyj"), Some("sagte"))
    );
    let quotes = find_in("quotes", text);
    let read: Vec<_> =
        quotes.iter().map(|line| (&line["source"], words(text, line, "content_span").unwrap())).collect();
    let expected = [
        (&"zelensky".into(), "Es regnet seit Tagen ohne Pause"),
        (&Value::Null, "Betreten für Unbefugte streng verboten"),
    ];
    assert_eq!(read, expected);
}

/// Whether two lines share a byte of one article.
fn overlap(one: &Value, other: &Value) -> bool {
    let end = |line: &Value, place: usize| line["span"][place].as_u64().unwrap();
    one["article"] == other["article"] && end(one, 0) < end(other, 1) && end(other, 0) < end(one, 1)
}

#[test]
fn definite_days_of_the_articles() {
    let Ok(gold) = fs::read_to_string(format!("{ARTICLES}/times.jsonl")) else { return };
    let gold = lines(&gold);
    let found = find("times", &[&format!("{ARTICLES}/articles.jsonl")]);
    let same = |a: &Value, b: &Value| overlap(a, b) && a["from"] == b["from"] && a["to"] == b["to"];
    let right = gold.iter().filter(|day| found.iter().any(|line| same(day, line))).count();
    // The hand-written days leave out all seasons (*im Herbst*), whose days are nobody's but ours.
    let wrong: Vec<_> = found
        .iter()
        .filter(|line| line["from"].is_string() && line["grain"] != "season")
        .filter(|line| !gold.iter().any(|day| same(day, line)))
        .collect();
    assert_eq!(gold.len(), 18);
    assert!(right >= 17 && wrong.len() < 3, "{right} right, wrong: {wrong:?}");
}

#[test]
fn people_counted_in_the_articles() {
    let Ok(gold) = fs::read_to_string(format!("{ARTICLES}/gold.jsonl")) else { return };
    let gold = lines(&gold);
    let found = find("numbers", &[&format!("{ARTICLES}/articles.jsonl")]);
    assert_eq!(gold.len(), 20);
    for claim in &gold {
        let same = |line: &Value| ["bound", "low", "high"].iter().all(|field| line[field] == claim[field]);
        assert!(found.iter().any(|line| overlap(line, claim) && same(line)), "{claim}");
    }
}
