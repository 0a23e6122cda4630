//! What stands behind the noun that a number counts and belongs to it: *aus Nordkorea*, *der Hamas*, *und Zivilisten*.

use super::Counted;
use super::phrase::{Phrase, function, set_side, used};
use crate::language::Class;
use crate::token::{Document, How, Sense, Token};
use crate::vocabulary::{Kind, Measure};

/// What stands behind the noun and belongs to it: *aus Nordkorea*, *Nordkoreas*, *der Hamas*, *der russischen
/// Streitkräfte*, *und Zivilisten*.
pub(super) fn behind(document: &Document, phrase: &mut Phrase) {
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
pub(super) fn force(document: &Document, mut at: usize, phrase: &mut Phrase) {
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
pub(super) fn origin(document: &Document, at: usize, phrase: &mut Phrase) {
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
