//! Days and periods, without a clock: the reference date is always an argument.
//!
//! Days follow the proleptic Gregorian calendar (civil-from-days after Howard Hinnant's public derivation).
//!
//! ```
//! use streitzahl::calendar::{Day, Period};
//! let day: Day = "2025-01-06".parse().unwrap();
//! assert_eq!(day.weekday(), 0); // a Monday
//! assert_eq!(day.plus(31).to_string(), "2025-02-06");
//! assert_eq!(Period::month(2024, 2).to.to_string(), "2024-02-29");
//! ```

use std::fmt;
use std::str::FromStr;

/// A calendar day, counted in days from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(pub i32);

impl Day {
    /// The day of a date; `None` where there is no such date (month 13, 30 February) or the year is outside
    /// 1 to 9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let valid = (1..=9999).contains(&year) && (1..=12).contains(&month);
        (valid && day >= 1 && day <= days_in_month(year, month)).then(|| Self::of(year, month, day))
    }

    pub(crate) fn of(year: i32, month: u32, day: u32) -> Self {
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let month_from_march = (month as i32 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month (1 to 12), day (1 to 31).
    pub fn date(self) -> (i32, u32, u32) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u32;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 } as u32;
        (year_of_era + era * 400 + i32::from(month <= 2), month, day)
    }

    /// The day `days` later, or earlier where negative.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days since Monday: 0 is Monday, 6 Sunday.
    pub const fn weekday(self) -> u32 {
        (self.0 as i64 + 3).rem_euclid(7) as u32
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The text is no date of the form `2025-01-06`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateError;

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no date of the form YYYY-MM-DD")
    }
}

impl std::error::Error for DateError {}

impl FromStr for Day {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(DateError);
        }
        let number = |range: std::ops::Range<usize>| {
            let digits = text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
            digits.and_then(|part| part.parse::<u32>().ok()).ok_or(DateError)
        };
        Self::new(number(0..4)? as i32, number(5..7)?, number(8..10)?).ok_or(DateError)
    }
}

/// How many days a month has.
///
/// # Panics
/// Never; a month outside 1 to 12 counts as one of 31 days.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days `from` to `to`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Period {
    /// The period of one day.
    pub const fn day(day: Day) -> Self {
        Self { from: day, to: day }
    }

    /// From the first to the last day; the earlier of the two comes first.
    pub fn new(one: Day, other: Day) -> Self {
        Self { from: one.min(other), to: one.max(other) }
    }

    /// A whole month. `month` is brought into 1 to 12.
    pub fn month(year: i32, month: u32) -> Self {
        let month = month.clamp(1, 12);
        Self { from: Day::of(year, month, 1), to: Day::of(year, month, days_in_month(year, month)) }
    }

    /// A whole year.
    pub fn year(year: i32) -> Self {
        Self { from: Day::of(year, 1, 1), to: Day::of(year, 12, 31) }
    }

    /// Whether `day` lies within.
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::new(2022, 2, 24).map(Day::weekday), Some(3));
        assert_eq!(Day::new(2023, 2, 29), None);
        assert_eq!(Day::new(2024, 13, 1), None);
        for text in ["", "2024-1-01", "2024-02-30", "äää-02-30", "+024-02-03"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn every_day_comes_back() {
        for number in (-200_000..200_000).step_by(7) {
            let (year, month, day) = Day(number).date();
            assert_eq!(Day::of(year, month, day), Day(number));
        }
    }
}
