//! Claims as files.
//!
//! | module | file |
//! |---|---|
//! | [`csv`] | a table for spreadsheets, English or German |
//! | [`ndjson`] | one JSON object a line |
//! | [`markdown`] | a table for people |
//! | [`package`] | a Data Package: tables of claims, articles, sources with their description, in a [`zip`] |
//! | [`jsonld`] | linked data: schema.org, PROV, Web Annotation |
//! | [`svg`] | a picture |
//! | [`relations`], [`finds`] | what stands between claims; what single stages found |
//!
//! All walk the finished claims, or the finished scene, and add nothing. The writers of lines give one at a time, so
//! that a batch of any size needs the memory of one article.
//!
//! ```
//! use streitzahl::article::Article;
//! use streitzahl::export::csv;
//! let text = "Bei Kursk fielen 300 russische Soldaten.".to_owned();
//! let reading = streitzahl::read(&Article { id: "a".to_owned(), text, ..Article::default() });
//! assert!(csv::line(&reading.claims[0], csv::Dialect::Comma).starts_with("a@17,a,killed,total,asserted,russia,troops,exact,300,300,"));
//! ```

pub mod csv;
pub mod finds;
pub mod jsonld;
pub mod markdown;
pub mod ndjson;
pub mod package;
pub mod relations;
pub mod svg;
pub mod zip;

#[cfg(test)]
pub(crate) mod sample;
