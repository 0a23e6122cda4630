//! What the browser keeps and tells: preferences, address, focus, width, time marks.
//!
//! Each call is safe where the browser refuses (storage off, no history): then nothing is kept.

pub mod address;
pub mod page;
pub mod pointer;
pub mod preferences;

use super::components::{App, AppProps};

/// Puts the page into the document's `#app` element, in place of what stands there while the wasm loads.
/// Does nothing where there is no such element.
pub fn start() {
    page::mark("streitzahl:ready");
    let root = page::document().and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        // Told before anything is drawn: measured later, everything would be laid out twice.
        let canvas = page::canvas();
        root.set_inner_html("");
        yew::Renderer::<App>::with_root_and_props(root, AppProps { canvas }).render();
    }
}
