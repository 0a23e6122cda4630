//! Has the desk's articles read: cuts them into requests, keeps the engine busy, counts what has come back.

use super::{CLAIMS, Desk, Inner, MANY, is_in_link};
use crate::Reading;
use crate::app::collection::Collection;
use crate::app::intake::Refusal;
use crate::app::own::{Label, Message};
use crate::app::platform::engine::{Heard, InPlace, Remote};
use crate::app::platform::html;
use crate::engine::{Request, batches};
use crate::share::{Entry, Snapshot};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

impl Desk {
    /// Has read what is not read yet; shows the rest at once.
    pub(super) fn read_missing(&self) {
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

    /// Shows what is read; of many articles not in the same breath in which they are compared.
    fn gather_apart(&self) {
        let now = self.0.borrow().now.clone();
        let count = now.articles.len();
        if count <= MANY {
            return self.gather();
        }
        self.0.borrow_mut().own.progress = Some((count, count));
        let desk = self.clone();
        spawn_local(async move {
            html::breathe().await;
            let (collection, left_out) = {
                let inner = desk.0.borrow();
                inner.readings.collection(&now, CLAIMS)
            };
            html::breathe().await;
            // What was changed meanwhile is shown by who changed it.
            let current = desk.0.borrow().now.clone();
            if Rc::ptr_eq(&now, &current) || now == current {
                desk.0.borrow_mut().own.progress = None;
                desk.lay(Rc::new(collection), left_out, &now);
            }
        });
    }

    /// Shows what is read.
    pub(super) fn gather(&self) {
        let (collection, left_out, now) = {
            let inner = self.0.borrow();
            let (collection, left_out) = inner.readings.collection(&inner.now, CLAIMS);
            (Rc::new(collection), left_out, inner.now.clone())
        };
        self.lay(collection, left_out, &now);
    }

    fn lay(&self, collection: Rc<Collection>, left_out: usize, now: &Rc<Snapshot>) {
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
    pub(super) fn ask(&self) {
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

    pub(super) fn hear(&self, heard: Heard) {
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
                if finished {
                    self.gather_apart();
                } else if self.is_time_to_tell() {
                    self.show(|_| ());
                }
            }
            Heard::Lost { came_up } => self.lost(came_up),
        }
    }

    /// The worker is gone. Where it never came up, the page reads in place; where it ended while reading, each article
    /// that it had is tried alone, and one that ends it again is left unread.
    pub(super) fn lost(&self, came_up: bool) {
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

    pub(super) fn stop(&self) {
        let unread = {
            let mut inner = self.0.borrow_mut();
            let waiting: usize = inner.waiting.drain(..).map(|entries| entries.len()).sum();
            let asked: usize = inner.asked.drain(..).map(|(_, entries)| entries.len()).sum();
            // Ends the worker, whatever it is at.
            inner.engine = None;
            inner.own.progress = None;
            inner.stops = inner.stops.wrapping_add(1);
            waiting + asked + std::mem::take(&mut inner.taking)
        };
        self.say(Message::Stopped(unread));
        self.gather();
    }
}

impl Inner {
    /// So many more are read; whether these were the last.
    pub(super) fn advance(&mut self, count: usize) -> bool {
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
