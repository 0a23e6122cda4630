//! Any bytes as plain text and as Markdown.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| shared::article(bytes));
