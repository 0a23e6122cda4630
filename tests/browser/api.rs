//! The core in other pages: `streitzahl.js` (docs/javascript.md).

use super::offline::Copy;
use harness::{Page, Setting};
use serde_json::{Value, json};

/// Runs an asynchronous piece of JavaScript that has `read` and `compare`.
async fn run(page: &Page, body: &str) -> Value {
    let script = format!(
        "const done = arguments[0];
        import(new URL('streitzahl.js', document.baseURI)).then(async ({{ read, compare }}) => {{ {body} }})
            .then(done, error => done(String(error)));"
    );
    page.client().execute_async(&script, vec![]).await.expect("it runs")
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn another_page_reads_and_compares() {
    let copy = Copy::new("notebook");
    // It has an element of the same name, which stays as it is.
    let notebook =
        "<!doctype html><title>Notebook</title><link rel=icon href=favicon.svg><div id=app>mine</div>";
    std::fs::write(copy.folder.join("notebook.html"), notebook).expect("the page is written");
    Setting::german().open_at(&format!("{}notebook.html", copy.server.url()), async |page| {
        let read = run(
            page,
            "const text = '🙂 Laut NIS fielen bei Kursk rund 300 nordkoreanische Soldaten.';
            const claims = await read(text, { date: '2025-01-06', id: 'a' });
            return { claims, words: text.slice(...claims[0].span) };",
        )
        .await;
        assert_eq!(read["words"], "rund 300", "{read}");
        let claim = &read["claims"][0];
        assert_eq!((&claim["low"], &claim["sources"]), (&json!(300), &json!(["nis"])));
        assert_eq!((&claim["published"], &claim["place"]), (&json!("2025-01-06"), &json!("Kursk")));
        assert_eq!(claim["repeat_of"], json!(null));
        let relations = run(
            page,
            "const one = await read('Laut NIS fielen bei Kursk 300 nordkoreanische Soldaten.', { id: 'a', date: '2025-01-06' });
            const other = await read('Laut Kiew fielen bei Kursk 4.000 nordkoreanische Soldaten.', { id: 'b', date: '2025-01-06' });
            return compare([...one, ...other]);",
        )
        .await;
        assert_eq!(relations[0]["relation"], "contradicts", "{relations}");
        assert_eq!(relations[0]["claims"].as_array().map(Vec::len), Some(2));
        // Without options; no German; nonsense.
        assert_eq!(run(page, "return (await read('Es fielen 300 russische Soldaten.')).length").await, json!(1));
        assert_eq!(run(page, "return read('Nobody said how many people there were.')").await, json!([]));
        let wrong = run(page, "return read('x', { date: 'gestern' })").await;
        assert!(wrong.as_str().is_some_and(|it| it.starts_with("Error: date: ")), "{wrong}");
        let wrong = run(page, "return compare([{ id: 7 }])").await;
        assert!(wrong.as_str().is_some_and(|it| it.starts_with("Error: ")), "{wrong}");
        assert_eq!(page.text("#app").await, "mine");
    });
    copy.end();
}

/// On the page itself the module is the same core, not a second one.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_page_itself_can_be_asked() {
    Setting::german().open("", async |page| {
        page.element("[data-view=chart] [data-claim]").await;
        let read =
            run(page, "return read('Es fielen 300 russische Soldaten.', { date: '2025-01-06' })").await;
        assert_eq!(read[0]["side"], "russia", "{read}");
        assert_eq!(page.count("#app header h1").await, 1);
    });
}
