//! Why two numbers differ: which claims answer the same question, and whether they go together.
//!
//! ```text
//! claims ─ order by time ─▶ estimates (what is told again is one) ─┬ updates, replacements
//!                                                                  ├ agreements, echoes
//!                        killed + wounded, shares of the deployed ─┼ contradictions, denials
//!                                                                  └ parts
//!        ─▶ how each estimate and each question stands
//! ```
//!
//! Two readings are kept and named: *strict*, by the intervals that the wording allows, and *named*, by the
//! numbers said. No average, no winner. Everything is sorting and walking through time, so the work grows
//! with the claims (times at most 64 origins of one question), and the order in which claims come in makes
//! no difference.
//!
//! Limits: a claim without a number or a day takes part in nothing but its own standing. Two different places
//! are never compared, for which of them holds the other is not known. Rates are not compared, since a claim
//! does not say per what. Single events are compared only where little doubt is left that they are the same.
//!
//! ```
//! use streitzahl::dispute::compare;
//! let comparison = compare::<streitzahl::claim::Claim>(&[], |_| None);
//! assert!(comparison.lines.is_empty() && comparison.estimates.is_empty());
//! ```

mod contradict;
mod derive;
mod entry;
mod event;
mod extent;
mod lineage;
mod origin;
mod part;
mod relation;
mod rival;
mod standing;
mod support;
#[cfg(test)]
pub(crate) mod testing;
mod update;

pub use extent::Extent;
pub use lineage::{Role, lineage};
pub use origin::{Party, house, party};
pub use relation::{
    Comparison, Estimate, Figure, Gap, Leeway, Line, Question, Reading, Reason, Relation, Share, Standing,
    Sum, Word,
};

use crate::calendar::Day;
use crate::claim::Claim;
use crate::order;
use contradict::Width;
use entry::{Entry, Names};
use std::borrow::Borrow;
use std::cmp::Reverse;

/// Compares claims. `published` gives the day on which an article appeared, where known.
pub fn compare<C: Borrow<Claim>>(claims: &[C], published: impl Fn(&str) -> Option<Day>) -> Comparison {
    let claims: Vec<&Claim> = claims.iter().map(Borrow::borrow).collect();
    let order = entry::order(&claims, &published);
    let mut names = Names::default();
    let entries = entry::entries(&claims, &order, &published, &mut names);
    let events = event::same_event(&claims, &entries);
    let (sums, placed) = derive::sums(&claims, &entries, &names);
    let mut disputes = contradict::totals(&entries, &sums, &placed);
    disputes.extend(event::contradictions(&entries, &events));
    disputes.extend(pairs(&entries, event::other_people(&claims, &entries), other_people));
    disputes.extend(pairs(&entries, contradict::denials(&entries), |_, _| Reason::Denied));
    let rank = ranks(&order);
    order::by_cached_key(&mut disputes, |line| key(line, &sums, &rank));
    disputes.dedup_by(|one, other| one.figures == other.figures);
    let mut rest = update::updates(&entries);
    rest.extend(update::replacements(&claims, &entries));
    rest.extend(support::agreements(&entries, &events));
    rest.extend(support::echoes(&entries, &events));
    rest.extend(repeats(&claims, &entries));
    rest.extend(part::parts(&claims, &entries));
    order::by_cached_key(&mut rest, |line| (line.relation, line.echo, key(line, &sums, &rank)));
    rest.dedup();
    disputes.append(&mut rest);
    let shares = derive::shares(&claims, &entries, &sums, &placed);
    let mut comparison = Comparison { lines: disputes, sums, shares, ..Comparison::default() };
    standing::settle(claims.len(), &entries, &names, &mut comparison);
    sort_disputes(&mut comparison, &rank);
    comparison
}

/// The place of each claim in the order of time.
fn ranks(order: &[usize]) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    for (rank, &place) in order.iter().enumerate() {
        ranks[place] = rank;
    }
    ranks
}

/// The figures of a line in an order that does not hang on how the claims came in.
fn key(line: &Line, sums: &[Sum], rank: &[usize]) -> Vec<usize> {
    let of = |figure: &Figure| match *figure {
        Figure::Claim(claim) => rank[claim] * 2,
        Figure::Sum(sum) => rank[sums[sum].parts[0]] * 2 + 1,
    };
    line.figures.iter().map(of).collect()
}

/// Widest first; of two equally wide ones that with more houses behind the side that has fewer, then the earlier.
fn sort_disputes(comparison: &mut Comparison, rank: &[usize]) {
    let end = comparison.disputes().len();
    let mut disputes: Vec<Line> = comparison.lines.drain(..end).collect();
    let backing = |line: &Line| line.figures.iter().map(|&figure| comparison.backing(figure)).min();
    order::by_cached_key(&mut disputes, |line| {
        let width = line.reason.gap().unwrap_or(Gap { less: 1, more: 1 });
        (Reverse(Width(width)), Reverse(backing(line)), key(line, &comparison.sums, rank))
    });
    comparison.lines.splice(..0, disputes);
}

fn pairs(
    entries: &[Entry],
    pairs: Vec<(usize, usize)>,
    reason: impl Fn(&Entry, &Entry) -> Reason,
) -> impl Iterator<Item = Line> {
    let line = move |(one, other): (usize, usize)| {
        let (one, other) = (&entries[one], &entries[other]);
        Line {
            relation: Relation::Contradicts,
            figures: vec![Figure::Claim(one.lead()), Figure::Claim(other.lead())],
            reading: Reading::Strict,
            echo: false,
            reason: reason(one, other),
        }
    };
    pairs.into_iter().map(line)
}

/// The narrower mention is the first.
fn other_people(one: &Entry, other: &Entry) -> Reason {
    Reason::OtherPeople { narrow: one.kind, wide: other.kind }
}

/// A line for each estimate with more than one mention.
fn repeats(claims: &[&Claim], entries: &[Entry]) -> Vec<Line> {
    let told_again = |entry: &&Entry| entry.mentions.len() > 1;
    let line = |entry: &Entry| {
        let mut articles: Vec<&str> =
            entry.mentions.iter().map(|&mention| claims[mention].article.as_str()).collect();
        order::sort(&mut articles);
        articles.dedup();
        Line {
            relation: Relation::Repeat,
            figures: entry.mentions.iter().map(|&mention| Figure::Claim(mention)).collect(),
            reading: Reading::Strict,
            echo: false,
            reason: Reason::Retold { articles: articles.len() },
        }
    };
    entries.iter().filter(told_again).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::testing::{Change, claim, told};

    #[test]
    fn of_equally_wide_disputes_the_one_with_more_sources_on_both_sides_comes_first() {
        let killed = |id: &str, source: &str, n| claim(id).by(source).exactly(n);
        let wounded = |id: &str, source: &str, n| killed(id, source, n).of(crate::claim::Measure::Wounded);
        let lines = told(&[
            killed("a@1", "tower", 100),
            killed("b@1", "bridge", 200),
            wounded("c@1", "tower", 100),
            wounded("d@1", "castle", 100),
            wounded("e@1", "bridge", 200),
            wounded("f@1", "harbor", 200),
        ]);
        let disputes: Vec<&String> = lines.iter().filter(|line| line.starts_with("contradicts")).collect();
        assert!(disputes.len() > 1, "{lines:?}");
        assert!(disputes[0].contains("c@1"), "{lines:?}");
        assert!(disputes.last().is_some_and(|line| line.contains("a@1")), "{lines:?}");
    }
}
