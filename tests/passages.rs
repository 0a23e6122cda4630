//! What carries from sentence to sentence in war news: passages of a few sentences, invented for this project, whose
//! claims must be read exactly. Measuring whole articles is `examples.rs`'s.
//!
//! A passage ends with a line `=> measure side kind number; …`, the modality behind where it is not asserted, and
//! behind an `@` its scope or day where they are what it is about; a line of a lone `~` is a blank line. The articles
//! are of 15 January 2025.

#![allow(clippy::unwrap_used)]

use streitzahl::article::Article;
use streitzahl::claim::{Claim, Modality};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/passages");

/// `measure side kind number`, and the modality where it is not asserted.
fn summary(claim: &Claim) -> String {
    let number = claim.low.or(claim.high).map_or_else(|| "-".to_owned(), |n| n.to_string());
    let people = &claim.population;
    let mut all = format!("{} {} {} {number}", claim.measure.name(), people.side, people.kind.name());
    if claim.modality != Modality::Asserted {
        all.push(' ');
        all.push_str(claim.modality.name());
    }
    all
}

/// The scope and the day or period of a claim.
fn scope_and_day(claim: &Claim) -> [String; 2] {
    let day = claim.as_of.map_or_else(String::new, |period| {
        if period.from == period.to {
            period.from.to_string()
        } else {
            format!("{}..{}", period.from, period.to)
        }
    });
    [claim.scope.name().to_owned(), day]
}

#[test]
fn passages_are_read_exactly() {
    let mut wrong = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let mut text: Vec<&str> = Vec::new();
        let all = std::fs::read_to_string(&file).unwrap();
        for (number, line) in all.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
            let Some(expected) = line.strip_prefix("=>") else {
                text.push(if line == "~" { "" } else { line });
                continue;
            };
            let date = Some("2025-01-15".parse().unwrap());
            let article = Article { id: "a".to_owned(), text: text.join("\n"), date, ..Article::default() };
            text.clear();
            let claims = streitzahl::read(&article).claims;
            let expected: Vec<_> = expected.split(';').map(str::trim).filter(|e| !e.is_empty()).collect();
            let fits = expected.len() == claims.len()
                && claims.iter().zip(&expected).all(|(claim, expected)| {
                    let (people, more) = expected.split_once(" @").unwrap_or((expected, ""));
                    let has = scope_and_day(claim);
                    people == summary(claim)
                        && more.split(' ').filter(|m| !m.is_empty()).all(|m| has.iter().any(|h| h == m))
                });
            if !fits {
                let found: Vec<_> = claims
                    .iter()
                    .map(|c| format!("{} @{}", summary(c), scope_and_day(c).join(" ")))
                    .collect();
                wrong.push(format!(
                    "{}:{}\n  found    {}\n  expected {}",
                    file.display(),
                    number + 1,
                    found.join("; "),
                    expected.join("; ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
