//! The claims as rows: the picture's twin for those who read, sort and listen.

use super::{Opened, Shared, articles, draw};
use crate::app::collection::{self, Estimate};
use crate::app::sentences;
use crate::app::state::{Action, Column};
use crate::app::words::Msg;
use crate::claim::Modality;
use crate::names;
use yew::prelude::*;

/// Draws it.
pub fn draw(shared: &Shared, pointed: Option<&str>) -> Html {
    let collection = &shared.collection;
    let rows = collection.sorted(shared.view.sort, shared.lang);
    let estimates = rows.into_iter().map(|place| &collection.estimates[place]);
    let shown = estimates.filter(|estimate| collection.admits(&shared.view.filter, estimate));
    let selected = shared.view.selected.as_deref().and_then(|id| collection.estimate(id));
    // The whole row opens, its button is for keys and readers.
    let open = Opened::by_click(shared);
    html! {
        <section class="table" id="table" tabindex="-1" data-view="table" aria-labelledby="table-title">
            <h2 id="table-title">{ shared.text(Msg::TableTitle) }</h2>
            if collection.estimates.is_empty() {
                <p class="empty">{ shared.text(Msg::NoClaims) }</p>
            } else {
                // Roles are written out: the narrow layout turns rows into blocks, which would take them away.
                <table role="table" aria-labelledby="table-title" aria-describedby="table-note">
                    <thead role="rowgroup">
                        <tr role="row" data-label={shared.text(Msg::SortBy)}>
                            { for Column::ALL.into_iter().map(|column| head(shared, column)) }
                        </tr>
                    </thead>
                    <tbody role="rowgroup" onclick={open}>
                        { for shown.map(|estimate| {
                            let selected = selected.is_some_and(|other| other.id == estimate.id);
                            let pointed = pointed == Some(estimate.id.as_str());
                            row(shared, estimate, selected, pointed)
                        }) }
                    </tbody>
                </table>
                <p class="note" id="table-note">{ shared.text(Msg::TableCaption) }</p>
            }
        </section>
    }
}

fn head(shared: &Shared, column: Column) -> Html {
    let sort = shared.view.sort;
    let order = match (sort.column == column, sort.descending) {
        (false, _) => None,
        (true, false) => Some("ascending"),
        (true, true) => Some("descending"),
    };
    let name = shared.text(match column {
        Column::Day => Msg::ColumnDay,
        Column::Measure => Msg::ColumnMeasure,
        Column::Side => Msg::ColumnSide,
        Column::Number => Msg::ColumnNumber,
        Column::Source => Msg::ColumnSource,
        Column::Article => Msg::ColumnArticle,
    });
    let press = shared.send.reform(move |_: MouseEvent| Action::SortBy(column));
    html! {
        <th role="columnheader" scope="col" aria-sort={order} class={column.name()}>
            <button type="button" data-sort={column.name()} onclick={press}>{ name }</button>
        </th>
    }
}

fn row(shared: &Shared, estimate: &Estimate, selected: bool, pointed: bool) -> Html {
    let lang = shared.lang;
    let claim = shared.collection.claim(estimate);
    let article = shared.collection.article(&claim.article);
    let possible = claim.modality != Modality::Asserted;
    let relays: Vec<_> = estimate.relayed_by.iter().rev().map(|relay| names::source(relay, lang)).collect();
    html! {
        <tr role="row" key={estimate.id.clone()} data-claim={estimate.id.clone()}
            class={classes!(selected.then_some("selected"), pointed.then_some("pointed"))}>
            <td role="cell" class="day">{ sentences::as_of(claim, lang) }</td>
            <td role="cell" class="measure">{ names::measure(claim.measure, lang) }</td>
            <td role="cell" class="side">
                { names::people(&claim.population.side, claim.population.kind, lang) }
            </td>
            <td role="cell" class="number">
                <button type="button" id={["row-", &estimate.id].concat()} aria-pressed={selected.to_string()}>
                    { sentences::number(claim, lang) }
                </button>
                if possible {
                    <span class="aside">{ names::modality(claim.modality, lang) }</span>
                }
            </td>
            <td role="cell" class="source">
                { for estimate.sources.iter().map(|source| html! {
                    <span class="who">{ draw::glyph(collection::family(source)) }{ names::source(source, lang).into_owned() }</span>
                }) }
                if estimate.sources.is_empty() {
                    <span class="who">{ draw::glyph(collection::family("")) }{ shared.text(Msg::NoSource) }</span>
                }
                if !relays.is_empty() {
                    <span class="aside">{ shared.text(Msg::Via) }{ " " }{ relays.join(", ") }</span>
                }
            </td>
            <td role="cell" class="article">
                if let Some(article) = article {
                    <span>{ sentences::day(article.date, lang) }</span>
                    <span class="aside" lang={article.language.clone()}>{ articles::title(article, lang) }</span>
                }
            </td>
        </tr>
    }
}
