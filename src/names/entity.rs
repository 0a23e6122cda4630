//! One table of names for sources and sides: a country is both.

use std::borrow::Cow;

use super::Lang;
use super::countries::COUNTRIES;
use super::outlets::OUTLETS;
use super::sources::SOURCES;
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
pub(super) enum German {
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
    /// Plural that stands in a sentence as written: nominative, genitive (*von Experten* where no ending
    /// shows it), dative.
    Forms(&'static str, &'static str, &'static str),
    /// Singular that stands in a sentence as written: *ein Augenzeuge, eines Augenzeugen, einem Augenzeugen*.
    Phrase(&'static str, &'static str, &'static str),
}

/// The names of one source, side or outlet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entity {
    /// As in a claim.
    pub id: &'static str,
    /// Short German label.
    pub de: &'static str,
    /// Its declension.
    pub german: German,
    /// Stem of the German adjective for its people, or empty.
    pub adjective_de: &'static str,
    /// Short English label.
    pub en: &'static str,
    /// How it stands in an English sentence, or empty where that is the label.
    pub english: &'static str,
    /// English adjective for its people, or empty.
    pub adjective_en: &'static str,
}

impl Entity {
    /// A country or group with an adjective for its people.
    pub const fn side(
        id: &'static str,
        de: &'static str,
        german: German,
        adjective_de: &'static str,
        en: &'static str,
        english: &'static str,
        adjective_en: &'static str,
    ) -> Self {
        Self { id, de, german, adjective_de, en, english, adjective_en }
    }

    /// A source that has no people of its own.
    pub const fn source(
        id: &'static str,
        de: &'static str,
        german: German,
        en: &'static str,
        english: &'static str,
    ) -> Self {
        Self::side(id, de, german, "", en, english, "")
    }
}

fn find(id: &str) -> Option<&'static Entity> {
    [COUNTRIES, SOURCES, OUTLETS].into_iter().find_map(|table| {
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
            let name = entity.map_or(id, |e| if e.english.is_empty() { e.en } else { e.english });
            match case {
                Case::Genitive if name.ends_with('s') && is_plural(id, lang) => format!("{name}’"),
                Case::Genitive => format!("{name}’s"),
                Case::Nominative | Case::Dative => name.to_owned(),
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
        (German::Forms(nominative, ..) | German::Phrase(nominative, ..), Case::Nominative) => {
            nominative.to_owned()
        }
        (German::Forms(_, genitive, _) | German::Phrase(_, genitive, _), Case::Genitive) => {
            genitive.to_owned()
        }
        (German::Forms(.., dative) | German::Phrase(.., dative), Case::Dative) => dative.to_owned(),
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
        Lang::De => matches!(entity.german, German::Many(_) | German::Forms(..)),
        // States and services are singular in English, whatever their German name is.
        Lang::En => matches!(entity.german, German::Forms(..)) || PLURAL_IN_ENGLISH.contains(&entity.id),
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
    fn tables_are_sorted_and_ids_are_unique() {
        let mut all: Vec<&str> = Vec::new();
        for table in [COUNTRIES, SOURCES, OUTLETS] {
            for pair in table.windows(2) {
                assert!(pair[0].id < pair[1].id, "{} before {}", pair[0].id, pair[1].id);
            }
            all.extend(table.iter().map(|entity| entity.id));
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "an id stands in two tables");
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
