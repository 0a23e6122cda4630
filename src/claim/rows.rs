//! Lists and tables: what a heading or a column says of the numbers below it.
//!
//! *Russland* / *Getötet: 95.000* — the side stands in a heading, the measure in the row's label. In a table the
//! first cell of a row names the side and the head of the column what is counted. Rows are lines without a verb;
//! how a label before a number is read is the quantity stage's.

use std::ops::Range;

use super::outcome::Outcome;
use crate::language::Class;
use crate::token::{Document, How};
use crate::vocabulary::{Kind, Measure};

/// So many lines further, a heading still tells what the rows below it count.
pub(super) const ROWS: usize = 8;

/// A heading or a row of a list has at most so many tokens.
const LONGEST: usize = 14;

/// What each column of a table counts.
type Columns = Vec<Option<(Measure, Kind)>>;

/// What headings and table heads say of the rows below them.
#[derive(Default)]
pub(super) struct Layout {
    /// Whose people, with the heading's sentence.
    pub side: Option<(&'static str, usize)>,
    /// What befell them, with the heading's sentence.
    pub measure: Option<(Measure, usize)>,
    /// The last heading of rows that tell shares: *je 100.000 Einwohner*.
    pub shares: Option<usize>,
    /// The columns of a table, with the last of its lines.
    columns: Option<(Columns, usize)>,
}

/// The place of a number in a table.
pub(super) struct Cell {
    pub measure: Measure,
    pub kind: Kind,
    pub side: Option<&'static str>,
}

impl Layout {
    /// Takes up sentence `number` where it is a heading or the head of a table.
    pub fn remember(&mut self, document: &Document, number: usize, outcomes: &[Outcome], has_numbers: bool) {
        let sentence = &document.sentences[number];
        // *Verkehrstote je eine Million Einwohner*: rows of shares.
        let share = |at: usize| {
            document.means(at, Class::Function, "ratio")
                || document.means(at, Class::Function, "each") && document.tokens[at + 1].is_number()
        };
        let line = || is_line(document, number);
        if sentence.tokens.clone().any(|at| at + 1 < document.tokens.len() && share(at)) && line() {
            self.measure = None;
            self.shares = Some(number);
        }
        if separators(document, sentence.tokens.clone()) > 0 {
            match &mut self.columns {
                Some((_, last)) if has_numbers && *last + 1 == number => *last = number,
                _ if !has_numbers => {
                    self.columns = Some((columns(document, sentence.tokens.clone()), number))
                }
                _ => {}
            }
            return;
        }
        if has_numbers
            || sentence.closed
            || sentence.tokens.len() > LONGEST
            || has_verb(document, sentence.tokens.clone())
        {
            return;
        }
        let words = sentence.tokens.clone().filter(|at| document.tokens[*at].is_word()).count();
        let sides: Vec<_> = sentence.tokens.clone().filter_map(|at| side(document, at)).collect();
        if let [first, rest @ ..] = sides.as_slice() {
            self.side = (rest.is_empty() && words <= 2).then_some((*first, number));
        } else if sentence.after_gap {
            self.side = None;
        }
        if let Some(outcome) = outcomes.iter().find(|outcome| !outcome.excluded) {
            self.measure = Some((outcome.measure, number));
            self.shares = None;
        }
    }

    /// Whether sentence `number` is a line of a table.
    pub fn is_table(&self, document: &Document, number: usize) -> bool {
        self.columns.as_ref().is_some_and(|(_, last)| last + 1 == number)
            && separators(document, document.sentences[number].tokens.clone()) > 0
    }

    /// What the table says of the number at `token` in sentence `number`.
    pub fn cell(&self, document: &Document, number: usize, token: usize) -> Option<Cell> {
        let (columns, _) = self.columns.as_ref().filter(|_| self.is_table(document, number))?;
        let tokens = document.sentences[number].tokens.clone();
        let (measure, kind) = (*columns.get(separators(document, tokens.start..token + 1))?)?;
        let side = tokens
            .take_while(|at| separators(document, tokens_to(document, number, *at)) == 0)
            .find_map(|at| side(document, at));
        Some(Cell { measure, kind, side })
    }
}

fn tokens_to(document: &Document, number: usize, at: usize) -> Range<usize> {
    document.sentences[number].tokens.start..at + 1
}

/// How many cells end between the first and the last of these tokens: by tab stops or upright strokes.
fn separators(document: &Document, tokens: Range<usize>) -> usize {
    let text = document.span(tokens).of(document.text);
    text.trim_start_matches('|').bytes().filter(|byte| matches!(byte, b'\t' | b'|')).count()
}

/// What each column of a table's head counts.
fn columns(document: &Document, tokens: Range<usize>) -> Columns {
    let mut columns = vec![None];
    for at in tokens.clone() {
        let cell = separators(document, tokens.start..at + 1);
        if columns.len() <= cell {
            columns.resize(cell + 1, None);
        }
        let counted =
            document.sense(at, Class::Victim).filter(|sense| sense.how != How::Part).and_then(|sense| {
                let mut values = sense.value().split(' ');
                Some((
                    Measure::from_name(values.next()?)?,
                    values.next().and_then(Kind::from_name).unwrap_or(Kind::People),
                ))
            });
        let lost = document.has(at, Class::Loss).then_some((Measure::Casualties, Kind::Troops));
        // *Soldaten* beside countries: the size of their armies.
        let army = document.means(at, Class::Person, "troops").then_some((Measure::Strength, Kind::Troops));
        columns[cell] = columns[cell].or(counted).or(lost).or(army);
    }
    columns
}

fn side(document: &Document, at: usize) -> Option<&'static str> {
    document
        .senses(at)
        .iter()
        .find(|sense| {
            sense.how == How::Whole
                && matches!(
                    sense.class(),
                    Class::Country | Class::Nationality | Class::Nationals | Class::Group
                )
        })
        .and_then(|sense| sense.value().split(' ').next())
}

/// Whether a line holds a finite verb and so is a sentence, no row.
pub(super) fn has_verb(document: &Document, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| {
        !document.tokens[at].capital && (document.has(at, Class::Auxiliary) || document.has(at, Class::Say))
    })
}

/// Whether a sentence is a short line without a verb and without a full stop.
pub(super) fn is_line(document: &Document, number: usize) -> bool {
    let sentence = &document.sentences[number];
    let stops = document.tokens[sentence.tokens.clone()]
        .last()
        .is_some_and(|token| ['.', '!', '?'].iter().any(|sign| token.is(*sign)));
    !stops && sentence.tokens.len() <= LONGEST && !has_verb(document, sentence.tokens.clone())
}
