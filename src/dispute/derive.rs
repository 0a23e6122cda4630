//! Numbers that nobody said: killed and wounded added up, and shares. Interval arithmetic, each with its parts.

use super::contradict::Placed;
use super::entry::{Entry, Moment, Name, Names, Topic, kind_class, places_meet};
use super::extent::Extent;
use super::relation::{Figure, Share, Sum};
use crate::claim::{Claim, Kind, Measure, Modality, Scope};
use crate::order;
use std::collections::{HashMap, HashSet};

/// Days between a loss and the number of those sent that it is held against.
const BASE: i32 = 60;
/// Bases in time order that are looked at on each side.
const NEAR: usize = 8;

/// Killed plus wounded of the same origins, people and days; a sum beside which its origins name no total.
pub(super) fn sums(claims: &[&Claim], entries: &[Entry], names: &Names) -> (Vec<Sum>, Vec<Placed>) {
    type Key<'a> = (Name, &'a [Name], Kind, Option<Name>, Option<Moment>);
    let mut killed: HashMap<Key, Vec<usize>> = HashMap::new();
    let mut own: HashSet<(Name, Name, Option<Moment>)> = HashSet::new();
    let key = |entry: &Entry| (entry.topic.side, kind_class(entry.kind), entry.topic.arena, entry.moment);
    let counted = |entry: &&Entry| {
        entry.numbered
            && entry.moment.is_some()
            && !entry.sources.is_empty()
            && entry.topic.scope == Scope::Total
            && entry.topic.modality == Modality::Asserted
    };
    for (place, entry) in entries.iter().enumerate().filter(|(_, entry)| counted(entry)) {
        let (side, kind, arena, moment) = key(entry);
        match entry.topic.measure {
            Measure::Killed => {
                killed.entry((side, &entry.sources, kind, arena, moment)).or_default().push(place);
            }
            Measure::Casualties => own.extend(entry.sources.iter().map(|&source| (side, source, moment))),
            _ => {}
        }
    }
    let (mut sums, mut placed) = (Vec::new(), Vec::new());
    let mut used: HashSet<usize> = HashSet::new();
    let wounded = |entry: &&Entry| counted(entry) && entry.topic.measure == Measure::Wounded;
    for entry in entries.iter().filter(wounded) {
        let (side, kind, arena, moment) = key(entry);
        let dead = killed.get(&(side, entry.sources.as_slice(), kind, arena, moment));
        let free = dead.into_iter().flatten().copied().take(NEAR);
        let fits = |&dead: &usize| !used.contains(&dead) && places_meet(entries[dead].place, entry.place);
        let best = free.filter(fits).min_by_key(|&dead| (entries[dead].article != entry.article, dead));
        let Some(dead) = best else { continue };
        used.insert(dead);
        let other = &entries[dead];
        if !entry.sources.iter().any(|&source| own.contains(&(side, source, moment))) {
            placed.push(Placed {
                sum: sums.len(),
                part: dead,
                topic: Topic { measure: Measure::Casualties, ..entry.topic },
                place: entry.place.or(other.place),
            });
        }
        let parts = [other.lead(), entry.lead()];
        let mut sources: Vec<String> =
            entry.sources.iter().map(|&name| names.text(name).to_owned()).collect();
        order::sort(&mut sources);
        sums.push(Sum {
            id: format!("{}+{}", claims[parts[0]].id, claims[parts[1]].id),
            parts,
            sources,
            strict: other.strict.plus(entry.strict),
            named: other.named.plus(entry.named),
            as_of: claims[parts[0]].as_of,
            question: 0,
        });
    }
    (sums, placed)
}

/// Losses as a share of those sent, those sent as a share of the army.
pub(super) fn shares(claims: &[&Claim], entries: &[Entry], sums: &[Sum], placed: &[Placed]) -> Vec<Share> {
    let mut bases: HashMap<(Measure, Name, Kind), Vec<usize>> = HashMap::new();
    let total = |entry: &Entry| {
        entry.numbered
            && entry.moment.is_some()
            && entry.topic.arena.is_none()
            && entry.topic.scope == Scope::Total
            && entry.topic.modality == Modality::Asserted
    };
    for (place, entry) in entries.iter().enumerate().filter(|(_, entry)| total(entry)) {
        if matches!(entry.topic.measure, Measure::Deployed | Measure::Strength) {
            bases.entry((entry.topic.measure, entry.topic.side, entry.topic.kind)).or_default().push(place);
        }
    }
    let mut shares = Vec::new();
    let mut hold = |figure: Figure, place: usize, strict: Extent, named: Extent, measure: Measure| {
        let entry = &entries[place];
        let of = if measure == Measure::Deployed { Measure::Strength } else { Measure::Deployed };
        let list = bases.get(&(of, entry.topic.side, entry.topic.kind));
        let base = list.and_then(|list| nearest(entries, list, place)).map(|place| &entries[place]);
        let id = |base: &Entry| {
            let part = match figure {
                Figure::Claim(claim) => &claims[claim].id,
                Figure::Sum(sum) => &sums[sum].id,
            };
            [part, "/", &claims[base.lead()].id].concat()
        };
        shares.extend(base.and_then(|base| share(id(base), figure, strict, named, base)));
    };
    for (place, entry) in entries.iter().enumerate().filter(|(_, entry)| total(entry)) {
        if entry.topic.measure != Measure::Strength {
            hold(Figure::Claim(entry.lead()), place, entry.strict, entry.named, entry.topic.measure);
        }
    }
    for placed in placed {
        let sum = &sums[placed.sum];
        if total(&entries[placed.part]) {
            hold(Figure::Sum(placed.sum), placed.part, sum.strict, sum.named, Measure::Casualties);
        }
    }
    shares
}

/// The base that stands nearest: of the same origin, with both ends closed, near in time.
fn nearest(entries: &[Entry], list: &[usize], place: usize) -> Option<usize> {
    let entry = &entries[place];
    let moment = entry.moment?;
    let after = list.partition_point(|&base| base < place);
    let (before, later) = list.split_at(after);
    let near = before.iter().rev().take(NEAR).chain(later.iter().take(NEAR)).copied();
    near.filter_map(|place| {
        let base = &entries[place];
        let own = base.moment?;
        let since = base.since.filter(|&since| since <= moment.latest && moment.earliest <= own.latest);
        let days = if since.is_some() { 0 } else { moment.days_to(own) };
        let open = base.strict.high.is_none() || base.strict.low == 0;
        (days <= BASE).then_some((open, !base.shares_source(entry), days, place))
    })
    .min()
    .map(|(.., place)| place)
}

fn share(id: String, part: Figure, strict: Extent, named: Extent, base: &Entry) -> Option<Share> {
    let ratio = |part: u64, whole: u64| part as f64 / whole as f64;
    let point = |extent: Extent| extent.high.filter(|&high| high == extent.low);
    if base.named.high == Some(0) {
        return None;
    }
    let high = strict.high.filter(|_| base.strict.low > 0).map(|high| ratio(high, base.strict.low));
    let low = base.strict.high.filter(|&high| high > 0).map_or(0.0, |high| ratio(strict.low, high));
    // Nothing is known of a share that is open on both sides.
    (low > 0.0 || high.is_some()).then_some(Share {
        id,
        part,
        base: base.lead(),
        low,
        high,
        named: point(named).zip(point(base.named)).map(|(part, whole)| ratio(part, whole)),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Change, claim, told};
    use super::*;
    use crate::dispute::compare;

    #[test]
    fn killed_and_wounded_of_one_origin_and_day() {
        let killed = claim("a@1").by("tower").at_least(100);
        let wounded = claim("a@9").by("tower").up_to(1000).of(Measure::Wounded);
        let other_day = claim("b@9").by("tower").of(Measure::Wounded).on("2030-04-05");
        let other_origin = claim("a@99").by("bridge").of(Measure::Wounded);
        let claims = [wounded, other_day, killed, other_origin];
        let comparison = compare(&claims, |_| None);
        let [sum] = &comparison.sums[..] else { panic!("{:?}", comparison.sums) };
        assert_eq!((sum.id.as_str(), sum.parts), ("a@1+a@9", [2, 0]));
        assert_eq!((sum.strict, sum.named), (Extent { low: 100, high: None }, Extent::point(1100)));
        assert_eq!(comparison.questions[sum.question].measure, Measure::Casualties);
    }

    #[test]
    fn a_sum_steps_back_behind_a_total_of_its_origin() {
        let parts = [claim("a@1").by("tower"), claim("a@9").by("tower").of(Measure::Wounded).exactly(50)];
        let rival = claim("b@1").by("bridge").of(Measure::Casualties).exactly(900);
        let own = claim("a@30").by("tower").of(Measure::Casualties).exactly(900);
        let [killed, wounded] = parts;
        let without = told(&[killed.clone(), wounded.clone(), rival.clone()]);
        assert_eq!(without[0], "contradicts strict a@1+a@9 b@1");
        let with = told(&[killed, wounded, rival, own]);
        assert!(!with.iter().any(|line| line.starts_with("contradicts")), "{with:?}");
    }

    #[test]
    fn shares_open_where_their_parts_are() {
        let sent = claim("a@1").by("tower").about(12_000).of(Measure::Deployed);
        let killed = claim("a@9").by("tower").more_than(3_000);
        let army = claim("a@20").up_to(1_000_000).of(Measure::Strength);
        let comparison = compare(&[sent, killed, army], |_| None);
        let of =
            |part: usize| comparison.shares.iter().find(|share| share.part == Figure::Claim(part)).unwrap();
        assert_eq!((of(1).base, of(1).high, of(1).named), (0, None, Some(0.25)));
        assert!((of(1).low - 3_001.0 / 12_500.0).abs() < 1e-9);
        assert_eq!((of(0).base, of(0).high), (2, None));
        let nobody = claim("b@1").exactly(0).of(Measure::Deployed);
        assert!(compare(&[nobody, claim("b@9")], |_| None).shares.is_empty());
    }
}
