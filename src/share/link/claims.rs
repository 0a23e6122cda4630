//! Claims without their articles' texts, as few bytes: some 13 for one with source, day and the number's words.
//!
//! An article comes out with the numbers' words as its text, a line each, and each claim as a correction that gives
//! it ([`Act::Given`]); so everything that takes a snapshot takes this one. Mentions of one number in one article are
//! one claim here. The layout stands in docs/link.md.

use std::collections::HashSet;
use std::rc::Rc;

use super::LinkError;
use super::codec::{Reader, Writer};
use super::squeeze::{Unsqueezed, squeeze};
use crate::article::Article;
use crate::calendar::{Day, Period};
use crate::claim::{Basis, Bound, Claim, Confidence, Kind, Measure, Modality, Scope};
use crate::correction::{Act, Correction, Field, LARGEST, WITHHELD, by_reader};
use crate::share::snapshot::Snapshot;
use crate::text::Span;

/// Names, titles, addresses are not longer, in bytes.
const TEXT: usize = 2_000;
/// The words of a number are not longer, in bytes.
const WORDS: usize = 400;
/// Names of sources and places are not longer, in bytes.
const NAME: usize = 200;
/// More articles, or claims in one, there are not.
const MANY: u64 = 5_001;
/// Longer bodies are not squeezed, in bytes: a link must not keep the page busy for longer than half a second.
const SQUEEZED: usize = 1 << 18;
/// Days before and after this one are small numbers: 1 January 2025.
const CENTER: Day = Day(20_089);

/// The closed lists in the packed number, the one with the most common zeros last.
const RADIX: [u64; 8] = [8, 6, 11, 4, 3, 3, 4, 2];

/// Writes claims, article by article. `articles` gives what is known about them; claims of others are left out.
pub fn write(name: &str, articles: &[Article], claims: &[Claim]) -> Vec<u8> {
    let plain = plain(name, articles, claims);
    let mut out = Writer::default();
    if plain.len() > SQUEEZED {
        out.number(0);
        return [out.bytes, plain].concat();
    }
    out.number(plain.len() as u64);
    [out.bytes, squeeze(&plain)].concat()
}

/// Writes them as they are before that.
pub(super) fn plain(name: &str, articles: &[Article], claims: &[Claim]) -> Vec<u8> {
    let mut out = Writer::default();
    out.text(name, [""; 2]);
    let own =
        |article: &Article| claims.iter().filter(|claim| claim.article == article.id).collect::<Vec<_>>();
    out.number(articles.len() as u64);
    let mut last = CENTER;
    for article in articles {
        let title = article.title.as_deref();
        out.number(u64::from(article.date.is_some()) | u64::from(title.is_some()) << 1);
        if let Some(date) = article.date {
            out.signed(date.0 - last.0);
            last = date;
        }
        // Ids often begin with the day.
        out.text(&article.id, [&last.to_string(), ""]);
        if let Some(title) = title {
            out.text(title, [""; 2]);
        }
        out.number(article.details.len() as u64);
        for (key, value) in &article.details {
            out.id(key, 1);
            out.text(value, [""; 2]);
        }
        let claims = own(article);
        out.number(claims.len() as u64);
        claims.into_iter().for_each(|claim| one(&mut out, claim, last));
    }
    out.bytes
}

/// How the two ends of a claim follow from its bound: as one number, below or above open, both.
fn ends(bound: Bound) -> (bool, bool) {
    match bound {
        Bound::AtLeast | Bound::MoreThan => (true, false),
        Bound::AtMost | Bound::LessThan | Bound::Nearly => (false, true),
        _ => (true, true),
    }
}

fn is_single(bound: Bound) -> bool {
    matches!(bound, Bound::Exact | Bound::About)
}

fn one(out: &mut Writer, claim: &Claim, day: Day) {
    let single = is_single(claim.bound);
    let usual = (claim.low.is_some(), claim.high.is_some()) == ends(claim.bound)
        && (!single || claim.low == claim.high);
    let digits = [
        claim.measure as u64,
        claim.population.kind as u64,
        claim.bound as u64,
        claim.as_of_basis.map_or(0, |basis| basis as u64 + 1),
        claim.confidence as u64,
        claim.scope as u64,
        claim.modality as u64,
        u64::from(by_reader(claim)),
    ];
    let packed = digits.iter().zip(RADIX).rev().fold(0, |packed, (digit, radix)| packed * radix + digit);
    out.number(packed << 1 | u64::from(!usual));
    let ends = [claim.low, claim.high.filter(|_| !(usual && single))];
    for end in ends {
        match end {
            Some(people) if usual => out.people(people),
            Some(people) => out.people(people + 1),
            None if usual => {}
            None => out.people(0),
        }
    }
    match claim.as_of {
        None => out.number(0),
        Some(days) => {
            let away = days.from.0 - day.0;
            let away = u64::from((away << 1 ^ away >> 31) as u32);
            let length = (days.to.0 - days.from.0).max(0) as u64;
            out.number(1 + (away << 1 | u64::from(length > 0)));
            if length > 0 {
                out.number(length);
            }
        }
    }
    out.id(&claim.population.side, 1);
    out.number((claim.sources.len() << 6 | claim.relayed_by.len()) as u64);
    claim.sources.iter().chain(&claim.relayed_by).for_each(|id| out.id(id, 1));
    match &claim.place {
        None => out.number(0),
        Some(place) => out.id(place, 2),
    }
    let numbers = [claim.low, claim.high].map(in_german);
    out.text(&claim.text, [&numbers[0], &numbers[1]]);
}

/// A number as German articles write it; part of the format.
fn in_german(number: Option<u64>) -> String {
    let Some(number) = number else { return String::new() };
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// Reads claims.
///
/// # Errors
/// Where the bytes are none; with the place of the first that is wrong.
pub fn read(bytes: &[u8]) -> Result<Snapshot, LinkError> {
    let mut head = Reader::new(bytes.iter().copied(), bytes.len());
    let length = head.below(SQUEEZED as u64 + 1)?;
    let body = &bytes[head.at()..];
    read_plain(match length {
        0 => Reader::new(body.iter().copied(), body.len()),
        _ => Reader::new(Unsqueezed::new(body), length),
    })
}

/// Reads claims of version 1.
///
/// # Errors
/// As [`read`].
pub fn read_first(bytes: &[u8]) -> Result<Snapshot, LinkError> {
    read_plain(Reader::coded(bytes))
}

/// Reads claims as they were before squeezing.
pub(super) fn read_plain(mut from: Reader) -> Result<Snapshot, LinkError> {
    let mut snapshot = Snapshot { name: from.text(TEXT, [""; 2])?, ..Snapshot::default() };
    let mut last = CENTER;
    let mut known = HashSet::new();
    for _ in 0..from.below(MANY)? {
        let flags = from.below(4)?;
        let mut article = Article::default();
        if flags & 1 > 0 {
            last = day(last, i64::from(from.signed()?)).ok_or_else(|| from.wrong())?;
            article.date = Some(last);
        }
        article.id = from.text(TEXT, [&last.to_string(), ""])?;
        if article.id.is_empty() || !known.insert(article.id.clone()) {
            return Err(from.wrong());
        }
        if flags & 2 > 0 {
            article.title = Some(from.text(TEXT, [""; 2])?);
        }
        for _ in 0..from.below(100)? {
            let key = from.id(1, NAME)?.ok_or_else(|| from.wrong())?;
            article.details.push((key, from.text(TEXT, [""; 2])?));
        }
        article.language = Some(WITHHELD.to_owned());
        let mut given = Vec::new();
        for _ in 0..from.below(MANY)? {
            given.push(claim(&mut from, &mut article.text, last)?);
        }
        for (span, act, fields) in given {
            let correction = Correction::adding(&article.id, &article.text, span, fields);
            snapshot.corrections.push(Correction { act, ..correction.ok_or_else(|| from.wrong())? });
        }
        if snapshot.corrections.len() as u64 >= MANY {
            return Err(from.wrong());
        }
        snapshot.articles.push(Rc::new(article.into()));
    }
    if from.is_at_end() { Ok(snapshot) } else { Err(from.wrong()) }
}

/// Reads a claim; its words go to the end of `text`.
fn claim(from: &mut Reader, text: &mut String, near: Day) -> Result<(Span, Act, Vec<Field>), LinkError> {
    let wrong = from.wrong();
    let packed = from.number()?;
    let (usual, mut packed) = (packed & 1 == 0, packed >> 1);
    let mut digits = [0; RADIX.len()];
    for (digit, radix) in digits.iter_mut().zip(RADIX) {
        (*digit, packed) = ((packed % radix) as usize, packed / radix);
    }
    if packed > 0 {
        return Err(wrong);
    }
    let [measure, kind, bound, basis, confidence, scope, modality, by_reader] = digits;
    let bound = Bound::ALL[bound];
    let (mut low, mut high) = (None, None);
    if usual {
        let (below, above) = ends(bound);
        if below {
            low = Some(from.people(LARGEST)?);
        }
        high = if is_single(bound) { low } else { high };
        if above && !is_single(bound) {
            high = Some(from.people(LARGEST)?);
        }
    } else {
        low = from.people(LARGEST + 1)?.checked_sub(1);
        high = from.people(LARGEST + 1)?.checked_sub(1);
    }
    let as_of = match from.number()?.checked_sub(1) {
        None => None,
        Some(away) => {
            let length = if away & 1 > 0 { from.number()? } else { 0 };
            let away = u32::try_from(away >> 1).map_err(|_| from.wrong())?;
            let away = (away >> 1) as i32 ^ -((away & 1) as i32);
            let first = day(near, i64::from(away));
            let length = i64::try_from(length).ok();
            let last = first.zip(length).and_then(|(first, length)| day(first, length));
            Some(first.zip(last).map(|(first, last)| Period::new(first, last)).ok_or_else(|| from.wrong())?)
        }
    };
    let side = name(from, 1)?.ok_or_else(|| from.wrong())?;
    let counts = from.below(64 * 33)?;
    if counts >> 6 > 32 || counts & 63 > 32 {
        return Err(from.wrong());
    }
    let mut names = |count: usize| {
        (0..count).map(|_| Ok(name(from, 1)?.unwrap_or_default())).collect::<Result<Vec<_>, _>>()
    };
    let (sources, relayed_by) = (names(counts >> 6)?, names(counts & 63)?);
    let place = name(from, 2)?;
    let numbers = [low, high].map(in_german);
    let words = from.text(WORDS, [&numbers[0], &numbers[1]])?;
    let start = text.len() as u32;
    text.push_str(&words);
    let span = Span::new(start, text.len() as u32);
    text.push('\n');
    let fields = vec![
        Field::Measure(Measure::ALL[measure]),
        Field::Scope(Scope::ALL[scope]),
        Field::Modality(Modality::ALL[modality]),
        Field::Side(side),
        Field::Kind(Kind::ALL[kind]),
        Field::Bound(bound),
        Field::Low(low),
        Field::High(high),
        Field::AsOf(as_of),
        Field::Basis(basis.checked_sub(1).map(|basis| Basis::ALL[basis])),
        Field::Sources(sources),
        Field::RelayedBy(relayed_by),
        Field::Place(place),
        Field::Confidence(Confidence::ALL[confidence]),
    ];
    Ok((span, if by_reader > 0 { Act::Add } else { Act::Given }, fields))
}

/// A name that is none of nothing.
fn name(from: &mut Reader, base: u64) -> Result<Option<String>, LinkError> {
    let name = from.id(base, NAME)?;
    if name.as_ref().is_some_and(|name| name.trim().is_empty()) { Err(from.wrong()) } else { Ok(name) }
}

/// The day so many days after another one, in the years 1 to 9999.
fn day(near: Day, away: i64) -> Option<Day> {
    let day = Day(i32::try_from(i64::from(near.0) + away).ok()?);
    (Day::new(1, 1, 1)? <= day && day <= Day::new(9999, 12, 31)?).then_some(day)
}
