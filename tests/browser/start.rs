//! The page starts, and says so where it cannot.

use harness::Setting;

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_page_starts_with_an_empty_console() {
    Setting::german().open("", async |page| {
        assert!(page.text("h1").await.contains("Artikel"));
        page.until("document.title.includes('Streitzahl')").await;
        page.until("document.querySelector('noscript') === null").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn without_javascript_a_message_stands_in_the_page() {
    Setting::german().without_scripts().open("", async |page| {
        let text = page.text("noscript").await;
        assert!(text.contains("Bitte JavaScript einschalten"), "{text}");
        assert!(text.contains("enable JavaScript"), "{text}");
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn without_webassembly_a_message_stands_in_the_page() {
    for (setting, words) in
        [(Setting::german(), "kann kein WebAssembly"), (Setting::english(), "has no WebAssembly")]
    {
        setting.open("", async |page| {
            let script = "delete globalThis.WebAssembly";
            let parameters = serde_json::json!({ "source": script });
            page.chromium("Page.addScriptToEvaluateOnNewDocument", parameters).await;
            page.reload().await;
            let text = page.text("[data-boot=failed]").await;
            assert!(text.contains(words), "{text}");
        });
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn where_the_wasm_does_not_load_a_message_stands_in_the_page() {
    Setting::english().open("", async |page| {
        page.chromium("Network.enable", serde_json::json!({})).await;
        let parameters = serde_json::json!({ "urls": ["*.wasm"] });
        page.chromium("Network.setBlockedURLs", parameters).await;
        page.console().await;
        page.reload().await;
        let text = page.text("[data-boot=failed]").await;
        assert!(text.contains("could not be started"), "{text}");
        let console = page.console().await.join("\n");
        assert!(console.contains("Failed to fetch"), "{console}");
    });
}

/// The check at the end of each of these tests is worth something.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
#[should_panic(expected = "wrote to the console")]
fn a_page_that_writes_to_the_console_fails() {
    Setting::german().open("", async |page| {
        page.run("console.warn('careful')", vec![]).await;
    });
}
