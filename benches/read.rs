//! How fast articles are read, beside a bare word split and an Aho-Corasick pass over the same text in the same run;
//! that twice the text takes about twice the time; how long the word lists take to start.
//!
//! `cargo bench --bench read --profile native`; in WebAssembly: `cargo xtask bench`.

#![allow(missing_docs)]

mod beside;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use streitzahl::language::Lexicon;
use streitzahl::language::german::LISTS;

fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    group.sample_size(20);
    let forms = beside::Forms::new().expect("the lists make an automaton");
    for bytes in [500_000, 1_000_000] {
        let articles = beside::articles(bytes);
        let whole: usize = articles.iter().map(|article| article.text.len()).sum();
        group.throughput(Throughput::Bytes(whole as u64));
        group.bench_with_input(BenchmarkId::new("word split", bytes), &articles, |bencher, articles| {
            bencher.iter(|| black_box(beside::words(articles)));
        });
        group.bench_with_input(BenchmarkId::new("Aho-Corasick", bytes), &articles, |bencher, articles| {
            bencher.iter(|| black_box(forms.count(articles)));
        });
        group.bench_with_input(BenchmarkId::new("claims", bytes), &articles, |bencher, articles| {
            bencher.iter(|| black_box(beside::read(articles)));
        });
    }
    group.finish();
    criterion.bench_function("word lists", |bencher| bencher.iter(|| black_box(Lexicon::new(LISTS))));
}

criterion_group!(benches, bench);
criterion_main!(benches);
