//! Parts of other numbers: officers among the soldiers, the dead among the losses.
//!
//! A part is held against the nearest whole of the same article with an origin in common, the one before it
//! first. Two walks through each article find all.

use super::entry::{Entry, Name, Topic, kind_class};
use super::event::is_part;
use super::relation::{Figure, Line, Reading, Reason, Relation};
use crate::claim::{Claim, Kind, Measure, Modality, Scope};
use crate::order;
use std::collections::HashMap;

/// Bytes between a single event's number and its part.
const BESIDE: u32 = 400;

/// What part and whole have in common: the article, an origin, the side, the scope.
type Key = (Name, Option<Name>, Name, Scope);

/// Parts with their wholes, each part once.
pub(super) fn parts(claims: &[&Claim], entries: &[Entry]) -> Vec<Line> {
    let mut told: Vec<(Key, u32, usize)> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        if entry.numbered && matches!(entry.topic.modality, Modality::Asserted | Modality::Possible) {
            let Topic { side, scope, .. } = entry.topic;
            let start = claims[entry.lead()].span.start;
            let unnamed = entry.sources.is_empty().then_some(None);
            for source in entry.sources.iter().map(|&source| Some(source)).chain(unnamed) {
                told.push(((entry.article, source, side, scope), start, place));
            }
        }
    }
    order::sort(&mut told);
    let mut found: HashMap<usize, (u32, bool, usize)> = HashMap::new();
    for run in told.chunk_by(|one, other| one.0 == other.0) {
        walk(claims, entries, run.iter(), false, &mut found);
        walk(claims, entries, run.iter().rev(), true, &mut found);
    }
    let mut pairs: Vec<(usize, usize)> = found.into_iter().map(|(part, (.., whole))| (part, whole)).collect();
    order::sort(&mut pairs);
    pairs.into_iter().map(|(part, whole)| line(&entries[part], &entries[whole])).collect()
}

/// Remembers the last number of each measure and kind, and holds each number against those it can be part of.
fn walk<'a>(
    claims: &[&Claim],
    entries: &[Entry],
    run: impl Iterator<Item = &'a (Key, u32, usize)>,
    backward: bool,
    found: &mut HashMap<usize, (u32, bool, usize)>,
) {
    let mut last: HashMap<(Measure, Kind), usize> = HashMap::new();
    for &(_, start, place) in run {
        let entry = &entries[place];
        for (measure, kind) in wholes(entry.topic.measure, entry.kind) {
            let Some(&whole) = last.get(&(measure, kind)) else { continue };
            if !holds(claims, entry, &entries[whole]) {
                continue;
            }
            let near = (claims[entries[whole].lead()].span.start.abs_diff(start), backward, whole);
            let known = found.entry(place).or_insert(near);
            // A whole before the part is nearer than any after it.
            if (near.1, near.0, near.2) < (known.1, known.0, known.2) {
                *known = near;
            }
        }
        last.insert((entry.topic.measure, entry.kind), place);
    }
}

/// What a number of this measure and kind can be a part of.
fn wholes(measure: Measure, kind: Kind) -> impl Iterator<Item = (Measure, Kind)> {
    let wider = Kind::ALL.iter().copied().filter(move |&wide| is_part(kind, wide));
    let hit = matches!(measure, Measure::Killed | Measure::Wounded);
    let losses = Kind::ALL.iter().filter(move |&&of| hit && kind_class(of) == kind_class(kind));
    wider.map(move |wide| (measure, wide)).chain(losses.map(|&of| (Measure::Casualties, of)))
}

fn holds(claims: &[&Claim], part: &Entry, whole: &Entry) -> bool {
    let fits = part.named.high.zip(whole.strict.high).is_none_or(|(part, whole)| part <= whole);
    // The same number of other people is no part but a contradiction.
    let equal = part.named == whole.named;
    let (one, two) = (claims[part.lead()].evidence, claims[whole.lead()].evidence);
    let beside = one.start.max(two.start).saturating_sub(one.end.min(two.end)) <= BESIDE;
    let days = part.moment.zip(whole.moment).map_or(0, |(one, two)| one.days_to(two));
    fits && !equal && days == 0 && (part.topic.scope == Scope::Total && !part.sources.is_empty() || beside)
}

fn line(part: &Entry, whole: &Entry) -> Line {
    let reason = if part.topic.measure == whole.topic.measure {
        Reason::PartOfPeople { narrow: part.kind, wide: whole.kind }
    } else {
        Reason::PartOfLosses { part: part.topic.measure }
    };
    Line {
        relation: Relation::PartOf,
        figures: vec![Figure::Claim(part.lead()), Figure::Claim(whole.lead())],
        reading: Reading::Strict,
        echo: false,
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Change, claim, told};
    use super::*;

    #[test]
    fn ranks_are_parts_of_the_troops() {
        let sent = |id: &str| claim(id).by("tower").of(Measure::Deployed);
        let lines = told(&[
            sent("a@1").about(12_000).sense(Modality::Possible),
            sent("a@60").exactly(500).who(Kind::Officers),
            sent("a@90").exactly(3).who(Kind::Generals),
            sent("b@60").exactly(500).who(Kind::Generals),
        ]);
        assert_eq!(lines, ["part_of strict a@60 a@1", "part_of strict a@90 a@60"]);
    }

    #[test]
    fn the_dead_are_a_part_of_the_losses() {
        let losses = claim("a@1").by("tower").of(Measure::Casualties).exactly(900);
        assert_eq!(told(&[claim("a@60").by("tower"), losses.clone()]), ["part_of strict a@60 a@1"]);
        assert!(told(&[claim("a@60").by("bridge"), losses]).is_empty());
    }
}
