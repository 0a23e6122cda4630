//! Any text as the payload of a link, and any bytes behind a right checksum.
#![no_main]

use libfuzzer_sys::fuzz_target;
use streitzahl::names::Lang;
use streitzahl::share::link::{Kind, claims, everything, open, seal};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Err(error) = open(text)
    {
        assert!(!error.say(Lang::De).is_empty());
    }
    assert_eq!(open(&seal(Kind::Claims, bytes)), Ok((Kind::Claims, bytes.to_vec())));
    let _ = claims::read(bytes);
    let _ = everything(bytes.to_vec());
});
