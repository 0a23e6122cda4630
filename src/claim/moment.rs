//! The day or period for which a number is stated (claims.md, *Time*).

use std::ops::Range;

use crate::calendar::{Day, Period};
use crate::language::Class;
use crate::quantity::Quantity;
use crate::time::{Relation, TimeExpression};
use crate::token::Document;
use crate::vocabulary::Basis;

/// The period in the words of the number's sentence: in its segment first, then before it, then behind; not in
/// a source's reporting clause.
pub(super) fn stated<'t>(
    document: &Document,
    times: &'t [TimeExpression],
    sentence: &Range<usize>,
    segment: &Range<usize>,
    quantity: &Quantity,
    frame: &Range<usize>,
    reference: Option<Day>,
) -> Option<&'t TimeExpression> {
    // *London verzeichnete am 29. Dezember 2.200*: the day is that of the losses.
    let recorded = frame.clone().any(|at| document.means(at, Class::Say, "record"));
    let usable = |time: &&TimeExpression| {
        sentence.contains(&time.tokens.start)
            && time.as_of(reference).is_some()
            && !is_until_now(time, reference)
            && !is_of_a_record(document, time)
            && !is_of_another_noun(document, time)
            && (recorded
                || matches!(time.relation, Relation::Until | Relation::Since)
                || !frame.contains(&time.tokens.start))
    };
    let nearest = |range: &Range<usize>| {
        times
            .iter()
            .filter(usable)
            .filter(|time| range.contains(&time.tokens.start))
            .min_by_key(|time| time.tokens.start.abs_diff(quantity.number.start))
    };
    // *jetzt sind es 7.797*, *sind bis heute verschollen*: what stands before told of another day.
    let now = segment.clone().any(|at| document.means(at, Class::Function, "now"))
        || tells_until_now(times, segment, reference);
    if now {
        return nearest(segment);
    }
    // What stands before a semicolon was said of another number.
    let before = (sentence.start..quantity.number.start).rev().find(|at| document.tokens[*at].is(';'));
    let start = before.unwrap_or(sentence.start);
    nearest(segment).or_else(|| nearest(&(start..quantity.number.start))).or_else(|| {
        // Behind its segment only what no verb of another clause claims: *…, am Montag*.
        let behind = segment.end..(segment.end + 6).min(sentence.end);
        // *1.700 sind stationiert, bis 2027 sollen es 4.800 werden*
        let claimed = behind.clone().any(|at| document.has(at, Class::Auxiliary));
        nearest(&behind).filter(|_| !claimed)
    })
}

/// *bei der im Mai begonnenen Offensive*: the time tells of the offensive; *die im Mai getöteten Soldaten* of those
/// counted.
fn is_of_another_noun(document: &Document, time: &TimeExpression) -> bool {
    let (start, end) = (time.tokens.start, time.tokens.end);
    let small = |at: usize| document.tokens.get(at).is_some_and(|t| t.is_word() && !t.capital);
    // *der heute 27-Jährige*
    let aged = start > 0
        && document.means(start - 1, Class::Function, "article")
        && (end..(end + 3).min(document.tokens.len()))
            .any(|at| document.means(at, Class::Anaphor, "person") && document.tokens[end].is_number());
    aged || start > 0
        && document.means(start - 1, Class::Function, "article")
        && small(end)
        && !document.has(end, Class::Attribute)
        && document.tokens.get(end + 1).is_some_and(|noun| noun.is_word() && noun.capital)
        && (document.has(end + 1, Class::Event) || document.senses(end + 1).is_empty())
}

/// *in der schlimmsten Flut seit 180 Jahren*: how long there was none like it.
fn is_of_a_record(document: &Document, time: &TimeExpression) -> bool {
    let start = document.sentence_of(time.tokens.start).tokens.start;
    let superlative = |at: usize| {
        let word = document.word(at);
        !document.tokens[at].capital && word.len() > 6 && (word.ends_with("sten") || word.ends_with("ste"))
    };
    time.relation == Relation::Since
        && (time.tokens.start.saturating_sub(4).max(start)..time.tokens.start).any(superlative)
}

/// Whether a clause says *bis heute*: then it is the statement's day that counts.
pub(super) fn tells_until_now(
    times: &[TimeExpression],
    segment: &Range<usize>,
    reference: Option<Day>,
) -> bool {
    times.iter().any(|time| segment.contains(&time.tokens.start) && is_until_now(time, reference))
}

/// *bis heute*: the day of the statement, not one in its words.
fn is_until_now(time: &TimeExpression, reference: Option<Day>) -> bool {
    time.relation == Relation::Until
        && time.period.zip(reference).is_some_and(|(period, day)| period == Period::day(day))
}

/// The day on which the source spoke: in its reporting clause.
pub(super) fn spoken(times: &[TimeExpression], frame: &Range<usize>) -> Option<Period> {
    times
        .iter()
        // *zählten die Behörden bis Mittwoch*
        .filter(|time| {
            frame.contains(&time.tokens.start) && matches!(time.relation, Relation::At | Relation::Until)
        })
        .find_map(|time| time.period)
}

/// The period of an expression; *seit dem Putsch im Februar 2021* runs on though its date has no *seit* itself.
pub(super) fn period(document: &Document, time: &TimeExpression, reference: Option<Day>) -> Option<Period> {
    let period = time.as_of(reference)?;
    let start = document.sentence_of(time.tokens.start).tokens.start;
    let since = (time.tokens.start.saturating_sub(8).max(start)..time.tokens.start)
        .rev()
        .take_while(|at| {
            let token = &document.tokens[*at];
            let time =
                [Class::Month, Class::Weekday, Class::Season].into_iter().any(|c| document.has(*at, c));
            !token.is(',') && !token.is_number() && !time
        })
        .any(|at| document.means(at, Class::Preposition, "since"));
    // *in diesem Jahr*: so far.
    let this = || time.tokens.clone().any(|at| document.means(at, Class::Function, "demonstrative"));
    let so_far = |day: &Day| since || period.to > *day && this();
    match reference.filter(|day| time.relation == Relation::At && period.from <= *day && so_far(day)) {
        Some(day) => Some(Period::new(period.from, day)),
        None => Some(period),
    }
}

/// The day of a claim and where it comes from.
pub(super) fn as_of(
    stated: Option<Period>,
    spoken: Option<Period>,
    reference: Option<Day>,
) -> (Option<Period>, Option<Basis>) {
    match (stated, spoken, reference) {
        (Some(period), _, _) => (Some(period), Some(Basis::Stated)),
        (_, Some(period), _) => (Some(period), Some(Basis::Spoken)),
        (_, _, Some(day)) => (Some(Period::day(day)), Some(Basis::Article)),
        _ => (None, None),
    }
}
