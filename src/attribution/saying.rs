//! Verbal frames: somebody says, reports, estimates, denies.

use std::ops::Range;

use super::frame::{Frame, Position, who_of};
use super::memory::Memory;
use super::sentence::{Mention, Sentence, is_number};
use super::who::{Kind, Who};
use crate::language::Class;
use crate::token::{Document, Sense, TokenKind};

/// The verbal frames of a sentence, in its order.
pub(super) fn find(sentence: &Sentence, memory: &Memory, attributed: bool) -> Vec<Frame> {
    let mut frames = Vec::new();
    for at in sentence.tokens.clone() {
        if is_quoted(sentence, at) {
            continue;
        }
        let saying = Saying { sentence, memory, at };
        let senses = sentence.document.senses(at);
        let Some(sense) = senses.iter().find(|s| matches!(s.class(), Class::Say | Class::Deny)) else {
            continue;
        };
        let found = match (sense.class(), sense.value()) {
            (Class::Say, "impersonal") => saying.impersonal(sense, attributed),
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
        let mut denied = sense.class() == Class::Deny;
        if let Some(parts) = words.next() {
            denied |= self.separable(parts, &clause)?;
        }
        let is_participle =
            kind == "participle" || (sense.class() == Class::Deny && sense.value() == "participle");
        let (mut who, start, end) = if self.is_active(&clause, is_participle) {
            self.subject(&clause, sense)?
        } else {
            self.agent(&clause)?
        };
        if kind == "count" {
            if who.roles.contains(&"army") || who.weak {
                return None;
            }
            if who.kind == Kind::Relay {
                who.kind = Kind::Origin;
                who.sources = std::mem::take(&mut who.relays);
            }
        }
        let mut frame = self.frame("X sagt", &clause, start, end, who);
        frame.denied = denied;
        Some(frame)
    }

    /// Whether one of the words that the verb asks for follows; `Some(true)` where it makes a denial.
    fn separable(&self, parts: &str, clause: &Range<usize>) -> Option<bool> {
        const FARTHEST: usize = 40;
        let end = self.sentence.tokens.end.min(self.at + FARTHEST);
        let mut denies = None;
        for part in parts.split('|') {
            let (word, denial) = part.strip_prefix('!').map_or((part, false), |word| (word, true));
            let found = (self.at + 1..end).find(|at| {
                let token = &self.sentence.document.tokens[*at];
                token.is_word() && self.sentence.document.word(*at).eq_ignore_ascii_case(word)
                    || (word.starts_with(char::is_uppercase)
                        && token.span.of(self.sentence.document.text) == word)
            });
            if found.is_some() {
                denies = Some(denial);
                break;
            }
        }
        let _ = clause;
        denies
    }

    /// A participle needs *hat*; what could be a participle must not stand behind *wurde*.
    fn is_active(&self, clause: &Range<usize>, participle: bool) -> bool {
        let auxiliary =
            |value: &str| clause.clone().any(|at| is_auxiliary(self.sentence.document, at, &[value]));
        if participle {
            return auxiliary("have") && !self.is_passive(clause);
        }
        !self.is_passive(clause)
    }

    fn is_passive(&self, clause: &Range<usize>) -> bool {
        let last = self.at + 1 >= clause.end || self.sentence.document.tokens[self.at + 1].is('.');
        let becomes = |at: usize| is_auxiliary(self.sentence.document, at, &["become", "be"]);
        let before = (clause.start..self.at).any(becomes);
        (last && before) || becomes(self.at + 1)
    }

    /// *wird von Kiews Geheimdienst auf 620.000 beziffert*
    fn agent(&self, clause: &Range<usize>) -> Option<(Who, usize, usize)> {
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
    fn subject(&self, clause: &Range<usize>, sense: &Sense) -> Option<(Who, usize, usize)> {
        let verb_end = self.at + sense.length as usize;
        if let Some(who) = self.pronoun(verb_end) {
            return Some((who, clause.start.min(self.at), verb_end));
        }
        let here = |m: &&Mention| m.tokens.start < clause.end && m.tokens.end > clause.start && !m.governed;
        let adjacent = |m: &&Mention| m.tokens.end == self.at && !m.who.weak;
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
        let beside = |m: &&Mention| !m.who.weak || m.tokens.end == self.at || m.tokens.start == verb_end;
        let (before, after) = (before.filter(beside), after.filter(beside));
        let first = self.at == clause.start || self.clause_auxiliary() == Some(clause.start);
        let inverted = first && clause.start > self.sentence.tokens.start;
        if inverted && (after.is_none() || is_relay(after)) {
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
            // *hat Kiew seine Soldaten …*: not whom it is about.
            (Some(noun), Some(_)) if noun.who.weak => after,
            // *Dem Sender CNN sagte Biden*
            (Some(_), Some(other)) if is_relay(before) && !is_relay(after) && !other.phrase.is_report() => {
                after
            }
            (Some(_), _) => before,
            _ => after,
        };
        if let Some(mention) = chosen {
            let who = who_of(self.sentence, mention, self.memory);
            return Some((who, mention.tokens.start.min(self.at), mention.tokens.end.max(verb_end)));
        }
        self.antecedent(clause).or_else(|| self.stranger(clause, verb_end))
    }

    /// *Er sagte*, *sagte sie*
    fn pronoun(&self, verb_end: usize) -> Option<Who> {
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
            .map(|m| &m.who)
            .rfind(person);
        let topic = self.memory.topic.as_ref().filter(person);
        let role = self.memory.in_role("person").filter(|_| !it);
        let any =
            self.sentence.mentions.iter().find(|m| !m.governed && m.who.kind == Kind::Origin && !m.who.weak);
        let last = || self.memory.last().or(any.map(|m| &m.who));
        let hero = self.memory.hero.as_ref().filter(|_| !it);
        let mut who = here.or(topic).or(hero).or(role).or_else(last)?.clone();
        who.anaphoric = true;
        Some(who)
    }

    fn clause_start(&self) -> usize {
        self.sentence.clause_of(self.at).start
    }

    fn clause_auxiliary(&self) -> Option<usize> {
        let clause = self.sentence.clause_of(self.at);
        clause.into_iter().find(|at| is_auxiliary(self.sentence.document, *at, &["have"]))
    }

    /// *auf Beamte, die von 70.000 ausgingen*: the mention right before a relative clause.
    fn antecedent(&self, clause: &Range<usize>) -> Option<(Who, usize, usize)> {
        let relative = self.sentence.document.sense(clause.start, Class::Function)?;
        if !matches!(relative.value(), "article" | "relative") || clause.start < 2 {
            return None;
        }
        let near = |m: &&Mention| m.tokens.end < clause.start && m.tokens.end + 2 >= clause.start;
        let mention = self.sentence.mentions.iter().rfind(near)?;
        Some((mention.who.clone(), clause.start, self.at + 1))
    }

    /// The subject that a relative clause parts from its verb.
    fn before_relative(&self, clause: &Range<usize>) -> Option<(Who, usize, usize)> {
        let number = self.sentence.clauses.iter().position(|c| c == clause)?;
        let relative = self.sentence.clauses.get(number.checked_sub(1)?)?;
        let sense = self.sentence.document.sense(relative.start, Class::Function)?;
        if !matches!(sense.value(), "article" | "relative" | "indefinite") {
            return None;
        }
        let mention = self.sentence.mentions.iter().find(|m| {
            !m.governed && (m.tokens.end == relative.start || m.tokens.end + 1 == relative.start)
        })?;
        Some((mention.who.clone(), mention.tokens.start, self.at + 1))
    }

    /// A speaker whom no list knows: *…, sagte Müller*, *sagt der Fahrer: „…“*.
    fn stranger(&self, clause: &Range<usize>, verb_end: usize) -> Option<(Who, usize, usize)> {
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
            let mut who = Who::origin(super::who::EYEWITNESS, None);
            who.tokens = after..after + 1;
            who.person = true;
            who.roles = vec!["person"];
            return Some((who, self.at, after + 1));
        }
        let who = Who::nobody(self.at..verb_end);
        Some((who, self.at, verb_end))
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

    /// *hieß es aus Seoul*, *heißt es im Ministerium*, *hieß es*
    fn impersonal(&self, sense: &Sense, attributed: bool) -> Option<Frame> {
        let clause = self.sentence.clause_of(self.at);
        let here = |m: &&Mention| m.tokens.start < clause.end && m.tokens.end > clause.start;
        let mention = self.sentence.mentions.iter().filter(here).find(|m| m.governed || m.phrase.is_report());
        // *hieß es vonseiten der Polizei*
        let mention =
            mention.or_else(|| self.sentence.mentions.iter().filter(here).find(|m| m.tokens.start > self.at));
        let who = match mention {
            Some(mention) => mention.who.clone(),
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
        let mention = self.sentence.mentions.iter().find(|m| {
            let local = m.tokens.start > clause.start
                && m.tokens.start < clause.end
                && document.language.speech.is_local(document.word(m.tokens.start - 1));
            local && m.who.kind == Kind::Origin && !m.who.weak
        })?;
        let end = self.at + sense.length as usize;
        Some(self.frame("X spricht davon", &clause, mention.tokens.start, end, mention.who.clone()))
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
            None => self.pronoun(verb_end)?,
        };
        let pronoun = self.pronoun(verb_end).and_then(|_| self.memory.last().cloned());
        if let Some(mut last) = pronoun {
            // *Sie berief sich auf einen Abgeordneten*: one more through whom it came.
            let members = self.sentence.mentions.iter().filter(|m| m.who.roles.contains(&super::who::MEMBER));
            for id in members.flat_map(|m| m.who.relays.clone()) {
                super::who::push_new(&mut last.relays, id);
            }
            return Some(self.frame("X zitiert Y", &clause, self.at, verb_end, last));
        }
        let object = mentions
            .iter()
            .find(|m| subject.is_none_or(|s| s.tokens != m.tokens) && m.who.kind == Kind::Origin)
            .map(|m| m.who.clone());
        let who = match object {
            Some(mut origin) if subject_who.kind == Kind::Relay || !subject_who.relays.is_empty() => {
                origin.relays.splice(0..0, subject_who.relays);
                origin
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

/// *Kiew spricht von 300 Toten, Moskau von 50*: the verb is said once.
fn gapped(sentence: &Sentence, memory: &Memory, verbal: &[Frame]) -> Vec<Frame> {
    let document = sentence.document;
    let Some(first) = verbal.iter().find(|frame| frame.verb) else { return Vec::new() };
    let begins = |at: usize| {
        super::phrase::is_and(document, at - 1) || sentence.clauses.iter().any(|clause| clause.start == at)
    };
    let gapped = |m: &&Mention| {
        let end = m.tokens.end;
        m.tokens.start > first.tokens.end.min(first.cue.end)
            && m.tokens.start > sentence.tokens.start
            && !m.governed
            && m.who.kind != Kind::Nobody
            && !m.who.weak
            && begins(m.tokens.start)
            && document.sense(end, Class::Preposition).is_some()
            && (end + 1..(end + 4).min(sentence.tokens.end)).any(|at| is_number(document, at))
            && !verbal.iter().any(|f| {
                sentence.clause_of(m.tokens.start).contains(&f.cue.start) && f.cue.start > m.tokens.start
            })
    };
    sentence
        .mentions
        .iter()
        .filter(gapped)
        .map(|m| {
            let mut frame =
                Frame::new("X, Y", m.tokens.clone(), m.tokens.clone(), who_of(sentence, m, memory));
            frame.entry = first.entry;
            frame
        })
        .collect()
}

/// *Verluste im Januar (Angaben des Generalstabs)*, *Bilanz der Polizei:*, *Quelle: Generalstab*: a line that is no
/// sentence but names whose numbers follow.
fn heading(sentence: &Sentence, verbal: &[Frame]) -> Option<Frame> {
    let document = sentence.document;
    let last = sentence.tokens.end.checked_sub(1)?;
    let line = document.sentence_of(sentence.tokens.start);
    let is_heading = !line.closed || document.tokens[last].is(':');
    if !is_heading || !verbal.is_empty() {
        return None;
    }
    let begins = |at: usize| at == sentence.tokens.start || document.tokens[at - 1].is('(');
    let mention = sentence.mentions.iter().find(|m| {
        m.phrase.is_report() && m.who.kind != Kind::Nobody && !m.who.anaphoric && begins(m.tokens.start)
    })?;
    Some(Frame::new("Angaben von X", mention.tokens.clone(), mention.tokens.clone(), mention.who.clone()))
}

/// *Selenskyj: „…“*, *Südkoreas Geheimdienst: Etwa 600 Tote*, *Kiew zu den Verlusten: 300 Tote*
fn colons(sentence: &Sentence, memory: &Memory, verbal: &[Frame]) -> Vec<Frame> {
    let document = sentence.document;
    let mut frames = Vec::new();
    for colon in sentence.tokens.clone().filter(|at| document.tokens[*at].is(':')) {
        if is_quoted(sentence, colon) || colon + 1 >= sentence.tokens.end {
            continue;
        }
        let said = verbal.iter().any(|frame| {
            frame.tokens.start < colon && frame.tokens.end > sentence.tokens.start && frame.cue.start < colon
        });
        let begins = |at: usize| {
            at == sentence.tokens.start
                || matches!(document.tokens[at - 1].kind, TokenKind::Sign(':' | '+' | '|' | '–' | '-' | '.'))
                || document.tokens[at - 1].is_number()
                || document.has(at - 1, Class::Unit)
        };
        let whole = sentence
            .mentions
            .iter()
            .find(|m| m.tokens.end == colon && !m.who.weak && begins(m.tokens.start) && !m.governed);
        let quote =
            matches!(document.tokens[colon + 1].kind, TokenKind::Sign('„' | '“' | '»' | '«' | '"' | '”'));
        let speaker = match whole {
            Some(mention) => Some(mention),
            None if quote && !said => sentence
                .mentions
                .iter()
                .find(|m| m.tokens.end <= colon && m.who.kind != Kind::Nobody && !m.phrase.is_report()),
            None => None,
        };
        let Some(mention) = speaker else { continue };
        let mut frame = Frame::new(
            "X: …",
            mention.tokens.start..colon + 1,
            colon..colon + 1,
            who_of(sentence, mention, memory),
        );
        frame.position = Position::Before;
        frames.push(frame);
    }
    frames
}
