//! Scales: where a number stands, and which round numbers are written beside it.
//!
//! A scale runs evenly from stop to stop (numbers that are drawn), at one factor. A long stretch in which
//! nothing stands may be cut out: the break shows as such, and left and right of it the factor is the same.
//! Scales know no drawing and no direction: they count pixels from their first stop.

use crate::order;

/// A piece of a scale between two places, or a cut.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
    cut: bool,
}

/// A scale from (projected) numbers to pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pieces: Vec<Piece>,
    first: f64,
    factor: f64,
}

/// How empty stretches are cut out of a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cuts {
    /// What stays uncut on both sides of a cut, in the scale's unit.
    pub margin: f64,
    /// How many pixels a cut takes.
    pub pixels: f64,
}

impl Scale {
    /// A scale over `stops` (sorted, finite), `factor` pixels for each unit; the gaps after the stops listed in
    /// `cut` are cut out, where they are longer than their margins.
    pub fn new(stops: &[f64], cut: &[usize], cuts: Cuts, factor: f64) -> Self {
        let first = stops.first().copied().unwrap_or(0.0);
        let mut pieces = Vec::new();
        let (mut from, mut start) = (first, 0.0);
        for (place, pair) in stops.windows(2).enumerate() {
            if !cut.contains(&place) || pair[1] - pair[0] <= 2.0 * cuts.margin {
                continue;
            }
            let (last, next) = (pair[0] + cuts.margin, pair[1] - cuts.margin);
            let end = start + (last - from) * factor;
            pieces.push(Piece { from, to: last, start, end, cut: false });
            pieces.push(Piece { from: last, to: next, start: end, end: end + cuts.pixels, cut: true });
            (from, start) = (next, end + cuts.pixels);
        }
        let to = stops.last().copied().unwrap_or(first);
        pieces.push(Piece { from, to, start, end: start + (to - from) * factor, cut: false });
        Self { pieces, first, factor }
    }

    /// The same with the factor that makes it `pixels` long.
    pub fn fit(stops: &[f64], cut: &[usize], cuts: Cuts, pixels: f64) -> Self {
        let unit = Self::new(stops, cut, Cuts { pixels: 0.0, ..cuts }, 1.0);
        let taken = unit.pieces.iter().filter(|piece| piece.cut).count() as f64 * cuts.pixels;
        let length = unit.length();
        let factor = if length > 0.0 { (pixels - taken).max(1.0) / length } else { 1.0 };
        Self::new(stops, cut, cuts, factor)
    }

    /// Pixels from the first stop; beyond the ends it runs on at the same factor.
    pub fn at(&self, value: f64) -> f64 {
        let piece = self.pieces.iter().find(|piece| value <= piece.to).or(self.pieces.last());
        match piece {
            Some(piece) if piece.cut => {
                piece.start + (value - piece.from) / (piece.to - piece.from) * (piece.end - piece.start)
            }
            Some(piece) => piece.start + (value - piece.from) * self.factor,
            None => 0.0,
        }
    }

    /// Pixels from the first to the last stop.
    pub fn length(&self) -> f64 {
        self.pieces.last().map_or(0.0, |piece| piece.end)
    }

    /// The number at that many pixels from the first stop.
    pub fn invert(&self, pixels: f64) -> f64 {
        let piece = self.pieces.iter().find(|piece| pixels <= piece.end).or(self.pieces.last());
        match piece {
            Some(piece) if piece.cut => {
                piece.from + (pixels - piece.start) / (piece.end - piece.start) * (piece.to - piece.from)
            }
            Some(piece) => piece.from + (pixels - piece.start) / self.factor,
            None => self.first,
        }
    }

    /// Pixels for each unit.
    pub fn factor(&self) -> f64 {
        self.factor
    }

    /// The cuts, each from and to which pixel.
    pub fn cuts(&self) -> impl Iterator<Item = (f64, f64)> {
        self.pieces.iter().filter(|piece| piece.cut).map(|piece| (piece.start, piece.end))
    }

    /// Whether a number falls into a cut.
    pub fn is_cut(&self, value: f64) -> bool {
        self.pieces.iter().any(|piece| piece.cut && piece.from < value && value < piece.to)
    }
}

/// The gaps that are longer than `limit`.
pub fn long_gaps(stops: &[f64], limit: f64) -> Vec<usize> {
    stops
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| pair[1] - pair[0] > limit)
        .map(|(place, _)| place)
        .collect()
}

/// The gaps that take more than `share` of what is left of the range, the longest first; each at least `least`.
pub fn ruling_gaps(stops: &[f64], share: f64, least: f64) -> Vec<usize> {
    let mut gaps: Vec<(f64, usize)> =
        stops.windows(2).enumerate().map(|(place, pair)| (pair[1] - pair[0], place)).collect();
    order::by(&mut gaps, |one, other| other.0.total_cmp(&one.0));
    let mut left: f64 = gaps.iter().map(|gap| gap.0).sum();
    let mut ruling = Vec::new();
    for (gap, place) in gaps {
        if gap < least || gap < share * left {
            break;
        }
        ruling.push(place);
        left -= gap;
    }
    ruling
}

/// Where a number of people stands on a logarithmic or linear scale. Zero has no logarithm and stands half a
/// person above nothing.
pub fn project(people: u64, log: bool) -> f64 {
    if log { (people as f64).max(0.5).log10() } else { people as f64 }
}

/// A labeled place of the axis of people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// The number.
    pub people: u64,
    /// Pixels from the first stop.
    pub at: f64,
}

/// Round numbers between two places (in pixels), at least `apart` pixels from each other: 1, 3, 10 where that
/// gives two, else as many steps as it takes; on a linear scale 1, 2, 5.
pub fn ticks(scale: &Scale, log: bool, from: f64, to: f64, apart: f64) -> Vec<Tick> {
    let (low, high) = (scale.invert(from), scale.invert(to));
    let candidates: Vec<Vec<u64>> = if log {
        let decades = |steps: &[u64]| -> Vec<u64> {
            (0..19).flat_map(|power| steps.iter().map(move |step| step * 10u64.pow(power))).collect()
        };
        vec![decades(&[1, 3]), decades(&[1, 2, 5]), decades(&[1, 2, 3, 4, 5, 6, 7, 8, 9])]
    } else {
        vec![even(low, high, 56.0 / scale.factor()), even(low, high, 28.0 / scale.factor())]
    };
    let mut best: Vec<Tick> = Vec::new();
    for numbers in candidates {
        let mut found: Vec<Tick> = Vec::new();
        for people in numbers {
            let value = project(people, log);
            let at = scale.at(value);
            let inside = low <= value && value <= high && !scale.is_cut(value);
            if inside && found.last().is_none_or(|last| at - last.at >= apart) {
                found.push(Tick { people, at });
            }
        }
        if found.len() > best.len() {
            best = found;
        }
        if best.len() >= 2 {
            break;
        }
    }
    best
}

/// Multiples of 1, 2 or 5 times a power of ten, at least `step` apart, at most a few hundred.
fn even(low: f64, high: f64, step: f64) -> Vec<u64> {
    let mut width: u64 = 1;
    while (width as f64) < step && width < 10u64.pow(18) {
        let leading = width / 10u64.pow(width.ilog10());
        width = if leading == 2 { width / 2 * 5 } else { width * 2 };
    }
    let first = (low.max(0.0) / width as f64).ceil() as u64;
    (first..first.saturating_add(400))
        .map_while(|n| n.checked_mul(width))
        .take_while(|&n| n as f64 <= high)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUTS: Cuts = Cuts { margin: 0.1, pixels: 30.0 };

    /// The greatest number is no round one, whose digits would run over the chart's edge.
    #[test]
    fn ticks_are_round_up_to_the_greatest_numbers() {
        let ticks = even(0.0, u64::MAX as f64, 5e17);
        assert!(ticks.len() > 10 && ticks.iter().all(|tick| tick % 10u64.pow(17) == 0), "{ticks:?}");
    }

    #[test]
    fn one_factor_on_both_sides_of_a_cut() {
        let stops = [0.0, 1.0, 6.0, 7.0];
        let scale = Scale::new(&stops, &long_gaps(&stops, 1.4), CUTS, 100.0);
        assert!((scale.at(1.0) - 100.0).abs() < 1e-9);
        assert!((scale.at(7.0) - scale.at(6.0) - 100.0).abs() < 1e-9);
        assert!((scale.length() - (100.0 + 10.0 + 30.0 + 10.0 + 100.0)).abs() < 1e-9);
        assert!(scale.is_cut(3.0) && !scale.is_cut(1.05));
        for value in [-1.0, 0.5, 1.0, 3.0, 6.5, 9.0] {
            assert!((scale.invert(scale.at(value)) - value).abs() < 1e-9, "{value}");
        }
    }

    #[test]
    fn fitted_scales_fill_their_room() {
        let scale = Scale::fit(&[0.0, 1.0, 6.0, 7.0], &[1], CUTS, 400.0);
        assert!((scale.length() - 400.0).abs() < 1e-9);
        assert!(Scale::fit(&[5.0], &[], CUTS, 400.0).at(5.0).abs() < 1e-9);
        assert!(Scale::fit(&[], &[], CUTS, 400.0).length().abs() < 1e-9);
    }

    #[test]
    fn far_away_days_are_cut_off_and_near_ones_are_not() {
        assert_eq!(ruling_gaps(&[0.0, 10.0, 900.0, 920.0], 0.6, 90.0), [1]);
        assert!(ruling_gaps(&[0.0, 60.0, 74.0, 104.0], 0.6, 90.0).is_empty());
    }

    #[test]
    fn round_numbers() {
        let people = |numbers: &[u64]| {
            let stops: Vec<f64> = numbers.iter().map(|&n| project(n, true)).collect();
            let scale = Scale::new(&stops, &[], CUTS, 180.0);
            ticks(&scale, true, -20.0, scale.length() + 20.0, 22.0)
                .iter()
                .map(|t| t.people)
                .collect::<Vec<_>>()
        };
        assert_eq!(people(&[1000, 9999]), [1000, 3000, 10_000]);
        assert!(people(&[3000, 3800]).len() >= 2);
        let scale = Scale::fit(&[0.0, 3800.0], &[], CUTS, 200.0);
        let linear: Vec<u64> = ticks(&scale, false, 0.0, 220.0, 22.0).iter().map(|t| t.people).collect();
        assert_eq!(linear, [0, 2000, 4000]);
    }
}
