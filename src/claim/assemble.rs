//! Joins quantities, times and attributions to claims, sentence by sentence.

use std::ops::Range;

use super::outcome::{self, Outcome, Sort};
use super::population::{self, MIXED, Mention, UNKNOWN};
use super::{Claim, Population, Step, modality, moment, place, repeat};
use crate::article::Article;
use crate::attribution::{self, Attribution};
use crate::calendar::{Day, Period};
use crate::language::Class;
use crate::numeral::Form;
use crate::quantity::{Counted, Quantity};
use crate::time::{self, TimeExpression};
use crate::token::Document;
use crate::vocabulary::{Basis, Bound, Confidence, Kind, Measure};

/// What reaches over from earlier sentences.
#[derive(Default)]
struct Context {
    /// The people last spoken of, with the sentence.
    people: Option<(String, bool, usize)>,
    /// The measure last spoken of, with the sentence.
    measure: Option<(Measure, usize)>,
    /// The kind of people last counted, claim or not, with the sentence.
    counted: Option<(Kind, usize)>,
    /// The last claim, as an index, with the sentence.
    claim: Option<(usize, usize)>,
    /// The last sentence that told of one attack or accident.
    event: Option<usize>,
    /// The day on which these sources last spoke.
    spoken: Option<(Vec<String>, Period)>,
}

/// The production of *vier davon tödlich*.
const FATAL: &str = "fatal part";

/// So many sentences further, people or a measure spoken of are still meant.
const REACH: usize = 3;

/// So many rows further, a list's heading still tells what its rows count.
const ROWS: usize = 8;

/// A row of a list has at most so many tokens.
const LONGEST_ROW: usize = 14;

struct Assembler<'a, 't> {
    article: &'a Article,
    document: &'a Document<'t>,
    attributions: &'a [Attribution],
    reference: Option<Day>,
    context: Context,
    claims: Vec<Claim>,
}

/// A sentence with what was found in it.
struct Scene<'a> {
    number: usize,
    tokens: Range<usize>,
    quantities: &'a [Quantity],
    outcomes: Vec<Outcome>,
    segments: Vec<Range<usize>>,
    attributions: Vec<&'a Attribution>,
    mentions: Vec<Mention>,
    times: &'a [TimeExpression],
}

/// The claims of an article from what the stages before found; `reference` is its date.
pub fn assemble(
    article: &Article,
    document: &Document,
    quantities: &[Quantity],
    times: &[TimeExpression],
    attributions: &[Attribution],
    reference: Option<Day>,
) -> Vec<Claim> {
    // The numbers of dates and durations count no people.
    let quantities: &[Quantity] = &quantities
        .iter()
        .filter(|q| time::covering(times, q.number.clone()).is_none())
        .cloned()
        .collect::<Vec<_>>();
    let mut assembler = Assembler {
        article,
        document,
        attributions,
        reference,
        context: Context::default(),
        claims: Vec::new(),
    };
    let (mut quantity, mut time, mut attribution) = (0, 0, 0);
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
        assembler.sentence(number, tokens, &quantities[q], &times[t], &attributions[a]);
    }
    let mut claims = assembler.claims;
    number_ids(&mut claims);
    repeat::mark(&mut claims);
    claims
}

/// Two claims on one number have ids of their own.
fn number_ids(claims: &mut [Claim]) {
    for at in 1..claims.len() {
        if claims[at].span == claims[at - 1].span {
            claims[at].id.push_str(".2");
        }
    }
}

impl<'a> Assembler<'a, '_> {
    fn sentence(
        &mut self,
        number: usize,
        tokens: Range<usize>,
        quantities: &'a [Quantity],
        times: &'a [TimeExpression],
        attributions: &'a [Attribution],
    ) {
        let document = self.document;
        if starts_section(document, number) {
            self.context = Context { spoken: self.context.spoken.take(), ..Context::default() };
        }
        let attributions: Vec<_> = attributions.iter().collect();
        let mentions = population::mentions(document, tokens.clone(), &attributions);
        for attribution in &attributions {
            if let Some(day) = moment::spoken(times, &attribution.frame) {
                self.context.spoken = Some((attribution.sources.clone(), day));
            }
        }
        let event = tokens.clone().any(|at| document.has(at, Class::Event));
        let outcomes = outcome::find(document, tokens.clone(), quantities);
        let first_claim = self.claims.len();
        if !quantities.is_empty() {
            let segments = outcome::segments(document, tokens.clone(), quantities);
            let scene = Scene {
                number,
                tokens: tokens.clone(),
                quantities,
                outcomes,
                segments,
                attributions,
                mentions,
                times,
            };
            let mut read: Vec<Option<Measure>> = Vec::with_capacity(quantities.len());
            for at in 0..quantities.len() {
                let claim = self.claim(&scene, at, &read);
                if let Some(claim) = &claim
                    && claim.trace.iter().any(|step| step.rule == FATAL)
                    && let Some(wounded) = self.claims.last_mut()
                {
                    // *36 verletzt, vier davon tödlich*: the 36 are killed and wounded together.
                    wounded.measure = Measure::Casualties;
                }
                read.push(claim.as_ref().map(|claim| claim.measure));
                self.claims.extend(claim);
            }
            if let Some(kind) = quantities.iter().rev().find_map(|q| match q.counted {
                Counted::People(kind, _) => Some(kind),
                _ => None,
            }) {
                self.context.counted = Some((kind, number));
            }
            self.remember(&scene, first_claim);
        } else {
            if let Some(outcome) =
                outcomes.iter().rev().find(|o| !matches!(o.sort, Sort::Extent) && !o.excluded)
            {
                self.context.measure = Some((outcome.measure, number));
            }
            let sent = outcomes.iter().any(|o| matches!(o.measure, Measure::Deployed | Measure::Casualties));
            let owner = population::owner(document, tokens, &attributions, None)
                .filter(|_| sent && mentions.is_empty());
            match owner {
                Some(side) => self.context.people = Some((side.to_owned(), true, number)),
                None => self.remember_people(number, &mentions, &outcomes),
            }
        }
        if event {
            self.context.event = Some(number);
        }
    }

    fn remember(&mut self, scene: &Scene, first_claim: usize) {
        match self.claims.len().checked_sub(1).filter(|last| *last >= first_claim) {
            Some(last) => {
                let claim = &self.claims[last];
                self.context.claim = Some((last, scene.number));
                self.context.measure = Some((claim.measure, scene.number));
                if claim.population.side != UNKNOWN {
                    let troops = !matches!(claim.population.kind, Kind::People | Kind::Civilians);
                    self.context.people = Some((claim.population.side.clone(), troops, scene.number));
                    return;
                }
            }
            None => {
                if let Some(outcome) =
                    scene.outcomes.iter().rev().find(|o| !matches!(o.sort, Sort::Extent) && !o.excluded)
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
            .and_then(|last| mentions.iter().rev().find(|m| m.troops && m.at < last.tokens.start));
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
        let (measure, outcome, rule, mut confidence) = self.measure(scene, at, &segment, read)?;
        let strong = rule == "attribute"
            || matches!(outcome, Some(index) if scene.outcomes[index].sort != Sort::Participle);
        if !strong && is_excluded(document, &segment, quantity) {
            return None;
        }
        if quantity.bound == Bound::Fraction && self.rounds_another(scene, quantity) {
            return None;
        }
        let outcome = outcome.map(|index| &scene.outcomes[index]);
        let attribution = attribution::at(self.attributions, quantity.number.start);
        let (side, side_known) = self.side(scene, quantity, measure, outcome, &segment, attribution);
        let kind = self.kind(scene, at, measure, outcome, &side);
        if !self.is_plausible(scene, quantity, measure, outcome, kind, &side) {
            return None;
        }
        if !side_known && side != UNKNOWN {
            confidence = confidence.max(Confidence::Context);
        }
        let frame = attribution.map_or(0..0, |a| frame_clause(a, &scene.segments, quantity));
        let stated =
            moment::stated(document, scene.times, &scene.tokens, &segment, quantity, &frame, self.reference);
        let spoken = attribution.and_then(|a| {
            moment::spoken(scene.times, &frame).or_else(|| {
                self.context
                    .spoken
                    .as_ref()
                    .filter(|(sources, _)| a.carried && *sources == a.sources)
                    .map(|(_, day)| *day)
            })
        });
        let inherited = (rule == "part" || quantity.part)
            .then(|| self.last_claim(scene))
            .flatten()
            .map(|(last, _)| &self.claims[last])
            .filter(|claim| claim.as_of_basis == Some(Basis::Stated))
            .and_then(|claim| claim.as_of);
        let (as_of, as_of_basis) = moment::as_of(
            stated.and_then(|time| moment::period(document, time, self.reference)).or(inherited),
            spoken,
            self.reference,
        );
        let modality = modality::modality(
            document,
            quantity,
            scene.quantities,
            measure,
            &scene.tokens,
            &segment,
            attribution,
            scene.times,
        );
        let in_event = self.context.event.is_some_and(|event| event + 1 >= scene.number);
        let scope = modality::scope(
            document,
            quantity,
            measure,
            kind,
            outcome,
            (&scene.tokens, &segment),
            scene.times,
            stated,
            in_event,
        );
        let mut bound = quantity.bound;
        let (mut low, mut high) = (quantity.low, quantity.high);
        if bound == Bound::Exact
            && let Some(far) = far_bound(document, &segment, quantity)
        {
            bound = far;
            match far {
                Bound::AtMost => low = None,
                Bound::AtLeast | Bound::MoreThan => high = None,
                _ => {}
            }
        }
        let span = quantity.span;
        let evidence = document.sentences[scene.number].span;
        Some(Claim {
            id: format!("{}@{}", self.article.id, span.start),
            article: self.article.id.clone(),
            measure,
            scope,
            modality,
            population: Population { side, kind },
            bound,
            low,
            high,
            as_of,
            as_of_basis,
            sources: attribution.map(|a| a.sources.clone()).unwrap_or_default(),
            relayed_by: attribution.map(|a| a.relays.clone()).unwrap_or_default(),
            place: place::find(document, &scene.tokens, quantity, attribution),
            text: span.of(document.text).to_owned(),
            span,
            evidence,
            repeat_of: self.told_before(quantity, measure),
            confidence,
            trace: trace(document, quantity, outcome, rule, stated, attribution),
        })
    }

    /// Numbers that can be no claim, whatever stands around them.
    fn is_no_count(&self, scene: &Scene, at: usize) -> bool {
        let quantity = &scene.quantities[at];
        let document = self.document;
        let whole = quantity.whole
            && matches!(quantity.counted, Counted::People(_, None) | Counted::Nationals | Counted::Thing);
        // *vier Prozent*: a share of no people.
        let share = quantity.bound == Bound::Fraction
            && quantity.low.is_none()
            && quantity.high.is_none()
            && !self.of_people(quantity);
        // *eine Kompanie, etwa 150 Mann*: one claim, by the number.
        let beside = quantity.bound == Bound::Formation
            && scene.quantities.get(at + 1).is_some_and(|next| {
                let between = quantity.phrase.end..next.number.start;
                between.len() <= 3
                    && between.clone().all(|t| {
                        document.tokens[t].is(',')
                            || document.tokens[t].is('(')
                            || document.has(t, Class::Transparent)
                    })
                    && population::is_military(&next.counted)
            });
        let bare = quantity.counted == Counted::Nothing && quantity.bound == Bound::Exact;
        let before = quantity
            .number
            .start
            .checked_sub(1)
            .filter(|b| *b >= scene.tokens.start)
            .map(|b| (b, &document.tokens[b]));
        // *Institut 179*, *Platz 3*: a noun right before a bare number names a thing.
        let named = bare
            && quantity.form == Form::Digits
            && before.is_some_and(|(b, token)| {
                token.is_word()
                    && token.capital
                    && !(b > 0 && document.sense(b - 1, Class::Transparent).is_some_and(|s| s.length == 2))
                    && b > scene.tokens.start
                    && ![
                        Class::Country,
                        Class::Place,
                        Class::Capital,
                        Class::Month,
                        Class::Total,
                        Class::Group,
                        Class::Nationals,
                        Class::Leader,
                    ]
                    .iter()
                    .any(|class| document.has(b, *class))
            });
        // *Andrij, 24, …*: an age.
        let age = bare
            && before.is_some_and(|(_, token)| token.is(','))
            && document.tokens.get(quantity.number.end).is_some_and(|token| token.is(','))
            && quantity.low.is_some_and(|n| n < 120);
        // *stieg um 27 Prozent*: a change, no part of people.
        let change = quantity.bound == Bound::Fraction
            && before.is_some_and(|(b, _)| document.has(b, Class::Preposition));
        // *ein Video von zwei Verwundeten*
        let topic = before.is_some_and(|(b, _)| {
            document.sense(b, Class::Preposition).is_some_and(|s| s.value() == "of")
                && b > 0
                && document.has(b - 1, Class::Topic)
        });
        // *um 23 weniger*: a difference.
        let change = change
            || (bare
                && before.is_some_and(|(b, _)| {
                    document.sense(b, Class::Preposition).is_some_and(|s| s.value() == "by")
                }));
        let topic = topic || before.is_some_and(|(_, token)| token.is('+'));
        let both = quantity.form == Form::Both
            && quantity.counted == Counted::Nothing
            && !scene.quantities[..at].iter().any(|q| q.low == Some(2));
        change
            || share
            || topic
            || both
            || whole
            || beside
            || named
            || age
            || quantity.low.max(quantity.high).is_none_or(|n| n == 0) && quantity.bound != Bound::Fraction
    }

    /// *zwei Drittel der nordkoreanischen Soldaten*: the share's phrase names people.
    fn of_people(&self, quantity: &Quantity) -> bool {
        matches!(quantity.counted, Counted::People(..) | Counted::Nationals | Counted::Victims(_))
            || (quantity.number.end..quantity.number.end + 4).any(|at| self.document.has(at, Class::Force))
    }

    /// What befell the counted people: the measure, the outcome it was read from, the production, how sure.
    fn measure(
        &self,
        scene: &Scene,
        at: usize,
        segment: &Range<usize>,
        read: &[Option<Measure>],
    ) -> Option<(Measure, Option<usize>, &'static str, Confidence)> {
        let quantity = &scene.quantities[at];
        let document = self.document;
        let clear = Confidence::Clear;
        match &quantity.counted {
            Counted::Victims(measure) => {
                let bodies = quantity.head.is_some_and(|head| {
                    document.sense(head, Class::Victim).is_some_and(|s| s.value().ends_with(" bodies"))
                });
                let excluded =
                    outcome::of(document, quantity, scene.quantities, &scene.outcomes, &scene.segments)
                        .is_some_and(|index| scene.outcomes[index].excluded);
                if excluded {
                    return None;
                }
                let found = scene.tokens.clone().any(|at| document.has(at, Class::Found));
                return (!bodies || found).then_some((*measure, None, "victims", clear));
            }
            Counted::Opfer
                if scene.outcomes.is_empty()
                    && !scene.tokens.clone().any(|at| document.has(at, Class::Event))
                    && self.context.measure.is_none_or(|(_, s)| s + REACH < scene.number) =>
            {
                return None;
            }
            Counted::Opfer => {
                let dead = scene.outcomes.iter().any(|o| o.measure == Measure::Killed)
                    || self
                        .context
                        .measure
                        .is_some_and(|(m, s)| m == Measure::Killed && s + REACH >= scene.number);
                return Some((
                    if dead { Measure::Killed } else { Measure::Casualties },
                    None,
                    "victims",
                    clear,
                ));
            }
            Counted::Losses => return Some((Measure::Casualties, None, "losses", clear)),
            _ => {}
        }
        let found = outcome::of(document, quantity, scene.quantities, &scene.outcomes, &scene.segments);
        // A noun of no list: people only where what befell them befalls nobody else.
        if quantity.counted == Counted::Thing && !found.is_some_and(|index| is_human(&scene.outcomes[index]))
        {
            return None;
        }
        if let Some(measure) = quantity.attribute.filter(|m| *m != Measure::Deployed) {
            // *starben zwölf verwundete Soldaten*
            let died = found.filter(|index| {
                let outcome = &scene.outcomes[*index];
                outcome.measure == Measure::Killed
                    && matches!(outcome.sort, Sort::Participle | Sort::Verb)
                    && measure != Measure::Casualties
            });
            return Some(match died {
                Some(index) => (Measure::Killed, Some(index), "outcome", clear),
                None => (measure, None, "attribute", clear),
            });
        }
        let previous = || {
            let thing = at > 0 && scene.quantities[at - 1].counted == Counted::Thing;
            read.iter().rev().find_map(|m| *m).filter(|_| !thing)
        };
        if scene.quantities[..at].last().is_some_and(|share| outcome::is_base(document, quantity, share))
            && (population::is_military(&quantity.counted) || quantity.counted == Counted::Nothing)
        {
            return Some((Measure::Deployed, None, "base of a share", Confidence::Context));
        }
        let fatal = quantity.part
            && (quantity.phrase.end..segment.end.min(quantity.phrase.end + 3))
                .any(|t| document.sense(t, Class::Degree).is_some_and(|s| s.value() == "fatal"));
        if fatal && previous() == Some(Measure::Wounded) {
            return Some((Measure::Killed, None, FATAL, clear));
        }
        // *ihre Zahl könne auf 10.000 anwachsen*: of those spoken of before.
        let total = segment.clone().any(|t| document.has(t, Class::Total))
            && !scene.outcomes.iter().any(|o| o.sort == Sort::Count)
            && quantity.counted == Counted::Nothing;
        if let Some((measure, sentence)) = self.context.measure.filter(|_| total)
            && sentence + 2 >= scene.number
        {
            return Some((measure, None, "continued", Confidence::Context));
        }
        let captive = matches!(&quantity.counted, Counted::People(_, Some(_)));
        if let Some(index) = found
            .filter(|index| !captive || matches!(scene.outcomes[*index].sort, Sort::Participle | Sort::Verb))
        {
            let chosen = &scene.outcomes[index];

            if chosen.excluded
                && !(chosen.entry.value == "flight" && population::is_military(&quantity.counted))
            {
                return None;
            }
            // *die Stärke des Verbands in der Ukraine*: of troops in a place they were sent to.
            let elsewhere = scene.outcomes[index].measure == Measure::Strength
                && segment.clone().any(|t| {
                    document.sense(t, Class::Preposition).is_some_and(|s| s.value() == "in")
                        && (t + 1..t + 3).any(|next| {
                            document.has(next, Class::Country)
                                || document.has(next, Class::Place)
                                || document.has(next, Class::Theatre)
                        })
                });
            let measure = if elsewhere { Measure::Deployed } else { scene.outcomes[index].measure };
            return Some((measure, Some(index), "outcome", clear));
        }
        if let Some(measure) = quantity.attribute {
            return Some((measure, None, "attribute", clear));
        }
        if quantity.part
            && let Some(measure) = previous()
        {
            return Some((measure, None, "part", clear));
        }
        if let Counted::People(_, Some(measure)) = &quantity.counted {
            return Some((*measure, None, "captives", clear));
        }
        // *die Armee, darunter 3.000 Mann, verlor …*: a part of nothing that was counted.
        let counted_before = scene.quantities[..at].iter().any(|q| q.counted != Counted::Thing)
            || scene.outcomes.iter().any(|o| o.sort == Sort::Count && o.tokens.end <= quantity.number.start);
        let leads = document.sense(segment.start, Class::Function).is_some_and(|s| s.value() == "of_them");
        if quantity.part && leads && !counted_before && segment.start > scene.tokens.start {
            return None;
        }
        // *514 Tote: 268 Rebellen, 146 Soldaten*
        let colon = scene
            .tokens
            .clone()
            .take_while(|t| *t < quantity.number.start)
            .any(|t| document.tokens[t].is(':'));
        let listed = matches!(quantity.counted, Counted::People(..) | Counted::Nationals)
            && colon
            && !segment.clone().any(|t| document.has(t, Class::Auxiliary));
        // *unter den 40 Toten sind sechs Kinder*
        let among = scene.quantities[..at].last().filter(|q| {
            matches!(q.counted, Counted::Victims(_))
                && (q.number.start.saturating_sub(3).max(scene.tokens.start)..q.number.start)
                    .any(|t| document.has(t, Class::Ambiguous))
        });
        // *vier Deutsche, zwei Österreicher und zwei Schweizer*
        let row = at > 0
            && read.last().is_some_and(Option::is_some)
            && outcome::coordinated(document, &scene.quantities[at - 1], quantity);
        if (listed || row || among.is_some())
            && let Some(measure) = previous()
        {
            return Some((measure, None, "part", clear));
        }
        // *darunter 15 Kinder*, *zwei davon schwer*, *weitere 64*: what befell those before.
        let elliptic = quantity.part || quantity.further || quantity.counted == Counted::Nothing;
        if elliptic && let Some(measure) = previous() {
            return Some((measure, None, "part", clear));
        }
        self.continued(scene, quantity, segment)
            .map(|measure| (measure, None, "continued", Confidence::Guess))
    }

    /// The measure of the sentences before: *Zuvor war von 11.000 Mann die Rede.*
    fn continued(&self, scene: &Scene, quantity: &Quantity, segment: &Range<usize>) -> Option<Measure> {
        let (measure, sentence) = self.context.measure?;
        if quantity.counted == Counted::Thing {
            return None;
        }
        // *Soldaten: rund 810.000*, a row under *Die Verluste der russischen Armee*.
        if self.is_row(scene, quantity) && sentence + ROWS >= scene.number {
            return Some(measure);
        }
        if sentence + 2 < scene.number {
            return None;
        }
        let cue = segment
            .clone()
            .any(|at| self.document.has(at, Class::Continue) || self.document.has(at, Class::Say));
        let added = segment
            .clone()
            .any(|at| self.document.sense(at, Class::Continue).is_some_and(|s| s.value() == "added"));
        if added && matches!(quantity.counted, Counted::People(..)) {
            return Some(measure);
        }
        // *die Inzidenz lag bei 61*: a bare number needs more than a verb to be people.
        let named = segment.clone().take_while(|t| *t < quantity.number.start).any(|t| {
            let token = &self.document.tokens[t];
            t > scene.tokens.start && token.is_word() && token.capital && self.document.senses(t).is_empty()
        });
        let people = population::is_military(&quantity.counted)
            || quantity.counted == Counted::Nationals
            || (quantity.counted == Counted::Nothing && !named);
        let linked = quantity.further || quantity.part || cue;
        (people && linked && self.context.claim.is_some_and(|(_, s)| s + 2 >= scene.number))
            .then_some(measure)
            .or_else(|| (population::is_military(&quantity.counted) && linked).then_some(measure))
    }

    /// *Soldaten: rund 810.000*, *Ukraine: 31.000*, *- 1.240 Soldaten*: a row of a list, with no verb.
    fn is_row(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let document = self.document;
        let verb = |at: usize| document.has(at, Class::Auxiliary) || document.has(at, Class::Say);
        if scene.tokens.len() > LONGEST_ROW || !scene.outcomes.is_empty() || scene.tokens.clone().any(verb) {
            return false;
        }
        let label = quantity.head.is_some_and(|head| head < quantity.number.start);
        let first = (scene.tokens.start..quantity.number.start).all(|at| !document.tokens[at].is_word());
        let people =
            population::is_military(&quantity.counted) || matches!(quantity.counted, Counted::Nationals);
        (label && (people || quantity.side.is_some()))
            || (first && people && !document.sentences[scene.number].closed)
    }

    /// The side, and whether the phrase itself says it.
    fn side(
        &self,
        scene: &Scene,
        quantity: &Quantity,
        measure: Measure,
        outcome: Option<&Outcome>,
        segment: &Range<usize>,
        attribution: Option<&Attribution>,
    ) -> (String, bool) {
        let document = self.document;
        if self.holds_others(scene, quantity) {
            return (MIXED.to_owned(), true);
        }
        if let Some(side) = &quantity.side {
            return (side.clone(), true);
        }
        let known = |side: &str| (side.to_owned(), true);
        let left = || {
            scene.outcomes.iter().rev().find(|o| {
                o.sort == Sort::Loss
                    && segment.contains(&o.tokens.start)
                    && o.tokens.end <= quantity.number.start
            })
        };
        let victims = matches!(quantity.counted, Counted::Victims(_));
        if let Some(outcome) = outcome
            .or_else(|| left().filter(|_| victims))
            .filter(|o| matches!(o.sort, Sort::Loss | Sort::Count))
            && let Some(side) = population::at_outcome(document, outcome, &scene.tokens)
        {
            return known(side);
        }
        if let Some(camp) = segment
            .clone()
            .filter(|at| {
                !scene.attributions.iter().any(|a| a.frame.contains(at))
                    && !document.has(*at + 1, Class::Report)
            })
            .find_map(|at| document.sense(at, Class::Camp))
        {
            let speaker = attribution.and_then(|a| a.sources.first()).and_then(|s| population::party(s));
            let side = match camp.value() {
                "both" => Some(MIXED),
                "own" => speaker,
                _ => speaker.and_then(population::enemy_of),
            };
            if let Some(side) = side {
                return known(side);
            }
        }
        let own = |o: &Outcome| o.entry.value.ends_with(" own") && segment.contains(&o.tokens.start);
        let loses = scene.outcomes.iter().any(own)
            || outcome.is_some_and(|o| o.entry.value.ends_with(" own") || o.sort == Sort::Loss)
            || matches!(quantity.counted, Counted::Losses);
        if (loses || matches!(measure, Measure::Deployed | Measure::Strength))
            && let Some(side) =
                population::owner(document, segment.clone(), &scene.attributions, Some(quantity))
                    .or_else(|| {
                        scene
                            .mentions
                            .iter()
                            .rev()
                            .find(|m| m.troops && segment.contains(&m.at))
                            .map(|m| m.side)
                    })
                    .or_else(|| {
                        scene
                            .mentions
                            .iter()
                            .rev()
                            .find(|m| m.troops && m.at < quantity.number.start)
                            .map(|m| m.side)
                    })
                    .or_else(|| {
                        population::owner(document, scene.tokens.clone(), &scene.attributions, Some(quantity))
                    })
        {
            return known(side);
        }
        // All victims of a war together are of several sides.
        let war = scene.tokens.clone().any(|at| document.has(at, Class::Conflict));
        let unnamed = matches!(
            quantity.counted,
            Counted::People(Kind::People, None) | Counted::Victims(_) | Counted::Opfer
        );
        if war
            && unnamed
            && measure == Measure::Killed
            && scene.mentions.is_empty()
            && quantity.low.max(quantity.high).is_some_and(|n| n >= 1000)
        {
            return known(MIXED);
        }
        let active = outcome.is_some_and(|o| o.sort == Sort::Deed && !o.entry.value.ends_with(" own"))
            || (matches!(measure, Measure::Killed | Measure::Wounded | Measure::Captured)
                && outcome.is_some_and(|o| {
                    o.sort == Sort::Participle
                        && !o.entry.value.contains(" self")
                        && !o.entry.value.contains(" own")
                })
                && segment
                    .clone()
                    .any(|at| document.sense(at, Class::Auxiliary).is_some_and(|s| s.value() == "have")));
        if active {
            // *türkische Sicherheitskräfte haben bei Einsätzen gegen die PKK 23 Rebellen getötet*
            let target = scene.mentions.iter().find(|m| {
                (m.at.saturating_sub(3).max(scene.tokens.start)..m.at).any(|at| document.word(at) == "gegen")
            });
            return target.map_or((UNKNOWN.to_owned(), false), |m| (m.side.to_owned(), true));
        }
        let military = population::is_military(&quantity.counted)
            || quantity.among.is_some()
            || matches!(quantity.counted, Counted::Losses)
            || (quantity.counted == Counted::Nothing && !self.beside_civilians(scene, quantity))
            || self.holds_soldiers(scene, quantity);
        if quantity.part
            && let Some((last, sentence)) = self.last_claim(scene)
            && sentence + 1 >= scene.number
            && self.claims[last].population.side != UNKNOWN
        {
            return (self.claims[last].population.side.clone(), sentence == scene.number);
        }
        let before: Vec<_> =
            scene.mentions.iter().filter(|m| m.troops && m.at < quantity.number.start).collect();
        if military && let Some(last) = before.last() {
            return (last.side.to_owned(), true);
        }
        let after = scene.mentions.iter().find(|m| {
            // *24 Mann, alles Russen*; *drei Tote, allesamt Angehörige der russischen Marine*
            let all = (quantity.phrase.end..m.at)
                .any(|at| document.sense(at, Class::Function).is_some_and(|s| s.value() == "all"));
            m.at > quantity.number.start && (all || (m.flank && segment.contains(&m.at)))
        });
        let all = after.is_some_and(|m| !m.flank);
        if (military || all)
            && let Some(first) = after
        {
            return known(first.side);
        }
        // The claim before, of which this one is a part or which it continues.
        let linked = quantity.part
            || quantity.further
            || matches!(quantity.counted, Counted::Nothing | Counted::Victims(_));
        if linked
            && let Some((last, sentence)) = self.last_claim(scene)
            && sentence + 2 >= scene.number
        {
            return (self.claims[last].population.side.clone(), false);
        }
        let row = quantity.head.is_some_and(|head| head < quantity.number.start);
        if military
            && let Some((side, true, sentence)) = &self.context.people
            && sentence + if row { ROWS } else { REACH } >= scene.number
        {
            return (side.clone(), false);
        }
        if population::is_military(&quantity.counted)
            && let Some(source) = attribution.and_then(|a| a.sources.first())
        {
            let country = population::country_of(source);
            if population::enemy_of(country).is_some() {
                return (country.to_owned(), false);
            }
        }
        (UNKNOWN.to_owned(), false)
    }

    /// *mehr als 6.000 …, also mehr als die Hälfte der 11.000*: one claim, by the number.
    fn rounds_another(&self, scene: &Scene, share: &Quantity) -> bool {
        let Some(value) = share.low.or(share.high) else { return false };
        let evidence = self.document.sentences[scene.number].span;
        self.claims.iter().rev().take_while(|claim| claim.evidence == evidence).any(|claim| {
            claim.low.or(claim.high).is_some_and(|other| value.abs_diff(other) * 3 < other.max(value))
        })
    }

    /// *etwa 1.200 Menschen ermordet und rund 250 verschleppt*: the bare number counts what the one before does.
    fn beside_civilians(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let before =
            scene.quantities.iter().rev().find(|q| q.number.end <= quantity.number.start && q.head.is_some());
        before.is_some_and(|q| {
            matches!(q.counted, Counted::People(Kind::People | Kind::Civilians | Kind::Police, _))
        })
    }

    fn last_claim(&self, scene: &Scene) -> Option<(usize, usize)> {
        let last = self.claims.len().checked_sub(1)?;
        let evidence = self.claims[last].evidence;
        if evidence == self.document.sentences[scene.number].span {
            return Some((last, scene.number));
        }
        self.context.claim
    }

    /// *50.000 Soldaten, darunter auch Verbände aus Nordkorea*: the part is of another side than the whole.
    fn holds_others(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let document = self.document;
        let end = quantity.phrase.end;
        let part = (end..scene.tokens.end.min(end + 2))
            .find(|at| document.sense(*at, Class::Function).is_some_and(|s| s.value() == "of_them"));
        population::is_military(&quantity.counted)
            && part.is_some_and(|part| {
                let other = scene.mentions.iter().find(|m| m.at > part && m.at <= part + 6);
                let own = quantity.side.as_deref().or_else(|| {
                    population::owner(document, scene.tokens.clone(), &scene.attributions, Some(quantity))
                });
                other.is_some_and(|other| own.is_some_and(|own| own != other.side))
            })
    }

    /// *die sieben Toten*: people already counted, whatever they were called then.
    fn told_before(&self, quantity: &Quantity, measure: Measure) -> Option<String> {
        if !quantity.definite {
            return None;
        }
        let first = self
            .claims
            .iter()
            .find(|c| c.measure == measure && (c.low, c.high) == (quantity.low, quantity.high))?;
        Some(first.repeat_of.clone().unwrap_or_else(|| first.id.clone()))
    }

    /// *acht Menschen, darunter Offiziere*.
    fn holds_soldiers(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let document = self.document;
        (quantity.phrase.end..scene.tokens.end).any(|at| {
            document.sense(at, Class::Function).is_some_and(|s| s.value() == "of_them")
                && (at + 1..(at + 5).min(scene.tokens.end)).any(|next| {
                    document
                        .sense(next, Class::Person)
                        .is_some_and(|s| matches!(s.value(), "troops" | "officers" | "generals"))
                })
        })
    }

    /// *wir haben sieben Männer verloren*
    fn is_own_loss(&self, scene: &Scene, outcome: Option<&Outcome>) -> bool {
        outcome.is_some_and(|o| o.entry.value.ends_with(" own"))
            && scene
                .tokens
                .clone()
                .any(|at| self.document.sense(at, Class::Camp).is_some_and(|s| s.value() == "own"))
    }

    /// *45 Nepalesen, die in der russischen Armee dienten*.
    fn serves(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let document = self.document;
        let end = quantity.phrase.end;
        document.tokens.get(end).is_some_and(|t| t.is(','))
            && document
                .sense(end + 1, Class::Function)
                .is_some_and(|s| matches!(s.value(), "article" | "relative"))
            && (end + 1..scene.tokens.end.min(end + 9)).any(|at| {
                document.has(at, Class::Force)
                    || document.sense(at, Class::Person).is_some_and(|s| s.value() == "troops")
            })
    }

    fn kind(
        &self,
        scene: &Scene,
        at: usize,
        measure: Measure,
        outcome: Option<&Outcome>,
        side: &str,
    ) -> Kind {
        let quantity = &scene.quantities[at];
        let army = || {
            self.context
                .people
                .as_ref()
                .is_some_and(|(seen, troops, s)| *troops && seen == side && s + REACH >= scene.number)
                || scene.mentions.iter().any(|m| m.troops && m.side == side)
        };
        match &quantity.counted {
            // *die 12.000 entsandten Männer*
            Counted::People(Kind::People, _) if quantity.attribute == Some(Measure::Deployed) => Kind::Troops,
            // *wir haben sieben Männer verloren*
            Counted::People(Kind::People, _) if self.is_own_loss(scene, outcome) => Kind::Troops,
            // *880.000 Männer und Frauen stehen unter Waffen*
            Counted::People(Kind::People | Kind::Civilians, _)
                if matches!(measure, Measure::Strength | Measure::Deserted) =>
            {
                Kind::Troops
            }
            Counted::People(kind, _) => *kind,
            Counted::Victims(Measure::Deserted) | Counted::Losses => Kind::Troops,
            Counted::Victims(_) | Counted::Opfer => quantity.among.unwrap_or(Kind::People),
            Counted::Thing => Kind::People,
            Counted::Nationals => match population::kind_of(measure) {
                _ if scene.tokens.clone().any(|at| document_civil(self.document, at)) => Kind::People,
                Some(kind) => kind,
                None if outcome.is_some_and(|o| o.entry.value.ends_with(" troops")) => Kind::Troops,
                None if self.serves(scene, quantity) => Kind::Troops,
                None if army() => Kind::Troops,
                None if self
                    .claims
                    .iter()
                    .any(|c| c.population.side == side && c.population.kind == Kind::Troops) =>
                {
                    Kind::Troops
                }
                None => Kind::People,
            },
            Counted::Nothing => {
                if let Some(kind) = outcome.and_then(|o| o.kind) {
                    return kind;
                }
                if outcome.is_some_and(|o| o.entry.value.ends_with(" troops")) {
                    return Kind::Troops;
                }
                let beside = scene.quantities[..at].iter().rev().find_map(|q| match q.counted {
                    Counted::People(kind, _) => Some(kind),
                    _ => None,
                });
                let previous = self
                    .last_claim(scene)
                    .filter(|(_, s)| s + 2 >= scene.number)
                    .map(|(last, _)| self.claims[last].population.kind);
                let whole = self
                    .context
                    .counted
                    .filter(|(_, s)| quantity.part && s + 1 >= scene.number)
                    .map(|(kind, _)| kind);
                beside
                    .or(whole)
                    .or(previous)
                    .or(population::kind_of(measure))
                    .unwrap_or(if side != UNKNOWN && army() { Kind::Troops } else { Kind::People })
            }
        }
    }

    /// Claims that would most often be wrong are none.
    fn is_plausible(
        &self,
        scene: &Scene,
        quantity: &Quantity,
        measure: Measure,
        outcome: Option<&Outcome>,
        kind: Kind,
        side: &str,
    ) -> bool {
        let military = matches!(kind, Kind::Troops | Kind::Officers | Kind::Generals);
        // Of nobody's troops only a sending or stationing is told for sure.
        let sent = outcome
            .is_some_and(|o| o.measure == Measure::Deployed && !o.entry.value.ends_with(" weak"))
            && scene
                .tokens
                .clone()
                .any(|at| self.document.has(at, Class::Country) || self.document.has(at, Class::Place));
        match measure {
            Measure::Deployed => {
                military && (side != UNKNOWN || (sent && population::is_military(&quantity.counted)))
            }
            Measure::Strength => military && side != UNKNOWN,
            // *verlor 20 Mann*, not *verlor vier Spiele* nor *25.000 Beschäftigte verloren ihre Arbeit*
            Measure::Casualties if outcome.is_some_and(|o| o.entry.value.ends_with(" own")) => {
                let people = match quantity.counted {
                    Counted::Nationals => false,
                    Counted::Nothing => side != UNKNOWN,
                    _ => military,
                };
                people || quantity.attribute.is_some() || quantity.bound == Bound::Formation
            }
            Measure::Casualties => {
                military || !matches!(quantity.counted, Counted::Nothing) || side != UNKNOWN
            }
            // Soldiers fall; prices, athletes and Tuesdays do too.
            Measure::Killed if outcome.is_some_and(|o| o.entry.value.ends_with(" troops")) => {
                !matches!(quantity.counted, Counted::Nothing) || side != UNKNOWN
            }
            Measure::Deserted => military,
            _ => true,
        }
    }
}

/// *70.000 Ukrainer, Soldaten wie Zivilisten*.
fn document_civil(document: &Document, at: usize) -> bool {
    document.sense(at, Class::Person).is_some_and(|s| s.value() == "civilians")
}

/// A heading after a blank line begins something else; a line that ends in a colon leads on.
fn starts_section(document: &Document, number: usize) -> bool {
    let sentence = &document.sentences[number];
    let colon = document.tokens[sentence.tokens.end - 1].is(':');
    number > 0 && sentence.after_gap && !sentence.closed && !colon
}

/// Whether an outcome befalls people only, so that a noun of no list must be people.
fn is_human(outcome: &Outcome) -> bool {
    outcome.entry.value.split(' ').any(|word| word == "human")
        || (outcome.sort == Sort::Act && matches!(outcome.measure, Measure::Killed | Measure::Captured))
}

/// The reporting clause of a source: its frame, and the whole segment around it where the number stands in
/// another. *Mitte Januar hatte der NIS geschätzt, dass …*
fn frame_clause(attribution: &Attribution, segments: &[Range<usize>], quantity: &Quantity) -> Range<usize> {
    let frame = attribution.frame.clone();
    if frame.is_empty() {
        return frame;
    }
    let around = segments
        .iter()
        .filter(|s| s.start < frame.end && frame.start < s.end && !s.contains(&quantity.number.start));
    around.fold(frame.clone(), |whole, segment| whole.start.min(segment.start)..whole.end.max(segment.end))
}

/// Exchanged, freed, handed over, fled, recruited.
fn is_excluded(document: &Document, segment: &Range<usize>, quantity: &Quantity) -> bool {
    segment.clone().any(|at| {
        document.has(at, Class::Exclude) && document.tokens[at].capital && !quantity.number.contains(&at)
    })
}

/// A modifier that stands away from its number: *übersteigt die Zahl … 3000*.
fn far_bound(document: &Document, segment: &Range<usize>, quantity: &Quantity) -> Option<Bound> {
    segment.clone().find_map(|at| {
        let sense = document.sense(at, Class::After).filter(|sense| sense.length == 1)?;
        let near = at < quantity.number.start || at <= quantity.phrase.end + 2;
        Bound::from_name(sense.value()).filter(|bound| near && *bound != Bound::Exact)
    })
}

fn trace(
    document: &Document,
    quantity: &Quantity,
    outcome: Option<&Outcome>,
    rule: &'static str,
    stated: Option<&TimeExpression>,
    attribution: Option<&Attribution>,
) -> Vec<Step> {
    let mut steps =
        vec![Step { stage: "quantity", rule: quantity.rule, list: None, line: 0, span: quantity.span }];
    steps.extend(quantity.entries.iter().map(|used| Step {
        stage: "quantity",
        rule: "word",
        list: Some(used.list),
        line: used.line,
        span: used.span,
    }));
    steps.push(match outcome {
        Some(outcome) => Step {
            stage: "claim",
            rule,
            list: Some(outcome.entry.list),
            line: outcome.entry.line,
            span: document.span(outcome.tokens.clone()),
        },
        None => {
            Step { stage: "claim", rule, list: None, line: 0, span: document.span(quantity.phrase.clone()) }
        }
    });
    steps.extend(stated.map(|time| Step {
        stage: "time",
        rule: time.rule,
        list: time.entry.map(|e| e.0),
        line: time.entry.map_or(0, |e| e.1),
        span: time.span,
    }));
    if let Some(attribution) = attribution {
        let span = attribution.source_span.or(attribution.cue_span).unwrap_or(quantity.span);
        let entry = attribution.entries.first();
        steps.push(Step {
            stage: "attribution",
            rule: attribution.rule,
            list: entry.map(|e| e.0),
            line: entry.map_or(0, |e| e.1),
            span,
        });
    }
    steps
}
