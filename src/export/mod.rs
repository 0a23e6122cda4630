//! Claims as files: one JSON object a line, a table for spreadsheets, a picture.
//!
//! All walk the finished claims, or the finished scene, and add nothing. The writers of lines give one at a time, so
//! that a batch of any size needs the memory of one article.
//!
//! ```
//! use streitzahl::article::Article;
//! use streitzahl::export::csv;
//! let text = "Bei Kursk fielen 300 russische Soldaten.".to_owned();
//! let reading = streitzahl::read(&Article { id: "a".to_owned(), text, ..Article::default() });
//! assert!(csv::line(&reading.claims[0]).starts_with("a@17,a,killed,total,asserted,russia,troops,exact,300,300,"));
//! ```

pub mod csv;
pub mod finds;
pub mod ndjson;
pub mod relations;
pub mod svg;

#[cfg(test)]
pub(crate) mod sample;
