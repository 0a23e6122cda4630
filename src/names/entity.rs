//! Names of sources and sides, from word lists: a country is both.
//!
//! One line for each, sorted by id, its fields apart by `;` and left out at the end where they are empty:
//!
//! ```text
//! id; German label; German declension; English label; in an English sentence; German adjective; English adjective
//! # a comment
//! nis; NIS; der NIS;; the
//! netherlands; Niederlande; die Niederlanden; Netherlands; the; niederländisch; Dutch
//! ```
//!
//! The declension is empty for a name without article (*Selenskyj*), *der* or *das* with the genitive, *die* for a
//! feminine and *die* with the dative for a plural; or three cases apart by `/` that stand as written, after `sg`
//! or `pl`. An English label that is left out is the German one; `the` in an English sentence goes before the label.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::Lang;
use super::terms;
use crate::claim::Kind;

/// A grammatical case, for German; English knows the genitive only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// *der NIS nennt*
    Nominative,
    /// *die Werte des NIS*, after its noun
    Genitive,
    /// *laut dem NIS*
    Dative,
}

/// How a German name is declined.
#[derive(Clone, Copy, Debug)]
enum German {
    /// No article: *Selenskyj, Selenskyjs*.
    Bare,
    /// Masculine, with its genitive: *der Generalstab, des Generalstabs*.
    Der(&'static str),
    /// Feminine: *die Ukraine, der Ukraine*.
    Die,
    /// Neuter, with its genitive: *das Pentagon, des Pentagons*.
    Das(&'static str),
    /// Plural with article, with its dative: *die Niederlande, den Niederlanden*.
    Many(&'static str),
    /// Stands in a sentence as written in nominative, genitive (*von Experten* where no ending shows it) and dative:
    /// *ein Augenzeuge/eines Augenzeugen/einem Augenzeugen*.
    Cases(&'static str, Number),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    Singular,
    Plural,
}

impl German {
    fn read(declension: &'static str) -> Self {
        match declension.split_once(' ') {
            Some(("der", genitive)) => Self::Der(genitive),
            Some(("das", genitive)) => Self::Das(genitive),
            Some(("die", dative)) => Self::Many(dative),
            Some(("sg", cases)) => Self::Cases(cases, Number::Singular),
            Some(("pl", cases)) => Self::Cases(cases, Number::Plural),
            _ if declension == "die" => Self::Die,
            _ => Self::Bare,
        }
    }
}

/// The names of one source, side or outlet.
#[derive(Clone, Copy, Debug)]
struct Entity {
    /// As in a claim.
    id: &'static str,
    /// Short German label.
    de: &'static str,
    german: German,
    /// Short English label.
    en: &'static str,
    /// How it stands in an English sentence: empty for the label, `the` for the label with its article.
    english: &'static str,
    /// Stem of the German adjective for its people, or empty.
    adjective_de: &'static str,
    /// English adjective for its people, or empty.
    adjective_en: &'static str,
}

impl Entity {
    fn read(line: &'static str) -> Self {
        let mut fields = line.split(';').map(str::trim);
        let mut next = || fields.next().unwrap_or_default();
        let (id, de, declension, en) = (next(), next(), next(), next());
        let en = if en.is_empty() { de } else { en };
        let german = German::read(declension);
        Self { id, de, german, en, english: next(), adjective_de: next(), adjective_en: next() }
    }
}

/// Each sorted by id.
const LISTS: [&str; 3] =
    [include_str!("countries.txt"), include_str!("sources.txt"), include_str!("outlets.txt")];

fn tables() -> &'static [Vec<Entity>; 3] {
    static TABLES: OnceLock<[Vec<Entity>; 3]> = OnceLock::new();
    let read = |list: &'static str| {
        list.lines().filter(|line| !line.starts_with('#')).map(Entity::read).collect::<Vec<_>>()
    };
    TABLES.get_or_init(|| LISTS.map(read))
}

/// The id of a listed name in either language, or of an id, whatever its ASCII letters' case.
///
/// ```
/// use streitzahl::names::id_of;
/// assert_eq!((id_of("Südkorea"), id_of("nis"), id_of("Niemand")), (Some("south-korea"), Some("nis"), None));
/// ```
pub fn id_of(name: &str) -> Option<&'static str> {
    let said =
        |entity: &&Entity| [entity.id, entity.de, entity.en].iter().any(|it| it.eq_ignore_ascii_case(name));
    tables().iter().flatten().find(said).map(|entity| entity.id)
}

fn find(id: &str) -> Option<&'static Entity> {
    tables().iter().find_map(|table| {
        let index = table.binary_search_by(|entity| entity.id.cmp(id)).ok()?;
        table.get(index)
    })
}

/// Whether there is a name for this id.
pub fn is_listed(id: &str) -> bool {
    find(id).is_some()
}

/// The short name of a source, relay, agency or outlet, as on a label.
pub fn source(id: &str, lang: Lang) -> Cow<'_, str> {
    match (find(id), lang) {
        (Some(entity), Lang::De) => Cow::Borrowed(entity.de),
        (Some(entity), Lang::En) => Cow::Borrowed(entity.en),
        (None, _) => Cow::Borrowed(id),
    }
}

/// The short name of a side: a country, a group, several sides together, or that it is not said.
pub fn side(id: &str, lang: Lang) -> Cow<'_, str> {
    match (id, lang) {
        ("mixed", Lang::De) => Cow::Borrowed("mehrere Seiten"),
        ("mixed", Lang::En) => Cow::Borrowed("several sides"),
        ("unknown", Lang::De) => Cow::Borrowed("Seite nicht genannt"),
        ("unknown", Lang::En) => Cow::Borrowed("side not stated"),
        _ => source(id, lang),
    }
}

/// The name as it stands within a sentence, with its article: *der NIS*, *des NIS*, *the NIS’s*.
pub fn phrase(id: &str, case: Case, lang: Lang) -> String {
    let entity = find(id);
    match lang {
        Lang::De => entity.map_or_else(|| bare(id, case), |entity| german(entity, case)),
        Lang::En => {
            let name = match entity.map_or((id, ""), |entity| (entity.en, entity.english)) {
                (label, "") => label.to_owned(),
                (label, "the") => format!("the {label}"),
                (_, phrase) => phrase.to_owned(),
            };
            match case {
                Case::Genitive if name.ends_with('s') && is_plural(id, lang) => format!("{name}’"),
                Case::Genitive => format!("{name}’s"),
                Case::Nominative | Case::Dative => name,
            }
        }
    }
}

fn german(entity: &Entity, case: Case) -> String {
    let name = entity.de;
    match (entity.german, case) {
        (German::Bare, _) => bare(name, case),
        (German::Der(_), Case::Nominative) => format!("der {name}"),
        (German::Das(_), Case::Nominative) => format!("das {name}"),
        (German::Der(genitive) | German::Das(genitive), Case::Genitive) => format!("des {genitive}"),
        (German::Der(_) | German::Das(_), Case::Dative) => format!("dem {name}"),
        (German::Die | German::Many(_), Case::Nominative) => format!("die {name}"),
        (German::Die, _) | (German::Many(_), Case::Genitive) => format!("der {name}"),
        (German::Many(dative), Case::Dative) => format!("den {dative}"),
        (German::Cases(cases, _), _) => cases.split('/').nth(case as usize).unwrap_or(name).to_owned(),
    }
}

fn bare(name: &str, case: Case) -> String {
    match case {
        Case::Genitive if name.ends_with(['s', 'ß', 'x', 'z']) => format!("{name}’"),
        Case::Genitive => format!("{name}s"),
        Case::Nominative | Case::Dative => name.to_owned(),
    }
}

/// Plural in English, though not in German or though German names them like a state.
const PLURAL_IN_ENGLISH: [&str; 4] = ["houthi", "houthis", "police", "taliban"];

/// Whether the name takes its verb in the plural: *die USA nennen*, *Western officials say*.
pub fn is_plural(id: &str, lang: Lang) -> bool {
    find(id).is_some_and(|entity| match lang {
        Lang::De => matches!(entity.german, German::Many(_) | German::Cases(_, Number::Plural)),
        // States and services are singular in English, whatever their German name is.
        Lang::En => {
            matches!(entity.german, German::Cases(_, Number::Plural))
                || PLURAL_IN_ENGLISH.contains(&entity.id)
        }
    })
}

/// The people counted, as a plural noun without article: *nordkoreanische Soldaten*, *soldiers of the PKK*.
pub fn people(id: &str, kind: Kind, lang: Lang) -> String {
    let noun = terms::kind(kind, lang);
    match (id, lang) {
        ("unknown", _) => noun.to_owned(),
        ("mixed", Lang::De) => format!("{noun} mehrerer Seiten"),
        ("mixed", Lang::En) => format!("{noun} of several sides"),
        _ => match (find(id), lang) {
            (Some(entity), Lang::De) if !entity.adjective_de.is_empty() => {
                format!("{}e {noun}", entity.adjective_de)
            }
            (Some(entity), Lang::En) if !entity.adjective_en.is_empty() => {
                format!("{} {noun}", entity.adjective_en)
            }
            (_, Lang::De) => format!("{noun} {}", phrase(id, Case::Genitive, lang)),
            (_, Lang::En) => format!("{noun} of {}", phrase(id, Case::Nominative, lang)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_whole() {
        let mut all: Vec<&str> = Vec::new();
        for list in LISTS {
            let lines: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
            let ids: Vec<&str> = lines.iter().map(|line| Entity::read(line).id).collect();
            for pair in ids.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
            for line in lines {
                let fields: Vec<&str> = line.split(';').map(str::trim).collect();
                assert!((2..=7).contains(&fields.len()) && !fields[1].is_empty(), "{line}");
                assert_ne!(fields.last(), Some(&""), "{line}");
                let declension = fields.get(2).copied().unwrap_or_default();
                match German::read(declension) {
                    German::Bare => assert_eq!(declension, "", "{line}"),
                    German::Cases(cases, _) => assert_eq!(cases.split('/').count(), 3, "{line}"),
                    _ => {}
                }
            }
            all.extend(ids);
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "an id stands in two lists");
    }

    #[test]
    fn cases() {
        let of = |id| phrase(id, Case::Genitive, Lang::De);
        assert_eq!(of("nis"), "des NIS");
        assert_eq!(of("zelensky"), "Selenskyjs");
        assert_eq!(of("united-states"), "der USA");
        assert_eq!(of("laos"), "Laos’");
        assert_eq!(of("general-staff"), "des ukrainischen Generalstabs");
        assert_eq!(of("experts"), "von Experten");
        assert_eq!(phrase("netherlands", Case::Dative, Lang::De), "den Niederlanden");
        assert_eq!(phrase("western-officials", Case::Dative, Lang::De), "westlichen Vertretern");
        assert_eq!(phrase("western-officials", Case::Genitive, Lang::En), "Western officials’");
        assert_eq!(phrase("nis", Case::Genitive, Lang::En), "the NIS’s");
        assert_eq!(phrase("united-states", Case::Nominative, Lang::En), "the United States");
    }

    #[test]
    fn verbs_agree() {
        assert!(is_plural("united-states", Lang::De) && !is_plural("united-states", Lang::En));
        assert!(is_plural("experts", Lang::De) && is_plural("experts", Lang::En));
        assert!(!is_plural("nobody-knows-this", Lang::De));
    }

    #[test]
    fn whose_people() {
        assert_eq!(people("north-korea", Kind::Troops, Lang::En), "North Korean soldiers");
        assert_eq!(people("pkk", Kind::Troops, Lang::De), "Soldaten der PKK");
        assert_eq!(people("mixed", Kind::Civilians, Lang::De), "Zivilisten mehrerer Seiten");
        assert_eq!(people("unknown", Kind::People, Lang::En), "people");
        assert_eq!(people("azurien", Kind::Officers, Lang::De), "Offiziere azuriens");
    }

    #[test]
    fn what_is_not_listed_is_shown_as_written() {
        assert_eq!(source("frag-nicht", Lang::De), "frag-nicht");
        assert!(!is_listed("frag-nicht") && is_listed("nis"));
        assert_eq!(source("", Lang::En), "");
    }
}
