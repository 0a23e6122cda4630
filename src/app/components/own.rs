//! Own articles: which collection is open, the place where articles are put in, what is being read, what is to be
//! said.

use super::element::{Element, button, classes_of, el};
use super::{Shared, articles, share};
use crate::app::intake::Incoming;
use crate::app::own::{Message, Own};
use crate::app::platform::desk::{DRAFT, Wish};
use crate::app::platform::page::Listener;
use crate::app::platform::{files, page, preferences};
use crate::app::state::Action;
use crate::app::words::Msg;
use crate::app::{sentences, sharing};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent};
use yew::prelude::*;

/// The id of the list of collections.
pub const LIST: &str = "collections";

/// The value of the list's last entry.
const NEW: &str = "+";

/// The value of a collection that came in a link.
const IN_LINK: &str = "=";

const FILES: &str = "files";
const FOLDER: &str = "folder";

/// Draws it.
pub fn draw(shared: &Shared) -> Element {
    let own = &shared.own;
    let unfolded = own.unfolded || own.open.is_some() && own.snapshot.articles.is_empty() && !own.fetching;
    let mut section = el("section")
        .set("class", &classes_of("own", &[(unfolded, "open")]))
        .attr("id", "own")
        .flag("data-kept", !own.keeping)
        .attr("aria-label", shared.text(Msg::OwnArticles))
        .child(bar(shared, unfolded));
    // Something stands in each place, so that nothing below is made anew.
    let progress = own.progress.map(|(done, total)| progress(shared, done, total));
    section = section.child(progress.map_or_else(Html::default, Html::from)).child(messages(shared));
    let in_link = own.open.as_deref().is_some_and(|id| sharing::payload_of(id).is_some());
    section =
        section.child(if in_link && !own.fetching { share::guest(shared).into() } else { Html::default() });
    if unfolded {
        section = section.child(place(shared));
    }
    section
}

/// A button that wishes something.
fn wish(shared: &Shared, name: &'static str, msg: Msg, wish: impl Fn() -> Wish + 'static) -> Element {
    let wished = shared.wish.reform(move |_: MouseEvent| wish());
    button("plain", wished).attr("data-wish", name).text(shared.text(msg))
}

fn bar(shared: &Shared, unfolded: bool) -> Element {
    let own = &shared.own;
    let choose = {
        let (send, wish) = (shared.send.clone(), shared.wish.clone());
        Callback::from(move |event: Event| match field(&event).as_str() {
            NEW => wish.emit(Wish::New),
            "" => send.emit(Action::Enter(None)),
            IN_LINK => {}
            id => send.emit(Action::Enter(Some(id.to_owned()))),
        })
    };
    let entry = |value: &str, name: &str| el("option").set("value", value).say(name);
    let mut list =
        el("select").attr("id", LIST).on_change(choose).child(entry("", shared.text(Msg::BuiltIn)));
    for label in &own.shelf {
        let count = sentences::counted(label.articles, sentences::Noun::Article, shared.lang);
        list = list.child(entry(&label.id, &[&label.name, " (", &count, ")"].concat()).key(&label.id));
    }
    if own.open.as_deref().is_some_and(|id| sharing::payload_of(id).is_some()) {
        list = list.child(entry(IN_LINK, shared.text(Msg::GuestCollection)).key(IN_LINK));
    }
    list = list.child(entry(NEW, shared.text(Msg::NewCollection)).key(NEW));
    let label = el("label").child(el("span").text(shared.text(Msg::Collection))).text(" ").child(list);
    let unfold = wish(shared, "unfold", Msg::OwnArticles, || Wish::Unfold).flag("aria-expanded", unfolded);
    let mut bar = el("div").class("own-bar").child(label).child(unfold);
    if !unfolded {
        bar = bar.child(el("span").class("note").text(shared.text(Msg::OwnInvite)));
    }
    bar
}

fn progress(shared: &Shared, done: usize, total: usize) -> Element {
    let [done, total] = [done, total].map(|n| n.to_string());
    let words = [shared.text(Msg::Reading), " ", &done, " ", shared.text(Msg::Of), " ", &total].concat();
    el("div")
        .class("progress")
        .attr("role", "status")
        .child(
            el("progress")
                .set("value", &done)
                .set("max", &total)
                .attr("aria-label", shared.text(Msg::Reading)),
        )
        .child(el("span").say(&words))
        .child(wish(shared, "stop", Msg::Stop, || Wish::Stop))
}

fn messages(shared: &Shared) -> Element {
    let said = &shared.own.messages;
    let mut list = el("div").class("messages").attr("role", "status");
    for message in said {
        let class = if message.is_trouble() { "notice trouble" } else { "notice" };
        let mut line = el("p").class(class).child(el("bdi").say(&message.say(shared.lang)));
        if message.can_be_undone() {
            let back = match message {
                Message::Deleted(_) => shared.wish.reform(|_: MouseEvent| Wish::Restore),
                _ => shared.send.reform(|_: MouseEvent| Action::Undo),
            };
            let back = button("plain", back).attr("data-wish", "take-back");
            line = line.text(" ").child(back.text(shared.text(Msg::Undo)));
        }
        if message.offers_file() {
            line = line.text(" ").child(wish(shared, "file", Msg::SaveFile, || Wish::SaveFile));
        }
        list = list.child(line);
    }
    if !said.is_empty() {
        list = list.child(wish(shared, "dismiss", Msg::Dismiss, || Wish::Dismiss));
    }
    list
}

/// Where articles are put in, and what can be done with the collection.
fn place(shared: &Shared) -> Element {
    let draft = el("textarea")
        .attr("id", DRAFT)
        .attr("rows", "6")
        .attr("spellcheck", "false")
        .attr("aria-label", shared.text(Msg::OwnDraft))
        .attr("placeholder", shared.text(Msg::OwnDraftHint));
    let read = shared.wish.reform(|_: MouseEvent| Wish::Read);
    let take = || shared.wish.reform(|event: Event| Wish::Files(files::chosen(&event)));
    let input = |id: &'static str| {
        el("input")
            .attr("type", "file")
            .attr("id", id)
            .attr("multiple", "")
            .attr("hidden", "")
            .on_change(take())
    };
    let opener = |id: &'static str, msg: Msg| {
        let click = Callback::from(move |_: MouseEvent| page::click(id));
        button("plain", click).attr("data-wish", id).text(shared.text(msg))
    };
    let mut place = el("div").class("place").child(el("p").class("note").text(shared.text(Msg::OwnInvite)));
    let pasted = shared.own.pasted.as_deref().map(|it| pasted(shared, it));
    place = place.child(draft).child(pasted.map_or_else(Html::default, Html::from));
    let buttons = el("div")
        .class("own-bar")
        .child(button("chip", read).attr("data-wish", "read").text(shared.text(Msg::OwnRead)))
        .child(opener(FILES, Msg::OwnFiles))
        .child(input(FILES).attr("accept", ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.jsonl,.ndjson,.json"))
        .child(opener(FOLDER, Msg::OwnFolder))
        .child(input(FOLDER).attr("webkitdirectory", ""))
        .child(el("span").class("note").text(shared.text(Msg::OwnKinds)));
    place = place.child(buttons);
    let kept = shared.own.open.as_deref().is_some_and(|id| sharing::payload_of(id).is_none());
    if kept { place.child(manage(shared, &shared.own)) } else { place }
}

/// What was taken out of the page that was pasted, and what was left out.
fn pasted(shared: &Shared, pasted: &Incoming) -> Element {
    let lang = shared.lang;
    let mut told = el("div").class("pasted").attr("role", "status");
    for notice in &pasted.notices {
        told = told.child(articles::notice(&notice.kind, lang));
    }
    told.child(wish(shared, "plain", Msg::OwnPlain, || Wish::Plain))
}

fn manage(shared: &Shared, own: &Own) -> Element {
    let rename = shared.wish.reform(|event: Event| Wish::Rename(field(&event)));
    let name = el("input").attr("type", "text").attr("data-wish", "name").value(&own.snapshot.name);
    let name = name.attr("maxlength", "80").on_change(rename);
    el("div")
        .class("own-bar")
        .child(el("label").child(el("span").text(shared.text(Msg::OwnName))).text(" ").child(name))
        .child(wish(shared, "duplicate", Msg::Duplicate, || Wish::Duplicate))
        .child(wish(shared, "delete", Msg::Delete, || Wish::Delete))
}

/// How many rows of a list of so many are shown.
pub fn rows(shared: &Shared, all: usize) -> usize {
    all.min(200 + shared.own.more)
}

/// What shows more rows, where there are more.
pub fn more(shared: &Shared, shown: usize, all: usize) -> Option<Element> {
    let count = ["(", &shown.to_string(), " ", shared.text(Msg::Of), " ", &all.to_string(), ")"].concat();
    (shown < all).then(|| el("p").child(wish(shared, "more", Msg::More, || Wish::More)).text(" ").say(&count))
}

/// The value of the field that an event is about.
pub fn field(event: &Event) -> String {
    page::target(event).map(|element| page::value_of(&element)).unwrap_or_default()
}

/// Makes what Yew does not set itself agree with what is there: which collection is chosen, what the field holds.
pub fn settle(own: &Own) {
    let open = own.open.as_deref().unwrap_or_default();
    page::set_value(LIST, if sharing::payload_of(open).is_some() { IN_LINK } else { open });
    if let Some(draft) = &own.draft {
        page::set_value(DRAFT, draft);
        page::focus(DRAFT);
    } else if page::value(DRAFT).is_empty() {
        page::set_value(DRAFT, &preferences::draft());
    }
}

/// Listens to what happens anywhere in the window: pasting, dropping, typing into the field.
pub fn listen(wish: &Callback<Wish>) -> [Option<Listener>; 4] {
    let paste = {
        let wish = wish.clone();
        Listener::new("paste", move |event| {
            let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
            let Some(held) = event.clipboard_data() else { return };
            // Into other fields, and between words of the text, it goes as always.
            let at = page::target(event).filter(|it| it.matches("input, textarea, select").unwrap_or(false));
            let elsewhere = at.is_some_and(|it| it.id() != DRAFT || !page::value(DRAFT).is_empty());
            if elsewhere {
                return;
            }
            let files = held.files().is_some_and(|files| files.length() > 0);
            let [plain, html] =
                ["text/plain", "text/html"].map(|kind| held.get_data(kind).unwrap_or_default());
            if !plain.is_empty() || !html.is_empty() {
                event.prevent_default();
                wish.emit(Wish::Paste(plain, html));
            } else if files {
                event.prevent_default();
                wish.emit(Wish::Drop(files::Dropped::of(&held)));
            }
        })
    };
    let drop = {
        let wish = wish.clone();
        Listener::new("drop", move |event| {
            let Some(event) = event.dyn_ref::<DragEvent>() else { return };
            let Some(held) = event.data_transfer() else { return };
            event.prevent_default();
            let [plain, html] =
                ["text/plain", "text/html"].map(|kind| held.get_data(kind).unwrap_or_default());
            let dropped = files::Dropped::of(&held);
            if dropped.is_empty() && !(plain.is_empty() && html.is_empty()) {
                wish.emit(Wish::Paste(plain, html));
            } else {
                wish.emit(Wish::Drop(dropped));
            }
        })
    };
    // What is not refused here may be dropped.
    let over = Listener::new("dragover", |event| event.prevent_default());
    let input = Listener::new("input", |event| {
        if page::target(&event).is_some_and(|it| it.id() == DRAFT) {
            preferences::keep_draft(&page::value(DRAFT));
        }
    });
    [paste, drop, over, input]
}
