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
use crate::dispute::{Comparison, Figure, Line};
use crate::names::Lang;
use crate::wording::Teller;
use serde::Serialize;

/// One relation.
#[derive(Debug, Serialize)]
pub struct Relation<'a> {
    /// Its name.
    pub relation: &'a str,
    /// What it stands between.
    pub claims: Vec<Side<'a>>,
    /// Of numbers named, or strictly.
    pub reading: &'a str,
    /// Whether one may only repeat the other.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub echo: bool,
    /// Why, in English sentences.
    pub why: String,
}

/// A side of a relation.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Side<'a> {
    /// Somebody said it.
    Said(Mention<'a>),
    /// We added it up.
    Sum(Vec<Mention<'a>>),
}

/// Where a claim stands.
#[derive(Debug, Serialize)]
pub struct Mention<'a> {
    id: &'a str,
    article: &'a str,
    span: [u32; 2],
}

impl<'a> Side<'a> {
    /// The ids of the claims on it.
    pub fn ids(&self) -> impl Iterator<Item = &'a str> {
        match self {
            Self::Said(mention) => std::slice::from_ref(mention),
            Self::Sum(parts) => parts,
        }
        .iter()
        .map(|mention| mention.id)
    }
}

/// All lines of the comparison of exactly these claims, each with its line feed. `headline` says which claims
/// stand in a headline ([`crate::wording::in_headline`]).
pub fn write(claims: &[&Claim], comparison: &Comparison, headline: &dyn Fn(&Claim) -> bool) -> String {
    let mut text = String::new();
    for relation in relations(claims, comparison, headline) {
        // Only strings, whole numbers, lists: nothing of it can fail to be written.
        text.push_str(&serde_json::to_string(&relation).unwrap_or_default());
        text.push('\n');
    }
    text
}

/// The relations as they stand in the lines.
pub fn relations<'a>(
    claims: &[&'a Claim],
    comparison: &Comparison,
    headline: &dyn Fn(&Claim) -> bool,
) -> Vec<Relation<'a>> {
    let teller = Teller::new(claims, comparison, Lang::En).with_headlines(headline);
    let mention = |place: usize| {
        let claim: &'a Claim = claims.get(place)?;
        Some(Mention { id: &claim.id, article: &claim.article, span: range(claim.span) })
    };
    let side = |figure: &Figure| match *figure {
        Figure::Claim(place) => mention(place).map(Side::Said),
        Figure::Sum(place) => {
            let parts = comparison.sums.get(place)?.parts;
            Some(Side::Sum(parts.into_iter().filter_map(mention).collect()))
        }
    };
    let relation = |line: &Line| {
        let mut why = teller.sentence(line).to_string();
        if let Some(note) = teller.note(line) {
            why.push(' ');
            why.push_str(&note);
        }
        Relation {
            relation: line.relation.name(),
            claims: line.figures.iter().filter_map(side).collect(),
            reading: line.reading.name(),
            echo: line.echo,
            why,
        }
    };
    comparison.lines.iter().map(relation).collect()
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
