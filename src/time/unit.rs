//! Lengths of time, ages, rates, clock times.

use super::digits::Written;
use super::moment::{Length, Unit};
use super::reader::{Origin, Reader};
use crate::language::Class;
use crate::token::How;

/// A length and the token behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lasting {
    pub length: Length,
    pub end: usize,
    pub entry: Origin,
}

/// A unit's word.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitWord {
    pub unit: Unit,
    /// *Tage*, not *Tag*.
    pub many: bool,
    pub end: usize,
    pub entry: Origin,
}

impl Reader<'_, '_> {
    /// *Tag*, *Wochen*.
    pub(super) fn unit(&self, at: usize) -> Option<UnitWord> {
        let word = self.word(at, Class::Unit)?;
        let (name, many) = match word.value.split_once(' ') {
            Some((name, _)) => (name, true),
            None => (word.value, false),
        };
        Some(UnitWord { unit: Unit::from_name(name)?, many, end: word.end, entry: word.entry })
    }

    /// *drei Wochen*, *rund 24 Stunden*, *einigen Tagen*, *anderthalb Jahren*.
    pub(super) fn length(&self, at: usize) -> Option<Lasting> {
        let (tenths, behind) = self.count(self.skip_modifiers(at))?;
        let behind = self.is(behind, Class::Relative, "whole").map_or(behind, |word| word.end);
        let word = self.unit(behind)?;
        Some(Lasting { length: Length { tenths, unit: word.unit }, end: word.end, entry: word.entry })
    }

    /// *Wochen*, as in *seit Wochen*.
    pub(super) fn lengths_untold(&self, at: usize) -> Option<Lasting> {
        let word = self.unit(at).filter(|word| word.many)?;
        Some(Lasting { length: Length { tenths: None, unit: word.unit }, end: word.end, entry: word.entry })
    }

    /// *8, 12 und 17 Jahren*, *20 bis 30 Tage*, *18- bis 25-Jährige*, *8 bis 10 Uhr*: the token behind, whether
    /// it is a clock time.
    pub(super) fn counted(&self, at: usize) -> Option<(usize, bool, Origin)> {
        let mut next = self.skip_modifiers(at);
        let mut by_comma = false;
        for _ in 0..6 {
            let (_, behind) = self.count(next)?;
            // *es starben zwei, drei Tage später einer* is no list.
            if let Some(found) = self.counted_unit(behind).filter(|_| !by_comma) {
                return Some(found);
            }
            let behind =
                if self.has_sign(behind, &['-']) && !self.joins_digits(behind) { behind + 1 } else { behind };
            by_comma = self.has_sign(behind, &[',']);
            next = self.connection(behind)?;
        }
        None
    }

    /// *-Jährige*, *jährig*, *Tage*, *Uhr* right behind a number.
    fn counted_unit(&self, at: usize) -> Option<(usize, bool, Origin)> {
        let part = |at: usize| {
            let sense = self.document.sense(at, Class::Unit).filter(|_| at < self.end)?;
            let glued = sense.how == How::Part || !matches!(sense.value(), "clock" | "decades");
            glued.then_some((at + 1, false, Some((sense.entry.list, sense.entry.line))))
        };
        if self.has_sign(at, &['-']) && self.document.touches_next(at) {
            return part(at + 1);
        }
        let at = self.is(at, Class::Relative, "whole").map_or(at, |word| word.end);
        let word = self.word(at, Class::Unit)?;
        match word.value {
            "decades" => None,
            "clock" => {
                // *8 Uhr 30*
                let minutes = self.plain(word.end).is_some_and(|minutes| minutes < 60);
                Some((word.end + usize::from(minutes), true, word.entry))
            }
            _ => Some((word.end, false, word.entry)),
        }
    }

    /// A hyphen between two numbers.
    fn joins_digits(&self, at: usize) -> bool {
        self.document.tokens.get(at + 1).is_some_and(|next| next.is_number())
    }

    /// The token behind *,*, *–*, *und*, *oder*, *bis*.
    fn connection(&self, at: usize) -> Option<usize> {
        if self.has_sign(at, &[',', '–', '-', '/']) {
            return Some(at + 1);
        }
        let word = ["and", "or"]
            .into_iter()
            .find_map(|value| self.is(at, Class::Function, value))
            .or_else(|| self.is(at, Class::Lead, "until"))?;
        Some(word.end)
    }

    /// *21:47*, *21.47 Uhr*: the token behind.
    pub(super) fn clock(&self, at: usize) -> Option<(usize, Origin)> {
        let uhr = self.is(at + 1, Class::Unit, "clock");
        match (self.written(at)?, uhr) {
            (Written::Clock | Written::PointClock | Written::DayMonth(..), Some(word)) => {
                Some((word.end, word.entry))
            }
            (Written::Clock, None) => Some((at + 1, None)),
            _ => None,
        }
    }

    /// *täglich*, *pro Tag*, *jeden Monat*, *alle zwei Wochen*; behind a number *am Tag*, *im Monat*, *in der Woche*.
    pub(super) fn rate(&self, at: usize) -> Option<(Unit, usize, Origin)> {
        if let Some(word) = self.word(at, Class::Rate)
            && let Some(unit) = Unit::from_name(word.value)
        {
            return Some((unit, word.end, word.entry));
        }
        if let Some(word) = self.is(at, Class::Relative, "every") {
            let unit = self.unit(word.end).map(|unit| (unit.unit, unit.end, unit.entry));
            return unit.or_else(|| self.length(word.end).map(|it| (it.length.unit, it.end, it.entry)));
        }
        let lead = self.word(at, Class::Lead)?;
        match lead.value {
            "per" => {
                let unit = self.unit(lead.end)?;
                Some((unit.unit, unit.end, unit.entry))
            }
            "in" => {
                let unit = self.unit(self.skip_article(lead.end)).filter(|unit| !unit.many)?;
                // *im Monat 30.000 Mann*
                let counts = self.counts_before(at) || self.count(self.skip_modifiers(unit.end)).is_some();
                (counts && !self.is_pinned(unit.end)).then_some((unit.unit, unit.end, unit.entry))
            }
            _ => None,
        }
    }

    /// Whether a number stands shortly before, in the same clause.
    fn counts_before(&self, at: usize) -> bool {
        let start = self.document.sentence_of(at).tokens.start.max(at.saturating_sub(5));
        (start..at).rev().take_while(|at| !self.document.tokens[*at].is(',')).any(|at| {
            self.document.tokens[at].is_number()
                || [Class::Number, Class::Order, Class::Scale]
                    .iter()
                    .any(|class| self.document.has(at, *class))
                || crate::language::german::spelled(self.document.word(at)).is_some_and(|number| number > 1)
        })
    }

    /// *am Tag der …*, *im Jahr 2024*, *im Monat zuvor*, *am Tag nach …*: one certain of them.
    fn is_pinned(&self, at: usize) -> bool {
        self.is(at, Class::Function, "article").is_some()
            || self.word(at, Class::Shift).is_some()
            || self.word(at, Class::Month).is_some()
            || self.is(at, Class::Lead, "after").is_some()
            || self.is(at, Class::Lead, "ago").is_some()
            || self.is(at, Class::Lead, "from_to").is_some()
            || self.plain(at).is_some_and(super::digits::is_year)
    }
}
