//! Bytes to text: which encoding, and whether it is text at all.
//!
//! A byte order mark decides; then whether the bytes are UTF-8; then zero bytes in every second place (UTF-16
//! without a mark); then what a page's `<meta charset>` says; else Windows-1252, which is what old German files
//! are. Few broken bytes in a file that otherwise is UTF-8 are replaced, not taken as a reason to misread all
//! its umlauts. Encodings are named as in the WHATWG standard, so that a browser's `TextDecoder` can do what
//! `encoding_rs` does natively.
//!
//! ```
//! use streitzahl::article::decode::encoding;
//! assert_eq!(encoding("Süden".as_bytes()), "UTF-8");
//! assert_eq!(encoding(b"S\xFCden"), "windows-1252");
//! assert_eq!(encoding(b"\xFF\xFED\0"), "UTF-16LE");
//! ```

use super::ReadError;

/// The most bytes of one file that are read: 1 GiB, so that every position fits its 32 bits however the bytes
/// are encoded.
pub const LIMIT: usize = 1 << 30;

/// How many bytes are looked at for what a file is.
const HEAD: usize = 4096;

/// The name of the encoding that the bytes are most likely in.
pub fn encoding(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return "UTF-8",
        [0xFF, 0xFE, ..] => return "UTF-16LE",
        [0xFE, 0xFF, ..] => return "UTF-16BE",
        _ => {}
    }
    if let Some(name) = unmarked_utf16(bytes) {
        return name;
    }
    let (whole, broken) = utf8_balance(bytes);
    if broken == 0 || whole > broken {
        return "UTF-8";
    }
    declared(bytes).unwrap_or("windows-1252")
}

/// Latin text in UTF-16 has a zero in nearly every second byte and hardly any in the others.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if half < 2 => None,
        () if odd * 10 > half * 7 && even * 10 < half => Some("UTF-16LE"),
        () if even * 10 > half * 7 && odd * 10 < half => Some("UTF-16BE"),
        () => None,
    }
}

/// How many characters of several bytes are sound UTF-8, and how many sequences are not.
fn utf8_balance(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(whole, broken), chunk| {
        let several = chunk.valid().bytes().filter(|byte| byte & 0xC0 == 0xC0).count();
        (whole + several, broken + usize::from(!chunk.invalid().is_empty()))
    })
}

/// The encoding of a single-byte family that a page names in its head. What claims to be UTF-8 here is not.
fn declared(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&str, &str); 8] = [
        ("iso-8859-2", "ISO-8859-2"),
        ("windows-1250", "windows-1250"),
        ("windows-1251", "windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("koi8-u", "KOI8-U"),
        ("iso-8859-5", "ISO-8859-5"),
        ("iso-8859-15", "ISO-8859-15"),
        ("macintosh", "macintosh"),
    ];
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")? + 8;
    let label = head.get(at..)?;
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let ends = |length: usize| label.get(length).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let named = |name: &str| label.starts_with(name.as_bytes()) && ends(name.len());
    KNOWN.iter().find(|(name, _)| named(name)).map(|&(_, encoding)| encoding)
}

/// Checks decoded text for what no text holds: a zero, or control characters more often than one in twenty.
///
/// # Errors
/// [`ReadError::Binary`] with the place of the first such character.
pub fn check(text: &str) -> Result<(), ReadError> {
    let odd = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}');
    if let Some(at) = text.find('\0') {
        return Err(ReadError::Binary { at });
    }
    let controls = text.chars().filter(odd).count();
    match text.char_indices().find(|(_, c)| odd(c)) {
        Some((at, _)) if controls * 20 > text.chars().count() => Err(ReadError::Binary { at }),
        _ => Ok(()),
    }
}

/// Decodes a file's bytes; the notices say where that was not plain UTF-8.
///
/// # Errors
/// Where the bytes are no text or more than [`LIMIT`].
#[cfg(not(target_arch = "wasm32"))]
pub fn decode(bytes: &[u8]) -> Result<(String, Vec<super::Notice>), ReadError> {
    use super::NoticeKind;

    if bytes.len() > LIMIT {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let name = encoding(bytes);
    let known = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252);
    let (text, broken) = known.decode_with_bom_removal(bytes);
    check(&text)?;
    let mut notices = Vec::new();
    if known != encoding_rs::UTF_8 {
        notices.push(NoticeKind::Decoded(known.name().to_owned()).into());
    }
    if broken {
        notices.push(NoticeKind::Replaced.into());
    }
    Ok((text.into_owned(), notices))
}

#[cfg(test)]
mod tests {
    use super::super::NoticeKind;
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Vec<NoticeKind>) {
        let (text, notices) = decode(bytes).unwrap();
        (text, notices.into_iter().map(|notice| notice.kind).collect())
    }

    fn utf16(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_and_its_notice() {
        let text = "Größere Verluste – sagt Łódź";
        assert_eq!(decoded(text.as_bytes()), (text.to_owned(), vec![]));
        assert_eq!(decoded(format!("\u{FEFF}{text}").as_bytes()), (text.to_owned(), vec![]));
        for mark in [true, false] {
            let little = decoded(&utf16(text, mark, u16::to_le_bytes));
            assert_eq!(little, (text.to_owned(), vec![NoticeKind::Decoded("UTF-16LE".to_owned())]));
            let big = decoded(&utf16(text, mark, u16::to_be_bytes));
            assert_eq!(big, (text.to_owned(), vec![NoticeKind::Decoded("UTF-16BE".to_owned())]));
        }
        let latin = decoded(b"Gr\xF6\xDFere Verluste \x96 \x84rund 300\x93");
        let expected = "Größere Verluste – „rund 300“".to_owned();
        assert_eq!(latin, (expected, vec![NoticeKind::Decoded("windows-1252".to_owned())]));
        let page = decoded(b"<meta charset='ISO-8859-5'>\xBA\xD8\xD5\xD2");
        assert_eq!(page.0, "<meta charset='ISO-8859-5'>Киев");
    }

    #[test]
    fn one_broken_byte_spoils_no_umlaut() {
        let (text, notices) = decoded(b"S\xC3\xBCden, Gr\xC3\xB6\xC3\x9Fe, \xFF");
        assert_eq!((text.as_str(), notices), ("Süden, Größe, \u{FFFD}", vec![NoticeKind::Replaced]));
    }

    #[test]
    fn binary_is_refused_with_its_place() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(ReadError::Binary { at: 10 }));
        assert!(matches!(decode(b"\x01\x02\x03\x04 abc"), Err(ReadError::Binary { at: 0 })));
        assert!(decode(b"one \x1b[0m escape in a long enough line").is_ok());
        assert!(decode(b"").is_ok());
    }
}
