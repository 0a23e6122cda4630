//! Without network: the page after one visit, a new version, the page in one file; and that nothing ever leaves it.

// What fails here fails the test.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use harness::{Page, Setting};
use serde_json::json;
use xtask::serve::{Running, Server};

const MARK: &str = "[data-view=chart] [data-claim]";
pub(super) const KEPT: &str = "navigator.serviceWorker.controller";

/// The built page.
pub(super) fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist")
}

/// A copy of the built page that a test may change, on a server of its own.
pub(super) struct Copy {
    pub folder: PathBuf,
    pub server: Running,
}

impl Copy {
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("streitzahl-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for file in fs::read_dir(dist()).unwrap() {
            let file = file.unwrap().path();
            fs::copy(&file, folder.join(file.file_name().unwrap())).unwrap();
        }
        let server = Server::bind(folder.clone(), 0).unwrap().start();
        Self { folder, server }
    }

    pub fn end(self) {
        self.server.stop();
        fs::remove_dir_all(&self.folder).unwrap();
    }
}

/// Chooses a mark and sees its sentence.
pub(super) async fn open_evidence(page: &Page) {
    // Whenever it is there: the chart may be drawn anew in between.
    let click = "it.dispatchEvent(new MouseEvent('click', { bubbles: true }))";
    page.until(&format!("(it => it && ({click}, true))(document.querySelector('{MARK}'))")).await;
    page.element("[data-view=evidence] blockquote mark").await;
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_new_version_is_offered_and_not_forced() {
    let copy = Copy::new("version");
    let url = copy.server.url();
    Setting::german().open_at(&url, async |page| {
        page.element(MARK).await;
        page.until(KEPT).await;
        assert_eq!(page.count("#update").await, 0);
        let index = copy.folder.join("index.html");
        let new = fs::read_to_string(&index).unwrap().replace("<title>", "<meta name=\"new\"><title>");
        fs::write(&index, new).unwrap();
        xtask::pack::write_service_worker(&copy.folder, &dist().join("../static")).unwrap();
        let is_new = "document.querySelector('meta[name=new]')";
        page.reload().await;
        page.until("document.querySelector('#update [lang=de]')?.textContent.includes('neue Fassung')").await;
        page.until("getComputedStyle(document.querySelector('#update [lang=en]')).display === 'none'").await;
        // Not forced: loading again gives the old one.
        page.reload().await;
        page.element("#update").await;
        page.until(&format!("!{is_new}")).await;
        page.click("#update button:last-of-type").await;
        page.until("!document.querySelector('#update')").await;
        page.reload().await;
        page.click("#update button").await;
        page.until(is_new).await;
        page.element(MARK).await;
        page.until("caches.keys && !document.querySelector('#update')").await;
        let script = "const done = arguments[0]; caches.keys().then(names => done(names.length))";
        let caches = page.client().execute_async(script, vec![]).await.expect("caches are counted");
        assert_eq!(caches, json!(1), "the old version is gone");
    });
    copy.end();
}

/// A file that is not the one built makes no version: the visit goes on, nothing is kept.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_half_done_upload_is_not_kept() {
    let copy = Copy::new("half");
    let icon = copy.folder.join("icon.png");
    fs::write(&icon, "not yet").unwrap();
    Setting::german().open_at(&copy.server.url(), async |page| {
        page.element(MARK).await;
        let script = "const done = arguments[0];
            navigator.serviceWorker.register('sw.js').then(({ installing }) =>
                installing.addEventListener('statechange', () => done(installing.state)));";
        let state = page.client().execute_async(script, vec![]).await.expect("it has a state");
        assert_eq!(state, json!("redundant"));
        page.until("!navigator.serviceWorker.controller").await;
        let console = page.console().await.join("\n");
        assert!(console.is_empty() || console.contains("integrity"), "{console}");
    });
    copy.end();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_page_can_be_installed() {
    Setting::german().open("", async |page| {
        page.element(MARK).await;
        let answer = page.chromium("Page.getInstallabilityErrors", json!({})).await;
        let errors: Vec<&str> = answer["installabilityErrors"]
            .as_array()
            .map(|all| all.iter().filter_map(|error| error["errorId"].as_str()).collect())
            .unwrap_or_default();
        // The tests' browser has no profile.
        assert!(errors.iter().all(|&error| error == "in-incognito"), "{errors:?}");
        let manifest = page.chromium("Page.getAppManifest", json!({})).await;
        assert_eq!(manifest["errors"], json!([]));
        assert!(manifest["url"].as_str().is_some_and(|url| url.ends_with("streitzahl.webmanifest")));
    });
}

/// What a reader does in a session, and that the page asks for nothing but its own files.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn nothing_leaves_the_page() {
    let copy = Copy::new("requests");
    let url = copy.server.url();
    Setting::german().open_at(&url, async |page| {
        open_evidence(page).await;
        page.until(KEPT).await;
        page.click("[data-facet=source][data-key=nis]").await;
        page.click("[data-switch=language]").await;
        page.click("[data-switch=theme]").await;
        page.click("[data-sort=number]").await;
        // An article of one's own, whose markup would load something; read in the worker.
        page.click("[data-wish=unfold]").await;
        let text =
            "Laut Kiew fielen bei Wuhledar 70 russische Soldaten. <img src=https://track.example/a.png>";
        page.element("#draft").await;
        page.run("document.getElementById('draft').value = arguments[0]", vec![json!(text)]).await;
        page.click("[data-wish=read]").await;
        page.until("document.querySelector('[data-view=chart]').textContent.includes('70')").await;
        let page_in_one = "const done = arguments[0]; streitzahlOnePage('').then(it => done(it.size))";
        let size = page.client().execute_async(page_in_one, vec![]).await.expect("it is written");
        assert!(size.as_u64().is_some_and(|size| size > 100_000), "{size}");
        page.click("[popovertarget=download]").await;
        page.click("#download [data-kind=svg] [data-give=save]").await;
        page.until("document.querySelector('#download [role=status]').textContent !== ''").await;
        page.reload().await;
        open_evidence(page).await;
        let requests = page.requests().await;
        assert!(requests.iter().any(|it| it.ends_with(".wasm")), "{requests:?}");
        for request in requests.iter().filter(|it| !it.starts_with("data:") && !it.starts_with("blob:")) {
            let path = request.strip_prefix(&url).unwrap_or_else(|| panic!("it asked {request}"));
            let path = path.split(['?', '#']).next().unwrap_or_default();
            assert!(copy.folder.join(path).exists(), "no file of ours: {request}");
        }
    });
    copy.end();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn one_file_works_from_disk() {
    let file = dist().join("streitzahl.html").canonicalize().unwrap();
    Setting::german().open_at(&format!("file://{}", file.display()), async |page| {
        page.element(MARK).await;
        let marks = page.attributes(MARK, "data-claim").await;
        assert_eq!(marks.len(), 18, "{marks:?}");
        // The picture is as wide as its place, with nothing to make it measure anew.
        let widths = "const canvas = document.querySelector('[data-view=chart] .canvas');
            return [canvas.clientWidth, Number(canvas.querySelector('svg.picture').getAttribute('width'))]";
        let widths = page.run(widths, vec![]).await;
        assert_eq!(widths[0], widths[1], "{widths}");
        open_evidence(page).await;
        page.click("[data-switch=language]").await;
        page.until("document.documentElement.lang === 'en'").await;
        assert_eq!(page.count("#update").await, 0);
        for request in page.requests().await {
            let allowed = ["file://", "data:", "blob:"].iter().any(|it| request.starts_with(it));
            assert!(allowed && !request.ends_with(".js"), "{request}");
        }
    });
}

/// The page and the one file both write the page in one file, with a collection inside; it works like the first.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_page_writes_itself_as_one_file() {
    let write = "const done = arguments[1];
        streitzahlOnePage(arguments[0]).then(it => it.text()).then(done, error => done(String(error)))";
    let json = r#"{"title":"</script><script>alert(1)</script> & <b>$1</b>"}"#;
    let folder = std::env::temp_dir().join(format!("streitzahl-one-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("one ä.html");
    let write_from = async |page: &Page| {
        page.element(MARK).await;
        let written = page.client().execute_async(write, vec![json!(json)]).await.expect("it is written");
        fs::write(&file, written.as_str().unwrap_or_default()).unwrap();
    };
    let address = || url::Url::from_file_path(&file).unwrap().to_string();
    let check = async |page: &Page| {
        open_evidence(page).await;
        let inside = page.run("return document.getElementById('collection').textContent", vec![]).await;
        let inside: serde_json::Value = serde_json::from_str(inside.as_str().unwrap_or_default()).unwrap();
        assert_eq!(inside, serde_json::from_str::<serde_json::Value>(json).unwrap());
    };
    Setting::german().open("", write_from);
    let first = fs::read_to_string(&file).unwrap();
    // Where gzip is the same, so are the files.
    let built = fs::read_to_string(dist().join("streitzahl.html")).unwrap();
    let head = |text: &str| text.split("<script type=\"application/json\"").next().map(str::to_owned);
    let foot = |text: &str| text.rsplit("<script>").next().map(str::to_owned);
    assert_eq!((head(&first), foot(&first)), (head(&built), foot(&built)));
    Setting::german().open_at(&address(), async |page| {
        check(page).await;
        write_from(page).await;
    });
    Setting::german().open_at(&address(), check);
    fs::remove_dir_all(&folder).unwrap();
}

/// Somebody's own article in the one file: whoever opens it sees it, with and without what this browser has kept.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_collection_travels_in_one_file() {
    let text = "Laut Kiew fielen bei Wuhledar mindestens 70 russische Soldaten. <img src=x onerror=alert(1)>";
    let collection = json!({
        "format": "streitzahl-collection", "version": 1, "name": "Zug <b>", "builtin": false,
        "articles": [{ "id": "zug", "title": "Im Zug", "date": "2025-03-04", "text": text }],
    });
    let folder = std::env::temp_dir().join(format!("streitzahl-travel-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("zug.html");
    Setting::german().open("", async |page| {
        page.element(MARK).await;
        let write =
            "const done = arguments[1]; streitzahlOnePage(arguments[0]).then(it => it.text()).then(done)";
        let json = json!(collection.to_string());
        let written = page.client().execute_async(write, vec![json]).await.expect("it is written");
        fs::write(&file, written.as_str().unwrap_or_default()).unwrap();
    });
    Setting::german().open_at(url::Url::from_file_path(&file).unwrap().as_str(), async |page| {
        for _ in 0..2 {
            page.until("document.querySelectorAll('[data-view=chart] [data-claim^=\"zug@\"]').length === 1")
                .await;
            assert_eq!(page.count(MARK).await, 1);
            page.element("[data-view=articles] [data-article=zug]").await;
            page.reload().await;
        }
        open_evidence(page).await;
    });
    fs::remove_dir_all(&folder).unwrap();
}
