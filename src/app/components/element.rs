//! Elements of the page, made by calls in a row.
//!
//! The same as `html!` makes, but each call is a call: `html!` writes half a kilobyte of wasm in line for each
//! element, and the page has some hundred and fifty. Components are still made by `html!`.
//!
//! ```ignore
//! el("p").class("note").text(shared.text(Msg::Digest)).child(el("b").say(&name))
//! ```

use std::rc::Rc;
use yew::html::{onchange, onclick, onfocusin, oninput, onkeydown, onmousedown, onmouseover};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VNode, VTag, VText};

/// An element that is being made; becomes [`Html`].
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, AttrValue)>,
    property: Option<(&'static str, String)>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<VNode>,
    key: Option<Key>,
    node: NodeRef,
    value: Option<AttrValue>,
}

/// A new element.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        property: None,
        listeners: Vec::new(),
        children: Vec::new(),
        key: None,
        node: NodeRef::default(),
        value: None,
    }))
}

impl Element {
    #[inline(never)]
    fn put(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// With an attribute whose value is fixed.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &'static str) -> Self {
        self.put(name, AttrValue::Static(value))
    }

    /// With an attribute whose value is made.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: &str) -> Self {
        self.put(name, AttrValue::Rc(value.into()))
    }

    /// With an attribute, where there is a value.
    #[inline(never)]
    pub fn maybe(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// With a property of the element, which a reader may change as well.
    pub fn property(mut self, name: &'static str, value: &str) -> Self {
        self.0.property = Some((name, value.to_owned()));
        self
    }

    /// With an attribute that is true or false.
    pub fn flag(self, name: &'static str, value: bool) -> Self {
        self.attr(name, if value { "true" } else { "false" })
    }

    /// With a class.
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// With a child.
    pub fn child(self, child: impl Into<Html>) -> Self {
        self.add(child.into())
    }

    #[inline(never)]
    fn add(mut self, child: Html) -> Self {
        self.0.children.push(child);
        self
    }

    /// With children.
    pub fn children<T: Into<Html>>(mut self, children: impl IntoIterator<Item = T>) -> Self {
        for child in children {
            self = self.add(child.into());
        }
        self
    }

    /// With a fixed text.
    #[inline(never)]
    pub fn text(self, text: &'static str) -> Self {
        self.add(VText::new(AttrValue::Static(text)).into())
    }

    /// With a text that is made.
    #[inline(never)]
    pub fn say(self, text: &str) -> Self {
        self.add(say(text))
    }

    /// Known among its siblings.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Reached by a reference.
    pub fn node(mut self, node: NodeRef) -> Self {
        self.0.node = node;
        self
    }

    #[inline(never)]
    fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.listeners.push(Some(listener));
        self
    }

    /// Calls back on a click.
    #[inline(never)]
    pub fn on_click(self, callback: Callback<MouseEvent>) -> Self {
        self.listen(Rc::new(onclick::Wrapper::new(callback)))
    }

    /// Calls back when a field in it has another value.
    #[inline(never)]
    pub fn on_change(self, callback: Callback<Event>) -> Self {
        self.listen(Rc::new(onchange::Wrapper::new(callback)))
    }

    /// With the value of a field, which follows what is told here.
    pub fn value(mut self, value: &str) -> Self {
        self.0.value = Some(AttrValue::Rc(value.into()));
        self
    }

    /// Calls back on a key.
    pub fn on_key(self, callback: Callback<KeyboardEvent>) -> Self {
        self.listen(Rc::new(onkeydown::Wrapper::new(callback)))
    }

    /// Calls back where the reader changes a value.
    pub fn on_input(self, callback: Callback<InputEvent>) -> Self {
        self.listen(Rc::new(oninput::Wrapper::new(callback)))
    }

    /// Calls back where a button of the pointer goes down.
    pub fn on_press(self, callback: Callback<MouseEvent>) -> Self {
        self.listen(Rc::new(onmousedown::Wrapper::new(callback)))
    }

    /// Calls back where the pointer comes to it or to anything in it.
    pub fn on_pointer(self, callback: Callback<MouseEvent>) -> Self {
        self.listen(Rc::new(onmouseover::Wrapper::new(callback)))
    }

    /// Calls back where the focus comes to it or to anything in it.
    pub fn on_focus(self, callback: Callback<FocusEvent>) -> Self {
        self.listen(Rc::new(onfocusin::Wrapper::new(callback)))
    }
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(Element(parts): Element) -> Self {
        let mut tag = VTag::new(parts.tag);
        let attributes = parts.attributes.into_iter();
        let attributes =
            attributes.map(|(name, value)| (AttrValue::Static(name), AttributeOrProperty::Attribute(value)));
        let property = parts.property.into_iter();
        let property = property
            .map(|(name, value)| (AttrValue::Static(name), AttributeOrProperty::Property(value.into())));
        tag.attributes = Attributes::IndexMap(Rc::new(attributes.chain(property).collect()));
        if !parts.listeners.is_empty() {
            tag.set_listeners(parts.listeners.into_boxed_slice());
        }
        tag.add_children(parts.children);
        if let Some(value) = parts.value {
            tag.set_value(value);
        }
        tag.key = parts.key;
        tag.node_ref = parts.node;
        tag.into()
    }
}

/// A text that is made.
#[inline(never)]
pub fn say(text: &str) -> Html {
    VText::new(AttrValue::Rc(text.into())).into()
}

/// A button that calls back.
pub fn button(class: &'static str, callback: Callback<MouseEvent>) -> Element {
    el("button").attr("type", "button").class(class).on_click(callback)
}

/// Class names joined, those whose condition holds.
pub fn classes_of(always: &'static str, some: &[(bool, &'static str)]) -> String {
    let mut all = always.to_owned();
    for (_, class) in some.iter().filter(|(holds, _)| *holds) {
        all.push(' ');
        all.push_str(class);
    }
    all
}
