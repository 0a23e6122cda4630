//! What the marks mean, each by an example, and what they do not mean.

use super::{Shared, draw};
use crate::app::state::Scale;
use crate::app::words::Msg;
use crate::chart::{self, Color, Fade, Fill};
use crate::claim::Claim;
use yew::prelude::*;

/// Draws it.
pub fn draw(shared: &Shared) -> Html {
    let claims: Vec<&Claim> = shared.collection.claims.iter().collect();
    let log = shared.view.scale == Scale::Log;
    html! {
        <section class="legend" aria-label={shared.text(Msg::Legend)}>
            <ul>{ for chart::legend(&claims, shared.lang).iter().map(entry) }</ul>
            <p class="note">{ chart::caution(log, shared.lang).join(" ") }</p>
        </section>
    }
}

/// The gradients that the examples refer to; the picture has them, since a gradient needs to stand once only.
pub fn fades(shared: &Shared) -> Vec<(Color, Fade)> {
    let claims: Vec<&Claim> = shared.collection.claims.iter().collect();
    let mut fades = Vec::new();
    for shape in chart::legend(&claims, shared.lang).iter().flat_map(|entry| &entry.shapes) {
        if let Some(Fill::Fade(color, fade)) = shape.fill
            && !fades.contains(&(color, fade))
        {
            fades.push((color, fade));
        }
    }
    fades
}

fn entry(entry: &chart::Entry) -> Html {
    let edge = chart::Entry::EDGE.to_string();
    html! {
        <li data-sign={entry.sign.name()}>
            <svg viewBox={format!("0 0 {edge} {edge}")} width={edge.clone()} height={edge} aria-hidden="true">
                { draw::shapes(&entry.shapes) }
            </svg>
            <span>{ for entry.words.iter().map(|run| {
                if run.bold { html! { <b>{ &run.text }</b> } } else { html! { { &run.text } } }
            }) }</span>
        </li>
    }
}
