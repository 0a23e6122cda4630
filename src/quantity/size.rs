//! One or two numbers, a formation or a share, as an interval, before any modifier.

use std::ops::Range;

use super::{Counted, Quantity, Used};
use crate::language::Class;
use crate::numeral::{Form, Numeral};
use crate::token::Document;
use crate::vocabulary::Bound;

/// A number expression as an interval.
#[derive(Clone, Debug)]
pub(super) struct Size {
    pub tokens: Range<usize>,
    pub bound: Bound,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub form: Form,
    pub rule: &'static str,
    pub entries: Vec<Used>,
}

impl Size {
    /// *ein* counts only where it is marked as a count: *nur einer*, *mindestens ein*, *ein Bataillon*.
    pub fn counts_as_one(&self, document: &Document) -> bool {
        let before = self.tokens.start.checked_sub(1);
        matches!(self.bound, Bound::Formation | Bound::Fraction | Bound::AtLeast | Bound::AtMost)
            // but not *räumte lediglich ein, dass*
            || before.is_some_and(|before| document.means(before, Class::Transparent, "only"))
                && (document.tokens.get(self.tokens.end).is_some_and(|next| next.is_word())
                    || document.word(self.tokens.start).len() > 3)
            || document.means(self.tokens.end, Class::Transparent, "single")
    }
}

/// The size that begins with the first numeral; also, how many numerals it took.
pub(super) fn read(document: &Document, numerals: &[Numeral]) -> (Option<Size>, usize) {
    let first = &numerals[0];
    if let Some(size) = formation(document, first).or_else(|| share(document, first)) {
        return (Some(size), 1);
    }
    if let Some(second) = numerals.get(1)
        && let Some(size) = range(document, first, second)
    {
        return (Some(size), 2);
    }
    let bound = match first.form {
        Form::Order => Bound::Order,
        Form::Dozen => Bound::About,
        _ => Bound::Exact,
    };
    let size = Size {
        tokens: first.tokens.clone(),
        bound,
        low: Some(first.low),
        high: Some(first.high),
        form: first.form,
        rule: if first.form == Form::Order { "order" } else { "number" },
        entries: used(document, first.entry, &first.tokens).into_iter().collect(),
    };
    (Some(size), 1)
}

fn used(document: &Document, entry: Option<(&'static str, u32)>, tokens: &Range<usize>) -> Option<Used> {
    entry.map(|(list, line)| Used { list, line, span: document.span(tokens.clone()) })
}

/// *600 bis 700*, *10.000-12.000*, *zwischen 20.000 und 25.000*, *drei- bis viertausend*.
fn range(document: &Document, first: &Numeral, second: &Numeral) -> Option<Size> {
    if first.form == Form::Order || second.form == Form::Order || first.form == Form::One {
        return None;
    }
    let between = first.tokens.end..second.tokens.start;
    let joined = |at: usize| {
        let token = &document.tokens[at];
        token.is('-') || token.is('–') || token.is('—') || document.means(at, Class::Range, "to")
    };
    let span_word =
        first.tokens.start.checked_sub(1).and_then(|at| document.sense(at, Class::Range)).map(|s| s.value());
    let start = match between.len() {
        1 if joined(between.start) => first.tokens.start,
        2 if document.tokens[between.start].is('-') && joined(between.start + 1) => first.tokens.start,
        // *weitere 30.000 oder 40.000*
        1 if first.form == Form::Digits
            && second.form == Form::Digits
            && document.means(between.start, Class::Function, "or")
            && first.low < second.high
            && second.high <= 2 * first.low =>
        {
            first.tokens.start
        }
        // *zwischen A und B*
        1 if span_word == Some("between") && is_and(document, between.start) => first.tokens.start - 1,
        _ => return None,
    };
    let (mut low, high) = (first.low, second.high);
    // *drei- bis viertausend*, *20 bis 30 Tausend*: the scale belongs to both.
    if low < 1000 && high > low {
        let scale = [1_000_000_000, 1_000_000, 1000, 100]
            .into_iter()
            .find(|scale| high % scale == 0 && high / scale < 1000);
        let shared = document.tokens[between.start].is('-') && between.len() == 2;
        let by_word = second.tokens.len() > 1 && first.tokens.len() == 1;
        if let Some(scale) = scale.filter(|_| shared || by_word) {
            low *= scale;
        }
    }
    (low < high).then(|| Size {
        tokens: start..second.tokens.end,
        bound: Bound::Range,
        low: Some(low),
        high: Some(high),
        form: Form::Digits,
        rule: "range",
        entries: Vec::new(),
    })
}

fn is_and(document: &Document, at: usize) -> bool {
    document.means(at, Class::Function, "and")
}

/// *ein Bataillon*, *zwei Kompanien*, *ein ganzes Bataillon*.
fn formation(document: &Document, first: &Numeral) -> Option<Size> {
    let mut at = first.tokens.end;
    while document.has(at, Class::Transparent) {
        at += 1;
    }
    // *vier nordkoreanische Brigaden*
    if document.has(at, Class::Nationality) && document.has(at + 1, Class::Formation) {
        at += 1;
    }
    let sense = document.sense(at, Class::Formation)?;
    // *93 Brigade* in a list of units, *Brigade 93*: no count.
    if first.low > 50 {
        return None;
    }
    // *zwei Kompanien der Bereitschaftspolizei* are no troops.
    let next = at + sense.length as usize;
    let police =
        |at: usize| document.sense(at, Class::Source).is_some_and(|s| s.value().starts_with("police"));
    if document.means(next, Class::Function, "article") && (police(next + 1) || police(next + 2)) {
        return None;
    }
    let (low, high) = sense.value().split_once(' ')?;
    let (low, high): (u64, u64) = (low.parse().ok()?, high.parse().ok()?);
    let tokens = first.tokens.start..at + sense.length as usize;
    Some(Size {
        entries: vec![Used {
            list: sense.entry.list,
            line: sense.entry.line,
            span: document.tokens[at].span,
        }],
        tokens,
        bound: Bound::Formation,
        low: Some(low * first.low),
        high: Some(high * first.high),
        form: Form::Words,
        rule: "formation",
    })
}

/// *40 Prozent*, *ein Drittel*, *zwei Drittel*: parts in a million until the base is found.
fn share(document: &Document, first: &Numeral) -> Option<Size> {
    let at = if first.form == Form::Half { first.tokens.end - 1 } else { first.tokens.end };
    let sense = document.sense(at, Class::Share)?;
    let (numerator, denominator) = sense.value().split_once(' ')?;
    let (numerator, denominator): (u64, u64) = (numerator.parse().ok()?, denominator.parse().ok()?);
    let parts = first.low.checked_mul(1_000_000)?.checked_mul(numerator)? / denominator;
    (parts <= 1_000_000).then(|| Size {
        tokens: first.tokens.start..at + 1,
        bound: Bound::Fraction,
        low: Some(parts),
        high: Some(parts),
        form: Form::Words,
        rule: "share",
        entries: vec![Used {
            list: sense.entry.list,
            line: sense.entry.line,
            span: document.tokens[at].span,
        }],
    })
}

/// Gives every share the people behind it: its base is the number of people in the same sentence or the one
/// before; with none, the interval is open on both sides.
pub(super) fn resolve_shares(document: &Document, quantities: &mut [Quantity]) {
    for at in 0..quantities.len() {
        if quantities[at].bound != Bound::Fraction {
            continue;
        }
        let share = &quantities[at];
        let sentence = document.tokens[share.number.start].sentence;
        let is_base = |other: &&Quantity| {
            let there = document.tokens[other.number.start].sentence;
            // *ein Viertel der Toten ist jünger als 18*
            let than = other.counted == Counted::Nothing
                && other.number.start > 0
                && document.means(other.number.start - 1, Class::Lead, "than");
            other.bound != Bound::Fraction
                && !than
                && !matches!(other.counted, Counted::Thing)
                && other.low.or(other.high).is_some_and(|n| n > 2)
                && (there == sentence || there + 1 == sentence)
        };
        // *ein Drittel der 11.000*: the base right behind wins over the nearest before.
        let near = |other: &&Quantity| other.number.start <= share.phrase.end + 4;
        let behind = quantities[at + 1..]
            .iter()
            .take_while(near)
            .find(is_base)
            .filter(|base| document.tokens[base.number.start].sentence == sentence);
        // No sentence is endless, so this ends too.
        let reaches = |other: &&Quantity| document.tokens[other.number.start].sentence + 1 >= sentence;
        let base = behind.or_else(|| quantities[..at].iter().rev().take_while(reaches).find(is_base));
        let of = |n: Option<u64>, parts: Option<u64>| Some((n?.checked_mul(parts?)? + 500_000) / 1_000_000);
        let (low, high) =
            base.map_or((None, None), |base| (of(base.low, share.low), of(base.high, share.high)));
        // *ein Drittel der 11.000 Soldaten*: of the same people.
        let whose = behind.filter(|_| share.counted == Counted::Nothing);
        let whose = whose.map(|base| (base.counted.clone(), base.side.clone()));
        quantities[at].low = low;
        quantities[at].high = high;
        if let Some((counted, side)) = whose {
            quantities[at].counted = counted;
            quantities[at].side = side;
        }
    }
}
