#![allow(clippy::unwrap_used)]

use std::cell::Cell;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::language::Language;
use crate::token::tokenize;

thread_local! {
    pub(super) static STEPS: Cell<usize> = const { Cell::new(0) };
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Each find as the examples of the word list write it: relation and days.
fn told(text: &str, reference: Option<Day>) -> String {
    let document = tokenize(text, Language::german());
    let days = |period: Period| match period.from == period.to {
        true => period.from.to_string(),
        false => format!("{}/{}", period.from, period.to),
    };
    let found = find(&document, reference).into_iter();
    found
        .map(|it| format!("{} {}", it.relation.name(), it.period.map_or("-".to_owned(), days)))
        .collect::<Vec<_>>()
        .join("; ")
}

#[test]
fn examples_of_the_list() {
    let mut wrong = Vec::new();
    for example in Language::german().lexicon.examples("calendar") {
        let found = told(example.sentence, Some(day("2025-01-15")));
        if found != example.expected.unwrap_or_default() {
            wrong.push(format!("{}: {} => {found}", example.line, example.sentence));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_an_articles_date() {
    for (text, expected) in [
        ("Am Montag fielen zwei, heute einer.", "at -; at -"),
        ("Im Mai fielen zwei.", "at -"),
        ("Am 24. Februar 2022 begann es, am 3. März fielen zwei.", "at 2022-02-24; at 2022-03-03"),
        ("Am 9. Mai fielen zwei. Die Stadt fiel am 12. Juni 2023.", "at 2023-05-09; at 2023-06-12"),
        // Eight months off: nobody says that it was the same year.
        ("Im November 2015 starben 130, am 22. März 28.", "at 2015-11-01/2015-11-30; at -"),
        ("Seit 2014 und im Jahr 2022.", "since 2014-01-01/2014-12-31; at 2022-01-01/2022-12-31"),
    ] {
        assert_eq!(told(text, None), expected, "{text}");
    }
}

#[test]
fn as_of_of_each_relation() {
    let reference = Some(day("2025-01-15"));
    for (text, expected) in [
        ("seit Mitte Dezember", Some(("2024-12-11", "2025-01-15"))),
        ("bis Ende Dezember", Some(("2024-12-21", "2024-12-31"))),
        ("seit zwei Wochen", Some(("2025-01-01", "2025-01-15"))),
        ("ab dem 6. Januar", Some(("2025-01-06", "2025-01-15"))),
        ("nach dem 6. Januar", None),
        ("drei Wochen lang", None),
        ("pro Tag", None),
    ] {
        let document = tokenize(text, Language::german());
        let period = find(&document, reference)[0].as_of(reference);
        assert_eq!(period, expected.map(|(from, to)| Period::new(day(from), day(to))), "{text}");
    }
}

#[test]
fn article_dates() {
    for (text, expected) in [
        ("Kämpfe dauern an\nStand: 14.08.2025, 08:10 Uhr\nDie Lage ist ernst.", Some("2025-08-14")),
        ("Kämpfe dauern an\nVon Anna Beispiel | 12. Januar 2025\nDie Lage ist ernst.", Some("2025-01-12")),
        ("Welt\n24/10/2024\nDie Lage ist ernst.", Some("2024-10-24")),
        ("Kiew, 24. Oktober 2024 (apn) – Die Lage ist ernst.", Some("2024-10-24")),
        ("Veröffentlicht am 3.2.2024, aktualisiert am 5.2.2024\nDie Lage ist ernst.", Some("2024-02-03")),
        ("Die Lage ist ernst. Es gab Tote. Mehr ist nicht bekannt. (apn, 16.10.2015)", Some("2015-10-16")),
        ("Die Lage ist ernst. Am 24. Februar 2022 begann der Angriff auf das ganze Land.", None),
        ("Was am 24. Februar 2022 geschah\nDie Lage ist ernst.", None),
        ("Der 24. Februar 2022\nDie Lage ist ernst.", None),
        ("Der Stand der Dinge ist unklar.", None),
        ("", None),
    ] {
        let document = tokenize(text, Language::german());
        assert_eq!(article_date(&document), expected.map(day), "{text}");
    }
}

#[test]
fn covered_numbers() {
    let document = tokenize("Am 24. Februar starben in drei Tagen 300 Mann.", Language::german());
    let found = find(&document, None);
    let covered: Vec<_> = (0..document.tokens.len())
        .filter(|at| covering(&found, *at..at + 1).is_some())
        .map(|at| document.word(at))
        .collect();
    assert_eq!(covered, ["am", "24", ".", "februar", "in", "drei", "tagen"]);
}

/// What the five articles beside the repository name, against readings made by hand; skips without them.
#[test]
fn dates_of_the_shared_articles() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles"));
    let Ok(gold) = fs::read_to_string(folder.join("times.jsonl")) else { return };
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    let mut articles: Vec<&str> = gold.lines().map(|line| field(line, "article")).collect();
    articles.dedup();
    for article in articles {
        let text = fs::read_to_string(folder.join(format!("{article}.txt"))).unwrap();
        let document = tokenize(&text, Language::german());
        let found = find(&document, Some(day(&article[..10])));
        let mut named: Vec<&TimeExpression> = found.iter().filter(|it| it.period.is_some()).collect();
        for line in gold.lines().filter(|line| field(line, "article") == article) {
            all += 1;
            let span = line.split_once("\"span\": [").unwrap().1.split_once(']').unwrap().0;
            let (start, end) = span.split_once(", ").unwrap();
            let span = Span::new(start.parse().unwrap(), end.parse().unwrap());
            let period = Period::new(day(field(line, "from")), day(field(line, "to")));
            let hit = named.iter().position(|it| it.span.overlaps(span));
            let hit = hit.map(|at| named.remove(at).period == Some(period));
            right += usize::from(hit == Some(true));
            if hit != Some(true) {
                wrong.push(line.to_owned());
            }
        }
        // Seasons are no definite dates there.
        let false_ones = named.iter().filter(|it| it.grain != Grain::Season);
        wrong.extend(false_ones.map(|it| format!("{article}: false {}", it.span.of(&text))));
    }
    assert!(right >= 17 && wrong.len() <= 2 + all - right, "{right} of {all}\n{}", wrong.join("\n"));
}

/// A string field of a line of JSON that holds no escapes.
fn field<'l>(line: &'l str, name: &str) -> &'l str {
    line.split_once(&format!("\"{name}\": \"")).unwrap().1.split_once('"').unwrap().0
}

/// Chains of words that each could begin or continue a time: eight times the text takes about eight times as many looks.
#[test]
fn linear_in_the_text() {
    for word in [
        "nur ",
        "seit ",
        "in der Nacht ",
        "8, ",
        "am ",
        "Anfang ",
        "von ",
        "5. ",
        "24.2. bis ",
        "der ",
        "seit Kriegsbeginn ",
        "6.1.2025 ",
        "Stand ",
        "2013, in dem ",
        "Montag, ",
    ] {
        let steps = |count: usize| {
            let text = word.repeat(count);
            let document = tokenize(&text, Language::german());
            STEPS.set(0);
            find(&document, Some(day("2025-01-15")));
            find(&document, None);
            article_date(&document);
            STEPS.get()
        };
        let (short, long) = (steps(100), steps(800));
        assert!(long <= short * 9, "{word}: {short}, {long}");
    }
}

/// Words of time in any order: what German may throw at the grammar.
fn words_of_time() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "am",
        "im",
        "seit",
        "bis",
        "von",
        "vom",
        "zum",
        "zwischen",
        "und",
        "vor",
        "der",
        "dem",
        "des",
        "Montag",
        "Nacht",
        "auf",
        "Januar",
        "Februar",
        "29.",
        "31.",
        "24",
        "2024",
        "1900",
        "Jahr",
        "Jahres",
        "Jahre",
        "Woche",
        "drei",
        "Tage",
        "Tagen",
        "später",
        "zuvor",
        "vergangenen",
        "kommenden",
        "Ende",
        "Mitte",
        "Anfang",
        "Sommer",
        "Winter",
        "2022/23",
        "Wochenende",
        "heute",
        "99999",
        "Jahrhunderte",
        "Jahrzehnten",
        "Quartal",
        "erste",
        "zweite",
        "Hälfte",
        "Karfreitag",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "8:30",
        "Uhr",
        "9999-12-31",
        "1000",
        "0.0.0000",
        "Kriegsbeginn",
        "selben",
        "damals",
        "wird",
        "soll",
    ]);
    prop::collection::vec(words, 0..30).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn any_text_gives_sound_finds(text in ".{0,200}", day in -800_000..3_000_000_i32) {
        check(&text, Some(Day(day)));
    }

    #[test]
    fn any_words_of_time_give_sound_finds(text in words_of_time(), day in -800_000..3_000_000_i32) {
        check(&text, Some(Day(day)));
        check(&text, None);
    }
}

fn check(text: &str, reference: Option<Day>) {
    let document = tokenize(text, Language::german());
    article_date(&document);
    let mut end = 0;
    for it in find(&document, reference) {
        assert!(text.get(it.span.range()).is_some() && !it.span.is_empty());
        assert!(end <= it.tokens.start && it.tokens.start < it.tokens.end);
        assert!(it.period.is_none_or(|period| period.from <= period.to));
        end = it.tokens.end;
        let _ = it.as_of(reference);
    }
}

#[test]
fn a_date_may_reach_past_its_sentence() {
    for text in ["(red, 16. 5. 2016)", "Stand: 16.\n5. 2016", "am 16.\n\nMai", "Stand: 3. 5."] {
        let document = tokenize(text, Language::german());
        find(&document, None);
        article_date(&document);
    }
}
