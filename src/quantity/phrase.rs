//! What a number counts: the noun phrase behind it.

use super::adjective::adjective;
use super::behind::{behind, force, origin};
use super::size::Size;
use super::{Counted, Used};
use crate::language::{Class, Entry};
use crate::numeral::Form;
use crate::token::{Document, How, Sense};
use crate::vocabulary::{Bound, Kind, Measure};

/// The phrase behind a number.
pub(super) struct Phrase {
    pub end: usize,
    pub head: Option<usize>,
    pub counted: Counted,
    pub attribute: Option<Measure>,
    pub side: Option<String>,
    pub definite: bool,
    pub possessive: bool,
    pub enemy: bool,
    pub labelled: bool,
    pub further: bool,
    pub part: bool,
    pub among: Option<Kind>,
    /// *Soldaten der Armee*: of a force whose state is not said here.
    pub of_force: bool,
    /// *Kämpfer der Miliz*
    pub of_militia: bool,
    pub entries: Vec<Used>,
}

/// A noun stands at most so many words behind its number.
const MOST_ADJECTIVES: usize = 5;

pub(super) fn read(document: &Document, size: &Size) -> Phrase {
    let mut phrase = Phrase {
        end: size.tokens.end,
        head: None,
        counted: Counted::Nothing,
        attribute: None,
        side: None,
        definite: is_definite(document, size),
        enemy: false,
        labelled: false,
        possessive: function(document, size.tokens.end) == Some("possessive"),
        further: false,
        part: is_part(document, size),
        among: None,
        of_force: false,
        of_militia: false,
        entries: Vec::new(),
    };
    if let Some(before) = size.tokens.start.checked_sub(1)
        && function(document, before) == Some("further")
    {
        phrase.further = true;
    }
    let mut at = size.tokens.end;
    // *vier nordkoreanische Brigaden*
    if size.bound == Bound::Formation
        && let Some(adjective) = size.tokens.clone().find(|at| document.has(*at, Class::Nationality))
        && let Some(sense) = document.sense(adjective, Class::Nationality)
    {
        set_side(document, adjective, sense, &mut phrase);
    }
    // *ein Bataillon der russischen Armee*
    let formation = size.bound == Bound::Formation && of_the(document, at);
    if formation {
        phrase.counted = Counted::People(Kind::Troops, None);
        force(document, at + 1, &mut phrase);
    } else if of_the(document, at) {
        at += 1;
    }
    let adjectives = if formation { 0 } else { MOST_ADJECTIVES + 1 };
    for _ in 0..adjectives {
        if document
            .tokens
            .get(at)
            .is_none_or(|token| token.sentence != document.tokens[size.tokens.start].sentence)
        {
            break;
        }
        if is_verb_behind_subject(document, size, at) {
            break;
        }
        if let Some(length) = adjective(document, at, &mut phrase) {
            at += length;
            continue;
        }
        head(document, at, size.form == Form::One, &mut phrase);
        break;
    }
    // *ein Drittel des Kontingents*
    let of_force = phrase.head.is_some_and(|head| document.has(head, Class::Force));
    if size.bound == Bound::Fraction && phrase.counted == Counted::Thing && of_force {
        phrase.counted = Counted::People(Kind::Troops, None);
    }
    // *eine dreiköpfige Familie*, *eine 25-köpfige Gruppe*
    if size.form == Form::Heads && phrase.counted == Counted::Thing {
        phrase.counted = Counted::People(Kind::People, None);
    }
    if phrase.head.is_none() {
        label(document, size, &mut phrase);
    }
    if matches!(size.bound, Bound::Formation) && phrase.head.is_none() {
        phrase.counted = Counted::People(Kind::Troops, None);
    }
    if phrase.head.is_some() {
        behind(document, &mut phrase);
        // *Südkorea: 1.100 Soldaten Nordkoreas tot*: there the label is who says it.
        if phrase.side.is_none()
            && let Some(sense) = country_label(document, size)
        {
            let at = size.tokens.start - 2;
            set_side(document, at, &sense, &mut phrase);
            phrase.labelled = true;
        }
    } else if phrase.part {
        // *1.100 davon Polen*, *6.150 davon Kinder*
        let end = size.tokens.end;
        if function(document, end) == Some("of_them")
            && document.has(end + 1, Class::Nationals) | document.has(end + 1, Class::Person)
        {
            head(document, end + 1, false, &mut phrase);
        }
        // *neun davon aus Südafrika*
        origin(document, end + usize::from(function(document, end) == Some("of_them")), &mut phrase);
    }
    phrase
}

/// *Nordkorea: 300 Tote*: the state that is all of a row's label.
fn country_label(document: &Document, size: &Size) -> Option<Sense> {
    let at = size.tokens.start.checked_sub(2).filter(|at| document.tokens[at + 1].is(':'))?;
    let alone = document
        .sentence_of(at)
        .tokens
        .clone()
        .take_while(|t| *t < at)
        .all(|t| !document.tokens[t].is_word());
    document.sense(at, Class::Country).filter(|_| alone).copied()
}

/// The label of a row has at most so many tokens.
const LONGEST_LABEL: usize = 8;

/// *Tote: 31*, *- Soldaten: rund 810.000*, *Tote auf russischer Seite – 115.000*, *Getötet: 95.000*, *Ukraine:
/// 31.000*: in a row of a list what is counted stands before a colon or dash.
fn label(document: &Document, size: &Size, phrase: &mut Phrase) {
    let separates = |at: usize| [':', '–', '—', '-'].iter().any(|sign| document.tokens[at].is(*sign));
    let Some(separator) = size.tokens.start.checked_sub(1).filter(|at| separates(*at)) else { return };
    let sentence = document.sentence_of(separator).tokens.clone();
    let first = (sentence.start..separator).find(|at| document.tokens[*at].is_word());
    let Some(first) = first.filter(|first| separator - first <= LONGEST_LABEL) else { return };
    if (first..separator).any(|at| document.has(at, Class::Auxiliary) || document.has(at, Class::Say)) {
        return;
    }
    let end = phrase.end;
    for at in first..separator {
        if let Some(sense) = document.sense(at, Class::Nationality).copied() {
            set_side(document, at, &sense, phrase);
        } else if let Some(sense) =
            document.sense(at, Class::Country).filter(|_| first + 1 == separator).copied()
        {
            set_side(document, at, &sense, phrase);
            phrase.head = Some(at);
        } else if phrase.head.is_none()
            && (document.has(at, Class::Victim) || document.has(at, Class::Person))
        {
            head(document, at, false, phrase);
        } else if let Some(sense) =
            document.sense(at, Class::Attribute).or_else(|| document.sense(at, Class::Participle))
        {
            let measure = sense.value().split(' ').next().and_then(Measure::from_name);
            phrase.attribute = match (phrase.attribute, measure) {
                (Some(one), Some(other)) => Some(one.together(other)),
                (one, other) => one.or(other),
            };
            phrase.entries.push(used(document, at, sense.entry));
        }
    }
    phrase.end = end;
}

/// *ein Drittel der Soldaten*, *Hunderte von Soldaten*, *Tausende der Männer*.
fn of_the(document: &Document, at: usize) -> bool {
    let next_is_noun = || document.tokens.get(at + 1).is_some_and(|next| next.is_word());
    // *kostete Tausende das Leben*: no genitive.
    let genitive = || {
        matches!(function(document, at), Some("article" | "demonstrative" | "possessive"))
            && ["er", "es"].iter().any(|ending| document.word(at).ends_with(ending))
    };
    genitive() && next_is_noun() || document.means(at, Class::Preposition, "of") && next_is_noun()
}

pub(super) fn function(document: &Document, at: usize) -> Option<&'static str> {
    document.sense(at, Class::Function).map(Sense::value)
}

/// *die drei Toten*, *beide Soldaten*, *den 40 Toten*; not *die rund 11.000 Mann*, which counts.
fn is_definite(document: &Document, size: &Size) -> bool {
    let before = size.tokens.start.checked_sub(1).and_then(|before| function(document, before));
    size.form == Form::Both || matches!(before, Some("article" | "demonstrative" | "possessive"))
}

/// *darunter 15 Kinder*, *davon sechs*, *sechs von ihnen*, *drei davon*.
fn is_part(document: &Document, size: &Size) -> bool {
    let before = size.tokens.start;
    (1..=2).any(|back| before.checked_sub(back).is_some_and(|at| function(document, at) == Some("of_them")))
        || function(document, size.tokens.end) == Some("of_them")
        || is_apposed_to_them(document, before)
        // *darunter die von drei Kindern*
        || before
            .checked_sub(3)
            .is_some_and(|at| function(document, at) == Some("of_them") && of_the(document, at + 1))
            && document.means(before - 1, Class::Preposition, "of")
        || begins_with_them(document, before)
        || document.means(size.tokens.end, Class::Function, "of_them")
}

/// *Ein Teil von ihnen, etwa 3.000, …*
fn is_apposed_to_them(document: &Document, number: usize) -> bool {
    let first = number - usize::from(number > 0 && document.has(number - 1, Class::Bound));
    first > document.sentence_of(number).tokens.start + 2
        && document.tokens[first - 1].is(',')
        && (first - 3..first - 1).any(|at| {
            let sense = document.sense(at, Class::Function);
            sense.is_some_and(|s| s.value() == "of_them" && at + s.length as usize == first - 1)
        })
}

/// *Unter ihnen seien auch 14 Kinder*: nothing but a verb and small words between.
fn begins_with_them(document: &Document, number: usize) -> bool {
    let start = document.sentence_of(number).tokens.start;
    let Some(sense) = document.sense(start, Class::Function).filter(|sense| sense.value() == "of_them")
    else {
        return false;
    };
    let behind = start + sense.length as usize;
    behind < number
        && number - behind <= 3
        && (behind..number).all(|at| {
            let weak = document.sense(at, Class::Participle).is_some_and(|s| s.value().ends_with(" weak"));
            weak || [Class::Auxiliary, Class::Transparent].iter().any(|class| document.has(at, *class))
                    // *Darunter befinden sich vier Kinder*
                    || document.means(at, Class::Function, "self")
        })
}

pub(super) fn used(document: &Document, at: usize, entry: &Entry) -> Used {
    Used { list: entry.list, line: entry.line, span: document.tokens[at].span }
}

pub(super) fn set_side(document: &Document, at: usize, sense: &Sense, phrase: &mut Phrase) {
    let side = sense.value().split(' ').next().unwrap_or_default();
    match &phrase.side {
        Some(seen) if seen != side => phrase.side = Some("mixed".to_owned()),
        _ => phrase.side = Some(side.to_owned()),
    }
    phrase.entries.push(used(document, at, sense.entry));
}

/// *Zwei erlitten Verletzungen*: what begins a sentence is its subject, and no adjective of a subject without an
/// article ends in *-en*.
fn is_verb_behind_subject(document: &Document, size: &Size, at: usize) -> bool {
    let start = size.tokens.start;
    let first = document.sentence_of(start).tokens.start == start
        || document.tokens[start - 1].is(',') && document.senses(at).is_empty()
        || [';', ':', '–'].iter().any(|sign| document.tokens[start - 1].is(*sign));
    let word = document.word(at);
    // *20 (festen) Kämpfern gelang …* is rarer than *20 starben*.
    first
        && at == size.tokens.end
        && function(document, at).is_none()
        && !document.tokens[at].capital
        && word.len() > 3
        && word.ends_with("en")
}

/// The noun at token `at`, if it is one.
fn head(document: &Document, at: usize, one: bool, phrase: &mut Phrase) {
    let token = &document.tokens[at];
    if !token.is_word() || function(document, at).is_some() || document.has(at, Class::Preposition) {
        return;
    }
    // *19 Leicht- und drei Schwerverletzte*: the clipped word takes the head of the whole one.
    let clipped = document.tokens.get(at + 1).is_some_and(|next| next.is('-')) && document.touches_next(at);
    if clipped
        && let Some((full, sense)) = (at + 3..at + 6).find_map(|full| {
            document
                .sense(full, Class::Victim)
                .filter(|s| document.word(full).len() > 6 && s.length == 1)
                .map(|s| (full, *s))
        })
    {
        phrase.head = Some(at);
        phrase.end = at + 2;
        phrase.counted = sense
            .value()
            .split(' ')
            .next()
            .and_then(Measure::from_name)
            .map_or(Counted::Opfer, Counted::Victims);
        phrase.entries.push(used(document, full, sense.entry));
        return;
    }
    let kind = |value: &str| value.split(' ').next().and_then(Kind::from_name).unwrap_or(Kind::People);
    // *Kim-Soldaten* by its part, *Wagner-Söldner* as it is listed.
    let names_side =
        |sense: &&Sense| sense.how == How::Part || (sense.how == How::Whole && sense.class() == Class::Group);
    for part in document.senses(at).iter().filter(names_side) {
        if matches!(
            part.class(),
            Class::Country
                | Class::Nationals
                | Class::Group
                | Class::Nationality
                | Class::Capital
                | Class::Leader
        ) {
            let part = *part;
            set_side(document, at, &part, phrase);
        }
    }
    let noun = |class| document.sense(at, class).filter(|sense| sense.how != How::Part);
    let found = if let Some(sense) = noun(Class::Victim).filter(|_| token.capital) {
        let mut values = sense.value().split(' ');
        let counted = values.next().and_then(Measure::from_name).map_or(Counted::Opfer, Counted::Victims);
        phrase.among = values.next().and_then(Kind::from_name);
        Some((*sense, counted))
    } else if let Some(sense) = noun(Class::Person) {
        let captive = sense.value().split(' ').nth(1).and_then(Measure::from_name);
        // *nur ein Mann* is a man, *500 Mann* are soldiers.
        let kind = if one && sense.value() == "troops many" { Kind::People } else { kind(sense.value()) };
        // *120 Hamas-Mitglieder*
        let member = document.senses(at).iter().any(|s| s.class() == Class::Group && s.how == How::Part);
        let kind = if member && kind == Kind::People { Kind::Troops } else { kind };
        // *35 Regierungssoldaten*
        phrase.of_force |= kind == Kind::Troops
            && document.sense(at, Class::Force).is_some_and(|sense| sense.value().is_empty());
        Some((*sense, Counted::People(kind, captive)))
    } else if let Some(sense) =
        document.sense(at, Class::Group).filter(|sense| sense.how == How::Whole).copied()
    {
        set_side(document, at, &sense, phrase);
        phrase.head = Some(at);
        phrase.end = at + sense.length as usize;
        phrase.counted = Counted::People(Kind::Troops, None);
        return;
    } else if let Some(sense) = noun(Class::Nationals) {
        let sense = *sense;
        set_side(document, at, &sense, phrase);
        Some((sense, Counted::Nationals))
    } else {
        noun(Class::Loss).map(|sense| (*sense, Counted::Losses))
    };
    match found {
        Some((sense, counted)) => {
            phrase.head = Some(at);
            phrase.end = at + sense.length as usize;
            phrase.counted = counted;
            if sense.class() != Class::Nationals {
                phrase.entries.push(used(document, at, sense.entry));
            }
        }
        None if token.capital => {
            phrase.head = Some(at);
            phrase.end = at + 1;
            phrase.counted = Counted::Thing;
        }
        // A verb or adverb: no noun at all.
        None => {}
    }
}
