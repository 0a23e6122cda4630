//! Disputes where they stand: a disc with ≠, a square bracket, dotted level lines, all in ink. Ink belongs to no
//! source, so nobody is joined.

use super::geometry::{Point, Px, Rect};
use super::mark::Drawn;
use super::measure::{bold, line_height, set, width};
use super::room::Room;
use super::scene::{Anchor, Color, DisputeMark, Fill, Outline, Shape, Stroke};
use super::words::SMALL;
use crate::order;

/// Radius of the disc.
pub const RADIUS: Px = Px::new(9);
/// Length of a bracket's ends.
const END: Px = Px::new(6);
/// From this height on the disc stands on the bracket; on a shorter one it would hide it.
const TALL: Px = Px::new(30);
/// Most disputes that are drawn in one panel; the list has them all.
pub const MOST: usize = 6;

/// A dispute and the marks on its sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Its number in the list, from 1.
    pub number: u32,
    /// Places of its marks.
    pub members: Vec<usize>,
}

/// A mark: its middle, what is drawn, its id.
type Placed<'a> = (Point, &'a Drawn, &'a str);

/// The disc with its sign, drawn: no font is needed for it.
pub fn sign(center: Point, radius: Px) -> Vec<Shape> {
    let part = |x: i32, y: i32| center.shift(radius * x / 20, radius * y / 20);
    let line = |from: Point, to: Point| Shape {
        outline: Outline::Line(vec![from, to]),
        fill: None,
        stroke: Some(Stroke { color: Color::Panel, width: radius / 5, dash: None }),
        opacity: 100,
    };
    let disc = Shape {
        outline: Outline::Circle { center, radius },
        fill: Some(Fill::Solid(Color::Ink)),
        stroke: Some(Stroke { color: Color::Panel, width: Px::new(2), dash: None }),
        opacity: 100,
    };
    vec![
        disc,
        line(part(-10, -4), part(10, -4)),
        line(part(-10, 4), part(10, 4)),
        line(part(-6, 11), part(6, -11)),
    ]
}

fn ink(points: Vec<Point>, thick: Px, dash: Option<(Px, Px)>) -> Shape {
    let stroke = Some(Stroke { color: Color::Ink, width: thick, dash });
    Shape { outline: Outline::Line(points), fill: None, stroke, opacity: 100 }
}

/// A level line from a mark's edge to a bracket, left out where it would run over other marks.
fn level(from: Point, to: Px, marks: &[Placed]) -> Vec<Shape> {
    let line = Rect::between(from, Point::new(to, from.y)).grow(Px::new(1));
    let solids = marks.iter().flat_map(|mark| &mark.1.solids).filter(|solid| solid.overlaps(line));
    let mut gaps: Vec<(Px, Px)> =
        solids.map(|solid| (solid.x - Px::new(2), solid.right() + Px::new(2))).collect();
    order::sort(&mut gaps);
    let (mut x, end) = (from.x.min(to), from.x.max(to));
    gaps.push((end, end));
    let mut pieces = Vec::new();
    for (gap, next) in gaps {
        if gap - x > Px::new(3) {
            let points = vec![Point::new(x, from.y), Point::new(gap.min(end), from.y)];
            pieces.push(ink(points, Px::new(1), Some((Px::new(1), Px::new(3)))));
        }
        x = x.max(next);
    }
    pieces
}

/// A bracket at `x` between two heights, its disc and number; `way` is 1 where the marks are on its left.
pub fn bracket(dispute: &Dispute, ids: Vec<String>, x: Px, top: Px, bottom: Px, way: i32) -> DisputeMark {
    let end = x - END * way;
    let points =
        vec![Point::new(end, top), Point::new(x, top), Point::new(x, bottom), Point::new(end, bottom)];
    let mut shapes = vec![ink(points, Px::new(3), None)];
    let center_x = if bottom - top >= TALL { x } else { x + (RADIUS + Px::new(3)) * way };
    let center = Point::new(center_x, (top + bottom) / 2);
    shapes.extend(sign(center, RADIUS));
    let number = dispute.number.to_string();
    let at = Point::new(center.x + (RADIUS + Px::new(4)) * way, center.y - line_height(SMALL) / 2);
    let anchor = if way > 0 { Anchor::Start } else { Anchor::End };
    let label = set(vec![(vec![bold(number, Color::Ink)], SMALL)], at, anchor, true);
    let bounds = shapes.iter().map(Shape::bounds).fold(label.bounds, Rect::join);
    DisputeMark { number: dispute.number, marks: ids, shapes, label, bounds }
}

/// The room that a bracket takes.
fn room_of(number: u32, x: Px, top: Px, bottom: Px, way: i32) -> Rect {
    let disc = if bottom - top >= TALL { RADIUS } else { RADIUS * 2 + Px::new(3) };
    let outward = disc + Px::new(7) + width(&number.to_string(), true, SMALL);
    Rect::between(
        Point::new(x - (END + Px::new(4)) * way, top.min((top + bottom) / 2 - RADIUS) - Px::new(2)),
        Point::new(x + outward * way, bottom.max((top + bottom) / 2 + RADIUS) + Px::new(2)),
    )
}

/// Room for a column of brackets right of rows.
pub const COLUMN: Px = Px::new(46);

/// The marks of a dispute, with the heights of the uppermost and the lowest.
fn members<'a>(dispute: &Dispute, marks: &'a [Placed<'a>]) -> Option<(Vec<&'a Placed<'a>>, Px, Px)> {
    let members: Vec<&Placed> = dispute.members.iter().filter_map(|&place| marks.get(place)).collect();
    let heights = || members.iter().map(|mark| mark.0.y);
    let (top, bottom) = (heights().min()?, heights().max()?);
    Some((members, top, bottom))
}

/// Brackets right of rows, from `x` on, in as many columns as have room; the ends stand at the height of the marks.
/// With `levels`, dotted lines lead there.
pub fn beside(disputes: &[Dispute], marks: &[Placed], x: Px, right: Px, levels: bool) -> Vec<DisputeMark> {
    // The lower end of each column's last bracket.
    let mut columns: Vec<Vec<(Px, Px)>> = Vec::new();
    let mut placed = Vec::new();
    for dispute in disputes.iter().take(MOST) {
        let Some((members, top, bottom)) = members(dispute, marks) else { continue };
        let reach = (top - RADIUS - Px::new(4), bottom + RADIUS + Px::new(4));
        let is_free =
            |column: &Vec<(Px, Px)>| column.iter().all(|&(from, to)| reach.1 <= from || to <= reach.0);
        let column = columns.iter().position(is_free).unwrap_or(columns.len());
        let at = (0..column).fold(x, |x, _| x + COLUMN) + Px::new(10);
        if top == bottom || at + COLUMN - Px::new(10) > right {
            continue;
        }
        if column == columns.len() {
            columns.push(Vec::new());
        }
        columns[column].push(reach);
        let ids = members.iter().map(|mark| mark.2.to_owned()).collect();
        let mut drawn = bracket(dispute, ids, at, top, bottom, 1);
        if levels {
            for mark in members {
                let from = Point::new(mark.1.bounds().right() + Px::new(3), mark.0.y);
                drawn.shapes.splice(0..0, level(from, at - END, &[]));
            }
        }
        placed.push(drawn);
    }
    placed
}

/// Places the disputes of a panel and takes their room, the widest first: where the way from the marks is short
/// and free. `marks` are the panel's, each with its middle and its id.
pub fn place(disputes: &[Dispute], marks: &[Placed], area: Rect, room: &mut Room) -> Vec<DisputeMark> {
    let mut placed = Vec::new();
    for dispute in disputes.iter().take(MOST) {
        let Some((members, top, bottom)) = members(dispute, marks) else { continue };
        let Some((x, way)) = best(dispute.number, &members, top, bottom, area, room) else { continue };
        let ids = members.iter().map(|mark| mark.2.to_owned()).collect();
        let mut drawn = bracket(dispute, ids, x, top, bottom, way);
        room.take(room_of(dispute.number, x, top, bottom, way));
        for mark in members {
            let edge = if way > 0 { mark.1.core.right() + Px::new(2) } else { mark.1.core.x - Px::new(2) };
            let (from, to) = (Point::new(edge, mark.0.y), x - END * way);
            room.take(Rect::between(from, Point::new(to, from.y)).grow(Px::new(1)));
            drawn.shapes.splice(0..0, level(from, to, marks));
        }
        placed.push(drawn);
    }
    placed
}

/// Where the bracket stands: left or right of its marks, as near as is free.
fn best(number: u32, members: &[&Placed], top: Px, bottom: Px, area: Rect, room: &Room) -> Option<(Px, i32)> {
    let mut best: Option<(i64, Px, i32)> = None;
    for way in [1, -1] {
        for step in 1..120 {
            let outermost =
                members.iter().map(|mark| if way > 0 { mark.1.core.right() } else { -mark.1.core.x });
            let x = (outermost.max()? + Px::new(8) + Px::new(6) * step) * way;
            let own = room_of(number, x, top, bottom, way);
            if own.x < area.x || own.right() > area.right() {
                break;
            }
            if !room.is_free(own) {
                continue;
            }
            let mut cost = i64::from(step) * 6;
            for mark in members {
                let edge =
                    if way > 0 { mark.1.core.right() + Px::new(1) } else { mark.1.core.x - Px::new(1) };
                let line = Rect::between(Point::new(edge, mark.0.y), Point::new(x - END * way, mark.0.y));
                cost += line.width.get() as i64;
                // A level line through another mark would seem to mean it.
                cost += if room.is_free(line.grow(Px::tenths(5))) { 0 } else { 400 };
            }
            // Labels of first numbers stand left, so the right is a little freer.
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, x, way));
            }
        }
    }
    best.map(|(_, x, way)| (x, way))
}
