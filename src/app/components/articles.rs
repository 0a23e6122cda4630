//! The articles, with what they are of and how many claims each makes.

use super::Shared;
use crate::app::sentences::{self, Noun};
use crate::app::state::{Action, Facet};
use crate::app::words::Msg;
use crate::article::Article;
use crate::names::Lang;
use yew::prelude::*;

/// Draws it.
pub fn draw(shared: &Shared) -> Html {
    let articles = &shared.collection.articles;
    html! {
        <section class="articles" id="articles" tabindex="-1" data-view="articles" aria-labelledby="articles-title">
            <h2 id="articles-title">{ shared.text(Msg::ArticlesTitle) }</h2>
            if articles.is_empty() {
                <p class="empty">{ shared.text(Msg::NoArticles) }</p>
            } else {
                if articles.iter().any(is_digest) {
                    <p class="note">{ shared.text(Msg::ArticlesNote) }</p>
                }
                <ol>{ for articles.iter().map(|article| item(shared, article)) }</ol>
            }
        </section>
    }
}

/// Whether it is our own summary of an article that it names.
pub fn is_digest(article: &Article) -> bool {
    detail(article, "original").is_some()
}

/// What the front matter says under a key.
pub fn detail<'a>(article: &'a Article, key: &str) -> Option<&'a str> {
    article.details.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
}

/// The title, or that there is none.
pub fn title(article: &Article, lang: Lang) -> &str {
    article.title.as_deref().unwrap_or(Msg::Untitled.text(lang))
}

fn item(shared: &Shared, article: &Article) -> Html {
    let lang = shared.lang;
    let count =
        shared.collection.estimates.iter().filter(|e| shared.collection.claim(e).article == article.id);
    let chosen = shared.view.filter.has(Facet::Article, &article.id);
    let only = {
        let id = article.id.clone();
        shared.send.reform(move |_: MouseEvent| Action::Toggle(Facet::Article, id.clone()))
    };
    let language = article.language.clone();
    html! {
        <li data-article={article.id.clone()}>
            <p class="date">{ sentences::day(article.date, lang) }</p>
            <div>
                <h3 lang={language.clone()}>{ title(article, lang) }</h3>
                <p class="origin">
                    if let Some(original) = detail(article, "original") {
                        <span>{ shared.text(Msg::Original) }{ ": " }{ original }</span>
                    }
                    if let Some(agency) = detail(article, "agency") {
                        <span>{ shared.text(Msg::Agency) }{ ": " }{ agency }</span>
                    }
                    <span>{ sentences::counted(count.count(), Noun::Claim, lang) }</span>
                </p>
                { for notices(shared, article) }
                <details>
                    <summary>{ shared.text(Msg::ReadText) }</summary>
                    <div class="text" lang={language}>
                        { for body(article).map(|paragraph| html! { <p>{ paragraph }</p> }) }
                    </div>
                </details>
            </div>
            <button type="button" class="chip" aria-pressed={chosen.to_string()} onclick={only}>
                { shared.text(Msg::BringOut) }
            </button>
        </li>
    }
}

/// The paragraphs below the title.
fn body(article: &Article) -> impl Iterator<Item = &str> {
    let title = article.title.as_deref().unwrap_or_default();
    let text = article.text.strip_prefix(title).unwrap_or(&article.text);
    text.lines().filter(|line| !line.trim().is_empty())
}

fn notices<'a>(shared: &'a Shared, article: &'a Article) -> impl Iterator<Item = Html> + 'a {
    let own = shared.collection.notices.iter().filter(|(id, _)| *id == article.id);
    own.map(|(_, notice)| html! { <p class="notice">{ sentences::notice(&notice.kind, shared.lang) }</p> })
}
