//! Names of the fixed values of a claim.

use super::Lang;
use crate::claim::{Basis, Bound, Confidence, Kind, Measure, Modality, Scope};

const fn pick(lang: Lang, de: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::De => de,
        Lang::En => en,
    }
}

/// What is counted, as a heading.
pub const fn measure(measure: Measure, lang: Lang) -> &'static str {
    match measure {
        Measure::Casualties => pick(lang, "Verluste (Tote und Verwundete)", "Losses (dead and wounded)"),
        other => measure_short(other, lang),
    }
}

/// What is counted, in one word.
pub const fn measure_short(measure: Measure, lang: Lang) -> &'static str {
    match measure {
        Measure::Deployed => pick(lang, "Entsandte", "Deployed"),
        Measure::Strength => pick(lang, "Stärke der ganzen Armee", "Strength of the whole army"),
        Measure::Killed => pick(lang, "Getötete", "Killed"),
        Measure::Wounded => pick(lang, "Verwundete", "Wounded"),
        Measure::Casualties => pick(lang, "Verluste", "Losses"),
        Measure::Captured => pick(lang, "Gefangene", "Captured"),
        Measure::Missing => pick(lang, "Vermisste", "Missing"),
        Measure::Deserted => pick(lang, "Deserteure", "Deserted"),
    }
}

/// What sort of people, as a plural noun.
pub const fn kind(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Troops => pick(lang, "Soldaten", "soldiers"),
        Kind::Officers => pick(lang, "Offiziere", "officers"),
        Kind::Generals => pick(lang, "Generäle", "generals"),
        Kind::Police => pick(lang, "Polizisten", "police officers"),
        Kind::Civilians => pick(lang, "Zivilisten", "civilians"),
        Kind::People => pick(lang, "Menschen", "people"),
    }
}

/// What stretch of time the number sums up.
pub const fn scope(scope: Scope, lang: Lang) -> &'static str {
    match scope {
        Scope::Total => pick(lang, "Gesamtzahl", "running total"),
        Scope::Event => pick(lang, "einzelne Meldung", "single report"),
        Scope::Rate => pick(lang, "je Zeitraum", "per period"),
    }
}

/// In which sense the number is said.
pub const fn modality(modality: Modality, lang: Lang) -> &'static str {
    match modality {
        Modality::Asserted => pick(lang, "behauptet", "asserted"),
        Modality::Possible => pick(lang, "möglich oder geplant", "possible or planned"),
        Modality::Denied => pick(lang, "bestritten", "denied"),
        Modality::Superseded => pick(lang, "überholt", "superseded"),
    }
}

/// How the number is to be read.
pub const fn bound(bound: Bound, lang: Lang) -> &'static str {
    match bound {
        Bound::Exact => pick(lang, "genannte Zahl", "a number named"),
        Bound::About => pick(lang, "rund", "about"),
        Bound::AtLeast => pick(lang, "mindestens", "at least"),
        Bound::MoreThan => pick(lang, "mehr als", "more than"),
        Bound::AtMost => pick(lang, "bis zu", "up to"),
        Bound::LessThan => pick(lang, "weniger als", "fewer than"),
        Bound::Nearly => pick(lang, "fast", "nearly"),
        Bound::Range => pick(lang, "Spanne", "range"),
        Bound::Order => pick(lang, "Größenordnung", "order of magnitude"),
        Bound::Fraction => pick(lang, "Anteil", "share"),
        Bound::Formation => pick(lang, "Truppenverband", "formation"),
    }
}

/// Where a claim's day comes from.
pub const fn basis(basis: Basis, lang: Lang) -> &'static str {
    match basis {
        Basis::Stated => pick(lang, "im Text genannt", "stated in the text"),
        Basis::Spoken => pick(lang, "Tag der Äußerung", "day of the statement"),
        Basis::Article => pick(lang, "Datum des Artikels", "date of the article"),
    }
}

/// How sure the reading is.
pub const fn confidence(confidence: Confidence, lang: Lang) -> &'static str {
    match confidence {
        Confidence::Clear => pick(lang, "im selben Satz", "in the same sentence"),
        Confidence::Context => pick(lang, "aus dem Zusammenhang", "from the context"),
        Confidence::Guess => pick(lang, "vermutet", "guessed"),
    }
}
