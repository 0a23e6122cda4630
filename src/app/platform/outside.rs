//! What leaves the page: files, the clipboard, the day that they bear; and the collection that came with the page in
//! one file.

use crate::calendar::Day;
use crate::share::{Snapshot, file};
use std::rc::Rc;
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

/// The collection that stands in the page, where somebody saved it as one page, with the id that it has in this
/// browser: opened again, or as a copy, it is the same one, with what the reader has changed here since.
pub fn brought() -> Option<(String, Rc<Snapshot>)> {
    let text = super::page::document()?.get_element_by_id("collection")?.text_content()?;
    let snapshot = file::read(&text).ok()?;
    if snapshot.articles.is_empty() && snapshot.corrections.is_empty() {
        return None;
    }
    // FNV-1a: nobody gains by two collections that have the same.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Some((format!("page-{hash:x}"), Rc::new(snapshot)))
}

/// The day that it is here.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    Day::new(year, now.get_month() + 1, now.get_date()).unwrap_or(Day(0))
}
