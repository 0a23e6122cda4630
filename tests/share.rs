//! What is kept and sent comes back unchanged, and any bytes give a result or a clear error.

#![allow(clippy::unwrap_used)]

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use std::rc::Rc;
use streitzahl::article::{Article, Part};
use streitzahl::calendar::{Day, Period};
use streitzahl::claim::{Basis, Bound, Confidence, Kind, Measure, Modality, Scope};
use streitzahl::correction::{Act, Anchor, Correction, Field, LARGEST, apply};
use streitzahl::share::link::{self, Kind as Sealed};
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
        one_of(Confidence::ALL).prop_map(Field::Confidence),
    ]
}

fn correction() -> impl Strategy<Value = Correction> {
    let context = || text(10);
    let anchor = (name(), name(), context(), context(), any::<u32>());
    let parts = (anchor, any::<u32>(), 0..4usize, vec(field(), 0..6));
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

    /// Through a link that carries everything, deflated as the browser does it.
    #[test]
    fn a_snapshot_survives_its_link(snapshot in snapshot()) {
        let deflated = miniz_oxide::deflate::compress_to_vec(file::write(&snapshot).as_bytes(), 6);
        let (kind, body) = link::open(&link::seal(Sealed::Deflated, &deflated)).unwrap();
        prop_assert_eq!(kind, Sealed::Deflated);
        let inflated = miniz_oxide::inflate::decompress_to_vec_with_limit(&body, link::INFLATED).unwrap();
        prop_assert_eq!(link::everything(inflated), Ok(snapshot));
    }

    #[test]
    fn any_payload_gives_a_result(payload in "[A-Za-z0-9_-]{0,200}|.{0,50}") {
        let _ = link::open(&payload);
    }

    /// Any bytes as a list of claims, the checksum right: hostile, not damaged.
    #[test]
    fn any_bytes_are_claims_or_an_error(bytes in vec(any::<u8>(), 0..300)) {
        // Not squeezed, and of version 1.
        let read = [link::claims::read(&[&[0], bytes.as_slice()].concat()), link::claims::read_first(&bytes)];
        for snapshot in read.into_iter().flatten() {
            prop_assert_eq!(file::read(&file::write(&snapshot)), Ok(snapshot));
        }
        let _ = link::everything(bytes);
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

proptest! {
    // Each squeezes or undoes it, which takes its time without optimization.
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    /// Claims as a reader can have made them come back, every field of them; a second time through gives the same.
    #[test]
    fn claims_survive_their_link(corrections in vec(correction(), 0..6), title in of(text(20)), date in of(day())) {
        let text = "300 ".repeat(corrections.len());
        let article = Article { id: "ä 1".to_owned(), text, title, date, ..Article::default() };
        let added = corrections.iter().enumerate().filter_map(|(number, correction)| {
            let start = 4 * number as u32;
            let span = streitzahl::text::Span::new(start, start + 3);
            Correction::adding(&article.id, &article.text, span, correction.fields.clone())
        });
        let added: Vec<_> = added.collect();
        let claims = apply(vec![], &added, |_| Some(&article.text)).claims;
        let body = link::claims::write("Name", std::slice::from_ref(&article), &claims);
        let snapshot = link::claims::read(&body).unwrap();
        let given = &snapshot.articles[0].article;
        prop_assert_eq!((&given.title, given.date, &snapshot.name), (&article.title, article.date, &"Name".to_owned()));
        let back = apply(vec![], &snapshot.corrections, |_| Some(&given.text)).claims;
        prop_assert_eq!(back.len(), claims.len());
        for (back, claim) in back.iter().zip(&claims) {
            prop_assert_eq!(Field::all(back), Field::all(claim));
            prop_assert_eq!((&back.text, back.span.of(&given.text)), (&claim.text, claim.text.as_str()));
        }
        prop_assert_eq!(link::claims::write("Name", std::slice::from_ref(given), &back), body);
    }

    /// A list of claims with some bytes changed: as they are squeezed, and in version 1, which was not.
    #[test]
    fn changed_claims_are_claims_or_an_error(changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let bodies = [include_str!("links/1-claims.link"), include_str!("links/2-claims.link")];
        let [first, second] = bodies.map(|link| {
            let mut body = link::open(link.trim()).unwrap().1;
            for (at, byte) in &changes {
                let at = at.index(body.len());
                body[at] = *byte;
            }
            body
        });
        for snapshot in [link::claims::read_first(&first), link::claims::read(&second)].into_iter().flatten() {
            prop_assert_eq!(file::read(&file::write(&snapshot)), Ok(snapshot));
        }
    }
}
