//! What a claim is: one statement, in one article, of how many people a measure holds for, and who says so.

pub mod group;

use crate::calendar::Period;
use crate::text::Span;

/// Makes an enum whose variants have a fixed name in files and word lists.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$about])* $variant),+ }

        impl $name {
            /// All values, in the order of their definition.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name used in files and word lists.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The value of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

named! {
    /// What is counted.
    Measure {
        /// Troops sent to, stationed, in training for or fighting in a theatre of war.
        Deployed = "deployed",
        /// The size of a whole army or force.
        Strength = "strength",
        /// The dead.
        Killed = "killed",
        /// The wounded.
        Wounded = "wounded",
        /// Killed and wounded counted together, or losses not told apart.
        Casualties = "casualties",
        /// Prisoners, hostages, abducted, arrested.
        Captured = "captured",
        /// The missing.
        Missing = "missing",
        /// Soldiers who deserted.
        Deserted = "deserted",
    }
}

named! {
    /// What stretch of time the number sums up.
    Scope {
        /// A running total or a stock as of a day.
        Total = "total",
        /// One attack, engagement, day or closed period.
        Event = "event",
        /// Per day, month, year.
        Rate = "rate",
    }
}

named! {
    /// In which sense the number is said.
    Modality {
        /// Said to be so, however hedged.
        Asserted = "asserted",
        /// Could, may, is planned, expected, offered, feared.
        Possible = "possible",
        /// A source says that it is not so.
        Denied = "denied",
        /// An earlier figure that the article itself replaces.
        Superseded = "superseded",
    }
}

named! {
    /// What sort of people.
    Kind {
        /// Soldiers, fighters, men of an army.
        Troops = "troops",
        /// Officers.
        Officers = "officers",
        /// Generals.
        Generals = "generals",
        /// Police.
        Police = "police",
        /// Civilians.
        Civilians = "civilians",
        /// People not told apart.
        People = "people",
    }
}

named! {
    /// How the number is to be read.
    Bound {
        /// The number itself.
        Exact = "exact",
        /// *rund, etwa*.
        About = "about",
        /// *mindestens*.
        AtLeast = "at_least",
        /// *mehr als*.
        MoreThan = "more_than",
        /// *bis zu*.
        AtMost = "at_most",
        /// *weniger als*.
        LessThan = "less_than",
        /// *fast, knapp*.
        Nearly = "nearly",
        /// *10.000 bis 12.000*.
        Range = "range",
        /// *Tausende*.
        Order = "order",
        /// *ein Drittel*.
        Fraction = "fraction",
        /// *ein Bataillon*.
        Formation = "formation",
    }
}

named! {
    /// Where the day of a claim comes from.
    Basis {
        /// It is in the words.
        Stated = "stated",
        /// The day on which the source spoke.
        Spoken = "spoken",
        /// The article's date.
        Article = "article",
    }
}

named! {
    /// How sure the reading is.
    Confidence {
        /// Read in its own sentence.
        Clear = "clear",
        /// Read across sentences.
        Context = "context",
        /// Guessed.
        Guess = "guess",
    }
}

/// Whose people are counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Population {
    /// Country (`north-korea`), group (`pkk`), `mixed` or `unknown`.
    pub side: String,
    /// What sort of people.
    pub kind: Kind,
}

/// One thing that made a claim: a production of a stage, and the word-list line behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The stage: `quantity`, `time`, `attribution`, `claim`.
    pub stage: &'static str,
    /// The production's name.
    pub rule: &'static str,
    /// The word list, where one was used.
    pub list: Option<&'static str>,
    /// Its line, from 1.
    pub line: u32,
    /// The words in the article.
    pub span: Span,
}

/// One statement of how many, and who says so. Fields as in `claims.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// `<article>@<first byte of span>`; a second claim on one number gets `.2`.
    pub id: String,
    /// The article's id.
    pub article: String,
    /// What is counted.
    pub measure: Measure,
    /// Total, event or rate.
    pub scope: Scope,
    /// Asserted, possible, denied, superseded.
    pub modality: Modality,
    /// Whose people.
    pub population: Population,
    /// How the number is to be read.
    pub bound: Bound,
    /// Least number of people that the wording allows; `None`: open.
    pub low: Option<u64>,
    /// Greatest number of people that the wording allows; `None`: open.
    pub high: Option<u64>,
    /// The day or period for which the number is stated.
    pub as_of: Option<Period>,
    /// Where that day comes from.
    pub as_of_basis: Option<Basis>,
    /// Who says it; empty where the article says it in its own voice.
    pub sources: Vec<String>,
    /// Through whom the article has it, from the article towards the origin.
    pub relayed_by: Vec<String>,
    /// Where the counted people were.
    pub place: Option<String>,
    /// The number's words.
    pub text: String,
    /// Where those words stand.
    pub span: Span,
    /// The sentence that states it.
    pub evidence: Span,
    /// The id of the first mention, where this is a second one.
    pub repeat_of: Option<String>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// What made it.
    pub trace: Vec<Step>,
}
