//! Disputes first, what was known on a day, a stretch of time: by mouse, keyboard and on a phone.

use fantoccini::key::Key;
use harness::Setting;
use serde_json::json;

const CARDS: &str = "[data-view=disputes] [data-dispute]";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn three_disputes_stand_first_each_with_a_picture_and_a_sentence() {
    Setting::german().open("", async |page| {
        page.element(CARDS).await;
        assert_eq!(page.attributes(CARDS, "data-dispute").await, ["1", "2", "3"]);
        assert!(page.text("[data-view=disputes] h2").await.starts_with("Drei Streitpunkte"));
        assert_eq!(page.count("[data-view=disputes] .still").await, 3);
        let first = page.text(CARDS).await;
        for words in
            ["Weit auseinander", "NIS", "1.100", "mehr als 3.000", "von uns addiert", "Streng gelesen"]
        {
            assert!(first.contains(words), "{words}: {first}");
        }
        // Before the picture, and each number leads to its sentence.
        page.until(
            "document.querySelector('[data-view=disputes]').getBoundingClientRect().top
                < document.querySelector('[data-view=chart]').getBoundingClientRect().top",
        )
        .await;
        page.click("[data-view=disputes] .says [data-claim]").await;
        page.element("[data-view=evidence] blockquote mark").await;
    });
    Setting::english().open("", async |page| {
        let second = page.text(&format!("{CARDS}[data-dispute='2']")).await;
        assert!(second.contains("about a quarter more"), "{second}");
        assert!(second.contains("one source each"), "{second}");
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_click_sets_both_sentences_side_by_side() {
    Setting::german().open("", async |page| {
        page.click("[data-dispute='2'] [data-both]").await;
        page.until("document.querySelectorAll('[data-view=pair] .side').length === 2").await;
        // Both parts of the sum stand in one sentence; each sentence says which article it is from.
        assert_eq!(page.count("[data-view=pair] blockquote").await, 2);
        assert_eq!(page.count("[data-view=pair] mark").await, 3);
        assert_eq!(page.count("[data-view=pair] .source-title").await, 2);
        let beside = "(([a, b]) => a.top === b.top && a.right <= b.left)(
            [...document.querySelectorAll('.side')].map(it => it.getBoundingClientRect()))";
        page.until(beside).await;
        page.until("location.hash.startsWith('#dispute=')").await;
        page.reload().await;
        page.until("document.querySelectorAll('[data-view=pair] blockquote').length === 2").await;
        page.client().back().await.expect("it goes back");
        page.until("!document.querySelector('[data-view=pair]')").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn disputes_by_keyboard() {
    Setting::german().open("", async |page| {
        page.element("[data-both]").await;
        page.run("document.querySelector('[data-both]').focus()", vec![]).await;
        page.press(Key::Enter).await;
        page.until("document.activeElement.id === 'pair-title'").await;
        page.press(Key::Escape).await;
        page.until("!document.querySelector('[data-view=pair]')").await;
        page.until("document.activeElement.matches('[data-both]')").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn on_a_phone_the_sentences_stand_under_each_other() {
    Setting::german().size(360, 740).open("", async |page| {
        page.click("[data-dispute='1'] [data-both]").await;
        let below = "(([a, b]) => a && a.bottom <= b.top)(
            [...document.querySelectorAll('.side')].map(it => it.getBoundingClientRect()))";
        page.until(below).await;
        let sideways = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(page.run(sideways, vec![]).await, json!(false));
        // Right below the card that was asked.
        page.until("document.querySelector('[data-dispute=\"1\"]').nextElementSibling.id === 'pair'").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_bracket_leads_to_its_card() {
    Setting::german().open("", async |page| {
        page.element("[data-view=chart] [data-dispute]").await;
        let click = "document.querySelector('[data-view=chart] [data-dispute=\"2\"] path')
            .dispatchEvent(new MouseEvent('click', { bubbles: true }))";
        page.run(click, vec![]).await;
        page.until("document.querySelector('[data-dispute=\"2\"].open + [data-view=pair]')").await;
    });
}

/// Heading, disputes, table and picture follow the slider; one step of the back button undoes it.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn what_was_known_on_a_day() {
    Setting::german().open("", async |page| {
        page.element("#known").await;
        let rows = "document.querySelectorAll('tbody tr').length";
        page.until(&format!("{rows} === 18")).await;
        page.run("document.querySelector('#known').focus()", vec![]).await;
        page.press(Key::Left).await;
        page.press(Key::Left).await;
        page.until("location.hash === '#known=2024-12-24'").await;
        let heading = page.text("h1").await;
        assert!(heading.ends_with("in drei Artikeln, bekannt am 24. Dezember 2024"), "{heading}");
        assert!(page.text("[data-view=known] output").await.contains("drei von fünf Artikeln"));
        assert_eq!(page.attributes(CARDS, "data-dispute").await, ["1", "2"]);
        page.until(&format!("{rows} === 10 && document.querySelectorAll('.mark:not(.faint)').length === 11"))
            .await;
        assert_eq!(page.count("[data-view=chart] [data-claim]").await, 18, "the rest is faint");
        // What the NIS said later is no update yet.
        assert_eq!(page.count("[data-view=chart] [data-link]").await, 0);
        page.client().back().await.expect("it goes back");
        page.until(&format!("location.hash === '' && {rows} === 18")).await;
        page.until("document.querySelector('#known').value === '4'").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_days_play_by_themselves_unless_the_reader_wants_calm() {
    Setting::german().open("#known=2024-12-24", async |page| {
        page.click("[data-play=play]").await;
        page.element("[data-play=pause]").await;
        page.until("location.hash === '#known=2025-01-06'").await;
        page.until("location.hash === '' && document.querySelector('[data-play=play]')").await;
    });
    Setting::german().open("", async |page| {
        let features = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.chromium("Emulation.setEmulatedMedia", features).await;
        page.reload().await;
        for day in ["2024-10-24", "2024-10-25"] {
            page.click("[data-play=play]").await;
            page.until(&format!("location.hash === '#known={day}'")).await;
        }
        assert_eq!(page.count("[data-play=pause]").await, 0);
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn strange_days_and_disputes_give_the_page() {
    for hash in [
        "#known=1999-01-01",
        "#dispute=nobody@1%7Cnobody@2",
        "#time=1990-01-01..1990-02-01",
        "#known=9999-12-31",
    ] {
        Setting::german().open(hash, async |page| {
            page.element("[data-view=chart] .mark, [data-view=chart] .panel").await;
            page.element("[data-view=table]").await;
        });
    }
}

const DRAG: &str = "const [from, to, selector] = arguments;
    const at = document.querySelector(selector), area = document.querySelector('.brush').getBoundingClientRect();
    const go = (type, part, target) => target.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true,
        pointerId: 1, button: 0, clientX: area.x + area.width * part, clientY: area.y + 12 }));
    go('pointerdown', from, at);
    for (let step = 1; step <= 5; step++) go('pointermove', from + (to - from) * step / 5, document.querySelector('.zone'));
    go('pointerup', to, document.querySelector('.zone'))";

/// A stretch is drawn on the strip, moved, pulled, made longer by keys, reset; the address has it.
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn time_is_zoomed_and_moved() {
    Setting::german().open("", async |page| {
        page.element(".brush").await;
        let marks = async || page.count("[data-view=chart] .mark").await;
        let all = marks().await;
        page.run(DRAG, vec![json!(0.35), json!(0.7), json!(".strip")]).await;
        page.until("/^#time=2024-1[12]-[0-9]+\\.\\.2025-01-[0-9]+$/.test(location.hash)").await;
        let some = marks().await;
        assert!(some < all && some > 3, "{some} of {all}");
        assert_eq!(page.count("[data-view=table] tbody tr").await, 18, "the table has all");
        let hash = page.run("return location.hash", vec![]).await;
        page.run(DRAG, vec![json!(0.5), json!(0.6), json!("[data-grip=band] rect")]).await;
        page.until(&format!("location.hash !== {hash} && location.hash.startsWith('#time=')")).await;
        page.reload().await;
        page.until("document.querySelector('.brush.chosen')").await;
        page.click("[data-zoom=all]").await;
        page.until("location.hash === ''").await;
        assert_eq!(marks().await, all);
        // By keys: on the beginning of the stretch, and in the chart.
        page.run("document.querySelector('[data-grip=from]').focus()", vec![]).await;
        page.press(Key::Right).await;
        page.until("location.hash === '#time=2024-10-25..2025-02-04'").await;
        page.run("document.querySelector('[data-view=chart] .mark').focus()", vec![]).await;
        page.type_text("0").await;
        page.until("location.hash === ''").await;
        page.type_text("+").await;
        page.until("location.hash.startsWith('#time=')").await;
        page.client().back().await.expect("it goes back");
        page.until("location.hash === ''").await;
    });
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_wheel_zooms_with_control_or_on_the_axis_and_scrolls_elsewhere() {
    Setting::german().open("", async |page| {
        page.element(".picture.timed").await;
        let wheel = "const [control, down] = arguments, svg = document.querySelector('.picture.timed');
            const area = svg.getBoundingClientRect();
            const event = new WheelEvent('wheel', { bubbles: true, cancelable: true, ctrlKey: control, deltaY: -200,
                clientX: area.x + area.width / 2, clientY: area.y + down });
            svg.dispatchEvent(event);
            return event.defaultPrevented";
        assert_eq!(page.run(wheel, vec![json!(false), json!(150)]).await, json!(false));
        assert_eq!(page.run(wheel, vec![json!(true), json!(150)]).await, json!(true));
        page.until("location.hash.startsWith('#time=')").await;
        page.click("[data-zoom=all]").await;
        page.until("location.hash === ''").await;
        assert_eq!(page.run(wheel, vec![json!(false), json!(20)]).await, json!(true));
        page.until("location.hash.startsWith('#time=')").await;
    });
}
