//! The mark grammar: how the wording of a number looks.
//!
//! | wording | mark |
//! |---|---|
//! | a number | the source's glyph |
//! | *rund* | with a soft rim |
//! | *mindestens*, *bis zu* | with an arrow of fixed length |
//! | *Tausende* / *10 bis 12* | bar with fading ends / hard caps |
//! | possible | dashed outline |
//! | nobody named | hollow |
//! | denied | struck through |
//! | superseded | small and pale |
//! | per period | with a short line and ends |
//! | share without a base | lower half filled |
//! | added up by us | square with Σ |
//! | a share reckoned by us | square with % |

use super::estimate::{Estimate, Number};
use super::family::Family;
use super::geometry::{Point, Px, Rect};
use super::scene::{Color, Fade, Fill, Outline, Shape, Stroke};
use crate::claim::{Bound, Modality, Scope};

/// Radius of a glyph in an uncrowded panel.
pub const RADIUS: f64 = 6.5;

/// Where and how a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// Its center.
    pub at: Point,
    /// Radius of its glyph in pixels.
    pub radius: f64,
    /// Whether people run to the right instead of upwards.
    pub sideways: bool,
    /// The ends of its bar along the axis of people, from the least to the greatest number.
    pub bar: Option<(Px, Px)>,
    /// Left end of its time.
    pub time: Time,
}

/// What is drawn to the left of a mark for its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// Nothing.
    Day,
    /// A bar from there.
    From(Px),
    /// A fading tail from there.
    Tail(Px),
}

/// A drawn mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// In drawing order.
    pub shapes: Vec<Shape>,
    /// Glyphs with their rims, or the bar: what labels stand beside.
    pub core: Rect,
    /// Glyphs and arrows: no other mark may cover them.
    pub solids: Vec<Rect>,
    /// The bar or tail for its time.
    pub time: Option<Rect>,
}

impl Drawn {
    fn draw(&mut self, outline: Outline, fill: Option<Color>, stroke: Option<Stroke>) {
        self.shapes.push(Shape { outline, fill: fill.map(Fill::Solid), stroke, opacity: 100 });
    }

    /// A line with a margin in the panel's color below it, which cuts it from what it crosses.
    fn stem(&mut self, points: Vec<Point>, color: Color, width: f64) {
        self.draw(Outline::Line(points.clone()), None, stroke(Color::Panel, width + 2.8));
        self.draw(Outline::Line(points), None, stroke(color, width));
    }

    /// The box around everything drawn.
    pub fn bounds(&self) -> Rect {
        self.shapes.iter().map(Shape::bounds).reduce(Rect::join).unwrap_or(self.core)
    }
}

fn stroke(color: Color, width: f64) -> Option<Stroke> {
    Some(Stroke { color, width: Px::of(width), dash: None })
}

/// A family's glyph around `center`.
pub fn glyph(family: Family, center: Point, radius: f64) -> Outline {
    let around = |points: &[(f64, f64)]| {
        Outline::Polygon(
            points.iter().map(|&(x, y)| center.shift(Px::of(x * radius), Px::of(y * radius))).collect(),
        )
    };
    match family {
        Family::Ukraine | Family::None => Outline::Circle { center, radius: Px::of(radius) },
        Family::SouthKorea => around(&[(-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)]),
        Family::West => around(&[(0.0, -1.1), (1.13, 0.85), (-1.13, 0.85)]),
        Family::Russia => around(&[(0.0, 1.1), (1.13, -0.85), (-1.13, -0.85)]),
        Family::Eyewitness => around(&[(0.0, -1.22), (1.22, 0.0), (0.0, 1.22), (-1.22, 0.0)]),
        Family::NorthKorea => {
            around(&[(0.0, -1.1), (1.05, -0.34), (0.65, 0.9), (-0.65, 0.9), (-1.05, -0.34)])
        }
        Family::Experts => {
            let (a, b) = (0.4, 1.1);
            let upper = [(-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a)];
            let lower = [(a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a)];
            around(&[upper, lower].concat())
        }
        Family::Media => around(&[(-1.15, -0.55), (1.15, -0.55), (1.15, 0.55), (-1.15, 0.55)]),
    }
}

/// The lower half of a glyph.
fn half(family: Family, center: Point, radius: f64) -> Outline {
    let points = match glyph(family, center, radius) {
        Outline::Circle { .. } => {
            // Sines of every 15 degrees: the library's own take 8 KB of wasm.
            const SINES: [f64; 7] =
                [0.0, 0.258_819, 0.5, std::f64::consts::FRAC_1_SQRT_2, 0.866_025, 0.965_926, 1.0];
            let sine = |step: usize| SINES[if step > 6 { 12 - step } else { step }];
            let cosine = |step: usize| if step > 6 { -SINES[step - 6] } else { SINES[6 - step] };
            let turn = |step| center.shift(Px::of(cosine(step) * radius), Px::of(sine(step) * radius));
            return Outline::Polygon((0..=12).map(turn).collect());
        }
        Outline::Polygon(points) | Outline::Line(points) => points,
    };
    let mut below = Vec::new();
    for (place, &point) in points.iter().enumerate() {
        let next = points[(place + 1) % points.len()];
        if point.y >= center.y {
            below.push(point);
        }
        if (point.y < center.y) != (next.y < center.y) {
            let part = (center.y - point.y).get() / (next.y - point.y).get();
            below.push(Point::new(point.x + Px::of((next.x - point.x).get() * part), center.y));
        }
    }
    Outline::Polygon(below)
}

/// Length of an arrow from the middle of its glyph.
fn arrow_length(radius: f64) -> f64 {
    27.0 * (radius / RADIUS).max(0.7)
}

/// Draws an estimate.
pub fn draw(estimate: &Estimate, pose: &Pose) -> Drawn {
    let mut drawn = Drawn::default();
    let color = ink_of(estimate);
    time_bar(&mut drawn, pose, color);
    if let Some((low, high)) = pose.bar {
        bar(&mut drawn, estimate, pose, low, high);
    } else {
        if estimate.is_open_above() {
            arrow(&mut drawn, pose, color, 1.0);
        }
        if estimate.is_open_below() {
            arrow(&mut drawn, pose, color, -1.0);
        }
        if estimate.is_derived() {
            sum(&mut drawn, estimate, pose)
        } else {
            glyphs(&mut drawn, estimate, pose)
        }
    }
    if estimate.scope == Scope::Rate {
        per_period(&mut drawn, pose, color);
    }
    if estimate.modality == Modality::Denied {
        let reach = Px::of(pose.radius + 4.5);
        let line = vec![pose.at.shift(-reach, reach), pose.at.shift(reach, -reach)];
        drawn.draw(Outline::Line(line), None, stroke(Color::Ink, 2.0));
        let middle = Rect { x: pose.at.x, y: pose.at.y, ..Rect::default() };
        drawn.core = drawn.core.join(middle.grow(reach + Px::new(2)));
    }
    drawn.solids.push(drawn.core);
    drawn
}

/// The color of arrows and bars: its source's; several sources have none of theirs.
fn ink_of(estimate: &Estimate) -> Color {
    match estimate.families().as_slice() {
        [only] => Color::Family(*only),
        _ => Color::Soft,
    }
}

fn time_bar(drawn: &mut Drawn, pose: &Pose, color: Color) {
    let (left, fill, thick) = match pose.time {
        Time::Day => return,
        Time::From(left) => (left.min(pose.at.x), Fill::Solid(color), 2.5),
        Time::Tail(left) => (left.min(pose.at.x), Fill::Fade(color, Fade::Tail), 4.0),
    };
    let area = Rect::between(
        Point::new(left, pose.at.y - Px::of(thick)),
        Point::new(pose.at.x, pose.at.y + Px::of(thick)),
    );
    let opacity = if matches!(pose.time, Time::Tail(_)) { 40 } else { 32 };
    drawn.shapes.push(Shape { outline: rectangle(area), fill: Some(fill), stroke: None, opacity });
    drawn.time = Some(area);
}

/// A box as an outline.
pub fn rectangle(area: Rect) -> Outline {
    Outline::Polygon(vec![
        Point::new(area.x, area.y),
        Point::new(area.right(), area.y),
        Point::new(area.right(), area.bottom()),
        Point::new(area.x, area.bottom()),
    ])
}

/// `across` and `along` the axis of people, from the mark's middle.
fn place(pose: &Pose, across: f64, along: f64) -> Point {
    if pose.sideways {
        pose.at.shift(Px::of(along), Px::of(across))
    } else {
        pose.at.shift(Px::of(across), Px::of(-along))
    }
}

fn arrow(drawn: &mut Drawn, pose: &Pose, color: Color, way: f64) {
    let tip = arrow_length(pose.radius);
    let stem = vec![place(pose, 0.0, 0.0), place(pose, 0.0, way * tip)];
    let back = way * (tip - 5.6);
    let head = vec![place(pose, -4.5, back), place(pose, 0.0, way * tip), place(pose, 4.5, back)];
    drawn.solids.push(Rect::between(place(pose, -4.5, 0.0), place(pose, 4.5, way * tip)).grow(Px::new(1)));
    drawn.draw(Outline::Line(head.clone()), None, stroke(Color::Panel, 4.8));
    drawn.stem(stem, color, 2.0);
    drawn.draw(Outline::Line(head), None, stroke(color, 2.0));
}

/// The middles of a mark's glyphs, across the axis of people.
fn offsets(count: usize, radius: f64, estimate: &Estimate) -> Vec<f64> {
    let gap = if estimate.modality == Modality::Possible { 4.5 } else { 1.5 };
    let step = 2.0 * radius + gap;
    (0..count).map(|place| step * (place as f64 - (count as f64 - 1.0) / 2.0)).collect()
}

fn glyphs(drawn: &mut Drawn, estimate: &Estimate, pose: &Pose) {
    let families = estimate.glyphs();
    let superseded = estimate.modality == Modality::Superseded;
    let radius = if superseded { pose.radius * 4.5 / RADIUS } else { pose.radius };
    let centers: Vec<Point> = offsets(families.len(), radius, estimate)
        .into_iter()
        .map(|across| place(pose, across, 0.0))
        .collect();
    let mut core: Option<Rect> = None;
    let first = drawn.shapes.len();
    if estimate.is_soft() {
        for (&family, &center) in families.iter().zip(&centers) {
            let outline = glyph(family, center, radius + 4.5 * (radius / RADIUS).max(0.6));
            let fill = Some(Fill::Solid(Color::Family(family)));
            drawn.shapes.push(Shape { outline, fill, stroke: None, opacity: 30 });
        }
    }
    for (&family, &center) in families.iter().zip(&centers) {
        one_glyph(drawn, estimate, family, center, radius);
    }
    for shape in &drawn.shapes[first..] {
        let bounds = shape.bounds();
        core = Some(core.map_or(bounds, |core| core.join(bounds)));
    }
    if superseded {
        for shape in &mut drawn.shapes[first..] {
            shape.opacity = (u16::from(shape.opacity) * 45 / 100) as u8;
        }
    }
    drawn.core = core.unwrap_or_default();
}

fn one_glyph(drawn: &mut Drawn, estimate: &Estimate, family: Family, center: Point, radius: f64) {
    let color = Color::Family(family);
    let outline = glyph(family, center, radius);
    if estimate.number() == Number::Unknown {
        let line = stroke(color, 1.6);
        drawn.draw(glyph(family, center, radius - 0.4), Some(Color::Panel), line);
        drawn.draw(half(family, center, radius - 0.4), Some(color), None);
    } else if estimate.modality == Modality::Possible {
        let dash = Some((Px::tenths(34), Px::tenths(24)));
        let line = Some(Stroke { color, width: Px::tenths(19), dash });
        drawn.draw(glyph(family, center, radius + 0.6), Some(Color::Panel), line);
    } else if family == Family::None {
        drawn.draw(outline.clone(), None, stroke(Color::Panel, 4.8));
        drawn.draw(glyph(family, center, radius - 1.1), Some(Color::Panel), stroke(color, 2.2));
    } else {
        drawn.draw(outline, Some(color), stroke(Color::Panel, 1.4));
    }
}

fn sum(drawn: &mut Drawn, estimate: &Estimate, pose: &Pose) {
    let half = 7.5 * pose.radius / RADIUS;
    let color = ink_of(estimate);
    let area = Rect { x: pose.at.x, y: pose.at.y, ..Rect::default() }.grow(Px::of(half));
    drawn.core = area;
    if estimate.bound == Bound::About {
        let rim = area.grow(Px::of(4.5));
        let fill = Some(Fill::Solid(color));
        drawn.shapes.push(Shape { outline: rectangle(rim), fill, stroke: None, opacity: 30 });
        drawn.core = rim;
    }
    let sign = if estimate.base.is_some() { share_sign } else { sum_sign };
    drawn.shapes.extend(sign(pose.at, pose.radius, color));
}

/// The square with Σ, drawn: no font is needed for it.
pub fn sum_sign(center: Point, radius: f64, color: Color) -> Vec<Shape> {
    let half = 7.5 * radius / RADIUS;
    let mut drawn = Drawn::default();
    let area = Rect { x: center.x, y: center.y, ..Rect::default() }.grow(Px::of(half));
    drawn.draw(rectangle(area), Some(color), stroke(Color::Panel, 1.4));
    let corner = |(x, y): (f64, f64)| center.shift(Px::of(x * half), Px::of(y * half));
    let sigma = [(0.42, -0.5), (-0.42, -0.5), (0.08, 0.0), (-0.42, 0.5), (0.42, 0.5)];
    drawn.draw(Outline::Line(sigma.into_iter().map(corner).collect()), None, stroke(Color::Panel, 1.7));
    drawn.shapes
}

/// The square with %.
pub fn share_sign(center: Point, radius: f64, color: Color) -> Vec<Shape> {
    let half = 7.5 * radius / RADIUS;
    let mut drawn = Drawn::default();
    let area = Rect { x: center.x, y: center.y, ..Rect::default() }.grow(Px::of(half));
    drawn.draw(rectangle(area), Some(color), stroke(Color::Panel, 1.4));
    let at = |x: f64, y: f64| center.shift(Px::of(x * half), Px::of(y * half));
    let line = Outline::Line(vec![at(-0.36, 0.52), at(0.36, -0.52)]);
    drawn.draw(line, None, stroke(Color::Panel, 1.5));
    for center in [at(-0.38, -0.34), at(0.38, 0.34)] {
        drawn.draw(Outline::Circle { center, radius: Px::of(half * 0.2) }, Some(Color::Panel), None);
    }
    drawn.shapes
}

fn bar(drawn: &mut Drawn, estimate: &Estimate, pose: &Pose, low: Px, high: Px) {
    let families = estimate.glyphs();
    let hollow = families == [Family::None];
    let dashed = estimate.modality == Modality::Possible;
    let width = if hollow { 13.0 } else { 9.0 } * pose.radius / RADIUS;
    let fade = if pose.sideways { Fade::Row } else { Fade::Column };
    let hard = estimate.bound == Bound::Range;
    let step = width + 1.5;
    let count = families.len() as f64;
    let mut core: Option<Rect> = None;
    for (place, &family) in families.iter().enumerate() {
        let middle = step * (place as f64 - (count - 1.0) / 2.0);
        let edge = |across: f64, along: Px| {
            if pose.sideways {
                Point::new(along, pose.at.y + Px::of(across))
            } else {
                Point::new(pose.at.x + Px::of(across), along)
            }
        };
        let (left, right) = (middle - width / 2.0, middle + width / 2.0);
        let area = Rect::between(edge(left, low), edge(right, high));
        core = Some(core.map_or(area, |core| core.join(area)));
        let color = Color::Family(family);
        let fill = if hard { Fill::Solid(color) } else { Fill::Fade(color, fade) };
        let pale = hollow || dashed;
        let faded = if estimate.modality == Modality::Superseded { 45 } else { 100 };
        let opacity = if pale { 16 } else { faded };
        drawn.draw(rectangle(area.grow(Px::tenths(7))), Some(Color::Panel), None);
        drawn.shapes.push(Shape { outline: rectangle(area), fill: Some(fill), stroke: None, opacity });
        if pale {
            rims(
                drawn,
                [edge(left, low), edge(left, high), edge(right, low), edge(right, high)],
                color,
                dashed,
            );
        }
        if hard {
            for along in [low, high] {
                let cap = vec![edge(left - 2.5, along), edge(right + 2.5, along)];
                drawn.draw(Outline::Line(cap), None, stroke(color, 2.2));
            }
        }
    }
    drawn.core = core.unwrap_or_default().grow(Px::new(2));
}

/// The two long edges of a pale bar, short of its fading ends.
fn rims(drawn: &mut Drawn, corners: [Point; 4], color: Color, dashed: bool) {
    let dash = dashed.then_some((Px::tenths(34), Px::tenths(24)));
    for pair in corners.chunks(2) {
        let short =
            |from: Point, to: Point| Point::new(from.x + (to.x - from.x) / 8, from.y + (to.y - from.y) / 8);
        let line = Outline::Line(vec![short(pair[0], pair[1]), short(pair[1], pair[0])]);
        let stroke = Some(Stroke { color, width: Px::tenths(16), dash });
        drawn.shapes.push(Shape { outline: line, fill: None, stroke, opacity: 100 });
    }
}

fn per_period(drawn: &mut Drawn, pose: &Pose, color: Color) {
    let reach = pose.radius + 9.0;
    let line = |from: (f64, f64), to: (f64, f64)| {
        let point = |(x, y): (f64, f64)| pose.at.shift(Px::of(x), Px::of(y));
        Outline::Line(vec![point(from), point(to)])
    };
    let inner = pose.radius + 2.0;
    for way in [-1.0, 1.0] {
        drawn.draw(line((way * inner, 0.0), (way * reach, 0.0)), None, stroke(color, 1.6));
        drawn.draw(line((way * reach, -4.0), (way * reach, 4.0)), None, stroke(color, 1.6));
    }
    let room = Rect::between(
        pose.at.shift(Px::of(-reach - 1.0), Px::new(-5)),
        pose.at.shift(Px::of(reach + 1.0), Px::new(5)),
    );
    drawn.core = drawn.core.join(room);
}

#[cfg(test)]
mod tests {
    use super::super::legend::Sign;
    use super::*;

    fn drawn(estimate: &Estimate) -> Drawn {
        let at = Point::new(Px::new(100), Px::new(100));
        draw(estimate, &Pose { at, radius: RADIUS, sideways: false, bar: None, time: Time::Day })
    }

    #[test]
    fn wordings_look_different() {
        let signs = [
            Sign::About,
            Sign::OpenAbove,
            Sign::OpenBelow,
            Sign::Share,
            Sign::Possible,
            Sign::Denied,
            Sign::Superseded,
            Sign::Rate,
            Sign::NoDate,
        ];
        let looks: Vec<Drawn> = signs.iter().map(|sign| drawn(&sign.example("nis"))).collect();
        for (place, look) in looks.iter().enumerate() {
            assert!(looks[place + 1..].iter().all(|other| other.shapes != look.shapes), "{:?}", signs[place]);
        }
    }

    #[test]
    fn arrows_have_one_length_and_their_way() {
        let (up, down) = (drawn(&Sign::OpenAbove.example("nis")), drawn(&Sign::OpenBelow.example("nis")));
        let reach = |drawn: &Drawn| (drawn.bounds().y.get().round(), drawn.bounds().bottom().get().round());
        assert!(reach(&up).0 < 75.0 && reach(&up).1 < 110.0);
        assert!((reach(&up).0 - 100.0 + (reach(&down).1 - 100.0)).abs() <= 1.0);
    }

    #[test]
    fn only_nobody_is_hollow() {
        let is_filled = |family: Family| {
            drawn(&Sign::Family(family).example(""))
                .shapes
                .iter()
                .any(|shape| shape.fill == Some(Fill::Solid(Color::Family(family))))
        };
        for family in Family::ALL {
            assert_eq!(is_filled(family), family != Family::None, "{family:?}");
        }
    }

    #[test]
    fn halves_lie_below_the_middle() {
        for family in Family::ALL {
            let middle = Point::new(Px::new(50), Px::new(50));
            let Outline::Polygon(points) = half(family, middle, 10.0) else { panic!("{family:?}") };
            assert!(points.len() > 2 && points.iter().all(|point| point.y >= middle.y), "{family:?}");
        }
    }
}
