//! The comparison against the relations noted by hand for the first corpus, and its properties.
//!
//! Needs `../shared/articles` beside the project for the first part and skips without it.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use streitzahl::calendar::{Day, Period};
use streitzahl::claim::{Basis, Bound, Claim, Confidence, Kind, Measure, Modality, Population, Scope};
use streitzahl::dispute::{Comparison, Figure, Line, Reading, Relation, compare};
use streitzahl::names::Lang;
use streitzahl::text::Span;
use streitzahl::wording::Teller;

fn lines_of(name: &str) -> Option<Vec<Value>> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles")).join(name);
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("skipped: ../shared/articles/{name} is not there");
        return None;
    };
    Some(
        text.lines()
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
    )
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

fn span(value: &Value) -> Span {
    Span::new(value[0].as_u64().unwrap() as u32, value[1].as_u64().unwrap() as u32)
}

fn claim(value: &Value) -> Claim {
    let text = |key: &str| value[key].as_str().unwrap();
    let day = |value: &Value| value.as_str().unwrap().parse::<Day>().unwrap();
    Claim {
        id: text("id").into(),
        article: text("article").into(),
        measure: Measure::from_name(text("measure")).unwrap(),
        scope: Scope::from_name(text("scope")).unwrap(),
        modality: Modality::from_name(text("modality")).unwrap(),
        population: Population {
            side: value["population"]["side"].as_str().unwrap().into(),
            kind: Kind::from_name(value["population"]["kind"].as_str().unwrap()).unwrap(),
        },
        bound: Bound::from_name(text("bound")).unwrap(),
        low: value["low"].as_u64(),
        high: value["high"].as_u64(),
        as_of: value["as_of"].as_object().map(|it| Period::new(day(&it["from"]), day(&it["to"]))),
        as_of_basis: value["as_of_basis"].as_str().and_then(Basis::from_name),
        sources: strings(&value["sources"]),
        relayed_by: strings(&value["relayed_by"]),
        place: value["place"].as_str().map(str::to_owned),
        text: text("text").into(),
        span: span(&value["span"]),
        evidence: span(&value["evidence"]),
        repeat_of: None,
        confidence: Confidence::Clear,
        trace: vec![],
    }
}

/// The claims noted by hand, second mentions pointing at the first.
fn gold() -> Option<Vec<Claim>> {
    let values = lines_of("gold.jsonl")?;
    let mut claims: Vec<Claim> = Vec::new();
    for value in &values {
        let mut next = claim(value);
        if value["repeat"] == true {
            let first = claims.iter().find(|first| {
                let same = |claim: &Claim| (claim.article.clone(), claim.measure, claim.low, claim.high);
                first.repeat_of.is_none() && same(first) == same(&next)
            });
            next.repeat_of = first.map(|first| first.id.clone());
        }
        claims.push(next);
    }
    Some(claims)
}

/// The ids of a figure: one, or those of a sum's parts.
fn ids(figure: Figure, comparison: &Comparison, claims: &[Claim]) -> Vec<String> {
    match figure {
        Figure::Claim(place) => vec![claims[place].id.clone()],
        Figure::Sum(place) => {
            comparison.sums[place].parts.iter().map(|&part| claims[part].id.clone()).collect()
        }
    }
}

fn told(line: &Line, comparison: &Comparison, claims: &[Claim]) -> Vec<Vec<String>> {
    line.figures.iter().map(|&figure| ids(figure, comparison, claims)).collect()
}

fn named(value: &Value) -> Vec<Vec<String>> {
    let one = |item: &Value| item.as_str().map_or_else(|| strings(item), |id| vec![id.to_owned()]);
    value.as_array().unwrap().iter().map(one).collect()
}

#[test]
fn finds_the_relations_noted_by_hand() {
    let (Some(claims), Some(relations)) = (gold(), lines_of("relations.jsonl")) else { return };
    let comparison = compare(&claims, |_| None);
    for relation in &relations {
        let wanted = named(&relation["claims"]);
        let kind = relation["relation"].as_str().unwrap();
        let among = |line: &&Line| {
            let told = told(line, &comparison, &claims);
            wanted.iter().all(|figure| told.contains(figure))
        };
        let found: Vec<&Line> = comparison.lines.iter().filter(among).collect();
        if kind == "unrelated" {
            assert!(found.iter().all(|line| line.relation == Relation::PartOf), "{relation}: {found:?}");
            continue;
        }
        let [line] = found[..] else { panic!("{relation}: {found:?}") };
        assert_eq!(line.relation.name(), kind, "{relation}");
        assert_eq!(told(line, &comparison, &claims), wanted, "{relation}");
        assert_eq!(line.echo, relation["echo"] == true, "{relation}");
        if let Some(reading) = relation["reading"].as_str() {
            assert_eq!(line.reading.name(), reading, "{relation}");
        }
    }
    // Nothing else is disputed; of the rest only what is a part of something may come on top.
    let more = comparison.lines.iter().filter(|line| line.relation != Relation::PartOf).count();
    let noted = |relation: &&Value| !matches!(relation["relation"].as_str(), Some("unrelated" | "part_of"));
    assert_eq!(more, relations.iter().filter(noted).count());
}

#[test]
fn sums_and_shares_have_their_parts() {
    let Some(claims) = gold() else { return };
    let comparison = compare(&claims, |_| None);
    let sums: Vec<_> = comparison
        .sums
        .iter()
        .map(|sum| (sum.id.as_str(), sum.named.low, sum.strict.low, sum.strict.high))
        .collect();
    assert_eq!(
        sums,
        [("kims-idee-2+kims-idee-3", 1100, 100, None), ("abzug-1+abzug-2", 3000, 2950, Some(3050))]
    );
    let shares: BTreeMap<String, String> = comparison
        .shares
        .iter()
        .map(|share| {
            let part = ids(share.part, &comparison, &claims).join("+");
            (part, format!("{} {:.2}", claims[share.base].id, share.named.unwrap_or_default()))
        })
        .collect();
    assert_eq!(shares["blutzoll-4"], "abzug-3 0.32");
    assert_eq!(shares["abzug-1+abzug-2"], "abzug-3 0.25");
}

const SIDES: [&str; 4] = ["azuria", "borland", "mixed", "unknown"];
const SOURCES: [&str; 6] = ["nis", "south-korea", "zelensky", "hur", "azuria", "tower"];
const PLACES: [&str; 3] = ["Talstadt", "Bergen", "Furt"];

prop_compose! {
    fn any_claim()(
        number in 0_u32..10_000,
        article in 0_u8..6,
        measure in 0_usize..Measure::ALL.len(),
        scope in 0_usize..Scope::ALL.len(),
        modality in 0_usize..6,
        side in 0_usize..SIDES.len(),
        kind in 0_usize..Kind::ALL.len(),
        bound in 0_usize..Bound::ALL.len(),
        low in prop::option::weighted(0.8, prop_oneof![1_u64..40, Just(300), Just(3000), Just(u64::MAX)]),
        high in prop::option::weighted(0.8, prop_oneof![1_u64..40, Just(300), Just(3000), Just(u64::MAX)]),
        days in prop::option::weighted(0.9, (0_i32..90, 0_i32..50)),
        basis in prop::option::of(0_usize..Basis::ALL.len()),
        sources in prop::collection::vec(0_usize..SOURCES.len(), 0..3),
        place in prop::option::of(0_usize..PLACES.len()),
    ) -> Claim {
        let article = format!("article-{article}");
        Claim {
            id: format!("{article}@{number}"),
            article,
            measure: Measure::ALL[measure],
            scope: Scope::ALL[scope],
            modality: *Modality::ALL.get(modality).unwrap_or(&Modality::Asserted),
            population: Population { side: SIDES[side].into(), kind: Kind::ALL[kind] },
            bound: Bound::ALL[bound],
            low,
            high,
            // Some are the wrong way round: from after to.
            as_of: days.map(|(from, to)| Period { from: Day(22_000 + from), to: Day(22_000 + to + from / 2) }),
            as_of_basis: basis.map(|basis| Basis::ALL[basis]),
            sources: sources.into_iter().map(|source| SOURCES[source].into()).collect(),
            relayed_by: vec![],
            place: place.map(|place| PLACES[place].into()),
            text: "n".into(),
            span: Span::new(number, number + 4),
            evidence: Span::new(number.saturating_sub(20), number + 40),
            repeat_of: None,
            confidence: Confidence::Clear,
            trace: vec![],
        }
    }
}

/// Claims with ids of their own, some of them second mentions.
fn any_claims() -> impl Strategy<Value = Vec<Claim>> {
    prop::collection::vec((any_claim(), prop::option::weighted(0.1, any::<prop::sample::Index>())), 0..60)
        .prop_map(|drawn| {
            let mut claims: Vec<Claim> = Vec::new();
            for (mut claim, first) in drawn {
                if claims.iter().any(|other| other.id == claim.id) {
                    continue;
                }
                claim.repeat_of =
                    first.filter(|_| !claims.is_empty()).map(|first| first.get(&claims).id.clone());
                claims.push(claim);
            }
            claims
        })
}

/// All that was found, by ids instead of places.
fn by_id(claims: &[Claim], comparison: &Comparison) -> Vec<String> {
    let figure = |figure: Figure| ids(figure, comparison, claims).join("+");
    let mut all: Vec<String> = comparison
        .lines
        .iter()
        .map(|line| {
            format!("{:?} {line:?}", told(line, comparison, claims))
                .replace(&format!("{:?}", line.figures), "")
        })
        .collect();
    for estimate in &comparison.estimates {
        let mentions: Vec<&str> = estimate.mentions.iter().map(|&place| claims[place].id.as_str()).collect();
        all.push(format!("{mentions:?} {:?} {:?}", estimate.sources, estimate.standing));
    }
    all.extend(comparison.questions.iter().zip(&comparison.standings).map(|both| format!("{both:?}")));
    all.extend(comparison.sums.iter().map(|sum| format!("{} {:?} {:?}", sum.id, sum.strict, sum.sources)));
    all.extend(comparison.shares.iter().map(|share| {
        format!("{} {} {:?} {:?}", figure(share.part), claims[share.base].id, share.low, share.high)
    }));
    all
}

proptest! {
    #[test]
    fn the_order_of_claims_makes_no_difference(
        (claims, shuffled) in any_claims().prop_flat_map(|claims| (Just(claims.clone()), Just(claims).prop_shuffle()))
    ) {
        let published = |article: &str| article.strip_prefix("article-")?.parse().ok().map(|n: i32| Day(22_090 + n));
        let (one, two) = (compare(&claims, published), compare(&shuffled, published));
        prop_assert_eq!(by_id(&claims, &one), by_id(&shuffled, &two));
    }

    #[test]
    fn what_must_always_hold(claims in any_claims()) {
        let comparison = compare(&claims, |_| None);
        let of = |figure: &Figure| match *figure {
            Figure::Claim(place) => &claims[place],
            Figure::Sum(place) => &claims[comparison.sums[place].parts[0]],
        };
        for line in &comparison.lines {
            prop_assert!(line.figures.len() > 1);
            let parts: Vec<&Claim> = line.figures.iter().map(of).collect();
            // People of several sides, or of another side, are never compared with those of one side.
            if line.relation != Relation::Repeat {
                prop_assert!(parts.iter().all(|claim| claim.population.side == parts[0].population.side));
            }
            if line.relation == Relation::Contradicts {
                prop_assert!(parts.iter().all(|claim| claim.modality != Modality::Possible));
                prop_assert!(parts.iter().all(|claim| claim.scope == parts[0].scope));
                if line.reading == Reading::Strict {
                    let stands = |figure: &Figure| match *figure {
                        Figure::Claim(place) => comparison.standing(place).contested,
                        Figure::Sum(_) => true,
                    };
                    prop_assert!(line.figures.iter().all(stands));
                }
            }
            if line.echo {
                let unnamed = |figure: &Figure| match *figure {
                    Figure::Claim(place) => comparison.estimates[comparison.estimate_of[place]].sources.is_empty(),
                    Figure::Sum(_) => false,
                };
                prop_assert_eq!(line.figures.iter().filter(|figure| unnamed(figure)).count(), 1);
            }
        }
        for share in &comparison.shares {
            prop_assert!(share.low.is_finite() && share.named.is_none_or(f64::is_finite));
            prop_assert!(share.high.is_none_or(f64::is_finite));
        }
        let mentions: usize = comparison.estimates.iter().map(|estimate| estimate.mentions.len()).sum();
        prop_assert_eq!(mentions, claims.len());
    }

    #[test]
    fn every_line_is_told_in_whole_sentences(claims in any_claims()) {
        let claims: Vec<&Claim> = claims.iter().collect();
        let comparison = compare(&claims, |_| None);
        for lang in Lang::ALL {
            let teller = Teller::new(&claims, &comparison, *lang);
            for line in &comparison.lines {
                let all = [teller.sentence(line).to_string(), teller.note(line).unwrap_or_else(|| "A.".into())];
                for text in all {
                    let first = text.chars().next();
                    prop_assert!(text.ends_with('.') && first.is_some_and(|c| !c.is_lowercase()), "{}", text);
                    for wrong in ["  ", " .", " ,", " ;", "..", "()", "( "] {
                        prop_assert!(!text.contains(wrong), "{:?} in {}", wrong, text);
                    }
                }
                prop_assert!(!teller.heading(line).is_empty());
                prop_assert_eq!(teller.brief(line).is_empty(), line.relation != Relation::Contradicts);
            }
        }
    }
}
