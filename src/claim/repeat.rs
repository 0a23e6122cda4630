//! Second mentions (claims.md, *Repeats*).

use std::collections::HashMap;

use super::Claim;
use crate::text::fold;

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
            side == &claim.population.side
                || [side, &claim.population.side].iter().any(|s| *s == super::population::UNKNOWN)
        });
        match first {
            Some(first) => claims[at].repeat_of = Some(claims[first].id.clone()),
            None => seen.push(at),
        }
    }
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
