//! Where the counted people were (claims.md, *place*).

use std::ops::Range;

use crate::attribution::Attribution;
use crate::language::Class;
use crate::token::{Document, How};

/// The place named in a sentence behind a preposition, the nearest to token `near`; not in a reporting clause, nor in
/// the words of `phrase`.
pub(super) fn find(
    document: &Document,
    sentence: &Range<usize>,
    near: usize,
    phrase: &Range<usize>,
    attribution: Option<&Attribution>,
) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for at in sentence.clone() {
        let framed = attribution.is_some_and(|a| a.frame.contains(&at) && a.frame.len() < sentence.len());
        if framed || phrase.contains(&at) || !behind_preposition(document, at, sentence.start) {
            continue;
        }
        let name = named(document, at).or_else(|| in_area(document, at, sentence));
        let distance = at.abs_diff(near) + if at > near { 3 } else { 0 };
        if let Some(name) = name
            && best.as_ref().is_none_or(|(seen, _)| distance < *seen)
        {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// A place that the lists know: *in Kursk*, *im Westen Nepals*.
fn named(document: &Document, at: usize) -> Option<String> {
    document.senses(at).iter().filter(|sense| sense.how == How::Whole).find_map(|sense| match sense.class() {
        Class::Place => sense.value().split_once(' ').map(|(_, name)| name.to_owned()),
        // *unter Nordkoreas Soldaten*: whose they are.
        Class::Country | Class::Capital if !is_owner(document, at + sense.length as usize) => {
            let name = document.span(at..at + sense.length as usize).of(document.text);
            let genitive = at > 0 && document.tokens[at - 1].capital && document.has(at - 1, Class::Area);
            Some(name.strip_suffix('s').filter(|_| genitive).unwrap_or(name).to_owned())
        }
        _ => None,
    })
}

/// A place that no list knows, behind what it is: *im Bundesstaat Kwara*, *auf der Insel Bohol*.
fn in_area(document: &Document, at: usize, sentence: &Range<usize>) -> Option<String> {
    /// Words of a name.
    const LONGEST: usize = 2;
    let unknown = |at: usize| {
        let token = document.tokens.get(at).filter(|_| sentence.contains(&at));
        token.is_some_and(|token| token.is_word() && token.capital) && document.senses(at).is_empty()
    };
    if !document.has(at, Class::Area) || !unknown(at + 1) {
        return None;
    }
    let end = (at + 1..at + 1 + LONGEST).take_while(|at| unknown(*at)).count() + at + 1;
    Some(document.span(at + 1..end).of(document.text).to_owned())
}

/// Whether a noun follows, of which the state's name before it tells whose it is.
fn is_owner(document: &Document, next: usize) -> bool {
    document.tokens.get(next).is_some_and(|token| token.is_word() && token.capital)
}

/// *in Kursk*, *in der russischen Region Kursk*, *rund um Kursk*, *nach Russland*.
fn behind_preposition(document: &Document, at: usize, start: usize) -> bool {
    let mut before = at;
    for _ in 0..4 {
        let Some(previous) = before.checked_sub(1).filter(|previous| *previous >= start) else {
            return false;
        };
        if let Some(sense) = document.sense(previous, Class::Preposition) {
            // *rund um Kursk* is a place, *um Kursk* alone may be a dispute.
            let around = previous > start
                && document.sense(previous - 1, Class::Preposition).is_some_and(|s| s.length == 2);
            return around
                || !matches!(sense.value(), "from" | "of" | "other" | "with" | "for" | "by" | "against");
        }
        let passes = document.has(previous, Class::Function)
            || document.has(previous, Class::Nationality)
            || document.has(previous, Class::Area)
            || (document.tokens[previous].is_word() && !document.tokens[previous].capital);
        if !passes {
            return false;
        }
        before = previous;
    }
    false
}
