//! Measures that another number of the sentence tells: the whole of which this one is a part, or the row it stands in.

use super::{Answer, View, clear, guess};
use crate::claim::belonging;
use crate::claim::outcome::Sort;
use crate::claim::population;
use crate::claim::scene::REACH;
use crate::language::Class;
use crate::quantity::{Counted, Quantity};
use crate::vocabulary::{Bound, Measure};

/// The production of *vier davon tödlich*.
pub(in crate::claim) const FATAL: &str = "fatal part";

/// *vier Fahrgäste, darunter zwei Schwestern*: a part of people is people, whatever it is called.
pub(super) fn thing(view: &View) -> Answer {
    let View { document, quantity, .. } = view;
    let start = quantity.number.start;
    let leads = (start.saturating_sub(2).max(view.scene.tokens.start)..start)
        .any(|t| document.means(t, Class::Function, "of_them"));
    let unlisted = quantity.counted == Counted::Thing
        && leads
        && quantity.head.is_some_and(|head| document.senses(head).is_empty());
    let whole = unlisted.then(|| view.assembler.whole_before(view.scene, view.at, view.read))?;
    clear(whole?, None, "part")
}

/// *Von den ursprünglich 12.000 seien 4.000 gefallen*: the whole, soldiers who were sent.
pub(super) fn whole_of_those_sent(view: &View) -> Answer {
    let View { document, scene, quantity, segment, .. } = view;
    let now = &view.assembler.context;
    let soldiers = view.is_military() || matches!(quantity.counted, Counted::Nationals | Counted::Nothing);
    if !soldiers || view.its_part().is_none() {
        return None;
    }
    let told = now.people.as_ref().filter(|(_, troops, s)| *troops && s + REACH >= scene.number);
    let side = quantity.side.as_deref().or(told.map(|(side, ..)| side.as_str()));
    // *von den nach Russland verlegten 11.000*
    let sent = (segment.start..quantity.phrase.end.max(quantity.number.end)).any(|at| {
        [Class::Participle, Class::Attribute]
            .into_iter()
            .any(|class| document.sense(at, class).is_some_and(|s| s.value().starts_with("deployed")))
    });
    let spoken = now.measure.is_some_and(|(m, s)| m == Measure::Deployed && s + REACH >= scene.number);
    let abroad = side.is_some_and(population::is_at_peace);
    // *Von ursprünglich 201.000 Soldaten seien 61.000 gefallen*: all that an army had.
    let army = view.is_military() && quantity.low.or(quantity.high) >= Some(100_000);
    if sent || side.is_some() && (spoken || view.assembler.tally.sent.is_some()) || abroad {
        return guess(Measure::Deployed, "whole");
    }
    army.then(|| guess(Measure::Strength, "whole"))?
}

/// *zwei Drittel der 12.000 Soldaten*: the whole.
pub(super) fn base_of_a_share(view: &View) -> Answer {
    let share = view.before()?;
    let base = belonging::is_base(view.document, view.quantity, share)
        && (view.is_military() || view.quantity.counted == Counted::Nothing);
    base.then(|| guess(Measure::Deployed, "base of a share"))?
}

/// *36 verletzt, vier davon tödlich*
pub(super) fn fatal(view: &View) -> Answer {
    let end = view.quantity.phrase.end;
    let fatal = view.quantity.part
        && (end..view.segment.end.min(end + 3)).any(|t| view.document.means(t, Class::Degree, "fatal"));
    (fatal && view.previous() == Some(Measure::Wounded)).then(|| clear(Measure::Killed, None, FATAL))?
}

/// *80 Prozent davon verloren, über 12.000 Mann*: what befell the share.
pub(super) fn of_a_share(view: &View) -> Answer {
    let View { document, scene, quantity, .. } = view;
    let share = view.before().filter(|share| {
        view.found.is_none()
            && share.bound == Bound::Fraction
            && view.is_military()
            && quantity.number.start - share.phrase.end <= 6
            // *…, also etwa 4.000 Mann*
            && (quantity.number.start.saturating_sub(2)..quantity.number.start)
                .any(|at| document.tokens[at].is(','))
    })?;
    let index = belonging::of(document, share, scene.quantities, &scene.outcomes, &scene.segments)?;
    clear(view.outcome(index).measure, Some(index), "share")
}

/// *zwei Drittel davon waren älter als 65*: told of their age.
pub(super) fn aged(view: &View) -> Answer {
    let View { document, .. } = view;
    let aged = view.quantity.bound == Bound::Fraction
        && view.segment_has(|t| document.means_any(t, Class::Auxiliary, &["be", "be past"]))
        && !view.segment_has(|t| document.has(t, Class::Person) || document.has(t, Class::Degree));
    aged.then_some(None)
}

/// *einer wurde verletzt, zwei Personen schwer*: the verb is said once.
pub(super) fn degree(view: &View) -> Answer {
    let View { document, quantity, segment, .. } = view;
    let degree = segment.start == quantity.number.start
        && document.has(quantity.phrase.end, Class::Degree)
        && (quantity.phrase.end + 1..segment.end).all(|t| !document.tokens[t].is_word());
    let ahead = |end: usize| end <= quantity.number.start;
    let outcome = view.scene.outcomes.iter().rev().find(|o| ahead(o.tokens.end) && !o.excluded)?;
    (degree && outcome.measure == Measure::Wounded).then(|| clear(Measure::Wounded, None, "part"))?
}

/// *21 Männer standen vor Gericht, 14 von ihnen waren Elsässer*: of people whom nothing befell.
pub(super) fn of_nobody(view: &View) -> Answer {
    let of_nobody = view.quantity.part
        && view.before().is_some_and(|q| {
            matches!(q.counted, Counted::People(..) | Counted::Nationals) && q.bound != Bound::Fraction
        })
        && view.read.last().is_some_and(Option::is_none);
    of_nobody.then_some(None)
}

/// *zwölf Verletzte, davon zwei …*
pub(super) fn of_them(view: &View) -> Answer {
    clear(view.previous().filter(|_| view.quantity.part)?, None, "part")
}

/// *die Armee, darunter 3.000 Mann, verlor …*: a part of nothing that was counted.
pub(super) fn of_nothing(view: &View) -> Answer {
    let View { scene, quantity, segment, .. } = view;
    let counted_before = scene.quantities[..view.at].iter().any(|q| q.counted != Counted::Thing)
        || scene.outcomes.iter().any(|o| o.sort == Sort::Count && o.tokens.end <= quantity.number.start);
    let leads = view.document.means(segment.start, Class::Function, "of_them");
    (quantity.part && leads && !counted_before && segment.start > scene.tokens.start).then_some(None)
}

/// *1.844 der Verstorbenen waren Männer, 383 Frauen*
pub(super) fn gapped(view: &View) -> Answer {
    let View { document, quantity, segment, .. } = view;
    let alone = segment.start == quantity.phrase.start
        && (quantity.phrase.end..segment.end).all(|t| !document.tokens[t].is_word());
    let gapped = alone
        && view.is_of_people_or_nationals()
        && segment.start > view.scene.tokens.start
        && view.before().is_some_and(|q| {
            (q.phrase.end..segment.start).any(|t| document.means_any(t, Class::Auxiliary, &["be", "be past"]))
                && matches!(q.counted, Counted::Victims(_) | Counted::Opfer)
        });
    clear(view.previous().filter(|_| gapped)?, None, "part")
}

/// *427 seien drusische Kämpfer gewesen, 298 drusische Zivilisten*: a row of what they were.
pub(super) fn what_they_were(view: &View) -> Answer {
    let View { document, scene, quantity, segment, .. } = view;
    let before = view.before()?;
    let segment_of = |q: &Quantity| scene.segments.iter().find(|s| s.contains(&q.number.start));
    let leads = |q: &Quantity| segment_of(q).is_some_and(|s| s.start == q.number.start);
    let was = view.is_behind_a_claim()
        && before.counted == Counted::Nothing
        && document.has(before.phrase.end, Class::Auxiliary)
        && (leads(before) || before.part)
        && leads(quantity)
        && segment_of(before).is_some_and(|s| s.end + 1 == segment.start)
        && !view.segment_has(|t| document.has(t, Class::Auxiliary));
    clear(view.previous().filter(|_| was)?, None, "part")
}

/// *Unter den Toten sind 65 Gefangene, die …, und neun Soldaten*
pub(super) fn among(view: &View) -> Answer {
    let lead = view.scene.outcomes.first().filter(|o| {
        o.sort == Sort::Count
            && o.tokens.start == view.scene.tokens.start
            && view.document.has(o.tokens.start, Class::Ambiguous)
    })?;
    let named = view.is_of_people_or_nationals() && view.found.is_none();
    named.then(|| clear(lead.measure, None, "part"))?
}

/// *Verluste der Stadt: 20 Soldaten*, of a word before the colon.
pub(super) fn introduced(view: &View) -> Answer {
    let soldiers = population::is_military(&view.quantity.counted);
    let intro = view
        .scene
        .outcomes
        .iter()
        .rev()
        // *Stark fielen die Korrekturen aus: Hier fehlen 9.000 Personen*
        .find(|o| {
            o.tokens.end <= view.quantity.number.start && !o.excluded && (soldiers || !o.is("troops"))
        })?;
    (view.is_listed() && view.previous().is_none()).then(|| clear(intro.measure, None, "part"))?
}

/// *514 Tote: 268 Rebellen, 146 Soldaten*, *vier Deutsche, zwei Österreicher und zwei Schweizer*
pub(super) fn in_a_row(view: &View) -> Answer {
    let View { document, scene, quantity, .. } = view;
    // *starben drei, zwölf waren verreist*: what is told of them follows; but *zwölf seien Soldaten*.
    let end = quantity.phrase.end;
    let told_apart = document.has(end, Class::Auxiliary)
        && view.before().is_some_and(|before| matches!(before.counted, Counted::People(..)))
        && !view.before().is_some_and(|before| population::is_military(&before.counted))
        && !(end + 1..end + 4).any(|t| {
            [Class::Person, Class::Nationals, Class::Victim].iter().any(|class| document.has(t, *class))
        });
    let row = || {
        view.is_behind_a_claim()
            && !told_apart
            && view.before().is_some_and(|before| belonging::coordinated(document, before, quantity))
    };
    // *Darunter seien 183 Kämpfer der HTS und anderer Gruppen, 100 Soldaten und 28 Zivilisten*
    let parts = || {
        document.means(scene.tokens.start, Class::Function, "of_them")
            && scene.outcomes.is_empty()
            && view.is_of_people_or_nationals()
    };
    // *unter den 40 Toten sind sechs Kinder*
    let among = || {
        view.before().is_some_and(|q| {
            // *von den 38 Toten waren zwölf Frauen*
            let lead = document.means(scene.tokens.start, Class::Preposition, "of")
                && q.number.start <= scene.tokens.start + 3
                && view.is_of_people_or_nationals();
            matches!(q.counted, Counted::Victims(_))
                && (lead
                    || (q.number.start.saturating_sub(3).max(scene.tokens.start)..q.number.start)
                        .any(|t| document.has(t, Class::Ambiguous)))
        })
    };
    let tied = view.is_listed() || row() || parts() || among();
    clear(view.previous().filter(|_| tied)?, None, "part")
}

/// *40.000 von ihnen wohnen in Eilat*: a verb of its own, of no list.
pub(super) fn elsewhere(view: &View) -> Answer {
    let View { document, quantity, .. } = view;
    let of_them = document.sense(quantity.number.end, Class::Function)?;
    let verb = quantity.number.end + of_them.length as usize;
    // *die Hälfte von ihnen komme aus Mali*, but not *90 Prozent davon seien Zivilisten*
    let share_elsewhere = || {
        let token = &document.tokens[verb];
        let were = document.means_any(verb, Class::Auxiliary, &["be", "be past"])
            && document.has(verb + 1, Class::Person);
        let befell = [Class::Participle, Class::Degree].iter().any(|class| document.has(verb, *class));
        quantity.bound == Bound::Fraction && token.is_word() && !token.capital && !befell && !were
    };
    let elsewhere = of_them.value() == "of_them"
        && verb < document.tokens.len()
        && (belonging::is_unlisted_verb(document, verb) || share_elsewhere());
    elsewhere.then_some(None)
}

/// *starben 500 Soldaten, außerdem 18 Offiziere*: the verb is said once.
pub(super) fn besides(view: &View) -> Answer {
    let View { document, quantity, segment, .. } = view;
    let beside = document.means_any(segment.start, Class::Function, &["adverb", "and"])
        && segment.start + 1 == quantity.phrase.start;
    // *Acht davon seien Zivilisten, fünf Soldaten*
    let other_part = segment.start == quantity.phrase.start && view.before().is_some_and(|q| q.part);
    let beside = beside || other_part;
    let verbless = !view.segment_has(|at| document.has(at, Class::Auxiliary) || document.has(at, Class::Say));
    let people = view.is_of_people_or_nationals() || matches!(quantity.counted, Counted::Victims(_));
    clear(view.previous().filter(|_| beside && verbless && people && view.found.is_none())?, None, "part")
}

/// *darunter 15 Kinder*, *zwei davon schwer*, *weitere 64*: what befell those before.
pub(super) fn elliptic(view: &View) -> Answer {
    let View { document, quantity, .. } = view;
    let bare = quantity.counted == Counted::Nothing;
    // *lagen hier 48 Gefallene; im März waren es über 100*
    let own_verb = || {
        view.segment_has(|t| document.has(t, Class::Auxiliary))
            && !view.segment_has(|t| document.means(t, Class::Continue, "es"))
    };
    // *76 kehrten zurück*, *neun galten als gefährdet*
    let own_verb = || own_verb() || belonging::is_plural_verb(document, quantity);
    let elliptic = quantity.part || quantity.further || bare && !own_verb();
    clear(view.previous().filter(|_| elliptic)?, None, "part")
}

/// *Die Toten seien drei Männer und eine Frau*
pub(super) fn who_they_are(view: &View) -> Answer {
    let View { document, quantity, segment, .. } = view;
    let measure = (segment.start..quantity.number.start).rev().take(3).find_map(|t| {
        let sense = document.sense(t, Class::Victim).filter(|_| document.tokens[t].capital)?;
        let be = document.means_any(t + 1, Class::Auxiliary, &["be", "be past"]);
        let first = t <= segment.start + 1;
        Measure::from_name(sense.value().split(' ').next()?).filter(|_| be && first)
    });
    clear(measure.filter(|_| view.is_of_people_or_nationals())?, None, "part")
}

impl View<'_> {
    /// *514 Tote: 268 Rebellen, 146 Soldaten*: behind a colon, with no verb.
    fn is_listed(&self) -> bool {
        self.is_of_people_or_nationals()
            && (self.scene.tokens.start..self.scene.tokens.end.min(self.quantity.number.start))
                .any(|t| self.document.tokens[t].is(':'))
            && !self.segment_has(|t| self.document.has(t, Class::Auxiliary))
            // *Zwei Verletzte: Dortmund tritt mit 20 Spielern an*
            && !self.document.has(self.quantity.number.start - 1, Class::Preposition)
    }
}
