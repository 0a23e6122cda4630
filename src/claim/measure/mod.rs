//! What befell the counted people: the measure of a number, from its phrase, its clause or the sentences before.
//!
//! A cascade of rules, each with its example; the first that knows an answer wins, be it that there is no claim.
//! [`phrase`] reads the number's own phrase, [`clause`] the outcome of its clause, [`part`] the number of which it is
//! a part or with which it stands in a row, [`told`] what was told before.

mod clause;
mod part;
mod phrase;
mod told;

use std::ops::Range;

use super::Claim;
use super::assemble::Assembler;
use super::belonging;
use super::outcome::{self, Outcome};
use super::population;
use super::scene::{Case, REACH, Scene};
use crate::attribution::Attribution;
use crate::language::Class;
use crate::quantity::{Counted, Quantity};
use crate::token::Document;
use crate::vocabulary::{Confidence, Measure};

pub(super) use part::FATAL;

/// The measure, the outcome it was read from, the production, how sure.
pub(super) type Reading = (Measure, Option<usize>, &'static str, Confidence);

/// What a rule says: nothing, or that there is no claim, or the measure.
type Answer = Option<Option<Reading>>;

/// A number and the outcome of its clause: all that a rule looks at.
struct View<'v> {
    assembler: &'v Assembler<'v, 'v>,
    document: &'v Document<'v>,
    scene: &'v Scene<'v>,
    at: usize,
    quantity: &'v Quantity,
    segment: &'v Range<usize>,
    attribution: Option<&'v Attribution>,
    /// The measures of the sentence's numbers before.
    read: &'v [Option<Measure>],
    /// The outcome of its clause, as it stands.
    nearest: Option<usize>,
    /// The same where it is the number's own.
    found: Option<usize>,
}

/// The rules in the order in which they win.
const RULES: &[for<'v> fn(&View<'v>) -> Answer] = &[
    phrase::victims,
    phrase::victims_of_all_sorts,
    phrase::losses,
    phrase::captives_in_all,
    phrase::survivors,
    part::thing,
    phrase::thing,
    phrase::bodies,
    phrase::attribute,
    part::whole_of_those_sent,
    part::base_of_a_share,
    phrase::share_of_those_sent,
    part::fatal,
    told::their_total,
    told::their_number,
    part::of_a_share,
    told::reinforced,
    clause::care,
    clause::outcome,
    phrase::sent,
    part::aged,
    part::degree,
    part::of_nobody,
    phrase::captives,
    part::of_them,
    part::of_nothing,
    part::gapped,
    part::what_they_were,
    part::among,
    part::introduced,
    part::in_a_row,
    part::elsewhere,
    told::apposed,
    clause::keeps,
    clause::army,
    part::elliptic,
    part::besides,
    part::who_they_are,
    told::said_too,
    told::counted_on,
    told::added,
    told::contingent,
    told::parallel,
    told::unnumbered,
    told::continued,
    told::answered,
    told::not_so_many,
    told::there,
    told::stands,
    told::abroad,
];

impl Assembler<'_, '_> {
    /// What befell the counted people.
    pub(super) fn measure(&self, case: &Case, read: &[Option<Measure>]) -> Option<Reading> {
        let (scene, quantity) = (case.scene, case.quantity);
        let document = self.document;
        if let Some(cell) = self.layout.cell(document, scene.number, quantity.number.start) {
            return Some((cell.measure, None, "table", Confidence::Clear));
        }
        if self.layout.is_table(document, scene.number) {
            return None;
        }
        let nearest = belonging::of(document, quantity, scene.quantities, &scene.outcomes, &scene.segments);
        let mut view = View {
            assembler: self,
            document,
            scene,
            at: case.at,
            quantity,
            segment: case.segment,
            attribution: case.attribution,
            read,
            nearest,
            found: None,
        };
        view.found = nearest.filter(|index| view.is_its_own(*index));
        RULES.iter().find_map(|rule| rule(&view)).flatten()
    }
}

/// The answer that a number is no claim.
const NO_CLAIM: Answer = Some(None);

const fn clear(measure: Measure, outcome: Option<usize>, rule: &'static str) -> Answer {
    Some(Some((measure, outcome, rule, Confidence::Clear)))
}

const fn context(measure: Measure, rule: &'static str) -> Answer {
    Some(Some((measure, None, rule, Confidence::Context)))
}

const fn guess(measure: Measure, rule: &'static str) -> Answer {
    Some(Some((measure, None, rule, Confidence::Guess)))
}

impl<'v> View<'v> {
    fn outcome(&self, index: usize) -> &'v Outcome {
        &self.scene.outcomes[index]
    }

    /// The number's own outcome.
    fn own(&self) -> Option<&'v Outcome> {
        self.found.map(|index| self.outcome(index))
    }

    /// *Von den 250.000 Häftlingen kamen 56.000 um*: the number behind, of which this one is the whole.
    fn its_part(&self) -> Option<&'v Quantity> {
        let View { document, scene, quantity, .. } = self;
        let first = scene.tokens.start;
        let before = |at: usize| {
            [Class::Function, Class::Transparent, Class::Bound, Class::Earlier]
                .into_iter()
                .any(|class| document.has(at, class))
        };
        // *von den ursprünglich rund 250.000*, *sind von den 11.000 Soldaten etwa 300 gefallen*
        let start = quantity.number.start;
        let of = (start.saturating_sub(5).max(first)..start)
            .rev()
            .find(|at| !before(*at))
            .filter(|at| document.means(*at, Class::Preposition, "of"));
        let lead = of.is_some_and(|of| {
            of == first
                // *…, von 11.000 Nordkoreanern seien 4.000 ausgefallen*
                || document.tokens[of - 1].is(',') && quantity.head.is_some()
                || document.has(of - 1, Class::Auxiliary)
                    && document.means(of + 1, Class::Function, "article")
        });
        let part = scene.quantities.get(self.at + 1)?;
        // *Von den 12.000 Soldaten, die im Herbst kamen, waren 1.500 tot*
        let relative = document.means_any(self.segment.end + 1, Class::Function, &["article", "relative"]);
        let clauses = &scene.segments;
        let here = clauses.iter().position(|segment| segment.contains(&start));
        // *Von den 110.000, die in Gefangenschaft gerieten, kehrten 5.000 zurück*: that befell them all.
        let told = |o: &Outcome| {
            let within = here.and_then(|here| clauses.get(here + 1));
            o.measure != Measure::Deployed && within.is_some_and(|clause| clause.contains(&o.tokens.start))
        };
        let relative = relative && !scene.outcomes.iter().any(told);
        let behind = here.and_then(|here| clauses.get(here + 2)).filter(|_| relative);
        let near = |at| self.segment.contains(at) || behind.is_some_and(|segment| segment.contains(at));
        let of_them = part.counted == Counted::Nothing && near(&part.number.start);
        (lead && of_them).then_some(part)
    }

    /// Whether the outcome of its clause is the number's own.
    fn is_its_own(&self, index: usize) -> bool {
        let View { document, scene, quantity, .. } = self;
        let first = scene.tokens.start;
        let verb = self.outcome(index).tokens.start;
        let of_the_part = self.its_part().is_some_and(|part| verb < part.number.start);
        // *Darunter befinden sich vier Kinder*: what befell those before.
        let of_those_before = quantity.part
            && self.outcome(index).is("weak")
            && document.means(first, Class::Function, "of_them");
        // *Die Regierung spricht von sieben Toten, Amnesty zählt 34*
        let counts = quantity.counted == Counted::Nothing
            && self.outcome(index).is("weak")
            && self.outcome(index).measure == Measure::Strength
            && self.read.iter().any(Option::is_some);
        !of_the_part && !of_those_before && !counts
    }

    /// The measure of the number before, unless that one counts things.
    fn previous(&self) -> Option<Measure> {
        // *Menschen aus acht Nationen starben, unter ihnen 92 Kinder*, *zwölf von ihnen*: nations are no *ihnen*.
        let whom = self.quantity.part
            && (self.is_of_people_or_nationals()
                || self
                    .document
                    .sense(self.quantity.number.end, Class::Function)
                    .is_some_and(|sense| sense.value() == "of_them" && sense.length == 2));
        // *in den beiden Kriegen zusammen 20.000*: what is known to be two is no number that goes before.
        let thing = |q: &Quantity| q.counted == Counted::Thing && !q.definite && !whom;
        let thing = self.at > 0 && thing(&self.scene.quantities[self.at - 1]);
        self.read.iter().rev().find_map(|m| *m).filter(|_| !thing)
    }

    /// The number before in the sentence.
    fn before(&self) -> Option<&'v Quantity> {
        self.scene.quantities[..self.at].last()
    }

    /// Whether the number before has a measure.
    fn is_behind_a_claim(&self) -> bool {
        self.read.last().is_some_and(Option::is_some)
    }

    fn is_military(&self) -> bool {
        population::is_military(&self.quantity.counted)
    }

    /// *20 Gefangene*, *20 Geiseln*: the noun tells a measure.
    fn is_captives(&self) -> bool {
        matches!(self.quantity.counted, Counted::People(_, Some(_)))
    }

    fn is_of_people_or_nationals(&self) -> bool {
        matches!(self.quantity.counted, Counted::People(..) | Counted::Nationals)
    }

    /// The token before the number, where it is a preposition.
    fn preposition(&self, value: &str) -> bool {
        belonging::is_led_by(self.document, self.quantity, &[value])
    }

    fn segment_has(&self, fits: impl Fn(usize) -> bool) -> bool {
        self.segment.clone().any(fits)
    }

    /// *Opfer*: the dead where the sentence or those before tell of dead, else all whom it hit.
    fn of_victims(&self) -> Measure {
        let told =
            |outcome: &Outcome| outcome.measure == Measure::Killed && outcome.entry.value != outcome::VICTIMS;
        let before =
            |(measure, sentence)| measure == Measure::Killed && sentence + REACH >= self.scene.number;
        /// Claims before that are looked at.
        const NEAR: usize = 3;
        let lately = self.assembler.claims.iter().rev().take(NEAR);
        let hurt = |claim: &&Claim| matches!(claim.measure, Measure::Wounded | Measure::Casualties);
        let deaths =
            lately.clone().any(|claim| claim.measure == Measure::Killed) && !lately.clone().any(|c| hurt(&c));
        let dead = deaths
            || self.scene.outcomes.iter().any(told)
            || self.assembler.context.measure.is_some_and(before);
        if dead { Measure::Killed } else { Measure::Casualties }
    }
}
