//! What hover and focus show beside a mark: number, source, relay, day, article.

use super::{Shared, articles, draw};
use crate::app::collection::Estimate;
use crate::app::sentences;
use crate::app::words::Msg;
use crate::chart::{Mark, Px, Scene};
use crate::names;
use yew::prelude::*;

const WIDTH: i32 = 264;
const HEIGHT: i32 = 150;
const GAP: i32 = 14;

/// The tip of a mark, kept within the picture; in the drawing's own coordinates, so that no style is needed.
pub fn tip(shared: &Shared, scene: &Scene, mark: &Mark) -> Html {
    let Some(estimate) = shared.collection.estimate(&mark.id) else {
        return frame(scene, mark, html! { <p>{ &mark.words }</p> });
    };
    frame(scene, mark, content(shared, estimate))
}

fn frame(scene: &Scene, mark: &Mark, content: Html) -> Html {
    let (width, height, gap) = (Px::new(WIDTH), Px::new(HEIGHT), Px::new(GAP));
    let x = (mark.at.x - width / 2).min(scene.width - width).max(Px::ZERO);
    // Below the mark where there is room, else above it.
    let below = mark.bounds.bottom() + gap + height < scene.height || mark.bounds.y < height;
    let y = if below { mark.bounds.bottom() + gap / 2 } else { mark.bounds.y - gap / 2 - height };
    html! {
        <foreignObject class="tip" x={x.to_string()} y={y.to_string()} width={width.to_string()}
            height={height.to_string()} aria-hidden="true">
            <div xmlns="http://www.w3.org/1999/xhtml" class={if below { "tip-below" } else { "tip-above" }}>
                <div class="tip-card">{ content }</div>
            </div>
        </foreignObject>
    }
}

fn content(shared: &Shared, estimate: &Estimate) -> Html {
    let lang = shared.lang;
    let claim = shared.collection.claim(estimate);
    let relays: Vec<_> = estimate.relayed_by.iter().rev().map(|relay| names::source(relay, lang)).collect();
    html! {
        <>
            <p class="tip-number">{ sentences::number(claim, lang) }</p>
            <p>
                { names::measure(claim.measure, lang) }{ ", " }
                { names::people(&claim.population.side, claim.population.kind, lang) }
            </p>
            <p>
                { for estimate.sources.iter().map(|source| draw::glyph(crate::app::collection::family(source))) }
                { sentences::source_names(&estimate.sources, lang) }
                if !relays.is_empty() {
                    { ", " }{ shared.text(Msg::Via) }{ " " }{ relays.join(", ") }
                }
            </p>
            <p>{ sentences::as_of(claim, lang) }</p>
            if let Some(article) = shared.collection.article(&claim.article) {
                <p class="tip-article">{ articles::title(article, lang) }</p>
            }
        </>
    }
}
