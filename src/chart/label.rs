//! Labels beside their marks, without overlap: greedy, the important ones first.
//!
//! A label that fits nowhere loses its name first, then goes; the mark keeps its words for pointing at it.
//! One that a dispute touches never goes: it may stand farther away, and where there is no room the panel grows.

use super::geometry::{Point, Px, Rect};
use super::measure::{block, line_height, set};
use super::room::Room;
use super::scene::{Anchor, Text};
use super::words::Lines;

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
        let (width, height) = block(lines);
        let mut best: Option<(Px, Point)> = None;
        let mut y = self.area.y;
        while y + height <= self.area.bottom() {
            let mut x = self.area.x;
            while x + width <= self.area.right() {
                let (dx, dy) = (x + width / 2 - self.at.x, y + height / 2 - self.at.y);
                // A label is wider than high: a step up or down leads farther away.
                let far = dy.abs() * 2 + dx.abs();
                let nearer = best.is_none_or(|(least, _)| far < least);
                if nearer && room.is_free(Rect { x, y, width, height }) {
                    best = Some((far, Point::new(x, y)));
                }
                x += Px::new(12);
            }
            y += Px::new(10);
        }
        best.map(|(_, at)| set(lines.clone(), at, Anchor::Start, true))
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

#[cfg(test)]
mod tests {
    use super::super::measure::plain;
    use super::super::scene::Color;
    use super::*;

    fn wanted(x: i32, must: bool) -> Wanted {
        let line = |words: &str| vec![(vec![plain(words, Color::Ink)], Px::new(13))];
        let at = Point::new(Px::new(x), Px::new(100));
        Wanted {
            choices: vec![line("a long name 1.000"), line("1.000")],
            core: Rect { x: at.x, y: at.y, ..Rect::default() }.grow(Px::new(7)),
            at,
            bar: false,
            first: false,
            must,
            area: Rect { x: Px::ZERO, y: Px::new(80), width: Px::new(400), height: Px::new(40) },
        }
    }

    #[test]
    fn a_label_loses_its_name_before_it_goes() {
        let mut room = Room::default();
        let all: Vec<Wanted> = (0..12).map(|_| wanted(60, false)).collect();
        let placed = place(&all, &mut room).unwrap();
        let words: Vec<String> = placed.iter().flatten().map(Text::words).collect();
        assert_eq!(words[0], "a long name 1.000");
        assert!(words.iter().any(|words| words == "1.000") && words.len() < 12);
        for (place, text) in placed.iter().flatten().enumerate() {
            assert!(placed.iter().flatten().skip(place + 1).all(|other| !other.bounds.overlaps(text.bounds)));
        }
    }

    #[test]
    fn what_must_stand_stands_elsewhere_or_says_that_there_is_no_room() {
        let mut room = Room::default();
        room.take(Rect { x: Px::new(150), y: Px::new(80), width: Px::new(200), height: Px::new(40) });
        let placed = place(&[wanted(200, true)], &mut room).unwrap();
        assert!(placed[0].is_some());
        room.take(Rect { x: Px::ZERO, y: Px::new(80), width: Px::new(400), height: Px::new(40) });
        assert_eq!(place(&[wanted(200, true)], &mut room), Err(0));
    }
}
