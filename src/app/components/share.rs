//! What is sent: three sizes of link with their lengths, what may cut them, and the file.

use super::Shared;
use super::element::{Element, button, el};
use crate::app::platform::desk::Wish;
use crate::app::platform::outside::{How, hand_over};
use crate::app::platform::{link, page};
use crate::app::state::View;
use crate::app::words::Msg;
use crate::app::{address, sharing};
use crate::names;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

const MENU: &str = "share";
const TITLE: &str = "share-title";

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub shared: Shared,
}

/// The links as they were made when the menu was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Links {
    view: String,
    claims: String,
    /// Empty until it is packed.
    everything: String,
}

/// The button and its menu: a popover, so that Esc and a click beside it close it.
#[component]
pub fn Share(Props { shared }: &Props) -> Html {
    let links = use_state_eq(Links::default);
    let copied = use_state_eq(|| None::<(&'static str, bool)>);
    let make = {
        let (shared, links, copied) = (shared.clone(), links.setter(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            copied.set(None);
            let made = made(&shared);
            links.set(made.clone());
            let (links, shared) = (links.clone(), shared.clone());
            spawn_local(async move {
                let payload = link::pack(&sharing::everything(&shared.work)).await;
                links.set(Links { everything: carrying(&shared.view, &payload), ..made });
                page::focus(TITLE);
            });
        })
    };
    let size = |name: &'static str, what: Msg, carries: Msg, url: &str| {
        let copy = {
            let (copied, url) = (copied.setter(), url.to_owned());
            Callback::from(move |_: MouseEvent| {
                let (copied, url) = (copied.clone(), url.clone());
                spawn_local(async move {
                    let done = hand_over(How::Copy, "", "text/plain", url.into_bytes()).await;
                    if !done {
                        page::select(&["link-", name].concat());
                    }
                    copied.set(Some((name, done)));
                });
            })
        };
        let length = names::number(url.chars().count() as u64, shared.lang);
        let told = copied
            .filter(|(of, _)| *of == name)
            .map_or("", |(_, done)| shared.text(if done { Msg::InClipboard } else { Msg::ShareSelected }));
        let field =
            el("textarea").set("id", &["link-", name].concat()).attr("readonly", "").attr("rows", "1");
        let copy = button("chip", copy).attr("data-copy", name).text(shared.text(Msg::ShareCopy));
        let too_long = url.len() > sharing::LONGEST || url.is_empty();
        let mut section =
            el("section")
                .attr("data-size", name)
                .child(el("h3").text(shared.text(what)).text(" ").child(
                    el("span").class("aside").say(&length).text(" ").text(shared.text(Msg::ShareSigns)),
                ))
                .child(el("p").class("note").text(shared.text(carries)));
        if let Some(cut) = sharing::cut_by(url.len()) {
            section = section.child(el("p").class("notice").text(shared.text(cut)));
        }
        section.child(field.attr("aria-label", shared.text(what)).property("value", url)).child(
            el("p")
                .class("actions")
                .child(if too_long { copy.attr("disabled", "") } else { copy })
                .child(el("span").attr("role", "status").text(told)),
        )
    };
    let carries = match (shared.own.open.as_deref(), shared.work.corrections.is_empty()) {
        (None, true) => Msg::ShareViewBuiltIn,
        (None, false) => Msg::ShareViewCorrected,
        (Some(id), _) if sharing::payload_of(id).is_some() => Msg::ShareViewLink,
        (Some(_), _) => Msg::ShareViewOwn,
    };
    let save = shared.wish.reform(|_: MouseEvent| Wish::SaveFile);
    let menu =
        el("div")
            .attr("id", MENU)
            .class("menu")
            .attr("popover", "auto")
            .attr("role", "dialog")
            .attr("aria-labelledby", TITLE)
            .child(el("h2").attr("id", TITLE).attr("tabindex", "-1").text(shared.text(Msg::ShareTitle)))
            .child(size("view", Msg::ShareView, carries, &links.view))
            .child(size("claims", Msg::ShareClaims, Msg::ShareClaimsCarries, &links.claims))
            .child(size(
                "everything",
                Msg::ShareEverything,
                if shared.work.articles.is_empty() {
                    Msg::ShareEverythingBuiltIn
                } else {
                    Msg::ShareEverythingCarries
                },
                &links.everything,
            ))
            .child(
                el("section")
                    .child(el("h3").text(shared.text(Msg::ShareFile)))
                    .child(el("p").class("note").text(shared.text(Msg::ShareFileCarries)))
                    .child(el("p").class("actions").child(
                        button("chip", save).attr("data-do", "save").text(shared.text(Msg::SaveFile)),
                    )),
            );
    let open = el("button").attr("type", "button").class("plain").attr("popovertarget", MENU).on_click(make);
    el("span").child(open.attr("data-do", "share").text(shared.text(Msg::Share))).child(menu).into()
}

fn made(shared: &Shared) -> Links {
    let view = View::clone(&shared.view);
    let fragment = address::write(&view);
    let plain = if fragment.is_empty() { link::base() } else { [&link::base(), "#", &fragment].concat() };
    let (payload, there) = sharing::claims(&shared.collection, &shared.work.name, &view);
    Links { view: plain, claims: carrying(&there, &payload), everything: String::new() }
}

/// The address that carries a payload and a view.
fn carrying(view: &View, payload: &str) -> String {
    let view = View { collection: Some(sharing::id_of(payload)), ..view.clone() };
    [&link::base(), "#", &address::write(&view)].concat()
}

/// What a collection is that came in a link, and the ways to keep it or leave it.
pub fn guest(shared: &Shared) -> Element {
    let adopt = shared.wish.reform(|_: MouseEvent| Wish::Adopt);
    let leave = shared.send.reform(|_: MouseEvent| crate::app::state::Action::Enter(None));
    let mut words = el("p").child(el("b").text(shared.text(Msg::GuestTitle))).text(" ");
    if !shared.work.name.is_empty() {
        words = words.child(el("bdi").say(&shared.work.name)).text(". ");
    }
    el("div")
        .class("notice guest")
        .attr("data-view", "guest")
        .attr("role", "status")
        .child(words.text(shared.text(Msg::GuestNote)))
        .child(
            el("p")
                .class("actions")
                .child(button("chip", adopt).attr("data-do", "adopt").text(shared.text(Msg::GuestAdopt)))
                .child(button("chip", leave).attr("data-do", "leave").text(shared.text(Msg::Close))),
        )
}
