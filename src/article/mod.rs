//! An article and how it comes out of bytes: plain text, Markdown, HTML, lines of JSON.
//!
//! Plain text is kept as it is (without a byte order mark), so that positions count in the file. Markdown and
//! HTML become the plain text that is kept with the article; what is left out is reported, never silently lost.
//! The date is the one given with the file; a date in the running text is the `time` stage's to find.
//!
//! Not done: PDF, office documents, paywalls, pages that only a script fills.
//!
//! ```
//! use streitzahl::article::{markdown, Article};
//! let (article, notices) = markdown("---\ntitle: Bilanz\ndate: 2025-01-06\n---\n**Drei** Tote", "bilanz");
//! assert_eq!(article.text, "Drei Tote");
//! assert_eq!(article.title.as_deref(), Some("Bilanz"));
//! assert!(notices.is_empty());
//! ```

pub mod builtin;
pub mod decode;
pub mod html;
pub mod lines;
mod markdown;

use std::fmt;

use crate::calendar::Day;
use crate::text::Span;

/// One article: its text and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Article {
    /// The file's name without its ending, or as given with it; unique in a collection.
    pub id: String,
    /// The text that all spans count in.
    pub text: String,
    /// Headline, where given or found.
    pub title: Option<String>,
    /// The day it appeared, where given with it.
    pub date: Option<Day>,
    /// Language as given (`de`), where given.
    pub language: Option<String>,
    /// What else the file's front matter says: `original`, `agency`, …, in its order.
    pub details: Vec<(String, String)>,
}

/// The key among an article's details of the paper, station or site that it appeared in.
pub const OUTLET: &str = "outlet";

/// The key among an article's details of its address on the web.
pub const ADDRESS: &str = "address";

impl Article {
    /// What is told under a key of the details.
    pub fn detail(&self, key: &str) -> Option<&str> {
        self.details.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

/// Something the reader of an article should know, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// Where in the article's text, if anywhere.
    pub span: Option<Span>,
}

/// What a notice is about; the words are the page's and the command line's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// There is no word in it.
    Empty,
    /// Not UTF-8: decoded from the named encoding (WHATWG name).
    Decoded(String),
    /// Some bytes did not fit the encoding and were replaced.
    Replaced,
    /// A part of a page that is no part of its article was left out.
    Dropped {
        /// Which part.
        part: Part,
        /// How many passages of it.
        passages: u32,
        /// Their words, where they are kept: a line each, cut after some thousand bytes.
        words: String,
    },
    /// So many invisible characters that turn the direction of writing or have no width were left out.
    Invisible(u32),
    /// This line (from 1) of the front matter is no `key: value`, or its date is none.
    FrontMatter(u32),
    /// The language is none that is read here; no claims were looked for.
    UnknownLanguage,
    /// No claim was found.
    NoClaim,
}

/// What of a page is no part of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Scripts, styles, templates.
    Code,
    /// Menus, page heads and feet.
    Navigation,
    /// Side notes, dialogs, forms.
    Aside,
    /// Captions and picture credits.
    Caption,
    /// Passages that are mostly links: teasers.
    Links,
    /// Not shown to readers.
    Hidden,
    /// Beside the article on its page.
    Outside,
}

impl From<NoticeKind> for Notice {
    fn from(kind: NoticeKind) -> Self {
        Self { kind, span: None }
    }
}

/// How an article's file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// A page.
    Html,
}

impl Format {
    /// The format that a file's name tells by its ending.
    ///
    /// ```
    /// use streitzahl::article::Format;
    /// assert_eq!(Format::of_name("Bericht.HTM"), Some(Format::Html));
    /// assert_eq!(Format::of_name("bericht.pdf"), None);
    /// ```
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let is = |endings: &[&str]| endings.iter().any(|known| ending.eq_ignore_ascii_case(known));
        match () {
            () if is(&["txt", "text"]) => Some(Self::Text),
            () if is(&["md", "markdown"]) => Some(Self::Markdown),
            () if is(&["html", "htm", "xhtml"]) => Some(Self::Html),
            () => None,
        }
    }
}

/// Why bytes are no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// No text: a zero byte or too many control characters, the first of them at this place.
    Binary {
        /// Offset in the decoded text, in bytes.
        at: usize,
    },
    /// Larger than [`decode::LIMIT`].
    TooLarge {
        /// The file's size in bytes.
        bytes: usize,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Binary { at } => write!(f, "no text but binary data (byte {at})"),
            Self::TooLarge { bytes } => {
                write!(f, "{bytes} bytes are more than the {} that are read", decode::LIMIT)
            }
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads an article from a file's bytes.
///
/// # Errors
/// Where the bytes are no text or too many.
///
/// ```
/// use streitzahl::article::{read, Format};
/// let (article, _) = read(b"<h1>Bilanz</h1><p>Drei Tote<script>alert(1)</script>", Format::Html, "a").unwrap();
/// assert_eq!(article.text, "Bilanz\n\nDrei Tote");
/// assert!(read(b"PK\x03\x04\0\0", Format::Text, "a").is_err());
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn read(bytes: &[u8], format: Format, id: &str) -> Result<(Article, Vec<Notice>), ReadError> {
    let (text, mut notices) = decode::decode(bytes)?;
    let (article, found) = match format {
        Format::Text => plain(text, id),
        Format::Markdown => markdown(&text, id),
        Format::Html => page(html::read(&text), id),
    };
    notices.extend(found);
    Ok((article, notices))
}

/// An article of plain, decoded text, kept as it is.
pub fn plain(text: String, id: &str) -> (Article, Vec<Notice>) {
    let article = Article { id: id.to_owned(), text, ..Article::default() };
    with_empty(article, Vec::new())
}

/// An article of Markdown: the marks go, the words stay; front matter fills the fields.
pub fn markdown(text: &str, id: &str) -> (Article, Vec<Notice>) {
    let (mut article, notices) = markdown::read(text);
    article.id = id.to_owned();
    with_empty(article, notices)
}

/// An article of what a page's elements gave.
pub fn page(page: html::Page, id: &str) -> (Article, Vec<Notice>) {
    let text = page.text();
    let dropped = page.dropped.into_iter().zip(page.dropped_words);
    let dropped = dropped.map(|((part, passages), (_, words))| {
        NoticeKind::Dropped { part, passages, words: words.trim().to_owned() }.into()
    });
    let notices = dropped.collect();
    let details = [(OUTLET, page.outlet), (ADDRESS, page.address)];
    let article = Article {
        id: id.to_owned(),
        text,
        title: page.title,
        date: page.date,
        language: page.language,
        details: details.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect(),
    };
    with_empty(article, notices)
}

fn with_empty(article: Article, mut notices: Vec<Notice>) -> (Article, Vec<Notice>) {
    if !article.text.chars().any(char::is_alphanumeric) {
        notices.push(NoticeKind::Empty.into());
    }
    (article, notices)
}
