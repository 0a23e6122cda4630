//! The view in the address bar and in the browser's history.

use super::page::Listener;
use crate::app::address;
use crate::app::state::View;
use std::cell::Cell;
use wasm_bindgen::JsValue;

/// The view that the address names.
pub fn view() -> View {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    address::read(&hash.unwrap_or_default())
}

thread_local! {
    /// When the last step was taken, in milliseconds since the page came, if it only moved through time.
    static MOVED: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
}

/// Moves that follow each other within so many milliseconds are one step for the back button.
const ONE_MOVE: f64 = 1800.0;

/// Writes the view into the address, as a new step in the history, where it differs from what stands there. A pull at
/// a slider, a walk through the days is one step.
pub fn follow(new: &View) {
    let old = view();
    if old == *new {
        return;
    }
    let Some(window) = web_sys::window() else { return };
    // Away from everything is a new move, however soon.
    let on_the_way =
        old.known.is_some() && old.window == new.window || old.window.is_some() && old.known == new.known;
    let moves = View { known: new.known, window: new.window, ..old } == *new;
    let now = window.performance().filter(|_| moves).map_or(f64::NEG_INFINITY, |it| it.now());
    let goes_on = now - MOVED.replace(now) < ONE_MOVE && moves && on_the_way;
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
        let _ = if goes_on {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(&url))
        };
    }
}

/// Calls back with the new view when the reader goes back or forward, or edits the fragment.
pub fn on_history(callback: impl Fn(View) + 'static) -> Option<Listener> {
    Listener::new("popstate", move |_| callback(view()))
}
