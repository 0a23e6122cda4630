//! The page: what a reader sees and touches, in Yew. This module alone (with `src/bin/app.rs`) knows the browser,
//! and it is built for wasm only.

use yew::prelude::*;

/// The whole page.
#[component]
pub fn App() -> Html {
    html! {
        <main>
            <h1>{ "Streitzahl" }</h1>
            <p>{ "Wer sagt, wie viele?" }</p>
        </main>
    }
}

/// Puts the page into the document's `#app` element, in place of what stands there while the wasm loads.
/// Does nothing where there is no such element.
pub fn start() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        root.set_inner_html("");
        yew::Renderer::<App>::with_root(root).render();
    }
}
