use super::*;
use crate::language::Language;
use crate::numeral;
use crate::token::tokenize;

fn read_all(text: &str) -> Vec<Quantity> {
    let document = tokenize(text, Language::german());
    find(&document, &numeral::find(&document))
}

#[test]
fn examples_of_the_lists() {
    let german = Language::german();
    for example in
        ["bounds", "formations", "ranges"].into_iter().flat_map(|list| german.lexicon.examples(list))
    {
        let found: Vec<_> = read_all(example.sentence)
            .iter()
            .map(|q| {
                let end = |n: Option<u64>| n.map_or("-".to_owned(), |n| n.to_string());
                format!("{} {} {}", q.bound.name(), end(q.low), end(q.high))
            })
            .collect();
        let place = format!("{}:{}: {}", example.list, example.line, example.sentence);
        assert_eq!(found.join("; "), example.expected.unwrap_or_default(), "{place}");
    }
}

#[test]
fn what_is_counted() {
    use Counted::*;
    for (text, counted, side) in [
        ("20 tote nordkoreanische Soldaten", People(Kind::Troops, None), Some("north-korea")),
        ("30 Elitesoldaten aus Nordkorea", People(Kind::Troops, None), Some("north-korea")),
        ("500 Nordkorea-Soldaten", People(Kind::Troops, None), Some("north-korea")),
        ("84 Wagner-Söldner", People(Kind::Troops, None), Some("wagner")),
        ("176 Palästinenser", Nationals, Some("palestine")),
        ("12 Tote", Victims(Measure::Killed), None),
        ("50 Panzer", Thing, None),
        ("3.800 getötet", Nothing, None),
        ("400 Angehörige der russischen Streitkräfte", People(Kind::Troops, None), Some("russia")),
        ("7 Soldaten, Polizisten und Zivilisten", People(Kind::People, None), Some("mixed")),
        ("900 Kämpfer der Hamas", People(Kind::Troops, None), Some("hamas")),
        ("zwei russische Offiziere", People(Kind::Officers, None), Some("russia")),
    ] {
        let found = read_all(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!((&found[0].counted, found[0].side.as_deref()), (&counted, side), "{text}");
    }
}
