//! What each stage of reading found, as one JSON object a line: for people who wonder why, and for comparing a stage
//! with other software.
//!
//! All lines have `article`, `span`, `text` and `rule` (the production that read it). Spans are `[start, end]` in bytes
//! of the article's text; what is open or unknown is `null`.
//!
//! | stage | further fields |
//! |---|---|
//! | numbers | `low`, `high`, `bound`; `counted`: the noun as written (there is no lemma), `null` where none stands there |
//! | times | `from`, `to`: the named days, `null` where none is named (*um 8 Uhr*, *drei Tage lang*); `grain`; `relation` (`at`, `since`, `until` …) |
//! | sources | `source`: an id, with a line for each of several, `null` where nobody is named; `source_span`, `cue_span`; `content_span`: what is said; `carried` from another sentence; `denied`; `relayed_by` |
//! | quotes | `source`, `source_span`, `cue_span` of who says it, as far as known; `content_span`: without the signs |
//!
//! ```
//! use streitzahl::{export::finds, language::Language, numeral, quantity, token};
//! let document = token::tokenize("Es fielen rund 300 Soldaten.", Language::german());
//! let found = &quantity::find(&document, &numeral::find(&document))[0];
//! assert!(finds::number("a", &document, found).contains(r#""low":300,"high":300,"bound":"about","counted":"Soldaten""#));
//! ```

use serde::Serialize;

use super::ndjson::range;
use crate::attribution::{self, Attribution};
use crate::quantity::Quantity;
use crate::text::Span;
use crate::time::{self, TimeExpression};
use crate::token::{Document, Quote};

#[derive(Serialize)]
struct Wire<'a, T> {
    article: &'a str,
    span: [u32; 2],
    text: &'a str,
    rule: &'a str,
    #[serde(flatten)]
    what: T,
}

#[derive(Serialize)]
struct Number<'a> {
    low: Option<u64>,
    high: Option<u64>,
    bound: &'a str,
    counted: Option<&'a str>,
}

#[derive(Serialize)]
struct Time<'a> {
    from: Option<String>,
    to: Option<String>,
    grain: &'a str,
    relation: &'a str,
}

#[derive(Serialize)]
struct Source<'a> {
    source: Option<&'a str>,
    source_span: Option<[u32; 2]>,
    cue_span: Option<[u32; 2]>,
    content_span: [u32; 2],
    relayed_by: &'a [String],
    carried: bool,
    denied: bool,
}

fn write<T: Serialize>(article: &str, document: &Document, span: Span, rule: &str, what: T) -> String {
    let wire = Wire { article, span: range(span), text: span.of(document.text), rule, what };
    // Only strings, whole numbers, lists: nothing of it can fail to be written.
    let mut line = serde_json::to_string(&wire).unwrap_or_default();
    line.push('\n');
    line
}

/// A number with its modifier, whatever it counts.
pub fn number(article: &str, document: &Document, found: &Quantity) -> String {
    let counted = found.head.map(|head| document.tokens[head].span.of(document.text));
    let what = Number { low: found.low, high: found.high, bound: found.bound.name(), counted };
    write(article, document, found.span, found.rule, what)
}

/// An expression of time; `None` for one that only takes up the time before it (*am Montag, als …*).
pub fn time(article: &str, document: &Document, found: &TimeExpression) -> Option<String> {
    let what = Time {
        from: found.period.map(|period| period.from.to_string()),
        to: found.period.map(|period| period.to.to_string()),
        grain: found.grain.name(),
        relation: found.relation.name(),
    };
    (found.rule != time::AGAIN).then(|| write(article, document, found.span, found.rule, what))
}

/// Who says what stands in a stretch of a sentence: a line for each source.
pub fn source(article: &str, document: &Document, found: &Attribution) -> String {
    let content = document.span(found.covers.clone());
    let frame = document.span(found.frame.clone());
    // A source that reaches here from another sentence has no words in this one.
    let span = if found.carried || frame.is_empty() { content } else { frame };
    lines(article, document, span, content, Some(found))
}

/// A quotation, with who says it: a line for each source.
pub fn quote(article: &str, document: &Document, attributions: &[Attribution], found: &Quote) -> String {
    let content = document.span(found.first + 1..found.last);
    let said = attribution::at(attributions, found.first + 1);
    lines(article, document, found.span, content, said)
}

fn lines(
    article: &str,
    document: &Document,
    span: Span,
    content: Span,
    said: Option<&Attribution>,
) -> String {
    let what = |source| Source {
        source,
        source_span: said.and_then(|said| said.source_span).map(range),
        cue_span: said.and_then(|said| said.cue_span).map(range),
        content_span: range(content),
        relayed_by: said.map_or(&[], |said| &said.relays),
        carried: said.is_some_and(|said| said.carried),
        denied: said.is_some_and(|said| said.denied),
    };
    let rule = said.map_or("nobody named", |said| said.rule);
    let line = |source| write(article, document, span, rule, what(source));
    match said.map_or(&[][..], |said| &said.sources) {
        [] => line(None),
        sources => sources.iter().map(|source| line(Some(source))).collect(),
    }
}
