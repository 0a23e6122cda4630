//! From what is named to days: against the article's date, the tense and the time last spoken of.

use super::moment::{Join, Length, Moment, Pick, Reading, Shape, Unit, Year, part_of, plus_months};
use super::{Relation, TimeExpression, tense};
use crate::calendar::{Day, Period};
use crate::token::Document;

/// Resolves all readings, in the order of the text.
pub(super) fn all(
    document: &Document,
    readings: Vec<Reading>,
    reference: Option<Day>,
) -> Vec<TimeExpression> {
    let mut resolver =
        Resolver { reference, full: Vec::new(), next_full: 0, last: None, last_day: None, before: None };
    if reference.is_none() {
        resolver.full = full_dates(&readings);
    }
    readings
        .into_iter()
        .map(|reading| {
            let sentence = document.tokens[reading.tokens.start].sentence;
            let future = reference.is_some()
                && reading.relation != Relation::Since
                && reading.needs_tense()
                && tense::is_future(document, &reading.tokens);
            let at = Place { token: reading.tokens.start, sentence, future };
            let period = resolver.reading(&reading, at).filter(|period| is_sound(*period));
            resolver.remember(&reading, period, at);
            resolver.before = period;
            TimeExpression {
                span: document.span(reading.tokens.clone()),
                tokens: reading.tokens,
                period,
                grain: reading.grain,
                relation: reading.relation,
                rule: reading.rule,
                entry: reading.entry,
            }
        })
        .collect()
}

/// Within the years that can be written.
fn is_sound(period: Period) -> bool {
    period.from <= period.to
        && (1..=9999).contains(&period.from.date().0)
        && (1..=9999).contains(&period.to.date().0)
}

/// The dates with day, month and year, or with month and year, by their token.
fn full_dates(readings: &[Reading]) -> Vec<(usize, Period)> {
    let full = |reading: &Reading| match (reading.moment.shape, reading.moment.year) {
        (Shape::Day { month: Some(_), .. } | Shape::Month(_), Year::Given(year)) => {
            Some((reading.tokens.start, reading.moment.in_given_year(year)?))
        }
        _ => None,
    };
    readings.iter().filter_map(full).collect()
}

/// Where a reading stands.
#[derive(Clone, Copy)]
struct Place {
    token: usize,
    sentence: u32,
    future: bool,
}

/// A time spoken of.
#[derive(Clone, Copy)]
struct Anchor {
    period: Period,
    sentence: u32,
}

struct Resolver {
    reference: Option<Day>,
    /// Full dates of the text, where there is no article's date.
    full: Vec<(usize, Period)>,
    /// The first of them behind the reading that is resolved.
    next_full: usize,
    last: Option<Anchor>,
    last_day: Option<Anchor>,
    /// The period of the reading before, however it relates.
    before: Option<Period>,
}

/// For how many sentences *am selben Tag*, *zwei Tage später* reach back.
const REACH: u32 = 3;
/// How far, in days, a date without a year may lie from the full date that gives its year.
const NEAR: i32 = 92;

impl Resolver {
    fn reading(&mut self, reading: &Reading, at: Place) -> Option<Period> {
        match reading.until {
            None => self.moment(&reading.moment, at),
            Some((last, join)) => self.between(reading.moment, last, join, at),
        }
    }

    fn remember(&mut self, reading: &Reading, period: Option<Period>, at: Place) {
        let spoken = !matches!(
            reading.relation,
            Relation::Past | Relation::Rate | Relation::Lasting | Relation::Against
        ) && !matches!(reading.moment.shape, Shape::Back(_) | Shape::Ago(_));
        let Some(period) = period.filter(|_| spoken && reading.moment.shape != Shape::Then) else { return };
        let anchor = Anchor { period, sentence: at.sentence };
        self.last = Some(anchor);
        if period.from == period.to {
            self.last_day = Some(anchor);
        }
    }

    /// *von März bis Mai*: what the one does not tell it has from the other.
    fn between(&mut self, mut a: Moment, mut b: Moment, join: Join, at: Place) -> Option<Period> {
        if let (Shape::Day { month: None, day }, Shape::Day { month: Some(month), day: last }) =
            (a.shape, b.shape)
        {
            let before = if day > last { (month + 10) % 12 + 1 } else { month };
            a.shape = Shape::Day { month: Some(before), day };
        }
        let (first, last) = match (a.year, b.year) {
            (Year::Open, Year::Given(year)) if a.is_yearly() => {
                let last = b.in_given_year(year)?;
                let first = a
                    .in_given_year(year)
                    .filter(|first| first.from <= last.to)
                    .or_else(|| a.in_given_year(year - 1))?;
                (first, last)
            }
            (Year::Given(year), Year::Open) if b.is_yearly() => {
                let first = a.in_given_year(year)?;
                let last = b
                    .in_given_year(year)
                    .filter(|last| first.from <= last.to)
                    .or_else(|| b.in_given_year(year + 1))?;
                (first, last)
            }
            _ => {
                b.pick = if b.pick == Pick::Plain { a.pick } else { b.pick };
                let last = self.moment(&b, at)?;
                let plain =
                    a.year == Year::Open && a.pick == Pick::Plain || matches!(a.shape, Shape::Weekday(_));
                let first = if plain && !matches!(a.shape, Shape::Today(_)) {
                    let before = Self {
                        reference: Some(last.to),
                        full: Vec::new(),
                        next_full: 0,
                        last: None,
                        last_day: None,
                        before: None,
                    };
                    before.plain(&Moment { pick: Pick::Plain, ..a }, last.to, false)?
                } else {
                    self.moment(&a, at)?
                };
                (first, last)
            }
        };
        let touching = first.to.plus(1) >= last.from;
        (first.from <= last.to && (join == Join::To || touching)).then(|| Period::new(first.from, last.to))
    }

    fn moment(&mut self, moment: &Moment, at: Place) -> Option<Period> {
        match moment.year {
            Year::Given(year) if moment.is_yearly() => return moment.in_given_year(year),
            Year::Relative(years) if moment.is_yearly() => {
                return moment.in_given_year(self.reference?.date().0 + years);
            }
            Year::Anchored(years) if moment.is_yearly() => {
                let anchor = self.last.filter(|anchor| at.sentence - anchor.sentence <= REACH)?;
                return moment.in_given_year(anchor.period.from.date().0 + years);
            }
            _ => {}
        }
        let parted = |whole: Period| moment.part.map_or(whole, |part| part_of(whole, moment.grain(), part));
        match moment.shape {
            Shape::Known(period) => return Some(period),
            Shape::Decade(year) => {
                return Some(parted(Period::new(Period::year(year).from, Period::year(year + 9).to)));
            }
            Shape::Shift(length, sign, or_today) => return self.shift(length, sign, or_today, at),
            Shape::Then => return self.then(),
            Shape::Again => return self.before,
            _ => {}
        }
        match moment.pick {
            Pick::Same => self.same(moment, at),
            Pick::Shifted(sign) => {
                let anchor = self.last.filter(|anchor| at.sentence - anchor.sentence <= REACH)?.period;
                let day = if sign < 0 { anchor.from } else { anchor.to };
                self.picked(moment, sign, day)
            }
            Pick::Relative(offset) => self.picked(moment, offset, self.reference?),
            Pick::Plain => match self.reference {
                Some(day) => self.plain(moment, day, at.future),
                None => self.by_full_date(moment, at),
            },
        }
    }

    /// Which of them, nothing told: the nearest up to `day`, in the future the nearest from it on.
    fn plain(&self, moment: &Moment, day: Day, future: bool) -> Option<Period> {
        if moment.is_yearly() {
            return if future {
                nearest(moment, day, 1, |period| period.to >= day)
            } else {
                nearest(moment, day, -1, |period| period.from <= day)
            };
        }
        match moment.shape {
            Shape::Day { month: None, day: number } => {
                let step = if future { 1 } else { -1 };
                (0..8).find_map(|count| {
                    let (year, month, _) = plus_months(first_of_month(day), count * step)?.date();
                    let found = Day::new(year, month, number)?;
                    let fits = if future { found >= day } else { found <= day };
                    fits.then(|| Period::day(found))
                })
            }
            Shape::Weekday(number) => {
                let back = (day.weekday() + 7 - number) % 7;
                Some(Period::day(match (future, back) {
                    (true, 1..) => day.plus(7 - back as i32),
                    _ => day.plus(-(back as i32)),
                }))
            }
            Shape::Weekend => {
                let saturday = day.plus(5 - day.weekday() as i32);
                let begun = saturday <= day || future;
                let saturday = if begun { saturday } else { saturday.plus(-7) };
                Some(Period::new(saturday, saturday.plus(1)))
            }
            Shape::Unit(unit) => {
                let whole = unit_around(unit, day, 0)?;
                let Some(part) = moment.part else { return Some(whole) };
                let found = part_of(whole, moment.grain(), part);
                if found.from <= day || future {
                    return Some(found);
                }
                Some(part_of(unit_around(unit, day, -1)?, moment.grain(), part))
            }
            Shape::WeekdayOf(number, weeks) => {
                let monday = unit_around(Unit::Week, day, weeks)?.from;
                Some(Period::day(monday.plus(number as i32)))
            }
            Shape::Today(days) => Some(Period::day(day.plus(days))),
            Shape::Ago(length) => ago(length, day),
            Shape::Back(length) => Some(Period::day(back(length, day)?)),
            Shape::Past(length) => Some(Period::new(back(length, day)?, day)),
            _ => None,
        }
    }

    /// *vergangenen* (-1), *diesen* (0), *kommenden* (1), from `day`.
    fn picked(&self, moment: &Moment, offset: i32, day: Day) -> Option<Period> {
        if moment.is_yearly() && moment.shape != Shape::Year {
            return match offset {
                0 => nearest(moment, day, -1, |period| period.contains(day))
                    .or_else(|| moment.in_given_year(day.date().0)),
                ..0 => nearest(moment, day, -1, |period| period.to < day),
                1.. => nearest(moment, day, 1, |period| period.from > day),
            };
        }
        match moment.shape {
            Shape::Year => moment.in_given_year(day.date().0 + offset),
            Shape::Weekday(_) | Shape::Weekend if offset == 0 => self.plain(moment, day, false),
            Shape::Weekday(_) | Shape::Weekend => {
                let step = if offset < 0 { -1 } else { 1 };
                let future = offset > 0;
                let found = self.plain(moment, day.plus(step), future)?;
                // *am vergangenen Wochenende*, said on a Sunday, is over.
                let found = if !future && found.to >= day { shifted(found, -7) } else { found };
                let found = if future && found.from <= day { shifted(found, 7) } else { found };
                Some(shifted(found, (offset - step) * 7))
            }
            Shape::Unit(unit) => {
                let whole = unit_around(unit, day, offset)?;
                Some(moment.part.map_or(whole, |part| part_of(whole, moment.grain(), part)))
            }
            _ => self.plain(moment, day, false),
        }
    }

    /// *am selben Tag*, *im selben Jahr*, *den ganzen Monat*.
    fn same(&self, moment: &Moment, at: Place) -> Option<Period> {
        let near = |anchor: &Anchor| at.sentence - anchor.sentence <= REACH;
        match moment.shape {
            Shape::Unit(Unit::Day) => self.last_day.filter(near).map(|anchor| anchor.period),
            Shape::Unit(unit) => {
                let anchor = self.last.filter(near)?;
                let whole = unit_around(unit, anchor.period.from, 0)?;
                whole.contains(anchor.period.to).then_some(whole)
            }
            _ if moment.is_yearly() => moment.in_given_year(self.last.filter(near)?.period.from.date().0),
            _ => self.plain(moment, self.last.filter(near)?.period.to, false),
        }
    }

    /// *zwei Tage später*, *am Vortag*, *im Jahr zuvor*.
    fn shift(&self, length: Length, sign: i32, or_today: bool, at: Place) -> Option<Period> {
        let near = |anchor: &Anchor| at.sentence - anchor.sentence <= REACH;
        let by_days = length.unit <= Unit::Week;
        let anchor = if by_days { self.last_day } else { self.last };
        let day = match anchor.filter(near) {
            Some(anchor) if sign < 0 => anchor.period.from,
            Some(anchor) => anchor.period.to,
            None => self.reference.filter(|_| or_today)?,
        };
        let count = (length.tenths? as i32) * sign;
        match length.unit {
            Unit::Second | Unit::Minute | Unit::Hour => None,
            Unit::Day => Some(Period::day(day.plus(count / 10))),
            Unit::Week if or_today => unit_around(Unit::Week, day, count / 10),
            Unit::Week => Some(Period::day(day.plus(count * 7 / 10))),
            unit => {
                let moved = plus_months(day, count.checked_mul(unit.months()?)? / 10)?;
                unit_around(unit, moved, 0)
            }
        }
    }

    /// *damals*: the last time spoken of that lies well back.
    fn then(&self) -> Option<Period> {
        let past = |day: Day| self.last.filter(|anchor| anchor.period.to < day.plus(-27));
        self.reference.map_or(self.last, past).map(|anchor| anchor.period)
    }

    /// Without an article's date: the year of the nearest full date that is not far from it.
    fn by_full_date(&mut self, moment: &Moment, at: Place) -> Option<Period> {
        if !matches!(moment.shape, Shape::Day { month: Some(_), .. } | Shape::Month(_)) {
            return None;
        }
        while self.full.get(self.next_full).is_some_and(|(token, _)| *token < at.token) {
            self.next_full += 1;
        }
        let before = self.next_full.checked_sub(1).and_then(|index| self.full.get(index));
        let behind = self.full.get(self.next_full);
        let fits = |full: Option<&(usize, Period)>| {
            let (token, full) = full?;
            let found = moment.in_given_year(full.from.date().0)?;
            let gap = (found.from.0 - full.to.0).max(full.from.0 - found.to.0);
            (gap <= NEAR).then_some((token.abs_diff(at.token), found))
        };
        let nearest =
            [fits(before), fits(behind)].into_iter().flatten().min_by_key(|(distance, _)| *distance);
        nearest.map(|(_, period)| period)
    }
}

fn first_of_month(day: Day) -> Day {
    let (year, month, _) = day.date();
    Period::month(year, month).from
}

fn shifted(period: Period, days: i32) -> Period {
    Period::new(period.from.plus(days), period.to.plus(days))
}

/// The first year from that of `day` on, or back from it, in which the days fit.
fn nearest(moment: &Moment, day: Day, step: i32, fits: impl Fn(Period) -> bool) -> Option<Period> {
    let year = day.date().0 + if step > 0 { -1 } else { 1 };
    (0..10).find_map(|count| moment.in_given_year(year + count * step).filter(|period| fits(*period)))
}

/// The week, month, year … that holds `day`, or one so many further on.
fn unit_around(unit: Unit, day: Day, offset: i32) -> Option<Period> {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Day => Some(Period::day(day.plus(offset))),
        Unit::Week => {
            let monday = day.plus(offset.checked_mul(7)?.checked_sub(day.weekday() as i32)?);
            Some(Period::new(monday, monday.plus(6)))
        }
        _ => {
            let months = unit.months()?;
            let (year, month, _) = day.date();
            let first =
                (year * 12 + month as i32 - 1).div_euclid(months) * months + offset.checked_mul(months)?;
            let month = |at: i32| {
                let year = at.div_euclid(12);
                (1..=9999).contains(&year).then(|| Period::month(year, at.rem_euclid(12) as u32 + 1))
            };
            Some(Period::new(month(first)?.from, month(first + months - 1)?.to))
        }
    }
}

/// The day so long before: of hours by whole days, at least one (*in den vergangenen 24 Stunden* began yesterday).
fn back(length: Length, day: Day) -> Option<Day> {
    let tenths = length.tenths? as i32;
    match length.unit {
        Unit::Second | Unit::Minute => Some(day),
        Unit::Hour => Some(day.plus(-(tenths / 240).max(1))),
        Unit::Day => Some(day.plus(-tenths / 10)),
        Unit::Week => Some(day.plus(-(tenths * 7 / 10))),
        unit => plus_months(day, -(tenths.checked_mul(unit.months()?)? / 10)),
    }
}

/// *vor drei Tagen*, *vor einer Woche*: that day; *vor zwei Monaten*, *vor drei Jahren*: that month or year.
fn ago(length: Length, day: Day) -> Option<Period> {
    let tenths = length.tenths? as i32;
    match length.unit {
        Unit::Second | Unit::Minute => Some(Period::day(day)),
        Unit::Hour => Some(Period::day(day.plus(-(tenths / 240)))),
        Unit::Day | Unit::Week => Some(Period::day(back(length, day)?)),
        Unit::Year if tenths % 10 == 0 => unit_around(Unit::Year, day, -tenths / 10),
        unit => {
            let moved = plus_months(day, -(tenths.checked_mul(unit.months()?)? / 10))?;
            unit_around(if unit >= Unit::Decade { Unit::Year } else { Unit::Month }, moved, 0)
        }
    }
}
