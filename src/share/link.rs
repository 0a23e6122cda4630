//! A [`Snapshot`] as a part of an address, and back: docs/link.md.
//!
//! ```text
//! claims      ─ claims::write ─ squeeze ─▶ bytes ┐
//! everything  ─ file::write ─▶ JSON ─ deflate ─▶ bytes ┤ seal: version, kind, checksum, base64url
//! ```
//!
//! Deflating is the browser's; this module is given its result, and says how much may come out ([`INFLATED`]).
//! Any text is a link or a [`LinkError`]: a link that was cut, changed, made by hand or by a newer version.
//!
//! ```
//! use streitzahl::share::link::{Kind, LinkError, open, seal};
//! let payload = seal(Kind::Stored, b"{}");
//! assert_eq!(open(&payload), Ok((Kind::Stored, b"{}".to_vec())));
//! assert_eq!(open(&payload[..payload.len() - 1]), Err(LinkError::Damaged));
//! ```

pub mod claims;
mod codec;
mod squeeze;
mod tables;

use std::fmt;

use super::{FileError, Snapshot, file};
use crate::names::Lang;

/// The newest version. Every one from 1 on is read.
const VERSION: u8 = 2;

/// Longer payloads are not read, in characters.
pub const LONGEST: usize = 16 << 20;

/// More bytes than this do not come out of a link.
pub const INFLATED: usize = 64 << 20;

/// What a payload holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Claims without their articles' texts, of version 1 ([`claims::read_first`]).
    FirstClaims = 0x10,
    /// A collection's file as it is.
    Stored = 0x11,
    /// A collection's file, deflated (raw, RFC 1951).
    Deflated = 0x12,
    /// Claims without their articles' texts ([`claims`]).
    Claims = 0x20,
}

/// Why a text is no link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Cut, changed or none: it is no base64url, or its checksum does not fit.
    Damaged,
    /// Written by a newer version.
    Version(u8),
    /// Longer than is read, or more comes out than is taken.
    TooLarge,
    /// Whole, but what it holds is no list of claims; at this byte.
    Content(usize),
    /// Whole, but what it holds is no collection.
    File(FileError),
    /// The browser cannot inflate.
    Unsupported,
}

impl LinkError {
    /// The error as a sentence without its end.
    pub fn say(&self, lang: Lang) -> String {
        let (de, en) = match self {
            Self::Damaged => (
                "Der Link ist beschädigt oder unterwegs abgeschnitten worden",
                "the link is damaged or was cut on its way",
            ),
            Self::Version(_) => {
                ("Den Link hat eine neuere Streitzahl geschrieben", "a newer Streitzahl wrote the link")
            }
            Self::TooLarge => ("Der Link enthält mehr, als gelesen wird", "the link holds more than is read"),
            Self::Content(_) | Self::File(_) => {
                ("Der Link enthält nichts, was hier gelesen wird", "the link holds nothing that is read here")
            }
            Self::Unsupported => {
                ("Dieser Browser kann den Link nicht entpacken", "this browser cannot unpack the link")
            }
        };
        let start = if lang == Lang::De { de } else { en }.to_owned();
        match self {
            Self::Version(version) => [&start, " (", &version.to_string(), ")"].concat(),
            Self::Content(at) => [&start, " (Byte ", &at.to_string(), ")"].concat(),
            Self::File(error) => [&start, ": ", &error.say(lang)].concat(),
            _ => start,
        }
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for LinkError {}

/// A payload for an address.
pub fn seal(kind: Kind, body: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(body.len() + 5);
    bytes.push(kind as u8);
    bytes.extend(checksum(bytes[0], body).to_le_bytes());
    bytes.extend(body);
    codec::text_of(&bytes)
}

/// What a payload holds.
///
/// # Errors
/// Where it is none of ours, damaged, too long, or of a newer version.
pub fn open(payload: &str) -> Result<(Kind, Vec<u8>), LinkError> {
    if payload.len() > LONGEST {
        return Err(LinkError::TooLarge);
    }
    let mut bytes = codec::bytes_of(payload).ok_or(LinkError::Damaged)?;
    let Some((&[head, a, b, c, d], _)) = bytes.split_first_chunk::<5>() else {
        return Err(LinkError::Damaged);
    };
    let body = bytes.split_off(5);
    if u32::from_le_bytes([a, b, c, d]) != checksum(head, &body) {
        return Err(LinkError::Damaged);
    }
    let kind = [Kind::FirstClaims, Kind::Stored, Kind::Deflated, Kind::Claims].into_iter();
    let kind = kind.into_iter().find(|kind| *kind as u8 == head);
    let kind =
        kind.ok_or(if head >> 4 > VERSION { LinkError::Version(head >> 4) } else { LinkError::Damaged })?;
    Ok((kind, body))
}

/// The snapshot in the file of a link that carries everything, inflated.
///
/// # Errors
/// Where it is no collection.
pub fn everything(file: Vec<u8>) -> Result<Snapshot, LinkError> {
    let text =
        String::from_utf8(file).map_err(|error| LinkError::Content(error.utf8_error().valid_up_to()))?;
    file::read(&text).map_err(LinkError::File)
}

/// CRC-32 (IEEE 802.3) of the head and the body.
fn checksum(head: u8, body: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in std::iter::once(&head).chain(body) {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ 0xEDB8_8320 & (crc & 1).wrapping_neg();
        }
    }
    !crc
}

#[cfg(test)]
mod tests;
