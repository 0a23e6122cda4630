//! What the rules of a side share with other rules: the last claim, the people spoken of since, the speaker's camp.

use super::View;
use crate::claim::Claim;
use crate::claim::assemble::Assembler;
use crate::claim::outcome::Sort;
use crate::claim::place;
use crate::claim::population::{self, MIXED};
use crate::claim::scene::{Case, REACH, Scene};
use crate::language::Class;
use crate::quantity::{Counted, Quantity};
use crate::time::Relation;
use crate::vocabulary::{Kind, Measure};

impl View<'_> {
    /// *Auch die Ukraine habe gelitten. Sie habe 8.000 Soldaten verloren*: whom the sentence before is about.
    pub(super) fn pronoun(&self) -> Option<&'static str> {
        /// Words from the clause's first to its subject: *Dabei habe sie …*
        const LONGEST: usize = 4;
        let (side, sentence) = self.assembler.context.subject?;
        // *Nach Angaben ihres Chefs hat sie …*
        let framed = |at: &usize| self.attribution.is_some_and(|a| a.frame.contains(at));
        let mut words = self.segment.clone().skip_while(framed).take(LONGEST);
        let stands = words.any(|at| self.document.means(at, Class::Anaphor, "he"));
        (stands && sentence + 1 >= self.scene.number).then_some(side)
    }

    /// *9.000 Soldaten seien in Kursk. In Charkiw stieg die Zahl der Toten auf 14*: dead of a town that no claim before named
    /// are not those sent.
    pub(super) fn is_in_another_town(&self, last: usize) -> bool {
        let Self { document, scene, quantity, assembler, .. } = self;
        let claims = &assembler.claims[..=last];
        let sent = matches!(claims[last].measure, Measure::Deployed | Measure::Strength);
        let towns = || {
            scene
                .tokens
                .clone()
                .filter_map(|at| document.sense(at, Class::Place)?.entry.place())
                .map(|(_, town)| town)
        };
        // *die Zahl der Toten*
        let count = self.outcome.is_some_and(|o| o.sort == Sort::Count) && !self.counts_soldiers();
        if !(sent && (count || self.is_victims())) || towns().next().is_none() {
            return false;
        }
        /// Claims that are looked at.
        const NEAR: usize = 8;
        let start = quantity.number.start;
        let here = place::find(document, &scene.tokens, start, &quantity.phrase, self.attribution);
        here.is_some_and(|here| {
            towns().any(|town| town == here)
                && !claims.iter().rev().take(NEAR).any(|claim| claim.place.as_deref() == Some(here.as_str()))
        })
    }

    /// *Wie viele Nordkoreaner dort sind, sagte er nicht. … 14.000*, behind a claim of Russians: people of another side
    /// were spoken of right before.
    pub(super) fn tells_of_others_since(&self, claimed: usize, side: &str) -> bool {
        let people = self.assembler.context.people.as_ref();
        self.quantity.counted == Counted::Nothing
            && people.is_some_and(|(other, _, told)| {
                other != side && *told > claimed && told + 1 == self.scene.number
            })
    }

    /// Whether a state says the number, and another said that of the claim before.
    pub(super) fn another_state_speaks(&self) -> bool {
        let Some(state) = self.attribution.and_then(|a| a.state) else { return false };
        self.last_claim().is_some_and(|(last, _)| {
            let before = &self.assembler.claims[last];
            before.population.side != state
                && before.sources.first().is_some_and(|source| population::country_of(source) != state)
        })
    }

    /// The force that a clause has for its subject without its state or name: *die Gruppe*, *die Regierungstruppen*.
    pub(super) fn unnamed_force(&self) -> Option<&'static str> {
        let Self { document, segment, quantity, assembler, .. } = self;
        let article = (segment.start..quantity.number.start)
            .take(3)
            .find(|at| document.means_any(*at, Class::Function, &["article"]))?;
        if document.means(article, Class::Camp, "group")
            || document.means(article + 1, Class::Force, "militia")
        {
            return assembler.group;
        }
        let force = document.sense(article + 1, Class::Force)?;
        (force.value().is_empty() && document.has(article + 2, Class::Auxiliary))
            .then(|| assembler.army.or(assembler.land))?
    }

    /// *Beirut meldete 3.365 Tote seit Oktober*: another source with a stretch of time of its own does not go on with the
    /// people of the claim before.
    pub(super) fn tells_of_others(&self, last: usize) -> bool {
        let Self { scene, quantity, segment, attribution, .. } = self;
        let other = attribution.is_some_and(|a| {
            !a.carried && !a.sources.is_empty() && a.sources != self.assembler.claims[last].sources
        });
        let since = scene
            .times
            .iter()
            .any(|time| time.relation == Relation::Since && segment.contains(&time.tokens.start));
        matches!(quantity.counted, Counted::Victims(_))
            && other
            && since
            && !quantity.further
            && !quantity.part
    }
}

impl Assembler<'_, '_> {
    pub(in crate::claim) fn last_claim(&self, scene: &Scene) -> Option<(usize, usize)> {
        let last = self.claims.len().checked_sub(1)?;
        let evidence = self.claims[last].evidence;
        if evidence == self.document.sentences[scene.number].span {
            return Some((last, scene.number));
        }
        self.context.claim
    }

    /// *die eigenen Verluste*, *der Gegner*, *auf beiden Seiten*: the side as the speaker sees it.
    pub(in crate::claim) fn camp<'c>(&'c self, case: &Case<'c>) -> Option<&'c str> {
        let Case { scene, quantity, segment, attribution, .. } = *case;
        let document = self.document;
        let speaker = attribution.and_then(population::speaker);
        // *Armenien bezifferte seine Verluste auf 3.825 Soldaten, Aserbaidschan auf 2.906*
        let own_losses = attribution.is_some_and(|a| matches!(a.rule, "X sagt" | "X, Y"))
            && scene.tokens.clone().skip(1).any(|at| {
                document.has(at, Class::Loss) && document.means(at - 1, Class::Function, "possessive")
            });
        if own_losses && speaker.is_some() {
            return speaker;
        }
        let camp = segment.clone().find_map(|at| {
            // *nach eigenen Angaben*, but not *bezifferte die eigenen Verluste auf*
            let losses = document.has(at + 1, Class::Loss) || document.means(at, Class::Camp, "both");
            let reporting = !losses && scene.attributions.iter().any(|a| a.frame.contains(&at))
                || document.has(at + 1, Class::Report);
            document.sense(at, Class::Camp).filter(|camp| !reporting && camp.value() != "group")
        });
        // *Nach den eigenen Verlusten gefragt, nannte er 46.000 Tote*
        let asked = || {
            let losses = (scene.tokens.start..segment.start).find(|at| document.has(at + 1, Class::Loss))?;
            document.sense(losses, Class::Camp).filter(|_| quantity.side.is_none())
        };
        match camp.or_else(asked)?.value() {
            "both" => Some(MIXED),
            "own" => speaker,
            // *Wir haben 13 Tote*, says a minister in peace: no side's.
            // *Wir haben 50 Tote gezählt*: whose they are is not said.
            "we" => speaker.filter(|own| {
                let found = || segment.clone().any(|at| document.has(at, Class::Found));
                !matches!(quantity.counted, Counted::Victims(_))
                    || population::enemy_of(own).is_some() && !found()
            }),
            // *300 Landsleute*, said by somebody who speaks for no state: of those told of before.
            // *Indien trauert um fünf Staatsbürger*
            "countrymen" => attribution
                .and_then(|a| a.state)
                .or_else(|| {
                    let who =
                        population::owner(document, segment.clone(), &scene.attributions, Some(quantity));
                    who.filter(|_| attribution.is_none())
                })
                .or_else(|| {
                    let people = self.context.people.as_ref()?;
                    (people.2 + REACH >= scene.number).then_some(people.0.as_str())
                }),
            _ => speaker.and_then(population::enemy_of),
        }
    }

    /// *Wie viele Ukrainer gefallen sind, weiß niemand. Selenskyj sprach von 46.000*: a bare number right behind soldiers of
    /// whom no claim has told yet.
    pub(in crate::claim) fn told_anew(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let claimed = self.last_claim(scene).map_or(0, |(_, sentence)| sentence);
        quantity.counted == Counted::Nothing
            && !quantity.part
            && self.context.people.as_ref().is_some_and(|(_, troops, sentence)| {
                *troops && *sentence > claimed && sentence + 1 == scene.number
            })
    }

    /// The people spoken of in sentences behind the last claim, of whom a number is a part.
    pub(in crate::claim) fn spoken_of_since(
        &self,
        scene: &Scene,
        quantity: &Quantity,
    ) -> Option<&(String, bool, usize)> {
        let (_, claimed) = self.context.claim?;
        let apart = self.last_claim(scene).is_some_and(|(_, sentence)| sentence < scene.number);
        let people = self.context.people.as_ref()?;
        (quantity.part && apart && people.2 > claimed && people.2 + REACH >= scene.number).then_some(people)
    }

    /// *mehr als 6.000 …, also mehr als die Hälfte der 11.000*: one claim, by the number.
    pub(in crate::claim) fn rounds_another(&self, scene: &Scene, share: &Quantity) -> bool {
        let Some(value) = share.low.or(share.high) else { return false };
        let evidence = self.document.sentences[scene.number].span;
        self.claims.iter().rev().take_while(|claim| claim.evidence == evidence).any(|claim| {
            claim.low.or(claim.high).is_some_and(|other| value.abs_diff(other) * 3 < other.max(value))
        })
    }

    /// *die beiden Männer*: people whom a sentence right before counted, perhaps under another measure.
    pub(in crate::claim) fn counted_before(&self, scene: &Scene, quantity: &Quantity) -> Option<&Claim> {
        let unnamed = matches!(quantity.counted, Counted::Nothing | Counted::People(Kind::People, _));
        let near = self.document.sentences[scene.number.saturating_sub(REACH)].span.start;
        let mut lately = self.claims.iter().rev().take_while(|claim| claim.evidence.start >= near);
        let number = (quantity.low, quantity.high);
        lately
            .find(|claim| (claim.low, claim.high) == number)
            .filter(|_| quantity.definite && unnamed && quantity.side.is_none())
    }

    /// *die sieben Toten*: people already counted, whatever they were called then.
    pub(in crate::claim) fn told_before(&self, quantity: &Quantity, measure: Measure) -> Option<String> {
        if !quantity.definite {
            return None;
        }
        let first = &self.claims[self.tally.first(measure, quantity.low, quantity.high)?];
        Some(first.repeat_of.clone().unwrap_or_else(|| first.id.clone()))
    }
}
