//! The evidence of a claim: its sentence, who has it from whom, how it was read, the article around it.

use super::element::{Element, button, el, say};
use super::{Opened, Shared, articles, edit, reading};
use crate::app::collection::{self, Collection, Estimate};
use crate::app::excerpt::{Piece, cut};
use crate::app::state::Action;
use crate::app::words::Msg;
use crate::app::{sentences, sharing};
use crate::article::Article;
use crate::claim::{Claim, Measure};
use crate::dispute::{Share, Sum};
use crate::names;
use crate::text::Span;
use yew::prelude::*;

/// The id of its title, which takes the focus when it opens.
pub const TITLE: &str = "evidence-title";

/// Draws it.
pub fn draw(shared: &Shared) -> Element {
    let selected = shared.view.selected.as_deref();
    let mut bar = el("div").class("evidence-bar");
    bar = bar.child(el("p").class("kicker").text(shared.text(Msg::Evidence)));
    if selected.is_some() {
        let close = shared.send.reform(|_: MouseEvent| Action::Deselect);
        let close = button("plain", close).attr("data-close", "evidence");
        bar = bar.child(close.text(shared.text(Msg::Close)));
    }
    let estimate = selected.and_then(|id| shared.collection.estimate(id));
    let ours = selected.and_then(|id| {
        // What we reckon from what was known on a day may not be what we reckon from all.
        [&shared.seen, &shared.collection].into_iter().find_map(|of| {
            let sum = of.sum(id).map(|sum| sum_of(shared, of, sum));
            sum.or_else(|| Some(share_of(shared, of, of.share(id)?)))
        })
    });
    let rejected =
        selected.and_then(|id| shared.collection.beside.rejected.iter().find(|claim| claim.id == id));
    let body = match (estimate, ours) {
        (Some(estimate), _) => full(shared, estimate),
        (None, Some(ours)) => ours,
        (None, None) if rejected.is_some() => el("div")
            .child(title().text(shared.text(Msg::HandRejected)))
            .child(el("ul").class("beside").children(rejected.map(|claim| edit::rejected(shared, claim)))),
        (None, None) => {
            let hint = if selected.is_some() { Msg::EvidenceGone } else { Msg::EvidenceHint };
            el("div")
                .child(title().text(shared.text(Msg::EvidenceEmpty)))
                .child(el("p").class("sub").text(shared.text(hint)))
        }
    };
    let aside = el("aside").class("evidence").attr("data-view", "evidence").attr("aria-labelledby", TITLE);
    aside.child(bar).child(body)
}

fn title() -> Element {
    el("h2").attr("id", TITLE).attr("tabindex", "-1")
}

fn full(shared: &Shared, estimate: &Estimate) -> Element {
    let lang = shared.lang;
    let claim = shared.collection.claim(estimate);
    let family = collection::family(estimate.sources.first().map_or("", String::as_str));
    let sub = [
        names::measure(claim.measure, lang),
        ", ",
        &names::people(&claim.population.side, claim.population.kind, lang),
        "; ",
        &sentences::source_names(&estimate.sources, lang),
        ", ",
        &sentences::as_of(claim, lang),
    ];
    let mut body = el("div")
        .set("class", &["of-", family.name()].concat())
        .key(&estimate.id)
        .on_click(Opened::by_click(shared))
        .child(title().say(&sentences::number(claim, lang)))
        .child(el("p").class("sub").say(&sub.concat()));
    // An empty place where there is nothing: else what follows would be drawn anew, and lose the focus.
    let hand = edit::hand(shared, claim).map(|hand| Html::from(el("p").class("hand").text(hand)));
    body = body.child(hand.unwrap_or_default());
    let article = shared.collection.article(&claim.article);
    if let Some(article) = article {
        body = body.child(quote(shared, estimate, article, claim));
        if sharing::is_withheld(article) {
            body = body.child(el("p").class("note").text(shared.text(Msg::GuestWithheld)));
        }
        if articles::is_digest(article) {
            body = body.child(el("p").class("note").text(shared.text(Msg::Digest)));
        }
        if estimate.mentions.len() > 1 {
            body = body.child(el("h3").text(shared.text(Msg::Mentions)));
            let others = shared.collection.mentions(estimate).skip(1);
            body = body.children(others.map(|mention| quote(shared, estimate, article, mention)));
        }
    }
    body = body.child(reading::chain(shared, estimate)).child(edit::fields(shared, &estimate.id, claim));
    if let Some(article) = article {
        if !claim.trace.is_empty() {
            body = body.child(reading::why(shared, claim, article));
        }
        body = body.child(whole(shared, estimate, article));
    }
    body
}

/// A number that we added up.
fn sum_of(shared: &Shared, of: &Collection, sum: &Sum) -> Element {
    let strict = sentences::extent(sum.strict, shared.lang);
    let words = (sentences::extent(sum.named, shared.lang), shared.text(Msg::SumOf));
    let notes = [(Msg::SumNote, String::new()), (Msg::SumStrict, strict)];
    let lead = &of.claims[sum.parts[0]];
    derived(shared, of, &sum.id, words, (lead, &sum.sources), &notes, &sum.parts)
}

/// A share that we reckoned.
fn share_of(shared: &Shared, of: &Collection, share: &Share) -> Element {
    let mut parts = of.claims_of(share.part);
    let lead = &of.claims[parts[0]];
    let sources = of.estimate(&lead.id).map_or(&lead.sources, |estimate| &estimate.sources);
    parts.push(share.base);
    let percent = |part: f64| names::share(part, shared.lang);
    let strict = match share.high {
        Some(high) => [&percent(share.low), shared.text(Msg::Until), &percent(high)].join(" "),
        None => [&percent(share.low), shared.text(Msg::OrMore)].join(" "),
    };
    let words = (share.named.map_or_else(|| strict.clone(), percent), shared.text(Msg::ShareOf));
    let notes = [(Msg::ShareNote, String::new()), (Msg::ShareStrict, strict)];
    derived(shared, of, &share.id, words, (lead, sources), &notes, &parts)
}

/// A number of ours: that nobody says it, and its parts, one click away.
fn derived(
    shared: &Shared,
    of: &Collection,
    id: &str,
    (number, what): (String, &'static str),
    (lead, sources): (&Claim, &[String]),
    notes: &[(Msg, String)],
    parts: &[usize],
) -> Element {
    let lang = shared.lang;
    let day = lead.as_of.map_or_else(String::new, |days| names::period(days, lang));
    let sub = [
        names::measure(Measure::Casualties, lang),
        ", ",
        what,
        "; ",
        &sentences::source_names(sources, lang),
        ", ",
        &day,
    ];
    let mut body = el("div")
        .key(id)
        .on_click(Opened::by_click(shared))
        .child(title().say(&number))
        .child(el("p").class("sub").say(&sub.concat()));
    for (note, rest) in notes {
        body = body.child(el("p").class("note").text(shared.text(*note)).text(" ").say(rest));
    }
    let parts = parts.iter().filter_map(|&part| of.claims.get(part));
    body.child(el("h3").text(shared.text(Msg::SumParts))).children(parts.filter_map(|claim| {
        let estimate = of.estimate(&claim.id)?;
        let article = of.article(&claim.article)?;
        let open = el("button").attr("type", "button").class("other").set("data-claim", &estimate.id);
        let words = [names::measure(claim.measure, lang), ": ", &sentences::number(claim, lang)].concat();
        let part = el("div").child(el("p").child(open.say(&words)));
        Some(part.child(quote(shared, estimate, article, claim)))
    }))
}

/// The sentence of a mention alone.
fn quote(shared: &Shared, estimate: &Estimate, article: &Article, claim: &Claim) -> Element {
    quote_of(shared, &[&estimate.id], article, claim)
}

/// The sentence of a mention alone, with the numbers of some estimates marked.
pub fn quote_of(shared: &Shared, estimates: &[&str], article: &Article, claim: &Claim) -> Element {
    let sentence = claim.evidence.of(&article.text);
    let start = claim.evidence.start;
    let within = claims_of(shared, article).filter(|other| claim.evidence.contains(other.span));
    let claims: Vec<&Claim> = within.collect();
    let spans: Vec<Span> =
        claims.iter().map(|other| Span::new(other.span.start - start, other.span.end - start)).collect();
    let excerpt = cut(sentence, &[], &spans);
    let pieces = excerpt.paragraphs.iter().flatten();
    let quote = el("blockquote")
        .maybe("lang", article.language.as_deref())
        .children(pieces.map(|piece| part(shared, estimates, piece, &claims)));
    let address = articles::detail(article, "address");
    let Some(link) = address.and_then(|it| sharing::origin(it, &article.text, claim.evidence)) else {
        return quote;
    };
    let link = el("a").set("href", &link).attr("rel", "noopener noreferrer").attr("target", "_blank");
    quote.child(el("p").class("at-origin").child(link.text(shared.text(Msg::AtOrigin))))
}

/// The article with all its mentions.
fn whole(shared: &Shared, estimate: &Estimate, article: &Article) -> Element {
    let sentences: Vec<Span> = shared.collection.mentions(estimate).map(|mention| mention.evidence).collect();
    let claims: Vec<&Claim> = claims_of(shared, article).collect();
    let spans: Vec<Span> = claims.iter().map(|claim| claim.span).collect();
    let excerpt = cut(&article.text, &sentences, &spans);
    let language = article.language.as_deref();
    let day = sentences::day(article.date, shared.lang);
    // Where the text starts with its title, that is not said twice.
    let headed =
        !excerpt.cut_before && article.title.as_ref().is_some_and(|title| article.text.starts_with(title));
    let mut source = el("p").class("source-title");
    if !headed {
        source = source.child(el("span").maybe("lang", language).say(articles::title(article, shared.lang)));
        source = source.text(", ");
    }
    let mut text = el("div").class(if headed { "text headed" } else { "text" }).maybe("lang", language);
    text = text.set("data-text", &article.id);
    if excerpt.cut_before {
        text = text.child(el("p").text("…"));
    }
    text = text.children(excerpt.paragraphs.iter().map(|pieces| {
        let start = pieces.first().map_or("", |piece| piece.text);
        articles::paragraph(article, start)
            .children(pieces.iter().map(|piece| part(shared, &[&estimate.id], piece, &claims)))
    }));
    if excerpt.cut_after {
        text = text.child(el("p").text("…"));
    }
    let note = edit::missed(shared, &article.id);
    let head = el("h3").text(shared.text(Msg::InArticle));
    el("section").child(head).child(source.say(&day)).child(note).child(text)
}

fn claims_of<'a>(shared: &'a Shared, article: &'a Article) -> impl Iterator<Item = &'a Claim> {
    shared.collection.claims.iter().filter(|claim| claim.article == article.id)
}

/// A stretch of text: this claim's number, another claim's, the sentence, or neither.
fn part(shared: &Shared, estimates: &[&str], piece: &Piece, claims: &[&Claim]) -> Html {
    let claim = piece.number.and_then(|number| shared.collection.estimate(&claims[number].id));
    let inner: Html = match claim {
        Some(own) if estimates.contains(&own.id.as_str()) => el("mark").say(piece.text).into(),
        Some(other) => {
            let button = el("button").attr("type", "button").class("other");
            button.set("data-claim", &other.id).say(piece.text).into()
        }
        None => say(piece.text),
    };
    if piece.sentence { el("span").class("sentence").child(inner).into() } else { inner }
}
