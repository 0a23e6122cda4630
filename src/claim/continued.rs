//! Measures told elsewhere than at the number: in the clause before, in the sentences before, at the head of a list.

use std::ops::Range;

use super::assemble::Assembler;
use super::belonging;
use super::outcome::{self, Sort};
use super::population;
use super::rows::{self, ROWS};
use super::scene::{REACH, Scene};
use crate::language::Class;
use crate::quantity::{Counted, Quantity};
use crate::token::Document;
use crate::vocabulary::Measure;

impl Assembler<'_, '_> {
    /// *zwei Drittel der nordkoreanischen Soldaten*: the share's phrase names people.
    pub(super) fn of_people(&self, quantity: &Quantity) -> bool {
        matches!(quantity.counted, Counted::People(..) | Counted::Nationals | Counted::Victims(_))
            || (quantity.number.end..quantity.number.end + 4).any(|at| {
                // *40 Prozent ihrer Stärke*
                self.document.has(at, Class::Force)
                    || self.document.means(at, Class::Extent, "strength") && self.document.tokens[at].capital
            })
            // *die Hälfte von ihnen*
            || self
                .document
                .sense(quantity.number.end, Class::Function)
                .is_some_and(|sense| sense.value() == "of_them" && sense.length == 2)
    }

    /// *die Zahl der Messerangriffe*: not of those told of before.
    pub(super) fn counts_things(&self, total: usize) -> bool {
        let document = self.document;
        let genitive = document.means(total + 1, Class::Function, "article");
        let noun =
            (total + 2..(total + 5).min(document.tokens.len())).find(|at| document.tokens[*at].capital);
        genitive
            && noun.is_some_and(|noun| {
                [Class::Victim, Class::Nationals, Class::Group, Class::Force]
                    .into_iter()
                    .all(|class| !document.has(noun, class))
                    && !document.means_any(noun, Class::Person, &["troops", "officers", "generals", "police"])
            })
    }

    /// The measure of the people right before number `at`, whose part it is.
    pub(super) fn whole_before(&self, scene: &Scene, at: usize, read: &[Option<Measure>]) -> Option<Measure> {
        let whole = scene.quantities[..at].last().filter(|whole| whole.counted != Counted::Thing)?;
        let near = scene.quantities[at].number.start - whole.phrase.end <= 6;
        read.last().copied().flatten().filter(|_| near)
    }

    /// *Hunderte seien gefallen. Die Nordkoreaner seien zurück. Ihre Zahl …*: people of whom the measure of a sentence before
    /// was not told.
    pub(super) fn spoken_of_others(&self, scene: &Scene, told: usize) -> bool {
        // A draft does not know of whom.
        !self.draft
            && told + 1 < scene.number
            && self.context.people.as_ref().is_some_and(|(_, _, sentence)| *sentence > told)
    }

    /// *hat Truppen entsandt, nach Angaben Seouls 3.000 Mann*: soldiers named in the clause before and only numbered here;
    /// gives what befell them.
    pub(super) fn apposed(
        &self,
        scene: &Scene,
        quantity: &Quantity,
        segment: &Range<usize>,
    ) -> Option<usize> {
        let document = self.document;
        if !population::is_military(&quantity.counted) || quantity.part {
            return None;
        }
        let number = quantity.number.start;
        let sign = |at: &usize| [',', ':', '–', '—', '-'].iter().any(|sign| document.tokens[*at].is(*sign));
        let cut = (scene.tokens.start..number).rev().find(sign)?;
        let before = scene.tokens.start..cut;
        let finite = [Class::Auxiliary, Class::Verb, Class::Deed, Class::Extent, Class::Continue];
        let own_verb = |at: usize| finite.iter().any(|class| document.has(at, *class));
        if (cut..segment.end).any(own_verb)
            || scene.quantities.iter().any(|q| before.contains(&q.number.start))
        {
            return None;
        }
        let index = scene.outcomes.iter().rposition(|o| before.contains(&o.tokens.start))?;
        let outcome = &scene.outcomes[index];
        let told = matches!(outcome.sort, Sort::Participle | Sort::Verb | Sort::Deed | Sort::Extent);
        let soldiers = before.clone().any(|at| {
            let person = document.sense(at, Class::Person);
            let troops = person.is_some_and(|sense| sense.value().split(' ').next() == Some("troops"));
            document.tokens[at].capital && (troops || document.has(at, Class::Force))
        });
        (told && soldiers && !outcome.excluded).then_some(index)
    }

    /// The measure of the sentences before: *Zuvor war von 11.000 Mann die Rede.*
    pub(super) fn continued(
        &self,
        scene: &Scene,
        quantity: &Quantity,
        segment: &Range<usize>,
    ) -> Option<Measure> {
        if quantity.counted == Counted::Thing {
            return None;
        }
        let document = self.document;
        let row = self.is_row(scene, quantity);
        if let Some((measure, _)) =
            self.layout.measure.filter(|(_, heading)| row && heading + ROWS >= scene.number)
        {
            return Some(measure);
        }
        // *bei den Toten*, whatever was told last
        let named = segment.clone().take_while(|at| *at < quantity.number.start).find_map(|at| {
            let sense = document.sense(at, Class::Victim).filter(|_| document.tokens[at].capital)?;
            match sense.value() {
                // *bei den Opfern*
                outcome::VICTIMS => Some(match self.context.measure {
                    Some((Measure::Killed, _)) => Measure::Killed,
                    _ => Measure::Casualties,
                }),
                value => Measure::from_name(value.split(' ').next()?),
            }
        });
        if is_about(document, quantity, segment)
            && let Some(measure) = named
            && matches!(quantity.counted, Counted::People(..) | Counted::Nationals)
        {
            return Some(measure);
        }
        let (measure, sentence) = self.context.measure?;
        // *Griechenland: 64* under *Verkehrstote je eine Million Einwohner*
        if row && self.layout.shares.is_some_and(|heading| heading + ROWS >= scene.number) {
            return None;
        }
        // *Soldaten: rund 810.000*, a row under *Die Verluste der russischen Armee*.
        if row && sentence + ROWS >= scene.number {
            return Some(measure);
        }
        let asked = self.context.asked == Some(sentence) && sentence + REACH >= scene.number;
        if sentence + 2 < scene.number && !asked
            || segment.clone().any(|t| document.has(t, Class::Total) && self.counts_things(t))
        {
            return None;
        }
        // *sprach von 300 Mann*, *beziffert sie auf 300*, *meldete 300*: the verb of saying has the number as its object.
        let object = belonging::before_number(document, quantity).is_some_and(|before| {
            document.means_any(before, Class::Preposition, &["of", "onto", "by"])
                || document.has(before, Class::Say)
        });
        // *hatte der Generalstab noch 32.000 gezählt*
        let closed = quantity.counted == Counted::Nothing
            && document.has(quantity.number.end, Class::Say)
            && (quantity.number.end + 1..segment.end).all(|at| !document.tokens[at].is_word());
        let object = object || closed;
        // *3.000, sagt Seoul*
        let alone = quantity.number.start == scene.tokens.start
            && document.tokens.get(quantity.number.end).is_some_and(|t| t.is(','))
            && document.has(quantity.number.end + 1, Class::Say)
            && sentence + 1 == scene.number
            && quantity.counted == Counted::Nothing;
        if alone && self.context.claim.is_some_and(|(_, s)| s == sentence) {
            return Some(measure);
        }
        let cue = segment.clone().find(|at| {
            // *Tausende gingen auf die Straße*, but *man ging von Tausenden aus*
            // *gehörte zu einem Trupp von sieben Mann*
            let belongs = document.means(*at, Class::Continue, "belong") && object;
            let goes = (object || !document.means(*at, Class::Continue, "go")) && !belongs;
            document.has(*at, Class::Continue) && goes || (object && document.has(*at, Class::Say))
        });
        let added = segment.clone().any(|at| self.document.means(at, Class::Continue, "added"));
        if added && matches!(quantity.counted, Counted::People(..)) {
            return Some(measure);
        }
        // *Bei den Toten handelt es sich um zwei Frauen und ein Kind*: who those counted were.
        let are = cue.is_some() && is_about(document, quantity, segment);
        let other = self.context.claim.is_some_and(|(last, s)| {
            s + 1 >= scene.number && self.claims.get(last).is_some_and(|c| c.low != quantity.low)
        });
        if are && other && sentence + 1 >= scene.number && matches!(quantity.counted, Counted::People(..)) {
            return Some(measure);
        }
        // *die Inzidenz lag bei 61*: a bare number needs more than a verb to be people.
        let named = segment.clone().take_while(|t| *t < quantity.number.start).any(|t| {
            let token = &self.document.tokens[t];
            cue.is_some_and(|cue| t > cue)
                && token.is_word()
                && token.capital
                && document.senses(t).is_empty()
                // *waren es nach einer Zählung der „Provence“ 49*
                && !scene.attributions.iter().any(|a| a.frame.contains(&t))
                && document.quote_of(t).is_none()
        });
        // *Die Inzidenz lag bei 61*
        let named = named
            || cue.is_some_and(|cue| {
                let noun = cue.wrapping_sub(1);
                document.means(cue, Class::Continue, "level")
                    && noun > segment.start
                    && document.tokens[noun].capital
                    && document.senses(noun).is_empty()
                    && document.means(noun - 1, Class::Function, "article")
            });
        // *Unter ihnen seien 14 Kinder*, right behind those counted
        let leads = quantity.part
            // *Das ergab eine Studie. Darunter waren 260 Kinder.*
            && (sentence + 1 == scene.number
                || sentence + 2 == scene.number && self.context.others.is_none_or(|s| s <= sentence))
            && document.means(scene.tokens.start, Class::Function, "of_them");
        if leads && matches!(quantity.counted, Counted::People(..)) {
            return Some(measure);
        }
        let people = population::is_military(&quantity.counted)
            || quantity.counted == Counted::Nationals
            || (quantity.counted == Counted::Nothing && !named);
        let linked = quantity.further || quantity.part || cue.is_some();
        // *Wie viele Ukrainer gefallen sind, weiß man nicht. Selenskyj sprach von 46.000.*
        // *Wie viele Soldaten hat Nordkorea geschickt?* is what the sentences behind it answer.
        let reach = if self.context.asked == Some(sentence) { REACH } else { 1 };
        let told_of = sentence + reach >= scene.number
            && self
                .context
                .people
                .as_ref()
                .is_some_and(|(_, troops, s)| *troops && s + reach >= scene.number);
        let again = segment.clone().any(|at| document.means(at, Class::Continue, "es"));
        // *38 kamen um. 29 überlebten. Elf von ihnen …*: of those who are no claim.
        let others = |claimed: usize| {
            quantity.part && self.context.others.is_some_and(|s| s > claimed && s < scene.number)
        };
        let counted = self.context.claim.is_some_and(|(_, s)| s + 2 >= scene.number && !others(s))
            // *Mediazona zählt bekannte Gefallene. Bislang sind es 88.726.*
            || self.context.recorded.is_some_and(|s| s + 1 == scene.number);
        (people && linked && (counted || told_of && (object || again)))
            .then_some(measure)
            .or_else(|| (population::is_military(&quantity.counted) && linked).then_some(measure))
    }

    /// *Soldaten: rund 810.000*, *Ukraine: 31.000*, *- 1.240 Soldaten*: a row of a list, with no verb.
    pub(super) fn is_row(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let document = self.document;
        let told = scene.outcomes.iter().any(|outcome| outcome.tokens.end > quantity.number.start);
        if told || !rows::is_line(document, scene.number) {
            return false;
        }
        let label = quantity.head.is_some_and(|head| head < quantity.number.start);
        let first = (scene.tokens.start..quantity.number.start).all(|at| !document.tokens[at].is_word());
        let people =
            population::is_military(&quantity.counted) || matches!(quantity.counted, Counted::Nationals);
        (label && (people || quantity.side.is_some() || quantity.counted == Counted::Nothing))
            || (first && people && !document.sentences[scene.number].closed)
    }
}

/// *handelt es sich um zwei Frauen*, *um ein Ehepaar und dessen zwei Kinder*.
fn is_about(document: &Document, quantity: &Quantity, segment: &Range<usize>) -> bool {
    segment.clone().any(|at| document.means(at, Class::Function, "self"))
        && (segment.start..quantity.number.start)
            .any(|before| document.means(before, Class::Preposition, "by"))
}
