//! Claims as files: one JSON object a line, a table for spreadsheets, a picture.
//!
//! All walk the finished claims, or the finished scene, and add nothing. The writers of lines give one at a time, so
//! that a batch of any size needs the memory of one article.

pub mod csv;
pub mod finds;
pub mod ndjson;
pub mod relations;
pub mod svg;

#[cfg(test)]
pub(crate) mod sample;
