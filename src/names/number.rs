//! Numbers and intervals of people.

use super::Lang;
use crate::claim::Bound;

/// A number of people as it is shown: `3.800`, `1,3 Mio.` / `3,800`, `1.3 m`.
///
/// From a million on it is shortened, but only where nothing is lost.
///
/// ```
/// use streitzahl::names::{Lang, number};
/// assert_eq!(number(1_300_000, Lang::De), "1,3\u{a0}Mio.");
/// assert_eq!(number(1_234_567, Lang::En), "1,234,567");
/// ```
pub fn number(n: u64, lang: Lang) -> String {
    const SHORT: [(u64, &str, &str); 2] = [(1_000_000_000, "Mrd.", "bn"), (1_000_000, "Mio.", "m")];
    for (unit, de, en) in SHORT {
        if n >= unit && n.is_multiple_of(unit / 100) {
            let whole = grouped(n / unit, lang);
            let hundredths = n % unit / (unit / 100);
            let fraction = match (hundredths, lang) {
                (0, _) => String::new(),
                (_, Lang::De) => format!(",{hundredths:02}"),
                (_, Lang::En) => format!(".{hundredths:02}"),
            };
            let fraction = fraction.trim_end_matches('0');
            return format!("{whole}{fraction}\u{a0}{}", if lang == Lang::De { de } else { en });
        }
    }
    grouped(n, lang)
}

fn grouped(n: u64, lang: Lang) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(if lang == Lang::De { '.' } else { ',' });
        }
        text.push(digit);
    }
    text
}

/// A share in percent: `25 %` / `25%`; under one percent with one decimal.
///
/// ```
/// use streitzahl::names::{Lang, share};
/// assert_eq!(share(0.253, Lang::De), "25\u{a0}%");
/// assert_eq!(share(0.0042, Lang::En), "0.4%");
/// ```
pub fn share(of_one: f64, lang: Lang) -> String {
    // In tenths, as whole numbers: formatting floats would take 11 KB of wasm.
    let tenths = (of_one * 1000.0).round() as u64;
    let comma = if lang == Lang::De { "," } else { "." };
    let text = if of_one < 0.01 {
        format!("{}{comma}{}", tenths / 10, tenths % 10)
    } else {
        ((of_one * 100.0).round() as u64).to_string()
    };
    match lang {
        Lang::De => format!("{text}\u{a0}%"),
        Lang::En => format!("{text}%"),
    }
}

/// What a claim's number says in words: `rund 300`, `mindestens 3.000`, `10.000 bis 12.000`, `Tausende`.
///
/// `low` and `high` are people, `None` is open. A share whose base is not known is said to be one; what a
/// formation was called stands in the claim's own words, here stand its people.
pub fn interval(bound: Bound, low: Option<u64>, high: Option<u64>, lang: Lang) -> String {
    let de = lang == Lang::De;
    let with = |word: &str, n: u64| format!("{word} {}", number(n, lang));
    match (bound, low, high) {
        (Bound::Exact, Some(n), Some(other)) if n == other => number(n, lang),
        (Bound::About, Some(n), Some(other)) if n == other => with(if de { "rund" } else { "about" }, n),
        (Bound::MoreThan, Some(n), None) => with(if de { "mehr als" } else { "more than" }, n),
        (Bound::LessThan, None, Some(n)) => with(if de { "weniger als" } else { "fewer than" }, n),
        (Bound::Nearly, None, Some(n)) => with(if de { "fast" } else { "nearly" }, n),
        (Bound::Order, Some(low), Some(high)) => order(low, high, lang),
        (Bound::Fraction, None, None) => {
            if de { "ein Anteil ohne Grundzahl" } else { "a share without a base" }.to_owned()
        }
        (_, Some(n), None) => with(if de { "mindestens" } else { "at least" }, n),
        (_, None, Some(n)) => with(if de { "bis zu" } else { "up to" }, n),
        (_, Some(low), Some(high)) => between(low, high, lang),
        (_, None, None) => if de { "keine Zahl" } else { "no number" }.to_owned(),
    }
}

fn between(low: u64, high: u64, lang: Lang) -> String {
    if low == high {
        return number(low, lang);
    }
    let to = if lang == Lang::De { "bis" } else { "to" };
    format!("{} {to} {}", number(low, lang), number(high, lang))
}

fn order(low: u64, high: u64, lang: Lang) -> String {
    let (de, en) = match (low, high) {
        (3, 9) => ("eine Handvoll", "a handful"),
        (24, 99) => ("Dutzende", "dozens"),
        (200, 999) => ("Hunderte", "hundreds"),
        (2_000, 9_999) => ("Tausende", "thousands"),
        (20_000, 99_999) => ("Zehntausende", "tens of thousands"),
        (200_000, 999_999) => ("Hunderttausende", "hundreds of thousands"),
        (2_000_000, 9_999_999) => ("Millionen", "millions"),
        _ => return between(low, high, lang),
    };
    if lang == Lang::De { de } else { en }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (n, de, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1.000", "1,000"),
            (12_345, "12.345", "12,345"),
            (999_999, "999.999", "999,999"),
            (1_000_000, "1\u{a0}Mio.", "1\u{a0}m"),
            (1_250_000, "1,25\u{a0}Mio.", "1.25\u{a0}m"),
            (1_050_000, "1,05\u{a0}Mio.", "1.05\u{a0}m"),
            (2_000_000_000, "2\u{a0}Mrd.", "2\u{a0}bn"),
            (u64::MAX, "18.446.744.073.709.551.615", "18,446,744,073,709,551,615"),
        ] {
            assert_eq!(number(n, Lang::De), de);
            assert_eq!(number(n, Lang::En), en);
        }
    }

    #[test]
    fn intervals() {
        use Bound::*;
        for (bound, low, high, de, en) in [
            (Exact, Some(8), Some(8), "8", "8"),
            (AtLeast, Some(3000), None, "mindestens 3.000", "at least 3,000"),
            (MoreThan, Some(3000), None, "mehr als 3.000", "more than 3,000"),
            (AtMost, None, Some(1000), "bis zu 1.000", "up to 1,000"),
            (LessThan, None, Some(50), "weniger als 50", "fewer than 50"),
            (Nearly, None, Some(100), "fast 100", "nearly 100"),
            (Range, Some(10), Some(12), "10 bis 12", "10 to 12"),
            (Order, Some(2000), Some(9999), "Tausende", "thousands"),
            (Formation, None, Some(1000), "bis zu 1.000", "up to 1,000"),
            (Formation, Some(300), Some(1000), "300 bis 1.000", "300 to 1,000"),
            (Fraction, None, None, "ein Anteil ohne Grundzahl", "a share without a base"),
            (Exact, None, None, "keine Zahl", "no number"),
        ] {
            assert_eq!(interval(bound, low, high, Lang::De), de);
            assert_eq!(interval(bound, low, high, Lang::En), en);
        }
    }
}
