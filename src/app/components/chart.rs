//! The picture: a scene composed for the width at hand, drawn, pointed at and walked through.

use super::{Name, Opened, Part, Shared, draw, legend, tip};
use crate::app::platform::page;
use crate::app::state::{Action, Scale};
use crate::app::words::Msg;
use crate::chart::{Input, Layout, Mark, Options, Panel, Px, Scene, compose};
use crate::claim::Claim;
use crate::dispute::compare;
use std::collections::HashSet;
use yew::prelude::*;

/// Up to so many estimates a filter dims; beyond, it takes the others out.
const DIMMED: usize = 40;

/// [`Shared`], and what is pointed at.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub shared: Shared,
    pub pointed: Option<AttrValue>,
}

#[component]
pub fn Chart(props: &Props) -> Html {
    let Props { shared, pointed } = props;
    let place = use_node_ref();
    let size = use_state_eq(|| None::<(u16, bool)>);
    {
        let (place, size) = (place.clone(), size.clone());
        use_effect_with((), move |()| {
            let measure = move || {
                let width = place.cast::<web_sys::Element>().map_or(0, |element| element.client_width());
                size.set(Some((u16::try_from(width).unwrap_or(u16::MAX), page::is_narrow())));
            };
            measure();
            let resized = page::on_resize(measure);
            move || drop(resized)
        });
    }
    let scene = use_memo(
        (shared.collection.clone(), shared.view.filter.clone(), shared.view.scale, shared.lang, *size),
        |_| size.map(|(width, narrow)| composed(shared, width, narrow)),
    );
    use_effect_with(scene.is_some(), |&drawn| {
        if drawn {
            page::drawn();
        }
    });
    html! {
        <section class="chart" id="chart" tabindex="-1" data-view="chart" aria-labelledby="chart-title">
            <div class="chart-head">
                <h2 id="chart-title">{ shared.text(Msg::ChartTitle) }</h2>
                { scale(shared) }
            </div>
            if shared.collection.estimates.is_empty() {
                <p class="empty">{ shared.text(Msg::NoClaims) }</p>
            } else {
                <Part name={Name::Legend} shared={shared.clone()} />
            }
            <div class="canvas" ref={place}>
                if let Some(scene) = scene.as_ref() {
                    if !scene.panels.is_empty() {
                        { picture(shared, scene, pointed.as_deref()) }
                    }
                }
            </div>
        </section>
    }
}

fn composed(shared: &Shared, width: u16, narrow: bool) -> Scene {
    let collection = &shared.collection;
    let dims = collection.estimates.len() <= DIMMED;
    let shown = collection.estimates.iter().filter(|e| dims || collection.admits(&shared.view.filter, e));
    let claims: Vec<&Claim> = shown.flat_map(|estimate| collection.mentions(estimate)).collect();
    let published: Vec<_> = collection.articles.iter().filter_map(|article| article.date).collect();
    let layout = if narrow { Layout::Ladder } else { Layout::Wide };
    let log = shared.view.scale == Scale::Log;
    let options = Options { width, lang: shared.lang, log, window: None, layout };
    let comparison = compare(&claims, |id| collection.article(id).and_then(|article| article.date));
    compose(&Input { claims: &claims, comparison: Some(&comparison), published: &published, options })
}

/// The switch between factors and numbers.
fn scale(shared: &Shared) -> Html {
    let button = |scale: Scale, msg: Msg| {
        let pressed = shared.view.scale == scale;
        let press = shared.send.reform(move |_: MouseEvent| Action::SetScale(scale));
        html! {
            <button type="button" aria-pressed={pressed.to_string()} data-scale={format!("{scale:?}").to_lowercase()}
                onclick={press}>{ shared.text(msg) }</button>
        }
    };
    html! {
        <div class="scale" role="group" aria-label={shared.text(Msg::Scale)}>
            <span aria-hidden="true">{ shared.text(Msg::Scale) }</span>
            { button(Scale::Log, Msg::ScaleLog) }
            { button(Scale::Linear, Msg::ScaleLinear) }
        </div>
    }
}

fn picture(shared: &Shared, scene: &Scene, pointed: Option<&str>) -> Html {
    let marks = || scene.panels.iter().flat_map(|panel| &panel.marks);
    let tipped = pointed.and_then(|id| marks().find(|mark| mark.id == id));
    let lit = tipped.map(|mark| related(scene, &mark.id)).unwrap_or_default();
    let selected = shared.view.selected.as_deref().and_then(|id| shared.collection.estimate(id));
    let selected = selected.map(|estimate| estimate.id.as_str());
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    let open = Opened::by_click(shared);
    html! {
        <svg class={classes!("picture", tipped.is_some().then_some("pointing"))} role="group"
            aria-label={shared.text(Msg::ChartTitle)} viewBox={format!("0 0 {width} {height}")} {width} {height}
            onclick={open} onkeydown={walk(shared, scene)}>
            <defs>
                { for scene.fades.iter().map(draw::gradient) }
                { for legend::fades(shared).iter().filter(|fade| !scene.fades.contains(fade)).map(draw::gradient) }
            </defs>
            <g class="axis" aria-hidden="true">
                { draw::shapes(&scene.axis.shapes) }
                { for scene.axis.texts.iter().map(draw::text) }
            </g>
            { for scene.texts.iter().map(draw::text) }
            { for scene.panels.iter().map(|panel| panel_of(shared, panel, &lit, selected)) }
            if let Some(mark) = tipped.filter(|mark| selected != Some(mark.id.as_str())) {
                { tip::tip(shared, scene, mark) }
            }
        </svg>
    }
}

/// The mark itself, its updates and the other sides of its disputes.
fn related<'a>(scene: &'a Scene, id: &'a str) -> HashSet<&'a str> {
    let mut all = HashSet::from([id]);
    for panel in &scene.panels {
        for link in panel.links.iter().filter(|link| link.marks.iter().any(|mark| mark == id)) {
            all.extend(link.marks.iter().map(String::as_str));
        }
        for dispute in panel.disputes.iter().filter(|dispute| dispute.marks.iter().any(|mark| mark == id)) {
            all.extend(dispute.marks.iter().map(String::as_str));
        }
    }
    all
}

fn panel_of(shared: &Shared, panel: &Panel, lit: &HashSet<&str>, selected: Option<&str>) -> Html {
    html! {
        <g class="panel" role="group" aria-label={panel.title.clone()}>
            { draw::rect(panel.area, "area") }
            <g aria-hidden="true">
                { draw::shapes(&panel.shapes) }
                { for panel.texts.iter().map(draw::text) }
            </g>
            { for panel.links.iter().map(|link| {
                let lit = link.marks.iter().all(|mark| lit.contains(mark.as_str()));
                html! { <g data-link="" class={classes!("link", lit.then_some("lit"))}>{ draw::shape(&link.shape) }</g> }
            }) }
            { for panel.marks.iter().map(|mark| mark_of(shared, mark, lit.contains(mark.id.as_str()), selected)) }
            { for panel.disputes.iter().map(|dispute| html! {
                <g data-dispute={dispute.number.to_string()} class="dispute">
                    { draw::shapes(&dispute.shapes) }
                    { draw::text(&dispute.label) }
                </g>
            }) }
        </g>
    }
}

fn mark_of(shared: &Shared, mark: &Mark, lit: bool, selected: Option<&str>) -> Html {
    let filter = &shared.view.filter;
    let admitted = mark.claims.iter().any(|id| {
        shared.collection.estimate(id).is_some_and(|estimate| shared.collection.admits(filter, estimate))
    });
    let selected = selected == Some(mark.id.as_str());
    let (claim, derived) = if mark.derived { (None, Some(&mark.id)) } else { (Some(&mark.id), None) };
    let class = classes!(
        "mark",
        lit.then_some("lit"),
        (!admitted).then_some("faint"),
        selected.then_some("selected")
    );
    html! {
        <g id={["mark-", &mark.id].concat()} {class} data-claim={claim.cloned()} data-derived={derived.cloned()}
            tabindex={if admitted { "0" } else { "-1" }} role="button" aria-pressed={selected.to_string()}
            aria-label={mark.words.clone()}>
            { draw::reachable(mark) }
            { draw::rect(mark.bounds.grow(Px::new(3)), "ring") }
            if let Some(label) = mark.label.as_ref().filter(|_| selected) {
                { draw::rect(label.bounds, "highlight") }
            }
            { draw::shapes(&mark.shapes) }
            if let Some(label) = &mark.label {
                { draw::text(label) }
            }
        </g>
    }
}

/// Enter and space open; left and right go along a panel, up and down to the nearest mark of the next one.
fn walk(shared: &Shared, scene: &Scene) -> Callback<KeyboardEvent> {
    let panels: Vec<Vec<(String, Px)>> = scene
        .panels
        .iter()
        .map(|panel| panel.marks.iter().map(|mark| (mark.id.clone(), mark.at.x)).collect())
        .collect();
    let open = shared.open.clone();
    Callback::from(move |event: KeyboardEvent| {
        let Some(id) = page::claim_at(&event) else { return };
        let key = event.key();
        if key == "Enter" || key == " " {
            event.prevent_default();
            open.emit(Opened { id, by_key: true });
        } else if let Some(next) = neighbor(&panels, &id, &key) {
            event.prevent_default();
            page::focus(&["mark-", next].concat());
        }
    })
}

fn neighbor<'a>(panels: &'a [Vec<(String, Px)>], id: &str, key: &str) -> Option<&'a str> {
    let (row, column) = panels
        .iter()
        .enumerate()
        .find_map(|(row, marks)| marks.iter().position(|(mark, _)| mark == id).map(|column| (row, column)))?;
    let x = panels[row][column].1;
    let nearest = |marks: &'a Vec<(String, Px)>| {
        marks.iter().min_by_key(|(_, at)| (*at - x).abs()).map(|(id, _)| id.as_str())
    };
    let along = |column: usize| panels[row].get(column).map(|(id, _)| id.as_str());
    match key {
        "ArrowRight" => along(column + 1),
        "ArrowLeft" => along(column.checked_sub(1)?),
        "ArrowDown" => panels[row + 1..].iter().find_map(nearest),
        "ArrowUp" => panels[..row].iter().rev().find_map(nearest),
        _ => None,
    }
}
