//! Chips that bring out some claims; the others grow faint, so that the picture keeps its shape.

use super::{Shared, draw};
use crate::app::collection;
use crate::app::sentences;
use crate::app::state::{Action, Facet};
use crate::app::words::Msg;
use crate::claim::Measure;
use crate::names;
use yew::prelude::*;

/// Draws it.
pub fn draw(shared: &Shared) -> Html {
    let unfold = shared.send.reform(|_: MouseEvent| Action::UnfoldFilters);
    if shared.collection.estimates.is_empty() {
        return Html::default();
    }
    let filter = &shared.view.filter;
    let nothing = !shared.collection.estimates.iter().any(|e| shared.collection.admits(filter, e));
    let clear = shared.send.reform(|_: MouseEvent| Action::ClearFilter);
    html! {
        <section class={classes!("filters", shared.unfolded.then_some("open"))} aria-label={shared.text(Msg::Filter)}>
            <button type="button" class="more" aria-expanded={shared.unfolded.to_string()} onclick={unfold}>
                { shared.text(Msg::Filter) }
            </button>
            { for Facet::ALL.into_iter().map(|facet| group(shared, facet)) }
            <p class="result" role="status">
                if nothing {
                    { shared.text(Msg::NothingAdmitted) }
                }
                if !filter.is_empty() {
                    <button type="button" class="plain" data-clear="filter" onclick={clear}>
                        { shared.text(Msg::ClearFilter) }
                    </button>
                }
            </p>
        </section>
    }
}

fn group(shared: &Shared, facet: Facet) -> Html {
    let keys = shared.collection.keys(facet);
    // One key is no choice.
    if keys.len() < 2 {
        return Html::default();
    }
    let title = shared.text(match facet {
        Facet::Measure => Msg::FacetMeasure,
        Facet::Side => Msg::FacetSide,
        Facet::Source => Msg::FacetSource,
        Facet::Article => Msg::FacetArticle,
    });
    html! {
        <div class="facet" role="group" aria-label={title}>
            <span class="facet-name" aria-hidden="true">{ title }</span>
            <div class="chips">
                { for keys.into_iter().map(|(key, count)| chip(shared, facet, key, count)) }
            </div>
        </div>
    }
}

fn chip(shared: &Shared, facet: Facet, key: String, count: usize) -> Html {
    let pressed = shared.view.filter.has(facet, &key);
    let lang = shared.lang;
    let mut full = None;
    let name: String = match facet {
        Facet::Measure => {
            Measure::from_name(&key).map_or_else(|| key.clone(), |m| names::measure_short(m, lang).to_owned())
        }
        Facet::Side => names::side(&key, lang).into_owned(),
        Facet::Source if key.is_empty() => shared.text(Msg::NoSource).to_owned(),
        Facet::Source => names::source(&key, lang).into_owned(),
        Facet::Article => {
            let article = shared.collection.article(&key);
            full = article.and_then(|article| article.title.clone());
            sentences::day(article.and_then(|article| article.date), lang)
        }
    };
    let label = full.as_ref().map(|title| format!("{name}: {title}, {count}"));
    let press = {
        let key = key.clone();
        shared.send.reform(move |_: MouseEvent| Action::Toggle(facet, key.clone()))
    };
    html! {
        <button type="button" class="chip" aria-pressed={pressed.to_string()} title={full} aria-label={label}
            data-facet={facet.name()} data-key={key.clone()} onclick={press}>
            if facet == Facet::Source {
                { draw::glyph(collection::family(&key)) }
            }
            { name }{ " " }<span class="count">{ count }</span>
        </button>
    }
}
