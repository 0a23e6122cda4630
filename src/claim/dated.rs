//! When a claim's number holds, with all that reaches over to it: the day on which its source spoke, the time of the
//! whole of which it is a part, the sentence before.

use std::ops::Range;

use super::assemble::Assembler;
use super::scene::Case;
use super::{Claim, moment};
use crate::attribution::Attribution;
use crate::calendar::Period;
use crate::language::Class;
use crate::quantity::{Counted, Quantity};
use crate::time::TimeExpression;
use crate::token::Document;
use crate::vocabulary::Basis;

/// The time of a claim.
pub(super) struct Dated<'c> {
    /// The words that say it in its own sentence.
    pub stated: Option<&'c TimeExpression>,
    pub as_of: Option<Period>,
    pub as_of_basis: Option<Basis>,
}

impl Assembler<'_, '_> {
    /// The time of a number; `whole` is the claim of which it is a part.
    pub(super) fn dated<'c>(&self, case: &Case<'c>, whole: Option<&Claim>) -> Dated<'c> {
        let Case { scene, quantity, segment, attribution, .. } = *case;
        let document = self.document;
        let frame = attribution.map_or(0..0, |a| frame_clause(document, a, &scene.segments, quantity));
        let stated =
            moment::stated(document, scene.times, &scene.tokens, segment, quantity, &frame, self.reference);
        let spoken = attribution.and_then(|a| {
            // *Das gab die Behörde am Mittwoch bekannt*: the reporting clause may be the next sentence.
            let first = self.times.partition_point(|time| time.tokens.start < frame.start);
            let last = self.times.partition_point(|time| time.tokens.start < frame.end);
            moment::spoken(&self.times[first..last], &frame).or_else(|| {
                self.context
                    .spoken
                    .as_ref()
                    .filter(|(sources, _, said)| {
                        let goes_on = a.carried || said + 1 == scene.number;
                        goes_on && !sources.is_empty() && *sources == a.sources
                    })
                    .map(|(_, day, _)| *day)
            })
        });
        let inherited = whole
            .filter(|claim| claim.as_of_basis == Some(Basis::Stated))
            .and_then(|claim| claim.as_of)
            .filter(|_| {
                let now = segment.clone().any(|at| document.means(at, Class::Function, "now"));
                !now && !moment::tells_until_now(scene.times, segment, self.reference)
            });
        // *die Suche nach den vier Vermissten soll am Dienstag weitergehen*: the day is not that of the people.
        let known = matches!(quantity.counted, Counted::Victims(_) | Counted::Opfer) || quantity.definite;
        let ahead = |time: &&TimeExpression| {
            let period = moment::period(document, time, self.reference);
            known && period.zip(self.reference).is_some_and(|(period, day)| period.from > day)
        };
        let stated = stated.filter(|time| !ahead(time));
        // *Am Sonntag griffen sie ein Hotel an. Dabei wurden zehn Polizisten verletzt*: on that day.
        let there = segment.clone().any(|at| document.means(at, Class::Function, "thereby"));
        let then = scene.number.checked_sub(1).filter(|_| there && spoken.is_none()).and_then(|before| {
            let tokens = document.sentences[before].tokens.clone();
            let first = self.times.partition_point(|time| time.tokens.start < tokens.start);
            let last = self.times.partition_point(|time| time.tokens.start < tokens.end);
            match &self.times[first..last] {
                [time] if time.is_closed() => moment::period(document, time, self.reference),
                _ => None,
            }
        });
        let inherited = inherited.or(then);
        let (as_of, as_of_basis) = moment::as_of(
            stated.and_then(|time| moment::period(document, time, self.reference)).or(inherited),
            spoken,
            self.reference,
        );
        Dated { stated, as_of, as_of_basis }
    }
}

/// The reporting clause of a source: its frame, and the whole segment around it where the number stands in
/// another. *Mitte Januar hatte der NIS geschätzt, dass …*
fn frame_clause(
    document: &Document,
    attribution: &Attribution,
    segments: &[Range<usize>],
    quantity: &Quantity,
) -> Range<usize> {
    let frame = attribution.frame.clone();
    // *nach Angaben der Polizei* is no clause of its own.
    if !frame.clone().any(|at| document.has(at, Class::Say)) {
        return frame;
    }
    let around = segments
        .iter()
        .filter(|s| s.start < frame.end && frame.start < s.end && !s.contains(&quantity.number.start));
    around.fold(frame.clone(), |whole, segment| whole.start.min(segment.start)..whole.end.max(segment.end))
}
