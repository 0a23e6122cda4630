//! Independent houses that agree, and numbers without a source that fit a known one.
//!
//! Limit: at most [`OPEN`] groups and [`NEAR`] neighbors are looked at for each number, so that a thousand
//! numbers on one day cost no more than a thousand looks.

use super::entry::{Entry, Name, Topic, places_meet};
use super::extent::Extent;
use super::relation::{Figure, Line, Reading, Reason, Relation};
use super::update::only_grows;
use crate::claim::{Modality, Scope};
use crate::order;
use std::collections::{HashSet, VecDeque};

/// Groups of agreeing numbers that are kept open at a time.
const OPEN: usize = 32;
/// Known numbers on each side in time that an echo is held against.
const NEAR: usize = 12;
/// Days between a number and its echo.
const ECHO: i32 = 31;
/// Days that an echo may come before the number that names its source.
const AHEAD: i32 = 7;

/// Days within which two numbers are *about the same time*: a toll grows faster than an army.
pub(super) const fn about_same_time(topic: &Topic) -> i32 {
    match topic.scope {
        Scope::Event => 0,
        Scope::Total if only_grows(topic.measure) => 7,
        Scope::Total | Scope::Rate => 31,
    }
}

/// Numbers that agree so far.
struct Group {
    members: Vec<usize>,
    houses: HashSet<Name>,
    strict: Extent,
    /// The lowest and the highest number named.
    named: [Extent; 2],
    place: Option<Name>,
    one_place: bool,
}

/// Groups of independent houses whose numbers go together.
pub(super) fn agreements(entries: &[Entry], events: &[Vec<usize>]) -> Vec<Line> {
    let mut topics: Vec<(Topic, usize)> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let said = matches!(entry.topic.modality, Modality::Asserted | Modality::Possible);
        let total = entry.topic.scope == Scope::Total && !entry.sources.is_empty();
        if said && total && entry.numbered && entry.moment.is_some() {
            topics.push((entry.topic, place));
        }
    }
    order::sort(&mut topics);
    let totals =
        topics.chunk_by(|one, other| one.0 == other.0).map(|run| run.iter().map(|&(_, place)| place));
    let mut lines = Vec::new();
    for run in totals {
        group(entries, run, &mut lines);
    }
    for event in events {
        group(entries, event.iter().copied().filter(|&place| !entries[place].sources.is_empty()), &mut lines);
    }
    lines
}

fn group(entries: &[Entry], run: impl Iterator<Item = usize>, lines: &mut Vec<Line>) {
    let mut open: VecDeque<Group> = VecDeque::new();
    for place in run {
        let entry = &entries[place];
        let near = |group: &Group| {
            group
                .members
                .last()
                .is_some_and(|&last| days(&entries[last], entry) <= about_same_time(&entry.topic))
        };
        while open.front().is_some_and(|group| !near(group)) {
            lines.extend(open.pop_front().and_then(|group| agreement(entries, &group)));
        }
        match open.iter_mut().find(|group| near(group) && fits(group, entry)) {
            Some(group) => {
                group.members.push(place);
                group.houses.extend(&entry.houses);
                group.strict = group.strict.meet(entry.strict).unwrap_or(group.strict);
                group.named = [group.named[0].min(entry.named), group.named[1].max(entry.named)];
                group.one_place &= group.place == entry.place;
                group.place = group.place.or(entry.place);
            }
            None => {
                if open.len() == OPEN {
                    lines.extend(open.pop_front().and_then(|group| agreement(entries, &group)));
                }
                open.push_back(Group {
                    members: vec![place],
                    houses: entry.houses.iter().copied().collect(),
                    strict: entry.strict,
                    named: [entry.named; 2],
                    place: entry.place,
                    one_place: true,
                });
            }
        }
    }
    lines.extend(open.iter().filter_map(|group| agreement(entries, group)));
}

fn days(one: &Entry, other: &Entry) -> i32 {
    one.moment.zip(other.moment).map_or(i32::MAX, |(one, other)| one.days_to(other))
}

fn fits(group: &Group, entry: &Entry) -> bool {
    entry.houses.iter().any(|house| !group.houses.contains(house))
        && group.strict.meet(entry.strict).is_some()
        && places_meet(group.place, entry.place)
        && group.named.iter().all(|named| !named.times_apart(entry.named, 2))
}

fn agreement(entries: &[Entry], group: &Group) -> Option<Line> {
    (group.members.len() > 1 && group.houses.len() > 1).then(|| Line {
        relation: Relation::Supports,
        figures: group.members.iter().map(|&member| Figure::Claim(entries[member].lead())).collect(),
        reading: if group.one_place { Reading::Strict } else { Reading::Named },
        echo: false,
        reason: Reason::Agree { houses: group.houses.len() },
    })
}

/// Numbers without a source, each with the known one that it fits best: the nearest in time.
pub(super) fn echoes(entries: &[Entry], events: &[Vec<usize>]) -> Vec<Line> {
    let mut topics: Vec<(Topic, usize)> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let comparable = entry.topic.modality == Modality::Asserted && entry.topic.scope == Scope::Total;
        if comparable && entry.numbered && entry.moment.is_some() {
            topics.push((entry.topic, place));
        }
    }
    order::sort(&mut topics);
    let mut lines = Vec::new();
    for run in topics.chunk_by(|one, other| one.0 == other.0) {
        echoes_in(entries, run.iter().map(|&(_, place)| place), &mut lines);
    }
    for event in events {
        echoes_in(entries, event.iter().copied(), &mut lines);
    }
    lines
}

fn echoes_in(entries: &[Entry], run: impl Iterator<Item = usize>, lines: &mut Vec<Line>) {
    let (unnamed, known): (Vec<usize>, Vec<usize>) =
        run.partition(|&place| entries[place].sources.is_empty());
    for place in unnamed {
        let entry = &entries[place];
        let after = known.partition_point(|&other| other < place);
        let (before, later) = known.split_at(after);
        let near = before.iter().rev().take(NEAR).chain(later.iter().take(NEAR)).copied();
        let best = near
            .filter(|&other| echoes_to(entry, &entries[other], other > place))
            .min_by_key(|&other| (days(entry, &entries[other]), entries[other].article != entry.article));
        if let Some(known) = best {
            let figures = [place.min(known), place.max(known)];
            let same_place = entry.place == entries[known].place;
            lines.push(Line {
                relation: Relation::Supports,
                figures: figures.iter().map(|&place| Figure::Claim(entries[place].lead())).collect(),
                reading: if same_place { Reading::Strict } else { Reading::Named },
                echo: true,
                reason: Reason::Echo,
            });
        }
    }
}

fn echoes_to(entry: &Entry, known: &Entry, later: bool) -> bool {
    let limit = if later { AHEAD } else { ECHO };
    let in_time = days(entry, known) <= limit
        || entry.since.zip(known.moment).is_some_and(|(since, moment)| {
            since <= moment.latest && entry.moment.is_some_and(|own| moment.earliest <= own.latest)
        });
    in_time
        && entry.strict.meet(known.strict).is_some()
        && places_meet(entry.place, known.place)
        && !entry.named.times_apart(known.named, 2)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Change, claim, told};
    use crate::claim::Measure;
    use crate::dispute::compare;

    #[test]
    fn independent_houses_agree() {
        let claims = [
            claim("a@1").by("tower").about(300),
            claim("b@1").by("bridge").on("2030-03-07").exactly(310),
            claim("c@1").by("gate").on("2030-03-08").at_least(290),
        ];
        assert_eq!(told(&claims), ["supports strict a@1 b@1 c@1"]);
        assert_eq!(compare(&claims, |_| None).standing(0).houses, 3);
    }

    #[test]
    fn one_house_does_not_confirm_itself() {
        assert!(told(&[claim("a@1").by("hur"), claim("b@1").by("zelensky").at_least(90)]).is_empty());
    }

    #[test]
    fn weeks_later_is_no_confirmation_of_a_toll() {
        let later = |measure| claim("b@1").by("bridge").on("2030-03-25").of(measure);
        let first = |measure| claim("a@1").by("tower").of(measure);
        assert!(told(&[first(Measure::Killed), later(Measure::Killed)]).is_empty());
        assert_eq!(told(&[first(Measure::Deployed), later(Measure::Deployed)]).len(), 1);
    }

    #[test]
    fn an_open_end_far_away_is_no_agreement() {
        let sent = |id: &str| claim(id).of(Measure::Deployed);
        assert!(told(&[sent("a@1").by("tower").at_least(3_000), sent("b@1").about(12_000)]).is_empty());
    }

    #[test]
    fn an_echo_raises_no_number_of_sources() {
        let claims = [claim("a@1").by("tower").about(300), claim("b@1").on("2030-03-20").exactly(300)];
        assert_eq!(told(&claims), ["supports echo strict a@1 b@1"]);
        let comparison = compare(&claims, |_| None);
        assert_eq!((comparison.standing(0).houses, comparison.standing(1).houses), (1, 0));
    }
}
