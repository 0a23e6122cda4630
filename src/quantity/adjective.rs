//! What stands between a number and the noun that it counts: adjectives, participles, places, *weitere*.

use super::phrase::{Phrase, function, set_side, used};
use crate::language::{Class, german};
use crate::token::{Document, How, Sense};
use crate::vocabulary::{Kind, Measure};

/// An adjective, participle or *weitere* before the noun; gives its number of tokens.
pub(super) fn adjective(document: &Document, at: usize, phrase: &mut Phrase) -> Option<usize> {
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
