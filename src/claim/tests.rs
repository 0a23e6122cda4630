use super::*;
use crate::article::Article;
use crate::language::Language;
use crate::language::german::LISTS;

fn read(text: &str) -> Vec<Claim> {
    let date = Some("2025-01-15".parse().unwrap());
    let article = Article { id: "a".to_owned(), text: text.to_owned(), date, ..Article::default() };
    crate::read(&article).claims
}

/// `measure side kind number`, and the modality where it is not asserted.
fn summary(claim: &Claim) -> String {
    let number = claim.low.or(claim.high).unwrap_or_default();
    let population = &claim.population;
    let modality = match claim.modality {
        Modality::Asserted => String::new(),
        other => format!(" {}", other.name()),
    };
    format!("{} {} {} {number}{modality}", claim.measure.name(), population.side, population.kind.name())
}

/// Lists whose examples are tests of an earlier stage: of tokens, numbers, quantities, times, attribution.
const EARLIER: [&str; 12] = [
    "abbreviations",
    "numerals",
    "bounds",
    "formations",
    "ranges",
    "calendar",
    "moods",
    "outlets",
    "reports",
    "sayings",
    "sources",
    "speakers",
];

#[test]
fn whose_people_they_are() {
    let wrong: Vec<_> = [
        ("Gezählt wurden 90 tote und 400 verwundete Russen.", "killed russia people 90; wounded russia people 400"),
        (
            "Kiew nahm zwei verletzte nordkoreanische Soldaten gefangen.",
            "captured north-korea troops 2",
        ),
        (
            "Die Ärzte rechnen nach: Für Ungarn nennen sie eine Spanne von 400 bis 600 Toten.",
            "killed unknown people 400",
        ),
        (
            "Israels Armee meldete den Tod zweier Soldaten. Die Hisbollah behauptete, sie habe 25 Soldaten getötet.",
            "killed israel troops 2; killed israel troops 25",
        ),
        (
            "Zunächst sprach die Polizei von 27 Toten, später korrigierte sie die Zahl auf 26.",
            "killed unknown people 27 superseded; killed unknown people 26",
        ),
        (
            "Paris bezifferte das nordkoreanische Kontingent in Russland auf 7.000 Soldaten.",
            "deployed north-korea troops 7000",
        ),
        (
            "Pjöngjang hat 9.000 Soldaten nach Kursk geschickt. Einer erlag seinen Verletzungen. Kiew rechnet mit 4.000 \
             zusätzlichen Soldaten.",
            "deployed north-korea troops 9000; deployed north-korea troops 4000 possible",
        ),
        (
            "Im Mai verlor Russland 30.000 Mann. Im Juni hatte der Generalstab 20.000 gezählt.",
            "casualties russia troops 30000; casualties russia troops 20000",
        ),
        (
            "Am Hindukusch fielen 15.000 Soldaten, in den beiden Kriegen davor zusammen etwa 2.000.",
            "killed unknown troops 15000; killed unknown troops 2000",
        ),
        (
            "Kiew nahm 90 russische Soldaten gefangen. Der Stab sprach von mehr als 100 Kriegsgefangenen.",
            "captured russia troops 90; captured russia troops 100",
        ),
        (
            "Es war ein Mann aus dem nordkoreanischen Kontingent, dessen Stärke Seoul auf 9.000 Mann beziffert.",
            "deployed north-korea troops 9000",
        ),
        (
            "Rund 900 nordkoreanische Soldaten seien per Schiff nach Wladiwostok gereist.",
            "deployed north-korea troops 900",
        ),
        (
            "Nach Angaben Kiews stehen jenseits der Grenze 60.000 russische Soldaten bereit.",
            "deployed russia troops 60000",
        ),
        ("Von den 9.000 Soldaten sind 300 gefallen.", "killed unknown troops 300"),
        (
            "Laut NIS sind von den 9.000 nordkoreanischen Soldaten etwa 300 gefallen.",
            "deployed north-korea troops 9000; killed north-korea troops 300",
        ),
        ("Kiew rechnet mit weiteren 3000 Soldaten aus Nordkorea.", "deployed north-korea troops 3000 possible"),
        (
            "Der NIS spricht von 9.000 nordkoreanischen Soldaten in Kursk. In Charkiw stieg die Zahl der Toten auf 14.",
            "deployed north-korea troops 9000; killed unknown people 14",
        ),
        (
            "Pjöngjang hat 9.000 Soldaten entsandt. Die russische Armee hat hohe Verluste. Nun seien 700 Mann in \
             Russland eingetroffen.",
            "deployed north-korea troops 9000; deployed north-korea troops 700",
        ),
        ("Laut dem Bürgermeister (62) starben vier Menschen.", "killed unknown people 4"),
        ("Die iranische Armee hat 500.000 Soldaten.", "strength iran troops 500000"),
        (
            "Pjöngjang habe beschlossen, drei Brigaden mit insgesamt 9.000 Mann zu schicken.",
            "deployed north-korea troops 9000 possible",
        ),
        ("Zurzeit befinden sich noch 44 Geiseln in Gaza.", "captured unknown people 44"),
        ("Die Russen hätten 550 Verwundete zu beklagen.", "wounded russia people 550"),
        (
            "Für Russland nannten die westlichen Dienste damals bis zu 200 Tote und 400 Verletzte.",
            "killed russia people 200; wounded russia people 400",
        ),
        ("Der Krieg hat zwei Millionen Tote und Verletzte gefordert.", "casualties mixed people 2000000"),
        (
            "Auslöser des Krieges war ein Überfall, bei dem rund 1.300 Menschen starben.",
            "killed unknown people 1300",
        ),
        (
            "Pjöngjang hat 9.000 Soldaten nach Kursk geschickt. Gefallen seien 800 Russen. Bald würden noch 700 Soldaten \
             nach Russland verlegt.",
            "deployed north-korea troops 9000; killed russia troops 800; deployed north-korea troops 700",
        ),
        (
            "Pjöngjang hat 9.000 Soldaten nach Kursk geschickt. Von den entsandten 9.000 Soldaten sei die Hälfte tot, \
             sagte Syrskyj.",
            "deployed north-korea troops 9000; deployed north-korea troops 9000; killed north-korea troops 4500",
        ),
    ]
    .into_iter()
    .filter_map(|(text, expected)| {
        let found = read(text).iter().map(summary).collect::<Vec<_>>().join("; ");
        (found != expected).then(|| format!("{text}\n  found    {found}\n  expected {expected}"))
    })
    .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn examples_of_the_lists() {
    let lexicon = &Language::german().lexicon;
    let mut wrong = Vec::new();
    for list in LISTS.iter().map(|list| list.name).filter(|list| !EARLIER.contains(list)) {
        for example in lexicon.examples(list) {
            let found: Vec<_> = read(example.sentence).iter().map(summary).collect();
            let expected = example.expected.unwrap_or_default();
            if found.join("; ") != expected {
                wrong.push(format!(
                    "{list}:{}: {}\n  found    {}\n  expected {expected}",
                    example.line,
                    example.sentence,
                    found.join("; ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rows_of_a_list() {
    let text = "Die Verluste der russischen Armee bis zum 14. Januar:\n- Soldaten: rund 810.000\n- Panzer: 9.780\n\nOpfer des Sturms\n\nTote: 31\nVerletzte: 154 (+12)";
    let found: Vec<_> = read(text).iter().map(summary).collect();
    assert_eq!(
        found,
        ["casualties russia troops 810000", "killed unknown people 31", "wounded unknown people 154"]
    );
}

#[test]
fn headings_and_tables() {
    let list = "Verluste im Überblick\n\nRussland\nGetötet: mindestens 95.000\n\nUkraine\n– Vermisste: 35.000\n\nIran: 40 Tote, 70 Verletzte";
    let found: Vec<_> = read(list).iter().map(summary).collect();
    let expected = [
        "killed russia people 95000",
        "missing ukraine people 35000",
        "killed iran people 40",
        "wounded iran people 70",
    ];
    assert_eq!(found, expected);
    let table = "Land\tSoldaten\tPanzer\tGefallene\nRussland\t1.100.000\t2.700\t95.000";
    let found: Vec<_> = read(table).iter().map(summary).collect();
    assert_eq!(found, ["strength russia troops 1100000", "killed russia troops 95000"]);
}

#[test]
fn second_mentions_are_marked() {
    let claims = read("300 russische Soldaten gefallen\n\nBei Kursk sind 300 russische Soldaten gefallen.");
    assert_eq!(claims.len(), 2);
    assert_eq!(claims[1].repeat_of.as_deref(), Some(claims[0].id.as_str()));
}

#[test]
fn places_are_where_and_not_whose() {
    for (text, place) in [
        ("In der Region Kursk fielen 20 Soldaten.", Some("Kursk")),
        ("In Russland fielen 20 Soldaten.", Some("Russland")),
        ("Etwa 300 Tote unter Nordkoreas Soldaten", None),
        ("Im Bundesstaat Kwara ertranken 100 Menschen.", Some("Kwara")),
        ("Im Westen Nepals starben 157 Menschen.", Some("Nepal")),
        ("In Leipzig kippte ein Bus um. Vier Fahrgäste starben.", Some("Leipzig")),
        ("In Leipzig kippte ein Bus um. Das ist lange her. Vier Fahrgäste starben.", None),
    ] {
        assert_eq!(read(text)[0].place.as_deref(), place, "{text}");
    }
}

#[test]
fn a_heading_ends_what_was_spoken_of() {
    let text = "Bei Kursk fielen 20 russische Soldaten.\n\nBrand in Graz\n\nNach dem Brand stieg die Zahl der Toten auf vier.";
    let claims = read(text);
    assert_eq!(claims[1].population.side, "unknown");
}

#[test]
fn whose_they_are_over_sentences() {
    for (text, expected) in [
        // Whom the others fight beside or against is not who fights.
        (
            "Nordkoreanische Truppen kämpfen seit gestern gegen ukrainische Verbände. Über 9.000 Soldaten seien \
             nach Kursk geschickt worden, sagte ein Sprecher.",
            "deployed north-korea troops 9000",
        ),
        // *seiner*: the clause's, not the speaker's.
        (
            "Nordkorea hat nach Erkenntnissen des britischen Geheimdienstes 320 seiner Soldaten eingebüßt.",
            "casualties north-korea troops 320",
        ),
        // A dateline says where the report was written.
        (
            "London (dpa) - Russland hat hohe Verluste erlitten. Im Schnitt seien 1.400 Soldaten am Tag getötet oder \
             verwundet worden, sagte der Admiral.",
            "casualties russia troops 1400",
        ),
        // A pronoun stands for whom the sentence before is about.
        (
            "Russland verlor 90.000 Soldaten. Auch die Ukraine habe gelitten. Sie habe seit März 7.000 Soldaten \
             verloren.",
            "casualties russia troops 90000; casualties ukraine troops 7000",
        ),
        // Soldiers named in one clause and numbered in the next, or in the next sentence.
        (
            "Nordkorea hat Truppen nach Russland entsandt, nach Angaben Seouls mindestens 3.100 Mann.",
            "deployed north-korea troops 3100",
        ),
        (
            "Dort kämpfen nordkoreanische Soldaten. Nach Angaben aus Kiew sind es 10.900.",
            "deployed north-korea troops 10900",
        ),
        (
            "Nordkorea hat 3.000 Soldaten geschickt. Die Zahl der Verluste liege bei 400.",
            "deployed north-korea troops 3000; casualties north-korea troops 400",
        ),
        ("Der Krieg hat Zehntausende das Leben gekostet.", "killed mixed people 20000"),
        ("Armenien meldete 191 getötete Soldaten.", "killed armenia troops 191"),
        ("Armenien sprach von 210 Toten in den eigenen Reihen.", "killed armenia people 210"),
        // What befell them is told behind the clause about them.
        ("15 Soldaten, die dort kämpften, sind gefallen.", "killed unknown troops 15"),
        ("Zwölf Inder, die für Russland kämpften, sind ums Leben gekommen.", "killed india troops 12"),
        // Of whom some are told.
        ("Unter den Nordkoreanern habe es 210 Tote gegeben.", "killed north-korea people 210"),
        ("Von den Russen seien 410 gefallen.", "killed russia troops 410"),
        ("Es gebe 240 Opfer unter den nordkoreanischen Truppen.", "casualties north-korea troops 240"),
        // Those taken are those of whom was told.
        (
            "Von den russischen Soldaten seien 5.500 getötet worden, 94 Soldaten habe man gefangen genommen.",
            "killed russia troops 5500; captured russia troops 94",
        ),
    ] {
        let found: Vec<_> = read(text).iter().map(summary).collect();
        assert_eq!(found.join("; "), expected, "{text}");
    }
}

#[test]
fn days_over_sentences() {
    for (text, day) in [
        // *dabei*: on the day of what was told just before.
        (
            "Am 4. August 2024 griffen Rechte ein Heim an. Dabei wurden zehn Polizisten verletzt.",
            "2024-08-04",
        ),
        // Not the age of whom it is told.
        (
            "Drei Frauen soll der heute 27-Jährige am 23. August 2024 in Jena getötet, zwei weitere verletzt haben.",
            "2024-08-23",
        ),
    ] {
        let as_of = read(text)[0].as_of;
        assert_eq!(as_of.map(|period| period.from.to_string()).as_deref(), Some(day), "{text}");
    }
}
