//! What is kept in this browser: own collections in IndexedDB, each as its file's text.
//!
//! A collection has a revision that grows with each change. Who puts one names the revision that it was made from;
//! where another tab was faster, nothing is written and that tab's state comes back, in one transaction. Other tabs
//! are told of each change.

use crate::app::own::Label;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    BroadcastChannel, DomException, Event, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction,
    IdbTransactionMode, MessageEvent,
};

const NAME: &str = "streitzahl";
/// Id to name, number of articles, revision.
const LABELS: &str = "labels";
/// Id to the collection's file.
const TEXTS: &str = "texts";

/// Why something is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser allows no storage.
    Forbidden,
    /// There is no room.
    Full,
    /// It does not answer: WebKit's never does again where a page was left while it was asking.
    Silent,
}

/// How long the storage may take to answer, in milliseconds.
const PATIENCE: i32 = 10_000;

/// What came of putting a collection.
pub enum Put {
    /// It is kept, as this revision.
    Done(u32),
    /// Another tab has put this revision with this text before.
    Newer(u32, String),
}

/// The storage.
pub struct Store {
    database: IdbDatabase,
    /// Tells other tabs; `None` where the browser has no such channel.
    channel: Option<BroadcastChannel>,
    _told: Option<Closure<dyn FnMut(MessageEvent)>>,
}

impl Store {
    /// Opens it; `told` is called with the id of each collection that another tab changes.
    ///
    /// # Errors
    /// Where the browser allows none.
    pub async fn open(told: impl Fn(String) + 'static) -> Result<Self, Trouble> {
        let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
        let request =
            factory.and_then(|factory| factory.open_with_u32(NAME, 1).ok()).ok_or(Trouble::Forbidden)?;
        let upgrade = {
            let request = request.clone();
            Closure::once_into_js(move |_: Event| {
                if let Ok(database) = request.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
                    for name in [LABELS, TEXTS] {
                        let _ = database.create_object_store(name);
                    }
                }
            })
        };
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        let database = result(&request).await?.dyn_into().map_err(|_| Trouble::Forbidden)?;
        let channel = BroadcastChannel::new(NAME).ok();
        let told = channel.as_ref().map(|channel| {
            let told = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                event.data().as_string().into_iter().for_each(&told);
            });
            channel.set_onmessage(Some(told.as_ref().unchecked_ref()));
            told
        });
        Ok(Self { database, channel, _told: told })
    }

    fn begin(
        &self,
        mode: IdbTransactionMode,
    ) -> Result<(IdbTransaction, IdbObjectStore, IdbObjectStore), Trouble> {
        let stores: Array = [LABELS, TEXTS].into_iter().map(JsValue::from).collect();
        let transaction = self.database.transaction_with_str_sequence_and_mode(&stores, mode);
        let transaction = transaction.map_err(trouble)?;
        let store = |name| transaction.object_store(name).map_err(trouble);
        let (labels, texts) = (store(LABELS)?, store(TEXTS)?);
        Ok((transaction, labels, texts))
    }

    /// The labels of all collections.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn labels(&self) -> Result<Vec<Label>, Trouble> {
        let (_, labels, _) = self.begin(IdbTransactionMode::Readonly)?;
        let keys = labels.get_all_keys().map_err(trouble)?;
        let values = labels.get_all().map_err(trouble)?;
        let (keys, values) = (result(&keys).await?, result(&values).await?);
        let label = |(id, value): (JsValue, JsValue)| {
            let value = value.dyn_into::<Array>().ok()?;
            let articles = value.get(1).as_f64().unwrap_or_default() as usize;
            Some(Label { id: id.as_string()?, name: value.get(0).as_string()?, articles })
        };
        Ok(Array::from(&keys).iter().zip(Array::from(&values).iter()).filter_map(label).collect())
    }

    /// A collection's revision and text.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn get(&self, id: &str) -> Result<Option<(u32, String)>, Trouble> {
        let (_, labels, texts) = self.begin(IdbTransactionMode::Readonly)?;
        both(&labels, &texts, id).await
    }

    /// Keeps a collection that was made from a revision; 0: a new one.
    ///
    /// # Errors
    /// Where the browser refuses or has no room.
    pub async fn put(&self, label: &Label, from: u32, text: JsValue) -> Result<Put, Trouble> {
        let (transaction, labels, texts) = self.begin(IdbTransactionMode::Readwrite)?;
        let done = JsFuture::from(settled(&transaction));
        let there = async {
            // Only where somebody else has put something is all of it asked for.
            let there = revision(&labels, &label.id).await?;
            match there.filter(|it| *it != from) {
                Some(_) => both(&labels, &texts, &label.id).await,
                None => Ok(None),
            }
        };
        let there = there.await.inspect_err(|_| {
            // What was said not to be kept must not be kept later.
            let _ = transaction.abort();
        })?;
        if let Some((revision, text)) = there {
            return Ok(Put::Newer(revision, text));
        }
        let value =
            Array::of3(&label.name.as_str().into(), &(label.articles as f64).into(), &(from + 1).into());
        labels.put_with_key(&value, &label.id.as_str().into()).map_err(trouble)?;
        texts.put_with_key(&text, &label.id.as_str().into()).map_err(trouble)?;
        done.await.map_err(trouble)?;
        self.tell(&label.id);
        Ok(Put::Done(from + 1))
    }

    /// Deletes a collection.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn delete(&self, id: &str) -> Result<(), Trouble> {
        let (transaction, labels, texts) = self.begin(IdbTransactionMode::Readwrite)?;
        let done = JsFuture::from(settled(&transaction));
        labels.delete(&id.into()).map_err(trouble)?;
        texts.delete(&id.into()).map_err(trouble)?;
        done.await.map_err(trouble)?;
        self.tell(id);
        Ok(())
    }

    fn tell(&self, id: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&id.into());
        }
    }
}

/// Asks that the browser does not throw away what is kept when room gets short.
pub fn persist() {
    if let Some(asked) = web_sys::window().and_then(|window| window.navigator().storage().persist().ok()) {
        wasm_bindgen_futures::spawn_local(async move {
            // Either answer is as good as the browser gives.
            let _ = JsFuture::from(asked).await;
        });
    }
}

async fn both(
    labels: &IdbObjectStore,
    texts: &IdbObjectStore,
    id: &str,
) -> Result<Option<(u32, String)>, Trouble> {
    let revision = revision(labels, id).await?;
    let text = result(&texts.get(&id.into()).map_err(trouble)?).await?;
    Ok(revision.zip(text.as_string()))
}

async fn revision(labels: &IdbObjectStore, id: &str) -> Result<Option<u32>, Trouble> {
    let label = result(&labels.get(&id.into()).map_err(trouble)?).await?;
    Ok(label.dyn_ref::<Array>().and_then(|label| label.get(2).as_f64()).map(|it| it as u32))
}

/// What a request gives.
async fn result(request: &IdbRequest) -> Result<JsValue, Trouble> {
    let waiting = Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    });
    match JsFuture::from(in_time(&waiting)).await {
        Ok(_) => request.result().map_err(trouble),
        Err(late) if late.is_undefined() => Err(Trouble::Silent),
        Err(_) => {
            Err(request.error().ok().flatten().map_or(Trouble::Forbidden, |error| trouble(error.into())))
        }
    }
}

/// Done once everything in the transaction is kept.
fn settled(transaction: &IdbTransaction) -> Promise {
    in_time(&Promise::new(&mut |done, failed| {
        let failed = {
            let transaction = transaction.clone();
            Closure::once_into_js(move |_: Event| {
                let error = transaction.error().map_or(JsValue::NULL, JsValue::from);
                let _ = failed.call1(&JsValue::NULL, &error);
            })
        };
        transaction.set_oncomplete(Some(&done));
        transaction.set_onabort(Some(failed.unchecked_ref()));
    }))
}

/// The same, or nothing as an error where that takes too long.
fn in_time(promise: &Promise) -> Promise {
    let late = Promise::new(&mut |_, failed| {
        let window = web_sys::window();
        window.map(|it| it.set_timeout_with_callback_and_timeout_and_arguments_0(&failed, PATIENCE));
    });
    Promise::race(&Array::of2(promise, &late))
}

fn trouble(error: JsValue) -> Trouble {
    if error.is_undefined() {
        return Trouble::Silent;
    }
    let full = error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "QuotaExceededError");
    if full { Trouble::Full } else { Trouble::Forbidden }
}
