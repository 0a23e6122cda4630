//! A Data Package (<https://datapackage.org>): tables of claims, articles, sources and of who said what, with a
//! description that programs read, in one ZIP archive.
//!
//! `low`, `best`, `high` as where conflicts are counted: `low` and `high` are what the words allow, empty where they
//! leave it open; `best` is a number that the article names as a point (*300*, *rund 300*) and empty elsewhere: nothing
//! is computed. Cells that a spreadsheet would take for formulas get an apostrophe before them ([`csv`]).
//!
//! ```
//! use streitzahl::export::package;
//! let archive = package::write("Sudscha", &[], &[], None);
//! assert!(archive.starts_with(b"PK") && archive.windows(16).any(|bytes| bytes == b"datapackage.json"));
//! ```

use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

use super::{csv, zip};
use crate::article::Article;
use crate::calendar::Day;
use crate::claim::{Basis, Bound, Claim, Confidence, Kind, Measure, Modality, Scope};
use crate::names::{self, Lang};

/// A column: name, type, what it says. A name with `*` must have a value.
type Column = (&'static str, &'static str, &'static str);

const CLAIMS: [Column; 26] = [
    ("id*", "string", "Article and first byte of the number's words"),
    ("article*", "string", "The article's id"),
    ("measure*", "string", "What is counted"),
    ("scope*", "string", "A running total or stock, a single report, a number per period"),
    ("modality*", "string", "In which sense it is said"),
    ("side*", "string", "Whose people: a country or group; mixed or unknown"),
    ("kind*", "string", "What sort of people"),
    ("bound*", "string", "How the number is worded"),
    ("low", "integer", "Fewest people that the words allow; empty: open"),
    ("best", "integer", "The number named as a point, exact or about; empty where none is. Never computed"),
    ("high", "integer", "Most people that the words allow; empty: open"),
    ("from", "date", "First day that the number is stated for"),
    ("to", "date", "Last day that the number is stated for"),
    (
        "basis",
        "string",
        "Where these days come from: the words, the day of the statement, the article's date",
    ),
    ("sources", "string", "Ids of who says it, apart by spaces; empty: the article itself"),
    ("relayed_by", "string", "Ids of through whom, from the article towards the origin"),
    ("place", "string", "Where the counted people were"),
    ("repeat_of", "string", "The first mention in the same article, where this is another one"),
    ("confidence*", "string", "How sure the reading is"),
    ("words*", "string", "The number's words in the article"),
    ("sentence", "string", "The sentence that states it"),
    ("start*", "integer", "First byte of the words in the article's text (UTF-8)"),
    ("end*", "integer", "Byte behind the words"),
    ("sentence_start*", "integer", "First byte of the sentence"),
    ("sentence_end*", "integer", "Byte behind the sentence"),
    ("rules", "string", "The rules that read it"),
];

const ARTICLES: [Column; 8] = [
    ("id*", "string", "Unique among the articles"),
    ("title", "string", "Headline"),
    ("date", "date", "The day it appeared"),
    ("language", "string", "Language, where known"),
    ("outlet", "string", "Who published it"),
    ("agency", "string", "News agency"),
    ("address", "string", "Where it can be read"),
    ("original", "string", "What a digest sums up"),
];

const SOURCES: [Column; 3] = [
    ("id*", "string", "As in the claims"),
    ("name_de*", "string", "German name"),
    ("name_en*", "string", "English name"),
];

const SAID_BY: [Column; 4] = [
    ("claim*", "string", "The claim's id"),
    ("role*", "string", "Whether it is the origin of the number or passes it on"),
    ("position*", "integer", "Its place: of a relay from the article towards the origin, from 1"),
    ("source*", "string", "The source's id"),
];

#[derive(Serialize)]
struct Package<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    name: &'a str,
    title: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct Resource {
    name: &'static str,
    path: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Field>,
    missing_values: [&'static str; 1],
    primary_key: &'static [&'static str],
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    description: &'static str,
    constraints: Constraints,
}

#[derive(Serialize)]
struct Constraints {
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    allowed: Vec<&'static str>,
}

#[derive(Serialize)]
struct ForeignKey {
    fields: [&'static str; 1],
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: [&'static str; 1],
}

/// The package of these claims as a ZIP archive. `title` is the collection's name; `created` is the day that it bears.
pub fn write(title: &str, claims: &[&Claim], articles: &[&Article], created: Option<Day>) -> Vec<u8> {
    let texts: HashMap<&str, &str> =
        articles.iter().map(|article| (article.id.as_str(), article.text.as_str())).collect();
    let mut tables = [heads(&CLAIMS), heads(&ARTICLES), heads(&SOURCES), heads(&SAID_BY)];
    let mut sources = BTreeMap::new();
    for claim in claims {
        let text = texts.get(claim.article.as_str()).copied().unwrap_or_default();
        tables[0] += &csv::row(&row(claim, text), csv::Dialect::Comma);
        for (role, ids) in [("origin", &claim.sources), ("relay", &claim.relayed_by)] {
            for (place, id) in ids.iter().enumerate() {
                sources.insert(id.as_str(), ());
                let fields = [claim.id.clone(), role.to_owned(), (place + 1).to_string(), id.clone()];
                tables[3] += &csv::row(&fields, csv::Dialect::Comma);
            }
        }
    }
    for article in articles {
        let detail = |key: &str| {
            let found = article.details.iter().find(|(name, _)| name == key);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let fields = [
            article.id.clone(),
            article.title.clone().unwrap_or_default(),
            csv::day(article.date),
            article.language.clone().unwrap_or_default(),
            detail("outlet"),
            detail("agency"),
            detail("address"),
            detail("original"),
        ];
        tables[1] += &csv::row(&fields, csv::Dialect::Comma);
    }
    for id in sources.into_keys() {
        let name = |lang| names::source(id, lang).into_owned();
        tables[2] += &csv::row(&[id.to_owned(), name(Lang::De), name(Lang::En)], csv::Dialect::Comma);
    }
    let description = describe(title, created);
    let [claims, articles, sources, said_by] = &tables;
    zip::write(&[
        ("datapackage.json", description.as_bytes()),
        ("claims.csv", claims.as_bytes()),
        ("articles.csv", articles.as_bytes()),
        ("sources.csv", sources.as_bytes()),
        ("said_by.csv", said_by.as_bytes()),
    ])
}

fn heads(columns: &[Column]) -> String {
    let names: Vec<String> = columns.iter().map(|(name, ..)| name.trim_end_matches('*').to_owned()).collect();
    csv::row(&names, csv::Dialect::Comma)
}

/// The number that a claim names as a point.
pub(super) fn best(claim: &Claim) -> Option<u64> {
    let is_point = matches!(claim.bound, Bound::Exact | Bound::About) && claim.low == claim.high;
    claim.low.filter(|_| is_point)
}

fn row(claim: &Claim, text: &str) -> [String; CLAIMS.len()] {
    let sentence = text.get(claim.evidence.range()).unwrap_or_default();
    let rules: Vec<&str> = claim.trace.iter().map(|step| step.rule).collect();
    [
        claim.id.clone(),
        claim.article.clone(),
        claim.measure.name().to_owned(),
        claim.scope.name().to_owned(),
        claim.modality.name().to_owned(),
        claim.population.side.clone(),
        claim.population.kind.name().to_owned(),
        claim.bound.name().to_owned(),
        csv::number(claim.low),
        csv::number(best(claim)),
        csv::number(claim.high),
        csv::day(claim.as_of.map(|period| period.from)),
        csv::day(claim.as_of.map(|period| period.to)),
        claim.as_of_basis.map(Basis::name).unwrap_or_default().to_owned(),
        claim.sources.join(" "),
        claim.relayed_by.join(" "),
        claim.place.clone().unwrap_or_default(),
        claim.repeat_of.clone().unwrap_or_default(),
        claim.confidence.name().to_owned(),
        claim.text.clone(),
        sentence.to_owned(),
        claim.span.start.to_string(),
        claim.span.end.to_string(),
        claim.evidence.start.to_string(),
        claim.evidence.end.to_string(),
        rules.join("; "),
    ]
}

/// `datapackage.json`.
fn describe(title: &str, created: Option<Day>) -> String {
    let key =
        |field, resource| ForeignKey { fields: [field], reference: Reference { resource, fields: ["id"] } };
    let resources = vec![
        resource("claims", "Who says how many", &CLAIMS, &["id"], vec![key("article", "articles")]),
        resource("articles", "The articles", &ARTICLES, &["id"], vec![]),
        resource("sources", "Who is named as a source", &SOURCES, &["id"], vec![]),
        resource(
            "said_by",
            "Who said which claim, through whom",
            &SAID_BY,
            &["claim", "role", "position"],
            vec![key("claim", "claims"), key("source", "sources")],
        ),
    ];
    let package = Package {
        schema: "https://datapackage.org/profiles/2.0/datapackage.json",
        name: "streitzahl",
        title,
        description: "Statements of how many soldiers were sent, killed, wounded, captured, as articles give \
                      them: who says so, when, and how it is worded. Read by Streitzahl; nobody has checked \
                      whether a number is true. Cells that a spreadsheet would take for a formula begin with \
                      an apostrophe.",
        created: created.map(|day| format!("{day}T00:00:00Z")),
        resources,
    };
    // Only strings and lists: nothing of it can fail to be written.
    serde_json::to_string(&package).unwrap_or_default()
}

fn resource(
    name: &'static str,
    title: &'static str,
    columns: &[Column],
    primary_key: &'static [&'static str],
    foreign_keys: Vec<ForeignKey>,
) -> Resource {
    let fields = columns.iter().map(|&(name, kind, description)| {
        let plain = name.trim_end_matches('*');
        let constraints = Constraints { required: plain != name, allowed: allowed(plain) };
        Field { name: plain, kind, description, constraints }
    });
    Resource {
        name,
        path: format!("{name}.csv"),
        kind: "table",
        title,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        schema: Schema { fields: fields.collect(), missing_values: [""], primary_key, foreign_keys },
    }
}

/// The closed values of a column.
fn allowed(column: &str) -> Vec<&'static str> {
    match column {
        "measure" => Measure::ALL.iter().map(|value| value.name()).collect(),
        "scope" => Scope::ALL.iter().map(|value| value.name()).collect(),
        "modality" => Modality::ALL.iter().map(|value| value.name()).collect(),
        "kind" => Kind::ALL.iter().map(|value| value.name()).collect(),
        "bound" => Bound::ALL.iter().map(|value| value.name()).collect(),
        "basis" => Basis::ALL.iter().map(|value| value.name()).collect(),
        "confidence" => Confidence::ALL.iter().map(|value| value.name()).collect(),
        "role" => vec!["origin", "relay"],
        _ => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use std::io::{Cursor, Read};

    fn unpacked(archive: Vec<u8>) -> HashMap<String, String> {
        let mut archive = ::zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        let mut read = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        names.into_iter().map(|name| (name.clone(), read(&name))).collect()
    }

    #[test]
    fn tables_and_description_agree() {
        let article = Article {
            id: "a".to_owned(),
            text: "Es fielen mindestens \"300\" Soldaten, hiess es.".to_owned(),
            title: Some("=1+1".to_owned()),
            details: vec![("outlet".to_owned(), "Blatt".to_owned())],
            ..Article::default()
        };
        let files =
            unpacked(write("Kursk & mehr", &[&sample::claim()], &[&article], "2026-11-24".parse().ok()));
        assert_eq!(files.len(), 5);
        let about: serde_json::Value = serde_json::from_str(&files["datapackage.json"]).unwrap();
        assert_eq!(about["created"], "2026-11-24T00:00:00Z");
        assert_eq!(about["title"], "Kursk & mehr");
        for resource in about["resources"].as_array().unwrap() {
            let table = &files[resource["path"].as_str().unwrap()];
            let mut reader = ::csv::Reader::from_reader(table.as_bytes());
            let heads = reader.headers().unwrap().clone();
            let fields = resource["schema"]["fields"].as_array().unwrap();
            assert!(heads.iter().eq(fields.iter().map(|field| field["name"].as_str().unwrap())), "{table}");
            for record in reader.records() {
                for (value, field) in record.unwrap().iter().zip(fields) {
                    let required = field["constraints"]["required"] == true;
                    assert!(!required || !value.is_empty(), "{field}");
                    let allowed = field["constraints"]["enum"].as_array();
                    assert!(
                        value.is_empty() || allowed.is_none_or(|all| all.iter().any(|it| it == value)),
                        "{value}: {field}"
                    );
                }
            }
        }
        assert!(files["articles.csv"].ends_with("a,'=1+1,,,Blatt,,,\r\n"), "{}", files["articles.csv"]);
        assert!(files["sources.csv"].contains("\r\nhur,HUR,HUR\r\nnis,NIS,NIS\r\nyonhap,Yonhap,Yonhap\r\n"));
        assert!(files["said_by.csv"].contains("a@5,origin,2,hur\r\na@5,relay,1,yonhap\r\n"));
        assert!(files["claims.csv"].contains("at_least,300,,,2025-01-11,2025-01-20,stated,"));
    }

    #[test]
    fn best_is_a_point_that_is_named() {
        let with = |bound, low, high| best(&Claim { bound, low, high, ..sample::claim() });
        assert_eq!(with(Bound::About, Some(300), Some(300)), Some(300));
        assert_eq!(with(Bound::Exact, Some(300), Some(300)), Some(300));
        assert_eq!(with(Bound::Range, Some(300), Some(400)), None);
        assert_eq!(with(Bound::AtLeast, Some(300), None), None);
        assert_eq!(with(Bound::Formation, Some(300), Some(300)), None);
        assert_eq!(with(Bound::Exact, None, None), None);
    }
}
