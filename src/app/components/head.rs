//! The head: the name, the way to the sections, language and colors; the heading that says what is seen.

use super::element::{Element, button, el};
use super::{Shared, edit};
use crate::app::platform::page;
use crate::app::state::{Action, Section, View};
use crate::app::words::Msg;
use crate::app::{address, sentences};
use crate::names::Lang;
use yew::prelude::*;

/// Draws it.
pub fn draw(shared: &Shared) -> Element {
    let other = if shared.lang == Lang::De { Lang::En } else { Lang::De };
    let speak = shared.send.reform(move |_: MouseEvent| Action::Speak(other));
    let paint = shared.send.reform(|_: MouseEvent| Action::Paint(page::other_theme()));
    let language = button("plain", speak).attr("data-switch", "language").attr("lang", other.code());
    let colors = button("plain", paint).attr("data-switch", "theme");
    let switches = el("div")
        .class("switches")
        .child(edit::steps(shared))
        .child(language.text(shared.text(Msg::OtherLanguage)))
        .child(colors.text(shared.text(Msg::LightDark)))
        .child(html! { <super::share::Share shared={shared.clone()} /> })
        .child(html! { <super::download::Download shared={shared.clone()} /> });
    let sections = el("nav").attr("aria-label", shared.text(Msg::Sections));
    let bar = el("div")
        .class("bar")
        .child(el("p").class("name").text("Streitzahl"))
        .child(sections.children(Section::ALL.into_iter().map(|section| link(shared, section))))
        .child(switches);
    let heading = match shared.own.fetching {
        true => shared.text(Msg::Fetching).to_owned(),
        false => sentences::heading(&shared.seen, shared.view.known, shared.lang),
    };
    el("header")
        .child(bar)
        .child(el("h1").say(&heading))
        .child(el("p").class("deck").say(&sentences::deck(&shared.seen, shared.lang)))
}

fn link(shared: &Shared, section: Section) -> Element {
    let view = View { section: Some(section), ..View::clone(&shared.view) };
    let name = match section {
        Section::Disputes => Msg::Disputes,
        Section::Chart => Msg::Chart,
        Section::Table => Msg::Table,
        Section::Articles => Msg::Articles,
        Section::Help => Msg::Help,
    };
    el("a")
        .set("href", &["#", &address::write(&view)].concat())
        .on_click(go(&shared.send, section))
        .text(shared.text(name))
}

/// Goes to a section by a link.
pub fn go(send: &Callback<Action>, section: Section) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        send.emit(Action::Go(section));
        page::go_to_section(section);
    })
}
