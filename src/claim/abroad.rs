//! Soldiers that a clause or a headline only says to be somewhere: whose, and whether that is a theatre of a war that is
//! not fought at their home.

use std::ops::Range;

use super::population::{MIXED, Mention, enemy_of, first_value, is_at_peace, is_military, land, mentions};
use crate::language::Class;
use crate::language::wars::is_at_war;
use crate::quantity::{Counted, Quantity};
use crate::token::Document;

/// Whether a clause says that soldiers of `side` *are* in a state at war that is not theirs.
pub(super) fn is_there(document: &Document, quantity: &Quantity, segment: &Range<usize>, side: &str) -> bool {
    // *Bislang seien 11.000 in Kursk*
    let before = quantity.number.start.saturating_sub(2).max(segment.start)..quantity.number.start;
    let behind = quantity.phrase.end..segment.end.min(quantity.phrase.end + 2);
    let be = before.chain(behind).any(|at| document.means_any(at, Class::Auxiliary, &["be", "be past"]));
    let land = land(document, quantity.phrase.end..segment.end, &[]);
    let others =
        segment.clone().any(|at| document.has(at, Class::Participle) || document.has(at, Class::Verb));
    be && !others
        && land.is_some_and(|land| land != side && enemy_of(land).is_some() && enemy_of(land) != Some(side))
}

/// *Wie viele Nordkoreaner in Kursk sind, ist umstritten*: whose people somebody asks or says to be in a theatre of war.
pub(super) fn asked_of(
    document: &Document,
    tokens: Range<usize>,
    mentions: &[Mention],
) -> Option<&'static str> {
    let mention = mentions.iter().find(|m| is_at_peace(m.side))?;
    let be = tokens.clone().any(|at| document.means_any(at, Class::Auxiliary, &["be", "be past"]));
    let place = (mention.at + 1..tokens.end.min(mention.at + 6)).any(|at| {
        let place = document.sense(at, Class::Place).and_then(|sense| sense.entry.place()?.0);
        let state =
            document.sense(at, Class::Country).map(first_value).filter(|state| *state != mention.side);
        place.or(state).is_some_and(is_at_war)
    });
    (be && place).then_some(mention.side)
}

/// Whether that may be said of any people that a sentence mentions, as sources or not.
pub(super) fn may_be_asked(document: &Document, tokens: &Range<usize>) -> bool {
    let mentions = mentions(document, tokens.clone(), &[]);
    mentions.chunks(1).any(|one| asked_of(document, tokens.clone(), one).is_some())
}

/// *Rund 8.000 nordkoreanische Soldaten seien weiterhin in der Region*: soldiers of a state that has no war at home.
pub(super) fn stands_abroad(document: &Document, quantity: &Quantity) -> bool {
    let soldiers = is_military(&quantity.counted) || quantity.counted == Counted::Nationals;
    let abroad = quantity.side.as_deref().is_some_and(|side| side != MIXED && is_at_peace(side));
    let end = document.sentence_of(quantity.number.start).tokens.end;
    let verb = |at: usize| document.has(at, Class::Auxiliary) && !document.tokens[at].capital;
    let mut start = quantity.phrase.end;
    // *8.000 Nordkoreaner an der Grenze zur Ukraine*, in a headline without a verb
    let verbless = !document.sentence_of(quantity.number.start).closed && !(start..end).any(verb);
    if document.means_any(start, Class::Auxiliary, &["be", "be past"]) {
        start += 1;
    } else if !verbless {
        return false;
    }
    if !soldiers || !abroad {
        return false;
    }
    let small = |at: &usize| document.tokens[*at].is_word() && !document.tokens[*at].capital;
    let mut goal = (start..end.min(start + 4)).take_while(small);
    let led = |at: &usize| document.means_any(*at, Class::Preposition, &["in", "at", "contracted"]);
    let Some(goal) = goal.find(led) else { return false };
    let own = |state: &str| quantity.side.as_deref() == Some(state);
    (goal + 1..end.min(goal + 6)).take_while(|at| document.tokens[*at].is_word()).any(|at| {
        let area = [Class::Area, Class::Theatre].into_iter().any(|class| document.has(at, class));
        let place = document.sense(at, Class::Place).and_then(|sense| sense.entry.place()?.0);
        let state = document.sense(at, Class::Country).filter(|_| !document.has(at, Class::Nationality));
        let state = place.or(state.map(first_value));
        area && document.means(goal, Class::Preposition, "in")
            || state.is_some_and(|state| is_at_war(state) && !own(state))
    })
}

/// *9.000 nordkoreanische Soldaten in Kursk*, *nach Russland*: soldiers of one state right where another is at war.
pub(super) fn is_abroad_at_war(document: &Document, quantity: &Quantity) -> bool {
    /// *in der russischen Region Kursk*: tokens in which the place must come.
    const REACH: usize = 4;
    let soldiers = is_military(&quantity.counted) || quantity.counted == Counted::Nationals;
    let Some(side) = quantity.side.as_deref().filter(|_| soldiers) else {
        return false;
    };
    let place = quantity.phrase.end;
    // *in*, or *nach*, *bei* and others of places
    let behind = |value| document.means(place, Class::Preposition, value);
    if place >= document.tokens.len() || !(behind("in") || behind("contracted") || behind("to") || behind(""))
    {
        return false;
    }
    let state = (place + 1..(place + 1 + REACH).min(document.tokens.len())).find_map(|at| {
        document.senses(at).iter().find_map(|sense| match sense.class() {
            Class::Country => Some(first_value(sense)),
            Class::Place => sense.entry.place()?.0,
            _ => None,
        })
    });
    // Soldiers of its enemy may be there as captives.
    state.is_some_and(|state| {
        state != side && enemy_of(state).is_some_and(|enemy| behind("in") || enemy != side)
    })
}
