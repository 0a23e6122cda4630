//! A [`Snapshot`] as versioned JSON, and back: docs/collection.md.
//!
//! What stands in storage, in files and, deflated, in links is this one form. A file by another hand is hostile:
//! each value is looked at, and the first that is wrong is named with its place (`articles[2].date`). Keys that
//! are not known are left out. Limits: [`LARGEST`] bytes, [`ARTICLES`] articles, [`CORRECTIONS`] corrections,
//! 127 levels of nesting.
//!
//! ```
//! use streitzahl::share::file::read;
//! let error = read(r#"{"format":"streitzahl-collection","version":1,"articles":[{"id":"a"}]}"#).unwrap_err();
//! assert_eq!(error.to_string(), "articles[0].text: is missing");
//! ```

mod fields;
mod write;

use std::collections::HashSet;
use std::fmt;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::snapshot::{Dropped, Entry, Snapshot};
use crate::article::{Article, Part};
use crate::calendar::Day;
use crate::correction::{Act, Anchor, CONTEXT, Correction};
use crate::names::Lang;

pub use write::write;

/// The value of `format`.
pub const FORMAT: &str = "streitzahl-collection";

/// The version that is written. Every version from 1 on is read.
pub const VERSION: u64 = 1;

/// Longer files are not read, in bytes.
pub const LARGEST: usize = 256 << 20;

/// Files with more articles are not read.
pub const ARTICLES: usize = 20_000;

/// Files with more corrections are not read.
pub const CORRECTIONS: usize = 5_000;

/// Words of an anchor are not longer, in bytes.
const QUOTE: usize = 400;

/// The names of what is left out of a page.
const PARTS: [(Part, &str); 7] = [
    (Part::Code, "code"),
    (Part::Navigation, "navigation"),
    (Part::Aside, "aside"),
    (Part::Caption, "caption"),
    (Part::Links, "links"),
    (Part::Hidden, "hidden"),
    (Part::Outside, "outside"),
];

/// Why a text is no collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// More than [`LARGEST`] bytes.
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// No JSON, from this line and column on (from 1).
    Json {
        /// The line.
        line: usize,
        /// The column, in bytes.
        column: usize,
    },
    /// JSON, but no collection of Streitzahl.
    Foreign,
    /// A version that is not known here: a newer one.
    Version(u64),
    /// A value is wrong.
    Value {
        /// Where: `articles[2].date`.
        place: String,
        /// What is wrong with it.
        wrong: Wrong,
    },
}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It has to be there.
    Missing,
    /// It is of another type.
    Type,
    /// A text, number or name that is none of those allowed there.
    Unknown,
    /// No day of the form `2025-01-06`.
    Day,
    /// It is there already.
    Twice,
    /// Longer than allowed.
    TooLong,
}

impl FileError {
    fn value(wrong: Wrong) -> Self {
        Self::Value { place: String::new(), wrong }
    }

    /// The same error, its place below `outer`.
    fn within(self, outer: &str) -> Self {
        match self {
            Self::Value { place, wrong } => {
                let dot = if place.is_empty() || place.starts_with('[') { "" } else { "." };
                Self::Value { place: [outer, dot, &place].concat(), wrong }
            }
            other => other,
        }
    }

    /// The error as a sentence without its end.
    pub fn say(&self, lang: Lang) -> String {
        let text = |de: &str, en: &str| (if lang == Lang::De { de } else { en }).to_owned();
        match self {
            Self::TooLarge { .. } => {
                text("Das ist zu groß für eine Sammlung", "this is too large for a collection")
            }
            Self::Json { line, column } => {
                let [line, column] = [line, column].map(ToString::to_string);
                match lang {
                    Lang::De => ["Kein JSON: Zeile ", &line, ", Spalte ", &column].concat(),
                    Lang::En => ["no JSON: line ", &line, ", column ", &column].concat(),
                }
            }
            Self::Foreign => {
                text("Das ist keine Sammlung von Streitzahl", "this is no collection of Streitzahl")
            }
            Self::Version(version) => {
                let start = text(
                    "Das hat eine neuere Streitzahl geschrieben, Fassung ",
                    "a newer Streitzahl wrote this, version ",
                );
                start + &version.to_string()
            }
            Self::Value { place, wrong } => [place, ": ", &text(wrong.german(), wrong.english())].concat(),
        }
    }
}

impl Wrong {
    const fn german(self) -> &'static str {
        match self {
            Self::Missing => "fehlt",
            Self::Type => "ist von anderer Art",
            Self::Unknown => "ist hier kein erlaubter Wert",
            Self::Day => "ist kein Tag der Form 2025-01-06",
            Self::Twice => "steht schon da",
            Self::TooLong => "ist zu lang",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::Missing => "is missing",
            Self::Type => "is of another type",
            Self::Unknown => "is no value allowed there",
            Self::Day => "is no day of the form 2025-01-06",
            Self::Twice => "is there already",
            Self::TooLong => "is too long",
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for FileError {}

type Object = Map<String, Value>;

/// Reads a collection.
///
/// # Errors
/// Where the text is none; the first thing that is wrong.
pub fn read(text: &str) -> Result<Snapshot, FileError> {
    if text.len() > LARGEST {
        return Err(FileError::TooLarge { bytes: text.len() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text)
        .map_err(|error| FileError::Json { line: error.line(), column: error.column() })?;
    let Value::Object(mut file) = value else { return Err(FileError::Foreign) };
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(FileError::Foreign);
    }
    match file.get("version") {
        Some(version) if version.as_u64() == Some(VERSION) => {}
        Some(version) => return Err(version.as_u64().map_or(FileError::Foreign, FileError::Version)),
        None => return Err(FileError::value(Wrong::Missing).within("version")),
    }
    let mut snapshot = Snapshot {
        name: string(&mut file, "name")?.unwrap_or_default(),
        builtin: file.get("builtin") == Some(&Value::Bool(true)),
        ..Snapshot::default()
    };
    let mut known = HashSet::new();
    list(&mut file, "articles", ARTICLES, &mut |value| {
        let entry = entry(object(value)?)?;
        if !known.insert(entry.article.id.clone()) {
            return Err(FileError::value(Wrong::Twice).within("id"));
        }
        snapshot.articles.push(Rc::new(entry));
        Ok(())
    })?;
    list(&mut file, "corrections", CORRECTIONS, &mut |value| {
        snapshot.corrections.push(correction(object(value)?)?);
        Ok(())
    })?;
    Ok(snapshot)
}

fn object(value: Value) -> Result<Object, FileError> {
    match value {
        Value::Object(object) => Ok(object),
        _ => Err(FileError::value(Wrong::Type)),
    }
}

/// Takes the items of a list; none where it is not there. (One routine for all lists: each of its own costs a kilobyte.)
fn list(
    object: &mut Object,
    key: &str,
    most: usize,
    take: &mut dyn FnMut(Value) -> Result<(), FileError>,
) -> Result<(), FileError> {
    let items = match object.remove(key) {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::Array(items)) if items.len() <= most => items,
        Some(Value::Array(_)) => return Err(FileError::value(Wrong::TooLong).within(key)),
        Some(_) => return Err(FileError::value(Wrong::Type).within(key)),
    };
    for (number, value) in items.into_iter().enumerate() {
        let place = || [key, "[", &number.to_string(), "]"].concat();
        take(value).map_err(|error| error.within(&place()))?;
    }
    Ok(())
}

fn string_of(value: Value) -> Result<String, FileError> {
    match value {
        Value::String(text) => Ok(text),
        _ => Err(FileError::value(Wrong::Type)),
    }
}

fn string(object: &mut Object, key: &str) -> Result<Option<String>, FileError> {
    match object.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => string_of(value).map(Some).map_err(|error| error.within(key)),
    }
}

/// A text that has to be there.
fn needed(object: &mut Object, key: &str) -> Result<String, FileError> {
    string(object, key)?.ok_or_else(|| FileError::value(Wrong::Missing).within(key))
}

fn day_of(text: &str) -> Result<Day, FileError> {
    text.parse().map_err(|_| FileError::value(Wrong::Day))
}

fn number(object: &Object, key: &str) -> Result<u32, FileError> {
    let wrong = |wrong| FileError::value(wrong).within(key);
    match object.get(key) {
        None | Some(Value::Null) => Ok(0),
        Some(value) => {
            let number = value.as_u64().ok_or_else(|| wrong(Wrong::Type))?;
            u32::try_from(number).map_err(|_| wrong(Wrong::Unknown))
        }
    }
}

fn entry(mut entry: Object) -> Result<Entry, FileError> {
    let id = needed(&mut entry, "id")?;
    if id.is_empty() {
        return Err(FileError::value(Wrong::Missing).within("id"));
    }
    let date = string(&mut entry, "date")?;
    let date = date.map(|date| day_of(&date).map_err(|error| error.within("date"))).transpose()?;
    let mut article = Article {
        id,
        date,
        title: string(&mut entry, "title")?,
        language: string(&mut entry, "language")?,
        details: Vec::new(),
        text: needed(&mut entry, "text")?,
    };
    list(&mut entry, "details", 100, &mut |value| {
        article.details.push(pair(value)?);
        Ok(())
    })?;
    let mut dropped = Vec::new();
    list(&mut entry, "dropped", 1000, &mut |value| {
        let mut object = object(value)?;
        let name = needed(&mut object, "part")?;
        let part = PARTS.into_iter().find(|(_, known)| *known == name);
        let (part, _) = part.ok_or_else(|| FileError::value(Wrong::Unknown).within("part"))?;
        let passages = number(&object, "passages")?;
        dropped.push(Dropped { part, passages, text: string(&mut object, "text")?.unwrap_or_default() });
        Ok(())
    })?;
    Ok(Entry { article, dropped })
}

/// A key and a text.
fn pair(value: Value) -> Result<(String, String), FileError> {
    let Value::Array(pair) = value else { return Err(FileError::value(Wrong::Type)) };
    let [key, text]: [Value; 2] = pair.try_into().map_err(|_| FileError::value(Wrong::Type))?;
    Ok((string_of(key)?, string_of(text)?))
}

fn correction(mut object: Object) -> Result<Correction, FileError> {
    let name = needed(&mut object, "change")?;
    let act = Act::from_name(&name).ok_or_else(|| FileError::value(Wrong::Unknown).within("change"))?;
    let mut context = |key: &str| {
        let text = string(&mut object, key)?.unwrap_or_default();
        if text.len() <= CONTEXT { Ok(text) } else { Err(FileError::value(Wrong::TooLong).within(key)) }
    };
    let (prefix, suffix) = (context("prefix")?, context("suffix")?);
    let quote = needed(&mut object, "quote")?;
    if quote.trim().is_empty() {
        return Err(FileError::value(Wrong::Missing).within("quote"));
    }
    if quote.len() > QUOTE {
        return Err(FileError::value(Wrong::TooLong).within("quote"));
    }
    let start = number(&object, "start")?;
    let anchor = Anchor { article: needed(&mut object, "article")?, quote, prefix, suffix, start };
    let fields = fields::read(object.remove("fields")).map_err(|error| error.within("fields"))?;
    Ok(Correction { anchor, which: number(&object, "which")?, act, fields })
}

#[cfg(test)]
mod tests;
