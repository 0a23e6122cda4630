//! The desk at which own collections are worked on: takes what the reader wishes, has articles read, keeps the result.
//!
//! One value behind an [`Rc`]: what is to be seen of it is [`Own`], which is handed on with each change. What the
//! open collection holds is the state's ([`Action::Change`], [`Desk::follow`]); the desk has it read and keeps it.
//! Reading goes through an engine in small requests, two at a time; an article that ends a worker is left unread and
//! named, and where there is no worker at all the page reads in place. Each change is put into the browser's storage
//! at once; where another tab was faster, both changes are joined.

use super::engine::{Heard, InPlace, Remote};
use super::files::{self, Named, PARSERS};
use super::store::{self, Put, Store, Trouble};
use super::{html, link, outside, page, preferences};
use crate::Reading;
use crate::app::about::{self, Field};
use crate::app::intake::{self, Incoming, Refusal};
use crate::app::merge::merge;
use crate::app::own::{self, Label, Message, Own};
use crate::app::readings::Readings;
use crate::app::sharing;
use crate::app::state::Action;
use crate::app::words::Msg;
use crate::engine::{Engine, Request, batches};
use crate::names::Lang;
use crate::share::{Entry, FileError, Snapshot, file};
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;
use yew::platform::time::sleep;

/// The id of the field in which a text is pasted or typed.
pub const DRAFT: &str = "draft";

/// A page larger than this is parsed after the notice about it was drawn, in bytes.
const LARGE: usize = 1 << 20;

/// After so many milliseconds of work the page gets its turn.
const BREATH: f64 = 12.0;

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
    waiting: VecDeque<Vec<Rc<Entry>>>,
    asked: VecDeque<(u32, Vec<Rc<Entry>>)>,
    numbers: u32,
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
            waiting: VecDeque::new(),
            asked: VecDeque::new(),
            numbers: 0,
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
            let files = files.await;
            let all = files.len();
            desk.0.borrow_mut().taking = all;
            if all == 0 {
                return desk.say(Message::Refused(Refusal::Unreadable, String::new()));
            }
            for (done, Named { name, file }) in files.into_iter().enumerate() {
                if desk.0.borrow().taking == 0 {
                    return;
                }
                // What systems put into folders for themselves.
                if name.rsplit('/').next().is_some_and(|name| name.starts_with('.')) {
                    continue;
                }
                if name.rsplit('.').next().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
                    let bytes = if files::is_too_large(&file) { None } else { files::bytes(&file).await };
                    collections.push((name, bytes));
                    continue;
                }
                let incoming = if files::is_too_large(&file) {
                    vec![Err(Refusal::TooLarge)]
                } else {
                    match files::bytes(&file).await {
                        Some(bytes) => {
                            if bytes.len() > LARGE {
                                desk.show(|own| own.progress = Some((done, all)));
                                html::breathe().await;
                            }
                            intake::file(&name, &bytes, PARSERS)
                        }
                        None => vec![Err(Refusal::Unreadable)],
                    }
                };
                found.extend(incoming.into_iter().map(|incoming| (name.clone(), incoming)));
                if page::now() - breath > BREATH {
                    desk.show(|own| own.progress = Some((done + 1, all)));
                    html::breathe().await;
                    breath = page::now();
                }
            }
            if std::mem::take(&mut desk.0.borrow_mut().taking) == 0 {
                return;
            }
            if !found.is_empty() {
                desk.take(found);
            }
            for (name, bytes) in collections {
                desk.take_collection(name, bytes).await;
            }
        });
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
        self.later(async |desk| {
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

    /// Waits until nothing is being put.
    async fn settled(&self) {
        while self.0.borrow().storage.putting {
            sleep(Duration::from_millis(5)).await;
        }
    }

    /// Begins a collection, under an id where it had one before.
    fn begin(&self, mut snapshot: Snapshot, id: Option<String>) {
        let id = id.unwrap_or_else(page::random_id);
        let (send, now) = {
            let mut inner = self.0.borrow_mut();
            if snapshot.name.is_empty() {
                snapshot.name = inner.own.free_name(Msg::MyArticles.text(inner.lang));
            }
            inner.put_on(Some(id.clone()), Rc::new(snapshot), Rc::default(), 0);
            (inner.send.clone(), inner.now.clone())
        };
        send.emit(Action::Enter(Some(id)));
        send.emit(Action::Open(now));
        store::persist();
        self.read_missing();
        self.save();
    }

    /// Opens the collection that the address names; `None`: the built-in one.
    pub fn open(&self, id: Option<&str>) {
        {
            let mut inner = self.0.borrow_mut();
            if inner.own.open.as_deref() == id {
                return;
            }
            inner.own.open = id.map(str::to_owned);
        }
        if !id.is_some_and(is_in_link) {
            preferences::keep_collection(id);
        }
        self.show(|own| {
            own.fetching = own.open.is_some();
            own.pasted = None;
        });
        let id = id.map(str::to_owned);
        self.later(async move |desk| desk.fetch(id.as_deref()).await);
    }

    /// Fetches a collection and puts it on the desk, unless another one was opened meanwhile.
    async fn fetch(&self, id: Option<&str>) {
        while !self.0.borrow().storage.asked {
            sleep(Duration::from_millis(5)).await;
        }
        let store = self.0.borrow().storage.store.clone();
        let key = id.unwrap_or(BUILT_IN);
        let here = self.0.borrow().storage.here.get(key).cloned();
        let (store, here) = match id.and_then(sharing::payload_of) {
            // Beside what is kept: nothing there is looked at or touched.
            Some(payload) if here.is_none() => match link::unpack(payload).await {
                Ok(snapshot) => (None, Some(Rc::new(snapshot))),
                Err(error) => {
                    if self.0.borrow().own.open.as_deref() == id {
                        self.say(Message::Link(error));
                        let send = self.0.borrow().send.clone();
                        send.emit(Action::Enter(None));
                    }
                    return;
                }
            },
            Some(_) => (None, here),
            None => (store, here),
        };
        let kept = match store {
            Some(store) => store.get(key).await.ok().flatten(),
            None => None,
        };
        let (revision, snapshot) = match kept {
            Some((revision, text)) => match file::read(&text) {
                Ok(snapshot) => (revision, Some(Rc::new(snapshot))),
                Err(_) => {
                    self.say(Message::Broken);
                    (revision, None)
                }
            },
            None => (0, here),
        };
        let built_in = || Rc::new(Snapshot { builtin: true, ..Snapshot::default() });
        let put = {
            let mut inner = self.0.borrow_mut();
            if inner.own.open.as_deref() != id {
                return;
            }
            inner.own.fetching = false;
            let found = snapshot.or_else(|| id.is_none().then(built_in));
            found.map(|snapshot| {
                let base = if revision == 0 { Rc::default() } else { snapshot.clone() };
                let unchanged = *snapshot == *inner.now && id.is_none();
                if unchanged {
                    (inner.storage.base, inner.storage.revision) = (base, revision);
                } else {
                    inner.put_on(id.map(str::to_owned), snapshot, base, revision);
                }
                (unchanged, inner.send.clone(), inner.now.clone())
            })
        };
        match put {
            Some((true, ..)) => self.show(|_| ()),
            Some((false, send, now)) => {
                send.emit(Action::Open(now));
                self.read_missing();
            }
            None => {
                self.say(Message::Gone);
                let send = self.0.borrow().send.clone();
                send.emit(Action::Enter(None));
            }
        }
    }

    /// Another tab changed a collection.
    fn told(&self, id: String) {
        self.later(async move |desk| {
            desk.fill_shelf().await;
            let open = desk.0.borrow().own.open.clone();
            if open.as_deref().unwrap_or(BUILT_IN) != id {
                return;
            }
            let store = desk.0.borrow().storage.store.clone();
            let Some(store) = store else { return };
            if let Ok(Some((revision, text))) = store.get(&id).await {
                let joined = desk.join(revision, &text);
                if joined {
                    desk.read_missing();
                }
            }
        });
    }

    /// Joins what another tab has put with what is on the desk; whether that changed it.
    fn join(&self, revision: u32, text: &str) -> bool {
        let Ok(theirs) = file::read(text) else {
            self.say(Message::Broken);
            return false;
        };
        let (base, theirs) = {
            let mut inner = self.0.borrow_mut();
            if revision <= inner.storage.revision {
                return false;
            }
            let merged = merge(&inner.storage.base, &inner.now, &theirs);
            inner.storage.revision = revision;
            let theirs = Rc::new(theirs);
            let base = std::mem::replace(&mut inner.storage.base, theirs.clone());
            if merged == *inner.now {
                return false;
            }
            inner.now = Rc::new(merged);
            (base, theirs)
        };
        let send = self.0.borrow().send.clone();
        send.emit(Action::Join(base, theirs));
        true
    }

    async fn fill_shelf(&self) {
        let store = self.0.borrow().storage.store.clone();
        let Some(store) = store else { return };
        if let Ok(labels) = store.labels().await {
            self.show(|own| {
                own.shelf.clear();
                labels.into_iter().filter(|label| label.id != BUILT_IN).for_each(|label| own.shelve(label));
            });
        }
    }

    /// What the state holds now; a change by somebody else than the desk is read and kept.
    pub fn follow(&self, now: &Rc<Snapshot>) {
        {
            let mut inner = self.0.borrow_mut();
            if inner.own.fetching {
                return;
            }
            if inner.now == *now {
                // The same in another place.
                inner.now = now.clone();
                return;
            }
            inner.now = now.clone();
        }
        self.read_missing();
        self.save();
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

    async fn delete(&self) {
        let (id, name, store, send) = {
            let mut inner = self.0.borrow_mut();
            let Some(id) = inner.own.open.clone() else { return };
            let now = inner.now.clone();
            let name = now.name.clone();
            inner.storage.here.remove(&id);
            inner.storage.deleted = Some((id.clone(), now));
            inner.own.shelf.retain(|label| label.id != id);
            (id, name, inner.storage.store.clone(), inner.send.clone())
        };
        if let Some(store) = store {
            let _ = store.delete(&id).await;
        }
        self.show(|own| {
            own.messages.clear();
            own.say(Message::Deleted(name));
        });
        send.emit(Action::Enter(None));
    }

    fn restore(&self) {
        let deleted = self.0.borrow_mut().storage.deleted.take();
        if let Some((id, snapshot)) = deleted {
            self.show(|own| own.messages.clear());
            self.begin(Snapshot::clone(&snapshot), Some(id));
        }
    }

    fn save_file(&self) {
        let now = self.0.borrow().now.clone();
        let plain = now.name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' });
        let name: String = plain.chain(".streitzahl.json".chars()).collect();
        page::download(&name, "application/json", &file::write(&now));
    }

    /// Keeps what is on the desk.
    fn save(&self) {
        {
            let mut inner = self.0.borrow_mut();
            inner.storage.unsaved = true;
            let key = inner.own.open.clone().unwrap_or_else(|| BUILT_IN.to_owned());
            let now = inner.now.clone();
            let in_link = is_in_link(&key);
            inner.storage.here.insert(key, now);
            if in_link {
                inner.storage.unsaved = false;
                return;
            }
            if std::mem::replace(&mut inner.storage.putting, true) {
                return;
            }
        }
        self.show(|own| own.keeping = true);
        let desk = self.clone();
        spawn_local(async move {
            let trouble = desk.put().await.err().map(|trouble| match trouble {
                Trouble::Forbidden => Message::Forbidden,
                Trouble::Full => Message::Full,
            });
            desk.0.borrow_mut().storage.putting = false;
            desk.show(|own| {
                own.keeping = false;
                trouble.into_iter().for_each(|message| own.say(message));
            });
        });
    }

    /// Puts what is on the desk until there is nothing new.
    async fn put(&self) -> Result<(), Trouble> {
        loop {
            let (store, label, now, revision) = {
                let mut inner = self.0.borrow_mut();
                if !std::mem::take(&mut inner.storage.unsaved) {
                    return Ok(());
                }
                let now = inner.now.clone();
                let id = inner.own.open.clone().unwrap_or_else(|| BUILT_IN.to_owned());
                let label = Label { id, name: now.name.clone(), articles: now.articles.len() };
                (inner.storage.store.clone(), label, now, inner.storage.revision)
            };
            let store = store.ok_or(Trouble::Forbidden)?;
            match store.put(&label, revision, &file::write(&now)).await? {
                Put::Done(revision) => {
                    let mut inner = self.0.borrow_mut();
                    inner.storage.revision = revision;
                    inner.storage.base = now;
                    inner.own.messages.retain(|message| !message.offers_file());
                }
                Put::Newer(revision, text) => {
                    if self.join(revision, &text) {
                        self.say(Message::Joined);
                        self.read_missing();
                    }
                    self.0.borrow_mut().storage.unsaved = true;
                }
            }
        }
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

    /// Has read what is not read yet; shows the rest at once.
    fn read_missing(&self) {
        {
            let mut inner = self.0.borrow_mut();
            let now = inner.now.clone();
            let asked: Vec<_> = inner.asked.iter().flat_map(|(_, entries)| entries.clone()).collect();
            let mut missing = inner.readings.missing(&now);
            missing.retain(|entry| !asked.iter().any(|other| Rc::ptr_eq(other, entry)));
            let done = if missing.is_empty() { None } else { Some((0, missing.len() + asked.len())) };
            inner.waiting.clear();
            let mut rest = missing.into_iter();
            let lengths: Vec<usize> = rest.as_slice().iter().map(|entry| entry.article.text.len()).collect();
            for count in batches(lengths) {
                inner.waiting.push_back(rest.by_ref().take(count).collect());
            }
            inner.own.progress = done;
        }
        // Of many, those that are read are shown once all are.
        let many = self.0.borrow().own.progress.is_some_and(|(_, all)| all > MANY);
        if many {
            self.show(|_| ())
        } else {
            self.gather()
        }
        self.ask();
    }

    /// Shows what is read.
    fn gather(&self) {
        let (collection, left_out, now) = {
            let inner = self.0.borrow();
            let (collection, left_out) = inner.readings.collection(&inner.now, CLAIMS);
            (Rc::new(collection), left_out, inner.now.clone())
        };
        self.show(|own| {
            own.collection = collection;
            if left_out > 0 {
                own.say(Message::TooMany(left_out));
            }
            own.snapshot = now.clone();
            if let Some(id) = own.open.clone().filter(|id| !is_in_link(id)) {
                own.shelve(Label { id, name: now.name.clone(), articles: now.articles.len() });
            }
        });
    }

    /// Asks the engine for as much as it should have at a time.
    fn ask(&self) {
        let mut inner = self.0.borrow_mut();
        while inner.asked.len() < 2 {
            let Some(entries) = inner.waiting.pop_front() else { break };
            let number = inner.numbers;
            inner.numbers = number.wrapping_add(1);
            let articles = entries.iter().map(|entry| entry.article.clone()).collect();
            inner.asked.push_back((number, entries));
            let heard = {
                let desk = self.clone();
                Callback::from(move |heard| desk.hear(heard))
            };
            if inner.engine.is_none() {
                let remote = if inner.in_place { None } else { Remote::start(heard.clone()) };
                inner.engine = Some(match remote {
                    Some(remote) => Box::new(remote),
                    None => Box::new(InPlace::new(heard)),
                });
            }
            if let Some(engine) = &inner.engine {
                engine.ask(Request { number, articles });
            }
        }
    }

    fn hear(&self, heard: Heard) {
        match heard {
            Heard::Response(response) => {
                let finished = {
                    let mut inner = self.0.borrow_mut();
                    let Some((_, entries)) =
                        inner.asked.pop_front_if(|(number, _)| *number == response.number)
                    else {
                        return;
                    };
                    let count = entries.len();
                    for (entry, reading) in entries.into_iter().zip(response.readings) {
                        inner.readings.take(entry, reading);
                    }
                    inner.advance(count)
                };
                self.ask();
                if finished { self.gather() } else { self.show(|_| ()) }
            }
            Heard::Lost { came_up } => self.lost(came_up),
        }
    }

    /// The worker is gone. Where it never came up, the page reads in place; where it ended while reading, each article
    /// that it had is tried alone, and one that ends it again is left unread.
    fn lost(&self, came_up: bool) {
        let failed = {
            let mut inner = self.0.borrow_mut();
            inner.engine = None;
            inner.in_place |= !came_up;
            let asked: Vec<_> = inner.asked.drain(..).map(|(_, entries)| entries).collect();
            let mut failed = None;
            let mut again: Vec<Vec<Rc<Entry>>> = Vec::new();
            for (place, entries) in asked.into_iter().enumerate() {
                match entries.as_slice() {
                    // The first one asked for was being read.
                    [alone] if came_up && place == 0 => failed = Some(alone.clone()),
                    _ if came_up && place == 0 => again.extend(entries.into_iter().map(|entry| vec![entry])),
                    _ => again.push(entries),
                }
            }
            again.into_iter().rev().for_each(|entries| inner.waiting.push_front(entries));
            if let Some(entry) = &failed {
                inner.readings.take(entry.clone(), Reading::default());
                inner.advance(1);
            }
            failed
        };
        if let Some(entry) = failed {
            self.say(Message::Refused(Refusal::Failed, entry.article.id.clone()));
        }
        let rest = {
            let inner = self.0.borrow();
            !inner.waiting.is_empty()
        };
        if rest { self.ask() } else { self.gather() }
    }

    fn stop(&self) {
        let unread = {
            let mut inner = self.0.borrow_mut();
            let waiting: usize = inner.waiting.drain(..).map(|entries| entries.len()).sum();
            let asked: usize = inner.asked.drain(..).map(|(_, entries)| entries.len()).sum();
            // Ends the worker, whatever it is at.
            inner.engine = None;
            inner.own.progress = None;
            waiting + asked + std::mem::take(&mut inner.taking)
        };
        self.say(Message::Stopped(unread));
        self.gather();
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

    /// So many more are read; whether these were the last.
    fn advance(&mut self, count: usize) -> bool {
        if let Some((done, _)) = &mut self.own.progress {
            *done += count;
        }
        let finished = self.waiting.is_empty() && self.asked.is_empty();
        if finished {
            self.own.progress = None;
        }
        finished
    }
}
