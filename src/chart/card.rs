//! The small picture of one dispute: its sides under each other, people to the right, a bracket beside them.
//!
//! Where the same number is said of other people, intervals would show agreement: up to twelve people are drawn
//! one by one instead, with the letter of what they are called.

use super::bracket::{self, Dispute};
use super::estimate::{Estimate, Number};
use super::geometry::{Point, Px, Rect};
use super::ladder::{self, Frame};
use super::mark::rectangle;
use super::measure::{bold, line_height, set};
use super::question::Plan;
use super::relations::Related;
use super::scene::{Anchor, Axis, Color, Fill, Panel, Question, Scene, Shape, Stroke};
use super::words::SMALL;
use crate::claim::Kind;
use crate::names::{self, Lang};

/// Most people that are drawn one by one.
const MOST_TILES: u64 = 12;
/// Edge of a tile, and from one to the next.
const TILE: Px = Px::new(17);
const STEP: Px = Px::new(20);

fn plan(dispute: &Dispute, related: &Related) -> Plan {
    let estimates: Vec<&Estimate> =
        dispute.members.iter().map(|&member| &related.estimates[member]).collect();
    let first = estimates[0];
    let mut numbers: Vec<u64> = estimates.iter().flat_map(|estimate| estimate.numbers()).collect();
    numbers.dedup();
    Plan {
        question: Question {
            measure: first.measure,
            side: first.side.to_owned(),
            scope: first.scope,
            kind: first.kind,
        },
        title: String::new(),
        note: Vec::new(),
        contested: true,
        members: dispute.members.clone(),
        row: numbers.len() < 2,
        kinds: estimates.iter().any(|estimate| estimate.kind != first.kind),
        numbered: !numbers.is_empty(),
        share: false,
    }
}

/// A dispute with something to be drawn.
fn found<'a>(related: &'a Related, number: u32) -> Option<&'a Dispute> {
    related.disputes.iter().find(|dispute| dispute.number == number && !dispute.members.is_empty())
}

/// What the cards of some disputes share: one factor for all of them.
pub fn frame(width: Px, log: bool, lang: Lang, related: &Related, numbers: &[u32]) -> Frame {
    let right = width - bracket::COLUMN;
    let shown = numbers.iter().filter_map(|&number| found(related, number));
    let plans: Vec<Plan> = shown.map(|dispute| plan(dispute, related)).collect();
    let decade = Frame::decade(right, &plans, &related.estimates);
    Frame { lang, log, width, right, with_year: false, decade }
}

/// The picture of a dispute; `None` where one of its sides is not shown.
pub fn compose(frame: &Frame, related: &Related, number: u32) -> Option<Scene> {
    let dispute = found(related, number)?;
    let width = frame.width;
    let plan = plan(dispute, related);
    let estimates: Vec<&Estimate> = plan.members.iter().map(|&place| &related.estimates[place]).collect();
    let inner = Dispute { number, members: (0..estimates.len()).collect() };
    let mut panel = ladder::body(frame, &plan, &estimates, &[inner], Px::ZERO);
    let people: Option<Vec<u64>> = estimates.iter().map(|estimate| tiles(estimate)).collect();
    if plan.kinds
        && let Some(people) = people
    {
        panel = with_tiles(frame, &plan, &estimates, &people, number);
    }
    let height = panel.bounds.bottom();
    let (panels, axis) = (vec![panel], Axis::default());
    Some(Scene { width, height, panels, axis, overview: None, texts: vec![], fades: vec![] })
}

/// How many people of an estimate are drawn one by one.
fn tiles(estimate: &Estimate) -> Option<u64> {
    match estimate.number() {
        Number::Point(people) if people <= MOST_TILES => Some(people),
        _ => None,
    }
}

/// The rows with a tile for each person below.
fn with_tiles(frame: &Frame, plan: &Plan, estimates: &[&Estimate], people: &[u64], number: u32) -> Panel {
    let mut panel: Option<Panel> = None;
    let mut top = Px::ZERO;
    let mut levels: Vec<Px> = Vec::new();
    let narrow = Frame { width: frame.right, ..*frame };
    for (place, estimate) in estimates.iter().enumerate() {
        let mut row = ladder::body(&narrow, plan, &[*estimate], &[], top);
        let y = row.bounds.bottom();
        let pitch = STEP.min((frame.right - Px::new(4)) / i32::try_from(people[place]).unwrap_or(1).max(1));
        let ground = estimate.kind != Kind::People;
        for person in 0..people[place] {
            let x = Px::new(2) + pitch * i32::try_from(person).unwrap_or(0);
            let edge = TILE.min(pitch - Px::new(2));
            let area = Rect { x, y, width: edge, height: TILE };
            row.shapes.push(tile(area, ground));
            let color = if ground { Color::Panel } else { Color::Ink };
            let at = Point::new(x + edge / 2, y + (TILE - line_height(SMALL)) / 2);
            row.texts.push(set(
                vec![(vec![bold(letter(estimate.kind, frame.lang), color)], SMALL)],
                at,
                Anchor::Middle,
                false,
            ));
        }
        levels.push(y + TILE / 2);
        top = y + TILE + Px::new(8);
        row.area = Rect::between(Point::new(row.area.x, row.area.y), Point::new(row.area.right(), top));
        row.bounds = row.area;
        panel = Some(match panel {
            None => row,
            Some(mut whole) => {
                whole.area = whole.area.join(row.area);
                whole.bounds = whole.area;
                whole.shapes.extend(row.shapes);
                whole.texts.extend(row.texts);
                whole.marks.extend(row.marks);
                whole
            }
        });
    }
    let mut panel = panel.unwrap_or_else(|| ladder::body(frame, plan, &[], &[], Px::ZERO));
    panel.area.width = frame.width;
    panel.bounds = panel.area;
    let (first, last) = (levels.first().copied().unwrap_or(top), levels.last().copied().unwrap_or(top));
    let ids = estimates.iter().map(|estimate| estimate.id.to_owned()).collect();
    let dispute = Dispute { number, members: Vec::new() };
    panel.disputes = vec![bracket::bracket(&dispute, ids, frame.right + Px::new(10), first, last, 1)];
    panel
}

fn tile(area: Rect, ground: bool) -> Shape {
    let fill = if ground { Color::Soft } else { Color::Panel };
    let stroke = Some(Stroke { color: Color::Soft, width: Px::tenths(15), dash: None });
    Shape { outline: rectangle(area), fill: Some(Fill::Solid(fill)), stroke, opacity: 100 }
}

/// The first letter of what people are called; a question mark where their kind is not told.
fn letter(kind: Kind, lang: Lang) -> String {
    match kind {
        Kind::People => "?".to_owned(),
        kind => names::capitalized(names::kind(kind, lang)).chars().take(1).collect(),
    }
}
