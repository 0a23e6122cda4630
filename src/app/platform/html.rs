//! HTML by the browser's own parser: a walk over its tree feeds the same [`Collector`] as natively.
//!
//! `DOMParser` runs no script and loads nothing. It is there on the main thread only, not in workers. The walk
//! needs no stack, so that no depth of nesting matters.

use crate::app::intake::disarmed;
use crate::article::html::{Collector, Page};
use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

/// The article of a page. Handlers and styles are disarmed before, or the console would be full of complaints that
/// they are not allowed here.
pub fn page(html: &str) -> Page {
    let mut collector = Collector::default();
    let document = DomParser::new()
        .and_then(|parser| parser.parse_from_string(&disarmed(html), SupportedType::TextHtml));
    if let Some(root) = document.ok().and_then(|document| document.document_element()) {
        walk(root.into(), &mut collector);
    }
    collector.finish()
}

/// Lets the page answer what has happened meanwhile.
pub async fn breathe() {
    yew::platform::time::sleep(std::time::Duration::ZERO).await;
}

fn walk(root: Node, collector: &mut Collector) {
    let mut node = root.clone();
    loop {
        enter(&node, collector);
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            leave(&node, collector);
            if node.is_same_node(Some(&root)) {
                return;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent_node() else { return };
            node = parent;
        }
    }
}

fn enter(node: &Node, collector: &mut Collector) {
    match node.node_type() {
        Node::ELEMENT_NODE => {
            if let Some(element) = node.dyn_ref::<Element>() {
                let attributes = element.has_attributes();
                collector.open(&element.local_name().to_ascii_lowercase(), |name| {
                    let name = if name == "style" { "data-style" } else { name };
                    if attributes { element.get_attribute(name) } else { None }
                });
            }
        }
        Node::TEXT_NODE => collector.text(&node.node_value().unwrap_or_default()),
        _ => {}
    }
}

fn leave(node: &Node, collector: &mut Collector) {
    if let Some(element) = node.dyn_ref::<Element>() {
        collector.close(&element.local_name().to_ascii_lowercase());
    }
}
