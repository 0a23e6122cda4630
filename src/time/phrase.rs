//! The names of days and periods, without what leads them in.

use super::digits::{Written, is_year};
use super::moment::{Length, Moment, Part, Pick, Shape, Unit, Year};
use super::reader::{Origin, Reader, Word};
use crate::language::Class;

/// A named time and the token behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub moment: Moment,
    pub end: usize,
    pub rule: &'static str,
    pub entry: Origin,
}

impl Found {
    pub(super) fn new(rule: &'static str, shape: Shape, end: usize, entry: Origin) -> Self {
        Self { moment: Moment::new(shape), end, rule, entry }
    }

    pub(super) fn in_year(self, year: Year, end: usize) -> Self {
        Self { moment: self.moment.in_year(year), end, ..self }
    }

    pub(super) fn picked(self, pick: Pick) -> Self {
        Self { moment: self.moment.picked(pick), ..self }
    }
}

const ONE: Option<u32> = Some(10);
/// The rule of *5.* in *5. bis 7. Mai*: no time without the second day.
pub(super) const FIRST_DAY: &str = "first of two days";

impl Reader<'_, '_> {
    /// The named time that begins at token `at`. `led`: a preposition of time stands before it, so that a bare
    /// month, season or year is one.
    pub(super) fn phrase(&self, at: usize, led: bool) -> Option<Found> {
        let token = self.document.tokens.get(at).filter(|_| at < self.end)?;
        if token.is_number() {
            return self.date(at, led).or_else(|| self.decade(at)).or_else(|| self.ordered(at));
        }
        if !self.could_begin(at) {
            return None;
        }
        self.part(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.month(at, led))
            .or_else(|| self.season(at, led))
            .or_else(|| self.holiday(at))
            .or_else(|| self.word_of_time(at))
            .or_else(|| self.ordered(at))
            .or_else(|| self.named_unit(at, led))
            .or_else(|| self.pointed(at, led))
    }

    /// *Anfang August*, *Mitte bis Ende Mai*, *Ende 2023*, *Anfang der Woche*, *Ende vergangenen Jahres*.
    fn part(&self, at: usize) -> Option<Found> {
        let word = self.word(at, Class::Part)?;
        let first = third(word.value)?;
        let mut part: Part = (first, first);
        let mut end = word.end;
        let connection = self
            .is(end, Class::Lead, "until")
            .or_else(|| self.is(end, Class::Function, "and"))
            .map(|word| word.end);
        if let Some(second) = connection.and_then(|end| self.word(end, Class::Part))
            && let Some(last) = third(second.value).filter(|last| *last > first)
        {
            part.1 = last;
            end = second.end;
        }
        let entry = word.entry;
        self.whole_of_part(end).map(|found| Found {
            moment: Moment { part: Some(part), ..found.moment },
            rule: "part",
            entry,
            ..found
        })
    }

    /// What a part is of: *August 2024*, *des Jahres*, *der Woche*, *2023*, *der 1990er Jahre*.
    fn whole_of_part(&self, at: usize) -> Option<Found> {
        let next = self.skip_article(at);
        if let Some((year, end)) = self.year_behind(at) {
            return Some(Found::new("part", Shape::Year, end, None).in_year(year, end));
        }
        self.month(next, true)
            .or_else(|| self.season(next, true))
            .or_else(|| self.decade(next))
            .or_else(|| {
                let unit =
                    // Also the Swiss *Ende Woche*.
                    self.unit(next).filter(|unit| !unit.many && unit.unit >= Unit::Week)?;
                Some(Found::new("part", Shape::Unit(unit.unit), unit.end, unit.entry))
            })
            .or_else(|| {
                let word = self.word(next, Class::Relative)?;
                let unit = self.unit(word.end).filter(|unit| !unit.many && unit.unit >= Unit::Week)?;
                let found = Found::new("part", Shape::Unit(unit.unit), unit.end, unit.entry);
                Some(found.picked(pick(word.value)?))
            })
    }

    /// *Montag*, *Dienstag früh*, *Montag, 6. Januar*, *Montag vergangener Woche*, *Montag zuvor*.
    fn weekday(&self, at: usize) -> Option<Found> {
        let word = self.word(at, Class::Weekday).or_else(|| self.hyphened_weekday(at))?;
        if !self.is_capital(at) {
            return None;
        }
        let number = word.value.parse().ok()?;
        let end = self.skip_daytime(word.end);
        if let Some(date) = self.date_of_weekday(end) {
            return Some(Found { rule: "weekday and date", ..date });
        }
        if let Some((weeks, end)) = self.week_behind(end) {
            return Some(Found::new("weekday of a week", Shape::WeekdayOf(number, weeks), end, word.entry));
        }
        let found = Found::new("weekday", Shape::Weekday(number), end, word.entry);
        Some(match self.word(end, Class::Shift) {
            Some(shift) => Found { end: shift.end, ..found.picked(Pick::Shifted(shift.value.parse().ok()?)) },
            None => found,
        })
    }

    /// *Sonntag-Abend*, not *Sonntag-Ausgabe*.
    fn hyphened_weekday(&self, at: usize) -> Option<Word> {
        let senses = || self.document.senses(at).iter();
        let daytime =
            senses().any(|it| it.class() == Class::Time && matches!(it.value(), "daytime" | "night"));
        let weekday =
            senses().find(|it| it.class() == Class::Weekday).filter(|_| daytime && at < self.end)?;
        let entry = Some((weekday.entry.list, weekday.entry.line));
        Some(Word { value: weekday.entry.value, end: at + 1, entry })
    }

    /// *, dem 24. Dezember*, *(24.12.)*, *25.10.2024*.
    fn date_of_weekday(&self, at: usize) -> Option<Found> {
        let bracket = self.has_sign(at, &['(']);
        let comma = self.has_sign(at, &[',']);
        let next = self.skip_article(self.skip_lead(at + usize::from(bracket || comma)));
        let found = self.date(next, true)?;
        // A comma may also end the clause: *am Montag, 2014 …*
        matches!(found.moment.shape, Shape::Day { month: Some(_), .. }).then_some(())?;
        let closed = bracket && self.has_sign(found.end, &[')']);
        Some(Found { end: found.end + usize::from(closed), ..found })
    }

    /// *vergangener Woche*, *dieser Woche*, *der Vorwoche*, *vor zwei Wochen*: weeks from the article's.
    fn week_behind(&self, at: usize) -> Option<(i32, usize)> {
        let next = self.skip_article(at);
        if let Some(word) = self.is(next, Class::Time, "shift -1 week") {
            return Some((-1, word.end));
        }
        if let Some(lead) = self.is(at, Class::Lead, "ago") {
            let lasting = self.length(lead.end).filter(|it| it.length.unit == Unit::Week)?;
            return Some((-((lasting.length.tenths? / 10) as i32), lasting.end));
        }
        let word = self.word(next, Class::Relative)?;
        let unit = self.unit(word.end).filter(|unit| unit.unit == Unit::Week && !unit.many)?;
        Some((word.value.parse().ok()?, unit.end))
    }

    /// Behind *früh*, *Abend*, *in der Früh*, *gegen Mitternacht*, if one stands here.
    pub(super) fn skip_daytime(&self, at: usize) -> usize {
        let daytime = |at: usize| {
            self.is(at, Class::Relative, "hour")
                .or_else(|| self.is(at, Class::Time, "daytime"))
                .or_else(|| self.is(at, Class::Time, "night"))
                // *heute Morgen*, in the older spelling *heute morgen*
                .or_else(|| self.is(at, Class::Time, "day 1 lower"))
        };
        let mut end = at;
        if let Some(word) = daytime(at) {
            end = daytime(word.end).map_or(word.end, |word| word.end);
        } else if self.skip_lead(at) > at
            && let Some(word) = daytime(self.skip_article(self.skip_lead(at)))
            // *am Montag in der Nacht auf Dienstag* names another day.
            && self.word(word.end, Class::Lead).is_none()
            && (self.is_capital(word.end - 1) || self.is(word.end - 1, Class::Relative, "hour").is_none())
        {
            end = word.end;
        }
        end
    }

    /// *heute*, *gestern Abend*, *heuer*, *Wochenende*, *Jahresbeginn*, *Vortag*, *tags darauf*, *damals*.
    fn word_of_time(&self, at: usize) -> Option<Found> {
        let word = self.word(at, Class::Time)?;
        let mut parts = word.value.split(' ');
        let head = parts.next()?;
        let found = |rule, shape| Some(Found::new(rule, shape, word.end, word.entry));
        match head {
            "day" => {
                let days = parts.next()?.parse().ok()?;
                if parts.next() == Some("lower") && self.is_capital(at) {
                    return None;
                }
                let mut end = self.skip_daytime(word.end);
                // *heute Mittwoch*
                if let Some(weekday) = self.word(end, Class::Weekday).filter(|_| self.is_capital(end)) {
                    end = self.skip_daytime(weekday.end);
                }
                // *gestern (Montag)*, *heute, Mittwoch,*
                if self.has_sign(end, &['(', ',']) && self.word(end + 1, Class::Weekday).is_some() {
                    let behind = self.skip_daytime(end + 2);
                    if self.has_sign(behind, &[')', ',']) {
                        end = behind + usize::from(self.has_sign(behind, &[')']));
                    }
                }
                Some(Found::new("day from today", Shape::Today(days), end, word.entry))
            }
            "year" => found("this year", Shape::Year).map(|it| it.in_year(Year::Relative(0), word.end)),
            "weekend" => {
                let found = found("weekend", Shape::Weekend)?;
                Some(match self.word(word.end, Class::Shift) {
                    Some(shift) => {
                        Found { end: shift.end, ..found.picked(Pick::Shifted(shift.value.parse().ok()?)) }
                    }
                    None => found,
                })
            }
            "part" => {
                let part = third(parts.next()?)?;
                let found = match Unit::from_name(parts.next()?)? {
                    Unit::Year => self.with_year(found("part", Shape::Year)?, false),
                    unit => found("part", Shape::Unit(unit))?,
                };
                Some(Found { moment: Moment { part: Some((part, part)), ..found.moment }, ..found })
            }
            "shift" => {
                let sign = parts.next()?.parse().ok()?;
                let length = Length { tenths: ONE, unit: Unit::from_name(parts.next()?)? };
                let shift = found("day before or after", Shape::Shift(length, sign, true))?;
                // *im Folgejahr 2013*
                let given = self.year_behind(word.end).filter(|_| length.unit == Unit::Year);
                Some(match given {
                    Some((year @ Year::Given(_), end)) => {
                        Found::new("year", Shape::Year, end, word.entry).in_year(year, end)
                    }
                    _ => shift,
                })
            }
            "quarter" => {
                let quarter = found("quarter or half", Shape::Quarter(parts.next()?.parse().ok()?))?;
                Some(self.with_year(quarter, false))
            }
            // *am Abend zuvor*
            "daytime" => {
                let shift = self.word(word.end, Class::Shift)?;
                let length = Length { tenths: ONE, unit: Unit::Day };
                let shape = Shape::Shift(length, shift.value.parse().ok()?, true);
                Some(Found::new("day before or after", shape, shift.end, word.entry))
            }
            "then" => found("then", Shape::Then),
            _ => None,
        }
    }

    /// *zweites Quartal 2024*, *erste Jahreshälfte*, *ersten drei Monate des Jahres*, *ersten Mai*, *19. Jahrhundert*.
    fn ordered(&self, at: usize) -> Option<Found> {
        let (number, next) = match self.word(at, Class::Ordinal) {
            Some(word) => (word.value.parse::<u32>().ok()?, word.end),
            None => (self.plain(at)?, self.stop(at + 1)?),
        };
        if let Some(unit) = self.unit(next) {
            let shape = match unit.unit {
                Unit::Quarter => Shape::Quarter(number),
                Unit::Half => Shape::Half(number),
                Unit::Century => return Some(Found::new("century", Shape::Vague, unit.end, unit.entry)),
                _ => return None,
            };
            return Some(self.with_year(Found::new("quarter or half", shape, unit.end, unit.entry), false));
        }
        if let Some(half) = self.is(next, Class::Part, "half").filter(|_| number == 1 || number == 2) {
            let part = -(number as i8);
            return self.whole_of_part(half.end).map(|found| Found {
                moment: Moment { part: Some((part, part)), ..found.moment },
                rule: "half",
                entry: half.entry,
                ..found
            });
        }
        // *in der ersten Januarhälfte*
        if let Some(half) = self.word(next, Class::Part).filter(|_| number == 1 || number == 2)
            && let Some(month) = half.value.strip_prefix("half-of ")
        {
            let part = -(number as i8);
            let found = Found::new("half", Shape::Month(month.parse().ok()?), half.end, half.entry);
            let found = self.with_year(found, false);
            return Some(Found { moment: Moment { part: Some((part, part)), ..found.moment }, ..found });
        }
        if let Some((Some(tenths), end)) = self.count(next).filter(|_| number == 1)
            && let Some(unit) = self.unit(end).filter(|unit| unit.many && unit.unit == Unit::Month)
            && let Some((year, end)) = self.year_behind(unit.end)
        {
            let found = Found::new("first months", Shape::FirstMonths(tenths / 10), end, unit.entry);
            return Some(found.in_year(year, end));
        }
        let (month, end, entry) =
            self.month_name(next).filter(|_| self.word(at, Class::Ordinal).is_some())?;
        let found = Found::new("day and month", Shape::Day { month: Some(month), day: number }, end, entry);
        Some(self.with_year(found, false))
    }

    /// *Jahr 2024*, *Monat Mai*; led *Jahr zuvor*, *Tag darauf*.
    fn named_unit(&self, at: usize, led: bool) -> Option<Found> {
        let unit = self.unit(at)?;
        if unit.unit == Unit::Year
            && let Some(year) =
                self.plain(unit.end).filter(|year| is_year(*year) && self.digits(unit.end) == 4)
        {
            let found = Found::new("year", Shape::Year, unit.end + 1, unit.entry);
            return Some(found.in_year(Year::Given(year as i32), unit.end + 1));
        }
        if unit.unit == Unit::Year
            && let Some(Written::Years(..)) = self.written(unit.end)
        {
            return self.date(unit.end, true);
        }
        if unit.unit == Unit::Month
            && let Some(month) = self.month(unit.end, true)
        {
            return Some(month);
        }
        let shift = self.word(unit.end, Class::Shift).filter(|_| led && !unit.many)?;
        let length = Length { tenths: ONE, unit: unit.unit };
        let shape = Shape::Shift(length, shift.value.parse().ok()?, false);
        Some(Found::new("day before or after", shape, shift.end, unit.entry))
    }

    /// *vergangenen Freitag*, *letzte Woche*, *diesem Jahr*, *vergangenen drei Monaten*, *selben Tag*,
    /// *heutigen Freitag*, *späten Sonntagabend*.
    fn pointed(&self, at: usize, led: bool) -> Option<Found> {
        let word = self.word(at, Class::Relative)?;
        let next = word.end;
        match word.value {
            "every" => return None,
            "hour" => return self.weekday(next),
            // One such word, or a chain of them would be read over and over.
            "whole" if self.is(next, Class::Relative, "whole").is_some() => return None,
            "whole" => {
                if let Some(unit) =
                    self.unit(next).filter(|unit| led && !unit.many && unit.unit >= Unit::Week)
                {
                    let named = self.named_unit(next, led);
                    let whole = Found::new("that whole", Shape::Unit(unit.unit), unit.end, unit.entry);
                    return named.or(Some(whole.picked(Pick::Same)));
                }
                return self.phrase(next, led).filter(|_| led);
            }
            _ => {}
        }
        if let Some(days) = word.value.strip_prefix("today ") {
            let day = self.word(next, Class::Weekday).or_else(|| self.is(next, Class::Unit, "day"));
            let end = day.map_or_else(|| self.skip_daytime(next), |word| self.skip_daytime(word.end));
            let shape = Shape::Today(days.parse().ok()?);
            return (end > next).then(|| Found::new("day from today", shape, end, word.entry));
        }
        let pick = pick(word.value)?;
        if let Some(found) = self.pointed_unit(next, word.value, pick) {
            return Some(Found { entry: word.entry, ..found });
        }
        // *vergangene Nacht* ended today.
        if let Some(night) = self.is(next, Class::Time, "night").filter(|_| pick == Pick::Relative(-1)) {
            return Some(Found::new("night", Shape::Today(0), night.end, word.entry));
        }
        let inner = self.is(next, Class::Relative, "hour").map_or(next, |word| word.end);
        let found = self
            .weekday(inner)
            .or_else(|| self.month(next, true))
            .or_else(|| self.season(next, true))
            .or_else(|| self.holiday(next))
            .or_else(|| self.is(next, Class::Time, "weekend").and_then(|_| self.word_of_time(next)))
            .or_else(|| self.date(next, true).filter(|_| self.written(next).is_some()))
            .or_else(|| self.daytime_of_same(next, pick))?;
        let open = found.moment.year == Year::Open && found.moment.pick == Pick::Plain;
        Some(if open { found.picked(pick) } else { found })
    }

    /// *am selben Abend*.
    fn daytime_of_same(&self, at: usize, pick: Pick) -> Option<Found> {
        let end = self.skip_daytime(at);
        let same = pick == Pick::Same && end > at;
        same.then(|| Found::new("same day", Shape::Unit(Unit::Day), end, None))
    }

    /// *Woche*, *Jahr 2024*, *drei Monaten* behind what points.
    fn pointed_unit(&self, at: usize, value: &str, pick: Pick) -> Option<Found> {
        if let Some(unit) = self.unit(at) {
            let length = Length { tenths: ONE, unit: unit.unit };
            let vague = unit.many || unit.unit < Unit::Day;
            let shape = match pick {
                _ if vague => Shape::Vague,
                Pick::Shifted(sign) => Shape::Shift(length, sign, false),
                Pick::Relative(1) if unit.unit == Unit::Day => Shape::Shift(length, 1, false),
                Pick::Relative(0) if unit.unit == Unit::Day => {
                    return Some(
                        Found::new("same day", Shape::Unit(Unit::Day), unit.end, unit.entry)
                            .picked(Pick::Same),
                    );
                }
                Pick::Relative(_) if unit.unit == Unit::Day => Shape::Vague,
                _ => Shape::Unit(unit.unit),
            };
            // *letzte Woche Dienstag*
            if let (Unit::Week, Pick::Relative(weeks), Some(day)) =
                (unit.unit, pick, self.word(unit.end, Class::Weekday))
            {
                let shape = Shape::WeekdayOf(day.value.parse().ok()?, weeks);
                return Some(Found::new("weekday of a week", shape, day.end, day.entry));
            }
            let rule = if vague { "days not told" } else { "unit from now" };
            let found = Found::new(rule, shape, unit.end, unit.entry);
            if unit.unit == Unit::Year
                && let Some(year) = self.plain(unit.end).filter(|year| is_year(*year))
            {
                return Some(
                    Found::new("year", Shape::Year, unit.end + 1, unit.entry)
                        .in_year(Year::Given(year as i32), unit.end + 1),
                );
            }
            return Some(match shape {
                Shape::Unit(_) => found.picked(pick),
                _ => found,
            });
        }
        let lasting = self.length(at)?;
        let past = matches!(pick, Pick::Relative(offset) if offset < 0) || value == "before";
        let shape = if past { Shape::Past(lasting.length) } else { Shape::Vague };
        Some(Found::new("stretch up to now", shape, lasting.end, lasting.entry))
    }
}

/// *Anfang*, *Mitte*, *Ende*: 0, 1, 2.
fn third(value: &str) -> Option<i8> {
    match value {
        "begin" => Some(0),
        "middle" => Some(1),
        "end" => Some(2),
        _ => None,
    }
}

/// What a pointing word's value picks.
fn pick(value: &str) -> Option<Pick> {
    Some(match value {
        "same" => Pick::Same,
        "after" => Pick::Shifted(1),
        "before" => Pick::Shifted(-1),
        offset => Pick::Relative(offset.parse().ok()?),
    })
}
