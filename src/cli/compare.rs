//! Why numbers differ: reads all articles, then compares their claims.
//!
//! Of an article only its day, its claims and which of them stand in the headline are kept.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::io::{self, Read, Write};

use super::arguments::Format;
use super::{Status, each_reading};
use crate::calendar::Day;
use crate::claim::Claim;
use crate::dispute::{self, Comparison, Figure};
use crate::export;
use crate::names::Lang;
use crate::wording::{self, Teller};

pub(super) fn compare(
    files: Vec<OsString>,
    date: Option<Day>,
    format: Format,
    stdin: impl Read,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Status> {
    let (mut claims, mut days, mut headlines) = (Vec::new(), HashMap::new(), HashSet::new());
    let status = each_reading(files, date, stdin, errors, |article, found| {
        let in_headline = |claim: &&Claim| wording::in_headline(claim, &article);
        headlines.extend(found.iter().filter(in_headline).map(|claim| claim.id.clone()));
        days.extend(article.date.map(|day| (article.id, day)));
        claims.extend(found);
        Ok(())
    })?;
    let claims: Vec<&Claim> = claims.iter().collect();
    let comparison = dispute::compare(&claims, |article| days.get(article).copied());
    let headline = |claim: &Claim| headlines.contains(&claim.id);
    let text = match format {
        Format::Ndjson => export::relations::write(&claims, &comparison, &headline),
        _ => table(&claims, &comparison, &headline),
    };
    out.write_all(text.as_bytes())?;
    Ok(status)
}

/// For people: a line with the ids, then the sentence.
fn table(claims: &[&Claim], comparison: &Comparison, headline: &dyn Fn(&Claim) -> bool) -> String {
    let teller = Teller::new(claims, comparison, Lang::En).with_headlines(headline);
    let id = |place: usize| claims.get(place).map_or("", |claim| claim.id.as_str());
    let figure = |figure: &Figure| match *figure {
        Figure::Claim(place) => id(place).to_owned(),
        Figure::Sum(place) => {
            let parts = comparison.sums.get(place).map(|sum| sum.parts.map(id));
            parts.map_or_else(String::new, |parts| parts.join(" + "))
        }
    };
    let mut text = String::new();
    for line in &comparison.lines {
        let ids: Vec<String> = line.figures.iter().map(figure).collect();
        let echo = if line.echo { ", echo" } else { "" };
        let why = [teller.sentence(line).to_string(), teller.note(line).unwrap_or_default()].join(" ");
        let shown: String = format!(
            "{} ({}{echo}): {}\n  {}",
            line.relation.name().to_uppercase(),
            line.reading.name(),
            ids.join(" | "),
            why.trim_end(),
        )
        .chars()
        // Names in articles may hold what would be commands to a terminal.
        .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
        .collect();
        text.push_str(&shown);
        text.push('\n');
    }
    text
}
