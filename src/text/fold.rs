//! Case folding for look-ups: one spelling for the many ways a word can be set.
//!
//! Lower case for Latin, Greek and Cyrillic letters, `ß` as the Swiss write it; soft hyphens, zero-width signs and joiners dropped; an umlaut
//! written as letter + U+0308 becomes one letter; every hyphen becomes `-`, every apostrophe `'`.
//!
//! ```
//! use streitzahl::text::fold;
//! let mut folded = String::new();
//! fold("Ge\u{ad}fallene", &mut folded);
//! assert_eq!(folded, "gefallene");
//! ```

/// Appends the folded form of `word` to `into`.
pub fn fold(word: &str, into: &mut String) {
    let mut word = word;
    loop {
        let plain = word.bytes().take_while(|byte| byte.is_ascii() && *byte != b'`').count();
        let (letters, rest) = word.split_at(plain);
        let start = into.len();
        into.push_str(letters);
        into[start..].make_ascii_lowercase();
        let mut rest = rest.chars();
        let Some(c) = rest.next() else { return };
        word = rest.as_str();
        match c {
            '`' => into.push('\''),
            'À'..='Þ' if c != '×' => into.push(char::from_u32(c as u32 + 32).unwrap_or(c)),
            'ß' | 'ẞ' => into.push_str("ss"),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2010}' | '\u{2011}' => into.push('-'),
            '’' | '‘' | 'ʼ' => into.push('\''),
            '\u{308}' => combine(into),
            // Slavic and other Latin letters: the pairs of Latin Extended-A, upper case even or odd.
            'Ā'..='ķ' | 'Ŋ'..='ŷ' if (c as u32).is_multiple_of(2) => {
                into.push(char::from_u32(c as u32 + 1).unwrap_or(c))
            }
            'Ĺ'..='ň' | 'Ź'..='ž' if c as u32 % 2 == 1 => {
                into.push(char::from_u32(c as u32 + 1).unwrap_or(c))
            }
            'Α'..='Ω' | 'А'..='Я' => into.push(char::from_u32(c as u32 + 32).unwrap_or(c)),
            'Ѐ'..='Џ' => into.push(char::from_u32(c as u32 + 80).unwrap_or(c)),
            _ => into.push(c),
        }
    }
}

/// The capital of a small letter of German, its Latin neighbors or Russian; other signs as they are. (The standard
/// library knows all alphabets, with tables of 20 KB.)
pub const fn capital(c: char) -> char {
    let capital = match c {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'а'..='я' => c as u32 - 32,
        'ѐ'..='џ' => c as u32 - 80,
        'ā'..='ķ' | 'ŋ'..='ŷ' if c as u32 % 2 == 1 && c != 'ı' => c as u32 - 1,
        'ĺ'..='ň' | 'ź'..='ž' if (c as u32).is_multiple_of(2) => c as u32 - 1,
        _ => return c,
    };
    match char::from_u32(capital) {
        Some(capital) => capital,
        None => c,
    }
}

/// Joins a combining diaeresis with the letter before it.
fn combine(into: &mut String) {
    let umlaut = match into.chars().last() {
        Some('a') => 'ä',
        Some('o') => 'ö',
        Some('u') => 'ü',
        Some('e') => 'ë',
        Some('i') => 'ï',
        _ => return,
    };
    into.pop();
    into.push(umlaut);
}

#[cfg(test)]
mod tests {
    #[test]
    fn capitals_and_small_letters_are_those_of_the_standard_library() {
        for c in ('a'..='z').chain('à'..='ž').chain('а'..='џ').filter(|c| !"ßÿŉſıĸ÷×İŸ".contains(*c))
        {
            assert_eq!(super::capital(c), c.to_uppercase().next().unwrap(), "{c}");
            let mut folded = String::new();
            super::fold(&super::capital(c).to_string(), &mut folded);
            assert_eq!(folded, c.to_lowercase().to_string(), "{c}");
        }
    }

    #[test]
    fn many_spellings_one_form() {
        for (word, expected) in [
            ("ÄRZTE", "ärzte"),
            ("Ma\u{308}nner", "männer"),
            ("GROẞ", "gross"),
            ("Ma\u{df}", "mass"),
            ("US\u{2011}Beamte", "us-beamte"),
            ("Škoda", "škoda"),
            ("Žižka", "žižka"),
            ("Łódź", "łódź"),
        ] {
            let mut folded = String::new();
            super::fold(word, &mut folded);
            assert_eq!(folded, expected);
        }
    }
}
