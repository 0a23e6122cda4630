//! Modifiers of a number, next to it and away from it.

use std::ops::Range;

use super::size::Size;
use super::{Quantity, Used};
use crate::language::Class;
use crate::token::Document;
use crate::vocabulary::Bound;

/// No modifier has more words than that.
const LONGEST: usize = 4;
/// So many tokens further, *verfügt … über* still belongs together.
const FAR: usize = 16;

/// Widens a size by the modifiers next to it. Tokens before `free` belong to another quantity.
pub(super) fn apply(document: &Document, mut size: Size, free: usize) -> Size {
    let mut bound = None;
    let mut start = size.tokens.start;
    loop {
        if let Some((first, value, used)) = before(document, start, free) {
            // *mindestens rund 300*: the outer one decides, but *rund* adds nothing to it.
            if bound.is_none() || value != Bound::About {
                bound = Some(value);
            }
            size.entries.push(used);
            size.tokens.start = first;
            start = first;
        } else if start > free && skips(document, start - 1) {
            start -= 1;
        } else {
            break;
        }
    }
    if let Some(sense) = document.sense(size.tokens.end, Class::After).filter(|sense| sense.length > 1) {
        bound = Bound::from_name(sense.value()).or(bound);
        size.entries.push(Used {
            list: sense.entry.list,
            line: sense.entry.line,
            span: document.span(size.tokens.end..size.tokens.end + sense.length as usize),
        });
        size.tokens.end += sense.length as usize;
    }
    if let Some(bound) = bound {
        size = widened(size, bound);
    }
    size
}

/// The interval under a modifier. An order, a range, a formation or a share keeps its name.
pub(super) fn widened(mut size: Size, bound: Bound) -> Size {
    match bound {
        Bound::AtLeast | Bound::MoreThan => size.high = None,
        Bound::AtMost | Bound::LessThan | Bound::Nearly => size.low = None,
        _ => {}
    }
    if matches!(size.bound, Bound::Exact | Bound::About) {
        size.bound = bound;
    }
    size
}

/// A modifier that stands away from its number, between the same commas: *übersteigt die Zahl … 3000*.
pub(super) fn apply_far(document: &Document, found: &mut [Quantity]) {
    for at in 0..document.tokens.len() {
        let Some(sense) = document.sense(at, Class::After).filter(|sense| sense.length == 1) else {
            continue;
        };
        let Some(bound) = Bound::from_name(sense.value()).filter(|bound| *bound != Bound::Exact) else {
            continue;
        };
        let part = part_around(document, found, at);
        let first = found.partition_point(|quantity| quantity.number.start < part.start);
        for quantity in found[first..].iter_mut().take_while(|quantity| quantity.number.start < part.end) {
            let near = at < quantity.number.start || at <= quantity.phrase.end + 2;
            if near && quantity.bound == Bound::Exact {
                quantity.bound = bound;
                match bound {
                    Bound::AtMost => quantity.low = None,
                    Bound::AtLeast | Bound::MoreThan => quantity.high = None,
                    _ => {}
                }
            }
        }
    }
}

/// The part of its sentence that token `at` stands in, between commas, colons, dashes and brackets that belong to no
/// quantity.
fn part_around(document: &Document, found: &[Quantity], at: usize) -> Range<usize> {
    let cuts = |at: usize| {
        let token = &document.tokens[at];
        let sign = [',', ';', ':', '–', '—', '(', ')', '|'].iter().any(|sign| token.is(*sign));
        let dash =
            || token.is('-') && !document.touches_next(at.saturating_sub(1)) && !document.touches_next(at);
        (sign || dash()) && {
            let behind = found.partition_point(|quantity| quantity.phrase.start <= at);
            // Phrases may overlap a little: *78 von 122 Patienten*.
            !found[behind.saturating_sub(4)..behind].iter().any(|quantity| quantity.phrase.contains(&at))
        }
    };
    let sentence = document.sentence_of(at).tokens.clone();
    let start = (sentence.start..at).rev().find(|at| cuts(*at)).map_or(sentence.start, |cut| cut + 1);
    let end = (at + 1..sentence.end).find(|at| cuts(*at)).unwrap_or(sentence.end);
    start..end
}

/// The modifier that ends right before token `end`: its first token and what it says.
fn before(document: &Document, end: usize, free: usize) -> Option<(usize, Bound, Used)> {
    let first = end.saturating_sub(LONGEST).max(free);
    (first..end).find_map(|at| {
        let sense = document.sense(at, Class::Bound)?;
        let mut last = at + sense.length as usize;
        // *ca. 300*: the full stop belongs to the modifier.
        if last < end && document.tokens[last].is('.') && document.touches_next(last - 1) {
            last += 1;
        }
        let bound = Bound::from_name(sense.value())?;
        let same_sentence = document.tokens[at].sentence == document.tokens[end].sentence;
        let used = Used { list: sense.entry.list, line: sense.entry.line, span: document.span(at..last) };
        (last == end && same_sentence && !is_preposition(document, at)).then_some((at, bound, used))
    })
}

/// *berichtete über 20 Tote*, *einer unter 40 Toten*: the word is a preposition of its verb or noun, not a
/// modifier.
fn is_preposition(document: &Document, at: usize) -> bool {
    let governs = |before: usize, far: bool| {
        document.sense(before, Class::Governs).is_some_and(|s| far == (s.value() == "far"))
    };
    let start = document.sentence_of(at).tokens.start;
    document.has(at, Class::Ambiguous)
        && (at.checked_sub(1).is_some_and(|before| governs(before, false))
            || (at.saturating_sub(FAR).max(start)..at).any(|before| governs(before, true)))
}

/// A word between a modifier and its number that changes nothing; the text then reaches over it.
fn skips(document: &Document, at: usize) -> bool {
    document.sense(at, Class::Transparent).is_some_and(|sense| sense.value() != "only") && at > 0 && {
        // Only where a modifier stands before it.
        (1..=LONGEST).any(|back| {
            at.checked_sub(back)
                .and_then(|first| {
                    document.sense(first, Class::Bound).map(|s| first + s.length as usize == at)
                })
                .unwrap_or(false)
        })
    }
}
