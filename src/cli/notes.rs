//! What notices say on the command line.

use crate::article::{Notice, NoticeKind, Part};

/// A notice as words, with its place in the text where it has one.
pub(super) fn sentence(notice: &Notice) -> String {
    let words = match &notice.kind {
        NoticeKind::Empty => "there is no word in it".to_owned(),
        NoticeKind::Decoded(encoding) => format!("not UTF-8, decoded from {encoding}"),
        NoticeKind::Replaced => "some bytes fit no character and were replaced".to_owned(),
        NoticeKind::Dropped { part, passages, .. } => format!("left out: {} ({passages})", name(*part)),
        NoticeKind::Invisible(count) => format!("{count} invisible characters left out"),
        NoticeKind::FrontMatter(line) => {
            format!("line {line} of the front matter is no 'key: value' or no date")
        }
        NoticeKind::UnknownLanguage => {
            "the language is none that is read; no claims were looked for".to_owned()
        }
        NoticeKind::NoClaim => "no claim found".to_owned(),
    };
    match notice.span {
        Some(span) => format!("{words} (bytes {} to {})", span.start, span.end),
        None => words,
    }
}

fn name(part: Part) -> &'static str {
    match part {
        Part::Code => "scripts and other code",
        Part::Navigation => "menus, page head and foot",
        Part::Aside => "asides, dialogs, controls",
        Part::Caption => "pictures and captions",
        Part::Links => "passages that are mostly links",
        Part::Hidden => "hidden passages",
        Part::Outside => "passages outside the article",
    }
}
