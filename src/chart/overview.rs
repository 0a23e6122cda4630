//! All of time in a strip: where claims stand, for choosing a stretch of it.

use super::estimate::Estimate;
use super::geometry::{Point, Px, Rect};
use super::scene::{Axis, Color, Outline, Shape, Stroke};
use super::time::Calendar;
use crate::names::Lang;

/// The strip, with coordinates of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Overview {
    /// All its room, names of months included.
    pub bounds: Rect,
    /// The strip itself.
    pub strip: Rect,
    /// A tick for each claim, months, and where days stand.
    pub axis: Axis,
}

impl Overview {
    /// The strip of a calendar over all of time, in a picture of that width.
    pub(super) fn of(calendar: &Calendar, estimates: &[Estimate], width: Px, lang: Lang) -> Self {
        let (left, right) = calendar.range();
        let strip = Rect::between(Point::new(left, Px::new(4)), Point::new(right, Px::new(24)));
        let mut axis = Axis { stops: calendar.stops(), ..Axis::default() };
        calendar.months(strip.bottom(), true, lang, &mut axis);
        for estimate in estimates {
            let Some(period) = estimate.as_of else { continue };
            let x = calendar.at(period.to);
            let ends = vec![Point::new(x, strip.y + Px::new(4)), Point::new(x, strip.bottom() - Px::new(4))];
            let stroke =
                Stroke { color: Color::Family(estimate.families()[0]), width: Px::new(2), dash: None };
            axis.shapes.push(Shape {
                outline: Outline::Line(ends),
                fill: None,
                stroke: Some(stroke),
                opacity: 80,
            });
        }
        let bounds = Rect { x: Px::ZERO, y: Px::ZERO, width, height: strip.bottom() + Px::new(20) };
        Self { bounds, strip, axis }
    }
}
