//! The picture of what articles say, as an SVG file.
//!
//! Of an article only its title, its day and its claims are kept. The same articles give the same bytes: the file's
//! date is that of the articles.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use super::arguments::Picture;
use super::{Status, each_reading, say};
use crate::article::Article;
use crate::calendar::Day;
use crate::chart::{Input, Known, Layout, Options, compose};
use crate::claim::Claim;
use crate::dispute;
use crate::export::svg::{Caption, write};
use crate::names::{self, Lang};

/// From this width on there is room for a time axis beside the labels; below, rows stand under each other.
const WIDE: u16 = 700;

pub(super) fn chart(
    files: Vec<OsString>,
    date: Option<Day>,
    picture: &Picture,
    stdin: impl Read,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Status> {
    let (mut articles, mut claims): (Vec<Article>, Vec<Claim>) = (Vec::new(), Vec::new());
    let status = each_reading(files, date, stdin, errors, |article, found| {
        articles.push(Article { text: String::new(), ..article });
        claims.extend(found);
        Ok(())
    })?;
    articles.sort_by(|one, other| {
        (one.date.is_none(), one.date, &one.id).cmp(&(other.date.is_none(), other.date, &other.id))
    });
    let svg = draw(&articles, &claims, picture);
    match picture.out.as_deref().filter(|&file| file != "-") {
        None => out.write_all(svg.as_bytes())?,
        Some(file) => {
            if let Err(error) = fs::write(Path::new(file), svg) {
                say(errors, &format!("{}: cannot write: {error}", file.to_string_lossy()));
                return Ok(Status::Unreadable);
            }
        }
    }
    Ok(status)
}

fn draw(articles: &[Article], claims: &[Claim], picture: &Picture) -> String {
    let options = Options {
        width: picture.width,
        lang: picture.lang,
        layout: if picture.width < WIDE { Layout::Ladder } else { Layout::Wide },
        ..Options::default()
    };
    let days: HashMap<&str, Day> =
        articles.iter().filter_map(|article| Some((article.id.as_str(), article.date?))).collect();
    let day_of = |id: &str| days.get(id).copied();
    let claims: Vec<&Claim> = claims.iter().collect();
    let comparison = dispute::compare(&claims, day_of);
    let published: Vec<Day> = articles.iter().filter_map(|article| article.date).collect();
    // Whether an article without a day had appeared is not known.
    let by_then = |article: &&Article| article.date.zip(picture.known).is_some_and(|(date, day)| date <= day);
    let appeared: HashSet<&str> =
        articles.iter().filter(by_then).map(|article| article.id.as_str()).collect();
    let said: Vec<&Claim> =
        claims.iter().copied().filter(|claim| appeared.contains(claim.article.as_str())).collect();
    let then = dispute::compare(&said, day_of);
    let known = picture.known.map(|_| Known { claims: &said, comparison: &then });
    let scene = compose(&Input {
        claims: &claims,
        comparison: Some(&comparison),
        only: None,
        known,
        published: &published,
        options,
    });
    let articles: Vec<&Article> = articles.iter().collect();
    let mut caption = Caption::of(&scene, &claims, &articles, options, None);
    if let Some(day) = picture.known {
        let day = names::long_day(day, picture.lang);
        caption.subtitle += &match picture.lang {
            Lang::De => format!(". Gezeigt ist, was am {day} bekannt war; Späteres ist blass."),
            Lang::En => format!(". Shown is what was known on {day}; what came later is pale."),
        };
    }
    write(&scene, &caption)
}
