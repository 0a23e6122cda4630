//! Which clauses speak of the future.
//!
//! A clause is what stands between commas, other signs and the sentence's ends. It is in the future where it has
//! *wird … beginnen*, *soll … eintreffen*, *geplant*, and neither a past tense nor an infinitive of the perfect
//! (*soll … gefallen sein* is past). The present that means a future (*am Montag reist sie*) is not told from
//! the one that does not.

use std::ops::Range;

use super::step;
use crate::language::{Class, german};
use crate::token::{Document, TokenKind};

/// Whether the clause around the tokens speaks of the future.
///
/// Looks at most [`REACH`] tokens to each side, so that a sentence without end costs no more.
pub(super) fn is_future(document: &Document, tokens: &Range<usize>) -> bool {
    let sentence = &document.sentence_of(tokens.start).tokens;
    let low = sentence.start.max(tokens.start.saturating_sub(REACH));
    let high = sentence.end.min(tokens.end + REACH);
    let start = (low..tokens.start).rev().find(|at| ends_clause(document, *at)).map_or(low, |at| at + 1);
    let end = (tokens.end..high).find(|at| ends_clause(document, *at)).unwrap_or(high);
    let mut future = false;
    let mut other_verb = false;
    for at in start..end {
        step();
        // *zog am Montag ein und muss morgen fort*: behind *und* stands the verb of another clause.
        other_verb |= at >= tokens.end
            && document
                .sense(at, Class::Function)
                .is_some_and(|it| matches!(it.value(), "and" | "but" | "or"));
        match document.sense(at, Class::Tense).map(|sense| sense.value()) {
            Some("future" | "plan") => future |= !other_verb,
            Some("past") => return false,
            // *gefallen sein*, *geschickt haben*; not *sein Land*, *500 sein*, *in Kursk sein*.
            Some("infinitive") if at > start && is_participle(document, at - 1) => return false,
            _ => {}
        }
    }
    future && !still_lasts(document, start..end) && !ends_in_perfect(document, end, high)
}

/// *soll am 23. August drei Menschen getötet, zehn weitere verletzt haben*: the clause that ends before token `end` has
/// its infinitive of the perfect in the next one.
fn ends_in_perfect(document: &Document, end: usize, high: usize) -> bool {
    if end == 0 || !is_participle(document, end - 1) {
        return false;
    }
    for at in end + 1..high {
        step();
        match document.sense(at, Class::Tense).map(|sense| sense.value()) {
            Some("infinitive") => return is_participle(document, at - 1),
            Some(_) => return false,
            None => {}
        }
    }
    false
}

/// *werden noch 38 Menschen vermisst*: what still lasts is no future.
fn still_lasts(document: &Document, clause: Range<usize>) -> bool {
    clause.into_iter().any(|at| {
        document.means(at, Class::Function, "still") || document.means(at, Class::Preposition, "since")
    })
}

/// How far a verb is looked for.
const REACH: usize = 40;

fn is_participle(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    token.is_word() && !token.capital && german::may_be_participle(document.word(at))
}

fn ends_clause(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    match token.kind {
        TokenKind::Sign('.') => false,
        TokenKind::Sign('/' | '-') => false,
        TokenKind::Sign(_) => true,
        _ => false,
    }
}
