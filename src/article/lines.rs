//! Lines of JSON: one article a line, for batches.
//!
//! `{"article": "id", "text": "…" or "file": "name.txt", "date"?, "title"?, "language"?}`; other keys are
//! ignored, and `null` is as good as a key that is missing. This module only reads lines; files are the command
//! line's.
//!
//! ```
//! use streitzahl::article::lines::{read, Body};
//! let line = read(r#"{"article": "a", "text": "Drei Tote", "date": "2025-01-06", "x": 1}"#).unwrap();
//! assert_eq!((line.article.as_str(), line.body), ("a", Body::Text("Drei Tote".to_owned())));
//! assert!(read(r#"{"article": "a"}"#).is_err());
//! ```

use std::fmt;

use serde::Deserialize;

use super::Article;
use crate::calendar::Day;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The article's id.
    pub article: String,
    /// Its text, or where that is.
    pub body: Body,
    /// The day it appeared.
    pub date: Option<Day>,
    /// Headline.
    pub title: Option<String>,
    /// Language (`de`).
    pub language: Option<String>,
}

/// An article's text, or where that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// The text itself.
    Text(String),
    /// The name of a file, relative to the folder of the file with the lines.
    File(String),
}

impl Line {
    /// Puts what the line says into the article; it wins over what the article's file says.
    pub fn fill(self, article: &mut Article) {
        article.date = self.date.or(article.date);
        article.title = self.title.or(article.title.take());
        article.language = self.language.or(article.language.take());
    }
}

/// Why a line is no article.
#[derive(Debug)]
pub enum LineError {
    /// No JSON object of that form.
    Json(serde_json::Error),
    /// It has neither `text` nor `file`, or both.
    Body,
    /// Its date is none of the form `YYYY-MM-DD`.
    Date(String),
    /// Its id is empty.
    Id,
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "no article: {error}"),
            Self::Body => f.write_str("either \"text\" or \"file\" is needed"),
            Self::Date(date) => write!(f, "\"{date}\" is no date of the form YYYY-MM-DD"),
            Self::Id => f.write_str("\"article\" is empty"),
        }
    }
}

impl std::error::Error for LineError {}

#[derive(Deserialize)]
struct Wire {
    article: String,
    text: Option<String>,
    file: Option<String>,
    date: Option<String>,
    title: Option<String>,
    language: Option<String>,
}

/// Reads one line.
///
/// # Errors
/// Where it is no JSON object with an id and one body, or its date is none.
pub fn read(line: &str) -> Result<Line, LineError> {
    let wire: Wire = serde_json::from_str(line).map_err(LineError::Json)?;
    let body = match (wire.text, wire.file) {
        (Some(text), None) => Body::Text(text),
        (None, Some(file)) => Body::File(file),
        _ => return Err(LineError::Body),
    };
    let date = match wire.date {
        Some(date) => Some(date.parse().map_err(|_| LineError::Date(date))?),
        None => None,
    };
    if wire.article.is_empty() {
        return Err(LineError::Id);
    }
    Ok(Line { article: wire.article, body, date, title: wire.title, language: wire.language })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_article() {
        for (line, says) in [
            ("", "no article: EOF"),
            ("[1]", "no article: "),
            (r#"{"text": "x"}"#, "missing field `article`"),
            (r#"{"article": "a"}"#, "either"),
            (r#"{"article": "a", "text": "x", "file": "y"}"#, "either"),
            (r#"{"article": "", "text": "x"}"#, "empty"),
            (r#"{"article": "a", "text": "x", "date": "6.1.2025"}"#, "\"6.1.2025\" is no date"),
        ] {
            let error = read(line).unwrap_err().to_string();
            assert!(error.contains(says), "{line}: {error}");
        }
    }

    #[test]
    fn a_line_wins_over_its_file() {
        let line = read(r#"{"article": "a", "file": "a.md", "title": "Neu", "date": null}"#).unwrap();
        let day = Day::new(2025, 1, 6);
        let mut article = Article { title: Some("Alt".to_owned()), date: day, ..Article::default() };
        line.fill(&mut article);
        assert_eq!((article.title.as_deref(), article.date), (Some("Neu"), day));
    }
}
