//! How long the comparison takes, and that doubling the claims about doubles the time.
//!
//! `cargo bench --bench compare --profile native`

#![allow(missing_docs)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use streitzahl::calendar::{Day, Period};
use streitzahl::claim::{Basis, Bound, Claim, Confidence, Kind, Measure, Modality, Population, Scope};
use streitzahl::dispute::compare;
use streitzahl::text::Span;

/// How the invented claims are spread.
#[derive(Clone, Copy)]
struct Spread {
    name: &'static str,
    sides: u64,
    sources: u64,
    days: u64,
    places: u64,
}

const SPREADS: [Spread; 4] = [
    // Like years of news on many wars.
    Spread { name: "news", sides: 40, sources: 60, days: 1500, places: 30 },
    // All on one question.
    Spread { name: "one question", sides: 1, sources: 40, days: 1500, places: 3 },
    // A hundred thousand on one day, all of one source.
    Spread { name: "one day", sides: 1, sources: 1, days: 1, places: 1 },
    // Everybody a source of his own.
    Spread { name: "all sources", sides: 1, sources: u64::MAX, days: 300, places: 1000 },
];

/// A fixed row of numbers that look random (splitmix64).
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn claims(count: usize, spread: Spread) -> Vec<Claim> {
    let mut state = 1;
    let mut draw = |below: u64| random(&mut state) % below;
    (0..count)
        .map(|place| {
            let article = format!("article-{}", place / 20);
            let start = (place % 20) as u32 * 100;
            let day = Day(19_000 + draw(spread.days) as i32);
            let n = (draw(90) + 10) * 10_u64.pow(draw(4) as u32);
            let (bound, low, high) = match draw(5) {
                0 => (Bound::AtLeast, Some(n), None),
                1 => (Bound::AtMost, None, Some(n)),
                2 => (Bound::About, Some(n), Some(n)),
                3 => (Bound::Range, Some(n), Some(n * 2)),
                _ => (Bound::Exact, Some(n), Some(n)),
            };
            let measure = if spread.sides == 1 { 4 } else { draw(8) as usize };
            Claim {
                id: format!("{article}@{start}"),
                article,
                measure: Measure::ALL[measure],
                scope: if draw(4) == 0 { Scope::Event } else { Scope::Total },
                modality: if draw(10) == 0 { Modality::Possible } else { Modality::Asserted },
                population: Population {
                    side: format!("side-{}", draw(spread.sides)),
                    kind: if draw(5) == 0 { Kind::Officers } else { Kind::Troops },
                },
                bound,
                low,
                high,
                as_of: Some(Period::day(day)),
                as_of_basis: Some(if draw(2) == 0 { Basis::Article } else { Basis::Stated }),
                sources: if draw(4) == 0 { vec![] } else { vec![format!("source-{}", draw(spread.sources))] },
                relayed_by: vec![],
                place: (draw(2) == 0).then(|| format!("place-{}", draw(spread.places))),
                text: n.to_string(),
                span: Span::new(start, start + 5),
                evidence: Span::new(start.saturating_sub(20), start + 60),
                repeat_of: None,
                confidence: Confidence::Clear,
                trace: vec![],
            }
        })
        .collect()
}

fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10);
    for spread in SPREADS {
        for count in [25_000, 50_000, 100_000] {
            let claims = claims(count, spread);
            group.throughput(Throughput::Elements(count as u64));
            group.bench_with_input(BenchmarkId::new(spread.name, count), &claims, |bencher, claims| {
                bencher.iter(|| black_box(compare(claims, |_| None)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
