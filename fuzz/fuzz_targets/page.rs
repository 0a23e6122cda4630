//! Any bytes as a page of HTML.
#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;
use streitzahl::article::{Format, read};

fuzz_target!(|bytes: &[u8]| {
    if let Ok((article, _)) = read(bytes, Format::Html, "a") {
        shared::follow(&article);
    }
});
