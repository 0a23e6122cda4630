//! *As known on*: a slider through the days on which articles appeared, with a walk that goes by itself.

use super::Shared;
use super::element::{Element, button, el};
use crate::app::collection::{last_known, next_known};
use crate::app::platform::page;
use crate::app::state::Action;
use crate::app::words::Msg;
use crate::names;
use yew::prelude::*;

/// Draws it; nothing to choose where all appeared on one day.
pub fn draw(shared: &Shared) -> Element {
    let section =
        el("section").class("known").attr("data-view", "known").attr("aria-label", shared.text(Msg::Known));
    let days = shared.collection.days();
    let Some(last) = days.len().checked_sub(1).filter(|&last| last > 0) else { return section };
    let at = last_known(&days, shared.view.known);
    // Before the first article nothing is known, whichever day an address names.
    let day = at.and_then(|at| days.get(at).copied()).or(shared.view.known);
    let words = day.map_or_else(String::new, |day| names::long_day(day, shared.lang));
    let articles = shared.seen.articles.len();
    let how_many =
        crate::app::sentences::articles_of(articles, shared.collection.articles.len(), shared.lang);
    let slide = {
        let (send, days) = (shared.send.clone(), days.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(at) = page::number_of(&event) {
                // Everything is what was known on the last day.
                send.emit(Action::Know(days.get(at as usize).copied().filter(|_| (at as usize) < last)));
            }
        })
    };
    // Where the reader wants calm, each press goes one day on.
    let calm = page::is_calm();
    let playing = shared.playing;
    let press = {
        let (send, days, known) = (shared.send.clone(), days.clone(), shared.view.known);
        Callback::from(move |_: MouseEvent| {
            let first = days.first().copied();
            send.emit(match known {
                Some(_) if playing => Action::Know(known),
                Some(_) if calm => Action::Know(next_known(&days, known)),
                None if calm => Action::Know(first),
                Some(_) => Action::Play(known),
                None => Action::Play(first),
            });
        })
    };
    let name = match (calm, playing) {
        (true, _) => Msg::NextDay,
        (false, true) => Msg::Pause,
        (false, false) => Msg::Play,
    };
    let play = button("play", press).attr("data-play", if playing { "pause" } else { "play" });
    let slider = el("input")
        .attr("type", "range")
        .attr("id", "known")
        .attr("min", "0")
        .attr("step", "1")
        .set("max", &last.to_string())
        .property("value", &at.unwrap_or(0).to_string())
        .set("aria-valuetext", &[&words, ", ", &how_many].concat())
        .on_input(slide);
    let ticks = el("span").class("ticks").attr("aria-hidden", "true").children(days.iter().map(|_| el("i")));
    section
        .child(el("label").attr("for", "known").text(shared.text(Msg::Known)))
        .child(play.text(shared.text(name)))
        .child(el("span").class("track").child(ticks).child(slider))
        .child(
            el("output")
                .attr("for", "known")
                .child(el("b").say(&words))
                .text(" ")
                .child(el("span").class("count").say(&how_many)),
        )
}
