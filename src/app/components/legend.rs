//! What the marks mean, each by an example, and what they do not mean.

use super::element::{Element, el};
use super::{Shared, draw};
use crate::app::state::Scale;
use crate::app::words::Msg;
use crate::chart::{self, Color, Fade, Fill};
use crate::claim::Claim;

/// Draws it.
pub fn draw(shared: &Shared) -> Element {
    let log = shared.view.scale == Scale::Log;
    el("section")
        .class("legend")
        .attr("aria-label", shared.text(Msg::Legend))
        .child(el("ul").children(entries(shared).iter().map(entry)))
        .child(el("p").class("note").say(&chart::caution(log, shared.lang).join(" ")))
}

fn entries(shared: &Shared) -> Vec<chart::Entry> {
    let claims: Vec<&Claim> = shared.collection.claims.iter().collect();
    chart::legend(&claims, shared.lang)
}

/// The gradients that the examples refer to; the picture has them, since a gradient needs to stand once only.
pub fn fades(shared: &Shared) -> Vec<(Color, Fade)> {
    let mut fades = Vec::new();
    for shape in entries(shared).iter().flat_map(|entry| &entry.shapes) {
        if let Some(Fill::Fade(color, fade)) = shape.fill
            && !fades.contains(&(color, fade))
        {
            fades.push((color, fade));
        }
    }
    fades
}

fn entry(entry: &chart::Entry) -> Element {
    let picture = draw::svg("", chart::Entry::EDGE).children(entry.shapes.iter().map(draw::shape));
    let words = el("span").children(
        entry.words.iter().map(
            |run| {
                if run.bold { el("b").say(&run.text) } else { el("span").say(&run.text) }
            },
        ),
    );
    el("li").attr("data-sign", entry.sign.name()).child(picture).child(words)
}
