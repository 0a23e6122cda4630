//! Files in a ZIP archive, stored as they are: what a Data Package travels in.
//!
//! Limits: no compression; names and contents together below 4 GB and fewer than 65,536 files, else the archive would
//! not be readable. All files bear the same day, so that the same contents give the same bytes.
//!
//! ```
//! let archive = streitzahl::export::zip::write(&[("a.txt", b"Drei Tote".as_slice())]);
//! assert!(archive.starts_with(b"PK\x03\x04"));
//! ```

/// Version 2.0, names in UTF-8, stored, midnight of 1 January 1980.
const COMMON: [u8; 10] = [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];

/// An archive of named contents.
pub fn write(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let start = archive.len();
        let mut about = COMMON.to_vec();
        put(&mut about, crc(content));
        put(&mut about, size(content.len()));
        put(&mut about, size(content.len()));
        about.extend_from_slice(&(name.len() as u16).to_le_bytes());
        about.extend_from_slice(&[0; 2]);
        archive.extend_from_slice(b"PK\x03\x04");
        archive.extend_from_slice(&about);
        archive.extend_from_slice(name.as_bytes());
        archive.extend_from_slice(content);
        directory.extend_from_slice(b"PK\x01\x02\x14\0");
        directory.extend_from_slice(&about);
        directory.extend_from_slice(&[0; 10]);
        put(&mut directory, size(start));
        directory.extend_from_slice(name.as_bytes());
    }
    let start = archive.len();
    archive.extend_from_slice(&directory);
    archive.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    let count = (files.len() as u16).to_le_bytes();
    archive.extend_from_slice(&count);
    archive.extend_from_slice(&count);
    put(&mut archive, size(directory.len()));
    put(&mut archive, size(start));
    archive.extend_from_slice(&[0; 2]);
    archive
}

fn put(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend_from_slice(&number.to_le_bytes());
}

fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// The check sum of a file (CRC-32), bit by bit: archives are small.
fn crc(content: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for &byte in content {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    proptest::proptest! {
        /// The library `zip` reads back what is written, and finds its check sums right.
        #[test]
        fn any_contents_come_back(contents: Vec<Vec<u8>>) {
            let names: Vec<String> = (0..contents.len()).map(|number| format!("Ordner/ä {number}.csv")).collect();
            let files: Vec<(&str, &[u8])> =
                names.iter().zip(&contents).map(|(name, content)| (name.as_str(), content.as_slice())).collect();
            let mut archive = ::zip::ZipArchive::new(Cursor::new(write(&files))).unwrap();
            assert_eq!(archive.len(), contents.len());
            for (number, content) in contents.iter().enumerate() {
                let mut file = archive.by_index(number).unwrap();
                assert_eq!(file.name().unwrap(), names[number].as_str());
                let mut read = Vec::new();
                file.read_to_end(&mut read).unwrap();
                assert_eq!(&read, content);
            }
        }
    }
}
