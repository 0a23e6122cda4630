//! Who a verb of saying belongs to.

use std::ops::Range;

use super::{Saying, is_auxiliary};
use crate::attribution::frame::who_of;
use crate::attribution::sentence::{Mention, is_number};
use crate::attribution::who::{self, Kind, Who};
use crate::language::Class;
use crate::token::{Sense, TokenKind};

impl Saying<'_> {
    /// *wird von Kiews Geheimdienst auf 620.000 beziffert*
    pub(super) fn agent(&self, clause: &Range<usize>) -> Option<(Who, usize, usize)> {
        let document = self.sentence.document;
        let mention = self.sentence.mentions.iter().find(|m| {
            m.tokens.start > clause.start
                && m.tokens.start < clause.end
                && document.sense(m.tokens.start - 1, Class::Preposition).is_some_and(|s| s.value() == "of")
        })?;
        (!mention.who.weak && mention.who.kind != Kind::Nobody)
            .then(|| (mention.who.clone(), mention.tokens.start, mention.tokens.end.max(self.at + 1)))
    }

    /// Who says it, and the tokens that the subject and the verb take.
    pub(super) fn subject(&self, clause: &Range<usize>, sense: &Sense) -> Option<(Who, usize, usize)> {
        let verb_end = self.at + sense.length as usize;
        if let Some(who) = self.pronoun(verb_end) {
            return Some((who, clause.start.min(self.at), verb_end));
        }
        let here = |m: &&Mention| m.tokens.start < clause.end && m.tokens.end > clause.start && !m.governed;
        // *hatten Medien von toten Ministern berichtet*: beside the finite verb only.
        let finite = self.clause_auxiliary().is_none();
        let origin = |m: &Mention| m.who.kind == Kind::Origin && !m.who.weak;
        let others = self.sentence.mentions.iter().filter(here).filter(|m| m.tokens.end <= self.at);
        let named = others.clone().any(origin);
        // *wie Rettungskräfte der BBC bestätigten*: not to whom it was said.
        let adjacent = |m: &&Mention| {
            let told = m.who.kind == Kind::Relay && named;
            finite && m.tokens.end == self.at && !m.who.weak && !told
        };
        let before = self
            .sentence
            .mentions
            .iter()
            .filter(here)
            .find(adjacent)
            .or_else(|| {
                self.sentence.mentions.iter().filter(here).find(|m| m.tokens.end <= self.at && !m.who.weak)
            })
            .or_else(|| self.sentence.mentions.iter().filter(here).rfind(|m| m.tokens.end <= self.at));
        let after = self.sentence.mentions.iter().filter(here).find(|m| m.tokens.start >= verb_end);
        let is_relay = |m: Option<&Mention>| m.is_some_and(|m| m.who.kind == Kind::Relay);
        // *berichteten vier Überlebende*
        let counted = usize::from(is_number(self.sentence.document, verb_end));
        let beside =
            |m: &&Mention| !m.who.weak || m.tokens.end == self.at || m.tokens.start == verb_end + counted;
        let (before, after) = (before.filter(beside), after.filter(beside));
        let first = self.at == clause.start || self.clause_auxiliary() == Some(clause.start);
        let inverted = first && clause.start > self.sentence.tokens.start;
        if inverted && (after.is_none_or(|m| m.who.kind == Kind::Nobody) || is_relay(after)) {
            // *Ein Beamter, der ungenannt bleiben wollte, sprach von 200.*
            if let Some(found) = self.before_relative(clause) {
                return Some(found);
            }
        }
        let chosen = match (before, after) {
            // *Diese Schätzung nannte Selenskyj*
            (Some(noun), Some(other)) if noun.who.kind == Kind::Nobody && other.who.kind == Kind::Origin => {
                after
            }
            // *Diese Angaben machte das Ministerium*
            (Some(noun), Some(other))
                if noun.phrase.is_report()
                    && other.who.kind == Kind::Origin
                    && self.sentence.document.means(noun.tokens.start, Class::Function, "demonstrative") =>
            {
                after
            }
            // *hat Kiew seine Soldaten …*: not whom it is about.
            (Some(noun), Some(_)) if noun.who.weak => after,
            // *Dem Sender CNN sagte Biden*
            (Some(_), Some(other)) if is_relay(before) && !is_relay(after) && !other.phrase.is_report() => {
                after
            }
            (Some(_), _) => before,
            _ => after,
        };
        // *Ein hoher Beamter sagte der Agentur AP, …*: one whom nobody names, through whom he told it.
        if let Some(relay) = chosen.filter(|m| m.who.kind == Kind::Relay && m.tokens.start >= verb_end)
            && self.has_stranger(clause.start, relay.tokens.start)
        {
            let who =
                Who { relays: relay.who.relays.clone(), tokens: relay.tokens.clone(), ..Who::default() };
            return Some((who, clause.start, relay.tokens.end));
        }
        if let Some(mention) = chosen {
            let who = who_of(self.sentence, mention, self.memory);
            return Some((who, mention.tokens.start.min(self.at), mention.tokens.end.max(verb_end)));
        }
        // *Die Gruppe JNIM, ein Ableger von Al-Kaida, bekannte sich dazu und erklärte, …*: the clause goes on behind an aside.
        let document = self.sentence.document;
        let opens = &document.tokens[clause.start];
        let goes_on = clause.start > self.sentence.tokens.start
            && opens.is_word()
            && !opens.capital
            && !document.has(clause.start, Class::Function)
            && (clause.start..self.at).any(|at| document.means(at, Class::Function, "and"));
        self.antecedent(clause)
            .or_else(|| self.before_relative(clause).filter(|_| goes_on))
            .or_else(|| self.stranger(clause, verb_end))
    }

    /// Whether a noun with an article that is nobody known stands in these tokens and is no object.
    fn has_stranger(&self, start: usize, end: usize) -> bool {
        let document = self.sentence.document;
        (start..end).any(|at| {
            let article = document.means_any(at, Class::Function, &["indefinite"]) && at + 1 < end;
            let subject = document.word(at).len() <= 4;
            let mentioned = self.sentence.mentions.iter().any(|m| m.tokens.contains(&at));
            article
                && subject
                && !mentioned
                && !(at > start && document.has(at - 1, Class::Preposition))
                && (at == start || at == self.at + 1)
        })
    }

    /// *Er sagte*, *sagte sie*
    pub(super) fn pronoun(&self, verb_end: usize) -> Option<Who> {
        let is_pronoun = |at: usize| {
            self.sentence.document.sense(at, Class::Anaphor).is_some_and(|sense| sense.value() == "he")
        };
        let before = self.at.checked_sub(1).filter(|at| self.sentence.tokens.contains(at));
        let auxiliary = self.clause_auxiliary();
        let beside =
            [before, Some(verb_end), auxiliary.and_then(|at| at.checked_sub(1)), auxiliary.map(|at| at + 1)];
        let is_it =
            |at: usize| self.sentence.document.sense(at, Class::Anaphor).is_some_and(|s| s.value() == "it");
        let it = is_it(verb_end) || before.is_some_and(|at| is_it(at) && at == self.clause_start() + 1);
        // *Die Zahlen stammen vom Generalstab. Dieser zählte …*
        let this = before.filter(|at| {
            *at == self.sentence.tokens.start
                && self.sentence.document.means(*at, Class::Function, "demonstrative")
        });
        if let Some(latest) = this.and(self.memory.latest.clone()) {
            return Some(Who { anaphoric: true, ..latest });
        }
        let is_he = beside.into_iter().flatten().any(is_pronoun);
        if !(it || is_he) {
            return None;
        }
        let person = |who: &&Who| it || who.person || who.roles.contains(&"person");
        let here = self
            .sentence
            .mentions
            .iter()
            .filter(|m| m.tokens.end <= self.at && !m.governed && m.who.kind == Kind::Origin)
            // *„Putin kümmert das nicht“, sagte er*: not one of whom he speaks.
            .filter(|m| self.sentence.document.quote_of(m.tokens.start).is_none())
            // *Rund 2.000 entsandte Soldaten seien tot, teilte er mit*
            .filter(|m| !m.who.weak && !m.phrase.counted)
            .map(|m| &m.who)
            .rfind(person);
        let topic = self.memory.topic.as_ref().filter(|who| person(who) || self.agrees(who));
        // *Die Hisbollah drohte mit Vergeltung. Sie bestätigte den Tod von acht Kämpfern*, *Der Geheimdienst hat seine
        // Schätzung korrigiert. …, teilte er mit*: the body that the sentence before was of.
        let body = self.memory.last().filter(|who| {
            who.kind == Kind::Origin
                && who.is_named()
                && !who.person
                && self.memory.spoke_before(self.sentence.number)
                && (topic.is_none() || !who.roles.contains(&"person"))
        });
        if !it
            && here.is_none()
            && let Some(body) = body
        {
            return Some(Who { anaphoric: true, ..body.clone() });
        }
        let role = self.memory.in_role("person").filter(|_| !it);
        let any =
            self.sentence.mentions.iter().find(|m| !m.governed && m.who.kind == Kind::Origin && !m.who.weak);
        let last = || self.memory.last().or(any.map(|m| &m.who));
        // *Trump kritisierte Putin. …, sagte er*: who spoke right before, not whom he spoke of.
        let spoke = self.memory.last().filter(|who| {
            !it && who.kind == Kind::Origin && who.person && self.memory.spoke_before(self.sentence.number)
        });
        let hero = self.memory.hero.as_ref().or(spoke).or(self.memory.seen.as_ref()).filter(|_| !it);
        let mut who = here.or(topic).or(hero).or(role).or_else(last)?.clone();
        who.anaphoric = true;
        Some(who)
    }

    /// Whether *er*, *sie* beside the verb may be a body, by its article: *der Generalstab … Er*.
    fn agrees(&self, who: &Who) -> bool {
        let document = self.sentence.document;
        let pronouns = document.language.speech.pronouns;
        let article = document.word(who.tokens.start);
        let pair = pronouns.iter().find(|(_, of)| *of == article);
        let around = self.at.saturating_sub(1)..self.at + 3;
        let said = |pronoun: &str| {
            around.clone().any(|at| self.sentence.tokens.contains(&at) && document.word(at) == pronoun)
        };
        who.kind == Kind::Origin
            && who.is_named()
            && !who.weak
            && pair.is_none_or(|(pronoun, _)| said(pronoun))
    }

    pub(super) fn clause_start(&self) -> usize {
        self.sentence.clause_of(self.at).start
    }

    pub(super) fn clause_auxiliary(&self) -> Option<usize> {
        let clause = self.sentence.clause_of(self.at);
        clause.into_iter().find(|at| is_auxiliary(self.sentence.document, *at, &["have"]))
    }

    /// *auf Beamte, die von 70.000 ausgingen*: the mention right before a relative clause.
    pub(super) fn antecedent(&self, clause: &Range<usize>) -> Option<(Who, usize, usize)> {
        let relative = self.sentence.document.sense(clause.start, Class::Function)?;
        if !matches!(relative.value(), "article" | "relative") || clause.start < 2 {
            return None;
        }
        let near = |m: &&Mention| m.tokens.end < clause.start && m.tokens.end + 2 >= clause.start;
        let mention = self.sentence.mentions.iter().rfind(near)?;
        Some((mention.who.clone(), clause.start, self.at + 1))
    }

    /// The subject that a relative clause parts from its verb.
    pub(super) fn before_relative(&self, clause: &Range<usize>) -> Option<(Who, usize, usize)> {
        let number = self.sentence.clauses.iter().position(|c| c == clause)?;
        let relative = self.sentence.clauses.get(number.checked_sub(1)?)?;
        let document = self.sentence.document;
        let opens = document.sense(relative.start, Class::Function).map(Sense::value);
        // *Der Kommandeur, Rufname „Fuchs“, schildert …*: an aside without a verb.
        const SHORTEST: usize = 6;
        let aside = relative.len() <= SHORTEST
            && !relative.clone().any(|at| document.has(at, Class::Auxiliary) || document.has(at, Class::Say));
        if !(matches!(opens, Some("article" | "relative" | "indefinite")) || aside) {
            return None;
        }
        let mention = self.sentence.mentions.iter().find(|m| {
            !m.governed && (m.tokens.end == relative.start || m.tokens.end + 1 == relative.start)
        })?;
        Some((mention.who.clone(), mention.tokens.start, self.at + 1))
    }

    /// A speaker whom no list knows: *…, sagte Müller*, *sagt der Fahrer: „…“*.
    pub(super) fn stranger(&self, clause: &Range<usize>, verb_end: usize) -> Option<(Who, usize, usize)> {
        let document = self.sentence.document;
        let first = self.at == clause.start && clause.start > self.sentence.tokens.start;
        let quote = document.tokens[self.sentence.tokens.clone()]
            .iter()
            .any(|token| matches!(token.kind, TokenKind::Sign('„' | '“' | '»' | '«' | '"')));
        let counts = self.sentence.has_number(verb_end..clause.end) && self.at > clause.start;
        // *Ein Mann namens Hugo sagt, …*
        let speech =
            matches!(document.tokens.get(verb_end).map(|t| t.kind), Some(TokenKind::Sign(',' | ':')))
                && document.tokens[clause.start].capital
                && !document.has(clause.start, Class::According);
        if !(first || quote || counts || speech) {
            return None;
        }
        // *Mediazona kommt auf 95.000, schätzt die Zahl aber auf 160.000*: the subject is the one before.
        if first && !quote && self.sentence.has_number(verb_end..clause.end) {
            return None;
        }
        // *sagt Oleh*: one whose first name is all that the article tells.
        let after = verb_end;
        let alone = |at: usize| {
            self.sentence.tokens.contains(&at)
                && document.tokens[at].is_word()
                && document.tokens[at].capital
                && document.senses(at).is_empty()
                && !document.tokens.get(at + 1).is_some_and(|next| next.is_word() && next.capital)
        };
        if self.at == clause.start && alone(after) {
            let mut who = Who::origin(who::EYEWITNESS, None);
            who.tokens = after..after + 1;
            who.person = true;
            who.roles = vec!["person"];
            return Some((who, self.at, after + 1));
        }
        let who = Who::nobody(self.at..verb_end);
        Some((who, self.at, verb_end))
    }
}
