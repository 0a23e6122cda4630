//! The picture: a scene composed for the width at hand, drawn, pointed at and walked through.

use super::element::{Element, button, classes_of, el};
use super::{Opened, Shared, draw, edit, legend, timeline, tip};
use crate::app::platform::page::{self, Canvas};
use crate::app::state::{Action, Scale, Section};
use crate::app::words::Msg;
use crate::app::zoom::Hand;
use crate::chart::{Entry, Input, Known, Layout, Mark, Options, Panel, Px, Scene, Text, compose};
use crate::claim::Claim;
use crate::names;
use std::collections::HashSet;
use yew::prelude::*;

/// Up to so many estimates a filter dims; beyond, it takes the others out.
const DIMMED: usize = 40;

/// [`Shared`], and what is pointed at.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub shared: Shared,
    pub pointed: Option<AttrValue>,
    /// What there is to draw on at first.
    pub canvas: Canvas,
    /// Called once the picture is there.
    pub drawn: Callback<()>,
}

/// So many marks are drawn at first, and with each further step.
const AT_A_TIME: usize = 200;

/// More marks are no picture, and a browser would be at them for minutes.
const MARKS: usize = 1000;

#[component]
pub fn Chart(props: &Props) -> Html {
    let Props { shared, pointed, canvas, drawn } = props;
    let canvas = use_state_eq(|| *canvas);
    {
        let canvas = canvas.clone();
        use_effect_with((), move |()| {
            let resized = page::on_resize(move || canvas.set(page::canvas()));
            move || drop(resized)
        });
    }
    let cut = (shared.collection.estimates.len() > DIMMED).then(|| shared.view.filter.clone());
    let chosen = (shared.view.scale, shared.view.window, shared.lang, *canvas);
    let shown = (shared.seen.clone(), cut, chosen);
    let picture = use_memo(shown.clone(), |_| Picture::compose(shared, *canvas));
    // Those behind have an empty place until it is their turn; once there is room for many, it stays.
    let reach = use_state_eq(|| AT_A_TIME);
    {
        let reach = reach.clone();
        let marks = picture.scene.panels.iter().map(|panel| panel.marks.len()).sum::<usize>();
        use_effect_with((*reach, marks > *reach), move |&(now, more)| {
            let next = move || reach.set(now + AT_A_TIME);
            let next = more.then(|| page::Timer::new(0, next)).flatten();
            move || drop(next)
        });
    }
    let (zone, hand) = (use_node_ref(), use_mut_ref(Hand::default));
    {
        let (zone, picture, shared) = (zone.clone(), picture.clone(), shared.clone());
        use_effect_with(shown, move |_| {
            let watch = timeline::watch(&shared, &zone, &picture.scene, hand);
            move || drop(watch)
        });
    }
    {
        let drawn = drawn.clone();
        use_effect_with((), move |()| drawn.emit(()));
    }
    let head = el("div")
        .class("chart-head")
        .child(el("h2").attr("id", "chart-title").text(shared.text(Msg::ChartTitle)))
        .child(scales(shared));
    let mut about = el("p").class("empty");
    let mut canvas = el("div").class("canvas");
    if shared.collection.estimates.is_empty() {
        about = about.text(shared.text(Msg::NoClaims));
    } else {
        about = legend::draw(shared, &picture.entries);
        if picture.left_out > 0 {
            let numbers = [MARKS, picture.left_out + MARKS].map(|n| names::number(n as u64, shared.lang));
            let [first, all] = numbers;
            let count = [" ", &first, " ", shared.text(Msg::Of), " ", &all].concat();
            let note = el("p").class("notice").text(shared.text(Msg::ChartFirst));
            canvas = canvas.child(note.say(&count));
        }
        let zone = el("div").class("zone").node(zone);
        let zone = zone.child(drawing(shared, &picture, pointed.as_deref(), *reach));
        canvas = canvas.child(zone.child(timeline::draw(shared, &picture.scene)));
    }
    let section = el("section")
        .class("chart")
        .attr("id", "chart")
        .attr("tabindex", "-1")
        .attr("data-view", "chart")
        .attr("aria-labelledby", "chart-title")
        .on_key(timeline::keys(shared, picture.scene.overview.as_ref().map(|it| &it.axis)));
    section.child(head).child(about).child(canvas).into()
}

/// What is drawn.
struct Picture {
    /// How many estimates are too many to be drawn.
    left_out: usize,
    scene: Scene,
    entries: Vec<Entry>,
}

impl Picture {
    fn compose(shared: &Shared, Canvas { width, narrow }: Canvas) -> Self {
        let collection = &shared.collection;
        let dims = collection.estimates.len() <= DIMMED;
        let seen = &shared.seen;
        let mut left_out = 0;
        // Of so many, those that do not stand out, and those said later, are left out.
        let only: Option<HashSet<&str>> = (!dims).then(|| {
            let shown = seen.estimates.iter().filter(|e| seen.admits(&shared.view.filter, e));
            let shown: Vec<_> = shown.collect();
            left_out = shown.len().saturating_sub(MARKS);
            let shown = shown.into_iter().take(MARKS);
            shown.flat_map(|estimate| seen.mentions(estimate)).map(|claim| claim.id.as_str()).collect()
        });
        let of = if dims { collection } else { seen };
        let claims: Vec<&Claim> = of.claims.iter().collect();
        let published = collection.days();
        let said: Vec<&Claim> = seen.claims.iter().collect();
        let partly = dims && seen.articles.len() < collection.articles.len();
        let known = partly.then_some(Known { claims: &said, comparison: &seen.comparison });
        let layout = if narrow { Layout::Ladder } else { Layout::Wide };
        let log = shared.view.scale == Scale::Log;
        let options = Options { width, lang: shared.lang, log, window: shared.view.window, layout };
        let (comparison, only) = (Some(&of.comparison), only.as_ref());
        let input = Input { claims: &claims, comparison, only, known, published: &published, options };
        let scene = compose(&input);
        let mut shown = claims;
        shown.retain(|claim| only.is_none_or(|ids| ids.contains(claim.id.as_str())));
        let entries = legend::entries(shared, &shown, &scene);
        Self { left_out, scene, entries }
    }
}

/// The switch between factors and numbers.
fn scales(shared: &Shared) -> Element {
    let switch = |scale: Scale, name: &'static str, msg: Msg| {
        let press = shared.send.reform(move |_: MouseEvent| Action::SetScale(scale));
        let pressed = shared.view.scale == scale;
        button("", press).flag("aria-pressed", pressed).attr("data-scale", name).text(shared.text(msg))
    };
    el("div")
        .class("scale")
        .attr("role", "group")
        .attr("aria-label", shared.text(Msg::Scale))
        .child(el("span").attr("aria-hidden", "true").text(shared.text(Msg::Scale)))
        .child(switch(Scale::Log, "log", Msg::ScaleLog))
        .child(switch(Scale::Linear, "linear", Msg::ScaleLinear))
}

fn drawing(shared: &Shared, picture: &Picture, pointed: Option<&str>, mut reach: usize) -> Element {
    let scene = &picture.scene;
    let marks = || scene.panels.iter().flat_map(|panel| &panel.marks);
    let tipped = pointed.and_then(|id| marks().find(|mark| mark.id == id));
    let lit = tipped.map(|mark| related(scene, &mark.id)).unwrap_or_default();
    // Any mention's id stands for its estimate; a sum has an id of its own.
    let selected = shared.view.selected.as_deref();
    let selected = selected.map(|id| shared.collection.estimate(id).map_or(id, |estimate| &estimate.id));
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    let axis = el("g")
        .class("axis")
        .attr("aria-hidden", "true")
        .drawn(scene.axis.shapes.iter().map(draw::shape).chain(scene.axis.texts.iter().map(draw::text)));
    let svg = el("svg")
        .set(
            "class",
            &classes_of("picture", &[(tipped.is_some(), "pointing"), (scene.overview.is_some(), "timed")]),
        )
        .attr("role", "group")
        .attr("aria-label", shared.text(Msg::ChartTitle))
        .set("viewBox", &["0 0 ", &width, " ", &height].concat())
        .set("width", &width)
        .set("height", &height)
        .on_click(opened(shared))
        .on_key(walk(shared, scene))
        .child(axis)
        .drawn(scene.texts.iter().map(draw::text))
        .children(scene.panels.iter().map(|panel| panel_of(shared, panel, &lit, selected, &mut reach)));
    // The group stays: a child that came and went would move the others, and with them the focus.
    let tips =
        tipped.filter(|mark| selected != Some(mark.id.as_str())).map(|mark| tip::tip(shared, scene, mark));
    svg.child(el("g").children(tips))
}

/// Opens the claim of a mark, or the sentences of a dispute's bracket.
fn opened(shared: &Shared) -> Callback<MouseEvent> {
    let (claim, seen, send) = (Opened::by_click(shared), shared.seen.clone(), shared.send.clone());
    Callback::from(move |event: MouseEvent| {
        let number = timeline::dispute_at(&event).and_then(|number| number.checked_sub(1));
        match number.and_then(|place| seen.comparison.disputes().get(place)) {
            Some(line) => {
                send.emit(Action::OpenDispute(Some(seen.dispute_key(line))));
                page::go_to_section(Section::Disputes);
            }
            None => claim.emit(event),
        }
    })
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

/// Of its marks as many as `reach` has left.
fn panel_of(
    shared: &Shared,
    panel: &Panel,
    lit: &HashSet<&str>,
    selected: Option<&str>,
    reach: &mut usize,
) -> Element {
    let area = [draw::rect(panel.area, "area")].into_iter();
    let drawings = area.chain(panel.shapes.iter().map(draw::shape)).chain(panel.texts.iter().map(draw::text));
    let ground = el("g").attr("aria-hidden", "true").drawn(drawings);
    let links = panel.links.iter().map(|link| {
        let lit = link.marks.iter().all(|mark| lit.contains(mark.as_str()));
        let class = classes_of("link", &[(lit, "lit")]);
        el("g").attr("data-link", "").set("class", &class).child(draw::shape(&link.shape))
    });
    let marks = panel.marks.iter().map(|mark| {
        let Some(left) = reach.checked_sub(1) else { return Html::default() };
        *reach = left;
        mark_of(shared, mark, lit.contains(mark.id.as_str()), selected).into()
    });
    let disputes = panel.disputes.iter().map(|dispute| {
        let lit = dispute.marks.iter().any(|mark| lit.contains(mark.as_str()));
        el("g")
            .set("class", &classes_of("dispute", &[(lit, "lit")]))
            .set("data-dispute", &dispute.number.to_string())
            .drawn(dispute.shapes.iter().map(draw::shape).chain([draw::text(&dispute.label)]))
    });
    el("g")
        .class("panel")
        .attr("role", "group")
        .set("aria-label", &panel.title)
        .child(ground)
        .children(links)
        .children(marks)
        .children(disputes)
}

fn mark_of(shared: &Shared, mark: &Mark, lit: bool, selected: Option<&str>) -> Element {
    let filter = &shared.view.filter;
    let admitted = !mark.later
        && mark
            .claims
            .iter()
            .any(|id| shared.seen.estimate(id).is_some_and(|estimate| shared.seen.admits(filter, estimate)));
    let selected = selected == Some(mark.id.as_str());
    let own = mark.claims.iter().filter_map(|id| shared.collection.estimate(id));
    let hand = own.filter_map(|own| edit::hand(shared, shared.collection.claim(own))).next();
    let class = classes_of(
        "mark",
        &[(lit, "lit"), (!admitted, "faint"), (selected, "selected"), (hand.is_some(), "by-reader")],
    );
    let group = el("g")
        .set("id", &["mark-", &mark.id].concat())
        .set("class", &class)
        .set(if mark.derived { "data-derived" } else { "data-claim" }, &mark.id)
        .attr("tabindex", if admitted { "0" } else { "-1" })
        .attr("role", "button")
        .flag("aria-pressed", selected)
        .set("aria-label", &hand.map_or_else(|| name(mark), |hand| [&name(mark), "; ", hand].concat()));
    let ground = [draw::reachable(mark), draw::rect(mark.bounds.grow(Px::new(3)), "ring")];
    let drawings = ground.into_iter().chain(mark.label.iter().map(draw::highlight));
    let drawings = drawings.chain(mark.shapes.iter().map(draw::shape));
    group.drawn(drawings.chain(mark.label.iter().map(draw::text)))
}

/// What a mark is called: its words, and its label first where that says it otherwise, for those who speak to
/// the page what they see.
fn name(mark: &Mark) -> String {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    match mark.label.as_ref().map(Text::words) {
        Some(label) if !plain(&mark.words).contains(&plain(&label)) => [&label, "; ", &mark.words].concat(),
        _ => mark.words.clone(),
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
            open.emit(Opened::claim(id, true));
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
