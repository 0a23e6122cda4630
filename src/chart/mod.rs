//! Claims -> [`Scene`]: scales, ticks, marks, labels. Pure geometry: no browser, no markup.
//!
//! ```text
//! claims ─ claim::group ─▶ estimates ─ question ─▶ plans ─┬ panel ──┐
//!                                   └ time ─▶ calendar ───┼ row ────┼─▶ Scene
//!                                                         └ ladder ─┘
//! ```
//!
//! Limits: what a claim says is drawn as said, nothing is averaged; hover, focus and filters are the page's.
//!
//! ```
//! use streitzahl::chart::{Input, Options, compose};
//! let options = Options::default();
//! let scene = compose(&Input { claims: &[], comparison: None, only: None, known: None, published: &[], options });
//! assert!(scene.panels.is_empty());
//! assert_eq!(scene.texts.len(), 1); // a sentence that says so
//! ```

mod bracket;
mod card;
mod estimate;
mod family;
mod geometry;
mod label;
mod ladder;
mod legend;
mod mark;
mod measure;
mod overview;
mod panel;
mod question;
mod relations;
mod room;
mod row;
mod scale;
mod scene;
mod time;
mod words;

pub use crate::names::Lang;
pub use family::{Family, family};
pub use geometry::{Point, Px, Rect};
pub use legend::{Entry, Sign, caution, family_name, legend, legend_of_relations};
pub use mark::glyph;
pub use measure::{bold, plain, set, wrap};
pub use overview::Overview;
pub use scene::{
    Anchor, Axis, Color, DisputeMark, Fade, Fill, Line, Link, Mark, Outline, Panel, Question, Run, Scene,
    Shape, Stroke, Text, fade_id,
};

use crate::calendar::{Day, Period};
use crate::claim::Claim;
use crate::dispute::Comparison;
use crate::order;
use question::Plan;
use relations::Related;
use std::collections::HashSet;
use time::Calendar;
use words::{SMALL, pick};

/// How the picture is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// A panel for each question over a shared time axis; under 480 px there is no room for one, and it is the
    /// ladder.
    #[default]
    Wide,
    /// For narrow screens (under 700 px): by question, a row for each estimate by date, people to the right.
    Ladder,
}

/// What the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Width in whole pixels; brought into 280 to 4,000.
    pub width: u16,
    /// Language of the words.
    pub lang: Lang,
    /// Logarithmic scale of people; else linear.
    pub log: bool,
    /// Stretch of time shown; all where none.
    pub window: Option<Period>,
    /// Panels over time or the ladder.
    pub layout: Layout,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 856, lang: Lang::De, log: true, window: None, layout: Layout::Wide }
    }
}

/// What had been said by some day. The picture keeps its place; lines, disputes and sums are those of that day.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Those of [`Input::claims`] that had been said.
    pub claims: &'a [&'a Claim],
    /// The comparison of exactly these.
    pub comparison: &'a Comparison,
}

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The claims shown, repeats among them; grouped here.
    pub claims: &'a [&'a Claim],
    /// What the comparison of exactly these claims found, for lines, disputes and sums.
    pub comparison: Option<&'a Comparison>,
    /// The ids of the claims to be drawn; all where none. Disputes keep the numbers that they have among all.
    pub only: Option<&'a HashSet<&'a str>>,
    /// What had been said by some day, where the rest is to stand back.
    pub known: Option<Known<'a>>,
    /// The days on which the articles appeared.
    pub published: &'a [Day],
    /// What the reader chose.
    pub options: Options,
}

/// Least left edge of the plotting ground; numbers of people stand left of it.
const GUTTER: Px = Px::new(64);
/// Least width of panels over time.
const LEAST_WIDE: Px = Px::new(480);
/// Room for labels right of the last day.
const LABEL_ROOM: Px = Px::new(130);
/// Width of the lane for estimates without a date.
const LANE: Px = Px::new(190);
/// Space between panels.
const SPACE: Px = Px::new(16);

/// Draws claims.
pub fn compose(input: &Input) -> Scene {
    let width = Px::new(i32::from(input.options.width.clamp(280, 4000)));
    let lang = input.options.lang;
    let mut related = relations::relate(input.claims, input.comparison, input.only);
    let mut plans = question::plans(&related, lang);
    if let Some(known) = input.known {
        let whole = std::mem::replace(
            &mut related,
            relations::relate(known.claims, Some(known.comparison), input.only),
        );
        related.add_later(whole);
        plans = question::in_order_of(question::plans(&related, lang), &plans);
    }
    if plans.is_empty() {
        return nothing(width, input.options);
    }
    let mut scene = match input.options.layout {
        Layout::Wide if width >= LEAST_WIDE => wide(width, input, &related, &plans),
        Layout::Wide | Layout::Ladder => narrow(width, input.options, &related, plans),
    };
    scene.fades = fades(&scene);
    scene
}

/// Draws disputes by their numbers, each as a card of the width and scale chosen. `None` where there is no comparison
/// or no such dispute. The window of time and the day of knowledge are left aside.
pub fn compose_disputes(input: &Input, numbers: &[u32]) -> Vec<Option<Scene>> {
    let width = Px::new(i32::from(input.options.width.clamp(220, 4000)));
    let related = relations::relate(input.claims, input.comparison, None);
    let Options { log, lang, .. } = input.options;
    let frame = card::frame(width, log, lang, &related, numbers);
    let card = |&number: &u32| {
        let mut scene = card::compose(&frame, &related, number)?;
        scene.fades = fades(&scene);
        Some(scene)
    };
    numbers.iter().map(card).collect()
}

/// A sentence instead of an empty frame.
fn nothing(width: Px, options: Options) -> Scene {
    let words = if options.window.is_some() {
        pick(options.lang, "In diesem Zeitraum gibt es keine Angaben.", "There are no claims in this period.")
    } else {
        pick(options.lang, "Keine Angaben gefunden.", "No claims found.")
    };
    let size = Px::new(15);
    let lines =
        wrap(words, false, size, width).into_iter().map(|line| (vec![plain(line, Color::Soft)], size));
    let text = set(lines.collect(), Point::new(Px::ZERO, Px::new(14)), Anchor::Start, false);
    let height = text.bounds.bottom() + Px::new(14);
    let axis = Axis::default();
    Scene { width, height, panels: vec![], axis, overview: None, texts: vec![text], fades: vec![] }
}

/// Panels over a shared time axis.
fn wide(width: Px, input: &Input, related: &Related, plans: &[Plan]) -> Scene {
    let estimates = related.estimates.as_slice();
    let Options { lang, log, window, .. } = input.options;
    let undated = estimates.iter().any(|estimate| estimate.as_of.is_none());
    let lane = undated.then(|| width - LANE.min((width / 4).max(Px::new(100))));
    let scaled = plans.iter().filter(|plan| !plan.row);
    let gutter = scaled.map(|plan| panel::gutter(plan, related, lang)).fold(GUTTER, Px::max);
    let left = gutter + Px::new(34);
    let right = (lane.unwrap_or(width) - LABEL_ROOM.min(width / 5)).max(left + Px::new(60));
    let calendar = Calendar::new(estimates, input.published, window, left, right);
    let frame = panel::Frame { lang, log, width, left: gutter, calendar: &calendar, lane, window };

    let mut axis = Axis { stops: calendar.stops(), ..Axis::default() };
    calendar.flags(input.published, Px::ZERO, lang, &mut axis);
    let line = if axis.texts.is_empty() { Px::new(24) } else { Px::new(50) };
    calendar.months(line, false, lang, &mut axis);
    if let Some(lane) = lane {
        axis.texts.push(time::undated_heading(lane + Px::new(8), line - Px::new(22), lang));
    }
    let mut y = line + Px::new(14);
    let mut panels = Vec::new();
    let mut texts = Vec::new();
    for plan in plans {
        y = begin_rows(plan, &panels, &mut texts, y, width, lang);
        // Where all have a date, the lane's room is free for labels.
        let undated = plan.members.iter().any(|&place| estimates[place].as_of.is_none());
        let frame = panel::Frame { lane: lane.filter(|_| undated), ..frame.clone() };
        let panel = if plan.row {
            row::compose(&frame, plan, related, y)
        } else {
            panel::compose(&frame, plan, related, y)
        };
        y = panel.bounds.bottom() + SPACE;
        panels.push(panel);
    }
    calendar.months(y - Px::new(8), true, lang, &mut axis);
    // Without a date there is no time to choose from.
    let dated = estimates.iter().any(|estimate| estimate.as_of.is_some());
    let all = dated.then(|| Calendar::new(estimates, input.published, None, left, right));
    let overview = all.map(|all| Overview::of(&all, estimates, width, lang));
    Scene { width, height: y + Px::new(18), panels, axis, overview, texts, fades: vec![] }
}

/// Sets the heading before the first row behind panels with a scale; gives where the plan's panel begins.
fn begin_rows(plan: &Plan, above: &[Panel], texts: &mut Vec<Text>, y: Px, room: Px, lang: Lang) -> Px {
    if !plan.row || above.last().is_none_or(|last| last.row) {
        return y;
    }
    let words = pick(
        lang,
        "Ohne Skala: einzelne Zahlen und solche, die sich nicht vergleichen lassen",
        "Without a scale: single numbers, and numbers that cannot be compared",
    );
    let lines =
        wrap(words, false, SMALL, room).into_iter().map(|line| (vec![plain(line, Color::Soft)], SMALL));
    let heading = set(lines.collect(), Point::new(Px::ZERO, y), Anchor::Start, false);
    let below = heading.bounds.bottom() + Px::new(10);
    texts.push(heading);
    below
}

/// The ladder.
fn narrow(width: Px, options: Options, related: &Related, mut plans: Vec<Plan>) -> Scene {
    let estimates = related.estimates.as_slice();
    let Options { lang, log, window, .. } = options;
    for plan in &mut plans {
        plan.members.retain(|&place| estimates[place].is_within(window));
    }
    plans.retain(|plan| !plan.members.is_empty());
    if plans.is_empty() {
        return nothing(width, options);
    }
    let mut years: Vec<i32> =
        estimates.iter().filter_map(|estimate| estimate.as_of).map(|period| period.to.date().0).collect();
    order::sort(&mut years);
    // The turn of a year explains itself: January follows December.
    let with_year = years.last().copied().unwrap_or(0) - years.first().copied().unwrap_or(0) > 1;
    let right = if related.disputes.is_empty() { width } else { width - bracket::COLUMN };
    let decade = ladder::Frame::decade(right, &plans, estimates);
    let frame = ladder::Frame { lang, log, width, right, with_year, decade };
    let mut y = Px::ZERO;
    let mut panels = Vec::new();
    let mut texts = Vec::new();
    for plan in &plans {
        y = begin_rows(plan, &panels, &mut texts, y, width, lang);
        let panel = ladder::compose(&frame, plan, related, y);
        y = panel.bounds.bottom() + SPACE;
        panels.push(panel);
    }
    Scene { width, height: y, panels, axis: Axis::default(), overview: None, texts, fades: vec![] }
}

/// The gradients used.
fn fades(scene: &Scene) -> Vec<(Color, Fade)> {
    let marks = scene.panels.iter().flat_map(|panel| &panel.marks);
    let mut fades: Vec<(Color, Fade)> = marks
        .flat_map(|mark| &mark.shapes)
        .filter_map(|shape| match shape.fill {
            Some(Fill::Fade(color, fade)) => Some((color, fade)),
            _ => None,
        })
        .collect();
    order::sort(&mut fades);
    fades.dedup();
    fades
}
