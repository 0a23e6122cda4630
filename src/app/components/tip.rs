//! What hover and focus show beside a mark: number, source, relay, day, article.

use super::element::{Element, el};
use super::{Shared, articles, draw, edit};
use crate::app::collection::{self, Estimate};
use crate::app::sentences;
use crate::chart::{Mark, Px, Scene};
use crate::names;

const WIDTH: Px = Px::new(264);
const HEIGHT: Px = Px::new(150);
const GAP: Px = Px::new(8);

/// The tip of a mark, kept within the picture; in the drawing's own coordinates, so that no style is needed.
pub fn tip(shared: &Shared, scene: &Scene, mark: &Mark) -> Element {
    let x = (mark.at.x - WIDTH / 2).min(scene.width - WIDTH).max(Px::ZERO);
    // Below the mark where there is room, else above it.
    let below = mark.bounds.bottom() + GAP + HEIGHT < scene.height || mark.bounds.y < HEIGHT;
    let y = if below { mark.bounds.bottom() + GAP } else { mark.bounds.y - GAP - HEIGHT };
    let card = el("div").class("tip-card");
    let card = match shared.collection.estimate(&mark.id) {
        Some(estimate) => content(shared, estimate, card),
        None => card.child(el("p").say(&mark.words)),
    };
    el("foreignObject")
        .class("tip")
        .set("x", &x.to_string())
        .set("y", &y.to_string())
        .set("width", &WIDTH.to_string())
        .set("height", &HEIGHT.to_string())
        .attr("aria-hidden", "true")
        .child(
            el("div")
                .attr("xmlns", "http://www.w3.org/1999/xhtml")
                .class(if below { "tip-below" } else { "tip-above" })
                .child(card),
        )
}

fn content(shared: &Shared, estimate: &Estimate, card: Element) -> Element {
    let lang = shared.lang;
    let claim = shared.collection.claim(estimate);
    let people = names::people(&claim.population.side, claim.population.kind, lang);
    let mut who = el("p")
        .children(estimate.sources.iter().map(|source| draw::glyph(collection::family(source))))
        .say(&sentences::source_names(&estimate.sources, lang));
    if let Some(relay) = sentences::relay(&estimate.relayed_by, lang) {
        who = who.text(", ").say(&relay);
    }
    let card = card
        .child(el("p").class("tip-number").say(&sentences::number(claim, lang)))
        .child(el("p").text(names::measure(claim.measure, lang)).text(", ").say(&people))
        .child(who)
        .child(el("p").say(&sentences::as_of(claim, lang)))
        .children(edit::hand(shared, claim).map(|hand| el("p").class("hand").text(hand)));
    match shared.collection.article(&claim.article) {
        Some(article) => card.child(el("p").class("tip-article").say(articles::title(article, lang))),
        None => card,
    }
}
