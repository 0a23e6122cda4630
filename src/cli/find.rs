//! What one stage of reading finds in the articles, claim or not: for people who wonder why.

use std::ffi::OsString;
use std::io::{self, Read, Write};

use super::arguments::What;
use super::{Status, each_article};
use crate::article::{Article, NoticeKind};
use crate::calendar::Day;
use crate::export::finds;
use crate::{attribution, numeral, quantity};

pub(super) fn find(
    files: Vec<OsString>,
    what: What,
    date: Option<Day>,
    stdin: impl Read,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Status> {
    each_article(files, date, stdin, errors, |article| match lines(&article, what) {
        Some(lines) => out.write_all(lines.as_bytes()).map(|()| Vec::new()),
        None => Ok(vec![NoticeKind::UnknownLanguage.into()]),
    })
}

/// The finds of an article; `None` where it is in no language that is read.
fn lines(article: &Article, what: What) -> Option<String> {
    let (document, times, reference) = crate::words(article)?;
    let id = &article.id;
    Some(match what {
        What::Numbers => {
            let found = quantity::find(&document, &numeral::find(&document));
            found.iter().map(|it| finds::number(id, &document, it)).collect()
        }
        What::Times => {
            let found = times.resolve(&document, reference);
            found.iter().filter_map(|it| finds::time(id, &document, it)).collect()
        }
        What::Sources => {
            let found = attribution::find(&document);
            found.iter().map(|it| finds::source(id, &document, it)).collect()
        }
        What::Quotes => {
            let said = attribution::find(&document);
            document.quotes.iter().map(|it| finds::quote(id, &document, &said, it)).collect()
        }
    })
}
