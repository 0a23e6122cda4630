//! What a page says of itself: JSON-LD, `<meta>`, `<link>`, `<title>`.

use serde_json::Value;

use crate::calendar::Day;

/// The most bytes of one JSON-LD script or title that are read.
const LIMIT: usize = 1 << 20;

/// Titles of a page, and where it is from.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// Of the article, as its data says.
    pub(super) headline: Option<String>,
    /// Of the page: often with the site's name.
    pub(super) page_title: Option<String>,
    /// The paper, station or site.
    pub(super) outlet: Option<String>,
    /// Its own address.
    pub(super) address: Option<String>,
}

/// Collects it while the page's elements go by.
#[derive(Debug, Default)]
pub(super) struct Head {
    reading: Option<Reading>,
    text: String,
    headline: Option<String>,
    published: Option<Day>,
    meta_title: Option<String>,
    meta_date: Option<Day>,
    page_title: Option<String>,
    publisher: Option<String>,
    site: Option<String>,
    canonical: Option<String>,
    meta_address: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    JsonLd,
    Title,
}

impl Head {
    pub(super) fn open(&mut self, name: &str, attribute: &impl Fn(&str) -> Option<String>) {
        match name {
            "script" if attribute("type").is_some_and(|kind| kind.trim() == "application/ld+json") => {
                self.reading = Some(Reading::JsonLd);
            }
            "title" if self.page_title.is_none() => self.reading = Some(Reading::Title),
            "meta" => {
                let content = attribute("content").unwrap_or_default();
                let about = ["property", "name", "itemprop"].iter().find_map(|name| attribute(name));
                match about.as_deref() {
                    Some("og:title") => self.meta_title = self.meta_title.take().or_else(|| words(&content)),
                    Some("article:published_time" | "datePublished" | "date") => {
                        self.meta_date = self.meta_date.or_else(|| day(&content));
                    }
                    Some("og:site_name") => self.site = self.site.take().or_else(|| words(&content)),
                    Some("og:url") => self.meta_address = self.meta_address.take().or_else(|| web(&content)),
                    _ => {}
                }
            }
            "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                let found = attribute("href").and_then(|address| web(&address));
                self.canonical = self.canonical.take().or(found);
            }
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.reading.is_some() && self.text.len() + text.len() <= LIMIT {
            self.text.push_str(text);
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match (self.reading, name) {
            (Some(Reading::JsonLd), "script") => {
                if let Ok(value) = serde_json::from_str(&self.text) {
                    self.json_ld(&value);
                }
            }
            (Some(Reading::Title), "title") => self.page_title = words(&self.text),
            _ => return,
        }
        self.reading = None;
        self.text.clear();
    }

    /// The first article among the things that a script describes. `serde_json` bounds the depth.
    fn json_ld(&mut self, value: &Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.json_ld(value)),
            Value::Object(fields) => {
                let kinds = match fields.get("@type") {
                    Some(Value::Array(kinds)) => kinds.as_slice(),
                    Some(kind) => std::slice::from_ref(kind),
                    None => &[],
                };
                let text = |name: &str| fields.get(name).and_then(Value::as_str);
                if kinds.iter().filter_map(Value::as_str).any(|kind| kind.ends_with("Article")) {
                    let headline = text("headline").and_then(words);
                    self.headline = self.headline.take().or(headline);
                    self.published = self.published.or_else(|| day(text("datePublished")?));
                    let publisher = fields.get("publisher").and_then(|it| it.get("name"));
                    let publisher = publisher.and_then(Value::as_str).and_then(words);
                    self.publisher = self.publisher.take().or(publisher);
                }
                fields.get("@graph").into_iter().for_each(|graph| self.json_ld(graph));
            }
            _ => {}
        }
    }

    pub(super) fn finish(self) -> (Titles, Option<Day>) {
        let page_title = self.meta_title.or(self.page_title);
        let date = self.published.or(self.meta_date);
        let outlet = self.site.or(self.publisher);
        let address = self.canonical.or(self.meta_address);
        (Titles { headline: self.headline, page_title, outlet, address }, date)
    }
}

/// The day at the beginning of `2025-01-06T12:00:00+01:00`.
pub(super) fn day(text: &str) -> Option<Day> {
    text.trim().get(..10)?.parse().ok()
}

/// An address on the web as it stands; nothing that a browser would run.
fn web(text: &str) -> Option<String> {
    let text = text.trim();
    let on_the_web = ["https://", "http://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    (on_the_web && text.len() <= 2000 && !text.contains(char::is_whitespace)).then(|| text.to_owned())
}

fn words(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
