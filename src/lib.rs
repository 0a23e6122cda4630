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

pub mod claim;

pub mod names;

pub mod dispute;

pub mod chart;

pub mod export;

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
}

/// Reads an article's claims: all stages in a row.
pub fn read(article: &article::Article) -> Reading {
    // The stages are being written; until they are here no claim is found, and nothing is said of it.
    let _ = article;
    Reading::default()
}
