//! Dates, months, seasons, holidays, and the year behind them.

use super::digits::{Written, is_day, is_month, is_year};
use super::moment::{Pick, Shape, Unit, Year};
use super::phrase::{FIRST_DAY, Found};
use super::reader::{Origin, Reader};
use crate::calendar::Period;
use crate::language::Class;

impl Reader<'_, '_> {
    /// *25.10.2024*, *24. Februar 2022*, *24.2.*, *24. 2. 2022*, *2024-10*, *2024*.
    pub(super) fn date(&self, at: usize, led: bool) -> Option<Found> {
        let day = |month, day| Shape::Day { month, day };
        match self.written(at)? {
            Written::Date(year, month, of_month) => Some(
                Found::new("full date", day(Some(month), of_month), at + 1, None)
                    .in_year(Year::Given(year), at + 1),
            ),
            Written::Month(year, month) => Some(
                Found::new("year and month", Shape::Month(month), at + 1, None)
                    .in_year(Year::Given(year), at + 1),
            ),
            Written::Years(first, last) => {
                let period = Period::new(Period::year(first).from, Period::year(last).to);
                Some(Found::new("two years", Shape::Known(period), at + 1, None))
            }
            Written::DayMonth(month, of_month) => {
                let stop = self.stop(at + 1)?;
                let found = Found::new("day and month in digits", day(Some(month), of_month), stop, None);
                if let Some(year) = self.plain(stop).filter(|year| is_year(*year)) {
                    return Some(found.in_year(Year::Given(year as i32), stop + 1));
                }
                (led || self.connects(stop)).then_some(found)
            }
            Written::Plain(number) => self.day(at, number, led).or_else(|| self.bare_year(at, led)),
            Written::Clock | Written::PointClock => None,
        }
    }

    /// *24. Februar \[2022\]*, *24 Februar*, *24. 2. 2022*; *5.* in *vom 5. bis 7. Mai*, *5./6. Mai*; led *am 24.*
    fn day(&self, at: usize, number: u32, led: bool) -> Option<Found> {
        if !is_day(number) {
            return None;
        }
        let stop = self.stop(at + 1);
        let next = stop.unwrap_or(at + 1);
        if let Some((month, end, entry)) = self.month_name(next) {
            let found =
                Found::new("day and month", Shape::Day { month: Some(month), day: number }, end, entry);
            return Some(self.with_weekday(self.with_year(found, false)));
        }
        let stop = stop?;
        // The sentence may have been ended at the first full stop of *24. 2. 2022*.
        let wide = Reader { end: self.document.tokens.len(), ..*self };
        if let Some(month) = wide.plain(stop).filter(|month| is_month(*month))
            && let Some(second) = wide.stop(stop + 1)
        {
            let found = Found::new(
                "day and month in digits",
                Shape::Day { month: Some(month), day: number },
                second,
                None,
            );
            if let Some(year) = wide.plain(second).filter(|year| is_year(*year)) {
                return Some(found.in_year(Year::Given(year as i32), second + 1));
            }
            return led.then_some(found);
        }
        let lone = led && !self.is_capital(stop) && self.written(stop).is_none() && stop < self.end;
        let connected = self.connects_days(stop);
        let rule = if connected { FIRST_DAY } else { "day" };
        let found = Found::new(rule, Shape::Day { month: None, day: number }, stop, None);
        (lone || connected).then_some(found)
    }

    /// *31. Dezember, einem Dienstag,* and *31. Dezember (Dienstag)* name one day.
    fn with_weekday(&self, found: Found) -> Found {
        let opened = self.has_sign(found.end, &[',', '(']);
        let next =
            self.is(found.end + 1, Class::Function, "indefinite").map_or(found.end + 1, |word| word.end);
        match self.word(next, Class::Weekday).filter(|_| opened) {
            Some(word) if self.has_sign(found.end, &['(']) && self.has_sign(word.end, &[')']) => {
                Found { end: word.end + 1, ..found }
            }
            Some(word) if next > found.end + 1 => Found { end: word.end, ..found },
            _ => found,
        }
    }

    /// The token behind a full stop right behind the token before.
    pub(super) fn stop(&self, at: usize) -> Option<usize> {
        (self.has_sign(at, &['.']) && self.document.touches_next(at - 1)).then_some(at + 1)
    }

    /// Whether *bis*, *und*, a dash or a stroke stands here.
    fn connects(&self, at: usize) -> bool {
        self.has_sign(at, &['–', '-', '—', '/'])
            || self.is(at, Class::Lead, "until").is_some()
            || self.is(at, Class::Function, "and").is_some()
    }

    /// Whether a second day follows: *bis zum 7.*, */7.*
    fn connects_days(&self, at: usize) -> bool {
        if !self.connects(at) {
            return false;
        }
        let next = self.skip_article(self.skip_lead(at + 1));
        match self.written(next) {
            Some(Written::Plain(number)) => is_day(number) && self.has_sign(next + 1, &['.']),
            Some(Written::DayMonth(..) | Written::Date(..)) => true,
            _ => false,
        }
    }

    /// A month's name, a short one with its full stop.
    pub(super) fn month_name(&self, at: usize) -> Option<(u32, usize, Origin)> {
        let word = self.word(at, Class::Month)?;
        let number = word.value.split(' ').next()?.parse().ok()?;
        let end =
            if word.value.ends_with("short") { self.stop(word.end).unwrap_or(word.end) } else { word.end };
        Some((number, end, word.entry))
    }

    /// *Januar*, *Oktober 2024*, *März dieses Jahres*, *Sept. 2024*.
    pub(super) fn month(&self, at: usize, led: bool) -> Option<Found> {
        let (number, end, entry) = self.month_name(at)?;
        let short = self.word(at, Class::Month)?.value.ends_with("short");
        let found = self.with_year(Found::new("month", Shape::Month(number), end, entry), true);
        let joined =
            self.is(end, Class::Lead, "until").is_some_and(|word| self.month_name(word.end).is_some());
        ((led && !short) || joined || found.end > end).then_some(found)
    }

    /// *Sommer*, *Herbst 2024*, *Winter 2022/23*, *Herbst dieses Jahres*.
    pub(super) fn season(&self, at: usize, led: bool) -> Option<Found> {
        let word = self.word(at, Class::Season)?;
        let found = Found::new("season", Shape::Season(word.value.parse().ok()?), word.end, word.entry);
        let found = self.with_year(found, true);
        (led || found.end > word.end).then_some(found)
    }

    /// *Silvester*, *Neujahr 2025*, *Karfreitag*.
    pub(super) fn holiday(&self, at: usize) -> Option<Found> {
        let word = self.word(at, Class::Holiday)?;
        let mut parts = word.value.split(' ');
        let mut number = || parts.next().and_then(|part| part.parse::<i32>().ok());
        let shape = match number() {
            Some(month) => Shape::Holiday(month.try_into().ok()?, number()?.try_into().ok()?, number()?),
            None => Shape::Easter(number()?, number()?),
        };
        Some(self.with_year(Found::new("holiday", shape, word.end, word.entry), true))
    }

    /// Adds the year behind it; `wide`: also *zuvor*, *darauf*.
    pub(super) fn with_year(&self, found: Found, wide: bool) -> Found {
        if let Some(Written::Years(first, _)) = self.written(found.end) {
            return found.in_year(Year::Given(first), found.end + 1);
        }
        if let Some((year, end)) = self.year_behind(found.end) {
            return found.in_year(year, end);
        }
        match self.word(found.end, Class::Shift).filter(|_| wide) {
            Some(word) => {
                Found { end: word.end, ..found.picked(Pick::Shifted(word.value.parse().unwrap_or(1))) }
            }
            None => found,
        }
    }

    /// *2024*, *des Jahres 2024*, *dieses Jahres*, *vergangenen Jahres*, *desselben Jahres*, *des Vorjahres*.
    pub(super) fn year_behind(&self, at: usize) -> Option<(Year, usize)> {
        if let Some(year) = self.plain(at) {
            let year =
                // *im Herbst 2022 Mobilisierte*: of our time, a year behind a month or season.
                (is_year(year)
                    && self.digits(at) == 4
                    && ((1990..=2035).contains(&year) && self.is_capital(at + 1) || !self.counts(at, true)))
                .then_some(year as i32)?;
            return Some((Year::Given(year), at + 1));
        }
        let next = self.skip_article(at);
        if let Some(word) = self.is(next, Class::Time, "shift -1 year") {
            return Some((Year::Relative(-1), word.end));
        }
        if let Some(word) = self.is(next, Class::Time, "year 0") {
            return Some((Year::Relative(0), word.end));
        }
        if let Some(unit) = self.unit(next).filter(|unit| unit.unit == Unit::Year && !unit.many) {
            let given = self.plain(unit.end).filter(|year| is_year(*year));
            return match given {
                Some(year) => Some((Year::Given(year as i32), unit.end + 1)),
                None if next > at => Some((Year::Open, unit.end)),
                None => None,
            };
        }
        let word = self.word(next, Class::Relative)?;
        let unit = self.unit(word.end).filter(|unit| unit.unit == Unit::Year && !unit.many)?;
        let year = match word.value {
            "same" => Year::Anchored(0),
            "before" => Year::Anchored(-1),
            "after" => Year::Anchored(1),
            value => Year::Relative(value.parse().ok()?),
        };
        Some((year, unit.end))
    }

    pub(super) fn digits(&self, at: usize) -> usize {
        self.document.tokens[at].span.len() as usize
    }

    /// *2024*, where it is no number of things. `led`: *seit 2011*, *Ende 2023*.
    fn bare_year(&self, at: usize, led: bool) -> Option<Found> {
        let year = self.plain(at).filter(|_| self.digits(at) == 4)?;
        let lived = self.has_sign(at + 1, &['-', '–'])
            && self.plain(at + 2).is_some_and(|it| is_year(it) && it > year);
        let likely = if led || lived {
            (1800..=2099).contains(&year)
        } else {
            (1900..=2049).contains(&year) && year % 50 != 0
        };
        if !likely || self.counts(at, led) || (!led && self.is_modified(at)) {
            return None;
        }
        let found = Found::new("year", Shape::Year, at + 1, None);
        Some(found.in_year(Year::Given(year as i32), at + 1))
    }

    /// Whether the number at `at`, which could be a year, counts what stands behind it: *2014 Soldaten*.
    fn counts(&self, at: usize, led: bool) -> bool {
        let next = at + 1;
        // *zwischen Januar und Februar 1000 bis 3000 Mann*: the lower end of a number of things.
        let range = self.is(next, Class::Lead, "until").is_some() || self.has_sign(next, &['–', '-']);
        if range && self.plain(next + 1).is_some_and(|upper| !is_year(upper)) {
            return true;
        }
        if self.has_sign(next, &['%', '€', '$', '°']) {
            return true;
        }
        if self.document.touches_next(at)
            && self
                .document
                .tokens
                .get(next)
                .is_some_and(|token| token.is_word() || token.is('-') || token.is('*'))
            && !self.joins_years(next)
        {
            return true;
        }
        if !self.document.tokens.get(next).is_some_and(|token| token.is_word()) || next >= self.end {
            return false;
        }
        if self.is_capital(next) {
            return self.is_countable(next) || !(led || self.is_name(next));
        }
        // *2014 nordkoreanische Soldaten*: an adjective before a noun.
        let listed =
            [Class::Preposition, Class::Function, Class::Auxiliary, Class::Tense, Class::Lead, Class::Time];
        let adjective =
            ["e", "en", "er", "em", "es"].iter().any(|ending| self.document.word(next).ends_with(ending))
                && !listed.iter().any(|class| self.document.has(next, *class));
        // *die seit 2020 stationierte Truppe*: the adjective belongs to the article before.
        let framed = led && at >= 2 && self.document.means(at - 2, Class::Function, "article");
        adjective && !framed && self.is_capital(next + 1) && self.is_countable(next + 1)
    }

    fn joins_years(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.is('-'))
            && self.document.tokens.get(at + 1).is_some_and(|token| token.is_number())
    }

    /// A noun for people or things that are counted.
    fn is_countable(&self, at: usize) -> bool {
        [
            Class::Person,
            Class::Victim,
            Class::Loss,
            Class::Nationals,
            Class::Other,
            Class::Formation,
            Class::Unit,
            Class::Scale,
        ]
        .iter()
        .any(|class| self.document.has(at, *class))
    }

    /// A name of a state, place, source: it is not counted.
    fn is_name(&self, at: usize) -> bool {
        [
            Class::Country,
            Class::Capital,
            Class::Place,
            Class::Group,
            Class::Source,
            Class::Outlet,
            Class::Office,
        ]
        .iter()
        .any(|class| self.document.has(at, *class))
    }

    /// *rund 2010*, *Nr. 2014*: no year.
    fn is_modified(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|it| *it >= self.document.sentence_of(at).tokens.start)
        else {
            return false;
        };
        let touches = self.document.touches_next(before);
        [Class::Bound, Class::Scale].iter().any(|class| self.document.has(before, *class))
            || (touches && !self.document.tokens[before].is('('))
            || (self.document.tokens[before].is('.')
                && before > 0
                && self.document.has(before - 1, Class::Abbreviation))
            || self.document.tokens[before].is_number()
    }

    /// *1990er Jahre*, *80er-Jahre*.
    pub(super) fn decade(&self, at: usize) -> Option<Found> {
        let number = self.plain(at).filter(|_| self.document.touches_next(at))?;
        let word = self.is(at + 1, Class::Unit, "decades")?;
        let year = match self.digits(at) {
            2 => 1900 + number,
            4 => number,
            _ => return None,
        };
        let end =
            self.unit(word.end).filter(|unit| unit.unit == Unit::Year).map_or(word.end, |unit| unit.end);
        (year % 10 == 0 && is_year(year))
            .then(|| Found::new("decade", Shape::Decade(year as i32), end, word.entry))
    }
}
