//! What single words are to a phrase: names, adjectives, quoted names.

use super::{Parser, is_and, is_small_agency, is_state};
use crate::attribution::sentence::is_number;
use crate::language::Class;
use crate::token::{How, Sense, TokenKind};

impl Parser<'_> {
    pub(super) fn inside(&self, at: usize) -> bool {
        at < self.limit
    }

    pub(super) fn is_name_word(&self, at: usize) -> bool {
        let capital = self.inside(at)
            && self.document.tokens.get(at).is_some_and(|token| token.is_word() && token.capital);
        let opener = || {
            self.begins_sentence(at)
                && self.document.language.speech.openers.contains(&self.document.word(at))
        };
        capital
            && !self.has_own_meaning(at)
            && self.best(at, &[Class::Office, Class::Anaphor]).is_none()
            && !opener()
    }

    /// Whether another list knows the capital word as something that is no name.
    pub(super) fn has_own_meaning(&self, at: usize) -> bool {
        self.document.senses(at).iter().any(|sense| {
            sense.how == How::Whole
                && !matches!(sense.class(), Class::Place | Class::Abbreviation | Class::Month | Class::Leader)
                && (sense.class() != Class::Capital)
        })
    }

    /// *Internationale* before *Journalistenföderation*: an adjective in a body's name.
    pub(super) fn is_title_adjective(&self, at: usize) -> bool {
        self.document.tokens[at].capital
            && self.document.language.speech.has_adjective_ending(self.document.word(at))
            && self.document.senses(at).is_empty()
            && self.best(at + 1, &[Class::Office, Class::Anaphor]).is_some()
    }

    /// An adjective that says whose: *ukrainisch*, *Kiewer*, *westlich*, *eigen*.
    pub(super) fn adjective(&self, at: usize) -> Option<Sense> {
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
        let entry = self
            .document
            .language
            .lexicon
            .whole(stem)
            .find(|entry| matches!(entry.class, Class::Capital | Class::Place))?;
        Some(Sense { entry, length: 1, how: How::Whole })
    }

    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        self.document.sentence_of(at).tokens.start == at
    }

    /// Whether a small word looks like an adjective or participle.
    pub(super) fn is_adjective(&self, at: usize) -> bool {
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
            && !is_number(self.document, at)
            && self.document.language.speech.has_adjective_ending(word)
            && !self
                .document
                .senses(at)
                .iter()
                .any(|sense| sense.how == How::Whole && OTHERS.contains(&sense.class()))
    }

    /// The longest sense of these classes at a token, the earlier class first.
    pub(super) fn best(&self, at: usize, classes: &[Class]) -> Option<Sense> {
        // *das sudanesische Ärztenetzwerk*: a listed name that begins with an adjective.
        let title = || {
            self.document.senses(at).iter().any(|s| s.class() == Class::Source && s.length > 1)
                && self.document.tokens[at + 1].capital
        };
        let named = self.inside(at)
            && self.document.tokens[at].is_word()
            && (self.document.tokens[at].capital || is_small_agency(self.document, at) || title());
        if !named {
            return None;
        }
        if !classes.iter().any(|class| self.document.has(at, *class)) {
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
                    // *Kim Jong Un* is not the UN.
                    && (sense.class() != Class::Source || !self.is_short_word(at, sense.length))
            })
            .max_by_key(|sense| (sense.length, sense.how == How::Whole, std::cmp::Reverse(rank(sense))))
            .copied()
    }

    /// Whether a single word of two letters is no abbreviation: *Un*.
    fn is_short_word(&self, at: usize, length: u32) -> bool {
        let word = self.document.tokens[at].span.of(self.document.text);
        length == 1 && word.len() == 2 && word.ends_with(char::is_lowercase)
    }

    /// *ihres Präsidenten*, *seiner Armee*: a possessive in the genitive.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        let ends = self.document.word(at).ends_with(['s', 'r']);
        ends && self.document.sense(at, Class::Function).is_some_and(|sense| sense.value() == "possessive")
    }

    /// *Einschätzung westlicher Beamter*, *nach Angaben örtlicher Behörden*: a genitive shown by its adjective.
    pub(super) fn is_bare_adjective(&self, at: usize) -> bool {
        let ends = self.document.word(at).ends_with(self.document.language.speech.inhabitant_ending);
        ends && self.inside(at + 1)
            && !self.document.tokens[at].capital
            && (self.adjective(at).is_some() || self.is_adjective(at))
            && self.document.tokens[at + 1].is_word()
            && (self.document.tokens[at + 1].capital
                || self.is_adjective(at + 1)
                // *amerikanischer und britischer Dienste*
                || is_and(self.document, at + 1) && self.adjective(at + 2).is_some())
    }

    pub(super) fn is_quote(&self, at: usize) -> bool {
        self.inside(at)
            && matches!(
                self.document.tokens[at].kind,
                TokenKind::Sign('„' | '“' | '”' | '»' | '«' | '"' | '‚' | '‘' | '’' | '›' | '‹')
            )
    }

    /// Whether a short quotation, a name, opens: *die «New York Times»*.
    pub(super) fn opens_name(&self, at: usize) -> bool {
        const LONGEST: usize = 6;
        self.is_quote(at)
            && (at + 2..(at + LONGEST).min(self.limit)).any(|end| self.is_quote(end))
            && self.document.tokens.get(at + 1).is_some_and(|token| token.capital)
    }

    pub(super) fn is_acronym(&self, at: usize) -> bool {
        let word = self.document.tokens[at].span.of(self.document.text);
        word.chars().filter(|c| c.is_uppercase()).count() >= 2
    }
}
