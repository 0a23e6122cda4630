//! An article and how it comes out of bytes.

use crate::calendar::Day;
use crate::text::Span;

/// One article: its text and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Article {
    /// The file's name without its ending, or as given with it; unique in a collection.
    pub id: String,
    /// The text that all spans count in.
    pub text: String,
    /// Headline, where given or found.
    pub title: Option<String>,
    /// The day it appeared.
    pub date: Option<Day>,
    /// Language as given (`de`), where given.
    pub language: Option<String>,
    /// What else the file's front matter says: `original`, `agency`, …, in its order.
    pub details: Vec<(String, String)>,
}

/// Something the reader of an article should know, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// Where in the article's text, if anywhere.
    pub span: Option<Span>,
}

/// What a notice is about; the words are the page's and the command line's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// There is no word in it.
    Empty,
    /// Not UTF-8: decoded from the named encoding (WHATWG name).
    Decoded(String),
    /// Some bytes did not fit the encoding and were replaced.
    Replaced,
    /// The language is none that is read here; no claims were looked for.
    UnknownLanguage,
    /// No claim was found.
    NoClaim,
}
