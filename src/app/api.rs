//! What other pages and notebooks can ask for, as plain values: the claims of a text, how claims relate
//! (docs/javascript.md).
//!
//! Names and values are those of the NDJSON ([`crate::export::ndjson`]), but that positions count UTF-16 code units, as
//! JavaScript's strings do, and that a claim carries its sentence and its article's day. What [`read`] gives,
//! [`compare`] takes, also put together from several texts; claims of one's own need the same fields.
//!
//! ```
//! use streitzahl::app::api::{Options, compare, read};
//! let options = Options { date: Some("2025-01-06".into()), ..Options::default() };
//! let claims = read("Ähm: Laut NIS fielen rund 300 nordkoreanische Soldaten.", &options).unwrap();
//! assert_eq!((claims[0].low, claims[0].span), (Some(300), [21, 29]));
//! assert!(compare(&claims).unwrap().is_empty());
//! ```

use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;

use crate::article::{Article, markdown, plain};
use crate::calendar::{Day, Period};
use crate::claim::{self, Basis, Bound, Confidence, Kind, Measure, Modality, Population, Scope};
use crate::export::relations::{Relation, relations};
use crate::text::Span;

/// What is known of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The article's id, in the ids of its claims; `text` where none is given.
    pub id: Option<String>,
    /// The day it appeared, as `2025-01-06`; without it *gestern* stays open.
    pub date: Option<String>,
    /// Its language (`de`); found out where none is given.
    pub language: Option<String>,
    /// `markdown`, or plain text.
    pub format: Option<String>,
}

/// A claim as a plain object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "as in `Claim`, and in docs/javascript.md")]
pub struct Plain {
    pub id: String,
    pub article: String,
    pub published: Option<String>,
    pub measure: String,
    pub scope: String,
    pub modality: String,
    pub side: String,
    pub kind: String,
    pub bound: String,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub basis: Option<String>,
    pub sources: Vec<String>,
    pub relayed_by: Vec<String>,
    pub place: Option<String>,
    pub text: String,
    pub span: [u32; 2],
    pub sentence: String,
    pub sentence_span: [u32; 2],
    pub repeat_of: Option<String>,
    pub confidence: String,
    #[serde(default)]
    pub rules: Vec<String>,
}

/// What is wrong with what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Which field.
    pub field: &'static str,
    /// What stands there.
    pub value: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?} is no value allowed there", self.field, self.value)
    }
}

impl std::error::Error for Wrong {}

/// Reads the claims of a text.
///
/// # Errors
/// Where the date is none.
pub fn read(text: &str, options: &Options) -> Result<Vec<Plain>, Wrong> {
    let id = options.id.as_deref().unwrap_or("text");
    let is_markdown = options.format.as_deref() == Some("markdown");
    let (article, _) = if is_markdown { markdown(text, id) } else { plain(text.to_owned(), id) };
    let date = day("date", options.date.as_deref())?.or(article.date);
    let article = Article { date, language: options.language.clone().or(article.language), ..article };
    let reading = crate::read(&article);
    let mut units = Units::default();
    // In the order of the text, so that it is counted through once.
    Ok(reading.claims.iter().map(|claim| written(claim, &article, &mut units)).collect())
}

/// How claims relate: disputes first.
///
/// # Errors
/// Where a value is none of those that a field has, or a position stands before its start.
pub fn compare(claims: &[Plain]) -> Result<Vec<OwnRelation>, Wrong> {
    let mut days = HashMap::new();
    for plain in claims {
        if let Some(day) = day("published", plain.published.as_deref())? {
            days.insert(plain.article.as_str(), day);
        }
    }
    let claims: Vec<claim::Claim> = claims.iter().map(understood).collect::<Result<_, _>>()?;
    let claims: Vec<&claim::Claim> = claims.iter().collect();
    let comparison = crate::dispute::compare(&claims, |article| days.get(article).copied());
    Ok(relations(&claims, &comparison, &|_| false).into_iter().map(OwnRelation::from).collect())
}

/// A relation, with its claims' ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnRelation {
    /// `contradicts`, `updates`, `supports` …
    pub relation: String,
    /// The ids of each side; of a sum all its parts.
    pub claims: Vec<Vec<String>>,
    /// Whether they contradict each other by the numbers named or also in the strict reading.
    pub reading: String,
    /// Whether one may only repeat the other.
    pub echo: bool,
    /// Why, as English sentences.
    pub why: String,
}

impl From<Relation<'_>> for OwnRelation {
    fn from(relation: Relation<'_>) -> Self {
        let claims = relation.claims.iter().map(|side| side.ids().map(str::to_owned).collect()).collect();
        let Relation { relation, reading, echo, why, .. } = relation;
        Self { relation: relation.to_owned(), claims, reading: reading.to_owned(), echo, why }
    }
}

/// Counts UTF-16 code units up to a byte, on from where it was last where that is possible.
#[derive(Default)]
struct Units {
    byte: usize,
    unit: u32,
}

impl Units {
    fn at(&mut self, text: &str, byte: u32) -> u32 {
        let byte = byte as usize;
        if byte < self.byte {
            let back = text.get(byte..self.byte).unwrap_or_default();
            self.unit -= back.encode_utf16().count() as u32;
        } else {
            self.unit += text.get(self.byte..byte).unwrap_or_default().encode_utf16().count() as u32;
        }
        self.byte = byte;
        self.unit
    }

    fn span(&mut self, text: &str, span: Span) -> [u32; 2] {
        [self.at(text, span.start), self.at(text, span.end)]
    }
}

fn written(claim: &claim::Claim, article: &Article, units: &mut Units) -> Plain {
    let days = claim.as_of;
    Plain {
        id: claim.id.clone(),
        article: claim.article.clone(),
        published: article.date.map(|day| day.to_string()),
        measure: claim.measure.name().to_owned(),
        scope: claim.scope.name().to_owned(),
        modality: claim.modality.name().to_owned(),
        side: claim.population.side.clone(),
        kind: claim.population.kind.name().to_owned(),
        bound: claim.bound.name().to_owned(),
        low: claim.low,
        high: claim.high,
        from: days.map(|days| days.from.to_string()),
        to: days.map(|days| days.to.to_string()),
        basis: claim.as_of_basis.map(|basis| basis.name().to_owned()),
        sources: claim.sources.clone(),
        relayed_by: claim.relayed_by.clone(),
        place: claim.place.clone(),
        text: claim.text.clone(),
        span: units.span(&article.text, claim.span),
        sentence: article.text.get(claim.evidence.range()).unwrap_or_default().to_owned(),
        sentence_span: units.span(&article.text, claim.evidence),
        repeat_of: claim.repeat_of.clone(),
        confidence: claim.confidence.name().to_owned(),
        rules: claim.trace.iter().map(|step| step.rule.to_owned()).collect(),
    }
}

/// The value of a name.
fn value<T>(field: &'static str, name: &str, from: fn(&str) -> Option<T>) -> Result<T, Wrong> {
    from(name).ok_or_else(|| Wrong { field, value: name.to_owned() })
}

fn day(field: &'static str, text: Option<&str>) -> Result<Option<Day>, Wrong> {
    text.map(|text| value(field, text, |text| text.parse().ok())).transpose()
}

fn span(field: &'static str, [start, end]: [u32; 2]) -> Result<Span, Wrong> {
    if start > end {
        return Err(Wrong { field, value: format!("{start}, {end}") });
    }
    Ok(Span::new(start, end))
}

fn understood(plain: &Plain) -> Result<claim::Claim, Wrong> {
    if let (Some(low), Some(high)) = (plain.low, plain.high)
        && low > high
    {
        return Err(Wrong { field: "low", value: low.to_string() });
    }
    let days = day("from", plain.from.as_deref())?.zip(day("to", plain.to.as_deref())?);
    Ok(claim::Claim {
        id: plain.id.clone(),
        article: plain.article.clone(),
        measure: value("measure", &plain.measure, Measure::from_name)?,
        scope: value("scope", &plain.scope, Scope::from_name)?,
        modality: value("modality", &plain.modality, Modality::from_name)?,
        population: Population {
            side: plain.side.clone(),
            kind: value("kind", &plain.kind, Kind::from_name)?,
        },
        bound: value("bound", &plain.bound, Bound::from_name)?,
        low: plain.low,
        high: plain.high,
        as_of: days.map(|(from, to)| Period::new(from, to)),
        as_of_basis: plain.basis.as_deref().map(|name| value("basis", name, Basis::from_name)).transpose()?,
        sources: plain.sources.clone(),
        relayed_by: plain.relayed_by.clone(),
        place: plain.place.clone(),
        text: plain.text.clone(),
        span: span("span", plain.span)?,
        evidence: span("sentence_span", plain.sentence_span)?,
        repeat_of: plain.repeat_of.clone(),
        confidence: value("confidence", &plain.confidence, Confidence::from_name)?,
        trace: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(id: &str, date: &str, text: &str) -> Vec<Plain> {
        read(text, &Options { id: Some(id.into()), date: Some(date.into()), ..Options::default() }).unwrap()
    }

    #[test]
    fn claims_of_two_texts_are_compared() {
        let mut all = claims("a", "2025-01-13", "Laut Kiew fielen bei Kursk 4.000 nordkoreanische Soldaten.");
        all.extend(claims("b", "2025-01-13", "Laut NIS fielen bei Kursk 300 nordkoreanische Soldaten."));
        let relations = compare(&all).unwrap();
        assert_eq!(relations[0].relation, "contradicts", "{relations:?}");
        let sides: Vec<&str> = relations[0].claims.iter().map(|side| side[0].as_str()).collect();
        assert!(sides.contains(&all[0].id.as_str()) && sides.contains(&all[1].id.as_str()));
        assert!(relations[0].why.contains("4,000"), "{}", relations[0].why);
    }

    #[test]
    fn positions_are_javascripts() {
        let text = "🙂 Äh. Es fielen 300 russische Soldaten. 🙂 Es fielen 40 russische Zivilisten.";
        let units: Vec<u16> = text.encode_utf16().collect();
        let found = claims("a", "2025-01-13", text);
        assert!(!found.is_empty());
        for claim in found {
            let [start, end] = claim.span.map(|at| at as usize);
            assert_eq!(String::from_utf16(&units[start..end]).unwrap(), claim.text);
            let [start, end] = claim.sentence_span.map(|at| at as usize);
            assert_eq!(String::from_utf16(&units[start..end]).unwrap(), claim.sentence);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let options = Options { date: Some("gestern".into()), ..Options::default() };
        assert_eq!(
            read("", &options).unwrap_err().to_string(),
            "date: \"gestern\" is no value allowed there"
        );
        let good = claims("a", "2025-01-13", "Laut NIS fielen 300 russische Soldaten.").remove(0);
        let wrong = |plain: Plain| compare(&[plain]).unwrap_err().field;
        assert_eq!(wrong(Plain { measure: "burned".into(), ..good.clone() }), "measure");
        assert_eq!(wrong(Plain { span: [3, 2], ..good.clone() }), "span");
        assert_eq!(wrong(Plain { high: Some(1), ..good.clone() }), "low");
        assert_eq!(wrong(Plain { published: Some("x".into()), ..good.clone() }), "published");
        // The same twice is no reason to fail.
        assert!(compare(&[good.clone(), good]).is_ok());
    }
}
