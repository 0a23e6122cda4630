//! Who says it: cues, sources, relays, and the words that each covers. Blind to numbers' meaning and to time.
//!
//! | words | sources | relays |
//! |---|---|---|
//! | *Laut NIS fielen 300 Mann.* | `nis` | |
//! | *Laut NIS, berichtet Yonhap, fielen 300.* | `nis` | `yonhap` |
//! | *Yonhap berichtet von 300 Toten.* | `media` | `yonhap` |
//! | *Schätzungen zufolge fielen 300.* | | |
//!
//! A source reaches on through the sentences behind it in indirect speech, until the article speaks in its own
//! voice or somebody else does; it reaches back over one sentence only, where the next points at it (*Das teilte
//! X mit*). Limits: one who has no name, role or state that the lists know is no source; who *er* is, is guessed
//! from who spoke last; an office without a state has that of the last speaker or of the place last named.
//!
//! ```
//! use streitzahl::{attribution, language::Language, token};
//! let text = "Laut Kiew fielen 300 Mann. Weitere 20 seien vermisst.";
//! let document = token::tokenize(text, Language::german());
//! let attributions = attribution::find(&document);
//! let twenty = document.token_at(text.find("20").unwrap() as u32);
//! let found = attribution::at(&attributions, twenty).unwrap();
//! assert_eq!((found.sources.as_slice(), found.carried), (["ukraine".to_owned()].as_slice(), true));
//! ```

mod carry;
mod cover;
mod frame;
mod interview;
mod memory;
mod merge;
mod phrase;
mod resolve;
mod saying;
mod sentence;
mod slug;
mod who;

use std::ops::Range;

use crate::language::{Class, Classes};
use crate::text::Span;
use crate::token::Document;

pub(crate) use sentence::without_dateline;
pub use slug::slug;

/// Who says what stands in a stretch of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Ids of the origin; empty where nobody is named (*Schätzungen zufolge*).
    pub sources: Vec<String>,
    /// Ids of those through whom the article has it, from the article towards the origin.
    pub relays: Vec<String>,
    /// The state or group that the origin speaks for, where the lists know one.
    pub state: Option<&'static str>,
    /// The tokens whose statements it covers, within one sentence.
    pub covers: Range<usize>,
    /// The tokens of the reporting clause: a day in it is the day on which the source spoke. Empty where the
    /// source reaches here from another sentence.
    pub frame: Range<usize>,
    /// Whether the source reaches here from another sentence.
    pub carried: bool,
    /// Whether the source denies it.
    pub denied: bool,
    /// The production that found it.
    pub rule: &'static str,
    /// The word-list lines that took part: list and line.
    pub entries: Vec<(&'static str, u32)>,
    /// The words that name the source.
    pub source_span: Option<Span>,
    /// The word that makes it a source.
    pub cue_span: Option<Span>,
}

/// Finds who says what, in the order of the text.
pub fn find(document: &Document) -> Vec<Attribution> {
    let mut reader = carry::Reader::new(document);
    for number in 0..document.sentences.len() {
        reader.read(number);
    }
    reader.finish()
}

/// Whether a sentence has a word or sign that can make a reporting clause.
pub(crate) fn may_be_said(document: &Document, tokens: Range<usize>) -> bool {
    const CUES: Classes =
        Classes::of(&[Class::Say, Class::Deny, Class::According, Class::Onward, Class::Report]);
    tokens.into_iter().any(|at| document.has_any(at, CUES) || document.tokens[at].is(':'))
}

/// The innermost attribution that covers a token.
pub fn at(attributions: &[Attribution], token: usize) -> Option<&Attribution> {
    // In the order of the text and within one sentence each: a look around the place is enough.
    const AROUND: usize = 8;
    let behind = attributions.partition_point(|a| a.covers.start <= token);
    attributions[behind.saturating_sub(AROUND)..behind]
        .iter()
        .filter(|a| a.covers.contains(&token))
        .min_by_key(|a| a.covers.len())
}

#[cfg(test)]
mod tests;
