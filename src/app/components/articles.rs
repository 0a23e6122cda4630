//! The articles, with what they are of and how many claims each makes; own ones with what can be said about them.

use super::element::{Element, button, el};
use super::{Shared, own};
use crate::app::about::{self, Field};
use crate::app::platform::desk::Wish;
use crate::app::sentences::{self, Noun};
use crate::app::sharing;
use crate::app::state::{Action, Facet};
use crate::app::words::Msg;
use crate::article::{Article, NoticeKind};
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
        let empty = if shared.own.open.is_some() { Msg::OwnFirst } else { Msg::NoArticles };
        return section.child(el("p").class("empty").text(shared.text(empty)));
    }
    let mut note = el("p").class("note");
    if articles.iter().any(is_digest) {
        note = note.text(shared.text(Msg::ArticlesNote));
    }
    let shown = own::rows(shared, articles.len());
    let list = el("ol").children(articles[..shown].iter().map(|article| item(shared, article)));
    section.child(note).child(list).children(own::more(shared, shown, articles.len()))
}

/// So much of a text is shown, in bytes.
const TEXT: usize = 100_000;

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
    let own = shared.own.snapshot.articles.iter().find(|entry| entry.article.id == article.id);
    for key in [Field::Outlet, Field::Address] {
        if let Some(value) = article.detail(key.name()) {
            origin = origin.child(match about::address(value) {
                Some(address) => el("a")
                    .set("href", address)
                    .attr("rel", "noopener noreferrer")
                    .attr("target", "_blank")
                    .say(&shortened(address)),
                None => el("span").child(el("bdi").say(value)),
            });
        }
    }
    if own.is_some_and(|entry| entry.article.date.is_none()) && article.date.is_some() {
        origin = origin.child(el("span").text(shared.text(Msg::GuessedDate)));
    }
    let mut text = el("div").class("text").maybe("lang", language).set("data-text", &article.id);
    let look = {
        let (wish, id) = (shared.wish.clone(), article.id.clone());
        Callback::from(move |_: MouseEvent| wish.emit(Wish::LookAt(id.clone())))
    };
    if own.is_none() || shared.own.looked_at.contains(&article.id) {
        let shown = &article.text[..article.text.floor_char_boundary(TEXT)];
        let cut =
            (shown.len() < article.text.len()).then(|| el("p").class("note").text(shared.text(Msg::TextCut)));
        text = text
            .children(body(article, shown).map(|words| paragraph(article, words).say(words)))
            .children(cut);
    }
    let details =
        el("details").child(el("summary").on_click(look).text(shared.text(Msg::ReadText))).child(text);
    let withheld = sharing::is_withheld(article);
    let notices = shared.collection.notices.iter().filter(|(id, _)| *id == article.id && !withheld);
    let middle = el("div")
        .child(el("h3").maybe("lang", language).say(title(article, lang)))
        .child(origin)
        .children(notices.map(|(_, notice)| self::notice(&notice.kind, lang)))
        .children(withheld.then(|| el("p").class("notice").text(shared.text(Msg::GuestWithheld))))
        .children(own.filter(|_| article.date.is_none()).map(|_| ask_date(shared, article)))
        .child(details)
        .children(own.map(|entry| fields(shared, &entry.article, article)));
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

/// What a reader should know; of what was left out also its words.
pub fn notice(kind: &NoticeKind, lang: Lang) -> Element {
    let said = sentences::notice(kind, lang);
    match kind {
        NoticeKind::Dropped { words, .. } if !words.is_empty() => {
            let lines = words.lines().map(|line| el("p").say(line));
            let words = el("div").class("left-out").children(lines);
            el("details").class("notice").child(el("summary").say(&said)).child(words)
        }
        _ => el("p").class("notice").say(&said),
    }
}

/// What can be said about an own article: what is given, and as a hint what is guessed.
fn fields(shared: &Shared, given: &Article, shown: &Article) -> Element {
    let rows = Field::ALL.into_iter().map(|field| {
        let name = match field {
            Field::Title => Msg::AboutTitle,
            Field::Date => Msg::AboutDate,
            Field::Outlet => Msg::AboutOutlet,
            Field::Address => Msg::AboutAddress,
        };
        let input = input(shared, given, field).set("placeholder", &field.of(shown));
        el("label").child(el("span").text(shared.text(name))).text(" ").child(input)
    });
    let remove = {
        let id = given.id.clone();
        shared.wish.reform(move |_: MouseEvent| Wish::Remove(id.clone()))
    };
    el("details")
        .class("facts")
        .child(el("summary").text(shared.text(Msg::AboutArticle)))
        .children(rows)
        .child(button("plain", remove).attr("data-wish", "remove").text(shared.text(Msg::Remove)))
}

fn input(shared: &Shared, given: &Article, field: Field) -> Element {
    let tell = {
        let id = given.id.clone();
        shared.wish.reform(move |event: Event| Wish::Tell(id.clone(), field, own::field(&event)))
    };
    el("input")
        .attr("type", if field == Field::Date { "date" } else { "text" })
        .attr("data-field", field.name())
        .value(&field.of(given))
        .on_change(tell)
}

/// Asks when an article appeared that does not say it.
fn ask_date(shared: &Shared, article: &Article) -> Element {
    let label = el("label").class("notice ask").child(el("span").text(shared.text(Msg::AskDate))).text(" ");
    label.child(input(shared, article, Field::Date))
}

/// An address as far as it says something.
fn shortened(address: &str) -> String {
    let plain = address.split_once("://").map_or(address, |(_, rest)| rest);
    let mut short: String = plain.chars().take(60).collect();
    if short.len() < plain.len() {
        short.push('…');
    }
    short
}

/// The paragraphs below the title of a text, or of its beginning.
fn body<'a>(article: &'a Article, text: &'a str) -> impl Iterator<Item = &'a str> {
    let title = article.title.as_deref().unwrap_or_default();
    let text = text.strip_prefix(title).unwrap_or(text);
    text.lines().filter(|line| !line.trim().is_empty())
}
