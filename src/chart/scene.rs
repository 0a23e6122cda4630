//! The finished picture: everything placed, nothing left to decide.
//!
//! A renderer walks it and draws in the order given:
//!
//! ```text
//! for each panel
//!     area                                   a rectangle in Color::Panel
//!     shapes                                 grid, breaks: not focusable
//!     texts                                  title, ticks, notes
//!     links                                  <g data-link>: lines between updates of one source
//!     marks        <g data-claim=id>         (data-derived=id where derived): shapes, then the label
//!     disputes     <g data-dispute=number>   bracket, disc, number
//! axis: shapes, texts
//! ```
//!
//! Each [`Shape`] is one `<path d={shape.data()}>` with its paint; each [`Text`] one `<text>` whose lines and
//! runs are `<tspan>`s. A [`Fill::Fade`] needs a gradient of that id once for a drawing ([`Scene::fades`]).
//! Hover and focus are no part of the scene: dim by claim id.

use super::family::Family;
use super::geometry::{Point, Px, Rect};
use super::overview::Overview;
use crate::calendar::{Day, Period};
use crate::claim::{Kind, Measure, Scope};
use std::fmt::Write as _;

/// A color by its role. The page has a custom property of that name, the export writes the hex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Color {
    /// Of a family of sources.
    Family(Family),
    /// Text, disputes.
    Ink,
    /// Lesser text, arrows of several sources.
    Soft,
    /// Grid lines.
    Grid,
    /// Ground of a panel.
    Panel,
    /// Ground of the page.
    Paper,
}

impl Color {
    /// The custom property's name without its dashes: `ukraine`, `ink`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Family(family) => family.name(),
            Self::Ink => "ink",
            Self::Soft => "soft",
            Self::Grid => "grid",
            Self::Panel => "panel",
            Self::Paper => "paper",
        }
    }

    /// As hex, light and dark.
    pub const fn hex(self) -> (&'static str, &'static str) {
        match self {
            Self::Family(family) => family.colors(),
            Self::Ink => ("#1B1A18", "#F0EEE9"),
            Self::Soft => ("#5A564F", "#B9B5AD"),
            Self::Grid => ("#E6E2D9", "#2B2F36"),
            Self::Panel => ("#FFFFFF", "#1B1E23"),
            Self::Paper => ("#FCFBF8", "#14161A"),
        }
    }
}

/// How a filled bar fades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fade {
    /// Upright bar, both ends.
    Column,
    /// Lying bar, both ends.
    Row,
    /// Lying bar, from nothing at the left to full at the right.
    Tail,
}

impl Fade {
    /// Its name in the gradient's id.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Column => "column",
            Self::Row => "row",
            Self::Tail => "tail",
        }
    }

    /// The gradient's end `(x2, y2)` in the shape's box; it starts at `(0, 0)`.
    pub const fn end(self) -> (u8, u8) {
        match self {
            Self::Column => (0, 1),
            Self::Row | Self::Tail => (1, 0),
        }
    }

    /// Stops: offset and opacity in percent.
    pub const fn stops(self) -> &'static [(u8, u8)] {
        match self {
            Self::Column | Self::Row => &[(0, 0), (14, 100), (86, 100), (100, 0)],
            Self::Tail => &[(0, 0), (100, 100)],
        }
    }
}

/// What fills a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fill {
    /// One color.
    Solid(Color),
    /// A gradient to nothing; `fill="url(#ID)"` with [`fade_id`].
    Fade(Color, Fade),
}

/// The id of a gradient: `fade-tail-ukraine`.
pub fn fade_id(color: Color, fade: Fade) -> String {
    format!("fade-{}-{}", fade.name(), color.name())
}

/// A line's look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stroke {
    /// Its color.
    pub color: Color,
    /// Its width.
    pub width: Px,
    /// Length of dashes and gaps; solid where none.
    pub dash: Option<(Px, Px)>,
}

/// What a shape is made of, in the picture's coordinates.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Outline {
    /// A circle.
    Circle {
        /// Its middle.
        center: Point,
        /// Its radius.
        radius: Px,
    },
    /// A closed polygon.
    Polygon(Vec<Point>),
    /// Lines through points, open.
    Line(Vec<Point>),
}

/// One drawn thing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Where it runs.
    pub outline: Outline,
    /// Its inside; none where it is only a line.
    pub fill: Option<Fill>,
    /// Its line.
    pub stroke: Option<Stroke>,
    /// Opacity of all of it in percent.
    pub opacity: u8,
}

impl Shape {
    /// As path data for `<path d="…">`, round joins presumed.
    pub fn data(&self) -> String {
        let mut data = String::new();
        match &self.outline {
            Outline::Circle { center, radius } => {
                let (left, right) = (center.x - *radius, center.x + *radius);
                let (y, r) = (center.y, *radius);
                let _ = write!(data, "M{left} {y}A{r} {r} 0 1 1 {right} {y}A{r} {r} 0 1 1 {left} {y}Z");
            }
            Outline::Polygon(points) | Outline::Line(points) => {
                for (place, point) in points.iter().enumerate() {
                    let step = if place == 0 { 'M' } else { 'L' };
                    let _ = write!(data, "{step}{} {}", point.x, point.y);
                }
                if matches!(self.outline, Outline::Polygon(_)) {
                    data.push('Z');
                }
            }
        }
        data
    }

    /// The box around it, its line included.
    pub fn bounds(&self) -> Rect {
        let bare = match &self.outline {
            Outline::Circle { center, radius } => {
                Rect { x: center.x, y: center.y, ..Rect::default() }.grow(*radius)
            }
            Outline::Polygon(points) | Outline::Line(points) => {
                let mut boxes = points.iter().map(|p| Rect { x: p.x, y: p.y, ..Rect::default() });
                let first = boxes.next().unwrap_or_default();
                boxes.fold(first, Rect::join)
            }
        };
        bare.grow(self.stroke.map_or(Px::ZERO, |stroke| stroke.width / 2))
    }
}

/// Which end of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// `text-anchor="start"`.
    Start,
    /// `text-anchor="middle"`.
    Middle,
    /// `text-anchor="end"`.
    End,
}

impl Anchor {
    /// The value of `text-anchor`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A stretch of text in one look; spaces between runs are in the runs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Their color.
    pub color: Color,
    /// Their font size, where it is not the line's.
    pub size: Option<Px>,
    /// Whether bold.
    pub bold: bool,
    /// Whether struck through. Such a run goes without halo, which would be drawn along its line as well.
    pub struck: bool,
}

/// A line of text with its size.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// Its runs.
    pub runs: Vec<Run>,
    /// Font size.
    pub size: Px,
    /// Base line, from the picture's upper edge.
    pub y: Px,
}

/// A text of one or more lines, one `<text>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    /// Where all its lines stand.
    pub x: Px,
    /// Which end stands there.
    pub anchor: Anchor,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Whether it has a 3.5 px halo in the panel's color.
    pub halo: bool,
    /// The room that it takes, generously measured.
    pub bounds: Rect,
}

impl Text {
    /// Its words, lines joined by a space.
    pub fn words(&self) -> String {
        let mut words = String::new();
        for line in &self.lines {
            if !words.is_empty() {
                words.push(' ');
            }
            words.extend(line.runs.iter().map(|run| run.text.as_str()));
        }
        words
    }
}

/// The mark of one estimate: all mentions in one article, all its sources.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The leading claim's id (`data-claim`), or a derived number's (`data-derived`).
    pub id: String,
    /// All claims that it stands for, the lead first; the parts where derived.
    pub claims: Vec<String>,
    /// Whether it is a number that we added up and nobody said.
    pub derived: bool,
    /// Whether it is a share that we reckoned; then it is derived.
    pub share: bool,
    /// Whether a dispute touches it.
    pub contested: bool,
    /// Whether it was said only after the day that the picture is of, and stands back.
    pub later: bool,
    /// Families of its sources, each once; `[None]` where nobody is named.
    pub families: Vec<Family>,
    /// Its center.
    pub at: Point,
    /// The room that it takes, for pointing at it.
    pub bounds: Rect,
    /// What it is drawn of, in order.
    pub shapes: Vec<Shape>,
    /// Its label, where there was room.
    pub label: Option<Text>,
    /// What it says in plain words, for `aria-label`.
    pub words: String,
}

/// A line between two estimates of one source, the later the newer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    /// Ids of the two marks.
    pub marks: [String; 2],
    /// The line.
    pub shape: Shape,
}

/// A dispute where it stands: bracket, disc with ≠, its number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DisputeMark {
    /// Its number, as in the list of disputes.
    pub number: u32,
    /// Ids of the marks on both sides.
    pub marks: Vec<String>,
    /// Bracket, level lines, disc, sign.
    pub shapes: Vec<Shape>,
    /// Its number beside it.
    pub label: Text,
    /// The room of disc and number, for pointing at it.
    pub bounds: Rect,
}

/// What the claims of one panel share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Question {
    /// What is counted.
    pub measure: Measure,
    /// Whose people.
    pub side: String,
    /// Total, event or rate.
    pub scope: Scope,
    /// The sort of people; troops hold people not told apart; ranks with a number each share one panel, named
    /// by the first.
    pub kind: Kind,
}

/// One question's picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Panel {
    /// The question.
    pub question: Question,
    /// Its title, words only (it is drawn by `texts`).
    pub title: String,
    /// Whether it has rows without a scale.
    pub row: bool,
    /// All its room, title included.
    pub bounds: Rect,
    /// The plotting ground.
    pub area: Rect,
    /// Grid lines, axis breaks.
    pub shapes: Vec<Shape>,
    /// Title, ticks, notes.
    pub texts: Vec<Text>,
    /// Lines between updates.
    pub links: Vec<Link>,
    /// Estimates and derived numbers, by time.
    pub marks: Vec<Mark>,
    /// Disputes.
    pub disputes: Vec<DisputeMark>,
}

/// The shared time axis with the days on which articles appeared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Axis {
    /// Lines and flags.
    pub shapes: Vec<Shape>,
    /// Months, years, days of articles.
    pub texts: Vec<Text>,
    /// Where days stand: places from left to right, each with the hours since the first of all days; even in
    /// between. Empty in the ladder.
    pub stops: Vec<(Px, i32)>,
}

impl Axis {
    /// From the first to the last day that stands on it. `None` in the ladder.
    pub fn days(&self) -> Option<Period> {
        let day = |(_, hours): &(Px, i32)| Day((f64::from(*hours) / 24.0).round() as i32);
        Some(Period::new(day(self.stops.first()?), day(self.stops.last()?)))
    }

    /// The day, with its fraction, at a place; beyond the ends it runs on. `None` in the ladder.
    pub fn day_at(&self, x: Px) -> Option<f64> {
        let pair = self.stops.windows(2).find(|pair| x <= pair[1].0).or(self.stops.windows(2).last())?;
        let [(from, start), (to, end)] = [pair[0], pair[1]];
        let part = (x - from).get() / (to - from).get().max(0.1);
        Some((f64::from(start) + part * f64::from(end - start)) / 24.0)
    }

    /// Where a day stands. `None` in the ladder.
    pub fn place_of(&self, day: f64) -> Option<Px> {
        let hours = day * 24.0;
        let reached = |pair: &&[(Px, i32)]| hours <= f64::from(pair[1].1);
        let pair = self.stops.windows(2).find(reached).or(self.stops.windows(2).last())?;
        let [(from, start), (to, end)] = [pair[0], pair[1]];
        let part = (hours - f64::from(start)) / f64::from((end - start).max(1));
        Some(from + Px::of(part * (to - from).get()))
    }
}

/// A whole picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scene {
    /// Width.
    pub width: Px,
    /// Height.
    pub height: Px,
    /// Questions: contested, updated, compatible, single rows.
    pub panels: Vec<Panel>,
    /// Time; empty in the ladder.
    pub axis: Axis,
    /// All of time in a strip, for choosing a stretch of it; not part of the picture.
    pub overview: Option<Overview>,
    /// Texts and lines that belong to no panel (heading over the rows; a sentence where there is no claim).
    pub texts: Vec<Text>,
    /// The gradients used, each once.
    pub fades: Vec<(Color, Fade)>,
}
