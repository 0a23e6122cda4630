use super::*;

fn sentences(text: &str) -> Vec<String> {
    let document = tokenize(text, Language::german());
    document.sentences.iter().map(|s| s.span.of(text).to_owned()).collect()
}

fn words(text: &str) -> Vec<String> {
    let document = tokenize(text, Language::german());
    document.tokens.iter().map(|t| t.span.of(text).to_owned()).collect()
}

#[test]
fn tokens() {
    assert_eq!(
        words("Rund 2.700, 1,3 Mio. und 25.10.2024."),
        ["Rund", "2.700", ",", "1,3", "Mio", ".", "und", "25.10.2024", "."]
    );
    assert_eq!(
        words("US-Beamte, drei- bis viertausend, 253'000"),
        ["US-Beamte", ",", "drei", "-", "bis", "viertausend", ",", "253'000"]
    );
    assert_eq!(
        words("Lage in KurskMoskau zieht ab, so McCain"),
        ["Lage", "in", "Kursk", "Moskau", "zieht", "ab", ",", "so", "McCain"]
    );
    assert_eq!(
        words("Soldat*innen und Soldat:innen: 2024-10-25, 10-12"),
        ["Soldat*innen", "und", "Soldat:innen", ":", "2024-10-25", ",", "10", "-", "12"]
    );
    assert_eq!(words("Ge\u{ad}fallene\u{a0}\u{200b}5"), ["Ge\u{ad}fallene", "5"]);
}

#[test]
fn ends_of_sentences() {
    for (text, count) in [
        ("Dr. Huber kam am 3. Mai. Er blieb.", 2),
        ("Die 93. Brigade verlor ca. 20 Mann, z. B. Fahrer.", 1),
        ("Sie fielen 2014. Danach war Ruhe.", 2),
        ("„Wir bleiben.“ Dann ging er.", 2),
        ("„Wir bleiben!“, sagte er.", 1),
        ("„Wir bleiben. Niemand geht“, sagte er.", 2),
        ("Das war in Kursk.Dort starben 20.", 2),
        ("Überschrift\nErster Satz: Er kam.", 2),
        ("John F. Kirby sprach.", 1),
        ("Wer zählt? Niemand. Und dann …", 3),
        ("Es waren 300. 20 davon starben.", 2),
        ("", 0),
    ] {
        assert_eq!(sentences(text).len(), count, "{text}: {:?}", sentences(text));
    }
}

#[test]
fn quotations() {
    for (text, expected) in [
        ("Er sagte: „Es sind 300.“", 1),
        ("«Es sind ‹viele›», sagte sie", 2),
        ("»Ja«, \"nein\", “doch”", 3),
        ("Ein \" allein", 0),
    ] {
        assert_eq!(tokenize(text, Language::german()).quotes.len(), expected, "{text}");
    }
}

#[test]
fn no_sentence_is_endless() {
    for piece in ["rund 300 Mann getötet, ", "und 300 ", "(", "„Ja, ", "1."] {
        let text = piece.repeat(2000);
        let document = tokenize(&text, Language::german());
        let longest = document.sentences.iter().map(|sentence| sentence.tokens.len()).max();
        assert!(longest <= Some(501), "{piece}: {longest:?}");
        let whole: usize = document.sentences.iter().map(|sentence| sentence.tokens.len()).sum();
        assert_eq!(whole, document.tokens.len(), "{piece}");
    }
}
