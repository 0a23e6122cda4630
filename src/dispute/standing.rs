//! How each estimate and each question stands: contested, updated, so many sources, party to the war.

use super::entry::{Entry, Name, Names};
use super::origin::party;
use super::relation::{Comparison, Estimate, Figure, Question, Relation, Standing};
use crate::claim::{Measure, Modality};
use crate::order;
use std::collections::{HashMap, HashSet};

/// Fills in estimates, questions and their standings, once all lines are known.
pub(super) fn settle(count: usize, entries: &[Entry], names: &Names, comparison: &mut Comparison) {
    let question = |entry: &Entry| Question {
        measure: entry.topic.measure,
        side: names.text(entry.topic.side).to_owned(),
        scope: entry.topic.scope,
        kind: entry.topic.kind,
    };
    let mut questions: Vec<Question> = entries.iter().map(question).collect();
    comparison.estimate_of = vec![0; count];
    for (place, entry) in entries.iter().enumerate() {
        for &mention in &entry.mentions {
            comparison.estimate_of[mention] = place;
        }
    }
    for sum in &comparison.sums {
        let part = &entries[comparison.estimate_of[sum.parts[0]]];
        questions.push(Question { measure: Measure::Casualties, ..question(part) });
    }
    order::sort(&mut questions);
    questions.dedup();
    let place_of = |question: &Question| questions.binary_search(question).unwrap_or_default();
    for sum in &mut comparison.sums {
        let part = &entries[comparison.estimate_of[sum.parts[0]]];
        sum.question = place_of(&Question { measure: Measure::Casualties, ..question(part) });
    }
    let mut houses: Vec<HashSet<Name>> = vec![HashSet::new(); questions.len()];
    comparison.standings = vec![Standing::default(); questions.len()];
    for entry in entries {
        let place = place_of(&question(entry));
        let mut sources: Vec<String> =
            entry.sources.iter().map(|&name| names.text(name).to_owned()).collect();
        order::sort(&mut sources);
        let side = names.text(entry.topic.side);
        let party = sources.iter().any(|source| party(source, side).is_some());
        if entry.topic.modality == Modality::Asserted {
            houses[place].extend(&entry.houses);
        }
        comparison.standings[place].party |= party;
        let standing = Standing { houses: entry.houses.len(), party, ..Standing::default() };
        comparison.estimates.push(Estimate {
            mentions: entry.mentions.clone(),
            sources,
            question: place,
            standing,
        });
    }
    for (standing, houses) in comparison.standings.iter_mut().zip(&houses) {
        standing.houses = houses.len();
    }
    comparison.questions = questions;
    mark(entries, comparison);
}

/// Carries what the lines say over to the estimates they join, and to their questions.
fn mark(entries: &[Entry], comparison: &mut Comparison) {
    let mut agreeing: HashMap<usize, HashSet<Name>> = HashMap::new();
    let estimates = &mut comparison.estimates;
    for line in &comparison.lines {
        for (rank, figure) in line.figures.iter().enumerate() {
            let (claims, question) = match *figure {
                Figure::Claim(claim) => (vec![claim], None),
                Figure::Sum(sum) => {
                    let sum = &comparison.sums[sum];
                    (sum.parts.to_vec(), Some(sum.question))
                }
            };
            for claim in claims {
                let place = comparison.estimate_of[claim];
                let question = question.unwrap_or(estimates[place].question);
                let (estimate, all) = (&mut estimates[place].standing, &mut comparison.standings[question]);
                match line.relation {
                    Relation::Contradicts => {
                        // The parts of a sum are not contested themselves; the sum is.
                        estimate.contested |= matches!(figure, Figure::Claim(_));
                        all.contested = true;
                    }
                    Relation::Update => {
                        estimate.updated |= rank == 0;
                        all.updated = true;
                    }
                    _ => {}
                }
            }
        }
        if line.relation == Relation::Supports && !line.echo {
            let members: Vec<usize> = line
                .figures
                .iter()
                .filter_map(|figure| match figure {
                    Figure::Claim(claim) => Some(comparison.estimate_of[*claim]),
                    Figure::Sum(_) => None,
                })
                .collect();
            let houses: HashSet<Name> =
                members.iter().flat_map(|&place| entries[place].houses.iter().copied()).collect();
            for place in members {
                agreeing.entry(place).or_default().extend(&houses);
            }
        }
    }
    for (place, houses) in agreeing {
        estimates[place].standing.houses = houses.len();
    }
}
