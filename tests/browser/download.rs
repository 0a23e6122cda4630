//! What a reader takes along: files that lie in the folder for downloads afterwards, and the clipboard.

// What fails here fails the test.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use harness::{PATIENCE, Page, Setting};
use serde_json::{Value, json};

const MARK: &str = "[data-view=chart] [data-claim]";

/// A folder that the browser saves into.
async fn folder(page: &Page, name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("streitzahl-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let parameters = json!({ "behavior": "allow", "downloadPath": folder });
    page.chromium("Page.setDownloadBehavior", parameters).await;
    folder
}

/// Saves what a row of the menu has; the file's name and content.
async fn saved(page: &Page, folder: &PathBuf, row: &str) -> (String, Vec<u8>) {
    page.click(&format!("#download {row} [data-give=save]")).await;
    let end = Instant::now() + PATIENCE;
    loop {
        let files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        let done = |file: &&PathBuf| file.extension().is_some_and(|it| it != "crdownload" && it != "tmp");
        if let Some(file) = files.iter().find(done).filter(|_| files.len() == 1) {
            let content = fs::read(file).unwrap();
            if !content.is_empty() {
                fs::remove_file(file).unwrap();
                return (file.file_name().unwrap().to_string_lossy().into_owned(), content);
            }
        }
        assert!(Instant::now() < end, "nothing is saved: {row}");
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn pictures_and_tables_are_saved() {
    Setting::german().open("", async |page| {
        page.element(MARK).await;
        let folder = folder(page, "saved").await;
        page.click("[popovertarget=download]").await;
        let today = "const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()]
            .map(it => String(it).padStart(2, '0')).join('-')";
        let today = page.run(today, vec![]).await.as_str().unwrap().to_owned();

        let (name, svg) = saved(page, &folder, "[data-kind=svg]").await;
        assert_eq!(name, format!("streitzahl-{today}.svg"));
        let svg = String::from_utf8(svg).unwrap();
        assert!(svg.starts_with("<svg") && svg.contains("18 Angaben aus 5 Artikeln"), "{svg}");
        // Title, legend and sources are inside.
        assert!(
            svg.contains("Wer nennt welche Zahl")
                && svg.contains("mindestens")
                && svg.contains("Acht nordkoreanische")
        );

        let (name, png) = saved(page, &folder, "[data-kind=png]").await;
        assert_eq!(name, format!("streitzahl-{today}.png"));
        assert!(png.starts_with(b"\x89PNG"));
        let width = u32::from_be_bytes(png[16..20].try_into().unwrap());
        assert!(width > 1500, "{width} pixels");

        let (_, table) = saved(page, &folder, "[data-kind=csv]").await;
        let table = String::from_utf8(table).unwrap();
        assert!(table.starts_with("\u{feff}id;article;measure;"), "{table}");
        let (name, package) = saved(page, &folder, "[data-kind=zip]").await;
        assert!(name.ends_with(".zip") && package.starts_with(b"PK"));
        let (_, linked) = saved(page, &folder, "[data-kind=jsonld]").await;
        let linked: Value = serde_json::from_slice(&linked).unwrap();
        let claims = linked["@graph"].as_array().unwrap().iter();
        assert!(claims.filter(|node| node["@type"][0] == "schema:Claim").count() >= 18);
        page.until("document.querySelector('#download [role=status]').textContent === 'Gespeichert.'").await;

        // The filter holds for files, too.
        page.press(fantoccini::key::Key::Escape).await;
        page.until("!document.querySelector('#download').matches(':popover-open')").await;
        page.click("[data-facet=source][data-key=zelensky]").await;
        page.click("[popovertarget=download]").await;
        page.until("document.querySelector('#download .note').textContent.startsWith('Nur die Angaben')")
            .await;
        let (_, lines) = saved(page, &folder, "[data-kind=ndjson]").await;
        let lines = String::from_utf8(lines).unwrap();
        assert!(lines.lines().all(|line| line.contains("\"zelensky\"")) && lines.contains("3800"), "{lines}");
        fs::remove_dir_all(&folder).unwrap();
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_table_is_copied() {
    Setting::english().open("", async |page| {
        page.element(MARK).await;
        let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.chromium("Browser.grantPermissions", permissions).await;
        page.click("[popovertarget=download]").await;
        page.click("#download [data-kind=md] [data-give=copy]").await;
        page.until("document.querySelector('#download [role=status]').textContent === 'Copied.'").await;
        let script =
            "const done = arguments[0]; navigator.clipboard.readText().then(done, it => done(String(it)))";
        let text = page.client().execute_async(script, vec![]).await.unwrap();
        let text = text.as_str().unwrap_or_default();
        assert!(
            text.starts_with("| As of | Counted |") && text.contains("Zelensky via Lex Fridman"),
            "{text}"
        );
        page.click("#download [data-kind=png] [data-give=copy]").await;
        page.until("document.querySelector('#download [role=status]').textContent === 'Copied.'").await;
    });
}

/// The page saved from the page, opened from disk: the same claims, and it saves itself again.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_page_is_saved_in_one_file() {
    let mut file = PathBuf::new();
    Setting::german().open("", async |page| {
        page.element(MARK).await;
        let folder = folder(page, "page").await;
        page.click("[popovertarget=download]").await;
        let (name, content) = saved(page, &folder, "[data-kind=html]").await;
        assert!(name.starts_with("streitzahl-") && name.ends_with(".html"), "{name}");
        file = folder.join("page.html");
        fs::write(&file, content).unwrap();
    });
    let url = url::Url::from_file_path(&file).unwrap().to_string();
    Setting::german().open_at(&url, async |page| {
        page.element(MARK).await;
        assert_eq!(page.attributes(MARK, "data-claim").await.len(), 18);
        let folder = folder(page, "again").await;
        page.click("[popovertarget=download]").await;
        let (_, again) = saved(page, &folder, "[data-kind=html]").await;
        // But for line breaks that the browser leaves out.
        assert!(again.len().abs_diff(fs::read(&file).unwrap().len()) < 10);
        let (_, svg) = saved(page, &folder, "[data-kind=svg]").await;
        assert!(svg.starts_with(b"<svg"));
        fs::remove_dir_all(&folder).unwrap();
    });
    fs::remove_dir_all(file.parent().unwrap()).unwrap();
}
