//! What the marks mean, each by an example, and what they do not mean.

use super::{Shared, draw};
use crate::app::state::Scale;
use crate::app::words::Msg;
use crate::chart;
use crate::claim::{Basis, Claim};
use yew::prelude::*;

#[component]
pub fn Legend(shared: &Shared) -> Html {
    let claims: Vec<&Claim> = shared.collection.claims.iter().collect();
    let by_article = claims.iter().any(|claim| claim.as_of_basis == Some(Basis::Article));
    let log = shared.view.scale == Scale::Log;
    html! {
        <section class="legend" aria-label={shared.text(Msg::Legend)}>
            <ul>{ for chart::legend(&claims, shared.lang).iter().map(entry) }</ul>
            <p class="note">{ chart::caution(log, by_article, shared.lang).join(" ") }</p>
        </section>
    }
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
