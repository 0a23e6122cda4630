//! Adverbial frames: a source around a preposition or a noun of saying.

use std::ops::Range;

use super::memory::Memory;
use super::phrase::{self, Determiner, Link};
use super::sentence::{Mention, Sentence, is_number, mention};
use super::who::{self, Kind, Who};
use crate::language::Class;
use crate::token::{Document, How};

/// How a frame stands to what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// *laut X*, *X meldet*: around it.
    Around,
    /// *…, sagte X*: behind it.
    Behind,
    /// *X: …*: before it.
    Before,
}

/// A frame that says who says it.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub rule: &'static str,
    /// Its tokens; for a verb those of its clause up to the number.
    pub tokens: Range<usize>,
    /// The word that makes it a frame.
    pub cue: Range<usize>,
    pub entry: (&'static str, u32),
    pub who: Who,
    pub position: Position,
    pub denied: bool,
    /// *unter Berufung auf X*: the origin of the frame before or around it.
    pub citing: bool,
    /// Whether a verb of saying makes it.
    pub verb: bool,
    /// The relays of what the speaker said before, where this is older than that.
    pub later: Vec<String>,
}

impl Frame {
    /// A frame around what it says.
    pub fn new(rule: &'static str, tokens: Range<usize>, cue: Range<usize>, who: Who) -> Self {
        Self {
            rule,
            tokens,
            cue,
            entry: ("", 0),
            who,
            position: Position::Around,
            denied: false,
            citing: false,
            verb: false,
            later: Vec::new(),
        }
    }
}

/// The adverbial frames of a sentence, in its order.
pub(super) fn find(sentence: &Sentence, memory: &mut Memory) -> Vec<Frame> {
    let document = sentence.document;
    let mut frames: Vec<Frame> = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let before = frames.last().map_or(sentence.tokens.start, |frame| frame.tokens.end);
        let frame = document.sense(at, Class::According).copied().and_then(|sense| {
            let behind = at + sense.length as usize;
            let mut frame = match sense.value() {
                "before" => preposed(sentence, at, behind, memory),
                "behind" => postposed(sentence, before, at, behind, memory),
                "report" => reported(sentence, at, memory)
                    .or_else(|| known_words(sentence, at, memory))
                    .or_else(|| own_words(sentence, before, at, memory)),
                "view" => viewed(sentence, at, memory),
                "citing" => citing(sentence, at, behind, memory),
                "so" => so(sentence, at, memory),
                _ => None,
            }?;
            frame.entry = (sense.entry.list, sense.entry.line);
            Some(frame)
        });
        let frame = frame.or_else(|| onward(sentence, at, memory));
        match frame {
            Some(frame) => {
                at = frame.tokens.end.max(at + 1);
                frames.push(frame);
            }
            None => at += 1,
        }
    }
    frames
}

/// *laut Kiew*, *gemäß dem Ministerium*, *laut Medienberichten*
fn preposed(sentence: &Sentence, at: usize, start: usize, memory: &mut Memory) -> Option<Frame> {
    let (end, who) = object(sentence, start, memory);
    Some(Frame::new("laut X", at..end, at..start, who))
}

/// Whom a preposition has behind it, and where that ends. Whoever it is, it is not the article: *laut Anklage*.
fn object(sentence: &Sentence, start: usize, memory: &mut Memory) -> (usize, Who) {
    match mention(sentence.document, start, sentence.tokens.clone(), memory) {
        Some(named) => (named.tokens.end, who_of(sentence, &named, memory)),
        None => {
            let end = skip_phrase(sentence, start);
            (end, Who::nobody(start..end))
        }
    }
}

/// *dem NIS zufolge*, *Selenskyjs Angaben zufolge*, *Schätzungen zufolge*
fn postposed(
    sentence: &Sentence,
    earliest: usize,
    at: usize,
    end: usize,
    memory: &mut Memory,
) -> Option<Frame> {
    /// Words before *zufolge* that may belong to it.
    const LONGEST: usize = 16;
    let from = at.saturating_sub(LONGEST).max(earliest);
    let found = (from..at).find_map(|start| {
        // *Kiew und Seoul zufolge*
        let joins =
            |end: usize| phrase::is_and(sentence.document, end) || sentence.document.tokens[end].is(',');
        phrase::parse(sentence.document, start, at).filter(|p| p.tokens.end == at || joins(p.tokens.end))?;
        let named = mention(sentence.document, start, sentence.tokens.start..at, memory)?;
        (named.tokens.end == at && !named.governed).then_some(named)
    });
    let him = at.checked_sub(1).filter(|at| {
        *at >= from
            && sentence.document.sense(*at, Class::Anaphor).is_some_and(|sense| sense.value() == "him")
    });
    if let (Some(him), Some(last)) = (him, memory.last()) {
        // *ihr zufolge*
        let who = Who { anaphoric: true, ..last.clone() };
        return Some(Frame::new("X zufolge", him..end, at..end, who));
    }
    let (start, who) = match found {
        Some(named) => (named.tokens.start, who_of(sentence, &named, memory)),
        None => (at.saturating_sub(1).max(from), Who::nobody(at..end)),
    };
    Some(Frame::new("X zufolge", start..end, at..end, who))
}

/// *nach Angaben des Ministeriums*, *nach ukrainischen Angaben*, *nach eigenen Angaben*, *nach Ministeriumsangaben*;
/// behind such a one in the same sentence *nach russischen* alone.
fn reported(sentence: &Sentence, at: usize, memory: &mut Memory) -> Option<Frame> {
    let document = sentence.document;
    let named = mention(document, at + 1, sentence.tokens.clone(), memory)?;
    // *nach dpa-Informationen*
    if named.phrase.find(Class::Outlet, &[Link::Head]).is_some() && !document.tokens[at + 1].capital {
        return Some(Frame::new("nach Angaben von X", at..named.tokens.end, at..at + 1, named.who));
    }
    if !named.phrase.is_report() {
        return None;
    }
    let head = named.phrase.find(Class::Report, &[Link::Head])?;
    let who = who_of(sentence, &named, memory);
    // *nach der Erklärung des Präsidenten*, *nach Verlustmeldung* are times.
    let bare = named.tokens.len() == 1 && document.senses(at + 1).iter().all(|sense| sense.how != How::Whole);
    let about_time = head.entry.value == "event"
        && (named.phrase.determiner != Determiner::None || (bare && who.kind == Kind::Nobody));
    if about_time {
        return None;
    }
    let end = named.tokens.end;
    // Somebody whom no list knows: not who spoke before.
    let nobody = who.kind == Kind::Nobody;
    let inside = (head.at + 1..end).any(|at| document.tokens[at].capital).then_some(end);
    let stranger = inside.or_else(|| stranger(sentence, end)).filter(|_| nobody);
    let mut frame = Frame::new("nach Angaben von X", at..stranger.unwrap_or(end), at..at + 1, who);
    frame.verb = stranger.is_some();
    Some(frame)
}

/// *von Bahnmitarbeitern*, *der Wirtin* behind a noun of saying; gives its end.
fn stranger(sentence: &Sentence, start: usize) -> Option<usize> {
    /// Words before the noun.
    const LONGEST: usize = 3;
    let document = sentence.document;
    if start >= sentence.tokens.end {
        return None;
    }
    let genitive = document.language.speech.is_genitive_article(document.word(start));
    if !(genitive || document.means(start, Class::Preposition, "of")) {
        return None;
    }
    let noun = (start + 1..sentence.tokens.end.min(start + 1 + LONGEST))
        .take_while(|at| document.tokens[*at].is_word())
        .find(|at| document.tokens[*at].capital)?;
    (!document.has(noun, Class::Time) && !is_number(document, noun)).then_some(noun + 1)
}

/// *aus Kiewer Sicht*
fn viewed(sentence: &Sentence, at: usize, memory: &mut Memory) -> Option<Frame> {
    let named = mention(sentence.document, at + 1, sentence.tokens.clone(), memory)?;
    let head = named.phrase.find(Class::Report, &[Link::Head])?;
    let who = who_of(sentence, &named, memory);
    (head.entry.value == "view")
        .then(|| Frame::new("nach Angaben von X", at..named.tokens.end, at..at + 1, who))
}

/// *nach Posecks Worten*: of one named before.
fn known_words(sentence: &Sentence, at: usize, memory: &Memory) -> Option<Frame> {
    let document = sentence.document;
    let name = at + 1;
    if name + 1 >= sentence.tokens.end
        || !document.tokens[name].capital
        || !document.has(name + 1, Class::Report)
    {
        return None;
    }
    let who = memory.by_name(document.word(name)).filter(|who| who.person)?;
    let who = Who { anaphoric: true, ..who.clone() };
    Some(Frame::new("nach Angaben von X", at..name + 2, at..name, who))
}

/// *ihren Angaben nach*, *seiner Einschätzung nach*
fn own_words(sentence: &Sentence, earliest: usize, at: usize, memory: &mut Memory) -> Option<Frame> {
    const LONGEST: usize = 5;
    let from = at.saturating_sub(LONGEST).max(earliest);
    let named = (from..at).find_map(|start| {
        let named = mention(sentence.document, start, sentence.tokens.start..at, memory)?;
        (named.tokens.end == at && named.phrase.is_report() && !named.governed).then_some(named)
    })?;
    let who = who_of(sentence, &named, memory);
    Some(Frame::new("X’ Angaben nach", named.tokens.start..at + 1, at..at + 1, who))
}

/// *unter Berufung auf den Geheimdienst*
fn citing(sentence: &Sentence, at: usize, start: usize, memory: &mut Memory) -> Option<Frame> {
    let (end, who) = object(sentence, start, memory);
    let mut frame = Frame::new("unter Berufung auf X", at..end, at..start, who);
    frame.citing = true;
    Some(frame)
}

/// *…, so der Dienst*, *…, so Selenskyj weiter*
fn so(sentence: &Sentence, at: usize, memory: &mut Memory) -> Option<Frame> {
    let clause = sentence.clause_of(at);
    if clause.start != at {
        return None;
    }
    if at == sentence.tokens.start {
        // *So die Behörden.*, *So lautet die Bilanz der Polizei.*: of the sentence before.
        const LONGEST: usize = 12;
        if sentence.tokens.len() > LONGEST || sentence.has_number(sentence.tokens.clone()) {
            return None;
        }
        let whole = sentence.tokens.clone();
        let (verb, named) = match mention(sentence.document, at + 1, whole.clone(), memory) {
            Some(named) => (0, named),
            None => (1, mention(sentence.document, at + 2, whole.clone(), memory)?),
        };
        let ends = named.tokens.end + 1 >= whole.end;
        let fits = if verb == 0 { ends } else { ends && named.phrase.is_report() };
        let who = who_of(sentence, &named, memory);
        return (fits && who.is_named()).then(|| Frame::new("so X", at..whole.end, at..at + 1, who));
    }
    let named = mention(sentence.document, at + 1, sentence.tokens.clone(), memory)?;
    let mut who = who_of(sentence, &named, memory);
    // *laut dem Gouverneur …, so Ihor Kalchenko weiter*: whoever spoke before, by his name.
    let goes_on = clause.clone().any(|at| sentence.document.means(at, Class::Onward, "weak"));
    if goes_on && who.sources == [who::EYEWITNESS] && named.phrase.elements.is_empty() {
        who = memory.last().cloned().unwrap_or(who);
    }
    let mut frame = Frame::new("so X", at..clause.end.max(named.tokens.end), at..at + 1, who);
    frame.position = Position::Behind;
    Some(frame)
}

/// *demnach*: whoever spoke last.
fn onward(sentence: &Sentence, at: usize, memory: &Memory) -> Option<Frame> {
    let document = sentence.document;
    // *Der Generalstab veröffentlicht Zahlen. Danach …*, but not *Danach regnete es*
    let figures = || {
        let before = sentence.number.checked_sub(1).map(|before| document.sentences[before].tokens.clone());
        at == sentence.tokens.start
            && before.is_some_and(|mut tokens| tokens.any(|at| document.has(at, Class::Report)))
    };
    let sense = document
        .sense(at, Class::Onward)
        .filter(|sense| sense.value().is_empty() || sense.value() == "after" && figures())?;
    let mut who = memory.topic_or_last()?.clone();
    who.anaphoric = true;
    let mut frame = Frame::new("demnach", at..at + 1, at..at + 1, who);
    frame.entry = (sense.entry.list, sense.entry.line);
    Some(frame)
}

/// The speaker of a mention; *eigenen Angaben* are the subject's.
pub(super) fn who_of(sentence: &Sentence, named: &Mention, memory: &Memory) -> Who {
    let own = named.phrase.elements.iter().any(|e| e.class == Class::Report && e.entry.value == "own");
    if !own {
        return named.who.clone();
    }
    // *im Norden Malis*: no subject.
    let genitive = |m: &&Mention| {
        let (first, document) = (m.tokens.start, sentence.document);
        first > sentence.tokens.start
            && document.tokens[first - 1].capital
            && m.tokens.len() == 1
            && document.word(first).ends_with('s')
            || first > sentence.tokens.start && is_number(document, first - 1)
    };
    let may = |m: &&Mention| {
        !m.governed
            && !m.phrase.counted
            && m.who.kind != Kind::Nobody
            && !m.phrase.is_report()
            && !m.who.weak
            && !genitive(m)
    };
    let before = sentence.mentions.iter().filter(may).find(|m| m.tokens.end <= named.tokens.start);
    let subject = before.or_else(|| sentence.mentions.iter().find(may));
    match subject {
        Some(subject) => subject.who.clone(),
        None if has_pronoun(sentence) => memory.topic_or_last().cloned().unwrap_or_default(),
        None => Who::nobody(named.tokens.clone()),
    }
}

/// *Nach eigener Darstellung tötete es 120 Rebellen.*
fn has_pronoun(sentence: &Sentence) -> bool {
    const FARTHEST: usize = 8;
    let pronoun = |sense: &crate::token::Sense| matches!(sense.value(), "he" | "it");
    sentence
        .tokens
        .clone()
        .take(FARTHEST)
        .any(|at| sentence.document.sense(at, Class::Anaphor).is_some_and(pronoun))
}

/// The end of a phrase that names nobody known: *laut einem internen Papier*.
fn skip_phrase(sentence: &Sentence, start: usize) -> usize {
    let clause = sentence.clause_of(start);
    let document: &Document = sentence.document;
    let noun = (start..clause.end).find(|at| document.tokens[*at].capital);
    noun.map_or(start, |noun| noun + 1)
}
