//! An estimate as the picture sees it: one group of mentions, or a number derived from several.

use super::family::{Family, family};
use crate::calendar::Period;
use crate::claim::group::Group;
use crate::claim::{Basis, Bound, Kind, Measure, Modality, Scope};

/// Most glyphs that one mark shows; the label counts the rest.
pub const MOST_GLYPHS: usize = 3;

/// Longest period in days that is drawn to scale.
const LONGEST_BAR: i32 = 45;

/// One estimate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate<'a> {
    /// Of the leading claim, or of the derived number.
    pub id: &'a str,
    /// All claims, the lead first; the parts where derived.
    pub claims: Vec<&'a str>,
    /// Whether we added it up.
    pub derived: bool,
    /// Who says it.
    pub sources: Vec<&'a str>,
    /// What is counted.
    pub measure: Measure,
    /// Whose people.
    pub side: &'a str,
    /// What sort of people.
    pub kind: Kind,
    /// Total, event or rate.
    pub scope: Scope,
    /// In which sense.
    pub modality: Modality,
    /// How the number is to be read.
    pub bound: Bound,
    /// Least number that the wording allows.
    pub low: Option<u64>,
    /// Greatest number that the wording allows.
    pub high: Option<u64>,
    /// Day or period.
    pub as_of: Option<Period>,
    /// Where that comes from.
    pub basis: Option<Basis>,
    /// The number's words in the article.
    pub text: &'a str,
    /// Whether a dispute touches it.
    pub contested: bool,
}

/// Where the number stands on the axis of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One number is named.
    Point(u64),
    /// From one number to another, the smaller first.
    Bar(u64, u64),
    /// None: a share without a base.
    Unknown,
}

/// How the time of an estimate is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A day, or no date at all.
    Day,
    /// Short enough for a bar to scale.
    Bar(Period),
    /// Too long: a tail.
    Tail,
}

impl<'a> From<&Group<'a>> for Estimate<'a> {
    fn from(group: &Group<'a>) -> Self {
        let lead = group.lead();
        Self {
            id: &lead.id,
            claims: group.mentions.iter().map(|claim| claim.id.as_str()).collect(),
            derived: false,
            sources: group.sources.clone(),
            measure: lead.measure,
            side: &lead.population.side,
            kind: lead.population.kind,
            scope: lead.scope,
            modality: lead.modality,
            bound: lead.bound,
            low: lead.low,
            high: lead.high,
            as_of: lead.as_of,
            basis: lead.as_of_basis,
            text: &lead.text,
            contested: false,
        }
    }
}

impl Estimate<'_> {
    /// Where it stands.
    pub fn number(&self) -> Number {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => Number::Point(low),
            (Some(low), Some(high)) => Number::Bar(low.min(high), low.max(high)),
            (Some(named), None) | (None, Some(named)) => Number::Point(named),
            (None, None) => Number::Unknown,
        }
    }

    /// The numbers that it puts on the axis.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        let (one, other) = match self.number() {
            Number::Point(people) => (Some(people), None),
            Number::Bar(low, high) => (Some(low), Some(high)),
            Number::Unknown => (None, None),
        };
        one.into_iter().chain(other)
    }

    /// Whether its number is open upwards.
    pub fn is_open_above(&self) -> bool {
        self.low.is_some() && self.high.is_none()
    }

    /// Whether its number is open downwards.
    pub fn is_open_below(&self) -> bool {
        self.high.is_some() && self.low.is_none()
    }

    /// Whether the number named is a soft one.
    pub fn is_soft(&self) -> bool {
        matches!(self.bound, Bound::About | Bound::Formation | Bound::Fraction | Bound::Order)
            && matches!(self.number(), Number::Point(_))
            && self.modality != Modality::Possible
    }

    /// The family of each source that gets a glyph; [`Family::None`] where nobody is named.
    pub fn glyphs(&self) -> Vec<Family> {
        if self.sources.is_empty() {
            return vec![Family::None];
        }
        self.sources.iter().take(MOST_GLYPHS).map(|source| family(source)).collect()
    }

    /// The families of all its sources, each once.
    pub fn families(&self) -> Vec<Family> {
        let mut families: Vec<Family> = Vec::new();
        for family in self.sources.iter().map(|source| family(source)) {
            if !families.contains(&family) {
                families.push(family);
            }
        }
        if families.is_empty() { vec![Family::None] } else { families }
    }

    /// How its time is drawn.
    pub fn length(&self) -> Length {
        match self.as_of {
            Some(period) if period.to > period.from => {
                if period.to.0.saturating_sub(period.from.0) <= LONGEST_BAR {
                    Length::Bar(period)
                } else {
                    Length::Tail
                }
            }
            _ => Length::Day,
        }
    }
}
