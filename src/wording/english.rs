//! English sentences.

use super::told::Told;
use super::{Sentence, fewer, listed, ratio};
use crate::claim::{Basis, Claim};
use crate::dispute::{Gap, Line, Reason};
use crate::names::{self, Case, Lang, long_day_in};

const EN: Lang = Lang::En;

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
            text.say(if many { " deny it" } else { " denies it" });
            if !gives_number {
                text.say(if many { " and give no figure" } else { " and gives no figure" });
            }
        }
        Reason::Grew { gap } => {
            later(&mut text, one, two, "");
            if let Some(more) = ratio::more(gap.less, gap.more, EN) {
                text.say(", ");
                text.say(&more);
            }
        }
        Reason::Restated => later(&mut text, one, two, ""),
        Reason::Corrected { .. } => {
            later(&mut text, one, two, "only ");
            text.say(". That is a correction, for a running total cannot fall");
        }
        Reason::Shrank { .. } => later(&mut text, one, two, "only "),
        Reason::Replaced => {
            text.say("the article replaces ");
            text.number(one.figure, one.counted(EN));
            text.say(" by ");
            text.number(two.figure, two.number(EN));
        }
        Reason::Agree { houses } => {
            for (place, next) in told.iter().enumerate() {
                let before = place.checked_sub(1).and_then(|before| told.get(before));
                if before.is_some() {
                    text.say(", ");
                }
                clause(&mut text, next, before, "");
            }
            text.say(". They go together: ");
            text.say(&names::number(houses as u64, EN));
            text.say(" independent sources");
        }
        Reason::Echo => {
            let (unnamed, known) = if one.sources.is_empty() { (one, two) } else { (two, one) };
            clause(&mut text, unnamed, None, "");
            text.say("; that fits ");
            text.say(&listed(&known.sources, Case::Nominative, EN).unwrap_or_default());
            text.say(" (");
            text.number(known.figure, known.number(EN));
            text.say(") and is probably no second source");
        }
        Reason::Retold { articles } => {
            clause(&mut text, one, None, "");
            text.say(": one single estimate, told ");
            match told.len() {
                2 => text.say("twice"),
                n => {
                    text.say(&names::number(n as u64, EN));
                    text.say(" times");
                }
            }
            if articles > 1 {
                text.say(" in ");
                text.say(&names::number(articles as u64, EN));
                text.say(" articles");
            }
        }
        Reason::PartOfPeople { .. } | Reason::PartOfLosses { .. } => {
            clause(&mut text, two, None, "");
            text.say(" and, as a part of them, ");
            text.number(one.figure, one.counted(EN));
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
    if let Some(more) = ratio::more(gap.less, gap.more, EN) {
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
    clause(text, higher, None, "already ");
    text.say("; ");
    clause(text, lower, Some(higher), "");
    text.say(", ");
    text.say(&fewer(one, two, gap, EN));
    text.say(", though later");
}

fn other_people(text: &mut Sentence, one: &Told, two: &Told, headline: &dyn Fn(&Claim) -> bool) {
    let (head, body) = match (headline(one.lead()), headline(two.lead())) {
        (true, false) => (one, two),
        (false, true) => (two, one),
        _ => {
            text.say("the same article counts ");
            text.number(one.figure, one.people(EN));
            text.say(&by(one));
            text.say(" and elsewhere ");
            text.number(two.figure, two.people(EN));
            text.say(&by(two));
            return;
        }
    };
    text.say("the headline gives ");
    text.number(head.figure, head.people(EN));
    text.say(if head.sources.is_empty() { " and no source; in the text, " } else { "; in the text, " });
    match listed(&body.sources, Case::Nominative, EN) {
        Some(who) => {
            let (_, many) = subject(body, Some(head));
            text.say(&who);
            text.say(if many { " give " } else { " gives " });
        }
        None => text.say("it is "),
    }
    text.number(body.figure, body.people(EN));
}

fn by(told: &Told) -> String {
    match listed(&told.sources, Case::Nominative, EN) {
        Some(who) => [" (according to ", &who, ")"].concat(),
        None => " (no source)".to_owned(),
    }
}

/// The same origin again: *and 3,800 in an article of 6 January*.
fn later(text: &mut Sentence, one: &Told, two: &Told, only: &str) {
    clause(text, one, None, "");
    text.say(", then ");
    text.say(only);
    text.number(two.figure, if one.same_noun(two) { two.number(EN) } else { two.counted(EN) });
    if two.is_possible() {
        text.say(" as possible");
    }
    text.say(&when(two, Some(one)));
}

/// Who says how many, and when: *Zelensky gives 3,800 in an article of 6 January*.
fn clause(text: &mut Sentence, told: &Told, before: Option<&Told>, already: &str) {
    let counted = match before {
        Some(before) if before.same_noun(told) => told.number(EN),
        _ => told.counted(EN),
    };
    if told.is_sum() {
        text.say("the figures of ");
        text.say(&listed(&told.sources, Case::Nominative, EN).unwrap_or_default());
        text.say(&attribute(told, before));
        text.say(" add up to ");
        text.say(already);
        text.number(told.figure, counted);
        text.say(if told.open_sum { " by the numbers named, added by us" } else { ", added by us" });
        if told.open_sum {
            let parts: Vec<String> = told.claims.iter().map(|part| part_of(part)).collect();
            text.say(&[" (", &parts.join(" and "), ")"].concat());
        }
        return;
    }
    let (who, many) = subject(told, before);
    text.say(&who);
    text.say(if many { " give " } else { " gives " });
    text.say(already);
    text.number(told.figure, counted);
    if told.is_possible() {
        text.say(" as possible");
    }
    if told.sources.is_empty() {
        text.say(" without a source");
    }
    // The article is the subject itself where nobody else is; then its day is already told.
    let told_by_article =
        told.sources.is_empty() && told.days().is_some_and(|(_, basis)| basis == Basis::Article);
    if !told_by_article {
        text.say(&when(told, before));
    }
}

fn part_of(part: &Claim) -> String {
    let number = names::interval(part.bound, part.low, part.high, EN);
    [&number, " ", &names::measure_short(part.measure, EN).to_ascii_lowercase()].concat()
}

/// The subject, and whether its verb is in the plural.
fn subject(told: &Told, before: Option<&Told>) -> (String, bool) {
    if let Some(who) = listed(&told.sources, Case::Nominative, EN) {
        return (who, told.sources.len() > 1 || names::is_plural(told.sources[0], EN));
    }
    let same = before.is_some_and(|before| before.lead().article == told.lead().article);
    let article = match told.days() {
        _ if same => "the same article".to_owned(),
        Some((days, Basis::Article)) => {
            ["an article of ", &long_day_in(days.to, before.and_then(Told::year), EN)].concat()
        }
        _ => "an article".to_owned(),
    };
    (article, false)
}

/// When it was said or what it is said for, with a space before it.
fn when(told: &Told, before: Option<&Told>) -> String {
    let Some((days, basis)) = told.days() else { return String::new() };
    let same_article = before.is_some_and(|before| before.lead().article == told.lead().article);
    let same_days = before.and_then(Told::days).is_some_and(|before| before == (days, basis));
    let day = || long_day_in(days.to, before.and_then(Told::year), EN);
    match basis {
        Basis::Article if same_article => " in the same article".to_owned(),
        Basis::Article => [" in an article of ", &day()].concat(),
        Basis::Spoken if same_days => " on the same day".to_owned(),
        Basis::Spoken if days.from == days.to => [" on ", &day()].concat(),
        Basis::Spoken => [" ", &names::when(days, EN)].concat(),
        Basis::Stated if same_days && days.from == days.to => " for the same day".to_owned(),
        Basis::Stated if same_days => " for the same time".to_owned(),
        Basis::Stated if days.from == days.to => [" for ", &day()].concat(),
        Basis::Stated => [" ", &names::stated_for(days, EN)].concat(),
    }
}

/// The same beside a noun: *the figures of the NIS of 6 January*.
fn attribute(told: &Told, before: Option<&Told>) -> String {
    match told.days() {
        Some((days, Basis::Spoken)) if days.from == days.to => {
            [" of ", &long_day_in(days.to, before.and_then(Told::year), EN)].concat()
        }
        _ => when(told, before),
    }
}
