//! Pictures as files: invented claims are composed and written as SVG, and compared with `tests/scenes/*.svg`. A
//! changed picture is written beside the old one as `*.new.svg`; look at it, and move it over the old one.
//!
//! Every picture is walked: no text covers another text, a mark or the edge.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use streitzahl::calendar::{Day, Period};
use streitzahl::chart::{Input, Lang, Layout, Options, Px, Rect, Scene, Text, caution, compose, legend};
use streitzahl::claim::{Basis, Bound, Claim, Confidence, Kind, Measure, Modality, Population, Scope};
use streitzahl::dispute::compare;
use streitzahl::export::svg::{Caption, write};
use streitzahl::text::Span;

/// A claim from a line: `measure scope modality side kind bound low high from to sources text`, `-` for nothing.
fn claim(line: &str, number: usize) -> Claim {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let [measure, scope, modality, side, kind, bound, low, high, from, to, sources, text] = fields[..] else {
        panic!("{line}");
    };
    let day = |text: &str| text.parse::<Day>().ok();
    let list = |text: &str| text.split(',').filter(|&id| id != "-").map(str::to_owned).collect();
    Claim {
        id: format!("a{number}@{}", number * 10),
        article: format!("a{number}"),
        measure: Measure::from_name(measure).unwrap(),
        scope: Scope::from_name(scope).unwrap(),
        modality: Modality::from_name(modality).unwrap(),
        population: Population { side: side.to_owned(), kind: Kind::from_name(kind).unwrap() },
        bound: Bound::from_name(bound).unwrap(),
        low: low.parse().ok(),
        high: high.parse().ok(),
        as_of: day(from).zip(day(to)).map(|(from, to)| Period::new(from, to)),
        as_of_basis: Some(Basis::Article),
        sources: list(sources),
        relayed_by: Vec::new(),
        place: None,
        text: text.replace('_', " "),
        span: Span::new(0, 4),
        evidence: Span::new(0, 40),
        repeat_of: None,
        confidence: Confidence::Clear,
        trace: Vec::new(),
    }
}

fn claims(lines: &str) -> Vec<Claim> {
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).zip(1..).map(|(l, n)| claim(l, n)).collect()
}

fn scene(claims: &[Claim], options: Options) -> Scene {
    let shown: Vec<&Claim> = claims.iter().collect();
    let mut published: Vec<Day> =
        claims.iter().filter_map(|claim| claim.as_of).map(|period| period.to).collect();
    published.sort_unstable();
    published.dedup();
    let comparison = compare(&shown, |article| article.get(..10)?.parse().ok());
    compose(&Input { claims: &shown, comparison: Some(&comparison), published: &published, options })
}

fn svg(claims: &[Claim], scene: &Scene, options: Options) -> String {
    let shown: Vec<&Claim> = claims.iter().collect();
    let caption = Caption {
        lang: options.lang,
        title: "Wer nennt welche Zahl, und wann?".into(),
        subtitle: "Erfundene Angaben: so sieht jede Art von Angabe aus.".into(),
        legend: legend(&shown, options.lang),
        cautions: caution(options.log, options.lang).into_iter().map(str::to_owned).collect(),
        sources: vec!["Streitzahl, erfundene Angaben".into()],
        dark: false,
    };
    write(scene, &caption)
}

/// All texts, each with what it may not cover of a mark that it belongs to.
fn texts(scene: &Scene) -> Vec<&Text> {
    let panels = scene.panels.iter().flat_map(|panel| {
        let labels = panel.marks.iter().filter_map(|mark| mark.label.as_ref());
        panel.texts.iter().chain(labels).chain(panel.disputes.iter().map(|dispute| &dispute.label))
    });
    panels.chain(&scene.axis.texts).chain(&scene.texts).collect()
}

/// What is wrong with a picture; empty where all can be read.
fn faults(scene: &Scene) -> String {
    let mut faults = String::new();
    let page = Rect { x: Px::ZERO, y: Px::ZERO, width: scene.width, height: scene.height };
    let texts = texts(scene);
    let mut sorted: Vec<&&Text> = texts.iter().collect();
    sorted.sort_by_key(|text| text.bounds.y);
    for (place, text) in sorted.iter().enumerate() {
        if !page.contains(text.bounds) {
            writeln!(faults, "beyond the edge: {}", text.words()).unwrap();
        }
        for other in sorted[place + 1..].iter().take_while(|other| other.bounds.y < text.bounds.bottom()) {
            if text.bounds.overlaps(other.bounds) {
                writeln!(faults, "{} | {}", text.words(), other.words()).unwrap();
            }
        }
    }
    for panel in &scene.panels {
        for mark in &panel.marks {
            if !panel.area.contains(mark.bounds) {
                writeln!(faults, "mark outside its panel: {}", mark.words).unwrap();
            }
            for label in panel.marks.iter().filter_map(|mark| mark.label.as_ref()) {
                let shapes = mark.shapes.iter().map(|shape| shape.bounds());
                if label.bounds.overlaps(mark.bounds)
                    && shapes.into_iter().any(|it| it.overlaps(label.bounds))
                {
                    writeln!(faults, "{} covers a mark: {}", label.words(), mark.words).unwrap();
                }
            }
        }
    }
    faults
}

/// Compares with the file of that name and writes the new one beside it where it differs.
fn check(name: &str, claims: &[Claim], options: Options) {
    let scene = scene(claims, options);
    let faults = faults(&scene);
    let svg = svg(claims, &scene, options);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenes");
    let (old, new) = (folder.join(format!("{name}.svg")), folder.join(format!("{name}.new.svg")));
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{name}");
    if fs::read_to_string(&old).unwrap_or_default() == svg {
        let _ = fs::remove_file(&new);
    } else {
        fs::write(&new, &svg).unwrap();
        panic!("{name} has changed: compare {} with {}\n{faults}", new.display(), old.display());
    }
    assert!(faults.is_empty(), "{name}:\n{faults}");
}

/// The gold of the real articles, where it is at hand: figures, names and dates only.
fn gold() -> Option<Vec<Claim>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles/gold.jsonl");
    let Ok(text) = fs::read_to_string(path) else {
        eprintln!("skipped: ../shared is not here");
        return None;
    };
    let mut claims: Vec<Claim> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let json: serde_json::Value = serde_json::from_str(line).unwrap();
        let word = |key: &str| json[key].as_str().unwrap_or("-").replace(' ', "_");
        let day = |key: &str| json["as_of"][key].as_str().unwrap_or("-").to_owned();
        let number = |key: &str| json[key].as_u64().map_or("-".to_owned(), |n| n.to_string());
        let side = json["population"]["side"].as_str().unwrap();
        let kind = json["population"]["kind"].as_str().unwrap();
        let list = |key: &str| -> Vec<String> {
            json[key].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
        };
        let line = [
            &word("measure"),
            &word("scope"),
            &word("modality"),
            side,
            kind,
            &word("bound"),
            &number("low"),
            &number("high"),
            &day("from"),
            &day("to"),
            "-",
            &word("text"),
        ];
        let mut read = claim(&line.join(" "), claims.len());
        read.id = word("id");
        read.article = word("article");
        read.sources = list("sources");
        read.relayed_by = list("relayed_by");
        let span = |key: &str| {
            let at = |place: usize| json[key][place].as_u64().unwrap() as u32;
            Span::new(at(0), at(1))
        };
        (read.span, read.evidence) = (span("span"), span("evidence"));
        read.place = json["place"].as_str().map(str::to_owned);
        read.as_of_basis = json["as_of_basis"].as_str().and_then(Basis::from_name);
        if json["repeat"].as_bool() == Some(true) {
            let first = |it: &&Claim| {
                it.article == read.article
                    && it.measure == read.measure
                    && it.low == read.low
                    && it.high == read.high
            };
            read.repeat_of = claims.iter().find(first).map(|it| it.id.clone());
        }
        claims.push(read);
    }
    Some(claims)
}

/// The real articles' numbers: a mark for each estimate, all can be read; the pictures are for looking.
#[test]
fn real_numbers() {
    let Some(claims) = gold() else { return };
    let looks: [(&str, Options); 5] = [
        ("wide", WIDE),
        ("linear", Options { log: false, ..WIDE }),
        ("english", Options { lang: Lang::En, width: 1200, ..WIDE }),
        ("phone", PHONE),
        ("small", Options { width: 320, lang: Lang::En, ..PHONE }),
    ];
    for (name, options) in looks {
        let scene = scene(&claims, options);
        let svg = svg(&claims, &scene, options);
        fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("gold-{name}.svg")), &svg).unwrap();
        assert_eq!(svg.matches("data-claim=").count(), 18, "{name}");
        let faults = faults(&scene);
        assert!(faults.is_empty(), "{name}:\n{faults}");
    }
}

const WIDE: Options = Options { width: 856, lang: Lang::De, log: true, window: None, layout: Layout::Wide };
const PHONE: Options = Options { width: 358, layout: Layout::Ladder, ..WIDE };

/// Every mark of the grammar, once.
const GRAMMAR: &str = "
    killed total asserted aland troops exact 240 240 2031-03-04 2031-03-04 ukraine 240
    killed total asserted aland troops about 300 300 2031-03-19 2031-03-19 nis rund_300
    killed total asserted aland troops at_least 500 - 2031-04-02 2031-04-02 united-states mindestens_500
    killed total asserted aland troops at_most - 900 2031-04-20 2031-04-20 russia bis_zu_900
    killed total asserted aland troops order 2000 9999 2031-05-02 2031-05-02 - Tausende
    killed total asserted aland troops range 400 700 2031-05-11 2031-05-20 north-korea 400_bis_700
    killed total possible aland troops about 1500 1500 2031-05-25 2031-05-25 un,eyewitness rund_1500
    killed total possible aland troops exact 1200 1200 2031-06-09 2031-06-09 - 1200
    killed total denied aland troops exact 640 640 2031-06-14 2031-06-14 putin 640
    killed total superseded aland troops exact 350 350 2031-06-20 2031-06-20 media 350
    killed total asserted aland troops about 800 800 2030-11-01 2031-06-28 isw rund_800
    killed total asserted aland troops exact 450 450 - - zelensky 450
    killed total asserted aland troops fraction - - 2031-06-01 2031-06-01 hur ein_Drittel
    killed rate asserted aland troops about 40 40 2031-05-01 2031-05-31 pentagon rund_40
    killed event asserted mixed troops formation - 1000 2031-05-06 2031-05-06 zelensky bis_zu_einem_Bataillon
    wounded total asserted aland troops nearly - 90 2031-05-06 2031-05-06 red-cross fast_90
    wounded total asserted aland troops at_least 60 - 2031-03-06 2031-03-06 south-korea,united-states mindestens_60
    deployed total asserted aland officers exact 500 500 2031-04-06 2031-04-06 hur 500
    deployed total asserted aland generals exact 3 3 2031-04-06 2031-04-06 hur drei
    strength total asserted aland troops at_most - 1300000 2031-05-06 2031-05-06 - bis_zu_1,3_Millionen
";

#[test]
fn every_mark() {
    let claims = claims(GRAMMAR);
    check("grammar-wide", &claims, WIDE);
}

#[test]
fn every_mark_on_a_phone() {
    check("grammar-phone", &claims(GRAMMAR), PHONE);
}
