//! An article's text as words, sentences and quotations, each word looked up once.
//!
//! A line break ends a sentence, a colon does not; a full stop does unless it belongs to an abbreviation, an
//! initial or an ordinal. What later stages share of the words' meaning is in [`Document::senses`].
//!
//! ```
//! use streitzahl::{language::Language, token};
//! let text = "Am 3. Mai fielen ca. 20 Mann. „Es reicht.“";
//! let document = token::tokenize(text, Language::german());
//! let sentences: Vec<_> = document.sentences.iter().map(|s| s.span.of(text)).collect();
//! assert_eq!(sentences, ["Am 3. Mai fielen ca. 20 Mann.", "„Es reicht.“"]);
//! ```

mod quotes;
mod scan;
mod sentences;

use std::ops::Range;

use crate::language::{Class, Classes, Entry, Known, Language, german};
use crate::text::{Span, fold};

pub use quotes::Quote;

/// What sort of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with hyphens, apostrophes, digits inside: *US-Beamte*.
    Word,
    /// Digits, perhaps grouped or with a fraction or parts of a date: *2.700*, *25.10.2024*.
    Number,
    /// One sign.
    Sign(char),
}

/// Of what a token is made: most need no folding, or no look for hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Folded as it stands, without hyphens.
    Plain,
    /// Without hyphens.
    Simple,
    /// Anything else.
    Joined,
}

/// A word, number or sign.
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What sort.
    pub kind: TokenKind,
    /// The sentence it belongs to.
    pub sentence: u32,
    /// Whether its first letter is upper case.
    pub capital: bool,
    shape: Shape,
    /// The word as the lists know it.
    known: Known,
    /// The classes of its senses.
    classes: Classes,
    /// Its folded form, where it is not plain.
    folded: Range<u32>,
    senses: Range<u32>,
}

impl Token {
    /// Whether it is this sign.
    pub fn is(&self, sign: char) -> bool {
        self.kind == TokenKind::Sign(sign)
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it begins with a digit.
    pub fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }
}

/// A sentence or headline.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it stands, without white space at the ends.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The line it stands in, from 0; lines without a word do not count.
    pub line: u32,
    /// Whether a blank line, or the text's beginning, stands before its line.
    pub after_gap: bool,
    /// Whether it closes with a sentence's sign; a line without one is a headline or a row of a list.
    pub closed: bool,
}

/// How a word has a sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is the listed form.
    Whole,
    /// It is a compound with the listed head.
    Head,
    /// The listed form is a part before a hyphen: *Nordkorea* in *Nordkorea-Soldaten*.
    Part,
}

/// One meaning of the word or words that begin at a token.
#[derive(Clone, Copy, Debug)]
pub struct Sense {
    /// The word-list line.
    pub entry: &'static Entry,
    /// How many tokens.
    pub length: u32,
    /// How it was found.
    pub how: How,
}

impl Sense {
    /// The class of the word-list line.
    pub fn class(&self) -> Class {
        self.entry.class
    }

    /// The value of the word-list line.
    pub fn value(&self) -> &'static str {
        self.entry.value
    }
}

/// A tokenized text.
pub struct Document<'t> {
    /// The text.
    pub text: &'t str,
    /// The language it is read in.
    pub language: &'static Language,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its quotations.
    pub quotes: Vec<Quote>,
    folded: String,
    senses: Vec<Sense>,
}

impl Document<'_> {
    /// The folded form of token `at`: lower case, without soft hyphens; empty past the end.
    pub fn word(&self, at: usize) -> &str {
        match self.tokens.get(at) {
            Some(token) if token.shape == Shape::Plain => token.span.of(self.text),
            Some(token) => &self.folded[token.folded.start as usize..token.folded.end as usize],
            None => "",
        }
    }

    /// The meanings of the words that begin at token `at`.
    pub fn senses(&self, at: usize) -> &[Sense] {
        match self.tokens.get(at).map(|token| token.senses.clone()) {
            // Most words mean nothing.
            Some(range) if range.start < range.end => &self.senses[range.start as usize..range.end as usize],
            _ => &[],
        }
    }

    /// The longest sense of that class at token `at`.
    pub fn sense(&self, at: usize, class: Class) -> Option<&Sense> {
        let token = self.tokens.get(at).filter(|token| token.classes.has(class))?;
        let mut longest: Option<&Sense> = None;
        for sense in &self.senses[token.senses.start as usize..token.senses.end as usize] {
            if sense.class() == class && longest.is_none_or(|seen| seen.length <= sense.length) {
                longest = Some(sense);
            }
        }
        longest
    }

    /// Whether the longest sense of that class at token `at` has that value.
    #[inline(never)]
    pub fn means(&self, at: usize, class: Class, value: &str) -> bool {
        self.sense(at, class).is_some_and(|sense| sense.value() == value)
    }

    /// Whether the longest sense of that class at token `at` has one of those values.
    #[inline(never)]
    pub fn means_any(&self, at: usize, class: Class, values: &[&str]) -> bool {
        self.sense(at, class).is_some_and(|sense| values.contains(&sense.value()))
    }

    /// Whether token `at` has a sense of that class.
    pub fn has(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.classes.has(class))
    }

    /// Whether token `at` has a sense of one of those classes.
    pub fn has_any(&self, at: usize, classes: Classes) -> bool {
        self.tokens.get(at).is_some_and(|token| token.classes.meets(classes))
    }

    /// Whether the text seems to be in the language it is read in: by the share of its small words (articles,
    /// prepositions, auxiliaries) and of words of what befell people, which is over a third in German and under a
    /// tenth in its neighbors. A text of few words is given the benefit of the doubt.
    pub fn is_in_its_language(&self) -> bool {
        const ENOUGH_WORDS: usize = 25;
        const LEAST_PERCENT: usize = 16;
        // A list of figures has few small words; its others are not the neighbors' either.
        const KNOWN: Classes = Classes::of(&[
            Class::Function,
            Class::Preposition,
            Class::Auxiliary,
            Class::Victim,
            Class::Verb,
            Class::Participle,
            Class::Event,
        ]);
        let mut words = 0;
        let mut known = 0;
        for token in self.tokens.iter().filter(|token| token.is_word()) {
            words += 1;
            known += usize::from(token.classes.meets(KNOWN));
        }
        words < ENOUGH_WORDS || known * 100 >= words * LEAST_PERCENT
    }

    /// The sentence that token `at` belongs to.
    ///
    /// # Panics
    /// Where there is no such token.
    pub fn sentence_of(&self, at: usize) -> &Sentence {
        &self.sentences[self.tokens[at].sentence as usize]
    }

    /// The span of the tokens `range`.
    pub fn span(&self, range: Range<usize>) -> Span {
        match (self.tokens.get(range.start), self.tokens.get(range.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if range.start < range.end => first.span.join(last.span),
            _ => Span::new(0, 0),
        }
    }

    /// Whether nothing stands between token `at` and the one after it.
    pub fn touches_next(&self, at: usize) -> bool {
        matches!((self.tokens.get(at), self.tokens.get(at + 1)), (Some(a), Some(b)) if a.span.end == b.span.start)
    }

    /// The first token that begins at or after byte `start`.
    pub fn token_at(&self, start: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < start)
    }

    /// The innermost quotation around token `at`.
    pub fn quote_of(&self, at: usize) -> Option<&Quote> {
        // Quotations are in the order of their ends, the inner before the outer.
        let span = self.tokens.get(at)?.span;
        let first = self.quotes.partition_point(|quote| quote.span.end < span.end);
        self.quotes[first..].iter().take(8).find(|quote| quote.span.contains(span))
    }
}

/// Splits a text into words, sentences and quotations and looks every word up.
pub fn tokenize<'t>(text: &'t str, language: &'static Language) -> Document<'t> {
    let mut document = Document {
        text,
        language,
        tokens: scan::tokens(text),
        sentences: Vec::new(),
        quotes: Vec::new(),
        folded: String::with_capacity(text.len() / 2),
        senses: Vec::new(),
    };
    for token in &mut document.tokens {
        let mut word = token.span.of(text);
        if token.shape != Shape::Plain {
            let start = document.folded.len();
            fold(word, &mut document.folded);
            token.folded = start as u32..document.folded.len() as u32;
            word = &document.folded[start..];
        }
        token.known = language.lexicon.known(word);
    }
    look_up(&mut document);
    document.quotes = quotes::find(&document);
    sentences::split(&mut document);
    document
}

/// Gives every token its senses.
fn look_up(document: &mut Document) {
    let lexicon = &document.language.lexicon;
    let mut senses = Vec::with_capacity(document.tokens.len());
    for at in 0..document.tokens.len() {
        let first = senses.len();
        let token = &document.tokens[at];
        if !token.is_number() {
            if token.known != Known::NOT {
                let next = |i| document.tokens.get(at + i).map_or(Known::NOT, |token: &Token| token.known);
                lexicon.at(token.known, next, |entry, length| {
                    senses.push(Sense { entry, length: length as u32, how: How::Whole });
                });
            }
            if senses.len() == first && token.is_word() {
                look_up_parts(document, at, &mut senses);
            } else if token.capital {
                look_up_heads(document, at, first, &mut senses);
            }
        }
        if document.tokens[at].capital {
            look_up_men(document, at, first, &mut senses);
        }
        let classes = senses[first..].iter().fold(Classes::NONE, |classes, it| classes.with(it.class()));
        let token = &mut document.tokens[at];
        token.classes = classes;
        token.senses = first as u32..senses.len() as u32;
    }
    document.senses = senses;
}

/// The heads that other lists have for a noun that one list has whole: *Dorfbewohner* and `*bewohner`.
fn look_up_heads(document: &Document, at: usize, first: usize, senses: &mut Vec<Sense>) {
    let whole = senses.len();
    for entry in document.language.lexicon.head(document.word(at)) {
        if senses[first..whole].iter().all(|sense| sense.entry.list != entry.list) {
            senses.push(Sense { entry, length: 1, how: How::Head });
        }
    }
}

/// *Bewohnerinnen* are people where *Bewohner* are.
fn look_up_men(document: &Document, at: usize, first: usize, senses: &mut Vec<Sense>) {
    let listed = |sense: &Sense| sense.class() == Class::Person;
    let Some(stem) = german::of_men(document.word(at)).filter(|_| !senses[first..].iter().any(listed)) else {
        return;
    };
    let lexicon = &document.language.lexicon;
    for ending in german::OF_MEN {
        let men = format!("{stem}{ending}");
        let mut found = lexicon.whole(&men).chain(lexicon.head(&men));
        if let Some(entry) = found.find(|entry| entry.class == Class::Person) {
            senses.push(Sense { entry, length: 1, how: How::Head });
            return;
        }
    }
}

/// The senses of a word that is not listed itself: by its head, and by the parts before its hyphens.
fn look_up_parts(document: &Document, at: usize, senses: &mut Vec<Sense>) {
    let lexicon = &document.language.lexicon;
    let word = document.word(at);
    let add =
        |senses: &mut Vec<Sense>, entry: &'static Entry, how| senses.push(Sense { entry, length: 1, how });
    let joined = document.tokens[at].shape == Shape::Joined;
    let cut = if joined { word.rsplit_once('-') } else { None };
    let (parts, last) = match cut {
        Some((parts, last)) => (Some(parts), last),
        None => (None, word),
    };
    let Some(parts) = parts else {
        lexicon.head(word).for_each(|entry| add(senses, entry, How::Head));
        return;
    };
    let before = senses.len();
    lexicon.whole(last).for_each(|entry| add(senses, entry, How::Head));
    if senses.len() == before {
        lexicon.head(last).for_each(|entry| add(senses, entry, How::Head));
    }
    let mut whole = false;
    lexicon.whole(parts).for_each(|entry| {
        whole = true;
        add(senses, entry, How::Part);
    });
    if !whole {
        for part in parts.split('-') {
            lexicon.whole(part).for_each(|entry| add(senses, entry, How::Part));
        }
    }
}

#[cfg(test)]
mod tests;
