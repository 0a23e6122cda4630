//! Corrections put on top of what the parser read.

use std::collections::{HashMap, HashSet};

use super::{Act, Correction, Field, GIVEN, STAGE};
use crate::calendar::{Day, Period};
use crate::claim::{Basis, Bound, Claim, Confidence, Kind, Measure, Modality, Population, Scope, Step};
use crate::language::Language;
use crate::order;
use crate::text::Span;
use crate::{numeral, quantity, token};

/// So many bytes are looked at for words that moved, over all corrections; what is not found by then is lost. A
/// hostile file costs no more than that.
const BUDGET: usize = 256 << 20;

/// A sentence is sought so many bytes around a number.
const REACH: usize = 4096;

/// Claims with the reader's corrections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrected {
    /// The claims as they stand, each article's in the order of its text.
    pub claims: Vec<Claim>,
    /// What the parser read, of each claim that was edited or whose place an added one took; the same ids.
    pub read: Vec<Claim>,
    /// Claims that the reader rejected.
    pub rejected: Vec<Claim>,
    /// The correction of each claim that has one: the claim's id, the place among the corrections.
    pub by: Vec<(String, usize)>,
    /// Corrections, by their places, whose words were not found or are no longer read as a claim.
    pub lost: Vec<usize>,
}

/// Which of the claims on the same words the one at `place` is.
pub(super) fn which(claims: &[Claim], place: usize) -> u32 {
    let claim = &claims[place];
    let same = |other: &&Claim| other.span == claim.span && other.article == claim.article;
    claims[..place].iter().filter(same).count() as u32
}

/// Applies corrections in their order. `text` gives an article's text by its id.
pub fn apply<'t>(
    claims: Vec<Claim>,
    corrections: &[Correction],
    text: impl Fn(&str) -> Option<&'t str>,
) -> Corrected {
    let mut corrected = Corrected { claims, ..Corrected::default() };
    if corrections.is_empty() {
        return corrected;
    }
    let mut budget = BUDGET;
    let mut rejected: HashSet<usize> = HashSet::new();
    let mut edited: HashSet<usize> = HashSet::new();
    let mut places: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (place, claim) in corrected.claims.iter().enumerate() {
        places.entry((claim.article.clone(), claim.text.clone())).or_default().push(place);
    }
    let mut added = Vec::new();
    for (number, correction) in corrections.iter().enumerate() {
        let anchor = &correction.anchor;
        let found = text(&anchor.article).and_then(|text| {
            if matches!(correction.act, Act::Add | Act::Given) {
                return added_span(correction, text, &mut budget)
                    .map(|span| added.push((number, span, text)));
            }
            let same = places.get(&(anchor.article.clone(), anchor.quote.clone()))?;
            let place = claim_of(correction, &corrected.claims, same, text, &mut budget)?;
            let claim = &mut corrected.claims[place];
            corrected.by.push((claim.id.clone(), number));
            if correction.act == Act::Reject {
                rejected.insert(place);
            } else {
                rejected.remove(&place);
                if edited.insert(place) {
                    corrected.read.push(claim.clone());
                }
            }
            change(claim, correction);
            Some(())
        });
        if found.is_none() {
            corrected.lost.push(number);
        }
    }
    let mut place = 0;
    let gone = &mut corrected.rejected;
    let claims = std::mem::take(&mut corrected.claims);
    corrected.claims = claims
        .into_iter()
        .filter_map(|claim| {
            let out = rejected.contains(&place);
            place += 1;
            if out {
                gone.push(claim)
            } else {
                return Some(claim);
            };
            None
        })
        .collect();
    for (number, span, text) in added {
        add(&mut corrected, &corrections[number], number, span, text);
    }
    corrected
}

/// The claim, by its place, that a correction is for.
fn claim_of(
    correction: &Correction,
    claims: &[Claim],
    same: &[usize],
    text: &str,
    budget: &mut usize,
) -> Option<usize> {
    let anchor = &correction.anchor;
    *budget = budget.checked_sub(same.len() * super::CONTEXT)?;
    let span = anchor.best(text, same.iter().map(|&place| claims[place].span))?;
    let on_it = |&&place: &&usize| claims[place].span == span;
    same.iter().filter(on_it).nth(correction.which as usize).copied()
}

/// Where the words of an added claim stand.
fn added_span(correction: &Correction, text: &str, budget: &mut usize) -> Option<Span> {
    let anchor = &correction.anchor;
    if anchor.quote.is_empty() {
        return None;
    }
    if let Some(span) = anchor.exact(text) {
        return Some(span);
    }
    *budget = budget.checked_sub(text.len())?;
    let found = text.match_indices(anchor.quote.as_str()).map(|(at, _)| anchor.at(at as u32));
    anchor.best(text, found)
}

/// Puts a correction's fields into a claim, and the reader's step into its trace.
fn change(claim: &mut Claim, correction: &Correction) {
    correction.fields.iter().for_each(|field| field.put(claim));
    if let (Some(low), Some(high)) = (claim.low, claim.high) {
        (claim.low, claim.high) = (Some(low.min(high)), Some(low.max(high)));
    }
    claim.trace.retain(|step| step.stage != STAGE);
    let (rule, span) = (correction.act.name(), claim.span);
    let stage = if correction.act == Act::Given { GIVEN } else { STAGE };
    claim.trace.insert(0, Step { stage, rule, list: None, line: 0, span });
}

/// Adds a claim; one that was read on the same words with the same measure makes way.
fn add(corrected: &mut Corrected, correction: &Correction, number: usize, span: Span, text: &str) {
    let anchor = &correction.anchor;
    let mut claim = blank(&anchor.article, text, span);
    change(&mut claim, correction);
    let here = |other: &Claim| other.article == claim.article && other.span == span;
    let known = corrected.claims.iter().position(|other| here(other) && other.measure == claim.measure);
    if let Some(place) = known {
        claim.id = corrected.claims[place].id.clone();
        corrected.by.push((claim.id.clone(), number));
        corrected.read.push(std::mem::replace(&mut corrected.claims[place], claim));
        return;
    }
    // Ids name where the words begin, whatever their length.
    let begins = |other: &&Claim| other.article == claim.article && other.span.start == span.start;
    let others = corrected.claims.iter().chain(&corrected.rejected).filter(begins).count();
    if others > 0 {
        claim.id = [&claim.id, ".", &(others + 1).to_string()].concat();
    }
    corrected.by.push((claim.id.clone(), number));
    let claims = &mut corrected.claims;
    let own = |other: &Claim| other.article == claim.article;
    let before = claims.iter().rposition(|other| own(other) && other.span.start <= span.start);
    let place = before.map(|place| place + 1).or_else(|| claims.iter().position(own)).unwrap_or(claims.len());
    claims.insert(place, claim);
}

/// A claim of which nothing is known but its words.
fn blank(article: &str, text: &str, span: Span) -> Claim {
    Claim {
        id: [article, "@", &span.start.to_string()].concat(),
        article: article.to_owned(),
        measure: Measure::Killed,
        scope: Scope::Total,
        modality: Modality::Asserted,
        population: Population { side: "unknown".to_owned(), kind: Kind::People },
        bound: Bound::Exact,
        low: None,
        high: None,
        as_of: None,
        as_of_basis: None,
        sources: Vec::new(),
        relayed_by: Vec::new(),
        place: None,
        text: span.of(text).to_owned(),
        span,
        evidence: sentence(text, span),
        repeat_of: None,
        confidence: Confidence::Clear,
        trace: Vec::new(),
    }
}

/// The sentence around `span`, within its line.
fn sentence(text: &str, span: Span) -> Span {
    let range = span.range();
    let edge = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let from = edge(range.start.saturating_sub(REACH));
    let to = edge(range.end.saturating_add(REACH));
    let from = text[from..range.start].rfind('\n').map_or(from, |at| from + at + 1);
    let to = text[range.end..to].find('\n').map_or(to, |at| range.end + at);
    let document = token::tokenize(&text[from..to], Language::german());
    let shift = from as u32;
    let spans = document.sentences.iter().map(|sentence| document.span(sentence.tokens.clone()));
    let spans = spans.map(|own| Span::new(own.start + shift, own.end + shift));
    spans.filter(|own| own.overlaps(span)).fold(span, Span::join)
}

/// What the fields of a claim on the words at `span` may be, for the reader to correct: the number as the parser
/// reads it in these words alone; whose people, who says it and when as in the nearest claim before.
pub fn first_guess(claims: &[&Claim], text: &str, span: Span, published: Option<Day>) -> Vec<Field> {
    let document = token::tokenize(span.of(text), Language::german());
    let numbers = quantity::find(&document, &numeral::find(&document));
    let mut near: Vec<&Claim> = claims.iter().copied().filter(|claim| claim.span.start <= span.end).collect();
    order::by_key(&mut near, |claim| claim.span);
    let mut claim = near.last().copied().cloned().unwrap_or_else(|| {
        let days = published.map(Period::day);
        Claim { as_of: days, as_of_basis: days.map(|_| Basis::Article), ..blank("", text, span) }
    });
    claim.bound = Bound::Exact;
    (claim.low, claim.high) = (None, None);
    if let Some(number) = numbers.first() {
        (claim.bound, claim.low, claim.high) = (number.bound, number.low, number.high);
        if let quantity::Counted::Victims(measure) = number.counted {
            claim.measure = measure;
        }
        claim.measure = number.attribute.unwrap_or(claim.measure);
    }
    Field::all(&claim)
}
