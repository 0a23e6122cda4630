//! The desk at which own collections are worked on: takes what the reader wishes, has articles read, keeps the result.
//!
//! One value behind an [`Rc`]: what is to be seen of it is [`Own`], which is handed on with each change. What the
//! open collection holds is the state's ([`Action::Change`], [`Desk::follow`]); the desk has it read and keeps it.
//! Reading goes through an engine in small requests, two at a time; an article that ends a worker is left unread and
//! named, and where there is no worker at all the page reads in place. Each change is put into the browser's storage
//! at once; where another tab was faster, both changes are joined.

mod keep;
mod pump;

use super::files::{self, Named, PARSERS};
use super::store::Store;
use super::{html, outside, page, preferences};
use crate::app::about::{self, Field};
use crate::app::intake::{self, Incoming, Refusal};
use crate::app::own::{self, Message, Own};
use crate::app::readings::Readings;
use crate::app::sharing;
use crate::app::state::Action;
use crate::app::words::Msg;
use crate::engine::Engine;
use crate::names::Lang;
use crate::share::{Entry, FileError, Snapshot, file};
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// The id of the field in which a text is pasted or typed.
pub const DRAFT: &str = "draft";

/// A page larger than this is parsed after the notice about it was drawn, in bytes.
const LARGE: usize = 1 << 20;

/// How many files the browser fetches at a time; of the larger ones one.
const AHEAD: usize = 16;

/// After so many milliseconds of work the page gets its turn.
const BREATH: f64 = 12.0;

/// How far the work is, is told anew after so many milliseconds: often enough to be seen moving.
const TICK: f64 = 60.0;

/// More articles than these are shown only when all of them are read.
const MANY: usize = 20;

/// The most claims of a collection that the page takes up.
const CLAIMS: usize = 20_000;

/// Longer texts are read as they come, without being shown in the field, in bytes.
const FIELD: usize = 1 << 20;

/// The id under which corrections of the built-in articles are kept.
const BUILT_IN: &str = "built-in";

/// What the reader wishes.
#[derive(Clone)]
pub enum Wish {
    /// Show or hide the place for new articles.
    Unfold,
    /// Read what stands in the field.
    Read,
    /// Take files.
    Files(Vec<Named>),
    /// Take what was dropped.
    Drop(files::Dropped),
    /// Take what the clipboard holds as plain text and as HTML.
    Paste(String, String),
    /// Take the plain text instead of the page.
    Plain,
    /// Say something about an article.
    Tell(String, Field, String),
    /// Take an article away.
    Remove(String),
    /// Show an article's text.
    LookAt(String),
    /// Show more of long lists.
    More,
    /// Begin a new collection.
    New,
    /// Name the open one.
    Rename(String),
    /// Copy the open one.
    Duplicate,
    /// Delete the open one.
    Delete,
    /// Take that back.
    Restore,
    /// Save the open one as a file.
    SaveFile,
    /// Keep the one that came in a link.
    Adopt,
    /// Read no more.
    Stop,
    /// Hide what was said.
    Dismiss,
}

/// The desk. Clones are the same desk.
#[derive(Clone)]
pub struct Desk(Rc<RefCell<Inner>>);

struct Inner {
    own: Own,
    /// What the open collection holds now.
    now: Rc<Snapshot>,
    readings: Readings,
    lang: Lang,
    storage: Storage,
    /// The plain text of what was pasted as a page.
    plain: String,
    draw: Callback<Rc<Own>>,
    send: Callback<Action>,
    engine: Option<Box<dyn Engine>>,
    /// Whether reading in place is all that is left.
    in_place: bool,
    /// How many files are being opened; none of them is taken before all are open.
    taking: usize,
    /// How often reading was stopped: what began before the last stop ends.
    stops: u32,
    waiting: VecDeque<Vec<Rc<Entry>>>,
    asked: VecDeque<(u32, Vec<Rc<Entry>>)>,
    numbers: u32,
    /// When it was last told how far the reading is, in milliseconds.
    told: f64,
}

/// Where collections are kept, and what is known of the open one there.
#[derive(Default)]
struct Storage {
    /// `None`: not open yet, or forbidden.
    store: Option<Rc<Store>>,
    /// Whether the browser was asked.
    asked: bool,
    /// The revision there, 0 for none, and what it holds.
    revision: u32,
    base: Rc<Snapshot>,
    /// Whether something is being put, and whether there is more to put since.
    putting: bool,
    unsaved: bool,
    /// All of this visit, for where nothing can be kept.
    here: HashMap<String, Rc<Snapshot>>,
    /// What was deleted last.
    deleted: Option<(String, Rc<Snapshot>)>,
}

impl Desk {
    /// A desk with the built-in articles on it, read here and now.
    pub fn new(now: Rc<Snapshot>) -> Self {
        let mut readings = Readings::default();
        readings.read_built_in();
        let collection = Rc::new(readings.collection(&now, CLAIMS).0);
        let mut storage = Storage::default();
        storage.here.extend(outside::brought());
        Self(Rc::new(RefCell::new(Inner {
            own: Own { collection, snapshot: now.clone(), ..Own::default() },
            now,
            readings,
            lang: Lang::De,
            storage,
            plain: String::new(),
            draw: Callback::noop(),
            send: Callback::noop(),
            engine: None,
            in_place: false,
            taking: 0,
            stops: 0,
            waiting: VecDeque::new(),
            asked: VecDeque::new(),
            numbers: 0,
            told: 0.0,
        })))
    }

    /// Tells the desk who draws it and who changes the state; asks the browser for what is kept.
    pub fn connect(&self, draw: Callback<Rc<Own>>, send: Callback<Action>) {
        {
            let mut inner = self.0.borrow_mut();
            (inner.draw, inner.send) = (draw, send);
        }
        let (desk, other) = (self.clone(), self.clone());
        spawn_local(async move {
            let store = Store::open(move |id| other.told(id)).await;
            {
                let storage = &mut desk.0.borrow_mut().storage;
                storage.store = store.ok().map(Rc::new);
                storage.asked = true;
            }
            desk.fill_shelf().await;
            // Corrections of the built-in articles.
            if desk.0.borrow().own.open.is_none() {
                desk.fetch(None).await;
            }
        });
    }

    /// What is to be seen of it.
    pub fn own(&self) -> Rc<Own> {
        Rc::new(self.0.borrow().own.clone())
    }

    /// In which language names are given.
    pub fn speak(&self, lang: Lang) {
        self.0.borrow_mut().lang = lang;
    }

    /// Changes what is to be seen, and has it drawn.
    fn show(&self, change: impl FnOnce(&mut Own)) {
        let (draw, own) = {
            let mut inner = self.0.borrow_mut();
            let before = inner.own.clone();
            inner.own.draft = None;
            change(&mut inner.own);
            inner.own.changed(&before);
            (inner.draw.clone(), Rc::new(inner.own.clone()))
        };
        draw.emit(own);
    }

    fn say(&self, message: Message) {
        self.show(|own| own.say(message));
    }

    /// Does what the reader wishes.
    pub fn wish(&self, wish: Wish) {
        match wish {
            Wish::Unfold => self.unfold(),
            Wish::Read => self.read_draft(),
            Wish::Files(files) => self.take_files(async { files }),
            Wish::Drop(dropped) => self.take_files(dropped.files()),
            Wish::Paste(plain, html) => self.paste(plain, html),
            Wish::Plain => self.take_plain(),
            Wish::Tell(id, field, value) => self.tell(&id, field, &value),
            Wish::Remove(id) => self.remove(&id),
            Wish::More => self.show(|own| own.more += 400),
            Wish::LookAt(id) => self.show(|own| own.looked_at.extend([id])),
            Wish::New => self.later(async |desk| desk.begin(Snapshot::default(), None)),
            Wish::Rename(name) => self.rename(&name),
            Wish::Duplicate => self.duplicate(),
            Wish::Delete => self.later(Self::delete),
            Wish::Restore => self.later(async |desk| desk.restore()),
            Wish::SaveFile => self.save_file(),
            Wish::Adopt => self.later(async |desk| {
                let now = Snapshot::clone(&desk.0.borrow().now);
                desk.begin(now, None);
            }),
            Wish::Stop => self.stop(),
            Wish::Dismiss => self.show(|own| own.messages.clear()),
        }
    }

    fn unfold(&self) {
        self.show(|own| own.unfolded = !own.unfolded);
    }

    /// Puts what was pasted into the field, where it can be looked at and changed before it is read. What is too
    /// long for a field is read at once.
    fn paste(&self, plain: String, html: String) {
        let rich = if html.is_empty() { None } else { intake::rich(&html, PARSERS).ok() };
        let text = rich.as_ref().map_or(&plain, |rich| &rich.article.text).clone();
        if text.len() > FIELD {
            let incoming = rich.map_or_else(|| intake::pasted(plain), Ok);
            return self.take(vec![(String::new(), incoming)]);
        }
        preferences::keep_draft(&text);
        self.0.borrow_mut().plain = plain;
        self.show(|own| {
            own.unfolded = true;
            own.pasted = rich.map(Rc::new);
            own.draft = Some(text.into());
        });
    }

    fn take_plain(&self) {
        let plain = std::mem::take(&mut self.0.borrow_mut().plain);
        preferences::keep_draft(&plain);
        self.show(|own| {
            own.pasted = None;
            own.draft = Some(plain.into());
        });
    }

    /// Reads the field. It is emptied only when its text is an article of the collection.
    fn read_draft(&self) {
        let text = page::value(DRAFT);
        let pasted = self.0.borrow_mut().own.pasted.take();
        let incoming = intake::pasted(text).map(|typed| match pasted.as_deref() {
            // The page's words may have been changed since; what it says of itself still holds.
            Some(page) => {
                let mut page = page.clone();
                page.article.text = typed.article.text;
                page.notices.extend(typed.notices);
                page
            }
            None => typed,
        });
        let read = incoming.is_ok();
        self.show(|own| own.pasted = if read { None } else { pasted });
        self.take(vec![(String::new(), incoming)]);
        if read {
            page::set_value(DRAFT, "");
            preferences::keep_draft("");
        }
    }

    /// Takes files one after the other; between two of them the page answers.
    fn take_files(&self, files: impl Future<Output = Vec<Named>> + 'static) {
        let desk = self.clone();
        spawn_local(async move {
            let (mut found, mut collections) = (Vec::new(), Vec::new());
            let mut breath = page::now();
            let begun = desk.stops();
            let files = files.await;
            let all = files.len();
            desk.0.borrow_mut().taking = all;
            if all == 0 {
                return desk.say(Message::Refused(Refusal::Unreadable, String::new()));
            }
            // The browser fetches the next ones meanwhile.
            let mut coming = VecDeque::new();
            let mut next = files.clone().into_iter().map(|Named { file, .. }| {
                let ahead = file.size() <= LARGE as f64;
                ahead.then(|| files::bytes(&file))
            });
            for (done, Named { name, file }) in files.into_iter().enumerate() {
                coming.extend(next.by_ref().take(AHEAD.saturating_sub(coming.len())));
                let fetched = coming.pop_front().flatten();
                if desk.stops() != begun {
                    return;
                }
                // What systems put into folders for themselves.
                if name.rsplit('/').next().is_some_and(|name| name.starts_with('.')) {
                    continue;
                }
                if name.rsplit('.').next().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
                    let bytes = match fetched {
                        Some(bytes) => bytes.await,
                        None if files::is_too_large(&file) => None,
                        None => files::bytes(&file).await,
                    };
                    collections.push((name, bytes));
                    continue;
                }
                let incoming = if files::is_too_large(&file) {
                    vec![Err(Refusal::TooLarge)]
                } else {
                    let bytes = match fetched {
                        Some(bytes) => bytes.await,
                        None => files::bytes(&file).await,
                    };
                    match bytes {
                        Some(bytes) => {
                            if bytes.len() > LARGE && desk.stops() == begun {
                                desk.show(|own| own.progress = Some((done, all)));
                                html::breathe().await;
                            }
                            intake::file(&name, &bytes, PARSERS)
                        }
                        None => vec![Err(Refusal::Unreadable)],
                    }
                };
                found.extend(incoming.into_iter().map(|incoming| (name.clone(), incoming)));
                if page::now() - breath > BREATH && desk.stops() == begun {
                    if desk.is_time_to_tell() {
                        desk.show(|own| own.progress = Some((done + 1, all)));
                    }
                    html::breathe().await;
                    breath = page::now();
                }
            }
            if desk.stops() != begun {
                return;
            }
            if !found.is_empty() {
                desk.take(found);
            } else {
                desk.0.borrow_mut().taking = 0;
            }
            for (name, bytes) in collections {
                desk.take_collection(name, bytes).await;
            }
        });
    }

    /// Whether it is time to tell how far the work is.
    fn is_time_to_tell(&self) -> bool {
        let told = &mut self.0.borrow_mut().told;
        let now = page::now();
        let late = now - *told > TICK;
        if late {
            *told = now;
        }
        late
    }

    fn stops(&self) -> u32 {
        self.0.borrow().stops
    }

    /// Opens a collection's file as a new collection.
    async fn take_collection(&self, name: String, bytes: Option<Vec<u8>>) {
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(FileError::Foreign);
        self.settled().await;
        match text.and_then(|text| file::read(&text)) {
            Ok(mut snapshot) => {
                if !snapshot.name.is_empty() {
                    snapshot.name = self.0.borrow().own.free_name(&own::name(&snapshot.name));
                }
                self.show(|own| own.messages.clear());
                self.begin(snapshot, None);
            }
            Err(error) => self.say(Message::File(name, error)),
        }
    }

    /// Takes articles into the open collection; into a new one where that is the built-in one.
    fn take(&self, found: Vec<(String, Result<Incoming, Refusal>)>) {
        let mut incoming = Vec::new();
        let mut messages = Vec::new();
        for (name, found) in found {
            match found {
                Ok(one) => incoming.push(one),
                Err(refusal) => messages.push(Message::Refused(refusal, name)),
            }
        }
        let begun = self.stops();
        self.later(async move |desk| {
            if desk.stops() != begun {
                return;
            }
            desk.0.borrow_mut().taking = 0;
            // Neither the built-in collection nor one in a link is the reader's.
            let foreign = desk.0.borrow().own.open.as_deref().is_none_or(is_in_link);
            if foreign && !incoming.is_empty() {
                desk.begin(Snapshot::default(), None);
            }
            let (snapshot, added, twice) = own::add(&desk.0.borrow().now, incoming);
            desk.show(|own| {
                own.messages.clear();
                if !added.is_empty() {
                    own.say(Message::Added(added.len()));
                    own.unfolded = false;
                }
                messages.into_iter().chain(twice).for_each(|message| own.say(message));
                own.progress = None;
            });
            if !added.is_empty() {
                for (entry, notices) in added {
                    desk.0.borrow_mut().readings.notice(&entry.article.id, notices);
                }
                desk.change(snapshot);
            }
        });
    }

    /// Does something once all changes so far are kept.
    fn later(&self, work: impl AsyncFnOnce(&Self) + 'static) {
        let desk = self.clone();
        spawn_local(async move {
            desk.settled().await;
            work(&desk).await;
        });
    }

    fn rename(&self, name: &str) {
        let now = self.0.borrow().now.clone();
        let name = own::name(name);
        if !name.is_empty() && name != now.name {
            self.change(Snapshot { name, ..Snapshot::clone(&now) });
        }
    }

    fn duplicate(&self) {
        self.later(async |desk| {
            let copy = {
                let inner = desk.0.borrow();
                let wanted = [Msg::Copied.text(inner.lang), " ", &inner.now.name].concat();
                Snapshot { name: inner.own.free_name(&own::name(&wanted)), ..Snapshot::clone(&inner.now) }
            };
            desk.begin(copy, None);
        });
    }

    fn save_file(&self) {
        let now = self.0.borrow().now.clone();
        let plain = now.name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' });
        let name: String = plain.chain(".streitzahl.json".chars()).collect();
        page::download(&name, "application/json", &file::write(&now));
    }

    fn tell(&self, id: &str, field: Field, value: &str) {
        let now = self.0.borrow().now.clone();
        let Some(entry) = now.articles.iter().find(|entry| entry.article.id == id) else { return };
        match about::with(entry, field, value) {
            Some(next) if next == **entry => {}
            Some(next) => self.change(now.with(next)),
            None => self.say(Message::NoValue),
        }
    }

    fn remove(&self, id: &str) {
        let now = self.0.borrow().now.clone();
        let Some(article) = now.article(id) else { return };
        let name = article.title.clone().unwrap_or_else(|| id.to_owned());
        self.show(|own| {
            own.messages.clear();
            own.say(Message::Removed(name));
        });
        self.change(now.without(id));
    }

    /// The next step of the collection: read, shown, kept.
    fn change(&self, snapshot: Snapshot) {
        let (send, now) = {
            let mut inner = self.0.borrow_mut();
            inner.now = Rc::new(snapshot);
            (inner.send.clone(), inner.now.clone())
        };
        send.emit(Action::Change(now));
        self.read_missing();
        self.save();
    }
}

/// Whether an id is that of a collection in a link, which is not kept.
fn is_in_link(id: &str) -> bool {
    sharing::payload_of(id).is_some()
}

impl Inner {
    /// Puts a collection on the desk in place of the one that lies there.
    fn put_on(&mut self, id: Option<String>, now: Rc<Snapshot>, base: Rc<Snapshot>, revision: u32) {
        self.readings.clear();
        self.waiting.clear();
        self.own.open = id;
        self.own.looked_at.clear();
        self.own.more = 0;
        self.now = now;
        (self.storage.base, self.storage.revision) = (base, revision);
    }
}
