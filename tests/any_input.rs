//! Whatever the bytes are, reading them gives a result or a clear error, and the spans fit the text.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use streitzahl::article::{self, Article, Format, ReadError};

const FORMATS: [Format; 3] = [Format::Text, Format::Markdown, Format::Html];

/// The claims' spans lie within the text, on the bounds of its characters.
fn spans_fit(article: &Article) -> Result<(), TestCaseError> {
    let reading = streitzahl::read(article);
    let places = reading.claims.iter().flat_map(|claim| [claim.span, claim.evidence]);
    for span in places.chain(reading.notices.iter().filter_map(|notice| notice.span)) {
        prop_assert!(article.text.get(span.range()).is_some(), "{span:?}");
    }
    for claim in &reading.claims {
        prop_assert!(claim.evidence.contains(claim.span), "{claim:?}");
        prop_assert_eq!(claim.span.of(&article.text), &claim.text);
    }
    Ok(())
}

/// Pieces that mean something to one of the readers, and words that make claims, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let known = proptest::sample::select(vec![
        "---\n",
        "title: x\n",
        "# ",
        "*",
        "**",
        "_",
        "[",
        "](",
        ")",
        "![",
        "`",
        "```\n",
        "> ",
        "- ",
        "1. ",
        "\\",
        "<!--",
        "-->",
        "<p>",
        "</p>",
        "<article>",
        "</article>",
        "<main>",
        "<a href=x>",
        "</a>",
        "<li>",
        "<h1>",
        "<script>",
        "</script>",
        "<script type=\"application/ld+json\">",
        "{\"@type\":\"NewsArticle\"}",
        "<title>",
        "<time datetime=2025-01-06>",
        "<p hidden",
        ">",
        "<q>",
        "</q>",
        "<br>",
        "<![CDATA[",
        "&amp;",
        "&#0;",
        "\n\n",
        " ",
        "\u{AD}",
        "\u{A0}",
        "\r\n",
        "Laut NIS ",
        "rund 300 ",
        "nordkoreanische Soldaten ",
        "wurden getötet",
        ". ",
        "„",
        "“",
        "10.000 bis 12.000 ",
        "bis zu ",
        "Tausende ",
        "am Montag ",
        "seit September 2024 ",
        "ein Bataillon ",
        "mehr als ",
        "verletzt",
        ", ",
    ]);
    let piece = prop_oneof![6 => known.prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_give_a_result(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for format in FORMATS {
            match article::read(&bytes, format, "a") {
                Ok((article, _)) => spans_fit(&article)?,
                Err(error) => prop_assert!(!matches!(error, ReadError::TooLarge { bytes: _ }), "too large"),
            }
        }
    }

    #[test]
    fn any_mix_of_marks_gives_a_result(text in pieces()) {
        for format in FORMATS {
            if let Ok((article, _)) = article::read(text.as_bytes(), format, "a") {
                spans_fit(&article)?;
                // With zeros it may have been UTF-16.
                if format == Format::Text && !text.contains('\0') {
                    prop_assert_eq!(article.text, text.strip_prefix('\u{FEFF}').unwrap_or(&text));
                }
            }
        }
    }

    #[test]
    fn any_line_of_json_gives_a_result(line: String) {
        let _ = article::lines::read(&line);
    }
}

/// Texts that are cut anywhere, as feeds cut them: behind each word of the examples, once, and with that word as the
/// place of a claim. Whatever looks at the next word finds none.
#[test]
fn a_text_may_end_behind_any_word() {
    let mut seen = std::collections::HashSet::new();
    let examples = [
        include_str!("examples/war.txt"),
        include_str!("examples/everyday.txt"),
        include_str!("examples/articles.txt"),
    ];
    let lines =
        examples.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with(['#', '@', '=']));
    for line in lines {
        let mut begin = 0;
        for (at, sign) in line.char_indices().filter(|(_, sign)| !sign.is_alphanumeric()) {
            let end = at + sign.len_utf8();
            if let Some(word) = line[begin..at].split_whitespace().next()
                && seen.insert((word, sign))
            {
                let sentence = line[..at].rfind(". ").map_or(0, |dot| dot + 2);
                for cut in [&line[sentence..at], &line[sentence..end]] {
                    spans_fit(&article::plain(cut.to_owned(), "a").0).unwrap();
                }
                let end = format!("Laut Kiew fielen 20 Soldaten in {word}");
                spans_fit(&article::plain(end, "a").0).unwrap();
            }
            begin = end;
        }
    }
    assert!(seen.len() > 3_000, "{}", seen.len());
}
