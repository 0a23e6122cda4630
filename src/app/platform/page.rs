//! The document: title, language, colors, focus, scrolling, width.

use crate::app::state::{Section, Theme};
use crate::app::words::Msg;
use crate::names::Lang;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, ScrollBehavior, ScrollIntoViewOptions};

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Listens to an event of the window, or the document, for as long as it lives.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Starts to listen; `None` where there is no window.
    pub fn new(event: &'static str, callback: impl Fn(Event) + 'static) -> Option<Self> {
        Self::on(web_sys::window()?.into(), event, callback)
    }

    fn on(target: EventTarget, event: &'static str, callback: impl Fn(Event) + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut(Event)>::new(callback);
        target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).ok()?;
        Some(Self { target, event, closure })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.event, callback);
    }
}

/// Tells the document its language.
pub fn set_language(lang: Lang) {
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", lang.code());
    }
}

/// Names the page.
pub fn set_title(lang: Lang) {
    if let Some(document) = document() {
        document.set_title(Msg::PageTitle.text(lang));
    }
}

/// Tells the style sheet the colors.
pub fn set_theme(theme: Theme) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-theme", theme.name());
    }
}

/// The other colors than those seen now.
pub fn other_theme() -> Theme {
    let now = root().and_then(|root| root.get_attribute("data-theme"));
    let dark = match Theme::from_name(&now.unwrap_or_default()) {
        Theme::System => matches("(prefers-color-scheme: dark)"),
        Theme::Light => false,
        Theme::Dark => true,
    };
    if dark { Theme::Light } else { Theme::Dark }
}

fn matches(query: &str) -> bool {
    let media = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    media.is_some_and(|media| media.matches())
}

/// Calls back when the window's size changes.
pub fn on_resize(callback: impl Fn() + 'static) -> Option<Listener> {
    Listener::new("resize", move |_| callback())
}

/// Brings a part of the page into view and gives it the focus, for keyboards and readers.
pub fn go_to_section(section: Section) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(section.name())) else {
        return;
    };
    reveal(&element);
    focus_element(&element);
}

fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if is_calm() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn focus_element(element: &Element) -> bool {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        return element.focus_with_options(&options).is_ok();
    }
    // Marks are SVG elements.
    element.dyn_ref::<web_sys::SvgElement>().is_some_and(|element| element.focus().is_ok())
}

/// Gives the focus to the element of that id.
pub fn focus(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        focus_element(&element);
    }
}

/// Gives the focus to the first element that a selector finds.
pub fn focus_first(selector: &str) {
    if let Some(element) = document().and_then(|document| document.query_selector(selector).ok()?) {
        focus_element(&element);
    }
}

/// The id of the element that has the focus.
pub fn focused() -> Option<String> {
    document()?.active_element().map(|element| element.id()).filter(|id| !id.is_empty())
}

/// The claim, or derived number, whose mark or row an event happened in.
pub fn claim_at(event: &Event) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let holder = element.closest("[data-claim],[data-derived]").ok()??;
    holder.get_attribute("data-claim").or_else(|| holder.get_attribute("data-derived"))
}

/// Calls back with the name of each key pressed.
pub fn on_key(callback: impl Fn(&str) + 'static) -> Option<Listener> {
    Listener::new("keydown", move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() {
            callback(&event.key());
        }
    })
}

/// Calls back with how far to go when the reader takes a change back (−1) or does it again (1). A field of text
/// takes its own back.
pub fn on_steps(callback: impl Fn(i8) + 'static) -> Option<Listener> {
    Listener::new("keydown", move |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let in_text = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| element.matches("input,textarea,[contenteditable]").unwrap_or(false));
        if in_text || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        let step = match (event.key().as_str(), event.shift_key()) {
            ("z", false) => -1,
            ("Z" | "z", true) | ("y", false) => 1,
            _ => return,
        };
        event.prevent_default();
        callback(step);
    })
}

/// The name of the control that an event happened in, and what the reader put into it.
pub fn control(event: &Event) -> Option<(String, String)> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let name = element.get_attribute("data-field")?;
    let value = match element.dyn_ref::<web_sys::HtmlInputElement>() {
        Some(input) => input.value(),
        None => element.dyn_ref::<web_sys::HtmlSelectElement>()?.value(),
    };
    Some((name, value))
}

/// Marks the field that an event happened in: nothing can be done with what it holds.
pub fn set_invalid(event: &Event, invalid: bool) {
    if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
        let _ = element.set_attribute("aria-invalid", if invalid { "true" } else { "false" });
    }
}

/// Words that are selected in an article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The article's id.
    pub article: String,
    /// Where the words begin, in bytes of its text.
    pub start: u32,
    /// The words, without white space around them.
    pub words: String,
}

/// Calls back when words are selected in an article's text, and when they no longer are.
pub fn on_pick(callback: impl Fn(Option<Picked>) + 'static) -> Option<Listener> {
    Listener::on(document()?.into(), "selectionchange", move |_| callback(picked()))
}

fn picked() -> Option<Picked> {
    let selection = web_sys::window()?.get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?.clone_range();
    let around = |node: web_sys::Node| {
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        element.closest("[data-at]").ok()?
    };
    let first = range.start_container().ok()?;
    let paragraph = around(first.clone())?;
    // What goes on into other paragraphs ends with this one.
    if range.end_container().ok().and_then(around).as_ref() != Some(&paragraph) {
        range.set_end(&paragraph, paragraph.child_nodes().length()).ok()?;
    }
    let before = range.clone_range();
    before.set_start(&paragraph, 0).ok()?;
    before.set_end(&first, range.start_offset().ok()?).ok()?;
    let words = String::from(range.to_string());
    let start = String::from(before.to_string()).len() + words.len() - words.trim_start().len();
    let at: u32 = paragraph.get_attribute("data-at")?.parse().ok()?;
    let article = paragraph.closest("[data-text]").ok()??.get_attribute("data-text")?;
    let words = words.trim().to_owned();
    if words.is_empty() || words.len() > 200 {
        return None;
    }
    Some(Picked { article, start: at.checked_add(u32::try_from(start).ok()?)?, words })
}

/// Selects nothing.
pub fn unselect() {
    if let Some(selection) = web_sys::window().and_then(|window| window.get_selection().ok().flatten()) {
        let _ = selection.remove_all_ranges();
    }
}

/// Where the evidence comes from below, over the page: moves what was picked out from under it.
pub fn uncover(id: &str) {
    let Some(window) = web_sys::window().filter(|_| matches("(max-width: 999px)")) else { return };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    // The sheet leaves at least this free (static/app.css).
    let free = height * 0.36;
    for element in
        ["mark-", "row-"].iter().filter_map(|kind| document()?.get_element_by_id(&[kind, id].concat()))
    {
        let area = element.get_bounding_client_rect();
        if area.top() < height && area.bottom() > free {
            window.scroll_by_with_x_and_y(0.0, area.bottom() - free);
            return;
        }
    }
}

/// What there is to draw on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Canvas {
    /// Pixels from side to side.
    pub width: u16,
    /// Whether the window is a phone's.
    pub narrow: bool,
}

/// What the chart has to draw on: also before there is a chart, for index.html keeps its place.
pub fn canvas() -> Canvas {
    let element = document().and_then(|document| document.query_selector(".canvas").ok()?);
    let width = element.map_or(0, |element| element.client_width());
    Canvas { width: u16::try_from(width).unwrap_or(u16::MAX), narrow: matches("(max-width: 699px)") }
}

/// Calls back once the browser has painted what stands in the document now.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    // The first frame is the one that is painted now, the second comes after it.
    let second = Closure::once_into_js(callback);
    let first = Closure::once_into_js(move || {
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(second.unchecked_ref());
        }
    });
    let _ = window.request_animation_frame(first.unchecked_ref());
}

/// Whether the reader wants nothing to move by itself.
pub fn is_calm() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// The number that a slider is at.
pub fn number_of(event: &Event) -> Option<f64> {
    event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok().map(|input| input.value_as_number())
}

/// Calls back once after some milliseconds, if it lives so long.
pub struct Timer {
    id: i32,
    _closure: Closure<dyn FnMut(Event)>,
}

impl Timer {
    /// Starts to wait; `None` where there is no window.
    pub fn new(milliseconds: i32, callback: impl Fn() + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut(Event)>::new(move |_| callback());
        let function = closure.as_ref().unchecked_ref();
        let set =
            web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds);
        Some(Self { id: set.ok()?, _closure: closure })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// Sets a mark on the browser's timeline.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        let _ = performance.mark(name);
    }
}

/// Measures on the browser's timeline from the wasm being ready until now, if the picture with its marks stands in the
/// document: `streitzahl:drawn`. The browser lays it out and paints it after that (`first-contentful-paint`).
pub fn drawn() {
    let mark = document().and_then(|document| document.query_selector("#chart [data-claim]").ok()?);
    if mark.is_none() {
        return;
    }
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        let _ = performance.measure_with_start_mark("streitzahl:drawn", "streitzahl:ready");
    }
}

/// The value of a field.
pub fn value(id: &str) -> String {
    let element = document().and_then(|document| document.get_element_by_id(id));
    element.map(|element| value_of(&element)).unwrap_or_default()
}

/// The value of a field of any kind.
pub fn value_of(element: &Element) -> String {
    let value = js_sys::Reflect::get(element, &"value".into());
    value.ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Sets the value of a field.
pub fn set_value(id: &str, value: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let _ = js_sys::Reflect::set(&element, &"value".into(), &value.into());
    }
}

/// Selects all of a field's text.
pub fn select(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        let _ = element.focus();
        element.select();
    }
}

/// Clicks on an element, as a reader would.
pub fn click(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// A name that no other thing in this browser has.
pub fn random_id() -> String {
    let digits = |number: f64| {
        js_sys::Number::from(number).to_string_with_radix(36).ok().and_then(|it| it.as_string())
    };
    let parts = [js_sys::Date::now(), (js_sys::Math::random() * 1e9).floor()];
    parts.into_iter().filter_map(digits).collect()
}

/// The element that an event happened at.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Gives the reader a text as a file of that name.
pub fn download(name: &str, kind: &str, text: &str) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&text.into());
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options);
    let url = blob.and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob));
    let link = document().and_then(|document| document.create_element("a").ok());
    if let (Ok(url), Some(Ok(link))) = (url, link.map(|link| link.dyn_into::<HtmlElement>())) {
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", name);
        link.click();
        let _ = web_sys::Url::revoke_object_url(&url);
    }
}

/// Milliseconds, for the length of what happens.
pub fn now() -> f64 {
    js_sys::Date::now()
}
