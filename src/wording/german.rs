//! German sentences.

use super::told::Told;
use super::{Sentence, fewer, listed, ratio};
use crate::claim::{Basis, Claim};
use crate::dispute::{Gap, Line, Reason};
use crate::names::{self, Case, Lang, long_day_in};

const DE: Lang = Lang::De;

/// The sentence of a line, without its full stop.
pub(super) fn sentence(
    line: &Line,
    told: &[Told],
    one: &Told,
    two: &Told,
    headline: &dyn Fn(&Claim) -> bool,
    gives_number: bool,
) -> Sentence {
    let mut text = Sentence::default();
    match line.reason {
        Reason::SameTime { gap, .. } | Reason::FarApart { gap, .. } => {
            upward(&mut text, one, two, gap);
        }
        Reason::LaterTotalLower { gap, .. } => falling(&mut text, one, two, gap),
        Reason::OtherPeople { .. } => other_people(&mut text, one, two, headline),
        Reason::Denied => {
            clause(&mut text, one, None, "");
            let (who, many) = subject(two, Some(one));
            text.say("; ");
            text.say(&who);
            text.say(if many { " bestreiten das" } else { " bestreitet das" });
            if !gives_number {
                text.say(if many { " und nennen keine eigene Zahl" } else { " und nennt keine eigene Zahl" });
            }
        }
        Reason::Grew { gap } => {
            later(&mut text, one, two, "dann ");
            if let Some(more) = ratio::more(gap.less, gap.more, DE) {
                text.say(", ");
                text.say(&more);
            }
        }
        Reason::Restated => later(&mut text, one, two, "dann "),
        Reason::Corrected { .. } => {
            later(&mut text, one, two, "nur noch ");
            text.say(". Das ist eine Korrektur, denn eine Gesamtzahl kann nicht sinken");
        }
        Reason::Shrank { .. } => later(&mut text, one, two, "nur noch "),
        Reason::Replaced => {
            text.say("der Artikel ersetzt ");
            text.number(one.figure, one.counted(DE));
            text.say(" durch ");
            text.number(two.figure, two.number(DE));
        }
        Reason::Agree { houses } => {
            for (place, next) in told.iter().enumerate() {
                let before = place.checked_sub(1).and_then(|before| told.get(before));
                if before.is_some() {
                    text.say(", ");
                }
                clause(&mut text, next, before, "");
            }
            text.say(". Das passt zusammen: ");
            text.say(&names::number(houses as u64, DE));
            text.say(" unabhängige Quellen");
        }
        Reason::Echo => {
            let (unnamed, known) = if one.sources.is_empty() { (one, two) } else { (two, one) };
            clause(&mut text, unnamed, None, "");
            text.say("; das passt zu der Angabe ");
            text.say(&listed(&known.sources, Case::Genitive, DE).unwrap_or_default());
            text.say(" (");
            text.number(known.figure, known.number(DE));
            text.say(") und ist wohl keine zweite Quelle");
        }
        Reason::Retold { articles } => {
            clause(&mut text, one, None, "");
            text.say(": eine einzige Schätzung, ");
            if articles > 1 {
                text.say("in ");
                text.say(&names::number(articles as u64, DE));
                text.say(" Artikeln ");
            }
            match told.len() {
                2 => text.say("zweimal erzählt"),
                3 => text.say("dreimal erzählt"),
                n => {
                    text.say(&names::number(n as u64, DE));
                    text.say("-mal erzählt");
                }
            }
        }
        Reason::PartOfPeople { .. } | Reason::PartOfLosses { .. } => {
            clause(&mut text, two, None, "");
            text.say(" und als Teil davon ");
            text.number(one.figure, one.counted(DE));
        }
    }
    text
}

/// The lower number first, then the higher one and how much more it is.
fn upward(text: &mut Sentence, one: &Told, two: &Told, gap: Gap) {
    let (lower, higher) = if one.named <= two.named { (one, two) } else { (two, one) };
    clause(text, lower, None, "");
    text.say("; ");
    clause(text, higher, Some(lower), "");
    if let Some(more) = ratio::more(gap.less, gap.more, DE) {
        text.say(", ");
        text.say(&more);
    }
}

/// The higher number came first. A sum is easier understood where it begins the sentence.
fn falling(text: &mut Sentence, one: &Told, two: &Told, gap: Gap) {
    let (lower, higher) = if one.named <= two.named { (one, two) } else { (two, one) };
    if lower.is_sum() {
        return upward(text, one, two, gap);
    }
    clause(text, higher, None, "schon ");
    text.say("; ");
    clause(text, lower, Some(higher), "");
    text.say(", ");
    text.say(&fewer(one, two, gap, DE));
    text.say(", obwohl später");
}

fn other_people(text: &mut Sentence, one: &Told, two: &Told, headline: &dyn Fn(&Claim) -> bool) {
    let (head, body) = match (headline(one.lead()), headline(two.lead())) {
        (true, false) => (one, two),
        (false, true) => (two, one),
        _ => {
            text.say("derselbe Artikel zählt einmal ");
            text.number(one.figure, one.people(DE));
            text.say(&by(one));
            text.say(" und einmal ");
            text.number(two.figure, two.people(DE));
            text.say(&by(two));
            return;
        }
    };
    text.say("die Überschrift nennt ");
    text.number(head.figure, head.people(DE));
    text.say(if head.sources.is_empty() { " und keine Quelle; im Text " } else { "; im Text " });
    match listed(&body.sources, Case::Nominative, DE) {
        Some(who) => {
            let (_, many) = subject(body, Some(head));
            text.say(if many { "nennen " } else { "nennt " });
            text.say(&who);
            text.say(" ");
        }
        None => text.say("sind es "),
    }
    text.number(body.figure, body.people(DE));
}

fn by(told: &Told) -> String {
    match listed(&told.sources, Case::Dative, DE) {
        Some(who) => [" (laut ", &who, ")"].concat(),
        None => " (ohne Quelle)".to_owned(),
    }
}

/// The same origin again: *in einem Artikel vom 6. Januar dann 3.800*.
fn later(text: &mut Sentence, one: &Told, two: &Told, then: &str) {
    clause(text, one, None, "");
    text.say(", ");
    text.say(&when(two, Some(one)));
    text.say(then);
    text.number(two.figure, if one.same_noun(two) { two.number(DE) } else { two.counted(DE) });
    if two.is_possible() {
        text.say(" als möglich");
    }
}

/// Who says how many, and when: *Selenskyj nennt in einem Artikel vom 6. Januar 3.800*.
fn clause(text: &mut Sentence, told: &Told, before: Option<&Told>, already: &str) {
    let counted = match before {
        Some(before) if before.same_noun(told) => told.number(DE),
        _ => told.counted(DE),
    };
    if told.is_sum() {
        text.say("die Werte ");
        text.say(&listed(&told.sources, Case::Genitive, DE).unwrap_or_default());
        text.say(" ");
        text.say(&attribute(told, before));
        text.say("ergeben ");
        text.say(already);
        if told.open_sum {
            text.say("nach den genannten Zahlen ");
        }
        text.number(told.figure, counted);
        text.say(", von uns addiert");
        if told.open_sum {
            let parts: Vec<String> = told.claims.iter().map(|part| part_of(part)).collect();
            text.say(&[" (", &parts.join(" und "), ")"].concat());
        }
        return;
    }
    let (who, many) = subject(told, before);
    let verb = if many { " nennen " } else { " nennt " };
    let when = when(told, before);
    let stated = told.days().is_some_and(|(_, basis)| basis == Basis::Stated);
    // The article is the subject itself where nobody else is; then its day is already told.
    let by_article = told.sources.is_empty() && told.days().is_some_and(|(_, basis)| basis == Basis::Article);
    // *2030 100 Tote* would read as one number: the day goes to the front.
    let digit = |c: char| c.is_ascii_digit();
    let clash = already.is_empty() && when.trim_end().ends_with(digit) && counted.starts_with(digit);
    if !stated && !by_article && clash {
        text.say(&[&when, verb.trim_start(), &who, " "].concat());
    } else {
        text.say(&[&who, verb].concat());
        if told.sources.is_empty() {
            text.say("ohne Quelle ");
        }
        if !stated && !by_article {
            text.say(&when);
        }
    }
    text.say(already);
    text.number(told.figure, counted);
    if stated {
        text.say(&[" ", when.trim_end()].concat());
    }
    if told.is_possible() {
        text.say(" als möglich");
    }
}

fn part_of(part: &Claim) -> String {
    let number = names::interval(part.bound, part.low, part.high, DE);
    [&number, " ", names::measure_short(part.measure, DE)].concat()
}

/// The subject, and whether its verb is in the plural.
fn subject(told: &Told, before: Option<&Told>) -> (String, bool) {
    if let Some(who) = listed(&told.sources, Case::Nominative, DE) {
        return (who, told.sources.len() > 1 || names::is_plural(told.sources[0], DE));
    }
    let same = before.is_some_and(|before| before.lead().article == told.lead().article);
    let article = match told.days() {
        _ if same => "derselbe Artikel".to_owned(),
        Some((days, Basis::Article)) => {
            ["ein Artikel vom ", &long_day_in(days.to, before.and_then(Told::year), DE)].concat()
        }
        _ => "ein Artikel".to_owned(),
    };
    (article, false)
}

/// When it was said or what it is said for, with a space after it.
fn when(told: &Told, before: Option<&Told>) -> String {
    let Some((days, basis)) = told.days() else { return String::new() };
    let same_article = before.is_some_and(|before| before.lead().article == told.lead().article);
    let same_days = before.and_then(Told::days).is_some_and(|before| before == (days, basis));
    let day = || long_day_in(days.to, before.and_then(Told::year), DE);
    match basis {
        Basis::Article if same_article => "im selben Artikel ".to_owned(),
        Basis::Article => ["in einem Artikel vom ", &day(), " "].concat(),
        Basis::Spoken if same_days => "am selben Tag ".to_owned(),
        Basis::Spoken if days.from == days.to => ["am ", &day(), " "].concat(),
        Basis::Spoken => names::when(days, DE) + " ",
        Basis::Stated if same_days && days.from == days.to => "für denselben Tag ".to_owned(),
        Basis::Stated if same_days => "für dieselbe Zeit ".to_owned(),
        Basis::Stated if days.from == days.to => ["für den ", &day(), " "].concat(),
        Basis::Stated => names::stated_for(days, DE) + " ",
    }
}

/// The same beside a noun: *die Werte des NIS vom 6. Januar*.
fn attribute(told: &Told, before: Option<&Told>) -> String {
    match told.days() {
        Some((days, Basis::Spoken)) if days.from == days.to => {
            ["vom ", &long_day_in(days.to, before.and_then(Told::year), DE), " "].concat()
        }
        // *die Werte des NIS von Mitte Januar*, *vom Herbst*.
        Some((days, Basis::Spoken)) => {
            let when = names::when(days, DE);
            let of = match when.strip_prefix("im ") {
                Some(rest) => ["vom ", rest].concat(),
                None if when.starts_with("vom ") => when,
                None => ["von ", &when].concat(),
            };
            of + " "
        }
        _ => when(told, before),
    }
}
