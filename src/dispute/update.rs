//! One origin, later: what grew, what was corrected, what an article itself replaces.

use super::entry::{Entry, Moment, Name, Topic, places_meet};
use super::relation::{Figure, Gap, Line, Reading, Reason, Relation};
use crate::claim::{Claim, Measure, Modality, Scope};
use crate::order;
use std::collections::HashMap;

/// Numbers on each side in the text that can take the place of one taken back.
const NEAR: usize = 4;

/// Whether a running total of this measure can only grow. Troops, prisoners and the missing can become fewer.
pub(super) const fn only_grows(measure: Measure) -> bool {
    matches!(measure, Measure::Killed | Measure::Wounded | Measure::Casualties | Measure::Deserted)
}

/// Estimates of one origin for one moment; the most exact stands for them.
struct Step {
    moment: Moment,
    entry: usize,
    before: Option<usize>,
}

/// Joins neighbors in time of each origin in each question.
pub(super) fn updates(entries: &[Entry]) -> Vec<Line> {
    let mut series: Vec<(Topic, Name, usize)> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let said = matches!(entry.topic.modality, Modality::Asserted | Modality::Possible);
        if said && entry.numbered && entry.moment.is_some() && entry.topic.scope == Scope::Total {
            series.extend(entry.sources.iter().map(|&source| (entry.topic, source, place)));
        }
    }
    order::sort(&mut series);
    let mut pairs: Vec<(usize, usize)> = series
        .chunk_by(|one, other| (one.0, one.1) == (other.0, other.1))
        .flat_map(|run| neighbors(entries, run))
        .collect();
    pairs.extend(later_tolls(entries));
    order::sort(&mut pairs);
    pairs.dedup();
    pairs.into_iter().map(|(before, after)| line(entries, before, after)).collect()
}

/// Pairs of neighbors in one series, which is in order of time.
fn neighbors(entries: &[Entry], run: &[(Topic, Name, usize)]) -> Vec<(usize, usize)> {
    let mut steps: Vec<Step> = Vec::new();
    let mut latest: HashMap<Option<Name>, usize> = HashMap::new();
    for &(_, _, place) in run {
        let entry = &entries[place];
        let Some(moment) = entry.moment else { continue };
        let known = match entry.place {
            Some(_) => latest.get(&entry.place).max(latest.get(&None)).copied(),
            None => steps.len().checked_sub(1),
        };
        match known {
            Some(step) if steps[step].moment.meets(moment) => {
                let better = width(entry) < width(&entries[steps[step].entry]);
                if better {
                    steps[step].entry = place;
                }
                steps[step].moment.latest = steps[step].moment.latest.max(moment.latest);
                latest.insert(entry.place, step);
            }
            before => {
                latest.insert(entry.place, steps.len());
                steps.push(Step { moment, entry: place, before });
            }
        }
    }
    let pair = |step: &Step| step.before.map(|before| (steps[before].entry, step.entry));
    let met = |&(one, other): &(usize, usize)| places_meet(entries[one].place, entries[other].place);
    steps.iter().filter_map(pair).filter(met).collect()
}

/// How much room a wording leaves; an open end leaves the most.
fn width(entry: &Entry) -> u64 {
    entry.strict.high.map_or(u64::MAX, |high| high.saturating_sub(entry.strict.low))
}

/// The toll of one event, told by one origin again in a later article.
fn later_tolls(entries: &[Entry]) -> Vec<(usize, usize)> {
    let mut events: Vec<_> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let event = entry.topic.scope == Scope::Event && entry.topic.modality == Modality::Asserted;
        if let (true, Some(moment), Some(published), Some(_)) =
            (event && entry.numbered, entry.moment, entry.published, entry.place)
        {
            for &source in &entry.sources {
                events.push(((entry.topic, entry.kind, entry.place, moment, source), published, place));
            }
        }
    }
    order::sort(&mut events);
    let next = |pair: &[_]| match pair {
        &[(key, day, before), (other, later, after)] if key == other && day < later => Some((before, after)),
        _ => None,
    };
    events.windows(2).filter_map(next).collect()
}

fn line(entries: &[Entry], before: usize, after: usize) -> Line {
    let (one, two) = (&entries[before], &entries[after]);
    let (less, more) = one.named.gap(two.named);
    let gap = Gap { less, more };
    let strict = one.strict.apart(two.strict);
    let reason = if one.named.below(two.named) {
        Reason::Grew { gap }
    } else if !two.named.below(one.named) || !strict {
        Reason::Restated
    } else if only_grows(one.topic.measure) && one.topic.modality == Modality::Asserted {
        Reason::Corrected { gap }
    } else {
        Reason::Shrank { gap }
    };
    Line {
        relation: Relation::Update,
        figures: vec![Figure::Claim(one.lead()), Figure::Claim(two.lead())],
        reading: if strict { Reading::Strict } else { Reading::Named },
        echo: false,
        reason,
    }
}

/// Numbers that an article itself takes back, each with the next one that takes its place.
pub(super) fn replacements(claims: &[&Claim], entries: &[Entry]) -> Vec<Line> {
    let mut told: Vec<_> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let mut topic = entry.topic;
        let old = topic.modality == Modality::Superseded;
        if entry.numbered && (old || topic.modality == Modality::Asserted) {
            topic.modality = Modality::Asserted;
            told.push(((entry.article, topic), claims[entry.lead()].span.start, old, place));
        }
    }
    order::sort(&mut told);
    let mut lines = Vec::new();
    for run in told.chunk_by(|one, other| one.0 == other.0) {
        for (place, &(_, start, old, before)) in run.iter().enumerate() {
            if !old {
                continue;
            }
            let one = &entries[before];
            let near = |&(_, at, old, after): &(_, u32, bool, usize)| {
                let two = &entries[after];
                let voice = one.shares_source(two) || one.sources.is_empty() || two.sources.is_empty();
                // The same origin's own first, then the nearest.
                (!old && voice).then_some((!one.shares_source(two), at.abs_diff(start), after))
            };
            let around = run[place.saturating_sub(NEAR)..].iter().take(2 * NEAR + 1);
            if let Some((.., after)) = around.filter_map(near).min() {
                lines.push(Line { reason: Reason::Replaced, ..line(entries, before, after) });
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Change, claim, told};
    use super::*;
    use crate::dispute::{Reason, compare};

    fn reason(one: Claim, other: Claim) -> Reason {
        let comparison = compare(&[one, other], |_| None);
        assert_eq!(comparison.lines.len(), 1, "{:?}", comparison.lines);
        comparison.lines[0].reason
    }

    #[test]
    fn neighbors_in_time_of_one_origin() {
        let lines = told(&[
            claim("c@1").by("tower").on("2030-06-01").exactly(400),
            claim("a@1").by("tower").on("2030-04-01").at_least(100),
            claim("b@1").by("tower").on("2030-05-01").about(300),
            claim("d@1").by("bridge").on("2030-05-20").exactly(300),
        ]);
        assert_eq!(lines, ["update named a@1 b@1", "update strict b@1 c@1"]);
    }

    #[test]
    fn a_falling_total_is_a_correction_and_a_falling_stock_is_not() {
        let gap = Gap { less: 80, more: 100 };
        let later = |measure| claim("b@1").by("tower").on("2030-04-01").exactly(80).of(measure);
        let first = |measure| claim("a@1").by("tower").of(measure);
        assert_eq!(reason(first(Measure::Killed), later(Measure::Killed)), Reason::Corrected { gap });
        assert_eq!(reason(first(Measure::Deployed), later(Measure::Deployed)), Reason::Shrank { gap });
        let open = first(Measure::Killed).up_to(100);
        assert_eq!(reason(open, later(Measure::Killed)), Reason::Restated);
    }

    #[test]
    fn several_numbers_of_one_day_are_one_step() {
        let lines = told(&[
            claim("a@1").by("tower").at_least(90),
            claim("a@50").by("tower").exactly(95),
            claim("b@1").by("tower").on("2030-04-01").exactly(120),
        ]);
        assert_eq!(lines, ["update strict a@50 b@1"]);
    }

    #[test]
    fn other_places_and_other_senses_are_no_updates() {
        let first = || claim("a@1").by("tower");
        let later = || claim("b@1").by("tower").on("2030-04-01").exactly(120);
        assert!(told(&[first().at("Talstadt"), later().at("Bergen")]).is_empty());
        assert!(told(&[first(), later().sense(Modality::Possible)]).is_empty());
        assert!(told(&[first(), later().one_event()]).is_empty());
        assert_eq!(told(&[first(), later().at("Bergen")]).len(), 1);
    }

    #[test]
    fn the_toll_of_an_event_rises_from_article_to_article() {
        let toll = |id: &str, n| claim(id).by("tower").at("Talstadt").one_event().exactly(n);
        assert_eq!(told(&[toll("day-2@1", 8), toll("day-1@1", 5)]), ["update strict day-1@1 day-2@1"]);
    }

    #[test]
    fn an_article_takes_a_number_back() {
        let old = claim("a@1").exactly(35).sense(Modality::Superseded);
        assert_eq!(told(&[claim("a@60").exactly(46), old]), ["update strict a@1 a@60"]);
    }
}
