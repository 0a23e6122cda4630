//! Words to days and periods.
//!
//! Finds what an article says of *when*: dates in every notation, weekdays, months, seasons, years, words such as
//! *gestern*, durations, rates and clock times. Relative words are resolved against the article's date, to the
//! nearest fitting day in the past, the article's own included, unless the tense of their clause is future
//! (`claims.md`, *Time*). Expressions that give no day (*drei Tage lang*, *pro Monat*, *um 8 Uhr*) are found too,
//! with no period: their numbers count no people.
//!
//! What is not read: years spelled in words, abbreviated weekdays, dates before the year 1000, centuries as
//! periods. Which claim a time belongs to is decided later.
//!
//! ```
//! use streitzahl::{calendar::Day, language::Language, time, token};
//! let document = token::tokenize("Seit Mitte Januar starben am Montag 20 Mann.", Language::german());
//! let reference = Day::new(2025, 2, 4);
//! let found = time::find(&document, reference);
//! let words: Vec<_> = found.iter().map(|it| it.span.of(document.text)).collect();
//! assert_eq!(words, ["Seit Mitte Januar", "am Montag"]);
//! let days = found[1].period.unwrap();
//! assert_eq!((days.from.to_string(), days.to.to_string()), ("2025-02-03".into(), "2025-02-03".into()));
//! // *Seit* runs up to the article's day.
//! assert_eq!(found[0].as_of(reference).unwrap().to, reference.unwrap());
//! ```

mod date;
mod dateline;
mod digits;
mod frame;
mod moment;
mod phrase;
mod reader;
mod resolve;
mod tense;
mod unit;
mod war;

use std::ops::Range;

use self::moment::Reading;
use crate::calendar::{Day, Period};
use crate::text::Span;
use crate::token::Document;

pub use dateline::article_date;

/// How long the named period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grain {
    /// A time of day.
    Clock,
    /// One day, or from one day to another.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// The beginning, middle or end of a month.
    PartOfMonth,
    /// A month.
    Month,
    /// Three months from March, June, September or December, or a third of them.
    Season,
    /// Three months from January, April, July or October.
    Quarter,
    /// Six months.
    HalfYear,
    /// The beginning, middle or end of a year: four months each.
    PartOfYear,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A length of time, not its place.
    Duration,
}

impl Grain {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Day => "day",
            Self::Weekend => "weekend",
            Self::Week => "week",
            Self::PartOfMonth => "part-of-month",
            Self::Month => "month",
            Self::Season => "season",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::PartOfYear => "part-of-year",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Duration => "duration",
        }
    }
}

/// How something stands to the named period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// In it: *am Montag*.
    At,
    /// From its first day up to now: *seit Montag*.
    Since,
    /// From it on: *ab Montag*.
    From,
    /// Up to it: *bis Montag*.
    Until,
    /// Before it: *vor Montag*.
    Before,
    /// After it: *nach dem 9. Juni*.
    After,
    /// In the stretch that ends now: *in den vergangenen 24 Stunden*.
    Past,
    /// From one named day to another: *von März bis Mai*.
    Between,
    /// In so long a stretch, its place not told: *binnen zwei Tagen*, *an einem einzigen Tag*.
    Within,
    /// So long or so old: *drei Tage lang*, *46 Jahre*.
    Lasting,
    /// What is compared with: *mehr als im Vorjahr*.
    Against,
    /// For each: *pro Tag*.
    Rate,
}

impl Relation {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::At => "at",
            Self::Since => "since",
            Self::From => "from",
            Self::Until => "until",
            Self::Before => "before",
            Self::After => "after",
            Self::Past => "past",
            Self::Between => "between",
            Self::Within => "within",
            Self::Lasting => "lasting",
            Self::Against => "against",
            Self::Rate => "rate",
        }
    }
}

/// The rule of an expression that only takes up the one before it: *am Montag, an dem …*.
pub const AGAIN: &str = "relative clause";

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Where it stands, its preposition included.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The named days; of *seit X* and *bis X* those of X alone. `None` where no day is named or it cannot be
    /// resolved without a reference date.
    pub period: Option<Period>,
    /// How long the named period is.
    pub grain: Grain,
    /// How the sentence stands to it.
    pub relation: Relation,
    /// The production that read it.
    pub rule: &'static str,
    /// The word list and line of its decisive word; `None` for dates in digits.
    pub entry: Option<(&'static str, u32)>,
}

impl TimeExpression {
    /// The days for which a number beside it is stated: as named; after *seit* and *ab* up to `reference`, the
    /// article's date. `None` for *vor X*, *nach X*, comparisons, durations and rates.
    pub fn as_of(&self, reference: Option<Day>) -> Option<Period> {
        let period = self.period?;
        match self.relation {
            Relation::At | Relation::Until | Relation::Past | Relation::Between | Relation::Within => {
                Some(period)
            }
            Relation::Since | Relation::From => {
                reference.filter(|day| period.from <= *day).map(|day| Period::new(period.from, day))
            }
            Relation::Before | Relation::After | Relation::Against | Relation::Lasting | Relation::Rate => {
                None
            }
        }
    }

    /// Whether it tells of one closed stretch (*am Montag*, *im Mai*, *von X bis Y*, *binnen zwei Tagen*).
    pub fn is_closed(&self) -> bool {
        match self.relation {
            Relation::At | Relation::Past | Relation::Between => self.period.is_some(),
            Relation::Within => true,
            _ => false,
        }
    }
}

/// All expressions of time, in the order of the text; they do not overlap.
///
/// `reference` is the article's date.
pub fn find(document: &Document, reference: Option<Day>) -> Vec<TimeExpression> {
    Times::read(document).resolve(document, reference)
}

/// All expressions of time as they stand, not yet days: what tells the article's date, and what that date resolves.
pub struct Times(Vec<Reading>);

impl Times {
    /// Reads a document's.
    pub fn read(document: &Document) -> Self {
        Self(frame::read(document))
    }

    /// See [`article_date`].
    pub fn article_date(&self, document: &Document) -> Option<Day> {
        dateline::date_of(document, &self.0)
    }

    /// See [`find`]; the document is the same.
    pub fn resolve(self, document: &Document, reference: Option<Day>) -> Vec<TimeExpression> {
        resolve::all(document, self.0, reference)
    }
}

/// The expression that holds one of the tokens.
pub fn covering(expressions: &[TimeExpression], tokens: Range<usize>) -> Option<&TimeExpression> {
    let first = expressions.partition_point(|it| it.tokens.end <= tokens.start);
    expressions.get(first).filter(|it| it.tokens.start < tokens.end)
}

/// Looks at a token; a test counts them, for the reading must stay linear in the text.
fn step() {
    #[cfg(test)]
    tests::STEPS.with(|steps| steps.set(steps.get() + 1));
}

#[cfg(test)]
mod tests;
