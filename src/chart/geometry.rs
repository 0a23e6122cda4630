//! Lengths, points and boxes of the picture.
//!
//! Everything is counted in tenths of a CSS pixel, so that a scene can be compared, holds no NaN and is
//! written with one decimal.
//!
//! ```
//! use streitzahl::chart::Px;
//! assert_eq!((Px::new(12) + Px::tenths(5)).to_string(), "12.5");
//! assert_eq!(Px::of(f64::NAN), Px::ZERO);
//! ```

use std::fmt;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in tenths of a CSS pixel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Px(i32);

impl Px {
    /// No length.
    pub const ZERO: Self = Self(0);

    /// Whole pixels.
    pub const fn new(pixels: i32) -> Self {
        Self(pixels.wrapping_mul(10))
    }

    /// Tenths of a pixel.
    pub const fn tenths(tenths: i32) -> Self {
        Self(tenths)
    }

    /// The nearest tenth; what is no number is 0, what is beyond ten million pixels is ten million: so much that no
    /// sum of a picture's lengths comes near the end of an `i32`, where they would wrap (to stop there would be a
    /// tenth of the chart's code).
    pub fn of(pixels: f64) -> Self {
        const MOST: f64 = 1e8;
        Self((pixels * 10.0).round().clamp(-MOST, MOST) as i32)
    }

    /// In pixels.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 10.0
    }

    /// Without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.wrapping_abs())
    }

    /// Rounded to whole pixels, for crisp edges.
    #[must_use]
    pub const fn whole(self) -> Self {
        Self(self.0.wrapping_add(5).div_euclid(10).wrapping_mul(10))
    }
}

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        let sign = if self.0 < 0 { "-" } else { "" };
        if rest == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{rest}") }
    }
}

impl Add for Px {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }
}

impl Sub for Px {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.wrapping_sub(other.0))
    }
}

impl Neg for Px {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.wrapping_neg())
    }
}

impl Mul<i32> for Px {
    type Output = Self;
    fn mul(self, factor: i32) -> Self {
        Self(self.0.wrapping_mul(factor))
    }
}

impl Div<i32> for Px {
    type Output = Self;
    fn div(self, by: i32) -> Self {
        Self(self.0 / by)
    }
}

impl AddAssign for Px {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Px {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

/// A place in the picture, from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Point {
    /// To the right.
    pub x: Px,
    /// Downwards.
    pub y: Px,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: Px, y: Px) -> Self {
        Self { x, y }
    }

    /// Moved by `x`, `y`.
    #[must_use]
    pub fn shift(self, x: Px, y: Px) -> Self {
        Self::new(self.x + x, self.y + y)
    }
}

/// An upright box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rect {
    /// Left edge.
    pub x: Px,
    /// Upper edge.
    pub y: Px,
    /// Width, not negative.
    pub width: Px,
    /// Height, not negative.
    pub height: Px,
}

impl Rect {
    /// The box between two corners, whichever they are.
    pub fn between(one: Point, other: Point) -> Self {
        let (x, y) = (one.x.min(other.x), one.y.min(other.y));
        Self { x, y, width: (one.x - other.x).abs(), height: (one.y - other.y).abs() }
    }

    /// Right edge.
    pub fn right(self) -> Px {
        self.x + self.width
    }

    /// Lower edge.
    pub fn bottom(self) -> Px {
        self.y + self.height
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether `other` lies within.
    pub fn contains(self, other: Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// The smallest box around both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::between(
            Point::new(self.x.min(other.x), self.y.min(other.y)),
            Point::new(self.right().max(other.right()), self.bottom().max(other.bottom())),
        )
    }

    /// Larger by `margin` on each side.
    #[must_use]
    pub fn grow(self, margin: Px) -> Self {
        Self {
            x: self.x - margin,
            y: self.y - margin,
            width: (self.width + margin * 2).max(Px::ZERO),
            height: (self.height + margin * 2).max(Px::ZERO),
        }
    }
}
