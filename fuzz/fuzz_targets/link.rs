//! Any text as the payload of a link, and any bytes behind a right checksum.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| shared::link(bytes));
