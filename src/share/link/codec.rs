//! Bytes as base64url; numbers and texts as few bytes.

use super::LinkError;
use super::tables::{CODES, IDS};
use std::collections::HashMap;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as base64url without padding (RFC 4648, section 5).
pub(super) fn text_of(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..=group.len() {
            text.push(char::from(ALPHABET[(bits >> (18 - 6 * place)) as usize & 63]));
        }
    }
    text
}

/// The bytes of a text that [`text_of`] can have made; no other.
pub(super) fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for (place, sign) in group.iter().enumerate() {
            let value = match sign {
                b'A'..=b'Z' => sign - b'A',
                b'a'..=b'z' => sign - b'a' + 26,
                b'0'..=b'9' => sign - b'0' + 52,
                b'-' => 62,
                b'_' => 63,
                _ => return None,
            };
            bits |= u32::from(value) << (18 - 6 * place);
        }
        let whole = group.len().checked_sub(1).filter(|&whole| whole > 0)?;
        // Bits below the last byte are zero: one text for the same bytes.
        if bits & (0x00FF_FFFF >> (8 * whole)) != 0 {
            return None;
        }
        bytes.extend(&bits.to_be_bytes()[1..=whole]);
    }
    Some(bytes)
}

/// The end of a text in version 1.
const END: u8 = 0xFF;
/// There: a character that has no code; its number follows.
const OTHER: u8 = 0x80;
/// In version 2: behind it stands a byte that would mean the end (0), a text of the field's own (1, 2), or this.
const ITSELF: u8 = 3;

/// Writes a body.
#[derive(Default)]
pub(super) struct Writer {
    pub bytes: Vec<u8>,
    /// Ids said before, by their number.
    known: HashMap<String, usize>,
}

impl Writer {
    /// A number, seven bits in a byte, the lowest first.
    pub fn number(&mut self, mut number: u64) {
        while number > 127 {
            self.bytes.push(number as u8 | 128);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// A number that may be below zero.
    pub fn signed(&mut self, number: i32) {
        self.number(u64::from((number << 1 ^ number >> 31) as u32));
    }

    /// A number of people: most end with zeros.
    pub fn people(&mut self, people: u64) {
        let (mut digits, mut zeros) = (people, 0);
        while digits > 0 && digits.is_multiple_of(10) && zeros < 9 {
            (digits, zeros) = (digits / 10, zeros + 1);
        }
        self.number(digits * 10 + zeros);
    }

    /// A text. `own` are two texts that have codes of their own here.
    pub fn text(&mut self, text: &str, own: [&str; 2]) {
        let mut rest = text.as_bytes();
        while let Some((first, behind)) = rest.split_first() {
            if let Some(place) =
                own.iter().position(|own| !own.is_empty() && rest.starts_with(own.as_bytes()))
            {
                self.bytes.push(1 + place as u8);
                rest = &rest[own[place].len()..];
                continue;
            }
            if *first <= ITSELF {
                self.bytes.push(ITSELF);
            }
            self.bytes.push(*first);
            rest = behind;
        }
        self.bytes.push(0);
    }

    /// An id: its number where it is known, else 0 and its text. `base` is the number of the first known one.
    pub fn id(&mut self, id: &str, base: u64) {
        let known = IDS.iter().position(|known| *known == id).or_else(|| self.known.get(id).copied());
        match known {
            Some(place) => self.number(base + place as u64),
            None => {
                self.number(base - 1);
                self.text(id, [""; 2]);
                self.known.insert(id.to_owned(), IDS.len() + self.known.len());
            }
        }
    }
}

/// Reads a body; an error has the place where it stopped.
pub(super) struct Reader<'a> {
    bytes: Box<dyn Iterator<Item = u8> + 'a>,
    at: usize,
    end: usize,
    known: Vec<String>,
    /// Texts as in version 1.
    coded: bool,
}

impl<'a> Reader<'a> {
    /// Of so many bytes.
    pub fn new(bytes: impl Iterator<Item = u8> + 'a, end: usize) -> Self {
        Self { bytes: Box::new(bytes), at: 0, end, known: Vec::new(), coded: false }
    }

    /// Of a body of version 1.
    pub fn coded(bytes: &'a [u8]) -> Self {
        Self { coded: true, ..Self::new(bytes.iter().copied(), bytes.len()) }
    }

    /// That what stands here is wrong.
    pub fn wrong(&self) -> LinkError {
        LinkError::Content(self.at)
    }

    /// How many bytes were read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether all was read.
    pub fn is_at_end(&self) -> bool {
        self.at == self.end
    }

    fn byte(&mut self) -> Result<u8, LinkError> {
        if self.is_at_end() {
            return Err(self.wrong());
        }
        let byte = self.bytes.next().ok_or_else(|| self.wrong())?;
        self.at += 1;
        Ok(byte)
    }

    pub fn number(&mut self) -> Result<u64, LinkError> {
        let mut number = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(number);
            }
        }
        Err(self.wrong())
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> Result<usize, LinkError> {
        let number = self.number()?;
        if number < limit { Ok(number as usize) } else { Err(self.wrong()) }
    }

    pub fn signed(&mut self) -> Result<i32, LinkError> {
        let number = u32::try_from(self.number()?).map_err(|_| self.wrong())?;
        Ok((number >> 1) as i32 ^ -((number & 1) as i32))
    }

    pub fn people(&mut self, largest: u64) -> Result<u64, LinkError> {
        let number = self.number()?;
        let people = (number / 10).checked_mul(10u64.pow((number % 10) as u32));
        people.filter(|&people| people <= largest).ok_or_else(|| self.wrong())
    }

    /// A text of at most `longest` bytes.
    pub fn text(&mut self, longest: usize, own: [&str; 2]) -> Result<String, LinkError> {
        if self.coded {
            return self.coded_text(longest, own);
        }
        let mut text = Vec::new();
        loop {
            match self.byte()? {
                0 => return String::from_utf8(text).map_err(|_| self.wrong()),
                own_text @ 1..ITSELF => text.extend(own[usize::from(own_text - 1)].bytes()),
                ITSELF => text.push(self.byte()?),
                byte => text.push(byte),
            }
            if text.len() > longest {
                return Err(self.wrong());
            }
        }
    }

    fn coded_text(&mut self, longest: usize, own: [&str; 2]) -> Result<String, LinkError> {
        let mut text = String::new();
        loop {
            match self.byte()? {
                END => return Ok(text),
                OTHER => {
                    let sign = u32::try_from(self.number()?).ok().and_then(char::from_u32);
                    text.push(sign.ok_or_else(|| self.wrong())?);
                }
                sign if sign < OTHER => text.push(char::from(sign)),
                code => {
                    let place = usize::from(code - OTHER - 1);
                    let word = own.get(place).or_else(|| CODES.get(place - own.len()));
                    text.push_str(word.ok_or_else(|| self.wrong())?);
                }
            }
            if text.len() > longest {
                return Err(self.wrong());
            }
        }
    }

    /// An id; `None` where its number is one of those below `base - 1`.
    pub fn id(&mut self, base: u64, longest: usize) -> Result<Option<String>, LinkError> {
        let number = self.number()?;
        if number + 1 < base {
            return Ok(None);
        }
        if number + 1 == base {
            let id = self.text(longest, [""; 2])?;
            self.known.push(id.clone());
            return Ok(Some(id));
        }
        let place = usize::try_from(number - base).map_err(|_| self.wrong())?;
        let id = IDS.get(place).map(ToString::to_string);
        id.or_else(|| self.known.get(place - IDS.len()).cloned()).ok_or_else(|| self.wrong()).map(Some)
    }
}
