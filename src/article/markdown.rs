//! Markdown to text: the marks go, the words stay.
//!
//! What articles use: front matter, headings, emphasis, links, lists, quotes, code, hard-wrapped paragraphs (a
//! line break inside a paragraph is a space, since a line break in the kept text ends a sentence). The numbers
//! of ordered lists stay; pictures, rules, comments go. Tables, footnotes and HTML inside Markdown stay as they
//! are written. Stars and underscores inside a word (*Soldat\*innen*) are none of emphasis.

use super::{Article, Notice, NoticeKind, Part};
use crate::order;

/// Reads front matter and body; the article has no id yet.
pub(super) fn read(text: &str) -> (Article, Vec<Notice>) {
    let mut article = Article::default();
    let mut notices = Vec::new();
    let body = match front_matter(text) {
        Some((head, body)) => {
            // Line 1 is the opening mark.
            for (line, number) in head.lines().zip(2..) {
                if !field(line, &mut article) {
                    notices.push(NoticeKind::FrontMatter(number).into());
                }
            }
            body
        }
        None => text,
    };
    let (text, pictures) = words(body);
    article.text = text;
    if pictures > 0 {
        notices.push(
            NoticeKind::Dropped { part: Part::Caption, passages: pictures, words: String::new() }.into(),
        );
    }
    (article, notices)
}

/// What stands between a first line `---` and the next such line, and what follows; `None` where either is
/// missing.
fn front_matter(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut start = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&rest[..start], &rest[start + line.len()..]));
        }
        start += line.len();
    }
    None
}

/// Puts one line of front matter into its field; false where it is none.
fn field(line: &str, article: &mut Article) -> bool {
    if line.trim().is_empty() || line.starts_with('#') {
        return true;
    }
    let Some((key, value)) = line.split_once(':') else { return false };
    let (key, value) = (key.trim(), unquoted(value.trim()));
    match key {
        "title" => article.title = Some(value.to_owned()),
        "language" => article.language = Some(value.to_owned()),
        "date" => match value.parse() {
            Ok(day) => article.date = Some(day),
            Err(_) => return false,
        },
        _ => article.details.push((key.to_owned(), value.to_owned())),
    }
    !key.is_empty()
}

fn unquoted(value: &str) -> &str {
    let inside = |mark: char| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

/// A line without what marks its block, and whether it begins a new one.
enum Line<'a> {
    /// Ends the block before it and is none itself: blank, a rule.
    Blank,
    /// Goes on with the paragraph, if there is one.
    Text(&'a str),
    /// Begins a block: a list item.
    Item(&'a str),
    /// Is a whole block: a heading.
    Heading(&'a str),
    /// Opens or closes code, whose lines stay apart.
    Fence,
}

fn classify(line: &str, in_list: bool) -> Line<'_> {
    let mut rest = line.trim();
    while let Some(quoted) = rest.strip_prefix('>') {
        rest = quoted.trim_start();
    }
    if rest.starts_with("```") || rest.starts_with("~~~") {
        return Line::Fence;
    }
    // Rules and the underlines of headings.
    let only = |mark: char| rest.chars().all(|c| c == mark || c == ' ');
    if rest.is_empty() || only('=') || (rest.len() >= 2 && ['-', '*', '_'].into_iter().any(only)) {
        return Line::Blank;
    }
    let hashes = rest.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes) && rest[hashes..].starts_with([' ', '\t']) {
        return Line::Heading(rest[hashes..].trim().trim_end_matches('#').trim_end());
    }
    if let Some(item) = ["- ", "* ", "+ "].iter().find_map(|mark| rest.strip_prefix(mark)) {
        return Line::Item(item.trim_start());
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ordered = (1..=3).contains(&digits) && rest[digits..].starts_with([')', '.']);
    if ordered && in_list { Line::Item(rest) } else { Line::Text(rest) }
}

/// The words of a body, its blocks a blank line apart, and how many pictures were left out.
fn words(body: &str) -> (String, u32) {
    let (mut text, mut block, mut pictures) = (String::new(), String::new(), 0);
    let mut flush = |block: &mut String| {
        let (words, left_out) = inline(block);
        pictures += left_out;
        push_block(&mut text, words.trim());
        block.clear();
    };
    let (mut fenced, mut list_may_begin) = (false, true);
    for line in without_comments(body).lines() {
        match classify(line, list_may_begin) {
            Line::Fence => {
                flush(&mut block);
                fenced = !fenced;
            }
            _ if fenced => {
                block.push_str(line);
                flush(&mut block);
            }
            Line::Blank => flush(&mut block),
            Line::Heading(words) => {
                flush(&mut block);
                block.push_str(words);
                flush(&mut block);
            }
            Line::Item(words) => {
                flush(&mut block);
                block.push_str(words);
            }
            Line::Text(words) => {
                if !block.is_empty() {
                    block.push(' ');
                }
                block.push_str(words);
            }
        }
        list_may_begin = block.is_empty() || matches!(classify(line, list_may_begin), Line::Item(_));
    }
    flush(&mut block);
    (text, pictures)
}

fn push_block(text: &mut String, words: &str) {
    if !words.is_empty() {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(words);
    }
}

/// The body without `<!-- … -->`; an unclosed one stays.
fn without_comments(body: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(body.len()), body);
    while let Some((before, after)) = rest.split_once("<!--") {
        let Some((_, behind)) = after.split_once("-->") else { break };
        kept.push_str(before);
        rest = behind;
    }
    kept.push_str(rest);
    kept
}

/// A run of `*` or `_` that may open or close emphasis, where it stands in the output.
struct Run {
    mark: char,
    at: usize,
    length: usize,
}

/// The words of one block without emphasis, code ticks, link targets and pictures.
fn inline(block: &str) -> (String, u32) {
    let (mut out, mut pictures) = (String::with_capacity(block.len()), 0);
    let mut brackets: Vec<(usize, bool)> = Vec::new();
    let mut open: Vec<Run> = Vec::new();
    let mut cut: Vec<(usize, usize)> = Vec::new();
    let mut rest = block;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let next = after.chars().next();
        rest = after;
        match c {
            '\\' if next.is_some_and(|c| c.is_ascii_punctuation()) => {
                out.extend(next);
                rest = &after[1..];
            }
            '`' => {}
            '!' if next == Some('[') => {
                brackets.push((out.len(), true));
                out.push_str("![");
                rest = &after[1..];
            }
            '[' => {
                brackets.push((out.len(), false));
                out.push('[');
            }
            ']' => match (brackets.pop(), target(after)) {
                (Some((start, picture)), Some(behind)) => {
                    cut.push((start, if picture { out.len() - start } else { 1 }));
                    pictures += u32::from(picture);
                    rest = behind;
                }
                _ => out.push(']'),
            },
            '*' | '_' => {
                let more = after.bytes().take_while(|&b| b == c as u8).count();
                rest = &after[more..];
                let before = out.chars().next_back();
                let behind = rest.chars().next();
                let run = Run { mark: c, at: out.len(), length: more + 1 };
                out.extend(std::iter::repeat_n(c, more + 1));
                emphasis(run, before, behind, &mut open, &mut cut);
            }
            _ => out.push(c),
        }
    }
    (without(&out, cut), pictures)
}

/// Pairs a run with the one that opened it; both are cut out.
fn emphasis(
    run: Run,
    before: Option<char>,
    behind: Option<char>,
    open: &mut Vec<Run>,
    cut: &mut Vec<(usize, usize)>,
) {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    if word(before) && word(behind) {
        return;
    }
    let partner = open.last().is_some_and(|last| last.mark == run.mark && last.length == run.length);
    if !space(before) && partner {
        if let Some(opening) = open.pop() {
            cut.extend([(opening.at, opening.length), (run.at, run.length)]);
        }
    } else if !space(behind) {
        open.push(run);
    }
}

/// What follows a link's `(target)`, where the text begins with one. A target holds no bracket, so that every
/// character is looked at for one link only.
fn target(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('(')?;
    let mut depth = 1;
    for (at, c) in inside.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '[' | ']' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(&inside[at + 1..]);
        }
    }
    None
}

/// The text without the given places (start and length in bytes).
fn without(text: &str, mut places: Vec<(usize, usize)>) -> String {
    order::sort(&mut places);
    let (mut kept, mut from) = (String::with_capacity(text.len()), 0);
    for (start, length) in places {
        kept.push_str(text.get(from..start).unwrap_or_default());
        from = from.max(start + length);
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(markdown: &str) -> String {
        read(markdown).0.text
    }

    #[test]
    fn marks_go_and_words_stay() {
        for (markdown, expected) in [
            ("# Bilanz #\nDrei *Tote*", "Bilanz\n\nDrei Tote"),
            ("Bilanz\n======\nDrei __Tote__, ***acht*** Verletzte", "Bilanz\n\nDrei Tote, acht Verletzte"),
            ("Gebrochen\nüber zwei Zeilen.\n\nAbsatz", "Gebrochen über zwei Zeilen.\n\nAbsatz"),
            ("Laut [Bericht [1]](https://example.org/a_(b)) fielen\n300.", "Laut Bericht [1] fielen 300."),
            ("- eins\n- zwei\n  weiter\n\n> Zitat", "eins\n\nzwei weiter\n\nZitat"),
            ("Am\n24. Februar", "Am 24. Februar"),
            ("1. Garde\n2. Stoß", "1. Garde\n\n2. Stoß"),
            ("Soldat*innen und Bürger*innen, 5 * 3, a_b_c", "Soldat*innen und Bürger*innen, 5 * 3, a_b_c"),
            ("\\*kein Stern\\* `code` <!-- weg -->", "*kein Stern* code"),
            ("offen *und [nie geschlossen", "offen *und [nie geschlossen"),
            ("**„Drei“** (*Tote*)", "„Drei“ (Tote)"),
            ("a\n\n---\n\nb", "a\n\nb"),
            ("```\nx\ny\n```\nz", "x\n\ny\n\nz"),
        ] {
            assert_eq!(text(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn a_picture_is_left_out_and_said() {
        let (article, notices) = read("Vor ![Ein *Bild* von [hier](x)](bild.jpg)nach");
        assert_eq!(article.text, "Vor nach");
        assert_eq!(
            notices,
            [NoticeKind::Dropped { part: Part::Caption, passages: 1, words: String::new() }.into()]
        );
    }

    #[test]
    fn front_matter_fills_fields() {
        let (article, notices) =
            read("---\r\ntitle: \"Wer: wie viele?\"\ndate: 2025-02-30\nagency: dpa\n\nkaputt\n---\nText");
        assert_eq!(article.title.as_deref(), Some("Wer: wie viele?"));
        assert_eq!(article.date, None);
        assert_eq!(article.details, [("agency".to_owned(), "dpa".to_owned())]);
        assert_eq!(article.text, "Text");
        assert_eq!(notices, [NoticeKind::FrontMatter(3).into(), NoticeKind::FrontMatter(6).into()]);
    }

    #[test]
    fn hostile_marks_are_linear() {
        for piece in ["[", "](", "[x](", "![(", "*a", "_*", "`", "<!--", "((", "- ", "\n> "] {
            let text = piece.repeat(200_000);
            assert!(read(&text).0.text.len() <= text.len() + 2, "{piece}");
        }
    }

    #[test]
    fn an_unclosed_head_is_body() {
        assert_eq!(text("---\ntitle: x\nDrei Tote"), "title: x Drei Tote");
    }
}
