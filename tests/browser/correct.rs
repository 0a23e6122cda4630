//! A reader corrects: a field, what is no claim, words that are one; takes it back and does it again.

use fantoccini::key::Key;
use harness::{Page, Setting};
use serde_json::json;

const NUMBERS: &str = "[...document.querySelectorAll('td.number button')].map(it => it.textContent)";

/// Opens the claim of the table row that names this number.
pub(super) async fn open(page: &Page, number: &str) -> String {
    page.element("td.number button").await;
    let script = format!(
        "const row = [...document.querySelectorAll('tbody tr')].find(it => it.querySelector('td.number button').textContent === '{number}');
        row.querySelector('button').click(); return row.dataset.claim"
    );
    let id = page.run(&script, vec![]).await;
    page.element("[data-do=edit]").await;
    id.as_str().unwrap_or_default().to_owned()
}

/// Puts a value into a control of the form, as a reader does.
pub(super) async fn put(page: &Page, field: &str, value: &str) {
    let script = "const it = document.querySelector(`[data-field=${arguments[0]}]`);
        it.value = arguments[1]; it.dispatchEvent(new Event('change', { bubbles: true }))";
    page.element(&format!("[data-field={field}]")).await;
    page.run(script, vec![json!(field), json!(value)]).await;
}

/// Presses a key with Ctrl, and Shift where asked.
async fn control(page: &Page, key: &str, shift: bool) {
    let script = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
        { key: arguments[0], ctrlKey: true, shiftKey: arguments[1], bubbles: true, cancelable: true }))";
    page.run(script, vec![json!(key), json!(shift)]).await;
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_field_is_changed_shown_as_the_readers_and_taken_back() {
    Setting::german().open("", async |page| {
        let id = open(page, "3.800").await;
        page.click("[data-do=edit]").await;
        put(page, "bound", "at_least").await;
        page.until("document.querySelector('[data-view=evidence] h2').textContent === 'mindestens 3.800'").await;
        put(page, "low", "4.100").await;
        page.until("document.querySelector('[data-view=evidence] h2').textContent === 'mindestens 4.100'").await;
        put(page, "sources", "NIS, Ein Augenzeuge").await;
        // It counts everywhere, and says whose it is.
        let row = page.text(&format!("[data-view=table] [data-claim='{id}']")).await;
        assert!(row.contains("von Hand geändert") && row.contains("NIS") && row.contains("mindestens 4.100"), "{row}");
        page.until(&format!("document.querySelector(\"[id='mark-{id}']\").matches('.by-reader')")).await;
        let mark = page.attributes(&format!("[id='mark-{id}']"), "aria-label").await;
        assert!(mark[0].contains("von Hand geändert") && mark[0].contains("4.100"), "{mark:?}");
        assert!(page.text(".legend .hand").await.contains("Gestrichelt"));
        // The program's own reading stands beside it.
        let read = page.text(".as-read").await;
        assert!(read.contains("3.800") && read.contains("Selenskyj"), "{read}");
        // Three steps back by keys and by button, all on again.
        control(page, "z", false).await;
        page.until("!document.querySelector('tr.selected').textContent.includes('NIS')").await;
        page.click("[data-do=undo]").await;
        control(page, "z", false).await;
        page.until("document.querySelector('[data-view=evidence] h2').textContent === '3.800'").await;
        page.until("document.querySelector('[data-field=bound]').value === 'exact' && !document.querySelector('.by-reader')").await;
        for _ in 0..3 {
            control(page, "Z", true).await;
        }
        page.until("document.querySelector('tr.selected').textContent.includes('NIS')").await;
        page.until("document.querySelector('[data-field=low]').value === '4100'").await;
        page.click("[data-do=as-read]").await;
        page.until("!document.querySelector('.by-reader, .as-read')").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn what_is_no_claim_goes_and_comes_back() {
    Setting::english().open("", async |page| {
        let id = open(page, "3,800").await;
        page.click("[data-do=reject]").await;
        page.until("document.querySelectorAll('tbody tr').length === 17").await;
        page.until("document.querySelector('h1').textContent.startsWith('17 claims')").await;
        assert!(page.text("[data-view=rejected]").await.contains("3,800"));
        // Beside the place where it stood, and in the evidence that is still open.
        assert_eq!(page.attributes("[data-do=restore]", "data-rejected").await, [id.as_str(), id.as_str()]);
        page.click("[data-view=evidence] [data-do=restore]").await;
        page.until("document.querySelectorAll('tbody tr').length === 18").await;
        page.until("document.querySelector('[data-view=evidence] blockquote')").await;
        assert_eq!(page.count("[data-view=rejected]").await, 0);
        control(page, "z", false).await;
        page.until("document.querySelectorAll('tbody tr').length === 17").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn words_selected_in_an_article_become_a_claim() {
    Setting::german().open("", async |page| {
        page.element("[data-view=articles] [data-article]").await;
        let script = "const details = document.querySelector('[data-view=articles] details');
            details.open = true;
            const walker = document.createTreeWalker(details, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const node = walker.currentNode;
                const at = node.data.search(/Offizier/);
                if (at >= 0 && node.parentElement.dataset.at > 0) {
                    getSelection().setBaseAndExtent(node, at - 1, node, at + 9);
                    return node.data.slice(at, at + 8);
                }
            }";
        let words = page.run(script, vec![]).await;
        assert_eq!(words, json!("Offizier"));
        page.until("document.querySelector('.picked q')?.textContent.startsWith('Offizier')").await;
        page.click("[data-do=add]").await;
        page.until("document.querySelectorAll('tbody tr').length === 19").await;
        page.until("document.querySelector('[data-view=edit] [data-field=low]')").await;
        put(page, "low", "12").await;
        page.until("document.querySelector('[data-view=evidence] h2').textContent === '12'").await;
        let hand = page.text("[data-view=evidence] .hand").await;
        assert!(hand.contains("von Hand ergänzt"), "{hand}");
        // Its evidence is its sentence.
        assert!(page.text("[data-view=evidence] blockquote mark").await.starts_with("Offizier"));
        page.click("[data-do=reject]").await;
        page.until(&format!("{NUMBERS}.length === 18")).await;
        assert_eq!(page.count("[data-view=rejected]").await, 0);
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_field_is_changed_by_keys_alone_on_a_phone() {
    Setting::german().size(360, 740).dark().open("", async |page| {
        open(page, "3.800").await;
        page.run("document.querySelector('[data-do=edit]').focus()", vec![]).await;
        page.press(Key::Enter).await;
        page.element("[data-field=measure]").await;
        let sideways = "return document.documentElement.scrollWidth > innerWidth
            || document.querySelector('.evidence').scrollWidth > document.querySelector('.evidence').clientWidth";
        assert_eq!(page.run(sideways, vec![]).await, json!(false));
        page.run("document.querySelector('[data-field=low]').select(); document.querySelector('[data-field=low]').focus()", vec![])
            .await;
        page.type_text("900").await;
        page.press(Key::Tab).await;
        page.until("document.querySelector('[data-view=evidence] h2').textContent === '900'").await;
        // The focus goes on to the next control, though the form was drawn anew.
        page.until("document.activeElement.dataset.field === 'side'").await;
        let low = "Math.min(...[...document.querySelectorAll('.row input, .row select')].map(it => it.offsetHeight)) >= 44";
        page.until(low).await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_claim_is_added_by_typing_its_words() {
    Setting::english().open("", async |page| {
        open(page, "3,800").await;
        let before = page.count("tbody tr").await;
        put(page, "words", "nirgends").await;
        page.until("document.querySelector('[data-field=words]').getAttribute('aria-invalid') === 'true'").await;
        put(page, "words", "nordkoreanische").await;
        page.until(&format!("document.querySelectorAll('tbody tr').length === {}", before + 1)).await;
        page.until("document.querySelector('[data-view=edit]')").await;
        page.until("document.querySelector('[data-view=evidence] blockquote mark').textContent === 'nordkoreanische'").await;
    });
}
