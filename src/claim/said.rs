//! In which sense a claim's number is said, with what the claims before tell of it.

use super::assemble::Assembler;
use super::outcome::Outcome;
use super::scene::{Case, REACH};
use super::{Claim, belonging, modality};
use crate::calendar::Period;
use crate::language::Class;
use crate::vocabulary::{Measure, Modality};

impl Assembler<'_, '_> {
    /// Asserted, possible, denied or superseded; `whole` is the claim of which the number is a part.
    pub(super) fn said(
        &self,
        case: &Case,
        measure: Measure,
        outcome: Option<&Outcome>,
        rule: &str,
        whole: Option<&Claim>,
        as_of: Option<Period>,
    ) -> Modality {
        let Case { scene, at, quantity, segment, attribution, .. } = *case;
        let document = self.document;
        // *rechnet mit 12.000 Mann, darunter 500 Offiziere*
        let part_of_possible = quantity.part
            && whole.is_some_and(|claim| claim.modality == Modality::Possible && claim.measure == measure);
        let near = document.sentences[scene.number.saturating_sub(REACH)].span.start;
        let here = document.sentences[scene.number].span;
        let lately = || self.claims.iter().rev().take_while(|claim| claim.evidence.start >= near);
        let told = lately().find(|claim| claim.measure == measure);
        let sources = attribution.filter(|a| !a.carried && !a.sources.is_empty()).map(|a| &a.sources);
        let by_them = told.is_some_and(|claim| sources.is_none_or(|sources| *sources == claim.sources));
        let mut modality = modality::modality(document, case, measure, self.others_speak(case), by_them);
        // *28 Tote. Zunächst hatte man zehn gemeldet, am Abend waren es 25*
        let on_the_way = told.is_some_and(|claim| {
            claim.evidence == here
                && claim.modality == Modality::Superseded
                && lately().any(|first| first.measure == measure && first.evidence.start < here.start)
        }) && segment.clone().any(|at| document.means(at, Class::Auxiliary, "be past"));
        if on_the_way && modality == Modality::Asserted {
            modality = Modality::Superseded;
        }
        // *Bisher hatte es 25 Tote und etwa 60 Vermisste eingeräumt*: both.
        let with_it = at > 0
            && belonging::coordinated(document, &scene.quantities[at - 1], quantity)
            && self.claims.last().is_some_and(|last| {
                last.span == scene.quantities[at - 1].span && last.modality == Modality::Superseded
            });
        let earlier = || scene.tokens.clone().any(|at| document.has(at, Class::Earlier));
        if with_it && modality == Modality::Asserted && earlier() {
            modality = Modality::Superseded;
        }
        // *soll bis 2031 auf 260.000 wachsen*
        let grows = outcome.is_some_and(|o| o.is("growth"))
            && segment.clone().any(|at| {
                document.means_any(at, Class::Auxiliary, &["shall", "want", "become present", "can"])
            });
        // What is said of a day to come can only be expected.
        let to_come = as_of.zip(self.reference).is_some_and(|(period, day)| period.from > day);
        // *könnten 20.000 entsandt werden; Macron sprach von einigen Tausend Mann*
        let still_possible = rule == "continued"
            && measure == Measure::Deployed
            && self.last_claim(scene).is_some_and(|(last, _)| {
                let before = &self.claims[last];
                before.modality == Modality::Possible && before.measure == measure
            });
        // *6.000 seien geplant. Rund 1.000 von ihnen seien schon dort*
        let done = segment.clone().any(|at| document.means(at, Class::Possible, "done"));
        let of_a_plan = (part_of_possible || still_possible) && !done;
        if modality == Modality::Asserted && (to_come || of_a_plan || grows) {
            modality = Modality::Possible;
        }
        modality
    }
}
