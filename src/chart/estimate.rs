//! An estimate as the picture sees it: one group of mentions, or a number derived from several.

use super::family::{Family, family};
use crate::calendar::Period;
use crate::claim::group::Group;
use crate::claim::{Basis, Bound, Claim, Kind, Measure, Modality, Scope};
use crate::dispute::{Figure, Share, Sum};

/// Most glyphs that one mark shows; the label counts the rest.
pub const MOST_GLYPHS: usize = 3;

/// A whole, in the numbers of a share.
pub const UNIT: f64 = 10_000.0;

/// Longest period in days that is drawn to scale.
const LONGEST_BAR: i32 = 45;

/// One estimate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate<'a> {
    /// Of the leading claim, or of the derived number.
    pub id: &'a str,
    /// All claims, the lead first; the parts where derived.
    pub claims: Vec<&'a str>,
    /// What it was added up from; empty where somebody said it.
    pub parts: Vec<&'a Claim>,
    /// Where it is a share: of whom. Its numbers are then ten thousandths.
    pub base: Option<&'a Claim>,
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
    /// Whether it was said only after the day that the picture is of.
    pub later: bool,
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
            parts: Vec::new(),
            base: None,
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
            later: false,
        }
    }
}

impl<'a> Estimate<'a> {
    /// A sum of two claims: the numbers named, added; its ends are open where a part's are.
    pub fn sum(sum: &'a Sum, claims: &[&'a Claim]) -> Option<Self> {
        let parts: Vec<&Claim> = sum.parts.iter().filter_map(|&place| claims.get(place).copied()).collect();
        let lead = *parts.first()?;
        let soft =
            parts.iter().any(|part| matches!(part.bound, Bound::About | Bound::Formation | Bound::Fraction));
        Some(Self {
            id: &sum.id,
            claims: parts.iter().map(|part| part.id.as_str()).collect(),
            base: None,
            sources: sum.sources.iter().map(String::as_str).collect(),
            measure: Measure::Casualties,
            side: &lead.population.side,
            kind: lead.population.kind,
            scope: lead.scope,
            modality: lead.modality,
            bound: if soft { Bound::About } else { Bound::Exact },
            low: Some(sum.named.low),
            high: Some(sum.named.high.unwrap_or(sum.named.low)),
            as_of: sum.as_of,
            basis: lead.as_of_basis,
            text: "",
            contested: false,
            later: false,
            parts,
        })
    }

    /// What a part is as a share of a base: by the numbers named, open where one of them is. `None` where no single
    /// number was named.
    pub fn share(share: &'a Share, part: &Self, claims: &[&'a Claim]) -> Option<Self> {
        let named = (share.named? * UNIT).round() as u64;
        let base = *claims.get(share.base)?;
        let parts = match share.part {
            Figure::Sum(_) => part.parts.clone(),
            Figure::Claim(claim) => vec![*claims.get(claim)?],
        };
        let soft = part.bound == Bound::About || base.bound == Bound::About;
        Some(Self {
            id: &share.id,
            base: Some(base),
            bound: if soft { Bound::About } else { Bound::Exact },
            low: Some(named),
            high: Some(named),
            contested: false,
            parts,
            ..part.clone()
        })
    }

    /// Whether it stands in a stretch of time; without a date it stands in any.
    pub fn is_within(&self, window: Option<Period>) -> bool {
        window.zip(self.as_of).is_none_or(|(window, period)| window.contains(period.to))
    }

    /// Whether we added it up and nobody said it.
    pub fn is_derived(&self) -> bool {
        !self.parts.is_empty()
    }

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
        if self.is_derived() {
            let below = self.base.is_some_and(|base| base.low.is_none());
            return below || self.parts.iter().any(|part| part.high.is_none());
        }
        self.low.is_some() && self.high.is_none()
    }

    /// Whether its number is open downwards.
    pub fn is_open_below(&self) -> bool {
        if self.is_derived() {
            let above = self.base.is_some_and(|base| base.high.is_none());
            return above || self.parts.iter().any(|part| part.low.is_none());
        }
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
