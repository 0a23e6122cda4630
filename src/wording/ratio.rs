//! How much more one number is than another, in words.

use crate::names::{self, Lang};

/// Upper ends in percent, and what is said up to there.
const STEPS: [(u64, &str, &str); 8] = [
    (7, "etwas mehr", "slightly more"),
    (15, "rund ein Zehntel mehr", "about a tenth more"),
    (22, "rund ein Fünftel mehr", "about a fifth more"),
    (29, "rund ein Viertel mehr", "about a quarter more"),
    (41, "rund ein Drittel mehr", "about a third more"),
    (58, "rund die Hälfte mehr", "about half as many again"),
    (71, "rund zwei Drittel mehr", "about two thirds more"),
    (87, "rund drei Viertel mehr", "about three quarters more"),
];

/// *rund ein Viertel mehr*, *rund 2,7-mal so viele*; `None` where there is no difference or nothing to measure
/// it by.
///
/// ```text
/// 3,000 against 3,800: rund ein Viertel mehr
/// 1,100 against 3,000: rund 2,7-mal so viele
/// ```
pub(super) fn more(less: u64, more: u64, lang: Lang) -> Option<String> {
    if less == 0 || more <= less {
        return None;
    }
    let percent = (u128::from(more - less) * 100 / u128::from(less)).min(u128::from(u64::MAX)) as u64;
    let pick = |de: &str, en: &str| if lang == Lang::De { de.to_owned() } else { en.to_owned() };
    if let Some(&(_, de, en)) = STEPS.iter().find(|step| percent < step.0) {
        return Some(pick(de, en));
    }
    if percent < 115 {
        return Some(pick("rund doppelt so viele", "about twice as many"));
    }
    // Tenths of times, rounded; whole times from ten on.
    let tenths = percent.saturating_add(100).saturating_add(5) / 10;
    let (whole, tenth) = if tenths < 100 { (tenths / 10, tenths % 10) } else { ((tenths + 5) / 10, 0) };
    let times = match (tenth, lang) {
        (0, _) => names::number(whole, lang),
        (_, Lang::De) => format!("{whole},{tenth}"),
        (_, Lang::En) => format!("{whole}.{tenth}"),
    };
    Some(match lang {
        Lang::De => ["rund ", &times, "-mal so viele"].concat(),
        Lang::En => ["about ", &times, " times as many"].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_words() {
        for (less, most, de, en) in [
            (3_000, 3_800, "rund ein Viertel mehr", "about a quarter more"),
            (3_000, 3_001, "etwas mehr", "slightly more"),
            (10, 20, "rund doppelt so viele", "about twice as many"),
            (1_100, 3_000, "rund 2,7-mal so viele", "about 2.7 times as many"),
            (100, 300, "rund 3-mal so viele", "about 3 times as many"),
            (1, 1_300_000, "rund 1,3\u{a0}Mio.-mal so viele", "about 1.3\u{a0}m times as many"),
            (100, 1_234, "rund 12-mal so viele", "about 12 times as many"),
        ] {
            assert_eq!(more(less, most, Lang::De).as_deref(), Some(de));
            assert_eq!(more(less, most, Lang::En).as_deref(), Some(en));
        }
        assert_eq!(more(0, 5, Lang::De), None);
        assert_eq!(more(5, 5, Lang::De), None);
        assert!(more(1, u64::MAX, Lang::En).is_some());
    }
}
