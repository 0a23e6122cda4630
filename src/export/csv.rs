//! A table for spreadsheets (RFC 4180): lines end with CR LF, a field with a delimiter, a quotation mark or a line
//! break is quoted, lists are joined by a space, what is open or unknown is empty.
//!
//! A field that a spreadsheet would take for a formula (one that begins with `=`, `+`, `-`, `@`, also in their wide
//! forms, a tab or a line break) gets an apostrophe before it: words of a hostile article must not run there.
//!
//! ```
//! use streitzahl::export::csv::{Dialect, header};
//! assert!(header(Dialect::Comma).starts_with("id,article,measure"));
//! assert!(header(Dialect::Semicolon).starts_with("\u{feff}id;article;measure"));
//! ```

use std::borrow::Cow;

use crate::calendar::Day;
use crate::claim::Claim;

/// Which spreadsheets open a file rightly by a double click.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Commas, and no byte order mark: English ones, and programs.
    #[default]
    Comma,
    /// Semicolons behind a byte order mark: German ones.
    Semicolon,
}

/// The names of the columns.
const COLUMNS: [&str; 21] = [
    "id",
    "article",
    "measure",
    "scope",
    "modality",
    "side",
    "kind",
    "bound",
    "low",
    "high",
    "from",
    "to",
    "sources",
    "relayed_by",
    "place",
    "repeat",
    "text",
    "start",
    "end",
    "evidence_start",
    "evidence_end",
];

/// The first line: the names of the columns.
pub fn header(dialect: Dialect) -> String {
    let mark = if dialect == Dialect::Semicolon { "\u{feff}" } else { "" };
    mark.to_owned() + &row(&COLUMNS.map(str::to_owned), dialect)
}

/// One claim as a line, with its line end.
pub fn line(claim: &Claim, dialect: Dialect) -> String {
    let fields = [
        claim.id.clone(),
        claim.article.clone(),
        claim.measure.name().to_owned(),
        claim.scope.name().to_owned(),
        claim.modality.name().to_owned(),
        claim.population.side.clone(),
        claim.population.kind.name().to_owned(),
        claim.bound.name().to_owned(),
        number(claim.low),
        number(claim.high),
        day(claim.as_of.map(|period| period.from)),
        day(claim.as_of.map(|period| period.to)),
        claim.sources.join(" "),
        claim.relayed_by.join(" "),
        claim.place.clone().unwrap_or_default(),
        claim.repeat_of.as_ref().map(|_| "true".to_owned()).unwrap_or_default(),
        claim.text.clone(),
        claim.span.start.to_string(),
        claim.span.end.to_string(),
        claim.evidence.start.to_string(),
        claim.evidence.end.to_string(),
    ];
    row(&fields, dialect)
}

pub(super) fn number(number: Option<u64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

pub(super) fn day(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A line of fields, with its line end.
pub(super) fn row(fields: &[String], dialect: Dialect) -> String {
    let delimiter = if dialect == Dialect::Comma { "," } else { ";" };
    let fields: Vec<Cow<'_, str>> = fields.iter().map(|field| quoted(field, delimiter)).collect();
    fields.join(delimiter) + "\r\n"
}

/// Whether a spreadsheet would take a field for a formula.
fn is_formula(field: &str) -> bool {
    field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A field as it stands in the file.
fn quoted<'a>(field: &'a str, delimiter: &str) -> Cow<'a, str> {
    let guard = if is_formula(field) { "'" } else { "" };
    if field.contains(['"', '\n', '\r']) || field.contains(delimiter) {
        Cow::Owned(format!("\"{guard}{}\"", field.replace('"', "\"\"")))
    } else if guard.is_empty() {
        Cow::Borrowed(field)
    } else {
        Cow::Owned(format!("{guard}{field}"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn every_column() {
        let expected = "a@5,a,killed,total,asserted,north-korea,troops,at_least,300,,2025-01-11,2025-01-20,nis hur,\
                        yonhap,Kursk,true,\"mindestens \"\"300\"\"\",5,21,0,40\r\n";
        assert_eq!(line(&sample::claim(), Dialect::Comma), expected);
        let semicolons = line(&sample::claim(), Dialect::Semicolon);
        assert!(
            semicolons.starts_with("a@5;a;killed;total;")
                && semicolons.contains(";\"mindestens \"\"300\"\"\";")
        );
        let open = Claim { as_of: None, place: None, repeat_of: None, ..sample::claim() };
        assert!(line(&open, Dialect::Comma).contains("300,,,,nis hur,yonhap,,,"));
    }

    proptest::proptest! {
        /// The library `csv` reads back what is written, but for the guard.
        #[test]
        fn any_words_come_back(text: String, article: String, semicolons: bool) {
            let claim = Claim { text: text.clone(), article: article.clone(), ..sample::claim() };
            let dialect = if semicolons { Dialect::Semicolon } else { Dialect::Comma };
            let file = header(dialect) + &line(&claim, dialect);
            let delimiter = if semicolons { b';' } else { b',' };
            let mut reader = ::csv::ReaderBuilder::new().delimiter(delimiter).from_reader(file.as_bytes());
            let columns = reader.headers().unwrap().clone();
            let record = reader.records().next().unwrap().unwrap();
            for (column, written) in [("text", text), ("article", article)] {
                let at = columns.iter().position(|name| name == column).unwrap();
                let expected = if is_formula(&written) { format!("'{written}") } else { written };
                proptest::prop_assert_eq!(&record[at], expected.as_str());
            }
        }
    }
}
