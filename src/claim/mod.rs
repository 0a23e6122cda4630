//! What a claim is: one statement, in one article, of how many people a measure holds for, and who says so.
//!
//! Joins the numbers, times and attributions that the stages before found, each blind to the others; here alone it
//! is settled what counts people (a year does not), whose they are, what befell them, since when, and which claim
//! says one before it again.
//!
//! Limits: no claim rather than a wrong one. What befell people must stand in the number's sentence or be taken up
//! from the sentence before by words that point at it; whose people they are is carried on within a section.
//!
//! ```
//! use streitzahl::article::Article;
//! use streitzahl::claim::Measure;
//! let text = "Laut Kiew fielen bei Kursk rund 300 russische Soldaten.".to_owned();
//! let reading = streitzahl::read(&Article { text, ..Article::default() });
//! let claim = &reading.claims[0];
//! assert_eq!((claim.measure, claim.low, claim.text.as_str()), (Measure::Killed, Some(300), "rund 300"));
//! assert_eq!((claim.population.side.as_str(), claim.sources.as_slice()), ("russia", ["ukraine".to_owned()].as_slice()));
//! ```

mod abroad;
mod assemble;
mod belonging;
mod continued;
mod dated;
pub mod group;
mod kind;
mod measure;
mod modality;
mod moment;
mod no_count;
mod outcome;
mod place;
mod population;
mod possible;
mod repeat;
mod rows;
mod said;
mod scene;
mod segment;
mod side;
mod topic;
mod trace;

use crate::calendar::Period;
use crate::text::Span;

pub use assemble::assemble;
pub use possible::{possible, without_times};

pub use crate::vocabulary::{Basis, Bound, Confidence, Kind, Measure, Modality, Scope};

/// Whose people are counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Population {
    /// Country (`north-korea`), group (`pkk`), `mixed` or `unknown`.
    pub side: String,
    /// What sort of people.
    pub kind: Kind,
}

/// One thing that made a claim: a production of a stage, and the word-list line behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The stage: `quantity`, `time`, `attribution`, `claim`.
    pub stage: &'static str,
    /// The production's name.
    pub rule: &'static str,
    /// The word list, where one was used.
    pub list: Option<&'static str>,
    /// Its line, from 1.
    pub line: u32,
    /// The words in the article.
    pub span: Span,
}

/// One statement of how many, and who says so. Fields as in `claims.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// `<article>@<first byte of span>`; a second claim on one number gets `.2`.
    pub id: String,
    /// The article's id.
    pub article: String,
    /// What is counted.
    pub measure: Measure,
    /// Total, event or rate.
    pub scope: Scope,
    /// Asserted, possible, denied, superseded.
    pub modality: Modality,
    /// Whose people.
    pub population: Population,
    /// How the number is to be read.
    pub bound: Bound,
    /// Least number of people that the wording allows; `None`: open.
    pub low: Option<u64>,
    /// Greatest number of people that the wording allows; `None`: open.
    pub high: Option<u64>,
    /// The day or period for which the number is stated.
    pub as_of: Option<Period>,
    /// Where that day comes from.
    pub as_of_basis: Option<Basis>,
    /// Who says it; empty where the article says it in its own voice.
    pub sources: Vec<String>,
    /// Through whom the article has it, from the article towards the origin.
    pub relayed_by: Vec<String>,
    /// Where the counted people were.
    pub place: Option<String>,
    /// The number's words.
    pub text: String,
    /// Where those words stand.
    pub span: Span,
    /// The sentence that states it.
    pub evidence: Span,
    /// The id of the first mention, where this is a second one.
    pub repeat_of: Option<String>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// What made it.
    pub trace: Vec<Step>,
}

#[cfg(test)]
mod tests;
