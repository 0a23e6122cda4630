//! What is known about an own article: what the reader says, else what its text or its page gives away.
//!
//! A [`Snapshot`](crate::share::Snapshot) keeps only what was given; guesses are made anew each time, so that they
//! get better with the program. Limit: the outlet is guessed from the address alone.
//!
//! ```
//! use streitzahl::app::about::{Field, filled, with};
//! use streitzahl::share::Entry;
//! let entry = Entry::default();
//! let entry = with(&entry, Field::Address, "https://www.tagblatt.example/1").unwrap();
//! assert_eq!(filled(&entry, None).detail("outlet"), Some("tagblatt.example"));
//! assert!(with(&entry, Field::Address, "javascript:alert(1)").is_none());
//! ```

use super::intake::{title, visible};
use crate::Reading;
use crate::article::{ADDRESS, Article, OUTLET};
use crate::share::Entry;

/// What can be said about an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Headline.
    Title,
    /// The day it appeared.
    Date,
    /// Paper, station, site.
    Outlet,
    /// Address on the web.
    Address,
}

impl Field {
    /// In the order in which the page asks for them.
    pub const ALL: [Self; 4] = [Self::Title, Self::Date, Self::Outlet, Self::Address];

    /// The name in the page's elements.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Date => "date",
            Self::Outlet => OUTLET,
            Self::Address => ADDRESS,
        }
    }

    /// What an article says.
    pub fn of(self, article: &Article) -> String {
        match self {
            Self::Title => article.title.clone().unwrap_or_default(),
            Self::Date => article.date.map_or_else(String::new, |day| day.to_string()),
            Self::Outlet | Self::Address => article.detail(self.name()).unwrap_or_default().to_owned(),
        }
    }
}

/// The longest value that is kept, in bytes.
const LIMIT: usize = 2000;

/// An address of the web as it stands; nothing that a browser would run.
pub fn address(text: &str) -> Option<&str> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let sound = text.len() <= LIMIT
        && !rest.is_empty()
        && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    (web && sound).then_some(text)
}

/// The site of an address, without `www.`.
fn site(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| host.contains('.'))
}

/// The article as it is shown and compared: what is not given filled with guesses.
pub fn filled(entry: &Entry, reading: Option<&Reading>) -> Article {
    let mut article = entry.article.clone();
    if article.title.is_none() {
        article.title = title(&article.text).map(str::to_owned);
    }
    article.date = article.date.or_else(|| reading?.date);
    if article.detail(ADDRESS).is_none()
        && let Some(found) = lone_address(&article.text).map(str::to_owned)
    {
        article.details.push((ADDRESS.to_owned(), found));
    }
    if article.detail(OUTLET).is_none()
        && let Some(found) = article.detail(ADDRESS).and_then(site).map(str::to_owned)
    {
        article.details.push((OUTLET.to_owned(), found));
    }
    article
}

/// An address that makes up one of the first or last three lines.
fn lone_address(text: &str) -> Option<&str> {
    let head = text.get(..text.floor_char_boundary(4096)).unwrap_or(text);
    let tail = text.get(text.floor_char_boundary(text.len().saturating_sub(4096))..).unwrap_or(text);
    let words = |line: &&str| !line.trim().is_empty();
    let first = head.lines().filter(words).take(3);
    first.chain(tail.lines().rev().filter(words).take(3)).find_map(address)
}

/// The entry with a field as the reader says, or without it where that is empty; `None` where it is no such value.
pub fn with(entry: &Entry, field: Field, value: &str) -> Option<Entry> {
    let mut value = value.trim().to_owned();
    visible(&mut value);
    if value.len() > LIMIT {
        return None;
    }
    let mut next = entry.clone();
    let article = &mut next.article;
    let given = (!value.is_empty()).then_some(value);
    match field {
        Field::Title => article.title = given,
        Field::Date => {
            article.date = match given {
                Some(value) => Some(value.parse().ok()?),
                None => None,
            }
        }
        Field::Outlet | Field::Address => {
            article.details.retain(|(key, _)| key != field.name());
            if let Some(value) = given {
                if field == Field::Address {
                    address(&value)?;
                }
                article.details.push((field.name().to_owned(), value));
            }
        }
    }
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    fn entry(text: &str) -> Entry {
        Article { text: text.to_owned(), ..Article::default() }.into()
    }

    #[test]
    fn what_is_given_wins_over_what_is_guessed() {
        let plain = entry("Streit um Zahlen\nhttps://www.blatt.example/a?b\n\nKiew meldet 300 Tote.");
        let reading = Reading { date: Day::new(2025, 1, 6), ..Reading::default() };
        let article = filled(&plain, Some(&reading));
        let told: Vec<String> = Field::ALL.iter().map(|field| field.of(&article)).collect();
        assert_eq!(
            told,
            ["Streit um Zahlen", "2025-01-06", "blatt.example", "https://www.blatt.example/a?b"]
        );
        let given = [" Neu\u{202E} ", "2024-12-24", "Das Blatt", "http://x.example"];
        let mut changed = plain;
        for (field, value) in Field::ALL.into_iter().zip(given) {
            changed = with(&changed, field, value).unwrap();
        }
        let article = filled(&changed, Some(&reading));
        let told: Vec<String> = Field::ALL.iter().map(|field| field.of(&article)).collect();
        assert_eq!(told, ["Neu", "2024-12-24", "Das Blatt", "http://x.example"]);
        for field in Field::ALL {
            changed = with(&changed, field, "").unwrap();
        }
        assert!(
            changed.article.title.is_none()
                && changed.article.date.is_none()
                && changed.article.details.is_empty()
        );
    }

    #[test]
    fn what_is_no_such_value_is_not_taken() {
        let plain = entry("x");
        for value in ["gestern", "2025-02-30", "6.1.2025"] {
            assert_eq!(with(&plain, Field::Date, value), None);
        }
        for value in ["javascript:alert(1)", "data:text/html,x", "blatt.example", "https://a b", "https://"] {
            assert_eq!(with(&plain, Field::Address, value), None);
        }
        assert_eq!(with(&plain, Field::Title, &"x".repeat(3000)), None);
        assert!(filled(&entry(&"ä".repeat(9000)), None).details.is_empty());
    }
}
