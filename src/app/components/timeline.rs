//! Time below the picture: a strip with all of it, on which a stretch is drawn, moved, pulled; buttons; and what
//! pointers, the wheel and keys do to time in the picture.

use super::element::{Element, button, classes_of, el};
use super::{Shared, draw};
use crate::app::platform::page;
use crate::app::platform::pointer::{Touch, Watch, around, keep};
use crate::app::state::Action;
use crate::app::words::Msg;
use crate::app::zoom::{Grip, Hand, pan, pull, zoom};
use crate::calendar::{Day, Period};
use crate::chart::{Axis, Overview, Px, Rect, Scene};
use crate::names;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How much longer or shorter a press makes the stretch.
const STEP: f64 = 1.5;
/// Pixels of the wheel that make it so.
const WHEEL: f64 = 160.0;

/// The strip and the buttons; the buttons alone where there is no time axis but a stretch was chosen.
pub fn draw(shared: &Shared, scene: &Scene) -> Element {
    let window = shared.view.window;
    let mut part = el("div").class("timeline");
    let Some((overview, all)) = scene.overview.as_ref().and_then(|it| Some((it, it.axis.days()?))) else {
        return if window.is_some() { part.child(bar(shared, None)) } else { part };
    };
    part = part.child(strip(shared, overview, window.unwrap_or(all), window.is_some(), all));
    part.child(bar(shared, Some(all)))
}

fn bar(shared: &Shared, all: Option<Period>) -> Element {
    let window = shared.view.window;
    let mut bar = el("div").class("zoom").attr("role", "group").attr("aria-label", shared.text(Msg::Zoom));
    if let Some(all) = all {
        let now = window.unwrap_or(all);
        let middle = f64::midpoint(f64::from(now.from.0), f64::from(now.to.0));
        for (name, sign, msg, factor) in
            [("in", "+", Msg::ZoomIn, 1.0 / STEP), ("out", "−", Msg::ZoomOut, STEP)]
        {
            let then = zoom(now, middle, factor, all);
            let press = shared.send.reform(move |_: MouseEvent| Action::Zoom(then));
            let press = button("step", press).attr("data-zoom", name).attr("aria-label", shared.text(msg));
            bar = bar.child(press.text(sign));
        }
    }
    let mut words = el("span").class("stretch").attr("role", "status");
    match window {
        None => words = words.text(shared.text(Msg::ZoomHint)),
        Some(window) => {
            words = words.child(el("b").say(&names::period(window, shared.lang)));
            let reset = button("plain", shared.send.reform(|_: MouseEvent| Action::Zoom(None)));
            bar = bar.child(reset.attr("data-zoom", "all").text(shared.text(Msg::ZoomAll)));
        }
    }
    bar.child(words)
}

fn strip(shared: &Shared, overview: &Overview, now: Period, chosen: bool, all: Period) -> Element {
    let place = |day: Day| overview.axis.place_of(f64::from(day.0)).unwrap_or(Px::ZERO);
    let (from, to) = (place(now.from), place(now.to));
    let Rect { y, height, .. } = overview.strip;
    let band = Rect { x: from, y, width: (to - from).max(Px::new(4)), height };
    let handle = |x: Px| Rect {
        x: x - Px::new(5),
        y: y - Px::new(3),
        width: Px::new(10),
        height: height + Px::new(6),
    };
    let wide = |x: Px| Rect {
        x: x - Px::new(14),
        y: y - Px::new(3),
        width: Px::new(28),
        height: height + Px::new(6),
    };
    let slider = |grip: &'static str, msg: Msg, day: Day, text: &str| {
        el("g")
            .attr("data-grip", grip)
            .attr("role", "slider")
            .attr("tabindex", "0")
            .attr("aria-label", shared.text(msg))
            .set("aria-valuemin", &all.from.0.to_string())
            .set("aria-valuemax", &all.to.0.to_string())
            .set("aria-valuenow", &day.0.to_string())
            .set("aria-valuetext", text)
    };
    let day = |day: Day| names::long_day(day, shared.lang);
    let end = |grip, msg, at: Day, x: Px| {
        slider(grip, msg, at, &day(at))
            .child(draw::rect(wide(x), "hit"))
            .child(draw::rect(handle(x), "handle"))
    };
    let (width, height) = (overview.bounds.width.to_string(), overview.bounds.height.to_string());
    let mut svg = el("svg")
        .set("class", &classes_of("brush", &[(chosen, "chosen")]))
        .attr("data-brush", "")
        .attr("role", "group")
        .attr("aria-label", shared.text(Msg::Zoom))
        .set("viewBox", &["0 0 ", &width, " ", &height].concat())
        .set("width", &width)
        .set("height", &height)
        .child(draw::rect(overview.strip, "strip"));
    let band = slider("band", Msg::ZoomBand, now.from, &names::period(now, shared.lang))
        .child(draw::rect(band, "band"));
    svg = svg.child(band);
    let ground = el("g").class("ground").attr("aria-hidden", "true");
    let texts = overview.axis.texts.iter().filter(|_| chosen).map(draw::text);
    svg = svg.child(ground.drawn(overview.axis.shapes.iter().map(draw::shape).chain(texts)));
    svg.child(end("from", Msg::ZoomStart, now.from, from)).child(end("to", Msg::ZoomEnd, now.to, to))
}

/// Lets pointers and the wheel move time, over the picture and the strip in `zone`.
pub fn watch(shared: &Shared, zone: &NodeRef, scene: &Scene, hand: Rc<RefCell<Hand>>) -> Option<Watch> {
    let element = zone.cast::<web_sys::Element>()?;
    let (overview, axis) = (scene.overview.as_ref()?.axis.clone(), scene.axis.clone());
    let all = overview.days()?;
    let (send, window, width) = (shared.send.clone(), shared.view.window, scene.width.get());
    let panels = || scene.panels.iter();
    let top = panels().map(|panel| panel.bounds.y).min().unwrap_or_default().get();
    let bottom = panels().map(|panel| panel.bounds.bottom()).max().unwrap_or_default().get();
    let place = element.clone();
    Some(Watch::new(element, move |touch, (x, y), event| {
        // The picture may be shown smaller than it is.
        let scale = width / f64::from(place.client_width()).min(width).max(1.0);
        let (x, y) = (x * scale, y * scale);
        let in_strip = around(event, "data-brush").is_some();
        let now = window.unwrap_or(all);
        let show = |then: Option<Period>| {
            if then != window {
                send.emit(Action::Zoom(then));
            }
        };
        let mut hand = hand.borrow_mut();
        match touch {
            Touch::Down(id) => {
                let grip = match around(event, "data-grip").as_deref() {
                    Some("from") => Grip::Start,
                    Some("to") => Grip::End,
                    Some(_) if window.is_some() => Grip::Band,
                    _ if in_strip => Grip::New,
                    _ => Grip::Time,
                };
                hand.press(id, x, grip, now, if in_strip { &overview } else { &axis });
                if in_strip {
                    keep(&place, id);
                }
            }
            Touch::Move(id) => {
                if let Some(then) = hand.drag(id, x, all) {
                    if hand.is_moving() && (window.is_some() || then.is_some()) {
                        keep(&place, id);
                    }
                    drop(hand);
                    show(then);
                }
            }
            Touch::Up(id) => hand.lift(id),
            Touch::Wheel(across, down, control) => {
                let axis = if in_strip { &overview } else { &axis };
                let on_axis = in_strip || y < top || y > bottom;
                let Some(day) = axis.day_at(Px::of(x)) else { return };
                if control || (on_axis && down.abs() > across.abs()) {
                    event.prevent_default();
                    show(zoom(now, day, STEP.powf(down / WHEEL), all));
                } else if window.is_some() && across.abs() > down.abs() {
                    event.prevent_default();
                    let days = axis.day_at(Px::of(x + across)).map_or(0.0, |there| there - day);
                    show(pan(now, days, all));
                }
            }
        }
    }))
}

/// What keys do: + - 0 anywhere in the chart, arrows on the strip and with Shift in the picture.
pub fn keys(shared: &Shared, axis: Option<&Axis>) -> Callback<KeyboardEvent> {
    let all = axis.and_then(Axis::days);
    let (send, window) = (shared.send.clone(), shared.view.window);
    Callback::from(move |event: KeyboardEvent| {
        let Some(all) = all else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let now = window.unwrap_or(all);
        let middle = f64::midpoint(f64::from(now.from.0), f64::from(now.to.0));
        let length = f64::from(now.to.0 - now.from.0);
        let grip = around(&event, "data-grip");
        let far = if event.shift_key() { 7.0 } else { 1.0 };
        let then = match (event.key().as_str(), grip.as_deref()) {
            ("+" | "=", _) => zoom(now, middle, 1.0 / STEP, all),
            ("-", _) => zoom(now, middle, STEP, all),
            ("0", _) => None,
            (key @ ("ArrowLeft" | "ArrowRight"), Some(grip)) => {
                let days = if key == "ArrowLeft" { -far } else { far };
                match grip {
                    "from" => pull(now, false, f64::from(now.from.0) + days, all),
                    "to" => pull(now, true, f64::from(now.to.0) + days, all),
                    _ => pan(now, days, all),
                }
            }
            (key @ ("ArrowLeft" | "ArrowRight"), None)
                if event.shift_key() && page::claim_at(&event).is_none() =>
            {
                pan(now, if key == "ArrowLeft" { -length / 4.0 } else { length / 4.0 }, all)
            }
            _ => return,
        };
        event.prevent_default();
        send.emit(Action::Zoom(then));
    })
}

/// Where a bracket of a dispute was clicked: its number.
pub fn dispute_at(event: &MouseEvent) -> Option<usize> {
    around(event, "data-dispute")?.parse().ok()
}
