//! Mentions -> estimates: what is told again is one estimate, in one article or in several.
//!
//! Within an article the claims say themselves which are second mentions. Between articles a claim is told
//! again where an origin, the question and the interval are the same and the days go together. All later
//! steps see estimates only.

use super::extent::Extent;
use super::origin::{house, sees_a_part};
use crate::calendar::Day;
use crate::claim::{Basis, Claim, Kind, Measure, Modality, Scope};
use crate::order;
use std::collections::HashMap;

/// Days by which an article may come after the statement that it retells without a date.
const RETOLD: i32 = 31;
/// The same for a single event.
const RETOLD_EVENT: i32 = 3;
/// A stated period longer than this is a *since*: the total is that of its last day.
const SINCE: i32 = 31;

/// A short number for a string that occurs often; smaller means earlier in the order of claims.
pub(super) type Name = u32;

/// The day on which a number stands, as far as known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Moment {
    pub latest: Day,
    pub earliest: Day,
}

impl Moment {
    fn of(claim: &Claim) -> Option<Self> {
        let period = claim.as_of?;
        let (from, to) = (period.from.min(period.to), period.from.max(period.to));
        let since = claim.scope == Scope::Total && to.0.saturating_sub(from.0) > SINCE;
        Some(Self { latest: to, earliest: if since { to } else { from } })
    }

    /// Whether the two may be the same day.
    pub fn meets(self, other: Self) -> bool {
        self.earliest <= other.latest && other.earliest <= self.latest
    }

    /// Days between them; 0 where they meet.
    pub fn days_to(self, other: Self) -> i32 {
        let gap = |one: Self, two: Self| two.earliest.0.saturating_sub(one.latest.0);
        gap(self, other).max(gap(other, self)).max(0)
    }
}

/// What estimates must share to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Topic {
    pub measure: Measure,
    pub side: Name,
    pub scope: Scope,
    pub kind: Kind,
    pub modality: Modality,
    /// Where no single side is named: the place, else the article, beyond which nothing is compared.
    pub arena: Option<Name>,
}

/// One estimate, ready for comparing.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Places of its mentions in the claims given, first mention first.
    pub mentions: Vec<usize>,
    pub sources: Vec<Name>,
    pub houses: Vec<Name>,
    /// Whether all who say it only tell what they have seen.
    pub seen: bool,
    pub article: Name,
    pub published: Option<Day>,
    pub place: Option<Name>,
    pub kind: Kind,
    pub moment: Option<Moment>,
    /// First day of the period stated, which may be long before the moment.
    pub since: Option<Day>,
    /// Whether there is a number at all; without one nothing is compared.
    pub numbered: bool,
    pub strict: Extent,
    pub named: Extent,
    pub topic: Topic,
}

impl Entry {
    /// The first mention.
    pub fn lead(&self) -> usize {
        self.mentions[0]
    }

    pub fn shares_source(&self, other: &Self) -> bool {
        self.sources.iter().any(|source| other.sources.contains(source))
    }
}

/// Whether two places can be one: a place that is not said can be any.
pub(super) fn places_meet(one: Option<Name>, other: Option<Name>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// Strings as numbers, given out in the order of first use.
#[derive(Default)]
pub(super) struct Names<'a> {
    numbers: HashMap<&'a str, Name>,
    texts: Vec<&'a str>,
}

impl<'a> Names<'a> {
    pub fn number(&mut self, text: &'a str) -> Name {
        let next = self.texts.len() as Name;
        let texts = &mut self.texts;
        *self.numbers.entry(text).or_insert_with(|| {
            texts.push(text);
            next
        })
    }

    pub fn text(&self, number: Name) -> &'a str {
        self.texts.get(number as usize).copied().unwrap_or_default()
    }
}

/// The sort of people as far as it keeps questions apart: people not told apart may be troops.
pub(super) fn kind_class(kind: Kind) -> Kind {
    if kind == Kind::People { Kind::Troops } else { kind }
}

/// Sorts claims by time and place, whatever order they came in.
pub(super) fn order(claims: &[&Claim], published: &dyn Fn(&str) -> Option<Day>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order::by_cached_key(&mut order, |&place| {
        let claim = claims[place];
        let moment = Moment::of(claim);
        let span = (claim.span.start, claim.span.end);
        (moment.is_none(), moment, published(&claim.article), &claim.article, span, &claim.id)
    });
    order
}

/// Gathers claims, given by their places in order of time, into estimates, in order of time.
pub(super) fn entries<'a>(
    claims: &[&'a Claim],
    order: &[usize],
    published: &dyn Fn(&str) -> Option<Day>,
    names: &mut Names<'a>,
) -> Vec<Entry> {
    let single: Vec<Entry> =
        order.iter().map(|&place| entry(claims[place], place, published, names)).collect();
    let mut groups = Groups::new(&single);
    link_mentions(claims, order, &mut groups);
    link_articles(claims, order, &single, &mut groups);
    gather(claims, order, single, &mut groups)
}

/// The estimate of one mention.
fn entry<'a>(
    claim: &'a Claim,
    place: usize,
    published: &dyn Fn(&str) -> Option<Day>,
    names: &mut Names<'a>,
) -> Entry {
    let article = names.number(&claim.article);
    let stated = claim.place.as_deref().map(|text| names.number(text));
    let side = names.number(&claim.population.side);
    let one_side = !matches!(claim.population.side.as_str(), "mixed" | "unknown" | "");
    let mut sources: Vec<Name> = claim.sources.iter().map(|text| names.number(text)).collect();
    let mut houses: Vec<Name> = claim.sources.iter().map(|text| names.number(house(text))).collect();
    for list in [&mut sources, &mut houses] {
        order::sort(list);
        list.dedup();
    }
    let any = Extent { low: 0, high: None };
    let (strict, named) = (Extent::strict(claim), Extent::named(claim));
    Entry {
        mentions: vec![place],
        sources,
        houses,
        seen: !claim.sources.is_empty() && claim.sources.iter().all(|source| sees_a_part(source)),
        article,
        published: published(&claim.article),
        place: stated,
        kind: claim.population.kind,
        moment: Moment::of(claim),
        since: claim.as_of.map(|period| period.from.min(period.to)),
        numbered: strict.is_some(),
        strict: strict.unwrap_or(any),
        named: named.unwrap_or(any),
        topic: Topic {
            measure: claim.measure,
            side,
            scope: claim.scope,
            kind: kind_class(claim.population.kind),
            modality: claim.modality,
            arena: (!one_side).then(|| stated.unwrap_or(article)),
        },
    }
}

/// Sets of mentions that grow together; a set keeps the place that one of its mentions names.
struct Groups {
    parent: Vec<usize>,
    place: Vec<Option<Name>>,
}

impl Groups {
    fn new(single: &[Entry]) -> Self {
        let place = single.iter().map(|entry| entry.place).collect();
        Self { parent: (0..single.len()).collect(), place }
    }

    fn root(&mut self, mut rank: usize) -> usize {
        while self.parent[rank] != rank {
            self.parent[rank] = self.parent[self.parent[rank]];
            rank = self.parent[rank];
        }
        rank
    }

    /// Joins two sets, the earlier root staying; `strictly` only where their places can be one.
    fn join(&mut self, one: usize, other: usize, strictly: bool) {
        let (one, other) = (self.root(one), self.root(other));
        let (first, second) = (one.min(other), one.max(other));
        if first == second || strictly && !places_meet(self.place[first], self.place[second]) {
            return;
        }
        self.parent[second] = first;
        self.place[first] = self.place[first].or(self.place[second]);
    }
}

/// Second mentions as the claims say.
fn link_mentions(claims: &[&Claim], order: &[usize], groups: &mut Groups) {
    let mut ranks: HashMap<&str, usize> = HashMap::with_capacity(order.len());
    for (rank, &place) in order.iter().enumerate() {
        ranks.entry(&claims[place].id).or_insert(rank);
    }
    for (rank, &place) in order.iter().enumerate() {
        let first = claims[place].repeat_of.as_deref().and_then(|id| ranks.get(id));
        if let Some(&first) = first {
            groups.join(first, rank, false);
        }
    }
}

/// The same estimate in several articles. Sorts mentions by origin, question and interval and joins neighbors.
fn link_articles(claims: &[&Claim], order: &[usize], single: &[Entry], groups: &mut Groups) {
    type Key = (Name, Topic, Kind, Option<u64>, Option<u64>);
    let mut keyed: Vec<(Key, usize)> = Vec::new();
    for (rank, entry) in single.iter().enumerate() {
        if !entry.numbered
            || entry.moment.is_none()
            || matches!(entry.topic.modality, Modality::Denied | Modality::Superseded)
        {
            continue;
        }
        let claim = claims[order[rank]];
        // A total of people may be one of soldiers; what an event counts is part of what makes it that event.
        let kind = if claim.scope == Scope::Event { entry.kind } else { entry.topic.kind };
        for &source in &entry.sources {
            keyed.push(((source, entry.topic, kind, claim.low, claim.high), rank));
        }
    }
    order::sort(&mut keyed);
    let mut latest: HashMap<Option<Name>, usize> = HashMap::new();
    let mut any = None;
    for (place, &(key, rank)) in keyed.iter().enumerate() {
        if place == 0 || keyed[place - 1].0 != key {
            latest.clear();
            any = None;
        }
        let entry = &single[rank];
        let before = if entry.place.is_some() {
            [latest.get(&entry.place).copied(), latest.get(&None).copied()]
        } else {
            [any, None]
        };
        for earlier in before.into_iter().flatten() {
            let first = &single[earlier];
            if first.article != entry.article && retells(claims[order[rank]], entry, first) {
                groups.join(earlier, rank, true);
            }
        }
        latest.insert(entry.place, rank);
        any = Some(rank);
    }
}

/// Whether the days of two mentions with the same origin and interval go together. `first` is the earlier.
fn retells(claim: &Claim, entry: &Entry, first: &Entry) -> bool {
    let (Some(moment), Some(before)) = (entry.moment, first.moment) else { return false };
    let days = moment.days_to(before);
    let undated = claim.as_of_basis == Some(Basis::Article);
    if claim.scope == Scope::Event {
        return days == 0
            || undated && days <= RETOLD_EVENT && entry.place.is_some() && entry.place == first.place;
    }
    days == 0 || undated && days <= RETOLD
}

fn gather(claims: &[&Claim], order: &[usize], single: Vec<Entry>, groups: &mut Groups) -> Vec<Entry> {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); single.len()];
    for rank in 0..single.len() {
        let root = groups.root(rank);
        members[root].push(rank);
    }
    // A first mention stands for the group, not one that only repeats it.
    for ranks in &mut members {
        if let Some(lead) = ranks.iter().position(|&rank| claims[order[rank]].repeat_of.is_none()) {
            ranks[..=lead].rotate_right(1);
        }
    }
    members.retain(|ranks| !ranks.is_empty());
    order::by_key(&mut members, |ranks| ranks[0]);
    let mut single: Vec<Option<Entry>> = single.into_iter().map(Some).collect();
    members.iter().filter_map(|ranks| merge(&mut single, ranks)).collect()
}

/// One estimate out of its mentions, the lead first: all their sources, and what the lead leaves open.
fn merge(single: &mut [Option<Entry>], ranks: &[usize]) -> Option<Entry> {
    let mut entry = single[*ranks.first()?].take()?;
    if ranks.len() == 1 {
        return Some(entry);
    }
    for other in ranks.iter().skip(1).filter_map(|&rank| single[rank].as_ref()) {
        entry.mentions.extend(&other.mentions);
        entry.seen = entry.seen && (other.seen || other.sources.is_empty());
        entry.sources.extend(&other.sources);
        entry.houses.extend(&other.houses);
        entry.place = entry.place.or(other.place);
        entry.moment = entry.moment.or(other.moment);
    }
    for list in [&mut entry.sources, &mut entry.houses] {
        order::sort(list);
        list.dedup();
    }
    Some(entry)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Change, claim, told};
    use super::*;
    use crate::dispute::compare;

    #[test]
    fn told_again_in_another_article() {
        let first = claim("a@1").by("tower").by("bridge");
        let mut again = claim("b@1").by("bridge").on("2030-03-20");
        assert_eq!(told(&[again.clone(), first.clone()]), ["update named a@1 b@1"]);
        // Its day is only that of the article, so the number may be older.
        again.as_of_basis = Some(Basis::Article);
        assert_eq!(told(&[again.clone(), first.clone()]), ["repeat strict a@1 b@1"]);
        let comparison = compare(&[again, first], |_| None);
        assert_eq!(comparison.estimates[0].sources, ["bridge", "tower"]);
        assert_eq!(comparison.estimate_of, [0, 0]);
    }

    #[test]
    fn other_places_are_other_estimates() {
        let lines = told(&[claim("a@1").by("tower").at("Bergen"), claim("b@1").by("tower").at("Furt")]);
        assert!(lines.is_empty());
    }

    #[test]
    fn second_mentions_count_once() {
        let mut headline = claim("a@1");
        headline.repeat_of = Some("a@50".into());
        let body = claim("a@50").by("tower");
        let claims = [headline, body, claim("b@1").by("bridge").exactly(900)];
        assert_eq!(told(&claims), ["contradicts strict a@50 b@1", "repeat strict a@50 a@1"]);
    }

    #[test]
    fn claims_without_a_number_or_a_day_are_only_there() {
        let mut numberless = claim("a@1").by("tower");
        (numberless.low, numberless.high) = (None, None);
        let mut dayless = claim("b@1").by("bridge").exactly(7);
        dayless.as_of = None;
        let claims = [numberless, dayless, claim("c@1").by("gate").exactly(900)];
        assert!(told(&claims).is_empty());
        assert_eq!(compare(&claims, |_| None).estimates.len(), 3);
    }

    #[test]
    fn a_long_period_stands_for_its_last_day() {
        let mut since = claim("a@1");
        since.as_of = Some(crate::calendar::Period::new(Day(20_000), Day(20_100)));
        assert_eq!(Moment::of(&since), Some(Moment { latest: Day(20_100), earliest: Day(20_100) }));
    }
}
