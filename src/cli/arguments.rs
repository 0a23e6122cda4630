//! What the arguments ask for.

use std::ffi::OsString;

use lexopt::prelude::*;

use crate::calendar::Day;
use crate::export::csv::Dialect;
use crate::names::Lang;

/// The answer to `--help`.
pub(super) const HELP: &str = "\
Reads news articles (German) and says who says how many soldiers were sent, killed, wounded, captured.

Usage:
  streitzahl read [--date YYYY-MM-DD] [--format FORMAT] FILE…
  streitzahl compare [--date YYYY-MM-DD] [--format table|ndjson] FILE…
  streitzahl chart [-o FILE.svg] [--lang de|en] [--width N] [--as-known-on DATE] [--date DATE] FILE…
  streitzahl find numbers|times|sources|quotes [--date YYYY-MM-DD] FILE…
  streitzahl text FILE
  streitzahl --help | --version

Commands:
  read    Print the claims of the articles
  compare Print where the numbers of the articles disagree, agree, are newer or told again, and why
  chart   Draw who says how many, and when, as an SVG file with title, legend and sources
  find    Print what one stage of reading found, claim or not, a JSON object a line: article, span, text, rule;
          of numbers low, high, bound, counted (the noun as written); of times from, to, grain, relation; of
          sources and quotes source, source_span, cue_span, content_span, relayed_by, carried, denied
  text    Print the text of an article, in whose bytes the spans of its claims count

Files:
  .txt .md .html     One article; its id is the name without the ending. Markdown may begin with lines
                     'key: value' (title, date, language, …) between two lines '---'.
  .jsonl .ndjson     An article a line: {\"article\": ID, \"text\": TEXT or \"file\": NAME, and if known
                     \"date\", \"title\", \"language\"}; NAME is relative to the folder of the file.
  -                  Standard input: plain text, with the id 'stdin'

Options:
  --date DATE        The day of the articles that have none of their own
  --format FORMAT    table (for people, the default), ndjson (a claim or a relation a line); of read also
                     csv, csv-semicolon (for German spreadsheets), markdown, json-ld (schema.org, PROV, Web
                     Annotation) and package (a Data Package: a ZIP archive of tables with their description)
  -o FILE            Where the picture goes; without it, to standard output
  --lang LANG        Language of the picture: de (the default) or en
  --width N          Width of the picture without its margins, in pixels: 280 to 4000, 856 if not given; below
                     700 as rows for narrow screens
  --as-known-on DATE Show only what had been said by that day, the rest pale
  -h, --help         Print this
  -V, --version      Print the version

Examples:
  streitzahl read report.html
  streitzahl read --date 2025-01-06 --format csv *.txt > claims.csv
  streitzahl read --format ndjson articles.jsonl | head
  streitzahl read --format package *.html > claims.zip
  streitzahl compare *.html
  streitzahl chart --lang en --as-known-on 2024-12-31 -o chart.svg *.html
  streitzahl find times --date 2025-01-06 report.txt
  pandoc -t plain report.docx | streitzahl read --date 2025-01-06 -

Exit status: 0 all was read, 1 something could not be read, 2 wrong usage. Errors and notes go to standard
error, with the file and, in .jsonl, the line; the other articles are still read.
";

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Version,
    Text { file: OsString },
    Read { date: Option<Day>, format: Format, files: Vec<OsString> },
    Compare { date: Option<Day>, format: Format, files: Vec<OsString> },
    Chart { date: Option<Day>, picture: Picture, files: Vec<OsString> },
    Find { what: What, date: Option<Day>, files: Vec<OsString> },
}

/// How a picture is drawn, and where to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Picture {
    /// The file; standard output where none.
    pub out: Option<OsString>,
    pub lang: Lang,
    pub width: u16,
    /// The day of which it is.
    pub known: Option<Day>,
}

/// What a stage finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Numbers,
    Times,
    Sources,
    Quotes,
}

/// How claims are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Table,
    Ndjson,
    Csv(Dialect),
    Markdown,
    JsonLd,
    Package,
}

/// The names of the formats.
const FORMATS: [(&str, Format); 7] = [
    ("table", Format::Table),
    ("ndjson", Format::Ndjson),
    ("csv", Format::Csv(Dialect::Comma)),
    ("csv-semicolon", Format::Csv(Dialect::Semicolon)),
    ("markdown", Format::Markdown),
    ("json-ld", Format::JsonLd),
    ("package", Format::Package),
];

/// Understands the arguments; the first is the program's name.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(arguments);
    let command = match parser.next()? {
        Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Short('V') | Long("version")) => return Ok(Command::Version),
        Some(Value(command)) => command,
        Some(other) => return Err(other.unexpected()),
        None => return Err("a command is missing: read, compare, chart, find or text".into()),
    };
    let (reads, compares, finds) = (command == "read", command == "compare", command == "find");
    let charts = command == "chart";
    if !reads && !compares && !charts && !finds && command != "text" {
        let command = command.to_string_lossy();
        return Err(
            format!("unknown command '{command}': there are read, compare, chart, find and text").into()
        );
    }
    let many = reads || compares || charts || finds;
    let mut picture = Picture { out: None, lang: Lang::De, width: 856, known: None };
    let mut what = None;
    let (mut date, mut format, mut files) = (None, Format::Table, Vec::new());
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("date") if many => date = Some(parser.value()?.parse::<Day>()?),
            Short('o') if charts => picture.out = Some(parser.value()?),
            Long("lang") if charts => {
                picture.lang = match parser.value()?.to_str() {
                    Some("de") => Lang::De,
                    Some("en") => Lang::En,
                    _ => return Err("--lang is de or en".into()),
                }
            }
            Long("width") if charts => {
                let width = parser.value()?.to_str().and_then(|width| width.parse().ok());
                let fits = |width: &u16| (280..=4000).contains(width);
                picture.width = width.filter(fits).ok_or("--width is a number of pixels from 280 to 4000")?;
            }
            Long("as-known-on") if charts => picture.known = Some(parser.value()?.parse::<Day>()?),
            Long("format") if reads || compares => {
                let name = parser.value()?;
                let known = FORMATS.iter().find(|(known, _)| name == *known).map(|&(_, format)| format);
                format = match known {
                    Some(format @ (Format::Table | Format::Ndjson)) => format,
                    Some(format) if reads => format,
                    _ if compares => return Err("--format of compare is table or ndjson".into()),
                    _ => {
                        let names: Vec<&str> = FORMATS.iter().map(|&(name, _)| name).collect();
                        return Err(format!("--format is one of {}", names.join(", ")).into());
                    }
                }
            }
            Value(stage) if finds && what.is_none() => {
                what = Some(match stage.to_str() {
                    Some("numbers") => What::Numbers,
                    Some("times") => What::Times,
                    Some("sources") => What::Sources,
                    Some("quotes") => What::Quotes,
                    _ => return Err("find what? numbers, times, sources or quotes".into()),
                });
            }
            Value(file) => files.push(file),
            other => return Err(other.unexpected()),
        }
    }
    if finds && what.is_none() {
        return Err("find what? numbers, times, sources or quotes".into());
    }
    match (many, files.len()) {
        (_, 0) => Err("a FILE is missing".into()),
        (false, 1) => Ok(Command::Text { file: files.remove(0) }),
        (false, _) => Err("text prints one FILE".into()),
        (true, _) if charts => Ok(Command::Chart { date, picture, files }),
        (true, _) if compares => Ok(Command::Compare { date, format, files }),
        (true, _) => Ok(match what {
            Some(what) => Command::Find { what, date, files },
            None => Command::Read { date, format, files },
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split(' ').map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn commands_and_options() {
        let files = ["a.txt", "-", "--x"].map(OsString::from).to_vec();
        let read =
            Command::Read { date: "2025-01-06".parse().ok(), format: Format::Csv(Dialect::Comma), files };
        assert_eq!(parsed("streitzahl read a.txt --date=2025-01-06 --format csv - -- --x"), Ok(read));
        let compare =
            Command::Compare { date: None, format: Format::Ndjson, files: vec!["a".into(), "b".into()] };
        assert_eq!(parsed("streitzahl compare a b --format ndjson"), Ok(compare));
        let find = Command::Find { what: What::Times, date: None, files: vec!["a".into()] };
        assert_eq!(parsed("streitzahl find times a"), Ok(find));
        let picture = Picture {
            out: Some("c.svg".into()),
            lang: Lang::En,
            width: 400,
            known: "2025-01-06".parse().ok(),
        };
        let chart = Command::Chart { date: None, picture, files: vec!["a".into()] };
        let line = "streitzahl chart a -o c.svg --lang en --width 400 --as-known-on 2025-01-06";
        assert_eq!(parsed(line), Ok(chart));
        assert_eq!(parsed("streitzahl text -"), Ok(Command::Text { file: "-".into() }));
        assert_eq!(parsed("streitzahl read -h"), Ok(Command::Help));
        assert_eq!(parsed("streitzahl -V"), Ok(Command::Version));
    }

    #[test]
    fn wrong_usage_says_what_is_wrong() {
        for (line, says) in [
            ("streitzahl", "command is missing"),
            ("streitzahl write a", "unknown command 'write'"),
            ("streitzahl read", "FILE is missing"),
            ("streitzahl read --date gestern a", "YYYY-MM-DD"),
            ("streitzahl read --date", "date"),
            (
                "streitzahl read --format xml a",
                "one of table, ndjson, csv, csv-semicolon, markdown, json-ld, package",
            ),
            ("streitzahl compare --format csv a", "table or ndjson"),
            ("streitzahl compare", "FILE is missing"),
            ("streitzahl read --color a", "--color"),
            ("streitzahl text --date 2025-01-06 a", "--date"),
            ("streitzahl text a b", "one FILE"),
            ("streitzahl find", "find what?"),
            ("streitzahl find claims a", "find what?"),
            ("streitzahl find times", "FILE is missing"),
            ("streitzahl find times --format csv a", "--format"),
            ("streitzahl -x", "-x"),
            ("streitzahl chart", "FILE is missing"),
            ("streitzahl chart --lang fr a", "de or en"),
            ("streitzahl chart --width 100 a", "280 to 4000"),
            ("streitzahl chart --width wide a", "280 to 4000"),
            ("streitzahl chart --as-known-on soon a", "YYYY-MM-DD"),
            ("streitzahl chart --format csv a", "--format"),
            ("streitzahl read -o a.svg a", "-o"),
        ] {
            let error = parsed(line).unwrap_err();
            assert!(error.contains(says), "{line}: {error}");
        }
    }
}
