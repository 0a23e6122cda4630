//! What a reader does on the page: look, pick, filter, switch, go back, use the keyboard, hold a phone.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use harness::{Page, Setting};
use serde_json::json;

const MARK: &str = "[data-view=chart] [data-claim]";

/// The ids of the claims in a view, each once.
async fn claims(page: &Page, view: &str) -> BTreeSet<String> {
    let selector = format!("[data-view={view}] [data-claim]");
    // What stands below the chart is drawn after it.
    page.element(&selector).await;
    page.attributes(&selector, "data-claim").await.into_iter().collect()
}

/// The mark of a claim by the words that it is read out with.
async fn mark(page: &Page, words: &str) -> String {
    page.element(MARK).await;
    let script = "return [...document.querySelectorAll('[data-view=chart] [data-claim]')]
        .filter(it => it.getAttribute('aria-label').includes(arguments[0])).map(it => it.dataset.claim)";
    let found = page.run(script, vec![json!(words)]).await;
    let ids = found.as_array().cloned().unwrap_or_default();
    assert_eq!(ids.len(), 1, "marks that say {words:?}: {ids:?}");
    ids[0].as_str().unwrap_or_default().to_owned()
}

fn in_chart(id: &str) -> String {
    format!("[data-view=chart] [data-claim='{id}']")
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_five_digests_are_read_and_drawn() {
    Setting::german().open("", async |page| {
        page.element(MARK).await;
        let chart = claims(page, "chart").await;
        assert_eq!(chart.len(), 18, "{chart:?}");
        assert_eq!(claims(page, "table").await, chart);
        assert_eq!(page.count("[data-view=articles] [data-article]").await, 5);
        let heading = page.text("h1").await;
        assert!(
            heading.starts_with("18 Angaben von ") && heading.ends_with(" in fünf Artikeln"),
            "{heading}"
        );
        let deck = page.text(".deck").await;
        assert!(deck.contains("24. Oktober 2024 bis zum 4. Februar 2025"), "{deck}");
        assert!(page.text("[data-view=articles] .note").await.contains("der Wortlaut ist es nicht"));
        assert!(page.text(".legend .note").await.contains("Vertrauensbereich"));
        let sideways = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
        assert_eq!(page.run(&format!("return {sideways}"), vec![]).await, json!(false));
        let drawn = "return performance.getEntriesByName('streitzahl:drawn').length";
        assert_eq!(page.run(drawn, vec![]).await, json!(1));
    });
}

/// What lies at the middle of a mark's glyph is the mark itself, whatever labels are around.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn every_mark_can_be_hit() {
    for setting in [Setting::german(), Setting::english(), Setting::german().size(360, 740)] {
        setting.open("", async |page| {
            page.element(MARK).await;
            let script = "return [...document.querySelectorAll('[data-view=chart] .mark')].filter(it => {
                const ring = it.querySelector('.ring');
                ring.scrollIntoView({ block: 'center' });
                const box = ring.getBoundingClientRect();
                const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                return hit?.closest('.mark') !== it;
            }).map(it => it.id)";
            assert_eq!(page.run(script, vec![]).await, json!([]));
        });
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_click_opens_the_sentence_and_shows_it_everywhere() {
    Setting::german().open("", async |page| {
        let id = mark(page, "3.800").await;
        page.click(&in_chart(&id)).await;
        page.element("[data-view=evidence] blockquote mark").await;
        assert_eq!(page.text("[data-view=evidence] h2").await, "3.800");
        assert_eq!(page.text("[data-view=evidence] blockquote mark").await, "3.800");
        let sentence = page.text("[data-view=evidence] blockquote").await;
        assert!(sentence.contains("Fridman") && sentence.contains("Selenskyj"), "{sentence}");
        let whole = page.text("[data-view=evidence] .text .sentence").await;
        assert!(sentence.starts_with(&whole) || whole.starts_with(&sentence), "{whole}");
        let chain = page.text("[data-view=evidence] .chain").await;
        assert!(chain.contains("Selenskyj") && chain.contains("Lex Fridman"), "{chain}");
        assert!(page.text("[data-view=evidence] .why").await.contains("Zeile"));
        assert_eq!(page.attributes("tr.selected", "data-claim").await, [id.as_str()]);
        assert_eq!(page.attributes(".mark.selected", "data-claim").await, [id.as_str()]);
        page.click("[data-close=evidence]").await;
        page.until("!document.querySelector('.mark.selected, tr.selected, blockquote')").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_sum_is_ours_and_leads_to_its_parts() {
    Setting::german().open("", async |page| {
        page.click("[data-derived]").await;
        page.until("document.querySelectorAll('[data-view=evidence] blockquote').length === 2").await;
        let words = page.text("[data-view=evidence]").await;
        assert!(words.contains("Das nennt niemand") && words.contains("NIS"), "{words}");
        page.click("[data-view=evidence] .other[data-claim]").await;
        page.until("document.querySelector('[data-view=evidence] .chain')").await;
        page.until("document.querySelector('tr.selected')").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_day_that_is_only_the_articles_is_called_so() {
    Setting::german().open("", async |page| {
        let id = mark(page, "mindestens 100").await;
        page.click(&in_chart(&id)).await;
        let words = page.text("[data-view=evidence] .sub").await;
        assert!(words.contains("Artikel vom 24. Dez. 2024"), "{words}");
        let row = page.text(&format!("[data-view=table] [data-claim='{id}'] .day")).await;
        assert!(row.contains("Artikel vom"), "{row}");
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn hovering_tells_number_source_relay_day_and_article() {
    Setting::german().open("", async |page| {
        let id = mark(page, "3.800").await;
        let script = "document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))";
        page.run(script, vec![json!(format!("{} .hit", in_chart(&id)))]).await;
        let tip = page.text(".tip").await;
        for words in ["3.800", "Selenskyj", "über Lex Fridman", "6. Jan. 2025", "nordkoreanische"] {
            assert!(tip.contains(words), "{words}: {tip}");
        }
        let pointed = page.attributes("tr.pointed", "data-claim").await;
        assert_eq!(pointed, [id.as_str()]);
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_filter_dims_the_marks_and_shortens_the_table() {
    Setting::german().open("", async |page| {
        page.click("[data-facet=source][data-key=nis]").await;
        page.until("document.querySelector('.mark.faint')").await;
        assert_eq!(claims(page, "chart").await.len(), 18);
        let rows = claims(page, "table").await;
        let bright: BTreeSet<String> =
            page.attributes("[data-claim].mark:not(.faint)", "data-claim").await.into_iter().collect();
        assert_eq!(rows, bright);
        assert_eq!(rows.len(), 4, "{rows:?}");
        page.until("location.hash === '#source=nis'").await;
        page.click("[data-facet=measure][data-key=killed]").await;
        page.until("document.querySelectorAll('tbody tr').length === 2").await;
        page.click("[data-clear=filter]").await;
        page.until("document.querySelectorAll('tbody tr').length === 18 && location.hash === ''").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn back_and_forward_go_through_selection_and_filters() {
    Setting::german().open("", async |page| {
        let id = mark(page, "3.800").await;
        page.click(&in_chart(&id)).await;
        page.element("blockquote").await;
        page.click("[data-facet=source][data-key=zelensky]").await;
        page.until("document.querySelector('.chip[aria-pressed=true]')").await;
        let client = page.client();
        client.back().await.expect("it goes back");
        page.until(
            "!document.querySelector('.chip[aria-pressed=true]') && document.querySelector('blockquote')",
        )
        .await;
        client.back().await.expect("it goes back");
        page.until("!document.querySelector('blockquote')").await;
        client.forward().await.expect("it goes forward");
        page.until("document.querySelector('blockquote')").await;
        client.forward().await.expect("it goes forward");
        page.until("document.querySelector('.chip[aria-pressed=true]')").await;
        // The address alone brings it all back.
        page.reload().await;
        page.until(
            "document.querySelector('blockquote') && document.querySelector('.chip[aria-pressed=true]')",
        )
        .await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_language_follows_the_browser_and_can_be_switched() {
    Setting::english().open("", async |page| {
        let heading = page.text("h1").await;
        assert!(heading.starts_with("18 claims by ") && heading.ends_with(" in five articles"), "{heading}");
        page.until("document.documentElement.lang === 'en'").await;
        assert!(mark(page, "3,800").await.contains("blutzoll"));
        page.click("[data-switch=language]").await;
        page.until("document.documentElement.lang === 'de' && document.title.includes('Wer sagt')").await;
        assert!(page.text("h1").await.starts_with("18 Angaben"));
        page.reload().await;
        page.until("document.querySelector('h1')?.textContent.startsWith('18 Angaben')").await;
    });
}

/// From the top of the page to a sentence and back without a mouse.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_keyboard_alone_is_enough() {
    Setting::german().open("", async |page| {
        page.element(MARK).await;
        page.press(Key::Tab).await;
        page.until("document.activeElement.classList.contains('skip')").await;
        page.press(Key::Enter).await;
        page.until("document.activeElement.id === 'chart'").await;
        let at = async || {
            let script =
                "return document.activeElement.dataset.claim ?? document.activeElement.dataset.derived ?? ''";
            page.run(script, vec![]).await.as_str().unwrap_or_default().to_owned()
        };
        // Past the switch of scales and the legend to the first mark.
        for _ in 0..30 {
            if at().await.is_empty() {
                page.press(Key::Tab).await;
            }
        }
        let first = at().await;
        assert!(!first.is_empty(), "the marks are reached");
        page.until("document.querySelector('.tip')").await;
        page.press(Key::Right).await;
        let second = at().await;
        assert_ne!(first, second);
        page.press(Key::Down).await;
        assert_ne!(at().await, second);
        page.press(Key::Up).await;
        page.press(Key::Enter).await;
        page.until("document.activeElement.id === 'evidence-title'").await;
        page.press(Key::Escape).await;
        page.until("!document.querySelector('blockquote')").await;
        assert!(!at().await.is_empty(), "the focus is back on a mark");
        // The table's twin of the mark, by its button.
        page.run("document.querySelector('tbody button').focus()", vec![]).await;
        page.press(Key::Enter).await;
        page.until("document.activeElement.id === 'evidence-title'").await;
        page.press(Key::Escape).await;
        page.until("document.activeElement.id.startsWith('row-')").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_table_sorts() {
    Setting::german().open("", async |page| {
        page.click("[data-sort=number]").await;
        page.until("document.querySelector('th.number').ariaSort === 'ascending'").await;
        let numbers = "[...document.querySelectorAll('td.number button')].map(it => it.textContent)";
        page.until(&format!("{numbers}[0] === '2' && {numbers}.at(-1).includes('1,3')")).await;
        page.click("[data-sort=number]").await;
        page.until(&format!("{numbers}[0].includes('1,3') && location.hash === '#sort=-number'")).await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_phone_gets_the_ladder_and_the_evidence_from_below() {
    Setting::german().size(360, 740).open("", async |page| {
        let id = mark(page, "3.800").await;
        assert_eq!(claims(page, "chart").await.len(), 18);
        let sideways = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(page.run(sideways, vec![]).await, json!(false));
        page.until("getComputedStyle(document.querySelector('.evidence')).display === 'none'").await;
        page.click(&in_chart(&id)).await;
        page.until("getComputedStyle(document.querySelector('.evidence')).position === 'fixed'").await;
        // What was picked is not under the sheet.
        page.until(
            "document.querySelector('.mark.selected').getBoundingClientRect().bottom
                <= document.querySelector('.evidence').getBoundingClientRect().top",
        )
        .await;
        page.click("[data-close=evidence]").await;
        page.until("getComputedStyle(document.querySelector('.evidence')).display === 'none'").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn dark_colors_follow_the_system_and_can_be_switched() {
    Setting::german().dark().open("", async |page| {
        page.element(MARK).await;
        let ground = "getComputedStyle(document.body).backgroundColor";
        page.until(&format!("{ground} === 'rgb(20, 22, 26)'")).await;
        page.click("[data-switch=theme]").await;
        page.until(&format!("{ground} === 'rgb(252, 251, 248)'")).await;
        page.reload().await;
        page.until(&format!("{ground} === 'rgb(252, 251, 248)'")).await;
    });
}

/// Whatever an address says, the page comes up.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn strange_addresses_give_the_page() {
    for hash in
        ["#claim=nobody@1", "#claim=%ff&&=&source=%", "#<script>alert(1)</script>", "#at=table&measure=x"]
    {
        Setting::german().open(hash, async |page| {
            page.element(MARK).await;
            assert_eq!(claims(page, "table").await.len(), 18, "{hash}");
        });
    }
}
