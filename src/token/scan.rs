//! Characters to tokens.

use super::{Shape, Token, TokenKind};
use crate::language::{Classes, Known};
use crate::text::Span;

/// All tokens of a text; white space and invisible signs belong to none.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        if *byte == b' ' {
            at += 1;
            continue;
        }
        let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let (kind, end, shape) = if is_letter(first) {
            let (end, shape) = word_end(text, at);
            (TokenKind::Word, end, shape)
        } else if first.is_ascii_digit() {
            let end = number_end(text, at);
            let plain = text[at..end].is_ascii();
            (TokenKind::Number, end, if plain { Shape::Plain } else { Shape::Joined })
        } else {
            let end = at + first.len_utf8();
            if first.is_whitespace() || is_invisible(first) {
                at = end;
                continue;
            }
            let plain = first.is_ascii() && first != '`';
            (TokenKind::Sign(first), end, if plain { Shape::Plain } else { Shape::Simple })
        };
        tokens.push(Token {
            span: Span::new(at as u32, end as u32),
            kind,
            sentence: 0,
            capital: first.is_uppercase(),
            shape,
            known: Known::NOT,
            classes: Classes::NONE,
            folded: 0..0,
            senses: 0..0,
        });
        at = end;
    }
    tokens
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic())
}

/// Signs without width; they may stand inside a word but make none.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

/// A hyphen, apostrophe, gender sign or full stop of an abbreviation may join two parts of a word.
fn joins(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '&')
}

/// Where the word ends that begins at `start`, and of what it is made.
fn word_end(text: &str, start: usize) -> (usize, Shape) {
    // Most words are plain small letters, perhaps after a capital.
    let bytes = &text.as_bytes()[start..];
    let mut plain = usize::from(bytes[0].is_ascii_alphabetic());
    let mut last = if plain > 0 { char::from(bytes[0]) } else { ' ' };
    let mut shape = if bytes[0].is_ascii_uppercase() { Shape::Simple } else { Shape::Plain };
    loop {
        match (bytes.get(plain), bytes.get(plain + 1)) {
            (Some(b'a'..=b'z'), _) => plain += 1,
            // à to ÿ, but no ÷
            (Some(0xc3), Some(0xa0..=0xb6 | 0xb8..=0xbf)) => plain += 2,
            // ß
            (Some(0xc3), Some(0x9f)) => {
                plain += 2;
                shape = Shape::Simple;
            }
            _ => break,
        }
        last = 'a';
    }
    // What stands behind most of them is no part of any word.
    if plain > 0
        && bytes
            .get(plain)
            .is_none_or(|byte| matches!(byte, b' ' | b'\n' | b'.' | b',' | b'"' | b'?' | b'!' | b')'))
    {
        return (start + plain, shape);
    }
    let mut end = start + plain;
    let mut chars = text[end..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = plain + at;
        let next = chars.peek().map(|(_, c)| *c);
        // Where a heading ran into the body (`KurskMoskau`), the capital after a small letter begins a word;
        // names such as `McDonald` are broken too, which harms nothing here.
        let run_in = c.is_uppercase() && last.is_lowercase() && next.is_some_and(char::is_lowercase);
        if is_letter(c) && !(run_in && at >= 3 && !text[start..].starts_with("Mc")) {
            end = start + at + c.len_utf8();
        } else if is_letter(c) {
            break;
        } else if c.is_ascii_digit() || is_invisible(c) {
            end = start + at + c.len_utf8();
        } else if joins(c) && next.is_some_and(|c| is_letter(c) || c.is_ascii_digit()) {
        } else if matches!(c, '*' | ':' | '_') && text[start + at + 1..].starts_with("in") {
            // Soldat*innen, Soldat:innen
        } else {
            break;
        }
        last = c;
    }
    // A soft hyphen at the end of a word belongs to none.
    (end.max(start + text[start..].chars().next().map_or(1, char::len_utf8)), Shape::Joined)
}

fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while end < bytes.len() {
        let grouped = matches!(bytes[end], b'.' | b',' | b'\'' | b'/' | b':')
            || (bytes[end] == b'-' && is_iso_date(&bytes[start..end], &bytes[end..]));
        if bytes[end].is_ascii_digit() || (grouped && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)) {
            end += 1;
        } else if text[end..].starts_with('’') && bytes.get(end + 3).is_some_and(u8::is_ascii_digit) {
            end += 3;
        } else {
            break;
        }
    }
    end
}

/// Whether the hyphen between `before` and `after` is one of `2024-10-25` or `2024-10`.
fn is_iso_date(before: &[u8], after: &[u8]) -> bool {
    let digits =
        |from: usize| after.get(from..from + 2).is_some_and(|two| two.iter().all(u8::is_ascii_digit));
    let ends = |from: usize| !after.get(from).is_some_and(u8::is_ascii_digit);
    match before.len() {
        4 => digits(1) && ends(3),
        7 => before.get(4) == Some(&b'-') && digits(1) && ends(3),
        _ => false,
    }
}
