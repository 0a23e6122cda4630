//! Sides that the number's own phrase or sentence tells.

use super::{Side, View, before, clear, context, guess};
use crate::claim::belonging;
use crate::claim::outcome::{Outcome, Sort};
use crate::claim::population::{self, MIXED, UNKNOWN};
use crate::claim::rows::{self, ROWS};
use crate::claim::scene::REACH;
use crate::language::Class;
use crate::quantity::Counted;
use crate::vocabulary::{Bound, Kind, Measure};

/// *50.000 Soldaten, darunter auch Verbände aus Nordkorea*: the part is of another side than the whole.
pub(super) fn holds_others<'v>(view: &View<'v>) -> Side<'v> {
    let View { document, scene, quantity, .. } = view;
    let end = quantity.phrase.end;
    let part =
        (end..scene.tokens.end.min(end + 4)).find(|at| document.means(*at, Class::Function, "of_them"));
    let part = part.filter(|_| view.is_military())?;
    let other = scene.mentions.iter().find(|m| m.at > part && m.at <= part + 6)?;
    let own = quantity
        .side
        .as_deref()
        .or_else(|| view.assembler.camp(view.case))
        .or_else(|| view.owner(scene.tokens.clone()))?;
    clear(MIXED).filter(|_| own != other.side)
}

/// *300 Nordkoreaner*. *Libanon: 80 Tote* in a headline names a place; in a list under a heading it names the side.
pub(super) fn phrase<'v>(view: &View<'v>) -> Side<'v> {
    let named = view.quantity.side.as_deref().filter(|_| view.is_listed() || !view.quantity.labelled);
    clear(named?)
}

/// *80 tote und 400 verwundete Ukrainer*: the noun is said once.
pub(super) fn shared_noun<'v>(view: &View<'v>) -> Side<'v> {
    let View { document, scene, quantity, .. } = view;
    let bare = quantity.attribute.is_some() && quantity.head.is_none();
    let next = scene.quantities.get(view.case.at + 1).filter(|_| bare)?;
    let joined = document.means(quantity.phrase.end, Class::Function, "and")
        && next.number.start <= quantity.phrase.end + 2
        && next.attribute.is_some();
    clear(next.side.as_deref().filter(|_| joined)?)
}

pub(super) fn cell<'v>(view: &View<'v>) -> Side<'v> {
    let cell = view.assembler.layout.cell(view.document, view.scene.number, view.quantity.number.start)?;
    clear(cell.side?)
}

/// *120 Kämpfer der Miliz*
pub(super) fn militia<'v>(view: &View<'v>) -> Side<'v> {
    view.quantity.of_militia.then(|| context(view.assembler.group.unwrap_or(UNKNOWN)))?
}

/// *900 Soldaten der Junta*
pub(super) fn force<'v>(view: &View<'v>) -> Side<'v> {
    // Where they were sent to tells nothing.
    let at_home = view.assembler.land.filter(|_| view.measure != Measure::Deployed);
    // *Soldaten einer Pioniereinheit*: of whichever army.
    let known =
        view.quantity.head.is_some_and(|head| !view.document.means(head + 1, Class::Function, "indefinite"));
    // *Soldaten der Eliteeinheit*: neither, where armies of others may stand.
    let powers = || {
        let words = view.quantity.phrase.clone();
        words.into_iter().any(|at| {
            let office = view.document.sense(at, Class::Office).map(|sense| sense.value());
            matches!(office, Some("army" | "government" | "defense"))
        }) || view.head_is("state")
    };
    let at_home = at_home.filter(|_| powers());
    context(view.assembler.army.or(at_home).filter(|_| view.quantity.of_force && known)?)
}

/// *Russland: getötet 95.000*
pub(super) fn label<'v>(view: &View<'v>) -> Side<'v> {
    let listed = view.is_listed();
    let label =
        view.scene.quantities.iter().filter(|q| listed || !q.labelled).find_map(|q| q.side.as_deref())?;
    clear(label).filter(|_| rows::is_line(view.document, view.scene.number))
}

/// *Russland* / *Getötet: 95.000*
pub(super) fn heading<'v>(view: &View<'v>) -> Side<'v> {
    let (side, heading) = view.assembler.layout.side?;
    let near = heading + ROWS >= view.scene.number && rows::is_line(view.document, view.scene.number);
    context(side).filter(|_| near)
}

/// *125 gehörten den Sicherheitskräften der neuen Regierung an*
pub(super) fn belongs<'v>(view: &View<'v>) -> Side<'v> {
    let View { document, segment, .. } = view;
    let verb = view
        .segment
        .clone()
        .find(|at| document.means(*at, Class::Continue, "belong"))
        .filter(|_| view.quantity.counted == Counted::Nothing)?;
    let force = (verb..segment.end).any(|at| document.has(at, Class::Force) && document.tokens[at].capital);
    let named = view.scene.mentions.iter().any(|m| m.at > verb && segment.contains(&m.at));
    context(view.assembler.army.or(view.assembler.land).filter(|_| force && !named)?)
}

/// *unter den Nordkoreanern habe es 200 Tote gegeben*
pub(super) fn whole<'v>(view: &View<'v>) -> Side<'v> {
    clear(population::whole(view.document, view.scene, view.segment, view.quantity)?.side)
}

/// *auf russischer Seite*, *auf russischer und ukrainischer Seite*
pub(super) fn flank<'v>(view: &View<'v>) -> Side<'v> {
    // *Für China gibt es zwei Rechnungen: 197.000 Tote …*
    let colon = |at: usize| {
        (at..view.quantity.number.start).any(|between| view.document.tokens[between].is(':'))
            && view.document.means(view.scene.tokens.start, Class::Preposition, "for")
    };
    let before = |at: usize| at < view.quantity.number.start && (view.segment.contains(&at) || colon(at));
    let mut flanks = view.scene.mentions.iter().rev().filter(|m| m.flank && before(m.at));
    let flank = flanks.next()?;
    // *Für Deutschland nennen die Ärzte 4.100 Tote*: a land, where the text tells of no soldiers.
    if !flank.troops && !view.is_military() && !view.assembler.tally.has_troops() {
        return None;
    }
    let both = flanks.next().is_some_and(|other| {
        // *auf russischer und ukrainischer Seite*, *auf russischer wie auf ukrainischer Seite*
        let mut between = other.at + 1..flank.at;
        other.side != flank.side
            && between.len() <= 5
            && between.all(|at| view.document.tokens[at].is_word() && !view.document.tokens[at].capital)
    });
    clear(if both { MIXED } else { flank.side })
}

/// *die russischen Verluste*, *die Zahl der getöteten nordkoreanischen Soldaten*
pub(super) fn at_outcome<'v>(view: &View<'v>) -> Side<'v> {
    let View { document, scene, .. } = view;
    // *Zu den russischen Verlusten schreibt das Blatt, Dienste gingen von 900 Toten aus*
    let left = || {
        let ahead = |o: &&Outcome| o.sort == Sort::Loss && o.tokens.end <= view.quantity.number.start;
        scene.outcomes.iter().rev().find(ahead)
    };
    let outcome = view
        .outcome
        .or_else(|| left().filter(|_| view.is_victims() || view.quantity.attribute.is_some()))
        .filter(|o| matches!(o.sort, Sort::Loss | Sort::Count))?;
    clear(population::at_outcome(document, outcome, &scene.tokens)?)
}

/// *Russland verlor zwei Millionen Soldaten, Frankreich 1,3 Millionen*
pub(super) fn gapped<'v>(view: &View<'v>) -> Side<'v> {
    // *Südkorea hatte 137.000 Tote zu beklagen, die USA 36.000*
    let mourned = || view.scene.outcomes.iter().any(|o| o.is("own"));
    let party = view.is_of_a_party() || mourned();
    clear(population::gapped(view.document, view.segment, view.quantity).filter(|_| party)?)
}

/// *die Gruppe habe 4.000 Mann eingebüßt*, *die Regierungstruppen hätten 354 Mann verloren*
pub(super) fn own_loss<'v>(view: &View<'v>) -> Side<'v> {
    view.loses_own().then(|| clear(view.unnamed_force()?))?
}

/// *Pjöngjang hat … geschickt*, *verlor Russland*: whoever sends, loses or has the people.
pub(super) fn owner<'v>(view: &View<'v>) -> Side<'v> {
    let View { document, scene, segment, quantity, .. } = view;
    let loses = view.loses_own()
        || view.outcome.is_some_and(|o| o.is("own") || o.sort == Sort::Loss)
        // *Israel trauert um 17 Soldaten*
        || view.outcome.is_some_and(|o| o.is("mourned")) && view.is_regular()
        || matches!(quantity.counted, Counted::Losses)
        // *hatten 12.000 Mann Verluste*
        || view.measure == Measure::Casualties
            && (*segment).clone().any(|at| document.means_any(at, Class::Auxiliary, &["have", "have past"]));
    if !loses && !matches!(view.measure, Measure::Deployed | Measure::Strength) {
        return None;
    }
    let last_troops = |fits: &dyn Fn(usize) -> bool| {
        scene.mentions.iter().rev().find(|m| m.troops && fits(m.at) && !m.is_aside(document)).map(|m| m.side)
    };
    let side = view
        .owner((*segment).clone())
        .or_else(|| last_troops(&|at| segment.contains(&at)))
        .or_else(|| last_troops(&|at| at < quantity.number.start))
        .or_else(|| {
            // *die 12.000 Soldaten, die Pjöngjang geschickt hat*
            let relative = document.means_any(segment.end + 1, Class::Function, &["article", "relative"]);
            let behind = scene.segments.iter().find(|s| s.start == segment.end + 1 && relative);
            view.owner(scene.tokens.start..behind.map_or(segment.end, |s| s.end))
        })
        .or_else(|| view.pronoun())
        .or_else(|| {
            // *hat nach eigenen Angaben 16 Mann verloren*, *bestritt, 16 Mann verloren zu haben*
            let mut frame = view.attribution.map_or(0..0, |a| a.frame.clone());
            let own = loses && frame.any(|at| document.means(at, Class::Report, "own"));
            view.speaker.filter(|_| own || population::is_infinitive(document, (*segment).clone()))
        })?;
    // *Liberia hatte 4.700 Tote zu beklagen*: a land and not a party.
    let mourned = view.is_victims()
        && view.measure == Measure::Killed
        && quantity.among.is_none()
        && !scene.mentions.iter().any(|m| m.troops);
    // *Der Krieg forderte 60 Millionen Tote. Allein die Sowjetunion beklagte 27 Millionen*
    let of_a_war = || {
        let (last, sentence) = view.last_claim()?;
        let mixed = view.assembler.claims[last].population.side == MIXED;
        (mixed && sentence + REACH >= scene.number).then_some(())
    };
    clear(side).filter(|_| !mourned || population::enemy_of(side).is_some() || of_a_war().is_some())
}

/// *Der Krieg hat eine halbe Million Menschen das Leben gekostet*: all victims together are of several sides.
pub(super) fn of_a_war<'v>(view: &View<'v>) -> Side<'v> {
    let View { document, scene, quantity, .. } = view;
    let unnamed = matches!(
        quantity.counted,
        Counted::People(Kind::People, None) | Counted::Victims(_) | Counted::Opfer
    ) || (quantity.counted == Counted::Nothing && quantity.bound == Bound::Order);
    // *Dort tobt ein Machtkampf. Zehntausende wurden getötet*, and no party said so nor was counted right before.
    let tolls = || {
        let party = view.speaker.is_some_and(|speaker| population::enemy_of(speaker).is_some());
        let counted = view.last_claim().is_some_and(|(_, claimed)| claimed + 1 >= scene.number);
        quantity.low.max(quantity.high) >= Some(10_000) && scene.number > 0 && !party && !counted
    };
    let of_war = unnamed
        && matches!(view.measure, Measure::Killed | Measure::Wounded | Measure::Casualties)
        // *der Krieg begann mit einem Überfall, bei dem 1.200 Menschen starben*
        && (!scene.event || (scene.tokens.start..scene.tokens.start + 2).any(|at| document.has(at, Class::Conflict)))
        && scene.mentions.is_empty()
        && quantity.low.max(quantity.high).is_some_and(|n| n >= 1000)
        && (scene.tokens.clone().any(|at| document.has(at, Class::Conflict))
            || tolls() && {
                let before = document.sentences[scene.number - 1].tokens.clone();
                before.into_iter().any(|at| document.has(at, Class::Conflict))
            });
    // *hat Russland mehr Soldaten verloren als in allen Kriegen: 172.000 Tote*
    let loser = || {
        let own = |o: &Outcome| o.is("own") && o.tokens.end <= quantity.number.start;
        let lost = scene.outcomes.iter().any(own);
        lost.then(|| view.owner(scene.tokens.start..quantity.number.start)).flatten()
    };
    of_war.then(|| loser().map_or_else(|| guess(MIXED), clear))?
}

/// *töteten 20 Kämpfer*: whose they are only what it was done against or the claim before tells; never the doer.
pub(super) fn done_to<'v>(view: &View<'v>) -> Side<'v> {
    let View { document, scene, quantity, .. } = view;
    let deed = view.outcome.is_some_and(|o| o.sort == Sort::Deed && !o.is("own"));
    if !deed && !view.is_done_to() {
        return None;
    }
    // *eine ukrainische Einheit habe 15 von ihnen getötet*
    let of_them = quantity
        .part
        .then(|| before::of_them(view).or_else(|| before::of_nationals(view)).or_else(|| before::part(view)));
    if let Some(side) = of_them.flatten() {
        return Some(side);
    }
    // *türkische Sicherheitskräfte haben bei Einsätzen gegen die PKK 23 Rebellen getötet*
    let target = scene.mentions.iter().find(|m| {
        (m.at.saturating_sub(3).max(scene.tokens.start)..m.at)
            .any(|at| document.means(at, Class::Preposition, "against"))
    });
    if let Some(target) = target {
        return clear(target.side);
    }
    // *haben 50 Nordkoreaner getötet und 47 verwundet*
    let goes_on = view.last_claim().filter(|(last, sentence)| {
        let before = view.assembler.claims[*last].measure;
        let told = matches!(before, Measure::Deployed | Measure::Strength);
        let close = *sentence == scene.number || quantity.counted == Counted::Nothing;
        close && !told && *sentence + 1 >= scene.number
    });
    match goes_on {
        Some((last, _)) => context(&view.assembler.claims[last].population.side),
        // *Dschihadisten haben in Niger einen Stützpunkt der Armee überfallen und 34 Soldaten getötet*
        None => match population::land(document, scene.tokens.clone(), &scene.attributions) {
            Some(land) if view.is_regular() && view.names_an_army() => context(land),
            // *Russische Truppen haben neun gefangene Soldaten erschossen*: the other army's.
            _ if view.is_regular()
                && let Some(enemy) = view.army_against() =>
            {
                guess(enemy)
            }
            _ => view.foe_told_of().or(clear(UNKNOWN)),
        },
    }
}

/// *Der Viet Minh hatte 8.000 Gefallene*: a subject of no list has the victims.
pub(super) fn another_subject<'v>(view: &View<'v>) -> Side<'v> {
    let View { document, segment, quantity, .. } = view;
    let verb = quantity.number.start.checked_sub(1)?;
    let have = document.means_any(verb, Class::Auxiliary, &["have", "have past"]);
    let unlisted = |at: usize| {
        document.tokens[at].capital && document.tokens[at].is_word() && document.senses(at).is_empty()
    };
    let other = have
        && view.is_victims()
        && (quantity.phrase.end..segment.end).all(|at| !document.tokens[at].is_word())
        && (segment.start + 1..verb).any(unlisted);
    other.then(|| clear(UNKNOWN))?
}

/// *65 Kämpfer der HTS und 49 Soldaten*: beside those of a named side others, of the state's army.
pub(super) fn in_a_row<'v>(view: &View<'v>) -> Side<'v> {
    let one = view.scene.quantities[..view.case.at].last()?;
    let other = |head: Option<usize>| head.map(|at| view.document.word(at));
    let row = view.is_regular()
        && one.side.is_some()
        && !one.labelled
        && view.quantity.head.is_some()
        && other(one.head) != other(view.quantity.head)
        && belonging::coordinated(view.document, one, view.quantity);
    row.then(|| context(view.assembler.army.or(view.assembler.land).unwrap_or(UNKNOWN)))?
}

/// *die nordkoreanischen Truppen … 300 Mann*: the soldiers named last before the number.
pub(super) fn ahead<'v>(view: &View<'v>) -> Side<'v> {
    let start = view.quantity.number.start;
    let mut before = view.scene.mentions.iter().rev().filter(|m| m.troops && m.at < start);
    let last = before.clone().find(|m| !m.is_aside(view.document)).or(before.next())?;
    clear(last.side).filter(|_| view.may_be_military())
}

/// Named behind the number: *24 Mann, alles Russen*, *4.000 Tote auf nordkoreanischer Seite*.
pub(super) fn behind<'v>(view: &View<'v>) -> Side<'v> {
    let View { document, quantity, .. } = view;
    let first = view.scene.mentions.iter().find(|m| {
        // *drei Tote, allesamt Angehörige der russischen Marine*
        let all = (quantity.phrase.end..m.at).any(|at| document.means(at, Class::Function, "all"));
        m.at > quantity.number.start && (all || (m.flank && view.segment.contains(&m.at)))
    })?;
    let fits = !first.flank || view.is_victims() || view.may_be_military();
    clear(first.side).filter(|_| fits)
}

impl View<'_> {
    /// The army that fights the one which a clause is about, where two states are at war with each other.
    fn army_against(&self) -> Option<&'static str> {
        let doer = self.owner(self.segment.clone())?;
        population::enemy_of(doer).filter(|enemy| population::enemy_of(enemy) == Some(doer))
    }

    /// *ein Stützpunkt der Armee*: a force without its state, and no militia.
    fn names_an_army(&self) -> bool {
        let document = self.document;
        self.scene.mentions.is_empty()
            && self.scene.tokens.clone().any(|at| {
                document.means(at, Class::Force, "")
                    && document.tokens[at].capital
                    && document.means(at - 1, Class::Function, "article")
            })
    }

    /// Whether the clause says that its subject lost people.
    pub(super) fn loses_own(&self) -> bool {
        let own = |o: &Outcome| o.is("own") && self.segment.contains(&o.tokens.start);
        self.scene.outcomes.iter().any(own)
    }
}

impl<'v> View<'v> {
    /// *Israels Armee meldete zwei tote Soldaten. Die Hisbollah sagt, sie habe 25 Soldaten getötet*: soldiers of the other
    /// side, of whom the text told before.
    fn foe_told_of(&self) -> Side<'v> {
        let speaker = self.speaker.filter(|_| self.is_regular())?;
        let (side, troops, sentence) = self.assembler.context.people.as_ref()?;
        let near = *troops && sentence + REACH >= self.scene.number;
        (near && side != speaker && side != MIXED).then(|| context(side))?
    }
}
