//! Whether an article can hold a claim at all: a look that saves most articles the costly stages.
//!
//! It is a draft of the claims by the rules themselves, up to the first one, before anybody knows who says what: in a
//! draft somebody says everything, and the sentence before told of somebody's soldiers. Only sentences with a number
//! that may count people are read, and those before from which something reaches them. `tests/possible.rs` holds this
//! against all stages.

use std::slice;

use super::assemble::Assembler;
use super::population;
use super::rows::ROWS;
use super::scene::Scene;
use crate::article::Article;
use crate::attribution::{self, Attribution};
use crate::quantity::{Counted, Quantity};
use crate::time::{self, TimeExpression};
use crate::token::Document;

/// The quantities that are no number of a date or duration: those count no people.
pub fn without_times(quantities: Vec<Quantity>, times: &[TimeExpression]) -> Vec<Quantity> {
    let mut quantities = quantities;
    quantities.retain(|quantity| time::covering(times, quantity.number.clone()).is_none());
    quantities
}

/// One who says everything.
static ANYBODY: Attribution = Attribution {
    sources: Vec::new(),
    relays: Vec::new(),
    state: None,
    covers: 0..usize::MAX,
    frame: 0..usize::MAX,
    carried: false,
    denied: false,
    rule: "",
    entries: Vec::new(),
    source_span: None,
    cue_span: None,
};

/// Whether one of the quantities may make a claim; `false` is certain, `true` is not.
pub fn possible(document: &Document, quantities: &[Quantity]) -> bool {
    if document.text.bytes().any(|byte| matches!(byte, b'\t' | b'|')) {
        // The cells of a table tell by the head of their column.
        return !quantities.is_empty();
    }
    let article = Article::default();
    let mut draft = Assembler::new(&article, document, &[], slice::from_ref(&ANYBODY), None);
    draft.draft = true;
    let sentence = |quantity: &Quantity| document.tokens[quantity.number.start].sentence as usize;
    let (mut first, mut unread) = (0, 0);
    for here in quantities.chunk_by(|one, next| sentence(one) == sentence(next)) {
        let number = sentence(&here[0]);
        let tokens = document.sentences[number].tokens.clone();
        // Without a cue of saying nothing stands in anybody's reporting clause.
        let said = attribution::may_be_said(document, tokens.clone());
        let attributions = if said { slice::from_ref(&ANYBODY) } else { &[] };
        let scene = Scene {
            number,
            tokens: tokens.clone(),
            quantities: here,
            attributions: attributions.iter().collect(),
            ..Scene::default()
        };
        let counts = |at: usize| counts_people(document, &here[at]) && !draft.is_no_count(&scene, at);
        if (0..here.len()).any(counts) {
            for earlier in unread.max(number.saturating_sub(ROWS + 1))..number {
                let tokens = document.sentences[earlier].tokens.clone();
                let from = quantities[..first].partition_point(|it| it.number.start < tokens.start);
                let to = quantities[..first].partition_point(|it| it.number.start < tokens.end);
                draft.sentence(earlier, tokens, &quantities[from..to], &[], &[], Vec::new());
            }
            draft.context.people = Some((String::new(), true, number.saturating_sub(1)));
            draft.sentence(number, tokens, here, &[], attributions, Vec::new());
            if draft.promising {
                return true;
            }
            unread = number + 1;
        }
        first += here.len();
    }
    false
}

/// Whether the counted may be people; a noun of no list may.
fn counts_people(document: &Document, quantity: &Quantity) -> bool {
    quantity.counted != Counted::Thing
        || quantity.head.is_some_and(|head| population::may_be_people(document, head))
}
