//! What a reader can take along: the claims that stand out now, as files.
//!
//! All files hold the same: what had been said by the chosen day and passes the filters. The picture is made anew, wide,
//! with title, legend and sources in it, whatever the window. No clock: the day comes with [`Taken`].
//!
//! ```
//! use streitzahl::app::collection::Collection;
//! use streitzahl::app::download::{Kind, Taken};
//! use streitzahl::app::state::View;
//! use streitzahl::names::Lang;
//! let (seen, view) = (Collection::read(vec![]), View::default());
//! let today = "2026-11-24".parse().unwrap();
//! let taken = Taken { seen: &seen, view: &view, lang: Lang::De, today, name: "Kursk: Ende?" };
//! assert_eq!(taken.file_name(Kind::Csv), "streitzahl-kursk-ende-2026-11-24.csv");
//! assert!(taken.content(Kind::Csv).starts_with(b"id,article"));
//! ```

use super::collection::Collection;
use super::state::{Scale, View};
use crate::article::Article;
use crate::calendar::Day;
use crate::chart::{Input, Options, compose};
use crate::claim::Claim;
use crate::dispute::compare;
use crate::export::csv::{self, Dialect};
use crate::export::{jsonld, markdown, ndjson, package, svg};
use crate::names::{self, Lang};

/// A name in a file's name has so many characters at most.
const NAME: usize = 40;

/// What can be taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The picture, drawn by lines.
    Svg,
    /// The picture, drawn by points; its content is the SVG that the browser paints.
    Png,
    /// A table for English spreadsheets and programs.
    Csv,
    /// A table for German spreadsheets.
    CsvSemicolon,
    /// A table for text.
    Markdown,
    /// A claim a line.
    Ndjson,
    /// Linked data.
    JsonLd,
    /// Tables with their description.
    Package,
}

impl Kind {
    /// All, in the order in which the page shows them.
    pub const ALL: [Self; 8] = [
        Self::Png,
        Self::Svg,
        Self::CsvSemicolon,
        Self::Csv,
        Self::Markdown,
        Self::Package,
        Self::JsonLd,
        Self::Ndjson,
    ];

    /// What it is called, the ending of its file, its media type.
    pub const fn about(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Svg => ("SVG", "svg", "image/svg+xml"),
            Self::Png => ("PNG", "png", "image/png"),
            Self::Csv => ("CSV", "csv", "text/csv"),
            Self::CsvSemicolon => ("CSV (Excel)", "csv", "text/csv"),
            Self::Markdown => ("Markdown", "md", "text/markdown"),
            Self::Ndjson => ("NDJSON", "ndjson", "application/x-ndjson"),
            Self::JsonLd => ("JSON-LD", "jsonld", "application/ld+json"),
            Self::Package => ("Data Package", "zip", "application/zip"),
        }
    }

    /// Whether it can go to the clipboard.
    pub const fn can_be_copied(self) -> bool {
        // What it would be pasted into would show the byte order mark, or is no text.
        !matches!(self, Self::Package | Self::CsvSemicolon)
    }
}

/// What is taken along.
#[derive(Clone, Copy, Debug)]
pub struct Taken<'a> {
    /// What had been said by the chosen day.
    pub seen: &'a Collection,
    /// What the reader chose.
    pub view: &'a View,
    /// Language of what is written for people.
    pub lang: Lang,
    /// The day that the files bear.
    pub today: Day,
    /// What the collection is called; may be empty.
    pub name: &'a str,
}

impl<'a> Taken<'a> {
    /// The claims, repeats among them.
    pub fn claims(&self) -> Vec<&'a Claim> {
        let seen = self.seen;
        let estimates = seen.estimates.iter().filter(|estimate| seen.admits(&self.view.filter, estimate));
        estimates.flat_map(|estimate| seen.mentions(estimate)).collect()
    }

    /// The articles: all, or those with a claim where a filter chooses.
    fn articles(&self, claims: &[&Claim]) -> Vec<&'a Article> {
        let all = self.view.filter.is_empty();
        let is_in = |article: &&Article| all || claims.iter().any(|claim| claim.article == article.id);
        self.seen.articles.iter().filter(is_in).collect()
    }

    /// The file's name: letters, digits and hyphens of the collection's name, and the day.
    pub fn file_name(&self, kind: Kind) -> String {
        named(self.name, self.today, kind.about().1)
    }

    /// The file.
    pub fn content(&self, kind: Kind) -> Vec<u8> {
        let claims = self.claims();
        let articles = self.articles(&claims);
        let table = |dialect| {
            let lines = claims.iter().map(|claim| csv::line(claim, dialect));
            [csv::header(dialect)].into_iter().chain(lines).collect()
        };
        let text: String = match kind {
            Kind::Svg | Kind::Png => self.picture(&claims, &articles),
            Kind::Csv => table(Dialect::Comma),
            Kind::CsvSemicolon => table(Dialect::Semicolon),
            Kind::Markdown => markdown::write(&claims, &articles, self.lang),
            Kind::Ndjson => claims.iter().map(|claim| ndjson::line(claim)).collect(),
            Kind::JsonLd => jsonld::write(&claims, &articles),
            Kind::Package => {
                let title = if self.name.is_empty() { "Streitzahl" } else { self.name };
                return package::write(title, &claims, &articles, Some(self.today));
            }
        };
        text.into_bytes()
    }

    fn picture(&self, claims: &[&Claim], articles: &[&Article]) -> String {
        let View { window, scale, known, ref filter, .. } = *self.view;
        let options = Options { lang: self.lang, log: scale == Scale::Log, window, ..Options::default() };
        let comparison = compare(claims, |id| self.seen.article(id).and_then(|article| article.date));
        let published: Vec<Day> = articles.iter().filter_map(|article| article.date).collect();
        let comparison = Some(&comparison);
        let scene =
            compose(&Input { claims, comparison, only: None, known: None, published: &published, options });
        let mut caption = svg::Caption::of(&scene, claims, articles, options, Some(self.today));
        if let Some(day) = known {
            let day = names::long_day(day, self.lang);
            caption.subtitle += &match self.lang {
                Lang::De => format!(". Gezeigt ist, was am {day} bekannt war."),
                Lang::En => format!(". Shown is what was known on {day}."),
            };
        }
        if !filter.is_empty() {
            caption.subtitle += match self.lang {
                Lang::De => ". Eine Auswahl.",
                Lang::En => ". A selection.",
            };
        }
        svg::write(&scene, &caption)
    }
}

/// A file's name: letters, digits and hyphens of the collection's name, and the day.
pub fn named(name: &str, day: Day, ending: &str) -> String {
    let mut file = String::from("streitzahl-");
    for character in name.chars().take(NAME) {
        if character.is_alphanumeric() {
            file.extend(character.to_lowercase());
        } else if !file.ends_with('-') {
            file.push('-');
        }
    }
    if !file.ends_with('-') {
        file.push('-');
    }
    [&file, &day.to_string(), ".", ending].concat()
}

#[cfg(test)]
mod tests {
    use super::super::collection::tests::sample;
    use super::super::state::Facet;
    use super::*;

    fn taken<'a>(seen: &'a Collection, view: &'a View) -> Taken<'a> {
        let today = Day::new(2031, 5, 6).unwrap();
        Taken { seen, view, lang: Lang::De, today, name: "" }
    }

    #[test]
    fn every_kind_has_a_content_and_a_name_of_its_own() {
        let (seen, mut view) = (sample(), View::default());
        for kind in Kind::ALL {
            let taken = taken(&seen, &view);
            assert!(taken.content(kind).len() > 200, "{kind:?}");
            let (name, ending, media) = kind.about();
            assert!(!name.is_empty() && media.contains('/'));
            assert_eq!(taken.file_name(kind), format!("streitzahl-2031-05-06.{ending}"));
        }
        view.filter.toggle(Facet::Source, "hur".into());
        let lines = String::from_utf8(taken(&seen, &view).content(Kind::Ndjson)).unwrap();
        assert!(lines.lines().count() == 1 && lines.contains("late@5"), "{lines}");
        let svg = String::from_utf8(taken(&seen, &view).content(Kind::Svg)).unwrap();
        assert!(svg.contains("Eine Angabe aus einem Artikel") && svg.contains("Eine Auswahl."), "{svg}");
    }

    #[test]
    fn names_of_files_are_harmless() {
        let day = Day::new(2031, 5, 6).unwrap();
        assert_eq!(named("../../<b>Übersicht</b>\n", day, "csv"), "streitzahl-b-übersicht-b-2031-05-06.csv");
        assert_eq!(named("???", day, "csv"), "streitzahl-2031-05-06.csv");
        assert!(named(&"ß".repeat(999), day, "csv").len() < 120);
    }
}
