//! What leads a time in and joins two: *seit*, *bis*, *von … bis*, *vor*, *binnen*, *in der Nacht auf*.

use std::cell::OnceCell;

use super::moment::{Join, Moment, Reading, Shape, Unit, Year};
use super::phrase::{FIRST_DAY, Found};
use super::reader::{Origin, Reader, Word};
use super::{AGAIN, Grain, Relation};
use crate::language::{Class, Classes};
use crate::token::Document;

/// What leads a time in, and names that hold one.
const LEADING: Classes = Classes::of(&[Class::Lead, Class::Nothing]);

/// Reads all times, each token once.
pub(super) fn read(document: &Document) -> Vec<Reading> {
    let tokens = 0..document.tokens.len();
    let mut readings: Vec<Reading> = Vec::new();
    let about_ukraine = OnceCell::new();
    let mut at = tokens.start;
    let mut end = 0;
    while at < tokens.end {
        if at >= end {
            end = document.sentence_of(at).tokens.end;
        }
        let reader = Reader { document, end, about_ukraine: &about_ukraine };
        if !document.has_any(at, LEADING) && !reader.could_begin(at) {
            at += 1;
            continue;
        }
        // *Welt am Sonntag*
        if let Some(name) = reader.word(at, Class::Nothing).filter(|name| name.end > at + 1) {
            at = name.end;
            continue;
        }
        let again = || readings.last().and_then(|last| reader.again(at, last));
        match reader.reading(at).or_else(again) {
            Some(reading) => {
                at = reading.tokens.end.max(at + 1);
                readings.push(reading);
            }
            None => at += 1,
        }
    }
    readings
}

impl Reader<'_, '_> {
    /// The time that begins at token `at`.
    fn reading(&self, at: usize) -> Option<Reading> {
        let lead = self.word(at, Class::Lead);
        if lead.is_some_and(|lead| !self.leads(at, lead)) {
            return None;
        }
        if let Some((unit, end, entry)) = self.rate(at) {
            return Some(Reading {
                grain: unit.grain(),
                ..self.untold(at, end, Relation::Rate, "rate", entry)
            });
        }
        if let Some(reading) = lead.and_then(|lead| self.led(at, lead)) {
            return Some(reading);
        }
        if let Some((end, entry)) = self.clock(at) {
            return Some(Reading {
                grain: Grain::Clock,
                ..self.untold(at, end, Relation::At, "clock time", entry)
            });
        }
        if let Some(found) = self.phrase(at, self.is_labeled(at)) {
            return Some(match self.joined(&found, false) {
                Some((last, _)) if self.is_life(at, &found, &last) => {
                    self.untold(at, last.end, Relation::Lasting, "birth", None)
                }
                Some((last, join)) => self.between(at, found, last, join),
                None if found.rule == FIRST_DAY => return None,
                None => self.told(at, found, self.past_or(&found, Relation::At)),
            });
        }
        self.lasting(at)
    }

    /// *Stand Oktober*, *Stand: Januar*: what needs a preposition elsewhere.
    fn is_labeled(&self, at: usize) -> bool {
        let start = self.document.sentence_of(at).tokens.start;
        let colon = at > start && self.document.tokens[at - 1].is(':');
        let label = at.checked_sub(1 + usize::from(colon)).filter(|label| *label >= start);
        label.is_some_and(|label| self.document.has(label, Class::Dateline))
    }

    /// *im Jahr 2013, in dem 87 starben*, *am Montag, als zwei starben*: the time before the comma once more.
    fn again(&self, at: usize, last: &Reading) -> Option<Reading> {
        let lead = self.word(at, Class::Lead).filter(|_| at > 0 && self.document.tokens[at - 1].is(','))?;
        // A verb's prefix may stand between: *stieg gegenüber 2013 an, in dem*.
        let follows =
            last.tokens.end + 2 >= at && self.document.sentence_of(last.tokens.start).tokens.contains(&at);
        let end = match lead.value {
            "in" => self.is(lead.end, Class::Function, "article").filter(|it| !self.is_capital(it.end))?.end,
            "than" => lead.end,
            _ => return None,
        };
        let named = !matches!(last.grain, Grain::Clock | Grain::Duration) && last.relation != Relation::Rate;
        (follows && named).then(|| Reading {
            tokens: at..end,
            moment: Moment::new(Shape::Again),
            until: None,
            relation: Relation::At,
            rule: AGAIN,
            ..last.clone()
        })
    }

    /// Whether a time can stand behind the preposition: *in Kursk* is none at one look.
    fn leads(&self, at: usize, lead: Word) -> bool {
        let target = self.skip_article(lead.end);
        matches!(lead.value, "since" | "birth")
            || self.could_begin(at)
            || self.could_begin(target)
            || [
                Class::Lead,
                Class::Transparent,
                Class::Bound,
                Class::Ambiguous,
                Class::Nationality,
                Class::War,
                Class::Country,
            ]
            .iter()
            .any(|class| self.document.has(target, *class))
    }

    /// *(1909–1959)*: when somebody lived.
    fn is_life(&self, at: usize, first: &Found, last: &Found) -> bool {
        let (Year::Given(born), Year::Given(died)) = (first.moment.year, last.moment.year) else {
            return false;
        };
        let years = first.moment.shape == Shape::Year && last.moment.shape == Shape::Year;
        years && died - born >= 15 && at > 0 && self.document.tokens[at - 1].is('(')
    }

    /// A length of time or an age; *zwei Tage später*; *drei Jahre zuvor*.
    fn lasting(&self, at: usize) -> Option<Reading> {
        if let Some(found) = self.shifted(at) {
            return Some(self.told(at, found, Relation::At));
        }
        let (end, is_clock, entry) = self.counted(at)?;
        let reading = self.untold(at, end, Relation::Lasting, "length or age", entry);
        Some(if is_clock {
            Reading { grain: Grain::Clock, relation: Relation::At, rule: "clock time", ..reading }
        } else {
            reading
        })
    }

    /// *zwei Tage später*, *ein Jahr zuvor*.
    fn shifted(&self, at: usize) -> Option<Found> {
        let lasting = self.length(at)?;
        let shift = self.word(lasting.end, Class::Shift)?;
        let shape = Shape::Shift(lasting.length, shift.value.parse().ok()?, false);
        Some(Found {
            moment: Moment::new(shape),
            end: shift.end,
            rule: "day before or after",
            entry: shift.entry,
        })
    }

    fn told(&self, at: usize, found: Found, relation: Relation) -> Reading {
        Reading {
            tokens: at..found.end,
            moment: found.moment,
            until: None,
            relation,
            grain: found.moment.grain(),
            rule: found.rule,
            entry: found.entry,
        }
    }

    fn untold(
        &self,
        at: usize,
        end: usize,
        relation: Relation,
        rule: &'static str,
        entry: Origin,
    ) -> Reading {
        Reading {
            tokens: at..end,
            moment: Moment::new(Shape::Vague),
            until: None,
            relation,
            grain: Grain::Duration,
            rule,
            entry,
        }
    }

    fn between(&self, at: usize, first: Found, last: Found, join: Join) -> Reading {
        Reading {
            tokens: at..last.end,
            until: Some((last.moment, join)),
            rule: "from one to another",
            ..self.told(at, first, Relation::Between)
        }
    }

    /// A time with what leads it in.
    fn led(&self, at: usize, lead: Word) -> Option<Reading> {
        let next = lead.end;
        match lead.value {
            "since" => self.since(at, next),
            "from" => Some(self.told(at, self.noun_phrase(next)?, Relation::From)),
            "until" => self.until(at, next),
            "from_to" => self.stretch(at, next),
            "between" => {
                let first = self.noun_phrase(next)?;
                match self.joined(&first, true) {
                    Some((last, _)) => Some(self.between(at, first, last, Join::To)),
                    None => Some(self.told(at, first, Relation::At)),
                }
            }
            "ago" => self.ago(at, next),
            "after" => match self.shifted(next).is_none().then(|| self.length(next)).flatten() {
                Some(lasting) => {
                    Some(self.untold(at, lasting.end, Relation::Lasting, "length or age", lasting.entry))
                }
                None => Some(self.told(at, self.noun_phrase(next)?, Relation::After)),
            },
            "within" => self.within(at, next),
            // *Jahrgang 1998*
            "birth" => {
                let found = self.phrase(self.stop(next).unwrap_or(next), true)?;
                Some(self.untold(at, found.end, Relation::Lasting, "birth", lead.entry))
            }
            "versus" | "than" | "as" => self.versus(at, lead),
            "in" | "at" | "for" | "onto" => self.at(at, next, lead.value == "in"),
            _ => None,
        }
    }

    /// A named time behind a preposition, perhaps with an article and what changes little: *dem*, *spätestens*.
    fn noun_phrase(&self, at: usize) -> Option<Found> {
        let next = self.skip_article(at);
        self.phrase(next, true).or_else(|| self.war(at, false)).or_else(|| {
            let word = self.word(next, Class::Transparent).or_else(|| self.word(next, Class::Bound))?;
            self.phrase(self.skip_article(word.end), true)
        })
    }

    /// *seit Mitte Januar*, *seit zwei Jahren*, *seit Tagen*, *seit Beginn der Invasion*, *seit Kriegsbeginn*.
    fn since(&self, at: usize, next: usize) -> Option<Reading> {
        if let Some(found) = self.war(next, true) {
            // *seit Beginn der Invasion im Februar 2022*: the day is known, the month says no more.
            let end = self.dated(found.end).map_or(found.end, |dated| dated.end);
            return Some(self.told(at, Found { end, ..found }, Relation::Since));
        }
        if let Some(lasting) = self.length(next).or_else(|| self.lengths_untold(next)) {
            let moment = Moment::new(Shape::Back(lasting.length));
            let found = Found { moment, end: lasting.end, rule: "for so long", entry: lasting.entry };
            return Some(self.told(at, found, Relation::Since));
        }
        if let Some(found) = self.noun_phrase(next) {
            return Some(self.told(at, found, Relation::Since));
        }
        self.since_event(at, next)
    }

    /// *im Februar 2021*, *am Montag*, *vom 6. August* behind a noun.
    fn dated(&self, at: usize) -> Option<Found> {
        let lead = self.word(at, Class::Lead).filter(|lead| matches!(lead.value, "in" | "from_to"))?;
        self.phrase(self.skip_article(lead.end), true).filter(|found| found.moment.grain() != Grain::Duration)
    }

    /// *seit dem Putsch im Februar 2021*, *seit dem Angriff der Miliz auf die Stadt am 7. Oktober*: the date of the event;
    /// *seit Beginn der Offensive*: none that is known.
    fn since_event(&self, at: usize, next: usize) -> Option<Reading> {
        for inner in next..self.end.min(next + 9) {
            if inner > next
                && self.is_capital(inner - 1)
                && let Some(found) = self.dated(inner)
            {
                return Some(Reading {
                    rule: "since a dated event",
                    ..self.told(at, found, Relation::Since)
                });
            }
            if !self.is_nominal(inner) {
                break;
            }
        }
        let begin = self.word(self.skip_article(next), Class::Part).filter(|word| word.value == "begin")?;
        let article = self.is(begin.end, Class::Function, "article")?;
        let noun = (article.end..self.end.min(article.end + 3)).find(|at| self.is_capital(*at))?;
        Some(self.untold(at, noun + 1, Relation::Since, "since an event", begin.entry))
    }

    /// A word of a noun phrase: a noun, an article, a preposition, an adjective before a noun; no verb.
    fn is_nominal(&self, at: usize) -> bool {
        let is_word = self.document.tokens.get(at).is_some_and(|token| token.is_word());
        let small = [Class::Function, Class::Preposition, Class::Nationality]
            .iter()
            .any(|class| self.document.has(at, *class));
        let verb = self.document.has(at, Class::Tense) || self.document.has(at, Class::Auxiliary);
        is_word && !verb && (self.is_capital(at) || small || self.is_capital(at + 1))
    }

    /// *gegenüber dem Vorjahr*, *mehr als im Dezember*; not *als am Montag die Stadt fiel*.
    fn versus(&self, at: usize, lead: Word) -> Option<Reading> {
        let start = self.document.sentence_of(at).tokens.start;
        let compares = at > start && self.document.tokens[at - 1].is_word();
        if lead.value != "versus" && !compares {
            return None;
        }
        let inner = self.is(lead.end, Class::Lead, "in").map_or(lead.end, |word| word.end);
        let next = self.skip_article(inner);
        let found = self.phrase(next, inner > lead.end || lead.value == "versus")?;
        Some(Reading { rule: "compared with", ..self.told(at, found, Relation::Against) })
    }

    /// *bis heute*, *bis Ende April*, *bis zum Sommer*, *bis in den Herbst*.
    fn until(&self, at: usize, next: usize) -> Option<Reading> {
        let inner = self.skip_lead(next);
        let found = self.night(inner).or_else(|| self.noun_phrase(inner))?;
        Some(self.told(at, found, Relation::Until))
    }

    /// *von März bis Mai*, *vom 5. bis zum 7. August*, *von 1992 bis 2006*; *von Montag an*; *vom Montag*.
    fn stretch(&self, at: usize, next: usize) -> Option<Reading> {
        let first = self.noun_phrase(next)?;
        if let Some((last, join)) = self.joined(&first, true) {
            return Some(self.between(at, first, last, join));
        }
        // *von Montag an gilt …*, not *vom Montag an der Front*.
        let open = self.is(first.end, Class::Lead, "in").is_some_and(|word| {
            let behind = word.end;
            behind < self.end
                && self.document.tokens[behind].is_word()
                && !self.is_capital(behind)
                && !self.document.has(behind, Class::Function)
                && !self.document.has(behind, Class::Nationality)
        });
        let relation = if open { Relation::From } else { Relation::At };
        let mut reading = self.told(at, first, relation);
        reading.tokens.end += usize::from(open);
        Some(reading)
    }

    /// *vor drei Wochen*, *vor Tagen*, *vor dem 24. Februar*.
    fn ago(&self, at: usize, next: usize) -> Option<Reading> {
        if let Some(lasting) = self.length(next).or_else(|| self.lengths_untold(next)) {
            let moment = Moment::new(Shape::Ago(lasting.length));
            let found = Found { moment, end: lasting.end, rule: "so long ago", entry: lasting.entry };
            return Some(self.told(at, found, Relation::At));
        }
        Some(self.told(at, self.noun_phrase(next)?, Relation::Before))
    }

    /// *binnen zwei Tagen*, *innerhalb von 24 Stunden*, *innerhalb der letzten 72 Stunden*.
    fn within(&self, at: usize, next: usize) -> Option<Reading> {
        let next = self.is(next, Class::Lead, "from_to").map_or(next, |word| word.end);
        if let Some(lasting) = self.length(next).or_else(|| self.lengths_untold(next)) {
            return Some(self.untold(at, lasting.end, Relation::Within, "within so long", lasting.entry));
        }
        let found = self.noun_phrase(next)?;
        Some(self.told(at, found, self.past_or(&found, Relation::At)))
    }

    fn past_or(&self, found: &Found, relation: Relation) -> Relation {
        if matches!(found.moment.shape, Shape::Past(_)) { Relation::Past } else { relation }
    }

    /// *am Montag*, *im Mai*, *in der Nacht auf Mittwoch*, *in den vergangenen 24 Stunden*, *an einem Tag*.
    fn at(&self, at: usize, next: usize, inside: bool) -> Option<Reading> {
        if let Some(found) = self.night(next) {
            return Some(self.told(at, found, Relation::At));
        }
        if let Some(found) = self.shifted(next) {
            return Some(self.told(at, found, Relation::At));
        }
        if let Some(found) = self.noun_phrase(next) {
            return Some(match self.joined(&found, false) {
                Some((last, join)) => self.between(at, found, last, join),
                None if found.rule == FIRST_DAY => return None,
                None => self.told(at, found, self.past_or(&found, Relation::At)),
            });
        }
        let lasting = self.length(next)?;
        // Not *mit 46 Jahren*, *um zwei Stunden*.
        let within = inside && lasting.length.unit >= Unit::Hour;
        let (relation, rule) =
            if within { (Relation::Within, "within so long") } else { (Relation::Lasting, "length or age") };
        Some(self.untold(at, lasting.end, relation, rule, lasting.entry))
    }

    /// *(in der) Nacht auf Mittwoch*, *Nacht zum 24. Februar*, *Nacht von Dienstag auf Mittwoch*: the day on which the
    /// night ends.
    fn night(&self, at: usize) -> Option<Found> {
        let night = self.is(self.skip_article(at), Class::Time, "night")?;
        let lead = self.word(night.end, Class::Lead)?;
        let found = self.noun_phrase(lead.end)?;
        let found = match lead.value {
            "in" | "at" | "onto" => found,
            "from_to" => match self.joined(&found, true) {
                Some((last, _)) => last,
                // *Nacht vom Montag zum Dienstag*
                None => {
                    let second =
                        self.word(found.end, Class::Lead).filter(|lead| matches!(lead.value, "at" | "onto"));
                    second.and_then(|lead| self.noun_phrase(lead.end)).unwrap_or(found)
                }
            },
            _ => return None,
        };
        (found.moment.grain() == Grain::Day).then_some(Found { rule: "night", ..found })
    }

    /// The second time of *A bis B*, *A–B*, *A und B*. Without *von* before A only one of the same grain is.
    fn joined(&self, first: &Found, led: bool) -> Option<(Found, Join)> {
        let at = first.end;
        let (mut next, join) = if self.has_sign(at, &['–', '-', '—', '/']) {
            // *Januar/Februar*, *Ende Mai/Anfang Juni*
            let digits = self.document.tokens.get(at + 1).is_some_and(|token| token.is_number())
                || self.has_sign(at, &['/']) && self.document.touches_next(at);
            (digits.then_some(at + 1)?, Join::To)
        } else if let Some(word) = self.is(at, Class::Lead, "until") {
            (word.end, Join::To)
        } else if let Some(word) = self.is(at, Class::Lead, "onto").filter(|_| led) {
            (word.end, Join::To)
        } else {
            (self.is(at, Class::Function, "and")?.end, Join::And)
        };
        if join == Join::To {
            next = self.skip_lead(next);
        }
        let last = self.noun_phrase(next)?;
        let (a, b) = (first.moment, last.moment);
        let same = a.grain() == b.grain()
            || matches!(
                (a.grain(), b.grain()),
                (Grain::PartOfMonth, Grain::Month) | (Grain::Month, Grain::PartOfMonth)
            );
        let alike = same
            && !matches!(b.shape, Shape::Today(_) | Shape::Vague)
            && (join == Join::To || std::mem::discriminant(&a.shape) == std::mem::discriminant(&b.shape));
        let half_told = matches!(a.shape, Shape::Day { month: None, .. });
        (alike || half_told || (led && join == Join::To)).then_some((last, join))
    }
}
