//! The evidence of a claim: its sentence, who has it from whom, how it was read, the article around it.

use super::{Opened, Shared, articles, reading};
use crate::app::collection::{self, Estimate};
use crate::app::excerpt::{Piece, cut};
use crate::app::sentences;
use crate::app::state::Action;
use crate::app::words::Msg;
use crate::article::Article;
use crate::claim::Claim;
use crate::names;
use crate::text::Span;
use yew::prelude::*;

/// The id of its title, which takes the focus when it opens.
pub const TITLE: &str = "evidence-title";

/// Draws it.
pub fn draw(shared: &Shared) -> Html {
    let selected = shared.view.selected.as_deref();
    let body = match selected.map(|id| shared.collection.estimate(id)) {
        None => empty(shared.text(Msg::EvidenceEmpty), shared.text(Msg::EvidenceHint)),
        Some(None) => empty(shared.text(Msg::EvidenceEmpty), shared.text(Msg::EvidenceGone)),
        Some(Some(estimate)) => full(shared, estimate),
    };
    let close = shared.send.reform(|_: MouseEvent| Action::Deselect);
    html! {
        <aside class="evidence" data-view="evidence" aria-labelledby={TITLE}>
            <div class="evidence-bar">
                <p class="kicker">{ shared.text(Msg::Evidence) }</p>
                if selected.is_some() {
                    <button type="button" class="plain" data-close="evidence" onclick={close}>
                        { shared.text(Msg::Close) }
                    </button>
                }
            </div>
            { body }
        </aside>
    }
}

fn empty(title: &str, text: &str) -> Html {
    html! {
        <>
            <h2 id={TITLE} tabindex="-1">{ title }</h2>
            <p class="sub">{ text }</p>
        </>
    }
}

fn full(shared: &Shared, estimate: &Estimate) -> Html {
    let lang = shared.lang;
    let claim = shared.collection.claim(estimate);
    let article = shared.collection.article(&claim.article);
    let family = collection::family(estimate.sources.first().map_or("", String::as_str));
    let others: Vec<&Claim> = shared.collection.mentions(estimate).skip(1).collect();
    html! {
        <div class={["of-", family.name()].concat()} key={estimate.id.clone()} onclick={Opened::by_click(shared)}>
            <h2 id={TITLE} tabindex="-1">{ sentences::number(claim, lang) }</h2>
            <p class="sub">
                { names::measure(claim.measure, lang) }{ ", " }
                { names::people(&claim.population.side, claim.population.kind, lang) }{ "; " }
                { sentences::source_names(&estimate.sources, lang) }{ ", " }
                { sentences::as_of(claim, lang) }
            </p>
            if let Some(article) = article {
                { quote(shared, estimate, article, claim) }
                if articles::is_digest(article) {
                    <p class="note">{ shared.text(Msg::Digest) }</p>
                }
                if !others.is_empty() {
                    <h3>{ shared.text(Msg::Mentions) }</h3>
                    { for others.into_iter().map(|mention| quote(shared, estimate, article, mention)) }
                }
            }
            { reading::chain(shared, estimate) }
            { reading::fields(shared, claim) }
            if let Some(article) = article {
                { reading::why(shared, claim, article) }
                { whole(shared, estimate, article) }
            }
        </div>
    }
}

/// The sentence of a mention alone.
fn quote(shared: &Shared, estimate: &Estimate, article: &Article, claim: &Claim) -> Html {
    let sentence = claim.evidence.of(&article.text);
    let start = claim.evidence.start;
    let within =
        |span: Span| claim.evidence.contains(span).then(|| Span::new(span.start - start, span.end - start));
    let numbers: Vec<(&Claim, Span)> =
        claims_of(shared, article).filter_map(|other| within(other.span).map(|span| (other, span))).collect();
    let spans: Vec<Span> = numbers.iter().map(|(_, span)| *span).collect();
    let excerpt = cut(sentence, &[], &spans);
    html! {
        <blockquote lang={article.language.clone()}>
            { for excerpt.paragraphs.iter().flatten().map(|piece| {
                part(shared, estimate, piece, piece.number.map(|n| numbers[n].0))
            }) }
        </blockquote>
    }
}

/// The article with all its mentions.
fn whole(shared: &Shared, estimate: &Estimate, article: &Article) -> Html {
    let sentences: Vec<Span> = shared.collection.mentions(estimate).map(|mention| mention.evidence).collect();
    let claims: Vec<&Claim> = claims_of(shared, article).collect();
    let spans: Vec<Span> = claims.iter().map(|claim| claim.span).collect();
    let excerpt = cut(&article.text, &sentences, &spans);
    // Where the text starts with its title, that is not said twice.
    let headed =
        !excerpt.cut_before && article.title.as_ref().is_some_and(|title| article.text.starts_with(title));
    html! {
        <>
            <h3>{ shared.text(Msg::InArticle) }</h3>
            <p class="source-title">
                if !headed {
                    <span lang={article.language.clone()}>{ articles::title(article, shared.lang) }</span>{ ", " }
                }
                { sentences::day(article.date, shared.lang) }
            </p>
            <div class={classes!("text", headed.then_some("headed"))} lang={article.language.clone()}>
                if excerpt.cut_before {
                    <p>{ "…" }</p>
                }
                { for excerpt.paragraphs.iter().map(|pieces| html! {
                    <p>{ for pieces.iter().map(|piece| {
                        part(shared, estimate, piece, piece.number.map(|n| claims[n]))
                    }) }</p>
                }) }
                if excerpt.cut_after {
                    <p>{ "…" }</p>
                }
            </div>
        </>
    }
}

fn claims_of<'a>(shared: &'a Shared, article: &'a Article) -> impl Iterator<Item = &'a Claim> {
    shared.collection.claims.iter().filter(|claim| claim.article == article.id)
}

/// A stretch of text: this claim's number, another claim's, the sentence, or neither.
fn part(shared: &Shared, estimate: &Estimate, piece: &Piece, claim: Option<&Claim>) -> Html {
    let text = piece.text.to_owned();
    let inner = match claim.and_then(|claim| shared.collection.estimate(&claim.id)) {
        Some(own) if own.id == estimate.id => html! { <mark class="number">{ text }</mark> },
        Some(other) => html! {
            <button type="button" class="other" data-claim={other.id.clone()}>{ text }</button>
        },
        None => html! { { text } },
    };
    if piece.sentence {
        html! { <span class="sentence">{ inner }</span> }
    } else {
        inner
    }
}
