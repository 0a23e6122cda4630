//! What is kept and sent comes back unchanged, and any bytes give a result or a clear error.

#![allow(clippy::unwrap_used)]

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use std::rc::Rc;
use streitzahl::article::{Article, Part};
use streitzahl::calendar::{Day, Period};
use streitzahl::claim::{Basis, Bound, Kind, Measure, Modality, Scope};
use streitzahl::correction::{Act, Anchor, Correction, Field, LARGEST, apply};
use streitzahl::share::{Dropped, Entry, Snapshot, file};

fn text(most: usize) -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..most).prop_map(|chars| chars.into_iter().collect())
}

fn name() -> impl Strategy<Value = String> {
    text(20).prop_map(|rest| ["x", &rest].concat())
}

fn day() -> impl Strategy<Value = Day> {
    (1..=9999i32, 1..=12u32, 1..=28u32).prop_map(|(year, month, day)| Day::new(year, month, day).unwrap())
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    (0..all.len()).prop_map(move |place| all[place])
}

fn field() -> impl Strategy<Value = Field> {
    let people = || of(0..=LARGEST);
    prop_oneof![
        one_of(Measure::ALL).prop_map(Field::Measure),
        one_of(Scope::ALL).prop_map(Field::Scope),
        one_of(Modality::ALL).prop_map(Field::Modality),
        name().prop_map(Field::Side),
        one_of(Kind::ALL).prop_map(Field::Kind),
        one_of(Bound::ALL).prop_map(Field::Bound),
        people().prop_map(Field::Low),
        people().prop_map(Field::High),
        of((day(), day()).prop_map(|(one, other)| Period::new(one, other))).prop_map(Field::AsOf),
        of(one_of(Basis::ALL)).prop_map(Field::Basis),
        vec(name(), 0..4).prop_map(Field::Sources),
        vec(name(), 0..4).prop_map(Field::RelayedBy),
        of(name()).prop_map(Field::Place),
    ]
}

fn correction() -> impl Strategy<Value = Correction> {
    let context = || text(10);
    let anchor = (name(), name(), context(), context(), any::<u32>());
    let parts = (anchor, any::<u32>(), 0..3usize, vec(field(), 0..6));
    parts.prop_map(|((article, quote, prefix, suffix, start), which, act, fields)| {
        let anchor = Anchor { article, quote, prefix, suffix, start };
        let mut correction = Correction { anchor, which, act: Act::ALL[act], fields: vec![] };
        fields.into_iter().for_each(|field| correction.set(field));
        correction
    })
}

fn entry() -> impl Strategy<Value = Entry> {
    const PARTS: [Part; 7] =
        [Part::Code, Part::Navigation, Part::Aside, Part::Caption, Part::Links, Part::Hidden, Part::Outside];
    let dropped = (0..7usize, any::<u32>(), text(9)).prop_map(|(part, passages, text)| Dropped {
        part: PARTS[part],
        passages,
        text,
    });
    let details = vec((text(9), text(30)), 0..4);
    (text(200), of(text(20)), of(day()), of(text(4)), details, vec(dropped, 0..3)).prop_map(
        |(text, title, date, language, details, dropped)| {
            let article = Article { id: String::new(), text, title, date, language, details };
            Entry { article, dropped }
        },
    )
}

/// Any snapshot.
fn snapshot() -> impl Strategy<Value = Snapshot> {
    (text(20), any::<bool>(), vec(entry(), 0..4), vec(correction(), 0..4)).prop_map(
        |(name, builtin, entries, corrections)| {
            let numbered = entries.into_iter().enumerate().map(|(number, mut entry)| {
                entry.article.id = format!("{number}-{}", entry.article.title.clone().unwrap_or_default());
                Rc::new(entry)
            });
            Snapshot { name, builtin, articles: numbered.collect(), corrections }
        },
    )
}

proptest! {
    // Failures are printed with their input; no file of them is kept beside the tests.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_snapshot_survives_its_file(snapshot in snapshot()) {
        prop_assert_eq!(file::read(&file::write(&snapshot)), Ok(snapshot));
    }

    #[test]
    fn any_text_is_a_collection_or_an_error(text in text(300)) {
        let _ = file::read(&text);
    }

    /// A file with one byte changed is one still, or names what is wrong; nothing else happens.
    #[test]
    fn a_damaged_file_gives_a_result(snapshot in snapshot(), at in any::<prop::sample::Index>(), new in any::<char>()) {
        let written = file::write(&snapshot);
        let chars = written.chars().count();
        let at = at.index(chars);
        let damaged: String = written.chars().enumerate().map(|(n, c)| if n == at { new } else { c }).collect();
        if let Err(error) = file::read(&damaged) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    /// Corrections from anywhere on claims from anywhere: no panic, and every span lies on characters.
    #[test]
    fn any_correction_of_any_text_gives_claims(
        text in "(Laut Kiew fielen 300 Soldaten|, ä|[0-9]{1,3} Tote|\\.\n?){0,12}",
        corrections in vec(correction(), 0..4),
        start in 0..200u32,
        end in 0..200u32,
    ) {
        let article = Article { id: "a".to_owned(), text: text.clone(), ..Article::default() };
        let claims = streitzahl::read(&article).claims;
        let mut corrections = corrections;
        for correction in &mut corrections {
            correction.anchor.article = "a".to_owned();
            if let Some(span) = claims.first().map(|claim| claim.span) {
                correction.anchor.quote = span.of(&text).to_owned();
            }
        }
        let span = streitzahl::text::Span::new(start, end);
        corrections.extend(Correction::adding("a", &text, span, vec![]));
        let number = claims.len();
        let corrected = apply(claims, &corrections, |_| Some(&text));
        prop_assert!(corrected.claims.len() + corrected.rejected.len() >= number);
        for claim in &corrected.claims {
            prop_assert_eq!(claim.span.of(&text), claim.text.as_str());
            prop_assert!(claim.evidence.contains(claim.span));
            prop_assert!(text.get(claim.evidence.range()).is_some());
        }
        let mut ids: Vec<_> = corrected.claims.iter().map(|claim| &claim.id).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), corrected.claims.len());
    }
}
