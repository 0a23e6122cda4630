//! Names as ids.

use crate::language::{Language, Speech};
use crate::text::fold;

/// The id of a name that no list knows: lower case, without article and legal form, *ä ö ü ß* as *a o u ss*,
/// other signs as hyphens.
///
/// ```
/// use streitzahl::{attribution::slug, language::Language};
/// let german = Language::german();
/// assert_eq!(slug("Ärzte ohne Grenzen e. V.", german), "arzte-ohne-grenzen");
/// assert_eq!(slug("die „Nowaja Gaseta“", german), "nowaja-gaseta");
/// ```
pub fn slug(name: &str, language: &Language) -> String {
    let mut folded = String::with_capacity(name.len());
    fold(name, &mut folded);
    let mut plain = String::with_capacity(folded.len());
    for c in folded.chars() {
        match base(c) {
            Some(letters) => plain.push_str(letters),
            None if c.is_alphanumeric() => plain.push(c),
            None => plain.push('-'),
        }
    }
    let mut words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let Speech { articles, legal_forms, .. } = language.speech;
    if words.len() > 1 && articles.contains(&words[0]) {
        words.remove(0);
    }
    while let Some(form) = legal_forms.iter().find(|form| words.len() > form.len() && words.ends_with(form)) {
        words.truncate(words.len() - form.len());
    }
    words.join("-")
}

/// The plain letters of a letter with a mark.
fn base(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'á' | 'à' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' => "o",
        'ü' | 'ú' | 'ù' | 'û' | 'ū' | 'ů' | 'ű' => "u",
        'ß' => "ss",
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ç' | 'ć' | 'č' => "c",
        'ñ' | 'ń' | 'ň' => "n",
        'š' | 'ś' | 'ş' | 'ș' => "s",
        'ž' | 'ź' | 'ż' => "z",
        'ł' => "l",
        'ğ' => "g",
        'ř' => "r",
        'ť' | 'ţ' | 'ț' => "t",
        'ý' | 'ÿ' => "y",
        'đ' | 'ď' => "d",
        'æ' => "ae",
        'œ' => "oe",
        '\'' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Language, slug};

    #[test]
    fn names_become_ids() {
        for (name, id) in [
            ("JoongAng Ilbo", "joongang-ilbo"),
            ("Süddeutsche Zeitung", "suddeutsche-zeitung"),
            ("n-tv", "n-tv"),
            ("Olena Krajewska", "olena-krajewska"),
            ("Groß & Söhne GmbH & Co. KG", "gross-sohne"),
            ("L’Orient-Le Jour", "l-orient-le-jour"),
            ("CCDHRN", "ccdhrn"),
            ("Şekercioğlu", "sekercioglu"),
            ("«»", ""),
            ("die", "die"),
        ] {
            assert_eq!(slug(name, Language::german()), id, "{name}");
        }
    }
}
