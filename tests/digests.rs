//! The built-in articles carry exactly the claims of the articles that they sum up, and none of their wording.

#![allow(clippy::unwrap_used)]

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use streitzahl::article::builtin;
use streitzahl::claim::Claim;

/// The 18 claims, one a line: article | measure scope modality | side kind | bound low high | from to |
/// sources | relays | place | number. `-` is none; a place of `-` is not looked at.
const EXPECTED: &str = "\
2024-10-24-acht-offiziere | killed event asserted | north-korea officers | exact 8 8 | 2024-10-24 2024-10-24 | - | - | Russland | acht
2024-10-24-acht-offiziere | killed event asserted | north-korea people | exact 8 8 | 2024-10-24 2024-10-24 | eyewitness | - | Ukraine | acht
2024-10-25-in-kursk | deployed total asserted | north-korea troops | at_least 3000 - | 2024-10-25 2024-10-25 | south-korea united-states | - | Russland | mindestens 3.000
2024-10-25-in-kursk | deployed total possible | north-korea troops | about 12000 12000 | 2024-10-25 2024-10-25 | south-korea hur | - | Russland | rund 12.000
2024-10-25-in-kursk | deployed total asserted | north-korea officers | exact 500 500 | 2024-10-25 2024-10-25 | hur | - | - | 500
2024-10-25-in-kursk | deployed total asserted | north-korea generals | exact 3 3 | 2024-10-25 2024-10-25 | hur | - | - | drei
2024-12-24-kims-idee | deployed total asserted | north-korea troops | at_least 10000 - | 2024-12-24 2024-12-24 | ukraine western-officials | - | Russland | mindestens 10.000
2024-12-24-kims-idee | killed total asserted | north-korea troops | at_least 100 - | 2024-12-24 2024-12-24 | nis | yonhap south-korean-mp | - | mindestens 100
2024-12-24-kims-idee | wounded total asserted | north-korea troops | at_most - 1000 | 2024-12-24 2024-12-24 | nis | yonhap south-korean-mp | - | bis zu tausend
2024-12-24-kims-idee | casualties total asserted | north-korea troops | more_than 3000 - | 2024-12-24 2024-12-24 | zelensky | - | - | mehr als 3000
2025-01-06-blutzoll | casualties total asserted | north-korea troops | order 2000 9999 | 2025-01-06 2025-01-06 | - | - | Russland | tausende
2025-01-06-blutzoll | strength total asserted | north-korea troops | at_most - 1300000 | 2025-01-06 2025-01-06 | - | - | - | bis zu 1,3 millionen
2025-01-06-blutzoll | killed event asserted | mixed troops | formation - 1000 | 2025-01-06 2025-01-06 | zelensky | - | - | bis zu einem ganzen bataillon
2025-01-06-blutzoll | casualties total asserted | north-korea troops | exact 3800 3800 | 2025-01-06 2025-01-06 | zelensky | lex-fridman | - | 3.800
2025-02-04-abzug | killed total asserted | north-korea troops | about 300 300 | 2025-01-11 2025-01-20 | nis | - | Kursk | rund 300
2025-02-04-abzug | wounded total asserted | north-korea troops | exact 2700 2700 | 2025-01-11 2025-01-20 | nis | - | Kursk | 2.700
2025-02-04-abzug | deployed total asserted | north-korea troops | about 12000 12000 | 2024-09-01 2025-02-04 | - | - | - | rund 12.000
2025-02-04-abzug | captured total asserted | north-korea troops | exact 2 2 | 2025-02-04 2025-02-04 | - | - | - | beiden";

/// A claim as a line of the table; the words in lower case.
fn line(claim: &Claim, place: bool) -> String {
    let number = |number: Option<u64>| number.map_or("-".to_owned(), |number| number.to_string());
    let list = |ids: &[String]| if ids.is_empty() { "-".to_owned() } else { ids.join(" ") };
    let as_of = claim.as_of.map_or("- -".to_owned(), |period| format!("{} {}", period.from, period.to));
    [
        claim.article.clone(),
        format!("{} {} {}", claim.measure.name(), claim.scope.name(), claim.modality.name()),
        format!("{} {}", claim.population.side, claim.population.kind.name()),
        format!("{} {} {}", claim.bound.name(), number(claim.low), number(claim.high)),
        as_of,
        list(&claim.sources),
        list(&claim.relayed_by),
        claim.place.clone().filter(|_| place).unwrap_or("-".to_owned()),
        claim.text.to_lowercase(),
    ]
    .join(" | ")
}

#[test]
fn they_carry_exactly_the_claims() {
    let mut wrong = Vec::new();
    let mut expected = EXPECTED.lines().peekable();
    for article in builtin::articles() {
        let reading = streitzahl::read(&article);
        let mut seen = reading.claims.iter().filter(|claim| claim.repeat_of.is_none());
        loop {
            let wanted = expected.next_if(|line| line.starts_with(&article.id));
            let place = wanted.is_some_and(|wanted| wanted.split(" | ").nth(7) != Some("-"));
            let claim = seen.next();
            let found = claim.map(|claim| line(claim, place));
            if wanted.is_none() && found.is_none() {
                break;
            }
            if wanted != found.as_deref() {
                wrong.push(format!(
                    "expected {}\n   found {}",
                    wanted.unwrap_or("-"),
                    found.unwrap_or_default()
                ));
            }
        }
    }
    assert!(expected.next().is_none());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The folder of the original articles, which are no part of the project; `None` where it is not there.
fn originals() -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles"));
    if !folder.exists() {
        eprintln!("skipped: the original articles are not beside the project");
        return None;
    }
    Some(folder)
}

#[test]
fn the_table_is_the_gold_of_the_originals() {
    let Some(folder) = originals() else { return };
    let gold = fs::read_to_string(folder.join("gold.jsonl")).unwrap();
    let mut lines = HashSet::new();
    for gold in gold.lines() {
        let gold: serde_json::Value = serde_json::from_str(gold).unwrap();
        if gold.get("repeat").is_some() {
            continue;
        }
        let text = |at: &str| gold.pointer(at).unwrap().as_str().unwrap_or("-").to_owned();
        let number = |at: &str| gold[at].as_u64().map_or("-".to_owned(), |number| number.to_string());
        let list = |at: &str| {
            let ids: Vec<_> = gold[at].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
            if ids.is_empty() { "-".to_owned() } else { ids.join(" ") }
        };
        let (kind, side) = (text("/population/kind"), text("/population/side"));
        lines.insert(
            [
                text("/article"),
                format!("{} {} {}", text("/measure"), text("/scope"), text("/modality")),
                format!("{side} {kind}"),
                format!("{} {} {}", text("/bound"), number("low"), number("high")),
                format!("{} {}", text("/as_of/from"), text("/as_of/to")),
                list("sources"),
                list("relayed_by"),
                text("/place"),
                text("/text").to_lowercase(),
            ]
            .join(" | "),
        );
    }
    assert_eq!(EXPECTED.lines().map(str::to_owned).collect::<HashSet<_>>(), lines);
    assert_eq!(lines.len(), 18);
}

/// The words of a text in lower case; a number with its points and commas is one.
fn words(text: &str) -> Vec<String> {
    let inside = |c: char| c.is_alphanumeric() || c == '.' || c == ',';
    let words = text.split(|c| !inside(c)).map(|word| word.trim_matches(['.', ',']).to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

#[test]
fn nothing_is_copied_from_the_originals() {
    let Some(folder) = originals() else { return };
    for article in builtin::articles() {
        let original = fs::read_to_string(folder.join(&article.id).with_extension("txt")).unwrap();
        let original = words(&original);
        let runs: HashSet<_> = original.windows(6).collect();
        let digest = words(&article.text);
        let copied: Vec<_> = digest.windows(6).filter(|run| runs.contains(run)).collect();
        assert!(copied.is_empty(), "{}: {copied:?}", article.id);
    }
}
