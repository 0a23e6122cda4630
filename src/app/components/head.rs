//! The head: the name, the way to the sections, language and colors; the heading that says what is seen.

use super::Shared;
use crate::app::platform::page;
use crate::app::state::{Action, Section, View};
use crate::app::words::Msg;
use crate::app::{address, sentences};
use crate::names::Lang;
use yew::prelude::*;

/// Draws it.
pub fn draw(shared: &Shared) -> Html {
    let other = if shared.lang == Lang::De { Lang::En } else { Lang::De };
    let speak = shared.send.reform(move |_: MouseEvent| Action::Speak(other));
    let paint = shared.send.reform(|_: MouseEvent| Action::Paint(page::other_theme()));
    html! {
        <header>
            <div class="bar">
                <p class="name">{ "Streitzahl" }</p>
                <nav aria-label={shared.text(Msg::Sections)}>
                    { for Section::ALL.into_iter().map(|section| link(shared, section)) }
                </nav>
                <div class="switches">
                    <button type="button" class="plain" data-switch="language" lang={other.code()} onclick={speak}>
                        { shared.text(Msg::OtherLanguage) }
                    </button>
                    <button type="button" class="plain" data-switch="theme" onclick={paint}>
                        { shared.text(Msg::LightDark) }
                    </button>
                </div>
            </div>
            <h1>{ sentences::heading(&shared.collection, shared.lang) }</h1>
            <p class="deck">{ sentences::deck(&shared.collection, shared.lang) }</p>
        </header>
    }
}

fn link(shared: &Shared, section: Section) -> Html {
    let view = View { section: Some(section), ..View::clone(&shared.view) };
    let send = shared.send.clone();
    let go = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        send.emit(Action::Go(section));
        page::go_to_section(section);
    });
    let name = shared.text(match section {
        Section::Chart => Msg::Chart,
        Section::Table => Msg::Table,
        Section::Articles => Msg::Articles,
        Section::Help => Msg::Help,
    });
    html! { <a href={["#", &address::write(&view)].concat()} onclick={go}>{ name }</a> }
}
