//! Any text as lines of JSON that hold articles.
#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;
use streitzahl::article::lines::{Body, read};
use streitzahl::article::plain;

fuzz_target!(|text: &str| {
    for line in text.lines() {
        if let Ok(line) = read(line)
            && let Body::Text(text) = &line.body
        {
            let (mut article, _) = plain(text.clone(), &line.article);
            line.fill(&mut article);
            shared::follow(&article);
        }
    }
});
