//! Which words of a sentence each of its frames covers.

use crate::language::Class;
use crate::order;
use std::ops::Range;

use super::frame::{Frame, Position};
use super::sentence::{Sentence, is_number};

/// The stretches of a sentence and the number of the frame that covers each.
pub(super) fn cover(
    sentence: &Sentence,
    frames: &[Frame],
    whole: Range<usize>,
) -> Vec<(Range<usize>, usize)> {
    if let [frame] = frames {
        // *Getötet wurden 1.200; Israel hatte von 1.400 gesprochen.*
        let apart = (whole.start..frame.tokens.start)
            .rfind(|at| sentence.document.tokens[*at].is(';'))
            .filter(|_| frame.position == Position::Around);
        // *90 Geiseln sind noch dort, 34 von ihnen sind nach israelischen Angaben tot*: it reaches forward, not back.
        let clause = sentence.clause_of(frame.cue.start);
        let outside = |at: usize| !frame.tokens.contains(&at) && is_number(sentence.document, at);
        let later = frame.position == Position::Around
            && (!frame.verb || !is_reported(sentence, whole.start..clause.start))
            && clause.start > whole.start
            && !frame.tokens.contains(&clause.start)
            && clause.clone().any(outside)
            && (whole.start..clause.start.saturating_sub(1)).any(outside);
        let apart = apart.or(later.then_some(clause.start));
        // *X verglich es mit dem Beben, bei dem 28 starben: „…“*: what stands before the colon is nobody's word.
        let relative = |clause: &&Range<usize>| {
            let article =
                |at: usize| sentence.document.means_any(at, Class::Function, &["article", "relative"]);
            let start = clause.start;
            let governed = sentence.document.has(start, Class::Preposition) && article(start + 1);
            start > whole.start && start < frame.cue.start && (article(start) || governed)
        };
        let told = sentence.clauses.iter().filter(relative).any(|clause| sentence.has_number(clause.clone()));
        let apart = apart.or((frame.position == Position::Before && told).then_some(frame.cue.start));
        return vec![(apart.unwrap_or(whole.start)..whole.end, 0)];
    }
    let mut owners: Vec<(Range<usize>, Option<usize>)> = Vec::new();
    for clause in &sentence.clauses {
        split_clause(sentence, frames, clause, &mut owners);
    }
    settle(sentence, frames, &mut owners);
    let mut stretches: Vec<(Range<usize>, usize)> = Vec::new();
    for (tokens, owner) in owners {
        let Some(owner) = owner else { continue };
        match stretches.last_mut() {
            Some((last, seen)) if *seen == owner => last.end = tokens.end,
            Some((last, _)) => {
                let start = last.end;
                stretches.push((start..tokens.end, owner));
            }
            None => stretches.push((whole.start..tokens.end, owner)),
        }
    }
    if let Some((last, _)) = stretches.last_mut() {
        last.end = whole.end;
    }
    stretches
}

/// *300 seien gefallen, der NIS sprach zudem von …*: words in the subjunctive are somebody's, if not the article's.
fn is_reported(sentence: &Sentence, tokens: Range<usize>) -> bool {
    let document = sentence.document;
    tokens.into_iter().any(|at| document.has(at, Class::Subjunctive) || document.has(at, Class::Onward))
}

/// A clause with one frame is its; with several each has the part up to the next frame, or, where the numbers
/// stand before their frames (*63 nach russischen, 400 nach ukrainischen Angaben*), the part since the last.
fn split_clause(
    sentence: &Sentence,
    frames: &[Frame],
    clause: &Range<usize>,
    owners: &mut Vec<(Range<usize>, Option<usize>)>,
) {
    let mut inside: Vec<usize> =
        (0..frames.len()).filter(|i| clause.contains(&frames[*i].cue.start)).collect();
    order::by_key(&mut inside, |i| frames[*i].tokens.start);
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        owners.push((clause.clone(), None));
        return;
    };
    if inside.len() == 1 {
        owners.push((clause.clone(), Some(*first)));
        return;
    }
    let numbered = |tokens: Range<usize>| tokens.into_iter().any(|at| is_number(sentence.document, at));
    let behind = numbered(clause.start..frames[*first].tokens.start)
        && !numbered(frames[*last].tokens.end.min(clause.end)..clause.end);
    let mut start = clause.start;
    for (place, number) in inside.iter().enumerate() {
        let end = match inside.get(place + 1) {
            None => clause.end,
            Some(_) if behind => frames[*number].tokens.end,
            Some(next) => frames[*next].tokens.start,
        };
        let end = end.clamp(start, clause.end);
        if start < end {
            owners.push((start..end, Some(*number)));
        }
        start = end;
    }
}

/// Gives clauses without a frame to the frame before them, or to the one behind that points back at them.
fn settle(sentence: &Sentence, frames: &[Frame], owners: &mut [(Range<usize>, Option<usize>)]) {
    for at in 0..owners.len() {
        if owners[at].1.is_some() {
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| owners[before].1);
        let next = owners[at + 1..].iter().position(|(_, owner)| owner.is_some()).map(|i| at + 1 + i);
        let behind = next.filter(|next| {
            *next == at + 1
                && owners[*next].1.is_some_and(|owner| frames[owner].position == Position::Behind)
                && sentence.has_number(owners[at].0.clone())
        });
        owners[at].1 = match (before, behind.or(next)) {
            (_, Some(next)) if behind.is_some() => owners[next].1,
            (Some(before), _) => Some(before),
            (None, Some(next)) => owners[next].1,
            (None, None) => None,
        };
    }
}
