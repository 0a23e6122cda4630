//! Single events: which numbers are told of the same one, and where those do not go together.
//!
//! Nothing in a claim names the event, so the same one is presumed only where little doubt is left: the same
//! stated place and day in articles of the same days, the same closed period of several days, or two origins
//! side by side in one article.

use super::contradict::widest;
use super::entry::{Entry, places_meet};
use super::relation::Line;
use super::rival::Rival;
use crate::calendar::Day;
use crate::claim::{Claim, Kind, Modality, Scope};
use crate::order;

/// Days between articles that can tell of one event with numbers that rival; later ones have a newer toll.
const ARTICLES: i32 = 1;
/// Bytes between two sentences that still stand side by side.
const BESIDE: u32 = 600;

/// Groups of estimates that are told of one event, each in order of time.
pub(super) fn same_event(claims: &[&Claim], entries: &[Entry]) -> Vec<Vec<usize>> {
    let mut placed: Vec<_> = Vec::new();
    let mut beside: Vec<_> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let told = entry.topic.scope == Scope::Event && entry.topic.modality == Modality::Asserted;
        let Some(moment) = entry.moment.filter(|_| told && entry.numbered) else { continue };
        if entry.place.is_some() || moment.latest != moment.earliest {
            placed.push(((entry.topic, entry.kind, entry.place, moment), entry.published, place));
        }
        let evidence = claims[entry.lead()].evidence;
        beside.push(((entry.article, entry.topic, entry.kind), evidence.start, evidence.end, place));
    }
    order::sort(&mut placed);
    order::sort(&mut beside);
    let same_days = |one: &(_, Option<Day>, usize), other: &(_, Option<Day>, usize)| {
        one.0 == other.0
            && one.1.zip(other.1).is_none_or(|(one, other)| other.0.saturating_sub(one.0) <= ARTICLES)
    };
    let mut groups: Vec<Vec<usize>> =
        placed.chunk_by(same_days).map(|run| run.iter().map(|&(_, _, place)| place).collect()).collect();
    for pair in beside.windows(2) {
        if let &[(key, _, end, one), (other_key, start, _, other)] = pair {
            let near = start.saturating_sub(end) <= BESIDE;
            let met =
                entries[one].moment.zip(entries[other].moment).is_some_and(|(one, other)| one.meets(other));
            if key == other_key && near && met && places_meet(entries[one].place, entries[other].place) {
                groups.push(vec![one.min(other), one.max(other)]);
            }
        }
    }
    groups.retain(|group| group.len() > 1);
    for group in &mut groups {
        order::sort(group);
    }
    order::sort(&mut groups);
    groups.dedup();
    groups
}

/// Numbers of different origins for one event that do not go together: one for each pair, at its widest.
pub(super) fn contradictions(entries: &[Entry], events: &[Vec<usize>]) -> Vec<Line> {
    let mut lines = Vec::new();
    for event in events {
        let rivals: Vec<Rival> = event.iter().map(|&place| Rival::of(&entries[place])).collect();
        lines.extend(widest(rivals.iter()));
    }
    lines
}

/// The same number said of other people in one article, as in a headline against its body.
pub(super) fn other_people(claims: &[&Claim], entries: &[Entry]) -> Vec<(usize, usize)> {
    let mut told: Vec<_> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let topic = entry.topic;
        if entry.numbered && topic.scope != Scope::Rate && topic.modality == Modality::Asserted {
            let lead = claims[entry.lead()];
            let key = (entry.article, topic.measure, topic.side, topic.scope, lead.low, lead.high);
            told.push((key, lead.evidence.start, place));
        }
    }
    order::sort(&mut told);
    let mut pairs = Vec::new();
    for run in told.chunk_by(|one, other| one.0 == other.0) {
        // The first mention of each kind is enough: a later one of the same kind is told again.
        let mut firsts: Vec<usize> = Vec::new();
        for &(_, _, place) in run {
            let entry = &entries[place];
            if firsts.iter().any(|&first| entries[first].kind == entry.kind) {
                continue;
            }
            for &first in &firsts {
                let other = &entries[first];
                let apart = !claims[entry.lead()].evidence.overlaps(claims[other.lead()].evidence);
                let met = entry.moment.zip(other.moment).is_some_and(|(one, two)| one.meets(two));
                // The narrower one first: what goes on to tell more of the same people contradicts nothing, and
                // *people* is only another word for civilians.
                let rank = matches!(other.kind, Kind::Officers | Kind::Generals);
                if apart && met && rank && is_part(other.kind, entry.kind) {
                    pairs.push((first, place));
                }
            }
            firsts.push(place);
        }
    }
    pairs
}

/// Whether people of the first kind are some of the second.
pub(super) const fn is_part(narrow: Kind, wide: Kind) -> bool {
    matches!(
        (narrow, wide),
        (Kind::Generals, Kind::Officers | Kind::Troops | Kind::People)
            | (Kind::Officers, Kind::Troops | Kind::People)
            | (Kind::Police | Kind::Civilians, Kind::People)
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Change, claim, told};
    use super::*;

    #[test]
    fn one_place_and_day_told_by_two() {
        let strike = |id: &str| claim(id).one_event().at("Talstadt");
        let lines = told(&[strike("a@1").by("tower").exactly(400), strike("b@1").by("bridge").exactly(89)]);
        assert_eq!(lines, ["contradicts named a@1 b@1"]);
        let lines = told(&[strike("a@1").by("tower").exactly(400), strike("a@90").by("bridge").exactly(89)]);
        assert_eq!(lines, ["contradicts strict a@1 a@90"]);
        let lines =
            told(&[strike("day-1@1").by("tower").exactly(4), strike("day-9@1").by("bridge").exactly(9)]);
        assert!(lines.is_empty(), "a later article has a newer toll: {lines:?}");
    }

    #[test]
    fn without_a_place_only_side_by_side() {
        let strike = |id: &str| claim(id).one_event();
        let one = strike("a@1").by("tower").exactly(400);
        assert_eq!(told(&[one.clone(), strike("a@90").by("bridge").exactly(89)]).len(), 1);
        assert!(told(&[one.clone(), strike("a@5000").by("bridge").exactly(89)]).is_empty());
        assert!(told(&[one, strike("b@1").by("bridge").exactly(89)]).is_empty());
    }

    #[test]
    fn a_headline_counts_other_people() {
        let headline = claim("a@1").one_event().exactly(8).who(Kind::Officers);
        let body = claim("a@900").one_event().exactly(8).who(Kind::People).by("eyewitness");
        assert_eq!(told(&[body.clone(), headline.clone()]), ["contradicts strict a@1 a@900"]);
        // Soldiers and civilians of equal number are two groups; so are two numbers in one sentence.
        assert!(told(&[body.clone().who(Kind::Civilians), headline.clone().who(Kind::Troops)]).is_empty());
        // What follows tells more of the same people.
        let first = body.clone();
        let more = Claim {
            id: "a@2000".into(),
            span: crate::text::Span::new(2000, 2003),
            evidence: crate::text::Span::new(2000, 2050),
            ..headline.clone()
        };
        assert!(told(&[first, more]).is_empty());
        let beside = claim("a@20").one_event().exactly(8).who(Kind::People);
        assert!(told(&[beside, headline]).iter().all(|line| !line.starts_with("contradicts")));
    }
}
