//! Digits and words to numbers.
//!
//! Finds whole numbers of things in any German notation; not dates, times, scores, ordinals, ages or numbers
//! that are a part of a word. What is counted, and with which modifier, is the next stage's.
//!
//! ```
//! use streitzahl::{language::Language, numeral, token};
//! let document = token::tokenize("Es waren 1,3 Mio. Mann, 14 000 fielen.", Language::german());
//! let found: Vec<_> = numeral::find(&document).iter().map(|n| n.low).collect();
//! assert_eq!(found, [1_300_000, 14_000]);
//! ```

mod digits;

use std::ops::Range;

use crate::language::{Class, Classes, german};
use crate::token::{Document, How, TokenKind};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits, perhaps with a scale: *2.700*, *1,3 Millionen*.
    Digits,
    /// Words: *zweitausend*.
    Words,
    /// *ein*, *eine*: an article more often than a number.
    One,
    /// *beide*: people already spoken of.
    Both,
    /// *ein Dutzend*, *zwei Dutzend*: a round number by itself.
    Dozen,
    /// *die Hälfte*: a share without a number.
    Half,
    /// *Tausende*: an order of size, `low` to `high`.
    Order,
    /// *dreiköpfige*: of that many heads is the group behind it.
    Heads,
}

/// A number in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its least value.
    pub low: u64,
    /// Its greatest value; more than `low` for an order of size only.
    pub high: u64,
    /// How it is written.
    pub form: Form,
    /// The word list and line, where one was used.
    pub entry: Option<(&'static str, u32)>,
}

impl Numeral {
    fn new(tokens: Range<usize>, value: u64, form: Form) -> Self {
        Self { tokens, low: value, high: value, form, entry: None }
    }
}

/// All numbers of a document, in the order of the text; they do not overlap.
pub fn find(document: &Document) -> Vec<Numeral> {
    let mut found: Vec<Numeral> = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        match read(document, at) {
            Some(numeral) => {
                at = numeral.tokens.end;
                match found.last_mut().filter(|last| raises(document, last, &numeral)) {
                    Some(last) => {
                        *last = Numeral { tokens: last.tokens.start..numeral.tokens.end, ..numeral }
                    }
                    None => found.push(numeral),
                }
            }
            None => at += 1,
        }
    }
    found
}

/// *Hunderte, wenn nicht Tausende*, *Tausende, ja Zehntausende*: one number, the last figure.
fn raises(document: &Document, last: &Numeral, next: &Numeral) -> bool {
    let between = last.tokens.end..next.tokens.start;
    last.form == Form::Order
        && next.form == Form::Order
        && next.low > last.low
        && between.len() <= 4
        && between.clone().all(|at| document.tokens[at].is(',') || document.has(at, Class::Raise))
        && between.clone().any(|at| document.has(at, Class::Raise))
}

/// The number that begins at token `at`.
fn read(document: &Document, at: usize) -> Option<Numeral> {
    let token = &document.tokens[at];
    match token.kind {
        TokenKind::Number => digits::read(document, at).or_else(|| {
            // *25-köpfige*
            let joined = document.tokens.get(at + 1).is_some_and(|t| t.is('-')) && document.touches_next(at);
            let heads = joined && german::heads(document.word(at + 2)) == Some("");
            let value = token.span.of(document.text).parse().ok().filter(|_| heads)?;
            Some(Numeral::new(at..at + 3, value, Form::Heads))
        }),
        TokenKind::Word => match german::heads(document.word(at)) {
            Some(number) => {
                let value = german::spelled(number)?;
                Some(Numeral::new(at..at + 1, value, Form::Heads))
            }
            None => words(document, at),
        },
        TokenKind::Sign(_) => None,
    }
}

/// *zweitausend*, *sechs Tausend*, *eine halbe Million*, *Tausende*.
fn words(document: &Document, at: usize) -> Option<Numeral> {
    // Most words mean nothing here.
    const LISTED: Classes = Classes::of(&[Class::Order, Class::Share, Class::Number]);
    let listed = document.has_any(at, LISTED) || document.means(at, Class::Function, "indefinite");
    if !listed && german::spelled(document.word(at)).is_none() {
        return None;
    }
    if let Some(sense) = document.sense(at, Class::Order) {
        let (low, high) = sense.value().split_once(' ')?;
        let tokens = at..at + sense.length as usize;
        let (low, high) = (low.parse().ok()?, high.parse().ok()?);
        let entry = Some((sense.entry.list, sense.entry.line));
        return Some(Numeral { tokens, low, high, form: Form::Order, entry });
    }
    if document.sense(at, Class::Share).is_some_and(|sense| sense.value() == "1 2" && sense.how == How::Whole)
    {
        let article = at > 0 && document.means(at - 1, Class::Function, "article");
        return Some(Numeral::new(at - usize::from(article)..at + 1, 1, Form::Half));
    }
    if is_part_of_word(document, at) {
        return None;
    }
    // Value times ten, so that *anderthalb* is whole.
    let (tenths, next, form) = match document.sense(at, Class::Number) {
        Some(sense) => {
            let (value, form) = match sense.value().strip_suffix(" both") {
                Some(value) => (value, Form::Both),
                None => (sense.value(), Form::Words),
            };
            (tenths(value)?, at + 1, form)
        }
        None => one_or_half(document, at).or_else(|| {
            let value = german::spelled(document.word(at))?;
            (value > 1).then_some((value * 10, at + 1, Form::Words))
        })?,
    };
    let numeral = scaled(document, at, next, tenths, form);
    match numeral {
        Some(numeral) => Some(numeral),
        None if tenths % 10 == 0 => Some(Numeral::new(at..next, tenths / 10, form)),
        None => None,
    }
}

/// *eine* (before *Million*), *eine halbe* (before *Million*), *ein*.
fn one_or_half(document: &Document, at: usize) -> Option<(u64, usize, Form)> {
    if document.sense(at, Class::Function)?.value() != "indefinite" {
        return None;
    }
    if document.has(at + 1, Class::Half) && document.has(at + 2, Class::Scale) {
        return Some((5, at + 2, Form::Words));
    }
    Some((10, at + 1, Form::One))
}

/// The number `tenths` / 10 with the scale word at `next`; a fraction must come out whole.
fn scaled(document: &Document, at: usize, next: usize, tenths: u64, form: Form) -> Option<Numeral> {
    let sense = document.sense(next, Class::Scale)?;
    let scale: u64 = sense.value().parse().ok()?;
    let value = tenths.checked_mul(scale)?;
    let mut end = next + 1;
    if document.has(next, Class::Abbreviation)
        && document.tokens.get(end).is_some_and(|t| t.is('.'))
        && document.touches_next(next)
    {
        end += 1;
    }
    let form = match form {
        _ if scale == 12 => Form::Dozen,
        Form::One | Form::Both => Form::Words,
        form => form,
    };
    (value % 10 == 0).then(|| Numeral {
        entry: Some((sense.entry.list, sense.entry.line)),
        ..Numeral::new(at..end, value / 10, form)
    })
}

fn tenths(value: &str) -> Option<u64> {
    match value.split_once('.') {
        Some((whole, tenth)) => Some(whole.parse::<u64>().ok()? * 10 + tenth.parse::<u64>().ok()?),
        None => Some(value.parse::<u64>().ok()? * 10),
    }
}

/// *14-jährig*, *3.000er*, *A3*: the number touches a letter or a hyphen with a letter behind it.
fn is_part_of_word(document: &Document, at: usize) -> bool {
    let touches = |at: usize| document.touches_next(at);
    let sign = |at: usize, sign| document.tokens.get(at).is_some_and(|t| t.is(sign));
    let word = |at: usize| document.tokens.get(at).is_some_and(|t| t.is_word());
    let behind = touches(at)
        && (word(at + 1)
            || (sign(at + 1, '-') && touches(at + 1) && word(at + 2))
            || (sign(at + 1, '/') && touches(at + 1)));
    let before = at > 0
        && touches(at - 1)
        && (word(at - 1)
            || sign(at - 1, '/')
            || sign(at - 1, '#')
            || sign(at - 1, '@')
            || sign(at - 1, '&')
            || (sign(at - 1, '-')
                && at > 1
                && touches(at - 2)
                && word(at - 2)
                && german::spelled(document.word(at - 2)).is_none()));
    behind || before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::token::tokenize;

    #[test]
    fn examples_of_the_list() {
        let german = Language::german();
        for example in german.lexicon.examples("numerals") {
            let document = tokenize(example.sentence, german);
            let found: Vec<_> = find(&document)
                .iter()
                .map(|n| if n.low == n.high { n.low.to_string() } else { format!("{} {}", n.low, n.high) })
                .collect();
            let place = format!("{}:{}: {}", example.list, example.line, example.sentence);
            assert_eq!(found.join("; "), example.expected.unwrap_or_default(), "{place}");
        }
    }

    #[test]
    fn parts_of_words_are_none() {
        for text in ["ein 3.000er-Marsch", "der 46-Jährige", "Typ A320", "die 14jährige", "100/min"] {
            let document = tokenize(text, Language::german());
            let found: Vec<_> = find(&document).into_iter().filter(|n| n.form != Form::One).collect();
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
