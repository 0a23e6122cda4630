//! The frames of one sentence to one another: who cites whom, who passes on what whom says.

use super::frame::{Frame, Position};
use super::memory::Memory;
use super::sentence::{Mention, Sentence};
use super::who::{self, Kind, Who, push_new};
use crate::language::Class;
use crate::order;

/// Joins what belongs together: in the end each frame has its origin and its relays.
pub(super) fn merge(sentence: &Sentence, mut frames: Vec<Frame>, memory: &Memory) -> Vec<Frame> {
    order::by_key(&mut frames, |frame| (frame.cue.start, frame.tokens.start));
    cite(&mut frames);
    matching(&mut frames);
    hand_on(sentence, &mut frames, memory);
    told_to(sentence, &mut frames);
    relays_of_onward(&mut frames, memory);
    same_source(&mut frames);
    if frames.iter().any(|frame| frame.who.is_named()) {
        // *…, Angehörige gehen von 300 aus*: nobody by name, but not the one beside either.
        // *nach Darstellung der Separatisten starben 30, Kiew sprach von fünf*
        let behind = frames.iter().any(|frame| frame.who.is_named() && frame.position == Position::Behind);
        let named: Vec<_> = frames.iter().filter(|frame| frame.who.is_named()).collect();
        let apart = |clause: &std::ops::Range<usize>| {
            !behind && !named.iter().any(|frame| clause.contains(&frame.cue.start))
        };
        let alone: Vec<bool> = frames
            .iter()
            .map(|frame| {
                let clause = sentence.clause_of(frame.cue.start);
                (frame.rule == "X sagt" || apart(&clause)) && sentence.has_number(clause)
            })
            .collect();
        let mut alone = alone.into_iter();
        frames.retain(|frame| alone.next() == Some(true) || frame.who.is_named());
    }
    frames
}

/// *meldete Yonhap unter Berufung auf den NIS*: the NIS by Yonhap.
fn cite(frames: &mut Vec<Frame>) {
    while let Some(at) = frames.iter().position(|frame| frame.citing) {
        let citing = frames.remove(at);
        let by_verb = |i: &usize| frames[*i].verb || frames[*i].who.kind == Kind::Relay;
        let before = (0..at).rev().find(by_verb);
        let target = before.or_else(|| (at..frames.len()).find(by_verb));
        let Some(target) = target else {
            if citing.who.is_named() {
                frames.insert(at, Frame { citing: false, ..citing });
            }
            continue;
        };
        let frame = &mut frames[target];
        let relays = std::mem::take(&mut frame.who.relays);
        match citing.who.kind {
            Kind::Origin
                if frame.who.kind != Kind::Origin
                    || frame.who.anaphoric
                    || frame.who.sources == [who::MEDIA] =>
            {
                frame.who = Who { relays, ..citing.who };
                for id in citing.who.relays {
                    push_new(&mut frame.who.relays, id);
                }
            }
            Kind::Relay => {
                frame.who.relays = relays;
                for id in citing.who.relays {
                    push_new(&mut frame.who.relays, id);
                }
                if citing.who.roles.contains(&who::MEMBER) {
                    frame.who.roles = citing.who.roles;
                }
            }
            // *teilte London unter Berufung auf Kiew mit*: one who has it from another passes it on.
            Kind::Origin
                if !frame.who.sources.is_empty()
                    && !citing.who.weak
                    && !citing.who.anaphoric
                    && citing.who.is_named()
                    && frame.who.sources != citing.who.sources =>
            {
                let mut relays = relays;
                for id in std::mem::take(&mut frame.who.sources) {
                    push_new(&mut relays, id);
                }
                frame.who = Who { relays, ..citing.who };
            }
            // *unter Berufung auf Insider*: nobody by name, and not the outlet itself.
            Kind::Nobody if frame.who.kind == Kind::Relay => {
                frame.who = Who { relays, tokens: frame.who.tokens.clone(), ..Who::default() };
            }
            _ => frame.who.relays = relays,
        }
    }
}

/// *was auch den Schätzungen des HUR entspricht*: one more origin of the same number.
fn matching(frames: &mut Vec<Frame>) {
    while let Some(at) = frames.iter().position(|frame| frame.rule == "entspricht") {
        let matching = frames.remove(at);
        match at.checked_sub(1) {
            Some(before) => frames[before].who.join(matching.who),
            None => frames.insert(0, Frame { rule: "entspricht X", ..matching }),
        }
    }
}

/// An outlet beside an origin passes it on, unless it has a number of its own; a member of parliament has it
/// from the service.
fn hand_on(sentence: &Sentence, frames: &mut Vec<Frame>, memory: &Memory) {
    let mut at = 0;
    while at < frames.len() {
        let relay = &frames[at];
        if relay.who.kind != Kind::Relay {
            at += 1;
            continue;
        }
        let clause = sentence.clause_of(relay.cue.start);
        let origins: Vec<usize> = (0..frames.len())
            .filter(|i| *i != at && frames[*i].who.kind == Kind::Origin && frames[*i].who.is_named())
            .collect();
        let own_number = relay.verb
            && relay.position == Position::Around
            && sentence.has_number(clause.clone())
            && !origins.iter().any(|i| clause.contains(&frames[*i].cue.start));
        if !origins.is_empty() && !own_number {
            // *ORF: Das Pentagon sagt, …*: who asks passes nothing on.
            let asks = relay.position == Position::Before;
            let relays = if asks { Vec::new() } else { relay.who.relays.clone() };
            for origin in origins {
                let who = &mut frames[origin].who;
                let inner = std::mem::replace(&mut who.relays, relays.clone());
                for id in inner {
                    push_new(&mut who.relays, id);
                }
            }
            frames.remove(at);
            continue;
        }
        if relay.who.roles.contains(&who::MEMBER) && relay.who.sources.is_empty() {
            let service = |m: &&Mention| m.who.kind == Kind::Origin && m.who.roles.contains(&"service");
            let named = sentence.mentions.iter().find(service).map(|m| m.who.clone());
            let before = memory.in_role("service").cloned();
            if let Some(service) = named.or(before) {
                let who = &mut frames[at].who;
                who.sources = service.sources;
                who.state = service.state;
                who.roles.push("service");
            }
        }
        at += 1;
    }
}

/// *sagte Selenskyj dem Sender X*, *im Gespräch mit dem Podcaster Y*: through whom he said it.
fn told_to(sentence: &Sentence, frames: &mut [Frame]) {
    for frame in frames.iter_mut().filter(|f| f.verb && f.who.kind == Kind::Origin && f.who.is_named()) {
        let clause = sentence.clause_of(frame.cue.start);
        for mention in &sentence.mentions {
            let inside = mention.tokens.start < clause.end && mention.tokens.end > clause.start;
            let apart = mention.who.tokens != frame.who.tokens;
            let relay = mention.who.kind == Kind::Relay && !mention.who.roles.contains(&who::MEMBER);
            let asked = mention.who.roles.contains(&"journalist") && mention.who.person;
            // *Mediazona kommt gemeinsam mit der BBC auf 95.000*
            let along = (mention.tokens.start.saturating_sub(3)..mention.tokens.start)
                .any(|at| sentence.document.means(at, Class::Preposition, "along"));
            if inside && relay && along {
                for id in &mention.who.relays {
                    push_new(&mut frame.who.sources, id.clone());
                }
            } else if inside && apart && (relay || asked) {
                let ids = if relay { &mention.who.relays } else { &mention.who.sources };
                for id in ids {
                    push_new(&mut frame.who.relays, id.clone());
                }
            }
        }
    }
}

/// *Der Dienst geht demnach davon aus*: through those who passed on what he said before.
fn relays_of_onward(frames: &mut Vec<Frame>, memory: &Memory) {
    let onward = frames.iter().any(|frame| frame.rule == "demnach");
    let others = frames.iter().any(|frame| frame.rule != "demnach" && frame.who.kind == Kind::Origin);
    if !(onward && others) {
        return;
    }
    frames.retain(|frame| frame.rule != "demnach");
    let Some(last) = memory.last() else { return };
    for frame in frames.iter_mut().filter(|frame| frame.who.sources == last.sources) {
        for id in &last.relays {
            push_new(&mut frame.who.relays, id.clone());
        }
    }
}

/// Two frames of one source in a sentence have the same relays.
fn same_source(frames: &mut [Frame]) {
    for at in 1..frames.len() {
        let (before, rest) = frames.split_at_mut(at);
        let frame = &mut rest[0];
        if let Some(same) = before.iter().rev().find(|b| b.who.sources == frame.who.sources) {
            for id in same.who.relays.clone() {
                push_new(&mut frame.who.relays, id);
            }
        }
    }
}

/// Whether a sentence points back at the one before it: *Das teilte die Polizei mit*, *Diese Zahl nannte Kiew*.
pub(super) fn points_back(sentence: &Sentence, frames: &[Frame]) -> bool {
    /// Words between *diese* and its verb.
    const LONGEST: usize = 8;
    let document = sentence.document;
    let first = sentence.tokens.start;
    let clause = sentence.clause_of(first);
    // *So die Polizei.*, *So lautet die Bilanz der Polizei.*
    if let [only] = frames
        && only.rule == "so X"
        && only.cue.start == first
    {
        return true;
    }
    // *Das geht aus Daten hervor, die das Ministerium veröffentlichte.*
    let relative = |f: &&Frame| f.verb && document.has(first + 1, Class::Say) && clause.end < f.cue.start;
    let own = frames.iter().find(|f| f.verb && clause.contains(&f.cue.start));
    let Some(frame) = own.or_else(|| frames.iter().find(relative)) else { return false };
    if sentence.has_number(first..frame.cue.start) {
        return false;
    }
    let that = document.sense(first, Class::Anaphor).is_some_and(|sense| sense.value() == "that");
    let verb = frame.cue.start - first;
    // *Davon geht der Generalstab aus*, *Davor warnte er*
    if document.language.speech.pointers.contains(&document.word(first)) {
        return frame.cue.start == first + 1 && !sentence.has_number(sentence.tokens.clone());
    }
    if that && frame.cue.start > clause.end {
        return true;
    }
    if that {
        // *Das teilte X mit*, *Das hat X gesagt*; but not *Das britische Ministerium teilte mit*.
        return frame.cue.start == first + 1 || document.has(first + 1, Class::Auxiliary);
    }
    let demonstrative =
        document.sense(first, Class::Function).is_some_and(|sense| sense.value() == "demonstrative");
    let noun =
        (first..first + verb).any(|at| document.has(at, Class::Report) || document.has(at, Class::Total));
    demonstrative && noun && verb <= LONGEST
}
