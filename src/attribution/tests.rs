use proptest::prelude::*;

use super::*;
use crate::language::Language;
use crate::token::tokenize;

/// `sources denied < relays` of an attribution; empty where nobody is named.
fn told(found: Option<&Attribution>) -> String {
    let Some(found) = found else { return String::new() };
    let mut sources = found.sources.clone();
    sources.sort();
    let mut text = sources.join(" ");
    if found.denied {
        text.push_str(" denied");
    }
    if !found.relays.is_empty() {
        text.push_str(" < ");
        text.push_str(&found.relays.join(" "));
    }
    text.trim().to_owned()
}

/// What covers each number of a text.
fn read(text: &str) -> Vec<String> {
    let document = tokenize(text, Language::german());
    let found = find(&document);
    (0..document.tokens.len())
        .filter(|at| super::sentence::is_number(&document, *at))
        .map(|number| told(at(&found, number)))
        .collect()
}

#[test]
fn examples_of_the_lists() {
    let mut wrong = Vec::new();
    for list in ["reports", "sayings", "moods", "sources", "speakers", "outlets"] {
        for example in Language::german().lexicon.examples(list) {
            let found = read(example.sentence);
            let expected = example.expected.unwrap_or_default();
            if found.first().map(String::as_str) != Some(expected) {
                wrong.push(format!("{list}:{}: {} => {found:?}", example.line, example.sentence));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn several_who_say_the_same() {
    for (text, expected) in [
        ("Paris, London und Kiew rechnen mit 900 Gefallenen.", "france ukraine united-kingdom"),
        ("Sowohl Seoul als auch Tokio sprechen von 700 Soldaten.", "japan south-korea"),
        ("Kiew und Paris zufolge fielen 90 Soldaten.", "france ukraine"),
        ("Nach Angaben der Nato, der USA und der EU fielen 80 Soldaten.", "eu nato united-states"),
        ("Es seien 40 gefallen, sagte Selenskyj, Russland und Belarus hätten gelogen.", "zelensky"),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
}

#[test]
fn two_sources_each_with_a_number() {
    for (text, expected) in [
        ("Kiew spricht von 600 Gefangenen, Moskau von 12.", ["ukraine", "russia"]),
        ("Laut Kiew fielen 600 Soldaten, laut Moskau 12.", ["ukraine", "russia"]),
        ("Gefallen sind 63 nach russischen Angaben, 400 nach ukrainischen Angaben.", ["russia", "ukraine"]),
        ("Während Kiew 500 Tote meldete, nannte Moskau 60.", ["ukraine", "russia"]),
        ("Die Polizei zählte 12 Tote; Augenzeugen berichteten von 40.", ["police", "eyewitness"]),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn indirect_speech_goes_on_until_the_article_speaks() {
    let text = "Nach Angaben des NIS fielen 300 Mann. Weitere 2.700 seien verletzt worden. Er gehe von 12.000 \
                Entsandten aus. In Kursk blieben 90 Männer. Im Süden wurden 5 Menschen verletzt.";
    assert_eq!(read(text), ["nis", "nis", "nis", "", ""]);
}

#[test]
fn a_sentence_that_points_back() {
    assert_eq!(read("Bei dem Unfall starben 3 Menschen. Das teilte die Polizei mit."), ["police"]);
    assert_eq!(
        read("Kim will laut Moskau 1.000 Mann schicken. Dies meldete die Agentur Tass."),
        ["russia < tass"]
    );
    // Only the sentence right before it.
    let text = "Es starben 3 Menschen. Das Haus brannte aus, 4 Autos auch. Das teilte die Polizei mit.";
    assert_eq!(read(text), ["", "police"]);
    let text = "Es starben 3 Menschen. Das britische Verteidigungsministerium schwieg.";
    assert_eq!(read(text), [""]);
}

#[test]
fn other_sentences_that_point_back() {
    for (text, expected) in [
        (
            "Es fielen 900 Russen. Das geht aus Daten hervor, die das britische Verteidigungsministerium veröffentlichte.",
            "uk-mod",
        ),
        ("Es fielen 900 Russen. Davon geht der Generalstab in Seoul aus.", "south-korea"),
        ("Es starben 30 Menschen. So die Behörden in Naypyidaw.", "myanmar"),
        ("Es starben 30 Menschen. So lautet die Bilanz des Innenministeriums in Rom.", "italy"),
        ("Es starben 30 Menschen. Diese Angaben machte das Innenministerium in Rom.", "italy"),
    ] {
        assert_eq!(read(text)[0], expected, "{text}");
    }
}

#[test]
fn quotations_have_their_speaker_before_between_behind() {
    for text in [
        "Selenskyj sagte: „Wir haben 300 Mann verloren. 20 sind vermisst.“",
        "„Wir haben 300 Mann verloren“, sagte Selenskyj. „20 sind vermisst.“",
        "„Wir haben 300 Mann verloren. 20 sind vermisst“, sagte Selenskyj.",
    ] {
        assert_eq!(read(text), ["zelensky", "zelensky"], "{text}");
    }
}

#[test]
fn headlines_with_a_colon() {
    assert_eq!(read("Südkoreas Geheimdienst: Etwa 600 Soldaten gefallen\n"), ["nis"]);
    assert_eq!(read("Bericht: Mehr als 600 Soldaten gefallen\n"), [""]);
    assert_eq!(read("Kreml: 500 Kämpfer verloren\n\nIn Kursk starben 20 Menschen."), ["russia", ""]);
}

#[test]
fn lists_and_tables_below_their_source() {
    let text =
        "Verluste laut ukrainischem Generalstab:\n- Soldaten: 1.200\n- Panzer: 12\n\nEs regnete 3 Tage.";
    assert_eq!(read(text), ["general-staff", "general-staff", ""]);
}

#[test]
fn denials() {
    assert_eq!(read("Moskau bestreitet, dass 60 Soldaten fielen."), ["russia denied"]);
    assert_eq!(read("Die RSF wiesen Berichte über 70 Tote zurück."), ["rsf denied"]);
}

#[test]
fn relays_of_relays() {
    let text = "Wie Yonhap unter Berufung auf den Abgeordneten Lee Seong Kweun meldete, schätzt der NIS die Zahl \
                auf 300.";
    assert_eq!(read(text), ["nis < yonhap south-korean-mp"]);
    let text =
        "Zwei südkoreanische Abgeordnete sprachen nach einer Unterrichtung durch den NIS von 300 Toten.";
    assert_eq!(read(text), ["nis < south-korean-mp"]);
    let text = "Der NIS schätze die Zahl der Toten auf 400, sagte die Abgeordnete Park.";
    assert_eq!(read(text), ["nis < south-korean-mp"]);
}

#[test]
fn who_is_taken_up() {
    let text = "Laut Finanzminister Karl Muster aus Wien starben 3 Menschen. Muster sprach später von 5. Er nannte \
                dann 6. Das Ministerium meldete 7.";
    assert_eq!(read(text), ["austria", "austria", "austria", "austria"]);
    let text = "Der NIS meldete 300 Tote. Unabhängig prüfen lässt sich das nicht. Der Dienst nannte auch 20 Gefangene.";
    assert_eq!(read(text), ["nis", "nis"]);
}

#[test]
fn bodies_and_persons_are_taken_up() {
    let nato = "Die Nato schätzt die Verluste auf 1.200. Im Mai seien 36.000 Mann gefallen, sagte ein Vertreter des \
                Bündnisses.";
    assert_eq!(read(nato), ["nato", "nato"]);
    let militia = "Die Hisbollah schweigt. Ein Funktionär der Miliz sprach von 700 Toten.";
    assert_eq!(read(militia), ["hisbollah"]);
    let named = "Die Armee in Khartum tötete 12 Kämpfer der RSF. Die Miliz meldete 89 Tote.";
    assert_eq!(read(named)[1], "rsf");
    let after = "Der ukrainische Generalstab veröffentlicht täglich Zahlen. Danach hat Russland 900.000 Mann verloren.";
    assert_eq!(read(after), ["general-staff"]);
    let later = "Die Polizei sprach von 12 Toten. Danach starben 3 Menschen.";
    assert_eq!(read(later), ["police", ""]);
    let kim = "Machthaber Kim Jong Un besuchte eine Fabrik. 9 Pioniere seien gefallen, sagte Kim.";
    assert_eq!(read(kim), ["north-korea"]);
    let yoon = "Der Abgeordnete Yoon Kun Young traf den NIS. 600 Mann seien gefallen, sagte Yoon.";
    assert_eq!(read(yoon), ["nis < south-korean-mp"]);
    let dutchman =
        "Nato-Generalsekretär Mark Rutte warnte vor Russland. 20.000 Mann seien tot, sagte der Niederländer.";
    assert_eq!(read(dutchman), ["nato"]);
    let staff =
        "Selenskyj sprach von 4.000 Toten. Südkoreas Generalstab nennt weniger. Er geht von 1.100 aus.";
    assert_eq!(read(staff), ["zelensky", "south-korea"]);
    let spokesman = "Der Zivilschutz barg nach eigenen Angaben 15 Leichen. 30 Menschen würden vermisst, sagte Sprecher \
                     Mahmud Odeh.";
    assert_eq!(read(spokesman), ["rescue-services", "rescue-services"]);
    let flank =
        "Beirut meldete 3.800 Tote. Auf israelischer Seite starben nach Angaben der Armee 73 Soldaten.";
    assert_eq!(read(flank), ["lebanon", "israel"]);
    let led = "Die Huthi klagten an. Der Sender Al-Masira meldete unter Berufung auf das von der Miliz geführte \
               Gesundheitsministerium 40 Tote.";
    assert_eq!(read(led), ["huthi < al-masira"]);
}

#[test]
fn who_goes_on_behind_an_aside() {
    let aside = "Laut Polizei starben 288 Menschen. Zuvor war von 300 Toten die Rede gewesen. Von den Verletzten hätten \
                 790 das Krankenhaus verlassen.";
    assert_eq!(read(aside), ["police", "", "police"]);
    let former =
        "Das UN-Büro meldete 3.900 Tote. In einem früheren Bericht waren noch 11.300 Tote aufgeführt.";
    assert_eq!(read(former), ["un", "un"]);
    let report =
        "Der ukrainische Generalstab hat Zahlen vorgelegt. 2.100 Mann seien tot, hieß es im Morgenbericht.";
    assert_eq!(read(report), ["general-staff"]);
    let relative = "Die Syrische Beobachtungsstelle, die in London sitzt, veröffentlichte eine Bilanz. Demnach starben \
                    300 Menschen.";
    assert_eq!(read(relative), ["sohr"]);
    let army =
        "Die israelische Armee rückt in Gaza vor. Nach Angaben eines Militärsprechers fielen 20 Soldaten.";
    assert_eq!(read(army), ["israel"]);
    let survivors = "41 Menschen ertranken. Das berichteten vier Überlebende, wie die Agentur Ansa meldete.";
    assert_eq!(read(survivors)[0], "eyewitness < ansa");
    let officials = "Die BBC berichtet unter Berufung auf westliche Regierungsvertreter von 4.000 Toten. 1.000 davon \
                     seien Offiziere, sagten die nicht genannten Beamten dem Sender.";
    assert_eq!(read(officials), ["western-officials < bbc", "western-officials < bbc"]);
    let director = "Das gab die Katastrophenschutzbehörde bekannt. 120 Menschen fehlten, sagte der Direktor der Behörde, \
                    Yusuf Latif.";
    assert_eq!(read(director), ["rescue-services"]);
    let onward =
        "Laut dem Gouverneur von Sumy starben 8 Menschen. 2 davon seien Kinder, so Ihor Muster weiter.";
    assert_eq!(read(onward), ["ukraine", "ukraine"]);
    let compares =
        "In Paris wurden nach Angaben der Regierung 45 Menschen festgenommen. Am Vortag waren es 249.";
    assert_eq!(read(compares), ["france", "france"]);
    let interview =
        "Redaktion: Wie viele sind es?\nSimon Muster: Etwa 12.000 Mann. Davon sind 4.000 gefallen.";
    assert_eq!(read(interview), ["simon-muster", "simon-muster"]);
    let he = "Trump kritisierte Putin. 5.000 Mann würden getötet, sagte er.";
    assert_eq!(read(he), ["united-states"]);
}

#[test]
fn figures_go_on_and_back() {
    let sum = "Der ukrainische Generalstab hat Zahlen vorgelegt. Demnach fielen 1.200 Mann. Die Gesamtzahl stieg damit \
               auf 800.000.";
    assert_eq!(read(sum), ["general-staff", "general-staff"]);
    let own = "Laut Polizei starben 2 Menschen. Damit stieg die Zahl der Toten auf 24.";
    assert_eq!(read(own), ["police", ""]);
    let older = "600 Mann seien tot, teilte der NIS laut dem Abgeordneten Yoon Kun Young mit. Zuvor war der Dienst von \
                 300 ausgegangen. Insgesamt habe Kim 15.000 geschickt.";
    assert_eq!(read(older), ["nis < south-korean-mp", "nis", "nis < south-korean-mp"]);
    let there = "Das britische Verteidigungsministerium legte einen Bericht vor. Darin ist von 45.000 Toten die Rede.";
    assert_eq!(read(there), ["uk-mod"]);
}

#[test]
fn counted_soldiers_say_nothing() {
    assert_eq!(read("Russland meldete 300 gefangene ukrainische Soldaten."), ["russia"]);
    assert_eq!(read("Am Montag sind 300 Soldaten, berichten Anwohner, geflohen."), ["eyewitness"]);
}

#[test]
fn a_frame_is_the_reporting_clause() {
    let text = "Rund 300 Mann seien gefallen, teilte der Generalstab in Kiew am Montag mit.";
    let document = tokenize(text, Language::german());
    let found = find(&document);
    assert_eq!(found.len(), 1);
    let frame = document.span(found[0].frame.clone()).of(text);
    assert_eq!(frame, "teilte der Generalstab in Kiew am Montag mit");
    assert_eq!(found[0].cue_span.map(|span| span.of(text)), Some("teilte"));
    assert_eq!(found[0].source_span.map(|span| span.of(text)), Some("der Generalstab in Kiew"));
    assert!(found[0].entries.iter().any(|(list, _)| *list == "sayings"));
}

#[test]
fn linear_in_the_text() {
    let piece = "„Laut Kiew, so Moskau, das der Stab nannte, meldete Tass unter Berufung auf den Sprecher des Sprechers \
                 des Sprechers 3 Tote: und der Polizei zufolge 4, ";
    // The quickest of some runs: what else the machine does only makes one longer.
    let time = |times: usize| {
        let text = piece.repeat(times);
        let document = tokenize(&text, Language::german());
        let run = || {
            let begun = std::time::Instant::now();
            assert!(!find(&document).is_empty());
            begun.elapsed().as_secs_f64()
        };
        (0..5).map(|_| run()).fold(f64::INFINITY, f64::min)
    };
    let (once, eight) = (time(200), time(1600));
    // Eight times the text; quadratic would be 64 times the time.
    assert!(eight < 30.0 * once, "{once} {eight}");
}

/// Pieces that frames are made of, and noise.
fn pieces() -> impl Strategy<Value = String> {
    let known = proptest::sample::select(vec![
        "laut ",
        "Kiew ",
        "dem NIS zufolge ",
        "nach Angaben ",
        "der ",
        "Sprecher ",
        "des ",
        "Präsident ",
        "Selenskyj ",
        "sagte ",
        "sei ",
        "„",
        "“",
        ", ",
        ". ",
        ": ",
        "\n",
        "und ",
        "die ",
        "Agentur ",
        "Tass ",
        "unter Berufung auf ",
        "(",
        ") ",
        "300 ",
        "Soldaten ",
        "hieß es ",
        "wie ",
        "er ",
        "Das teilte ",
        "mit ",
        "von der ",
        "kontrollierte ",
        "- ",
        "so ",
        "bestreitet ",
        "demnach ",
        "Russlands ",
        "in ",
        "Moskau ",
        "Ein Mann ",
        "A. ",
        "Müller ",
    ]);
    let piece = prop_oneof![8 => known.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_gives_attributions_within_their_sentences(text in pieces()) {
        let document = tokenize(&text, Language::german());
        let found = find(&document);
        for attribution in &found {
            let covers = &attribution.covers;
            prop_assert!(covers.start < covers.end && covers.end <= document.tokens.len());
            prop_assert_eq!(document.tokens[covers.start].sentence, document.tokens[covers.end - 1].sentence);
            prop_assert!(attribution.frame.end <= document.tokens.len());
        }
        prop_assert!(found.is_sorted_by_key(|attribution| attribution.covers.start));
        for token in 0..document.tokens.len() {
            if let Some(attribution) = at(&found, token) {
                prop_assert!(attribution.covers.contains(&token));
            }
        }
    }

    #[test]
    fn any_string(text in any::<String>()) {
        let _ = find(&tokenize(&text, Language::german()));
    }
}
