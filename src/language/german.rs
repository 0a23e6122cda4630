//! What word lists cannot say about German: the lists themselves are `de/*.txt`.

use super::{List, Speech};

macro_rules! lists {
    ($($name:literal),+ $(,)?) => {
        &[$(List {
            name: $name,
            // The page takes them without comments and examples; build.rs makes them so.
            #[cfg(target_arch = "wasm32")]
            text: include_str!(concat!(env!("OUT_DIR"), "/de/", $name, ".txt")),
            #[cfg(not(target_arch = "wasm32"))]
            text: include_str!(concat!("de/", $name, ".txt")),
        }),+]
    };
}

/// The German word lists.
pub const LISTS: &[List] = lists![
    "abbreviations",
    "attributes",
    "bounds",
    "calendar",
    "care",
    "claims",
    "continuing",
    "countries",
    "formations",
    "grammar",
    "leaders",
    "moods",
    "nationals",
    "numerals",
    "others",
    "outcomes",
    "outlets",
    "persons",
    "places",
    "ranges",
    "reports",
    "sayings",
    "sources",
    "speakers",
    "victims",
];

fn nominative(article: &str, adjective: &str, noun: &str) -> &'static str {
    const MASCULINE: [&str; 9] =
        ["rat", "verband", "verein", "bund", "dienst", "hof", "club", "kreis", "fond"];
    let masculine = MASCULINE.iter().any(|end| noun.trim_end_matches('s').ends_with(end));
    match (article, adjective.ends_with('n')) {
        ("dem" | "des", _) if masculine => "r",
        ("das" | "dem" | "des", _) => "s",
        ("der", false) => "r",
        _ => "",
    }
}

/// German words of speech that no stage may spell itself.
pub const SPEECH: Speech = Speech {
    name_particles: &[
        "von", "van", "de", "der", "al", "el", "bin", "ibn", "ben", "du", "da", "of", "for", "and",
    ],
    genitive_articles: &["der", "des", "eines", "einer"],
    genitive_only: &["des", "eines"],
    local_prepositions: &["in", "im", "aus", "bei", "beim", "am"],
    adjective_endings: &["e", "en", "er", "es", "em"],
    inhabitant_ending: "er",
    subjunctive_ending: "iere",
    separable: &[
        "zurück", "zusammen", "hinzu", "weiter", "fest", "statt", "teil", "aus", "ein", "vor", "nach", "auf",
        "ab", "an", "bei", "zu", "um", "mit", "durch", "unter", "über", "her", "hin", "los", "weg",
    ],
    polite: &["sie", "ihnen", "ihr", "ihre", "ihrer", "ihren", "ihrem"],
    titles: &["herr", "frau"],
    genitive_pronouns: &["deren", "dessen"],
    plural_articles: &["die", "den"],
    openers: &[
        "auch",
        "doch",
        "und",
        "nur",
        "selbst",
        "aber",
        "dann",
        "nun",
        "da",
        "so",
        "wie",
        "noch",
        "schon",
        "als",
        "wenn",
        "weil",
        "denn",
        "dass",
        "ob",
        "was",
        "wer",
        "wo",
        "wann",
        "warum",
        "hier",
        "dort",
        "damals",
        "später",
        "zuvor",
        "zuletzt",
        "zunächst",
        "dabei",
        "dagegen",
        "dazu",
        "deshalb",
        "trotzdem",
        "allerdings",
        "jedoch",
        "vor",
        "nach",
        "bei",
        "seit",
        "mit",
        "laut",
        "gestern",
        "heute",
        "morgen",
        "immer",
        "sie",
        "wir",
        "ich",
        "es",
        "man",
        "mehr",
        "rund",
        "etwa",
        "knapp",
        "fast",
        "mindestens",
        "insgesamt",
        "zwar",
        "sogar",
        "gegen",
        "ohne",
        "für",
        "auf",
        "am",
        "im",
        "in",
        "an",
        "zum",
        "zur",
        "von",
        "vom",
        "aus",
        "über",
        "unter",
        "um",
        "bis",
        "durch",
        "während",
        "ebenso",
        "weitere",
        "viele",
        "einige",
        "mehrere",
        "alle",
        "beide",
        "kein",
        "keine",
        "nicht",
        "ja",
        "nein",
    ],
    bare_possessives: &["ihr", "sein", "unser", "mein"],
    pronouns: &[("er", "der"), ("sie", "die"), ("es", "das")],
    nominative,
    pointers: &["davon", "damit", "davor", "darauf", "dazu"],
    former: "ex-",
    conjunctions: &["während"],
    oblique: &["n", "r", "s"],
    role_endings: &[
        "in",
        "er",
        "ist",
        "oge",
        "ant",
        "ent",
        "eur",
        "or",
        "mann",
        "frau",
        "chef",
        "graf",
        "wirt",
        "gesandte",
        "gesandten",
    ],
    body_nouns: &[
        "association",
        "network",
        "council",
        "committee",
        "army",
        "force",
        "forces",
        "movement",
        "watch",
        "institute",
        "center",
        "centre",
        "foundation",
        "initiative",
        "group",
        "alliance",
        "union",
        "front",
        "rooms",
        "monitor",
        "observatory",
        "project",
        "agency",
        "corps",
        "team",
        "fund",
        "society",
        "commission",
        "authority",
        "defence",
        "defense",
        "rights",
        "peace",
        "lab",
        "school",
        "university",
        "college",
        "program",
        "board",
        "office",
        "trust",
        "campaign",
        "coalition",
        "archive",
        "tracker",
        "airlines",
        "airways",
    ],
    purposes: &["für", "gegen", "zum", "zur"],
    articles: &["der", "die", "das", "des", "dem", "den"],
    legal_forms: &[
        &["e", "v"],
        &["ev"],
        &["gmbh"],
        &["mbh"],
        &["ag"],
        &["kg"],
        &["se"],
        &["inc"],
        &["ltd"],
        &["llc"],
        &["plc"],
        &["co"],
    ],
};

/// Units and teens; the spelling rule composes the rest.
const UNITS: [(&str, u64); 21] = [
    ("dreizehn", 13),
    ("vierzehn", 14),
    ("fünfzehn", 15),
    ("sechzehn", 16),
    ("siebzehn", 17),
    ("achtzehn", 18),
    ("neunzehn", 19),
    ("sieben", 7),
    ("zwölf", 12),
    ("sechs", 6),
    ("zwei", 2),
    ("zwo", 2),
    ("drei", 3),
    ("vier", 4),
    ("fünf", 5),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("eins", 1),
    ("ein", 1),
];

const TENS: [(&str, u64); 8] = [
    ("zwanzig", 20),
    ("dreissig", 30),
    ("vierzig", 40),
    ("fünfzig", 50),
    ("sechzig", 60),
    ("siebzig", 70),
    ("achtzig", 80),
    ("neunzig", 90),
];

/// The number that a folded word spells, from null to 999.999, and *ein* as 1.
///
/// ```
/// use streitzahl::language::german::spelled;
/// assert_eq!(spelled("viertausendvierhundert"), Some(4400));
/// assert_eq!(spelled("elfhundertdreiundzwanzig"), Some(1123));
/// assert_eq!(spelled("achtung"), None);
/// ```
pub fn spelled(word: &str) -> Option<u64> {
    if word.len() > 80 || !may_spell(word.as_bytes()) {
        return None;
    }
    if word == "null" {
        return Some(0);
    }
    match around(word, "tausend") {
        None => below_ten_thousand(word),
        Some((before, after)) => {
            let thousands = if before.is_empty() { 1 } else { below_thousand(before)? };
            let rest = after.strip_prefix("und").unwrap_or(after);
            let rest = if rest.is_empty() { 0 } else { below_thousand(rest)? };
            Some(thousands * 1000 + rest)
        }
    }
}

/// *Bewohnerinnen*, *Schüler:innen*: the word for men that the one for women is made of, without its ending.
pub fn of_men(word: &str) -> Option<&str> {
    word.strip_suffix("innen").map(|stem| stem.trim_end_matches(['*', ':', '_']))
}

/// The endings that such a word may have.
pub const OF_MEN: [&str; 3] = ["", "en", "e"];

/// What a group of so many heads is.
const HEADED: &[u8] = "köpfig".as_bytes();

/// *dreiköpfige*: of how many heads a group is; the number's own letters are left out where digits stand for them.
pub fn heads(word: &str) -> Option<&str> {
    /// Bytes of the longest ending.
    const ENDING: usize = 2;
    // Near its end, where few words have that letter: each word is asked.
    let last = word.len().checked_sub(HEADED.len())?;
    let bytes = word.as_bytes();
    let headed = |at: &usize| bytes[*at] == HEADED[0] && bytes[*at..].starts_with(HEADED);
    let at = (last.saturating_sub(ENDING)..=last).find(headed)?;
    SPEECH.adjective_endings.contains(&&word[at + HEADED.len()..]).then(|| &word[..at])
}

/// What stands before and behind a part of a word; most words are too short for it.
fn around<'w>(word: &'w str, part: &str) -> Option<(&'w str, &'w str)> {
    if word.len() < part.len() { None } else { word.split_once(part) }
}

/// One look at both ends of a word, since most words spell no number: it begins with a unit, *hundert*, *tausend* or
/// *null* and ends with a unit, a ten or one of these.
fn may_spell(word: &[u8]) -> bool {
    let ([a, b, ..], [.., y, z]) = (word, word) else { return false };
    let begins = matches!(
        [*a, *b],
        [b'n', b'u' | b'e']
            | [b'e', b'i' | b'l']
            | [b'z', b'w' | b'e']
            | [b'd', b'r']
            | [b'v', b'i']
            | [b'f', 0xc3]
            | [b's', b'e' | b'i']
            | [b'a', b'c']
            | [b'h', b'u']
            | [b't', b'a']
    );
    begins
        && matches!(
            [*y, *z],
            [b'l', b'f' | b'l']
                | [b'h', b's' | b't' | b'n']
                | [b'e', b'i' | b'n' | b'r']
                | [b'w', b'o']
                | [b'n', b'f' | b's' | b'd']
                | [b'u', b'n']
                | [b'i', b'n' | b'g']
                | [b'r', b't']
        )
}

/// *neunzehnhundertdreißig* too.
fn below_ten_thousand(word: &str) -> Option<u64> {
    match around(word, "hundert") {
        None => below_hundred(word),
        Some((before, after)) => {
            let hundreds = if before.is_empty() { 1 } else { below_hundred(before).filter(|n| *n > 0)? };
            let rest = after.strip_prefix("und").unwrap_or(after);
            let rest = if rest.is_empty() { 0 } else { below_hundred(rest)? };
            Some(hundreds * 100 + rest)
        }
    }
}

fn below_thousand(word: &str) -> Option<u64> {
    below_ten_thousand(word).filter(|n| *n < 1000)
}

fn below_hundred(word: &str) -> Option<u64> {
    let of = |table: &[(&str, u64)], word| table.iter().find(|(name, _)| *name == word).map(|(_, n)| *n);
    if let Some(number) = of(&UNITS, word).or_else(|| of(&TENS, word)) {
        return Some(number);
    }
    let (unit, ten) = word.split_once("und")?;
    Some(of(&UNITS, unit).filter(|n| *n < 10)? + of(&TENS, ten)?)
}

/// Whether a folded word has the form of a past participle: *gefallen*, *geschickt*, *worden*; so do others.
pub fn may_be_participle(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("en") || word.ends_with('t'))
}

/// Spells a number below 1,000,000 as one folded word: the inverse of [`spelled`], for tests.
pub fn spell(number: u64) -> String {
    let name = |table: &[(&str, u64)], n| {
        table.iter().find(|(_, value)| *value == n).map_or(String::new(), |(name, _)| (*name).to_owned())
    };
    match number {
        0 => "null".to_owned(),
        1 => "eins".to_owned(),
        2..20 => name(&UNITS, number),
        20..100 if number.is_multiple_of(10) => name(&TENS, number),
        20..100 => {
            let unit = if number % 10 == 1 { "ein".to_owned() } else { name(&UNITS, number % 10) };
            format!("{unit}und{}", name(&TENS, number - number % 10))
        }
        _ => {
            let (scale, word) = if number < 1000 { (100, "hundert") } else { (1000, "tausend") };
            let head = if number / scale == 1 { "ein".to_owned() } else { spell(number / scale) };
            let rest = if number.is_multiple_of(scale) { String::new() } else { spell(number % scale) };
            format!("{head}{word}{rest}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Class, Language};

    /// The stages run them: of each list the one that reads it.
    #[test]
    fn every_list_has_an_example() {
        for list in LISTS {
            assert!(Language::german().lexicon.examples(list.name).count() > 0, "{}", list.name);
        }
    }

    #[test]
    fn every_class_has_a_word() {
        let entries = Language::german().lexicon.entries();
        for class in Class::ALL {
            assert!(entries.iter().any(|entry| entry.class == *class), "{class:?}");
        }
    }

    #[test]
    fn every_number_comes_back() {
        for number in 0..1_000_000 {
            assert_eq!(spelled(&spell(number)), Some(number), "{}", spell(number));
        }
    }

    #[test]
    fn other_words_spell_nothing() {
        for word in [
            "achtung",
            "dreieck",
            "einer",
            "vierter",
            "hundertschaft",
            "undzwanzig",
            "zehnundzwanzig",
            "tausende",
            "und",
            "",
        ] {
            assert_eq!(spelled(word), None, "{word}");
        }
    }
}
