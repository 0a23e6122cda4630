//! Days and periods in words.
//!
//! Parts of a month and seasons are called by their name where the days are theirs exactly (*Mitte Januar*
//! is the 11th to the 20th); every other period is said from day to day.

use super::Lang;
use crate::calendar::{Day, Period, days_in_month};

const SHORT_DE: [&str; 12] =
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."];
const LONG_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const SHORT_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month's name: `Jan.`, `Januar` / `Jan`, `January`; empty where `number` is outside 1 to 12.
pub fn month(number: u32, long: bool, lang: Lang) -> &'static str {
    let list = match (lang, long) {
        (Lang::De, false) => &SHORT_DE,
        (Lang::De, true) => &LONG_DE,
        (Lang::En, false) => &SHORT_EN,
        (Lang::En, true) => &LONG_EN,
    };
    list.get(number.saturating_sub(1) as usize).copied().unwrap_or_default()
}

/// A day for labels and tables: `6. Jan. 2025` / `6 Jan 2025`.
pub fn day(day: Day, lang: Lang) -> String {
    dated(day, true, false, lang)
}

/// A day where the year is known: `6. Jan.` / `6 Jan`.
pub fn short_day(day: Day, lang: Lang) -> String {
    dated(day, false, false, lang)
}

/// A day for sentences: `6. Januar 2025` / `6 January 2025`.
pub fn long_day(day: Day, lang: Lang) -> String {
    dated(day, true, true, lang)
}

fn dated(day: Day, with_year: bool, long: bool, lang: Lang) -> String {
    let (year, number, of_month) = day.date();
    let dot = if lang == Lang::De { "." } else { "" };
    let name = month(number, long, lang);
    if with_year { format!("{of_month}{dot} {name} {year}") } else { format!("{of_month}{dot} {name}") }
}

/// A period for labels and tables: `6. Jan. 2025`, `Mitte Januar 2025`, `Herbst 2024`, `3. bis 7. Jan. 2025`.
///
/// ```
/// use streitzahl::calendar::Period;
/// use streitzahl::names::{Lang, period};
/// let days = |from: &str, to: &str| Period::new(from.parse().unwrap(), to.parse().unwrap());
/// assert_eq!(period(days("2025-01-11", "2025-01-20"), Lang::De), "Mitte Januar 2025");
/// assert_eq!(period(days("2024-12-28", "2025-01-03"), Lang::En), "28 Dec 2024 to 3 Jan 2025");
/// ```
pub fn period(period: Period, lang: Lang) -> String {
    named(period, lang).map_or_else(|| from_to(period, false, lang), |(_, name)| name)
}

/// A period as an adverb in a sentence: `am 6. Januar 2025`, `Mitte Januar 2025`, `im Herbst 2024`,
/// `vom 3. bis zum 7. Januar 2025`.
pub fn when(period: Period, lang: Lang) -> String {
    if let Some((preposition, name)) = named(period, lang) {
        return format!("{preposition}{name}");
    }
    match (lang, period.from == period.to) {
        (Lang::De, true) => format!("am {}", long_day(period.to, lang)),
        (Lang::En, true) => format!("on {}", long_day(period.to, lang)),
        (Lang::De, false) => format!("vom {}", from_to(period, true, lang)),
        (Lang::En, false) => format!("from {}", from_to(period, true, lang)),
    }
}

/// A day for sentences, without its year where that has just been said: `6. Januar`.
pub fn long_day_in(day: Day, said: Option<i32>, lang: Lang) -> String {
    dated(day, said != Some(day.date().0), true, lang)
}

/// The period that a number is stated for: `für den 6. Januar 2025`, `für Mitte Januar 2025`,
/// `für den Herbst 2024`, `für die Zeit vom 3. bis zum 7. Januar 2025`.
pub fn stated_for(period: Period, lang: Lang) -> String {
    if let Some((preposition, name)) = named(period, lang) {
        let before = match (lang, preposition) {
            (Lang::En, _) => "for ",
            (Lang::De, "im Jahr ") => "für das Jahr ",
            // A season has an article, a month has none.
            (Lang::De, "im ") if period.from.date().1 != period.to.date().1 => "für den ",
            (Lang::De, _) => "für ",
        };
        return [before, &name].concat();
    }
    let day = period.from >= period.to;
    let before = match (lang, day) {
        (Lang::De, true) => "für den ",
        (Lang::De, false) => "für die Zeit vom ",
        (Lang::En, true) => "for ",
        (Lang::En, false) => "for the time from ",
    };
    [before, &from_to(period, true, lang)].concat()
}

fn from_to(period: Period, long: bool, lang: Lang) -> String {
    let Period { from, to } = period;
    if from >= to {
        return dated(to, true, long, lang);
    }
    let ((year, first, of_month), (last_year, last, _)) = (from.date(), to.date());
    let start = match (year == last_year, first == last, lang) {
        (true, true, Lang::De) => format!("{of_month}."),
        (true, true, Lang::En) => of_month.to_string(),
        (same_year, ..) => dated(from, !same_year, long, lang),
    };
    let until = match (lang, long) {
        (Lang::De, true) => "bis zum",
        (Lang::De, false) => "bis",
        (Lang::En, _) => "to",
    };
    format!("{start} {until} {}", dated(to, true, long, lang))
}

/// The preposition that makes an adverb of it, and the name of a part of a month, a month, a season, a year.
fn named(period: Period, lang: Lang) -> Option<(&'static str, String)> {
    let ((year, first, from), (last_year, last, to)) = (period.from.date(), period.to.date());
    let end = days_in_month(last_year, last);
    let german = lang == Lang::De;
    if year == last_year && first == last {
        let name = format!("{} {year}", month(first, true, lang));
        return match (from, to) {
            (1, 10) if german => Some(("", format!("Anfang {name}"))),
            (11, 20) if german => Some(("", format!("Mitte {name}"))),
            (21, _) if to == end && german => Some(("", format!("Ende {name}"))),
            (1, 10) => Some(("in ", format!("early {name}"))),
            (11, 20) => Some(("in ", format!("mid-{name}"))),
            (21, _) if to == end => Some(("in ", format!("late {name}"))),
            (1, _) if to == end => Some((if german { "im " } else { "in " }, name)),
            _ => None,
        };
    }
    if from != 1 || to != end {
        return None;
    }
    let preposition = if german { "im " } else { "in " };
    let season = |de: &str, en: &str| Some((preposition, format!("{} {year}", if german { de } else { en })));
    match (first, last, last_year - year) {
        (1, 12, 0) => Some((if german { "im Jahr " } else { "in " }, year.to_string())),
        (3, 5, 0) => season("Frühling", "spring"),
        (6, 8, 0) => season("Sommer", "summer"),
        (9, 11, 0) => season("Herbst", "autumn"),
        (12, 2, 1) => {
            let name = if german { "Winter" } else { "winter" };
            Some((preposition, format!("{name} {year}/{:02}", last_year % 100)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods() {
        for (from, to, de, en, de_when, en_when) in [
            (
                "2025-01-06",
                "2025-01-06",
                "6. Jan. 2025",
                "6 Jan 2025",
                "am 6. Januar 2025",
                "on 6 January 2025",
            ),
            (
                "2025-01-11",
                "2025-01-20",
                "Mitte Januar 2025",
                "mid-January 2025",
                "Mitte Januar 2025",
                "in mid-January 2025",
            ),
            (
                "2024-02-21",
                "2024-02-29",
                "Ende Februar 2024",
                "late February 2024",
                "Ende Februar 2024",
                "in late February 2024",
            ),
            (
                "2024-02-01",
                "2024-02-29",
                "Februar 2024",
                "February 2024",
                "im Februar 2024",
                "in February 2024",
            ),
            ("2024-01-01", "2024-12-31", "2024", "2024", "im Jahr 2024", "in 2024"),
            ("2024-09-01", "2024-11-30", "Herbst 2024", "autumn 2024", "im Herbst 2024", "in autumn 2024"),
            (
                "2024-12-01",
                "2025-02-28",
                "Winter 2024/25",
                "winter 2024/25",
                "im Winter 2024/25",
                "in winter 2024/25",
            ),
            (
                "2025-01-03",
                "2025-01-07",
                "3. bis 7. Jan. 2025",
                "3 to 7 Jan 2025",
                "vom 3. bis zum 7. Januar 2025",
                "from 3 to 7 January 2025",
            ),
            (
                "2024-09-01",
                "2025-02-04",
                "1. Sep. 2024 bis 4. Feb. 2025",
                "1 Sep 2024 to 4 Feb 2025",
                "vom 1. September 2024 bis zum 4. Februar 2025",
                "from 1 September 2024 to 4 February 2025",
            ),
        ] {
            let days = Period::new(from.parse().unwrap(), to.parse().unwrap());
            assert_eq!(period(days, Lang::De), de);
            assert_eq!(period(days, Lang::En), en);
            assert_eq!(when(days, Lang::De), de_when);
            assert_eq!(when(days, Lang::En), en_when);
        }
    }

    #[test]
    fn what_a_number_is_stated_for() {
        for (from, to, de, en) in [
            ("2025-01-06", "2025-01-06", "für den 6. Januar 2025", "for 6 January 2025"),
            ("2025-01-11", "2025-01-20", "für Mitte Januar 2025", "for mid-January 2025"),
            ("2025-01-01", "2025-01-31", "für Januar 2025", "for January 2025"),
            ("2024-09-01", "2024-11-30", "für den Herbst 2024", "for autumn 2024"),
            ("2024-01-01", "2024-12-31", "für das Jahr 2024", "for 2024"),
            (
                "2025-01-03",
                "2025-01-07",
                "für die Zeit vom 3. bis zum 7. Januar 2025",
                "for the time from 3 to 7 January 2025",
            ),
        ] {
            let days = Period::new(from.parse().unwrap(), to.parse().unwrap());
            assert_eq!(stated_for(days, Lang::De), de);
            assert_eq!(stated_for(days, Lang::En), en);
        }
        let day: Day = "2025-01-06".parse().unwrap();
        assert_eq!(long_day_in(day, Some(2025), Lang::De), "6. Januar");
        assert_eq!(long_day_in(day, Some(2024), Lang::En), "6 January 2025");
    }

    #[test]
    fn a_period_turned_round_is_still_a_text() {
        let wrong = Period { from: Day(20_000), to: Day(19_000) };
        assert!(!period(wrong, Lang::De).is_empty());
        assert!(!when(wrong, Lang::En).is_empty());
    }
}
