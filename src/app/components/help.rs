//! How to read the page, what it cannot do, where the numbers come from.

use super::Shared;
use super::element::{Element, el};
use crate::app::words::Msg;

const PARTS: [(Msg, &[Msg]); 3] = [
    (Msg::HelpRead, &[Msg::HelpRead1, Msg::HelpRead2, Msg::HelpRead3, Msg::HelpRead4]),
    (Msg::HelpLimits, &[Msg::HelpLimits1, Msg::HelpLimits2, Msg::HelpLimits3, Msg::HelpLimits4]),
    (Msg::HelpOrigin, &[Msg::HelpOrigin1, Msg::HelpOrigin2]),
];

/// Draws it.
pub fn draw(shared: &Shared) -> Element {
    let columns = el("div").class("columns").children(PARTS.iter().map(|(title, texts)| {
        let texts = texts.iter().map(|&text| el("p").text(shared.text(text)));
        el("div").child(el("h3").text(shared.text(*title))).children(texts)
    }));
    el("section")
        .class("help")
        .attr("id", "help")
        .attr("tabindex", "-1")
        .attr("data-view", "help")
        .attr("aria-labelledby", "help-title")
        .child(el("h2").attr("id", "help-title").text(shared.text(Msg::HelpTitle)))
        .child(columns)
}
