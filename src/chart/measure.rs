//! How wide text is, without a browser: a table of glyph widths, generously taken.
//!
//! Each width is the wider of Arial's and DejaVu Sans Condensed's, times 1.12, so that the fonts that a reader
//! may have are all narrower. Letters outside ASCII take a common width. Limit: no kerning, no ligatures.

use super::geometry::{Point, Px, Rect};
use super::scene::{Anchor, Color, Line, Run, Text};

/// Advance widths of the characters 32 to 126 in hundredths of the font size.
const REGULAR: [u8; 95] = [
    32, 41, 47, 85, 65, 100, 79, 28, 40, 40, 51, 85, 32, 38, 32, 34, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65,
    34, 34, 85, 85, 85, 63, 114, 75, 75, 81, 81, 75, 69, 88, 81, 32, 56, 75, 63, 94, 81, 88, 75, 88, 81, 75,
    69, 81, 75, 106, 75, 75, 70, 40, 34, 40, 85, 63, 51, 63, 64, 56, 64, 63, 36, 64, 64, 28, 28, 59, 28, 99,
    64, 63, 64, 64, 42, 56, 40, 64, 60, 83, 60, 60, 56, 65, 34, 65, 85,
];

/// The same in bold.
const BOLD: [u8; 95] = [
    36, 46, 54, 85, 71, 101, 88, 31, 47, 47, 53, 85, 39, 42, 39, 37, 71, 71, 71, 71, 71, 71, 71, 71, 71, 71,
    41, 41, 85, 85, 85, 69, 110, 81, 81, 81, 84, 75, 69, 88, 85, 38, 63, 81, 69, 101, 85, 88, 75, 88, 81, 75,
    69, 82, 78, 112, 78, 75, 74, 47, 37, 47, 85, 63, 51, 68, 73, 63, 73, 69, 44, 73, 72, 35, 35, 67, 35, 105,
    72, 70, 73, 73, 50, 63, 49, 72, 66, 94, 65, 66, 59, 72, 37, 72, 85,
];

/// Width of one character in hundredths of the font size.
fn advance(character: char, bold: bool) -> i32 {
    match character {
        ' '..='~' => i32::from(if bold { BOLD } else { REGULAR }[character as usize - 32]),
        // No-break and thin spaces, points, quotation marks: narrow.
        '\u{a0}' | '\u{202f}' | '·' | '‘' | '’' => 40,
        '„' | '“' | '”' | '–' | '«' | '»' => 68,
        '\u{300}'..='\u{36f}' => 0,
        'ß' | 'à'..='ö' | 'ø'..='ÿ' => 75,
        // Other alphabets: as wide as their capitals.
        '\u{a1}'..='\u{10ff}' => 95,
        '…' | '—' => 105,
        // Signs and scripts with a full square for each character.
        _ => 115,
    }
}

/// The room that `text` takes at `size`.
pub fn width(text: &str, bold: bool, size: Px) -> Px {
    let hundredths: i64 = text.chars().map(|c| i64::from(advance(c, bold))).sum();
    Px::of(hundredths as f64 * size.get() / 100.0)
}

/// A run in the regular weight.
pub fn plain(text: impl Into<String>, color: Color) -> Run {
    Run { text: text.into(), color, size: None, bold: false, struck: false }
}

/// A run in bold.
pub fn bold(text: impl Into<String>, color: Color) -> Run {
    Run { bold: true, ..plain(text, color) }
}

/// The room that runs take in one line.
pub fn line_width(runs: &[Run], size: Px) -> Px {
    runs.iter().fold(Px::ZERO, |sum, run| sum + width(&run.text, run.bold, run.size.unwrap_or(size)))
}

/// How high a line of that size is from top to bottom.
pub fn line_height(size: Px) -> Px {
    Px::of(size.get() * 1.25)
}

/// How far the base line lies below the top of a line.
pub fn ascent(size: Px) -> Px {
    Px::of(size.get() * 0.97)
}

/// The width and height of lines under each other.
pub fn block(lines: &[(Vec<Run>, Px)]) -> (Px, Px) {
    lines.iter().fold((Px::ZERO, Px::ZERO), |(wide, high), (runs, size)| {
        (wide.max(line_width(runs, *size)), high + line_height(*size))
    })
}

/// Sets lines under each other: `at` is the start, middle or end of the first line's upper edge.
pub fn set(lines: Vec<(Vec<Run>, Px)>, at: Point, anchor: Anchor, halo: bool) -> Text {
    let (wide, high) = block(&lines);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - wide / 2,
        Anchor::End => at.x - wide,
    };
    let mut top = at.y;
    let lines = lines
        .into_iter()
        .map(|(runs, size)| {
            let y = top + ascent(size);
            top += line_height(size);
            Line { runs, size, y }
        })
        .collect();
    Text { x: at.x, anchor, lines, halo, bounds: Rect { x: left, y: at.y, width: wide, height: high } }
}

/// Cuts a text so that it fits, with an ellipsis where something is lost; nothing where not even that fits.
pub fn shorten(text: &str, bold: bool, size: Px, room: Px) -> String {
    if width(text, bold, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut taken = width("…", bold, size);
    if taken > room {
        return kept;
    }
    for character in text.chars() {
        taken += width(character.encode_utf8(&mut [0; 4]), bold, size);
        if taken > room {
            break;
        }
        kept.push(character);
    }
    format!("{}…", kept.trim_end())
}

/// Breaks a text into lines that fit, at spaces; a word that is too long stands alone, cut.
pub fn wrap(text: &str, bold: bool, size: Px, room: Px) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), bold, size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(shorten(word, bold, size, room)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_words_are_wider() {
        let size = Px::new(13);
        assert!(width("3.800", true, size) > width("3.800", false, size));
        assert_eq!(width("", false, size), Px::ZERO);
        assert_eq!(width("12.000", false, Px::new(10)).to_string(), "35.7");
    }

    #[test]
    fn cuts_and_breaks_fit() {
        let (size, room) = (Px::new(13), Px::new(90));
        let text = "Getötete in einer einzelnen Meldung, Donaudampfschifffahrtsgesellschaft";
        assert!(width(&shorten(text, true, size, room), true, size) <= room);
        let lines = wrap(text, true, size, room);
        assert!(lines.len() > 3 && lines.iter().all(|line| width(line, true, size) <= room));
        assert!(lines.last().is_some_and(|line| line.ends_with('…')));
    }

    #[test]
    fn boxes_hold_their_lines() {
        let lines =
            vec![(vec![plain("ab", Color::Ink)], Px::new(13)), (vec![plain("c", Color::Ink)], Px::new(12))];
        let text = set(lines, Point::new(Px::new(100), Px::new(50)), Anchor::End, true);
        assert_eq!(text.bounds.right(), Px::new(100));
        assert!(text.lines.iter().all(|line| line.y > text.bounds.y && line.y < text.bounds.bottom()));
        assert_eq!(text.words(), "ab c");
    }
}
