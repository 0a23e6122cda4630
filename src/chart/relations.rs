//! Estimates and how they are related, as far as the picture shows it.
//!
//! With a comparison, what several articles tell again is one estimate; without one, each article's mentions are.

use super::bracket::Dispute;
use super::estimate::Estimate;
use crate::claim::group::{Group, groups};
use crate::claim::{Claim, Measure};
use crate::dispute::{Comparison, Figure, Relation};
use crate::order;
use std::collections::HashSet;

/// All that is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related<'a> {
    /// Estimates and sums.
    pub estimates: Vec<Estimate<'a>>,
    /// Pairs of one source, the earlier first.
    pub updates: Vec<(usize, usize)>,
    /// Disputes, the widest first.
    pub disputes: Vec<Dispute>,
    /// For each estimate, whether it is an update of another.
    pub updated: Vec<bool>,
}

impl<'a> Related<'a> {
    /// Adds what `whole` has on top, as said only later and without its relations.
    pub fn add_later(&mut self, whole: Self) {
        let known: HashSet<&str> = self
            .estimates
            .iter()
            .flat_map(|it| it.claims.iter().copied().filter(|_| !it.is_derived()).chain([it.id]))
            .collect();
        let is_new = |it: &Estimate<'a>| match it.is_derived() {
            true => !known.contains(it.id),
            false => !it.claims.iter().any(|id| known.contains(id)),
        };
        let later: Vec<Estimate> = whole.estimates.into_iter().filter(is_new).collect();
        self.updated.resize(self.estimates.len() + later.len(), false);
        self.estimates.extend(later.into_iter().map(|it| Estimate { later: true, contested: false, ..it }));
    }
}

/// Estimates of claims; relations where there is a comparison of exactly these claims. `only` some of the claims are
/// shown.
pub fn relate<'a>(
    claims: &[&'a Claim],
    comparison: Option<&'a Comparison>,
    only: Option<&HashSet<&str>>,
) -> Related<'a> {
    let keep = |estimate: &Estimate| {
        only.is_none_or(|ids| {
            let mut claims = estimate.claims.iter();
            // Of a sum all parts, of mentions one is enough.
            if estimate.is_derived() {
                claims.all(|id| ids.contains(id))
            } else {
                claims.any(|id| ids.contains(id))
            }
        })
    };
    let Some(comparison) = comparison.filter(|it| it.estimate_of.len() == claims.len()) else {
        let estimates: Vec<Estimate> = groups(claims).iter().map(Estimate::from).filter(keep).collect();
        let updated = vec![false; estimates.len()];
        return Related { estimates, updated, ..Related::default() };
    };
    let mut related = Related::default();
    // For each estimate and sum of the comparison, its place here.
    let mut place_of: Vec<Option<usize>> = Vec::with_capacity(comparison.estimates.len());
    for estimate in &comparison.estimates {
        let mentions: Vec<&Claim> =
            estimate.mentions.iter().filter_map(|&at| claims.get(at).copied()).collect();
        let relayed = mentions.iter().find(|claim| !claim.relayed_by.is_empty());
        let relayed_by =
            relayed.map_or(Vec::new(), |claim| claim.relayed_by.iter().map(String::as_str).collect());
        let sources = in_order_of_mention(&mentions);
        let shown = (!mentions.is_empty())
            .then(|| Estimate::from(&Group { mentions, sources, relayed_by }))
            .filter(keep);
        place_of.push(shown.map(|estimate| {
            related.estimates.push(estimate);
            related.estimates.len() - 1
        }));
    }
    let said = related.estimates.len();
    let sum_place: Vec<Option<usize>> = comparison
        .sums
        .iter()
        .map(|sum| {
            let estimate = Estimate::sum(sum, claims)
                .filter(|it| keep(it) && is_of_use(it, &related.estimates[..said]))?;
            related.estimates.push(estimate);
            Some(related.estimates.len() - 1)
        })
        .collect();
    let place = |figure: &Figure| match *figure {
        Figure::Claim(claim) => comparison.estimate_of.get(claim).and_then(|&it| *place_of.get(it)?),
        Figure::Sum(sum) => *sum_place.get(sum)?,
    };
    for (line, number) in comparison.disputes().iter().zip(1..) {
        let members: Vec<usize> = line.figures.iter().filter_map(place).collect();
        for &member in &members {
            related.estimates[member].contested = true;
        }
        if members.len() == line.figures.len() {
            related.disputes.push(Dispute { number, members });
        }
    }
    let lines = comparison.lines.iter().filter(|line| line.relation == Relation::Update);
    let pairs = lines.filter_map(|line| match line.figures.as_slice() {
        [one, other] => Some((place(one)?, place(other)?)),
        _ => None,
    });
    related.updates = pairs.collect();
    let in_a_row = sums_in_a_row(&related.estimates, said);
    related.updates.extend(in_a_row);
    let before = related.estimates.len();
    let shares = comparison.shares.iter().filter_map(|share| {
        let part = &related.estimates[place(&share.part)?];
        let base = *claims.get(share.base)?;
        (base.measure == Measure::Deployed && part.measure != Measure::Deployed)
            .then(|| Estimate::share(share, part, claims))?
    });
    let shares = of_all_losses(shares.collect());
    related.estimates.extend(shares);
    related.updates.extend(sums_in_a_row(&related.estimates, before));
    let estimates = &related.estimates;
    // Different sources are never joined by a line.
    related.updates.retain(|&(one, other)| {
        estimates[one].sources.iter().any(|source| estimates[other].sources.contains(source))
    });
    related.updated = vec![false; related.estimates.len()];
    for &(_, later) in &related.updates {
        related.updated[later] = true;
    }
    related
}

/// Sources, each once, as the mentions have them.
fn in_order_of_mention<'a>(mentions: &[&'a Claim]) -> Vec<&'a str> {
    let mut sources: Vec<&str> = Vec::new();
    for source in mentions.iter().flat_map(|claim| &claim.sources) {
        if !sources.contains(&source.as_str()) {
            sources.push(source);
        }
    }
    sources
}

/// Shares of all losses; where there are none, of the dead.
fn of_all_losses(shares: Vec<Estimate>) -> Vec<Estimate> {
    let of = |measure: Measure| -> Vec<Estimate> {
        shares.iter().filter(|share| share.measure == measure).cloned().collect()
    };
    let all = of(Measure::Casualties);
    if all.is_empty() { of(Measure::Killed) } else { all }
}

/// A sum is drawn beside losses that others name, unless its own sources name them for that day.
fn is_of_use(sum: &Estimate, said: &[Estimate]) -> bool {
    let mut rivals = said.iter().filter(|it| {
        it.measure == sum.measure
            && it.side == sum.side
            && it.scope == sum.scope
            && it.numbers().next().is_some()
    });
    let is_own =
        |it: &Estimate| it.as_of == sum.as_of && it.sources.iter().any(|source| sum.sources.contains(source));
    let (mut any, mut own) = (false, false);
    for rival in &mut rivals {
        any = true;
        own |= is_own(rival);
    }
    any && !own
}

/// Sums of one source follow each other as its numbers do.
fn sums_in_a_row(estimates: &[Estimate], said: usize) -> Vec<(usize, usize)> {
    let mut sums: Vec<usize> = (said..estimates.len()).collect();
    let key = |place: &usize| {
        let it = &estimates[*place];
        (
            it.side.to_owned(),
            it.kind,
            it.sources.join(" "),
            it.as_of.map(|period| (period.to, period.from)),
            it.id.to_owned(),
        )
    };
    order::by_cached_key(&mut sums, key);
    let follows = |one: &Estimate, other: &Estimate| {
        one.side == other.side
            && one.kind == other.kind
            && one.sources == other.sources
            && one.as_of < other.as_of
    };
    sums.windows(2)
        .filter(|pair| follows(&estimates[pair[0]], &estimates[pair[1]]))
        .map(|pair| (pair[0], pair[1]))
        .collect()
}
