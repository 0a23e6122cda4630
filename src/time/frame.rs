//! What leads a time in and joins two: *seit*, *bis*, *von … bis*, *vor*, *binnen*, *in der Nacht auf*.

use std::ops::Range;

use super::moment::{Join, Moment, Reading, Shape, Unit, Year};
use super::phrase::Found;
use super::reader::{Origin, Reader, Word};
use super::{Grain, Relation};
use crate::calendar::{Day, Period};
use crate::language::Class;
use crate::token::Document;

/// Reads all times in a range of tokens, each token once.
pub(super) fn read(document: &Document, tokens: Range<usize>) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    let mut at = tokens.start;
    let mut end = 0;
    while at < tokens.end {
        if at >= end {
            end = document.sentence_of(at).tokens.end;
        }
        // Most words mean nothing here.
        if !document.tokens[at].is_number() && document.senses(at).is_empty() {
            at += 1;
            continue;
        }
        let reader = Reader { document, end };
        // *Welt am Sonntag*
        if let Some(name) = reader.word(at, Class::Nothing).filter(|name| name.end > at + 1) {
            at = name.end;
            continue;
        }
        match reader.reading(at) {
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
        if let Some((unit, end, entry)) = self.rate(at) {
            return Some(Reading {
                grain: unit.grain(),
                ..self.untold(at, end, Relation::Rate, "rate", entry)
            });
        }
        if let Some(lead) = self.word(at, Class::Lead)
            && let Some(reading) = self.led(at, lead)
        {
            return Some(reading);
        }
        if let Some((end, entry)) = self.clock(at) {
            return Some(Reading {
                grain: Grain::Clock,
                ..self.untold(at, end, Relation::At, "clock time", entry)
            });
        }
        if let Some(found) = self.phrase(at, false) {
            return Some(match self.joined(&found, false) {
                Some((last, _)) if self.is_life(at, &found, &last) => {
                    self.untold(at, last.end, Relation::Lasting, "birth", None)
                }
                Some((last, join)) => self.between(at, found, last, join),
                None => self.told(at, found, Relation::At),
            });
        }
        self.lasting(at)
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
                let found = self.phrase(next, true)?;
                Some(self.untold(at, found.end, Relation::Lasting, "birth", lead.entry))
            }
            "in" | "at" | "for" | "onto" => self.at(at, next, lead.value == "in"),
            _ => None,
        }
    }

    /// A named time behind a preposition, perhaps with an article and what changes little: *dem*, *spätestens*.
    fn noun_phrase(&self, at: usize) -> Option<Found> {
        let next = self.skip_article(at);
        self.phrase(next, true).or_else(|| {
            let word = self.word(next, Class::Transparent).or_else(|| self.word(next, Class::Bound))?;
            self.phrase(self.skip_article(word.end), true)
        })
    }

    /// *seit Mitte Januar*, *seit zwei Jahren*, *seit Tagen*, *seit Beginn der Invasion*, *seit Kriegsbeginn*.
    fn since(&self, at: usize, next: usize) -> Option<Reading> {
        if let Some(reading) = self.since_war(at, next) {
            return Some(reading);
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

    /// *seit Beginn der Offensive*: a beginning that no list knows.
    fn since_event(&self, at: usize, next: usize) -> Option<Reading> {
        let begin = self.word(self.skip_article(next), Class::Part).filter(|word| word.value == "begin")?;
        let article = self.is(begin.end, Class::Function, "article")?;
        let noun = (article.end..self.end.min(article.end + 3)).find(|at| self.is_capital(*at))?;
        Some(self.untold(at, noun + 1, Relation::Since, "since an event", begin.entry))
    }

    /// *seit Beginn des Krieges*, *seit der russischen Invasion*, *seit dem Überfall auf die Ukraine*: the first day
    /// of the war in Ukraine, where the article is about that one; of other wars none.
    fn since_war(&self, at: usize, next: usize) -> Option<Reading> {
        let mut begun = false;
        let mut at_noun = next;
        let mut side = None;
        let noun = loop {
            if at_noun >= self.end.min(next + 7) {
                return None;
            }
            if let Some(noun) = self.word(at_noun, Class::War) {
                break noun;
            }
            let begin =
                self.word(at_noun, Class::Part).filter(|word| matches!(word.value, "begin" | "outbreak"));
            begun |= begin.is_some();
            side = self.word(at_noun, Class::Nationality).map(|word| word.value).or(side);
            // Articles, adjectives, the name of a state; no other noun.
            let inner =
                begin.is_some() || !self.is_capital(at_noun) || self.word(at_noun, Class::Country).is_some();
            if !inner || !self.document.tokens[at_noun].is_word() {
                return None;
            }
            at_noun += 1;
        };
        let behind = self.place_behind(noun.end);
        let of_ukraine = match noun.value {
            "ukraine" => begun,
            "begin" => behind.unwrap_or(true),
            "attack" => behind.unwrap_or(false),
            "invasion" => behind.unwrap_or(true) && side != Some("ukraine"),
            _ => begun && behind.unwrap_or(true),
        };
        if noun.value == "attack" && !of_ukraine && !begun {
            return None;
        }
        let known =
            of_ukraine && (noun.value == "ukraine" || behind == Some(true) || self.is_about_ukraine());
        let shape = match Day::new(2022, 2, 24).filter(|_| known) {
            Some(day) => Shape::Known(Period::day(day)),
            None => Shape::Vague,
        };
        let found = Found {
            moment: Moment::new(shape),
            end: noun.end,
            rule: "since the war began",
            entry: noun.entry,
        };
        Some(self.told(at, found, Relation::Since))
    }

    /// Whether the place named right behind a war is Ukraine: *gegen die Ukraine*, *in der Ukraine*, *im Gazastreifen*.
    fn place_behind(&self, at: usize) -> Option<bool> {
        (at..self.end.min(at + 4)).take_while(|at| !self.has_sign(*at, &[','])).find_map(|at| {
            let word = self.word(at, Class::Country).or_else(|| self.word(at, Class::Place))?;
            Some(word.value == UKRAINE)
        })
    }

    /// Whether the article names Ukraine more often than the place of any other war.
    fn is_about_ukraine(&self) -> bool {
        let mut ukraine = 0_usize;
        let mut others = [0_usize; OTHER_WARS.len()];
        for at in 0..self.document.tokens.len() {
            for sense in self.document.senses(at) {
                if matches!(
                    sense.class(),
                    Class::Country | Class::Nationality | Class::Capital | Class::Nationals | Class::Place
                ) {
                    let state = sense.value().split(' ').next().unwrap_or_default();
                    ukraine += usize::from(state == UKRAINE);
                    if let Some(other) = OTHER_WARS.iter().position(|other| *other == state) {
                        others[other] += 1;
                    }
                }
            }
        }
        ukraine > 0 && others.iter().all(|other| ukraine >= *other)
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
            "from_to" => self.joined(&found, true).map_or(found, |(last, _)| last),
            _ => return None,
        };
        (found.moment.grain() == Grain::Day).then_some(Found { rule: "night", ..found })
    }

    /// The second time of *A bis B*, *A–B*, *A und B*. Without *von* before A only one of the same grain is.
    fn joined(&self, first: &Found, led: bool) -> Option<(Found, Join)> {
        let at = first.end;
        let (mut next, join) = if self.has_sign(at, &['–', '-', '—', '/']) {
            let digits = self.document.tokens.get(at + 1).is_some_and(|token| token.is_number());
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

/// The state whose war has a first day here.
const UKRAINE: &str = "ukraine";

/// States with wars of their own in today's news.
const OTHER_WARS: [&str; 14] = [
    "israel",
    "palestine",
    "lebanon",
    "syria",
    "iraq",
    "iran",
    "yemen",
    "sudan",
    "myanmar",
    "ethiopia",
    "congo",
    "afghanistan",
    "armenia",
    "mali",
];
