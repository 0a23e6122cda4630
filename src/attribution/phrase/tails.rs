//! What hangs behind the nouns: genitives, places, appositions.

use super::{Determiner, Element, Link, Parser, Phrase, is_and, is_person, is_state};
use crate::attribution::sentence::is_number;
use crate::language::Class;
use crate::token::{Sense, TokenKind};

/// Who speaks without a noun of office.
const NAMED: [Class; 5] = [Class::Source, Class::Outlet, Class::Group, Class::Country, Class::Capital];

impl Parser<'_> {
    /// What hangs behind the head: *der Region*, *von Samara*, *in Moskau*, *für Verteidigung*.
    pub(super) fn tails(&self, mut at: usize, phrase: &mut Phrase, depth: usize) -> usize {
        let mut tails = 0;
        while depth > 0 && tails < 3 && self.inside(at) {
            let next = self.tail(at, phrase, depth, false);
            if next == at {
                break;
            }
            at = next;
            tails += 1;
            // *der Regierungen Südkoreas und der USA*, *nach Angaben Kiews, der USA und der Nato*
            while self.inside(at) && (is_and(self.document, at) || phrase.is_report() && self.is_listed(at)) {
                let mut joined = self.tail(at + 1, phrase, depth, true);
                // *Recherchen von Mediazona und BBC*
                if joined == at + 1
                    && phrase.is_report()
                    && self.best(joined, &NAMED).is_some()
                    && let Some(inner) = self.phrase(joined, depth - 1)
                {
                    joined = self.adopt(inner, phrase, true);
                }
                if joined == at + 1 {
                    break;
                }
                at = joined;
            }
        }
        at
    }

    /// Whether the comma at token `at` stands before one of several who are named in a row, the last behind *und*.
    fn is_listed(&self, mut at: usize) -> bool {
        /// Between the first and the last.
        const MOST: usize = 3;
        for _ in 0..MOST {
            if !(self.inside(at) && self.document.tokens[at].is(',')) {
                return false;
            }
            at += 1 + usize::from(self.document.has(at + 1, Class::Function));
            let Some(sense) = self.best(at, &NAMED) else { return false };
            at += sense.length as usize;
            if self.inside(at) && is_and(self.document, at) {
                return true;
            }
        }
        false
    }

    pub(super) fn tail(&self, at: usize, phrase: &mut Phrase, depth: usize, and: bool) -> usize {
        if !self.inside(at) {
            return at;
        }
        let head = phrase.elements.iter().find(|e| e.link == Link::Head).map(|e| e.class);
        let wide = matches!(head, Some(Class::Office | Class::Report | Class::Anaphor));
        let foreign = phrase.determiner == Determiner::Definite
            && phrase.elements.is_empty()
            && !phrase.role
            && phrase.name.as_ref().is_some_and(|name| name.len() > 2);
        let person = phrase.name.is_some() && !is_body(phrase) && !foreign
            || phrase.find(Class::Source, &[Link::Head, Link::Name]).is_some_and(|e| is_person(e.entry));
        let genitive = !person
            && (self.document.language.speech.is_genitive_article(self.document.word(at))
                || self.is_possessive(at)
                || wide && self.is_bare_adjective(at));
        let preposition = self.document.sense(at, Class::Preposition).map(Sense::value);
        let bare = is_bare_genitive(self, at);
        if !(genitive || bare || preposition.is_some()) {
            return at;
        }
        let of = preposition == Some("of");
        // *ein Team um den Ökonomen Michael Spagat*
        let study = phrase.elements.iter().any(|e| {
            e.link == Link::Head && matches!(e.id(), "institute" | "organization" | "analyst" | "expert")
        });
        if preposition == Some("by") && study && phrase.name.is_none() && phrase.body.is_none() {
            let Some(inner) = self.phrase(at + 1, depth - 1) else { return at };
            phrase.body = inner.name.filter(|name| name.len() > 1);
            return if phrase.body.is_some() { inner.tokens.end } else { at };
        }
        let local =
            preposition.is_some_and(|_| self.document.language.speech.is_local(self.document.word(at)));
        if preposition.is_some() && !(of || local) || (!wide && !of && !genitive) {
            return at;
        }
        let start = at + usize::from(preposition.is_some());
        // *Kiew von 12.000 Mann*: the verb's, said once for two.
        if of && is_number(self.document, start) {
            return at;
        }
        if (of || local) && self.best(start, &[Class::Place]).is_some() {
            return self.place(start, phrase);
        }
        match self.phrase(start, depth - 1) {
            Some(inner) => {
                let outlet = inner.find(Class::Outlet, &[Link::Head, Link::Name]).is_some();
                // *der russische Dienst der BBC*
                let service = phrase.find(Class::Anaphor, &[Link::Head]).is_some_and(|e| e.id() == "service");
                let of_outlet = service
                    || head == Some(Class::Report)
                    || phrase.find(Class::Office, &[Link::Head]).is_some_and(|e| e.id() == "journalist");
                if outlet && !of_outlet {
                    return at;
                }
                if local && !of && !is_local_phrase(&inner) {
                    // *Militärhistoriker in Potsdam*: a place that no list knows.
                    let place = inner.unknown && inner.determiner == Determiner::None;
                    return if place { inner.tokens.end } else { at };
                }
                self.adopt(inner, phrase, and)
            }
            // *der Region*, *der 72. Brigade*: a noun that no list knows.
            // *des Gebiets Belgorod*
            None if genitive && !and => {
                // *der von Russland kontrollierten Region Donezk*
                let participle = self.controlled(start + 1, phrase, depth);
                let noun = self.skip_noun(participle - 1);
                if noun > start && self.best(noun, &[Class::Place, Class::Capital, Class::Country]).is_some()
                {
                    self.place(noun, phrase)
                } else if noun > start && self.document.has(noun - 1, Class::Area) {
                    // *der Insel Basilan*: a place that no list knows.
                    let end = (noun..noun + 2).find(|at| !self.is_name_word(*at));
                    end.unwrap_or(noun + 2)
                } else {
                    noun
                }
            }
            None if of || local => self.place(start, phrase),
            None => at,
        }
    }

    /// Takes what an inner phrase says into the outer one.
    pub(super) fn adopt(&self, inner: Phrase, phrase: &mut Phrase, and: bool) -> usize {
        let mut and = and;
        // *Forscher der London School of Hygiene*
        let foreign = inner.elements.is_empty()
            && inner.determiner == Determiner::Definite
            && inner.name.as_ref().is_some_and(|name| name.len() > 2 || self.is_body_noun(name.end - 1))
            && !inner.role;
        let body = is_body(&inner) || foreign;
        let head = inner.find(Class::Anaphor, &[Link::Head]);
        let university = head.filter(|e| e.entry.value.ends_with(" university")).map(|e| e.at);
        for element in inner.elements {
            let and_element = std::mem::take(&mut and) || element.and;
            let link = match element.link {
                Link::Name | Link::BehindName => Link::BehindName,
                _ => Link::Behind,
            };
            phrase.elements.push(Element { link, and: and_element, ..element });
        }
        phrase.possessive |= inner.determiner == Determiner::Possessive;
        if phrase.body.is_none() {
            phrase.body = inner
                .acronym
                .map(|at| at..at + 1)
                .or(inner.name.clone().map(|name| university.unwrap_or(name.start)..name.end))
                .filter(|_| body)
                .or(inner.body);
        }
        if phrase.name.is_none() && phrase.find(Class::Report, &[Link::Head]).is_some() {
            phrase.name = inner.name;
            phrase.title = inner.title;
            phrase.acronym = phrase.acronym.or(inner.acronym);
        }
        inner.tokens.end
    }

    /// *von Samara*
    pub(super) fn place(&self, at: usize, phrase: &mut Phrase) -> usize {
        let before = at.saturating_sub(1);
        let at = at + usize::from(self.document.has(at, Class::Function));
        let Some(sense) = self.best(at, &[Class::Place, Class::Country, Class::Capital]) else {
            return before;
        };
        phrase.elements.push(Element::new(&sense, at, Link::Behind));
        at + sense.length as usize
    }

    /// *der Region*, *der ungenannt bleiben wollte* is none.
    pub(super) fn skip_noun(&self, article: usize) -> usize {
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
    pub(super) fn apposition(&self, at: usize, phrase: &mut Phrase, depth: usize) -> usize {
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
        // *…, Sprecher der Familien, dem Sender LBCI*
        let told = self.best(end + 2, &[Class::Outlet, Class::Anaphor]).is_some();
        if comma && (told || !self.document.has(end + 1, Class::Function)) { end + 1 } else { end }
    }

    /// The end of a preposition, adjectives and a noun that no list knows: *in russischem Dienst*.
    pub(super) fn skip_attribute(&self, at: usize) -> usize {
        if !(self.inside(at) && self.document.has(at, Class::Preposition)) {
            return at;
        }
        let noun = self.skip_noun(at);
        if noun > at && self.inside(noun) && self.document.tokens[noun].is(',') { noun } else { at }
    }
}

/// *die Angaben Kiews*, *nach Angaben Selenskyjs*: a name in the genitive with no article.
pub(super) fn is_bare_genitive(parser: &Parser, at: usize) -> bool {
    parser
        .best(at, &[Class::Source, Class::Group, Class::Country, Class::Capital])
        .is_some_and(|sense| parser.document.word(at + sense.length as usize - 1).ends_with(['s', 'x', 'z']))
}

/// *in Moskau*, *im Verteidigungsministerium*, *aus Seoul*
fn is_local_phrase(phrase: &Phrase) -> bool {
    phrase.name.is_none()
        && phrase.elements.iter().any(|e| {
            e.link == Link::Head && (is_state(e.class) || matches!(e.class, Class::Office | Class::Source))
        })
        || is_body(phrase)
}

/// *Organisation X*, *das Institut*
fn is_body(phrase: &Phrase) -> bool {
    let body = |e: &Element| matches!(e.id(), "organization" | "institute" | "alliance");
    phrase.find(Class::Anaphor, &[Link::Head]).is_some_and(body)
}
