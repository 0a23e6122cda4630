//! Claims as files: one JSON object a line, or a table for spreadsheets.
//!
//! Both walk the finished claims and add nothing. Each writer gives one line at a time, so that a batch of any
//! size needs the memory of one article.

pub mod csv;
pub mod ndjson;

#[cfg(test)]
pub(crate) mod sample;
