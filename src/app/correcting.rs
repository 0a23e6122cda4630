//! The reader corrects an estimate: all its mentions at once.
//!
//! Each function gives the snapshot after it; what it means for the claims is
//! [`correction`](crate::correction)'s. A field set back to what was read is no correction any more.
//!
//! ```
//! use std::rc::Rc;
//! use streitzahl::app::{collection::Collection, correcting};
//! use streitzahl::article::builtin;
//! use streitzahl::claim::Measure;
//! use streitzahl::correction::Field;
//! use streitzahl::share::Snapshot;
//! let read = Rc::new(Collection::read(builtin::articles()));
//! let id = read.estimates[0].id.clone();
//! let snapshot = correcting::set(&Snapshot::default(), &read, &id, &[Field::Measure(Measure::Missing)]);
//! let corrected = read.corrected(&snapshot.corrections);
//! assert_eq!(corrected.claim(corrected.estimate(&id).unwrap()).measure, Measure::Missing);
//! let back = correcting::as_read(&snapshot, &corrected, &id);
//! assert!(back.corrections.is_empty());
//! ```

use super::collection::Collection;
use crate::attribution::slug;
use crate::calendar::{Day, Period};
use crate::claim::{Basis, Bound, Claim, Kind, Measure, Modality, Scope};
use crate::correction::{Act, Correction, Field, LARGEST, first_guess};
use crate::language::Language;
use crate::names::{self, Lang};
use crate::share::Snapshot;
use crate::text::Span;

/// With fields of an estimate set; `id` is any mention's.
#[must_use]
pub fn set(snapshot: &Snapshot, collection: &Collection, id: &str, fields: &[Field]) -> Snapshot {
    let mut next = snapshot.clone();
    for claim in mentions(collection, id) {
        let known = collection.corrections_of(&claim.id).last();
        let Some(correction) = known.and_then(|number| next.corrections.get_mut(number)) else {
            let changed = fields.iter().filter(|field| !is_as_read(collection, &claim.id, field));
            next.corrections.extend(new(collection, claim, Act::Edit, changed.cloned().collect()));
            continue;
        };
        fields.iter().for_each(|field| correction.set(field.clone()));
        // Now it is the reader's.
        if correction.act == Act::Given {
            correction.act = Act::Add;
        }
        if correction.act == Act::Edit {
            correction.fields.retain(|field| !is_as_read(collection, &claim.id, field));
        }
    }
    next.corrections.retain(|correction| correction.act != Act::Edit || !correction.fields.is_empty());
    next
}

/// Without an estimate: it is no claim. One that the reader added is gone.
#[must_use]
pub fn reject(snapshot: &Snapshot, collection: &Collection, id: &str) -> Snapshot {
    let mut next = snapshot.clone();
    let mut added = Vec::new();
    for claim in mentions(collection, id) {
        let known = collection.corrections_of(&claim.id).last();
        match known.and_then(|number| next.corrections.get_mut(number).map(|it| (number, it))) {
            Some((number, correction)) if matches!(correction.act, Act::Add | Act::Given) => {
                added.push(number)
            }
            Some((_, correction)) => correction.act = Act::Reject,
            None => next.corrections.extend(new(collection, claim, Act::Reject, Vec::new())),
        }
    }
    without(next, &added)
}

/// With a rejected claim, and all that were rejected as mentions of the same number, taken up again.
#[must_use]
pub fn restore(snapshot: &Snapshot, collection: &Collection, id: &str) -> Snapshot {
    let mut next = snapshot.clone();
    let root = |claim: &Claim| claim.repeat_of.as_ref().unwrap_or(&claim.id).clone();
    let rejected = &collection.beside.rejected;
    let first = rejected.iter().find(|claim| claim.id == id).map(root);
    for claim in rejected.iter().filter(|claim| Some(root(claim)) == first) {
        for number in collection.corrections_of(&claim.id) {
            if let Some(correction) = next.corrections.get_mut(number) {
                correction.act = Act::Edit;
            }
        }
    }
    next.corrections.retain(|correction| correction.act != Act::Edit || !correction.fields.is_empty());
    next
}

/// With an estimate as it was read.
#[must_use]
pub fn as_read(snapshot: &Snapshot, collection: &Collection, id: &str) -> Snapshot {
    let numbers: Vec<usize> =
        mentions(collection, id).flat_map(|claim| collection.corrections_of(&claim.id)).collect();
    without(snapshot.clone(), &numbers)
}

/// With a claim added on `words`, which begin at byte `start` of an article, and its id. `None` where they do not
/// stand there.
pub fn add(
    snapshot: &Snapshot,
    collection: &Collection,
    article: &str,
    (start, words): (u32, &str),
) -> Option<(Snapshot, String)> {
    let found = collection.article(article)?;
    let span = Span::new(start, start.checked_add(u32::try_from(words.len()).ok()?)?);
    if span.of(&found.text) != words {
        return None;
    }
    let claims: Vec<&Claim> = collection.claims.iter().filter(|claim| claim.article == article).collect();
    let fields = first_guess(&claims, &found.text, span, found.date);
    let mut next = snapshot.clone();
    next.corrections.push(Correction::adding(article, &found.text, span, fields)?);
    let corrected = collection.anew(&next.corrections);
    let id = corrected.by.iter().find(|(_, number)| *number + 1 == next.corrections.len())?.0.clone();
    Some((next, id))
}

/// Where words stand in an article, as its first byte: the first place at which they are whole words and no claim's
/// number. `None` where there is none.
pub fn place_of(collection: &Collection, article: &str, words: &str) -> Option<u32> {
    let text = &collection.article(article)?.text;
    let words = words.trim();
    let whole = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    };
    let free = |at: &usize| {
        let span = Span::new(*at as u32, (*at + words.len()) as u32);
        !collection.claims.iter().any(|claim| claim.article == article && claim.span.overlaps(span))
    };
    let places = text.match_indices(words).map(|(at, _)| at).filter(|_| !words.is_empty());
    places.filter(|&at| whole(at)).find(free).map(|at| at as u32)
}

/// What the wording allows, where `bound` is how the number is read.
pub fn fit(bound: Bound, low: Option<u64>, high: Option<u64>) -> [Field; 3] {
    let (low, high) = match bound {
        Bound::Exact | Bound::About => (low.or(high), low.or(high)),
        Bound::AtLeast | Bound::MoreThan => (low.or(high), None),
        Bound::AtMost | Bound::LessThan | Bound::Nearly => (None, high.or(low)),
        Bound::Range | Bound::Order | Bound::Fraction | Bound::Formation => (low, high),
    };
    [Field::Bound(bound), Field::Low(low), Field::High(high)]
}

/// The fields that a control of the form sets, by its name and what the reader put into it. `None` where that is no
/// value for it.
///
/// ```
/// # use streitzahl::{app::correcting::typed, article::builtin, correction::Field};
/// # let claim = &streitzahl::read(&builtin::articles()[4]).claims[0];
/// let sources = vec!["nis".to_owned(), "tageszeitung-west".to_owned()];
/// assert_eq!(typed(claim, "sources", "NIS, Tageszeitung West"), Some(vec![Field::Sources(sources)]));
/// assert_eq!(typed(claim, "low", "viele"), None);
/// ```
pub fn typed(claim: &Claim, control: &str, value: &str) -> Option<Vec<Field>> {
    let value = value.trim();
    let one = |field: Option<Field>| Some(vec![field?]);
    match control {
        "measure" => one(Measure::from_name(value).map(Field::Measure)),
        "scope" => one(Scope::from_name(value).map(Field::Scope)),
        "modality" => one(Modality::from_name(value).map(Field::Modality)),
        "kind" => one(Kind::from_name(value).map(Field::Kind)),
        "side" => one(id(value).map(Field::Side)),
        "place" => Some(vec![Field::Place(Some(value.to_owned()).filter(|it| !it.is_empty()))]),
        "sources" => Some(vec![Field::Sources(ids(value))]),
        "relayed_by" => Some(vec![Field::RelayedBy(ids(value))]),
        "bound" => Some(fit(Bound::from_name(value)?, claim.low, claim.high).into()),
        "low" => {
            let low = people(value)?;
            // Where one number is named, this is it.
            let single = matches!(claim.bound, Bound::Exact | Bound::About);
            Some(fit(claim.bound, low, if single { low } else { claim.high }).into())
        }
        "high" => Some(fit(claim.bound, claim.low, people(value)?).into()),
        "from" | "to" if value.is_empty() => Some(vec![Field::AsOf(None), Field::Basis(None)]),
        "from" | "to" => {
            let day: Day = value.parse().ok()?;
            let other = claim.as_of.map(|days| if control == "from" { days.to } else { days.from });
            // A period that would run backward becomes this day alone.
            let other = other.filter(|&other| if control == "from" { other >= day } else { other <= day });
            let days = Period::new(day, other.unwrap_or(day));
            Some(vec![Field::AsOf(Some(days)), Field::Basis(Some(Basis::Stated))])
        }
        _ => None,
    }
}

/// A number of people; nothing is an open end.
fn people(value: &str) -> Option<Option<u64>> {
    let digits: String =
        value.chars().filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    if digits.is_empty() {
        return Some(None);
    }
    digits.parse().ok().filter(|&number| number <= LARGEST).map(Some)
}

/// The id for a name.
fn id(name: &str) -> Option<String> {
    for open in ["mixed", "unknown"] {
        if Lang::ALL.iter().any(|&lang| names::side(open, lang).eq_ignore_ascii_case(name)) {
            return Some(open.to_owned());
        }
    }
    let made = || slug(name, Language::german());
    Some(names::id_of(name).map_or_else(made, str::to_owned)).filter(|id| !id.is_empty())
}

/// The ids for names with commas between them, each once.
fn ids(value: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for id in value.split([',', ';']).filter_map(|name| id(name.trim())) {
        if !found.contains(&id) && found.len() < 32 {
            found.push(id);
        }
    }
    found
}

fn mentions<'a>(collection: &'a Collection, id: &str) -> impl Iterator<Item = &'a Claim> {
    collection.estimate(id).into_iter().flat_map(|estimate| collection.mentions(estimate))
}

/// A first correction of a claim.
fn new(collection: &Collection, claim: &Claim, act: Act, fields: Vec<Field>) -> Option<Correction> {
    let text = &collection.article(&claim.article)?.text;
    let read = collection.as_read();
    let place = read.iter().position(|other| other.id == claim.id)?;
    Correction::of(read, place, text, act, fields)
}

fn is_as_read(collection: &Collection, id: &str, field: &Field) -> bool {
    let read = collection.as_read().iter().find(|claim| claim.id == id);
    read.is_some_and(|claim| {
        let mut changed = claim.clone();
        field.put(&mut changed);
        changed == *claim
    })
}

fn without(mut snapshot: Snapshot, numbers: &[usize]) -> Snapshot {
    let mut number = 0;
    snapshot.corrections.retain(|_| {
        number += 1;
        !numbers.contains(&(number - 1))
    });
    snapshot
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::claim::Measure;
    use crate::correction::by_reader;
    use std::rc::Rc;

    const TEXT: &str = "300 Soldaten bei Kursk gefallen\n\nLaut Kiew fielen bei Kursk 300 russische Soldaten. \
                        Es kamen auch 40 Leute aus dem Ort ums Leben, hiess es.";

    fn read() -> Rc<Collection> {
        let article = Article { id: "a".to_owned(), text: TEXT.to_owned(), ..Article::default() };
        Rc::new(Collection::read(vec![article]))
    }

    fn ids(collection: &Collection) -> Vec<&str> {
        collection.estimates.iter().map(|estimate| estimate.id.as_str()).collect()
    }

    #[test]
    fn an_edit_and_its_way_back() {
        let read = read();
        let id = read.estimates[0].id.clone();
        let old = read.claim(&read.estimates[0]).measure;
        let empty = Snapshot::default();
        let snapshot = set(&empty, &read, &id, &[Field::Measure(Measure::Missing)]);
        let corrected = read.corrected(&snapshot.corrections);
        assert!(corrected.mentions(corrected.estimate(&id).unwrap()).all(by_reader));
        // A second edit goes into the same correction, and the old value takes the first one out.
        let snapshot = set(&snapshot, &corrected, &id, &[Field::Place(Some("Sudscha".to_owned()))]);
        let corrected = read.corrected(&snapshot.corrections);
        let number = corrected.mentions(corrected.estimate(&id).unwrap()).count();
        assert_eq!(snapshot.corrections.len(), number);
        assert_eq!(snapshot.corrections[0].fields.len(), 2);
        let snapshot = set(&snapshot, &corrected, &id, &[Field::Measure(old)]);
        assert_eq!(snapshot.corrections[0].fields.len(), 1);
        assert_eq!(as_read(&snapshot, &read.corrected(&snapshot.corrections), &id), empty);
    }

    #[test]
    fn words_are_found_where_they_are_no_claim_yet() {
        let read = read();
        let at = |words: &str| place_of(&read, "a", words);
        assert_eq!(at("Ort"), TEXT.find("Ort").map(|at| at as u32));
        assert_eq!(at(" Leute "), TEXT.find("Leute").map(|at| at as u32));
        // Claims already, a piece of a word, nothing, not there.
        for words in ["300", "Leut", "", "  ", "500", "ä"] {
            assert_eq!(at(words), None, "{words}");
        }
        assert_eq!(place_of(&read, "b", "40"), None);
    }

    #[test]
    fn what_a_reader_types() {
        let read = read();
        let mut claim = read.claims[0].clone();
        let mut type_in = |control, value| {
            let fields = typed(&claim, control, value)?;
            fields.iter().for_each(|field| field.put(&mut claim));
            Some((claim.bound, claim.low, claim.high, claim.as_of.map(|days| days.to.0 - days.from.0)))
        };
        let told = |bound, low, high, days| Some((bound, low, high, days));
        assert_eq!(type_in("low", "2.700"), told(Bound::Exact, Some(2700), Some(2700), None));
        assert_eq!(type_in("bound", "at_least"), told(Bound::AtLeast, Some(2700), None, None));
        assert_eq!(type_in("bound", "nearly"), told(Bound::Nearly, None, Some(2700), None));
        assert_eq!(type_in("high", ""), told(Bound::Nearly, None, None, None));
        assert_eq!(type_in("bound", "range"), told(Bound::Range, None, None, None));
        assert_eq!(type_in("from", "2025-01-06"), told(Bound::Range, None, None, Some(0)));
        assert_eq!(type_in("to", "2025-01-09"), told(Bound::Range, None, None, Some(3)));
        assert_eq!(type_in("from", "2025-02-01"), told(Bound::Range, None, None, Some(0)));
        assert_eq!(type_in("to", ""), told(Bound::Range, None, None, None));
        for (control, value) in
            [("measure", "Tote"), ("low", "1e9"), ("low", "9999999999999"), ("from", "soon"), ("x", "")]
        {
            assert_eq!(type_in(control, value), None);
        }
        assert_eq!(
            typed(&read.claims[0], "side", "mehrere Seiten"),
            Some(vec![Field::Side("mixed".to_owned())])
        );
        assert_eq!(typed(&read.claims[0], "relayed_by", " ,; "), Some(vec![Field::RelayedBy(vec![])]));
    }

    #[test]
    fn a_rejected_estimate_is_gone_with_all_mentions_and_comes_back() {
        let read = read();
        let id = read.estimates[0].id.clone();
        let snapshot = reject(&Snapshot::default(), &read, &id);
        let corrected = read.corrected(&snapshot.corrections);
        assert_eq!(corrected.estimates.len(), read.estimates.len() - 1);
        assert!(corrected.estimate(&id).is_none());
        let snapshot = restore(&snapshot, &corrected, &id);
        assert_eq!(ids(&read.corrected(&snapshot.corrections)), ids(&read));
        assert!(snapshot.corrections.is_empty());
    }

    #[test]
    fn an_added_claim_is_edited_and_taken_out() {
        let read = read();
        let at = TEXT.find("40 Leute").unwrap() as u32;
        let (snapshot, id) = add(&Snapshot::default(), &read, "a", (at, "40")).unwrap();
        let corrected = read.corrected(&snapshot.corrections);
        let claim = corrected.claim(corrected.estimate(&id).unwrap());
        assert_eq!((claim.text.as_str(), claim.low), ("40", Some(40)));
        let snapshot = set(&snapshot, &corrected, &id, &fit(Bound::AtLeast, Some(41), Some(41)));
        let corrected = read.corrected(&snapshot.corrections);
        let claim = corrected.claim(corrected.estimate(&id).unwrap());
        assert_eq!((claim.low, claim.high), (Some(41), None));
        let snapshot = reject(&snapshot, &corrected, &id);
        assert!(snapshot.corrections.is_empty());
        for (article, start, words) in [("a", 9, ""), ("a", 9, "x"), ("b", 0, "3"), ("a", u32::MAX, "300")] {
            assert!(add(&snapshot, &read, article, (start, words)).is_none());
        }
    }
}
