//! Drawings that nobody acts on, written as markup: the browser parses a hundred shapes in the time in which a dozen
//! are made one by one, and what does not change is told so by one comparison of strings.
//!
//! ```ignore
//! mark("path").set("d", "M0 0h9").into_text()
//! ```

use super::element::Element;
use crate::export::svg::escape;
use yew::prelude::*;

/// An element that is being written.
pub struct Markup {
    tag: &'static str,
    attributes: String,
    inside: String,
}

/// A new element.
pub fn mark(tag: &'static str) -> Markup {
    Markup { tag, attributes: String::new(), inside: String::new() }
}

impl Markup {
    /// With an attribute.
    #[inline(never)]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        for part in [" ", name, "=\"", &escape(value), "\""] {
            self.attributes.push_str(part);
        }
        self
    }

    /// With a class.
    pub fn class(self, class: &str) -> Self {
        self.set("class", class)
    }

    /// With a child.
    #[inline(never)]
    pub fn child(mut self, child: Self) -> Self {
        for part in ["<", child.tag, &child.attributes, ">", &child.inside, "</", child.tag, ">"] {
            self.inside.push_str(part);
        }
        self
    }

    /// With children.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// With a text.
    #[inline(never)]
    pub fn say(mut self, text: &str) -> Self {
        self.inside.push_str(&escape(text));
        self
    }
}

impl From<Markup> for Html {
    #[inline(never)]
    fn from(markup: Markup) -> Self {
        Self::from_html_unchecked(AttrValue::from(mark("").child(markup).inside))
    }
}

impl Element {
    /// With drawings, in a group of their own.
    pub fn drawn(self, drawings: impl IntoIterator<Item = Markup>) -> Self {
        self.child(mark("g").children(drawings))
    }
}
