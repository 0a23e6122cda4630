//! The page's parts, a component each.
//!
//! ```text
//! App ─┬─ head       name, way to the sections, language, colors, heading
//!      ├─ filters    what is to stand out
//!      ├─ Chart      the picture ─ draw (Scene -> SVG), tip, legend
//!      ├─ evidence   the sentence behind a claim ─ reading
//!      ├─ table      the picture's twin
//!      ├─ articles
//!      └─ help
//! ```
//!
//! What has no state of its own is a function; [`Part`] draws it anew only where what it shows has changed. (A
//! component of its own for each costs 4 KB of wasm.)

mod articles;
mod chart;
mod draw;
mod element;
mod evidence;
mod filters;
mod head;
mod help;
mod legend;
mod reading;
mod table;
mod tip;

use super::collection::Collection;
use super::platform::page::{self, Canvas, Listener};
use super::platform::{address, preferences};
use super::state::{Action, Section, State, View};
use super::words::Msg;
use crate::article::builtin;
use crate::names::Lang;
use crate::share::Snapshot;
use element::{classes_of, el};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        self.after(action).into()
    }
}

/// What every part gets.
#[derive(Clone, PartialEq, Properties)]
pub struct Shared {
    /// The articles and their claims.
    pub collection: Rc<Collection>,
    /// The page's language.
    pub lang: Lang,
    /// What the reader chose.
    pub view: Rc<View>,
    /// Changes the state.
    pub send: Callback<Action>,
    /// Whether a narrow page shows its filters.
    pub unfolded: bool,
    /// The reader's collection, to be changed.
    pub work: Rc<Snapshot>,
    /// Whether a change can be taken back, and whether one can be done again.
    pub steps: (bool, bool),
    /// Whether the fields of the open claim can be changed.
    pub editing: bool,
    /// Opens the evidence of a claim.
    pub open: Callback<Opened>,
}

impl Shared {
    /// A fixed text in the page's language.
    pub const fn text(&self, msg: Msg) -> &'static str {
        msg.text(self.lang)
    }
}

/// A part of the page without a state of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Head,
    Filters,
    Evidence,
    Table,
    Articles,
    Help,
}

#[derive(Clone, PartialEq, Properties)]
struct PartProps {
    name: Name,
    shared: Shared,
    /// The claim pointed at, for the part that shows it.
    #[prop_or_default]
    pointed: Option<AttrValue>,
}

/// Draws a part where its properties have changed.
#[component]
fn Part(PartProps { name, shared, pointed }: &PartProps) -> Html {
    let element = match name {
        Name::Head => head::draw(shared),
        Name::Filters => filters::draw(shared),
        Name::Evidence => evidence::draw(shared),
        Name::Table => table::draw(shared, pointed.as_deref()),
        Name::Articles => articles::draw(shared),
        Name::Help => help::draw(shared),
    };
    element.into()
}

/// A claim to open the evidence of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The claim's id.
    pub id: String,
    /// Whether by keyboard; then the focus goes along, and comes back in the end.
    pub by_key: bool,
}

impl Opened {
    /// Opens the claim whose mark, row or button is clicked within an element; a key clicks buttons, too.
    pub fn by_click(shared: &Shared) -> Callback<MouseEvent> {
        let open = shared.open.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(id) = page::claim_at(&event) {
                open.emit(Self { id, by_key: event.detail() == 0 });
            }
        })
    }
}

/// What was there before the page.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What there is to draw on.
    pub canvas: Canvas,
}

/// The whole page. The picture comes first; what stands below it is drawn once the picture has been painted.
#[component]
pub fn App(&AppProps { canvas }: &AppProps) -> Html {
    let read = use_memo((), |()| Collection::read(builtin::articles()));
    let state = use_reducer_eq(|| State {
        lang: preferences::lang(),
        theme: preferences::theme(),
        view: address::view(),
        ..State::default()
    });
    let work = state.work.now().clone();
    let collection = use_memo((read, work.clone()), |(read, work)| read.corrected(&work.corrections));
    let collection: Rc<Collection> = (*collection).clone();
    let opener = use_mut_ref(|| None::<String>);
    let send = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action, ()| {
            remember(&action);
            dispatcher.dispatch(action);
        })
    };
    let open = {
        let (send, opener) = (send.clone(), opener.clone());
        use_callback((), move |opened: Opened, ()| {
            *opener.borrow_mut() = opened.by_key.then(page::focused).flatten();
            send.emit(Action::Select(opened.id));
        })
    };

    use_effect_with(state.lang, |&lang| {
        page::set_language(lang);
        page::set_title(lang);
    });
    use_effect_with(state.theme, |&theme| page::set_theme(theme));
    use_effect_with(state.view.clone(), address::follow);
    let whole = use_state_eq(|| false);
    let drawn = {
        let whole = whole.clone();
        use_callback((), move |(), ()| {
            page::drawn();
            let whole = whole.clone();
            page::after_paint(move || whole.set(true));
        })
    };
    use_effect_with(*whole, |&whole| {
        if let Some(section) = address::view().section.filter(|_| whole) {
            page::go_to_section(section);
        }
    });
    {
        let send = send.clone();
        use_effect_with((), move |()| {
            let back = address::on_history(move |view| {
                let section = view.section;
                send.emit(Action::Restore(view));
                if let Some(section) = section {
                    page::go_to_section(section);
                }
            });
            move || drop(back)
        });
    }
    {
        let (send, opener) = (send.clone(), opener.clone());
        use_effect_with(state.view.selected.clone(), move |selected| {
            if let Some(id) = selected {
                page::uncover(id);
            }
            if selected.is_some() && opener.borrow().is_some() {
                page::focus(evidence::TITLE);
            }
            let escape = selected.is_some().then(|| on_escape(send, opener)).flatten();
            move || drop(escape)
        });
    }

    let shared = Shared {
        collection,
        lang: state.lang,
        view: Rc::new(state.view.clone()),
        send: send.clone(),
        unfolded: state.unfolded,
        work,
        steps: (state.work.can_undo(), state.work.can_redo()),
        editing: state.editing,
        open,
    };
    // What is under the pointer or has the focus is lit everywhere.
    let over = send.reform(|event: MouseEvent| Action::Point(page::claim_at(&event)));
    let focused = send.reform(|event: FocusEvent| Action::Point(page::claim_at(&event)));
    let opened = state.view.selected.is_some();
    let pointed = state.pointed.clone().map(AttrValue::from);
    let part = |name: Name, pointed: Option<AttrValue>| {
        html! { <Part {name} shared={shared.clone()} {pointed} /> }
    };
    let skip = el("a").class("skip").attr("href", "#chart").on_click(head::go(&send, Section::Chart));
    // An empty place each until then: Yew would take a list that grows for another one, and draw it all anew.
    let later = |name, pointed| if *whole { part(name, pointed) } else { Html::default() };
    let main = el("main")
        .set("class", &classes_of("page", &[(opened, "opened")]))
        .child(part(Name::Filters, None))
        .child(html! { <chart::Chart shared={shared.clone()} pointed={pointed.clone()} {canvas} {drawn} /> })
        .child(part(Name::Evidence, None))
        .child(later(Name::Table, pointed))
        .child(later(Name::Articles, None))
        .child(later(Name::Help, None));
    let page = el("div")
        .on_pointer(over)
        .on_focus(focused)
        .child(skip.text(shared.text(Msg::SkipToContent)))
        .child(part(Name::Head, None))
        .child(main);
    page.into()
}

/// Keeps what is to be kept over visits.
fn remember(action: &Action) {
    match action {
        Action::Speak(lang) => preferences::keep_lang(*lang),
        Action::Paint(theme) => preferences::keep_theme(*theme),
        _ => {}
    }
}

/// Esc closes the evidence and gives the focus back to what opened it.
fn on_escape(send: Callback<Action>, opener: Rc<RefCell<Option<String>>>) -> Option<Listener> {
    page::on_key(move |key| {
        if key == "Escape" {
            send.emit(Action::Deselect);
            if let Some(id) = opener.borrow_mut().take() {
                page::focus(&id);
            }
        }
    })
}
