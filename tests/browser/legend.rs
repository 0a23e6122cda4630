//! The legend filters, the table says how numbers stand, shares are ours.

use harness::Setting;

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_legend_brings_out_what_is_drawn_so() {
    Setting::german().open("", async |page| {
        page.click("[data-sign=open-above] button").await;
        page.until("location.hash === '#sign=open-above'").await;
        page.until("document.querySelectorAll('tbody tr').length === 4").await;
        page.until("document.querySelector('[data-sign=open-above] button').ariaPressed === 'true'").await;
        page.click("[data-sign=open-above] button").await;
        page.click("[data-sign=dispute] button").await;
        // Four numbers, and the parts of two sums.
        page.until("document.querySelectorAll('tbody tr').length === 8").await;
        page.click("[data-clear=filter]").await;
        page.until("location.hash === ''").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_table_says_how_numbers_stand_and_sorts_and_filters_by_it() {
    Setting::german().open("", async |page| {
        let first = "document.querySelector('tbody .standing').textContent";
        page.click("[data-sort=standing]").await;
        page.until(&format!("{first} === 'umstritten: 1, 2' || {first} === 'umstritten: 1'")).await;
        let all = "[...document.querySelectorAll('tbody .standing')].map(it => it.textContent)";
        for word in ["eine Quelle", "zwei Quellen einig", "später aktualisiert", "ohne Quelle"] {
            page.until(&format!("{all}.includes('{word}')")).await;
        }
        // It is folded away, and stays once something in it is chosen.
        page.click(".filters .more").await;
        page.click("[data-facet=standing][data-key=contested]").await;
        page.click(".filters .more").await;
        page.until("document.querySelector('[data-facet=standing]').checkVisibility()").await;
        page.until("!document.querySelector('[data-facet=side]').checkVisibility()").await;
        page.until(&format!("{all}.every(it => it.startsWith('umstritten'))")).await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn losses_as_a_share_of_those_sent_are_ours() {
    Setting::german().open("", async |page| {
        let share = "[data-view=chart] [data-derived*='/']";
        page.element(share).await;
        assert_eq!(page.count(share).await, 4);
        let script = "document.querySelector(\"[data-derived*='/']\").dispatchEvent(new MouseEvent('click', { bubbles: true }))";
        page.run(script, vec![]).await;
        page.element("[data-view=evidence] blockquote").await;
        let words = page.text("[data-view=evidence]").await;
        assert!(words.contains("Das nennt niemand") && words.contains('%') && words.contains("12.000"), "{words}");
    });
}
