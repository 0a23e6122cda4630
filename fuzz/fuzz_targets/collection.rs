//! Any text as a collection's file.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(|text: &str| shared::collection(text));
