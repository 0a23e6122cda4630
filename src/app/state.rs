//! What the reader has chosen: one value, one pure function that changes it.
//!
//! Everything that the browser's back button goes through stands in [`View`] (see [`address`](super::address));
//! the rest of [`State`] is language, colors and what the pointer is on. No clock, no browser.
//!
//! ```
//! use streitzahl::app::state::{Action, Facet, State};
//! let state = State::default().after(Action::Toggle(Facet::Source, "nis".into()));
//! assert!(state.view.filter.has(Facet::Source, "nis"));
//! ```

use super::history::History;
use super::merge::merge;
use crate::calendar::{Day, Period};
use crate::names::Lang;
use crate::share::Snapshot;
use std::rc::Rc;

/// What a filter can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// [`Measure`](crate::claim::Measure), by its name.
    Measure,
    /// Whose people.
    Side,
    /// Who says it; the empty key stands for nobody.
    Source,
    /// Where it stands, by the article's id.
    Article,
    /// How it stands among the others: the names are in [`Collection::keys`](super::collection::Collection::keys).
    Standing,
    /// How it is drawn: the name of a [`Sign`](crate::chart::Sign) of the legend.
    Sign,
}

impl Facet {
    /// All, in the order in which the page shows them.
    pub const ALL: [Self; 6] =
        [Self::Source, Self::Measure, Self::Side, Self::Standing, Self::Article, Self::Sign];

    /// The name in addresses and in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Side => "side",
            Self::Source => "source",
            Self::Article => "article",
            Self::Standing => "standing",
            Self::Sign => "sign",
        }
    }
}

/// What is to stand out; empty: everything. Within a facet one key is enough, the facets must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Sorted, none twice.
    chosen: Vec<(Facet, String)>,
}

impl Filter {
    /// Whether this key was chosen.
    pub fn has(&self, facet: Facet, key: &str) -> bool {
        self.keys(facet).any(|chosen| chosen == key)
    }

    /// The keys chosen for a facet, sorted.
    pub fn keys(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.chosen.iter().filter(move |(of, _)| *of == facet).map(|(_, key)| key.as_str())
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// Chooses a key, or no longer.
    pub fn toggle(&mut self, facet: Facet, key: String) {
        let entry = (facet, key);
        match self.chosen.binary_search(&entry) {
            Ok(place) => drop(self.chosen.remove(place)),
            Err(place) => self.chosen.insert(place, entry),
        }
    }

    /// Whether something stands out for which `holds` tells whether it has a key.
    pub fn admits(&self, holds: impl Fn(Facet, &str) -> bool) -> bool {
        Facet::ALL.iter().all(|&facet| {
            let mut keys = self.keys(facet).peekable();
            keys.peek().is_none() || keys.any(|key| holds(facet, key))
        })
    }
}

/// How the people axis runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Equal distances are equal factors.
    #[default]
    Log,
    /// Equal distances are equal numbers.
    Linear,
}

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// When.
    #[default]
    Day,
    /// What is counted.
    Measure,
    /// Whose people.
    Side,
    /// How many.
    Number,
    /// Who says it.
    Source,
    /// How it stands among the others, the contested first.
    Standing,
    /// Where it stands.
    Article,
}

impl Column {
    /// From left to right.
    pub const ALL: [Self; 7] =
        [Self::Day, Self::Measure, Self::Side, Self::Number, Self::Source, Self::Standing, Self::Article];

    /// The name in addresses and in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Measure => "measure",
            Self::Side => "side",
            Self::Number => "number",
            Self::Source => "source",
            Self::Standing => "standing",
            Self::Article => "article",
        }
    }
}

/// The order of the table's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By which column.
    pub column: Column,
    /// Greatest first.
    pub descending: bool,
}

/// A part of the page that one can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Where the numbers disagree.
    Disputes,
    /// The picture.
    Chart,
    /// The claims as rows.
    Table,
    /// The articles.
    Articles,
    /// How to read it.
    Help,
}

impl Section {
    /// From top to bottom.
    pub const ALL: [Self; 5] = [Self::Disputes, Self::Chart, Self::Table, Self::Articles, Self::Help];

    /// The name in addresses and in the page's element ids.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Disputes => "disputes",
            Self::Chart => "chart",
            Self::Table => "table",
            Self::Articles => "articles",
            Self::Help => "help",
        }
    }
}

/// What the address carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The id of the reader's own collection that is open; `None`: the built-in one.
    pub collection: Option<String>,
    /// What stands out.
    pub filter: Filter,
    /// The claim whose evidence is open.
    pub selected: Option<String>,
    /// The dispute whose two sentences are open, by its key
    /// ([`Collection::dispute_key`](super::collection::Collection::dispute_key)).
    pub dispute: Option<String>,
    /// Only what had been said by this day; everything where none.
    pub known: Option<Day>,
    /// The stretch of time that the picture shows; all where none.
    pub window: Option<Period>,
    /// How the people axis runs.
    pub scale: Scale,
    /// How the table is sorted.
    pub sort: Sort,
    /// Where the page was last sent to.
    pub section: Option<Section>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The name in the document and in storage.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that name; anything else is the system's.
    pub fn from_name(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// Everything that the page's look depends on, but for the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The page's language, not the articles'.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// What the address carries.
    pub view: View,
    /// The claim under the pointer or the focus.
    pub pointed: Option<String>,
    /// Whether a narrow page shows its filters.
    pub unfolded: bool,
    /// The reader's collection, and every state that it was in.
    pub work: Rc<History<Rc<Snapshot>>>,
    /// Whether the fields of the open claim can be changed.
    pub editing: bool,
    /// Whether the page walks through the days on which articles appeared.
    pub playing: bool,
    /// Whether all disputes are listed, not the widest alone.
    pub all_disputes: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            lang: Lang::De,
            theme: Theme::default(),
            view: View::default(),
            pointed: None,
            unfolded: false,
            work: Rc::new(History::new(Rc::new(Snapshot { builtin: true, ..Snapshot::default() }))),
            editing: false,
            playing: false,
            all_disputes: false,
        }
    }
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A filter chip was pressed.
    Toggle(Facet, String),
    /// Everything is to stand out again.
    ClearFilter,
    /// Open a collection; nothing of the view in the last one holds there.
    Enter(Option<String>),
    /// Open the evidence of a claim.
    Select(String),
    /// Close the evidence.
    Deselect,
    /// Open or close the two sentences of a dispute.
    OpenDispute(Option<String>),
    /// List all disputes.
    AllDisputes,
    /// Show what had been said by a day, or everything; ends the walk through the days.
    Know(Option<Day>),
    /// The walk's next day; it ends with everything.
    Walk(Option<Day>),
    /// Begin to walk through the days, from this one.
    Play(Option<Day>),
    /// Show a stretch of time, or all of it.
    Zoom(Option<Period>),
    /// The pointer or the focus came to a claim, or left.
    Point(Option<String>),
    /// A column head was pressed: sort by it, and turn round where it was sorted by already.
    SortBy(Column),
    /// Log or linear.
    SetScale(Scale),
    /// Go to a part of the page.
    Go(Section),
    /// Speak German or English.
    Speak(Lang),
    /// Light or dark.
    Paint(Theme),
    /// Show or hide the filters of a narrow page.
    UnfoldFilters,
    /// The browser went back or forward.
    Restore(View),
    /// The reader changed the collection: a step that can be taken back.
    Change(Rc<Snapshot>),
    /// Another collection was opened, or this one came from elsewhere; it has no past here.
    Open(Rc<Snapshot>),
    /// Another window made the second from the first: what it changed is changed in every state here.
    Join(Rc<Snapshot>, Rc<Snapshot>),
    /// Take the last change back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Show the open claim's fields to be changed, or no longer.
    Edit(bool),
}

impl State {
    /// The state after an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        let view = &mut next.view;
        match action {
            Action::Toggle(facet, key) => view.filter.toggle(facet, key),
            Action::ClearFilter => view.filter = Filter::default(),
            Action::Enter(collection) if view.collection == collection => {}
            Action::Enter(collection) => {
                next.editing = false;
                *view = View { collection, scale: view.scale, ..View::default() };
            }
            Action::Select(id) => {
                next.editing &= view.selected.as_ref() == Some(&id);
                view.selected = Some(id);
            }
            Action::Deselect => {
                next.editing = false;
                view.selected = None;
            }
            Action::OpenDispute(key) => view.dispute = key,
            Action::AllDisputes => next.all_disputes = true,
            Action::Know(day) => (view.known, next.playing) = (day, false),
            Action::Walk(day) => (view.known, next.playing) = (day, day.is_some()),
            Action::Play(day) => (view.known, next.playing) = (day, true),
            Action::Zoom(window) => view.window = window,
            Action::Point(id) => next.pointed = id,
            Action::SortBy(column) => {
                let descending = view.sort.column == column && !view.sort.descending;
                view.sort = Sort { column, descending };
            }
            Action::SetScale(scale) => view.scale = scale,
            Action::Go(section) => view.section = Some(section),
            Action::Speak(lang) => next.lang = lang,
            Action::Paint(theme) => next.theme = theme,
            Action::UnfoldFilters => next.unfolded = !next.unfolded,
            Action::Restore(view) => (next.view, next.playing) = (view, false),
            Action::Change(snapshot) => Rc::make_mut(&mut next.work).push(snapshot),
            Action::Open(snapshot) => next.work = Rc::new(History::new(snapshot)),
            Action::Join(base, theirs) => {
                Rc::make_mut(&mut next.work).change_all(|mine| Rc::new(merge(&base, mine, &theirs)));
            }
            Action::Undo => Rc::make_mut(&mut next.work).undo(),
            Action::Redo => Rc::make_mut(&mut next.work).redo(),
            Action::Edit(editing) => next.editing = editing,
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admits(filter: &Filter, sources: &[&str]) -> bool {
        let sources: Vec<String> = sources.iter().map(ToString::to_string).collect();
        filter.admits(|facet, key| match facet {
            Facet::Source if key.is_empty() => sources.is_empty(),
            Facet::Source => sources.iter().any(|source| source == key),
            Facet::Measure => key == "killed",
            _ => key == "a",
        })
    }

    #[test]
    fn one_key_of_a_facet_is_enough_and_all_facets_must_hold() {
        let mut filter = Filter::default();
        assert!(admits(&filter, &[]));
        filter.toggle(Facet::Source, "nis".into());
        filter.toggle(Facet::Source, String::new());
        assert!(admits(&filter, &[]) && admits(&filter, &["hur", "nis"]) && !admits(&filter, &["hur"]));
        filter.toggle(Facet::Measure, "wounded".into());
        assert!(!admits(&filter, &["nis"]));
        filter.toggle(Facet::Measure, "wounded".into());
        filter.toggle(Facet::Article, "b".into());
        assert!(!admits(&filter, &["nis"]));
    }

    #[test]
    fn toggling_twice_changes_nothing() {
        let before = State::default();
        let chosen = before.after(Action::Toggle(Facet::Side, "russia".into()));
        assert_ne!(chosen, before);
        assert_eq!(chosen.after(Action::Toggle(Facet::Side, "russia".into())), before);
        assert_eq!(chosen.after(Action::ClearFilter), before);
    }

    #[test]
    fn the_walk_through_the_days_ends_with_everything_and_where_the_reader_acts() {
        let day = Day::new(2031, 3, 4);
        let walking = State::default().after(Action::Play(day));
        assert!(walking.playing && walking.view.known == day);
        let done = walking.after(Action::Walk(None));
        assert!(!done.playing && done.view.known.is_none());
        assert!(!walking.after(Action::Know(day)).playing);
        assert!(!walking.after(Action::Restore(View::default())).playing);
    }

    #[test]
    fn a_column_head_sorts_and_turns_round() {
        let state = State::default().after(Action::SortBy(Column::Number));
        assert_eq!(state.view.sort, Sort { column: Column::Number, descending: false });
        let state = state.after(Action::SortBy(Column::Number));
        assert!(state.view.sort.descending);
        assert_eq!(state.after(Action::SortBy(Column::Day)).view.sort, Sort::default());
    }

    #[test]
    fn changes_are_taken_back_and_done_again() {
        let named = |name: &str| Rc::new(Snapshot { name: name.into(), ..Snapshot::default() });
        let state = State::default().after(Action::Change(named("a"))).after(Action::Change(named("b")));
        let back = state.after(Action::Undo);
        assert_eq!(back.work.now().name, "a");
        assert_eq!(back.after(Action::Redo), state);
        let other = back.after(Action::Open(named("c")));
        assert!(!other.work.can_undo() && !other.work.can_redo());
    }

    #[test]
    fn editing_ends_with_another_claim() {
        let state = State::default().after(Action::Select("a@1".into())).after(Action::Edit(true));
        assert!(state.after(Action::Select("a@1".into())).editing);
        assert!(!state.after(Action::Select("a@2".into())).editing && !state.after(Action::Deselect).editing);
    }

    #[test]
    fn another_collection_begins_with_nothing_chosen() {
        let state =
            State::default().after(Action::Select("a@3".into())).after(Action::SetScale(Scale::Linear));
        let other = state.after(Action::Enter(Some("k1".into())));
        assert_eq!((other.view.selected.clone(), other.view.scale), (None, Scale::Linear));
        let chosen = other.after(Action::Select("b@1".into()));
        assert_eq!(chosen.after(Action::Enter(Some("k1".into()))), chosen);
    }

    #[test]
    fn going_back_restores_the_view_and_keeps_the_language() {
        let state = State::default().after(Action::Speak(Lang::En));
        let selected = state.after(Action::Select("a@3".into()));
        let back = selected.after(Action::Restore(state.view.clone()));
        assert_eq!(back, state);
    }
}
