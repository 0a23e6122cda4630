//! Streitzahl reads news articles and says **who says how many**: the competing estimates of soldiers sent,
//! killed, wounded, captured.
//!
//! One street of stages, each a pure function that can be called alone:
//!
//! ```text
//! bytes ─ article::read ─▶ Article ─ token::tokenize ─▶ tokens, sentences, quotations
//!       ─ numeral::find ─▶ numbers ─┬ quantity::find ────▶ number + bound + what is counted
//!                                   ├ time::find ────────▶ words -> periods
//!                                   └ attribution::find ─▶ who says it, what it covers
//!       ─ claim::assemble ─▶ claims, repeats marked
//! ```
//!
//! A module uses only modules above it in the list below; `tests/architecture.rs` checks it.

pub mod order;

pub mod text;

pub mod calendar;

pub mod vocabulary;

pub mod language;

pub mod article;

pub mod token;

pub mod numeral;

pub mod quantity;

pub mod time;

pub mod attribution;

pub mod claim;

pub mod correction;

pub mod names;

pub mod dispute;

pub mod wording;

pub mod chart;

pub mod export;

pub mod share;

pub mod engine;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;

pub mod app;

/// What reading an article gave.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reading {
    /// The claims, in the order of their numbers in the text.
    pub claims: Vec<claim::Claim>,
    /// What the reader should know.
    pub notices: Vec<article::Notice>,
    /// The day from which times such as *gestern* were resolved: the article's, else the one found in its text.
    pub date: Option<calendar::Day>,
}

/// The words of an article, its words of time, and its date: the one given with it, else the one in its text. `None`
/// where it is in no language that is read.
pub fn words(
    article: &article::Article,
) -> Option<(token::Document<'_>, time::Times, Option<calendar::Day>)> {
    let document = token::tokenize(&article.text, language::Language::german());
    let known = match article.language.as_deref() {
        Some(code) => language::Language::of(code).is_some(),
        None => document.is_in_its_language(),
    };
    let times = known.then(|| time::Times::read(&document))?;
    let reference = article.date.or_else(|| times.article_date(&document));
    Some((document, times, reference))
}

/// Reads an article's claims: all stages in a row.
pub fn read(article: &article::Article) -> Reading {
    let mut reading = Reading::default();
    let Some((document, times, reference)) = words(article) else {
        reading.notices.push(article::NoticeKind::UnknownLanguage.into());
        return reading;
    };
    reading.date = reference;
    let quantities = quantity::find(&document, &numeral::find(&document));
    let times = times.resolve(&document, reference);
    let quantities = claim::without_times(quantities, &times);
    if claim::possible(&document, &quantities) {
        let attributions = attribution::find(&document);
        reading.claims = claim::assemble(article, &document, &quantities, &times, &attributions, reference);
    }
    if reading.claims.is_empty() {
        reading.notices.push(article::NoticeKind::NoClaim.into());
    }
    reading
}
