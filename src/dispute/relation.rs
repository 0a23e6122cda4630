//! What the comparison hands over: estimates, relations and their reasons, sums, shares, standings.

use super::extent::Extent;
use crate::calendar::Period;
use crate::claim::{Kind, Measure, Scope};

/// One number that takes part in a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Figure {
    /// A number that somebody said: the place of its first mention in the claims given.
    Claim(usize),
    /// A number that we added up and nobody said: its place in [`Comparison::sums`].
    Sum(usize),
}

/// How two numbers are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// They do not go together.
    Contradicts,
    /// One source, later.
    Update,
    /// They go together and come from different houses, or one names no source.
    Supports,
    /// One estimate, told again.
    Repeat,
    /// One counts a part of the people of the other.
    PartOf,
}

impl Relation {
    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contradicts => "contradicts",
            Self::Update => "update",
            Self::Supports => "supports",
            Self::Repeat => "repeat",
            Self::PartOf => "part_of",
        }
    }
}

/// By what the two were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reading {
    /// By the intervals that the wording allows, for the same place and time.
    Strict,
    /// By the numbers named; strictly both can hold.
    Named,
}

impl Reading {
    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Named => "named",
        }
    }
}

/// Two numbers of people as they were named, the smaller first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Gap {
    /// The end of the lower number that faces the other.
    pub less: u64,
    /// The end of the higher number that faces the other.
    pub more: u64,
}

/// Why strictly both can hold although the numbers named do not go together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Leeway {
    /// Only one of the two names the place, so one may count more.
    pub place: bool,
    /// An open end (*mindestens*, *bis zu*) reaches over.
    pub open_end: bool,
    /// One is some days younger, and numbers grow.
    pub days: bool,
    /// One counts people, the other soldiers, or it is only likely that both mean the same event.
    pub people: bool,
}

/// Why a relation is one. Sentences are made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Contradiction: for the same time, and no number fits both.
    SameTime {
        /// The numbers.
        gap: Gap,
        /// What leaves room; nothing where it is strict.
        leeway: Leeway,
    },
    /// Contradiction: a running total of one source lies below the earlier one of another.
    LaterTotalLower {
        /// The numbers; the later one is the smaller.
        gap: Gap,
        /// What leaves room; nothing where it is strict.
        leeway: Leeway,
    },
    /// Contradiction: about the same time, both can hold, but the numbers named are at least two to one.
    FarApart {
        /// The numbers.
        gap: Gap,
        /// What leaves room.
        leeway: Leeway,
    },
    /// Contradiction: the same number is said of other people, in one article.
    OtherPeople {
        /// What the narrower mention counts.
        narrow: Kind,
        /// What the wider mention counts.
        wide: Kind,
    },
    /// Contradiction: the second says that the first is not so.
    Denied,
    /// Update: more than before.
    Grew {
        /// The numbers.
        gap: Gap,
    },
    /// Update: fits what was said before, and says it more or less exactly.
    Restated,
    /// Update: a running total that is lower than before, so a correction.
    Corrected {
        /// The numbers; the later one is the smaller.
        gap: Gap,
    },
    /// Update: a stock that is lower than before, which it may be.
    Shrank {
        /// The numbers; the later one is the smaller.
        gap: Gap,
    },
    /// Update: the article itself replaces the first by the second.
    Replaced,
    /// Support: independent houses agree.
    Agree {
        /// How many houses.
        houses: usize,
    },
    /// Support: a number without a source fits a known one and is probably no second source.
    Echo,
    /// Repeat: same origin, same number.
    Retold {
        /// In how many articles.
        articles: usize,
    },
    /// Part: these people are some of those.
    PartOfPeople {
        /// What the part counts.
        narrow: Kind,
        /// What the whole counts.
        wide: Kind,
    },
    /// Part: the dead or the wounded are some of the losses.
    PartOfLosses {
        /// What the part counts.
        part: Measure,
    },
}

impl Reason {
    /// How far apart the numbers of a contradiction are; `None` where that is not what it is about.
    pub const fn gap(self) -> Option<Gap> {
        match self {
            Self::SameTime { gap, .. } | Self::LaterTotalLower { gap, .. } | Self::FarApart { gap, .. } => {
                Some(gap)
            }
            _ => None,
        }
    }
}

/// One line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// What it is.
    pub relation: Relation,
    /// The numbers: the earlier first; a sum first; the part before its whole. Two or more.
    pub figures: Vec<Figure>,
    /// By what they were compared.
    pub reading: Reading,
    /// Whether it is a support in which one side names no source.
    pub echo: bool,
    /// Why.
    pub reason: Reason,
}

/// One estimate with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Estimate {
    /// Places of its mentions in the claims given, the first mention first; never empty.
    pub mentions: Vec<usize>,
    /// Who says it, over all mentions, sorted; empty where nobody is named.
    pub sources: Vec<String>,
    /// Its question, a place in [`Comparison::questions`].
    pub question: usize,
    /// How it stands.
    pub standing: Standing,
}

/// Killed and wounded of one origin and day, added up by us.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sum {
    /// The ids of its parts, joined by `+`.
    pub id: String,
    /// Its parts: killed, wounded.
    pub parts: [usize; 2],
    /// Who says the parts, sorted.
    pub sources: Vec<String>,
    /// All that the wording of the parts allows.
    pub strict: Extent,
    /// The numbers named, added.
    pub named: Extent,
    /// The day or period of the parts.
    pub as_of: Option<Period>,
    /// The question it stands in, with the measure `casualties`: a place in [`Comparison::questions`].
    pub question: usize,
}

/// One number as a share of another, by interval arithmetic.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The ids of part and base, joined by `/`.
    pub id: String,
    /// The part: losses, or those sent.
    pub part: Figure,
    /// The base: those sent, or the whole army; a place in the claims given.
    pub base: usize,
    /// Least share of one.
    pub low: f64,
    /// Greatest share of one; `None`: open.
    pub high: Option<f64>,
    /// By the numbers named; `None` where only an order of magnitude or a range was.
    pub named: Option<f64>,
}

/// What claims share that answer one question. Possible and denied numbers stand under it too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Question {
    /// What is counted.
    pub measure: Measure,
    /// Whose people.
    pub side: String,
    /// Total, event or rate.
    pub scope: Scope,
    /// What sort of people; people not told apart stand with the troops.
    pub kind: Kind,
}

/// How an estimate or a whole question stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Standing {
    /// Independent houses that say it or agree; 0 where nobody is named.
    pub houses: usize,
    /// Whether a contradiction touches it.
    pub contested: bool,
    /// Whether the same source has a later number; for a question: whether there is an update.
    pub updated: bool,
    /// Whether one who says it is a party to the war.
    pub party: bool,
}

impl Standing {
    /// The one word for it: contested before updated before the number of sources.
    pub const fn word(self) -> Word {
        match self {
            Self { contested: true, .. } => Word::Contested,
            Self { updated: true, .. } => Word::Updated,
            Self { houses: 0, .. } => Word::NoSource,
            Self { houses: 1, .. } => Word::OneSource,
            Self { houses, .. } => Word::Agree(houses),
        }
    }
}

/// How something stands, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    /// Numbers that do not go together.
    Contested,
    /// There is a later number of the same source.
    Updated,
    /// Nobody is named.
    NoSource,
    /// One house.
    OneSource,
    /// So many independent houses.
    Agree(usize),
}

/// All that the comparison found. Places (`usize`) count in the claims that were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Relations: contradictions first, widest first, so that their place is the number of a dispute; then
    /// updates, supports, repeats, parts.
    pub lines: Vec<Line>,
    /// Estimates in order of time.
    pub estimates: Vec<Estimate>,
    /// For each claim given, its estimate.
    pub estimate_of: Vec<usize>,
    /// Questions in order, each once.
    pub questions: Vec<Question>,
    /// How each question stands.
    pub standings: Vec<Standing>,
    /// Killed and wounded added up.
    pub sums: Vec<Sum>,
    /// Losses as a share of those sent, those sent as a share of the army.
    pub shares: Vec<Share>,
}

impl Comparison {
    /// The contradictions, widest first, of equally wide ones those with more sources on both sides; their number on the page is their place and one.
    pub fn disputes(&self) -> &[Line] {
        let end = self.lines.partition_point(|line| line.relation == Relation::Contradicts);
        self.lines.get(..end).unwrap_or_default()
    }

    /// How many independent houses stand behind a number: those that say it or agree with it; behind a sum those of
    /// the part with fewer. 0 where nobody is named.
    pub fn backing(&self, figure: Figure) -> usize {
        match figure {
            Figure::Claim(claim) => self.standing(claim).houses,
            Figure::Sum(sum) => {
                let parts = self.sums.get(sum).map(|sum| sum.parts.map(|part| self.standing(part).houses));
                parts.map_or(0, |[one, other]| one.min(other))
            }
        }
    }

    /// The question that a number answers.
    pub fn question(&self, figure: Figure) -> Option<&Question> {
        let place = match figure {
            Figure::Claim(claim) => self.estimates.get(*self.estimate_of.get(claim)?)?.question,
            Figure::Sum(sum) => self.sums.get(sum)?.question,
        };
        self.questions.get(place)
    }

    /// How a claim stands: as its estimate does.
    pub fn standing(&self, claim: usize) -> Standing {
        let estimate = self.estimate_of.get(claim).and_then(|&place| self.estimates.get(place));
        estimate.map_or_else(Standing::default, |estimate| estimate.standing)
    }
}
