//! A page's elements to the text of its article.
//!
//! [`Collector`] takes elements and text in their order and gives a [`Page`] of blocks; it does not parse. Two
//! things drive it: natively [`read`], which feeds it the tokens of `html5gum` in linear time, and in the
//! browser a walk over what `DOMParser` made. What is kept: the `<article>` with the most text, where there is
//! one, else `<main>`, else the body; of that no scripts, menus, asides, captions, forms, hidden parts, and no
//! passage that is mostly links. Title and date come from JSON-LD, else from `<meta>`, else from `<h1>` and
//! `<time>`. No rule looks at words or at class names, so that no site is known by heart.
//!
//! ```
//! use streitzahl::article::html::read;
//! let page = read("<nav><a>Start</a></nav><article><h1>Bilanz</h1><p>Drei<br>Tote</p></article>");
//! assert_eq!(page.title.as_deref(), Some("Bilanz"));
//! assert_eq!(page.text(), "Bilanz\n\nDrei\nTote");
//! ```

mod metadata;
#[cfg(not(target_arch = "wasm32"))]
mod tokens;

use std::collections::BTreeMap;

#[cfg(not(target_arch = "wasm32"))]
pub use tokens::read;

use super::Part;
use crate::calendar::Day;

/// So many bytes, or a few more, are kept of the words of what is left out, of each part.
const KEPT: usize = 4000;

/// What a page's article is made of.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Page {
    /// Headline.
    pub title: Option<String>,
    /// The day it appeared.
    pub date: Option<Day>,
    /// The page's language (`de`), as its root element says.
    pub language: Option<String>,
    /// The paper, station or site, as its data says.
    pub outlet: Option<String>,
    /// The page's own address (`https:`, `http:`).
    pub address: Option<String>,
    /// The passages that are kept, in their order.
    pub blocks: Vec<Block>,
    /// What was left out, and how many passages of it.
    pub dropped: Vec<(Part, u32)>,
    /// The words of that, each part's up to some thousand bytes; none of scripts.
    pub dropped_words: Vec<(Part, String)>,
}

impl Page {
    /// The text that is kept with the article: the blocks, a blank line apart.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.blocks.iter().map(|block| block.text.as_str()).collect();
        texts.join("\n\n")
    }
}

/// One passage: a paragraph, a heading, an item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What sort of passage.
    pub kind: BlockKind,
    /// Its words; white space is one space, `<br>` a line break.
    pub text: String,
}

/// What sort of passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The page's main heading.
    Title,
    /// Another heading.
    Heading,
    /// An item of a list.
    Item,
    /// Anything else.
    Paragraph,
}

/// Takes a page's elements and text in their order.
///
/// Every element that is opened is closed; one that has no content (`<br>`) at once.
#[derive(Debug, Default)]
pub struct Collector {
    page: Page,
    head: metadata::Head,
    /// What the element is in which everything is left out (`None`: its title, which is read elsewhere), and
    /// how many elements are open within it.
    left_out: Option<(Option<Part>, u32)>,
    /// Whether what is left out has words.
    had_words: bool,
    dropped: BTreeMap<Part, (u32, String)>,
    /// The words of what is left out.
    left_words: String,
    found: Vec<Found>,
    /// The passage that is being read.
    text: String,
    kind: Option<BlockKind>,
    /// Bytes of `text` inside links.
    linked: usize,
    /// The links that are open; false for a mere anchor.
    links: Vec<bool>,
    items: u32,
    mains: u32,
    headers: u32,
    articles: u32,
    /// Number of the outermost `<article>` that is open, else 0; the first is 1.
    article: u32,
    last_article: u32,
    /// The first `<time>` within an article or the main part.
    time: Option<Day>,
}

#[derive(Debug)]
struct Found {
    block: Block,
    linked: usize,
    article: u32,
    in_main: bool,
    /// In the head of the page, not of the article.
    in_header: bool,
}

impl Collector {
    /// An element begins. `name` is in lower case; `attribute` gives the value of an attribute by its name.
    pub fn open(&mut self, name: &str, attribute: impl Fn(&str) -> Option<String>) {
        self.head.open(name, &attribute);
        if let Some((_, depth)) = &mut self.left_out {
            *depth += 1;
            return;
        }
        if name == "title" {
            self.left_out = Some((None, 0));
            return;
        }
        if let Some(part) = boilerplate(name, &attribute) {
            self.flush();
            self.left_out = Some((Some(part), 0));
            return;
        }
        match name {
            "br" => self.text.push('\n'),
            "a" => self.links.push(attribute("href").is_some()),
            "q" => self.text.push('„'),
            "html" => self.page.language = attribute("lang").filter(|language| !language.is_empty()),
            "time" if self.article + self.mains > 0 => {
                self.time = self.time.or_else(|| metadata::day(&attribute("datetime")?));
            }
            _ => {}
        }
        if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "h1" => self.kind = Some(BlockKind::Title),
            "h2" | "h3" | "h4" | "h5" | "h6" => self.kind = Some(BlockKind::Heading),
            "li" => self.items += 1,
            "main" => self.mains += 1,
            "header" => self.headers += 1,
            "article" => {
                if self.articles == 0 {
                    self.last_article += 1;
                    self.article = self.last_article;
                }
                self.articles += 1;
            }
            _ => {}
        }
    }

    /// Text within the element that was opened last and is not closed yet, character references resolved.
    pub fn text(&mut self, text: &str) {
        self.head.text(text);
        if self.left_out.is_some() {
            self.had_words |= text.chars().any(char::is_alphanumeric);
            let code = matches!(self.left_out, Some((None | Some(Part::Code), _)));
            if !code && self.left_words.len() < KEPT {
                self.left_words.push(' ');
                self.left_words.push_str(&text[..text.floor_char_boundary(KEPT)]);
            }
            return;
        }
        let before = self.text.len();
        for c in text.chars() {
            match c {
                // Where a word may be broken; no part of the word.
                '\u{AD}' | '\u{200B}' | '\u{FEFF}' => {}
                ' ' | '\t' | '\n' | '\r' | '\x0C' => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                        self.text.push(' ');
                    }
                }
                _ => self.text.push(c),
            }
        }
        if self.links.last() == Some(&true) {
            self.linked += self.text.len() - before;
        }
    }

    /// The element of that name that was opened last ends.
    pub fn close(&mut self, name: &str) {
        self.head.close(name);
        match &mut self.left_out {
            Some((part, 0)) => {
                let part = part.filter(|_| self.had_words);
                let words = std::mem::take(&mut self.left_words);
                if let Some(part) = part {
                    self.drop_passage(part, &words);
                }
                (self.left_out, self.had_words) = (None, false);
                return;
            }
            Some((_, depth)) => {
                *depth -= 1;
                return;
            }
            None => {}
        }
        if BLOCKS.contains(&name) {
            self.flush();
        }
        let count = match name {
            "a" => {
                self.links.pop();
                return;
            }
            "li" => &mut self.items,
            "main" => &mut self.mains,
            "header" => &mut self.headers,
            "article" => &mut self.articles,
            "q" => {
                self.text.push('“');
                return;
            }
            _ => return,
        };
        *count = count.saturating_sub(1);
        if self.articles == 0 {
            self.article = 0;
        }
    }

    /// One more passage is no part of the article.
    fn drop_passage(&mut self, part: Part, words: &str) {
        let (passages, kept) = self.dropped.entry(part).or_default();
        *passages += 1;
        if kept.len() < KEPT {
            for word in words[..words.floor_char_boundary(KEPT)].split_whitespace() {
                kept.push_str(word);
                kept.push(' ');
            }
            kept.pop();
            kept.push('\n');
        }
    }

    fn flush(&mut self) {
        let text = tidy(&std::mem::take(&mut self.text));
        let linked = std::mem::take(&mut self.linked);
        let kind = self.kind.take();
        if text.is_empty() {
            return;
        }
        let in_header = self.headers > 0 && self.mains == 0 && self.article == 0;
        let other = if self.items > 0 { BlockKind::Item } else { BlockKind::Paragraph };
        let block = Block { kind: kind.unwrap_or(other), text };
        let found = Found { block, linked, article: self.article, in_main: self.mains > 0, in_header };
        self.found.push(found);
    }

    /// The page's article, after the last element.
    pub fn finish(mut self) -> Page {
        self.flush();
        let found = std::mem::take(&mut self.found);
        let article = richest_article(&found);
        let main = article.is_none() && found.iter().any(|one| one.in_main && !one.is_links());
        let inside = |one: &Found| match article {
            Some(number) => one.article == number,
            None => !main || one.in_main,
        };
        let has_title = found.iter().any(|one| inside(one) && one.block.kind == BlockKind::Title);
        let mut title_wanted = !has_title;
        for one in found {
            let title = one.block.kind == BlockKind::Title;
            let part = match () {
                // A headline above the article.
                () if title && (inside(&one) || title_wanted) => None,
                () if one.in_header => Some(Part::Navigation),
                () if !inside(&one) => Some(Part::Outside),
                () if one.is_links() => Some(Part::Links),
                () => None,
            };
            title_wanted &= !title;
            match part {
                None => self.page.blocks.push(one.block),
                Some(part) => self.drop_passage(part, &one.block.text),
            }
        }
        let title = self.page.blocks.iter().find(|block| block.kind == BlockKind::Title);
        let (given, date) = self.head.finish();
        (self.page.outlet, self.page.address) = (given.outlet, given.address);
        self.page.title =
            given.headline.or_else(|| title.map(|block| block.text.clone())).or(given.page_title);
        self.page.date = date.or(self.time);
        self.page.dropped = self.dropped.iter().map(|(&part, &(passages, _))| (part, passages)).collect();
        self.page.dropped_words = self.dropped.into_iter().map(|(part, (_, words))| (part, words)).collect();
        self.page
    }
}

impl Found {
    /// Whether most of it is links: a teaser, an entry of a menu.
    fn is_links(&self) -> bool {
        self.linked * 2 > self.block.text.len()
    }
}

/// The outermost article with the most text of its own, where that is a third of the page's or more: a page of
/// many small ones is a list of teasers.
fn richest_article(found: &[Found]) -> Option<u32> {
    let mut lengths: BTreeMap<u32, usize> = BTreeMap::new();
    let mut all = 0;
    for one in found.iter().filter(|one| !one.is_links()) {
        *lengths.entry(one.article).or_default() += one.block.text.len();
        all += one.block.text.len();
    }
    lengths.remove(&0);
    // The first of several of one length.
    let (number, length) = lengths.into_iter().rev().max_by_key(|&(_, length)| length)?;
    (length * 3 >= all).then_some(number)
}

/// The passage without white space at its ends and around its line breaks.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Which part of a page an element is, where it is none of the article.
fn boilerplate(name: &str, attribute: &impl Fn(&str) -> Option<String>) -> Option<Part> {
    let part = match name {
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "object" | "iframe" | "canvas"
        | "audio" | "video" => Part::Code,
        "nav" | "footer" | "menu" => Part::Navigation,
        // Not <form>: some sites put the whole page into one.
        "aside" | "dialog" | "label" | "button" | "select" | "textarea" => Part::Aside,
        "figcaption" => Part::Caption,
        _ => match attribute("role").as_deref() {
            Some("navigation" | "banner" | "contentinfo" | "menu" | "search") => Part::Navigation,
            Some("complementary" | "dialog" | "alertdialog") => Part::Aside,
            _ => {
                let style = attribute("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
                let hidden = attribute("hidden").is_some()
                    || attribute("aria-hidden").as_deref() == Some("true")
                    || style.contains("display:none")
                    || style.contains("visibility:hidden");
                return hidden.then_some(Part::Hidden);
            }
        },
    };
    Some(part)
}

/// Elements that stand apart from the text around them.
const BLOCKS: [&str; 36] = [
    "address",
    "article",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
