//! The comparison as lines of JSON: one object for each relation, disputes first.
//!
//! ```text
//! {"relation":"contradicts","claims":[[{"id":…,"article":…,"span":[…]},{…}],{…}],"reading":"named","why":"…"}
//! ```
//!
//! A sum stands as the list of its parts; `echo` is there only where it is true; `why` is an English sentence.
//!
//! ```
//! use streitzahl::{claim::Claim, dispute::compare, export};
//! let claims: [&Claim; 0] = [];
//! assert_eq!(export::relations::write(&claims, &compare(&claims, |_| None), &|_| false), "");
//! ```

use super::ndjson::range;
use crate::claim::Claim;
use crate::dispute::{Comparison, Figure};
use crate::names::Lang;
use crate::wording::Teller;
use serde::Serialize;

#[derive(Serialize)]
struct Wire<'a> {
    relation: &'a str,
    claims: Vec<Side<'a>>,
    reading: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    echo: bool,
    why: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Side<'a> {
    Said(Mention<'a>),
    Sum(Vec<Mention<'a>>),
}

#[derive(Serialize)]
struct Mention<'a> {
    id: &'a str,
    article: &'a str,
    span: [u32; 2],
}

/// All lines of the comparison of exactly these claims, each with its line feed. `headline` says which claims
/// stand in a headline ([`crate::wording::in_headline`]).
pub fn write(claims: &[&Claim], comparison: &Comparison, headline: &dyn Fn(&Claim) -> bool) -> String {
    let teller = Teller::new(claims, comparison, Lang::En).with_headlines(headline);
    let mention = |place: usize| {
        let claim = claims.get(place)?;
        Some(Mention { id: &claim.id, article: &claim.article, span: range(claim.span) })
    };
    let side = |figure: &Figure| match *figure {
        Figure::Claim(place) => mention(place).map(Side::Said),
        Figure::Sum(place) => {
            let parts = comparison.sums.get(place)?.parts;
            Some(Side::Sum(parts.into_iter().filter_map(mention).collect()))
        }
    };
    let mut text = String::new();
    for line in &comparison.lines {
        let mut why = teller.sentence(line).to_string();
        if let Some(note) = teller.note(line) {
            why.push(' ');
            why.push_str(&note);
        }
        let wire = Wire {
            relation: line.relation.name(),
            claims: line.figures.iter().filter_map(side).collect(),
            reading: line.reading.name(),
            echo: line.echo,
            why,
        };
        // Only strings, whole numbers, lists: nothing of it can fail to be written.
        text.push_str(&serde_json::to_string(&wire).unwrap_or_default());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Bound, Measure};
    use crate::dispute::compare;
    use crate::export::sample;

    fn said(id: &str, source: &str, measure: Measure, n: u64) -> Claim {
        Claim {
            id: id.to_owned(),
            measure,
            bound: Bound::Exact,
            low: Some(n),
            high: Some(n),
            sources: vec![source.to_owned()],
            repeat_of: None,
            ..sample::claim()
        }
    }

    #[test]
    fn a_sum_is_a_list_of_its_parts() {
        let claims = [
            said("a@5", "nis", Measure::Killed, 300),
            said("a@50", "nis", Measure::Wounded, 2_700),
            said("a@90", "zelensky", Measure::Casualties, 3_800),
        ];
        let claims: Vec<&Claim> = claims.iter().collect();
        let text = write(&claims, &compare(&claims, |_| None), &|_| false);
        let expected = concat!(
            r#"{"relation":"contradicts","claims":[[{"id":"a@5","article":"a","span":[5,21]},"#,
            r#"{"id":"a@50","article":"a","span":[5,21]}],{"id":"a@90","article":"a","span":[5,21]}],"#,
            r#""reading":"strict","why":"The figures of the NIS for mid-January 2025 add up to 3,000 dead and "#,
            r#"wounded, added by us; Zelensky gives 3,800 for the same time, about a quarter more. Both cannot "#,
            r#"hold. Zelensky speaks for a party to the war."}"#,
            "\n"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn an_echo_says_so() {
        let known = said("a@5", "nis", Measure::Killed, 300);
        let echo = Claim { sources: vec![], ..said("a@50", "", Measure::Killed, 300) };
        let text = write(&[&known, &echo], &compare(&[&known, &echo], |_| None), &|_| false);
        assert!(text.starts_with(r#"{"relation":"supports""#) && text.contains(r#""echo":true"#), "{text}");
    }
}
