//! Numbers with their modifier and with what they count.
//!
//! For every number of the text: the expression with the modifiers next to it, how it is to be read (claims.md,
//! *bound, low, high*), and the noun phrase it counts. Whether it makes a claim is not decided here.
//!
//! ```
//! use streitzahl::{language::Language, numeral, quantity, token, vocabulary::Bound};
//! let document = token::tokenize("Es fielen rund 300 nordkoreanische Soldaten.", Language::german());
//! let numerals = numeral::find(&document);
//! let found = &quantity::find(&document, &numerals)[0];
//! assert_eq!((found.span.of(document.text), found.bound, found.low), ("rund 300", Bound::About, Some(300)));
//! ```

mod adjective;
mod behind;
mod bound;
mod phrase;
mod size;

use std::ops::Range;

use crate::language::Class;
use crate::numeral::{Form, Numeral};
use crate::text::Span;
use crate::token::Document;
use crate::vocabulary::{Bound, Kind, Measure};

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// People of a kind; with a measure where the noun is one of captivity: *Kriegsgefangene*.
    People(Kind, Option<Measure>),
    /// People of a state or group, the kind not said: *Nordkoreaner*.
    Nationals,
    /// People under a measure: *Tote*.
    Victims(Measure),
    /// *Opfer*: killed or both, as the context tells.
    Opfer,
    /// Losses as such: *Verluste*.
    Losses,
    /// No noun follows: *3.800 getötet*.
    Nothing,
    /// A noun for no people.
    Thing,
}

/// A number with its modifier and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number expression with the modifiers next to it, in tokens.
    pub number: Range<usize>,
    /// The same as a span.
    pub span: Span,
    /// How the number is to be read.
    pub bound: Bound,
    /// Least number the wording allows; `None`: open.
    pub low: Option<u64>,
    /// Greatest number the wording allows; `None`: open.
    pub high: Option<u64>,
    /// How the number is written.
    pub form: Form,
    /// From the number to the end of what it counts, in tokens.
    pub phrase: Range<usize>,
    /// The noun that is counted, as a token.
    pub head: Option<usize>,
    /// What is counted.
    pub counted: Counted,
    /// A measure said before the noun: *getötete* Soldaten.
    pub attribute: Option<Measure>,
    /// The side named in the phrase, or `mixed`.
    pub side: Option<String>,
    /// A definite mention: *die drei Toten*, *beide*.
    pub definite: bool,
    /// *14.000 ihrer Kämpfer*.
    pub possessive: bool,
    /// *200 vernichtete Kämpfer*: so a party speaks of its enemy.
    pub enemy: bool,
    /// The side stands in a row's label: *Ukraine: 31.000*.
    pub labelled: bool,
    /// *weitere acht*: continues a count before it.
    pub further: bool,
    /// *davon*, *darunter*: a part of the count before it.
    pub part: bool,
    /// The whole of which the number before is a part: *78 von 122*.
    pub whole: bool,
    /// Of what kind the victims were: *102 Tote unter ihren Kämpfern*.
    pub among: Option<Kind>,
    /// *Soldaten der Armee*: of a force whose state the phrase does not say.
    pub of_force: bool,
    /// *Kämpfer der Miliz*: of a group that the phrase does not name.
    pub of_militia: bool,
    /// The production that read it.
    pub rule: &'static str,
    /// The word-list lines it used, with their words.
    pub entries: Vec<Used>,
}

/// A word-list line that a find used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used {
    /// The list.
    pub list: &'static str,
    /// Its line, from 1.
    pub line: u32,
    /// The words in the text.
    pub span: Span,
}

/// All numbers of a document with what they count, in the order of the text.
pub fn find(document: &Document, numerals: &[Numeral]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut next = 0;
    while next < numerals.len() {
        let free = found.last().map_or(0, |last| last.number.end);
        let (quantity, taken) = read(document, &numerals[next..], free);
        if let Some(quantity) = quantity {
            found.push(quantity);
        }
        next += taken;
    }
    share_the_noun(document, &mut found);
    size::resolve_shares(document, &mut found);
    bound::apply_far(document, &mut found);
    found
}

/// *im Alter von 8, 12 und 17 Jahren*: a bare number in a row counts what the last one counts.
fn share_the_noun(document: &Document, found: &mut [Quantity]) {
    for at in (1..found.len()).rev() {
        let (one, next) = (&found[at - 1], &found[at]);
        let between = one.phrase.end..next.number.start;
        let small = |at: usize| {
            document.tokens[at].is(',') || document.means_any(at, Class::Function, &["and", "or"])
        };
        // *360.000 bzw. eine Million Euro*
        let stop = |at: usize| document.tokens[at].is('.') && document.touches_next(at - 1);
        // *drei schwer und neun leicht Verletzte*
        let degrees = between.len() == 2
            && document.has(between.start, Class::Degree)
            && document.has(next.number.end, Class::Degree)
            && small(between.start + 1)
            && matches!(next.counted, Counted::Victims(_));
        if degrees && one.counted == Counted::Nothing {
            found[at - 1].counted = found[at].counted.clone();
            continue;
        }
        let row =
            (1..=2).contains(&between.len()) && small(between.start) && between.clone().skip(1).all(stop);
        // *300 gefallene und 2.700 verwundete Soldaten*
        let shared = next.counted == Counted::Thing
            || ((one.attribute.is_some() || one.side.is_some())
                && matches!(next.counted, Counted::People(..)));
        if row && one.counted == Counted::Nothing && shared {
            let (counted, side) = (next.counted.clone(), next.side.clone());
            found[at - 1].counted = counted;
            found[at - 1].side = found[at - 1].side.take().or(side);
        }
    }
    // *78 von 122 Patienten*, *drei der vier Entführer*: the first counts, the second is the whole.
    for at in 1..found.len() {
        let (one, next) = (&found[at - 1], &found[at]);
        let between = one.number.end..next.number.start;
        let of = |at: usize| {
            document.means(at, Class::Preposition, "of") || document.means(at, Class::Function, "article")
        };
        // *im September 2022 von 5.937 Toten*: a year.
        let year = one.number.start > 0
            && [Class::Month, Class::Unit, Class::Season]
                .iter()
                .any(|class| document.has(one.number.start - 1, *class));
        let whole = one.counted == Counted::Nothing
            && !year
            && one.bound != Bound::Fraction
            && next.head.is_some()
            && (1..=2).contains(&between.len())
            && between.clone().all(of);
        if whole {
            let (counted, side, head) = (next.counted.clone(), next.side.clone(), next.head);
            let end = next.phrase.end;
            found[at - 1].counted = counted;
            found[at - 1].side = side;
            found[at - 1].head = head;
            found[at - 1].phrase.end = end;
            found[at].whole = true;
        }
    }
    // *zwei Frauen und drei Männer aus Ungarn*
    for at in (1..found.len()).rev() {
        let (one, next) = (&found[at - 1], &found[at]);
        let and =
            one.phrase.end + 1 == next.number.start && document.means(one.phrase.end, Class::Function, "and");
        let from = next.head.is_some_and(|head| document.means(head + 1, Class::Preposition, "from"));
        let alike = matches!(one.counted, Counted::People(..)) && one.counted == next.counted;
        if and && from && alike && one.side.is_none() {
            found[at - 1].side = found[at].side.clone();
        }
    }
    share_across(document, found);
    // *166 Gefechte, davon 40 bei Kurachowe und 35 bei Pokrowsk*: parts of a thing.
    for at in 1..found.len() {
        let (one, next) = (&found[at - 1], &found[at]);
        let same_sentence =
            document.tokens[one.number.start].sentence == document.tokens[next.number.start].sentence;
        let part_of_thing =
            one.counted == Counted::Thing && next.counted == Counted::Nothing && same_sentence;
        let and = document.means(next.number.start - 1, Class::Function, "and");
        // *400 Polizisten brauchten fünf Stunden; zwei von ihnen …*: hours are no *ihnen*.
        let of_whom = document.sense(next.number.end, Class::Function);
        let people = of_whom.is_some_and(|sense| sense.value() == "of_them" && sense.length == 2)
            && found[..at - 1].iter().rev().take(3).any(|q| {
                document.tokens[q.number.start].sentence == document.tokens[next.number.start].sentence
                    && matches!(q.counted, Counted::People(..) | Counted::Victims(_) | Counted::Nationals)
            });
        // *In drei Tagen seien 77 von ihnen gefallen*
        let time = one.head.is_some_and(|head| {
            [Class::Unit, Class::Time].into_iter().any(|class| document.has(head, class))
        });
        let people = people || time && of_whom.is_some_and(|sense| sense.value() == "of_them");
        if part_of_thing && !people && (next.part || next.further || (one.part && and)) {
            found[at].counted = Counted::Thing;
            found[at].part = true;
        }
    }
}

/// *von 10.000, Südkorea von 11.000 Soldaten*, *auf 300 Tote, Kiew auf 500*: two numbers behind the same preposition,
/// parted by a comma or *und*, count what one of them names.
fn share_across(document: &Document, found: &mut [Quantity]) {
    /// Tokens between the first number and the second.
    const LONGEST: usize = 7;
    // From the last on: *von 12.000, Washington von 10.000 und Seoul von 11.000 Soldaten*.
    for at in (1..found.len()).rev() {
        let (one, next) = (&found[at - 1], &found[at]);
        let between = one.phrase.end..next.number.start;
        let before = |q: &Quantity| q.number.start.checked_sub(1);
        let (Some(left), Some(right)) = (before(one), before(next)) else { continue };
        let same = document.has(left, Class::Preposition) && document.word(left) == document.word(right);
        // *Seoul zählt 1.100, Kiew 3.000 Tote*
        let speaks = |t: usize| {
            [Class::Country, Class::Capital, Class::Leader, Class::Source, Class::Outlet]
                .into_iter()
                .any(|class| document.has(t, class))
        };
        let told = document.has(left, Class::Say) && between.len() == 2 && speaks(between.start + 1);
        let same = same || told;
        let parted = between
            .clone()
            .any(|t| document.tokens[t].is(',') || document.means_any(t, Class::Function, &["and", "but"]));
        let verb = between.clone().any(|t| document.has(t, Class::Auxiliary));
        if !same || !parted || verb || between.len() > LONGEST || one.form == Form::Words {
            continue;
        }
        let shares = |q: &Quantity| {
            matches!(
                q.counted,
                Counted::People(..) | Counted::Nationals | Counted::Victims(_) | Counted::Losses
            )
        };
        let (from, to) = match (shares(one), shares(next)) {
            (false, true) if one.counted == Counted::Nothing => (at, at - 1),
            (true, false) if next.counted == Counted::Nothing => (at - 1, at),
            _ => continue,
        };
        let (counted, side, attribute) =
            (found[from].counted.clone(), found[from].side.clone(), found[from].attribute);
        found[to].counted = counted;
        found[to].side = found[to].side.take().or(side);
        found[to].attribute = attribute;
    }
}

/// Reads the quantity that begins with the first of `numerals`; also, how many of them it took. Tokens before
/// `free` belong to the quantity before.
fn read(document: &Document, numerals: &[Numeral], free: usize) -> (Option<Quantity>, usize) {
    let (size, taken) = size::read(document, numerals);
    let Some(size) = size else { return (None, taken) };
    let modified = bound::apply(document, size, free);
    let phrase = phrase::read(document, &modified);
    if modified.form == Form::One && !modified.counts_as_one(document) {
        return (None, taken);
    }
    let quantity = Quantity {
        span: document.span(modified.tokens.clone()),
        number: modified.tokens.clone(),
        bound: modified.bound,
        low: modified.low,
        high: modified.high,
        form: modified.form,
        phrase: modified.tokens.start..phrase.end.max(modified.tokens.end),
        head: phrase.head,
        counted: phrase.counted,
        attribute: phrase.attribute,
        side: phrase.side,
        definite: phrase.definite,
        possessive: phrase.possessive,
        enemy: phrase.enemy,
        labelled: phrase.labelled,
        further: phrase.further,
        part: phrase.part,
        whole: false,
        among: phrase.among,
        of_force: phrase.of_force,
        of_militia: phrase.of_militia,
        rule: modified.rule,
        entries: modified.entries.into_iter().chain(phrase.entries).collect(),
    };
    (Some(quantity), taken)
}

#[cfg(test)]
mod tests;
