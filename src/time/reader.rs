//! Looking at the words of one sentence.

use std::cell::OnceCell;

use crate::language::german::spelled;
use crate::language::{Class, Classes};
use crate::token::{Document, How};

use super::digits::{self, Written};
use super::step;

/// The word list and line of a word.
pub(super) type Origin = Option<(&'static str, u32)>;

/// A word or several with a sense.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub value: &'static str,
    /// The token behind it.
    pub end: usize,
    pub entry: Origin,
}

/// Classes of words with which a time may begin.
const TIMES: Classes = Classes::of(&[
    Class::Part,
    Class::Weekday,
    Class::Month,
    Class::Season,
    Class::Holiday,
    Class::Time,
    Class::Ordinal,
    Class::Unit,
    Class::Relative,
    Class::Rate,
    Class::Quantifier,
    Class::Number,
]);

/// Classes of words that may stand between a number and its unit.
const CONNECTING: Classes = Classes::of(&[Class::Lead, Class::Function, Class::Relative, Class::Quantifier]);

/// Classes of the words that may stand behind a number that counts units.
const COUNTED: Classes = CONNECTING.with(Class::Unit);

/// A document up to the end of the sentence that is read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d, 't> {
    pub document: &'d Document<'t>,
    pub end: usize,
    /// Whether the article is about the war in Ukraine, once somebody asked.
    pub about_ukraine: &'d OnceCell<bool>,
}

impl Reader<'_, '_> {
    /// The word of that class at token `at`, as listed: parts of compounds do not count.
    pub(super) fn word(&self, at: usize, class: Class) -> Option<Word> {
        step();
        if at >= self.end {
            return None;
        }
        let sense = self.document.sense(at, class).filter(|sense| sense.how == How::Whole)?;
        let end = at + sense.length as usize;
        let entry = Some((sense.entry.list, sense.entry.line));
        (end <= self.end).then_some(Word { value: sense.entry.value, end, entry })
    }

    /// Whether a time without its preposition could begin here: one look at the token's senses, since most words
    /// mean nothing in time.
    pub(super) fn could_begin(&self, at: usize) -> bool {
        step();
        let Some(token) = self.document.tokens.get(at).filter(|_| at < self.end) else { return false };
        if token.is_number() {
            return true;
        }
        self.document.has_any(at, TIMES) || (token.is_word() && self.counts_units(at))
    }

    /// *drei Tage*, *ein Jahr*, *zwei bis drei Wochen*, *drei ganze Tage*: a number in words before a unit.
    fn counts_units(&self, at: usize) -> bool {
        let mut next = at + 1;
        // Most words have another behind them that settles it.
        let word = self.document.tokens.get(next).is_none_or(|token| token.is_word());
        if word && !self.document.has_any(next, COUNTED) {
            return false;
        }
        for _ in 0..5 {
            if self.document.has(next, Class::Unit) {
                // The costly look comes last.
                return self.count(at).is_some();
            }
            let sign = self.has_sign(next, &[',', '-', '–', '/']);
            if !sign && !self.document.has_any(next, CONNECTING) {
                return false;
            }
            let connects = sign
                || self.document.senses(next).iter().any(|sense| {
                    matches!(
                        (sense.class(), sense.value()),
                        (Class::Lead, "until")
                            | (Class::Function, "and" | "or")
                            | (Class::Relative, _)
                            | (Class::Quantifier, _)
                    )
                });
            if !connects {
                return false;
            }
            let number = self.document.tokens.get(next + 1).is_some_and(|token| !token.is_word());
            let single = self.document.has(next + 1, Class::Unit) || (sign && number);
            next += if single { 1 } else { 2 };
        }
        false
    }

    /// The word of that class and value.
    pub(super) fn is(&self, at: usize, class: Class, value: &str) -> Option<Word> {
        self.word(at, class).filter(|word| word.value == value)
    }

    pub(super) fn has_sign(&self, at: usize, signs: &[char]) -> bool {
        at < self.end && signs.iter().any(|sign| self.document.tokens[at].is(*sign))
    }

    /// Whether there is a word with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        at < self.end && self.document.tokens[at].capital
    }

    /// The number token's reading as a date, year or time.
    pub(super) fn written(&self, at: usize) -> Option<Written> {
        let token = self.document.tokens.get(at).filter(|token| at < self.end && token.is_number())?;
        digits::read(token.span.of(self.document.text))
    }

    pub(super) fn plain(&self, at: usize) -> Option<u32> {
        match self.written(at) {
            Some(Written::Plain(number)) => Some(number),
            _ => None,
        }
    }

    /// Behind *in*, *am*, *zum* …, if one stands here.
    pub(super) fn skip_lead(&self, at: usize) -> usize {
        self.word(at, Class::Lead)
            .filter(|word| matches!(word.value, "in" | "at"))
            .map_or(at, |word| word.end)
    }

    /// Behind an article, a possessive or demonstrative, if one stands here.
    pub(super) fn skip_article(&self, at: usize) -> usize {
        self.is(at, Class::Function, "article").map_or(at, |word| word.end)
    }

    /// Behind the words that change a number little or not: *mehr als*, *nur*, *rund*.
    pub(super) fn skip_modifiers(&self, mut at: usize) -> usize {
        for _ in 0..3 {
            let modifier = [Class::Bound, Class::Ambiguous, Class::Transparent]
                .into_iter()
                .find_map(|class| self.word(at, class))
                .or_else(|| self.is(at, Class::Relative, "whole"));
            match modifier {
                Some(word) => at = word.end,
                None => break,
            }
        }
        at
    }

    /// How many, in tenths, and the token behind; the number is `None` for *einige*.
    pub(super) fn count(&self, at: usize) -> Option<(Option<u32>, usize)> {
        let token = self.document.tokens.get(at).filter(|_| at < self.end)?;
        if token.is_number() {
            let text = token.span.of(self.document.text);
            let digits: String = text.chars().filter(|c| *c != '.').collect();
            let grouped =
                text.len() == digits.len() || text.rsplit('.').next().is_some_and(|last| last.len() == 3);
            let number = digits.parse::<u32>().ok().filter(|number| grouped && *number <= 100_000)?;
            return Some((Some(number * 10), at + 1));
        }
        if let Some(word) = self.word(at, Class::Quantifier) {
            return Some((word.value.parse().ok().map(|number: u32| number * 10), word.end));
        }
        if let Some(word) = self.word(at, Class::Number) {
            let value = word.value.split(' ').next()?;
            let (whole, tenth) = value.split_once('.').unwrap_or((value, "0"));
            let tenths = whole.parse::<u32>().ok()?.checked_mul(10)?.checked_add(tenth.parse().ok()?)?;
            return Some((Some(tenths), word.end));
        }
        if let Some(article) = self.is(at, Class::Function, "indefinite") {
            return match self.word(article.end, Class::Quantifier) {
                // *ein paar*
                Some(word) => Some((None, word.end)),
                None => Some((Some(10), article.end)),
            };
        }
        let number = spelled(self.document.word(at)).filter(|number| (1..=100_000).contains(number))?;
        Some((Some(number as u32 * 10), at + 1))
    }
}
