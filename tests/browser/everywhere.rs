//! What every browser must do: the walks of a reader from the first visit to the file on disk. `cargo xtask test
//! --all-browsers` runs them in Firefox and WebKitGTK, too.
//!
//! Limits of the drivers: files are opened and dropped in Chromium's tests only, as is the console looked at from the
//! first line on and each request; nobody presses *reload* in the browser's own window.

// What fails here fails the test.
#![allow(clippy::unwrap_used)]

use std::fs;

use harness::{Engine, Page, Setting};
use serde_json::json;

use super::{correct, offline, own, share};

const MARK: &str = "[data-view=chart] [data-claim]";
const ROWS: &str = "document.querySelectorAll('tbody tr').length";

/// Before a page is left: WebKit's storage never answers again where that happens while it is asked; the page then
/// says so.
async fn rest() {
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
}

/// Ctrl with a letter, where the focus is.
async fn control(page: &Page, letter: char) {
    page.type_text(&format!("\u{E009}{letter}\u{E000}")).await;
}

/// Has the page read what stands in its field for texts, and waits until so many articles are there, and kept.
async fn read(page: &Page, count: usize) {
    page.click("[data-wish=read]").await;
    own::articles(page, count).await;
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_first_visit_shows_the_chart_and_the_sentences() {
    Setting::english().open("", async |page| {
        page.element(MARK).await;
        page.until("document.querySelectorAll('[data-view=articles] [data-article]').length === 5").await;
        assert_eq!(page.attributes(MARK, "data-claim").await.len(), 18);
        assert_eq!(page.text("h1").await.split(' ').next(), Some("18"));
        // A click on the chart itself, where the browser says that the mark is.
        let first = page.attributes(MARK, "data-claim").await.remove(0);
        page.point(&format!("[data-view=chart] [data-claim='{first}'] .ring")).await;
        page.element("[data-view=evidence] blockquote mark").await;
        page.until("location.hash.includes('claim=')").await;
        page.click("[data-facet=source][data-key=nis]").await;
        page.until("location.hash.includes('source=nis')").await;
        page.client().back().await.expect("it goes back");
        page.until(&format!("!location.hash.includes('source=nis') && {ROWS} === 18")).await;
        page.click("[data-switch=language]").await;
        page.until("document.documentElement.lang === 'de'").await;
        page.click("[data-switch=theme]").await;
        let sideways = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
        assert_eq!(page.run(sideways, vec![]).await, json!(false));
        // The picture has its place: as wide as what is around it, and marks lie inside.
        let outside = "return [...document.querySelectorAll('[data-view=chart] .mark .ring')].filter(it => {
            const [ring, canvas] = [it, it.closest('.canvas')].map(it => it.getBoundingClientRect());
            return ring.width === 0 || ring.x < canvas.x || ring.right > canvas.right + 1;
        }).length";
        assert_eq!(page.run(outside, vec![]).await, json!(0));
    });
}

/// By the real clipboard: a text, and a passage of a page with its markup.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn what_is_pasted_is_read_in_a_worker_and_kept() {
    Setting::english().open("", async |page| {
        page.element(MARK).await;
        page.click("[data-wish=unfold]").await;
        page.element("#draft").await;
        page.click("#draft").await;
        page.type_text(own::TEXT).await;
        control(page, 'a').await;
        control(page, 'x').await;
        page.until("document.getElementById('draft').value === ''").await;
        control(page, 'v').await;
        page.until("document.getElementById('draft').value.includes('Generalstab')").await;
        read(page, 1).await;
        page.until(&format!("{ROWS} === 2")).await;
        // A passage of a page, with what belongs to no article.
        let passage = "const part = document.createElement('div');
            part.innerHTML = '<nav>999 russische Soldaten starben</nav><p>Laut Kiew fielen bei Wuhledar <b>rund 70</b> ' +
                'russische Soldaten.</p>';
            document.body.append(part);
            document.activeElement.blur();
            getSelection().selectAllChildren(part);";
        page.click("[data-wish=unfold]").await;
        page.element("#draft").await;
        page.run(passage, vec![]).await;
        control(page, 'c').await;
        page.run("document.body.lastElementChild.remove()", vec![]).await;
        page.click("#draft").await;
        control(page, 'v').await;
        page.until("document.getElementById('draft').value.includes('rund 70')").await;
        read(page, 2).await;
        page.until(&format!("{ROWS} === 3")).await;
        page.reload().await;
        own::articles(page, 2).await;
        page.until(&format!("{ROWS} === 3")).await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_claim_is_corrected_and_taken_back() {
    Setting::english().open("", async |page| {
        let title = "document.querySelector('[data-view=evidence] h2').textContent";
        correct::open(page, "3,800").await;
        page.click("[data-do=edit]").await;
        correct::put(page, "low", "4,100").await;
        page.until(&format!("{title} === '4,100' && document.querySelector('.by-reader')")).await;
        page.click("[data-do=undo]").await;
        page.until(&format!("{title} === '3,800' && !document.querySelector('.by-reader')")).await;
        page.click("[data-do=reject]").await;
        page.until(&format!("{ROWS} === 17")).await;
        control(page, 'z').await;
        page.until(&format!("{ROWS} === 18")).await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn links_go_out_and_in() {
    Setting::english().open("#source=nis", async |page| {
        page.element(MARK).await;
        page.click("[data-do=share]").await;
        let [claims, everything] = [share::link(page, "claims").await, share::link(page, "everything").await];
        for url in [&claims, &everything] {
            rest().await;
            share::visit(page, url).await;
            page.element("[data-view=guest]").await;
            page.until("document.querySelector('.chip[data-key=nis][aria-pressed=true]')").await;
            page.click("[data-clear=filter]").await;
            page.until(&format!("{ROWS} === 18")).await;
        }
        page.click("[data-do=adopt]").await;
        page.until("!location.hash.includes('data=') && location.hash.includes('in=')").await;
        page.until("document.querySelector('#own').dataset.kept === 'true'").await;
        page.reload().await;
        page.until(&format!("{ROWS} === 18")).await;
        share::visit(page, &claims[..claims.len() - 3]).await;
        page.element(".messages p").await;
        page.element(MARK).await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn after_one_visit_the_page_works_with_the_server_stopped() {
    let copy = offline::Copy::new("stopped");
    let url = copy.server.url();
    Setting::english().open_at(&url, async |page| {
        page.element(MARK).await;
        page.until(offline::KEPT).await;
        copy.end();
        for path in ["", "index.html", "?from=mail#source=nis"] {
            page.visit("about:blank").await;
            page.visit(&format!("{url}{path}")).await;
            offline::open_evidence(page).await;
            page.until("document.querySelectorAll('[data-view=articles] [data-article]').length === 5").await;
            rest().await;
        }
        page.reload().await;
        offline::open_evidence(page).await;
        // The worker and the storage, too.
        page.click("[data-wish=unfold]").await;
        page.run("document.getElementById('draft').value = arguments[0]", vec![json!(own::TEXT)]).await;
        read(page, 1).await;
    });
}

/// The file as built, then the one that it writes with a collection inside.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn one_file_works_from_disk() {
    let folder = std::env::temp_dir().join(format!("streitzahl-disk-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("ä page.html");
    fs::copy(offline::dist().join("streitzahl.html"), &file).unwrap();
    let url = url::Url::from_file_path(&file).unwrap().to_string();
    Setting::english().open_at(&url, async |page| {
        offline::open_evidence(page).await;
        assert_eq!(page.attributes(MARK, "data-claim").await.len(), 18);
        page.click("[data-wish=unfold]").await;
        page.run("document.getElementById('draft').value = arguments[0]", vec![json!(own::TEXT)]).await;
        page.click("[data-wish=read]").await;
        page.until(&format!("{ROWS} === 2")).await;
        let write =
            "const done = arguments[1]; streitzahlOnePage(arguments[0]).then(it => it.text()).then(done)";
        let inside = json!({
            "format": "streitzahl-collection", "version": 1, "name": "Zug", "builtin": false,
            "articles": [{ "id": "zug", "title": "Im Zug", "date": "2025-03-04", "text": own::TEXT }],
        });
        let written = page.client().execute_async(write, vec![json!(inside.to_string())]).await.unwrap();
        fs::write(&file, written.as_str().unwrap()).unwrap();
    });
    Setting::english().open_at(&url, async |page| {
        page.until("document.querySelectorAll('[data-view=chart] [data-claim^=\"zug@\"]').length === 2")
            .await;
        offline::open_evidence(page).await;
        assert_eq!(page.count("[data-view=articles] [data-article]").await, 1);
    });
    fs::remove_dir_all(&folder).unwrap();
}

/// That these are the browsers they are taken for.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_browser_is_the_one_asked_for() {
    Setting::english().open("", async |page| {
        let agent = page.run("return navigator.userAgent", vec![]).await;
        let agent = agent.as_str().unwrap_or_default();
        let is = if agent.contains("Chrome/") {
            Engine::Chromium
        } else if agent.contains("Firefox/") {
            Engine::Firefox
        } else {
            Engine::WebKit
        };
        assert_eq!(is, Engine::current(), "{agent}");
    });
}
