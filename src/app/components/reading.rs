//! How a claim was read: who has it from whom, its fields, the rules and word-list lines behind it.

use super::{Shared, articles, draw};
use crate::app::collection::{self, Estimate};
use crate::app::sentences;
use crate::app::words::Msg;
use crate::article::Article;
use crate::claim::{Claim, Step};
use crate::names;
use yew::prelude::*;

/// The way of the number from its origin to the article.
pub fn chain(shared: &Shared, estimate: &Estimate) -> Html {
    let lang = shared.lang;
    let claim = shared.collection.claim(estimate);
    let article = shared.collection.article(&claim.article);
    let through_media = estimate.source_ids().eq(["media"]);
    let origin = shared.text(if through_media { Msg::ChainMedia } else { Msg::ChainOrigin });
    html! {
        <>
            <h3>{ shared.text(Msg::Chain) }</h3>
            <ol class="chain">
                { for estimate.sources.iter().map(|source| html! {
                    <li class="origin">
                        { draw::glyph(collection::family(source)) }
                        <b>{ names::source(source, lang).into_owned() }</b>{ " " }{ origin }
                        if collection::is_party(source) {
                            <span class="party">{ shared.text(Msg::Party) }</span>
                        }
                    </li>
                }) }
                if estimate.sources.is_empty() {
                    <li class="origin">{ draw::glyph(collection::family("")) }{ shared.text(Msg::ChainNobody) }</li>
                }
                { for estimate.relayed_by.iter().rev().map(|relay| html! {
                    <li><b>{ names::source(relay, lang).into_owned() }</b>{ " " }{ shared.text(Msg::ChainRelay) }</li>
                }) }
                if let Some(article) = article {
                    <li class="end">
                        <b lang={article.language.clone()}>{ articles::title(article, lang) }</b>
                        { ", " }{ sentences::day(article.date, lang) }
                        if let Some(agency) = articles::detail(article, "agency") {
                            <span class="aside">{ agency }{ ": " }{ shared.text(Msg::ChainAgency) }</span>
                        }
                    </li>
                }
            </ol>
        </>
    }
}

/// The fields of the claim in words.
pub fn fields(shared: &Shared, claim: &Claim) -> Html {
    let lang = shared.lang;
    let basis = claim.as_of_basis.map(|basis| names::basis(basis, lang));
    let day = match (claim.as_of, basis) {
        (Some(days), Some(basis)) => format!("{} ({basis})", names::period(days, lang)),
        _ => sentences::as_of(claim, lang),
    };
    let rows = [
        (Msg::FacetMeasure, names::measure(claim.measure, lang).to_owned()),
        (Msg::FieldWho, names::people(&claim.population.side, claim.population.kind, lang)),
        (Msg::FieldScope, names::scope(claim.scope, lang).to_owned()),
        (Msg::FieldInterval, sentences::interval(claim, lang)),
        (Msg::FieldAsOf, day),
        (Msg::FieldPlace, claim.place.clone().unwrap_or_default()),
        (Msg::FieldModality, names::modality(claim.modality, lang).to_owned()),
        (Msg::FieldConfidence, names::confidence(claim.confidence, lang).to_owned()),
    ];
    html! {
        <>
            <h3>{ shared.text(Msg::Fields) }</h3>
            <dl>
                { for rows.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| html! {
                    <div><dt>{ shared.text(name) }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
        </>
    }
}

/// The rules and the lines of word lists that made the claim.
pub fn why(shared: &Shared, claim: &Claim, article: &Article) -> Html {
    if claim.trace.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ shared.text(Msg::Why) }</h3>
            <ul class="why">{ for claim.trace.iter().map(|step| reason(shared, step, article)) }</ul>
        </>
    }
}

fn reason(shared: &Shared, step: &Step, article: &Article) -> Html {
    let words = step.span.of(&article.text);
    html! {
        <li>
            if !words.is_empty() {
                <q lang={article.language.clone()}>{ words }</q>{ " " }
            }
            <span class="aside">
                { stage(shared, step.stage) }{ ", " }{ shared.text(Msg::WhyRule) }{ " " }<code>{ step.rule }</code>
                if let Some(list) = step.list {
                    { ", " }<code>{ list }</code>{ " " }{ shared.text(Msg::WhyLine) }{ " " }{ step.line }
                }
            </span>
        </li>
    }
}

/// What a stage looked for.
fn stage(shared: &Shared, stage: &'static str) -> &'static str {
    match stage {
        "quantity" | "numeral" => shared.text(Msg::StageQuantity),
        "time" => shared.text(Msg::StageTime),
        "attribution" => shared.text(Msg::StageAttribution),
        "claim" => shared.text(Msg::StageClaim),
        other => other,
    }
}
