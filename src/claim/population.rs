//! Whose people are counted, and of what kind (claims.md, *population*).
//!
//! A side comes from a stated nationality, group, army or the force that they fight in; a place alone gives
//! none.

use std::ops::Range;

use super::outcome::Outcome;
use super::scene::Scene;
use crate::attribution::{Attribution, without_dateline};
use crate::language::Class;
use crate::language::wars::is_at_war;
use crate::quantity::{Counted, Quantity};
use crate::token::{Document, How, Sense};
use crate::vocabulary::{Bound, Kind, Measure};

/// The side of people that cannot be told.
pub(super) const UNKNOWN: &str = "unknown";
/// People of several sides in one number.
pub(super) const MIXED: &str = "mixed";

/// People mentioned with their side: *nordkoreanische Truppen*, *Nordkoreaner*, *Soldaten aus Nordkorea*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub at: usize,
    pub side: &'static str,
    /// Soldiers or a force, not just people of that nation.
    pub troops: bool,
    /// A side of the war as such: *auf russischer Seite*.
    pub flank: bool,
    /// A group of no state: *Kämpfer der Hamas*.
    pub group: bool,
}

impl Mention {
    /// Whether it stands beside or against those whom the clause is about: *kämpfen mit den Russen gegen ukrainische
    /// Verbände*.
    pub fn is_aside(&self, document: &Document) -> bool {
        stands_aside(document, self.at)
    }
}

fn stands_aside(document: &Document, name: usize) -> bool {
    /// Words from the preposition to the name: *gegen die dort eingedrungenen Ukrainer*.
    const LONGEST: usize = 4;
    let start = document.sentence_of(name).tokens.start;
    (name.saturating_sub(LONGEST).max(start)..name)
        .rev()
        .take_while(|at| document.tokens[*at].is_word() && !document.tokens[*at].capital)
        .any(|at| document.means_any(at, Class::Preposition, &["against", "with", "beside"]))
        // *an der Seite Russlands*
        || (name.saturating_sub(LONGEST).max(start)..name).any(|at| {
            let beside = document.sense(at, Class::Preposition).filter(|sense| sense.value() == "beside");
            beside.is_some_and(|sense| {
                let end = at + sense.length as usize;
                end == name || end + 1 == name && document.has(end, Class::Function)
            })
        })
}

pub(super) fn first_value(sense: &Sense) -> &'static str {
    sense.value().split(' ').next().unwrap_or_default()
}

fn is_force(document: &Document, at: usize) -> bool {
    // *Südkoreas Generalstab* counts and is not counted.
    let staff = document.means(at, Class::Office, "staff");
    document.has(at, Class::Force) && !staff
        || document.has(at, Class::Loss)
        || document.sense(at, Class::Person).is_some_and(|sense| {
            sense.how != How::Part && matches!(first_value(sense), "troops" | "officers" | "generals")
        })
}

/// Whether a token names a source: those are not whose people are counted.
fn in_source(document: &Document, attributions: &[&Attribution], at: usize) -> bool {
    let span = document.tokens[at].span;
    attributions.iter().any(|a| a.source_span.is_some_and(|source| source.overlaps(span)))
}

/// The people mentioned with their side between two tokens, outside reporting clauses.
pub(super) fn mentions(
    document: &Document,
    tokens: Range<usize>,
    attributions: &[&Attribution],
) -> Vec<Mention> {
    let mut found = Vec::new();
    for at in without_dateline(document, tokens.clone()) {
        if in_source(document, attributions, at) {
            continue;
        }
        for sense in document.senses(at) {
            let side = first_value(sense);
            let mention = match sense.class() {
                // *Für Russland sprach er von 198.000 Toten, für die Ukrainer von 43.000*
                Class::Nationals | Class::Country | Class::Capital
                    if sense.how == How::Whole && stands_for(document, at, tokens.clone()) =>
                {
                    Some(Mention { at, side, troops: !is_at_peace(side), flank: true, group: false })
                }
                // *auf Seiten der Alliierten*
                Class::Nationals | Class::Nationality
                    if sense.how == How::Whole
                        && document.tokens[at].capital
                        && on_the_side(document, at, tokens.start) =>
                {
                    Some(Mention { at, side, troops: true, flank: true, group: false })
                }
                Class::Nationals if sense.how == How::Whole => {
                    // *Verluste unter den Nordkoreanern* tells of soldiers.
                    let losses = (at.saturating_sub(3).max(tokens.start)..at)
                        .any(|before| document.has(before, Class::Loss))
                        || (at + 1..tokens.end.min(at + 4)).any(|next| {
                            // *Die Nordkoreaner verlören viele Männer*
                            let loses = document.means(next, Class::Participle, "casualties own");
                            fights(document, next) || loses && !document.tokens[next].capital
                        })
                        // *die gefallenen Russen*, *ein Angriff von Nordkoreanern*
                        || at > tokens.start && of_soldiers(document, at - 1)
                        || at > tokens.start + 1
                            && document.means(at - 1, Class::Preposition, "of")
                            && document.has(at - 2, Class::Event);
                    Some(Mention { at, side, troops: losses, flank: false, group: false })
                }
                // *auf Seiten der Regierung von Assad*
                Class::Leader | Class::Country | Class::Capital
                    if on_the_side(document, at, tokens.start) =>
                {
                    Some(Mention { at, side, troops: true, flank: false, group: false })
                }
                // *der Angriff der Hamas*: who did it.
                Class::Group
                    if (at.saturating_sub(2).max(tokens.start)..at)
                        .any(|b| document.has(b, Class::Event)) =>
                {
                    None
                }
                Class::Group if sense.how != How::Head => {
                    Some(Mention { at, side, troops: true, flank: false, group: true })
                }
                // *Kim-Soldaten*, *Nordkorea-Truppen*
                Class::Country | Class::Nationals | Class::Leader if sense.how == How::Part => {
                    is_force(document, at).then_some(Mention {
                        at,
                        side,
                        troops: true,
                        flank: false,
                        group: false,
                    })
                }
                Class::Nationality => {
                    // *auf ukrainischer Seite bis zu 100.000, auf russischer bis zu 250.000*
                    let onto = at > 0 && document.means(at - 1, Class::Preposition, "onto");
                    if onto
                        && !document.tokens.get(at + 1).is_some_and(|next| next.capital)
                        && (found.iter().any(|m: &Mention| m.flank) || shares_a_flank(document, at))
                    {
                        found.push(Mention { at, side, troops: true, flank: true, group: false });
                        continue;
                    }
                    let noun = (at + 1..tokens.end.min(at + 4)).find(|next| document.tokens[*next].capital);
                    noun.filter(|noun| is_force(document, *noun)).map(|noun| {
                        let flank = document.means(noun, Class::Force, "flank")
                            // *auf der indischen Seite der Grenze*: a place.
                            && !document.means(noun + 1, Class::Function, "article");
                        Mention { at, side, troops: true, flank, group: false }
                    })
                }
                // *Moskaus Streitkräfte*, *Russlands Armee*
                Class::Country | Class::Capital | Class::Leader
                    if document.word(at).ends_with('s') && is_force(document, at + 1) =>
                {
                    Some(Mention { at, side, troops: true, flank: false, group: false })
                }
                Class::Country if sense.how == How::Whole => {
                    let before = at.checked_sub(1);
                    let from = before.is_some_and(|b| document.means(b, Class::Preposition, "from"));
                    let noun = if from { at.checked_sub(2) } else { before };
                    let genitive = from || document.word(at).ends_with('s');
                    // *11.000 aus Nordkorea*
                    let number = |noun: usize| from && document.tokens[noun].is_number();
                    noun.filter(|noun| genitive && (is_force(document, *noun) || number(*noun)))
                        .map(|_| Mention { at, side, troops: true, flank: false, group: false })
                }
                _ => None,
            };
            if let Some(mention) = mention
                && found.last() != Some(&mention)
            {
                found.push(mention);
            }
        }
    }
    found
}

/// The people named before a number that is told of some of them: *unter den Nordkoreanern habe es 200 Tote gegeben*,
/// *von den 12.000 Russen seien 400 tot*.
pub(super) fn whole<'s>(
    document: &Document,
    scene: &'s Scene,
    segment: &Range<usize>,
    quantity: &Quantity,
) -> Option<&'s Mention> {
    /// Words from the preposition to the name.
    const LONGEST: usize = 3;
    let bare =
        matches!(quantity.counted, Counted::Nothing | Counted::Thing) || quantity.bound == Bound::Fraction;
    let victims = matches!(quantity.counted, Counted::Victims(_) | Counted::Opfer);
    let leads = |at: usize| {
        document.has(at, Class::Ambiguous) && (victims || bare)
            || document.means(at, Class::Preposition, "of") && bare
    };
    // *300 Tote unter den 11.000 Nordkoreanern*
    let behind = scene.mentions.iter().find(|m| {
        let start = quantity.phrase.end;
        victims
            && m.at > start
            && m.at <= start + 6
            && document.has(start, Class::Ambiguous)
            && (start..m.at).all(|at| !document.tokens[at].is(','))
    });
    if behind.is_some() {
        return behind;
    }
    scene.mentions.iter().rev().find(|m| {
        m.at < quantity.number.start
            && segment.contains(&m.at)
            && (m.at.saturating_sub(LONGEST).max(segment.start)..m.at).any(leads)
    })
}

/// The side of the unit, officer or soldiers that a sentence names first: *die ukrainische 95. Brigade*, *ein russischer
/// Kompaniechef*.
pub(super) fn unit(document: &Document, tokens: Range<usize>) -> Option<&'static str> {
    /// Words from the adjective to its noun: *der ukrainischen 47. mechanisierten Brigade*.
    const LONGEST: usize = 6;
    let is_unit = |at: usize| {
        is_force(document, at)
            || document.has(at, Class::Formation)
            || document.means_any(at, Class::Office, &["soldier", "commander"])
    };
    tokens.clone().find_map(|at| {
        let sense = document.senses(at).iter().find(|sense| {
            sense.how == How::Whole && matches!(sense.class(), Class::Nationality | Class::Country)
        })?;
        let named = if sense.class() == Class::Nationality {
            let noun = (at + 1..tokens.end.min(at + LONGEST)).find(|next| document.tokens[*next].capital);
            noun.is_some_and(is_unit)
        } else {
            // *die 47. Brigade der Ukraine*
            at >= tokens.start + 2 && document.means(at - 1, Class::Function, "article") && is_unit(at - 2)
        };
        named.then(|| first_value(sense))
    })
}

/// The group of no state that a sentence names last.
pub(super) fn group(document: &Document, tokens: Range<usize>) -> Option<&'static str> {
    tokens.rev().find_map(|at| document.sense(at, Class::Group).map(first_value))
}

/// The state that a sentence names as where something happens: *in Syrien*, *bei Homs*.
pub(super) fn land(
    document: &Document,
    tokens: Range<usize>,
    attributions: &[&Attribution],
) -> Option<&'static str> {
    /// *die Beobachtungsstelle mit Sitz in Großbritannien*
    const SEAT: usize = 5;
    let of_source =
        |at: usize| (at.saturating_sub(SEAT)..=at).any(|near| in_source(document, attributions, near));
    // *Syrien: Tote bei Kämpfen*
    let label = document.tokens.get(tokens.start + 1).filter(|token| token.is(':'));
    if let Some(sense) = document.sense(tokens.start, Class::Country).filter(|_| label.is_some()) {
        return Some(first_value(sense));
    }
    tokens.clone().skip(1).filter(|at| !of_source(*at)).find_map(|at| {
        // *im Südosten der Türkei*, *in der Region Kursk*
        let passes = |at: usize| document.has(at, Class::Function) || document.has(at, Class::Area);
        let steps = (1..=2).take_while(|step| at > *step && passes(at - step)).count();
        let before = at - 1 - steps;
        // *die Stelle, die ihren Sitz in London hat*
        let seat = before > 0 && document.means(before - 1, Class::Other, "seat");
        // *aus Nordkorea* is whence, *gegen Russland* whom.
        if !document.means_any(before, Class::Preposition, &["in", "onto", "contracted", "to", ""]) || seat {
            return None;
        }
        document.senses(at).iter().find_map(|sense| match sense.class() {
            Class::Country | Class::Capital if sense.how == How::Whole => Some(first_value(sense)),
            Class::Place => sense.entry.place().and_then(|(state, _)| state),
            _ => None,
        })
    })
}

/// The state whose army, junta or government a sentence names last: *die sudanesische Armee*, *die Junta in Myanmar*.
pub(super) fn army(document: &Document, tokens: Range<usize>) -> Option<&'static str> {
    /// Words from the adjective to its noun.
    const LONGEST: usize = 4;
    let powers = |at: usize| {
        at < tokens.end
            && document.tokens[at].capital
            && (document.has(at, Class::Force)
                || document.sense(at, Class::Office).is_some_and(|sense| {
                    matches!(
                        sense.value(),
                        "army" | "government" | "defense" | "president" | "court" | "staff"
                    )
                }))
    };
    tokens.clone().rev().find_map(|at| {
        document.senses(at).iter().find_map(|sense| {
            let named = match sense.class() {
                Class::Nationality => {
                    let noun =
                        (at + 1..tokens.end.min(at + LONGEST)).find(|next| document.tokens[*next].capital);
                    noun.is_some_and(powers)
                }
                Class::Country | Class::Capital if sense.how == How::Whole => {
                    let genitive = document.word(at).ends_with('s') && powers(at + 1);
                    let seat = at >= tokens.start + 2
                        && document.means(at - 1, Class::Preposition, "in")
                        && powers(at - 2);
                    // *die Armee des Sudan*
                    let of = at >= tokens.start + 2
                        && document.means(at - 1, Class::Function, "article")
                        && powers(at - 2);
                    genitive || seat || of
                }
                _ => false,
            };
            named.then(|| first_value(sense))
        })
    })
}

/// Whether a state behind *für* is whose numbers are told: a number follows before another verb's object.
fn stands_for(document: &Document, at: usize, sentence: Range<usize>) -> bool {
    /// Tokens from the state to its number.
    const LONGEST: usize = 10;
    let before = at - usize::from(at > 0 && document.has(at - 1, Class::Function));
    let led = before > sentence.start && document.means(before - 1, Class::Preposition, "for");
    led && (at + 1..sentence.end.min(at + LONGEST))
        .take_while(|next| !document.tokens[*next].is(','))
        .any(|next| document.tokens[next].is_number() || document.has(next, Class::Order))
}

/// The army that a clause says people serve in, and its state where that is said: *in der Bundeswehr*, *in den Reihen
/// der Junta*.
pub(super) fn army_served(document: &Document, segment: Range<usize>) -> Option<Option<&'static str>> {
    /// Words from *in* to the army.
    const LONGEST: usize = 4;
    segment.clone().find_map(|at| {
        let end = segment.end.min(at + 1 + LONGEST);
        if !document.means_any(at, Class::Preposition, &["in", "contracted"]) {
            return None;
        }
        let noun = (at + 1..end).find(|next| document.tokens[*next].capital)?;
        let group = document.sense(noun, Class::Group).map(first_value);
        let side = (at + 1..noun).find_map(|next| document.sense(next, Class::Nationality)).map(first_value);
        (group.is_some() || document.has(noun, Class::Force)).then_some(group.or(side))
    })
}

/// The state or group that is all of a clause before its number: *…, Frankreich 1,3 Millionen*.
pub(super) fn gapped(
    document: &Document,
    segment: &Range<usize>,
    quantity: &Quantity,
) -> Option<&'static str> {
    let mut before = (segment.start..quantity.number.start)
        .filter(|at| !document.has(*at, Class::Function) && document.tokens[*at].is_word());
    let (first, None) = (before.next()?, before.next()) else { return None };
    let sense = document.senses(first).iter().find(|sense| {
        sense.how == How::Whole
            && matches!(
                sense.class(),
                Class::Country | Class::Capital | Class::Group | Class::Nationality | Class::Nationals
            )
    })?;
    Some(first_value(sense))
}

/// Whether a place lies in no theatre of war: *1.700 Soldaten in Litauen*.
pub(super) fn is_at_peace(land: &str) -> bool {
    !is_at_war(land)
}

/// *gefallene*, *entsandte*: said of soldiers only.
fn of_soldiers(document: &Document, at: usize) -> bool {
    document
        .sense(at, Class::Attribute)
        .is_some_and(|sense| sense.value() == "killed troops" || sense.value() == "deployed")
}

/// *Nordkoreaner kämpfen in Kursk*, *Nepalesen dienen dort*: what soldiers do.
pub(super) fn fights(document: &Document, at: usize) -> bool {
    !document.tokens[at].capital
        && document.sense(at, Class::Participle).is_some_and(|sense| {
            sense.value().starts_with("deployed weak") || sense.value().starts_with("killed troops")
        })
}

/// *auf russischer wie auf ukrainischer Seite*: the noun is said with the second.
fn shares_a_flank(document: &Document, at: usize) -> bool {
    /// *… wie auch auf der ukrainischen Seite*
    const LONGEST: usize = 7;
    let end = document.sentence_of(at).tokens.end.min(at + LONGEST);
    let noun = (at + 1..end).find(|next| document.tokens[*next].capital);
    noun.is_some_and(|noun| {
        document.means(noun, Class::Force, "flank")
            && (at + 1..noun).any(|next| document.has(next, Class::Nationality))
    })
}

fn on_the_side(document: &Document, at: usize, start: usize) -> bool {
    (at.saturating_sub(5).max(start)..at)
        .any(|before| document.has(before, Class::Camp) && document.tokens[before].capital)
        && (at.saturating_sub(5).max(start)..at).any(|before| document.means(before, Class::Camp, "side"))
}

/// The state or group that sends, loses or has the people: the clause's subject, not behind a preposition and
/// not a source. *Pjöngjang hat … geschickt*, *verlor Russland*, *die russische Armee verliert*.
pub(super) fn owner(
    document: &Document,
    tokens: Range<usize>,
    attributions: &[&Attribution],
    quantity: Option<&Quantity>,
) -> Option<&'static str> {
    let mut best: Option<((bool, usize), &'static str)> = None;
    let tokens = without_dateline(document, tokens);
    for at in tokens.clone() {
        if in_source(document, attributions, at) || quantity.is_some_and(|q| q.phrase.contains(&at)) {
            continue;
        }
        let Some(side) = doer(document, at).filter(|_| !stands_aside(document, at)) else { continue };
        // *Nordkorea hat Russland … gestellt*: next to the finite verb stands who does it, the first of two.
        let beside_verb = [at.wrapping_sub(1), at + 1].into_iter().any(|verb| {
            [Class::Auxiliary, Class::Extent, Class::Participle, Class::Deed]
                .iter()
                .any(|class| document.has(verb, *class))
                && document.tokens.get(verb).is_some_and(|token| !token.capital)
        });
        let subject = beside_verb || tokens.start == at;
        let distance = quantity.filter(|_| !subject).map_or(at, |q| at.abs_diff(q.number.start));
        let rank = (!subject, distance);
        if best.is_none_or(|(seen, _)| rank < seen) {
            // *Großbritannien und Frankreich wollen …*
            let other =
                (at + 1..at + 4).find(|next| document.means(*next, Class::Function, "and")).and_then(|and| {
                    let article = document.has(and + 1, Class::Function);
                    doer(document, and + 1 + usize::from(article))
                });
            let joint = subject && other.is_some_and(|other| other != side);
            best = Some((rank, if joint { MIXED } else { side }));
        }
    }
    best.map(|(_, side)| side)
}

fn doer(document: &Document, at: usize) -> Option<&'static str> {
    let named = |sense: &&Sense| {
        sense.how == How::Whole
            && matches!(
                sense.class(),
                Class::Country
                    | Class::Capital
                    | Class::Group
                    | Class::Nationality
                    | Class::Nationals
                    | Class::Leader
            )
    };
    let mut sense = document.senses(at).iter().find(named)?;
    if sense.class() == Class::Nationality {
        let next = |next: &usize| document.tokens.get(*next).is_some_and(|token| token.capital);
        let noun = (at + 1..at + 4).find(next);
        let people = |noun: usize| {
            is_force(document, noun)
                || document.has(noun, Class::Office)
                || document.sense(noun, Class::Person).is_some_and(|sense| first_value(sense) == "people")
        };
        if noun.is_some_and(people) {
            return Some(first_value(sense));
        }
        // *Die Deutschen hatten …*
        let nationals = |sense: &&Sense| sense.class() == Class::Nationals && sense.how == How::Whole;
        sense = document.senses(at).iter().find(nationals).filter(|_| document.tokens[at].capital)?;
    }
    // *in den Osten Russlands*: a genitive belongs to the noun before it.
    if at > 0
        && document.tokens[at - 1].capital
        && document.tokens[at - 1].is_word()
        && document.word(at).ends_with('s')
        && at > document.sentence_of(at).tokens.start + 1
    {
        return None;
    }
    // *30 Kämpfer der TTP*, but *die Streitkräfte der Ukraine*
    let genitive = at > 1
        && document.means(at - 1, Class::Function, "article")
        && ["der", "des"].contains(&document.word(at - 1))
        && document.has(at - 2, Class::Person)
        && document.tokens[at - 2].capital
        && !document.has(at - 2, Class::Office)
        && !document.has(at - 2, Class::Force);
    if genitive {
        return None;
    }
    // *an der Seite der M23*
    if (at.saturating_sub(4)..at).any(|before| document.means(before, Class::Preposition, "beside")) {
        return None;
    }
    let mut before = at;
    for _ in 0..2 {
        let Some(previous) = before.checked_sub(1) else { break };
        if document.tokens[previous].sentence != document.tokens[at].sentence {
            break;
        }
        if document.has(previous, Class::Preposition) {
            // *das Regime in Pjöngjang*
            let seat = sense.class() == Class::Capital
                && document.means(previous, Class::Preposition, "in")
                && previous.checked_sub(1).is_some_and(|office| document.has(office, Class::Office));
            return seat.then(|| first_value(sense));
        }
        if !document.has(previous, Class::Function) {
            break;
        }
        before = previous;
    }
    Some(first_value(sense))
}

/// The side that stands at the outcome itself: *die russischen Verluste*, *die Verluste Russlands*, *die Zahl
/// der getöteten nordkoreanischen Soldaten*, *Verluste unter den Nordkoreanern*.
pub(super) fn at_outcome(
    document: &Document,
    outcome: &Outcome,
    sentence: &Range<usize>,
) -> Option<&'static str> {
    let from = outcome.tokens.start.saturating_sub(2).max(sentence.start);
    let to = (outcome.tokens.end + 4).min(sentence.end);
    // *die Zahl der seit der russischen Invasion getöteten Soldaten*: the adjective of another noun.
    let of_people = |at: usize| {
        let noun = (at + 1..to).find(|next| document.tokens[*next].capital);
        noun.is_none_or(|noun| {
            is_force(document, noun)
                || [Class::Victim, Class::Person].iter().any(|class| document.has(noun, *class))
        })
    };
    (from..to).find_map(|at| {
        let sense = document.senses(at).iter().find(|s| {
            (s.class() == Class::Nationality && of_people(at))
                || (matches!(s.class(), Class::Nationals | Class::Group)
                    // *die Zahl der Toten in Polen*: a place.
                    && !(document.has(at, Class::Country) && at > from && document.has(at - 1, Class::Preposition)))
                // *die Verluste Kiews*
                || (matches!(s.class(), Class::Country | Class::Capital | Class::Leader)
                    && s.how != How::Head
                    && (s.how == How::Part || genitive(document, at, outcome)))
        })?;
        Some(first_value(sense))
    })
}

fn genitive(document: &Document, at: usize, outcome: &Outcome) -> bool {
    let follows = at == outcome.tokens.end
        || (at == outcome.tokens.end + 1 && document.has(outcome.tokens.end, Class::Function));
    let precedes = at + 1 == outcome.tokens.start && document.word(at).ends_with('s');
    follows || precedes
}

/// The state behind a source, where it speaks of its own people.
pub(super) fn country_of(source: &str) -> &str {
    match source {
        "zelensky" | "hur" | "sbu" | "general-staff" => "ukraine",
        "putin" => "russia",
        "nis" => "south-korea",
        "pentagon" | "us-intelligence" => "united-states",
        "uk-mod" => "united-kingdom",
        other => other,
    }
}

/// The state or group that an attribution's origin speaks for.
pub(super) fn speaker(attribution: &Attribution) -> Option<&'static str> {
    attribution.state
}

/// Whether it is the side of one party that is known.
pub(super) fn is_one(side: &str) -> bool {
    side != UNKNOWN && side != MIXED
}

/// The enemy of a party, where a war has two.
pub(super) fn enemy_of(country: &str) -> Option<&'static str> {
    match country {
        "ukraine" => Some("russia"),
        "russia" => Some("ukraine"),
        "israel" => Some("hamas"),
        _ => None,
    }
}

/// Whether a clause has an infinitive with *zu*, whose subject is that of the clause before: *…, 300 Mann verloren zu
/// haben*.
pub(super) fn is_infinitive(document: &Document, segment: Range<usize>) -> bool {
    segment.clone().skip(1).any(|at| {
        let verb = [Class::Auxiliary, Class::Participle, Class::Deed, Class::Verb]
            .iter()
            .any(|class| document.has(at, *class));
        verb && !document.tokens[at].capital && document.means(at - 1, Class::Preposition, "")
    })
}

/// The kind that a measure implies where nothing says it.
pub(super) fn kind_of(measure: Measure) -> Option<Kind> {
    matches!(measure, Measure::Deployed | Measure::Strength | Measure::Casualties | Measure::Deserted)
        .then_some(Kind::Troops)
}

/// Whether a noun that no list has as people, nor as anything else, may be people: *Rebellinnen*, *180 Überlebende*.
pub(super) fn may_be_people(document: &Document, noun: usize) -> bool {
    let witness = |sense: &Sense| sense.class() == Class::Office && first_value(sense) == "witness";
    document.senses(noun).iter().all(witness)
}

/// Whether the counted are soldiers as far as the phrase says.
pub(super) fn is_military(counted: &Counted) -> bool {
    matches!(counted, Counted::People(kind, _) if kind.is_military())
}
