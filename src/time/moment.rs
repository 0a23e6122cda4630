//! A time as the words name it, before anything is known of the article's date; and its days in a given year.

use super::{Grain, Relation};
use crate::calendar::{Day, Period, days_in_month};
use std::ops::Range;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "week" => Self::Week,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "half" => Self::Half,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            _ => return None,
        })
    }

    /// Months in it, of those of whole months.
    pub(super) fn months(self) -> Option<i32> {
        Some(match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
            Self::Decade => 120,
            Self::Century => 1200,
            _ => return None,
        })
    }

    pub(super) fn grain(self) -> Grain {
        match self {
            Self::Second | Self::Minute | Self::Hour | Self::Day => Grain::Day,
            Self::Week => Grain::Week,
            Self::Month => Grain::Month,
            Self::Quarter => Grain::Quarter,
            Self::Half => Grain::HalfYear,
            Self::Year => Grain::Year,
            Self::Decade => Grain::Decade,
            Self::Century => Grain::Century,
        }
    }
}

/// How many units, in tenths (*anderthalb*); `None`: *einige*.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Length {
    pub tenths: Option<u32>,
    pub unit: Unit,
}

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    /// *24. Februar*; without the month *am 24.*
    Day { month: Option<u32>, day: u32 },
    /// *Januar*.
    Month(u32),
    /// *Sommer*, by its first month.
    Season(u32),
    /// *zweites Quartal*, from 1.
    Quarter(u32),
    /// *erstes Halbjahr*, from 1.
    Half(u32),
    /// *die ersten drei Monate des Jahres*.
    FirstMonths(u32),
    /// *2024*, *im vergangenen Jahr*.
    Year,
    /// *Silvester*: month, day, number of days.
    Holiday(u32, u32, i32),
    /// *Karfreitag*: first and last day from Easter Sunday.
    Easter(i32, i32),
    /// *Montag*, 0 to 6.
    Weekday(u32),
    /// *Montag vergangener Woche*.
    WeekdayOf(u32, i32),
    /// *Wochenende*.
    Weekend,
    /// *diese Woche*, *im vergangenen Monat*.
    Unit(Unit),
    /// *heute*, *gestern*: days from the article's.
    Today(i32),
    /// *vor drei Wochen*.
    Ago(Length),
    /// *seit drei Wochen*: the day on which it began.
    Back(Length),
    /// *in den vergangenen drei Wochen*.
    Past(Length),
    /// *zwei Tage später*, *am Vortag*: from the time last spoken of. `true`: else from the article's date.
    Shift(Length, i32, bool),
    /// *damals*.
    Then,
    /// The time before the comma once more.
    Again,
    /// *1990er Jahre*, by the first year.
    Decade(i32),
    /// Days that need no article's date.
    Known(Period),
    /// No day is named.
    Vague,
}

/// Of which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not told.
    Open,
    Given(i32),
    /// From the article's: *dieses Jahres* is 0.
    Relative(i32),
    /// From that of the time last spoken of: *desselben Jahres* is 0.
    Anchored(i32),
}

/// Which one of those that bear the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// Not told: *Montag*.
    Plain,
    /// *vergangenen*, *diesen*, *kommenden Montag*: -1, 0, 1.
    Relative(i32),
    /// *am selben Tag*.
    Same,
    /// Before or after the time last spoken of: *im Sommer zuvor*.
    Shifted(i32),
}

/// The first to the last third: *Mitte bis Ende* is 1 to 2; halves are -1 and -2.
pub(super) type Part = (i8, i8);

/// A time as it is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moment {
    pub shape: Shape,
    pub year: Year,
    pub pick: Pick,
    pub part: Option<Part>,
}

impl Moment {
    pub(super) fn new(shape: Shape) -> Self {
        Self { shape, year: Year::Open, pick: Pick::Plain, part: None }
    }

    pub(super) fn in_year(self, year: Year) -> Self {
        Self { year, ..self }
    }

    pub(super) fn picked(self, pick: Pick) -> Self {
        Self { pick, ..self }
    }

    pub(super) fn grain(&self) -> Grain {
        let whole = match self.shape {
            Shape::Day { .. }
            | Shape::Holiday(..)
            | Shape::Easter(..)
            | Shape::Weekday(_)
            | Shape::WeekdayOf(..)
            | Shape::Today(_)
            | Shape::Then
            | Shape::Again
            | Shape::Known(_) => Grain::Day,
            Shape::Month(_) => Grain::Month,
            Shape::Season(_) => Grain::Season,
            Shape::Quarter(_) => Grain::Quarter,
            Shape::Half(_) => Grain::HalfYear,
            Shape::FirstMonths(_) => Grain::Month,
            Shape::Year => Grain::Year,
            Shape::Decade(_) => Grain::Decade,
            Shape::Weekend => Grain::Weekend,
            Shape::Unit(unit) => unit.grain(),
            Shape::Ago(Length { unit: Unit::Week, .. }) => Grain::Day,
            Shape::Ago(length) | Shape::Shift(length, ..) => length.unit.grain(),
            Shape::Back(_) | Shape::Past(_) => Grain::Day,
            Shape::Vague => Grain::Duration,
        };
        match (whole, self.part) {
            (Grain::Month, Some(_)) => Grain::PartOfMonth,
            (Grain::Year, Some((-2..=-1, _))) => Grain::HalfYear,
            (Grain::Year, Some(_)) => Grain::PartOfYear,
            (Grain::Week, Some(_)) => Grain::Day,
            _ => whole,
        }
    }

    /// Whether its days follow from a year.
    pub(super) fn is_yearly(&self) -> bool {
        matches!(
            self.shape,
            Shape::Day { month: Some(_), .. }
                | Shape::Month(_)
                | Shape::Season(_)
                | Shape::Quarter(_)
                | Shape::Half(_)
                | Shape::FirstMonths(_)
                | Shape::Year
                | Shape::Holiday(..)
                | Shape::Easter(..)
        )
    }

    /// Its days in that year; `None` for 29 February in most of them.
    pub(super) fn in_given_year(&self, year: i32) -> Option<Period> {
        if !(1000..=9998).contains(&year) {
            return None;
        }
        let months = |first: u32, count: u32| {
            let last = first + count - 1;
            let (last_year, last) = if last > 12 { (year + 1, last - 12) } else { (year, last) };
            Period::new(Period::month(year, first).from, Period::month(last_year, last).to)
        };
        let whole = match self.shape {
            Shape::Day { month: Some(month), day } => Period::day(Day::new(year, month, day)?),
            Shape::Month(month) => Period::month(year, month),
            Shape::Season(first) => months(first, 3),
            Shape::Quarter(number @ 1..=4) => months(number * 3 - 2, 3),
            Shape::Half(number @ 1..=2) => months(number * 6 - 5, 6),
            Shape::FirstMonths(count @ 1..=12) => months(1, count),
            Shape::Year => Period::year(year),
            Shape::Holiday(month, day, days) => {
                let first = Day::new(year, month, day)?;
                Period::new(first, first.plus(days - 1))
            }
            Shape::Easter(first, last) => {
                let sunday = easter(year)?;
                Period::new(sunday.plus(first), sunday.plus(last))
            }
            _ => return None,
        };
        Some(self.part.map_or(whole, |part| part_of(whole, self.grain(), part)))
    }
}

/// A part of a month, year, season, week or decade.
pub(super) fn part_of(whole: Period, grain: Grain, (first, last): Part) -> Period {
    let (year, month, _) = whole.from.date();
    let (last_year, last_month, _) = whole.to.date();
    let days = |from: i32, to: i32| Period::new(whole.from.plus(from), whole.from.plus(to));
    if first < 0 {
        // Halves: of a month at the 15th, of a year at June.
        let second = first == -2;
        return match grain {
            Grain::HalfYear | Grain::Year | Grain::PartOfYear if second => {
                Period::new(Period::month(year, 7).from, whole.to)
            }
            Grain::HalfYear | Grain::Year | Grain::PartOfYear => {
                Period::new(whole.from, Period::month(year, 6).to)
            }
            _ if second => Period::new(whole.from.plus(15), whole.to),
            _ => days(0, 14),
        };
    }
    let third = |part: i8, end: bool| match grain {
        Grain::PartOfMonth | Grain::Month => match (part, end) {
            (2, true) => whole.to,
            (_, true) => whole.from.plus(i32::from(part) * 10 + 9),
            (_, false) => whole.from.plus(i32::from(part) * 10),
        },
        Grain::Decade => {
            let years = [[0, 3], [4, 6], [7, 9]][part.clamp(0, 2) as usize];
            let period = Period::year(year + years[usize::from(end)]);
            if end { period.to } else { period.from }
        }
        Grain::Day | Grain::Week => {
            whole.from.plus([[0, 1], [2, 3], [4, 6]][part.clamp(0, 2) as usize][usize::from(end)])
        }
        _ => {
            // Thirds of whole months, at least one.
            let months = ((last_year - year) * 12 + last_month as i32 - month as i32 + 1).max(3) / 3;
            let at = month as i32 - 1 + i32::from(part) * months + if end { months - 1 } else { 0 };
            let period = Period::month(year + at.div_euclid(12), at.rem_euclid(12) as u32 + 1);
            if end { period.to } else { period.from }
        }
    };
    Period::new(third(first, false), third(last, true))
}

/// Easter Sunday of the Gregorian calendar (the anonymous computus of 1876).
pub(super) fn easter(year: i32) -> Option<Day> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::new(year, (n / 31) as u32, (n % 31 + 1) as u32)
}

/// The day `months` later, in a shorter month its last day.
pub(super) fn plus_months(day: Day, months: i32) -> Option<Day> {
    let (year, month, of_month) = day.date();
    let at = year.checked_mul(12)?.checked_add(month as i32 - 1)?.checked_add(months)?;
    let (year, month) = (at.div_euclid(12), at.rem_euclid(12) as u32 + 1);
    Day::new(year, month, of_month.min(days_in_month(year, month)))
}

/// What a production read: one moment, or two with what joins them.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub tokens: Range<usize>,
    pub moment: Moment,
    pub until: Option<(Moment, Join)>,
    pub relation: Relation,
    pub grain: Grain,
    pub rule: &'static str,
    pub entry: Option<(&'static str, u32)>,
}

impl Reading {
    /// Whether its days depend on the tense of its clause.
    pub(super) fn needs_tense(&self) -> bool {
        let open = |moment: &Moment| {
            moment.year == Year::Open
                && moment.pick == Pick::Plain
                && (moment.is_yearly()
                    || matches!(
                        moment.shape,
                        Shape::Day { .. } | Shape::Weekday(_) | Shape::Weekend | Shape::Unit(_)
                    ))
        };
        open(&self.moment) || self.until.is_some_and(|(last, _)| open(&last))
    }
}

/// What joins two moments to one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// *von A bis B*.
    To,
    /// *A und B*: one period only where B follows A at once.
    And,
}
