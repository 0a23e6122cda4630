//! Any text as lines of JSON that hold articles.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(|text: &str| shared::lines(text));
