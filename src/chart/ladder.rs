//! The ladder for narrow screens: question by question, a row for each estimate by date, people to the right.

use super::bracket::{self, Dispute};
use super::estimate::{Estimate, Number};
use super::geometry::{Point, Px, Rect};
use super::mark::{self, Drawn, Pose, RADIUS, Time};
use super::measure::{block, line_width, plain, set, wrap};
use super::panel::{Inner, finished, grid_line, heading, people_scale, torn};
use super::question::Plan;
use super::relations::Related;
use super::scale::{Scale, project, ticks};
use super::scene::{Anchor, Color, Panel, Text};
use super::words::{self, LABEL, SMALL};
use crate::names::Lang;

/// Pixels for ten times as many people, where there is room.
const DECADE: f64 = 236.0;
/// Empty stretches longer than this many powers of ten are cut out.
const LONG_GAP: f64 = 1.0;
/// Room for arrows on both sides.
const MARGIN: Px = Px::new(34);

/// What all panels share.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Language of the words.
    pub lang: Lang,
    /// Logarithmic scale.
    pub log: bool,
    /// Width of the picture.
    pub width: Px,
    /// Where dates and scales end; brackets stand right of it.
    pub right: Px,
    /// Whether dates need their year.
    pub with_year: bool,
    /// Pixels for ten times as many people.
    pub decade: f64,
}

impl Frame {
    fn plot(width: Px) -> f64 {
        (width - MARGIN * 2).get().max(40.0)
    }

    /// The one factor with which all panels fit.
    pub fn decade(width: Px, plans: &[Plan], all: &[Estimate]) -> f64 {
        let scaled = plans.iter().filter(|plan| !plan.row);
        scaled.fold(DECADE, |least, plan| {
            let estimates: Vec<&Estimate> = plan.members.iter().map(|&place| &all[place]).collect();
            let unit = people_scale(&estimates, true, 1.0, LONG_GAP, 1.0);
            let cut: f64 = unit.cuts().map(|(from, to)| to - from).sum();
            let fitting = (Self::plot(width) - cut) / (unit.length() - cut).max(0.01);
            least.min(fitting.max(12.0))
        })
    }
}

/// Draws a panel from `top` down.
pub fn compose(frame: &Frame, plan: &Plan, related: &Related, top: Px) -> Panel {
    let estimates: Vec<&Estimate> = plan.members.iter().map(|&place| &related.estimates[place]).collect();
    let (title, badge) = heading(plan, top, frame.width);
    let area_top = title.bounds.bottom() + Px::new(4);
    let inner = Inner::of(plan, related);
    let mut panel = body(frame, plan, &estimates, &inner.disputes, area_top);
    panel.bounds = panel.bounds.join(title.bounds);
    panel.texts.insert(0, title);
    panel.shapes.splice(0..0, badge);
    panel
}

/// The rows and the scale of a panel from `area_top` down, without its title.
pub fn body(
    frame: &Frame,
    plan: &Plan,
    estimates: &[&Estimate],
    disputes: &[Dispute],
    area_top: Px,
) -> Panel {
    let mut texts = Vec::new();
    let mut drawn: Vec<(Pose, Drawn)> = Vec::new();
    let mut labels: Vec<Text> = Vec::new();
    let right = if disputes.is_empty() { frame.width } else { frame.right };
    let scale = (!plan.row)
        .then(|| people_scale(estimates, frame.log, frame.decade, LONG_GAP, Frame::plot(frame.right)));
    let mut y = area_top;
    for estimate in estimates {
        let row = row(frame, plan, estimate, scale.as_ref(), y, right);
        texts.push(row.date);
        labels.push(row.label);
        drawn.push((row.pose, row.drawn));
        y = row.next;
    }
    let area = Rect::between(Point::new(Px::ZERO, area_top), Point::new(frame.width, y));
    let mut shapes = Vec::new();
    let mut bottom = area.bottom();
    if let Some(scale) = &scale {
        let base = MARGIN;
        let span = (-MARGIN.get() + 4.0, (frame.right - MARGIN).get() - 4.0);
        let mut free = Px::ZERO;
        for tick in ticks(scale, frame.log, span.0, span.1, 40.0) {
            let x = base + Px::of(tick.at);
            shapes.push(grid_line(vec![Point::new(x, area.y), Point::new(x, area.bottom())]));
            let words = vec![plain(words::tick(tick.people, plan.share, frame.lang), Color::Soft)];
            let half = line_width(&words, SMALL) / 2 + Px::new(1);
            let middle = x.max(half).min(frame.width - half);
            if middle - half < free {
                continue;
            }
            free = middle + half + Px::new(4);
            let place = Point::new(middle, area.bottom() + Px::new(3));
            let text = set(vec![(words, SMALL)], place, Anchor::Middle, false);
            bottom = bottom.max(text.bounds.bottom());
            texts.push(text);
        }
        for (from, to) in scale.cuts() {
            let x = base + Px::of((from + to) / 2.0);
            shapes.push(torn(Point::new(x, area.y), Point::new(x, area.bottom())));
        }
    }
    let places: Vec<(Point, &Drawn, &str)> =
        drawn.iter().zip(estimates).map(|((pose, drawn), estimate)| (pose.at, drawn, estimate.id)).collect();
    let disputes = bracket::beside(disputes, &places, right, frame.width, scale.is_some());
    let parts = estimates.iter().zip(drawn).zip(labels);
    let marks = parts
        .map(|((estimate, (pose, drawn)), label)| finished(estimate, &pose, drawn, Some(label), frame.lang))
        .collect();
    let bounds = Rect::between(Point::new(Px::ZERO, area_top), Point::new(frame.width, bottom));
    Panel {
        question: plan.question.clone(),
        title: plan.title.clone(),
        row: plan.row,
        bounds,
        area,
        shapes,
        texts,
        links: Vec::new(),
        marks,
        disputes,
    }
}

/// One row, drawn.
struct Row {
    pose: Pose,
    drawn: Drawn,
    label: Text,
    date: Text,
    /// Where the next row begins.
    next: Px,
}

/// One row from `top` down; its date ends at `right`.
fn row(frame: &Frame, plan: &Plan, estimate: &Estimate, scale: Option<&Scale>, top: Px, right: Px) -> Row {
    let date = words::when(estimate, frame.with_year, frame.lang);
    let date = wrap(&date, false, SMALL, right * 2 / 5);
    let date = date.into_iter().map(|line| (vec![plain(line, Color::Soft)], SMALL)).collect();
    let date = set(date, Point::new(right - Px::new(2), top + Px::new(4)), Anchor::End, true);
    let left = if scale.is_some() { Px::new(2) } else { Px::new(42) };
    let room = date.bounds.x - Px::new(8) - left;
    let lines = stacked(plan, estimate, room, frame.lang);
    let (_, high) = block(&lines);
    let label = set(lines, Point::new(left, top + Px::new(4)), Anchor::Start, true);
    let (pose, drawn, next) = match scale {
        Some(scale) => on_scale(frame, estimate, scale, label.bounds.bottom().max(date.bounds.bottom())),
        None => beside(estimate, top, high.max(date.bounds.height)),
    };
    Row { pose, drawn, label, date, next }
}

/// Who and how many in one line, else under each other.
fn stacked(plan: &Plan, estimate: &Estimate, room: Px, lang: Lang) -> words::Lines {
    let kind = plan.kinds.then_some(estimate.kind);
    let mut names = words::sources(estimate, lang);
    let number = words::number_runs(estimate, kind, lang);
    if line_width(&names, LABEL) + Px::new(5) + line_width(&number, LABEL) <= room {
        names.push(plain(" ", Color::Ink));
        names.extend(number);
        return vec![(names, LABEL)];
    }
    let mut lines = vec![words::fit(names, LABEL, room)];
    if line_width(&number, LABEL) <= room {
        lines.push(number);
    } else {
        lines.extend(number.into_iter().map(|mut run| {
            run.text = run.text.trim_start().to_owned();
            words::fit(vec![run], LABEL, room)
        }));
    }
    lines.into_iter().map(|line| (line, LABEL)).collect()
}

/// A mark below its label.
fn on_scale(frame: &Frame, estimate: &Estimate, scale: &Scale, top: Px) -> (Pose, Drawn, Px) {
    let x = |people: u64| MARGIN + Px::of(scale.at(project(people, frame.log)));
    let (bar, middle) = match estimate.number() {
        Number::Bar(low, high) => (Some((x(low), x(high))), (x(low) + x(high)) / 2),
        Number::Point(people) => (None, x(people)),
        Number::Unknown => (None, MARGIN),
    };
    let pose =
        |y: Px| Pose { at: Point::new(middle, y), radius: RADIUS, sideways: true, bar, time: Time::Day };
    let draft = mark::draw(estimate, &pose(Px::ZERO)).bounds();
    let y = top + Px::new(3) + (-draft.y).max(Px::new(9));
    (pose(y), mark::draw(estimate, &pose(y)), y + draft.bottom().max(Px::new(9)) + Px::new(5))
}

/// A mark left of its label, arrows upright.
fn beside(estimate: &Estimate, top: Px, label: Px) -> (Pose, Drawn, Px) {
    let half = Px::new(13);
    let pose = |y: Px| {
        let bar = matches!(estimate.number(), Number::Bar(..)).then(|| (y + half, y - half));
        Pose { at: Point::new(Px::new(20), y), radius: RADIUS, sideways: false, bar, time: Time::Day }
    };
    let mut draft = mark::draw(estimate, &pose(Px::ZERO)).bounds();
    let mut shrink = RADIUS;
    // Three sources side by side are wider than the column.
    while draft.width > Px::new(38) && shrink > 3.0 {
        shrink -= 0.5;
        draft = mark::draw(estimate, &Pose { radius: shrink, ..pose(Px::ZERO) }).bounds();
    }
    let y = top + Px::new(3) + (-draft.y).max(Px::new(10));
    let pose = Pose { radius: shrink, ..pose(y) };
    let bottom = (y + draft.bottom()).max(top + Px::new(4) + label);
    (pose, mark::draw(estimate, &pose), bottom + Px::new(4))
}
