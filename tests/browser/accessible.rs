//! axe-core finds nothing that keeps people out: every view, light and dark, wide and on a phone, German and English.
//!
//! axe-core is fetched by `cargo xtask test` where there is npm; without it nothing is tried here, and that is said.
//! Limits: axe finds what can be seen from the document alone; whether all can be done by keys is tried in the tests of
//! each part.

// What fails here fails the test.
#![allow(clippy::unwrap_used)]

use std::fs;

use harness::{Page, Setting};
use serde_json::{Value, json};

use super::{correct, own, share};

/// What axe finds in the page as it is now, a line for each element that breaks a rule, after the view's name.
async fn findings(page: &Page, axe: &str, view: &str, found: &mut Vec<String>) {
    if page.run("return typeof axe", vec![]).await == json!("undefined") {
        page.run(axe, vec![]).await;
    }
    // What moves is looked at when it has come to rest. Nothing is loaded: the page lets nothing be.
    let script = "const done = arguments[0];
        document.getAnimations().forEach(it => it.finish());
        axe.run(document, { resultTypes: ['violations'], preload: false }).then(({ violations, passes }) => done(
            [passes.length, ...violations.flatMap(({ id, nodes }) => nodes.map(it =>
                `${id}: ${it.target} ${it.html.slice(0, 120)} ${it.any.concat(it.all, it.none).map(it => it.message)[0] ?? ''}`))],
        ), error => done([String(error)]))";
    let result = page.client().execute_async(script, vec![]).await.expect("axe runs");
    let result = result.as_array().cloned().unwrap_or_default();
    // An empty page breaks no rule: this one holds to many.
    assert!(result[0].as_u64().is_some_and(|passes| passes > 15), "{view}: {:?}", result[0]);
    found.extend(result[1..].iter().filter_map(Value::as_str).map(|it| format!("{view}: {it}")));
}

/// The views of the built-in articles and of own ones.
async fn walk(page: &Page, axe: &str) {
    let mut found = Vec::new();
    let found = &mut found;
    page.element("[data-view=chart] [data-claim]").await;
    page.element("[data-view=help]").await;
    // Chart, disputes, table, articles, how to read: all stand below each other.
    findings(page, axe, "start", found).await;
    page.run("document.querySelectorAll('details').forEach(it => it.open = true)", vec![]).await;
    findings(page, axe, "all unfolded", found).await;
    page.click("[data-dispute='1'] [data-both]").await;
    page.until("document.querySelectorAll('[data-view=pair] .side').length === 2").await;
    findings(page, axe, "pair", found).await;
    page.run("document.querySelector('tbody td.number button').click()", vec![]).await;
    page.element("[data-view=evidence] blockquote mark").await;
    findings(page, axe, "evidence", found).await;
    page.click("[data-do=edit]").await;
    correct::put(page, "words", "nirgends").await;
    findings(page, axe, "edit", found).await;
    page.click("[data-do=reject]").await;
    page.element("[data-view=rejected]").await;
    page.run("document.querySelector('.chip[data-facet=source]').click()", vec![]).await;
    findings(page, axe, "rejected, filtered", found).await;
    page.run("document.querySelector('[data-do=share]').click()", vec![]).await;
    let claims = share::link(page, "claims").await;
    findings(page, axe, "share", found).await;
    page.press(fantoccini::key::Key::Escape).await;
    page.run("document.querySelector('[popovertarget=download]').click()", vec![]).await;
    page.until("document.querySelector('#download').matches(':popover-open')").await;
    findings(page, axe, "save", found).await;
    page.press(fantoccini::key::Key::Escape).await;
    page.click("[data-wish=unfold]").await;
    own::paste(page, "bare", own::SITE).await;
    page.element(".pasted").await;
    findings(page, axe, "pasted", found).await;
    page.click("[data-wish=read]").await;
    own::articles(page, 1).await;
    own::drop_files(page, &[("a.txt", b"Laut Kiew fielen 20 russische Soldaten."), ("b.png", b"\x89PNG")])
        .await;
    own::articles(page, 2).await;
    page.run("document.querySelectorAll('details').forEach(it => it.open = true)", vec![]).await;
    findings(page, axe, "own articles", found).await;
    for left in [1, 0] {
        page.run("document.querySelector('[data-wish=remove]').click()", vec![]).await;
        own::articles(page, left).await;
    }
    page.until("!document.querySelector('[data-claim], [data-article]')").await;
    findings(page, axe, "empty collection", found).await;
    share::visit(page, &claims).await;
    page.element("[data-view=guest]").await;
    page.element("[data-view=chart] [data-claim]").await;
    findings(page, axe, "from a link", found).await;
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "axe finds: {found:#?}");
}

/// The walk in one setting, where axe is there.
fn in_setting(setting: Setting) {
    let Ok(file) = std::env::var("STREITZAHL_AXE") else {
        eprintln!("skipped: axe-core is not there");
        return;
    };
    let axe = fs::read_to_string(file).unwrap();
    setting.open("", async |page| walk(page, &axe).await);
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn nobody_is_kept_out_by_light() {
    in_setting(Setting::german());
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn nobody_is_kept_out_in_the_dark() {
    in_setting(Setting::english().dark());
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn nobody_is_kept_out_on_a_phone() {
    in_setting(Setting::german().size(360, 740));
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn nobody_is_kept_out_on_a_phone_in_the_dark() {
    in_setting(Setting::english().size(360, 740).dark());
}

/// That it would be noticed.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_picture_without_words_is_found() {
    let Ok(file) = std::env::var("STREITZAHL_AXE") else { return };
    let axe = fs::read_to_string(file).unwrap();
    Setting::german().open("", async |page| {
        page.element("[data-view=help]").await;
        page.run("document.querySelector('main').append(document.createElement('img'))", vec![]).await;
        let mut found = Vec::new();
        findings(page, &axe, "start", &mut found).await;
        assert!(found.iter().any(|it| it.starts_with("start: image-alt")), "{found:?}");
    });
}
