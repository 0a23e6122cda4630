//! Claims -> [`Scene`]: scales, ticks, marks, labels. Pure geometry: no browser, no markup.
//!
//! ```
//! use streitzahl::chart::{Input, Options, compose};
//! let scene = compose(&Input { claims: &[], published: &[], options: Options::default() });
//! assert!(scene.panels.is_empty());
//! assert_eq!(scene.texts.len(), 1); // a sentence that says so
//! ```

mod family;
mod geometry;
mod scene;

pub use family::{Family, family};
pub use geometry::{Point, Px, Rect};
pub use scene::{
    Anchor, Axis, Color, DisputeMark, Fade, Fill, Line, Link, Mark, Outline, Panel, Question, Run, Scene,
    Shape, Stroke, Text, fade_id,
};

use crate::calendar::{Day, Period};
use crate::claim::Claim;

/// The reader's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

/// How the picture is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// A panel for each question over a shared time axis.
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

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The claims shown, repeats among them; grouped here.
    pub claims: &'a [&'a Claim],
    /// The days on which the articles appeared.
    pub published: &'a [Day],
    /// What the reader chose.
    pub options: Options,
}

/// Draws claims.
pub fn compose(input: &Input) -> Scene {
    let width = Px::new(i32::from(input.options.width.clamp(280, 4000)));
    let words = match input.options.lang {
        Lang::De => "Keine Angaben gefunden.",
        Lang::En => "No claims found.",
    };
    let run = Run { text: words.into(), color: Color::Soft, bold: false, struck: false };
    let line = Line { runs: vec![run], size: Px::new(15), y: Px::new(30) };
    let bounds = Rect { x: Px::ZERO, y: Px::new(14), width, height: Px::new(20) };
    let text = Text { x: Px::ZERO, anchor: Anchor::Start, lines: vec![line], halo: false, bounds };
    Scene {
        width,
        height: Px::new(48),
        panels: vec![],
        axis: Axis::default(),
        texts: vec![text],
        fades: vec![],
    }
}
