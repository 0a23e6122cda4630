//! Any text as a collection's file: what is understood is written and read back unchanged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use streitzahl::names::Lang;
use streitzahl::share::file;

fuzz_target!(|text: &str| {
    match file::read(text) {
        Ok(snapshot) => assert_eq!(file::read(&file::write(&snapshot)).as_ref(), Ok(&snapshot)),
        Err(error) => assert!(!error.say(Lang::De).is_empty()),
    }
});
