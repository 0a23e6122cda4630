//! What a reader pastes, drops or opens, to articles: the same files as on the command line, with a reason where
//! there is none.
//!
//! Two things the browser has to do, and natively a crate does: decode bytes ([`Parsers::decode`]) and parse HTML
//! ([`Parsers::page`]). What is invisible and makes text look other than it is (marks that turn the direction of
//! writing, spaces without width) is left out, and that is said. Ids are made from the file's name.
//!
//! ```
//! use streitzahl::app::intake::{Parsers, file};
//! let parsers = Parsers { decode: |_, _| ("Drei Tote".to_owned(), false), page: streitzahl::article::html::read };
//! let found = file("Bericht.txt", b"Drei Tote", parsers);
//! assert_eq!(found[0].as_ref().unwrap().article.id, "Bericht");
//! assert!(file("Bericht.pdf", b"%PDF", parsers)[0].is_err());
//! ```

use std::collections::HashSet;

use crate::article::html::Page;
use crate::article::lines::{self, Body, LineError};
use crate::article::{self, Article, Format, Notice, NoticeKind, ReadError, decode};

/// The most bytes of one file that are read here: a browser holds them several times over.
pub const LIMIT: usize = 64 << 20;

/// The longest title that is guessed from a text's first line, in bytes.
const TITLE: usize = 160;

/// What the browser does.
#[derive(Clone, Copy, Debug)]
pub struct Parsers {
    /// Bytes in a named encoding to text, and whether some did not fit it.
    pub decode: fn(&[u8], &'static str) -> (String, bool),
    /// A page to its article.
    pub page: fn(&str) -> Page,
}

/// An article that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The article; its id is not yet unique.
    pub article: Article,
    /// What readers should know of how it was read.
    pub notices: Vec<Notice>,
}

/// Why something is no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The name's ending is none that is known.
    Ending,
    /// No text, but binary data.
    Binary,
    /// More than [`LIMIT`] bytes.
    TooLarge,
    /// A line of JSON (from 1) is no article, or no UTF-8.
    Line(u32),
    /// A line of JSON (from 1) names another file: that is to be opened itself.
    Elsewhere(u32),
    /// There is no word in it.
    Empty,
    /// An article with this text is there already.
    Twice,
    /// The browser could not read the file.
    Unreadable,
    /// Reading it failed.
    Failed,
}

/// The articles of a file, or why there is none.
pub fn file(name: &str, bytes: &[u8], parsers: Parsers) -> Vec<Result<Incoming, Refusal>> {
    let plain = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = plain.rsplit_once('.').unwrap_or((plain, ""));
    if bytes.len() > LIMIT {
        return vec![Err(Refusal::TooLarge)];
    }
    if ["jsonl", "ndjson"].iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        return json_lines(bytes);
    }
    let format = if ending.is_empty() { Some(Format::Text) } else { Format::of_name(plain) };
    let Some(format) = format else { return vec![Err(Refusal::Ending)] };
    let encoding = decode::encoding(bytes);
    let (text, broken) = (parsers.decode)(bytes, encoding);
    let mut notices = Vec::new();
    if encoding != "UTF-8" {
        notices.push(NoticeKind::Decoded(encoding.to_owned()).into());
    }
    if broken {
        notices.push(NoticeKind::Replaced.into());
    }
    vec![read(text, format, stem, notices, parsers)]
}

/// An article of decoded text.
fn read(
    text: String,
    format: Format,
    id: &str,
    mut notices: Vec<Notice>,
    parsers: Parsers,
) -> Result<Incoming, Refusal> {
    decode::check(&text).map_err(|error| match error {
        ReadError::Binary { .. } => Refusal::Binary,
        ReadError::TooLarge { .. } => Refusal::TooLarge,
    })?;
    let (article, found) = match format {
        Format::Text => article::plain(text, id),
        Format::Markdown => article::markdown(&text, id),
        Format::Html => article::page((parsers.page)(&text), id),
    };
    notices.extend(found);
    let notices: Vec<Notice> = notices;
    finish(article, notices)
}

/// Lines of JSON, each an article.
fn json_lines(bytes: &[u8]) -> Vec<Result<Incoming, Refusal>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let blank = |line: &&[u8]| line.iter().all(u8::is_ascii_whitespace);
    let lines = bytes.split(|&byte| byte == b'\n').zip(1u32..).filter(|(line, _)| !blank(line));
    lines.map(|(line, number)| json_line(line, number)).collect()
}

fn json_line(line: &[u8], number: u32) -> Result<Incoming, Refusal> {
    let text = str::from_utf8(line).map_err(|_| Refusal::Line(number))?;
    let mut line = lines::read(text).map_err(|_: LineError| Refusal::Line(number))?;
    match std::mem::replace(&mut line.body, Body::Text(String::new())) {
        Body::File(_) => Err(Refusal::Elsewhere(number)),
        Body::Text(text) => {
            decode::check(&text).map_err(|_| Refusal::Binary)?;
            let (mut article, notices) = article::plain(text, &line.article);
            line.fill(&mut article);
            finish(article, notices)
        }
    }
}

/// An article of plain text from the clipboard or from what was typed.
///
/// # Errors
/// Where it is no text, or has no word.
pub fn pasted(text: String) -> Result<Incoming, Refusal> {
    if text.len() > LIMIT {
        return Err(Refusal::TooLarge);
    }
    decode::check(&text).map_err(|_| Refusal::Binary)?;
    // The browser has put this sign where the clipboard's UTF-16 was broken.
    let broken = text.contains('\u{FFFD}').then_some(NoticeKind::Replaced.into());
    let (article, notices) = article::plain(text, "");
    finish(article, broken.into_iter().chain(notices).collect())
}

/// An article of HTML from the clipboard.
///
/// # Errors
/// Where it is none: no words, or too many of them.
pub fn rich(html: &str, parsers: Parsers) -> Result<Incoming, Refusal> {
    if html.len() > LIMIT {
        return Err(Refusal::TooLarge);
    }
    read(html.to_owned(), Format::Html, "", Vec::new(), parsers)
}

fn finish(mut article: Article, mut notices: Vec<Notice>) -> Result<Incoming, Refusal> {
    let count = visible(&mut article.text);
    if count > 0 {
        notices.push(NoticeKind::Invisible(count).into());
    }
    if let Some(title) = &mut article.title {
        visible(title);
    }
    if notices.iter().any(|notice| notice.kind == NoticeKind::Empty) {
        return Err(Refusal::Empty);
    }
    Ok(Incoming { article, notices })
}

/// Whether a character is not seen, and makes what is around it look other than it is.
const fn deceives(c: char) -> bool {
    matches!(
        c,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
            | '\u{61C}'
    )
}

/// Leaves out of a text what `deceives`; how many characters that were.
pub fn visible(text: &mut String) -> u32 {
    // All of them take two or three bytes, none of which is ASCII; most texts have none at all.
    let count = text.chars().filter(|&c| deceives(c)).count();
    if count > 0 {
        text.retain(|c| !deceives(c));
    }
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Deeper elements lose their tags: a browser puts them side by side anyway, but takes quadratic time for it.
const DEEP: u32 = 400;

/// More elements of emphasis within each other lose their tags: a browser opens all of them anew in each paragraph.
const EMPHASIS: u32 = 24;

/// HTML that a browser parses in linear time and without a word in its console. Handlers and styles, which it would not
/// run but complain of, get `data-` in front of their names; the tags of elements that are far too deep are left out.
/// Nothing else changes. Linear.
///
/// ```
/// use streitzahl::app::intake::disarmed;
/// assert_eq!(disarmed("<p ONclick=\"x>y\" style=z>on=1"), "<p data-ONclick=\"x>y\" data-style=z>on=1");
/// ```
pub fn disarmed(html: &str) -> String {
    let bytes = html.as_bytes();
    let mut out = String::with_capacity(html.len() + 64);
    let (mut copied, mut at) = (0, 0);
    let (mut depth, mut emphasis) = (0u32, 0u32);
    let skip = |mut at: usize, go_on: &dyn Fn(u8) -> bool| {
        while bytes.get(at).is_some_and(|&byte| go_on(byte)) {
            at += 1;
        }
        at
    };
    let space = |byte: u8| byte.is_ascii_whitespace();
    let in_name = |byte: u8| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>');
    while at < bytes.len() {
        let start = at;
        at += 1;
        if bytes[start] != b'<' {
            continue;
        }
        let ends = bytes.get(at) == Some(&b'/');
        let name_at = at + usize::from(ends);
        if !bytes.get(name_at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        at = skip(name_at, &in_name);
        let name = bytes[name_at..at].to_ascii_lowercase();
        let count = match name.as_slice() {
            b"b" | b"big" | b"code" | b"em" | b"font" | b"i" | b"nobr" | b"s" | b"small" | b"strike"
            | b"strong" | b"tt" | b"u" => Some((&mut emphasis, EMPHASIS)),
            b"div" | b"span" | b"section" | b"article" | b"main" | b"header" | b"footer" | b"nav"
            | b"aside" | b"ul" | b"ol" | b"dl" | b"table" | b"tbody" | b"blockquote" | b"center"
            | b"form" | b"figure" | b"svg" | b"g" | b"math" | b"select" | b"label" | b"button"
            | b"fieldset" | b"details" | b"object" | b"template" => Some((&mut depth, DEEP)),
            // Other names close each other, have no content, or are none that HTML knows: then they nest as well.
            known if known.len() > 10 || known.contains(&b'-') => Some((&mut depth, DEEP)),
            _ => None,
        };
        let mut too_deep = false;
        match count {
            Some((open, _)) if ends => *open = open.saturating_sub(1),
            Some((open, most)) if *open < most => *open += 1,
            Some(_) => too_deep = true,
            None => {}
        }
        if ends {
            continue;
        }
        if too_deep {
            out.push_str(html.get(copied..start).unwrap_or_default());
        }
        loop {
            at = skip(at, &|byte| space(byte) || byte == b'/');
            if bytes.get(at).is_none_or(|&byte| byte == b'>') {
                break;
            }
            let end = skip(at + 1, &|byte| in_name(byte) && byte != b'=');
            let name = &bytes[at..end];
            let handler = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(b"on"));
            if !too_deep && (handler || name.eq_ignore_ascii_case(b"style")) {
                // Both places are before an ASCII letter.
                out.push_str(html.get(copied..at).unwrap_or_default());
                out.push_str("data-");
                copied = at;
            }
            let equals = skip(end, &space);
            at = end;
            if bytes.get(equals) == Some(&b'=') {
                at = skip(equals + 1, &space);
                at = match bytes.get(at) {
                    Some(&quote @ (b'"' | b'\'')) => skip(at + 1, &|byte| byte != quote) + 1,
                    _ => skip(at, &|byte| !space(byte) && byte != b'>'),
                };
            }
        }
        if too_deep {
            copied = (at + 1).min(bytes.len());
        } else if matches!(name.as_slice(), b"script" | b"style") {
            // What looks like tags in there is none.
            let rest = bytes.get(at..).unwrap_or_default();
            let closes = |window: &[u8]| window[..2] == *b"</" && window[2..].eq_ignore_ascii_case(&name);
            at += rest.windows(name.len() + 2).position(closes).unwrap_or(rest.len());
        }
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    out
}

/// A file's name as it can be shown: controls and what `deceives` as a sign that something was there, at most 80
/// characters.
///
/// ```
/// use streitzahl::app::intake::shown;
/// assert_eq!(shown("a\u{202E}txt.exe\n"), "a\u{FFFD}txt.exe\u{FFFD}");
/// ```
pub fn shown(name: &str) -> String {
    let clean = name.chars().map(|c| if c.is_control() || deceives(c) { '\u{FFFD}' } else { c });
    let mut shown: String = clean.clone().take(80).collect();
    if clean.count() > 80 {
        shown.push('…');
    }
    shown
}

/// The title that a text has in its first line: short, not closed like a sentence, and not all there is.
///
/// ```
/// use streitzahl::app::intake::title;
/// assert_eq!(title("Streit um Zahlen\n\nKiew meldet 300 Tote."), Some("Streit um Zahlen"));
/// assert_eq!(title("Kiew meldet 300 Tote.\nMoskau schweigt."), None);
/// ```
pub fn title(text: &str) -> Option<&str> {
    let (first, rest) = text.trim_start().split_once('\n')?;
    let first = first.trim();
    let closed = first.ends_with(['.', ':', ',', ';']);
    let fits = first.len() <= TITLE && first.chars().any(char::is_alphabetic);
    (fits && !closed && !rest.trim().is_empty()).then_some(first)
}

/// An id like `wanted` that none of the articles has: numbered where it must be.
pub fn unique(wanted: &str, taken: &HashSet<String>) -> String {
    let mut id: String = shown(wanted.trim()).chars().filter(|&c| c != '\u{FFFD}' && c != '…').collect();
    if id.is_empty() {
        id.push_str("text");
    }
    if !taken.contains(&id) {
        return id;
    }
    let numbered = |n: usize| [&id, "-", &n.to_string()].concat();
    (2..taken.len() + 3).map(numbered).find(|id| !taken.contains(id)).unwrap_or(id.clone())
}

/// What an article without a name of its own is called: the words of its title.
pub fn id_of(title: Option<&str>) -> String {
    let words =
        title.unwrap_or_default().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = String::new();
    for word in words {
        if id.len() + word.len() > 40 {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(word.chars().flat_map(char::to_lowercase));
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARSERS: Parsers = Parsers {
        decode: |bytes, name| {
            let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap();
            let (text, broken) = encoding.decode_with_bom_removal(bytes);
            (text.into_owned(), broken)
        },
        page: article::html::read,
    };

    fn one(name: &str, bytes: &[u8]) -> Result<Incoming, Refusal> {
        let mut found = file(name, bytes, PARSERS);
        assert_eq!(found.len(), 1);
        found.remove(0)
    }

    #[test]
    fn files_are_read_as_on_the_command_line() {
        for (name, bytes) in [
            ("a/b/Bericht.txt", b"Gr\xF6\xDFe: 300 Tote".as_slice()),
            ("notiz", b"\xEF\xBB\xBF300 Tote".as_slice()),
            ("x.MD", b"---\ntitle: Bilanz\nkaputt\n---\n**300** Tote".as_slice()),
            ("x.htm", b"<title>B</title><nav>999 Tote</nav><p>300 Tote<script>1</script>".as_slice()),
            ("x.html", b"\xFF\xFE<\0p\0>\x003\0 \0T\0o\0t\0e\0".as_slice()),
        ] {
            let format = Format::of_name(name).unwrap_or(Format::Text);
            let found = one(name, bytes).unwrap();
            let (article, notices) = article::read(bytes, format, &found.article.id).unwrap();
            assert_eq!((found.article, found.notices), (article, notices), "{name}");
        }
        assert_eq!(one("a/b/Bericht.txt", b"x").unwrap().article.id, "Bericht");
    }

    #[test]
    fn what_is_no_article_has_a_reason() {
        assert_eq!(one("a.pdf", b"%PDF"), Err(Refusal::Ending));
        assert_eq!(one("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0"), Err(Refusal::Binary));
        assert_eq!(one("a.txt", b" \n"), Err(Refusal::Empty));
        assert_eq!(one("a.html", b"<script>alert(1)</script><svg><text>9</text></svg>"), Err(Refusal::Empty));
        assert_eq!(pasted("\u{202E}\u{200B} ".into()), Err(Refusal::Empty));
        assert_eq!(pasted("a\0b".into()), Err(Refusal::Binary));
        assert_eq!(rich("<p>", PARSERS), Err(Refusal::Empty));
        let lines = b"\xEF\xBB\xBF{\"article\":\"a\",\"text\":\"300 Tote\",\"date\":\"2025-01-06\"}\n\r\n[1]\n{\"article\":\"b\",\"file\":\"../b.txt\"}\n\xFF";
        let found = file("alle.jsonl", lines, PARSERS);
        assert_eq!(found[0].as_ref().unwrap().article.date.unwrap().to_string(), "2025-01-06");
        let refused: Vec<_> = found.into_iter().filter_map(Result::err).collect();
        assert_eq!(refused, [Refusal::Line(3), Refusal::Elsewhere(4), Refusal::Line(5)]);
    }

    #[test]
    fn what_deceives_the_eye_is_left_out_and_said() {
        let found =
            pasted("Es fielen \u{202E}003\u{202C} Sol\u{200B}daten, 5 Fa\u{200D}milien".into()).unwrap();
        assert_eq!(found.article.text, "Es fielen 003 Soldaten, 5 Fa\u{200D}milien");
        assert_eq!(found.notices, [NoticeKind::Invisible(3).into()]);
        let broken = pasted("drei \u{FFFD} Tote".into()).unwrap();
        assert_eq!(broken.notices, [NoticeKind::Replaced.into()]);
    }

    #[test]
    fn handlers_and_styles_are_disarmed_and_nothing_else() {
        for (html, expected) in [
            ("<img src=x onerror=alert(1)>", "<img src=x data-onerror=alert(1)>"),
            ("<svg/onload=a><p\nSTYLE = 'x>' on>", "<svg/data-onload=a><p\nSTYLE = 'x>' on>"),
            (
                "<a title=\"<b onclick=1>\" href=y>on=2 style=3",
                "<a title=\"<b onclick=1>\" href=y>on=2 style=3",
            ),
            ("<ä onx=1> < b onx=1> </p onx=1>", "<ä onx=1> < b onx=1> </p onx=1>"),
            ("<p onx", "<p data-onx"),
            ("<p a='ü", "<p a='ü"),
            ("<p =on style>", "<p =on data-style>"),
            ("<", "<"),
        ] {
            let expected = expected.replace("STYLE =", "data-STYLE =").replace("' on>", "' data-on>");
            assert_eq!(disarmed(html), expected, "{html}");
        }
        for piece in ["<p onx='", "<script>", "<b x=", "</", "<style><", "<a on=\""] {
            let long = piece.repeat(200_000);
            assert!(disarmed(&long).len() <= long.len() * 2, "{piece}");
        }
    }

    #[test]
    fn what_is_far_too_deep_loses_its_tags_and_keeps_its_words() {
        let deep = format!("{}Wort{}", "<div onx='>'>".repeat(100_000), "</div>".repeat(100_000));
        let flat = disarmed(&deep);
        assert_eq!(flat.matches("<div").count(), DEEP as usize);
        assert!(flat.contains(">Wort<"));
        let page = |html: &str| article::html::read(html).text();
        assert_eq!(page(&flat), page(&deep));
        let emphasis: String = (0..1000).map(|n| format!("<b class={n}>x<p>")).collect();
        assert_eq!(disarmed(&emphasis).matches("<b").count(), EMPHASIS as usize);
        let usual = "<div><p>a<p>b</div>".repeat(5000);
        assert_eq!(disarmed(&usual), usual);
        let script = format!("<script>'{}'</script><div>x</div>", "<div>".repeat(1000));
        assert_eq!(disarmed(&script), script);
    }

    proptest::proptest! {
        /// Without what was put in it is the same.
        #[test]
        fn disarming_puts_in_and_takes_nothing(html in "[<>a-c/='\" onstyleü]{0,80}") {
            proptest::prop_assert_eq!(disarmed(&html).replace("data-", ""), html);
        }
    }

    #[test]
    fn ids_are_unique_and_readable() {
        let mut taken = HashSet::new();
        for expected in ["Bericht", "Bericht-2", "Bericht-3"] {
            let id = unique(" Bericht\u{202E} ", &taken);
            assert_eq!(id, expected);
            taken.insert(id);
        }
        assert_eq!(unique("\n", &taken), "text");
        assert_eq!(id_of(Some("„Wer zählt“ die Toten? <b>")), "wer-zählt-die-toten-b");
        assert!(id_of(Some(&"lang ".repeat(99))).len() <= 40);
        assert_eq!(id_of(None), "");
    }

    #[test]
    fn a_title_is_a_short_first_line() {
        assert_eq!(title("\n\n Streit? \n\nText"), Some("Streit?"));
        for text in ["", "Eins", "Eins\n ", "Satz eins.\nSatz zwei.", "300\nTote", "Laut Kiew:\nviele"] {
            assert_eq!(title(text), None, "{text}");
        }
        assert_eq!(title(&format!("{}\nx", "a".repeat(200))), None);
    }
}
