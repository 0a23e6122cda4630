//! The page's parts, a component each.
//!
//! ```text
//! App ─┬─ head       name, way to the sections, language, colors, heading
//!      ├─ own        collections, the place for own articles
//!      ├─ filters    what is to stand out
//!      ├─ known      what had been said by a day
//!      ├─ disputes   where the numbers disagree, each with its two sentences
//!      ├─ Chart      the picture ─ draw (Scene -> SVG), tip, legend, timeline
//!      ├─ evidence   the sentence behind a claim ─ reading, edit (the reader's corrections)
//!      ├─ table      the picture's twin
//!      ├─ articles
//!      └─ help
//! ```
//!
//! What has no state of its own is a function; [`Part`] draws it anew only where what it shows has changed. (A
//! component of its own for each costs 4 KB of wasm.)

mod articles;
mod chart;
mod disputes;
mod download;
mod draw;
mod edit;
mod element;
mod evidence;
mod filters;
mod head;
mod help;
mod known;
mod legend;
mod markup;
mod own;
mod reading;
mod share;
mod table;
mod timeline;
mod tip;

use super::collection::{Collection, next_known};
use super::own::Own;
use super::platform::desk::{Desk, Wish};
use super::platform::page::{self, Canvas, Listener};
use super::platform::{address, outside, preferences};
use super::state::{Action, Section, State, View};
use super::words::Msg;
use crate::names::Lang;
use crate::share::Snapshot;
use element::{classes_of, el};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Milliseconds that the walk through the days stays on each.
const STEP: i32 = 1400;

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
    /// Of them what had been said by the day that the reader chose; else the same.
    pub seen: Rc<Collection>,
    /// The page's language.
    pub lang: Lang,
    /// What the reader chose.
    pub view: Rc<View>,
    /// Own collections, as they lie on the desk.
    pub own: Rc<Own>,
    /// Asks the desk for something.
    pub wish: Callback<Wish>,
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
    /// Whether the page walks through the days.
    pub playing: bool,
    /// Whether all disputes are listed.
    pub all_disputes: bool,
    /// Opens the evidence of a claim, or the sentences of a dispute.
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
    Own,
    Filters,
    Known,
    Disputes,
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
    /// Grows with what is said and read meanwhile, for the part that shows it.
    #[prop_or_default]
    tick: u64,
}

/// Draws a part where its properties have changed.
#[component]
fn Part(PartProps { name, shared, pointed, .. }: &PartProps) -> Html {
    let element = match name {
        Name::Head => head::draw(shared),
        Name::Own => own::draw(shared),
        Name::Filters => filters::draw(shared),
        Name::Known => known::draw(shared),
        Name::Disputes => disputes::draw(shared),
        Name::Evidence => evidence::draw(shared),
        Name::Table => table::draw(shared, pointed.as_deref()),
        Name::Articles => articles::draw(shared),
        Name::Help => help::draw(shared),
    };
    element.into()
}

/// Something is to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What opens it.
    pub action: Action,
    /// Whether by keyboard; then the focus goes along, and comes back in the end.
    pub by_key: bool,
}

impl Opened {
    /// The evidence of a claim.
    pub const fn claim(id: String, by_key: bool) -> Self {
        Self { action: Action::Select(id), by_key }
    }

    /// Opens the claim whose mark, row or button is clicked within an element; a key clicks buttons, too.
    pub fn by_click(shared: &Shared) -> Callback<MouseEvent> {
        let open = shared.open.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(id) = page::claim_at(&event) {
                open.emit(Self::claim(id, event.detail() == 0));
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
    let state = use_reducer_eq(|| State {
        lang: preferences::lang(),
        theme: preferences::theme(),
        view: first_view(),
        ..State::default()
    });
    let work = state.work.now().clone();
    let desk = use_memo((), |()| Desk::new(work.clone()));
    // What the address or the last visit names is still to be fetched: nobody shall see the built-in articles before it.
    let own = use_state(|| match &state.view.collection {
        Some(_) => Rc::new(Own { fetching: true, ..Own::clone(&desk.own()) }),
        None => desk.own(),
    });
    let read = if own.fetching { Rc::default() } else { own.collection.clone() };
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
    let wish = {
        let desk = desk.clone();
        use_callback((), move |wish, ()| desk.wish(wish))
    };
    {
        let (desk, own, send, wish) = (desk.clone(), own.setter(), send.clone(), wish.clone());
        use_effect_with((), move |()| {
            desk.connect(Callback::from(move |now| own.set(now)), send);
            let listeners = own::listen(&wish);
            move || drop(listeners)
        });
    }
    {
        let desk = desk.clone();
        use_effect_with(state.lang, move |&lang| desk.speak(lang));
    }
    {
        let desk = desk.clone();
        use_effect_with(state.view.collection.clone(), move |id| desk.open(id.as_deref()));
    }
    {
        let desk = desk.clone();
        use_effect_with(work.clone(), move |work| desk.follow(work));
    }
    {
        let now = own.clone();
        use_effect_with((own.tick, state.view.collection.clone()), move |_| own::settle(&now));
    }
    let open = {
        let (send, opener) = (send.clone(), opener.clone());
        use_callback((), move |opened: Opened, ()| {
            *opener.borrow_mut() = opened.by_key.then(page::focused).flatten();
            send.emit(opened.action);
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
        use_effect_with((state.view.selected.clone(), state.view.dispute.clone()), move |open| {
            let (selected, dispute) = open;
            if let Some(id) = selected {
                page::uncover(id);
            }
            let escape = match (selected, dispute) {
                (Some(_), _) => Some((evidence::TITLE, Action::Deselect)),
                (None, Some(_)) => Some((disputes::TITLE, Action::OpenDispute(None))),
                (None, None) => None,
            };
            let escape = escape.and_then(|(title, close)| {
                if opener.borrow().is_some() {
                    page::focus(title);
                }
                on_escape(send, opener, close)
            });
            move || drop(escape)
        });
    }
    {
        let (send, days) = (send.clone(), collection.clone());
        use_effect_with((state.playing, state.view.known), move |&(playing, known)| {
            let walk = move || send.emit(Action::Walk(next_known(&days.days(), known)));
            let walk = playing.then(|| page::Timer::new(STEP, walk)).flatten();
            move || drop(walk)
        });
    }
    let seen = use_memo((collection.clone(), state.view.known), |(collection, known)| {
        known.map_or_else(|| collection.clone(), |day| Rc::new(collection.known_on(day)))
    });

    let picked = use_state_eq(|| None::<page::Picked>);
    {
        let (send, picked) = (send.clone(), picked.setter());
        use_effect_with((), move |()| {
            let steps =
                page::on_steps(move |step| send.emit(if step < 0 { Action::Undo } else { Action::Redo }));
            let picks = page::on_pick(move |words| picked.set(words));
            move || drop((steps, picks))
        });
    }

    let shared = Shared {
        collection,
        seen: Rc::clone(&seen),
        lang: state.lang,
        view: Rc::new(state.view.clone()),
        send: send.clone(),
        unfolded: state.unfolded,
        own: (*own).clone(),
        wish,
        work,
        steps: (state.work.can_undo(), state.work.can_redo()),
        editing: state.editing,
        playing: state.playing,
        all_disputes: state.all_disputes,
        open,
    };
    let [table, articles] = use_turns(&shared);
    // What is under the pointer or has the focus is lit everywhere.
    let over = send.reform(|event: MouseEvent| Action::Point(page::claim_at(&event)));
    let focused = send.reform(|event: FocusEvent| Action::Point(page::claim_at(&event)));
    let opened = state.view.selected.is_some();
    let pointed = state.pointed.clone().map(AttrValue::from);
    let of = |shared: &Shared, name: Name, pointed: Option<AttrValue>| {
        html! { <Part {name} shared={shared.clone()} {pointed} /> }
    };
    let part = |name: Name, pointed: Option<AttrValue>| of(&shared, name, pointed);
    let skip = el("a").class("skip").attr("href", "#chart").on_click(head::go(&send, Section::Chart));
    // An empty place each until then: Yew would take a list that grows for another one, and draw it all anew.
    let later = |shared, name, pointed| if *whole { of(shared, name, pointed) } else { Html::default() };
    let main = el("main")
        .set("class", &classes_of("page", &[(opened, "opened")]))
        .child(part(Name::Filters, None))
        .child(part(Name::Known, None))
        .child(part(Name::Disputes, None))
        .child(html! { <chart::Chart shared={shared.clone()} pointed={pointed.clone()} {canvas} {drawn} /> })
        .child(part(Name::Evidence, None))
        .child(later(&table, Name::Table, pointed))
        .child(later(&articles, Name::Articles, None))
        .child(later(&shared, Name::Help, None));
    let page = el("div")
        .child(draw::gradients())
        .on_pointer(over)
        .on_focus(focused)
        .child(skip.text(shared.text(Msg::SkipToContent)))
        .child(part(Name::Head, None))
        .child(html! { <Part name={Name::Own} shared={shared.clone()} tick={own.tick} /> })
        .child(main)
        .children(picked.as_ref().map(|words| edit::picked(&shared, words)));
    page.into()
}

/// Of more articles than these, what stands below the picture is drawn when the picture has been.
const MANY: usize = 40;

/// What the table and the list of articles show: of a large collection what they showed before, until the picture of
/// it is painted, then one after the other, a frame each. Drawn at once, nobody could do anything meanwhile.
#[hook]
fn use_turns(shared: &Shared) -> [Shared; 2] {
    let turns = use_state_eq(|| (Rc::<Collection>::default(), 0));
    let before = use_mut_ref(|| [const { None::<Shared> }; 2]);
    let seen = &shared.seen;
    let turn = if seen.articles.len() <= MANY {
        2
    } else if turns.0 == *seen {
        turns.1
    } else {
        0
    };
    {
        let turns = turns.setter();
        use_effect_with((seen.clone(), turn), move |(seen, turn)| {
            if *turn < 2 {
                let next = (seen.clone(), turn + 1);
                page::after_paint(move || turns.set(next));
            }
        });
    }
    let mut before = before.borrow_mut();
    [0, 1].map(|place| {
        let shown = &mut before[place];
        match shown {
            Some(shown) if turn <= place => shown.clone(),
            _ => shown.insert(shared.clone()).clone(),
        }
    })
}

/// Where the page begins: as the address says; without one, at the collection that was open last.
fn first_view() -> View {
    let view = address::view();
    if view != View::default() {
        return view;
    }
    let brought = outside::brought().map(|(id, _)| id);
    View { collection: brought.or_else(preferences::collection), ..view }
}

/// Keeps what is to be kept over visits.
fn remember(action: &Action) {
    match action {
        Action::Speak(lang) => preferences::keep_lang(*lang),
        Action::Paint(theme) => preferences::keep_theme(*theme),
        _ => {}
    }
}

/// Esc closes what is open and gives the focus back to what opened it.
fn on_escape(send: Callback<Action>, opener: Rc<RefCell<Option<String>>>, close: Action) -> Option<Listener> {
    page::on_key(move |key| {
        if key == "Escape" {
            if matches!(close, Action::OpenDispute(_)) {
                page::focus_first(disputes::OPEN);
            }
            send.emit(close.clone());
            if let Some(id) = opener.borrow_mut().take() {
                page::focus(&id);
            }
        }
    })
}
