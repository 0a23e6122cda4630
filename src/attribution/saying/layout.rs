//! Frames without a verb: colons, headings, a verb said once for two.

use super::is_quoted;
use crate::attribution::frame::{Frame, Position, who_of};
use crate::attribution::memory::Memory;
use crate::attribution::phrase::{Link, is_and};
use crate::attribution::sentence::{Mention, Sentence, is_number};
use crate::attribution::slug::slug;
use crate::attribution::who::{EYEWITNESS, Kind, Who};
use crate::language::Class;
use crate::token::TokenKind;

/// *Kiew spricht von 300 Toten, Moskau von 50*: the verb is said once.
pub(super) fn gapped(sentence: &Sentence, memory: &Memory, verbal: &[Frame]) -> Vec<Frame> {
    let document = sentence.document;
    let Some(first) = verbal.iter().find(|frame| frame.verb) else { return Vec::new() };
    let begins =
        |at: usize| is_and(document, at - 1) || sentence.clauses.iter().any(|clause| clause.start == at);
    // *Kiew meldet 300 Tote, Seoul 100*: where the verb has its number itself.
    let told = sentence.has_number(sentence.clause_of(first.cue.start));
    let bare = |end: usize| {
        const SHORTEST: usize = 4;
        let clause = sentence.clause_of(end);
        told && clause.end - end <= SHORTEST && (is_number(document, end) || document.has(end, Class::Bound))
    };
    let gapped = |m: &&Mention| {
        // *Südkorea nur von 600*
        let adverb = document.means_any(m.tokens.end, Class::Function, &["adverb", "but"]);
        let end = m.tokens.end + usize::from(adverb);
        m.tokens.start > first.tokens.end.min(first.cue.end)
            && m.tokens.start > sentence.tokens.start
            && !m.governed
            && m.who.kind != Kind::Nobody
            && !m.who.weak
            && begins(m.tokens.start)
            && (document.sense(end, Class::Preposition).is_some() || bare(end))
            && (end..(end + 4).min(sentence.tokens.end)).any(|at| is_number(document, at))
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
pub(super) fn heading(sentence: &Sentence, verbal: &[Frame]) -> Option<Frame> {
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
pub(super) fn colons(sentence: &Sentence, memory: &Memory, verbal: &[Frame]) -> Vec<Frame> {
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
        let whole = sentence.mentions.iter().find(|m| {
            let speaks = may_head(m) || counts_others(sentence, m, colon);
            m.tokens.end == colon && begins(m.tokens.start) && !m.governed && speaks
        });
        let quote =
            matches!(document.tokens[colon + 1].kind, TokenKind::Sign('„' | '“' | '»' | '«' | '"' | '”'));
        // *Simon Weber: Etwa 12.000.*: who answers in an interview.
        let first = sentence.mentions.first().filter(|m| {
            let named = m.phrase.name.as_ref().is_some_and(|name| name.len() > 1);
            m.tokens.start == sentence.tokens.start
                && m.tokens.end == colon
                && named
                && m.phrase.elements.is_empty()
        });
        let line = document.sentence_of(sentence.tokens.start);
        if let Some(mention) = first.filter(|m| !quote && line.closed && m.who.sources == [EYEWITNESS]) {
            let id = slug(document.span(mention.tokens.clone()).of(document.text), document.language);
            let who = Who { sources: vec![id], weak: false, ..mention.who.clone() };
            let mut frame = Frame::new("X: …", mention.tokens.start..colon + 1, colon..colon + 1, who);
            frame.position = Position::Before;
            frames.push(frame);
            continue;
        }
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

/// *Südkorea: 2.000 Nordkoreaner gefallen*: a state that counts another's people speaks.
fn counts_others(sentence: &Sentence, mention: &Mention, colon: usize) -> bool {
    /// Words from the number to the people.
    const NEAR: usize = 3;
    let document = sentence.document;
    let Some(number) = (colon + 1..sentence.tokens.end).find(|at| is_number(document, *at)) else {
        return false;
    };
    let others = |at: usize| {
        let people = document.has(at, Class::Nationals)
            || document.has(at, Class::Nationality)
                && (document.has(at + 1, Class::Person) || document.has(at + 1, Class::Force));
        // *1.100 Soldaten Nordkoreas*
        let genitive = document
            .sense(at, Class::Country)
            .filter(|_| document.word(at).ends_with('s') && document.has(at - 1, Class::Person));
        let state = document
            .sense(at, Class::Nationals)
            .or_else(|| document.sense(at, Class::Nationality))
            .or(genitive);
        (people || genitive.is_some())
            && state.is_some_and(|sense| sense.value().split(' ').next() != mention.who.state)
    };
    // *Südkorea: Pjöngjang hat 3.000 Soldaten entsandt*
    let first = [Class::Country, Class::Capital, Class::Leader]
        .iter()
        .find_map(|class| document.sense(colon + 1, *class));
    let other = first.is_some_and(|s| s.value().split(' ').next() != mention.who.state);
    let sent = |at: usize| document.sense(at, Class::Participle).is_some_and(|s| s.value() == "deployed");
    let troops = |at: usize| document.means(at, Class::Person, "troops");
    let rest = || number..sentence.tokens.end;
    if mention.who.state.is_some() && other && rest().any(troops) && (colon..sentence.tokens.end).any(sent) {
        return true;
    }
    mention.who.state.is_some() && (number + 1..sentence.tokens.end.min(number + 1 + NEAR)).any(others)
}

/// A country before a colon is a place (*Libanon: 80 Tote*), a capital is its government.
fn may_head(mention: &Mention) -> bool {
    !mention.who.weak && mention.phrase.find(Class::Country, &[Link::Head]).is_none()
}
