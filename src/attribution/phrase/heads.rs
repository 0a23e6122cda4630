//! The nouns and names that a phrase is about.

use std::ops::Range;

use super::tails::is_bare_genitive;
use super::{Determiner, Element, LONGEST_NAME, Link, Parser, Phrase, is_and, is_person, is_state};
use crate::attribution::who::MEMBER;
use crate::language::Class;
use crate::token::{How, Sense};

impl Parser<'_> {
    /// *Präsident Wolodymyr Selenskyj*, *Russlands Armee*, *die Agentur Tass*, *US-Regierungsvertreter*
    pub(super) fn heads(&self, start: usize, phrase: &mut Phrase) -> Option<usize> {
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
            let sense = self.best(word, &HEADS).or_else(|| self.people(word, phrase));
            let Some(sense) = sense.or_else(|| self.front_of_unknown(word)) else { break };
            if sense.class() == Class::Place && !found {
                break;
            }
            if !found && self.names_a_body(word, &sense) {
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
            phrase.elements.push(Element::new(&sense, word, link));
            at = next;
            if quoted && self.is_quote(at) {
                at += 1;
            }
        }
        let before = at;
        // *Angaben Moskaus*: a genitive, no name.
        let (name_end, name) =
            if found && is_bare_genitive(self, at) { (at, None) } else { self.name(at, found) };
        if let Some(mut name) = name {
            // *die Virologin Eva Lindhuber*
            // *die Emergency Response Rooms* are no *Rooms*.
            let speech = self.document.language.speech;
            let body = self.is_body_noun(name.end - 1);
            let role = !body
                && self.document.senses(name.start).is_empty()
                && name.len() > 2
                && (!found && phrase.determiner != Determiner::None
                    || speech.is_role(self.document.word(name.start)));
            if role {
                name.start += 1;
                phrase.role = true;
                // *das Grubenunglück von Marcinelle* is nobody.
                let particle = self.document.language.speech.is_name_particle(self.document.word(name.start));
                if particle && !self.document.tokens[name.start].capital {
                    return None;
                }
            }
            phrase.unknown = !found && name.len() == 1;
            phrase.name = Some(name);
            at = name_end;
        }
        // *Innenminister Ihor Klymenko*: a listed last name behind the first one.
        if let Some(person) = self.best(at, &[Class::Source]).filter(|s| is_person(s.entry))
            && (at > before || (found && self.may_follow(phrase, &person)))
        {
            phrase.elements.push(Element::new(&person, at, Link::Name));
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

    /// *Network*, *Lab*
    pub(super) fn is_body_noun(&self, at: usize) -> bool {
        self.document.language.speech.body_nouns.contains(&self.document.word(at))
    }

    /// *Sudan Relief Union*, *Syria Civil Defence*: a state that begins a foreign body's name.
    fn names_a_body(&self, at: usize, sense: &Sense) -> bool {
        let next = at + sense.length as usize;
        is_state(sense.class())
            && sense.how == How::Whole
            && self.is_name_word(next)
            && self.document.senses(next).is_empty()
            && (self.is_name_word(next + 1)
                || self.document.language.speech.is_name_particle(self.document.word(next + 1)))
            && !self.document.language.speech.is_role(self.document.word(next))
    }

    /// *UN-Koordinatorin Clementine …*: a role that no list knows, with somebody whom one knows before its hyphen.
    fn front_of_unknown(&self, at: usize) -> Option<Sense> {
        const OWNERS: [Class; 4] = [Class::Source, Class::Group, Class::Country, Class::Capital];
        if !self.inside(at) || !self.document.tokens[at].capital {
            return None;
        }
        let speech = self.document.language.speech;
        let named = speech.is_role(self.document.word(at)) && self.is_name_word(at + 1);
        // *die EU-Mission Aspides*
        let union = |sense: &&Sense| {
            sense.class() == Class::Source
                && (sense.value().ends_with(" - organization") || sense.value().ends_with(" - alliance"))
        };
        let alone = self.document.senses(at).iter().all(|sense| sense.how == How::Part);
        let of_union = (alone || self.is_name_word(at + 1))
            && self.document.senses(at).iter().any(|sense| sense.how == How::Part && union(&sense));
        let named = named || of_union;
        let part = |sense: &&Sense| sense.how == How::Part && OWNERS.contains(&sense.class());
        self.document.senses(at).iter().find(part).filter(|_| named).copied()
    }

    /// *die Briten*: all of a state's people stand for it.
    pub(super) fn people(&self, at: usize, phrase: &Phrase) -> Option<Sense> {
        let sense = self.best(at, &[Class::Nationals])?;
        let all = phrase.determiner == Determiner::Definite && at == phrase.tokens.start + 1;
        // *ein gefangener Nordkoreaner*
        let one = phrase.determiner == Determiner::Indefinite;
        ((all || one) && !phrase.counted).then_some(sense)
    }

    /// *die Kenianische Menschenrechtskommission*, *das Kuratorium für Alpine Sicherheit*: a proper name made of a
    /// noun that the lists know.
    pub(super) fn titled(&self, start: usize, end: usize, phrase: &mut Phrase) {
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
        // *das Netzwerk sudanesischer Ärzte*
        let organized = phrase.find(Class::Anaphor, &[Link::Head]).is_some_and(|e| e.id() == "organization");
        if organized && self.is_bare_adjective(end) {
            last = self.skip_noun(end - 1).max(end);
        }
        if last == end && self.inside(last) && speech.is_purpose(self.document.word(last)) {
            let mut noun = last + 1;
            while self.inside(noun)
                && self.document.tokens[noun].is_word()
                && !self.document.has(noun, Class::Say)
            {
                let joins = is_and(self.document, noun)
                    || self.document.has(noun, Class::Function)
                    || self.document.means(noun, Class::Preposition, "of");
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
            // *der Wetterdienst der USA*: whose it is, no name.
            if self.best(last - 1, &[Class::Country, Class::Capital, Class::Place]).is_some() {
                last = end;
            }
        }
        if first < start || last > end {
            phrase.title = Some(first..last);
        }
    }

    /// The parts before a compound's head: *NIS* in *NIS-Chef*, *Regierung* in *Regierungsangaben*.
    pub(super) fn compound_parts(&self, at: usize, phrase: &mut Phrase) {
        const PARTS: [Class; 5] =
            [Class::Source, Class::Outlet, Class::Group, Class::Country, Class::Capital];
        let senses = self.document.senses(at);
        for sense in senses.iter().filter(|s| s.how == How::Part && PARTS.contains(&s.class())) {
            phrase.elements.push(Element::new(sense, at, Link::Front));
        }
        // *Ministeriumsangaben*, *Pentagonsprecher*
        let speaks = |class: Class, value: &str| {
            class == Class::Report || class == Class::Office && value == "spokesman"
        };
        let report = senses.iter().any(|s| s.how == How::Head && speaks(s.class(), s.value()));
        let word = self.document.word(at);
        if !report || word.contains('-') {
            return;
        }
        let lexicon = &self.document.language.lexicon;
        for (cut, _) in word.char_indices().skip(2) {
            if !lexicon.whole(&word[cut..]).any(|entry| speaks(entry.class, entry.value)) {
                continue;
            }
            let part = &word[..cut];
            let bare = part.strip_suffix('s').unwrap_or(part);
            const OWNERS: [Class; 3] = [Class::Source, Class::Office, Class::Group];
            let entry = [part, bare].iter().find_map(|part| {
                lexicon.whole(part).chain(lexicon.head(part)).find(|e| OWNERS.contains(&e.class))
            });
            if let Some(entry) = entry {
                phrase.elements.push(Element {
                    class: entry.class,
                    entry,
                    at,
                    length: 1,
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
    pub(super) fn may_follow(&self, phrase: &Phrase, sense: &Sense) -> bool {
        let Some(last) = phrase.elements.iter().rev().find(|e| e.link != Link::Front) else { return true };
        match sense.class() {
            // *das UN-Flüchtlingshilfswerk UNHCR*: the same by its own name
            // *die Katastrophenschutzbehörde Afad*
            Class::Source if last.class == Class::Source => {
                let both = |role: &str| sense.value().contains(role) && last.entry.value.contains(role);
                both(" organization")
                    || last.entry.value.ends_with(" rescue") && sense.value().ends_with(" authority")
            }
            // *der Abgeordnete Yoon Kun Young* is not the president of that name.
            Class::Source if is_person(sense.entry) && self.is_surname_first(last, sense) => false,
            Class::Source | Class::Group => matches!(last.class, Class::Office | Class::Anaphor),
            Class::Outlet => last.class == Class::Anaphor,
            // *die Staatsanwaltschaft Wien*
            Class::Capital | Class::Place => {
                last.link == Link::Head
                    && matches!(last.class, Class::Office | Class::Source)
                    && !is_person(last.entry)
            }
            // *Amnesty International Nigeria*
            Class::Country => last.class == Class::Source && last.entry.value.ends_with(" organization"),
            Class::Office => {
                matches!(last.class, Class::Office)
                    && last.link == Link::Head
                    && sense.value() != "journalist"
            }
            _ => false,
        }
    }

    /// Whether a listed name is the first of another's: behind a member of parliament, with more names behind it.
    fn is_surname_first(&self, office: &Element, sense: &Sense) -> bool {
        let next = office.at + office.length + sense.length as usize;
        sense.length == 1 && office.entry.value == "mp" && self.is_name_word(next)
    }

    /// Whether a name in the genitive stands before its noun: *Russlands Armee*, *Selenskyjs Angaben*;
    /// `Some(false)` where the noun is no source (*Russlands Verluste*).
    pub(super) fn is_genitive_front(&self, at: usize, next: usize, sense: &Sense) -> Option<bool> {
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
        // *sind nach Angaben Kiews gefallen*: what looked like an adjective has no noun.
        let owned = self.inside(noun) && self.document.tokens.get(noun).is_some_and(|token| token.capital);
        owned.then(|| self.best(noun, &OWNED).is_some())
    }

    /// *Filip Pronin*, *Mustafa al-Kadhimi*: capital words that no list knows.
    pub(super) fn name(&self, start: usize, after_head: bool) -> (usize, Option<Range<usize>>) {
        let mut at = start;
        let quoted = after_head && self.opens_name(at);
        at += usize::from(quoted);
        let first = at;
        if quoted {
            // *das Projekt „Idite lessom“*
            let close = (at..self.limit).find(|end| self.is_quote(*end)).unwrap_or(at);
            return if close > at { (close + 1, Some(at..close)) } else { (start, None) };
        }
        while at - first < LONGEST_NAME {
            let particle = at > first
                && self.inside(at + 1)
                && self.document.tokens[at].is_word()
                && self.document.word(at).len() <= 3
                && !self.document.tokens[at].capital
                && self.document.language.speech.is_name_particle(self.document.word(at))
                // *van der Berg*, but not *ging Müller der Frage nach*
                && (!self.document.means(at, Class::Function, "article")
                    || !self.document.tokens[at - 1].capital)
                && self.is_name_word(at + 1);
            let initial = at > first
                && self.document.tokens.get(at).is_some_and(|token| token.is('.'))
                && self.document.tokens[at - 1].span.len() == 1
                && self.is_name_word(at + 1);
            // *die Darfur Bar Association*
            let body =
                at == first && self.document.senses(at).iter().any(|sense| self.names_a_body(at, sense));
            // *Yoon Kun Young* behind *der Abgeordnete*
            let surname = at == first
                && after_head
                && at > 0
                && self.document.means(at - 1, Class::Office, MEMBER)
                && self.is_name_word(at + 1)
                && self.best(at, &[Class::Source]).is_some_and(|s| is_person(s.entry));
            // *der Forscher Klaus Brand*: a last name that is a word, too.
            const OTHERS: [Class; 5] =
                [Class::Office, Class::Report, Class::Outlet, Class::Source, Class::Country];
            let word = at == first + 1
                && after_head
                && first > 0
                && self.inside(at)
                && self.document.tokens[at].capital
                && self.document.tokens[at].is_word()
                && self.document.has(first - 1, Class::Office)
                && !self.document.tokens.get(at + 1).is_some_and(|next| next.capital)
                && self.best(at, &OTHERS).is_none()
                && !self.document.has(at, Class::Person);
            if !(self.is_name_word(at) || particle || initial || body || surname || word) {
                break;
            }
            at += 1;
        }
        if at == first {
            return (start, None);
        }
        let name = first..at;
        (at, Some(name))
    }

    /// *(ISW)*, *(46)*
    pub(super) fn bracket(&self, at: usize, phrase: &mut Phrase) -> usize {
        const LONGEST: usize = 5;
        if !(self.inside(at) && self.document.tokens[at].is('(')) {
            return at;
        }
        let Some(close) = (at + 1..(at + LONGEST).min(self.limit)).find(|i| self.document.tokens[*i].is(')'))
        else {
            return at;
        };
        if let Some(sense) = self.best(at + 1, &[Class::Source, Class::Group]) {
            phrase.elements.push(Element::new(&sense, at + 1, Link::Name));
        } else if close == at + 2
            && self.is_acronym(at + 1)
            // *Burkhard Blienert (SPD)*
            && !self.document.has(at + 1, Class::Nothing)
        {
            phrase.acronym = Some(at + 1);
        }
        close + 1
    }
}
