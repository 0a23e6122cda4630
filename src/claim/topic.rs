//! Whose soldiers a whole article is about: where a sentence and those before tell no side, the dead that a service counts
//! are theirs.
//!
//! Limit: two armies of one war, or soldiers sent from elsewhere; groups of no state kill civilians, too, and are no
//! topic. An article about several wars has none.

use super::population::{Mention, enemy_of, is_at_peace};
use crate::attribution::Attribution;
use crate::language::Class;
use crate::language::wars::is_at_war;
use crate::token::Document;

/// The side whose soldiers an article is about: at least three of four mentions, and more than one or the headline's.
pub(super) fn of_mentions(sentences: &[Vec<Mention>]) -> Option<&'static str> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for (number, mention) in sentences.iter().enumerate().flat_map(|(n, all)| all.iter().map(move |m| (n, m)))
    {
        let weight = if number == 0 { 2 } else { 1 };
        match counts.iter_mut().find(|(side, _)| *side == mention.side) {
            Some((_, count)) => *count += weight,
            None => counts.push((mention.side, weight)),
        }
    }
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let (side, most) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let troops = sentences.iter().flatten().any(|m| m.side == side && m.troops && !m.group);
    // Groups and their enemies kill civilians, too; two armies of one war, or those sent from elsewhere, rather not.
    let armies = is_at_peace(side) || enemy_of(side).and_then(enemy_of) == Some(side);
    (troops && armies && most > 1 && most * 4 >= all * 3).then_some(side)
}

/// The state of soldiers sent to war that an article names most, whatever of it: *Kim*, *Pjöngjang*, *Nordkorea*.
///
/// It is named at least three times, as often as any other but for one time, and somebody else is at war.
pub(super) fn of_names(document: &Document, attributions: &[Attribution]) -> Option<&'static str> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    let (mut soldiers, mut war) = (false, false);
    let mut sources = attributions.iter().filter_map(|a| a.source_span).peekable();
    for at in 0..document.tokens.len() {
        let span = document.tokens[at].span;
        // *in Kursk*, *ukrainische Dienste*: where there is war, be it in the name of a source.
        war |= document.senses(at).iter().any(|sense| match sense.class() {
            Class::Place => sense.entry.place().and_then(|(state, _)| state).is_some_and(is_at_war),
            Class::Country | Class::Nationality | Class::Nationals | Class::Capital => {
                sense.value().split(' ').next().is_some_and(is_at_war)
            }
            _ => false,
        });
        while sources.next_if(|source| source.end <= span.start).is_some() {}
        if sources.peek().is_some_and(|source| source.overlaps(span)) {
            continue;
        }
        soldiers |= document.means(at, Class::Person, "troops") && document.tokens[at].capital;
        let named = document.senses(at).iter().find(|sense| {
            matches!(
                sense.class(),
                Class::Country | Class::Nationality | Class::Nationals | Class::Capital | Class::Leader
            )
        });
        let Some(state) = named.and_then(|sense| sense.value().split(' ').next()) else { continue };
        match counts.iter_mut().find(|(seen, _)| *seen == state) {
            Some((_, count)) => *count += 1,
            None => counts.push((state, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let mut peace =
        counts.iter().filter(|(state, count)| is_at_peace(state) && *count > 2 && count + 1 >= most);
    match (peace.next(), peace.next()) {
        (Some((state, _)), None) if soldiers && war => Some(state),
        _ => None,
    }
}
