//! How things are called in the two languages of the page: sources, sides, measures, bounds, numbers, days.
//!
//! Ids stay an open list: one that has no name here is shown as it is written. Everything is a pure look-up
//! or a small piece of grammar; whole sentences are made elsewhere.
//!
//! Limits: German nouns have nominative, genitive and dative, which is what the sentences need; a genitive
//! goes after its noun (*die Werte des NIS*). Large numbers hold a no-break space (*1,3 Mio.*).
//!
//! | call | German | English |
//! |---|---|---|
//! | `source("zelensky", …)` | Selenskyj | Zelensky |
//! | `number(3800, …)` | 3.800 | 3,800 |
//! | `interval(Bound::About, Some(300), Some(300), …)` | rund 300 | about 300 |
//! | `people("north-korea", Kind::Troops, …)` | nordkoreanische Soldaten | North Korean soldiers |
//!
//! ```
//! use streitzahl::claim::{Bound, Kind};
//! use streitzahl::names::{self, Case, Lang};
//! assert_eq!(names::source("zelensky", Lang::De), "Selenskyj");
//! assert_eq!(names::phrase("nis", Case::Genitive, Lang::De), "des NIS");
//! assert_eq!(names::number(3800, Lang::De), "3.800");
//! assert_eq!(names::interval(Bound::About, Some(300), Some(300), Lang::En), "about 300");
//! assert_eq!(names::people("north-korea", Kind::Troops, Lang::De), "nordkoreanische Soldaten");
//! ```

mod entity;
mod number;
mod terms;
mod time;

pub use entity::{Case, id_of, is_listed, is_plural, people, phrase, side, source};
pub use number::{interval, number, share};
pub use terms::{basis, bound, confidence, kind, measure, measure_short, modality, scope};
pub use time::{day, long_day, long_day_in, month, period, short_day, stated_for, when};

use crate::text::capital;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

impl Lang {
    /// All languages of the page.
    pub const ALL: &[Self] = &[Self::De, Self::En];

    /// The code used in files, links and `lang` attributes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The language of a code such as `de` or `en-GB`; `None` where it is neither.
    pub fn from_code(code: &str) -> Option<Self> {
        let main = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.iter().copied().find(|lang| main.eq_ignore_ascii_case(lang.code()))
    }
}

/// Makes the first letter a capital, for the start of a sentence.
///
/// ```
/// assert_eq!(streitzahl::names::capitalized("der NIS"), "Der NIS");
/// assert_eq!(streitzahl::names::capitalized("über"), "Über");
/// ```
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| [capital(first)].into_iter().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(*lang));
        }
        assert_eq!(Lang::from_code("de-AT"), Some(Lang::De));
        assert_eq!(Lang::from_code("fr"), None);
        assert_eq!(Lang::from_code(""), None);
    }
}
