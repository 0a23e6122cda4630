//! How a claim was read: who has it from whom, its fields, the rules and word-list lines behind it.

use super::element::{Element, el};
use super::{Shared, articles, draw};
use crate::app::collection::{self, Estimate};
use crate::app::sentences;
use crate::app::words::Msg;
use crate::article::Article;
use crate::claim::{Claim, Step};
use crate::correction::{GIVEN, STAGE};
use crate::dispute::{Party, party};
use crate::names;

/// The way of the number from its origin to the article.
pub fn chain(shared: &Shared, estimate: &Estimate) -> Element {
    let lang = shared.lang;
    let claim = shared.collection.claim(estimate);
    let through_media = estimate.source_ids().eq(["media"]);
    let origin = shared.text(if through_media { Msg::ChainMedia } else { Msg::ChainOrigin });
    let link = |name: &str, role: &'static str| el("li").child(el("b").say(name)).text(" ").text(role);
    let mut list = el("ol").class("chain").children(estimate.sources.iter().map(|source| {
        let glyph = draw::glyph(collection::family(source));
        let item = link(&names::source(source, lang), origin).class("origin").child(glyph);
        match party(source, &claim.population.side) {
            Some(party) => item.child(el("span").class("party").text(shared.text(match party {
                Party::Own => Msg::PartyOwn,
                Party::Ally => Msg::PartyAlly,
                Party::Opponent => Msg::PartyOpponent,
            }))),
            None => item,
        }
    }));
    if estimate.sources.is_empty() {
        let item = el("li").class("origin").child(draw::glyph(collection::family("")));
        list = list.child(item.text(shared.text(Msg::ChainNobody)));
    }
    list = list.children(
        estimate
            .relayed_by
            .iter()
            .rev()
            .map(|relay| link(&names::source(relay, lang), shared.text(Msg::ChainRelay))),
    );
    if let Some(article) = shared.collection.article(&claim.article) {
        let title = el("b").maybe("lang", article.language.as_deref()).say(articles::title(article, lang));
        let mut item = el("li").class("end").child(title).text(", ").say(&sentences::day(article.date, lang));
        if let Some(agency) = articles::detail(article, "agency") {
            let aside = el("span").class("aside").say(agency).text(": ");
            item = item.child(aside.text(shared.text(Msg::ChainAgency)));
        }
        list = list.child(item);
    }
    el("section").child(el("h3").text(shared.text(Msg::Chain))).child(list)
}

/// The fields of the claim in words.
pub fn rows(shared: &Shared, claim: &Claim) -> Vec<(Msg, String)> {
    let lang = shared.lang;
    let basis = claim.as_of_basis.map(|basis| names::basis(basis, lang));
    let day = match (claim.as_of, basis) {
        (Some(days), Some(basis)) => [&names::period(days, lang), " (", basis, ")"].concat(),
        _ => sentences::as_of(claim, lang),
    };
    vec![
        (Msg::FacetMeasure, names::measure(claim.measure, lang).to_owned()),
        (Msg::FieldWho, names::people(&claim.population.side, claim.population.kind, lang)),
        (Msg::FieldScope, names::scope(claim.scope, lang).to_owned()),
        (Msg::FieldInterval, sentences::interval(claim, lang)),
        (Msg::FieldAsOf, day),
        (Msg::FieldPlace, claim.place.clone().unwrap_or_default()),
        (Msg::FieldModality, names::modality(claim.modality, lang).to_owned()),
        (Msg::FieldConfidence, names::confidence(claim.confidence, lang).to_owned()),
        (Msg::FacetSource, sentences::source_names(&claim.sources, lang)),
        (Msg::HandRelays, sentences::relay(&claim.relayed_by, lang).unwrap_or_default()),
    ]
}

/// The fields as a list; who says it stands in the [`chain`].
pub fn fields(shared: &Shared, claim: &Claim) -> Element {
    let rows = rows(shared, claim).into_iter().take(8).filter(|(_, value)| !value.is_empty());
    let list =
        el("dl").children(rows.map(|(name, value)| {
            el("div").child(el("dt").text(shared.text(name))).child(el("dd").say(&value))
        }));
    el("section").child(el("h3").text(shared.text(Msg::Fields))).child(list)
}

/// The rules and the lines of word lists that made the claim.
pub fn why(shared: &Shared, claim: &Claim, article: &Article) -> Element {
    let list = el("ul").class("why").children(claim.trace.iter().map(|step| reason(shared, step, article)));
    el("section").child(el("h3").text(shared.text(Msg::Why))).child(list)
}

fn reason(shared: &Shared, step: &Step, article: &Article) -> Element {
    let mut item = el("li");
    let words = step.span.of(&article.text);
    if !words.is_empty() {
        item = item.child(el("q").maybe("lang", article.language.as_deref()).say(words)).text(" ");
    }
    let mut rule = el("span").class("aside").text(stage(shared, step.stage)).text(", ");
    rule = rule.text(shared.text(Msg::WhyRule)).text(" ").child(el("code").text(step.rule));
    if let Some(list) = step.list {
        rule = rule.text(", ").child(el("code").text(list)).text(" ").text(shared.text(Msg::WhyLine));
        rule = rule.text(" ").say(&step.line.to_string());
    }
    item.child(rule)
}

/// What a stage looked for.
fn stage(shared: &Shared, stage: &'static str) -> &'static str {
    match stage {
        "quantity" | "numeral" => shared.text(Msg::StageQuantity),
        "time" => shared.text(Msg::StageTime),
        "attribution" => shared.text(Msg::StageAttribution),
        "claim" => shared.text(Msg::StageClaim),
        STAGE => shared.text(Msg::StageReader),
        GIVEN => shared.text(Msg::StageLink),
        other => other,
    }
}
