//! The smallest inputs by which the fuzzer (`fuzz/`) reached something new, and what it broke, read as it reads them:
//! each gives a result or an error that says something, in time. `tests/fuzzed` has a file for each target, an input a
//! line, written as Rust writes bytes (`\n`, `\xFF`).

#![allow(clippy::unwrap_used)]

#[path = "../fuzz/fuzz_targets/shared.rs"]
mod shared;

use std::time::{Duration, Instant};

/// How long one input may take; these are some hundred bytes long, and a busy machine is no failure.
const PATIENCE: Duration = Duration::from_secs(5);

/// The bytes that a line writes.
fn bytes(line: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = line.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match (byte, if byte == b'\\' { rest.next() } else { None }) {
            (b'\\', Some(b'n')) => b'\n',
            (b'\\', Some(b'r')) => b'\r',
            (b'\\', Some(b't')) => b'\t',
            (b'\\', Some(b'x')) => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            (b'\\', Some(escaped)) => escaped,
            (byte, _) => byte,
        });
    }
    bytes
}

/// Reads each line's input.
fn each(inputs: &str, read: impl Fn(&[u8])) {
    assert!(inputs.lines().count() > 20);
    for line in inputs.lines() {
        let bytes = bytes(line);
        assert_eq!(bytes.escape_ascii().to_string(), line);
        let start = Instant::now();
        read(&bytes);
        assert!(start.elapsed() < PATIENCE, "{line} takes {:?}", start.elapsed());
    }
}

/// Where bytes are a text.
fn text(read: fn(&str)) -> impl Fn(&[u8]) {
    move |bytes| std::str::from_utf8(bytes).into_iter().for_each(read)
}

#[test]
fn articles() {
    each(include_str!("fuzzed/article.txt"), shared::article);
}

#[test]
fn pages() {
    each(include_str!("fuzzed/page.txt"), shared::page);
}

#[test]
fn lines() {
    each(include_str!("fuzzed/lines.txt"), text(shared::lines));
}

#[test]
fn collections() {
    each(include_str!("fuzzed/collection.txt"), text(shared::collection));
}

#[test]
fn links() {
    each(include_str!("fuzzed/link.txt"), shared::link);
}
