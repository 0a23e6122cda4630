//! Joins quantities, times and attributions to claims, sentence by sentence.

use std::collections::HashSet;
use std::ops::Range;

use super::abroad;
use super::belonging;
use super::dated::Dated;
use super::measure::FATAL;
use super::no_count::{is_excluded, is_put_right};
use super::outcome::{self, Outcome, Sort};
use super::population::{self, MIXED, Mention, UNKNOWN};
use super::rows::Layout;
use super::scene::{Case, Context, HISTORIC, REACH, Scene, Tally};
use super::trace::trace;
use super::{Claim, Population, modality, moment, place, repeat, segment, topic};
use crate::article::Article;
use crate::attribution::{self, Attribution};
use crate::calendar::Day;
use crate::language::Class;
use crate::quantity::{Counted, Quantity};
use crate::time::TimeExpression;
use crate::token::Document;
use crate::vocabulary::{Bound, Confidence, Kind, Measure, Scope};

pub(super) struct Assembler<'a, 't> {
    pub(super) article: &'a Article,
    pub(super) document: &'a Document<'t>,
    pub(super) attributions: &'a [Attribution],
    pub(super) times: &'a [TimeExpression],
    pub(super) reference: Option<Day>,
    pub(super) context: Context,
    /// What headings and tables say; it outlasts sections.
    pub(super) layout: Layout,
    /// The state whose army or government was last named: *die Armee* is its.
    pub(super) army: Option<&'static str>,
    /// The armed group last named: *die Miliz*.
    pub(super) group: Option<&'static str>,
    /// The side of the unit, officer or soldiers last named, with the sentence.
    pub(super) unit: Option<(&'static str, usize)>,
    /// The side whose soldiers the article is about.
    pub(super) topic: Option<&'static str>,
    /// The state that something last happened in.
    pub(super) land: Option<&'static str>,
    pub(super) claims: Vec<Claim>,
    pub(super) tally: Tally,
    /// Which of them are soldiers that somebody *lost*.
    lost: Vec<usize>,
    /// Whether it only asks whether there is a claim at all, before it is known who says what and whose people are told
    /// of: [`possible`](super::possible).
    pub(super) draft: bool,
    /// Whether a draft came upon a claim.
    pub(super) promising: bool,
}

/// The claims of an article from what the stages before found; `reference` is its date. The quantities are those
/// [`without_times`](super::without_times).
pub fn assemble(
    article: &Article,
    document: &Document,
    quantities: &[Quantity],
    times: &[TimeExpression],
    attributions: &[Attribution],
    reference: Option<Day>,
) -> Vec<Claim> {
    let mut assembler = Assembler::new(article, document, times, attributions, reference);
    let (mut quantity, mut time, mut attribution) = (0, 0, 0);
    let mut mentions = mentions(document, attributions);
    assembler.topic = topic::of_mentions(&mentions).or_else(|| topic::of_names(document, attributions));
    for number in 0..document.sentences.len() {
        let tokens = document.sentences[number].tokens.clone();
        let take = |from: &mut usize, ends: &dyn Fn(usize) -> bool| {
            let start = *from;
            while ends(*from) {
                *from += 1;
            }
            start..*from
        };
        let q = take(&mut quantity, &|at| quantities.get(at).is_some_and(|q| q.number.start < tokens.end));
        let t = take(&mut time, &|at| times.get(at).is_some_and(|t| t.tokens.start < tokens.end));
        let a =
            take(&mut attribution, &|at| attributions.get(at).is_some_and(|a| a.covers.start < tokens.end));
        let mentions = std::mem::take(&mut mentions[number]);
        assembler.sentence(number, tokens, &quantities[q], &times[t], &attributions[a], mentions);
    }
    let mut claims = assembler.claims;
    // *46.000 Gefallene* in the headline, *46.000 Soldaten verloren* in the text: the dead are meant.
    let number = |claim: &Claim| (claim.low, claim.high, claim.population.side.clone());
    let dead: HashSet<_> =
        claims.iter().filter(|claim| claim.measure == Measure::Killed).map(number).collect();
    for at in assembler.lost {
        if dead.contains(&number(&claims[at])) {
            claims[at].measure = Measure::Killed;
        }
    }
    number_ids(&mut claims);
    repeat::mark(&mut claims);
    claims
}

/// The people mentioned with their side, for each sentence.
fn mentions(document: &Document, attributions: &[Attribution]) -> Vec<Vec<Mention>> {
    let mut next = 0;
    let sentences = document.sentences.iter().map(|sentence| {
        let tokens = sentence.tokens.clone();
        let first = next;
        while attributions.get(next).is_some_and(|a| a.covers.start < tokens.end) {
            next += 1;
        }
        let here: Vec<_> = attributions[first..next].iter().collect();
        population::mentions(document, tokens, &here)
    });
    sentences.collect()
}

/// Two claims on one number have ids of their own.
fn number_ids(claims: &mut [Claim]) {
    for at in 1..claims.len() {
        if claims[at].span == claims[at - 1].span {
            claims[at].id.push_str(".2");
        }
    }
}

impl<'a, 't> Assembler<'a, 't> {
    pub(super) fn new(
        article: &'a Article,
        document: &'a Document<'t>,
        times: &'a [TimeExpression],
        attributions: &'a [Attribution],
        reference: Option<Day>,
    ) -> Self {
        Self {
            article,
            document,
            attributions,
            times,
            reference,
            context: Context::default(),
            layout: Layout::default(),
            army: None,
            group: None,
            unit: None,
            topic: None,
            land: None,
            claims: Vec::new(),
            tally: Tally::default(),
            lost: Vec::new(),
            draft: false,
            promising: false,
        }
    }

    /// Takes up a sentence: its claims, and what it leaves for those behind it.
    pub(super) fn sentence(
        &mut self,
        number: usize,
        tokens: Range<usize>,
        quantities: &'a [Quantity],
        times: &'a [TimeExpression],
        attributions: &'a [Attribution],
        mentions: Vec<Mention>,
    ) {
        let document = self.document;
        if starts_section(document, number) {
            let before = self.context.people.take().filter(|(side, troops, _)| *troops && side != MIXED);
            let before = before.map(|(side, ..)| side).or(self.context.before.take());
            let historic = self.context.historic;
            self.context =
                Context { spoken: self.context.spoken.take(), before, historic, ..Context::default() };
        }
        let attributions: Vec<_> = attributions.iter().collect();
        if !self.draft {
            self.remember_sides(number, &tokens, times, &attributions);
        }
        let past =
            |time: &TimeExpression| time.period.is_some_and(|period| period.to < Day::of(HISTORIC, 1, 1));
        if tokens.clone().next_back().is_some_and(|last| document.tokens[last].is('?')) {
            self.context.asked = Some(number);
        }
        if times.iter().any(past) {
            self.context.historic = Some(number);
        }
        let subject =
            (!self.draft).then(|| population::owner(document, tokens.clone(), &attributions, None)).flatten();
        let event = tokens.clone().any(|at| document.has(at, Class::Event));
        let outcomes = outcome::find(document, tokens.clone(), quantities);
        let told = outcomes.clone();
        let first_claim = self.claims.len();
        if !quantities.is_empty() {
            let segments = segment::segments(document, tokens.clone(), quantities);
            let scene = Scene {
                number,
                tokens: tokens.clone(),
                quantities,
                outcomes,
                segments,
                attributions,
                mentions,
                times,
                event,
            };
            let mut read: Vec<Option<Measure>> = Vec::with_capacity(quantities.len());
            for (at, quantity) in quantities.iter().enumerate() {
                let claim = self.claim(&scene, at, &read);
                if let Some(claim) = &claim
                    && claim.trace.iter().any(|step| step.rule == FATAL)
                    && let Some(last) = self.claims.len().checked_sub(1)
                {
                    // *36 verletzt, vier davon tödlich*: the 36 are killed and wounded together.
                    self.tally.turn(last, &mut self.claims[last], Measure::Casualties);
                }
                read.push(claim.as_ref().map(|claim| claim.measure));
                if let Some(claim) = claim.filter(|_| !is_put_right(document, quantity)) {
                    self.tally.note(self.claims.len(), &claim);
                    self.claims.push(claim);
                }
            }
            if let Some(kind) = quantities.iter().rev().find_map(|q| match q.counted {
                Counted::People(kind, _) => Some(kind),
                _ => None,
            }) {
                // *880.000 Männer und Frauen stehen unter Waffen* are soldiers.
                let claimed = self.claims[first_claim..].last().map(|claim| claim.population.kind);
                let soldiers = claimed.filter(|claimed| *claimed == Kind::Troops && kind == Kind::People);
                self.context.counted = Some((soldiers.unwrap_or(kind), number));
            }
            self.remember(&scene, first_claim);
            let people = |q: &Quantity| matches!(q.counted, Counted::People(..) | Counted::Nationals);
            if self.claims.len() == first_claim && quantities.iter().any(people) {
                self.context.others = Some(number);
            }
        } else {
            // *bereit zu sterben* tells of nobody who died.
            let wished = |o: &Outcome| {
                o.sort == Sort::Verb
                    && o.tokens.start > tokens.start
                    && document.has(o.tokens.start - 1, Class::Preposition)
            };
            let soldiers =
                |at: usize| document.means(at, Class::Person, "troops") && document.tokens[at].capital;
            if !outcomes.is_empty() && tokens.clone().any(soldiers) {
                self.context.counted = Some((Kind::Troops, number));
            }
            if let Some(outcome) = outcomes.iter().rev().find(|o| {
                let plain = !matches!(o.sort, Sort::Extent) && !o.excluded;
                plain && !o.is("soldiers") && !o.is_aside() && !wished(o)
            }) {
                self.context.measure = Some((outcome.measure, number));
                // *Die Zahl der Deserteure liegt höher. Ein Abgeordneter nannte 150.000*
                if matches!(outcome.sort, Sort::Count | Sort::Loss) {
                    self.context.recorded = Some(number);
                }
            } else if outcomes.iter().all(|o| o.sort == Sort::Extent)
                && let Some((measure, kind)) = outcome::recorded(document, tokens.clone())
            {
                self.context.measure = Some((measure, number));
                self.context.counted = Some((kind, number));
                self.context.recorded = Some(number);
            }
            // *Nordkorea zieht seine Truppen ab*
            let sent = outcomes
                .iter()
                .any(|o| matches!(o.measure, Measure::Deployed | Measure::Casualties) && !o.is_aside())
                || tokens.clone().any(soldiers);
            let asked = abroad::asked_of(document, tokens.clone(), &mentions).filter(|_| outcomes.is_empty());
            self.promising |= self.draft && outcomes.is_empty() && abroad::may_be_asked(document, &tokens);
            if asked.is_some() {
                self.context.measure = Some((Measure::Deployed, number));
            }
            match asked.or(subject.filter(|_| sent && mentions.is_empty())) {
                Some(side) => self.context.people = Some((side.to_owned(), true, number)),
                None => self.remember_people(number, &mentions, &outcomes),
            }
        }
        self.layout.remember(document, number, &told, !quantities.is_empty());
        self.context.subject = subject.map(|side| (side, number)).or(self.context.subject);
        if event {
            self.context.event = Some(number);
        }
        if tokens.clone().any(|at| document.means(at, Class::Exclude, "drill")) {
            self.context.drill = Some(number);
        }
        if !self.draft {
            let all = document.sentences[number].tokens.clone();
            let place = place::find(document, &all, all.end, &(0..0), None);
            self.context.place = place.map(|name| (name, number));
        }
    }

    /// Takes up whose army, land, group, unit a sentence names, and when who spoke.
    fn remember_sides(
        &mut self,
        number: usize,
        tokens: &Range<usize>,
        times: &[TimeExpression],
        attributions: &[&Attribution],
    ) {
        let document = self.document;
        self.army = population::army(document, tokens.clone()).or(self.army);
        self.land = population::land(document, tokens.clone(), attributions).or(self.land);
        self.group = population::group(document, tokens.clone()).or(self.group);
        let unit = population::unit(document, tokens.clone()).map(|side| (side, number));
        self.unit = unit.or(self.unit);
        // *Am Vorabend hatte er noch von neun Toten gesprochen*: what he says now is of another day.
        let former = tokens.clone().any(|at| document.means(at, Class::Function, "still"))
            && tokens.clone().any(|at| document.means(at, Class::Auxiliary, "have past"));
        for attribution in attributions.iter().filter(|_| !former) {
            if let Some(day) = moment::spoken(times, &attribution.frame) {
                self.context.spoken = Some((attribution.sources.clone(), day, number));
            }
        }
    }

    /// Whether a source of its own says the number, another than that of the claim before.
    pub(super) fn others_speak(&self, case: &Case) -> bool {
        let Some(attribution) = case.attribution.filter(|a| !a.carried && !a.sources.is_empty()) else {
            return false;
        };
        self.last_claim(case.scene).is_some_and(|(last, _)| {
            let before = &self.claims[last].sources;
            !before.is_empty() && *before != attribution.sources
        })
    }

    fn remember(&mut self, scene: &Scene, first_claim: usize) {
        let document = self.document;
        // What is told next is of the whole, not of the part: *20.000, die Hälfte davon Söldner.*
        let whole = |at: &usize| {
            let start = self.claims[*at].span.start;
            // *darunter 500 Offiziere und drei Generäle*
            let mut part = false;
            !scene.quantities.iter().enumerate().any(|(i, q)| {
                part = q.part || part && belonging::coordinated(document, &scene.quantities[i - 1], q);
                part && q.span.start == start
            })
        };
        let new = first_claim..self.claims.len();
        match new.clone().rev().find(whole).or(new.last()) {
            Some(last) => {
                let claim = &self.claims[last];
                self.context.claim = Some((last, scene.number));
                self.context.measure = Some((claim.measure, scene.number));
                if claim.population.side != UNKNOWN {
                    // *Nordkoreanische Truppen … 100 Tote*: still soldiers.
                    let known = |(side, troops, _): &(String, bool, usize)| {
                        *troops && *side == claim.population.side && claim.population.kind == Kind::People
                    };
                    let troops = claim.population.kind.is_military()
                        || claim.population.kind == Kind::Police
                        || self.context.people.as_ref().is_some_and(known);
                    self.context.people = Some((claim.population.side.clone(), troops, scene.number));
                    return;
                }
            }
            None => {
                if let Some(outcome) = scene
                    .outcomes
                    .iter()
                    .rev()
                    .find(|o| !matches!(o.sort, Sort::Extent) && !o.excluded && !o.is("soldiers"))
                {
                    self.context.measure = Some((outcome.measure, scene.number));
                }
            }
        }
        self.remember_people(scene.number, &scene.mentions, &scene.outcomes);
    }

    /// Of several sides the one that something befell is remembered, else the first.
    fn remember_people(&mut self, number: usize, mentions: &[Mention], outcomes: &[Outcome]) {
        let befallen = outcomes
            .last()
            .and_then(|last| mentions.iter().rev().find(|m| m.troops && m.at < last.tokens.start))
            .filter(|m| !m.is_aside(self.document));
        let Some(first) = befallen.or(mentions.first()) else { return };
        let one = mentions.iter().all(|mention| mention.side == first.side);
        let still =
            self.context.people.as_ref().is_some_and(|(side, ..)| mentions.iter().any(|m| m.side == side));
        if one || !still || befallen.is_some() {
            let troops = mentions.iter().any(|m| m.side == first.side && m.troops);
            let known =
                self.context.people.as_ref().is_some_and(|(side, troops, _)| *troops && side == first.side);
            self.context.people = Some((first.side.to_owned(), troops || known, number));
        } else if let Some((.., sentence)) = &mut self.context.people {
            *sentence = number;
        }
    }

    /// The claim that a quantity makes, if it makes one.
    fn claim(&mut self, scene: &Scene<'a>, at: usize, read: &[Option<Measure>]) -> Option<Claim> {
        let document = self.document;
        let quantity = &scene.quantities[at];
        if self.is_no_count(scene, at) {
            return None;
        }
        let segment = scene.segments.iter().find(|segment| segment.contains(&quantity.number.start))?.clone();
        let attribution = attribution::at(self.attributions, quantity.number.start);
        let case = Case { scene, at, quantity, segment: &segment, attribution };
        let (measure, outcome, rule, mut confidence) = self.measure(&case, read)?;
        if self.draft {
            self.promising = true;
            return None;
        }
        // *31 Leichen geborgen, 200 Menschen an Bord*: where they were, not what befell them.
        let aboard = matches!(quantity.counted, Counted::People(..) | Counted::Nationals)
            && document.means(quantity.phrase.end, Class::Function, "aboard");
        if aboard && matches!(rule, "part" | "continued") && !quantity.part {
            return None;
        }
        let strong = rule == "attribute"
            || matches!(outcome, Some(index) if scene.outcomes[index].sort != Sort::Participle);
        // *ein Manöver, an dem sich 9.000 Soldaten beteiligen*
        let drill = measure == Measure::Deployed
            && scene.tokens.clone().any(|at| document.means(at, Class::Exclude, "drill"));
        if drill || !strong && is_excluded(document, &segment, quantity, measure) {
            return None;
        }
        if quantity.bound == Bound::Fraction && !quantity.part && self.rounds_another(scene, quantity) {
            return None;
        }
        let outcome = outcome.map(|index| &scene.outcomes[index]);
        let (side, side_sure) = self.side(&case, measure, outcome);
        let kind = self.kind(&case, measure, outcome, &side);
        // *Das Manöver … Deutschland stellt 12.000 Soldaten*
        let of_drill = measure == Measure::Deployed
            && self.context.drill.is_some_and(|told| told + REACH >= scene.number)
            && population::enemy_of(&side).is_none()
            && !matches!(side.as_str(), MIXED | "north-korea");
        if of_drill {
            return None;
        }
        let population = Population { side, kind };
        if !self.is_plausible(&case, measure, outcome, rule, &population) {
            return None;
        }
        // *200 Soldaten sichern den Flughafen*, and whose they are is guessed: perhaps in peace.
        if measure == Measure::Deployed
            && side_sure == Confidence::Guess
            && outcome.is_some_and(|o| o.is("weak"))
        {
            return None;
        }
        if population.side != UNKNOWN {
            confidence = confidence.max(side_sure);
        }
        if attribution.is_some_and(|a| a.carried) {
            confidence = confidence.max(Confidence::Context);
        }
        // *zwei Schwestern*: people only by what befell them.
        if quantity.counted == Counted::Thing {
            confidence = Confidence::Guess;
        }
        if measure == Measure::Casualties && outcome.is_some_and(|o| o.is("own")) {
            self.lost.push(self.claims.len());
        }
        let whole = (rule == "part" || quantity.part)
            .then(|| self.last_claim(scene))
            .flatten()
            .map(|(last, _)| &self.claims[last]);
        let Dated { stated, as_of, as_of_basis } = self.dated(&case, whole);
        let modality = self.said(&case, measure, outcome, rule, whole, as_of);
        let in_event = self.context.event.is_some_and(|event| event + 1 >= scene.number);
        let scope = modality::scope(document, &case, measure, kind, outcome, stated, in_event);
        // *130 Menschen, darunter 80 Soldaten*: counted over the same time.
        let of_whole =
            whole.filter(|_| quantity.part && kind.is_military() && stated.is_none() && scope != Scope::Rate);
        let scope = of_whole.map_or(scope, |claim| claim.scope);
        // What befell soldiers is told of a front, and not of the place last named.
        let local = matches!(kind, Kind::People | Kind::Civilians | Kind::Police);
        let span = quantity.span;
        let evidence = document.sentences[scene.number].span;
        Some(Claim {
            id: format!("{}@{}", self.article.id, span.start),
            article: self.article.id.clone(),
            measure,
            scope,
            modality,
            population,
            bound: quantity.bound,
            low: quantity.low,
            high: quantity.high,
            as_of,
            as_of_basis,
            sources: attribution.map(|a| a.sources.clone()).unwrap_or_default(),
            relayed_by: attribution.map(|a| a.relays.clone()).unwrap_or_default(),
            // Else the place of the sentence before, which tells of the same.
            place: place::find(document, &scene.tokens, quantity.number.start, &quantity.phrase, attribution)
                .or_else(|| {
                    let (name, sentence) = self.context.place.as_ref()?;
                    (sentence + 1 == scene.number && local).then(|| name.clone())
                }),
            text: span.of(document.text).to_owned(),
            span,
            evidence,
            repeat_of: self.told_before(quantity, measure),
            confidence,
            trace: trace(document, quantity, outcome, rule, stated, attribution),
        })
    }
}

/// A heading after a blank line begins something else; a line that ends in a colon leads on.
fn starts_section(document: &Document, number: usize) -> bool {
    let sentence = &document.sentences[number];
    let colon = document.tokens[sentence.tokens.end - 1].is(':');
    number > 0 && sentence.after_gap && !sentence.closed && !colon
}
