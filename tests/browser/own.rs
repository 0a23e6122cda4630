//! Own articles: put in by every way, read in a worker, told about, kept, changed in two windows.

use std::fs;
use std::path::PathBuf;

use harness::{Page, Setting};
use serde_json::{Value, json};

const ROW: &str = "[data-view=table] tbody [data-claim]";

/// Pastes into the window what a clipboard holds as plain text and as HTML.
pub(super) async fn paste(page: &Page, plain: &str, html: &str) {
    let script = "const held = new DataTransfer();
        if (arguments[0]) held.setData('text/plain', arguments[0]);
        if (arguments[1]) held.setData('text/html', arguments[1]);
        (document.getElementById('draft') ?? document.body).dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }));";
    page.run(script, vec![json!(plain), json!(html)]).await;
}

/// Drops files, each a name and a text, a `\u{FF}`-free Latin-1 text of bytes, anywhere on the window.
pub(super) async fn drop_files(page: &Page, files: &[(&str, &[u8])]) {
    let files: Vec<Value> = files.iter().map(|(name, bytes)| json!([name, bytes])).collect();
    let script = "const held = new DataTransfer();
        for (const [name, bytes] of arguments[0]) held.items.add(new File([new Uint8Array(bytes)], name));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }));";
    page.run(script, vec![json!(files)]).await;
}

/// Waits until so many articles are listed and nothing is being read.
pub(super) async fn articles(page: &Page, count: usize) {
    page.until(&format!(
        "document.querySelectorAll('[data-view=articles] [data-article]').length === {count}
            && !document.querySelector('progress') && document.querySelector('#collections').value
            && document.querySelector('#own').dataset.kept === 'true'"
    ))
    .await;
}

async fn claims(page: &Page) -> usize {
    page.count(ROW).await
}

/// What the page says beside the place for own articles.
async fn said(page: &Page) -> String {
    page.until("document.querySelector('.messages p')").await;
    page.text(".messages").await
}

pub(super) const TEXT: &str = "Streit um die Zahl der Toten\n\nKiew, 6. Januar 2025 – Laut dem ukrainischen Generalstab \
    wurden bei Kursk rund 300 nordkoreanische Soldaten getötet. Seoul spricht von mindestens 100 Toten.";

/// An article in a page with everything around it that a site has.
pub(super) const SITE: &str = r##"<html lang="de"><head><title>x</title><meta property="article:published_time" content="2025-01-07T06:00">
    <meta property="og:site_name" content="Tagblatt"><link rel="canonical" href="https://tagblatt.example/kursk"></head><body>
    <nav><a href="/">Start</a> 999 nordkoreanische Soldaten getötet</nav><header>Tagblatt</header>
    <article><h1>Wer zählt die Toten?</h1><p>Laut dem ukrainischen Generalstab wurden bei Kursk <b>rund 300</b>
    nordkoreanische Soldaten getötet.<script>document.title = 'taken'</script><img src="x" onerror="document.title = 'taken'">
    <svg onload="document.title = 'taken'"><text>888 nordkoreanische Soldaten getötet</text></svg>
    <a href="javascript:document.title = 'taken'">Mehr</a> dazu hier.</p>
    <aside>777 nordkoreanische Soldaten getötet</aside></article><footer>666 nordkoreanische Soldaten getötet</footer></body>"##;

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn pasted_text_becomes_a_collection_of_ones_own() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        paste(page, TEXT, "").await;
        page.until("document.activeElement.id === 'draft'").await;
        page.click("[data-wish=read]").await;
        articles(page, 1).await;
        assert_eq!(claims(page).await, 2);
        assert!(page.text("h1").await.ends_with("in einem Artikel"));
        assert!(said(page).await.contains("Ein Artikel ist dazugekommen"));
        assert_eq!(page.text("[data-view=articles] h3").await, "Streit um die Zahl der Toten");
        // The day is the text's, and that is said.
        let origin = page.text("[data-view=articles] li").await;
        assert!(origin.contains("6. Jan. 2025") && origin.contains("Datum aus dem Text"), "{origin}");
        // The built-in articles are still there, unchanged, and the way back is one step.
        page.run(
            "const list = document.getElementById('collections'); list.value = '';
            list.dispatchEvent(new Event('change', { bubbles: true }))",
            vec![],
        )
        .await;
        page.until(&format!("document.querySelectorAll('{ROW}').length === 18")).await;
        page.client().back().await.expect("it goes back");
        page.until(&format!("document.querySelectorAll('{ROW}').length === 2")).await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_pasted_page_is_shown_without_what_is_no_article_before_it_is_read() {
    Setting::english().open("", async |page| {
        page.element(ROW).await;
        paste(page, "the same as bare text", SITE).await;
        page.until("document.querySelector('.pasted')").await;
        let draft = page.run("return document.getElementById('draft').value", vec![]).await;
        let expected = "Wer zählt die Toten?\n\nLaut dem ukrainischen Generalstab wurden bei Kursk rund 300 \
            nordkoreanische Soldaten getötet.\n\nMehr dazu hier.";
        assert_eq!(draft, json!(expected));
        let dropped = page.text(".pasted").await;
        for part in
            ["scripts and styles (2)", "menus, head and foot of the page (3)", "side notes and forms (1)"]
        {
            assert!(dropped.contains(part), "{dropped}");
        }
        page.click("[data-wish=read]").await;
        articles(page, 1).await;
        assert_eq!(claims(page).await, 1);
        let origin = page.text("[data-view=articles] .origin").await;
        assert!(origin.contains("Tagblatt") && origin.contains("tagblatt.example/kursk"), "{origin}");
        let links = page.attributes("[data-view=articles] .origin a", "href").await;
        assert_eq!(links, ["https://tagblatt.example/kursk"]);
        page.until("!document.title.includes('taken')").await;
        // The bare text instead.
        paste(page, "the same as bare text", SITE).await;
        page.click("[data-wish=plain]").await;
        page.until("document.getElementById('draft').value === 'the same as bare text'").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn dropped_files_are_read_or_refused_with_a_reason() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        let latin = b"Laut Kiew fielen bei Kursk 20 nordkoreanische Soldaten, sagt General M\xFCller.".as_slice();
        let lines = br#"{"article":"a","text":"Laut Kiew fielen bei Kursk 30 nordkoreanische Soldaten.","date":"2025-01-06"}
{"article":"b","text":7}"#;
        drop_files(
            page,
            &[
                ("latin.txt", latin),
                ("<img src=x onerror=\"document.title='taken'\">.html", SITE.as_bytes()),
                ("notiz.md", b"---\ntitle: Bilanz\ndate: 2025-01-08\n---\n**40** nordkoreanische Soldaten fielen laut Kiew."),
                ("alle.jsonl", lines),
                ("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
                ("txt.\u{202E}exe", b"x"),
                ("bin.txt", b"\0\0\0\0"),
            ],
        )
        .await;
        articles(page, 4).await;
        assert_eq!(claims(page).await, 4);
        let said = said(page).await;
        for words in [
            "4 Artikel sind dazugekommen",
            "alle.jsonl: Zeile 2: kein Artikel",
            "bild.png: Diese Art Datei wird nicht gelesen",
            "txt.\u{FFFD}exe: Diese Art",
            "bin.txt: Das ist kein Text",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
        let list = page.text("[data-view=articles]").await;
        assert!(list.contains("Gelesen in der Kodierung windows-1252"), "{list}");
        // What is undated is asked for its date.
        assert_eq!(page.count(".ask input").await, 1);
        page.until("!document.title.includes('taken')").await;
        // The same again is not taken twice.
        drop_files(page, &[("latin-kopie.txt", latin)]).await;
        page.until("document.querySelector('.messages').textContent.includes('schon in der Sammlung')").await;
        articles(page, 4).await;
    });
}

/// By the input, as a reader who clicks does it, with real files; a folder with a folder in it.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn files_and_folders_can_be_opened() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("own-folder");
    fs::create_dir_all(folder.join("inner")).unwrap();
    fs::write(folder.join("a.txt"), "Laut Kiew fielen bei Kursk 20 nordkoreanische Soldaten.").unwrap();
    fs::write(folder.join("inner/b.html"), SITE).unwrap();
    fs::write(folder.join("inner/.hidden"), "x").unwrap();
    let folder = folder.canonicalize().unwrap();
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        page.click("[data-wish=unfold]").await;
        let files = page.element("#folder").await;
        files.send_keys(&folder.display().to_string()).await.unwrap();
        articles(page, 2).await;
        assert_eq!(claims(page).await, 2);
        // A real drop of the folder: the same articles, so that nothing is new.
        let data = json!({ "items": [], "files": [folder.display().to_string()], "dragOperationsMask": 1 });
        for kind in ["dragEnter", "dragOver", "drop"] {
            let event = json!({ "type": kind, "x": 300, "y": 300, "data": data });
            page.chromium("Input.dispatchDragEvent", event).await;
        }
        page.until("document.querySelector('.messages').textContent.includes('schon in der Sammlung')").await;
        assert_eq!(page.count(".messages .trouble").await, 2);
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_article_is_told_about_and_read_anew() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        let text = "Laut Kiew fielen gestern bei Kursk 20 nordkoreanische Soldaten.";
        drop_files(page, &[("a.txt", text.as_bytes())]).await;
        articles(page, 1).await;
        assert_eq!(page.text("td.day").await, "kein Tag genannt");
        let set = "const field = document.querySelector(arguments[0]); field.value = arguments[1];
            field.dispatchEvent(new Event('change', { bubbles: true }))";
        page.run(set, vec![json!(".ask input"), json!("2025-01-06")]).await;
        page.until("document.querySelector('td.day').textContent.startsWith('5.\u{a0}Jan')").await;
        assert_eq!(page.count(".ask").await, 0);
        page.click(".facts summary").await;
        page.run(set, vec![json!("[data-field=title]"), json!("<b>Neu</b>\u{202E}")]).await;
        page.until("document.querySelector('[data-view=articles] h3').textContent === '<b>Neu</b>'").await;
        page.run(set, vec![json!("[data-field=address]"), json!("javascript:alert(1)")]).await;
        assert!(said(page).await.contains("passt nicht in dieses Feld"));
        page.run(set, vec![json!("[data-field=address]"), json!("https://www.blatt.example/1")]).await;
        page.until("document.querySelector('.origin').textContent.includes('blatt.example')").await;
        page.run(set, vec![json!("[data-field=date]"), json!("2025-02-01")]).await;
        page.until("document.querySelector('td.day').textContent.includes('31.\u{a0}Jan')").await;
        page.click("[data-wish=remove]").await;
        page.until("!document.querySelector('[data-article]')").await;
        page.click("[data-wish=take-back]").await;
        page.until("document.querySelector('td.day').textContent.includes('31.\u{a0}Jan')").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn collections_are_kept_named_copied_and_deleted() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        drop_files(page, &[("a.txt", TEXT.as_bytes())]).await;
        articles(page, 1).await;
        let kept = "document.querySelector('#collections').selectedOptions[0].textContent.startsWith(";
        // After a reload, and on a new visit without address, it is there at once.
        page.reload().await;
        articles(page, 1).await;
        assert_eq!(claims(page).await, 2);
        page.go("").await;
        articles(page, 1).await;
        page.click("[data-wish=unfold]").await;
        let rename = "const field = document.querySelector('[data-wish=name]'); field.value = ' Kursk <i>im</i>  Januar ';
            field.dispatchEvent(new Event('change', { bubbles: true }))";
        page.run(rename, vec![]).await;
        page.until(&format!("{kept}'Kursk <i>im</i> Januar (ein Artikel)')")).await;
        page.click("[data-wish=duplicate]").await;
        page.until(&format!("{kept}'Kopie von Kursk <i>im</i> Januar')")).await;
        articles(page, 1).await;
        page.click(".facts summary").await;
        page.click("[data-wish=remove]").await;
        page.until("!document.querySelector('[data-article]')").await;
        // The other one has its article still.
        page.click("[data-wish=delete]").await;
        page.until(&format!("document.querySelectorAll('{ROW}').length === 18")).await;
        assert!(said(page).await.contains("Gelöscht: Kopie von Kursk"));
        assert_eq!(page.count("#collections option").await, 3);
        page.click("[data-wish=take-back]").await;
        page.until(&format!("{kept}'Kopie von Kursk <i>im</i> Januar')")).await;
        page.reload().await;
        page.until("document.querySelectorAll('#collections option').length === 4").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn two_windows_of_one_collection_keep_both_changes() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        drop_files(page, &[("a.txt", TEXT.as_bytes())]).await;
        articles(page, 1).await;
        let address = page.client().current_url().await.unwrap();
        let first = page.client().window().await.unwrap();
        let second = page.client().new_window(false).await.unwrap().handle;
        page.client().switch_to_window(second.clone()).await.unwrap();
        page.client().goto(address.as_str()).await.unwrap();
        articles(page, 1).await;
        drop_files(page, &[("b.txt", "Seoul: 40 nordkoreanische Soldaten fielen.".as_bytes())]).await;
        articles(page, 2).await;
        page.client().switch_to_window(first).await.unwrap();
        // It is told of the other window's change, and changes something itself.
        articles(page, 2).await;
        drop_files(page, &[("c.txt", "Kiew: 50 nordkoreanische Soldaten fielen.".as_bytes())]).await;
        articles(page, 3).await;
        page.client().switch_to_window(second).await.unwrap();
        articles(page, 3).await;
        page.reload().await;
        articles(page, 3).await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn where_nothing_can_be_kept_it_is_said_and_all_else_works() {
    Setting::german().open("", async |page| {
        let parameters =
            json!({ "source": "delete Window.prototype.indexedDB; delete globalThis.indexedDB" });
        page.chromium("Page.addScriptToEvaluateOnNewDocument", parameters).await;
        page.reload().await;
        page.element(ROW).await;
        drop_files(page, &[("a.txt", TEXT.as_bytes())]).await;
        articles(page, 1).await;
        assert!(said(page).await.contains("lässt diese Seite nichts aufheben"));
        page.element("[data-wish=file]").await;
        let choose = "const list = document.getElementById('collections'); list.selectedIndex = arguments[0];
            list.dispatchEvent(new Event('change', { bubbles: true }))";
        page.run(choose, vec![json!(0)]).await;
        page.until(&format!("document.querySelectorAll('{ROW}').length === 18")).await;
        page.run(choose, vec![json!(1)]).await;
        articles(page, 1).await;
        assert_eq!(claims(page).await, 2);
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_full_storage_says_so_and_offers_the_file() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        let url = page.client().current_url().await.unwrap();
        let origin = url.origin().ascii_serialization();
        let quota = json!({ "origin": origin, "quotaSize": 100_000 });
        page.chromium("Storage.overrideQuotaForOrigin", quota).await;
        let long = [TEXT, &" Das Wetter bleibt wechselhaft.".repeat(100_000)].concat();
        let script = "const held = new DataTransfer(); held.items.add(new File([arguments[0]], 'a.txt'));
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }));";
        page.run(script, vec![json!(long)]).await;
        page.until("document.querySelector('.messages')?.textContent.includes('Speicher des Browsers ist voll')").await;
        page.element("[data-wish=file]").await;
        articles(page, 1).await;
    });
}

/// Held by somebody who does not let go of it.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_storage_that_does_not_answer_says_so_and_offers_the_file() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        let hold = "const done = arguments[0];
            indexedDB.open('streitzahl').onsuccess = ({ target: { result } }) => {
                const held = result.transaction('labels', 'readwrite').objectStore('labels');
                const again = () => globalThis.letGo || (held.count().onsuccess = again);
                again();
                done();
            }";
        page.client().execute_async(hold, vec![]).await.expect("it can be held");
        drop_files(page, &[("a.txt", TEXT.as_bytes())]).await;
        page.until("document.querySelector('.messages')?.textContent.includes('antwortet nicht')").await;
        page.element("[data-wish=file]").await;
        articles(page, 1).await;
        assert_eq!(claims(page).await, 2);
        // Once it answers again, the next change is kept, and the message goes.
        page.run("globalThis.letGo = true", vec![]).await;
        drop_files(page, &[("b.txt", b"Laut Kiew fielen bei Wuhledar 70 russische Soldaten.")]).await;
        articles(page, 2).await;
        page.until("!document.querySelector('.messages').textContent.includes('antwortet nicht')").await;
        page.reload().await;
        articles(page, 2).await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_collection_of_another_browser_is_said_to_be_missing() {
    Setting::german().open("#in=nowhere", async |page| {
        page.until(&format!("document.querySelectorAll('{ROW}').length === 18")).await;
        assert!(said(page).await.contains("nicht in diesem Browser"));
        page.until("!location.hash").await;
    });
}

/// The draft is there after an error and after a reload.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_draft_is_never_lost() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        paste(page, "\u{0}\u{1}\u{2} kein Text", "").await;
        page.click("[data-wish=read]").await;
        assert!(said(page).await.contains("Das ist kein Text"));
        let draft = "return document.getElementById('draft').value";
        assert_eq!(page.run(draft, vec![]).await, json!("\u{0}\u{1}\u{2} kein Text"));
        page.run("document.getElementById('draft').value = ''", vec![]).await;
        page.click("#draft").await;
        page.type_text("Halb getippt").await;
        page.reload().await;
        page.click("[data-wish=unfold]").await;
        page.until("document.getElementById('draft').value === 'Halb getippt'").await;
    });
}

/// Hostile text and pages: read or refused, nothing runs, the page answers.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn hostile_input_is_text_or_refused() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        // Broken UTF-16 and what makes text look other than it is.
        let script = "const held = new DataTransfer();
            held.setData('text/plain', 'Laut Kiew fielen bei Kursk \\u202E003\\u202C nordkoreanische Sol\\u200Bdaten \\uD800 gestern.');
            document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }))";
        page.run(script, vec![]).await;
        page.click("[data-wish=read]").await;
        articles(page, 1).await;
        let list = page.text("[data-view=articles]").await;
        assert!(list.contains("Unsichtbare Zeichen") && list.contains("(3)"), "{list}");
        assert!(list.contains("nicht lesbar und sind ersetzt"), "{list}");
        assert!(page.text("td.number").await.contains('3'));
        // A line of 10 MB, a hundred thousand tags deep, a hundred thousand side by side.
        let script = "const line = 'Das Wetter bleibt wechselhaft und es regnet '.repeat(240000) + '. Laut Kiew fielen bei Kursk 20 nordkoreanische Soldaten.';
            const deep = '<div><b>'.repeat(100000) + 'Laut Kiew fielen bei Kursk 20 nordkoreanische Soldaten.';
            const wide = '<p onclick=document.title=1 style=color:red><b>Es</b> regnet.'.repeat(50000) + 'Laut Kiew fielen bei Kursk 20 nordkoreanische Soldaten.';
            const held = new DataTransfer();
            held.items.add(new File([line], 'line.txt'));
            held.items.add(new File([deep], 'deep.html'));
            held.items.add(new File([wide], 'wide.html'));
            window.longest = 0; let last = performance.now();
            setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now }, 5);
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }));";
        page.run(script, vec![]).await;
        articles(page, 4).await;
        let longest = page.run("return window.longest", vec![]).await;
        println!("longest the page did not answer: {longest} ms");
        page.until("!document.title.includes('taken')").await;
    });
}

/// Where no worker comes up, the page reads in place.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn without_workers_it_reads_in_place() {
    Setting::german().open("", async |page| {
        let parameters = json!({ "source": "delete globalThis.Worker" });
        page.chromium("Page.addScriptToEvaluateOnNewDocument", parameters).await;
        page.reload().await;
        page.element(ROW).await;
        drop_files(page, &[("a.txt", TEXT.as_bytes())]).await;
        articles(page, 1).await;
        assert_eq!(claims(page).await, 2);
    });
}

/// A worker that ends while reading is replaced; what it was asked is asked again.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_worker_that_ends_is_replaced() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        let script = "const make = streitzahlWorker; window.made = 0;
            globalThis.streitzahlWorker = () => {
                const worker = make();
                if (!window.made++) worker.addEventListener('message', () => setTimeout(() =>
                    worker.dispatchEvent(new ErrorEvent('error', { cancelable: true }))), { once: true });
                return worker;
            }";
        page.run(script, vec![]).await;
        // Long enough to be still at it when the worker ends.
        let long = [TEXT, &" Das Wetter bleibt wechselhaft.".repeat(30_000)].concat();
        let script = "const held = new DataTransfer();
            for (const n of [1, 2, 3]) held.items.add(new File([arguments[0], String(n)], n + '.txt'));
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }));";
        page.run(script, vec![json!(long)]).await;
        articles(page, 3).await;
        page.until("window.made === 2").await;
        // One was being read when the worker ended, alone in its request: it stands there unread, and is named.
        let said = said(page).await;
        assert!(said.contains("etwas schiefgegangen"), "{said}");
        assert_eq!(claims(page).await, 4);
    });
}

/// A thousand articles of 5 KB: under three seconds, and the page answers meanwhile.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_thousand_articles_are_read_while_the_page_answers() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        // The longest gap between two ticks, from the drop until the last article is read.
        let script = "const filler = 'Das Wetter an der Front war in dieser Woche wechselhaft, sagen Anwohner der Stadt. '.repeat(58);
            const held = new DataTransfer();
            for (let n = 0; n < 1000; n++) {
                const text = `Bericht ${n}\\n\\nKursk, 6. Januar 2025 – Laut Kiew fielen bei Kursk ${100 + n} nordkoreanische Soldaten. ${filler}`;
                held.items.add(new File([text], `bericht-${n}.txt`));
            }
            const make = streitzahlWorker; window.made = 0;
            globalThis.streitzahlWorker = () => { window.made++; return make() };
            window.longest = 0; window.begun = window.ended = 0; let last = performance.now();
            const timer = setInterval(() => {
                const now = performance.now();
                const bar = document.querySelector('progress');
                if (bar && !window.begun) window.begun = now;
                if (window.begun && !bar && !window.ended) { window.ended = last; clearInterval(timer); return }
                if (window.begun) window.longest = Math.max(window.longest, now - last);
                last = now;
            }, 1);
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }));";
        page.run(script, vec![]).await;
        page.until("window.ended").await;
        let times = page.run("return [window.ended - window.begun, window.longest]", vec![]).await;
        println!("read in, longest gap, ms: {times}");
        assert_eq!(page.run("return window.made", vec![]).await, json!(1), "it was read in a worker");
        page.until("document.querySelector('#collections').selectedOptions[0].textContent.includes('(1.000')").await;
        page.until("document.querySelectorAll('[data-view=articles] [data-article]').length === 200").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn reading_can_be_stopped() {
    Setting::german().open("", async |page| {
        page.element(ROW).await;
        let script = "const held = new DataTransfer();
            for (let n = 0; n < 40; n++) {
                const text = `Bericht ${n}: ` + 'Laut Kiew fielen bei Kursk 20 nordkoreanische Soldaten. '.repeat(20000);
                held.items.add(new File([text], `bericht-${n}.txt`));
            }
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }));";
        page.run(script, vec![]).await;
        page.click("[data-wish=stop]").await;
        page.until("document.querySelector('.messages')?.textContent.toLowerCase().includes('abgebrochen')").await;
        page.until("!document.querySelector('progress')").await;
    });
}

/// On a phone nothing is wider than the window; in the dark all is there, too.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_phone_holds_it() {
    Setting::english().size(360, 740).dark().open("", async |page| {
        page.element("[data-view=chart] [data-claim]").await;
        // The widest of all, and of these the one that reaches furthest to the right.
        let wide = "return Math.round(Math.max(...[...document.querySelectorAll('.own *, .articles *')]
            .map(it => it.getBoundingClientRect().right)) - innerWidth)";
        paste(page, "x", SITE).await;
        page.until("document.querySelector('.pasted') && document.activeElement.id === 'draft'").await;
        assert!(page.run(wide, vec![]).await.as_i64() <= Some(0));
        page.run("document.getElementById('draft').value = ''", vec![]).await;
        paste(page, TEXT, "").await;
        page.until("document.getElementById('draft').value.startsWith('Streit')").await;
        page.click("[data-wish=read]").await;
        articles(page, 1).await;
        assert!(page.run(wide, vec![]).await.as_i64() <= Some(0));
        assert!(page.text("h1").await.ends_with("in one article"));
    });
}
