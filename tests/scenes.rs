//! Pictures as files: invented claims are composed and written as SVG, and compared with `tests/scenes/*.svg`. A
//! changed picture is written beside the old one as `*.new.svg`; look at it, and move it over the old one.
//!
//! Every picture is walked: no text covers another text, a mark or the edge.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use streitzahl::article::Article;
use streitzahl::calendar::{Day, Period};
use streitzahl::chart::{
    Input, Known, Lang, Layout, Options, Px, Rect, Scene, Text, compose, compose_disputes,
};
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

/// The articles that claims are from; a day at the start of an id is the article's.
fn articles(claims: &[Claim]) -> Vec<Article> {
    let mut ids: Vec<&str> = claims.iter().map(|claim| claim.article.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let article = |id: &str| {
        let own = claims.iter().find(|claim| claim.article == id).and_then(|claim| claim.as_of);
        let date = id.get(..10).and_then(|day| day.parse().ok()).or(own.map(|period| period.to));
        Article { id: id.to_owned(), date, ..Article::default() }
    };
    ids.into_iter().map(article).collect()
}

fn scene(claims: &[Claim], options: Options) -> Scene {
    let shown: Vec<&Claim> = claims.iter().collect();
    let published: Vec<Day> = articles(claims).iter().filter_map(|article| article.date).collect();
    let comparison = compare(&shown, |id| id.get(..10)?.parse().ok());
    compose(&Input {
        claims: &shown,
        comparison: Some(&comparison),
        only: None,
        known: None,
        published: &published,
        options,
    })
}

fn svg(claims: &[Claim], scene: &Scene, options: Options) -> String {
    let shown: Vec<&Claim> = claims.iter().collect();
    let articles: Vec<Article> = articles(claims);
    let articles: Vec<&Article> = articles.iter().collect();
    let caption = Caption::of(scene, &shown, &articles, options, None);
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
        for dispute in &panel.disputes {
            // Level lines are the shapes before the bracket's three pixels.
            let signs = dispute.shapes.iter().filter(|shape| shape.stroke.is_none_or(|it| it.dash.is_none()));
            let signs: Vec<Rect> = signs.map(|shape| shape.bounds()).collect();
            for text in texts.iter().filter(|text| signs.iter().any(|sign| sign.overlaps(text.bounds))) {
                writeln!(faults, "{} below a dispute", text.words()).unwrap();
            }
            for mark in panel.marks.iter().filter(|mark| signs.iter().any(|sign| sign.overlaps(mark.bounds)))
            {
                let mut solids = mark.shapes.iter().filter(|shape| shape.opacity == 100);
                if solids.any(|shape| signs.iter().any(|sign| sign.overlaps(shape.bounds()))) {
                    writeln!(faults, "{} below a dispute", mark.words).unwrap();
                }
            }
        }
        for mark in &panel.marks {
            if !panel.area.contains(mark.bounds) {
                writeln!(faults, "mark outside its panel: {}", mark.words).unwrap();
            }
            for label in panel.marks.iter().filter_map(|mark| mark.label.as_ref()).chain(&panel.texts) {
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

/// The cards of the real disputes.
#[test]
fn real_disputes() {
    let Some(claims) = gold() else { return };
    let shown: Vec<&Claim> = claims.iter().collect();
    let comparison = compare(&shown, |id| id.get(..10)?.parse().ok());
    for width in [280, 390] {
        let options = Options { width, ..WIDE };
        let input = Input {
            claims: &shown,
            comparison: Some(&comparison),
            only: None,
            known: None,
            published: &[],
            options,
        };
        let cards = compose_disputes(&input, &[1, 2, 3, 4]);
        assert_eq!(cards[3], None);
        for (number, card) in (1..).zip(cards.into_iter().flatten()) {
            let name = format!("card-{number}-{width}.svg");
            let svg = write(&card, &Caption::default());
            fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(&name), &svg).unwrap();
            assert_eq!(card.panels[0].disputes.len(), 1, "{name}");
            let faults = faults(&card);
            assert!(faults.is_empty(), "{name}:\n{faults}");
        }
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

/// Numbers from one to more than a million in one panel, an interval over everything, days decades apart.
#[test]
fn far_apart() {
    let claims = claims(
        "
        killed total asserted aland troops exact 1 1 1991-03-04 1991-03-04 ukraine 1
        killed total asserted aland troops exact 3 3 2031-03-06 2031-03-06 russia 3
        killed total asserted aland troops exact 1300000 1300000 2031-04-02 2031-04-02 nis 1.300.000
        killed total asserted aland troops range 2 900000 2031-05-11 2031-05-11 un 2_bis_900.000
        killed total asserted aland troops about 5 5 2031-05-30 2031-05-30 media rund_5
        wounded total asserted aland troops exact 100 100 2031-05-02 2031-05-02 - 100
        wounded total asserted aland troops exact 130 130 2031-05-03 2031-05-03 - 130
        wounded total asserted aland troops exact 90 90 2031-05-03 2031-05-03 hur 90
        wounded total asserted aland troops exact 52000 52000 2031-05-09 2031-05-09 hur 52000
    ",
    );
    check("far-wide", &claims, WIDE);
    check("far-linear", &claims, Options { log: false, ..WIDE });
    check("far-phone", &claims, PHONE);
}

/// A thousand claims on one day, of four sources.
#[test]
fn crowded_day() {
    let sources = ["ukraine", "russia", "-", "un"];
    let line = |n: usize| {
        let people = 100 + (n * n * 7919) % 9000;
        let source = sources[n % 4];
        format!(
            "killed total asserted aland troops exact {people} {people} 2031-05-02 2031-05-02 {source} {people}\n"
        )
    };
    let claims = claims(&(0..1000).map(line).collect::<String>());
    // Too large a picture to keep; it is for looking.
    let crowd = scene(&claims, WIDE);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crowd-wide.svg");
    fs::write(file, svg(&claims, &crowd, WIDE)).unwrap();
    assert_eq!(faults(&crowd), "");
    assert!(crowd.panels[0].marks.len() > 700);
    // Side by side, not on each other.
    let mut places: Vec<_> = crowd.panels[0].marks.iter().map(|mark| (mark.at.x, mark.at.y)).collect();
    places.sort_unstable();
    places.dedup();
    assert!(places.len() * 20 > crowd.panels[0].marks.len() * 19);
    assert_eq!(faults(&scene(&claims, PHONE)), "");
}

/// The same number a thousand times, all by one source, on one day.
#[test]
fn one_number_told_a_thousand_times() {
    let line = "killed total asserted aland troops exact 60 60 2031-05-02 2031-05-02 hur 60\n";
    let claims = claims(&line.repeat(1000));
    let shown: Vec<&Claim> = claims.iter().collect();
    // Compared, it is one estimate; as written, a thousand.
    assert_eq!(scene(&claims, WIDE).panels[0].marks.len(), 1);
    let scene = compose(&Input {
        claims: &shown,
        comparison: None,
        only: None,
        known: None,
        published: &[],
        options: WIDE,
    });
    assert_eq!(scene.panels[0].marks.len(), 1000);
    assert_eq!(faults(&scene), "");
    assert!(scene.height < Px::new(2000));
}

/// Nothing, no dates at all, nothing in the window.
#[test]
fn little_to_draw() {
    for options in [WIDE, PHONE] {
        let scene = scene(&[], options);
        assert!(scene.panels.is_empty() && scene.texts[0].words().contains("Keine Angaben"));
        let undated = claims("killed total asserted unknown people exact 5 5 - - - 5");
        let scene = self::scene(&undated, options);
        assert_eq!((scene.panels.len(), faults(&scene)), (1, String::new()));
        let window = Period::new("1999-01-01".parse().unwrap(), "1999-12-31".parse().unwrap());
        let dated = claims("killed total asserted unknown people exact 5 5 2020-01-01 2020-01-01 - 5");
        let scene = self::scene(&dated, Options { window: Some(window), ..options });
        // Over time the panels stay, and say so; rows by question are gone.
        let panels = scene.panels.iter().flat_map(|panel| &panel.texts);
        let says = panels.chain(&scene.texts).any(|text| text.words().contains("Zeitraum"));
        assert!(says && scene.panels.iter().all(|panel| panel.marks.is_empty()));
        assert_eq!(faults(&scene), "");
    }
}

mod any {
    use super::*;
    use proptest::prelude::*;

    fn any_claim() -> impl Strategy<Value = Claim> {
        // Nobody claims *at least 0*; on a linear scale the label of such a mark may touch it.
        let people = prop_oneof![Just(None), (1u64..20_000).prop_map(Some), (1..=u64::MAX).prop_map(Some)];
        let day = prop_oneof![19_000i32..19_400, -700_000i32..2_900_000];
        let source = prop_oneof![
            Just("nis".to_owned()),
            Just("zelensky".to_owned()),
            Just("russia".to_owned()),
            "[a-zäöü<&\"-]{1,60}"
        ];
        let what = (0..8usize, 0..3usize, 0..4usize, 0..6usize, 0..11usize);
        let whose = prop_oneof![Just("aland"), Just("mixed"), Just("unknown"), Just("borduria")];
        (
            what,
            whose,
            (people.clone(), people),
            proptest::option::of((day, 0i32..400)),
            proptest::collection::vec(source, 0..5),
            ".{0,40}",
            0..40u32,
        )
            .prop_map(|(what, whose, (low, high), days, sources, text, number)| Claim {
                id: format!("a@{number}"),
                measure: Measure::ALL[what.0],
                scope: Scope::ALL[what.1],
                modality: Modality::ALL[what.2],
                population: Population { side: whose.to_owned(), kind: Kind::ALL[what.3] },
                bound: Bound::ALL[what.4],
                low,
                high,
                as_of: days.map(|(to, length)| Period::new(Day(to), Day(to - length))),
                sources,
                text,
                ..claim("killed total asserted aland troops exact 1 1 - - - -", number as usize)
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

        /// Whatever is claimed: a picture that can be read.
        #[test]
        fn any_claims_make_a_picture(
            mut claims in proptest::collection::vec(any_claim(), 0..30),
            log: bool, ladder: bool, english: bool, compared: bool, width in 0u16..2000,
            said in proptest::option::of(0usize..30), window in proptest::option::of(19_000i32..19_400),
        ) {
            for (place, claim) in claims.iter_mut().enumerate() {
                claim.id = format!("{}.{place}", claim.id);
            }
            let layout = if ladder { Layout::Ladder } else { Layout::Wide };
            let lang = if english { Lang::En } else { Lang::De };
            let window = window.map(|from| Period::new(Day(from), Day(from + 40)));
            let options = Options { width, lang, log, window, layout };
            let shown: Vec<&Claim> = claims.iter().collect();
            let comparison = compare(&shown, |_| None);
            let said = &shown[..said.unwrap_or(0).min(shown.len())];
            let known = compare(said, |_| None);
            let known = (!said.is_empty()).then_some(Known { claims: said, comparison: &known });
            let disputes: Vec<u32> = (1..=comparison.disputes().len() as u32).collect();
            let comparison = compared.then_some(&comparison);
            let input = Input { claims: &shown, comparison, only: None, known, published: &[Day(19_100)], options };
            let scene = compose(&input);
            prop_assert_eq!(faults(&scene), "");
            for card in compose_disputes(&input, &disputes).iter().flatten() {
                prop_assert_eq!(faults(card), "");
            }
            let svg = svg(&claims, &scene, options);
            prop_assert!(!svg.contains("NaN"));
        }
    }
}

/// A picture of what had been said by a day: the first `said` claims.
fn known(claims: &[Claim], said: usize, options: Options) -> Scene {
    let shown: Vec<&Claim> = claims.iter().collect();
    let (said, all) = (compare(&shown[..said], |_| None), compare(&shown, |_| None));
    let known = Some(Known { claims: &shown[..said.estimate_of.len()], comparison: &said });
    compose(&Input { claims: &shown, comparison: Some(&all), only: None, known, published: &[], options })
}

/// What was said later stands back in its place, without lines and disputes; the panels keep their order.
#[test]
fn what_was_said_later_stands_back() {
    let claims = claims(
        "
        casualties total asserted aland troops exact 3000 3000 2031-03-04 2031-03-04 zelensky 3000
        killed total asserted aland troops at_least 300 - 2031-03-06 2031-03-06 nis mindestens_300
        killed total asserted aland troops exact 800 800 2031-04-03 2031-04-03 nis 800
        casualties total asserted aland troops exact 3800 3800 2031-04-04 2031-04-04 zelensky 3800
        casualties total asserted aland troops exact 900 900 2031-04-05 2031-04-05 russia 900
    ",
    );
    let (early, whole) = (known(&claims, 2, WIDE), known(&claims, 5, WIDE));
    let back = |scene: &Scene| {
        let marks = scene.panels.iter().flat_map(|panel| &panel.marks);
        marks.filter(|mark| mark.later).map(|mark| mark.id.clone()).collect::<Vec<_>>()
    };
    let mut later = back(&early);
    later.sort();
    assert_eq!(later, [3, 4, 5].map(|number| format!("a{number}@{number}0")));
    assert!(back(&whole).is_empty());
    assert!(early.panels.iter().all(|panel| panel.links.is_empty() && panel.disputes.is_empty()));
    assert_eq!(whole.panels.iter().filter(|panel| !panel.disputes.is_empty()).count(), 1);
    let titles = |scene: &Scene| scene.panels.iter().map(|panel| panel.title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(&early), titles(&whole));
    for (scene, name) in
        [(known(&claims, 0, WIDE), "nothing"), (early, "early"), (known(&claims, 4, PHONE), "phone")]
    {
        assert_eq!(faults(&scene), "", "{name}");
    }
}

/// Of many claims some: their disputes keep their numbers, and one whose other side is not shown is not drawn.
#[test]
fn some_of_the_claims() {
    let claims = claims(
        "
        killed total asserted aland troops exact 100 100 2031-03-04 2031-03-04 nis 100
        killed total asserted aland troops exact 9000 9000 2031-03-04 2031-03-04 zelensky 9000
        captured total asserted aland troops exact 100 100 2031-03-04 2031-03-04 nis 100
        captured total asserted aland troops exact 300 300 2031-03-04 2031-03-04 zelensky 300
        missing total asserted aland troops exact 7 7 2031-03-04 2031-03-04 russia 7
    ",
    );
    let shown: Vec<&Claim> = claims.iter().collect();
    let comparison = compare(&shown, |_| None);
    let drawn = |places: &[usize]| {
        let only = places.iter().map(|&place| claims[place].id.as_str()).collect();
        let comparison = Some(&comparison);
        compose(&Input {
            claims: &shown,
            comparison,
            only: Some(&only),
            known: None,
            published: &[],
            options: WIDE,
        })
    };
    let numbers = |scene: &Scene| {
        let disputes = scene.panels.iter().flat_map(|panel| &panel.disputes);
        disputes.map(|dispute| dispute.number).collect::<Vec<_>>()
    };
    let captured = drawn(&[2, 3]);
    assert_eq!((numbers(&captured), captured.panels.len()), (vec![2], 1));
    let one_side = drawn(&[2, 4]);
    assert_eq!((numbers(&one_side), one_side.panels.len(), faults(&one_side)), (vec![], 2, String::new()));
    assert!(drawn(&[]).texts[0].words().contains("Keine Angaben"));
}

/// A stretch of time: what lies outside is not drawn, and the panels keep their height.
#[test]
fn a_stretch_of_time() {
    let claims = claims(GRAMMAR);
    let stretch = Period::new("2031-04-01".parse().unwrap(), "2031-05-12".parse().unwrap());
    let window = Some(stretch);
    let (part, all) = (scene(&claims, Options { window, ..WIDE }), scene(&claims, WIDE));
    let marks = |scene: &Scene| scene.panels.iter().map(|panel| panel.marks.len()).sum::<usize>();
    assert!(marks(&part) > 3 && marks(&part) < marks(&all));
    assert_eq!(part.panels.len(), all.panels.len());
    assert_eq!(faults(&part), "");
    // Days and places lead to each other.
    let day = part.axis.day_at(part.axis.place_of(22_371.0).unwrap()).unwrap();
    assert!((day - 22_371.0).abs() < 0.2, "{day}");
    let ends = [part.axis.stops[0], *part.axis.stops.last().unwrap()].map(|(_, hours)| hours / 24);
    assert_eq!(ends, [stretch.from.0, stretch.to.0]);
}

/// Updates of one source are joined, those of different sources are not; a dispute is drawn where it stands; a sum
/// is derived.
#[test]
fn relations_are_drawn() {
    let claims = claims(
        "
        casualties total asserted aland troops exact 3000 3000 2031-03-04 2031-03-04 zelensky 3000
        casualties total asserted aland troops exact 3800 3800 2031-04-04 2031-04-04 zelensky 3800
        casualties total asserted aland troops exact 900 900 2031-04-05 2031-04-05 russia 900
        killed total asserted aland troops at_least 300 - 2031-04-06 2031-04-06 nis mindestens_300
        wounded total asserted aland troops about 700 700 2031-04-06 2031-04-06 nis rund_700
    ",
    );
    let drawn = scene(&claims, WIDE);
    let losses = drawn.panels.iter().find(|panel| panel.question.measure == Measure::Casualties).unwrap();
    assert_eq!(losses.links.len(), 1);
    assert_eq!(losses.links[0].marks, [claims[0].id.clone(), claims[1].id.clone()]);
    let sum = losses.marks.iter().find(|mark| mark.derived).unwrap();
    assert_eq!(sum.claims, [claims[3].id.clone(), claims[4].id.clone()]);
    assert!(!losses.disputes.is_empty() && losses.marks.iter().any(|mark| mark.contested));
    // What is contested never loses its label.
    assert!(losses.marks.iter().all(|mark| !mark.contested || mark.label.is_some()));
    check("relations-wide", &claims, WIDE);
    check("relations-english", &claims, Options { lang: Lang::En, ..PHONE });
}
