//! The fields of a claim that a reader can set.

use crate::calendar::Period;
use crate::claim::{Basis, Bound, Claim, Confidence, Kind, Measure, Modality, Scope};

/// More people than this no claim has.
pub const LARGEST: u64 = 1_000_000_000_000;

/// One field with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// What is counted.
    Measure(Measure),
    /// Total, event or rate.
    Scope(Scope),
    /// Asserted, possible, denied, superseded.
    Modality(Modality),
    /// Whose people.
    Side(String),
    /// What sort of people.
    Kind(Kind),
    /// How the number is to be read.
    Bound(Bound),
    /// The least number; `None`: open.
    Low(Option<u64>),
    /// The greatest number; `None`: open.
    High(Option<u64>),
    /// The day or period.
    AsOf(Option<Period>),
    /// Where that day comes from.
    Basis(Option<Basis>),
    /// Who says it.
    Sources(Vec<String>),
    /// Through whom, from the article towards the origin.
    RelayedBy(Vec<String>),
    /// Where the people were.
    Place(Option<String>),
    /// How sure the reading is.
    Confidence(Confidence),
}

impl Field {
    /// The names in files, in the order of [`Self::place`].
    pub const NAMES: [&str; 14] = [
        "measure",
        "scope",
        "modality",
        "side",
        "kind",
        "bound",
        "low",
        "high",
        "as_of",
        "as_of_basis",
        "sources",
        "relayed_by",
        "place",
        "confidence",
    ];

    /// Which field it is, from 0.
    pub const fn place(&self) -> usize {
        match self {
            Self::Measure(_) => 0,
            Self::Scope(_) => 1,
            Self::Modality(_) => 2,
            Self::Side(_) => 3,
            Self::Kind(_) => 4,
            Self::Bound(_) => 5,
            Self::Low(_) => 6,
            Self::High(_) => 7,
            Self::AsOf(_) => 8,
            Self::Basis(_) => 9,
            Self::Sources(_) => 10,
            Self::RelayedBy(_) => 11,
            Self::Place(_) => 12,
            Self::Confidence(_) => 13,
        }
    }

    /// Its name in files.
    pub const fn name(&self) -> &'static str {
        Self::NAMES[self.place()]
    }

    /// All fields of a claim.
    pub fn all(claim: &Claim) -> Vec<Self> {
        vec![
            Self::Measure(claim.measure),
            Self::Scope(claim.scope),
            Self::Modality(claim.modality),
            Self::Side(claim.population.side.clone()),
            Self::Kind(claim.population.kind),
            Self::Bound(claim.bound),
            Self::Low(claim.low),
            Self::High(claim.high),
            Self::AsOf(claim.as_of),
            Self::Basis(claim.as_of_basis),
            Self::Sources(claim.sources.clone()),
            Self::RelayedBy(claim.relayed_by.clone()),
            Self::Place(claim.place.clone()),
            Self::Confidence(claim.confidence),
        ]
    }

    /// Puts it into a claim.
    pub fn put(&self, claim: &mut Claim) {
        match self.clone() {
            Self::Measure(measure) => claim.measure = measure,
            Self::Scope(scope) => claim.scope = scope,
            Self::Modality(modality) => claim.modality = modality,
            Self::Side(side) => claim.population.side = side,
            Self::Kind(kind) => claim.population.kind = kind,
            Self::Bound(bound) => claim.bound = bound,
            Self::Low(low) => claim.low = low,
            Self::High(high) => claim.high = high,
            Self::AsOf(days) => claim.as_of = days,
            Self::Basis(basis) => claim.as_of_basis = basis,
            Self::Sources(sources) => claim.sources = sources,
            Self::RelayedBy(relays) => claim.relayed_by = relays,
            Self::Place(place) => claim.place = place,
            Self::Confidence(confidence) => claim.confidence = confidence,
        }
    }
}
