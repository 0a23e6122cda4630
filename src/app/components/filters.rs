//! Chips that bring out some claims; the others grow faint, so that the picture keeps its shape.

use super::element::{Element, button, classes_of, el};
use super::{Shared, draw};
use crate::app::collection;
use crate::app::sentences;
use crate::app::state::{Action, Facet};
use crate::app::words::Msg;
use crate::claim::Measure;
use crate::names;
use std::borrow::Cow;
use yew::prelude::*;

/// So many chips of a group are shown.
const CHIPS: usize = 60;

/// Draws them; nothing where there is nothing to choose.
pub fn draw(shared: &Shared) -> Element {
    let filter = &shared.view.filter;
    let collection = &shared.seen;
    let unfold = shared.send.reform(|_: MouseEvent| Action::UnfoldFilters);
    let mut result = el("p").class("result").attr("role", "status");
    if !filter.is_empty() && !collection.estimates.iter().any(|estimate| collection.admits(filter, estimate))
    {
        result = result.text(shared.text(Msg::NothingAdmitted)).text(" ");
    }
    if !filter.is_empty() {
        let clear = shared.send.reform(|_: MouseEvent| Action::ClearFilter);
        let clear = button("plain", clear).attr("data-clear", "filter");
        result = result.child(clear.text(shared.text(Msg::ClearFilter)));
    }
    let more = button("more", unfold).flag("aria-expanded", shared.unfolded);
    el("section")
        .set("class", &classes_of("filters", &[(shared.unfolded, "open")]))
        .attr("aria-label", shared.text(Msg::Filter))
        .child(
            more.child(el("span").class("all").text(shared.text(Msg::Filter)))
                .child(el("span").class("rest").text(shared.text(Msg::MoreFilters))),
        )
        .children(Facet::ALL.into_iter().filter_map(|facet| group(shared, facet)))
        .child(result)
}

fn group(shared: &Shared, facet: Facet) -> Option<Element> {
    let keys = shared.collection.keys(facet);
    // One key is no choice.
    if keys.len() < 2 {
        return None;
    }
    let title = shared.text(match facet {
        Facet::Measure => Msg::FacetMeasure,
        Facet::Side => Msg::FacetSide,
        Facet::Source => Msg::FacetSource,
        Facet::Article => Msg::FacetArticle,
        Facet::Standing => Msg::FacetStanding,
        Facet::Sign => return None,
    });
    // A thousand articles are no choice either; what was chosen elsewhere can still be undone.
    let many = keys.len() > CHIPS;
    let chips = keys
        .iter()
        .enumerate()
        .filter(|(place, (key, _))| !many || *place < CHIPS || shared.view.filter.has(facet, key));
    let chips = chips.map(|(_, (key, count))| chip(shared, facet, key, *count));
    let more = many.then(|| el("span").class("note").say(&["… (", &keys.len().to_string(), ")"].concat()));
    // Sources and what is counted are always there; the rest is unfolded, or there since something is chosen.
    let always = matches!(facet, Facet::Source | Facet::Measure);
    let group = el("div")
        .class(if always { "facet" } else { "facet rest" })
        .attr("role", "group")
        .attr("aria-label", title);
    Some(
        group
            .child(el("span").class("facet-name").attr("aria-hidden", "true").text(title))
            .child(el("div").class("chips").children(chips).children(more)),
    )
}

/// What a key of [`Facet::Standing`] is called.
fn standing(key: &str) -> Msg {
    match key {
        "contested" => Msg::Contested,
        "updated" => Msg::Updated,
        "agree" => Msg::StandingAgree,
        "one" => Msg::StandingOne,
        _ => Msg::NoSource,
    }
}

fn chip(shared: &Shared, facet: Facet, key: &str, count: usize) -> Element {
    let lang = shared.lang;
    let article = shared.collection.article(key).filter(|_| facet == Facet::Article);
    let name: Cow<str> = match facet {
        Facet::Measure => Measure::from_name(key).map_or(key, |m| names::measure_short(m, lang)).into(),
        Facet::Side => names::side(key, lang),
        Facet::Source if key.is_empty() => shared.text(Msg::NoSource).into(),
        Facet::Source => names::source(key, lang),
        Facet::Article => sentences::day(article.and_then(|article| article.date), lang).into(),
        Facet::Standing | Facet::Sign => shared.text(standing(key)).into(),
    };
    let count = count.to_string();
    let press = {
        let key = key.to_owned();
        shared.send.reform(move |_: MouseEvent| Action::Toggle(facet, key.clone()))
    };
    let mut chip = button("chip", press)
        .flag("aria-pressed", shared.view.filter.has(facet, key))
        .attr("data-facet", facet.name())
        .set("data-key", key);
    if let Some(title) = article.and_then(|article| article.title.as_deref()) {
        chip = chip.set("title", title);
    }
    if facet == Facet::Source {
        chip = chip.child(draw::glyph(collection::family(key)));
    }
    chip.say(&name).text(" ").child(el("span").class("count").say(&count))
}
