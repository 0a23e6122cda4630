//! A sentence with all that was found in it, one number of it, and what reaches over from earlier sentences.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::outcome::Outcome;
use super::population::{MIXED, Mention, UNKNOWN, is_one};
use super::{Claim, Population};
use crate::attribution::Attribution;
use crate::calendar::Period;
use crate::quantity::Quantity;
use crate::time::TimeExpression;
use crate::vocabulary::{Kind, Measure};

/// So many sentences further, people or a measure spoken of are still meant.
pub(super) const REACH: usize = 3;

/// What reaches over from earlier sentences.
#[derive(Default)]
pub(super) struct Context {
    /// The people last spoken of, with the sentence.
    pub people: Option<(String, bool, usize)>,
    /// The state or group that the last sentence but one that names any is about, with the sentence.
    pub subject: Option<(&'static str, usize)>,
    /// Whose soldiers the sections before told of last.
    pub before: Option<String>,
    /// The measure last spoken of, with the sentence.
    pub measure: Option<(Measure, usize)>,
    /// The kind of people last counted, claim or not, with the sentence.
    pub counted: Option<(Kind, usize)>,
    /// The last claim, as an index, with the sentence.
    pub claim: Option<(usize, usize)>,
    /// The last sentence that told of a drill.
    pub drill: Option<usize>,
    /// The last sentence that counted people whom nothing befell.
    pub others: Option<usize>,
    /// The last sentence that told of one attack or accident.
    pub event: Option<usize>,
    /// The last sentence that told whom somebody counts, and no number yet.
    pub recorded: Option<usize>,
    /// The last question.
    pub asked: Option<usize>,
    /// The last sentence that tells of a time before [`HISTORIC`].
    pub historic: Option<usize>,
    /// The last place named, with the sentence.
    pub place: Option<(String, usize)>,
    /// The day on which these sources last spoke, with the sentence.
    pub spoken: Option<(Vec<String>, Period, usize)>,
}

/// The first year whose wars are today's news.
pub(super) const HISTORIC: i32 = 2000;

impl Context {
    /// Whether sentence `number` tells of a war of the past, where every state may be at war.
    pub fn is_historic(&self, number: usize) -> bool {
        self.historic.is_some_and(|told| told + REACH >= number)
    }
}

/// What the claims so far have told, kept as they are made: to look through all of them for each one would take time
/// that grows with their square.
#[derive(Default)]
pub(super) struct Tally {
    /// Whether people of no side were counted.
    pub unknown: bool,
    /// The side of those last counted as sent, the last known one.
    pub sent: Option<String>,
    /// Whether civilians were counted.
    pub civilians: bool,
    /// Sides whose soldiers were counted, not told apart by rank.
    armies: HashSet<String>,
    /// Whose soldiers of any rank; empty where of several.
    side: Option<String>,
    /// The first claim of a measure and a number, by its place.
    firsts: HashMap<(Measure, Option<u64>, Option<u64>), usize>,
}

impl Tally {
    /// Notes the claim that is made last, at `place`.
    pub fn note(&mut self, place: usize, claim: &Claim) {
        let Population { side, kind } = &claim.population;
        self.firsts.entry((claim.measure, claim.low, claim.high)).or_insert(place);
        if claim.measure == Measure::Deployed && (is_one(side) || self.sent.is_none()) {
            self.sent = Some(side.clone());
        }
        self.civilians |= *kind == Kind::Civilians;
        self.unknown |= side == UNKNOWN;
        if *kind == Kind::Troops {
            self.armies.insert(side.clone());
        }
        if kind.is_military() && side != UNKNOWN {
            let one = side != MIXED && self.side.as_ref().is_none_or(|seen| seen == side);
            self.side = Some(if one { side.clone() } else { String::new() });
        }
    }

    /// Notes that the claim made last, at `place`, turns out to be of another measure.
    pub fn turn(&mut self, place: usize, claim: &mut Claim, measure: Measure) {
        let number = (claim.measure, claim.low, claim.high);
        if self.firsts.get(&number) == Some(&place) {
            self.firsts.remove(&number);
        }
        claim.measure = measure;
        self.note(place, claim);
    }

    /// Whether any soldiers were counted.
    pub fn has_troops(&self) -> bool {
        !self.armies.is_empty()
    }

    /// Whether soldiers of that side were counted.
    pub fn has_army(&self, side: &str) -> bool {
        self.armies.contains(side)
    }

    /// The side of all soldiers counted, if it is one.
    pub fn only_side(&self) -> Option<&str> {
        self.side.as_deref().filter(|side| !side.is_empty())
    }

    /// The first claim of that measure and number.
    pub fn first(&self, measure: Measure, low: Option<u64>, high: Option<u64>) -> Option<usize> {
        self.firsts.get(&(measure, low, high)).copied()
    }
}

/// A sentence with what was found in it.
#[derive(Default)]
pub(super) struct Scene<'a> {
    pub number: usize,
    pub tokens: Range<usize>,
    pub quantities: &'a [Quantity],
    pub outcomes: Vec<Outcome>,
    pub segments: Vec<Range<usize>>,
    pub attributions: Vec<&'a Attribution>,
    pub mentions: Vec<Mention>,
    pub times: &'a [TimeExpression],
    /// Whether it tells of an attack or accident.
    pub event: bool,
}

/// One number of a sentence, with the segment it stands in and who says it.
#[derive(Clone, Copy)]
pub(super) struct Case<'s> {
    pub scene: &'s Scene<'s>,
    /// Its place among the sentence's quantities.
    pub at: usize,
    pub quantity: &'s Quantity,
    pub segment: &'s Range<usize>,
    pub attribution: Option<&'s Attribution>,
}
