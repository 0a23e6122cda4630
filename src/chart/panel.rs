//! A question's panel over time: estimates at their day and number, ticks, labels.

use super::bracket::{self, Dispute};
use super::estimate::{Estimate, Length, Number};
use super::geometry::{Point, Px, Rect};
use super::label::{self, Wanted};
use super::mark::{self, Drawn, Pose, RADIUS, Time};
use super::measure::{bold, line_height, line_width, plain, set, width, wrap};
use super::question::Plan;
use super::relations::Related;
use super::room::Room;
use super::scale::{Cuts, Scale, long_gaps, project, ticks};
use super::scene::{Anchor, Color, DisputeMark, Fill, Link, Mark, Outline, Panel, Shape, Stroke, Text};
use super::time::Calendar;
use super::words::{self, SMALL, TITLE};
use crate::calendar::Period;
use crate::names::Lang;
use crate::order;

/// Pixels for ten times as many people, in every panel.
pub const DECADE: f64 = 180.0;
/// Pixels of a linear panel.
const LINEAR: f64 = 220.0;
/// Length of the tail of a long period.
const TAIL: Px = Px::new(38);
/// Least height of a panel.
const LEAST: Px = Px::new(60);
/// How an empty stretch of the axis of people is cut out: longer than this many powers of ten.
const LONG_GAP: f64 = 1.4;

/// What all panels share.
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    /// Language of the words.
    pub lang: Lang,
    /// Logarithmic scale.
    pub log: bool,
    /// Width of the picture.
    pub width: Px,
    /// Left edge of the plotting ground.
    pub left: Px,
    /// Where days stand.
    pub calendar: &'a Calendar,
    /// Left edge of the lane for estimates without a date, where there are any.
    pub lane: Option<Px>,
    /// The stretch of time shown; all where none.
    pub window: Option<Period>,
}

impl Frame<'_> {
    /// Where an estimate stands in time.
    pub fn x(&self, estimate: &Estimate) -> Px {
        match (estimate.as_of, self.lane) {
            (Some(period), _) => self.calendar.at(period.to),
            (None, Some(lane)) => lane + Px::new(22),
            (None, None) => self.width - Px::new(60),
        }
    }

    /// A plan with those of its estimates that stand in the stretch of time shown.
    pub fn within(&self, plan: &Plan, related: &Related) -> Plan {
        let mut plan = plan.clone();
        plan.members.retain(|&place| related.estimates[place].is_within(self.window));
        plan
    }

    /// What stands in a panel none of whose estimates is in the stretch of time shown.
    pub fn nothing(&self, top: Px) -> Text {
        let words = words::pick(self.lang, "in diesem Zeitraum keine Angabe", "no claim in this period");
        let place = Point::new(self.left + Px::new(12), top);
        set(vec![(vec![plain(words, Color::Soft)], SMALL)], place, Anchor::Start, false)
    }

    /// How its time is drawn at `x`.
    pub fn time(&self, estimate: &Estimate, x: Px) -> Time {
        match estimate.length() {
            Length::Day => Time::Day,
            Length::Bar(period) => Time::From(self.calendar.at(period.from).max(self.left + Px::new(2))),
            Length::Tail => Time::Tail((x - TAIL).max(self.left + Px::new(2))),
        }
    }

    /// Where marks and labels of dated, or of undated, estimates may stand, left and right.
    pub fn reach(&self, dated: bool) -> (Px, Px) {
        match (self.lane, dated) {
            (None, _) => (self.left, self.width),
            (Some(lane), true) => (self.left, lane),
            (Some(lane), false) => (lane, self.width),
        }
    }

    /// The upright lines of the calendar through a panel, its cuts, the edge of the lane.
    pub fn uprights(&self, area: Rect) -> Vec<Shape> {
        let upright = |x: Px| vec![Point::new(x, area.y), Point::new(x, area.bottom())];
        let mut shapes: Vec<Shape> =
            self.calendar.grid(self.lang).into_iter().map(|x| grid_line(upright(x))).collect();
        for (from, to) in self.calendar.cuts() {
            let middle = (from + to) / 2;
            shapes.push(torn(Point::new(middle, area.y), Point::new(middle, area.bottom())));
        }
        if let Some(lane) = self.lane {
            let dash = Some((Px::new(2), Px::new(3)));
            let stroke = Some(Stroke { color: Color::Soft, width: Px::new(1), dash });
            shapes.push(Shape { outline: Outline::Line(upright(lane)), fill: None, stroke, opacity: 60 });
        }
        shapes
    }
}

/// A line of the grid.
pub fn grid_line(points: Vec<Point>) -> Shape {
    let stroke = Some(Stroke { color: Color::Grid, width: Px::new(1), dash: None });
    Shape { outline: Outline::Line(points), fill: None, stroke, opacity: 100 }
}

/// A torn strip across a panel, where an axis is cut.
pub fn torn(from: Point, to: Point) -> Shape {
    let lying = from.y == to.y;
    let length = if lying { to.x - from.x } else { to.y - from.y };
    let steps = ((length.get() / 7.0).ceil() as i32).clamp(1, 1000);
    let edge = |step: i32, side: i32| {
        let along = Px::of(length.get() * f64::from(step) / f64::from(steps));
        let across = Px::new(side * 4 + if step % 2 == 0 { -2 } else { 2 });
        if lying { from.shift(along, across) } else { from.shift(across, along) }
    };
    let points = (0..=steps).map(|step| edge(step, -1)).chain((0..=steps).rev().map(|step| edge(step, 1)));
    let stroke = Some(Stroke { color: Color::Grid, width: Px::new(1), dash: None });
    let fill = Some(Fill::Solid(Color::Paper));
    Shape { outline: Outline::Polygon(points.collect()), fill, stroke, opacity: 100 }
}

/// Title and note of a panel from `top` down, and the sign before it where it is contested.
pub fn heading(plan: &Plan, top: Px, room: Px) -> (Text, Vec<Shape>) {
    let indent = if plan.contested { Px::new(24) } else { Px::ZERO };
    let room = room - indent;
    let mut lines: words::Lines = wrap(&plan.title, true, TITLE, room)
        .into_iter()
        .map(|line| (vec![bold(line, Color::Ink)], TITLE))
        .collect();
    let mut beside = vec![plain("\u{2002}", Color::Soft)];
    beside.extend(plan.note.iter().cloned());
    beside.iter_mut().for_each(|run| run.size = Some(SMALL));
    let taken = lines.last().map_or(Px::ZERO, |line| line_width(&line.0, TITLE));
    if lines.len() == 1 && taken + line_width(&beside, SMALL) <= room {
        lines[0].0.extend(beside);
    } else {
        // Disputes in a line of their own where both have no room.
        let whole = line_width(&plan.note, SMALL) <= room;
        let parts = plan.note.split(|run| !whole && run.text == words::DOT);
        lines.extend(parts.map(|runs| (words::fit(runs.to_vec(), SMALL, room), SMALL)));
    }
    let text = set(lines, Point::new(indent, top), Anchor::Start, false);
    let middle = Point::new(bracket::RADIUS, top + line_height(TITLE) / 2);
    let badge = if plan.contested { bracket::sign(middle, bracket::RADIUS) } else { Vec::new() };
    (text, badge)
}

/// Radius of glyphs in a panel with so many marks.
pub fn radius(marks: usize) -> f64 {
    match marks {
        0..=60 => RADIUS,
        61..=200 => 4.5,
        _ => 3.0,
    }
}

/// The scale of people over some estimates.
pub fn people_scale(estimates: &[&Estimate], log: bool, decade: f64, long_gap: f64, linear: f64) -> Scale {
    let mut numbers: Vec<u64> = estimates.iter().flat_map(|estimate| estimate.numbers()).collect();
    if !log {
        numbers.push(0);
    }
    order::sort(&mut numbers);
    numbers.dedup();
    let stops: Vec<f64> = numbers.iter().map(|&people| project(people, log)).collect();
    if log {
        let cuts = Cuts { margin: long_gap / 7.0, pixels: 30.0 };
        return Scale::new(&stops, &long_gaps(&stops, long_gap), cuts, decade);
    }
    // A linear scale is cut where all but the highest would lie flat on the ground.
    let last = stops.last().copied().unwrap_or(0.0);
    let flat = |place: usize| place >= 2 && stops[place] < last / 10.0;
    let cut: Vec<usize> = (0..stops.len().saturating_sub(1))
        .filter(|&place| flat(place) && stops[place + 1] - stops[place] > last / 2.0)
        .collect();
    let margin = cut.first().map_or(0.0, |&place| stops[place] * 0.15);
    Scale::fit(&stops, &cut, Cuts { margin, pixels: 30.0 }, linear)
}

/// Moves marks of one day apart, so that none covers another: points to both sides, bars to the left.
/// `drawn` are at their place in time; gives how far each moves.
fn dodge(estimates: &[&Estimate], drawn: &[Drawn], frame: &Frame, radius: f64) -> Vec<Px> {
    let mut order: Vec<usize> = (0..estimates.len()).collect();
    order::by_key(&mut order, |&place| matches!(estimates[place].number(), Number::Bar(..)));
    let mut moves = vec![Px::ZERO; estimates.len()];
    let mut room = Room::default();
    for place in order {
        let (left, right) = frame.reach(estimates[place].as_of.is_some());
        let is_bar = matches!(estimates[place].number(), Number::Bar(..));
        let step = if is_bar { 19.0 } else { 2.0 * radius + 2.5 };
        let most = if estimates.len() > 60 { 80 } else { 16 };
        let offsets = (0..most).map(|turn| {
            let far = f64::from((turn + 1) / 2) * step;
            Px::of(if (turn % 2 == 1) == is_bar { -far } else { far })
        });
        let fits = |offset: &Px| {
            drawn[place].solids.iter().all(|solid| {
                let moved = Rect { x: solid.x + *offset, ..*solid };
                moved.x >= left && moved.right() <= right && room.is_free(moved)
            })
        };
        moves[place] = offsets.into_iter().find(fits).unwrap_or(Px::ZERO);
        for solid in &drawn[place].solids {
            room.take(Rect { x: solid.x + moves[place], ..*solid });
        }
    }
    moves
}

/// The room that the numbers beside a panel need, whichever ticks it gets.
pub fn gutter(plan: &Plan, related: &Related, lang: Lang) -> Px {
    let numbers = plan.members.iter().flat_map(|&place| related.estimates[place].numbers());
    let powers = numbers.max().unwrap_or(1).max(1).ilog10() + 1;
    // From a million on numbers are shortened: 1,25 Mio. is wider than 1 Mio.
    let round = (0..=powers.min(19)).flat_map(|power| [10u64.pow(power), 10u64.pow(power) / 4 * 5]);
    let widest = round.map(|people| width(&words::tick(people, plan.share, lang), false, SMALL)).max();
    widest.unwrap_or(Px::ZERO) + Px::new(10)
}

/// Draws a panel with a scale from `top` down.
pub fn compose(frame: &Frame, plan: &Plan, related: &Related, top: Px) -> Panel {
    let estimates: Vec<&Estimate> = plan.members.iter().map(|&place| &related.estimates[place]).collect();
    let scale = people_scale(&estimates, frame.log, DECADE, LONG_GAP, LINEAR);
    let radius = radius(estimates.len());
    let y = |people: u64| -Px::of(scale.at(project(people, frame.log)));
    let pose = |estimate: &Estimate, offset: Px, base: Px| {
        let x = frame.x(estimate) + offset;
        let (bar, middle) = match estimate.number() {
            Number::Bar(low, high) => (Some((base + y(low), base + y(high))), (y(low) + y(high)) / 2),
            Number::Point(people) => (None, y(people)),
            Number::Unknown => (None, Px::ZERO),
        };
        Pose { at: Point::new(x, base + middle), radius, sideways: false, bar, time: frame.time(estimate, x) }
    };
    let draw = |e: &&Estimate| mark::draw(e, &pose(e, Px::ZERO, Px::ZERO));
    // Numbers out of sight keep their room, so that nothing jumps while time moves.
    let mut room_box =
        estimates.iter().map(draw).map(|it| it.bounds()).reduce(Rect::join).unwrap_or_default();
    let plan = &frame.within(plan, related);
    let estimates: Vec<&Estimate> = plan.members.iter().map(|&place| &related.estimates[place]).collect();
    let draft: Vec<Drawn> = estimates.iter().map(draw).collect();
    let moves = dodge(&estimates, &draft, frame, radius);
    if !frame.log {
        // A linear scale starts at nobody.
        room_box = room_box.join(Rect { x: room_box.x, ..Rect::default() });
    }
    let margin = Px::new(18).max((LEAST - room_box.height) / 2);
    let inner = Inner::of(plan, related);

    let (title, badge) = heading(plan, top, frame.width);
    let area_top = title.bounds.bottom() + Px::new(5);
    let mut grown = Px::ZERO;
    let finished = loop {
        let base = area_top + grown + margin - room_box.y;
        let bottom = base + room_box.bottom() + margin;
        let area = Rect::between(Point::new(frame.left, area_top), Point::new(frame.width, bottom));
        let drawn: Vec<(Pose, Drawn)> = estimates
            .iter()
            .zip(&moves)
            .map(|(estimate, &offset)| {
                let pose = pose(estimate, offset, base);
                (pose, mark::draw(estimate, &pose))
            })
            .collect();
        match labels(frame, plan, &estimates, &drawn, &inner, area) {
            Ok((labels, disputes)) => break (base, area, drawn, labels, disputes),
            // A label that must stand: the panel grows until there is room.
            Err(()) if grown < Px::new(2000) => grown += Px::new(20),
            Err(()) => break (base, area, drawn, vec![None; estimates.len()], Vec::new()),
        }
    };
    let (base, area, drawn, labels, disputes) = finished;

    let mut shapes = frame.uprights(area);
    shapes.extend(badge);
    let mut texts = vec![title];
    let span = ((base - area.bottom()).get() + 8.0, (base - area.y).get() - 8.0);
    for tick in ticks(&scale, frame.log, span.0, span.1, 22.0) {
        let at = base - Px::of(tick.at);
        shapes.push(grid_line(vec![Point::new(area.x, at), Point::new(area.right(), at)]));
        let words = vec![(vec![plain(words::tick(tick.people, plan.share, frame.lang), Color::Soft)], SMALL)];
        let place = Point::new(frame.left - Px::new(7), at - line_height(SMALL) / 2);
        texts.push(set(words, place, Anchor::End, false));
    }
    for (from, to) in scale.cuts() {
        let at = base - Px::of((from + to) / 2.0);
        shapes.push(torn(Point::new(area.x, at), Point::new(area.right(), at)));
    }
    if estimates.is_empty() {
        texts.push(frame.nothing(area.y + (area.height - line_height(SMALL)) / 2));
    }
    let links = inner.links.iter().filter_map(|&(one, other)| link(&estimates, &drawn, one, other)).collect();
    let marks = finish(frame, &estimates, drawn, labels);
    let bounds = Rect::between(Point::new(Px::ZERO, top), Point::new(frame.width, area.bottom()));
    Panel {
        question: plan.question.clone(),
        title: plan.title.clone(),
        row: false,
        bounds,
        area,
        shapes,
        texts,
        links,
        marks,
        disputes,
    }
}

/// Relations within a panel; places count its members.
pub struct Inner {
    /// Updates.
    pub links: Vec<(usize, usize)>,
    /// Disputes with both sides in it.
    pub disputes: Vec<Dispute>,
}

impl Inner {
    /// Those of a plan.
    pub fn of(plan: &Plan, related: &Related) -> Self {
        let mut places: Vec<Option<usize>> = vec![None; related.estimates.len()];
        for (place, &member) in plan.members.iter().enumerate() {
            places[member] = Some(place);
        }
        let links =
            related.updates.iter().filter_map(|&(one, other)| Some((places[one]?, places[other]?))).collect();
        let inner = |dispute: &Dispute| {
            let members: Option<Vec<usize>> = dispute.members.iter().map(|&member| places[member]).collect();
            Some(Dispute { number: dispute.number, members: members? })
        };
        Self { links, disputes: related.disputes.iter().filter_map(inner).collect() }
    }
}

fn link(estimates: &[&Estimate], drawn: &[(Pose, Drawn)], one: usize, other: usize) -> Option<Link> {
    let (from, to) = (drawn.get(one)?.0.at, drawn.get(other)?.0.at);
    let (dx, dy) = ((to.x - from.x).get(), (to.y - from.y).get());
    let length = dx.hypot(dy);
    if length < 24.0 {
        return None;
    }
    let (x, y) = (Px::of(dx * 10.0 / length), Px::of(dy * 10.0 / length));
    let color = Color::Family(estimates.get(other)?.families()[0]);
    let shape = Shape {
        outline: Outline::Line(vec![from.shift(x, y), to.shift(-x, -y)]),
        fill: None,
        stroke: Some(Stroke { color, width: Px::tenths(13), dash: None }),
        opacity: 100,
    };
    Some(Link { marks: [estimates[one].id.to_owned(), estimates[other].id.to_owned()], shape })
}

/// Labels in the order of the estimates, and disputes.
type Placed = (Vec<Option<Text>>, Vec<DisputeMark>);

/// Places disputes and labels; fails where a label that must stand has no room.
fn labels(
    frame: &Frame,
    plan: &Plan,
    estimates: &[&Estimate],
    drawn: &[(Pose, Drawn)],
    inner: &Inner,
    area: Rect,
) -> Result<Placed, ()> {
    let links = inner.links.as_slice();
    let mut room = Room::default();
    for (_, drawn) in drawn {
        drawn.solids.iter().chain(&drawn.time).for_each(|solid| room.take(*solid));
    }
    for &(one, other) in links {
        room.take_line(drawn[one].0.at, drawn[other].0.at);
    }
    for (from, to) in frame.calendar.cuts() {
        let middle = (from + to) / 2;
        room.take(Rect { x: middle - Px::new(7), y: area.y, width: Px::new(14), height: area.height });
    }
    let marks: Vec<(Point, &Drawn, &str)> =
        drawn.iter().zip(estimates).map(|((pose, drawn), estimate)| (pose.at, drawn, estimate.id)).collect();
    let disputes = bracket::place(&inner.disputes, &marks, area, &mut room);
    let mut order: Vec<usize> = (0..estimates.len()).collect();
    order::by_key(&mut order, |&place| {
        let estimate = estimates[place];
        let linked = links.iter().any(|&(one, other)| one == place || other == place);
        (
            estimate.later,
            !estimate.contested,
            estimate.is_derived(),
            !linked,
            estimate.sources.is_empty(),
            place,
        )
    });
    let wanted: Vec<Wanted> = order
        .iter()
        .map(|&place| {
            let (estimate, (pose, drawn)) = (estimates[place], &drawn[place]);
            let kind = plan.kinds.then_some(estimate.kind);
            let (left, right) = frame.reach(estimate.as_of.is_some());
            let full = words::label(estimate, kind, frame.lang);
            let first = full[..1].to_vec();
            let alone = vec![(words::number_runs(estimate, kind, frame.lang), words::LABEL)];
            Wanted {
                choices: vec![full, first, alone],
                core: drawn.core,
                at: pose.at,
                bar: pose.bar.is_some(),
                first: links.iter().any(|&(one, _)| one == place),
                must: estimate.contested,
                area: Rect::between(
                    Point::new(left + Px::new(3), area.y + Px::new(2)),
                    Point::new(right - Px::new(3), area.bottom() - Px::new(2)),
                ),
            }
        })
        .collect();
    let placed = label::place(&wanted, &mut room).map_err(|_| ())?;
    let mut labels = vec![None; estimates.len()];
    for (place, text) in order.into_iter().zip(placed) {
        labels[place] = text;
    }
    Ok((labels, disputes))
}

/// The finished marks.
pub fn finish(
    frame: &Frame,
    estimates: &[&Estimate],
    drawn: Vec<(Pose, Drawn)>,
    labels: Vec<Option<Text>>,
) -> Vec<Mark> {
    let parts = estimates.iter().zip(drawn).zip(labels);
    parts
        .map(|((estimate, (pose, drawn)), label)| finished(estimate, &pose, drawn, label, frame.lang))
        .collect()
}

/// A finished mark.
pub fn finished(estimate: &Estimate, pose: &Pose, drawn: Drawn, label: Option<Text>, lang: Lang) -> Mark {
    Mark {
        id: estimate.id.to_owned(),
        claims: estimate.claims.iter().map(|&id| id.to_owned()).collect(),
        derived: estimate.is_derived(),
        share: estimate.base.is_some(),
        contested: estimate.contested,
        later: estimate.later,
        families: estimate.families(),
        at: pose.at,
        bounds: drawn.bounds(),
        shapes: drawn.shapes,
        label,
        words: words::spoken(estimate, lang),
    }
}
