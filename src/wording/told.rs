//! One side of a relation, with all that a sentence says of it.

use crate::calendar::Period;
use crate::claim::{Basis, Bound, Claim, Kind, Measure, Modality};
use crate::dispute::{Comparison, Extent, Figure};
use crate::names::{self, Lang};

/// A number that was said or added up.
#[derive(Clone, Debug)]
pub(super) struct Told<'a> {
    pub figure: Figure,
    /// The claim, or the parts of the sum.
    pub claims: Vec<&'a Claim>,
    pub sources: Vec<&'a str>,
    pub measure: Measure,
    pub named: Extent,
    /// Whether it is a sum of which a part is open.
    pub open_sum: bool,
}

impl<'a> Told<'a> {
    /// `None` where the figure is none of this comparison.
    pub fn of(figure: Figure, claims: &[&'a Claim], comparison: &'a Comparison) -> Option<Self> {
        match figure {
            Figure::Claim(place) => {
                let claim = *claims.get(place)?;
                let estimate = comparison.estimates.get(*comparison.estimate_of.get(place)?)?;
                Some(Self {
                    figure,
                    claims: vec![claim],
                    sources: estimate.sources.iter().map(String::as_str).collect(),
                    measure: claim.measure,
                    named: Extent::named(claim).unwrap_or(Extent { low: 0, high: None }),
                    open_sum: false,
                })
            }
            Figure::Sum(place) => {
                let sum = comparison.sums.get(place)?;
                let parts = vec![*claims.get(sum.parts[0])?, *claims.get(sum.parts[1])?];
                let open = |part: &&Claim| part.low.is_none() || part.high.is_none();
                Some(Self {
                    figure,
                    sources: sum.sources.iter().map(String::as_str).collect(),
                    measure: Measure::Casualties,
                    named: sum.named,
                    open_sum: parts.iter().any(open),
                    claims: parts,
                })
            }
        }
    }

    /// The claim, or the first part.
    pub fn lead(&self) -> &'a Claim {
        self.claims[0]
    }

    pub fn is_sum(&self) -> bool {
        self.claims.len() > 1
    }

    pub fn kind(&self) -> Kind {
        self.lead().population.kind
    }

    pub fn is_possible(&self) -> bool {
        self.lead().modality == Modality::Possible
    }

    /// Its days and where they come from.
    pub fn days(&self) -> Option<(Period, Basis)> {
        let days = self.lead().as_of?;
        // Where nobody says so, it is the article that the day comes from.
        Some((days, self.lead().as_of_basis.unwrap_or(Basis::Article)))
    }

    /// The year that a sentence has named with it.
    pub fn year(&self) -> Option<i32> {
        self.days().map(|(days, _)| days.to.date().0)
    }

    /// Whether *rund* stands beside the number or one of its parts.
    pub fn is_about(&self) -> bool {
        self.claims.iter().any(|claim| claim.bound == Bound::About)
    }

    /// The number in words, without its noun.
    pub fn number(&self, lang: Lang) -> String {
        if !self.is_sum() {
            let claim = self.lead();
            return names::interval(claim.bound, claim.low, claim.high, lang);
        }
        let bound = if self.is_about() && !self.open_sum { Bound::About } else { Bound::Exact };
        names::interval(bound, Some(self.named.low), self.named.high, lang)
    }

    /// The number with what is counted, as an object: *nennt 3.800 Tote*.
    pub fn counted(&self, lang: Lang) -> String {
        let plain = matches!(self.kind(), Kind::Troops | Kind::People);
        self.with_noun(plain, lang)
    }

    /// The same, saying what sort of people they are: *8 getötete Menschen*.
    pub fn people(&self, lang: Lang) -> String {
        self.with_noun(false, lang)
    }

    fn with_noun(&self, plain: bool, lang: Lang) -> String {
        let single = self.named == Extent::point(1);
        let noun = noun(self.measure, self.kind(), plain, single, lang);
        let number = self.number(lang);
        // *thousands of dead*, but *3,000 dead*.
        let word = lang == Lang::En && !number.contains(|c: char| c.is_ascii_digit());
        number + if word { " of " } else { " " } + &noun
    }

    /// Whether the noun of another number is the same.
    pub fn same_noun(&self, other: &Self) -> bool {
        let plain = |kind| matches!(kind, Kind::Troops | Kind::People);
        let kinds = self.kind() == other.kind() || plain(self.kind()) && plain(other.kind());
        let one = |told: &Self| told.named == Extent::point(1);
        self.measure == other.measure && kinds && one(self) == one(other)
    }
}

/// What is counted, after its number, in the accusative. `plain`: the sort of people is not said, where it need
/// not be; `single`: one of them.
fn noun(measure: Measure, kind: Kind, plain: bool, single: bool, lang: Lang) -> String {
    let people = names::kind(kind, lang);
    match lang {
        Lang::De => {
            let (word, adjective) = match measure {
                Measure::Killed => ("Tote", "getötete"),
                Measure::Wounded => ("Verwundete", "verwundete"),
                Measure::Casualties if single => ("Toten oder Verwundete", "getöteten oder verwundete"),
                Measure::Casualties => ("Tote und Verwundete", "getötete und verwundete"),
                Measure::Captured => ("Gefangene", "gefangene"),
                Measure::Missing => ("Vermisste", "vermisste"),
                Measure::Deserted => ("Deserteur", "desertierte"),
                Measure::Deployed => ("", "entsandte"),
                Measure::Strength => ("", ""),
            };
            let ending = match (measure, single) {
                (Measure::Deserted, false) => "e",
                (Measure::Deserted, true) | (_, false) => "",
                (_, true) => "n",
            };
            let people = if single { singular(kind) } else { people };
            match (plain, word, adjective) {
                // Those sent are called soldiers; nothing else stands beside the number.
                (true, "", _) | (_, _, "") => people.to_owned(),
                (true, word, _) => [word, ending].concat(),
                (false, _, adjective) => [adjective, if single { "n" } else { "" }, " ", people].concat(),
            }
        }
        Lang::En => {
            let (word, participle) = match measure {
                Measure::Killed => ("dead", " killed"),
                Measure::Wounded => ("wounded", " wounded"),
                Measure::Casualties => ("dead and wounded", " killed or wounded"),
                Measure::Captured => (if single { "prisoner" } else { "prisoners" }, " captured"),
                Measure::Missing => ("missing", " missing"),
                Measure::Deserted => (if single { "deserter" } else { "deserters" }, " deserted"),
                Measure::Deployed | Measure::Strength => ("", ""),
            };
            let people = match (single, kind) {
                (true, Kind::People) => "person",
                (true, _) => people.trim_end_matches('s'),
                _ => people,
            };
            if plain && !word.is_empty() { word.to_owned() } else { [people, participle].concat() }
        }
    }
}

/// German accusative: *einen Soldaten*.
const fn singular(kind: Kind) -> &'static str {
    match kind {
        Kind::Troops => "Soldaten",
        Kind::Officers => "Offizier",
        Kind::Generals => "General",
        Kind::Police => "Polizisten",
        Kind::Civilians => "Zivilisten",
        Kind::People => "Menschen",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_of_people() {
        assert_eq!(noun(Measure::Killed, Kind::People, false, false, Lang::De), "getötete Menschen");
        assert_eq!(noun(Measure::Killed, Kind::Troops, false, true, Lang::De), "getöteten Soldaten");
        assert_eq!(noun(Measure::Wounded, Kind::People, false, true, Lang::En), "person wounded");
    }

    #[test]
    fn nouns() {
        use {Kind::*, Measure::*};
        for (measure, kind, single, de, en) in [
            (Killed, Troops, false, "Tote", "dead"),
            (Killed, People, true, "Toten", "dead"),
            (Killed, Officers, false, "getötete Offiziere", "officers killed"),
            (Wounded, Civilians, true, "verwundeten Zivilisten", "civilian wounded"),
            (Casualties, Troops, false, "Tote und Verwundete", "dead and wounded"),
            (Casualties, Troops, true, "Toten oder Verwundeten", "dead and wounded"),
            (Deserted, Troops, false, "Deserteure", "deserters"),
            (Deserted, Troops, true, "Deserteur", "deserter"),
            (Deployed, Troops, false, "Soldaten", "soldiers"),
            (Deployed, Officers, false, "entsandte Offiziere", "officers"),
            (Deployed, People, true, "Menschen", "person"),
            (Strength, Generals, true, "General", "general"),
            (Captured, Police, false, "gefangene Polizisten", "police officers captured"),
            (Missing, Troops, false, "Vermisste", "missing"),
        ] {
            let plain = matches!(kind, Troops | People);
            assert_eq!(noun(measure, kind, plain, single, Lang::De), de);
            assert_eq!(noun(measure, kind, plain, single, Lang::En), en);
        }
    }
}
