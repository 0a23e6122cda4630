//! The menu of what can be taken along.

use super::Shared;
use super::element::{Element, button, el, say};
use crate::app::download::{Kind, Taken, named};
use crate::app::platform::outside::{How, hand_over, today};
use crate::app::words::Msg;
use crate::share::file;
use yew::prelude::*;

/// The id of the menu.
const MENU: &str = "download";

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub shared: Shared,
}

/// The button that opens it, and the menu: a popover, so that Esc and a click beside it close it.
#[component]
pub fn Download(Props { shared }: &Props) -> Html {
    let told = use_state_eq(|| None::<Msg>);
    let give = {
        let told = told.clone();
        move |how: How, name: String, media: &'static str, content: Vec<u8>| {
            let told = told.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let done = hand_over(how, &name, media, content).await;
                told.set(Some(match (done, how) {
                    (true, How::Save) => Msg::Saved,
                    (true, How::Copy) => Msg::InClipboard,
                    (false, _) => Msg::NotGiven,
                }));
            });
        }
    };
    let of = |kind: Option<Kind>, how: How| {
        let (taking, give) = (shared.clone(), give.clone());
        let press = Callback::from(move |_: MouseEvent| {
            let name = &taking.work.name;
            match kind {
                Some(kind) => {
                    let taken = taken(&taking, name);
                    give(how, taken.file_name(kind), kind.about().2, taken.content(kind));
                }
                None => {
                    let json = file::write(&taking.work).into_bytes();
                    give(how, named(name, today(), "html"), "text/html", json);
                }
            }
        });
        let (msg, what) = if how == How::Save { (Msg::Save, "save") } else { (Msg::Copy, "copy") };
        let name = kind.map_or(shared.text(Msg::OnePage), |kind| kind.about().0);
        let label = [name, ": ", shared.text(msg)].concat();
        button("plain", press).attr("data-give", what).set("aria-label", &label).text(shared.text(msg))
    };
    let kinds = Kind::ALL.into_iter().map(|kind| {
        let (name, ending, _) = kind.about();
        let row = el("li").attr("data-kind", ending).child(words(name, shared.text(what_for(kind))));
        let row = row.child(of(Some(kind), How::Save));
        if kind.can_be_copied() { row.child(of(Some(kind), How::Copy)) } else { row }
    });
    let page = el("li")
        .attr("data-kind", "html")
        .child(words(shared.text(Msg::OnePage), shared.text(Msg::OnePageFor)))
        .child(of(None, How::Save));
    let status = el("p").attr("role", "status").children(told.map(|msg| say(shared.text(msg))));
    let chosen = taken(shared, "").claims().iter().filter(|claim| claim.repeat_of.is_none()).count();
    let chosen = chosen != shared.collection.claims.iter().filter(|it| it.repeat_of.is_none()).count();
    let menu = el("div")
        .attr("id", MENU)
        .attr("popover", "auto")
        .attr("role", "dialog")
        .attr("aria-label", shared.text(Msg::Download))
        .child(el("p").class("note").text(shared.text(if chosen { Msg::SomeTaken } else { Msg::AllTaken })))
        .child(el("ul").children(kinds).child(page))
        .child(status);
    let open = el("button").attr("type", "button").class("plain").attr("popovertarget", MENU);
    el("div").child(open.text(shared.text(Msg::Download))).child(menu).into()
}

fn taken<'a>(shared: &'a Shared, name: &'a str) -> Taken<'a> {
    let Shared { seen, view, lang, .. } = shared;
    Taken { seen, view, lang: *lang, today: today(), name }
}

fn words(name: &'static str, what_for: &'static str) -> Element {
    el("p").child(el("b").text(name)).text(" ").child(el("span").text(what_for))
}

const fn what_for(kind: Kind) -> Msg {
    match kind {
        Kind::Svg => Msg::SvgFor,
        Kind::Png => Msg::PngFor,
        Kind::Csv => Msg::CsvFor,
        Kind::CsvSemicolon => Msg::CsvSemicolonFor,
        Kind::Markdown => Msg::MarkdownFor,
        Kind::Ndjson => Msg::NdjsonFor,
        Kind::JsonLd => Msg::JsonLdFor,
        Kind::Package => Msg::PackageFor,
    }
}
