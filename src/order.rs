//! Stable sorting of anything by one sorting routine.
//!
//! Each type and key that `slice::sort_by_key` is called with costs a routine of 2 to 6 KB of its own in the
//! wasm; thirty of them were a tenth of the page's weight. Here places are sorted, which takes one routine for
//! all. Limit: takes up to 24 bytes an item beside them.
//!
//! ```
//! use streitzahl::order;
//! let mut words = ["Verletzte", "Tote", "Vermisste"];
//! order::by_key(&mut words, |word| word.len());
//! assert_eq!(words, ["Tote", "Verletzte", "Vermisste"]);
//! ```

use std::cmp::Ordering;

/// Sorts in the order of the items.
pub fn sort<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// Sorts by a key; what has the same key keeps its order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by a key that is dear: it is asked for once for each item.
pub fn by_cached_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    for (one, other) in swaps(items.len(), &|one, other| keys.get(one).cmp(&keys.get(other))) {
        items.swap(one, other);
    }
}

/// Sorts by a comparison; what is equal keeps its order.
pub fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let places = |one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    };
    for (one, other) in swaps(items.len(), &places) {
        items.swap(one, other);
    }
}

/// What to swap, one after the other, so that the items of places 0 to before `count` are sorted.
#[inline(never)]
fn swaps(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = (0..count).collect();
    // Half as much code as the stable routine, and stable all the same: no two places are equal.
    places.sort_unstable_by(|&one, &other| compare(one, other).then(one.cmp(&other)));
    // Round by round; a place that is done names itself.
    let mut swaps = Vec::new();
    for start in 0..count {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut places[at], at);
            if from == start {
                break;
            }
            swaps.push((at, from));
            at = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_sorts(items: Vec<u8>) {
            let mut own: Vec<(u8, usize)> = items.iter().copied().zip(0..).collect();
            let mut standard = own.clone();
            by_key(&mut own, |item| item.0 / 16);
            standard.sort_by_key(|item| item.0 / 16);
            prop_assert_eq!(&own, &standard);
            by_cached_key(&mut own, |item| item.0 % 16);
            standard.sort_by_cached_key(|item| item.0 % 16);
            prop_assert_eq!(&own, &standard);
            sort(&mut own);
            standard.sort();
            prop_assert_eq!(own, standard);
        }
    }
}
