//! Invented claims for tests, and what the comparison tells of them in short.

use crate::calendar::{Day, Period};
use crate::claim::{Basis, Bound, Claim, Confidence, Kind, Measure, Modality, Population, Scope};
use crate::dispute::{Figure, Line, compare};
use crate::text::Span;

/// An asserted total of 100 dead soldiers of Azuria, said by nobody on 5 March 2030; the article is what
/// stands before `@` in the id, the span starts at what stands after it.
pub(crate) fn claim(id: &str) -> Claim {
    let (article, start) = id.split_once('@').unwrap();
    let start: u32 = start.parse().unwrap();
    Claim {
        id: id.into(),
        article: article.into(),
        measure: Measure::Killed,
        scope: Scope::Total,
        modality: Modality::Asserted,
        population: Population { side: "azuria".into(), kind: Kind::Troops },
        bound: Bound::Exact,
        low: Some(100),
        high: Some(100),
        as_of: day("2030-03-05"),
        as_of_basis: Some(Basis::Stated),
        sources: vec![],
        relayed_by: vec![],
        place: None,
        text: "100".into(),
        span: Span::new(start, start + 3),
        evidence: Span::new(start, start + 50),
        repeat_of: None,
        confidence: Confidence::Clear,
        trace: vec![],
    }
}

/// The lines of a comparison in short: `update named a@1 b@1`, sums joined by `+`.
pub(crate) fn told(claims: &[Claim]) -> Vec<String> {
    let day = |article: &str| article.strip_prefix("day-")?.parse().ok().map(|n: i32| Day(21_980 + n));
    let comparison = compare(claims, day);
    let figure = |figure: &Figure| match *figure {
        Figure::Claim(place) => claims[place].id.clone(),
        Figure::Sum(place) => comparison.sums[place].id.clone(),
    };
    let short = |line: &Line| {
        let figures: Vec<String> = line.figures.iter().map(figure).collect();
        let echo = if line.echo { "echo " } else { "" };
        format!("{} {echo}{} {}", line.relation.name(), line.reading.name(), figures.join(" "))
    };
    comparison.lines.iter().map(short).collect()
}

/// A period of one day.
pub(crate) fn day(day: &str) -> Option<Period> {
    Some(Period::day(day.parse::<Day>().unwrap()))
}

/// Short ways to say how a claim differs.
pub(crate) trait Change: Sized {
    fn by(self, source: &str) -> Self;
    fn on(self, day: &str) -> Self;
    fn about(self, n: u64) -> Self;
    fn exactly(self, n: u64) -> Self;
    fn more_than(self, n: u64) -> Self;
    fn at_least(self, n: u64) -> Self;
    fn up_to(self, n: u64) -> Self;
    fn of(self, measure: Measure) -> Self;
    fn who(self, kind: Kind) -> Self;
    fn at(self, place: &str) -> Self;
    fn one_event(self) -> Self;
    fn sense(self, modality: Modality) -> Self;
}

impl Change for Claim {
    fn by(mut self, source: &str) -> Self {
        self.sources.push(source.into());
        self
    }
    fn on(mut self, text: &str) -> Self {
        self.as_of = day(text);
        self
    }
    fn about(mut self, n: u64) -> Self {
        (self.bound, self.low, self.high) = (Bound::About, Some(n), Some(n));
        self
    }
    fn exactly(mut self, n: u64) -> Self {
        (self.bound, self.low, self.high) = (Bound::Exact, Some(n), Some(n));
        self
    }
    fn more_than(mut self, n: u64) -> Self {
        (self.bound, self.low, self.high) = (Bound::MoreThan, Some(n), None);
        self
    }
    fn at_least(mut self, n: u64) -> Self {
        (self.bound, self.low, self.high) = (Bound::AtLeast, Some(n), None);
        self
    }
    fn up_to(mut self, n: u64) -> Self {
        (self.bound, self.low, self.high) = (Bound::AtMost, None, Some(n));
        self
    }
    fn of(mut self, measure: Measure) -> Self {
        self.measure = measure;
        self
    }
    fn who(mut self, kind: Kind) -> Self {
        self.population.kind = kind;
        self
    }
    fn at(mut self, place: &str) -> Self {
        self.place = Some(place.into());
        self
    }
    fn one_event(mut self) -> Self {
        self.scope = Scope::Event;
        self
    }
    fn sense(mut self, modality: Modality) -> Self {
        self.modality = modality;
        self
    }
}
