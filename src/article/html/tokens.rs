//! The native feed of a [`Collector`]: tokens in linear time, no tree.
//!
//! Browsers build a tree and repair it by long rules; a list of blocks needs only the part of them that is done
//! here: elements without content close at once, an end closes what is open within its element, and some
//! elements end where the next of their kind begins.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::{Collector, Page};

/// How far up an end tag looks for its element: what was opened wrongly further out stays open.
const REACH: usize = 256;

/// Reads a page.
pub fn read(html: &str) -> Page {
    let mut collector = Collector::default();
    let mut open: Vec<String> = Vec::new();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if closes_its_like(&name) && open.last() == Some(&name) {
                    close_last(&mut open, &mut collector);
                }
                collector.open(&name, |wanted| {
                    let value = tag.attributes.get(wanted.as_bytes())?;
                    Some(String::from_utf8_lossy(value).into_owned())
                });
                if is_void(&name) || tag.self_closing && is_foreign(&name) {
                    collector.close(&name);
                } else {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let within = open.iter().rev().take(REACH);
                let depth = within.map(String::as_bytes).position(|name| name == tag.name.as_slice());
                for _ in 0..depth.map_or(0, |depth| depth + 1) {
                    close_last(&mut open, &mut collector);
                }
            }
            Token::String(text) => collector.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while !open.is_empty() {
        close_last(&mut open, &mut collector);
    }
    collector.finish()
}

fn close_last(open: &mut Vec<String>, collector: &mut Collector) {
    if let Some(name) = open.pop() {
        collector.close(&name);
    }
}

fn closes_its_like(name: &str) -> bool {
    matches!(name, "p" | "li" | "td" | "th" | "tr" | "dt" | "dd" | "a" | "option" | "button")
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements of SVG that sites write with a closing slash and no end.
fn is_foreign(name: &str) -> bool {
    matches!(
        name,
        "path" | "use" | "circle" | "rect" | "line" | "polygon" | "g" | "svg" | "ellipse" | "polyline"
    )
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, Part};
    use super::*;
    use crate::calendar::Day;

    const SITE: &str = r#"<!DOCTYPE html><html lang="de"><head><title>Bilanz – Tagblatt</title>
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},
        {"@type":["NewsArticle"],"headline":"Wer zählt die Toten?","datePublished":"2025-01-07T06:00:00+01:00"}]}</script>
        <meta property="article:published_time" content="2025-01-08"><meta property="og:site_name" content="Tagblatt">
        <link rel=canonical href="https://tagblatt.example/bilanz"><meta property="og:url" content="javascript:alert(1)">
        <body><form><header><a href="/">Tagblatt</a><nav><ul><li><a href=1>Politik</a></ul></nav></header>
        <div><h1>Streit um Zahlen</h1></div>
        <article><p>Laut dem Stab sind <a href=x>300</a> Mann gefal&shy;len &amp; 20 vermisst.
        <figure><img src=x><figcaption>999 Tote (Foto: Meier)</figcaption></figure>
        <p>Zweiter&nbsp;Absatz<br>mit Bruch.<script>"<p>888 Tote</p>"</script>
        <ul><li>Punkt eins<li><a href=y>Mehr zum Thema: 777 Tote</a></ul>
        <div style="display: none">666 Tote</div>
        <aside>Newsletter bestellen</aside></article>
        <article><a href=z>Teaser</a></article><p>Impressum</p><footer>© Tagblatt</footer></form>"#;

    #[test]
    fn a_site_gives_its_article() {
        let page = read(SITE);
        assert_eq!(page.title.as_deref(), Some("Wer zählt die Toten?"));
        assert_eq!(page.date, Day::new(2025, 1, 7));
        assert_eq!(page.language.as_deref(), Some("de"));
        assert_eq!(page.outlet.as_deref(), Some("Tagblatt"));
        assert_eq!(page.address.as_deref(), Some("https://tagblatt.example/bilanz"));
        let blocks: Vec<_> = page.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
        let expected = [
            (BlockKind::Title, "Streit um Zahlen"),
            (BlockKind::Paragraph, "Laut dem Stab sind 300 Mann gefallen & 20 vermisst."),
            (BlockKind::Paragraph, "Zweiter\u{A0}Absatz\nmit Bruch."),
            (BlockKind::Item, "Punkt eins"),
        ];
        assert_eq!(blocks, expected);
        let expected = [
            (Part::Code, 2),
            (Part::Navigation, 3),
            (Part::Aside, 1),
            (Part::Caption, 1),
            (Part::Links, 1),
            (Part::Hidden, 1),
            (Part::Outside, 2),
        ];
        assert_eq!(page.dropped, expected);
        let words: Vec<_> = page.dropped_words.iter().map(|(_, words)| words.trim()).collect();
        let expected =
            ["", "Politik\n© Tagblatt\nTagblatt", "Newsletter bestellen", "999 Tote (Foto: Meier)"];
        assert_eq!(words[..4], expected);
        assert_eq!(words[4..], ["Mehr zum Thema: 777 Tote", "666 Tote", "Teaser\nImpressum"]);
    }

    #[test]
    fn without_an_article_main_then_body() {
        let main =
            "<p>Rand<main><h1><a href=x>Titel</a></h1><time datetime='2025-02-04T10:00'>4.2.</time></main>";
        let page = read(main);
        assert_eq!((page.text().as_str(), page.date), ("Titel\n\n4.2.", Day::new(2025, 2, 4)));
        assert_eq!(read("Nur <b>Text</b>").text(), "Nur Text");
        assert_eq!(read("<title>x").text(), "");
    }

    #[test]
    fn only_addresses_of_the_web_are_taken() {
        for address in ["javascript:alert(1)", "data:text/html,x", "//x.example", "/a", "https://a b", "http"]
        {
            let page = format!("<link rel=canonical href=\"{address}\"><p>x");
            assert_eq!(read(&page).address, None, "{address}");
        }
        let data = r#"<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Blatt"}}</script>"#;
        assert_eq!(read(data).outlet.as_deref(), Some("Blatt"));
    }

    #[test]
    fn many_teasers_are_no_article() {
        let page = read(&"<article><p>Kurze Meldung</article>".repeat(9));
        assert_eq!(page.blocks.len(), 9);
    }

    #[test]
    fn deep_nesting_and_many_attributes_are_linear() {
        let attributes: String = (0..20_000).map(|n| format!(" a{n}")).collect();
        let hostile =
            format!("{}<p{attributes}>x{}", "<div>".repeat(50_000), "<b><a href=x></i>".repeat(20_000));
        assert_eq!(read(&hostile).text(), "x");
    }
}
