//! Noun phrases that name somebody: *der stellvertretende Chef des ukrainischen Militärgeheimdienstes*.
//!
//! The parser gathers what the words are (a role, a state, a name …) and how they hang together;
//! `resolve` makes a speaker of it.

mod heads;
mod tails;
mod words;

use std::ops::Range;

use super::sentence::is_number;
use crate::language::{Class, Entry};
use crate::token::{Document, How, Sense};

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
    pub entry: &'static Entry,
    pub link: Link,
    /// Its first token.
    pub at: usize,
    /// Its tokens.
    pub length: usize,
    /// Whether the word is the listed form itself, no compound of it: *Ministerium*.
    pub bare: bool,
    /// Behind *und*: a speaker of its own.
    pub and: bool,
}

impl Element {
    /// The word at token `at` with that sense.
    fn new(sense: &Sense, at: usize, link: Link) -> Self {
        let length = sense.length as usize;
        let bare = sense.how == How::Whole;
        Self { class: sense.class(), entry: sense.entry, link, at, length, bare, and: false }
    }

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
    /// *deren*, *dessen*: of the one named last.
    Theirs,
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
    /// Whether a noun before the name says what somebody is: *die Virologin Eva Lindhuber*.
    pub role: bool,
    /// Whether *seines*, *ihres* stands before the speaker: of the sentence's subject.
    pub possessive: bool,
    /// The words of a listed head that may be a proper name: *Kenianische Menschenrechtskommission*.
    pub title: Option<Range<usize>>,
    /// The unlisted name of the body that somebody belongs to: *Vera Lang von der Organisation Brot und Leben*.
    pub body: Option<Range<usize>>,
}

impl Phrase {
    /// The first element of that class and link.
    pub fn find(&self, class: Class, links: &[Link]) -> Option<&Element> {
        self.elements.iter().find(|e| e.class == class && links.contains(&e.link))
    }

    /// Whether it is one name in the genitive: *Russlands*.
    pub fn is_genitive_name(&self, document: &Document) -> bool {
        let names = |e: &Element| {
            e.link == Link::Head
                && e.bare
                && (is_state(e.class) || matches!(e.class, Class::Group | Class::Source))
                && document.word(e.at).strip_suffix('s').is_some_and(|stem| {
                    document.language.lexicon.whole(stem).any(|entry| entry.class == e.class)
                })
        };
        self.determiner == Determiner::None && matches!(self.elements.as_slice(), [one] if names(one))
    }

    /// Whether a noun of saying is its head: *Angaben des Ministeriums*.
    pub fn is_report(&self) -> bool {
        self.find(Class::Report, &[Link::Head]).is_some()
    }
}

/// Phrases within phrases; more are noise.
const DEEPEST: usize = 3;
/// Words of an unlisted name.
const LONGEST_NAME: usize = 6;
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
            body: None,
            role: false,
            possessive: false,
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

    fn determiner(&self, at: usize, phrase: &mut Phrase) -> usize {
        if !self.inside(at) {
            return at;
        }
        phrase.determiner = match self.document.sense(at, Class::Function).map(Sense::value) {
            Some("article" | "demonstrative") => Determiner::Definite,
            Some("indefinite") => Determiner::Indefinite,
            Some("possessive") => Determiner::Possessive,
            Some("relative") if self.is_theirs(at) => Determiner::Theirs,
            // *ihr Kommandant*
            None if self.document.language.speech.bare_possessives.contains(&self.document.word(at))
                && self.best(at + 1, &[Class::Office]).is_some() =>
            {
                Determiner::Possessive
            }
            _ => return at,
        };
        at + 1
    }

    fn is_theirs(&self, at: usize) -> bool {
        self.document.language.speech.genitive_pronouns.contains(&self.document.word(at))
    }

    /// *das von der Hamas kontrollierte Gesundheitsministerium*
    fn controlled(&self, at: usize, phrase: &mut Phrase, depth: usize) -> usize {
        let preposition = self.document.sense(at, Class::Preposition).map(Sense::value);
        if depth == 0 || preposition.is_none() || phrase.determiner == Determiner::None {
            return at;
        }
        let mut inner = at + 1;
        inner += usize::from(self.document.has(inner, Class::Function));
        const OWNERS: [Class; 5] =
            [Class::Group, Class::Country, Class::Capital, Class::Nationals, Class::Office];
        let of = preposition == Some("of");
        // *von der islamistischen Hamas kontrolliert*
        let described = of
            && self.inside(inner + 1)
            && !self.document.tokens[inner].capital
            && self.is_adjective(inner)
            && self.best(inner + 1, &OWNERS).is_some();
        inner += usize::from(described);
        let owner = self.best(inner, &OWNERS);
        let Some(sense) = owner.filter(|_| of) else {
            // *der in Oslo ansässigen Organisation*, *die für den Bezirk zuständige Behörde*
            // *auf israelischen Angaben beruhend*
            inner += usize::from(
                !self.document.tokens[inner.min(self.limit - 1)].capital && self.inside(inner + 1),
            );
            let noun = self.inside(inner) && self.document.tokens[inner].capital;
            let participle = self.is_adjective(inner + 1)
                && self.document.tokens.get(inner + 2).is_some_and(|t| t.capital);
            return if noun && participle { inner + 1 } else { at };
        };
        let participle = inner + sense.length as usize;
        if !(self.inside(participle) && self.is_adjective(participle)) {
            return at;
        }
        phrase.elements.push(Element::new(&sense, inner, Link::Front));
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
            // *sudanesische Ärztenetzwerk*: a listed name by itself.
            if named.is_some() && !token.capital {
                return at;
            }
            let adjective = self.adjective(at);
            if let Some(sense) = adjective.filter(|a| named.is_none_or(|n| n.length <= a.length)) {
                phrase.elements.push(Element { and, ..Element::new(&sense, at, Link::Front) });
                and = false;
                at += sense.length as usize;
            } else if phrase.determiner != Determiner::None
                && !token.capital
                && token.is_word()
                && (self.document.senses(at).is_empty() || self.document.means(at, Class::Function, "not"))
                && (self.is_adjective(at + 1) || self.adjective(at + 1).is_some())
            {
                // *der international anerkannten Regierung*
                at += 1;
            } else if token.is_number()
                && self.document.touches_next(at)
                && self.document.tokens.get(at + 1).is_some_and(|sign| sign.is('-'))
                && self.document.touches_next(at + 1)
                && self.document.tokens.get(at + 2).is_some_and(|word| word.is_word() && !word.capital)
            {
                // *der 37-jährige …*
                at += 3;
            } else if is_number(self.document, at) {
                phrase.counted = true;
                at += 1;
            } else if token.capital
                && self.document.tokens.get(at + 1).is_some_and(|next| next.is('-'))
                && self.document.touches_next(at)
                && is_and(self.document, at + 2)
            {
                // *der Sucht- und Drogenbeauftragte*
                at += 3;
            } else if (!token.capital && self.is_adjective(at)) || self.is_title_adjective(at) {
                at += 1;
            } else if is_and(self.document, at) && phrase.elements.iter().any(|e| e.link == Link::Front) {
                // *der südkoreanische und der ukrainische Geheimdienst*
                let article = self.document.means(at + 1, Class::Function, "article");
                let next = at + 1 + usize::from(article && phrase.determiner == Determiner::Definite);
                if self.adjective(next).is_none() {
                    return at;
                }
                and = true;
                at = next;
            } else {
                return at;
            }
        }
        at
    }
}

/// *und*, *sowie*
pub(super) fn is_and(document: &Document, at: usize) -> bool {
    document.sense(at, Class::Function).is_some_and(|sense| sense.value() == "and")
}

/// *dpa*, *epd*: agencies that write their short names small.
pub(super) fn is_small_agency(document: &Document, at: usize) -> bool {
    /// Bytes; longer ones are words.
    const LONGEST: u32 = 4;
    let token = &document.tokens[at];
    !token.capital
        // *dpa-Informationen*
        && (token.span.len() <= LONGEST || document.word(at).contains('-'))
        && document
            .sense(at, Class::Outlet)
            .is_some_and(|sense| {
                // *dpa-Reporter*
                let whole = sense.how == How::Whole || document.word(at).contains('-');
                whole && sense.value().ends_with(" agency")
            })
}

/// Whether a class names a state.
pub(super) fn is_state(class: Class) -> bool {
    matches!(class, Class::Country | Class::Capital | Class::Nationality | Class::Place)
}

/// Whether an entry names a person.
pub(super) fn is_person(entry: &Entry) -> bool {
    entry.value.ends_with(" person")
}
