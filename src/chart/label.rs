//! Labels beside their marks, without overlap: greedy, the important ones first.
//!
//! A label that fits nowhere loses its name first, then goes; the mark keeps its words for pointing at it.
//! One that a dispute touches never goes: it may stand farther away, and where there is no room the panel grows.

use super::geometry::{Point, Px, Rect};
use super::measure::{block, line_height, set};
use super::room::Room;
use super::scene::{Anchor, Text};
use super::words::Lines;
use crate::order;

/// Space between a mark and its label.
const GAP: Px = Px::new(6);

/// A label to be placed.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// With the source's name, and the number alone.
    pub choices: Vec<Lines>,
    /// The mark's glyphs.
    pub core: Rect,
    /// The mark's middle.
    pub at: Point,
    /// Whether it is a bar: its label stands above it.
    pub bar: bool,
    /// Whether a later number of the same source follows: its label stands on the left.
    pub first: bool,
    /// Whether it must be placed.
    pub must: bool,
    /// Where it may stand.
    pub area: Rect,
}

#[derive(Clone, Copy)]
enum Spot {
    Right,
    RightUp,
    RightDown,
    Left,
    LeftUp,
    LeftDown,
    Above,
    Below,
}

impl Wanted {
    fn spots(&self) -> [Spot; 8] {
        use Spot::{Above, Below, Left, LeftDown, LeftUp, Right, RightDown, RightUp};
        if self.bar {
            [Above, RightUp, LeftUp, Right, Left, RightDown, LeftDown, Below]
        } else if self.first {
            [Left, LeftUp, LeftDown, Right, RightUp, RightDown, Above, Below]
        } else {
            [Right, RightUp, Left, RightDown, LeftUp, LeftDown, Above, Below]
        }
    }

    fn text(&self, lines: &Lines, spot: Spot) -> Text {
        let (_, high) = block(lines);
        let first = lines.first().map_or(Px::ZERO, |line| line_height(line.1));
        let (level, up, down) =
            (self.at.y - first / 2, self.core.y - high + Px::new(5), self.core.bottom() - Px::new(5));
        let (right, left) = (self.core.right() + GAP, self.core.x - GAP);
        let (near_right, near_left) = (self.core.right() + Px::new(2), self.core.x - Px::new(2));
        let (x, y, anchor) = match spot {
            Spot::Right => (right, level, Anchor::Start),
            Spot::RightUp => (near_right, up, Anchor::Start),
            Spot::RightDown => (near_right, down, Anchor::Start),
            Spot::Left => (left, level, Anchor::End),
            Spot::LeftUp => (near_left, up, Anchor::End),
            Spot::LeftDown => (near_left, down, Anchor::End),
            Spot::Above => (self.at.x, self.core.y - high - Px::new(2), Anchor::Middle),
            Spot::Below => (self.at.x, self.core.bottom() + Px::new(2), Anchor::Middle),
        };
        set(lines.clone(), Point::new(x, y), anchor, true)
    }

    /// The first free place beside the mark.
    fn beside(&self, lines: &Lines, room: &Room) -> Option<Text> {
        self.spots()
            .into_iter()
            .map(|spot| self.text(lines, spot))
            .find(|text| self.area.contains(text.bounds) && room.is_free(text.bounds))
    }

    /// The nearest free place in the whole area.
    fn anywhere(&self, lines: &Lines, room: &Room) -> Option<Text> {
        let (wide, high) = block(lines);
        let mut places: Vec<(Px, Point)> = Vec::new();
        let step = Px::new(10);
        let mut y = self.area.y;
        while y + high <= self.area.bottom() {
            for x in [-160, -80, -30, 0, 30, 80, 160] {
                let x = (self.core.right() + GAP + Px::new(x)).min(self.area.right() - wide).max(self.area.x);
                let middle = Point::new(x + wide / 2, y + high / 2);
                let far = (middle.y - self.at.y).abs() * 2 + (middle.x - self.at.x).abs();
                places.push((far, Point::new(x, y)));
            }
            y += step;
        }
        order::by_key(&mut places, |place| (place.0, place.1.y, place.1.x));
        places
            .into_iter()
            .map(|(_, at)| set(lines.clone(), at, Anchor::Start, true))
            .find(|text| self.area.contains(text.bounds) && room.is_free(text.bounds))
    }
}

/// Places labels in the order given and takes their room. `None` where one was dropped; `Err` names the first
/// that must be placed and could not.
pub fn place(wanted: &[Wanted], room: &mut Room) -> Result<Vec<Option<Text>>, usize> {
    let mut placed = Vec::with_capacity(wanted.len());
    for (place, label) in wanted.iter().enumerate() {
        let mut text = None;
        for (choice, lines) in label.choices.iter().enumerate() {
            text = label.beside(lines, room);
            if text.is_none() && label.must && choice == 0 {
                text = label.anywhere(lines, room);
            }
            if text.is_some() {
                break;
            }
        }
        if text.is_none() && label.must {
            return Err(place);
        }
        if let Some(text) = &text {
            room.take(text.bounds);
        }
        placed.push(text);
    }
    Ok(placed)
}
