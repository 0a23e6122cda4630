//! What the browser keeps and tells: preferences, address, focus, width, time marks, files, its HTML parser, the
//! worker.
//!
//! Each call is safe where the browser refuses (storage off, no history): then nothing is kept.

pub mod address;
pub mod api;
pub mod desk;
pub mod engine;
pub mod files;
mod html;
pub mod link;
pub mod outside;
pub mod page;
pub mod pointer;
pub mod preferences;
mod store;

use super::components::{App, AppProps};

/// Puts the page into the document's `#app` element, in place of what stands there while the wasm loads; does
/// nothing where there is no such element. In a worker, where there is no window: answers the page.
pub fn start() {
    if web_sys::window().is_none() {
        return engine::serve();
    }
    let root = page::document().and_then(|document| document.query_selector("#app[data-streitzahl]").ok()?);
    // Nothing where another page uses the core (streitzahl.js): its elements are its own.
    if let Some(root) = root {
        page::mark("streitzahl:ready");
        // Told before anything is drawn: measured later, everything would be laid out twice.
        let canvas = page::canvas();
        root.set_inner_html("");
        yew::Renderer::<App>::with_root_and_props(root, AppProps { canvas }).render();
        // Drawing is what this task does next; behind it everything stands in the document.
        wasm_bindgen_futures::spawn_local(async { page::drawn() });
    }
}
