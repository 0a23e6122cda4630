//! A claim for the writers' tests; its fields need not fit each other.

use crate::calendar::Period;
use crate::claim::{Basis, Bound, Claim, Confidence, Kind, Measure, Modality, Population, Scope, Step};
use crate::text::Span;

pub(crate) fn claim() -> Claim {
    let day = |text: &str| text.parse().unwrap();
    let step = |stage, rule, list, line, span| Step { stage, rule, list, line, span };
    Claim {
        id: "a@5".to_owned(),
        article: "a".to_owned(),
        measure: Measure::Killed,
        scope: Scope::Total,
        modality: Modality::Asserted,
        population: Population { side: "north-korea".to_owned(), kind: Kind::Troops },
        bound: Bound::AtLeast,
        low: Some(300),
        high: None,
        as_of: Some(Period::new(day("2025-01-11"), day("2025-01-20"))),
        as_of_basis: Some(Basis::Stated),
        sources: vec!["nis".to_owned(), "hur".to_owned()],
        relayed_by: vec!["yonhap".to_owned()],
        place: Some("Kursk".to_owned()),
        text: "mindestens \"300\"".to_owned(),
        span: Span::new(5, 21),
        evidence: Span::new(0, 40),
        repeat_of: Some("a@1".to_owned()),
        confidence: Confidence::Clear,
        trace: vec![
            step("quantity", "bounded", Some("bounds"), 7, Span::new(5, 15)),
            step("claim", "join", None, 0, Span::new(5, 21)),
        ],
    }
}
