//! Measures that the verb or noun of outcome in the number's clause tells.

use super::{Answer, NO_CLAIM, View, clear, guess};
use crate::claim::belonging;
use crate::claim::outcome::{self, Outcome, Sort};
use crate::claim::population;
use crate::claim::scene::REACH;
use crate::language::Class;
use crate::language::wars::is_at_war;
use crate::quantity::Counted;
use crate::vocabulary::Measure;

/// *14 wurden im Krankenhaus behandelt*: hurt only where something happened.
pub(super) fn care(view: &View) -> Answer {
    // *48 Geiseln befinden sich noch dort*
    let care = !view.is_captives() && view.own().is_some_and(|o| o.is("care"));
    (care && !view.is_after_an_accident()).then_some(None)
}

/// *300 Soldaten wurden getötet*
pub(super) fn outcome(view: &View) -> Answer {
    let View { document, scene, quantity, segment, .. } = view;
    // *Unter den Toten sind 22 Kriegsgefangene*
    let befell = |o: &Outcome| {
        // *Die Entführer töteten drei Geiseln*, but not *erschoss einen Polizisten und floh mit vier Geiseln*
        let object =
            quantity.number.start.checked_sub(1).is_none_or(|b| !document.has(b, Class::Preposition));
        o.sort == Sort::Deed && o.measure == Measure::Killed && object
            // *der Tod von vier Geiseln*
            || o.sort == Sort::Act && o.measure == Measure::Killed
            || matches!(o.sort, Sort::Participle | Sort::Verb) && !o.is("care") && !o.is("weak")
            || o.sort == Sort::Count && document.has(o.tokens.start, Class::Ambiguous)
    };
    let index = view.found.filter(|index| !view.is_captives() || befell(view.outcome(*index)))?;
    let chosen = view.outcome(index);
    // *19.000 fielen, davon waren 17.000 aus Lagern angeworben*: how they came to be soldiers befell them before.
    if chosen.excluded
        && chosen.entry.value == "recruited"
        && quantity.part
        && let Some(measure) = view.previous()
    {
        return clear(measure, None, "part");
    }
    if chosen.excluded && !(chosen.entry.value == "flight" && view.is_military()) {
        return NO_CLAIM;
    }
    // *In der Bundeswehr dienen 184.000 Soldaten*: of the army's own people all.
    let own_army = chosen.is("serve")
        && population::army_served(document, (*segment).clone())
            .is_some_and(|army| quantity.side.as_deref().is_none_or(|side| Some(side) == army));
    if own_army {
        return clear(Measure::Strength, Some(index), "serves");
    }
    let sized = chosen.measure == Measure::Strength;
    // *die Stärke des Verbands in der Ukraine*: of troops in a place they were sent to.
    let elsewhere = || {
        view.segment_has(|t| {
            // *in der Ukraine*, *im Osten Russlands*
            document.means_any(t, Class::Preposition, &["in", "contracted"])
                && (t + 1..t + 4).any(|next| {
                    [Class::Country, Class::Place, Class::Theatre]
                        .into_iter()
                        .any(|class| document.has(next, class))
                })
        })
    };
    // *aus dem Kontingent, dessen Stärke auf 9.000 Mann beziffert wird*
    let of_a_contingent = || {
        (scene.tokens.start..segment.start).any(|t| document.means(t, Class::Act, "deployed"))
            && document.has(segment.start, Class::Function)
            && segment.start > scene.tokens.start
    };
    // *die Stärke des Kontingents*: of those sent, of whom the text spoke before.
    let sent = || {
        view.segment_has(|t| document.means(t, Class::Act, "deployed"))
            && view.assembler.context.measure.is_some_and(|(measure, sentence)| {
                measure == Measure::Deployed && sentence + REACH >= scene.number
            })
    };
    // *standen einer Armee von 54.000 Mann gegenüber*
    let faced = || {
        scene.outcomes.iter().any(|o| {
            o.sort == Sort::Verb && o.measure == Measure::Deployed && segment.contains(&o.tokens.start)
        })
    };
    let measure = if sized && (elsewhere() || of_a_contingent() || sent() || faced()) {
        Measure::Deployed
    } else if chosen.sort == Sort::Count && chosen.entry.value == outcome::VICTIMS {
        view.of_victims()
    } else {
        chosen.measure
    };
    clear(measure, Some(index), "outcome")
}

/// *die Volksarmee hat über 1,2 Millionen Soldaten*, *das Land hat mit 1,2 Millionen Soldaten eine der größten Armeen*
pub(super) fn army(view: &View) -> Answer {
    let View { document, quantity, segment, .. } = view;
    // *Südkorea hat 500.000 Soldaten*
    let is_army = |t: usize| {
        [Class::Force, Class::Group, Class::Country].into_iter().any(|class| document.has(t, class))
    };
    let other_verb = (quantity.phrase.end..segment.end).any(|t| belonging::is_unlisted_verb(document, t));
    let army = view.is_military()
        && quantity.low.or(quantity.high).is_some_and(|n| n >= 10_000)
        && (view.preposition("with") || (segment.start..quantity.number.start).any(is_army))
        && view.segment_has(is_army)
        // *Zur Volksarmee gehören 1,2 Millionen Soldaten*
        && view.segment_has(|t| {
            document.means(t, Class::Auxiliary, "have") || document.means(t, Class::Continue, "belong")
        })
        && view.scene.outcomes.iter().all(|o| !segment.contains(&o.tokens.start));
    (army && !other_verb).then(|| guess(Measure::Strength, "army"))?
}

/// *Russland hat 600.000 Soldaten in der Ukraine*: the only verb is that of having.
pub(super) fn keeps(view: &View) -> Answer {
    let View { document, quantity, segment, scene, .. } = view;
    let have = |t: usize| {
        document.means_any(t, Class::Auxiliary, &["have", "have past"]) && !document.tokens[t].capital
    };
    let place = quantity.phrase.end;
    let other = scene.outcomes.iter().any(|o| segment.contains(&o.tokens.start));
    let keeps = view.is_military()
        && !other
        && (segment.start..quantity.number.start).any(have)
        && document.means_any(place, Class::Preposition, &["in", "contracted"])
        && (view.assembler.draft || population::land(document, place..segment.end, &scene.attributions).is_some_and(|land| is_at_war(land) || view.assembler.context.is_historic(scene.number)))
        // *hat 600.000 Soldaten in der Ukraine besucht*
        && !(place..segment.end).any(|t| belonging::is_unlisted_verb(document, t));
    keeps.then(|| guess(Measure::Deployed, "keeps"))?
}

impl View<'_> {
    /// Whether people in a hospital were hurt there: something happened, or the text told of dead or wounded.
    fn is_after_an_accident(&self) -> bool {
        let (document, scene) = (self.document, self.scene);
        let context = &self.assembler.context;
        let sick =
            self.quantity.head.is_some_and(|head| document.means(head, Class::Person, "civilians sick"));
        let hurt =
            |measure: Measure| matches!(measure, Measure::Killed | Measure::Wounded | Measure::Casualties);
        let event = scene.event || context.event.is_some_and(|sentence| sentence + REACH >= scene.number);
        let told = context.measure.is_some_and(|(m, sentence)| hurt(m) && sentence + REACH >= scene.number)
            || scene.quantities.iter().any(|q| matches!(q.counted, Counted::Victims(m) if hurt(m)))
            || scene.outcomes.iter().any(|o| hurt(o.measure) && !o.is("care"));
        /// Claims before that are looked at.
        const NEAR: usize = 6;
        let counted = self.assembler.claims.iter().rev().take(NEAR).any(|claim| hurt(claim.measure));
        // Soldiers are told of where there is war.
        !sick && (event || told || counted || self.is_military())
    }
}
