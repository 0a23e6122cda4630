//! Verbal frames: somebody says, reports, estimates, denies.

mod layout;
mod subject;

use std::ops::Range;

use layout::{colons, gapped, heading};

use super::frame::{Frame, Position};
use super::memory::Memory;
use super::sentence::{Mention, Sentence, is_number};
use super::slug::slug;
use super::who::{self, Kind, Who};
use crate::language::Class;
use crate::token::{Document, Sense};

/// The verbal frames of a sentence, in its order.
pub(super) fn find(sentence: &Sentence, memory: &Memory, attributed: bool) -> Vec<Frame> {
    let mut frames = Vec::new();
    for at in sentence.tokens.clone() {
        let saying = Saying { sentence, memory, at };
        let senses = sentence.document.senses(at);
        let Some(sense) =
            senses.iter().find(|s| matches!(s.class(), Class::Say | Class::Deny) && s.value() != "judged")
        else {
            continue;
        };
        if is_quoted(sentence, at) {
            continue;
        }
        let found = match (sense.class(), sense.value()) {
            (Class::Say, "impersonal") => saying.impersonal(sense, attributed),
            (Class::Say, "it") => saying.as_it_is_said(sense, attributed),
            (Class::Say, "match") => saying.matching(sense),
            (Class::Say, "cite") => saying.cited(sense),
            (Class::Say, "talk") => saying.talked_of(sense),
            (Class::Say, "claim") => saying.claimed(sense),
            _ => saying.told(sense),
        };
        if let Some(mut frame) = found {
            frame.entry = (sense.entry.list, sense.entry.line);
            frames.push(frame);
        }
    }
    let gaps = gapped(sentence, memory, &frames);
    frames.extend(gaps);
    frames.extend(heading(sentence, &frames));
    frames.extend(colons(sentence, memory, &frames));
    frames
}

/// Whether token `at` stands in somebody's words, not in the article's.
pub(super) fn is_quoted(sentence: &Sentence, at: usize) -> bool {
    /// Shorter quotations are names or single words.
    const SHORTEST: usize = 5;
    sentence.document.quote_of(at).is_some_and(|quote| quote.last - quote.first > SHORTEST)
}

/// What a separable part makes of its verb.
enum Part {
    Plain,
    /// *weist … zurück*
    Denies,
    /// *geht aus … hervor*
    Impersonal,
}

struct Saying<'a> {
    sentence: &'a Sentence<'a>,
    memory: &'a Memory,
    at: usize,
}

impl Saying<'_> {
    /// *Kiew meldet …*, *… , teilte der Gouverneur mit*, *wie Tass berichtete*, *hat der NIS geschätzt*
    fn told(&self, sense: &Sense) -> Option<Frame> {
        let document = self.sentence.document;
        if document.tokens[self.at].capital && self.at != self.sentence.tokens.start {
            return None;
        }
        let clause = self.sentence.clause_of(self.at);
        let mut words = sense.value().split(' ');
        let kind = words.next().unwrap_or_default();
        // *125 zählten zu den Rebellen*
        if document.means(self.at, Class::Continue, "belong") {
            return None;
        }
        let mut denied = sense.class() == Class::Deny;
        if let Some(parts) = words.next() {
            match self.separable(parts)? {
                Part::Plain => {}
                Part::Denies => denied = true,
                Part::Impersonal => return self.impersonal(sense, true),
            }
        }
        let as_clause = document.sense(clause.start, Class::According).is_some_and(|s| s.value() == "as");
        // *Diese Angaben machte das Ministerium.*
        let demonstrative = document.means(clause.start, Class::Function, "demonstrative")
            && (clause.start..self.at).any(|at| document.has(at, Class::Report));
        if kind == "make" && !demonstrative {
            return None;
        }
        if kind == "as" && !as_clause || kind == "reach" && !self.sentence.has_number(clause.clone()) {
            return None;
        }
        let beside = [self.at.checked_sub(1), Some(self.at + 1)];
        if beside.into_iter().flatten().any(|at| document.means(at, Class::Function, "anybody")) {
            // *In Seoul geht man von 300 Toten aus*; *sagte, man gehe von 300 Toten aus*: whoever said so.
            let place = self.local(clause.start..self.at + 1).next()?;
            let (start, who) = (place.tokens.start, place.who.clone());
            return Some(self.frame("man rechnet in X", &clause, start, self.at + 1, who));
        }
        let is_participle = kind == "participle"
            || kind == "gone"
            || (sense.class() == Class::Deny && sense.value() == "participle");
        // *Seither habe man 402 Tote gezählt*: says whoever speaks.
        let anybody = |at: usize| document.means(at, Class::Function, "anybody");
        let reported = |at: usize| document.means(at, Class::Subjunctive, "first");
        if is_participle && clause.clone().any(anybody) && clause.clone().any(reported) {
            return None;
        }
        let (mut who, start, end) = if self.is_active(&clause, is_participle) {
            self.subject(&clause, sense)?
        } else {
            self.agent(&clause)?
        };
        // *Die Volksarmee zählt 1,2 Millionen Soldaten*, *im Mai zählte sie 13.000*: so many it has.
        let pronoun = document.means(self.at + 1, Class::Anaphor, "he");
        let army = document.means(self.at, Class::Extent, "strength weak")
            && (pronoun
                || (clause.start..self.at)
                    .chain(who.tokens.clone())
                    .any(|at| document.has(at, Class::Group) || document.has(at, Class::Force)));
        let soldiers = |at: &usize| document.means(*at, Class::Person, "troops");
        let object = (self.at + 1..clause.end).find(soldiers).filter(|_| army);
        let dead = |at: usize| (self.at..at).any(|before| document.has(before, Class::Attribute));
        if object.is_some_and(|at| !dead(at)) {
            return None;
        }
        // *Karl Brandt, der darüber geforscht hat, schätzt …*: a witness tells, who estimates is one who knows.
        if matches!(kind, "guess" | "reach" | "as") && who.sources == [who::EYEWITNESS] && who.person {
            let mut named = self.sentence.mentions.iter().filter(|m| m.who.tokens == who.tokens);
            let name = named.find(|m| m.phrase.elements.is_empty()).and_then(|m| m.phrase.name.clone());
            if let Some(name) = name.filter(|name| name.len() > 1) {
                who.sources = vec![slug(document.span(name).of(document.text), document.language)];
            }
        }
        // *wie die dpa aus Sicherheitskreisen erfuhr*: nobody by name, and not the outlet itself.
        let from_circles = || {
            clause.clone().any(|at| {
                let near = at + 1..clause.end.min(at + 4);
                document.means(at, Class::Preposition, "from")
                    && near.into_iter().any(|next| document.means(next, Class::Office, "circles"))
            })
        };
        if who.kind == Kind::Relay && from_circles() {
            let here = self.sentence.mentions.iter().filter(|m| clause.contains(&m.tokens.start));
            let origin = here.filter(|m| m.governed).find(|m| m.who.kind == Kind::Origin);
            let relays = std::mem::take(&mut who.relays);
            who = Who { relays, ..origin.map(|m| m.who.clone()).unwrap_or_default() };
        }
        if kind == "count" {
            // *Historiker zählten mindestens 48*
            let many = who.sources == ["experts"] && who.tokens.end == self.at;
            if who.roles.contains(&"army") || who.weak && !many {
                return None;
            }
            who.itself();
        }
        // *Das Portal Meduza geht von 120.000 Toten aus*: it reckons itself.
        if matches!(kind, "guess" | "reach" | "gone") && who.roles.contains(&"portal") {
            who.itself();
        }
        // *konnte Berichte über 1.500 Soldaten nicht bestätigen*: whoever says it, not the one who cannot confirm it.
        let not = |at: usize| document.means(at, Class::Function, "not");
        if kind == "confirm" && (not(self.at.saturating_sub(1)) || (end..clause.end).any(not)) {
            who = Who::nobody(self.at..end);
        }
        // *erhöhte er die Zahl auf neun*, but not *die Zahl erhöhte sich*
        let itself = || clause.clone().any(|at| document.means(at, Class::Function, "self"));
        if kind == "raise" && (!who.is_named() || who.weak || itself()) {
            return None;
        }
        if kind == "demand" && (!who.person || who.weak) {
            return None;
        }
        // *Im April hatte der Dienst 600 genannt*: whoever passes on the new number did not bring the old one.
        let before =
            clause.clone().any(|at| document.means_any(at, Class::Auxiliary, &["have past", "be past"]));
        let older = is_participle && before && who.anaphoric && who.kind == Kind::Origin;
        let later = if older { std::mem::take(&mut who.relays) } else { Vec::new() };
        let mut frame = self.frame("X sagt", &clause, start, end, who);
        frame.later = later;
        // *Das Heer widersprach: Es seien nur 200 gewesen.*
        let corrects = document.tokens.get(clause.end).is_some_and(|token| token.is(':'));
        frame.denied = denied && !corrects;
        if kind == "own" {
            // *Die Hamas beklagt 102 Tote*: they are its own, so that its name is more than a frame.
            frame.tokens = self.at..self.at + 1;
            frame.who.tokens = 0..0;
        }
        Some(frame)
    }

    /// Sources that are named as a place: *im Pentagon*, *in Seoul*.
    fn local(&self, within: Range<usize>) -> impl Iterator<Item = &Mention> {
        let document = self.sentence.document;
        self.sentence.mentions.iter().filter(move |m| {
            m.tokens.start > within.start
                && m.tokens.start < within.end
                && (document.language.speech.is_local(document.word(m.tokens.start - 1))
                    // *auf ukrainischer Seite*
                    || document.means(m.tokens.end - 1, Class::Force, "flank"))
                && m.who.kind == Kind::Origin
        })
    }

    /// Which of the words that the verb asks for follows.
    fn separable(&self, parts: &str) -> Option<Part> {
        const FARTHEST: usize = 40;
        let document = self.sentence.document;
        let end = self.sentence.tokens.end.min(self.at + FARTHEST);
        // *während Moskau von 12 Toten spricht*: at the end of its clause all stands before it.
        let clause = self.sentence.clause_of(self.at);
        let last = !(self.at + 1..clause.end).any(|at| document.tokens[at].is_word());
        let pointed = self.at == clause.start + 1
            && document.language.speech.pointers.contains(&document.word(clause.start));
        let start = if last || pointed { clause.start } else { self.at + 1 };
        let follows = |word: &str| {
            (start..end).any(|at| {
                let token = &document.tokens[at];
                let noun = word.starts_with(char::is_uppercase);
                token.is_word() && (document.word(at) == word || noun && token.span.of(document.text) == word)
            })
        };
        parts.split('|').find_map(|part| {
            let (word, sort) = match (part.strip_prefix('!'), part.strip_prefix('~')) {
                (Some(word), _) => (word, Part::Denies),
                (_, Some(word)) => (word, Part::Impersonal),
                _ => (part, Part::Plain),
            };
            follows(word).then_some(sort)
        })
    }

    /// A participle needs *hat*; what could be a participle must not stand behind *wurde*.
    fn is_active(&self, clause: &Range<usize>, participle: bool) -> bool {
        let auxiliary =
            |value: &str| clause.clone().any(|at| is_auxiliary(self.sentence.document, at, &[value]));
        if participle {
            // *war von 600 ausgegangen*
            let gone = self.sentence.document.means(self.at, Class::Say, "gone");
            return gone && auxiliary("be") || auxiliary("have") && !self.is_passive(clause);
        }
        !self.is_passive(clause)
    }

    fn is_passive(&self, clause: &Range<usize>) -> bool {
        let last = self.at + 1 >= clause.end || self.sentence.document.tokens[self.at + 1].is('.');
        let becomes = |at: usize| is_auxiliary(self.sentence.document, at, &["become", "be"]);
        let before = (clause.start..self.at).any(becomes);
        (last && before) || becomes(self.at + 1)
    }

    fn frame(&self, rule: &'static str, clause: &Range<usize>, start: usize, end: usize, who: Who) -> Frame {
        let document = self.sentence.document;
        let as_clause = document.sense(clause.start, Class::According).is_some_and(|s| s.value() == "as");
        let inverted = (clause.start..self.at).all(|at| super::phrase::is_and(document, at));
        let behind = clause.start > self.sentence.tokens.start && (as_clause || inverted);
        let first = if behind || as_clause { clause.start } else { start.max(self.sentence.tokens.start) };
        let last = if behind || as_clause {
            clause.end.max(end)
        } else {
            (end..clause.end).find(|at| is_number(document, *at)).unwrap_or(clause.end).max(end)
        };
        let mut frame = Frame::new(rule, first..last, self.at..self.at + 1, who);
        frame.position = if behind { Position::Behind } else { Position::Around };
        frame.verb = true;
        frame
    }

    /// *wie es in Kiew heißt*
    fn as_it_is_said(&self, sense: &Sense, attributed: bool) -> Option<Frame> {
        let document = self.sentence.document;
        let start = self.sentence.clause_of(self.at).start;
        let it =
            document.means(start, Class::According, "as") && document.means(start + 1, Class::Anaphor, "it");
        it.then(|| self.impersonal(sense, attributed)).flatten()
    }

    /// *hieß es aus Seoul*, *heißt es im Ministerium*, *hieß es*
    fn impersonal(&self, sense: &Sense, attributed: bool) -> Option<Frame> {
        let document = self.sentence.document;
        let clause = self.sentence.clause_of(self.at);
        let here = |m: &&Mention| m.tokens.start < clause.end && m.tokens.end > clause.start;
        // *hieß es auf Anfrage der APA*: who asked.
        let asked = |m: &&Mention| {
            (m.tokens.start.saturating_sub(2)..m.tokens.start).any(|at| document.has(at, Class::Ask))
        };
        let here = |m: &&Mention| here(m) && !asked(m);
        let mention = self.sentence.mentions.iter().filter(here).find(|m| m.governed || m.phrase.is_report());
        // *hieß es vonseiten der Polizei*
        let mention =
            mention.or_else(|| self.sentence.mentions.iter().filter(here).find(|m| m.tokens.start > self.at));
        // *Aus Papieren des Ministeriums, die uns vorliegen, geht hervor*
        let mention = mention.or_else(|| {
            let first = self.sentence.mentions.first();
            first.filter(|m| m.governed && m.phrase.is_report() && m.tokens.end < clause.start)
        });
        // *hieß es im Morgenbericht*: whose, was told before.
        let unnamed =
            |m: &&Mention| m.phrase.is_report() && m.who.kind == Kind::Nobody && m.phrase.elements.len() == 1;
        let mention = mention.filter(|m| !(attributed && unnamed(m)));
        let there = document.means(self.at + sense.length as usize, Class::Function, "there");
        let place = || self.local(self.sentence.tokens.start..self.at).next();
        let who = match mention {
            Some(mention) => mention.who.clone(),
            // *In Seoul schon: 300 Tote, heißt es dort*
            None if there && place().is_some() => place().map(|m| m.who.clone()).unwrap_or_default(),
            // *heißt es dort*: with whom the sentence before was about.
            None if there => self.memory.topic_or_last().cloned().unwrap_or_default(),
            // *Aus Militärkreisen hieß es*: nobody by name.
            None if clause.clone().any(|at| self.sentence.document.means(at, Class::Office, "circles")) => {
                Who::nobody(self.at..self.at + sense.length as usize)
            }
            // *Bislang hieß es, …*: whoever said so before.
            None if (clause.start..self.at).any(|at| document.has(at, Class::Earlier)) => {
                Who::nobody(self.at..self.at + sense.length as usize)
            }
            None => match self.memory.last().filter(|_| attributed) {
                Some(last) => Who { anaphoric: true, ..last.clone() },
                None => Who::nobody(self.at..self.at + sense.length as usize),
            },
        };
        let end = self.at + sense.length as usize;
        Some(self.frame("hieß es", &clause, self.at, end, who))
    }

    /// *im Pentagon ist von einigen Hundert die Rede*
    fn talked_of(&self, sense: &Sense) -> Option<Frame> {
        let document = self.sentence.document;
        let clause = self.sentence.clause_of(self.at);
        let end = self.at + sense.length as usize;
        let (start, who) = match self.local(clause.clone()).find(|m| !m.who.weak) {
            Some(mention) => (mention.tokens.start, mention.who.clone()),
            // *darin ist von 300 die Rede*
            None => {
                let there = clause.clone().find(|at| document.means(*at, Class::Function, "there"))?;
                (there, self.memory.topic_or_last()?.clone())
            }
        };
        Some(self.frame("X spricht davon", &clause, start, end, who))
    }

    /// *Moskau will 640 Söldner getötet haben*
    fn claimed(&self, sense: &Sense) -> Option<Frame> {
        let document = self.sentence.document;
        let clause = self.sentence.clause_of(self.at);
        let last = (clause.start..clause.end).rev().find(|at| document.tokens[*at].is_word())?;
        let perfect = is_auxiliary(document, last, &["have"]);
        if !perfect || last == self.at {
            return None;
        }
        let (who, start, end) = self.subject(&clause, sense)?;
        (who.kind == Kind::Origin && !who.weak)
            .then(|| self.frame("X will getan haben", &clause, start, end, who))
    }

    /// *was auch den Schätzungen des HUR entspricht*: says the same.
    fn matching(&self, _: &Sense) -> Option<Frame> {
        let clause = self.sentence.clause_of(self.at);
        let here = |m: &&Mention| m.tokens.start < clause.end && m.tokens.end > clause.start;
        let mention = self.sentence.mentions.iter().filter(here).find(|m| m.phrase.is_report())?;
        if mention.who.kind != Kind::Origin {
            return None;
        }
        Some(self.frame("entspricht", &clause, mention.tokens.start, self.at + 1, mention.who.clone()))
    }

    /// *Yonhap zitierte den NIS*, *die Zeitung beruft sich auf Beamte*
    fn cited(&self, sense: &Sense) -> Option<Frame> {
        let clause = self.sentence.clause_of(self.at);
        let verb_end = self.at + sense.length as usize;
        let here = |m: &&Mention| m.tokens.start < clause.end && m.tokens.end > clause.start;
        let mentions: Vec<&Mention> = self.sentence.mentions.iter().filter(here).collect();
        let subject = mentions.iter().find(|m| !m.governed && !m.phrase.is_report());
        let subject_who = match subject {
            Some(mention) => mention.who.clone(),
            // *die Agentur Yonhap, die sich auf den NIS stützt*
            None => match self.antecedent(&clause).filter(|(who, ..)| who.kind != Kind::Nobody) {
                Some((who, ..)) => who,
                None => self.pronoun(verb_end)?,
            },
        };
        let pronoun = self.pronoun(verb_end).and_then(|_| self.memory.last().cloned());
        let origin = mentions
            .iter()
            .find(|m| m.who.kind == Kind::Origin && !m.who.weak && !m.who.roles.contains(&who::MEMBER));
        // *Sie berief sich auf westliche Beamte*: through the outlet that spoke last.
        if let (Some(origin), Some(last)) = (origin, pronoun.as_ref().filter(|last| last.kind == Kind::Relay))
        {
            let who = Who { relays: last.relays.clone(), ..origin.who.clone() };
            return Some(self.frame("X zitiert Y", &clause, self.at, verb_end, who));
        }
        if let Some(mut last) = pronoun {
            // *Sie berief sich auf einen Abgeordneten*: one more through whom it came.
            let members = self.sentence.mentions.iter().filter(|m| m.who.roles.contains(&who::MEMBER));
            for id in members.flat_map(|m| m.who.relays.clone()) {
                who::push_new(&mut last.relays, id);
            }
            return Some(self.frame("X zitiert Y", &clause, self.at, verb_end, last));
        }
        let object = mentions
            .iter()
            .find(|m| subject.is_none_or(|s| s.tokens != m.tokens) && m.who.kind == Kind::Origin)
            .map(|m| m.who.clone())
            // *westliche Beamte, welche die BBC zitiert*
            .or_else(|| self.antecedent(&clause).map(|(who, ..)| who).filter(|who| who.kind == Kind::Origin));
        let who = match object {
            // *das Ministerium, das sich auf ukrainische Daten beruft*
            Some(mut origin)
                if subject_who.kind == Kind::Origin
                    && subject.is_none()
                    && subject_who.is_named()
                    && !origin.weak
                    && !origin.anaphoric
                    && origin.sources != subject_who.sources =>
            {
                origin.relays.splice(0..0, subject_who.sources);
                origin
            }
            Some(mut origin) if subject_who.kind == Kind::Relay || !subject_who.relays.is_empty() => {
                origin.relays.splice(0..0, subject_who.relays);
                origin
            }
            // *zitierte einen Sicherheitsbeamten*: nobody by name, and not the outlet itself.
            _ if subject_who.kind == Kind::Relay => {
                Who { relays: subject_who.relays, tokens: subject_who.tokens, ..Who::default() }
            }
            _ => subject_who,
        };
        Some(self.frame("X zitiert Y", &clause, self.at, verb_end, who))
    }
}

/// Whether token `at` is a form of one of these auxiliaries.
fn is_auxiliary(document: &Document, at: usize, names: &[&str]) -> bool {
    let sense = document.sense(at, Class::Auxiliary);
    sense.and_then(|sense| sense.value().split(' ').next()).is_some_and(|name| names.contains(&name))
}
