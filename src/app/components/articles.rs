//! The articles, with what they are of and how many claims each makes.

use super::Shared;
use super::element::{Element, button, el};
use crate::app::sentences::{self, Noun};
use crate::app::state::{Action, Facet};
use crate::app::words::Msg;
use crate::article::Article;
use crate::names::Lang;
use yew::prelude::*;

/// Draws them.
pub fn draw(shared: &Shared) -> Element {
    let articles = &shared.collection.articles;
    let section = el("section")
        .class("articles")
        .attr("id", "articles")
        .attr("tabindex", "-1")
        .attr("data-view", "articles")
        .attr("aria-labelledby", "articles-title")
        .child(el("h2").attr("id", "articles-title").text(shared.text(Msg::ArticlesTitle)));
    if articles.is_empty() {
        return section.child(el("p").class("empty").text(shared.text(Msg::NoArticles)));
    }
    let mut note = el("p").class("note");
    if articles.iter().any(is_digest) {
        note = note.text(shared.text(Msg::ArticlesNote));
    }
    section.child(note).child(el("ol").children(articles.iter().map(|article| item(shared, article))))
}

/// Whether it is our own summary of an article that it names.
pub fn is_digest(article: &Article) -> bool {
    detail(article, "original").is_some()
}

/// What the front matter says under a key; nothing where it says that there is none.
pub fn detail<'a>(article: &'a Article, key: &str) -> Option<&'a str> {
    let found = article.details.iter().find(|(name, _)| name == key);
    found.map(|(_, value)| value.as_str()).filter(|value| *value != "keine genannt")
}

/// The title, or that there is none.
pub fn title(article: &Article, lang: Lang) -> &str {
    article.title.as_deref().unwrap_or(Msg::Untitled.text(lang))
}

fn item(shared: &Shared, article: &Article) -> Element {
    let lang = shared.lang;
    let language = article.language.as_deref();
    let claims = shared.collection.estimates.iter();
    let count = claims.filter(|e| shared.collection.claim(e).article == article.id).count();
    let mut origin = el("p").class("origin");
    for (key, name) in [("original", Msg::Original), ("agency", Msg::Agency)] {
        if let Some(value) = detail(article, key) {
            origin = origin.child(
                el("span")
                    .text(shared.text(name))
                    .text(": ")
                    .child(el("span").maybe("lang", language).say(value)),
            );
        }
    }
    origin = origin.child(el("span").say(&sentences::counted(count, Noun::Claim, lang)));
    let text = el("div").class("text").maybe("lang", language).set("data-text", &article.id);
    let details = el("details")
        .child(el("summary").text(shared.text(Msg::ReadText)))
        .child(text.children(body(article).map(|words| paragraph(article, words).say(words))));
    let notices = shared.collection.notices.iter().filter(|(id, _)| *id == article.id);
    let middle = el("div")
        .child(el("h3").maybe("lang", language).say(title(article, lang)))
        .child(origin)
        .children(
            notices.map(|(_, notice)| el("p").class("notice").say(&sentences::notice(&notice.kind, lang))),
        )
        .child(details);
    let bring_out = {
        let id = article.id.clone();
        shared.send.reform(move |_: MouseEvent| Action::Toggle(Facet::Article, id.clone()))
    };
    let chosen = shared.view.filter.has(Facet::Article, &article.id);
    el("li")
        .set("data-article", &article.id)
        .child(el("p").class("date").say(&sentences::day(article.date, lang)))
        .child(middle)
        .child(button("chip", bring_out).flag("aria-pressed", chosen).text(shared.text(Msg::BringOut)))
}

/// A paragraph that says where in the article's text its words begin, for readers who select some.
pub fn paragraph(article: &Article, words: &str) -> Element {
    let start = (words.as_ptr() as usize).wrapping_sub(article.text.as_ptr() as usize);
    el("p").set("data-at", &start.to_string())
}

/// The paragraphs below the title.
fn body(article: &Article) -> impl Iterator<Item = &str> {
    let title = article.title.as_deref().unwrap_or_default();
    let text = article.text.strip_prefix(title).unwrap_or(&article.text);
    text.lines().filter(|line| !line.trim().is_empty())
}
