//! Second mentions (claims.md, *Repeats*).

use std::collections::HashMap;

use super::Claim;
use crate::text::fold;
use crate::vocabulary::Basis;

/// Marks every claim that tells an earlier one of the same article again: same interval, measure, population
/// and modality; a side not told in one of the two does not part them.
pub(super) fn mark(claims: &mut [Claim]) {
    let mut firsts: HashMap<Key, Vec<usize>> = HashMap::new();
    for at in 0..claims.len() {
        let claim = &claims[at];
        if claim.repeat_of.is_some() {
            continue;
        }
        let seen = firsts.entry(key(claim)).or_default();
        let first = seen.iter().copied().find(|first| {
            let side = &claims[*first].population.side;
            !is_of_another_time(&claims[*first], claim)
                && (side == &claim.population.side
                    || [side, &claim.population.side].iter().any(|s| *s == super::population::UNKNOWN))
        });
        match first {
            Some(first) => claims[at].repeat_of = Some(claims[first].id.clone()),
            None => seen.push(at),
        }
    }
}

/// *2015 waren bei einer ähnlichen Panne acht Menschen verletzt worden*: of a day told, months from that of the first.
fn is_of_another_time(first: &Claim, claim: &Claim) -> bool {
    /// Days; a few may be an error of the reading.
    const APART: i32 = 31;
    let told = |it: &Claim| it.as_of_basis == Some(Basis::Stated);
    first.as_of.zip(claim.as_of).is_some_and(|(one, other)| {
        let gap = (other.from.0 - one.to.0).max(one.from.0 - other.to.0);
        gap > APART && (told(first) || told(claim))
    })
}

type Key = (super::Measure, super::Kind, super::Modality, Option<u64>, Option<u64>, Option<String>);

fn key(claim: &Claim) -> Key {
    // With no number of people behind it, the words are what is told again.
    let words = (claim.low.is_none() && claim.high.is_none()).then(|| {
        let mut words = String::new();
        fold(&claim.text, &mut words);
        words
    });
    (claim.measure, claim.population.kind, claim.modality, claim.low, claim.high, words)
}
