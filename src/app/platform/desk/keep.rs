//! Which collection lies on the desk, and its way into storage and out of it.

use super::{BUILT_IN, Desk, MANY, is_in_link};
use crate::app::merge::merge;
use crate::app::own::{Label, Message};
use crate::app::platform::store::{self, Put, Trouble};
use crate::app::platform::{html, link, page, preferences};
use crate::app::sharing;
use crate::app::state::Action;
use crate::app::words::Msg;
use crate::share::{Snapshot, file};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;
use yew::platform::time::sleep;

impl Desk {
    /// Waits until nothing is being put.
    pub(super) async fn settled(&self) {
        while self.0.borrow().storage.putting {
            sleep(Duration::from_millis(5)).await;
        }
    }

    /// Begins a collection, under an id where it had one before.
    pub(super) fn begin(&self, mut snapshot: Snapshot, id: Option<String>) {
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
    pub(super) async fn fetch(&self, id: Option<&str>) {
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
    pub(super) fn told(&self, id: String) {
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
    pub(super) fn join(&self, revision: u32, text: &str) -> bool {
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

    pub(super) async fn fill_shelf(&self) {
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

    pub(super) async fn delete(&self) {
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

    pub(super) fn restore(&self) {
        let deleted = self.0.borrow_mut().storage.deleted.take();
        if let Some((id, snapshot)) = deleted {
            self.show(|own| own.messages.clear());
            self.begin(Snapshot::clone(&snapshot), Some(id));
        }
    }

    /// Keeps what is on the desk.
    pub(super) fn save(&self) {
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
                Trouble::Silent => Message::Silent,
            });
            desk.0.borrow_mut().storage.putting = false;
            desk.show(|own| {
                own.keeping = false;
                trouble.into_iter().for_each(|message| own.say(message));
            });
        });
    }

    /// Puts what is on the desk until there is nothing new.
    pub(super) async fn put(&self) -> Result<(), Trouble> {
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
            // Much text takes its time, to be written and to be handed over: one after the other, the page between.
            let many = now.articles.len() > MANY;
            if many {
                html::breathe().await;
            }
            let text = file::write(&now);
            if many {
                html::breathe().await;
            }
            let text = text.into();
            if many {
                html::breathe().await;
            }
            match store.put(&label, revision, text).await? {
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
}
