//! The time axis: one for all panels. Months (days, years) centered under their names, flags for the days on
//! which articles appeared. A long stretch in which nothing was said is cut out.

use super::estimate::{Estimate, Length};
use super::geometry::{Point, Px};
use super::measure::{plain, set, width};
use super::scale::{Cuts, Scale, ruling_gaps};
use super::scene::{Anchor, Axis, Color, Outline, Shape, Stroke, Text};
use super::words::{SMALL, pick};
use crate::calendar::{Day, Period};
use crate::names::{self, Lang};
use crate::order;

/// Shortest stretch of time shown, in days.
const LEAST: f64 = 24.0;
/// Shortest stretch without any number that may be cut out, in days.
const LEAST_CUT: f64 = 120.0;
/// Pixels of a cut.
const CUT: f64 = 26.0;

/// Where days stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    scale: Scale,
    left: f64,
    right: f64,
}

/// A stretch of the calendar under one name.
struct Stretch {
    from: Px,
    to: Px,
    name: String,
}

impl Calendar {
    /// A calendar from `left` to `right` over all days at which something is drawn, or over `window`.
    pub fn new(
        estimates: &[Estimate],
        published: &[Day],
        window: Option<Period>,
        left: Px,
        right: Px,
    ) -> Self {
        let mut days: Vec<Day> = published.to_vec();
        for estimate in estimates {
            days.extend(estimate.as_of.map(|period| period.to));
            if let Length::Bar(period) = estimate.length() {
                days.push(period.from);
            }
        }
        if let Some(window) = window {
            days.retain(|&day| window.contains(day));
            days.extend([window.from, window.to]);
        }
        order::sort(&mut days);
        days.dedup();
        let mut stops: Vec<f64> = days.iter().map(|day| f64::from(day.0)).collect();
        let span = stops.last().copied().unwrap_or(0.0) - stops.first().copied().unwrap_or(0.0);
        if span < LEAST && window.is_none() {
            let missing = (LEAST - span) / 2.0;
            if let Some(first) = stops.first_mut() {
                *first -= missing;
            }
            let last = stops.last().copied().unwrap_or(0.0);
            stops.push(last + missing + if stops.len() == 1 { missing } else { 0.0 });
        }
        let cut = if window.is_none() { ruling_gaps(&stops, 0.6, LEAST_CUT) } else { Vec::new() };
        let margin = (span / 40.0).clamp(5.0, 45.0);
        let (left, right) = (left.get(), right.get().max(left.get() + 20.0));
        let scale = Scale::fit(&stops, &cut, Cuts { margin, pixels: CUT }, right - left);
        Self { scale, left, right }
    }

    /// Where a day stands, at its middle.
    pub fn at(&self, day: Day) -> Px {
        Px::of(self.left + self.scale.at(f64::from(day.0)))
    }

    /// Places from left to right with the hours that stand there ([`Axis::stops`]).
    pub fn stops(&self) -> Vec<(Px, i32)> {
        let cuts = self.scale.cuts().flat_map(|(from, to)| [from, to]);
        let places = [0.0].into_iter().chain(cuts).chain([self.right - self.left]);
        places.map(|at| (Px::of(self.left + at), (self.scale.invert(at) * 24.0).round() as i32)).collect()
    }

    /// From the first to the last day, a little more on both sides.
    pub fn range(&self) -> (Px, Px) {
        (Px::of(self.left - 8.0), Px::of(self.right + 8.0))
    }

    /// Where time is cut out, from and to.
    pub fn cuts(&self) -> Vec<(Px, Px)> {
        self.scale.cuts().map(|(from, to)| (Px::of(self.left + from), Px::of(self.left + to))).collect()
    }

    /// Pixels for a day.
    fn factor(&self) -> f64 {
        self.scale.factor()
    }

    /// The units that time is divided into, clipped to what is shown.
    fn stretches(&self, lang: Lang) -> Vec<Stretch> {
        let unit = Unit::for_factor(self.factor());
        let (left, right) = self.range();
        let end = self.scale.invert(self.right + 8.0 - self.left);
        let mut start = unit.start(Day(self.scale.invert(-8.0).floor() as i32));
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut year_shown = None;
        let clip = |at: f64| Px::of(self.left + at).max(left).min(right);
        for _ in 0..3000 {
            if f64::from(start.0) > end {
                break;
            }
            let next = unit.next(start);
            // A unit begins between two days.
            let (from, to) = (f64::from(start.0) - 0.5, f64::from(next.0) - 0.5);
            let (mut from_px, mut to_px) = (clip(self.scale.at(from)), clip(self.scale.at(to)));
            for (cut_from, cut_to) in self.cuts() {
                if from_px < cut_to && to_px > cut_from {
                    // The larger rest on one side of the cut carries the name.
                    if cut_from - from_px >= to_px - cut_to {
                        to_px = cut_from
                    } else {
                        from_px = cut_to
                    }
                    year_shown = None;
                }
            }
            let (year, month, _) = start.date();
            if to_px > from_px {
                let fits = |name: &str| width(name, false, SMALL) + Px::new(6) <= to_px - from_px;
                let long = unit.name(start, true, lang);
                let short = unit.name(start, false, lang);
                let wants_year = year_shown != Some(year);
                let name = if wants_year && fits(&long) {
                    year_shown = Some(year);
                    long
                } else if fits(&short) && !(wants_year && month == 1 && unit == Unit::Month) {
                    short
                } else {
                    String::new()
                };
                stretches.push(Stretch { from: from_px, to: to_px, name });
            }
            start = next;
        }
        stretches
    }

    /// Where grid lines stand.
    pub fn grid(&self, lang: Lang) -> Vec<Px> {
        let (left, right) = self.range();
        let cuts = self.cuts();
        let mut lines: Vec<Px> = self
            .stretches(lang)
            .iter()
            .map(|stretch| stretch.from)
            .filter(|&x| x > left && x < right)
            .collect();
        lines.retain(|&x| !cuts.iter().any(|&(from, to)| from <= x && x <= to));
        lines.dedup();
        lines
    }

    /// The row of months at `y`: above the line, or below it.
    pub fn months(&self, y: Px, below: bool, lang: Lang, axis: &mut Axis) {
        let (left, right) = self.range();
        let line = |from: Point, to: Point| Shape {
            outline: Outline::Line(vec![from, to]),
            fill: None,
            stroke: Some(Stroke { color: Color::Soft, width: Px::new(1), dash: None }),
            opacity: 60,
        };
        axis.shapes.push(line(Point::new(left, y), Point::new(right, y)));
        let tick = if below { Px::new(5) } else { Px::new(-5) };
        for x in self.grid(lang) {
            axis.shapes.push(line(Point::new(x, y), Point::new(x, y + tick)));
        }
        let top = if below { y + Px::new(5) } else { y - Px::new(22) };
        for stretch in self.stretches(lang).into_iter().filter(|stretch| !stretch.name.is_empty()) {
            // A week is named by its first day, which stands where it begins.
            let (x, anchor) = match Unit::for_factor(self.factor()) {
                Unit::Week => (stretch.from + Px::new(3), Anchor::Start),
                _ => ((stretch.from + stretch.to) / 2, Anchor::Middle),
            };
            let words = vec![plain(stretch.name, Color::Soft)];
            axis.texts.push(set(vec![(words, SMALL)], Point::new(x, top), anchor, false));
        }
        for (from, to) in self.cuts() {
            let middle = (from + to) / 2;
            for way in [-3, 3] {
                let x = middle + Px::new(way);
                let slash =
                    [Point::new(x - Px::new(3), y + Px::new(5)), Point::new(x + Px::new(3), y - Px::new(5))];
                axis.shapes.push(line(slash[0], slash[1]));
            }
        }
    }

    /// Flags for the days on which articles appeared, with their dates where there is room, from `top` down.
    pub fn flags(&self, published: &[Day], top: Px, lang: Lang, axis: &mut Axis) {
        let (left, right) = self.range();
        let mut days: Vec<Day> = published.to_vec();
        order::sort(&mut days);
        days.dedup();
        let places: Vec<(Day, Px)> = days
            .into_iter()
            .map(|day| (day, self.at(day)))
            .filter(|&(_, x)| left <= x && x <= right)
            .collect();
        let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
        let with_year = last.0.0 - first.0.0 > 330;
        let heading = set(
            vec![(vec![plain(pick(lang, "Artikel", "Articles"), Color::Soft)], SMALL)],
            Point::new(Px::ZERO, top),
            Anchor::Start,
            false,
        );
        let mut free = heading.bounds.right() + Px::new(6);
        axis.texts.push(heading);
        let y = top + Px::new(18);
        for &(_, x) in &places {
            let flag = [(-4, 0), (4, 0), (0, 6)].map(|(dx, dy)| Point::new(x + Px::new(dx), y + Px::new(dy)));
            let fill = Some(super::scene::Fill::Solid(Color::Soft));
            axis.shapes.push(Shape {
                outline: Outline::Polygon(flag.to_vec()),
                fill,
                stroke: None,
                opacity: 100,
            });
        }
        for group in places.chunk_by(|one, other| other.1 - one.1 < Px::new(12)) {
            let name = flag_words(group, with_year, lang);
            let (first, last) = (group[0].1, group[group.len() - 1].1);
            let place = Point::new((first + last) / 2, top);
            let text = set(vec![(vec![plain(name, Color::Ink)], SMALL)], place, Anchor::Middle, false);
            if text.bounds.x >= free {
                free = text.bounds.right() + Px::new(6);
                axis.texts.push(text);
            }
        }
    }
}

/// The days of flags that touch: *24. Dez.* · *24. und 25. Okt.* · *3. bis 9. Jan.*
fn flag_words(days: &[(Day, Px)], with_year: bool, lang: Lang) -> String {
    let (Some(&(first, _)), Some(&(last, _))) = (days.first(), days.last()) else { return String::new() };
    let end = if with_year { names::day(last, lang) } else { names::short_day(last, lang) };
    if first == last {
        return end;
    }
    let joint = match (days.len(), lang) {
        (2, Lang::De) => "und",
        (2, Lang::En) => "and",
        (_, Lang::De) => "bis",
        (_, Lang::En) => "to",
    };
    let same_month = first.date().0 == last.date().0 && first.date().1 == last.date().1;
    let start = match (same_month, lang) {
        (true, Lang::De) => format!("{}.", first.date().2),
        (true, Lang::En) => first.date().2.to_string(),
        (false, _) if first.date().0 != last.date().0 => names::day(first, lang),
        (false, _) => names::short_day(first, lang),
    };
    format!("{start} {joint} {end}")
}

/// What time is divided into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Years(i32),
}

impl Unit {
    /// The finest unit whose names have room, at so many pixels a day.
    fn for_factor(factor: f64) -> Self {
        match factor {
            f if f >= 60.0 => Self::Day,
            f if f >= 12.0 => Self::Week,
            f if f * 30.0 >= 38.0 => Self::Month,
            f if f * 91.0 >= 50.0 => Self::Quarter,
            f => {
                let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
                Self::Years(
                    steps.into_iter().find(|&step| f * 365.0 * f64::from(step) >= 42.0).unwrap_or(2000),
                )
            }
        }
    }

    fn start(self, day: Day) -> Day {
        let (year, month, of_month) = day.date();
        let first = |year: i32, month: u32| Day::new(year, month, 1).unwrap_or(day);
        match self {
            Self::Day => day,
            Self::Week => day.plus(-(day.weekday() as i32)),
            Self::Month => day.plus(1 - of_month as i32),
            Self::Quarter => first(year, (month - 1) / 3 * 3 + 1),
            Self::Years(step) => first((year.div_euclid(step) * step).max(1), 1),
        }
    }

    fn next(self, start: Day) -> Day {
        let (year, month, _) = start.date();
        let first = |year: i32, month: u32| Day::new(year, month, 1).unwrap_or(start.plus(100_000));
        match self {
            Self::Day => start.plus(1),
            Self::Week => start.plus(7),
            Self::Month if month == 12 => first(year + 1, 1),
            Self::Month => first(year, month + 1),
            Self::Quarter if month >= 10 => first(year + 1, 1),
            Self::Quarter => first(year, month + 3),
            Self::Years(step) => first(year.div_euclid(step) * step + step, 1),
        }
    }

    fn name(self, start: Day, with_year: bool, lang: Lang) -> String {
        let (year, month, _) = start.date();
        match self {
            Self::Day | Self::Week if with_year => names::day(start, lang),
            Self::Day | Self::Week => names::short_day(start, lang),
            Self::Month if with_year => format!("{} {year}", names::month(month, false, lang)),
            Self::Month => names::month(month, false, lang).to_owned(),
            Self::Quarter if with_year => format!("{} {year}", names::month(month, false, lang)),
            Self::Quarter => names::month(month, false, lang).to_owned(),
            Self::Years(_) => year.to_string(),
        }
    }
}

/// The heading of the lane for estimates without a date.
pub fn undated_heading(x: Px, y: Px, lang: Lang) -> Text {
    let words = pick(lang, "ohne Datum", "no date");
    set(vec![(vec![plain(words, Color::Soft)], SMALL)], Point::new(x, y), Anchor::Start, false)
}
