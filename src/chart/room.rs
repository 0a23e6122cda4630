//! Which room of the picture is taken, found quickly.

use super::geometry::{Point, Px, Rect};
use std::collections::HashMap;

/// Edge of a cell in pixels.
const CELL: f64 = 32.0;

/// A set of boxes in a grid of cells.
#[derive(Clone, Debug, Default)]
pub struct Room {
    cells: HashMap<(i32, i32), Vec<Rect>>,
}

fn cells(area: Rect) -> impl Iterator<Item = (i32, i32)> {
    let cell = |length: Px| (length.get() / CELL).floor() as i32;
    let (left, right) = (cell(area.x), cell(area.right()));
    let (top, bottom) = (cell(area.y), cell(area.bottom()));
    (left..=right).flat_map(move |x| (top..=bottom).map(move |y| (x, y)))
}

impl Room {
    /// Takes a box.
    pub fn take(&mut self, area: Rect) {
        for cell in cells(area) {
            self.cells.entry(cell).or_default().push(area);
        }
    }

    /// Takes a line, with 2 px on both sides.
    pub fn take_line(&mut self, from: Point, to: Point) {
        let (dx, dy) = ((to.x - from.x).get(), (to.y - from.y).get());
        let steps = (dx.hypot(dy) / 6.0).ceil().clamp(1.0, 2000.0) as i32;
        for step in 0..=steps {
            let part = f64::from(step) / f64::from(steps);
            let point = from.shift(Px::of(dx * part), Px::of(dy * part));
            self.take(Rect { x: point.x, y: point.y, ..Rect::default() }.grow(Px::new(2)));
        }
    }

    /// Whether nothing is there.
    pub fn is_free(&self, area: Rect) -> bool {
        cells(area).all(|cell| {
            self.cells.get(&cell).is_none_or(|taken| taken.iter().all(|other| !other.overlaps(area)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: i32, y: i32) -> Rect {
        Rect { x: Px::new(x), y: Px::new(y), width: Px::new(10), height: Px::new(10) }
    }

    #[test]
    fn taken_room_is_taken_across_cells() {
        let mut room = Room::default();
        room.take(square(28, -5));
        assert!(!room.is_free(square(36, 0)));
        assert!(room.is_free(square(38, -5)), "touching is no overlap");
        room.take_line(Point::new(Px::ZERO, Px::new(100)), Point::new(Px::new(100), Px::new(200)));
        assert!(!room.is_free(square(45, 145)));
        assert!(room.is_free(square(80, 120)));
    }
}
