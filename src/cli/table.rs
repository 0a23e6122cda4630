//! Claims as an aligned table for people: a line a claim.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::claim::{Claim, Modality, Scope};
use crate::names::{self, Lang};

/// The widest that a column gets, in cells of a terminal; what is longer is cut off with `…`.
const WIDEST: usize = 40;

const COLUMNS: [&str; 9] =
    ["ARTICLE", "AS OF", "MEASURE", "SIDE", "KIND", "NUMBER", "READ AS", "SOURCE", "REMARKS"];

/// Rows that wait until the width of all columns is known.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<[String; COLUMNS.len()]>,
}

impl Table {
    pub(super) fn add(&mut self, claim: &Claim) {
        let as_of = claim.as_of.map_or_else(String::new, |period| match period.from == period.to {
            true => period.from.to_string(),
            false => format!("{} to {}", period.from, period.to),
        });
        let mut source = claim.sources.join(", ");
        if source.is_empty() {
            source.push('–');
        }
        if !claim.relayed_by.is_empty() {
            source = format!("{source} via {}", claim.relayed_by.join(", "));
        }
        let scope = (claim.scope != Scope::Total).then_some(claim.scope.name());
        let modality = (claim.modality != Modality::Asserted).then_some(claim.modality.name());
        let repeat = claim.repeat_of.as_ref().map(|_| "repeat");
        let remarks: Vec<&str> = [scope, modality, repeat].into_iter().flatten().collect();
        let row = [
            claim.article.clone(),
            as_of,
            claim.measure.name().to_owned(),
            claim.population.side.clone(),
            claim.population.kind.name().to_owned(),
            claim.text.clone(),
            names::interval(claim.bound, claim.low, claim.high, Lang::En),
            source,
            remarks.join(", "),
        ];
        self.rows.push(row.map(|cell| shown(&cell)));
    }

    /// Writes heading and rows; nothing where there is no row.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let heading = COLUMNS.map(str::to_owned);
        let lines = || std::iter::once(&heading).chain(&self.rows);
        let widths: Vec<usize> = (0..COLUMNS.len())
            .map(|column| lines().map(|row| row[column].width()).max().unwrap_or(0))
            .collect();
        for row in lines() {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                // Two cells between columns; not `{:width$}`, which counts characters.
                line.extend(std::iter::repeat_n(' ', width - cell.width() + 2));
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// A cell without line breaks and control characters, which would be commands to a terminal, and not too wide.
fn shown(cell: &str) -> String {
    let clean: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if clean.width() <= WIDEST {
        return clean;
    }
    let (mut kept, mut width) = (String::new(), 0);
    for c in clean.chars() {
        width += c.width().unwrap_or(0);
        if width >= WIDEST {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn columns_line_up_with_wide_characters() {
        let mut table = Table::default();
        table.add(&sample::claim());
        let wide = Claim {
            article: "金正恩の兵士".to_owned(),
            sources: vec![],
            relayed_by: vec![],
            ..sample::claim()
        };
        table.add(&Claim { repeat_of: None, scope: Scope::Event, as_of: None, ..wide });
        let mut out = Vec::new();
        table.write(&mut out).unwrap();
        let expected = "\
ARTICLE       AS OF                     MEASURE  SIDE         KIND    NUMBER            READ AS       SOURCE               REMARKS
a             2025-01-11 to 2025-01-20  killed   north-korea  troops  mindestens \"300\"  at least 300  nis, hur via yonhap  repeat
金正恩の兵士                            killed   north-korea  troops  mindestens \"300\"  at least 300  –                    event
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn hostile_cells_are_harmless() {
        assert_eq!(shown("a\u{1b}[2J\nb"), "a [2J b");
        let long = shown(&"兵".repeat(100));
        assert!(long.width() <= WIDEST && long.ends_with('…'), "{long}");
        assert_eq!(Table::default().write(&mut std::io::sink()).ok(), Some(()));
    }
}
