//! A snapshot written as JSON.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{FORMAT, PARTS, VERSION};
use crate::calendar::{Day, Period};
use crate::correction::{Correction, Field};
use crate::share::snapshot::{Dropped, Entry, Snapshot};

#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u64,
    name: &'a str,
    builtin: bool,
    articles: Vec<Piece<'a>>,
    corrections: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Piece<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    details: &'a [(String, String)],
    dropped: Vec<Left<'a>>,
    text: &'a str,
}

#[derive(Serialize)]
struct Left<'a> {
    part: &'a str,
    passages: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct Change<'a> {
    change: &'a str,
    article: &'a str,
    quote: &'a str,
    prefix: &'a str,
    suffix: &'a str,
    start: u32,
    which: u32,
    fields: Fields<'a>,
}

struct Fields<'a>(&'a [Field]);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in self.0 {
            let name = field.name();
            match field {
                Field::Measure(value) => map.serialize_entry(name, value.name()),
                Field::Scope(value) => map.serialize_entry(name, value.name()),
                Field::Modality(value) => map.serialize_entry(name, value.name()),
                Field::Kind(value) => map.serialize_entry(name, value.name()),
                Field::Bound(value) => map.serialize_entry(name, value.name()),
                Field::Basis(value) => map.serialize_entry(name, &value.map(|value| value.name())),
                Field::Confidence(value) => map.serialize_entry(name, value.name()),
                Field::Side(value) => map.serialize_entry(name, value.as_str()),
                Field::Place(value) => map.serialize_entry(name, &value.as_deref()),
                Field::Low(value) | Field::High(value) => map.serialize_entry(name, value),
                Field::Sources(value) | Field::RelayedBy(value) => map.serialize_entry(name, value),
                Field::AsOf(value) => map.serialize_entry(name, &value.map(Days::of)),
            }?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct Days {
    from: String,
    to: String,
}

impl Days {
    fn of(period: Period) -> Self {
        Self { from: period.from.to_string(), to: period.to.to_string() }
    }
}

/// A snapshot as JSON, on one line.
pub fn write(snapshot: &Snapshot) -> String {
    let file = File {
        format: FORMAT,
        version: VERSION,
        name: &snapshot.name,
        builtin: snapshot.builtin,
        articles: snapshot.articles.iter().map(|entry| piece(entry)).collect(),
        corrections: snapshot.corrections.iter().map(change).collect(),
    };
    // Only texts, whole numbers, lists: nothing of it can fail to be written.
    serde_json::to_string(&file).unwrap_or_default()
}

fn piece(entry: &Entry) -> Piece<'_> {
    let article = &entry.article;
    Piece {
        id: &article.id,
        title: article.title.as_deref(),
        date: article.date.as_ref().map(Day::to_string),
        language: article.language.as_deref(),
        details: &article.details,
        dropped: entry.dropped.iter().map(left).collect(),
        text: &article.text,
    }
}

fn left(dropped: &Dropped) -> Left<'_> {
    let name = PARTS.iter().find(|(part, _)| *part == dropped.part);
    Left { part: name.map_or("", |(_, name)| name), passages: dropped.passages, text: &dropped.text }
}

fn change(correction: &Correction) -> Change<'_> {
    let anchor = &correction.anchor;
    Change {
        change: correction.act.name(),
        article: &anchor.article,
        quote: &anchor.quote,
        prefix: &anchor.prefix,
        suffix: &anchor.suffix,
        start: anchor.start,
        which: correction.which,
        fields: Fields(&correction.fields),
    }
}
