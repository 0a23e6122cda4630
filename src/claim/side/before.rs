//! Sides that the claims and sentences before tell.

use super::{Side, View, clear, context, guess};
use crate::claim::population::{self, MIXED, UNKNOWN};
use crate::claim::rows::{self, ROWS};
use crate::claim::scene::REACH;
use crate::language::Class;
use crate::language::wars::is_at_war;
use crate::quantity::Counted;
use crate::vocabulary::{Confidence, Kind, Measure};

/// *Zwei Nordkoreaner wurden gefangen. Die beiden seien verletzt*: people already counted.
pub(super) fn those_told<'v>(view: &View<'v>) -> Side<'v> {
    let told = view.assembler.counted_before(view.scene, view.quantity)?;
    (told.population.side != UNKNOWN).then(|| context(&told.population.side))?
}

/// *eine Handvoll von ihnen*: of those spoken of last.
pub(super) fn of_them<'v>(view: &View<'v>) -> Side<'v> {
    match view.assembler.spoken_of_since(view.scene, view.quantity)? {
        (side, true, _) => context(side),
        _ => None,
    }
}

/// *stiegen die Briten aus ihren Gräben. Am Abend waren 19.000 von ihnen tot*: of the people of whom the sentence before
/// told, and nobody was counted since.
pub(super) fn of_nationals<'v>(view: &View<'v>) -> Side<'v> {
    let (side, _, told) = view.assembler.context.people.as_ref().filter(|_| view.quantity.part)?;
    let since = view.last_claim().is_none_or(|(_, claimed)| claimed < *told);
    (since && told + 1 == view.scene.number && side != MIXED).then(|| context(side))?
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

/// *9.000 Soldaten seien in Kursk. In Charkiw stieg die Zahl der Toten auf 14*: of nobody told of.
pub(super) fn elsewhere<'v>(view: &View<'v>) -> Side<'v> {
    let (last, _) = view.last_claim().filter(|_| !view.quantity.part && !view.quantity.further)?;
    view.is_in_another_town(last).then(|| clear(UNKNOWN))?
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
        && !view.tells_of_others_since(sentence, side)
        // *Israel zählte 2.500 getötete Kämpfer. Beirut zählte 3.800 Tote*: another state counts others.
        && (!view.is_victims() || quantity.part || !view.another_state_speaks());
    holds.then(|| context(side))?
}

/// *Ein ukrainischer Kompaniechef … Von seinen 90 Soldaten seien acht tot*, *Die Brigade habe elf Mann verloren*: of the unit
/// or officer spoken of last.
pub(super) fn unit<'v>(view: &View<'v>) -> Side<'v> {
    let View { document, scene, .. } = view;
    let (side, sentence) = view.assembler.unit.filter(|_| view.speaker.is_none())?;
    let first = scene.tokens.start;
    let of_his = document.means(first, Class::Preposition, "of")
        && document.means(first + 1, Class::Function, "possessive");
    let unit = |at: usize| {
        document.tokens[at].capital && document.has(at, Class::Formation)
            || document.means(at, Class::Camp, "group")
    };
    let lost = || view.loses_own() && view.segment.clone().any(unit);
    let near = sentence + 2 * REACH >= scene.number;
    (near && (of_his || lost())).then(|| context(side))?
}

/// *Die Zahlen zu den gefallenen Russen gehen auseinander. Historiker vermuten 160.000 Tote*: of those of whose losses the
/// sentence before told.
pub(super) fn of_losses_told<'v>(view: &View<'v>) -> Side<'v> {
    let View { scene, .. } = view;
    let now = &view.assembler.context;
    let (side, troops, told) =
        now.people.as_ref().filter(|_| view.is_victims() || view.quantity.counted == Counted::Losses)?;
    let (measure, sentence) = now.measure?;
    let fits = *troops
        && side != MIXED
        // *Bei Angriffen der Miliz …*: groups kill others, too.
        && view.assembler.group != Some(side.as_str())
        && sentence == *told
        && told + 1 >= scene.number
        && view.last_claim().is_none_or(|(_, claimed)| claimed < *told)
        && is_loss(measure)
        && view.is_of_no_place();
    fits.then(|| context(side))?
}

/// *Nordkoreas Soldaten sterben in Kursk … Der NIS nennt 300 Tote*: those whom the whole article is about.
pub(super) fn topic<'v>(view: &View<'v>) -> Side<'v> {
    // *die beiden Gefangenen*
    // *zwei Männer lebend gefasst*
    let captives = view.measure == Measure::Captured
        && matches!(view.quantity.counted, Counted::People(Kind::People, _));
    let soldiers =
        view.is_victims() || view.is_regular() || captives || view.quantity.counted == Counted::Nothing;
    let told = |side: &str| {
        let sent = || view.assembler.tally.sent.as_deref() == Some(side);
        is_loss(view.measure)
            || view.measure == Measure::Deployed && population::is_at_peace(side)
            || view.measure == Measure::Captured && sent()
    };
    let side = view.assembler.topic.filter(|side| soldiers && told(side) && view.speaker != Some(*side))?;
    // *Opfer des Sturms* / *Tote: 31*
    let row = view.attribution.is_none() && rows::is_line(view.document, view.scene.number);
    let fits = view.is_of_no_place() && !view.assembler.tally.civilians && !row;
    fits.then(|| guess(side))?
}

fn is_loss(measure: Measure) -> bool {
    matches!(measure, Measure::Killed | Measure::Wounded | Measure::Casualties | Measure::Missing)
}

/// *Das Heer …: Es seien 200 Mann desertiert.*
pub(super) fn army<'v>(view: &View<'v>) -> Side<'v> {
    let deserted = view.measure == Measure::Deserted;
    let land = view.assembler.land.filter(|land| is_at_war(land));
    context(view.assembler.army.or(land).filter(|_| deserted)?)
}

/// *Die Volksarmee zählt 1,3 Millionen Soldaten*: the army of the land spoken of.
pub(super) fn its_army<'v>(view: &View<'v>) -> Side<'v> {
    let army = view.measure == Measure::Strength
        && (view.is_regular()
            || view.quantity.counted == Counted::Nothing
            // *In der Armee dienen eine Million Menschen*
            || view.outcome.is_some_and(|o| o.is("serve")))
        && view.scene.tokens.clone().any(|at| view.document.has(at, Class::Force));
    guess(view.assembler.army.or(view.assembler.land).filter(|_| army)?)
}

/// *231 Sicherheitskräfte*: of the state where a war is fought.
pub(super) fn state<'v>(view: &View<'v>) -> Side<'v> {
    let land = view.assembler.land.filter(|land| is_at_war(land));
    context(land.filter(|_| view.head_is("state"))?)
}

/// *Die türkische Luftwaffe griff die PKK an. Ankara sprach von 59 getöteten Kämpfern*: fighters are the group's.
pub(super) fn fighters<'v>(view: &View<'v>) -> Side<'v> {
    let group = view.assembler.group.filter(|_| view.head_is("irregular"))?;
    let (side, _, told) = view.assembler.context.people.as_ref()?;
    let near = told + REACH >= view.scene.number;
    let of_a_state = view.speaker.is_none_or(|speaker| speaker == side) && group != side;
    (near && of_a_state).then(|| context(group))?
}

/// *Die Nordkoreaner sind zurück. … 300 Mann*: the soldiers spoken of in the sentences before.
pub(super) fn spoken_of<'v>(view: &View<'v>) -> Side<'v> {
    let row = view.quantity.head.is_some_and(|head| head < view.quantity.number.start);
    let (side, troops, sentence) = view.assembler.context.people.as_ref()?;
    let near = sentence + if row { ROWS } else { REACH } >= view.scene.number;
    // *Soldaten* are no militia's.
    let of_a_group = view.is_regular() && view.assembler.group == Some(side.as_str());
    let fits = *troops && side != MIXED && near && !of_a_group;
    let fits = fits && !view.is_of_an_alliance() && !view.is_of_both();
    (fits && view.may_be_military()).then(|| context(side))?
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

/// *102 Russen gefangen. Insgesamt seien es 300 Kriegsgefangene*: of those taken before.
pub(super) fn captives<'v>(view: &View<'v>) -> Side<'v> {
    let captive = matches!(view.quantity.counted, Counted::People(_, Some(Measure::Captured)));
    let (last, sentence) = view.last_claim().filter(|_| captive && view.measure == Measure::Captured)?;
    let claim = &view.assembler.claims[last];
    let goes_on = claim.measure == Measure::Captured
        && claim.population.side != UNKNOWN
        && sentence + REACH >= view.scene.number
        && view.scene.mentions.is_empty();
    goes_on.then(|| context(&claim.population.side))?
}

/// *ein Drittel der 11.000 entsandten Soldaten*: of those whose sending the article told of.
pub(super) fn those_sent<'v>(view: &View<'v>) -> Side<'v> {
    let sent = view.quantity.attribute == Some(Measure::Deployed) && view.scene.mentions.is_empty();
    context(view.last_sent().filter(|_| sent)?)
}

/// *Bis Dezember könnten es 10.900 werden*: of those whose sending the article told of last.
pub(super) fn sent_before<'v>(view: &View<'v>) -> Side<'v> {
    let soldiers = view.measure == Measure::Deployed && view.may_be_military();
    guess(view.last_sent().filter(|_| soldiers)?)
}

/// *Der NIS hatte 300 Tote gemeldet*, where the article counts those sent by one state and nobody else.
pub(super) fn only_sent<'v>(view: &View<'v>) -> Side<'v> {
    let tally = &view.assembler.tally;
    let fits = matches!(view.quantity.counted, Counted::Victims(_) | Counted::Opfer)
        && (tally.sent.is_some() || view.assembler.claims.len() > 1)
        && !tally.unknown
        && view.is_of_no_place()
        && view.scene.mentions.is_empty();
    guess(tally.only_side().filter(|side| fits && population::enemy_of(side).is_none())?)
}

impl<'v> View<'v> {
    /// The side of those whom the article counted last as sent.
    fn last_sent(&self) -> Option<&'v str> {
        self.assembler.tally.sent.as_deref().filter(|side| population::is_one(side))
    }
}

impl View<'_> {
    /// Whether a sentence tells of no attack or accident and no place, whose dead would be others.
    fn is_of_no_place(&self) -> bool {
        let land = population::land(self.document, self.segment.clone(), &self.scene.attributions);
        let lately = self.assembler.context.event.is_some_and(|event| event + 1 >= self.scene.number);
        // *Drei Tote in Cherson* are of that town; hundreds are of those who were sent to that land.
        let many = self.quantity.low.max(self.quantity.high) >= Some(100);
        let sent_there = |land: &str| {
            self.assembler.tally.sent.is_some()
                || many && is_at_war(land) && self.assembler.topic.is_some_and(population::is_at_peace)
        };
        !self.scene.event && !lately && land.is_none_or(sent_there)
    }

    /// *Die Briten verloren 60.000 Mann. Die Deutschen hatten 12.000 Mann Verluste. Bis November starben 300.000 Soldaten*: the
    /// two claims before are of two sides.
    fn is_of_both(&self) -> bool {
        let Some((last, sentence)) = self.last_claim() else { return false };
        let claims = &self.assembler.claims[last.saturating_sub(1)..=last];
        let near = self.document.sentences[self.scene.number.saturating_sub(REACH)].span.start;
        let known = population::is_one;
        self.is_military()
            && !self.quantity.definite
            && sentence + REACH >= self.scene.number
            && claims[0].evidence.start >= near
            && matches!(claims, [one, other] if one.population.side != other.population.side
                && known(&one.population.side) && known(&other.population.side)
                && [one.measure, other.measure, self.measure].into_iter().all(is_loss))
    }
}
