use super::*;
use crate::article::Article;
use crate::calendar::Day;
use crate::claim::{Bound, Measure};

fn article(text: &str) -> Article {
    Article { id: "a".to_owned(), text: text.to_owned(), ..Article::default() }
}

const TEXT: &str =
    "Laut Kiew fielen bei Kursk 300 russische Soldaten. Weitere 300 Soldaten seien verwundet worden.";

fn edit(text: &str, place: usize, act: Act, field: Field) -> (Vec<Claim>, Correction) {
    let claims = crate::read(&article(text)).claims;
    let correction = Correction::of(&claims, place, text, act, vec![field]).unwrap();
    (claims, correction)
}

#[test]
fn an_edit_changes_its_own_claim_and_the_reading_is_kept() {
    let (claims, correction) = edit(TEXT, 1, Act::Edit, Field::Sources(vec!["nis".to_owned()]));
    let corrected = apply(claims.clone(), &[correction], |_| Some(TEXT));
    assert_eq!(corrected.claims[0], claims[0]);
    assert_eq!(corrected.claims[1].sources, ["nis"]);
    assert_eq!(corrected.read, [claims[1].clone()]);
    assert_eq!(corrected.by, [(claims[1].id.clone(), 0)]);
    assert_eq!(corrected.claims[1].trace[0].stage, STAGE);
}

#[test]
fn it_survives_a_text_that_changes_around_it() {
    let (_, correction) = edit(TEXT, 1, Act::Edit, Field::Measure(Measure::Missing));
    let changed =
        format!("Vorspann mit 12 Toten in Sudscha. Noch mehr.\n\n{TEXT} Und 300 Soldaten wurden gefangen.");
    let claims = crate::read(&article(&changed)).claims;
    let corrected = apply(claims, std::slice::from_ref(&correction), |_| Some(&changed));
    let own: Vec<_> = corrected.claims.iter().filter(|claim| by_reader(claim)).collect();
    assert_eq!(own.len(), 1);
    assert!(changed[..own[0].span.start as usize].ends_with("Weitere "));
    assert!(corrected.lost.is_empty());
    // Other words: lost, and said so.
    let other = "In Sumy wurden am Abend 300 Soldaten gefangen, hiess es.";
    let claims = crate::read(&article(other)).claims;
    assert_eq!(claims.len(), 1);
    let corrected = apply(claims.clone(), &[correction], |_| Some(other));
    assert_eq!((corrected.claims, corrected.lost), (claims, vec![0]));
}

#[test]
fn a_rejected_claim_is_gone_and_comes_back() {
    let (claims, mut correction) = edit(TEXT, 0, Act::Reject, Field::Low(Some(7)));
    let corrected = apply(claims.clone(), std::slice::from_ref(&correction), |_| Some(TEXT));
    assert_eq!(corrected.claims.len(), claims.len() - 1);
    assert_eq!(corrected.rejected[0].id, claims[0].id);
    correction.act = Act::Edit;
    let corrected = apply(claims, &[correction], |_| Some(TEXT));
    assert_eq!(corrected.claims[0].low, Some(7));
}

#[test]
fn an_added_claim_has_its_sentence_and_a_place_of_its_own() {
    let text = "Erster Satz. Es kamen rund 40 Leute um ihr Leben. Laut Kiew fielen bei Kursk 300 Soldaten.";
    let at = text.find("rund 40").unwrap() as u32;
    let span = Span::new(at, at + 7);
    let claims = crate::read(&article(text)).claims;
    let lead: Vec<&Claim> = claims.iter().collect();
    let fields = first_guess(&lead[..0], text, span, Day::new(2025, 1, 6));
    assert!(fields.contains(&Field::Bound(Bound::About)) && fields.contains(&Field::Low(Some(40))));
    let correction = Correction::adding("a", text, span, fields).unwrap();
    let corrected = apply(claims, &[correction], |_| Some(text));
    let added = corrected.claims.iter().find(|claim| by_reader(claim)).unwrap();
    assert_eq!(added.evidence.of(text), "Es kamen rund 40 Leute um ihr Leben.");
    assert_eq!((added.id.as_str(), added.text.as_str()), (format!("a@{at}").as_str(), "rund 40"));
    assert!(corrected.claims.is_sorted_by_key(|claim| claim.span));
}

#[test]
fn an_added_claim_that_is_read_later_stays_one() {
    let claims = crate::read(&article(TEXT)).claims;
    let fields = Field::all(&claims[0]);
    let added = Correction::adding("a", TEXT, claims[0].span, fields).unwrap();
    let corrected = apply(claims.clone(), &[added.clone(), added], |_| Some(TEXT));
    assert_eq!(corrected.claims.len(), claims.len());
    // With another measure it is a second claim on the same words.
    let other =
        Correction::adding("a", TEXT, claims[0].span, vec![Field::Measure(Measure::Deserted)]).unwrap();
    let corrected = apply(claims.clone(), &[other], |_| Some(TEXT));
    assert_eq!(corrected.claims.len(), claims.len() + 1);
    assert!(corrected.claims.iter().any(|claim| claim.id == format!("{}.2", claims[0].id)));
    // So it is on fewer words that begin at the same place.
    let span = Span::new(claims[0].span.start, claims[0].span.start + 1);
    let fewer = Correction::adding("a", TEXT, span, vec![]).unwrap();
    let corrected = apply(claims.clone(), &[fewer], |_| Some(TEXT));
    assert!(corrected.claims.iter().any(|claim| claim.id == format!("{}.2", claims[0].id)));
}

#[test]
fn spans_and_texts_that_do_not_fit_are_lost_or_none() {
    for span in [Span::new(0, 0), Span::new(1, 900), Span::new(9, 2), Span::new(4, 5)] {
        assert!(Anchor::new("a", "ä öäö ü", span).is_none() || !span.of("ä öäö ü").trim().is_empty());
    }
    let anchor = Anchor {
        article: "a".to_owned(),
        quote: String::new(),
        prefix: "x".repeat(999),
        suffix: String::new(),
        start: u32::MAX,
    };
    let hostile = Correction { anchor, which: u32::MAX, act: Act::Add, fields: vec![] };
    let edit = Correction { act: Act::Edit, ..hostile.clone() };
    let corrected = apply(vec![], &[hostile, edit], |_| Some("ä ö ü"));
    assert_eq!((corrected.claims.len(), corrected.lost), (0, vec![0, 1]));
}

#[test]
fn the_fields_stand_in_the_order_of_their_names() {
    let claims = crate::read(&article(TEXT)).claims;
    for (place, field) in Field::all(&claims[0]).iter().enumerate() {
        assert_eq!((field.place(), field.name()), (place, Field::NAMES[place]));
    }
}
