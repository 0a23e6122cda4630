//! Sides that follow from who speaks and who fights whom.

use super::{Side, View, before, clear, guess};
use crate::claim::population;
use crate::claim::scene::REACH;
use crate::language::Class;
use crate::quantity::Counted;
use crate::vocabulary::{Kind, Measure};

/// *Die Hisbollah schweigt; Israel sagt, man habe 440 ihrer Kämpfer getötet*: of whom the sentence told before.
pub(super) fn their_own<'v>(view: &View<'v>) -> Side<'v> {
    if !view.quantity.possessive || !view.is_done_to() {
        return None;
    }
    let before = view.scene.tokens.start..view.quantity.number.start;
    let other = population::group(view.document, before).filter(|side| Some(*side) != view.speaker);
    clear(other.or_else(|| view.speaker.and_then(population::enemy_of))?)
}

/// *14.000 ihrer Kämpfer*: the clause's own, else the speaker's.
pub(super) fn of_theirs<'v>(view: &View<'v>) -> Side<'v> {
    let View { quantity, .. } = view;
    if !quantity.possessive {
        return None;
    }
    let subject = view.owner(view.segment.clone()).filter(|_| view.is_of_a_party());
    clear(subject.or(view.speaker).or(view.assembler.group.filter(|_| quantity.head.is_some()))?)
}

/// *Wir haben 40 Angreifer getötet*: the speaker's enemy.
pub(super) fn we_did<'v>(view: &View<'v>) -> Side<'v> {
    let we = || view.segment.clone().any(|at| view.document.means(at, Class::Camp, "we"));
    // *außer Gefecht gesetzt*
    let put_out = view.measure == Measure::Casualties && view.outcome.is_some_and(|o| !o.is("own"));
    if !(view.is_done_to() || put_out) || !we() {
        return None;
    }
    // *haben wir 300 von ihnen getötet*
    let of_them =
        || before::of_them(view).or_else(|| before::of_nationals(view)).or_else(|| before::part(view));
    if let Some(side) = view.quantity.part.then(of_them).flatten() {
        return Some(side);
    }
    guess(view.speaker.and_then(population::enemy_of).unwrap_or(population::UNKNOWN))
}

/// *die eigenen Verluste*, *der Gegner*, *auf beiden Seiten*
pub(super) fn camp<'v>(view: &View<'v>) -> Side<'v> {
    clear(view.assembler.camp(view.case)?)
}

/// *bis zu 200 vernichtete Kämpfer*: the speaker's enemy.
pub(super) fn boasts<'v>(view: &View<'v>) -> Side<'v> {
    // *250 getötete Eindringlinge*
    let named = view.head_is("enemy") && view.measure != Measure::Deployed;
    let boast = view.quantity.enemy || view.outcome.is_some_and(|o| o.is("enemy"));
    guess(view.speaker.filter(|_| named || boast && view.is_of_soldiers()).and_then(population::enemy_of)?)
}

/// *räumte 6.000 tote Kämpfer ein*: the speaker's own.
pub(super) fn admits<'v>(view: &View<'v>) -> Side<'v> {
    let admits = || view.segment.clone().any(|at| view.document.has(at, Class::Admit));
    // *räumte 31.000 Tote ein*, says a party at war.
    let of_a_party =
        |own: &str| view.is_victims() && population::enemy_of(own).is_some() && !view.scene.event;
    // *Russland hingegen habe 350.000 Tote zu beklagen*, says Kiew.
    let other = view.owner(view.segment.clone()).is_some_and(|owner| Some(owner) != view.speaker);
    clear(
        view.speaker
            .filter(|_| !other)
            .filter(|own| (view.is_of_soldiers() || of_a_party(own)) && admits())?,
    )
}

/// *Auf thailändischer Seite starben 20 Menschen. Kambodschas Regierung meldete zwölf weitere Tote*: its own.
pub(super) fn more_of_its_own<'v>(view: &View<'v>) -> Side<'v> {
    let more = view.quantity.further && view.is_victims() && view.another_state_speaks();
    let (last, _) = view.last_claim().filter(|_| more)?;
    let known = population::is_one(&view.assembler.claims[last].population.side);
    guess(view.speaker.filter(|_| known)?)
}

/// *bestritt, dass auch nur ein Soldat gefallen sei*: its own.
pub(super) fn denies<'v>(view: &View<'v>) -> Side<'v> {
    let denied = view.is_military() && view.attribution.is_some_and(|a| a.denied);
    guess(view.speaker.filter(|_| denied)?)
}

/// *Selenskyj sprach von 46.000 toten Soldaten*, behind Russians: a party's own, where it speaks itself and no side is
/// named.
pub(super) fn counters<'v>(view: &View<'v>) -> Side<'v> {
    // *Auch die Ukraine hält sich bedeckt. Selenskyj hatte von 43.000 Gefallenen gesprochen*
    let about_itself = |own: &str| {
        let (subject, told) = view.assembler.context.subject.unwrap_or_default();
        let fallen = view.quantity.among == Some(Kind::Troops) || view.quantity.counted == Counted::Nothing;
        fallen && subject == own && told + 1 == view.scene.number
    };
    let own = view.speaker.filter(|own| (view.is_regular() || about_itself(own)) && view.speaks_itself())?;
    let enemy = population::enemy_of(own)?;
    let (side, ..) = view.assembler.context.people.as_ref()?;
    guess(own).filter(|_| side == enemy)
}

/// *Armenien meldete 190 getötete Soldaten*, and nobody else's soldiers were spoken of: its own.
pub(super) fn counts_own<'v>(view: &View<'v>) -> Side<'v> {
    let hurt = matches!(view.measure, Measure::Killed | Measure::Wounded | Measure::Casualties);
    // *teilte Pakistans Armee mit. Vier Soldaten seien bei dem Einsatz gefallen*: no other army is there.
    let at_peace = |own| population::enemy_of(own).is_none();
    // *Die Briten zählten 1.078 Gefallene*
    let fallen = view.quantity.among == Some(Kind::Troops)
        && view.attribution.is_some_and(|a| a.rule == "X sagt" && !a.carried);
    let soldiers = view.is_regular() || fallen;
    let attribution = view
        .attribution
        .filter(|a| hurt && soldiers && (view.speaks_itself() || a.state.is_some_and(at_peace)))?;
    let own = attribution.state?;
    let context = &view.assembler.context;
    let alone = context.people.is_none()
        && attribution.sources.first().is_some_and(|source| source == own)
        && context.subject.is_none_or(|(subject, _)| subject == own);
    alone.then(|| guess(own))?
}

/// *Die kolumbianische Armee teilte mit, bei einem Anschlag seien drei Soldaten getötet worden*: a state that reports
/// an attack on soldiers speaks of its own.
pub(super) fn was_hit<'v>(view: &View<'v>) -> Side<'v> {
    let (own, attribution) = (view.speaker?, view.attribution?);
    let state = |at: usize| {
        [Class::Nationality, Class::Country, Class::Capital].into_iter().any(|class| {
            let sense = view.document.sense(at, class);
            sense.is_some_and(|sense| sense.value().split(' ').next() == Some(own))
        })
    };
    (view.is_regular() && view.scene.event && attribution.frame.clone().any(state)).then(|| guess(own))?
}

/// *nach einem Anschlag mit 16 toten Soldaten griff die türkische Luftwaffe an*: the only army that the sentence names, of a
/// state at peace.
pub(super) fn at_home<'v>(view: &View<'v>) -> Side<'v> {
    let hit = view.attribution.is_none() && view.is_regular() && view.scene.event;
    let hurt = matches!(view.measure, Measure::Killed | Measure::Wounded);
    let (first, rest) = view.scene.mentions.split_first().filter(|_| hit && hurt)?;
    let one = first.troops && !first.group && rest.iter().all(|m| m.side == first.side);
    guess(first.side).filter(|_| one && population::enemy_of(first.side).is_none())
}

/// Soldiers whose numbers a party at war tells: its own, or those whom alone the article counts.
pub(super) fn last_guess<'v>(view: &View<'v>) -> Side<'v> {
    let soldiers = view.is_military()
        || view.quantity.among == Some(Kind::Troops)
        || view.counts_soldiers()
        || population::kind_of(view.measure).is_some();
    if !soldiers || view.measure == Measure::Deployed || view.is_irregular() || view.quantity.part {
        return None;
    }
    // *kostete die 155. Brigade 5.000 Mann*: of a unit that the speaker may fight.
    let unit = |at: usize| {
        view.document.tokens[at].capital
            && [Class::Formation, Class::Force].into_iter().any(|class| view.document.has(at, class))
            && !view.quantity.phrase.contains(&at)
    };
    if view.outcome.is_some_and(|o| o.is("own")) && view.segment.clone().any(unit) {
        return None;
    }
    let country = population::country_of(view.attribution?.sources.first()?);
    let enemy = population::enemy_of(country)?;
    let only = view.assembler.tally.only_side().filter(|side| *side != country && *side != enemy);
    guess(only.unwrap_or(country))
}

impl View<'_> {
    fn is_of_soldiers(&self) -> bool {
        matches!(self.quantity.counted, Counted::People(Kind::Troops, _) | Counted::Nothing)
    }

    /// Whether the source speaks in this sentence, and not of one attack, of which both sides speak.
    fn speaks_itself(&self) -> bool {
        let event = self.assembler.context.event.is_some_and(|event| event + 2 * REACH >= self.scene.number);
        !event && self.attribution.is_some_and(|a| !a.carried && !a.frame.is_empty())
    }
}
