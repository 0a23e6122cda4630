use super::*;
use crate::language::Language;
use crate::token::tokenize;

/// What covers the first number of a sentence: `sources < relays`.
fn read(sentence: &str) -> Option<String> {
    let document = tokenize(sentence, Language::german());
    let found = find(&document);
    let number = (0..document.tokens.len()).find(|at| super::sentence::is_number(&document, *at))?;
    let attribution = at(&found, number)?;
    let mut text = attribution.sources.join(" ");
    if attribution.denied {
        text.push_str(" denied");
    }
    if !attribution.relays.is_empty() {
        text.push_str(" < ");
        text.push_str(&attribution.relays.join(" "));
    }
    (!text.is_empty()).then_some(text)
}

#[test]
fn examples_of_the_lists() {
    for list in ["reports", "sayings", "moods", "sources", "speakers", "outlets"] {
        for example in Language::german().lexicon.examples(list) {
            let found = read(example.sentence);
            assert_eq!(found.as_deref(), example.expected, "{list}:{}: {}", example.line, example.sentence);
        }
    }
}
