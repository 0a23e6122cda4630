//! Any bytes as plain text and as Markdown.
#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;
use streitzahl::article::{Format, read};

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Text, Format::Markdown] {
        if let Ok((article, _)) = read(bytes, format, "a") {
            shared::follow(&article);
        }
    }
});
