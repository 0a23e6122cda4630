//! One JSON object a line, with the fields of a claim by their names.
//!
//! Open and unknown values are `null`; `repeat` is there only where it is true; spans are `[start, end]` in
//! bytes of the article's text. Lines end with a line feed; there is no byte order mark.
//!
//! ```
//! use streitzahl::{article, export, read};
//! let (article, _) = article::plain("Laut NIS fielen rund 300 Soldaten.".to_owned(), "a");
//! for claim in &read(&article).claims {
//!     assert!(export::ndjson::line(claim).starts_with("{\"id\":\"a@"));
//! }
//! ```

use serde::Serialize;

use crate::claim::{Basis, Claim, Step};
use crate::text::Span;

#[derive(Serialize)]
struct Wire<'a> {
    id: &'a str,
    article: &'a str,
    measure: &'a str,
    scope: &'a str,
    modality: &'a str,
    population: Population<'a>,
    bound: &'a str,
    low: Option<u64>,
    high: Option<u64>,
    as_of: Option<Period>,
    as_of_basis: Option<&'a str>,
    sources: &'a [String],
    relayed_by: &'a [String],
    place: Option<&'a str>,
    text: &'a str,
    span: [u32; 2],
    evidence: [u32; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<bool>,
    confidence: &'a str,
    trace: Vec<Trace<'a>>,
}

#[derive(Serialize)]
struct Population<'a> {
    side: &'a str,
    kind: &'a str,
}

#[derive(Serialize)]
struct Period {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct Trace<'a> {
    stage: &'a str,
    rule: &'a str,
    list: Option<&'a str>,
    line: Option<u32>,
    span: [u32; 2],
}

pub(super) fn range(span: Span) -> [u32; 2] {
    [span.start, span.end]
}

fn trace(step: &Step) -> Trace<'_> {
    let line = step.list.map(|_| step.line);
    Trace { stage: step.stage, rule: step.rule, list: step.list, line, span: range(step.span) }
}

/// One claim as a line of JSON, with its line feed.
pub fn line(claim: &Claim) -> String {
    let wire = Wire {
        id: &claim.id,
        article: &claim.article,
        measure: claim.measure.name(),
        scope: claim.scope.name(),
        modality: claim.modality.name(),
        population: Population { side: &claim.population.side, kind: claim.population.kind.name() },
        bound: claim.bound.name(),
        low: claim.low,
        high: claim.high,
        as_of: claim.as_of.map(|period| Period { from: period.from.to_string(), to: period.to.to_string() }),
        as_of_basis: claim.as_of_basis.map(Basis::name),
        sources: &claim.sources,
        relayed_by: &claim.relayed_by,
        place: claim.place.as_deref(),
        text: &claim.text,
        span: range(claim.span),
        evidence: range(claim.evidence),
        repeat: claim.repeat_of.is_some().then_some(true),
        confidence: claim.confidence.name(),
        trace: claim.trace.iter().map(trace).collect(),
    };
    // Only strings, whole numbers, lists: nothing of it can fail to be written.
    let mut line = serde_json::to_string(&wire).unwrap_or_default();
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn every_field_by_its_name() {
        let expected = concat!(
            r#"{"id":"a@5","article":"a","measure":"killed","scope":"total","modality":"asserted","#,
            r#""population":{"side":"north-korea","kind":"troops"},"bound":"at_least","low":300,"high":null,"#,
            r#""as_of":{"from":"2025-01-11","to":"2025-01-20"},"as_of_basis":"stated","sources":["nis","hur"],"#,
            r#""relayed_by":["yonhap"],"place":"Kursk","text":"mindestens \"300\"","span":[5,21],"#,
            r#""evidence":[0,40],"repeat":true,"confidence":"clear","trace":[{"stage":"quantity","#,
            r#""rule":"bounded","list":"bounds","line":7,"span":[5,15]},{"stage":"claim","rule":"join","#,
            r#""list":null,"line":null,"span":[5,21]}]}"#,
            "\n"
        );
        assert_eq!(line(&sample::claim()), expected);
    }

    #[test]
    fn what_is_open_is_null_and_a_first_mention_no_repeat() {
        let claim = Claim { repeat_of: None, as_of: None, as_of_basis: None, place: None, ..sample::claim() };
        let line = line(&claim);
        assert!(
            line.contains(r#""as_of":null,"as_of_basis":null"#) && line.contains(r#""place":null"#),
            "{line}"
        );
        assert!(!line.contains("repeat"), "{line}");
    }
}
