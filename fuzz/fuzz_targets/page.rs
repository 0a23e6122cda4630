//! Any bytes as a page of HTML.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| shared::page(bytes));
