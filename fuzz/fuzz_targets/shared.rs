//! What holds of every input, for the fuzzer and, on what it found, for `tests/fuzzed.rs`: a result or an error that
//! says something.

// Each target needs one of these.
#![allow(dead_code)]

use streitzahl::article::{Article, Format, lines::Body, plain, read};
use streitzahl::export::csv::{self, Dialect};
use streitzahl::export::{jsonld, markdown, ndjson, package};
use streitzahl::names::Lang;
use streitzahl::share::file;
use streitzahl::share::link::{self, Kind, claims, everything};

/// Any bytes as plain text and as Markdown.
pub fn article(bytes: &[u8]) {
    for format in [Format::Text, Format::Markdown] {
        if let Ok((article, _)) = read(bytes, format, "a") {
            follow(&article);
        }
    }
}

/// Any bytes as a page of HTML.
pub fn page(bytes: &[u8]) {
    if let Ok((article, _)) = read(bytes, Format::Html, "a") {
        follow(&article);
    }
}

/// Any text as lines of JSON that hold articles.
pub fn lines(text: &str) {
    for line in text.lines() {
        match streitzahl::article::lines::read(line) {
            Ok(line) => {
                if let Body::Text(text) = &line.body {
                    let (mut article, _) = plain(text.clone(), &line.article);
                    line.fill(&mut article);
                    follow(&article);
                }
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

/// Any text as a collection's file: what is understood is written and read back unchanged.
pub fn collection(text: &str) {
    match file::read(text) {
        Ok(snapshot) => assert_eq!(file::read(&file::write(&snapshot)).as_ref(), Ok(&snapshot)),
        Err(error) => assert!(!error.say(Lang::De).is_empty()),
    }
}

/// Any text as the payload of a link, and any bytes behind a right checksum.
pub fn link(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Err(error) = link::open(text)
    {
        assert!(!error.say(Lang::De).is_empty());
    }
    for kind in [Kind::FirstClaims, Kind::Claims, Kind::Stored, Kind::Deflated] {
        assert_eq!(link::open(&link::seal(kind, bytes)), Ok((kind, bytes.to_vec())));
    }
    for opened in [claims::read(bytes), claims::read_first(bytes), everything(bytes.to_vec())] {
        match opened {
            Ok(snapshot) => assert_eq!(file::read(&file::write(&snapshot)).as_ref(), Ok(&snapshot)),
            Err(error) => assert!(!error.say(Lang::De).is_empty()),
        }
    }
}

/// Reads it, compares its claims and writes them in every format.
fn follow(article: &Article) {
    let reading = streitzahl::read(article);
    for claim in &reading.claims {
        assert_eq!(article.text.get(claim.span.range()), Some(claim.text.as_str()));
        assert!(claim.evidence.contains(claim.span));
        assert!(article.text.get(claim.evidence.range()).is_some());
        assert!(claim.low.zip(claim.high).is_none_or(|(low, high)| low <= high));
        assert_eq!(ndjson::line(claim).lines().count(), 1);
        csv::line(claim, Dialect::Semicolon);
    }
    let claims: Vec<_> = reading.claims.iter().collect();
    let comparison = streitzahl::dispute::compare(&claims, |_| article.date);
    streitzahl::export::relations::write(&claims, &comparison, &|_| false);
    markdown::write(&claims, &[article], Lang::De);
    jsonld::write(&claims, &[article]);
    package::write("", &claims, &[article], None);
}
