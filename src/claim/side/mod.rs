//! Whose people a number counts, with all that its sentence and those before say of them.
//!
//! A cascade of rules, each with its example; the first that knows a side wins. [`here`] reads the number's own phrase
//! and sentence, [`before`] what the sentences before told, [`speaker`] who says it and who fights whom.

mod before;
mod here;
mod related;
mod speaker;

use std::ops::Range;

use super::assemble::Assembler;
use super::outcome::{Outcome, Sort};
use super::population::{self, UNKNOWN};
use super::scene::{Case, Scene};
use crate::attribution::Attribution;
use crate::language::Class;
use crate::quantity::{Counted, Quantity};
use crate::token::Document;
use crate::vocabulary::{Confidence, Kind, Measure};

/// A side, and how sure it is.
type Side<'v> = Option<(&'v str, Confidence)>;

/// A number with what befell its people: all that a rule looks at.
struct View<'v> {
    assembler: &'v Assembler<'v, 'v>,
    document: &'v Document<'v>,
    case: &'v Case<'v>,
    scene: &'v Scene<'v>,
    quantity: &'v Quantity,
    segment: &'v Range<usize>,
    attribution: Option<&'v Attribution>,
    measure: Measure,
    outcome: Option<&'v Outcome>,
    /// The state or group that says the number.
    speaker: Option<&'static str>,
}

/// The rules in the order in which they win.
const RULES: &[for<'v> fn(&View<'v>) -> Side<'v>] = &[
    here::holds_others,
    here::phrase,
    here::shared_noun,
    before::those_told,
    here::cell,
    here::militia,
    here::force,
    here::label,
    here::heading,
    here::belongs,
    speaker::their_own,
    speaker::of_theirs,
    speaker::we_did,
    speaker::camp,
    here::whole,
    speaker::boasts,
    speaker::admits,
    here::flank,
    here::at_outcome,
    here::gapped,
    here::own_loss,
    before::those_sent,
    before::captives,
    here::owner,
    before::unit,
    here::of_a_war,
    here::done_to,
    here::another_subject,
    before::of_them,
    before::of_nationals,
    before::part,
    before::counted_here,
    before::state,
    here::in_a_row,
    here::ahead,
    here::behind,
    before::one_party,
    before::of_losses_told,
    before::elsewhere,
    before::linked,
    speaker::more_of_its_own,
    speaker::denies,
    speaker::counters,
    speaker::counts_own,
    before::army,
    speaker::was_hit,
    speaker::at_home,
    before::fighters,
    before::spoken_of,
    before::section,
    before::only_side,
    before::sent_before,
    before::only_sent,
    before::topic,
    before::its_army,
];

impl Assembler<'_, '_> {
    /// The side, and how sure it is: named in the sentence, read across sentences, or inferred from who speaks and
    /// who fights whom.
    pub(super) fn side(
        &self,
        case: &Case,
        measure: Measure,
        outcome: Option<&Outcome>,
    ) -> (String, Confidence) {
        let view = View {
            assembler: self,
            document: self.document,
            case,
            scene: case.scene,
            quantity: case.quantity,
            segment: case.segment,
            attribution: case.attribution,
            measure,
            outcome,
            speaker: case.attribution.and_then(population::speaker),
        };
        let found = RULES
            .iter()
            .find_map(|rule| {
                rule(&view).filter(|(side, sure)| *sure == Confidence::Clear || !view.is_sent_to(side))
            })
            .or_else(|| speaker::last_guess(&view));
        let (side, sure) = found.unwrap_or((UNKNOWN, Confidence::Clear));
        (side.to_owned(), sure)
    }
}

const fn clear(side: &str) -> Side<'_> {
    Some((side, Confidence::Clear))
}

const fn context(side: &str) -> Side<'_> {
    Some((side, Confidence::Context))
}

const fn guess(side: &str) -> Side<'_> {
    Some((side, Confidence::Guess))
}

impl View<'_> {
    fn last_claim(&self) -> Option<(usize, usize)> {
        self.assembler.last_claim(self.scene)
    }

    /// *nach Russland verlegt*, *in Russland eingetroffen*: nobody is sent into their own country, unless the sentence itself says so.
    fn is_sent_to(&self, side: &str) -> bool {
        self.measure == Measure::Deployed
            && self.segment.clone().skip(1).any(|at| {
                // *in der Ukraine*
                let article = at > 1 && self.document.means(at - 1, Class::Function, "article");
                self.document.means_any(at - 1 - usize::from(article), Class::Preposition, &["to", "in"])
                    && self.document.sense(at, Class::Country).is_some_and(|land| land.value() == side)
            })
    }

    /// In a list under a heading, which makes the label of each row a side.
    fn is_listed(&self) -> bool {
        let heading = self.assembler.layout.measure;
        heading.is_some_and(|(_, heading)| heading + super::rows::ROWS >= self.scene.number)
    }

    /// *haben 20 Kämpfer getötet*: done by the subject to those counted.
    fn is_done_to(&self) -> bool {
        let hurt = matches!(self.measure, Measure::Killed | Measure::Wounded | Measure::Captured);
        let deed = self.outcome.is_some_and(|o| o.sort == Sort::Deed && !o.is("own"));
        let participle =
            self.outcome.is_some_and(|o| o.sort == Sort::Participle && !o.is("self") && !o.is("own"));
        let have = || {
            self.segment
                .clone()
                .any(|at| self.document.means_any(at, Class::Auxiliary, &["have", "have past"]))
        };
        hurt && (deed || participle && have())
    }

    fn is_victims(&self) -> bool {
        matches!(self.quantity.counted, Counted::Victims(_))
    }

    /// Measures that say of a party what it did or lost.
    fn is_of_a_party(&self) -> bool {
        matches!(self.measure, Measure::Casualties | Measure::Deployed | Measure::Strength)
    }

    /// Whether those counted are soldiers by their noun.
    fn is_military(&self) -> bool {
        population::is_military(&self.quantity.counted)
    }

    /// Soldiers of a state, not *Rebellen* or *Söldner*: so states call their enemies.
    fn is_regular(&self) -> bool {
        self.is_military() && !self.is_irregular()
    }

    fn is_irregular(&self) -> bool {
        self.head_is("irregular") || self.is_of_an_alliance()
    }

    /// *Blauhelme*: never those of a party.
    fn is_of_an_alliance(&self) -> bool {
        // *fünf Soldaten der UN-Mission*
        let of_the_union = |head: usize| {
            (head + 1..head + 3).any(|at| {
                let source = self.document.sense(at, Class::Source);
                source.is_some_and(|sense| sense.value().starts_with("un "))
            })
        };
        self.head_is("alliance")
            || self.quantity.head.is_some_and(|head| {
                self.document.means(head + 1, Class::Function, "article") && of_the_union(head)
            })
    }

    fn head_is(&self, mark: &str) -> bool {
        let person = self.quantity.head.and_then(|head| self.document.sense(head, Class::Person));
        person.is_some_and(|sense| sense.value().split(' ').nth(1) == Some(mark))
    }

    /// *die Zahl der getöteten Soldaten*: the outcome names soldiers.
    fn counts_soldiers(&self) -> bool {
        let kind = self.outcome.and_then(|o| o.kind);
        kind.is_some_and(|kind| !matches!(kind, Kind::People | Kind::Civilians))
    }

    /// Whether those counted may be soldiers, as far as the sentence says.
    fn may_be_military(&self) -> bool {
        let Self { quantity, .. } = self;
        self.is_military()
            || self.counts_soldiers()
            || (population::kind_of(self.measure).is_some()
                && !matches!(quantity.counted, Counted::People(Kind::Civilians, _)))
            || quantity.among.is_some()
            || matches!(quantity.counted, Counted::Losses)
            || (quantity.counted == Counted::Nothing && !self.is_beside_civilians())
            || self.holds_soldiers()
    }

    /// *etwa 1.200 Menschen ermordet und rund 250 verschleppt*: the bare number counts what the one before does.
    fn is_beside_civilians(&self) -> bool {
        let start = self.quantity.number.start;
        let before = self.scene.quantities.iter().rev().find(|q| q.number.end <= start && q.head.is_some());
        before.is_some_and(|q| {
            matches!(q.counted, Counted::People(Kind::People | Kind::Civilians | Kind::Police, _))
        })
    }

    /// *acht Menschen, darunter Offiziere*.
    fn holds_soldiers(&self) -> bool {
        let Self { document, scene, quantity, .. } = self;
        // *60.000 Menschen, darunter 30.000 Soldaten und 10.000 Zivilisten*: of all sorts.
        let civilians = scene.quantities.iter().any(|q| {
            q.number.start > quantity.number.start && matches!(q.counted, Counted::People(Kind::Civilians, _))
        });
        !civilians
            && (quantity.phrase.end..scene.tokens.end).any(|at| {
                document.means(at, Class::Function, "of_them")
                    && (at + 1..(at + 5).min(scene.tokens.end)).any(|next| {
                        document.means_any(next, Class::Person, &["troops", "officers", "generals"])
                    })
            })
    }

    /// The state, army or group that does what a clause says.
    fn owner(&self, tokens: Range<usize>) -> Option<&'static str> {
        population::owner(self.document, tokens, &self.scene.attributions, Some(self.quantity))
    }
}
