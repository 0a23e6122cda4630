use super::*;
use crate::article::builtin;
use crate::claim::group::groups;
use crate::claim::{Bound, Claim};
use crate::correction::apply;
use std::collections::HashSet;

/// What a link shows of a claim.
fn seen(claim: &Claim) -> impl PartialEq + std::fmt::Debug + use<> {
    let days = claim.as_of.map(|days| (days.from, days.to));
    (
        (
            claim.article.clone(),
            claim.measure,
            claim.scope,
            claim.modality,
            claim.population.clone(),
            claim.bound,
        ),
        (claim.low, claim.high, days, claim.as_of_basis, claim.sources.clone(), claim.relayed_by.clone()),
        (claim.place.clone(), claim.text.clone(), claim.confidence),
    )
}

fn claims_of(snapshot: &Snapshot) -> Vec<Claim> {
    let given = apply(vec![], &snapshot.corrections, |id| snapshot.article(id).map(|it| it.text.as_str()));
    assert!(given.lost.is_empty());
    given.claims
}

/// The built-in estimates: leads with the sources of all mentions.
fn built_in() -> (Vec<crate::article::Article>, Vec<Claim>) {
    let articles = builtin::articles();
    let read: Vec<Claim> = articles.iter().flat_map(|article| crate::read(article).claims).collect();
    let leads = groups(&read.iter().collect::<Vec<_>>()).into_iter().map(|group| {
        let owned = |ids: &[&str]| ids.iter().map(ToString::to_string).collect();
        Claim { sources: owned(&group.sources), relayed_by: owned(&group.relayed_by), ..group.lead().clone() }
    });
    let leads = leads.collect();
    (articles, leads)
}

#[test]
fn twenty_claims_with_sources_days_and_words_are_under_700_signs() {
    let (articles, mut claims) = built_in();
    claims.extend(claims.clone().into_iter().take(2));
    assert_eq!(claims.len(), 20);
    let payload = seal(Kind::Claims, &claims::write("Nordkoreaner in Kursk", &articles, &claims));
    println!(
        "20 claims of 5 articles with titles, days, agencies and what they are of: {} signs",
        payload.len()
    );
    assert!(payload.len() < 700, "{}", payload.len());
    let bare: Vec<_> = articles
        .iter()
        .map(|article| crate::article::Article { details: vec![], ..article.clone() })
        .collect();
    let payload = seal(Kind::Claims, &claims::write("Nordkoreaner in Kursk", &bare, &claims));
    println!("the same with titles and days: {} signs", payload.len());
    assert!(payload.len() < 550, "{}", payload.len());
}

#[test]
fn claims_come_back() {
    let (articles, mut claims) = built_in();
    claims[3].low = None;
    claims[4].high = Some(crate::correction::LARGEST);
    claims[5].bound = Bound::AtLeast;
    claims[6].sources =
        vec!["Ein “Blogger” (🦊)".to_owned(), "nis".to_owned(), "Ein “Blogger” (🦊)".to_owned()];
    claims[7].as_of = None;
    claims[8].place = Some("Ein “Blogger” (🦊)".to_owned());
    claims[9].text = "\u{0}\u{1}\u{2}\u{3}ä".to_owned();
    let snapshot = claims::read(&claims::write("", &articles, &claims)).unwrap();
    assert_eq!(
        claims_of(&snapshot).iter().map(seen).collect::<Vec<_>>(),
        claims.iter().map(seen).collect::<Vec<_>>()
    );
    for (entry, article) in snapshot.articles.iter().zip(&articles) {
        assert_eq!((&entry.article.title, entry.article.date), (&article.title, article.date));
        assert_eq!(entry.article.details, article.details);
    }
    // No cut piece of it is a list of claims.
    let plain = claims::plain("", &articles, &claims);
    let read = |end| claims::read_plain(codec::Reader::new(plain.iter().copied(), end));
    assert_eq!(read(plain.len()).unwrap(), snapshot);
    for end in 0..plain.len() {
        assert!(read(end).is_err(), "{end}");
    }
}

#[test]
fn every_single_change_is_noticed() {
    let payload = seal(Kind::Stored, b"any bytes at all");
    for place in 0..payload.len() {
        for sign in ['A', 'b', '7', '_', '=', '%', 'ä'] {
            let mut changed: Vec<char> = payload.chars().collect();
            if changed[place] == sign {
                continue;
            }
            changed[place] = sign;
            let changed: String = changed.into_iter().collect();
            assert!(open(&changed).is_err(), "{changed}");
        }
        assert_eq!(open(&payload[..place]), Err(LinkError::Damaged));
    }
    for foreign in ["", "A", "AA", "AAAAAAAA", "eyJhIjoxfQ", "https://example.org", "=", "ä"] {
        assert_eq!(open(foreign), Err(LinkError::Damaged), "{foreign}");
    }
}

#[test]
fn base64url_is_the_common_one() {
    // RFC 4648, section 10, and the two signs that differ from base64.
    let pairs: [(&[u8], &str); 6] = [
        (b"", ""),
        (b"f", "Zg"),
        (b"fo", "Zm8"),
        (b"foo", "Zm9v"),
        (b"foobar", "Zm9vYmFy"),
        (&[0xFB, 0xFF], "-_8"),
    ];
    for (bytes, text) in pairs {
        assert_eq!((codec::text_of(bytes).as_str(), codec::bytes_of(text).as_deref()), (text, Some(bytes)));
    }
    // One text for the same bytes: bits that say nothing are zero.
    for text in ["Zh", "Zm9", "Z", "Zm9vY", "Zg==", "Zm 9v", "+/8"] {
        assert_eq!(codec::bytes_of(text), None, "{text}");
    }
}

#[test]
fn a_newer_version_says_so() {
    let body = b"from tomorrow";
    let head = 3 << 4;
    let mut bytes = vec![head];
    bytes.extend(checksum(head, body).to_le_bytes());
    bytes.extend(body);
    let error = open(&codec::text_of(&bytes)).unwrap_err();
    assert_eq!(error, LinkError::Version(3));
    assert_eq!(error.to_string(), "a newer Streitzahl wrote the link (3)");
    assert!(open(&"A".repeat(LONGEST + 1)) == Err(LinkError::TooLarge));
}

#[test]
fn the_checksum_is_the_common_one() {
    // The check value of CRC-32: of the digits 1 to 9.
    assert_eq!(checksum(b'1', b"23456789"), 0xCBF4_3926);
}

#[test]
fn the_tables_say_nothing_twice() {
    let ids: HashSet<_> = tables::IDS.iter().collect();
    let codes: HashSet<_> = tables::CODES.iter().collect();
    assert_eq!((ids.len(), codes.len()), (tables::IDS.len(), tables::CODES.len()));
    assert!(tables::CODES.len() + 2 < 127);
    assert!(tables::CODES.iter().all(|code| !code.is_empty()));
    // They are a part of versions 1 and 2 and never change.
    let all = [tables::IDS.join("|"), tables::CODES.join("|")].concat();
    assert_eq!(checksum(0, all.as_bytes()), CHECK);
    assert_eq!(checksum(0, tables::PRIMER.as_bytes()), CHECK_PRIMER);
}

/// Any bytes come back, the most and the least surprising too; and always from the same: a machine that reckons
/// otherwise could read no link of another one.
#[test]
fn what_is_squeezed_comes_back() {
    let mut noise = 1_u32;
    let mut random = || {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (noise >> 24) as u8
    };
    let noise: Vec<u8> = (0..5_000).map(|_| random()).collect();
    let text = "Laut dem Generalstab fielen rund 300 Soldaten. ".repeat(40);
    let samples: [&[u8]; 7] = [b"", b"\0", b"\xFF", &[0; 3_000], &[0xFF; 3_000], &noise, text.as_bytes()];
    for sample in samples {
        for bytes in (0..sample.len().min(20)).map(|end| &sample[..end]).chain([sample]) {
            let squeezed = squeeze::squeeze(bytes);
            let back: Vec<u8> = squeeze::Unsqueezed::new(&squeezed).take(bytes.len()).collect();
            assert_eq!(back, bytes);
        }
    }
    assert!(squeeze::squeeze(&[0; 3_000]).len() < 60 && squeeze::squeeze(&noise).len() < 5_600);
    assert_eq!(checksum(0, &squeeze::squeeze(text.as_bytes())), CHECK_SQUEEZED);
}

/// Of the tables of version 1.
const CHECK: u32 = 2_168_851_713;
/// Of what version 2 has read before, and of what it makes of a text.
const CHECK_PRIMER: u32 = 1_067_340_800;
const CHECK_SQUEEZED: u32 = 1_644_060_781;
