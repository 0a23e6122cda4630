//! A reading language: a folder of word lists and the algorithms that data cannot say.
//!
//! Words are data, grammar is Rust: no word of a human language stands in a stage. A second language is a
//! folder beside `de/`, one file of algorithms and one line in [`Language::of`].
//!
//! ```
//! use streitzahl::language::{Class, Language};
//! let german = Language::german();
//! let entry = german.lexicon.whole("getötet").next().unwrap();
//! assert_eq!((entry.class, entry.value), (Class::Participle, "killed"));
//! ```

pub mod german;
pub mod lexicon;
mod numbers;
mod speech;
pub mod wars;

use std::sync::OnceLock;

pub use lexicon::{Class, Classes, Entry, Example, Known, Lexicon, List};
pub use speech::Speech;

/// A language that articles are read in.
pub struct Language {
    /// Its code: `de`.
    pub code: &'static str,
    /// All its words.
    pub lexicon: Lexicon,
    /// What the attribution of speech asks beside the words.
    pub speech: &'static Speech,
}

impl Language {
    /// German.
    pub fn german() -> &'static Self {
        static GERMAN: OnceLock<Language> = OnceLock::new();
        GERMAN.get_or_init(|| Self {
            code: "de",
            lexicon: Lexicon::new(german::LISTS),
            speech: &german::SPEECH,
        })
    }

    /// The language of that code, where it is read.
    pub fn of(code: &str) -> Option<&'static Self> {
        (code.get(..2) == Some("de")).then(Self::german)
    }
}
