//! The view in the address bar and in the browser's history.

use super::page::Listener;
use crate::app::address;
use crate::app::state::View;
use wasm_bindgen::JsValue;

/// The view that the address names.
pub fn view() -> View {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    address::read(&hash.unwrap_or_default())
}

/// Writes the view into the address, as a new step in the history, where it differs from what stands there.
pub fn follow(new: &View) {
    if view() == *new {
        return;
    }
    let Some(window) = web_sys::window() else { return };
    let fragment = address::write(new);
    let url = if fragment.is_empty() {
        let location = window.location();
        let path = location.pathname().unwrap_or_default();
        path + &location.search().unwrap_or_default()
    } else {
        ["#", &fragment].concat()
    };
    if let Ok(history) = window.history() {
        // Refused where a page may not keep history (sandboxed frames): then the address stays as it is.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// Calls back with the new view when the reader goes back or forward, or edits the fragment.
pub fn on_history(callback: impl Fn(View) + 'static) -> Option<Listener> {
    Listener::new("popstate", move |_| callback(view()))
}
