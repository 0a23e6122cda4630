//! What a reader sends and opens: links in three sizes, the file, links that are damaged.

use harness::{Page, Setting};
use serde_json::{Value, json};

const ROWS: &str = "document.querySelectorAll('tbody tr').length";

/// The link of a size, once it is made.
pub(super) async fn link(page: &Page, size: &str) -> String {
    page.until(&format!("document.getElementById('link-{size}')?.value.length > 0")).await;
    let value = page.run(&format!("return document.getElementById('link-{size}').value"), vec![]).await;
    value.as_str().unwrap_or_default().to_owned()
}

/// Opens an address in the same tab as a page of its own.
pub(super) async fn visit(page: &Page, url: &str) {
    page.visit("about:blank").await;
    page.visit(url).await;
}

/// Rejects the first claim of the table.
async fn reject_first(page: &Page) {
    page.element("td.number button").await;
    page.run("document.querySelector('tbody tr button').click()", vec![]).await;
    page.click("[data-do=reject]").await;
    page.until(&format!("{ROWS} === 17")).await;
}

/// What the browser keeps of collections, as text.
async fn kept(page: &Page) -> Value {
    let script = "const [done] = [arguments[arguments.length - 1]];
        indexedDB.databases().then(async all => {
            const out = [];
            for (const { name } of all) {
                const db = await new Promise(ok => { const it = indexedDB.open(name); it.onsuccess = () => ok(it.result); });
                for (const store of [...db.objectStoreNames].sort()) {
                    const rows = await new Promise(ok => {
                        const it = db.transaction(store).objectStore(store).getAll(); it.onsuccess = () => ok(it.result);
                    });
                    out.push(store + JSON.stringify(rows));
                }
                db.close();
            }
            done(out.join());
        })";
    page.client().execute_async(script, vec![]).await.expect("the storage can be read")
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_sizes_say_how_long_they_are_and_open_the_same() {
    Setting::german().open("#source=nis", async |page| {
        page.element("[data-view=chart] [data-claim]").await;
        page.click("[data-do=share]").await;
        let [view, claims, everything] =
            [link(page, "view").await, link(page, "claims").await, link(page, "everything").await];
        assert!(view.ends_with("#source=nis"), "{view}");
        let words = page.text("#share").await;
        for url in [&view, &claims, &everything] {
            let digits = url.chars().count().to_string();
            let number = if digits.len() > 3 { format!("{}.{}", &digits[..1], &digits[1..]) } else { digits };
            assert!(words.contains(&format!("{number} Zeichen")), "{number}: {words}");
        }
        assert!(words.contains("hat jeder, der Streitzahl öffnet"), "{words}");
        println!("view {}, claims {}, everything {}", view.len(), claims.len(), everything.len());
        let heading = page.text("h1").await;
        // The claims alone: the same table, no sentences, and it says so.
        visit(page, &claims).await;
        page.element("[data-view=guest]").await;
        page.until("document.querySelector('.chip[data-key=nis][aria-pressed=true]')").await;
        assert_eq!(page.text("h1").await, heading);
        page.click("[data-clear=filter]").await;
        page.until(&format!("{ROWS} === 18")).await;
        page.until("location.hash.includes('data=') && !location.hash.includes('source')").await;
        page.run("document.querySelector('tbody tr button').click()", vec![]).await;
        let evidence = page.text("[data-view=evidence]").await;
        assert!(evidence.contains("die Sätze des Artikels sind nicht dabei"), "{evidence}");
        page.click("[data-do=leave]").await;
        page.until("!location.hash.includes('data=') && !document.querySelector('[data-view=guest]')").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn everything_opens_beside_what_the_reader_has_and_can_be_kept() {
    Setting::german().open("", async |page| {
        reject_first(page).await;
        page.click("[data-do=share]").await;
        let words = page.text("#share").await;
        assert!(words.contains("nicht deine Korrekturen"), "{words}");
        let everything = link(page, "everything").await;
        // Somebody who has nothing of it.
        page.run(
            "indexedDB.databases().then(all => all.forEach(({ name }) => indexedDB.deleteDatabase(name)))",
            vec![],
        )
        .await;
        page.run("localStorage.clear()", vec![]).await;
        visit(page, everything.split('#').next().unwrap_or_default()).await;
        page.until(&format!("{ROWS} === 18")).await;
        let before = kept(page).await;
        visit(page, &everything).await;
        page.element("[data-view=guest]").await;
        page.until(&format!("{ROWS} === 17")).await;
        // Looked through, and changed here: still nothing of it is kept.
        page.run("document.querySelector('tbody tr button').click()", vec![]).await;
        page.click("[data-do=reject]").await;
        page.until(&format!("{ROWS} === 16")).await;
        page.click("[data-do=undo]").await;
        page.until(&format!("{ROWS} === 17")).await;
        assert_eq!(kept(page).await, before);
        page.click("[data-do=adopt]").await;
        page.until("!location.hash.includes('data=') && location.hash.includes('in=')").await;
        page.until(&format!("{ROWS} === 17 && !document.querySelector('[data-view=guest]')")).await;
        page.until(
            "document.querySelector('#collections').selectedOptions[0].textContent.includes('Artikel')",
        )
        .await;
        page.until("document.querySelector('#own').dataset.kept === 'true'").await;
        page.reload().await;
        page.until(&format!("{ROWS} === 17")).await;
        // The built-in one is as it was.
        visit(page, &[everything.split('#').next().unwrap_or_default(), "#source=nis"].concat()).await;
        page.click("[data-clear=filter]").await;
        page.until(&format!("{ROWS} === 18")).await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_bad_link_gives_a_message_and_the_page() {
    for (hash, says) in [
        ("#data=", "abgeschnitten"),
        ("#data=EAAAAAAAAA", "abgeschnitten"),
        ("#data=<img src=x onerror=alert(1)>", "abgeschnitten"),
        ("#source=nis&data=aHR0cHM6Ly9leGFtcGxlLm9yZw", "abgeschnitten"),
    ] {
        Setting::german().open(hash, async |page| {
            page.element("[data-view=chart] [data-claim]").await;
            page.element(".messages p").await;
            let words = page.text(".messages").await;
            assert!(words.contains(says), "{hash}: {words}");
            page.until("!location.hash.includes('data')").await;
            page.run("document.querySelector('[data-clear=filter]')?.click()", vec![]).await;
            page.until(&format!("{ROWS} === 18")).await;
        });
    }
}

/// A link cut at any place, as chat programs do, and one that inflates to more than is taken.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn links_that_are_cut_or_bombs_are_refused() {
    Setting::english().open("", async |page| {
        page.element("[data-view=chart] [data-claim]").await;
        page.click("[data-do=share]").await;
        let everything = link(page, "everything").await;
        let (base, payload) = everything.split_once("#data=").expect("it carries a payload");
        let cut = format!("{base}#data={}", &payload[..payload.len() / 2]);
        visit(page, &cut).await;
        page.element("[data-view=chart] [data-claim]").await;
        assert!(page.text(".messages").await.contains("was cut on its way"));
        let script = "const done = arguments[arguments.length - 1];
            (async () => {
                const zeros = new Blob([new Uint8Array(80 << 20)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
                const body = new Uint8Array(await new Response(zeros).arrayBuffer());
                let crc = -1;
                for (const byte of [0x12, ...body]) {
                    crc ^= byte;
                    for (let bit = 0; bit < 8; bit++) crc = crc >>> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
                }
                crc = ~crc;
                const bytes = [0x12, crc & 255, crc >> 8 & 255, crc >> 16 & 255, crc >>> 24, ...body];
                let text = '';
                for (const byte of bytes) text += String.fromCharCode(byte);
                done(btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
            })()";
        let bomb = page.client().execute_async(script, vec![]).await.expect("it is made");
        let bomb = bomb.as_str().unwrap_or_default().to_owned();
        assert!(bomb.len() > 10_000);
        visit(page, &format!("{base}#data={bomb}")).await;
        page.element("[data-view=chart] [data-claim]").await;
        let words = page.text(".messages").await;
        assert!(words.contains("holds more than is read"), "{words}");
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_menu_opens_and_closes_by_keys_and_fits_a_phone() {
    use fantoccini::key::Key;
    Setting::german().size(360, 740).dark().open("", async |page| {
        page.element("[data-do=share]").await;
        page.run("document.querySelector('[data-do=share]').focus()", vec![]).await;
        page.press(Key::Enter).await;
        page.until("document.activeElement.id === 'share-title'").await;
        let wide = "return document.documentElement.scrollWidth > innerWidth
            || document.querySelector('#share').getBoundingClientRect().right > innerWidth";
        assert_eq!(page.run(wide, vec![]).await, json!(false));
        page.press(Key::Escape).await;
        page.until("!document.querySelector('#share').matches(':popover-open')").await;
        page.until("document.activeElement.dataset.do === 'share'").await;
    });
}

/// Drops a file on the window.
async fn drop_file(page: &Page, name: &str, text: &str) {
    let script = "const held = new DataTransfer();
        held.items.add(new File([arguments[1]], arguments[0]));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }))";
    page.run(script, vec![json!(name), json!(text)]).await;
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_collections_file_opens_as_a_collection_and_leads_to_the_original() {
    Setting::german().open("", async |page| {
        page.element("[data-view=chart] [data-claim]").await;
        drop_file(page, "kaputt.json", r#"{"format":"streitzahl-collection","version":1,"articles":[{"id":"a"}]}"#).await;
        page.until("document.querySelector('.messages').textContent.includes('kaputt.json: articles[0].text: fehlt')").await;
        drop_file(page, "neu.json", r#"{"format":"streitzahl-collection","version":9}"#).await;
        page.until("document.querySelector('.messages').textContent.includes('neuere Streitzahl')").await;
        let text = "Bilanz\\n\\nLaut Kiew fielen bei Kursk rund 300 russische Soldaten.";
        let address = "https://example.org/bilanz";
        let collection = format!(
            r#"{{"format":"streitzahl-collection","version":1,"name":"Sudscha","articles":[
            {{"id":"bilanz","title":"Bilanz","date":"2025-01-06","details":[["address","{address}"]],"text":"{text}"}},
            {{"id":"boese","title":"Böse","date":"2025-01-07","details":[["address","javascript:alert(1)"]],"text":"{text}"}}],
            "corrections":[{{"change":"edit","article":"bilanz","quote":"rund 300","start":35,"fields":{{"low":310,"high":310}}}}]}}"#
        );
        drop_file(page, "sudscha.json", &collection).await;
        page.until("document.querySelector('#collections').selectedOptions[0].textContent.startsWith('Sudscha')").await;
        page.until(&format!("{ROWS} === 2")).await;
        page.until("document.querySelector('tbody').textContent.includes('rund 310')").await;
        for row in 0..2 {
            page.run(&format!("document.querySelectorAll('tbody tr button')[{row}].click()"), vec![]).await;
            page.element("[data-view=evidence] blockquote").await;
            page.until(&format!("document.querySelectorAll('tbody tr')[{row}].matches('.selected')")).await;
        }
        page.run("[...document.querySelectorAll('tbody tr')].find(it => it.textContent.includes('310')).querySelector('button').click()", vec![]).await;
        let to = "https://example.org/bilanz#:~:text=Laut%20Kiew%20fielen%20bei%20Kursk%20rund%20300%20russische%20Soldaten.";
        page.until(&format!("document.querySelector('.at-origin a')?.href === '{to}'")).await;
        page.run("[...document.querySelectorAll('tbody tr')].find(it => !it.textContent.includes('310')).querySelector('button').click()", vec![]).await;
        page.until("document.querySelector('[data-view=evidence] blockquote') && !document.querySelector('.at-origin')").await;
        // Its file is its own again; the link of the view is for this browser alone.
        page.click("[data-do=share]").await;
        let words = page.text("#share").await;
        assert!(words.contains("liegt allein in diesem Browser"), "{words}");
        let claims = link(page, "claims").await;
        visit(page, &claims).await;
        page.element("[data-view=guest]").await;
        page.until("document.querySelector('tbody').textContent.includes('rund 310')").await;
        page.until("document.querySelector('td.number .hand')?.textContent.includes('von Hand')").await;
    });
}
