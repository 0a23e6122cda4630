//! How far a number's wording reaches, and interval arithmetic on it.
//!
//! Two readings of one claim: *strict*, all that the wording allows, and *named*, the numbers that were said.
//!
//! | words | strict | named |
//! |---|---|---|
//! | 3.800 | 3,800 | 3,800 |
//! | rund 300 | 250 to 350: half a unit of its last digit that is not zero | 300 |
//! | mehr als 3.000 | 3,001 and up | 3,000 |
//! | bis zu 1.000 | 0 to 1,000 | 1,000 |
//! | Tausende | 2,000 to 9,999 | the same |

use crate::claim::{Bound, Claim};

/// A closed interval of people; no `high` is open upward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Extent {
    /// Least number of people.
    pub low: u64,
    /// Greatest number of people; `None`: open.
    pub high: Option<u64>,
}

impl Extent {
    /// Of one number.
    pub const fn point(n: u64) -> Self {
        Self { low: n, high: Some(n) }
    }

    /// All that the wording allows; `None` where there is no number at all.
    pub fn strict(claim: &Claim) -> Option<Self> {
        let (low, high) = ordered(claim);
        if low.is_none() && high.is_none() {
            return None;
        }
        let slack = |n: Option<u64>| if claim.bound == Bound::About { n.map_or(0, half_unit) } else { 0 };
        let least = low.unwrap_or(0).saturating_sub(slack(low));
        Some(match claim.bound {
            Bound::MoreThan => Self { low: least.saturating_add(1), high },
            Bound::LessThan => Self { low: least, high: high.map(|n| n.saturating_sub(1)) },
            _ => Self { low: least, high: high.map(|n| n.saturating_add(slack(high))) },
        })
    }

    /// The numbers that were said, as if nothing stood beside them; `None` where there is none.
    pub fn named(claim: &Claim) -> Option<Self> {
        match ordered(claim) {
            (Some(low), Some(high)) => Some(Self { low, high: Some(high) }),
            (Some(n), None) | (None, Some(n)) => Some(Self::point(n)),
            (None, None) => None,
        }
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        let high = self.high.zip(other.high).map(|(one, two)| one.saturating_add(two));
        Self { low: self.low.saturating_add(other.low), high }
    }

    /// What both allow.
    pub fn meet(self, other: Self) -> Option<Self> {
        let low = self.low.max(other.low);
        let high = match (self.high, other.high) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        high.is_none_or(|high| low <= high).then_some(Self { low, high })
    }

    /// Whether all of it lies below all of `other`.
    pub fn below(self, other: Self) -> bool {
        self.high.is_some_and(|high| high < other.low)
    }

    /// Whether no number fits both.
    pub fn apart(self, other: Self) -> bool {
        self.below(other) || other.below(self)
    }

    /// Whether one is at least `times` the other, measured between the ends that face each other.
    pub fn times_apart(self, other: Self, times: u64) -> bool {
        let far = |less: Self, more: Self| {
            less.high.is_some_and(|high| high < more.low && high.saturating_mul(times) <= more.low)
        };
        far(self, other) || far(other, self)
    }

    /// The two ends that face each other, the smaller first; equal where the two meet.
    pub fn gap(self, other: Self) -> (u64, u64) {
        match (self.high, other.high) {
            (Some(high), _) if high < other.low => (high, other.low),
            (_, Some(high)) if high < self.low => (high, self.low),
            _ => {
                let shared = self.low.max(other.low);
                (shared, shared)
            }
        }
    }
}

/// Low and high as they should be: hostile input may have them the wrong way round.
fn ordered(claim: &Claim) -> (Option<u64>, Option<u64>) {
    match (claim.low, claim.high) {
        (Some(low), Some(high)) if low > high => (Some(high), Some(low)),
        pair => pair,
    }
}

/// Half a unit of the last digit that is not zero: 50 for 300, 500 for 12,000, 0 for 12.
fn half_unit(n: u64) -> u64 {
    if n == 0 {
        return 0;
    }
    let (mut rest, mut unit) = (n, 1);
    while rest.is_multiple_of(10) {
        rest /= 10;
        unit *= 10;
    }
    unit / 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dispute::testing::claim;

    fn read(bound: Bound, low: Option<u64>, high: Option<u64>) -> (Extent, Extent) {
        let mut claim = claim("a@1");
        (claim.bound, claim.low, claim.high) = (bound, low, high);
        (Extent::strict(&claim).unwrap(), Extent::named(&claim).unwrap())
    }

    #[test]
    fn words_and_their_reach() {
        let reach = |low, high| Extent { low, high };
        for (bound, low, high, strict, named) in [
            (Bound::Exact, Some(8), Some(8), reach(8, Some(8)), reach(8, Some(8))),
            (Bound::About, Some(300), Some(300), reach(250, Some(350)), Extent::point(300)),
            (Bound::About, Some(12), Some(12), reach(12, Some(12)), Extent::point(12)),
            (Bound::MoreThan, Some(3000), None, reach(3001, None), Extent::point(3000)),
            (Bound::AtLeast, Some(100), None, reach(100, None), Extent::point(100)),
            (Bound::AtMost, None, Some(1000), reach(0, Some(1000)), Extent::point(1000)),
            (Bound::LessThan, None, Some(50), reach(0, Some(49)), Extent::point(50)),
            (Bound::Order, Some(2000), Some(9999), reach(2000, Some(9999)), reach(2000, Some(9999))),
            (Bound::Range, Some(12), Some(10), reach(10, Some(12)), reach(10, Some(12))),
            (Bound::About, Some(u64::MAX), Some(u64::MAX), Extent::point(u64::MAX), Extent::point(u64::MAX)),
        ] {
            assert_eq!(read(bound, low, high), (strict, named), "{bound:?} {low:?} {high:?}");
        }
    }

    #[test]
    fn sums_and_gaps() {
        let killed = Extent { low: 100, high: None };
        let wounded = Extent { low: 0, high: Some(1000) };
        assert_eq!(killed.plus(wounded), Extent { low: 100, high: None });
        assert!(!killed.plus(wounded).apart(Extent { low: 3001, high: None }));
        assert_eq!(Extent::point(1100).gap(Extent::point(3000)), (1100, 3000));
        assert!(Extent::point(1500).times_apart(Extent::point(3000), 2));
        assert!(!Extent::point(1501).times_apart(Extent::point(3000), 2));
        assert_eq!(Extent::point(4).meet(Extent::point(5)), None);
        assert_eq!(killed.meet(wounded), Some(Extent { low: 100, high: Some(1000) }));
    }
}
