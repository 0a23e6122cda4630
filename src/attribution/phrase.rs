//! Noun phrases that name somebody: *der stellvertretende Chef des ukrainischen Militärgeheimdienstes*.
//!
//! The parser gathers what the words are (a role, a state, a name …) and how they hang together;
//! `resolve` makes a speaker of it.

use std::ops::Range;

use super::sentence::is_number;
use crate::language::{Class, Entry};
use crate::token::{Document, How, Sense, TokenKind};

/// How a word hangs in its phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// The noun itself: *der Generalstab*.
    Head,
    /// A name, an abbreviation in brackets or an apposition behind it: *Präsident Selenskyj*.
    Name,
    /// Before it: *ukrainisch*, *Kiewer*, the front part of a compound, a genitive (*Russlands Armee*).
    Front,
    /// Behind it: *der Ukraine*, *von Samara*, *in Moskau*.
    Behind,
    /// The name of what stands behind it: *CSIS* in *Angaben des Instituts CSIS*.
    BehindName,
}

/// A word with a meaning in a phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub class: Class,
    pub entry: Entry,
    pub link: Link,
    /// Whether the word is the listed form itself, no compound of it: *Ministerium*.
    pub bare: bool,
    /// Behind *und*: a speaker of its own.
    pub and: bool,
}

impl Element {
    /// The first word of the entry's value.
    pub fn id(&self) -> &'static str {
        self.entry.value.split(' ').next().unwrap_or_default()
    }
}

/// The small word before a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    None,
    Definite,
    Indefinite,
    Possessive,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub tokens: Range<usize>,
    pub determiner: Determiner,
    pub elements: Vec<Element>,
    /// The words of an unlisted name.
    pub name: Option<Range<usize>>,
    /// An abbreviation in brackets behind the name.
    pub acronym: Option<usize>,
    /// Whether a single noun that no list knows stands in the head's place.
    pub unknown: bool,
    /// Whether a number stands before the noun: *300 Soldaten* say nothing.
    pub counted: bool,
    /// The words of a listed head that may be a proper name: *Kenianische Menschenrechtskommission*.
    pub title: Option<Range<usize>>,
}

impl Phrase {
    /// The first element of that class and link.
    pub fn find(&self, class: Class, links: &[Link]) -> Option<&Element> {
        self.elements.iter().find(|e| e.class == class && links.contains(&e.link))
    }

    /// Whether a noun of saying is its head: *Angaben des Ministeriums*.
    pub fn is_report(&self) -> bool {
        self.find(Class::Report, &[Link::Head]).is_some()
    }
}

/// Phrases within phrases; more are noise.
const DEEPEST: usize = 3;
/// Words of an unlisted name.
const LONGEST_NAME: usize = 4;
/// Words before a head.
const MOST_ADJECTIVES: usize = 6;

/// Reads a phrase that begins at token `at` and ends before token `limit`.
pub(super) fn parse(document: &Document, at: usize, limit: usize) -> Option<Phrase> {
    Parser { document, limit }.phrase(at, DEEPEST)
}

struct Parser<'d> {
    document: &'d Document<'d>,
    limit: usize,
}

impl Parser<'_> {
    /// *die beiden ukrainischen Behörden in Cherson*
    fn phrase(&self, start: usize, depth: usize) -> Option<Phrase> {
        let mut phrase = Phrase {
            tokens: start..start,
            determiner: Determiner::None,
            elements: Vec::new(),
            name: None,
            acronym: None,
            unknown: false,
            counted: false,
            title: None,
        };
        let mut at = self.determiner(start, &mut phrase);
        at = self.controlled(at, &mut phrase, depth);
        at = self.modifiers(at, &mut phrase);
        at = self.heads(at, &mut phrase)?;
        phrase.tokens = start..at;
        at = self.tails(at, &mut phrase, depth);
        phrase.tokens.end = at;
        if depth == DEEPEST {
            at = self.apposition(at, &mut phrase, depth);
            phrase.tokens.end = at;
        }
        Some(phrase)
    }

    fn inside(&self, at: usize) -> bool {
        at < self.limit
    }

    fn is_name_word(&self, at: usize) -> bool {
        let capital = self.inside(at)
            && self.document.tokens.get(at).is_some_and(|token| token.is_word() && token.capital);
        let opener =
            self.inside(at) && self.document.language.speech.openers.contains(&self.document.word(at));
        capital
            && !opener
            && !self.has_own_meaning(at)
            && self.best(at, &[Class::Office, Class::Anaphor]).is_none()
    }

    /// Whether another list knows the capital word as something that is no name.
    fn has_own_meaning(&self, at: usize) -> bool {
        self.document.senses(at).iter().any(|sense| {
            sense.how == How::Whole
                && !matches!(sense.class(), Class::Place | Class::Abbreviation | Class::Month)
                && (sense.class() != Class::Capital)
        })
    }

    fn determiner(&self, at: usize, phrase: &mut Phrase) -> usize {
        if !self.inside(at) {
            return at;
        }
        phrase.determiner = match self.document.sense(at, Class::Function).map(Sense::value) {
            Some("article" | "demonstrative") => Determiner::Definite,
            Some("indefinite") => Determiner::Indefinite,
            Some("possessive") => Determiner::Possessive,
            _ => return at,
        };
        at + 1
    }

    /// *das von der Hamas kontrollierte Gesundheitsministerium*
    fn controlled(&self, at: usize, phrase: &mut Phrase, depth: usize) -> usize {
        let of = self.document.sense(at, Class::Preposition).is_some_and(|sense| sense.value() == "of");
        if depth == 0 || !of || phrase.determiner == Determiner::None {
            return at;
        }
        let mut inner = at + 1;
        inner += usize::from(self.document.has(inner, Class::Function));
        let Some(sense) = self.best(inner, &[Class::Group, Class::Country, Class::Nationals]) else {
            return at;
        };
        let participle = inner + sense.length as usize;
        if !(self.inside(participle) && self.is_adjective(participle)) {
            return at;
        }
        phrase.elements.push(Element {
            class: sense.class(),
            entry: sense.entry,
            bare: sense.how == How::Whole,
            link: Link::Front,
            and: false,
        });
        participle
    }

    /// *zwei hohe ukrainische und westliche …*
    fn modifiers(&self, mut at: usize, phrase: &mut Phrase) -> usize {
        let mut and = false;
        for _ in 0..MOST_ADJECTIVES {
            if !self.inside(at) {
                return at;
            }
            let token = &self.document.tokens[at];
            let named = self.best(at, &[Class::Source, Class::Outlet, Class::Group]);
            let adjective = self.adjective(at);
            if let Some(sense) = adjective.filter(|a| named.is_none_or(|n| n.length <= a.length)) {
                phrase.elements.push(Element {
                    class: sense.class(),
                    entry: sense.entry,
                    bare: sense.how == How::Whole,
                    link: Link::Front,
                    and,
                });
                and = false;
                at += sense.length as usize;
            } else if is_number(self.document, at) {
                phrase.counted = true;
                at += 1;
            } else if (!token.capital && self.is_adjective(at)) || self.is_title_adjective(at) {
                at += 1;
            } else if is_and(self.document, at) && phrase.elements.iter().any(|e| e.link == Link::Front) {
                if self.adjective(at + 1).is_none() {
                    return at;
                }
                and = true;
                at += 1;
            } else {
                return at;
            }
        }
        at
    }

    /// *Internationale* before *Journalistenföderation*: an adjective in a body's name.
    fn is_title_adjective(&self, at: usize) -> bool {
        self.document.tokens[at].capital
            && self.document.language.speech.has_adjective_ending(self.document.word(at))
            && self.document.senses(at).is_empty()
            && self.best(at + 1, &[Class::Office, Class::Anaphor]).is_some()
    }

    /// An adjective that says whose: *ukrainisch*, *Kiewer*, *westlich*, *eigen*.
    fn adjective(&self, at: usize) -> Option<Sense> {
        if !self.inside(at) {
            return None;
        }
        let small = !self.document.tokens[at].capital || self.begins_sentence(at);
        let own = |sense: &&Sense| {
            sense.class() == Class::Nationality
                || (small
                    && matches!(sense.class(), Class::Source | Class::Office)
                    && sense.value().ends_with("adjective"))
                || (sense.class() == Class::Report && sense.value() == "own")
        };
        if let Some(sense) = self.document.senses(at).iter().find(own) {
            return Some(*sense);
        }
        self.document.tokens[at].capital.then_some(())?;
        let noun = self.document.tokens.get(at + 1).is_some_and(|next| next.is_word() && next.capital);
        let stem = self.document.language.speech.inhabitant_stem(self.document.word(at)).filter(|_| noun)?;
        let entry = *self
            .document
            .language
            .lexicon
            .whole(stem)
            .find(|entry| matches!(entry.class, Class::Capital | Class::Place))?;
        Some(Sense { entry, length: 1, how: How::Whole })
    }

    fn begins_sentence(&self, at: usize) -> bool {
        self.document.sentence_of(at).tokens.start == at
    }

    /// Whether a small word looks like an adjective or participle.
    fn is_adjective(&self, at: usize) -> bool {
        const OTHERS: [Class; 10] = [
            Class::Function,
            Class::Preposition,
            Class::Say,
            Class::Deny,
            Class::Auxiliary,
            Class::Subjunctive,
            Class::According,
            Class::Verb,
            Class::Deed,
            Class::Anaphor,
        ];
        let Some(token) = self.document.tokens.get(at) else { return false };
        let word = self.document.word(at);
        token.is_word()
            && !token.capital
            && word.len() > 3
            && self.document.language.speech.has_adjective_ending(word)
            && !self
                .document
                .senses(at)
                .iter()
                .any(|sense| sense.how == How::Whole && OTHERS.contains(&sense.class()))
    }

    /// The longest sense of these classes at a token, the earlier class first.
    fn best(&self, at: usize, classes: &[Class]) -> Option<Sense> {
        if !self.inside(at) || !self.document.tokens[at].is_word() || !self.document.tokens[at].capital {
            return None;
        }
        let rank = |sense: &Sense| classes.iter().position(|class| *class == sense.class());
        self.document
            .senses(at)
            .iter()
            .filter(|sense| {
                rank(sense).is_some()
                    && sense.how != How::Part
                    && !sense.value().ends_with("adjective")
                    && !matches!(sense.value(), "he" | "him" | "it" | "that")
                    && at + sense.length as usize <= self.limit
                    && (sense.how == How::Whole || !is_state(sense.class()))
            })
            .max_by_key(|sense| (sense.length, sense.how == How::Whole, std::cmp::Reverse(rank(sense))))
            .copied()
    }

    /// *Präsident Wolodymyr Selenskyj*, *Russlands Armee*, *die Agentur Tass*, *US-Regierungsvertreter*
    fn heads(&self, start: usize, phrase: &mut Phrase) -> Option<usize> {
        const HEADS: [Class; 9] = [
            Class::Source,
            Class::Outlet,
            Class::Group,
            Class::Office,
            Class::Anaphor,
            Class::Country,
            Class::Capital,
            Class::Report,
            Class::Place,
        ];
        let mut at = start;
        let mut found = false;
        loop {
            let quoted = self.opens_name(at);
            let word = at + usize::from(quoted);
            let Some(sense) = self.best(word, &HEADS).or_else(|| self.people(word, phrase)) else { break };
            if sense.class() == Class::Place && !found {
                break;
            }
            let next = word + sense.length as usize;
            if found && !self.may_follow(phrase, &sense) {
                break;
            }
            self.compound_parts(word, phrase);
            let front = self.is_genitive_front(word, next, &sense);
            if front == Some(false) && !found {
                return None;
            }
            let link = match front {
                Some(true) => Link::Front,
                _ if found && is_state(sense.class()) => Link::Behind,
                _ if found => Link::Name,
                _ => Link::Head,
            };
            found |= link == Link::Head;
            phrase.elements.push(Element {
                class: sense.class(),
                entry: sense.entry,
                bare: sense.how == How::Whole,
                link,
                and: false,
            });
            at = next;
            if quoted && self.is_quote(at) {
                at += 1;
            }
        }
        let before = at;
        let (name_end, name) = self.name(at, found);
        if let Some(mut name) = name {
            // *die Virologin Eva Lindhuber*
            let role = !found && name.len() > 2 && phrase.determiner != Determiner::None
                || name.len() > 2 && self.document.language.speech.is_role(self.document.word(name.start));
            if role {
                name.start += 1;
            }
            phrase.unknown = !found && name.len() == 1;
            phrase.name = Some(name);
            at = name_end;
        }
        // *Innenminister Ihor Klymenko*: a listed last name behind the first one.
        if let Some(person) = self.best(at, &[Class::Source]).filter(|s| is_person(&s.entry))
            && (at > before || (found && self.may_follow(phrase, &person)))
        {
            phrase.elements.push(Element {
                class: Class::Source,
                entry: person.entry,
                bare: true,
                link: Link::Name,
                and: false,
            });
            at += person.length as usize;
            phrase.unknown = false;
        }
        if !found && phrase.name.is_none() {
            return None;
        }
        self.titled(start, before, phrase);
        let at = phrase.title.as_ref().map_or(at, |title| title.end.max(at));
        Some(self.bracket(at, phrase))
    }

    /// *die Briten*: all of a state's people stand for it.
    fn people(&self, at: usize, phrase: &Phrase) -> Option<Sense> {
        let sense = self.best(at, &[Class::Nationals])?;
        let all =
            phrase.determiner == Determiner::Definite && !phrase.counted && at == phrase.tokens.start + 1;
        all.then_some(sense)
    }

    /// *die Kenianische Menschenrechtskommission*, *das Kuratorium für Alpine Sicherheit*: a proper name made of a
    /// noun that the lists know.
    fn titled(&self, start: usize, end: usize, phrase: &mut Phrase) {
        if phrase.name.is_some() || start >= end {
            return;
        }
        let mut first = start;
        while first > 0
            && first > phrase.tokens.start
            && self.document.tokens[first - 1].capital
            && self.document.tokens[first - 1].is_word()
            && !self.begins_sentence(first - 1)
            && !self.document.has(first - 1, Class::Function)
        {
            first -= 1;
        }
        let mut last = end;
        let speech = self.document.language.speech;
        if self.inside(last) && speech.is_purpose(self.document.word(last)) {
            let mut noun = last + 1;
            while self.inside(noun)
                && self.document.tokens[noun].is_word()
                && !self.document.has(noun, Class::Say)
            {
                let joins = is_and(self.document, noun) || self.document.has(noun, Class::Function);
                if !(self.document.tokens[noun].capital || joins || self.is_adjective(noun)) {
                    break;
                }
                noun += 1;
                if self.document.tokens[noun - 1].capital && !joins {
                    last = noun;
                }
            }
        }
        // *das Forum der Geiselfamilien*
        let body = phrase.find(Class::Office, &[Link::Head]).is_some_and(|e| e.id() == "body");
        if body && last == end && self.inside(last) && speech.is_genitive_article(self.document.word(last)) {
            last = self.skip_noun(last);
        }
        if first < start || last > end {
            phrase.title = Some(first..last);
        }
    }

    /// The parts before a compound's head: *NIS* in *NIS-Chef*, *Regierung* in *Regierungsangaben*.
    fn compound_parts(&self, at: usize, phrase: &mut Phrase) {
        const PARTS: [Class; 5] =
            [Class::Source, Class::Outlet, Class::Group, Class::Country, Class::Capital];
        let senses = self.document.senses(at);
        for sense in senses.iter().filter(|s| s.how == How::Part && PARTS.contains(&s.class())) {
            phrase.elements.push(Element {
                class: sense.class(),
                entry: sense.entry,
                bare: sense.how == How::Whole,
                link: Link::Front,
                and: false,
            });
        }
        let report = senses.iter().any(|s| s.class() == Class::Report && s.how == How::Head);
        let word = self.document.word(at);
        if !report || word.contains('-') {
            return;
        }
        let lexicon = &self.document.language.lexicon;
        for (cut, _) in word.char_indices().skip(2) {
            if !lexicon.whole(&word[cut..]).any(|entry| entry.class == Class::Report) {
                continue;
            }
            let part = &word[..cut];
            let bare = part.strip_suffix('s').unwrap_or(part);
            const OWNERS: [Class; 3] = [Class::Source, Class::Office, Class::Group];
            let entry = [part, bare]
                .iter()
                .find_map(|part| {
                    lexicon.whole(part).chain(lexicon.head(part)).find(|e| OWNERS.contains(&e.class))
                })
                .copied();
            if let Some(entry) = entry {
                phrase.elements.push(Element {
                    class: entry.class,
                    entry,
                    bare: false,
                    link: Link::Front,
                    and: false,
                });
            }
            return;
        }
    }

    /// Whether a second head may stand behind the first without a word between: *Präsident Selenskyj*, but not
    /// *das Ministerium Reuters*.
    fn may_follow(&self, phrase: &Phrase, sense: &Sense) -> bool {
        let Some(last) = phrase.elements.iter().rev().find(|e| e.link != Link::Front) else { return true };
        match sense.class() {
            Class::Source | Class::Group => matches!(last.class, Class::Office | Class::Anaphor),
            Class::Outlet => last.class == Class::Anaphor,
            // *die Staatsanwaltschaft Wien*
            Class::Capital | Class::Place => {
                last.link == Link::Head
                    && matches!(last.class, Class::Office | Class::Source)
                    && !is_person(&last.entry)
            }
            Class::Office => {
                matches!(last.class, Class::Office)
                    && last.link == Link::Head
                    && sense.value() != "journalist"
            }
            _ => false,
        }
    }

    /// Whether a name in the genitive stands before its noun: *Russlands Armee*, *Selenskyjs Angaben*;
    /// `Some(false)` where the noun is no source (*Russlands Verluste*).
    fn is_genitive_front(&self, at: usize, next: usize, sense: &Sense) -> Option<bool> {
        let owner = is_state(sense.class()) || matches!(sense.class(), Class::Source | Class::Group);
        let word = self.document.word(next.wrapping_sub(1));
        let follows = self.inside(next)
            && self
                .document
                .tokens
                .get(next)
                .is_some_and(|t| t.is_word() && t.capital || self.is_adjective(next));
        if !owner || !follows || sense.how != How::Whole || next != at + sense.length as usize {
            return None;
        }
        let genitive = word.strip_suffix('s').is_some_and(|stem| {
            self.document.language.lexicon.whole(stem).any(|entry| entry.class == sense.class())
                || sense.length > 1
        });
        if !genitive {
            return None;
        }
        const OWNED: [Class; 6] =
            [Class::Office, Class::Anaphor, Class::Report, Class::Outlet, Class::Source, Class::Group];
        let mut noun = next;
        while self.inside(noun) && self.is_adjective(noun) {
            noun += 1;
        }
        Some(self.best(noun, &OWNED).is_some())
    }

    /// *Filip Pronin*, *Mustafa al-Kadhimi*: capital words that no list knows.
    fn name(&self, start: usize, after_head: bool) -> (usize, Option<Range<usize>>) {
        let mut at = start;
        let quoted = after_head && self.opens_name(at);
        at += usize::from(quoted);
        let first = at;
        while at - first < LONGEST_NAME {
            let particle = at > first
                && self.inside(at + 1)
                && self.document.tokens[at].is_word()
                && self.document.word(at).len() <= 3
                && !self.document.tokens[at].capital
                && self.document.language.speech.is_name_particle(self.document.word(at))
                && self.is_name_word(at + 1);
            let initial = at > first
                && self.document.tokens.get(at).is_some_and(|token| token.is('.'))
                && self.document.tokens[at - 1].span.len() == 1
                && self.is_name_word(at + 1);
            if !(self.is_name_word(at) || particle || initial) {
                break;
            }
            at += 1;
        }
        if at == first {
            return (start, None);
        }
        let name = first..at;
        if quoted && self.is_quote(at) {
            at += 1;
        }
        (at, Some(name))
    }

    /// *Einschätzung westlicher Beamter*, *nach Angaben örtlicher Behörden*: a genitive shown by its adjective.
    fn is_bare_adjective(&self, at: usize) -> bool {
        let ends = self.document.word(at).ends_with(self.document.language.speech.inhabitant_ending);
        ends && self.inside(at + 1)
            && !self.document.tokens[at].capital
            && (self.adjective(at).is_some() || self.is_adjective(at))
            && self.document.tokens[at + 1].is_word()
            && (self.document.tokens[at + 1].capital || self.is_adjective(at + 1))
    }

    fn is_quote(&self, at: usize) -> bool {
        self.inside(at)
            && matches!(
                self.document.tokens[at].kind,
                TokenKind::Sign('„' | '“' | '”' | '»' | '«' | '"' | '‚' | '‘' | '’' | '›' | '‹')
            )
    }

    /// Whether a short quotation, a name, opens: *die «New York Times»*.
    fn opens_name(&self, at: usize) -> bool {
        const LONGEST: usize = 6;
        self.is_quote(at)
            && (at + 2..(at + LONGEST).min(self.limit)).any(|end| self.is_quote(end))
            && self.document.tokens.get(at + 1).is_some_and(|token| token.capital)
    }

    /// *(ISW)*, *(46)*
    fn bracket(&self, at: usize, phrase: &mut Phrase) -> usize {
        const LONGEST: usize = 5;
        if !(self.inside(at) && self.document.tokens[at].is('(')) {
            return at;
        }
        let Some(close) = (at + 1..(at + LONGEST).min(self.limit)).find(|i| self.document.tokens[*i].is(')'))
        else {
            return at;
        };
        if let Some(sense) = self.best(at + 1, &[Class::Source, Class::Group]) {
            phrase.elements.push(Element {
                class: sense.class(),
                entry: sense.entry,
                bare: sense.how == How::Whole,
                link: Link::Name,
                and: false,
            });
        } else if close == at + 2 && self.is_acronym(at + 1) {
            phrase.acronym = Some(at + 1);
        }
        close + 1
    }

    fn is_acronym(&self, at: usize) -> bool {
        let word = self.document.tokens[at].span.of(self.document.text);
        word.chars().filter(|c| c.is_uppercase()).count() >= 2
    }

    /// What hangs behind the head: *der Region*, *von Samara*, *in Moskau*, *für Verteidigung*.
    fn tails(&self, mut at: usize, phrase: &mut Phrase, depth: usize) -> usize {
        let mut tails = 0;
        while depth > 0 && tails < 3 && self.inside(at) {
            let next = self.tail(at, phrase, depth, false);
            if next == at {
                break;
            }
            at = next;
            tails += 1;
            // *der Regierungen Südkoreas und der USA*
            if self.inside(at) && is_and(self.document, at) {
                let joined = self.tail(at + 1, phrase, depth, true);
                if joined > at + 1 {
                    at = joined;
                }
            }
        }
        at
    }

    fn tail(&self, at: usize, phrase: &mut Phrase, depth: usize, and: bool) -> usize {
        if !self.inside(at) {
            return at;
        }
        let head = phrase.elements.iter().find(|e| e.link == Link::Head).map(|e| e.class);
        let wide = matches!(head, Some(Class::Office | Class::Report | Class::Anaphor));
        let person = phrase.name.is_some()
            || phrase.find(Class::Source, &[Link::Head, Link::Name]).is_some_and(|e| is_person(&e.entry));
        let genitive = !person
            && (self.document.language.speech.is_genitive_article(self.document.word(at))
                || wide && self.is_bare_adjective(at));
        let preposition = self.document.sense(at, Class::Preposition).map(Sense::value);
        let bare = is_bare_genitive(self, at);
        if !(genitive || bare || preposition.is_some()) {
            return at;
        }
        let of = preposition == Some("of");
        let local =
            preposition.is_some_and(|_| self.document.language.speech.is_local(self.document.word(at)));
        if preposition.is_some() && !(of || local) || (!wide && !of && !genitive) {
            return at;
        }
        let start = at + usize::from(preposition.is_some());
        if (of || local) && self.best(start, &[Class::Place]).is_some() {
            return self.place(start, phrase);
        }
        match self.phrase(start, depth - 1) {
            Some(inner) => {
                let outlet = inner.find(Class::Outlet, &[Link::Head, Link::Name]).is_some();
                let of_outlet = head == Some(Class::Report)
                    || phrase.find(Class::Office, &[Link::Head]).is_some_and(|e| e.id() == "journalist");
                if outlet && !of_outlet {
                    return at;
                }
                if local && !of && !is_local_phrase(&inner) {
                    return at;
                }
                self.adopt(inner, phrase, and)
            }
            // *der Region*, *der 72. Brigade*: a noun that no list knows.
            // *des Gebiets Belgorod*
            None if genitive && !and => {
                let noun = self.skip_noun(start);
                if noun > start && self.best(noun, &[Class::Place, Class::Capital, Class::Country]).is_some()
                {
                    self.place(noun, phrase)
                } else {
                    noun
                }
            }
            None if of || local => self.place(start, phrase),
            None => at,
        }
    }

    /// Takes what an inner phrase says into the outer one.
    fn adopt(&self, inner: Phrase, phrase: &mut Phrase, and: bool) -> usize {
        let mut and = and;
        for element in inner.elements {
            let and_element = std::mem::take(&mut and) || element.and;
            let link = match element.link {
                Link::Name | Link::BehindName => Link::BehindName,
                _ => Link::Behind,
            };
            phrase.elements.push(Element { link, and: and_element, ..element });
        }
        if phrase.name.is_none() && phrase.find(Class::Report, &[Link::Head]).is_some() {
            phrase.name = inner.name;
            phrase.title = inner.title;
            phrase.acronym = phrase.acronym.or(inner.acronym);
        }
        inner.tokens.end
    }

    /// *von Samara*
    fn place(&self, at: usize, phrase: &mut Phrase) -> usize {
        let at = at + usize::from(self.document.has(at, Class::Function));
        let Some(sense) = self.best(at, &[Class::Place, Class::Country, Class::Capital]) else {
            return at - 1;
        };
        phrase.elements.push(Element {
            class: sense.class(),
            entry: sense.entry,
            bare: sense.how == How::Whole,
            link: Link::Behind,
            and: false,
        });
        at + sense.length as usize
    }

    /// *der Region*, *der ungenannt bleiben wollte* is none.
    fn skip_noun(&self, article: usize) -> usize {
        let mut at = article + 1;
        while self.inside(at) && (self.is_adjective(at) || self.document.tokens[at].is_number()) {
            at += 1;
            if self.inside(at) && self.document.tokens[at].is('.') {
                at += 1;
            }
        }
        let noun = self.inside(at) && self.document.tokens[at].is_word() && self.document.tokens[at].capital;
        if noun { at + 1 } else { article }
    }

    /// *, der stellvertretende Chef des Militärgeheimdienstes,* · *, Filip Pronin,*
    fn apposition(&self, at: usize, phrase: &mut Phrase, depth: usize) -> usize {
        // *ein Söldner in russischem Dienst, Dian Yuzhang,*
        let attribute = self.skip_attribute(at);
        let comma = self.inside(attribute) && self.document.tokens[attribute].is(',');
        if depth == 0 || !comma {
            return at;
        }
        let Some(inner) = self.phrase(attribute + 1, depth - 1) else { return at };
        if attribute > at
            && (inner.name.as_ref().is_none_or(|name| name.len() < 2) || !inner.elements.is_empty())
        {
            return at;
        }
        let end = inner.tokens.end;
        let closes = !self.inside(end)
            || matches!(
                self.document.tokens[end].kind,
                TokenKind::Sign(',' | '.' | ':' | '!' | '?' | '“' | '"' | '«' | '»')
            );
        let has = |phrase: &Phrase| {
            phrase.find(Class::Office, &[Link::Head]).is_some()
                || phrase.find(Class::Source, &[Link::Head]).is_some()
        };
        let (outer_role, inner_role) = (has(phrase), has(&inner));
        let fits =
            (phrase.name.is_some() && inner_role && phrase.find(Class::Office, &[Link::Head]).is_none())
                || (outer_role && phrase.name.is_none() && (inner.name.is_some() || inner_role));
        let inner_is_report = inner.is_report() || phrase.is_report();
        if !closes || !fits || inner_is_report || inner.unknown {
            return at;
        }
        for element in inner.elements {
            let link = if element.link == Link::Head { Link::Name } else { element.link };
            let link = if phrase.elements.iter().all(|e| e.link != Link::Head) && link == Link::Name {
                Link::Head
            } else {
                link
            };
            phrase.elements.push(Element { link, and: false, ..element });
        }
        phrase.name = phrase.name.take().or(inner.name);
        phrase.acronym = phrase.acronym.or(inner.acronym);
        phrase.unknown = false;
        // The comma that closes an apposition is its own, unless a relative clause follows.
        let comma = self.inside(end) && self.document.tokens[end].is(',');
        if comma && !self.document.has(end + 1, Class::Function) { end + 1 } else { end }
    }

    /// The end of a preposition, adjectives and a noun that no list knows: *in russischem Dienst*.
    fn skip_attribute(&self, at: usize) -> usize {
        if !(self.inside(at) && self.document.has(at, Class::Preposition)) {
            return at;
        }
        let noun = self.skip_noun(at);
        if noun > at && self.inside(noun) && self.document.tokens[noun].is(',') { noun } else { at }
    }
}

/// *die Angaben Kiews*, *nach Angaben Selenskyjs*: a name in the genitive with no article.
fn is_bare_genitive(parser: &Parser, at: usize) -> bool {
    parser
        .best(at, &[Class::Source, Class::Group, Class::Country, Class::Capital])
        .is_some_and(|sense| parser.document.word(at + sense.length as usize - 1).ends_with(['s', 'x', 'z']))
}

/// *und*, *sowie*
pub(super) fn is_and(document: &Document, at: usize) -> bool {
    document.sense(at, Class::Function).is_some_and(|sense| sense.value() == "and")
}

/// Whether a class names a state.
pub(super) fn is_state(class: Class) -> bool {
    matches!(class, Class::Country | Class::Capital | Class::Nationality | Class::Place)
}

/// Whether an entry names a person.
pub(super) fn is_person(entry: &Entry) -> bool {
    entry.value.ends_with(" person")
}

/// *in Moskau*, *im Verteidigungsministerium*, *aus Seoul*
fn is_local_phrase(phrase: &Phrase) -> bool {
    phrase.name.is_none()
        && phrase.elements.iter().any(|e| {
            e.link == Link::Head && (is_state(e.class) || matches!(e.class, Class::Office | Class::Source))
        })
}
