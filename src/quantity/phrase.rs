//! What a number counts: the noun phrase behind it.

use super::size::Size;
use super::{Counted, Used};
use crate::language::{Class, Entry, german};
use crate::numeral::Form;
use crate::token::{Document, How, Sense, Token};
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

fn function(document: &Document, at: usize) -> Option<&'static str> {
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

/// An adjective, participle or *weitere* before the noun; gives its number of tokens.
fn adjective(document: &Document, at: usize, phrase: &mut Phrase) -> Option<usize> {
    let token = &document.tokens[at];
    if !token.is_word() {
        // *30 (!) Soldaten*, *20 „Freiwillige“*
        return matches!(token.span.of(document.text), "„" | "\"" | "«" | "»" | "“").then_some(1);
    }
    // *neun leicht Verletzte*
    if document.has(at, Class::Degree)
        && document.has(at + 1, Class::Victim)
        && document.tokens[at + 1].capital
    {
        return Some(1);
    }
    if function(document, at) == Some("further") {
        phrase.further = true;
        return Some(1);
    }
    // *die zuvor entsandten Soldaten*
    let adverb = document.means(at, Class::Function, "adverb") || document.has(at, Class::Earlier);
    if adverb && document.has(at + 1, Class::Attribute) {
        return Some(1);
    }
    if let Some(sense) =
        document.sense(at, Class::Attribute).filter(|_| !token.capital || is_before_noun(document, at))
    {
        let mut values = sense.value().split(' ');
        let measure = values.next().and_then(Measure::from_name);
        // *gefallene oder verwundete Soldaten*
        let both = phrase.attribute.zip(measure).filter(|_| is_joint(document, at - 1));
        phrase.attribute = both.map(|(one, other)| one.together(other)).or(measure);
        let mark = values.next();
        phrase.among = mark.and_then(Kind::from_name).or(phrase.among);
        phrase.enemy |= mark == Some("enemy");
        phrase.entries.push(used(document, at, sense.entry));
        phrase.end = at + sense.length as usize;
        return Some(sense.length as usize);
    }
    // *120.000 Deutsche*: the people, no adjective.
    let people = token.capital
        && document.has(at, Class::Nationals)
        && !document.tokens.get(at + 1).is_some_and(|next| next.is_word() && next.capital);
    if let Some(sense) = document.sense(at, Class::Nationality).copied().filter(|_| !people) {
        set_side(document, at, &sense, phrase);
        phrase.end = at + sense.length as usize;
        return Some(sense.length as usize);
    }
    if phrase.attribute.is_some() && is_joint(document, at) && document.has(at + 1, Class::Attribute) {
        return Some(1);
    }
    // *nordkoreanischer und russischer Infanterie*
    if phrase.side.is_some()
        && document.means(at, Class::Function, "and")
        && document.has(at + 1, Class::Nationality)
    {
        return Some(1);
    }
    if let Some((doer, length)) = by_somebody(document, at) {
        if document.means(at + length, Class::Attribute, "deployed") {
            set_side(document, at + 1, &doer, phrase);
        }
        return Some(length);
    }
    if document.has(at, Class::Preposition) {
        return to_a_place(document, at);
    }
    ((!token.capital || joins_a_name(document, at)) && looks_like_adjective(document, at)).then_some(1)
}

fn is_joint(document: &Document, at: usize) -> bool {
    document.means_any(at, Class::Function, &["and", "or"])
}

/// *Assad-treue*, *Kreml-nahe*: an adjective made with a name.
fn joins_a_name(document: &Document, at: usize) -> bool {
    let word = document.tokens[at].span.of(document.text);
    word.rsplit_once('-').is_some_and(|(name, rest)| !name.is_empty() && rest.starts_with(char::is_lowercase))
}

/// *100 der von Kim Jong Un entsandten Kämpfer*: who did it, with the number of tokens before the participle.
fn by_somebody(document: &Document, at: usize) -> Option<(Sense, usize)> {
    let doer = [Class::Country, Class::Capital, Class::Leader, Class::Group]
        .into_iter()
        .find_map(|class| document.sense(at + 1, class))
        .filter(|_| document.means(at, Class::Preposition, "of"))?;
    let participle = at + 1 + doer.length as usize;
    let noun = document.has(participle + 1, Class::Person) || document.has(participle + 1, Class::Nationals);
    (document.has(participle, Class::Attribute) && noun).then_some((*doer, participle - at))
}

/// *nach Kursk verlegte Soldaten*, *in der Ukraine kämpfende Nordkoreaner*: a preposition and a place before an
/// adjective and the noun; gives their number of tokens.
fn to_a_place(document: &Document, at: usize) -> Option<usize> {
    let place = at + 1 + usize::from(function(document, at + 1) == Some("article"));
    let month = || document.sense(place, Class::Month).filter(|_| place == at + 1);
    // *97 der im Oktober Entführten*
    if let Some(sense) = month()
        && document.has(place + sense.length as usize, Class::Victim)
    {
        return Some(1 + sense.length as usize);
    }
    let sense = [Class::Place, Class::Country, Class::Capital, Class::Theatre]
        .into_iter()
        .find_map(|class| document.sense(place, class))
        .filter(|sense| sense.how == How::Whole)?;
    let participle = place + sense.length as usize;
    let small = document.tokens.get(participle).is_some_and(|token| token.is_word() && !token.capital);
    let attribute =
        small && (looks_like_adjective(document, participle) || document.has(participle, Class::Attribute));
    let noun = [Class::Person, Class::Nationals]
        .into_iter()
        .any(|class| document.has(participle + 1, class) || document.has(participle + 2, class));
    (attribute && noun).then_some(participle - at)
}

fn is_before_noun(document: &Document, at: usize) -> bool {
    document.tokens.get(at + 1).is_some_and(|next| next.is_word() && next.capital)
        && document.sense(at + 1, Class::Person).is_some()
}

/// A small word with an adjective's ending that no list knows as another sort of word.
fn looks_like_adjective(document: &Document, at: usize) -> bool {
    const OTHERS: [Class; 8] = [
        Class::Function,
        Class::Preposition,
        Class::Verb,
        Class::Participle,
        Class::Deed,
        Class::Say,
        Class::Extent,
        Class::Auxiliary,
    ];
    let word = document.word(at);
    // *drei der vier Entführer*
    if document.has(at, Class::Number) || german::spelled(word).is_some() {
        return false;
    }
    let ends = ["e", "en", "er", "es", "em"].iter().any(|ending| word.len() > 3 && word.ends_with(ending));
    // *58 bestätigte Todesfälle*
    let before_victims = document.has(at + 1, Class::Victim) && document.tokens[at + 1].capital;
    ends && !OTHERS
        .iter()
        .filter(|class| **class != Class::Say || !before_victims)
        .any(|class| document.senses(at).iter().any(|s| s.class() == *class && s.how == How::Whole))
}

fn used(document: &Document, at: usize, entry: &Entry) -> Used {
    Used { list: entry.list, line: entry.line, span: document.tokens[at].span }
}

fn set_side(document: &Document, at: usize, sense: &Sense, phrase: &mut Phrase) {
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

/// What stands behind the noun and belongs to it: *aus Nordkorea*, *Nordkoreas*, *der Hamas*, *der russischen
/// Streitkräfte*, *und Zivilisten*.
fn behind(document: &Document, phrase: &mut Phrase) {
    let mut at = phrase.end;
    let person = |at: usize| document.sense(at, Class::Person).filter(|s| s.how != How::Part);
    // *Rebellen, Soldaten und Zivilisten*: not told apart.
    let (mut kinds, mut soldiers, mut others) = (false, false, false);
    loop {
        let joined =
            document.tokens.get(at).is_some_and(|t| t.is(',')) || document.means(at, Class::Function, "and");
        let nation = document.sense(at + 1, Class::Nationality).copied();
        let noun = at + 1 + nation.map_or(0, |sense| sense.length as usize);
        let Some(next) = person(noun).filter(|_| joined) else { break };
        if let Some(nation) = nation {
            set_side(document, at + 1, &nation, phrase);
            at = noun - 1;
        }
        let other = next.value().split(' ').next().and_then(Kind::from_name);
        // *Offiziere und Soldaten* are soldiers all.
        if let Counted::People(kind, _) = &mut phrase.counted
            && kind.is_military()
            && other.is_some_and(|other| other.is_military() && other != *kind)
        {
            *kind = Kind::Troops;
            at += 2;
            phrase.end = at;
            continue;
        }
        let differs = matches!(phrase.counted, Counted::People(kind, _) if other != Some(kind));
        // *Piloten und Besatzungsmitglieder*: the crew of soldiers are soldiers.
        let crew =
            next.value() == "civilians crew" && matches!(phrase.counted, Counted::People(Kind::Troops, _));
        kinds |= differs && !crew;
        soldiers |= next.value().starts_with("troops");
        others |= !matches!(next.value(), "people" | "people men" | "civilians" | "civilians crew");
        at += 2;
        phrase.end = at;
    }
    if kinds && let Counted::People(kind, _) = &mut phrase.counted {
        if *kind == Kind::Troops || soldiers {
            phrase.side = Some("mixed".to_owned());
        }
        // *Patienten und ihre Begleiter* are civilians all.
        if *kind != Kind::Civilians || others {
            *kind = Kind::People;
        }
    }
    // *von 9.000 Toten, Verwundeten und Gefangenen*: one number for all.
    if let Counted::Victims(first) = phrase.counted {
        let mut end = at;
        let mut all = first;
        let mut closed = false;
        while !closed {
            let and = document.means_any(end, Class::Function, &["and", "or"]);
            if !and && !document.tokens.get(end).is_some_and(|t| t.is(',')) {
                break;
            }
            let victim = document.sense(end + 1, Class::Victim).filter(|_| document.tokens[end + 1].capital);
            let captive = document.sense(end + 1, Class::Person).and_then(|s| s.value().split(' ').nth(1));
            let measure =
                victim.and_then(|s| s.value().split(' ').next()).or(captive).and_then(Measure::from_name);
            let Some(measure) = measure else { break };
            let own_verb = document.has(end + 2, Class::Auxiliary);
            if own_verb {
                break;
            }
            all = all.together(measure);
            end += 2;
            closed = and;
        }
        if closed {
            phrase.counted = Counted::Victims(all);
            phrase.end = end;
            at = end;
        }
    }
    // *12.000 Mann Verluste*
    if document.has(at, Class::Loss) && document.tokens[at].capital && phrase.attribute.is_none() {
        phrase.attribute = Some(Measure::Casualties);
        phrase.end = at + 1;
        return;
    }
    // *300.000 Mann an Toten und Verletzten*: what befell them.
    if document.means(at, Class::Preposition, "at")
        && let Some(sense) = document.sense(at + 1, Class::Victim)
        && matches!(phrase.counted, Counted::People(..))
    {
        phrase.attribute = sense.value().split(' ').next().and_then(Measure::from_name);
        phrase.entries.push(used(document, at + 1, sense.entry));
        phrase.end = at + 1 + sense.length as usize;
        // *an Toten, Verwundeten und Vermissten*
        while document.tokens.get(phrase.end).is_some_and(|t| t.is(','))
            || document.means(phrase.end, Class::Function, "and")
        {
            let Some(next) = document.sense(phrase.end + 1, Class::Victim) else { break };
            let measure = next.value().split(' ').next().and_then(Measure::from_name);
            phrase.attribute = phrase.attribute.zip(measure).map(|(one, other)| one.together(other));
            phrase.end += 1 + next.length as usize;
        }
        return;
    }
    // *102 Tote unter ihren Kämpfern*, *Opfer unter den nordkoreanischen Truppen*: which people they were.
    if document.has(at, Class::Ambiguous) && matches!(phrase.counted, Counted::Victims(_) | Counted::Opfer) {
        among(document, at + 1, phrase);
    }
    // *30 Kämpfer von Boko Haram*
    if document.means(at, Class::Preposition, "of")
        && phrase.side.is_none()
        && let Some(sense) = document.sense(at + 1, Class::Group).copied()
    {
        set_side(document, at + 1, &sense, phrase);
        phrase.end = at + 1 + sense.length as usize;
        return;
    }
    // *Angehörige von Spezialeinheiten*
    if document.means(at, Class::Preposition, "of")
        && document.has(at + 1, Class::Force)
        && matches!(phrase.counted, Counted::People(Kind::People | Kind::Civilians, None))
    {
        phrase.counted = Counted::People(Kind::Troops, None);
    }
    // *der*, *ihrer*, *eines*, but not *haben 1.500 Soldaten die Einheit verlassen*
    let genitive = matches!(function(document, at), Some("article" | "possessive" | "indefinite"))
        && !document.has(at, Class::Preposition)
        && ["er", "es"].iter().any(|ending| document.word(at).ends_with(ending));
    if genitive {
        force(document, at + 1, phrase);
    }
    origin(document, at, phrase);
}

/// The people behind *unter*: *den Nordkoreanern*, *ihren Kämpfern*, *den russischen Soldaten*.
fn among(document: &Document, start: usize, phrase: &mut Phrase) {
    /// Words from *unter* to the noun.
    const LONGEST: usize = 4;
    let Some(noun) = (start..start + LONGEST)
        .take_while(|at| document.tokens.get(*at).is_some_and(|token| token.is_word()))
        .find(|at| document.tokens[*at].capital)
    else {
        return;
    };
    let kind = |sense: &Sense| sense.value().split(' ').next().and_then(Kind::from_name);
    if let Some(sense) = document.sense(noun, Class::Person) {
        phrase.among = kind(sense);
    } else if document.has(noun, Class::Force) {
        phrase.among = Some(Kind::Troops);
    }
    let named = (start..=noun).find_map(|at| {
        let sense =
            document.sense(at, Class::Nationality).or_else(|| document.sense(at, Class::Nationals))?;
        Some((at, *sense))
    });
    if let Some((at, sense)) = named {
        set_side(document, at, &sense, phrase);
    }
}

/// The force in a genitive: *der russischen Streitkräfte*, *der Hamas*, *des 11. Korps*.
fn force(document: &Document, mut at: usize, phrase: &mut Phrase) {
    let mut side = None;
    for _ in 0..6 {
        if let Some(sense) = document.sense(at, Class::Group).or_else(|| document.sense(at, Class::Country)) {
            let sense = *sense;
            set_side(document, at, &sense, phrase);
            phrase.end = at + sense.length as usize;
            if sense.class() == Class::Group
                && matches!(phrase.counted, Counted::People(Kind::People | Kind::Civilians, None))
            {
                phrase.counted = Counted::People(Kind::Troops, None);
            }
            return;
        }
        if let Some(sense) = document.sense(at, Class::Nationality) {
            side = Some((at, *sense));
            at += sense.length as usize;
        } else if document.has(at, Class::Force) {
            // *der Terrormiliz Islamischer Staat*
            let group = document.sense(at + 1, Class::Group).map(|sense| (at + 1, *sense));
            match side.or(group) {
                Some((place, sense)) => set_side(document, place, &sense, phrase),
                None if document.means(at, Class::Force, "alliance") => {
                    phrase.side = Some("mixed".to_owned())
                }
                None if document.means(at, Class::Force, "militia") => phrase.of_militia = true,
                None => phrase.of_force = true,
            }
            if matches!(phrase.counted, Counted::People(Kind::People | Kind::Civilians, None)) {
                phrase.counted = Counted::People(Kind::Troops, None);
            }
            phrase.end = at + 1;
            // *der Armee und Polizei*
            let and = document.means(at + 1, Class::Function, "and");
            let other = at + 2 + usize::from(function(document, at + 2) == Some("article"));
            let second = document.has(other, Class::Force)
                || document.sense(other, Class::Source).is_some_and(|s| s.value().starts_with("police"));
            if and && second {
                phrase.end = other + 1;
            }
            return;
        } else {
            // *des 11. Korps*, but not over the end of the sentence
            let ordinal = at > 0 && document.tokens[at - 1].is_number();
            let inside = |token: &Token| token.is_word() || token.is_number() || token.is('.') && ordinal;
            if !document.tokens.get(at).is_some_and(inside) {
                return;
            }
            at += 1;
        }
    }
}

/// *aus Nordkorea*, *Nordkoreas*, *auf russischer Seite*: the side named right behind the noun.
fn origin(document: &Document, at: usize, phrase: &mut Phrase) {
    let from = document.means(at, Class::Preposition, "from");
    let place = if from { at + 1 } else { at };
    let place = if from && function(document, place) == Some("article") { place + 1 } else { place };
    let genitive =
        !from && document.tokens.get(place).is_some_and(|t| t.capital && document.word(place).ends_with('s'));
    if !from && !genitive {
        return;
    }
    if let Some(sense) = document.sense(place, Class::Country).filter(|s| s.how == How::Whole) {
        let sense = *sense;
        set_side(document, place, &sense, phrase);
        phrase.end = place + sense.length as usize;
    }
}
