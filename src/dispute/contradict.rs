//! Numbers that do not go together: for about the same time, or a later total below an earlier one.
//!
//! Each number is held against what each other origin had said last; so the work grows with the numbers times
//! the origins of a question, never with the pairs of numbers. Limit: beyond [`ORIGINS`] origins in a question
//! only those with the most numbers are compared.

use super::entry::{Entry, Name, Topic, places_meet};
use super::extent::Extent;
use super::relation::{Figure, Gap, Leeway, Line, Reading, Reason, Relation, Sum};
use super::rival::{Ear, Rival, Voice};
use super::support::about_same_time;
use super::update::only_grows;
use crate::claim::{Modality, Scope};
use crate::order;
use std::collections::HashMap;

/// Origins of one question that are compared with each other.
const ORIGINS: usize = 64;
/// Numbers named that are so many times apart do not go together, whatever the wording leaves open.
const FAR: u64 = 2;
/// The article's own voice, as an origin.
const NOBODY: Name = Name::MAX;

/// A sum among the estimates: its number, its first part, its question and place.
pub(super) struct Placed {
    pub sum: usize,
    pub part: usize,
    pub topic: Topic,
    pub place: Option<Name>,
}

/// Contradictions among totals: one for each pair of origins in a question, at its widest, for the same time
/// and for a falling total.
pub(super) fn totals(entries: &[Entry], sums: &[Sum], placed: &[Placed]) -> Vec<Line> {
    let mut rivals: Vec<(Topic, usize, Rival)> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let said = entry.topic.modality == Modality::Asserted && entry.topic.scope == Scope::Total;
        if said && entry.numbered && entry.moment.is_some() {
            rivals.push((entry.topic, place, Rival::of(entry)));
        }
    }
    for placed in placed {
        let rival =
            Rival::of_sum(&sums[placed.sum], placed.sum, &entries[placed.part], placed.topic, placed.place);
        rivals.push((placed.topic, placed.part, rival));
    }
    order::by(&mut rivals, |one, other| {
        (one.0, one.2.moment, one.1, one.2.figure).cmp(&(other.0, other.2.moment, other.1, other.2.figure))
    });
    let mut lines = Vec::new();
    for run in rivals.chunk_by(|one, other| one.0 == other.0) {
        lines.extend(widest(run.iter().map(|(_, _, rival)| rival)));
    }
    lines
}

/// One contradiction for each pair of origins, of each sort, at its widest. The numbers are in order of time.
pub(super) fn widest<'a>(run: impl Iterator<Item = &'a Rival<'a>>) -> Vec<Line> {
    let mut places: HashMap<Name, usize> = HashMap::new();
    let mut origins: Vec<(Name, Voice)> = Vec::new();
    for (rank, rival) in run.enumerate() {
        let unnamed = rival.sources.is_empty().then_some(&NOBODY);
        for &source in rival.sources.iter().chain(unnamed) {
            let place = *places.entry(source).or_insert(origins.len());
            if place == origins.len() {
                origins.push((source, Voice::default()));
            }
            origins[place].1.say(rank, rival);
        }
    }
    order::by_key(&mut origins, |(source, _)| *source);
    let mut origins: Vec<Voice> = origins.into_iter().map(|(_, voice)| voice).collect();
    if origins.len() > ORIGINS {
        order::by_key(&mut origins, |voice| std::cmp::Reverse(voice.numbers.len()));
        origins.truncate(ORIGINS);
    }
    let mut lines = Vec::new();
    for (place, one) in origins.iter().enumerate() {
        for other in &origins[place + 1..] {
            let mut best = Best::default();
            for (speaker, listener) in [(one, other), (other, one)] {
                let mut ear = Ear::of(listener);
                for &(rank, rival) in &speaker.numbers {
                    for earlier in ear.last(rank, rival.place) {
                        best.take(earlier, rival);
                    }
                }
            }
            lines.extend(best.lines());
        }
    }
    lines
}

/// The widest contradiction of each sort so far.
#[derive(Default)]
struct Best {
    same_time: Option<(Width, Line)>,
    falling: Option<(Width, Line)>,
}

impl Best {
    fn take(&mut self, earlier: &Rival, later: &Rival) {
        let Some((reading, reason)) = judge(earlier, later) else { return };
        let (slot, gap) = match reason {
            Reason::LaterTotalLower { gap, .. } => (&mut self.falling, gap),
            Reason::SameTime { gap, .. } | Reason::FarApart { gap, .. } => (&mut self.same_time, gap),
            _ => return,
        };
        let width = Width(gap);
        if slot.as_ref().is_none_or(|(best, _)| width > *best) {
            let mut figures = vec![earlier.figure, later.figure];
            // A sum stands first, for the sentence begins with it.
            order::by_key(&mut figures, |figure| matches!(figure, Figure::Claim(_)));
            let line = Line { relation: Relation::Contradicts, figures, reading, echo: false, reason };
            *slot = Some((width, line));
        }
    }

    fn lines(self) -> impl Iterator<Item = Line> {
        self.same_time.into_iter().chain(self.falling).map(|(_, line)| line)
    }
}

/// How many times apart two numbers are, for sorting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Width(pub Gap);

impl Ord for Width {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let product = |more: u64, less: u64| u128::from(more) * u128::from(less);
        let (one, two) = (self.0, other.0);
        product(one.more, two.less)
            .cmp(&product(two.more, one.less))
            .then_with(|| (one.more - one.less.min(one.more)).cmp(&(two.more - two.less.min(two.more))))
    }
}

impl PartialOrd for Width {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Whether two numbers go together, the first not being the later one; `None` where they do.
fn judge(earlier: &Rival, later: &Rival) -> Option<(Reading, Reason)> {
    // *3.000* and *mehr als 3.000* leave no common number, but nobody would call that a contradiction.
    let apart = earlier.strict.apart(later.strict) && earlier.named.apart(later.named);
    // What nobody is named for has to contradict by its wording; that it stands far away is not enough.
    let by_two = !earlier.sources.is_empty() && !later.sources.is_empty();
    let far = by_two && earlier.named.times_apart(later.named, FAR);
    if !apart && !far {
        return None;
    }
    let shared = earlier.sources.iter().any(|source| later.sources.contains(source));
    let one_voice = earlier.sources.is_empty() && later.sources.is_empty();
    if shared || one_voice || !places_meet(earlier.place, later.place) {
        return None;
    }
    // People not told apart may be civilians too: only within one article they are those meant before.
    if earlier.kind != later.kind && earlier.article != later.article {
        return None;
    }
    let (before, after) = earlier.moment.zip(later.moment)?;
    let same_time = before.meets(after);
    let (less, more) = earlier.named.gap(later.named);
    let gap = Gap { less, more };
    if earlier.topic.scope == Scope::Total && counts_a_part(earlier, later) {
        return None;
    }
    let leeway = Leeway {
        place: earlier.place != later.place,
        open_end: !apart,
        days: !same_time,
        people: earlier.kind != later.kind
            || earlier.topic.scope == Scope::Event && earlier.article != later.article,
    };
    if same_time {
        let leeway = Leeway { days: false, ..leeway };
        return Some(match apart {
            true => (reading(leeway), Reason::SameTime { gap, leeway }),
            false => (Reading::Named, Reason::FarApart { gap, leeway }),
        });
    }
    let total = earlier.topic.scope == Scope::Total && only_grows(earlier.topic.measure);
    let falls = apart && later.strict.below(earlier.strict)
        // An open end above the later number does not count, if it lies far below what had been said at least.
        || far && later.named.below(earlier.strict) && later.named.below(earlier.named);
    if total && falls {
        let leeway = Leeway { days: false, ..leeway };
        return Some((reading(leeway), Reason::LaterTotalLower { gap, leeway }));
    }
    let near = before.days_to(after) <= about_same_time(&earlier.topic);
    (near && far).then_some((Reading::Named, Reason::FarApart { gap, leeway }))
}

/// Whether the lower of two totals plainly counts only some of the people of the higher: those of one place, if
/// it is far below, or those that somebody has seen.
fn counts_a_part(one: &Rival, other: &Rival) -> bool {
    let (lower, higher) = if one.named <= other.named { (one, other) } else { (other, one) };
    let local = lower.place.is_some() && higher.place.is_none() && lower.named.times_apart(higher.named, FAR);
    local || lower.seen && !higher.seen
}

fn reading(leeway: Leeway) -> Reading {
    if leeway == Leeway::default() { Reading::Strict } else { Reading::Named }
}

/// Numbers that somebody denies, each with the nearest assertion of that number by another.
pub(super) fn denials(entries: &[Entry]) -> Vec<(usize, usize)> {
    let mut told: HashMap<(Topic, Extent), Vec<usize>> = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        if entry.numbered && entry.topic.modality == Modality::Asserted {
            told.entry((entry.topic, entry.named)).or_default().push(place);
        }
    }
    let mut pairs = Vec::new();
    for (place, denial) in entries.iter().enumerate() {
        if !denial.numbered || denial.topic.modality != Modality::Denied {
            continue;
        }
        let topic = Topic { modality: Modality::Asserted, ..denial.topic };
        let Some(asserted) = told.get(&(topic, denial.named)) else { continue };
        let after = asserted.partition_point(|&other| other < place);
        let (before, later) = asserted.split_at(after);
        let near = before.iter().rev().take(8).chain(later.iter().take(8)).copied();
        let best = near
            .filter(|&other| {
                let claim = &entries[other];
                !claim.shares_source(denial) && places_meet(claim.place, denial.place)
            })
            .filter_map(|other| {
                let claim = &entries[other];
                let days = claim.moment.zip(denial.moment).map_or(0, |(one, two)| one.days_to(two));
                let here = claim.article == denial.article;
                (here
                    || days <= 31 && claim.topic.scope == Scope::Total
                    || days == 0 && claim.place.is_some())
                .then_some((!here, days, other))
            })
            .min();
        pairs.extend(best.map(|(_, _, other)| (other, place)));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Change, claim, told};
    use super::*;
    use crate::claim::Measure;

    #[test]
    fn the_same_day_and_no_number_fits_both() {
        let one = || claim("a@1").by("tower").about(300);
        assert_eq!(told(&[one(), claim("b@1").by("bridge").exactly(400)]), ["contradicts strict a@1 b@1"]);
        assert!(told(&[one().at("Bergen"), claim("b@1").by("bridge").exactly(400).at("Furt")]).is_empty());
        let elsewhere = claim("b@1").by("bridge").exactly(400).at("Bergen");
        assert_eq!(told(&[one(), elsewhere]), ["contradicts named a@1 b@1"]);
        let possible = claim("b@1").by("bridge").exactly(400).sense(Modality::Possible);
        assert!(told(&[one(), possible]).is_empty());
    }

    #[test]
    fn a_later_total_below_an_earlier_one() {
        let first = claim("a@1").by("tower").exactly(3_800);
        let later = || claim("b@1").by("bridge").on("2030-04-20");
        assert_eq!(told(&[later().about(3_000), first.clone()]), ["contradicts strict a@1 b@1"]);
        assert!(told(&[later().exactly(9_000), first.clone()]).is_empty(), "a total may grow");
        assert!(told(&[later().at_least(3_000), first.clone()]).is_empty(), "may be 3,800 too");
        assert_eq!(told(&[later().at_least(1_000), first]), ["contradicts named a@1 b@1"]);
    }

    #[test]
    fn what_an_origin_has_taken_back_is_not_held_against_it() {
        let lines = told(&[
            claim("a@1").by("tower").exactly(3_800),
            claim("b@1").by("tower").on("2030-04-01").exactly(2_900),
            claim("c@1").by("bridge").on("2030-04-20").exactly(3_000),
        ]);
        assert_eq!(lines, ["update strict a@1 b@1"]);
    }

    #[test]
    fn a_part_of_the_people_is_no_rival() {
        let all = || claim("a@1").by("tower").exactly(3_800);
        let here = |n| claim("b@1").by("bridge").exactly(n).at("Bergen");
        assert!(told(&[all(), here(500)]).is_empty());
        assert_eq!(told(&[all(), here(3_000)]), ["contradicts named a@1 b@1"]);
        assert_eq!(told(&[all(), here(9_000)]), ["contradicts named a@1 b@1"], "more than all");
        assert!(told(&[all(), claim("b@1").by("eyewitness").exactly(17)]).is_empty());
        assert_eq!(told(&[all(), claim("b@1").by("eyewitness").exactly(9_000)]).len(), 1);
    }

    #[test]
    fn a_number_and_more_than_it_are_no_dispute() {
        let lines =
            told(&[claim("a@1").by("tower").exactly(3_000), claim("b@1").by("bridge").more_than(3_000)]);
        assert!(lines.is_empty(), "{lines:?}");
    }

    #[test]
    fn a_stock_may_fall() {
        let sent = |id: &str| claim(id).of(Measure::Deployed);
        let later = sent("b@1").by("bridge").on("2030-05-20").exactly(3_000);
        assert!(told(&[sent("a@1").by("tower").exactly(12_000), later]).is_empty());
    }

    #[test]
    fn numbers_far_apart_within_their_wording() {
        let one = claim("a@1").by("tower").at_least(100);
        let lines = told(&[one.clone(), claim("a@50").by("bridge").more_than(3_000)]);
        assert_eq!(lines, ["contradicts named a@1 a@50"]);
        assert!(
            told(&[one, claim("a@50").by("bridge").more_than(150)]).iter().all(|line| !line.starts_with("c"))
        );
    }

    #[test]
    fn one_line_for_each_pair_of_origins_at_its_widest() {
        let lines = told(&[
            claim("a@1").by("tower").exactly(100),
            claim("b@1").by("bridge").exactly(150),
            claim("c@1").by("tower").on("2030-05-05").exactly(200),
            claim("d@1").by("bridge").on("2030-05-05").exactly(900),
        ]);
        let disputes: Vec<_> = lines.iter().filter(|line| line.starts_with("contradicts")).collect();
        assert_eq!(disputes, ["contradicts strict c@1 d@1"]);
    }

    #[test]
    fn a_denial_stands_against_the_number_it_names() {
        let said = claim("a@1").by("tower").exactly(60);
        let denied = |id: &str| claim(id).by("bridge").exactly(60).sense(Modality::Denied);
        assert_eq!(told(&[denied("a@40"), said.clone()]), ["contradicts strict a@1 a@40"]);
        assert!(told(&[denied("b@40").on("2031-03-05"), said]).is_empty());
    }

    #[test]
    fn widths() {
        let width = |less, more| Width(Gap { less, more });
        assert!(width(1_100, 3_000) > width(3_000, 3_800));
        assert!(width(0, 1) > width(1, 1_000));
        assert!(width(0, 5) > width(0, 1));
        assert!(width(10, 20) > width(1, 2));
    }
}
