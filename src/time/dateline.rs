//! The day on which an article appeared, from its own text.

use super::frame;
use super::moment::{Reading, Shape, Year};
use super::step;
use crate::calendar::Day;
use crate::language::Class;
use crate::token::Document;

/// How many sentences or lines at the beginning may hold a dateline; and at the end.
const TOP: usize = 12;
const BOTTOM: usize = 3;
/// A line with a date and at most so many words besides is a dateline: *Seoul, 25. Oktober 2024 (dpa)*.
const WORDS: usize = 6;
/// More tokens than this make no line with a date.
const LINE: usize = 60;

/// The article's date as its text gives it: behind a word such as *Stand* or *veröffentlicht*, in a line of its own
/// near the top, before an agency's dash, or in brackets at the very end.
///
/// ```
/// use streitzahl::{language::Language, time, token};
/// let text = "Kämpfe bei Kursk\nStand: 25.10.2024, 11:36 Uhr\nDie Lage bleibt ernst.";
/// let document = token::tokenize(text, Language::german());
/// assert_eq!(time::article_date(&document).unwrap().to_string(), "2024-10-25");
/// ```
pub fn article_date(document: &Document) -> Option<Day> {
    date_of(document, &frame::read(document))
}

/// The same from all readings of the document.
pub(super) fn date_of(document: &Document, readings: &[Reading]) -> Option<Day> {
    let top = document.sentences.get(..document.sentences.len().min(TOP))?;
    let bottom = document.sentences.len().saturating_sub(BOTTOM).max(top.len());
    let until = top.last()?.tokens.end;
    let dates = full_dates(&readings[..readings.partition_point(|it| it.tokens.start < until)]);
    let mut labeled: Option<(&str, Day)> = None;
    for (reading, day) in &dates {
        if let Some(rank) = label(document, reading)
            && labeled.is_none_or(|(best, _)| rank < best)
        {
            labeled = Some((rank, *day));
        }
    }
    let lone = || dates.iter().find(|(reading, _)| is_dateline(document, reading)).map(|(_, day)| *day);
    let last = || {
        let from = document.sentences.get(bottom)?.tokens.start;
        let found = full_dates(&readings[readings.partition_point(|it| it.tokens.start < from)..]);
        let labeled = found.iter().rev().find(|(reading, _)| label(document, reading).is_some());
        let closing = found.last().filter(|(reading, _)| closes(document, reading));
        labeled.or(closing).map(|(_, day)| *day)
    };
    // A short text is all top.
    let closing = || dates.last().filter(|(reading, _)| closes(document, reading)).map(|(_, day)| *day);
    labeled.map(|(_, day)| day).or_else(lone).or_else(last).or_else(closing)
}

fn full_dates(readings: &[Reading]) -> Vec<(&Reading, Day)> {
    readings.iter().filter_map(|it| Some((it, full_date(it)?))).collect()
}

fn full_date(reading: &Reading) -> Option<Day> {
    match (reading.moment.shape, reading.moment.year, reading.until) {
        (Shape::Day { month: Some(month), day }, Year::Given(year), None) => Day::new(year, month, day),
        _ => None,
    }
}

/// The rank of the word before the date that says what date it is: *Stand*, *veröffentlicht am*, *Aktualisiert:*.
fn label(document: &Document, reading: &Reading) -> Option<&'static str> {
    let sentence = document.sentence_of(reading.tokens.start).tokens.start;
    let from = sentence.max(reading.tokens.start.saturating_sub(3));
    (from..reading.tokens.start).rev().find_map(|at| {
        let sense = document.sense(at, Class::Dateline)?;
        // Between it and the date stand a colon, *am*, *vom*, a weekday, no other noun.
        let end = at + sense.length as usize;
        let clear = (end..reading.tokens.start)
            .all(|at| !document.tokens[at].capital || document.has(at, Class::Weekday));
        clear.then_some(sense.entry.value)
    })
}

/// Whether the date makes up its line: few words besides, or none but a place before an agency's dash.
fn is_dateline(document: &Document, reading: &Reading) -> bool {
    let sentence = document.sentence_of(reading.tokens.start);
    // A line of many dates must not be walked for each of them.
    if sentence.tokens.len() > LINE && reading.tokens.start > sentence.tokens.start + WORDS {
        return false;
    }
    let words = |from: usize, to: usize| {
        document.tokens[from..to.max(from)].iter().filter(|token| token.is_word()).count()
    };
    let before = words(sentence.tokens.start, reading.tokens.start);
    let behind = words(reading.tokens.end, sentence.tokens.end.min(reading.tokens.end + LINE));
    let closed = document.tokens[sentence.tokens.clone()]
        .last()
        .is_some_and(|it| it.is('.') || it.is('!') || it.is('?'));
    // *Was am 24. Februar 2022 geschah* and *Der 24. Februar 2022* are titles.
    let title = (sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + LINE)).any(|at| {
        step();
        let token = &document.tokens[at];
        let outside = !reading.tokens.contains(&at);
        outside
            && token.is_word()
            && !token.capital
            && !document.has(at, Class::Lead)
            && !document.has(at, Class::Dateline)
    }) || (before > 0 && document.has(reading.tokens.start - 1, Class::Function));
    let lone = !closed && !title && before + behind <= WORDS;
    // *Kiew, 24. Oktober 2024 (dpa) – Die …*
    let dash = (reading.tokens.end..sentence.tokens.end.min(reading.tokens.end + 6))
        .any(|at| ['–', '-', '—'].iter().any(|sign| document.tokens[at].is(*sign)));
    let agency = before <= 3
        && dash
        && (sentence.tokens.start..reading.tokens.start).all(|at| {
            let token = &document.tokens[at];
            !token.is_word() || token.capital
        });
    lone || agency
}

/// *(APA, 16.10.2015)*: the date stands in brackets that close the text.
fn closes(document: &Document, reading: &Reading) -> bool {
    let end = reading.tokens.end;
    let bracket = document.tokens.get(end).is_some_and(|token| token.is(')'));
    let opened =
        (reading.tokens.start.saturating_sub(8)..reading.tokens.start).any(|at| document.tokens[at].is('('));
    bracket && opened && document.tokens.len() - end <= 3
}
