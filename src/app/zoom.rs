//! The stretch of time that the picture shows: made longer, shorter, moved. Pure; a stretch as long as all of time is
//! none.
//!
//! ```
//! use streitzahl::app::zoom::{pan, zoom};
//! use streitzahl::calendar::{Day, Period};
//! let all = Period::new(Day(0), Day(100));
//! let half = zoom(all, 50.0, 0.5, all);
//! assert_eq!(half, Some(Period::new(Day(25), Day(75))));
//! assert_eq!(pan(half.unwrap(), 90.0, all), Some(Period::new(Day(50), Day(100))));
//! assert_eq!(zoom(all, 50.0, 2.0, all), None);
//! ```

use crate::calendar::{Day, Period};
use crate::chart::{Axis, Px};

/// Fewest days between the two ends.
const LEAST: f64 = 5.0;

/// A stretch from one day to another, within `all`, not too short; none where it is all of it.
fn fitted(from: f64, length: f64, all: Period) -> Option<Period> {
    let (first, last) = (f64::from(all.from.0), f64::from(all.to.0));
    let length = length.max(LEAST).min(last - first);
    // What is no number stays at the start.
    let from = if from.is_finite() { from.max(first).min(last - length) } else { first };
    let window = Period { from: Day(from.round() as i32), to: Day((from + length).round() as i32) };
    (window.from > all.from || window.to < all.to).then_some(window)
}

fn length(window: Period) -> f64 {
    f64::from(window.to.0) - f64::from(window.from.0)
}

/// `factor` times as long; the day `at` stays where it is.
pub fn zoom(window: Period, at: f64, factor: f64, all: Period) -> Option<Period> {
    let from = f64::from(window.from.0);
    let now = length(window).max(0.01);
    let then = (now * factor).max(LEAST).min(length(all));
    fitted(at - (at - from) * then / now, then, all)
}

/// The same length, moved.
pub fn pan(window: Period, days: f64, all: Period) -> Option<Period> {
    fitted(f64::from(window.from.0) + days, length(window), all)
}

/// With its beginning, or its end, elsewhere; the other end stays.
pub fn pull(window: Period, end: bool, day: f64, all: Period) -> Option<Period> {
    let (from, to) = (f64::from(window.from.0), f64::from(window.to.0));
    if end {
        fitted(from, day.min(f64::from(all.to.0)) - from, all)
    } else {
        let from = day.max(f64::from(all.from.0)).min(to - LEAST);
        fitted(from, to - from, all)
    }
}

/// What a pointer has got hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// Time in the picture: one pointer moves it, two make it longer or shorter.
    Time,
    /// The stretch in the strip.
    Band,
    /// The beginning of the stretch.
    Start,
    /// The end of the stretch.
    End,
    /// The strip, where a new stretch is drawn.
    New,
}

/// Pixels that a pointer may shake without moving anything.
const SHAKE: f64 = 5.0;

/// The pointers that are down, and what was there when the last one came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hand {
    /// Id, place at first, place now.
    pointers: Vec<(i32, f64, f64)>,
    held: Option<(Grip, Period, Axis)>,
    moved: bool,
}

impl Hand {
    /// A pointer comes down at `x` on something that lies along `axis`, while `window` is shown.
    pub fn press(&mut self, id: i32, x: f64, grip: Grip, window: Period, axis: &Axis) {
        self.pointers.retain(|pointer| pointer.0 != id);
        self.pointers.iter_mut().for_each(|pointer| pointer.1 = pointer.2);
        self.pointers.push((id, x, x));
        self.held = Some((grip, window, axis.clone()));
        self.moved = false;
    }

    /// A pointer goes up.
    pub fn lift(&mut self, id: i32) {
        self.pointers.retain(|pointer| pointer.0 != id);
        self.held = None;
    }

    /// Whether something is being moved.
    pub fn is_moving(&self) -> bool {
        self.held.is_some() && self.moved
    }

    /// A pointer moves: what is to be shown now. `None`: nothing changes.
    pub fn drag(&mut self, id: i32, x: f64, all: Period) -> Option<Option<Period>> {
        let (grip, window, axis) = self.held.as_ref()?;
        let pointer = self.pointers.iter_mut().find(|pointer| pointer.0 == id)?;
        pointer.2 = x;
        self.moved |= (x - pointer.1).abs() > SHAKE;
        let day = |x: f64| axis.day_at(Px::of(x));
        if let (Grip::Time, [one, two, ..]) = (grip, self.pointers.as_slice()) {
            self.moved = true;
            let (then, now) = ((one.1 - two.1).abs().max(1.0), (one.2 - two.2).abs().max(1.0));
            let middle = day((one.1 + two.1) / 2.0)?;
            let zoomed = zoom(*window, middle, then / now, all).unwrap_or(all);
            let drift = (one.1 + two.1 - one.2 - two.2) / 2.0;
            let days = day(drift + one.1)? - day(one.1)?;
            return Some(pan(zoomed, days * then / now, all));
        }
        let (_, first, now) = *self.pointers.first().filter(|_| self.moved)?;
        let (first, now) = (day(first)?, day(now)?);
        Some(match grip {
            Grip::Time => pan(*window, first - now, all),
            Grip::Band => pan(*window, now - first, all),
            Grip::Start => pull(*window, false, now, all),
            Grip::End => pull(*window, true, now, all),
            Grip::New => fitted(first.min(now), (now - first).abs(), all),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: i32, to: i32) -> Period {
        Period::new(Day(from), Day(to))
    }

    #[test]
    fn a_stretch_stays_within_all_of_time_and_is_never_too_short() {
        let all = period(100, 200);
        assert_eq!(zoom(all, 110.0, 0.1, all), Some(period(109, 119)));
        assert_eq!(zoom(period(109, 119), 110.0, 0.01, all), Some(period(110, 115)));
        assert_eq!(zoom(period(109, 119), 110.0, 100.0, all), None);
        assert_eq!(pan(period(110, 120), -50.0, all), Some(period(100, 110)));
        assert_eq!(pan(period(110, 120), 3.0, all), Some(period(113, 123)));
        assert_eq!(pull(all, false, 150.0, all), Some(period(150, 200)));
        assert_eq!(pull(period(150, 200), true, 152.0, all), Some(period(150, 155)));
        assert_eq!(pull(period(150, 180), true, 900.0, all), Some(period(150, 200)));
        assert_eq!(pull(period(150, 200), false, -900.0, all), None);
    }

    #[test]
    fn whatever_is_asked_for_there_is_an_answer() {
        let all = period(0, 3);
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1e300, 0.0] {
            for window in [all, period(1, 1), period(-9, 9)] {
                let answers = [
                    zoom(window, value, value, all),
                    pan(window, value, all),
                    pull(window, true, value, all),
                ];
                for window in answers.into_iter().flatten() {
                    assert!(all.from <= window.from && window.to <= all.to, "{window:?}");
                }
            }
        }
    }

    /// A hundred days along a thousand pixels.
    fn hand(pointers: &[f64], grip: Grip, window: Period) -> Hand {
        let mut hand = Hand::default();
        let axis = Axis { stops: vec![(Px::ZERO, 0), (Px::new(1000), 2400)], ..Axis::default() };
        for (id, &x) in (0..).zip(pointers) {
            hand.press(id, x, grip, window, &axis);
        }
        hand
    }

    #[test]
    fn hands_move_pull_draw_and_pinch() {
        let (all, window) = (period(0, 100), period(20, 60));
        let drag = |grip, from, to| hand(&[from], grip, window).drag(0, to, all).map(Option::unwrap);
        // What is under the pointer goes along.
        assert_eq!(drag(Grip::Time, 500.0, 400.0), Some(period(30, 70)));
        assert_eq!(drag(Grip::Band, 300.0, 400.0), Some(period(30, 70)));
        assert_eq!(drag(Grip::Start, 200.0, 300.0), Some(period(30, 60)));
        assert_eq!(drag(Grip::End, 600.0, 700.0), Some(period(20, 70)));
        assert_eq!(drag(Grip::New, 900.0, 700.0), Some(period(70, 90)));
        assert_eq!(drag(Grip::Band, 300.0, 304.0), None, "a shaking hand");
        let mut pinch = hand(&[400.0, 600.0], Grip::Time, all);
        assert_eq!(pinch.drag(1, 800.0, all), Some(Some(period(20, 70))));
        pinch.lift(1);
        assert_eq!(pinch.drag(0, 800.0, all), None, "one finger stays behind");
        assert_eq!(hand(&[500.0], Grip::Time, all).drag(0, 100.0, all), Some(None), "all is there already");
    }
}
