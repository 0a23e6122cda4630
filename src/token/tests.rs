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
fn examples_of_the_list() {
    for example in Language::german().lexicon.examples("abbreviations") {
        let count = sentences(example.sentence).len().to_string();
        assert_eq!(Some(count.as_str()), example.expected, "{}: {}", example.line, example.sentence);
    }
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
        ("So steht es da. (red, 16. 5. 2016)", 2),
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

#[test]
fn the_language_of_a_text() {
    let german = "Bei Kursk sind nach Angaben aus Seoul rund 300 Soldaten aus Nordkorea gefallen, weitere 2.700 seien \
                  verletzt worden, sagte ein Sprecher am Montag in der Hauptstadt.";
    let others = [
        "According to officials in Seoul about 300 soldiers from North Korea have been killed in the Kursk region and \
         another 2,700 were wounded, a spokesman said on Monday in the capital after a meeting of the committee.",
        "Selon des responsables de Séoul, environ 300 soldats nord-coréens ont été tués dans la région de Koursk et \
         2 700 autres blessés, a déclaré lundi un porte-parole dans la capitale après une réunion du comité.",
        "Volgens functionarissen in Seoul zijn ongeveer 300 soldaten uit Noord-Korea gedood bij Koersk en raakten nog \
         eens 2700 gewond, zei een woordvoerder maandag in de hoofdstad na een vergadering van de commissie.",
    ];
    let list = "Madrid, 11. März 2004: 191 Tote\nLondon, 7. Juli 2005: 52 Tote, 700 Verletzte\nParis, November \
                2015: 130 Tote\nNizza, 14. Juli 2016: 86 Tote\nBerlin, 19. Dezember 2016: zwölf Tote\nManchester, \
                22. Mai 2017: 22 Tote\nBarcelona, 17. August 2017: 16 Tote\nWien, 2. November 2020: vier Tote";
    assert!(tokenize(german, Language::german()).is_in_its_language());
    assert!(tokenize(list, Language::german()).is_in_its_language());
    for text in others {
        assert!(!tokenize(text, Language::german()).is_in_its_language(), "{text}");
    }
}
