//! What the reader corrects: fields of a claim edited, a claim rejected, one added; each found again by its words.
//!
//! A [`Correction`] is anchored by the number's words with some text before and after ([`Anchor`]), so that it
//! survives a new reading, and an article whose text has changed around it. [`apply`] puts corrections on top of
//! what the parser read; that reading is kept beside them and nothing of it is lost. What the reader did stands in
//! the claim's trace, as a step of the stage `reader`.
//!
//! Limits: a correction whose words are gone, or stand in other surroundings, is not applied but given back as
//! lost. One correction is for one mention; the page corrects all mentions of an estimate.
//!
//! ```
//! use streitzahl::article::Article;
//! use streitzahl::claim::Measure;
//! use streitzahl::correction::{Act, Correction, Field, apply, by_reader};
//! let text = "Laut Kiew fielen bei Kursk rund 300 russische Soldaten.".to_owned();
//! let article = Article { id: "a".to_owned(), text, ..Article::default() };
//! let claims = streitzahl::read(&article).claims;
//! let edit = Correction::of(&claims, 0, &article.text, Act::Edit, vec![Field::Measure(Measure::Wounded)]).unwrap();
//! let corrected = apply(claims, &[edit], |_| Some(&article.text));
//! assert_eq!(corrected.claims[0].measure, Measure::Wounded);
//! assert!(by_reader(&corrected.claims[0]) && corrected.read[0].measure == Measure::Killed);
//! ```

mod anchor;
mod apply;
mod field;
#[cfg(test)]
mod tests;

pub use anchor::{Anchor, CONTEXT};
pub use apply::{Corrected, apply, first_guess};
pub use field::{Field, LARGEST};

use crate::claim::Claim;
use crate::text::Span;

/// The stage that a reader's step in a trace has.
pub const STAGE: &str = "reader";

/// What a correction does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Fields of a claim that was read are others.
    Edit,
    /// It is no claim. Edited fields are kept for when it is taken back.
    Reject,
    /// A claim that was not read.
    Add,
    /// A claim that came without its article's text: in a link.
    Given,
}

impl Act {
    /// All.
    pub const ALL: [Self; 4] = [Self::Edit, Self::Reject, Self::Add, Self::Given];

    /// The name in files and in the trace.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Reject => "reject",
            Self::Add => "add",
            Self::Given => "given",
        }
    }

    /// The act of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// One correction, of one mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The number's words and where they stand.
    pub anchor: Anchor,
    /// Which of the claims on these very words, from 0.
    pub which: u32,
    /// What is done.
    pub act: Act,
    /// The fields as the reader has them, in the order of [`Field::place`], none twice.
    pub fields: Vec<Field>,
}

impl Correction {
    /// A correction of the claim at `place` of `claims`, which were read in `text`. `None` where its span does not
    /// fit the text.
    pub fn of(claims: &[Claim], place: usize, text: &str, act: Act, fields: Vec<Field>) -> Option<Self> {
        let claim = claims.get(place)?;
        let anchor = Anchor::new(&claim.article, text, claim.span)?;
        let which = apply::which(claims, place);
        let mut correction = Self { anchor, which, act, fields: Vec::new() };
        fields.into_iter().for_each(|field| correction.set(field));
        Some(correction)
    }

    /// A claim that was not read, on the words at `span`. `None` where there are none.
    pub fn adding(article: &str, text: &str, span: Span, fields: Vec<Field>) -> Option<Self> {
        let anchor = Anchor::new(article, text, span)?;
        let mut correction = Self { anchor, which: 0, act: Act::Add, fields: Vec::new() };
        fields.into_iter().for_each(|field| correction.set(field));
        Some(correction)
    }

    /// Sets a field, in place of what it was.
    pub fn set(&mut self, field: Field) {
        match self.fields.binary_search_by_key(&field.place(), Field::place) {
            Ok(at) => self.fields[at] = field,
            Err(at) => self.fields.insert(at, field),
        }
    }
}

/// The stage that a claim has in its trace which came without its article's text.
pub const GIVEN: &str = "link";

/// The language of an article whose text is not there, only its numbers' words (ISO 639: no linguistic content).
pub const WITHHELD: &str = "zxx";

/// Whether the reader edited or added a claim.
pub fn by_reader(claim: &Claim) -> bool {
    claim.trace.iter().any(|step| step.stage == STAGE)
}
