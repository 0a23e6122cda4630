//! What leaves the page: files, the clipboard; the day that they bear.

use crate::calendar::Day;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// In static/boot.js.
    #[wasm_bindgen(js_name = streitzahlGive, catch)]
    async fn give(how: &str, name: &str, media: &str, content: Vec<u8>) -> Result<JsValue, JsValue>;
}

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is saved as a file.
    Save,
    /// It goes to the clipboard.
    Copy,
}

/// Gives a content away; whether the browser let it. A picture is given as SVG, whatever its media type; a page
/// (`text/html`) as the collection that is to stand in it (JSON).
pub async fn hand_over(how: How, name: &str, media: &str, content: Vec<u8>) -> bool {
    let how = if how == How::Save { "save" } else { "copy" };
    give(how, name, media, content).await.is_ok()
}

/// The day that it is here.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    Day::new(year, now.get_month() + 1, now.get_date()).unwrap_or(Day(0))
}
