//! What the marks mean, each by an example, and what they do not mean.

use super::element::{Element, el};
use super::{Shared, draw};
use crate::app::state::Scale;
use crate::app::words::Msg;
use crate::chart::{self, Entry, Scene};
use crate::claim::{Basis, Claim};
use crate::correction;

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
        .child(el("ul").children(entries.iter().map(entry)))
        .child(el("p").class("note").say(&chart::caution(log, by_article, shared.lang).join(" ")))
        .children(by_reader.then(|| el("p").class("note hand").text(shared.text(Msg::HandLegend))))
}

fn entry(entry: &Entry) -> Element {
    let picture = draw::svg("", Entry::EDGE).children(entry.shapes.iter().map(draw::shape));
    let words = el("span").children(
        entry.words.iter().map(
            |run| {
                if run.bold { el("b").say(&run.text) } else { el("span").say(&run.text) }
            },
        ),
    );
    el("li").attr("data-sign", entry.sign.name()).child(picture).child(words)
}
