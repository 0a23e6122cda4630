//! Which estimates share a panel: those that answer the same question.
//!
//! Nations in one number, ranks, events and rates never share a panel with running totals. Ranks with one
//! number each stand together, as rows; in reports of single events all who are under arms stand together,
//! and the label says who is counted.

use super::estimate::{Estimate, Number};
use super::relations::Related;
use super::scene::{Question, Run};
use super::words;
use crate::claim::{Kind, Scope};
use crate::names::Lang;
use crate::order;

/// Most rows without a scale in one panel.
const MOST_ROWS: usize = 12;

/// A panel to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The question.
    pub question: Question,
    /// Title.
    pub title: String,
    /// What stands beside the title.
    pub note: Vec<Run>,
    /// Whether a dispute touches it.
    pub contested: bool,
    /// Places of its estimates, by time.
    pub members: Vec<usize>,
    /// Whether it has rows without a scale.
    pub row: bool,
    /// Whether labels say what sort of people is counted.
    pub kinds: bool,
    /// Whether its estimates have a number of people.
    pub numbered: bool,
    /// Whether they are shares of a number of people.
    pub share: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    measure: crate::claim::Measure,
    side: &'a str,
    scope: Scope,
    kind: Kind,
    numbered: bool,
    share: bool,
}

fn key<'a>(estimate: &Estimate<'a>) -> Key<'a> {
    let kind = match (estimate.kind, estimate.scope) {
        (Kind::Troops | Kind::People, _) | (Kind::Officers | Kind::Generals, Scope::Event) => Kind::Troops,
        (kind, _) => kind,
    };
    let numbered = estimate.number() != Number::Unknown;
    let share = estimate.base.is_some();
    Key { measure: estimate.measure, side: estimate.side, scope: estimate.scope, kind, numbered, share }
}

fn distinct_numbers(members: &[usize], estimates: &[Estimate]) -> usize {
    let mut numbers: Vec<u64> = members.iter().flat_map(|&place| estimates[place].numbers()).collect();
    order::sort(&mut numbers);
    numbers.dedup();
    numbers.len()
}

/// The panels in their order: contested, updated, others by their number of estimates, then rows.
pub fn plans(related: &Related, lang: Lang) -> Vec<Plan> {
    let estimates = related.estimates.as_slice();
    let mut disputes: Vec<Vec<u32>> = vec![Vec::new(); estimates.len()];
    for dispute in &related.disputes {
        dispute.members.iter().for_each(|&member| disputes[member].push(dispute.number));
    }
    let mut grouped = grouped(estimates);
    join_ranks(&mut grouped, estimates);
    let mut sides: Vec<&str> = grouped
        .iter()
        .map(|(key, _)| key.side)
        .filter(|side| !matches!(*side, "mixed" | "unknown"))
        .collect();
    order::sort(&mut sides);
    sides.dedup();
    let unknown = grouped.iter().any(|(key, _)| key.side == "unknown");
    let several_sides = sides.len() + usize::from(unknown) > 1;
    let mut plans: Vec<Plan> = grouped
        .into_iter()
        .map(|(key, mut members)| {
            order::by_key(&mut members, |&place| {
                let estimate = &estimates[place];
                (estimate.as_of.is_none(), estimate.as_of.map(|p| (p.to, p.from)), estimate.id)
            });
            let mut kinds: Vec<Kind> = members.iter().map(|&place| estimates[place].kind).collect();
            order::sort(&mut kinds);
            kinds.dedup();
            let ranks = key.scope != Scope::Event && kinds == [Kind::Officers, Kind::Generals];
            let single = distinct_numbers(&members, estimates) < 2 && members.len() <= MOST_ROWS;
            let updated = members.iter().any(|&place| related.updated[place]);
            let mut numbers: Vec<u32> =
                members.iter().flat_map(|&place| disputes[place].iter().copied()).collect();
            order::sort(&mut numbers);
            numbers.dedup();
            let shown: Vec<&Estimate> = members.iter().map(|&place| &estimates[place]).collect();
            let question = Question {
                measure: key.measure,
                side: key.side.to_owned(),
                scope: key.scope,
                kind: key.kind,
            };
            Plan {
                title: words::title(&question, ranks, several_sides, (key.numbered, key.share), lang),
                note: match key.share {
                    true => words::note_of_shares(&shown, lang),
                    false => words::note(&shown, updated, &numbers, lang),
                },
                contested: !numbers.is_empty(),
                row: single || ranks || key.scope == Scope::Rate || !key.numbered,
                kinds: kinds.len() > 1,
                numbered: key.numbered,
                share: key.share,
                question,
                members,
            }
        })
        .collect();
    order::by_key(&mut plans, |plan| {
        let updated = plan.members.iter().any(|&place| related.updated[place]);
        (
            plan.row,
            plan.share,
            !plan.contested,
            !updated,
            std::cmp::Reverse(plan.members.len().min(9)),
            plan.question.clone(),
        )
    });
    plans
}

/// Panels in the order of others, so that a picture of part of the claims keeps its places.
pub fn in_order_of(mut plans: Vec<Plan>, others: &[Plan]) -> Vec<Plan> {
    let place = |plan: &Plan| {
        let same = |other: &&Plan| {
            other.question == plan.question && (other.numbered, other.share) == (plan.numbered, plan.share)
        };
        let found = others.iter().zip(0..).find(|(other, _)| same(other));
        (found.map_or(usize::MAX, |(_, place)| place), found.map_or(plan.row, |(other, _)| other.row))
    };
    for plan in &mut plans {
        plan.row = place(plan).1;
    }
    order::by_key(&mut plans, |plan| (plan.row, place(plan).0));
    plans
}

/// The estimates of each question, questions in their order.
fn grouped<'a>(estimates: &[Estimate<'a>]) -> Vec<(Key<'a>, Vec<usize>)> {
    let mut keyed: Vec<(Key, usize)> = estimates.iter().map(key).zip(0..).collect();
    order::sort(&mut keyed);
    let runs = keyed.chunk_by(|one, other| one.0 == other.0);
    runs.map(|run| (run[0].0.clone(), run.iter().map(|&(_, place)| place).collect())).collect()
}

/// Puts officers and generals of one side into one panel where each has one number only.
fn join_ranks(grouped: &mut Vec<(Key, Vec<usize>)>, estimates: &[Estimate]) {
    for place in 0..grouped.len() {
        let (officers, members) = &grouped[place];
        if officers.kind != Kind::Officers || distinct_numbers(members, estimates) > 1 {
            continue;
        }
        let generals = Key { kind: Kind::Generals, ..officers.clone() };
        let Ok(other) = grouped.binary_search_by(|(key, _)| key.cmp(&generals)) else { continue };
        if distinct_numbers(&grouped[other].1, estimates) < 2 {
            let mut members = std::mem::take(&mut grouped[other].1);
            grouped[place].1.append(&mut members);
        }
    }
    grouped.retain(|(_, members)| !members.is_empty());
}

#[cfg(test)]
mod tests {
    use super::super::legend::Sign;
    use super::*;
    use crate::claim::Measure;

    fn related(estimates: Vec<Estimate>) -> Related {
        Related { updated: vec![false; estimates.len()], estimates, ..Related::default() }
    }

    #[test]
    fn what_is_not_comparable_never_shares_a_panel() {
        let base = Sign::OpenAbove.example("nis");
        let other = |people: u64| Estimate { low: Some(people), ..base.clone() };
        let estimates = vec![
            other(10),
            other(20),
            Estimate { scope: Scope::Event, ..other(30) },
            Estimate { scope: Scope::Rate, ..other(40) },
            Estimate { side: "mixed", ..other(50) },
            Estimate { kind: Kind::Officers, ..other(60) },
            Estimate { kind: Kind::Generals, ..other(70) },
            Estimate { kind: Kind::Civilians, ..other(80) },
            Estimate { measure: Measure::Wounded, ..other(90) },
            Estimate { low: None, high: None, ..base.clone() },
        ];
        let related = related(estimates);
        let plans = plans(&related, Lang::De);
        let of = |place: usize| plans.iter().position(|plan| plan.members.contains(&place)).unwrap();
        assert_eq!((of(0), plans[of(0)].row), (of(1), false));
        // Ranks with one number each stand together.
        assert_eq!((of(5), plans[of(5)].row), (of(6), true));
        let mut panels: Vec<usize> = [0, 2, 3, 4, 5, 7, 8, 9].map(of).to_vec();
        panels.sort_unstable();
        panels.dedup();
        assert_eq!(panels.len(), 8);
        assert!(plans[of(9)].title.ends_with("ohne Zahl von Menschen"));
    }

    #[test]
    fn contested_come_first_and_rows_last() {
        let base = Sign::OpenAbove.example("nis");
        let mut estimates: Vec<Estimate> =
            (1..6).map(|low| Estimate { low: Some(low), ..base.clone() }).collect();
        for estimate in &mut estimates[2..4] {
            estimate.measure = Measure::Wounded;
        }
        estimates[4].measure = Measure::Missing;
        let mut related = related(estimates);
        related.disputes.push(super::super::bracket::Dispute { number: 7, members: vec![2, 3] });
        let order: Vec<Measure> =
            plans(&related, Lang::En).iter().map(|plan| plan.question.measure).collect();
        assert_eq!(order, [Measure::Wounded, Measure::Killed, Measure::Missing]);
    }
}
