//! Measures that the clauses and sentences before tell.

use super::{Answer, View, clear, context, guess};
use crate::claim::abroad;
use crate::claim::outcome::Sort;
use crate::claim::population;
use crate::language::Class;
use crate::quantity::Counted;
use crate::vocabulary::{Kind, Measure};

/// *ihre Zahl könne auf 10.000 anwachsen*: of those spoken of before.
pub(super) fn their_total(view: &View) -> Answer {
    let View { document, scene, assembler, .. } = view;
    let total = view.quantity.counted == Counted::Nothing
        && view.segment_has(|t| document.has(t, Class::Total) && !assembler.counts_things(t))
        && !scene.outcomes.iter().any(|o| matches!(o.sort, Sort::Count | Sort::Loss));
    let (measure, sentence) = assembler.context.measure.filter(|_| total)?;
    let theirs = sentence + 2 >= scene.number && !assembler.spoken_of_others(scene, sentence);
    theirs.then(|| context(measure, "continued"))?
}

/// *die Nordkoreaner seien zurück. Ihre Zahl schätzte er auf 8000*: of soldiers whom nothing befell since.
pub(super) fn their_number(view: &View) -> Answer {
    let View { document, scene, .. } = view;
    let now = &view.assembler.context;
    let theirs = view
        .segment
        .clone()
        .skip(1)
        .any(|t| document.has(t, Class::Total) && document.means(t - 1, Class::Function, "possessive"));
    let number = theirs
        && view.quantity.counted == Counted::Nothing
        && view.found.is_none()
        && now.people.as_ref().is_some_and(|(side, troops, s)| {
            (*troops || view.assembler.tally.has_troops())
                && side != population::MIXED
                && s + 1 == scene.number
                && now.measure.is_none_or(|(_, told)| told < *s)
        });
    number.then(|| context(Measure::Deployed, "their number"))?
}

/// *hat Truppen entsandt, nach Angaben Seouls 3.000 Mann*
pub(super) fn apposed(view: &View) -> Answer {
    let index = view.assembler.apposed(view.scene, view.quantity, view.segment)?;
    clear(view.outcome(index).measure, Some(index), "apposition")
}

/// *geht von 2.000 Toten aus, zuletzt hatte er 600 genannt*: told of the same with another verb of saying.
pub(super) fn said_too(view: &View) -> Answer {
    let View { document, quantity, .. } = view;
    let told = quantity.counted == Counted::Nothing
        && quantity.number.start > view.segment.start
        && view.segment_has(|t| document.means_any(t, Class::Auxiliary, &["have", "have past"]))
        && document.has(quantity.number.end, Class::Continue);
    clear(view.previous().filter(|_| told)?, None, "continued")
}

/// *in Wien sterben so 15 Menschen im Jahr, österreichweit sind es rund 40*
pub(super) fn counted_on(view: &View) -> Answer {
    // *fordern 210 Millionen Euro, bisher sind es zehn Millionen*
    let money = view.quantity.counted == Counted::Nothing
        && view.before().is_some_and(|before| before.counted == Counted::Thing && !before.definite)
        && view.read.last().is_some_and(Option::is_none)
        && view.quantity.low.max(view.quantity.high) >= Some(1_000_000);
    if money {
        return super::NO_CLAIM;
    }
    let here = view.quantity.counted == Counted::Nothing
        && view.segment_has(|t| view.document.means(t, Class::Continue, "es"));
    clear(view.previous().filter(|_| here)?, None, "continued")
}

/// *habe 11.000 Mann entsandt, seit Januar seien 3.000 hinzugekommen*
pub(super) fn added(view: &View) -> Answer {
    let added = view.quantity.counted == Counted::Nothing
        && view.segment_has(|t| view.document.means(t, Class::Continue, "added"));
    clear(view.previous().filter(|_| added)?, None, "part")
}

/// *bezifferte das Kontingent auf 10.000 Soldaten*
pub(super) fn contingent(view: &View) -> Answer {
    let sized = view.preposition("onto")
        && view.is_military()
        && view.attribution.is_some()
        && (view.segment.start..view.quantity.number.start)
            .any(|t| view.document.means(t, Class::Act, "deployed"));
    sized.then(|| context(Measure::Deployed, "contingent"))?
}

/// *Kiew rechnet mit 25.000 zusätzlichen Soldaten*, *Er rechne mit bis zu 15.000 Soldaten*, where the text told of soldiers
/// sent.
pub(super) fn reinforced(view: &View) -> Answer {
    let sent = view.assembler.tally.sent.is_some();
    let more = (view.quantity.further || sent && view.preposition("with"))
        && view.is_military()
        // *Er rechne mit 15.000 Mann, die ausgetauscht würden*: what another clause tells is not to come.
        && view.own().is_none_or(|o| !view.segment.contains(&o.tokens.start))
        && (sent || view.quantity.side.is_some())
        && view.segment_has(|t| view.document.means(t, Class::Possible, "plan"));
    more.then(|| context(Measure::Deployed, "continued"))?
}

/// *Kiew sprach von 12.000, Washington von 10.000 Soldaten*: the verb is said once.
pub(super) fn parallel(view: &View) -> Answer {
    let View { document, quantity, .. } = view;
    let preposition = |start: usize| start.checked_sub(1).filter(|t| document.has(*t, Class::Preposition));
    let before = view.before()?;
    let (one, other) = preposition(before.number.start).zip(preposition(quantity.number.start))?;
    let parallel = document.word(one) == document.word(other)
        && (view.is_military() || matches!(quantity.counted, Counted::Nationals | Counted::Nothing));
    let measure = view.read.last().copied().flatten().filter(|_| parallel)?;
    context(measure, "continued")
}

/// *Mehrere Menschen wurden getötet, die Rede ist von 30*
pub(super) fn unnumbered(view: &View) -> Answer {
    let told = view.quantity.counted == Counted::Nothing
        && view.segment_has(|t| view.document.has(t, Class::Continue))
        && view.preposition("of")
        && view.at == 0;
    let outcome = view.scene.outcomes.iter().rev().find(|o| {
        o.tokens.end <= view.segment.start && !o.excluded && matches!(o.sort, Sort::Participle | Sort::Verb)
    })?;
    told.then(|| clear(outcome.measure, None, "continued"))?
}

/// *Zuvor war von 11.000 Mann die Rede.*
pub(super) fn continued(view: &View) -> Answer {
    let View { scene, quantity, .. } = view;
    // *450.000 Menschen strömten herbei, andere sprachen von einer Million*: of those who are no claim.
    let of_others = quantity.counted == Counted::Nothing
        && view.before().is_some_and(|before| {
            matches!(before.counted, Counted::People(Kind::People | Kind::Civilians, None))
        })
        && view.read.last().is_some_and(Option::is_none);
    let measure = view.assembler.continued(scene, quantity, view.segment).filter(|_| !of_others)?;
    context(measure, "continued")
}

/// *31.000 Soldaten sind gefallen. Nicht 300.000, nicht 150.000*
pub(super) fn not_so_many(view: &View) -> Answer {
    let View { document, scene, quantity, .. } = view;
    let start = quantity.number.start;
    let not = start > scene.tokens.start
        && document.means(start - 1, Class::Function, "not")
        && (start - 1 == scene.tokens.start || document.tokens[start - 2].is(','));
    let (last, sentence) = view.assembler.last_claim(scene)?;
    let near = quantity.counted == Counted::Nothing && sentence + 1 >= scene.number;
    (not && near).then(|| context(view.assembler.claims[last].measure, "continued"))?
}

/// *Wie viele sind gefallen?* / *In unserem Abschnitt mindestens 300.*: a verbless answer.
pub(super) fn answered(view: &View) -> Answer {
    let View { document, scene, quantity, .. } = view;
    let asked = view.assembler.context.asked? + 1 == scene.number;
    let people = view.is_military() || matches!(quantity.counted, Counted::Nothing | Counted::Nationals);
    let verbless = scene.outcomes.is_empty()
        && !scene.tokens.clone().any(|at| document.has(at, Class::Auxiliary) || document.has(at, Class::Say));
    let (measure, told) = view.assembler.context.measure?;
    (asked && people && verbless && told + 1 == scene.number).then(|| context(measure, "answer"))?
}

/// *Rund 8.000 nordkoreanische Soldaten seien weiterhin in der Region*, *von den 11.000 seien noch 8.000 in Kursk*
pub(super) fn stands(view: &View) -> Answer {
    let View { document, quantity, segment, .. } = view;
    let end = quantity.number.end;
    let place = |at: usize| {
        [Class::Area, Class::Place, Class::Theatre].into_iter().any(|class| document.has(at, class))
    };
    let be = |at: usize| document.means_any(at, Class::Auxiliary, &["be", "be past"]);
    // *Rund 8.000 seien weiterhin in der Region*, of those spoken of before
    let people = view.assembler.context.people.as_ref();
    let spoken_of = || {
        people.is_some_and(|(side, troops, told)| {
            *troops && population::is_at_peace(side) && told + 2 >= view.scene.number
        }) && be(end)
    };
    let goal = (end..segment.end.min(end + 3)).find(|at| document.means(*at, Class::Preposition, "in"));
    let left = quantity.counted == Counted::Nothing
        && goal.is_some_and(|goal| place(goal + 1) || place(goal + 2))
        && (view.previous() == Some(Measure::Deployed) && (segment.start..end).any(be) || spoken_of());
    if left {
        return guess(Measure::Deployed, "abroad at war");
    }
    abroad::stands_abroad(view.document, view.quantity).then(|| guess(Measure::Deployed, "abroad at war"))?
}

/// *8.000 Soldaten seien bereits in Kursk*, of those spoken of before
pub(super) fn there(view: &View) -> Answer {
    let people = view.assembler.context.people.as_ref();
    let number = view.scene.number;
    let bare = |told: usize| view.quantity.counted == Counted::Nothing && told + 1 == number;
    let (side, ..) = people.filter(|(_, troops, told)| {
        let near = view.is_military() && told + 2 >= number || bare(*told);
        *troops && near && view.quantity.side.is_none()
    })?;
    abroad::is_there(view.document, view.quantity, view.segment, side)
        .then(|| guess(Measure::Deployed, "abroad at war"))?
}

/// *Seoul spricht von 9.000 nordkoreanischen Soldaten in Kursk*
pub(super) fn abroad(view: &View) -> Answer {
    (view.attribution.is_some() && abroad::is_abroad_at_war(view.document, view.quantity))
        .then(|| guess(Measure::Deployed, "abroad at war"))?
}
