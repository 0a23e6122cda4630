//! A sentence with all that was found in it, one number of it, and what reaches over from earlier sentences.

use std::ops::Range;

use super::outcome::Outcome;
use super::population::Mention;
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
    /// The last sentence that told of one attack or accident.
    pub event: Option<usize>,
    /// The last place named, with the sentence.
    pub place: Option<(String, usize)>,
    /// The day on which these sources last spoke, with the sentence.
    pub spoken: Option<(Vec<String>, Period, usize)>,
}

/// A sentence with what was found in it.
pub(super) struct Scene<'a> {
    pub number: usize,
    pub tokens: Range<usize>,
    pub quantities: &'a [Quantity],
    pub outcomes: Vec<Outcome>,
    pub segments: Vec<Range<usize>>,
    pub attributions: Vec<&'a Attribution>,
    pub mentions: Vec<Mention>,
    pub times: &'a [TimeExpression],
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
