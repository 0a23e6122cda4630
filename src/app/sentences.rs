//! What the page says about data in whole sentences: counts in words, the heading, what a claim says.
//!
//! ```
//! use streitzahl::app::sentences::{Noun, counted};
//! use streitzahl::names::Lang;
//! assert_eq!(counted(5, Noun::Article, Lang::De), "fünf Artikel");
//! assert_eq!(counted(1, Noun::Claim, Lang::En), "one claim");
//! ```

use super::collection::{Collection, Estimate};
use super::words::Msg;
use crate::article::{NoticeKind, Part};
use crate::calendar::{Day, Period};
use crate::claim::{Basis, Bound, Claim, Kind, Measure};
use crate::dispute::{Extent, Word};
use crate::names::{self, Lang};
use crate::order;
use std::collections::HashSet;
use std::fmt::Display;

/// What is counted in a sentence about the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// Articles.
    Article,
    /// Claims.
    Claim,
    /// Sources.
    Source,
    /// Disputes.
    Dispute,
}

const DE: [&str; 13] = [
    "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
];
const EN: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A count in a sentence: in words up to twelve, with its noun; in German the nominative.
pub fn counted(n: usize, noun: Noun, lang: Lang) -> String {
    let (one, many) = match (noun, lang) {
        (Noun::Article, Lang::De) => ("Artikel", "Artikel"),
        (Noun::Claim, Lang::De) => ("Angabe", "Angaben"),
        (Noun::Source, Lang::De) => ("Quelle", "Quellen"),
        (Noun::Dispute, Lang::De) => ("Streitpunkt", "Streitpunkte"),
        (Noun::Article, Lang::En) => ("article", "articles"),
        (Noun::Claim, Lang::En) => ("claim", "claims"),
        (Noun::Source, Lang::En) => ("source", "sources"),
        (Noun::Dispute, Lang::En) => ("dispute", "disputes"),
    };
    let masculine = matches!(noun, Noun::Article | Noun::Dispute);
    let number = match (n, lang) {
        (0, Lang::De) if masculine => "kein".to_owned(),
        (0, Lang::De) => "keine".to_owned(),
        (1, Lang::De) if !masculine => "eine".to_owned(),
        (_, Lang::De) => word(n, &DE, lang),
        (_, Lang::En) => word(n, &EN, lang),
    };
    let singular = n == 1 || (n == 0 && lang == Lang::De);
    [number.as_str(), " ", if singular { one } else { many }].concat()
}

fn word(n: usize, words: &[&str], lang: Lang) -> String {
    words.get(n).map_or_else(|| names::number(n as u64, lang), |word| (*word).to_owned())
}

/// The page's heading: claims, sources and articles counted, and up to which day they are known.
pub fn heading(collection: &Collection, known: Option<Day>, lang: Lang) -> String {
    let claims = counted(collection.estimates.len(), Noun::Claim, lang);
    let sources = distinct_sources(collection);
    let from = counted(sources, Noun::Source, lang);
    let articles = collection.articles.len();
    let text = match lang {
        Lang::De => {
            let from = if sources == 1 { "einer Quelle".to_owned() } else { from };
            let inside = match articles {
                0 => "keinem Artikel".to_owned(),
                1 => "einem Artikel".to_owned(),
                _ => [&word(articles, &DE, lang), " Artikeln"].concat(),
            };
            if sources == 0 {
                format!("{claims} in {inside}")
            } else {
                format!("{claims} von {from} in {inside}")
            }
        }
        Lang::En => {
            let inside = counted(articles, Noun::Article, lang);
            if sources == 0 {
                format!("{claims} in {inside}")
            } else {
                format!("{claims} by {from} in {inside}")
            }
        }
    };
    let known = known.map_or_else(String::new, |day| {
        let words = if lang == Lang::De { ", bekannt am " } else { ", known on " };
        words.to_owned() + &names::long_day(day, lang)
    });
    names::capitalized(&text) + &known
}

/// How many of the articles are there: *drei von fünf Artikeln*.
pub fn articles_of(n: usize, all: usize, lang: Lang) -> String {
    let all_words = word(all, if lang == Lang::De { &DE } else { &EN }, lang);
    match (lang, n == all) {
        (Lang::De, true) => format!("alle {all_words} Artikel"),
        (Lang::De, false) => {
            let some = if n == 1 { "einer".to_owned() } else { word(n, &DE, lang) };
            let some = if n == 0 { "keiner".to_owned() } else { some };
            format!("{some} von {all_words} Artikeln")
        }
        (Lang::En, true) => format!("all {all_words} articles"),
        (Lang::En, false) if n == 0 => format!("none of {all_words} articles"),
        (Lang::En, false) => format!("{} of {all_words} articles", word(n, &EN, lang)),
    }
}

/// The heading over the disputes: *Drei Streitpunkte: Hier gehen die Zahlen auseinander*.
pub fn disputes(n: usize, lang: Lang) -> String {
    let rest = match (n, lang) {
        (0, _) => "",
        (_, Lang::De) => ": Hier gehen die Zahlen auseinander",
        (_, Lang::En) => ": where the numbers disagree",
    };
    names::capitalized(&counted(n, Noun::Dispute, lang)) + rest
}

/// How many sources stand on each side: *eine Quelle gegen zwei*.
pub fn against(one: usize, other: usize, lang: Lang) -> String {
    if one == other {
        let each = counted(one, Noun::Source, lang);
        return if lang == Lang::De { ["je ", &each].concat() } else { [&each, " each"].concat() };
    }
    let joint = if lang == Lang::De { " gegen " } else { " against " };
    [&counted(one, Noun::Source, lang), joint, &counted(other, Noun::Source, lang)].concat()
}

fn distinct_sources(collection: &Collection) -> usize {
    let all: HashSet<&str> = collection.estimates.iter().flat_map(Estimate::source_ids).collect();
    all.len()
}

/// What stands under the heading: the question, the period, what has no source.
pub fn deck(collection: &Collection, lang: Lang) -> String {
    let mut text = question(collection, lang);
    if let Some(span) = published(collection) {
        text.push(' ');
        text.push_str(&appeared(span, collection.articles.len(), lang));
    }
    let silent = collection.estimates.iter().filter(|estimate| estimate.sources.is_empty()).count();
    if silent > 0 {
        let claims = names::capitalized(&counted(silent, Noun::Claim, lang));
        text.push(' ');
        text.push_str(&match (lang, silent) {
            (Lang::De, 1) => format!("{claims} nennt keine Quelle."),
            (Lang::De, _) => format!("{claims} nennen keine Quelle."),
            (Lang::En, 1) => format!("{claims} names no source."),
            (Lang::En, _) => format!("{claims} name no source."),
        });
    }
    text
}

/// From the first to the last article's day.
fn published(collection: &Collection) -> Option<Period> {
    let days = || collection.articles.iter().filter_map(|article| article.date);
    Some(Period::new(days().min()?, days().max()?))
}

fn appeared(span: Period, articles: usize, lang: Lang) -> String {
    let (from, to) = (names::long_day(span.from, lang), names::long_day(span.to, lang));
    match (lang, span.from == span.to) {
        (Lang::De, true) if articles == 1 => format!("Der Artikel ist vom {to}."),
        (Lang::De, true) => format!("Die Artikel sind vom {to}."),
        (Lang::De, false) => format!("Die Artikel sind vom {from} bis zum {to}."),
        (Lang::En, true) if articles == 1 => format!("The article is of {to}."),
        (Lang::En, true) => format!("The articles are of {to}."),
        (Lang::En, false) => format!("The articles run from {from} to {to}."),
    }
}

/// *Wer sagt, wie viele nordkoreanische Soldaten entsandt, getötet oder verwundet wurden?*
fn question(collection: &Collection, lang: Lang) -> String {
    let leads = || collection.estimates.iter().map(|estimate| collection.claim(estimate));
    let mut sides: Vec<&str> = leads().map(|claim| claim.population.side.as_str()).collect();
    sides.retain(|side| !matches!(*side, "mixed" | "unknown"));
    order::sort(&mut sides);
    sides.dedup();
    let soldiers = leads().all(|claim| !matches!(claim.population.kind, Kind::Civilians | Kind::Police));
    let kind = if soldiers { Kind::Troops } else { Kind::People };
    let who = match sides.as_slice() {
        [side] => names::people(side, kind, lang),
        _ => names::kind(kind, lang).to_owned(),
    };
    let measures: Vec<Measure> = Measure::ALL
        .iter()
        .copied()
        .filter(|&measure| leads().any(|claim| claim.measure == measure))
        .collect();
    let mut parts: Vec<&str> = measures.iter().filter_map(|&measure| participle(measure, lang)).collect();
    if parts.is_empty() && measures.contains(&Measure::Casualties) {
        parts.push(if lang == Lang::De { "verloren" } else { "lost" });
    }
    let or = if lang == Lang::De { " oder " } else { " or " };
    let mut clause = listed(&parts, or);
    if !parts.is_empty() && lang == Lang::De {
        clause.push_str(" wurden");
    } else if !parts.is_empty() {
        clause.insert_str(0, "were ");
    }
    if measures.contains(&Measure::Deserted) {
        let lead = if clause.is_empty() { "" } else { or };
        clause = [clause.as_str(), lead, if lang == Lang::De { "desertierten" } else { "deserted" }].concat();
    }
    match (lang, clause.is_empty()) {
        (Lang::De, true) => format!("Wer sagt, wie viele {who} es sind?"),
        (Lang::De, false) => format!("Wer sagt, wie viele {who} {clause}?"),
        (Lang::En, true) => format!("Who says how many {who} there are?"),
        (Lang::En, false) => format!("Who says how many {who} {clause}?"),
    }
}

const fn participle(measure: Measure, lang: Lang) -> Option<&'static str> {
    let (de, en) = match measure {
        Measure::Deployed => ("entsandt", "sent"),
        Measure::Killed => ("getötet", "killed"),
        Measure::Wounded => ("verwundet", "wounded"),
        Measure::Captured => ("gefangen genommen", "captured"),
        Measure::Missing => ("vermisst", "reported missing"),
        // Holds killed and wounded, is no event, or takes another auxiliary.
        Measure::Casualties | Measure::Strength | Measure::Deserted => return None,
    };
    Some(match lang {
        Lang::De => de,
        Lang::En => en,
    })
}

/// Joins with commas, and the last one with `last`.
pub fn listed(parts: &[&str], last: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., end] => [&first.join(", "), last, *end].concat(),
    }
}

/// Names of sources joined by commas, or that there is none.
pub fn source_names(sources: &[String], lang: Lang) -> String {
    if sources.is_empty() {
        return Msg::NoSource.text(lang).to_owned();
    }
    sources.iter().map(|source| names::source(source, lang)).collect::<Vec<_>>().join(", ")
}

/// Through whom an article has a number: *über Lex Fridman*; from the origin towards the article.
pub fn relay(relayed_by: &[String], lang: Lang) -> Option<String> {
    let names: Vec<_> = relayed_by.iter().rev().map(|relay| names::source(relay, lang)).collect();
    (!names.is_empty()).then(|| [Msg::Via.text(lang), " ", &names.join(", ")].concat())
}

/// How an estimate stands among the others, in a word.
pub fn standing(word: Word, lang: Lang) -> String {
    match (word, lang) {
        (Word::Contested, _) => Msg::Contested.text(lang).to_owned(),
        (Word::Updated, _) => Msg::Updated.text(lang).to_owned(),
        (Word::NoSource, _) => Msg::NoSource.text(lang).to_owned(),
        (Word::OneSource, _) => counted(1, Noun::Source, lang),
        (Word::Agree(n), Lang::De) => [&counted(n, Noun::Source, lang), " einig"].concat(),
        (Word::Agree(n), Lang::En) => [&counted(n, Noun::Source, lang), " agree"].concat(),
    }
}

/// The day or period of a claim; where it is only the article's, it says so.
pub fn as_of(claim: &Claim, lang: Lang) -> String {
    let Some(period) = claim.as_of else { return Msg::NoDay.text(lang).to_owned() };
    // A day stays on one line.
    let days = names::period(period, lang);
    let days = if period.from == period.to { days.replace(' ', "\u{a0}") } else { days };
    match (claim.as_of_basis, lang) {
        (Some(Basis::Article), Lang::De) => format!("Artikel vom {days}"),
        (Some(Basis::Article), Lang::En) => format!("article of {days}"),
        _ => days,
    }
}

/// The number of a claim as on a label: *mindestens 100*; a formation or share by its own words.
pub fn number(claim: &Claim, lang: Lang) -> String {
    let people = names::interval(claim.bound, claim.low, claim.high, lang);
    let known = claim.low.is_some() || claim.high.is_some();
    match claim.bound {
        Bound::Formation | Bound::Fraction if known => format!("{} ({people})", claim.text),
        Bound::Formation | Bound::Fraction => claim.text.clone(),
        _ => people,
    }
}

/// The interval that the wording allows: *100 oder mehr*.
pub fn interval(claim: &Claim, lang: Lang) -> String {
    match (claim.low, claim.high) {
        (None, None) => names::interval(claim.bound, None, None, lang),
        (low, high) => between(low, high, claim.bound == Bound::MoreThan, lang),
    }
}

fn between(low: Option<u64>, high: Option<u64>, above: bool, lang: Lang) -> String {
    let number = |n: Option<u64>| n.map_or_else(String::new, |n| names::number(n, lang));
    let (low_words, high_words) = (number(low), number(high));
    let german = lang == Lang::De;
    let (before, word) = match (low, high) {
        (Some(low), Some(high)) if low == high => return low_words,
        (Some(_), Some(_)) => ("", if german { " bis " } else { " to " }),
        (Some(_), None) if above => (if german { "über " } else { "above " }, ""),
        (Some(_), None) => ("", if german { " oder mehr" } else { " or more" }),
        (None, _) => {
            return [high_words.as_str(), if german { " oder weniger" } else { " or fewer" }].concat();
        }
    };
    [before, &low_words, word, &high_words].concat()
}

/// An extent of people: *1.100*, *100 oder mehr*, *2.000 bis 9.999*.
pub fn extent(extent: Extent, lang: Lang) -> String {
    between(Some(extent.low), extent.high, false, lang)
}

/// A day, or that there is none.
pub fn day(day: Option<Day>, lang: Lang) -> String {
    day.map_or_else(|| Msg::NoDate.text(lang).to_owned(), |day| names::day(day, lang))
}

/// One line that says a claim: *mindestens 100, Getötete, NIS, Artikel vom 24. Dez. 2024*.
pub fn line(claim: &Claim, sources: &[String], lang: Lang) -> String {
    [
        number(claim, lang),
        names::measure(claim.measure, lang).to_owned(),
        source_names(sources, lang),
        as_of(claim, lang),
    ]
    .join(", ")
}

/// What a reader should know of an article.
pub fn notice(kind: &NoticeKind, lang: Lang) -> String {
    let of = |msg: Msg, detail: &dyn Display| format!("{} {detail}.", msg.text(lang));
    match kind {
        NoticeKind::Empty => Msg::NoticeEmpty.text(lang).to_owned(),
        NoticeKind::Decoded(encoding) => of(Msg::NoticeDecoded, encoding),
        NoticeKind::Replaced => Msg::NoticeReplaced.text(lang).to_owned(),
        NoticeKind::Dropped { part, passages, .. } => {
            let part = match part {
                Part::Code => Msg::PartCode,
                Part::Navigation => Msg::PartNavigation,
                Part::Aside => Msg::PartAside,
                Part::Caption => Msg::PartCaption,
                Part::Links => Msg::PartLinks,
                Part::Hidden => Msg::PartHidden,
                Part::Outside => Msg::PartOutside,
            };
            format!("{} {} ({passages}).", Msg::NoticeDropped.text(lang), part.text(lang))
        }
        NoticeKind::Invisible(count) => format!("{} ({count}).", Msg::NoticeInvisible.text(lang)),
        NoticeKind::FrontMatter(line) => of(Msg::NoticeFrontMatter, line),
        NoticeKind::UnknownLanguage => Msg::NoticeLanguage.text(lang).to_owned(),
        NoticeKind::NoClaim => Msg::NoticeNoClaim.text(lang).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::collection::tests::{claim, sample};
    use crate::article::Article;

    #[test]
    fn the_heading_counts_what_is_there() {
        let sample = sample();
        assert_eq!(heading(&sample, None, Lang::De), "Drei Angaben von zwei Quellen in zwei Artikeln");
        assert_eq!(heading(&sample, None, Lang::En), "Three claims by two sources in two articles");
        assert_eq!(
            heading(&sample, Day::new(2023, 5, 2), Lang::De),
            "Drei Angaben von zwei Quellen in zwei Artikeln, bekannt am 2. Mai 2023"
        );
        assert_eq!(articles_of(1, 5, Lang::De), "einer von fünf Artikeln");
        assert_eq!(articles_of(5, 5, Lang::En), "all five articles");
        let one =
            Collection::new(vec![Article::default()], vec![claim("a@1", Measure::Killed, &["nis"])], vec![]);
        assert_eq!(heading(&one, None, Lang::De), "Eine Angabe von einer Quelle in einem Artikel");
        assert_eq!(heading(&one, None, Lang::En), "One claim by one source in one article");
        let none = Collection::default();
        assert_eq!(heading(&none, None, Lang::De), "Keine Angabe in keinem Artikel");
        assert_eq!(heading(&none, None, Lang::En), "No claims in no articles");
    }

    #[test]
    fn disputes_are_counted() {
        assert_eq!(disputes(3, Lang::De), "Drei Streitpunkte: Hier gehen die Zahlen auseinander");
        assert_eq!(disputes(0, Lang::De), "Kein Streitpunkt");
        assert_eq!(disputes(1, Lang::En), "One dispute: where the numbers disagree");
        assert_eq!(against(1, 2, Lang::De), "eine Quelle gegen zwei Quellen");
        assert_eq!(against(1, 1, Lang::De), "je eine Quelle");
        assert_eq!(against(2, 2, Lang::En), "two sources each");
        assert_eq!(against(0, 1, Lang::En), "no sources against one source");
    }

    #[test]
    fn the_deck_asks_and_dates() {
        let sample = sample();
        assert_eq!(
            deck(&sample, Lang::De),
            "Wer sagt, wie viele nordkoreanische Soldaten getötet oder verwundet wurden? Die Artikel sind vom \
             2. Mai 2023 bis zum 9. Juni 2023. Eine Angabe nennt keine Quelle."
        );
        assert_eq!(
            deck(&sample, Lang::En),
            "Who says how many North Korean soldiers were killed or wounded? The articles run from \
             2 May 2023 to 9 June 2023. One claim names no source."
        );
    }

    #[test]
    fn questions_fit_what_is_counted() {
        let of = |measures: &[Measure], lang| {
            let claims =
                measures.iter().enumerate().map(|(n, &m)| claim(&format!("a@{n}"), m, &[])).collect();
            question(&Collection::new(vec![], claims, vec![]), lang)
        };
        use Measure::*;
        let people = "nordkoreanische Soldaten";
        assert_eq!(of(&[Casualties], Lang::De), format!("Wer sagt, wie viele {people} verloren wurden?"));
        assert_eq!(of(&[Strength], Lang::De), format!("Wer sagt, wie viele {people} es sind?"));
        assert_eq!(of(&[Deserted], Lang::De), format!("Wer sagt, wie viele {people} desertierten?"));
        assert_eq!(
            of(&[Missing, Deserted], Lang::De),
            format!("Wer sagt, wie viele {people} vermisst wurden oder desertierten?")
        );
        assert_eq!(
            of(&[Deployed, Captured, Killed], Lang::En),
            "Who says how many North Korean soldiers were sent, killed or captured?"
        );
    }

    #[test]
    fn a_day_that_is_only_the_articles_is_never_said_to_be_spoken() {
        let mut claim = claim("a@1", Measure::Killed, &["nis"]);
        claim.as_of_basis = Some(Basis::Article);
        assert_eq!(as_of(&claim, Lang::De), "Artikel vom 2.\u{a0}Mai\u{a0}2023");
        assert_eq!(as_of(&claim, Lang::En), "article of 2\u{a0}May\u{a0}2023");
        claim.as_of_basis = Some(Basis::Spoken);
        assert_eq!(as_of(&claim, Lang::De), "2.\u{a0}Mai\u{a0}2023");
        claim.as_of = None;
        assert_eq!(as_of(&claim, Lang::De), "kein Tag genannt");
    }

    #[test]
    fn standings_are_words() {
        assert_eq!(standing(Word::OneSource, Lang::De), "eine Quelle");
        assert_eq!(standing(Word::Agree(3), Lang::De), "drei Quellen einig");
        assert_eq!(standing(Word::Agree(13), Lang::En), "13 sources agree");
    }

    #[test]
    fn extents_are_words() {
        assert_eq!(extent(Extent::point(1100), Lang::De), "1.100");
        assert_eq!(extent(Extent { low: 100, high: None }, Lang::De), "100 oder mehr");
        assert_eq!(extent(Extent { low: 2950, high: Some(3050) }, Lang::En), "2,950 to 3,050");
    }

    #[test]
    fn numbers_keep_the_words_of_formations() {
        let mut claim = claim("a@1", Measure::Killed, &[]);
        (claim.bound, claim.low, claim.high) = (Bound::Formation, None, Some(1000));
        claim.text = "bis zu ein Bataillon".into();
        assert_eq!(number(&claim, Lang::De), "bis zu ein Bataillon (bis zu 1.000)");
        assert_eq!(interval(&claim, Lang::En), "1,000 or fewer");
        (claim.bound, claim.high) = (Bound::Fraction, None);
        claim.text = "ein Drittel".into();
        assert_eq!(number(&claim, Lang::De), "ein Drittel");
        assert_eq!(line(&claim, &[], Lang::De), "ein Drittel, Getötete, ohne Quelle, 2.\u{a0}Mai\u{a0}2023");
    }
}
