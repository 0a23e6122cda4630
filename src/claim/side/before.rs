//! Sides that the claims and sentences before tell.

use super::{Side, View, clear, context, guess};
use crate::claim::population::{self, MIXED, UNKNOWN};
use crate::claim::rows::ROWS;
use crate::claim::scene::REACH;
use crate::quantity::Counted;
use crate::vocabulary::{Confidence, Kind, Measure};

/// *eine Handvoll von ihnen*: of those spoken of last.
pub(super) fn of_them<'v>(view: &View<'v>) -> Side<'v> {
    match view.assembler.spoken_of_since(view.scene, view.quantity)? {
        (side, true, _) => context(side),
        _ => None,
    }
}

/// *300 Nordkoreaner, 20 davon …*: of the claim before.
pub(super) fn part<'v>(view: &View<'v>) -> Side<'v> {
    let (last, sentence) = view.last_claim().filter(|_| view.quantity.part)?;
    let side = &view.assembler.claims[last].population.side;
    let here = sentence == view.scene.number;
    let known = side != UNKNOWN && sentence + 1 >= view.scene.number;
    known.then_some((side, if here { Confidence::Clear } else { Confidence::Context }))
}

/// *Zwölf Chinesen kämpfen in den Reihen der russischen Armee, zwei wurden gefangen*: still of those counted.
pub(super) fn counted_here<'v>(view: &View<'v>) -> Side<'v> {
    let scene = view.scene;
    let (last, _) = view.last_claim().filter(|(_, sentence)| *sentence == scene.number)?;
    let claim = &view.assembler.claims[last];
    let named_here = scene.mentions.iter().any(|m| m.troops && view.segment.contains(&m.at));
    let goes_on = view.quantity.counted == Counted::Nothing
        && !named_here
        && claim.evidence == view.document.sentences[scene.number].span
        && claim.population.side != UNKNOWN;
    goes_on.then(|| clear(&claim.population.side))?
}

/// *die Ukraine habe 1.900 Mann verloren, elf Soldaten seien gefangen genommen worden*: one party's in one sentence.
pub(super) fn one_party<'v>(view: &View<'v>) -> Side<'v> {
    let (last, sentence) = view.last_claim()?;
    let claim = &view.assembler.claims[last];
    let one = view.is_military()
        && sentence == view.scene.number
        && claim.population.kind == Kind::Troops
        && claim.sources == view.attribution.map(|a| a.sources.as_slice()).unwrap_or_default();
    one.then(|| context(&claim.population.side))?
}

/// The claim before, of which this one is a part or which it continues.
pub(super) fn linked<'v>(view: &View<'v>) -> Side<'v> {
    let View { assembler, scene, quantity, .. } = view;
    let (last, sentence) = view.last_claim()?;
    let side = &assembler.claims[last].population.side;
    let tied = quantity.part || quantity.further;
    let linked = tied || matches!(quantity.counted, Counted::Nothing | Counted::Victims(_));
    // *Elf werden vermisst. Kiew spricht von 43.000 Gefallenen*: soldiers of somebody's.
    let of_nobody =
        side == UNKNOWN && sentence < scene.number && !quantity.part && quantity.among == Some(Kind::Troops);
    let holds = linked
        && sentence + REACH >= scene.number
        && !assembler.told_anew(scene, quantity)
        && !view.tells_of_others(last)
        && !of_nobody
        // *Israel zählte 2.500 getötete Kämpfer. Beirut zählte 3.800 Tote*: another state counts others.
        && (!view.is_victims() || tied || !view.another_state_speaks());
    holds.then(|| context(side))?
}

/// *Das Heer …: Es seien 200 Mann desertiert.*
pub(super) fn army<'v>(view: &View<'v>) -> Side<'v> {
    let deserted = view.measure == Measure::Deserted;
    context(view.assembler.army.or(view.assembler.land).filter(|_| deserted)?)
}

/// *Die Nordkoreaner sind zurück. … 300 Mann*: the soldiers spoken of in the sentences before.
pub(super) fn spoken_of<'v>(view: &View<'v>) -> Side<'v> {
    let row = view.quantity.head.is_some_and(|head| head < view.quantity.number.start);
    let (side, troops, sentence) = view.assembler.context.people.as_ref()?;
    let near = sentence + if row { ROWS } else { REACH } >= view.scene.number;
    (*troops && side != MIXED && near && view.may_be_military()).then(|| context(side))?
}

/// *Wie werden sie eingesetzt?* / *Weniger als 7.000 von ihnen …*: those of whom the section before told.
pub(super) fn section<'v>(view: &View<'v>) -> Side<'v> {
    if !view.quantity.part || view.measure != Measure::Deployed {
        return None;
    }
    let context_now = &view.assembler.context;
    let here = context_now.people.as_ref().filter(|(side, troops, _)| *troops && side != MIXED);
    context(here.map(|(side, ..)| side).or(context_now.before.as_ref())?)
}

/// *In der Region sollen 12.000 Mann stehen*, where only North Koreans were counted before.
pub(super) fn only_side<'v>(view: &View<'v>) -> Side<'v> {
    let fits = view.measure == Measure::Deployed && view.assembler.claims.len() > 1 && view.may_be_military();
    guess(view.assembler.tally.only_side().filter(|_| fits)?)
}

/// *Der NIS hatte 300 Tote gemeldet*, where the article counts those sent by one state and nobody else.
pub(super) fn only_sent<'v>(view: &View<'v>) -> Side<'v> {
    let tally = &view.assembler.tally;
    let fits = matches!(view.quantity.counted, Counted::Victims(_) | Counted::Opfer)
        && tally.sent
        && !view.scene.event
        && view.scene.mentions.is_empty();
    guess(tally.only_side().filter(|side| fits && population::enemy_of(side).is_none())?)
}
