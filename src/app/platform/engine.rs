//! The page's two engines: a Web Worker, and reading in place where there is none.
//!
//! The worker is this same wasm: [`serve`] is what `main` does where there is no window. `static/boot.js` makes
//! the worker (`streitzahlWorker`) and hands it the module, so that nothing is loaded or compiled twice. Where no
//! worker comes up, or it ends with an error, [`Heard::Lost`] says so, and who asked goes on in place.

use crate::article::Article;
use crate::engine::{Engine, Request, Response, answer, wire};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};
use yew::Callback;

/// How long a worker may take to come up, in milliseconds.
const PATIENCE: u32 = 10_000;

/// What is heard of an engine.
#[derive(Debug)]
pub enum Heard {
    /// It answered.
    Response(Response),
    /// It did not come up, or ended; what it was asked is not answered.
    Lost {
        /// Whether it ever came up: then it was an article that ended it.
        came_up: bool,
    },
}

/// Reads on the page's own thread, between two of its events.
pub struct InPlace {
    heard: Callback<Heard>,
}

impl InPlace {
    /// An engine that tells what it reads.
    pub const fn new(heard: Callback<Heard>) -> Self {
        Self { heard }
    }
}

impl Engine for InPlace {
    fn ask(&self, request: Request) {
        let heard = self.heard.clone();
        wasm_bindgen_futures::spawn_local(async move {
            yew::platform::time::sleep(std::time::Duration::ZERO).await;
            heard.emit(Heard::Response(answer(&request)));
        });
    }
}

/// Reads in a Web Worker, which ends when this is dropped.
pub struct Remote {
    worker: Worker,
    state: Rc<RefCell<Talk>>,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(web_sys::Event)>,
}

#[derive(Default)]
struct Talk {
    came_up: bool,
    /// What waits for the worker to come up.
    waiting: Vec<JsValue>,
    /// The articles asked for, oldest first: a response holds places in their texts.
    asked: VecDeque<(u32, Vec<Article>)>,
}

impl Remote {
    /// Starts a worker; `None` where the browser has none.
    pub fn start(heard: Callback<Heard>) -> Option<Self> {
        let spawn = js_sys::Reflect::get(&js_sys::global(), &"streitzahlWorker".into()).ok()?;
        let worker = spawn.dyn_ref::<js_sys::Function>()?.call0(&JsValue::NULL).ok()?;
        let worker: Worker = worker.dyn_into().ok()?;
        let state = Rc::new(RefCell::new(Talk::default()));
        let message = {
            let (state, worker, heard) = (state.clone(), worker.clone(), heard.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let told = take(&state, &worker, event.data());
                if let Some(told) = told {
                    heard.emit(told);
                }
            })
        };
        let error = {
            let (state, heard) = (state.clone(), heard.clone());
            Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
                // What went wrong is told on the page; the console stays empty.
                event.prevent_default();
                let came_up = state.borrow().came_up;
                heard.emit(Heard::Lost { came_up });
            })
        };
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        let late = Rc::downgrade(&state);
        wasm_bindgen_futures::spawn_local(async move {
            yew::platform::time::sleep(std::time::Duration::from_millis(PATIENCE.into())).await;
            if late.upgrade().is_some_and(|state| !state.borrow().came_up) {
                heard.emit(Heard::Lost { came_up: false });
            }
        });
        Some(Self { worker, state, _message: message, _error: error })
    }
}

/// What a message of the worker says. The first one, without content, is that it is there.
fn take(state: &RefCell<Talk>, worker: &Worker, data: JsValue) -> Option<Heard> {
    let mut talk = state.borrow_mut();
    if data.is_null() {
        talk.came_up = true;
        for request in talk.waiting.drain(..) {
            // A request is plain values, which always cross.
            let _ = worker.post_message(&request);
        }
        return None;
    }
    let lost = Some(Heard::Lost { came_up: true });
    let Ok(response) = serde_wasm_bindgen::from_value::<wire::Response>(data) else { return lost };
    match talk.asked.pop_front() {
        Some((number, articles)) if number == response.number() => {
            response.unpack(&articles).map_or(lost, |response| Some(Heard::Response(response)))
        }
        _ => lost,
    }
}

impl Engine for Remote {
    fn ask(&self, request: Request) {
        let Some(message) = to_js(&wire::Request::from(&request)) else { return };
        let mut talk = self.state.borrow_mut();
        talk.asked.push_back((request.number, request.articles));
        if talk.came_up {
            let _ = self.worker.post_message(&message);
        } else {
            talk.waiting.push(message);
        }
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Numbers may be larger than JavaScript's are exact.
fn to_js(value: &impl Serialize) -> Option<JsValue> {
    value.serialize(&Serializer::new().serialize_large_number_types_as_bigints(true)).ok()
}

/// Answers in a worker; does nothing elsewhere.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let here = scope.clone();
    let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let request = serde_wasm_bindgen::from_value::<wire::Request>(event.data()).ok();
        let answered = request.and_then(wire::Request::unpack).map(|request| answer(&request));
        let response = answered.and_then(|response| to_js(&wire::Response::from(&response)));
        // What cannot be answered is told by a message that is none.
        let _ = here.post_message(&response.unwrap_or(JsValue::UNDEFINED));
    });
    scope.set_onmessage(Some(message.as_ref().unchecked_ref()));
    // For as long as the worker lives.
    message.forget();
    let _ = scope.post_message(&JsValue::NULL);
}
