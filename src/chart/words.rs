//! The words of the picture: labels, titles, notes, in the reader's language.

use super::estimate::{Estimate, Length, MOST_GLYPHS, Number, UNIT};
use super::family::family;
use super::geometry::Px;
use super::measure::{bold, plain, shorten, width};
use super::scene::{Color, Question, Run};
use crate::claim::{Basis, Bound, Kind, Modality, Scope};
use crate::names::{self, Lang, capitalized};
use crate::order;

/// Font size of labels.
pub const LABEL: Px = Px::new(13);
/// Font size of second lines and ticks.
pub const SMALL: Px = Px::tenths(125);
/// Font size of panel titles.
pub const TITLE: Px = Px::new(15);
/// Between the parts of a note.
pub const DOT: &str = " · ";
/// A space at which no line is broken.
const NO_BREAK: &str = "\u{a0}";
/// Widest name of a source.
const NAME_ROOM: Px = Px::new(190);

/// One of two texts.
pub const fn pick(lang: Lang, de: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::De => de,
        Lang::En => en,
    }
}

/// Lines of a label, each with its size.
pub type Lines = Vec<(Vec<Run>, Px)>;

/// The names of an estimate's sources, each in its color.
pub fn sources(estimate: &Estimate, lang: Lang) -> Vec<Run> {
    if estimate.sources.is_empty() {
        return vec![plain(pick(lang, "ohne Quelle", "no source"), Color::Soft)];
    }
    let mut runs: Vec<Run> = Vec::new();
    for (place, &source) in estimate.sources.iter().take(MOST_GLYPHS).enumerate() {
        if place > 0 {
            runs.push(plain(", ", Color::Soft));
        }
        let name = shorten(&names::source(source, lang), false, LABEL, NAME_ROOM);
        let sum = if estimate.parts.len() > 1 { pick(lang, "-Summe", " sum") } else { "" };
        runs.push(plain(format!("{name}{sum}"), Color::Family(family(source))));
    }
    if estimate.sources.len() > MOST_GLYPHS {
        runs.push(plain(format!(" +{}", estimate.sources.len() - MOST_GLYPHS), Color::Soft));
    }
    runs
}

/// What the number says: in our words, or in the article's where it names no number of people.
pub fn number(estimate: &Estimate, lang: Lang) -> String {
    if estimate.is_derived() {
        return sum(estimate, lang);
    }
    match estimate.bound {
        Bound::Formation | Bound::Fraction if !estimate.text.trim().is_empty() && is_said(estimate) => {
            quoted(estimate.text, lang)
        }
        bound => names::interval(bound, estimate.low, estimate.high, lang),
    }
}

/// Whether the article's words say more than our number: formations, and shares of nobody knows what.
fn is_said(estimate: &Estimate) -> bool {
    estimate.bound == Bound::Formation || estimate.number() == Number::Unknown
}

/// A number beside an axis.
pub fn tick(number: u64, share: bool, lang: Lang) -> String {
    if share { names::share(number as f64 / UNIT, lang) } else { names::number(number, lang) }
}

fn sum(estimate: &Estimate, lang: Lang) -> String {
    if estimate.base.is_some() {
        let about = if estimate.bound == Bound::About { pick(lang, "rund ", "about ") } else { "" };
        let named = estimate.low.unwrap_or_default() as f64 / UNIT;
        return [about, &names::share(named, lang)].concat();
    }
    names::interval(estimate.bound, estimate.low, estimate.high, lang)
}

/// The article's own words, in the reader's quotation marks.
fn quoted(text: &str, lang: Lang) -> String {
    let text: Vec<&str> = text.split_whitespace().collect();
    let text = shorten(&text.join(" "), true, LABEL, Px::new(230));
    match lang {
        Lang::De => format!("„{text}“"),
        Lang::En => format!("“{text}”"),
    }
}

/// The number with what must stand beside it: kind of people, possible, denied, how many people.
pub fn number_runs(estimate: &Estimate, kind: Option<Kind>, lang: Lang) -> Vec<Run> {
    let mut text = number(estimate, lang);
    if let Some(kind) = kind {
        text = format!("{text} {}", names::kind(kind, lang));
    }
    let struck = estimate.modality == Modality::Superseded;
    let mut runs = vec![Run { struck, ..bold(text, Color::Ink) }];
    match estimate.modality {
        Modality::Possible => runs.push(bold(pick(lang, " möglich", " possible"), Color::Ink)),
        Modality::Denied => runs.push(bold(pick(lang, " bestritten", " denied"), Color::Ink)),
        Modality::Superseded => runs.push(plain(pick(lang, " überholt", " superseded"), Color::Soft)),
        Modality::Asserted => {}
    }
    if estimate.bound == Bound::Formation && estimate.number() != Number::Unknown {
        let people = match (estimate.low, estimate.high) {
            (None, Some(high)) => names::interval(Bound::AtMost, None, Some(high), lang),
            (low, high) => names::interval(Bound::Range, low, high, lang),
        };
        runs.push(plain(format!(" ({people})"), Color::Soft));
    }
    runs
}

/// The label of a mark: who and how many; below it the period where the mark cannot show it.
pub fn label(estimate: &Estimate, kind: Option<Kind>, lang: Lang) -> Lines {
    let mut runs = sources(estimate, lang);
    runs.push(plain(" ", Color::Ink));
    runs.extend(number_runs(estimate, kind, lang));
    let mut lines = vec![(runs, LABEL)];
    if let (Length::Tail, Some(period)) = (estimate.length(), estimate.as_of) {
        lines.push((vec![plain(names::period(period, lang), Color::Soft)], SMALL));
    }
    if estimate.is_derived() {
        let parts = estimate.parts.iter().map(|part| names::interval(part.bound, part.low, part.high, lang));
        let parts: Vec<String> = parts.collect();
        let mut parts = parts.join(" + ");
        if let Some(base) = estimate.base {
            parts += pick(lang, " von ", " of ");
            parts += &names::interval(base.bound, base.low, base.high, lang);
        }
        lines.push((vec![plain(parts, Color::Soft)], SMALL));
    }
    lines
}

/// When. A day that is only the article's is called so: nobody said that it is the number's.
pub fn when(estimate: &Estimate, with_year: bool, lang: Lang) -> String {
    let Some(period) = estimate.as_of else { return pick(lang, "ohne Datum", "no date").to_owned() };
    let day = if period.from == period.to && !with_year {
        names::short_day(period.to, lang)
    } else {
        names::period(period, lang)
    };
    // A date is broken between its two days alone.
    let day = day
        .replace(' ', NO_BREAK)
        .replace("\u{a0}bis\u{a0}", " bis\u{a0}")
        .replace("\u{a0}to\u{a0}", " to\u{a0}");
    // What has a name (*Mitte Januar 2025*) also before its year.
    let named = period.from != period.to && !day.contains(' ') && estimate.basis != Some(Basis::Article);
    let day = match day.rsplit_once(NO_BREAK) {
        Some((name, year)) if named => [name, " ", year].concat(),
        _ => day,
    };
    match (estimate.basis, lang) {
        (Some(Basis::Article), Lang::De) => format!("Artikel {day}"),
        (Some(Basis::Article), Lang::En) => format!("article {day}"),
        _ => day,
    }
}

/// A mark in plain words, for screen readers.
pub fn spoken(estimate: &Estimate, lang: Lang) -> String {
    let mut words: String = sources(estimate, lang).iter().map(|run| run.text.as_str()).collect();
    words = capitalized(&words);
    words.push_str(": ");
    words.extend(number_runs(estimate, Some(estimate.kind), lang).iter().map(|run| run.text.as_str()));
    if estimate.base.is_some() {
        words.push_str(pick(lang, " der Entsandten, von uns errechnet", " of those sent, reckoned by us"));
    }
    words.push_str(", ");
    words.push_str(&names::measure_short(estimate.measure, lang).to_ascii_lowercase());
    words.push_str(", ");
    words.push_str(&when(estimate, true, lang));
    words
}

/// A panel's title.
pub fn title(
    question: &Question,
    ranks: bool,
    several_sides: bool,
    (numbered, share): (bool, bool),
    lang: Lang,
) -> String {
    let mut title = names::measure(question.measure, lang).to_owned();
    if share {
        title.push_str(pick(lang, " als Anteil der Entsandten", " as a share of those sent"));
    }
    let kind = match question.kind {
        _ if ranks => Some(pick(lang, "nach Rang", "by rank")),
        Kind::Troops | Kind::People => None,
        kind => Some(names::kind(kind, lang)),
    };
    let scope = match question.scope {
        Scope::Total => None,
        Scope::Event => Some(pick(lang, "einzelne Meldungen", "single reports")),
        Scope::Rate => Some(pick(lang, "je Tag, Monat oder Jahr", "by day, month or year")),
    };
    let side = match question.side.as_str() {
        "mixed" => Some(pick(lang, "mehrere Seiten in einer Zahl", "several sides in one number").into()),
        side if several_sides => Some(names::side(side, lang)),
        _ => None,
    };
    for part in [kind, scope].into_iter().flatten() {
        title.push_str(", ");
        title.push_str(part);
    }
    if let Some(side) = side {
        title.push_str(": ");
        title.push_str(&side);
    }
    if !numbered {
        title.push_str(pick(lang, ", ohne Zahl von Menschen", ", no number of people"));
    }
    title
}

/// What stands beside the title of shares: that nobody says them.
pub fn note_of_shares(estimates: &[&Estimate], lang: Lang) -> Vec<Run> {
    let words = match estimates.iter().all(|estimate| estimate.later) {
        true => pick(lang, "erst später", "only later"),
        false => pick(lang, "von uns errechnet, das nennt niemand", "reckoned by us, nobody says this"),
    };
    vec![plain(words, Color::Soft)]
}

/// What stands beside a panel's title: its disputes by number, then who says how much.
pub fn note(estimates: &[&Estimate], updated: bool, disputes: &[u32], lang: Lang) -> Vec<Run> {
    let mut runs = Vec::new();
    if !disputes.is_empty() {
        let mut numbers: Vec<String> = disputes.iter().take(8).map(u32::to_string).collect();
        if disputes.len() > numbers.len() {
            numbers.push("…".to_owned());
        }
        let word = pick(lang, "umstritten: ", "contested: ");
        runs.push(bold(format!("{word}{}", numbers.join(", ")), Color::Ink));
        runs.push(plain(DOT, Color::Soft));
    }
    let now: Vec<&Estimate> = estimates.iter().copied().filter(|estimate| !estimate.later).collect();
    let words = match now.is_empty() {
        true => pick(lang, "erst später", "only later").to_owned(),
        false => standing(&now, updated, lang),
    };
    runs.push(plain(words, Color::Soft));
    runs
}

fn standing(estimates: &[&Estimate], updated: bool, lang: Lang) -> String {
    let estimates: Vec<&&Estimate> = estimates.iter().filter(|estimate| !estimate.is_derived()).collect();
    let mut names: Vec<&str> =
        estimates.iter().flat_map(|estimate| estimate.sources.iter().copied()).collect();
    order::sort(&mut names);
    names.dedup();
    let unnamed = estimates.iter().filter(|estimate| estimate.sources.is_empty()).count();
    let sources = match (names.len(), lang) {
        (0, Lang::De) => "keine Quelle".to_owned(),
        (0, Lang::En) => "no source".to_owned(),
        (1, Lang::De) => "eine Quelle".to_owned(),
        (1, Lang::En) => "one source".to_owned(),
        (count, Lang::De) => format!("{count} Quellen"),
        (count, Lang::En) => format!("{count} sources"),
    };
    let without = match (unnamed, lang) {
        _ if names.is_empty() => String::new(),
        (0, _) => String::new(),
        (1, Lang::De) => ", eine Angabe ohne".to_owned(),
        (1, Lang::En) => ", one claim without".to_owned(),
        (count, Lang::De) => format!(", {count} Angaben ohne"),
        (count, Lang::En) => format!(", {count} claims without"),
    };
    let count = match (estimates.len(), lang) {
        _ if updated => pick(lang, "aktualisiert, ", "updated, ").to_owned(),
        (1, _) if !names.is_empty() => String::new(),
        (1, Lang::De) => "eine Angabe, ".to_owned(),
        (1, Lang::En) => "one claim, ".to_owned(),
        (count, Lang::De) => format!("{count} Angaben, "),
        (count, Lang::En) => format!("{count} claims, "),
    };
    format!("{count}{sources}{without}")
}

/// Cuts runs so that they fit, the last ones first.
pub fn fit(runs: Vec<Run>, size: Px, room: Px) -> Vec<Run> {
    let mut left = room;
    let mut kept = Vec::new();
    for run in runs {
        let wide = width(&run.text, run.bold, size);
        if wide <= left {
            left -= wide;
            kept.push(run);
        } else {
            let text = shorten(&run.text, run.bold, size, left);
            kept.push(Run { text, ..run });
            break;
        }
    }
    kept
}
