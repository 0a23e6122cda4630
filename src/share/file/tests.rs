use super::*;

fn says(text: &str) -> String {
    read(text).unwrap_err().to_string()
}

fn with(rest: &str) -> String {
    format!("{{\"format\":\"streitzahl-collection\",\"version\":1,{rest}}}")
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    for (rest, expected) in [
        (r#""name":7"#, "name: is of another type"),
        (r#""articles":{}"#, "articles: is of another type"),
        (r#""articles":[7]"#, "articles[0]: is of another type"),
        (r#""articles":[{"id":"","text":""}]"#, "articles[0].id: is missing"),
        (
            r#""articles":[{"id":"a","text":"","date":"6.1."}]"#,
            "articles[0].date: is no day of the form 2025-01-06",
        ),
        (r#""articles":[{"id":"a","text":""},{"id":"a","text":""}]"#, "articles[1].id: is there already"),
        (
            r#""articles":[{"id":"a","text":"","details":[["x"]]}]"#,
            "articles[0].details[0]: is of another type",
        ),
        (
            r#""articles":[{"id":"a","text":"","dropped":[{"part":"x"}]}]"#,
            "articles[0].dropped[0].part: is no value allowed there",
        ),
        (r#""corrections":[{"change":"burn"}]"#, "corrections[0].change: is no value allowed there"),
        (r#""corrections":[{"change":"add","quote":" "}]"#, "corrections[0].quote: is missing"),
        (
            r#""corrections":[{"change":"edit","quote":"3","article":"a","fields":{"low":-1}}]"#,
            "corrections[0].fields.low: is no value allowed there",
        ),
        (
            r#""corrections":[{"change":"edit","quote":"3","article":"a","fields":{"as_of":{"from":"2025-01-01"}}}]"#,
            "corrections[0].fields.as_of.to: is missing",
        ),
        (
            r#""corrections":[{"change":"edit","quote":"3","article":"a","fields":{"sources":["nis",7]}}]"#,
            "corrections[0].fields.sources[1]: is of another type",
        ),
    ] {
        assert_eq!(says(&with(rest)), expected, "{rest}");
    }
}

#[test]
fn what_is_no_collection() {
    assert_eq!(says(""), "no JSON: line 1, column 0");
    assert_eq!(says("{\n  \"a\": }"), "no JSON: line 2, column 8");
    assert_eq!(says("[]"), "this is no collection of Streitzahl");
    assert_eq!(says(r#"{"format":"geojson","version":1}"#), "this is no collection of Streitzahl");
    assert_eq!(
        says(r#"{"format":"streitzahl-collection","version":7}"#),
        "a newer Streitzahl wrote this, version 7"
    );
    assert_eq!(says(r#"{"format":"streitzahl-collection"}"#), "version: is missing");
    assert!(says(&"[".repeat(1_000_000)).starts_with("no JSON: line 1, column 12"));
    assert!(
        says(&with(&format!("\"articles\":{}1{}", "[".repeat(9999), "]".repeat(9999))))
            .starts_with("no JSON")
    );
    assert_eq!(read("").unwrap_err().say(Lang::De), "Kein JSON: Zeile 1, Spalte 0");
}

#[test]
fn unknown_keys_and_a_byte_order_mark_do_no_harm() {
    let text = format!("\u{feff}{}", with(r#""name":"Sudscha","color":"red","articles":null"#));
    assert_eq!(read(&text), Ok(Snapshot { name: "Sudscha".to_owned(), ..Snapshot::default() }));
}

#[test]
fn every_part_of_a_page_has_a_name() {
    let mut parts = PARTS;
    parts.sort_unstable();
    assert!(parts.windows(2).all(|pair| pair[0].0 != pair[1].0 && pair[0].1 != pair[1].1));
    assert_eq!(parts[6].0, Part::Outside);
}
