//! A question with a single number: rows without a scale. Arrows stay upright: sideways would mean time.

use super::bracket;
use super::estimate::{Estimate, Number};
use super::geometry::{Point, Px, Rect};
use super::mark::{self, Drawn, Pose, RADIUS};
use super::measure::{block, line_height, set};
use super::panel::{Frame, Inner, finish, heading};
use super::question::Plan;
use super::relations::Related;
use super::scene::{Anchor, Panel, Text};
use super::words;

/// Height of a bar that has no scale.
const BAR: i32 = 26;

/// Draws rows from `top` down.
pub fn compose(frame: &Frame, plan: &Plan, related: &Related, top: Px) -> Panel {
    let plan = &frame.within(plan, related);
    let estimates: Vec<&Estimate> = plan.members.iter().map(|&place| &related.estimates[place]).collect();
    let (title, badge) = heading(plan, top, frame.width);
    let area_top = title.bounds.bottom() + Px::new(4);
    let pose = |estimate: &Estimate, y: Px| {
        let x = frame.x(estimate);
        let bar = matches!(estimate.number(), Number::Bar(..))
            .then(|| (y + Px::new(BAR / 2), y - Px::new(BAR / 2)));
        Pose { at: Point::new(x, y), radius: RADIUS, sideways: false, bar, time: frame.time(estimate, x) }
    };
    let rows = rows(frame, plan, &estimates, |estimate| mark::draw(estimate, &pose(estimate, Px::ZERO)));
    let mut y = area_top + Px::new(2);
    let mut drawn: Vec<Option<(Pose, Drawn)>> = vec![None; estimates.len()];
    let mut labels: Vec<Option<Text>> = vec![None; estimates.len()];
    for row in rows {
        let middle = y + row.above;
        for (place, label) in row.members {
            let pose = pose(estimates[place], middle);
            drawn[place] = Some((pose, mark::draw(estimates[place], &pose)));
            labels[place] = label.map(|label| label.at(middle));
        }
        y = middle + row.below;
    }
    let mut texts = vec![title];
    if estimates.is_empty() {
        texts.push(frame.nothing(y + Px::new(3)));
        y += Px::new(24);
    }
    let area = Rect::between(Point::new(frame.left, area_top), Point::new(frame.width, y + Px::new(2)));
    let mut shapes = frame.uprights(area);
    shapes.extend(badge);
    let inner = Inner::of(plan, related);
    let drawn: Vec<(Pose, Drawn)> = drawn.into_iter().flatten().collect();
    let places: Vec<(Point, &Drawn, &str)> =
        drawn.iter().zip(&estimates).map(|((pose, drawn), estimate)| (pose.at, drawn, estimate.id)).collect();
    let reach = labels.iter().flatten().map(|label| label.bounds.right()).max().unwrap_or(frame.left);
    let disputes = bracket::beside(&inner.disputes, &places, reach + Px::new(6), frame.width, false);
    let marks = finish(frame, &estimates, drawn, labels);
    let bounds = Rect::between(Point::new(Px::ZERO, top), Point::new(frame.width, area.bottom()));
    Panel {
        question: plan.question.clone(),
        title: plan.title.clone(),
        row: true,
        bounds,
        area,
        shapes,
        texts,
        links: Vec::new(),
        marks,
        disputes,
    }
}

/// A label whose height is not settled yet.
struct Label {
    lines: words::Lines,
    x: Px,
    anchor: Anchor,
}

impl Label {
    /// At a row's middle.
    fn at(self, middle: Px) -> Text {
        let first = self.lines.first().map_or(Px::ZERO, |line| line_height(line.1));
        set(self.lines, Point::new(self.x, middle - first / 2), self.anchor, true)
    }
}

/// One row: how far it reaches from its middle, who stands in it.
struct Row {
    above: Px,
    below: Px,
    taken: Vec<(Px, Px)>,
    members: Vec<(usize, Option<Label>)>,
}

/// Each estimate in a row of its own; more than three share rows where they do not touch.
fn rows(frame: &Frame, plan: &Plan, estimates: &[&Estimate], draw: impl Fn(&Estimate) -> Drawn) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (place, &estimate) in estimates.iter().enumerate() {
        let drawn = draw(estimate);
        let bounds = drawn.bounds();
        let (label, left, right, below) = label(frame, plan, estimate, &drawn);
        let reach = (left.min(bounds.x), right.max(bounds.right()) + Px::new(10));
        let free = |row: &Row| row.taken.iter().all(|&(from, to)| reach.1 <= from || to <= reach.0);
        let row = match rows.iter().position(free) {
            Some(row) if estimates.len() > 3 && !plan.contested => row,
            _ => {
                let (above, below) = (Px::new(13), Px::new(13));
                rows.push(Row { above, below, taken: Vec::new(), members: Vec::new() });
                rows.len() - 1
            }
        };
        let row = &mut rows[row];
        row.above = row.above.max(-bounds.y + Px::new(4));
        row.below = row.below.max(bounds.bottom() + Px::new(4)).max(below + Px::new(3));
        row.taken.push(reach);
        row.members.push((place, Some(label)));
    }
    rows
}

/// The label of a row, the room that it takes from left to right, and how far it reaches below the middle.
fn label(frame: &Frame, plan: &Plan, estimate: &Estimate, drawn: &Drawn) -> (Label, Px, Px, Px) {
    let kind = plan.kinds.then_some(estimate.kind);
    let mut lines = words::label(estimate, kind, frame.lang);
    let (from, to) = frame.reach(estimate.as_of.is_some());
    let start = drawn.core.x.min(drawn.time.map_or(drawn.core.x, |time| time.x));
    let (on_right, on_left) = (to - drawn.core.right() - Px::new(9), start - from - Px::new(9));
    let (wide, _) = block(&lines);
    let left = wide > on_right && on_left > on_right;
    let room = if left { on_left } else { on_right };
    for (runs, size) in &mut lines {
        *runs = words::fit(std::mem::take(runs), *size, room);
    }
    let (wide, high) = block(&lines);
    let below = high - lines.first().map_or(Px::ZERO, |line| line_height(line.1)) / 2;
    if left {
        let x = start - Px::new(6);
        (Label { lines, x, anchor: Anchor::End }, x - wide, x, below)
    } else {
        let x = drawn.core.right() + Px::new(6);
        (Label { lines, x, anchor: Anchor::Start }, x, x + wide, below)
    }
}
