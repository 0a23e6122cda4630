//! What the marks mean, each by an example, and what they do not mean.

use super::element::{Element, button, el};
use super::{Shared, draw};
use crate::app::state::{Action, Facet, Scale};
use crate::app::words::Msg;
use crate::chart::{self, Entry, Scene, Sign};
use crate::claim::{Basis, Claim};
use crate::correction;
use yew::prelude::*;

/// The entries for a scene of these claims.
pub fn entries(shared: &Shared, claims: &[&Claim], scene: &Scene) -> Vec<Entry> {
    let mut entries = chart::legend(claims, scene, shared.lang);
    entries.extend(chart::legend_of_relations(scene, shared.lang));
    entries
}

/// Draws it.
pub fn draw(shared: &Shared, entries: &[Entry]) -> Element {
    let log = shared.view.scale == Scale::Log;
    let by_article = shared.collection.claims.iter().any(|claim| claim.as_of_basis == Some(Basis::Article));
    let by_reader = shared.collection.claims.iter().any(correction::by_reader);
    el("section")
        .class("legend")
        .attr("aria-label", shared.text(Msg::Legend))
        .child(el("ul").children(entries.iter().map(|it| entry(shared, it))))
        .child(
            el("p")
                .class("note")
                .text(shared.text(Msg::LegendHint))
                .text(" ")
                .say(&chart::caution(log, by_article, shared.lang).join(" ")),
        )
        .children(by_reader.then(|| el("p").class("note hand").text(shared.text(Msg::HandLegend))))
}

/// An entry: pressed, it brings out what is drawn so.
fn entry(shared: &Shared, entry: &Entry) -> Element {
    let picture = draw::svg("", Entry::EDGE).children(entry.shapes.iter().map(draw::shape));
    let words = el("span").children(
        entry.words.iter().map(
            |run| {
                if run.bold { el("b").say(&run.text) } else { el("span").say(&run.text) }
            },
        ),
    );
    let name = entry.sign.name();
    let item = el("li").attr("data-sign", name);
    if Sign::from_name(name).is_none() {
        return item.child(el("span").class("sign").child(picture).child(words));
    }
    let press = shared.send.reform(move |_: MouseEvent| Action::Toggle(Facet::Sign, name.to_owned()));
    let pressed = shared.view.filter.has(Facet::Sign, name);
    item.child(button("sign", press).flag("aria-pressed", pressed).child(picture).child(words))
}
