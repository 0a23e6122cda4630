//! The claims as rows: the picture's twin for those who read, sort and listen.

use super::element::{Element, classes_of, el};
use super::{Opened, Shared, articles, draw, edit, own};
use crate::app::collection::{self, Estimate};
use crate::app::sentences;
use crate::app::state::{Action, Column};
use crate::app::words::Msg;
use crate::claim::Modality;
use crate::dispute::Word;
use crate::names;
use yew::prelude::*;

/// Draws it.
pub fn draw(shared: &Shared, pointed: Option<&str>) -> Element {
    let collection = &shared.seen;
    let section = el("section")
        .class("table")
        .attr("id", "table")
        .attr("tabindex", "-1")
        .attr("data-view", "table")
        .attr("aria-labelledby", "table-title")
        .child(el("h2").attr("id", "table-title").text(shared.text(Msg::TableTitle)));
    if collection.estimates.is_empty() {
        let empty = el("p").class("empty").text(shared.text(Msg::NoClaims));
        return section.child(empty).child(edit::beside(shared));
    }
    let selected = shared.view.selected.as_deref().and_then(|id| collection.estimate(id));
    let order = collection.sorted(shared.view.sort, shared.lang);
    let shown = order.into_iter().map(|place| &collection.estimates[place]);
    let shown: Vec<_> = shown.filter(|estimate| collection.admits(&shared.view.filter, estimate)).collect();
    let count = own::rows(shared, shown.len());
    let rows = shown[..count].iter().map(|estimate| {
        let selected = selected.is_some_and(|other| other.id == estimate.id);
        row(shared, estimate, selected, pointed == Some(estimate.id.as_str()))
    });
    let heads = Column::ALL.into_iter().map(|column| head(shared, column));
    let head = el("tr").attr("role", "row").attr("data-label", shared.text(Msg::SortBy)).children(heads);
    // Roles are written out: the narrow layout turns rows into blocks, which would take them away.
    let table = el("table")
        .attr("role", "table")
        .attr("aria-labelledby", "table-title")
        .attr("aria-describedby", "table-note")
        .child(el("thead").attr("role", "rowgroup").child(head))
        // The whole row opens, its button is for keys and readers.
        .child(el("tbody").attr("role", "rowgroup").on_click(Opened::by_click(shared)).children(rows));
    let note = el("p").class("note").attr("id", "table-note");
    let more = own::more(shared, count, shown.len());
    let note = note.text(shared.text(Msg::TableCaption));
    section.child(table).children(more).child(note).child(edit::beside(shared))
}

fn head(shared: &Shared, column: Column) -> Element {
    let sort = shared.view.sort;
    let name = shared.text(match column {
        Column::Day => Msg::ColumnDay,
        Column::Measure => Msg::ColumnMeasure,
        Column::Side => Msg::ColumnSide,
        Column::Number => Msg::ColumnNumber,
        Column::Source => Msg::ColumnSource,
        Column::Standing => Msg::ColumnStanding,
        Column::Article => Msg::ColumnArticle,
    });
    let press = shared.send.reform(move |_: MouseEvent| Action::SortBy(column));
    let button = el("button").attr("type", "button").attr("data-sort", column.name()).on_click(press);
    let mut head = el("th").attr("role", "columnheader").attr("scope", "col").class(column.name());
    if sort.column == column {
        head = head.attr("aria-sort", if sort.descending { "descending" } else { "ascending" });
    }
    head.child(button.text(name))
}

fn row(shared: &Shared, estimate: &Estimate, selected: bool, pointed: bool) -> Element {
    let lang = shared.lang;
    let claim = shared.seen.claim(estimate);
    let cell = |class: &'static str| el("td").attr("role", "cell").class(class);
    let aside = || el("span").class("aside");
    let button = el("button")
        .attr("type", "button")
        .set("id", &["row-", &estimate.id].concat())
        .flag("aria-pressed", selected)
        .say(&sentences::number(claim, lang));
    let mut number = cell("number").child(button);
    if claim.modality != Modality::Asserted {
        number = number.child(aside().text(names::modality(claim.modality, lang)));
    }
    let hand = edit::hand(shared, claim).map(|hand| Html::from(el("span").class("aside hand").text(hand)));
    number = number.child(hand.unwrap_or_default());
    let mut article = cell("article");
    if let Some(found) = shared.collection.article(&claim.article) {
        article = article
            .child(el("span").say(&sentences::day(found.date, lang)))
            .child(aside().maybe("lang", found.language.as_deref()).say(articles::title(found, lang)));
    }
    el("tr")
        .attr("role", "row")
        .key(&estimate.id)
        .set("data-claim", &estimate.id)
        .set("class", &classes_of("entry", &[(selected, "selected"), (pointed, "pointed")]))
        .child(cell("day").say(&sentences::as_of(claim, lang)))
        .child(cell("measure").text(names::measure(claim.measure, lang)))
        .child(cell("side").say(&names::people(&claim.population.side, claim.population.kind, lang)))
        .child(number)
        .child(sources(shared, estimate, cell("source")))
        .child(standing(shared, estimate, cell("standing")))
        .child(article)
}

fn sources(shared: &Shared, estimate: &Estimate, mut cell: Element) -> Element {
    let who =
        |id: &str, name: &str| el("span").class("who").child(draw::glyph(collection::family(id))).say(name);
    for source in &estimate.sources {
        cell = cell.child(who(source, &names::source(source, shared.lang)));
    }
    if estimate.sources.is_empty() {
        cell = cell.child(who("", shared.text(Msg::NoSource)));
    }
    if let Some(relay) = sentences::relay(&estimate.relayed_by, shared.lang) {
        cell = cell.child(el("span").class("aside").say(&relay));
    }
    cell
}

/// *umstritten*, with the numbers of its disputes; *später aktualisiert*, *zwei Quellen einig*.
fn standing(shared: &Shared, estimate: &Estimate, cell: Element) -> Element {
    let word = shared.seen.standing(estimate);
    let class = if word == Word::Contested { "contested" } else { "" };
    let mut words = sentences::standing(word, shared.lang);
    for (place, number) in shared.seen.disputes_of(estimate).iter().enumerate() {
        words += if place == 0 { ": " } else { ", " };
        words += &number.to_string();
    }
    cell.child(el("span").class(class).say(&words))
}
