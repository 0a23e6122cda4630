//! Measures that the number's own phrase tells: *20 Tote*, *20 getötete Soldaten*, *20 Gefangene*.

use super::{Answer, NO_CLAIM, View, clear};
use crate::claim::outcome::{Outcome, Sort};
use crate::claim::population;
use crate::claim::scene::REACH;
use crate::language::Class;
use crate::quantity::Counted;
use crate::vocabulary::{Bound, Measure};

/// *20 Tote*, *20 Verletzte*, *20 Leichen*
pub(super) fn victims(view: &View) -> Answer {
    let View { document, scene, quantity, segment, .. } = view;
    let Counted::Victims(measure) = quantity.counted else { return None };
    let bodies = quantity.head.is_some_and(|head| {
        document.sense(head, Class::Victim).is_some_and(|s| s.value().ends_with(" bodies"))
    });
    // *1.500 Todesfälle verhindert*
    let averted = |o: &Outcome| o.excluded && o.entry.value == "averted" && segment.contains(&o.tokens.start);
    // *ein Drittel der Gefallenen waren Häftlinge*: of people already counted.
    // *90 Prozent der Verwundeten sind in den Dienst zurückgekehrt*
    let back = view.nearest.is_some_and(|index| view.outcome(index).excluded);
    let of_those = quantity.bound == Bound::Fraction && (back || quantity.low.max(quantity.high).is_none());
    if of_those || scene.outcomes.iter().any(|o| o.is_handing_over() || averted(o)) {
        return NO_CLAIM;
    }
    // *Alle 17 Inhaftierten wurden freigelassen*
    // *9.000 Deserteure sind zurückgekehrt*
    let gone = matches!(measure, Measure::Captured | Measure::Deserted | Measure::Missing);
    if gone && view.nearest.is_some_and(|index| view.outcome(index).excluded) {
        return NO_CLAIM;
    }
    // *starben zwei der Festgenommenen*
    let died = view.nearest.filter(|index| {
        let outcome = view.outcome(*index);
        let first = outcome.tokens.end.min(quantity.phrase.end);
        let last = outcome.tokens.start.max(quantity.number.start);
        outcome.measure == Measure::Killed
            && !quantity.whole
            // *haben 550 Verwundete zu beklagen*
            && !outcome.is("own")
            && matches!(outcome.sort, Sort::Verb | Sort::Participle)
            && matches!(measure, Measure::Captured | Measure::Wounded)
            && segment.contains(&outcome.tokens.start)
            && !scene
                .quantities
                .iter()
                .any(|q| q.number.start != quantity.number.start && (first..last).contains(&q.number.start))
    });
    if died.is_some() {
        return clear(Measure::Killed, died, "outcome");
    }
    // *Die Polizei berichtete von 39 Leichen*
    let of = quantity.number.start > scene.tokens.start
        && document.means(quantity.number.start - 1, Class::Preposition, "of");
    let found = || {
        scene.tokens.clone().any(|at| document.has(at, Class::Found) || of && document.has(at, Class::Say))
    };
    if bodies && !found() { NO_CLAIM } else { clear(measure, None, "victims") }
}

/// *Opfer*: none where nothing is told, missing, dead or hit.
pub(super) fn victims_of_all_sorts(view: &View) -> Answer {
    if view.quantity.counted != Counted::Opfer {
        return None;
    }
    let far = view.assembler.context.measure.is_none_or(|(_, s)| s + REACH < view.scene.number);
    if view.scene.outcomes.is_empty() && !view.scene.event && far {
        return NO_CLAIM;
    }
    // *von 1.000 Opfern fehlt jede Spur*, *drei Opfer liegen noch im Krankenhaus*
    let told = view.nearest.filter(|index| {
        let outcome = view.outcome(*index);
        !outcome.excluded && (outcome.measure == Measure::Missing || outcome.is("care"))
    });
    match told {
        Some(index) => clear(view.outcome(index).measure, told, "outcome"),
        None => clear(view.of_victims(), None, "victims"),
    }
}

pub(super) fn losses(view: &View) -> Answer {
    (view.quantity.counted == Counted::Losses).then(|| clear(Measure::Casualties, None, "losses"))?
}

/// *starben 200 der 1.000 Gefangenen*: what befell the part.
pub(super) fn captives_in_all(view: &View) -> Answer {
    let Counted::People(_, Some(measure)) = view.quantity.counted else { return None };
    view.quantity.whole.then(|| clear(measure, None, "captives"))?
}

/// *38 Tote, 29 Überlebende*
pub(super) fn survivors(view: &View) -> Answer {
    let survived =
        view.quantity.head.is_some_and(|head| view.document.means(head, Class::Person, "people survived"));
    (survived && view.nearest.is_none() && view.quantity.attribute.is_none()).then_some(None)
}

/// A noun of no list: people only where what befell them befalls nobody else.
pub(super) fn thing(view: &View) -> Answer {
    let people = || view.own().is_some_and(|outcome| view.takes_people(outcome));
    (view.quantity.counted == Counted::Thing && !people()).then_some(None)
}

/// *die Leichen von sechs Geiseln gefunden*, and behind it *darunter die von drei Kindern*
pub(super) fn bodies(view: &View) -> Answer {
    let View { document, scene, quantity, .. } = view;
    let bodies = quantity.number.start.checked_sub(2).is_some_and(|at| {
        document.means(at + 1, Class::Preposition, "of")
            && (document.means(at, Class::Topic, "bodies")
                || quantity.part && document.means(at, Class::Function, "article"))
    });
    let found = bodies
        && scene.tokens.clone().any(|at| document.has(at, Class::Found))
        && scene.tokens.clone().any(|at| document.means(at, Class::Topic, "bodies"));
    found.then(|| clear(Measure::Killed, None, "bodies"))?
}

/// *20 getötete Soldaten*
pub(super) fn attribute(view: &View) -> Answer {
    let measure = view.quantity.attribute.filter(|m| *m != Measure::Deployed)?;
    // *22 verwundete Gefangene wurden überstellt*
    let handed = |o: &Outcome| o.is_handing_over() && view.segment.contains(&o.tokens.start);
    // *Zwölf entführte Kinder wurden befreit*
    let freed = measure == Measure::Captured && view.own().is_some_and(|o| o.excluded);
    if freed || view.scene.outcomes.iter().any(handed) {
        return NO_CLAIM;
    }
    // *starben zwölf verwundete Soldaten*, *zwei verletzte Soldaten gefangen genommen*: what befell them last.
    let last = view.found.map(|index| (index, view.outcome(index))).filter(|(_, outcome)| {
        let later = match outcome.measure {
            Measure::Killed => measure != Measure::Casualties,
            Measure::Captured => measure == Measure::Wounded && !outcome.excluded,
            _ => false,
        };
        later && matches!(outcome.sort, Sort::Participle | Sort::Verb | Sort::Deed)
    });
    match last {
        Some((index, outcome)) => clear(outcome.measure, Some(index), "outcome"),
        None => clear(measure, None, "attribute"),
    }
}

/// *mehr als die Hälfte der entsandten Soldaten wäre betroffen*: of those sent, but what befell them is not told.
pub(super) fn share_of_those_sent(view: &View) -> Answer {
    if view.quantity.attribute != Some(Measure::Deployed) {
        return None;
    }
    if view.quantity.bound == Bound::Fraction && view.found.is_none() {
        return NO_CLAIM;
    }
    // *4.000 der 11.000 entsandten Soldaten sind tot*
    view.quantity.whole.then(|| clear(Measure::Deployed, None, "attribute"))?
}

/// *die 11.000 entsandten Soldaten*
pub(super) fn sent(view: &View) -> Answer {
    clear(view.quantity.attribute?, None, "attribute")
}

/// *20 Gefangene*, *20 Geiseln*
pub(super) fn captives(view: &View) -> Answer {
    let Counted::People(_, Some(measure)) = view.quantity.counted else { return None };
    // *die Hälfte der Gefangenen stammt aus armen Regionen*: of people already counted.
    if view.quantity.bound == Bound::Fraction { NO_CLAIM } else { clear(measure, None, "captives") }
}

impl View<'_> {
    /// Whether a noun of no list must be people: what befell it befalls nobody else, and the noun is the object or
    /// subject of that verb.
    fn takes_people(&self, outcome: &Outcome) -> bool {
        let human = outcome.is("human")
            || (outcome.sort == Sort::Act && matches!(outcome.measure, Measure::Killed | Measure::Captured));
        let behind = outcome.sort != Sort::Participle || outcome.tokens.start >= self.quantity.phrase.end;
        human
            && behind
            && self.quantity.head.is_some_and(|head| population::may_be_people(self.document, head))
    }
}
