//! A named collection: articles and what the reader corrected in them.
//!
//! Copying one is cheap, since copies share their articles: each step of the reader's history is a snapshot.
//!
//! ```
//! use streitzahl::article::Article;
//! use streitzahl::share::Snapshot;
//! let article = Article { id: "a".to_owned(), text: "Drei Tote".to_owned(), ..Article::default() };
//! let snapshot = Snapshot::default().with(article.into());
//! assert_eq!(snapshot.article("a").unwrap().text, "Drei Tote");
//! ```

use std::rc::Rc;

use crate::article::{Article, Notice, NoticeKind, Part};
use crate::correction::Correction;

/// The keys of [`Article::details`] that the page asks for and shows.
pub const DETAILS: [&str; 4] = ["outlet", "agency", "address", "original"];

/// A named collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// As the reader calls it.
    pub name: String,
    /// Whether the built-in articles belong to it. An own article with the id of one stands in its place.
    pub builtin: bool,
    /// The reader's articles, in the order in which they came; their ids differ.
    pub articles: Vec<Rc<Entry>>,
    /// The reader's corrections, in the order in which they were made.
    pub corrections: Vec<Correction>,
}

/// An article of the reader's, with what was left out of its page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The article; outlet, agency and address stand in its details ([`DETAILS`]).
    pub article: Article,
    /// Parts of its page that are no part of it.
    pub dropped: Vec<Dropped>,
}

/// A part of a page that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Which part.
    pub part: Part,
    /// How many passages of it.
    pub passages: u32,
    /// Their words, where they were kept; else empty.
    pub text: String,
}

impl Snapshot {
    /// An own article by its id.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().map(|entry| &entry.article).find(|article| article.id == id)
    }

    /// With one more article, or another one in place of that with its id.
    #[must_use]
    pub fn with(&self, entry: Entry) -> Self {
        let mut next = self.clone();
        let entry = Rc::new(entry);
        match next.articles.iter().position(|other| other.article.id == entry.article.id) {
            Some(place) => next.articles[place] = entry,
            None => next.articles.push(entry),
        }
        next
    }

    /// Without an article and its corrections.
    #[must_use]
    pub fn without(&self, id: &str) -> Self {
        let mut next = self.clone();
        next.articles.retain(|entry| entry.article.id != id);
        next.corrections.retain(|correction| correction.anchor.article != id);
        next
    }
}

impl Entry {
    /// What readers should know of what was left out.
    pub fn notices(&self) -> impl Iterator<Item = Notice> {
        self.dropped.iter().map(|Dropped { part, passages, text }| {
            NoticeKind::Dropped { part: *part, passages: *passages, words: text.clone() }.into()
        })
    }
}

impl From<Article> for Entry {
    fn from(article: Article) -> Self {
        Self { article, dropped: Vec::new() }
    }
}
