//! Which rules and which lines of which word lists made a claim.

use super::Step;
use super::outcome::Outcome;
use crate::attribution::Attribution;
use crate::quantity::Quantity;
use crate::time::TimeExpression;
use crate::token::Document;

/// The steps to a claim, from its number to its source.
pub(super) fn trace(
    document: &Document,
    quantity: &Quantity,
    outcome: Option<&Outcome>,
    rule: &'static str,
    stated: Option<&TimeExpression>,
    attribution: Option<&Attribution>,
) -> Vec<Step> {
    let mut steps =
        vec![Step { stage: "quantity", rule: quantity.rule, list: None, line: 0, span: quantity.span }];
    steps.extend(quantity.entries.iter().map(|used| Step {
        stage: "quantity",
        rule: "word",
        list: Some(used.list),
        line: used.line,
        span: used.span,
    }));
    steps.push(match outcome {
        Some(outcome) => Step {
            stage: "claim",
            rule,
            list: Some(outcome.entry.list),
            line: outcome.entry.line,
            span: document.span(outcome.tokens.clone()),
        },
        None => {
            Step { stage: "claim", rule, list: None, line: 0, span: document.span(quantity.phrase.clone()) }
        }
    });
    steps.extend(stated.map(|time| Step {
        stage: "time",
        rule: time.rule,
        list: time.entry.map(|e| e.0),
        line: time.entry.map_or(0, |e| e.1),
        span: time.span,
    }));
    if let Some(attribution) = attribution {
        let span = attribution.source_span.or(attribution.cue_span).unwrap_or(quantity.span);
        let entry = attribution.entries.first();
        steps.push(Step {
            stage: "attribution",
            rule: attribution.rule,
            list: entry.map(|e| e.0),
            line: entry.map_or(0, |e| e.1),
            span,
        });
    }
    steps
}
