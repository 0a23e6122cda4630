//! The clauses of a sentence: its parts between commas, colons, dashes and brackets, where those part clauses.
//!
//! *485 Soldaten, neun Panzer und zwei Geschütze* is a list and stays one part; so does *Ein Teil von ihnen, etwa 3.000,
//! soll in Kursk kämpfen*, where the number only says how many the subject are.
//!
//! Limit: a relative clause in the middle parts the clause around it.

use std::ops::Range;

use crate::language::Class;
use crate::quantity::{Counted, Quantity};
use crate::token::Document;

/// The parts of a sentence between commas, colons, dashes and brackets.
pub(super) fn segments(
    document: &Document,
    sentence: Range<usize>,
    quantities: &[Quantity],
) -> Vec<Range<usize>> {
    let mut segments = Vec::new();
    let mut start = sentence.start;
    for at in sentence.clone() {
        let token = &document.tokens[at];
        let cuts = [',', ';', ':', '–', '—', '(', ')', '|'].iter().any(|sign| token.is(*sign))
            || (token.is('-')
                && at > sentence.start
                && !document.touches_next(at - 1)
                && !document.touches_next(at));
        if cuts
            && !quantities.iter().any(|q| q.phrase.contains(&at))
            && !lists(document, &sentence, quantities, at)
        {
            segments.push(start..at);
            start = at + 1;
        }
    }
    segments.push(start..sentence.end);
    close_appositions(document, quantities, &mut segments);
    segments
}

/// Whether a comma parts no clauses but the items of a list: *485 Soldaten, neun Panzer und zwei Geschütze*, *Milizen, Soldaten
/// und Zivilisten*.
fn lists(document: &Document, sentence: &Range<usize>, quantities: &[Quantity], comma: usize) -> bool {
    if !document.tokens[comma].is(',') || comma == sentence.start {
        return false;
    }
    let goes_on = |at: usize| {
        at < sentence.end && (document.tokens[at].is(',') || document.means(at, Class::Function, "and"))
    };
    let before = quantities.iter().any(|q| q.phrase.end == comma && q.head.is_some());
    let things = quantities.iter().any(|q| {
        q.number.start == comma + 1
            && q.head.is_some()
            && q.counted == Counted::Thing
            && goes_on(q.phrase.end)
    });
    let noun = |at: usize| {
        at > sentence.start
            && at < sentence.end
            && document.tokens[at].is_word()
            && document.tokens[at].capital
    };
    let nouns = noun(comma - 1)
        && noun(comma + 1)
        && document.means(comma + 2, Class::Function, "and")
        && noun(comma + 3)
        && document.has(comma + 1, Class::Person);
    before && things || nouns
}

/// *Ein Teil von ihnen, etwa 3.000, soll in Kursk kämpfen*: a number between commas that names how many the subject before
/// it are; all three parts are one clause.
fn close_appositions(document: &Document, quantities: &[Quantity], segments: &mut Vec<Range<usize>>) {
    let names_people = |part: &Range<usize>| {
        part.clone().any(|at| {
            document.means(at, Class::Function, "of_them")
                || document.tokens[at].capital
                    && [Class::Person, Class::Nationals, Class::Force].iter().any(|it| document.has(at, *it))
        })
    };
    let inside = |part: &Range<usize>, q: &Quantity| part.contains(&q.number.start);
    for at in (1..segments.len().saturating_sub(1)).rev() {
        let [before, here, next] = [&segments[at - 1], &segments[at], &segments[at + 1]];
        // *Der Fahrer, 25, wurde verletzt*
        let number = quantities.iter().find(|q| {
            q.phrase.end == here.end
                && q.phrase.start <= here.start + 1
                && inside(here, q)
                && q.counted == Counted::Nothing
                && q.low.max(q.high).is_some_and(|n| n >= 100)
        });
        let joined = number.is_some()
            && document.has(next.start, Class::Auxiliary)
            && !document.tokens[next.start].capital
            && names_people(before)
            && !quantities.iter().any(|q| inside(before, q))
            && !before.clone().any(|at| document.has(at, Class::Auxiliary));
        if joined {
            let whole = before.start..next.end;
            segments.splice(at - 1..=at + 1, [whole]);
        }
    }
}
