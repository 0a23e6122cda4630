//! Numbers that count no people of a claim, whatever stands around them: ages, differences, topics, people exchanged or
//! freed (claims.md, *What is no claim*).

use std::ops::Range;

use super::assemble::Assembler;
use super::population;
use super::scene::Scene;
use crate::language::Class;
use crate::numeral::Form;
use crate::quantity::{Counted, Quantity};
use crate::token::Document;
use crate::vocabulary::{Bound, Measure};

impl Assembler<'_, '_> {
    /// Numbers that can be no claim, whatever stands around them.
    pub(super) fn is_no_count(&self, scene: &Scene, at: usize) -> bool {
        let quantity = &scene.quantities[at];
        let document = self.document;
        let whole = quantity.whole
            && quantity.attribute != Some(Measure::Deployed)
            && matches!(quantity.counted, Counted::People(_, None) | Counted::Nationals | Counted::Thing);
        // *vier Prozent*: a share of no people.
        let share = quantity.bound == Bound::Fraction
            && quantity.low.is_none()
            && quantity.high.is_none()
            && !self.of_people(quantity);
        // *eine Kompanie, etwa 150 Mann*: one claim, by the number.
        // *ein Drittel davon, 5.000 Mann*: likewise.
        let beside = matches!(quantity.bound, Bound::Formation | Bound::Fraction)
            && scene.quantities.get(at + 1).is_some_and(|next| {
                let between = quantity.phrase.end..next.number.start;
                between.len() <= 3
                    && between.clone().all(|t| {
                        // *80 Prozent davon verloren, 12.000 Mann*
                        (quantity.bound == Bound::Fraction && document.has(t, Class::Participle))
                            || document.tokens[t].is(',')
                            || document.tokens[t].is('(')
                            || document.has(t, Class::Transparent)
                            // *vier Brigaden mit je 3.000 Mann*
                            || document.means(t, Class::Preposition, "with")
                            || document.means(t, Class::Function, "each")
                            || (quantity.bound == Bound::Fraction
                                && t == quantity.phrase.end
                                && document.means(t, Class::Function, "of_them"))
                    })
                    && !between.is_empty()
                    && population::is_military(&next.counted)
            });
        let bare = matches!(quantity.counted, Counted::Nothing) && quantity.bound == Bound::Exact;
        let loose = bare || (quantity.counted == Counted::Thing && quantity.bound == Bound::Exact);
        let before = quantity
            .number
            .start
            .checked_sub(1)
            .filter(|b| *b >= scene.tokens.start)
            .map(|b| (b, &document.tokens[b]));
        // *Institut 179*, *Platz 3*: a noun right before a bare number names a thing.
        let named = loose
            && !quantity.part
            && quantity.form == Form::Digits
            && before.is_some_and(|(b, token)| {
                token.is_word()
                    && token.capital
                    && !(b > 0 && document.sense(b - 1, Class::Transparent).is_some_and(|s| s.length == 2))
                    // *von 240 Mann 61*
                    && !scene.quantities[..at].last().is_some_and(|q| {
                        q.phrase.contains(&b) && q.counted != Counted::Thing
                    })
                    // *nach Schätzung des NIS 300*
                    && !scene.attributions.iter().any(|a| a.frame.contains(&b))
                    && b > scene.tokens.start
                    && !document.has(b, Class::Function)
                    // *bei den Radfahrern 23*
                    && !(b > scene.tokens.start + 1
                        && document.means(b - 1, Class::Function, "article")
                        && document.word(b - 1).ends_with("en")
                        && document.word(b).ends_with('n')
                        && document.has(b - 2, Class::Preposition))
                    && ![
                        Class::Country,
                        Class::Place,
                        Class::Capital,
                        Class::Month,
                        Class::Unit,
                        Class::Time,
                        Class::Weekday,
                        Class::Season,
                        Class::Total,
                        Class::Group,
                        Class::Nationals,
                        Class::Leader,
                    ]
                    .iter()
                    .any(|class| document.has(b, *class))
            });
        // *Andrij, 24, …*: an age.
        let age = bare
            && before.is_some_and(|(_, token)| token.is(','))
            && document.tokens.get(quantity.number.end).is_some_and(|token| token.is(','))
            && quantity.low.is_some_and(|n| n < 120);
        // *stieg um 27 Prozent*: a change, no part of people.
        let change = quantity.bound == Bound::Fraction
            && before.is_some_and(|(b, _)| document.has(b, Class::Preposition));
        // *ein Video von zwei Verwundeten*
        let topic = before.is_some_and(|(b, _)| {
            let found = |what| scene.tokens.clone().any(|at| document.means(at, Class::Found, what));
            // *der Vater zweier Töchter*
            let genitive =
                quantity.form == Form::Words && document.word(quantity.number.start).ends_with("er");
            if genitive && document.has(b, Class::Topic) || document.means(b, Class::Exclude, "left") {
                return true;
            }
            let topic = b > 0 && document.has(b - 1, Class::Topic);
            // *die Freilassung von elf Häftlingen*, *die Namen der zwölf Toten*
            let article = document.means_any(b, Class::Function, &["article", "every"])
                && document.word(b).ends_with("er");
            if topic && article {
                return !document.means(b - 1, Class::Topic, "bodies");
            }
            let bodies = topic && document.means(b - 1, Class::Topic, "bodies") && found("");
            // *hat die Namen von 95.000 Gefallenen ermittelt*
            let names = topic && document.means(b - 1, Class::Topic, "names") && found("names");
            document.means_any(b, Class::Preposition, &["of", "with"]) && topic && !bodies && !names
        });
        // *um 23 weniger*: a difference.
        let change =
            change || (bare && before.is_some_and(|(b, _)| document.means(b, Class::Preposition, "by")));
        // *+12*, but not *+++ 39 Festnahmen*
        let topic = topic
            || before.is_some_and(|(b, token)| {
                token.is('+') && !(b > scene.tokens.start && document.tokens[b - 1].is('+'))
            });
        // *41 Prozent mehr als gemeldet*, *älter als 45*
        let compared = (quantity.bound == Bound::Fraction && document.has(quantity.number.end, Class::Bound))
            // *69 Tote weniger als im Vorjahr*
            || (!matches!(quantity.counted, Counted::Nothing)
                && (document.means(quantity.phrase.end, Class::Function, "fewer")
                    || document.sense(quantity.phrase.end, Class::Bound).is_some_and(|sense| {
                        sense.length == 2 && matches!(sense.value(), "more_than" | "less_than")
                    })))
            // *neun weniger als im Vorjahr*
            || (quantity.counted == Counted::Nothing
                && (before.is_some_and(|(b, _)| document.means(b, Class::Lead, "than"))
                    || document.sense(quantity.number.end, Class::Bound).is_some_and(|sense| sense.length == 2)));
        // *Auf jeden gefallenen Ukrainer kommen zwei Russen*
        // *keiner der 60 Fahrgäste*
        let nobody = before.is_some_and(|(b, _)| {
            b > scene.tokens.start
                && document.means(b, Class::Function, "article")
                && document.means(b - 1, Class::Function, "negative")
        });
        let ratio = scene.tokens.clone().any(|t| document.means(t, Class::Function, "ratio"));
        // *neun Tote, Tausende ohne Strom*
        let without = quantity.counted == Counted::Nothing
            && document.means(quantity.number.end, Class::Preposition, "without");
        // *laut dem Bürgermeister (62)*: an age.
        let bracketed = quantity.counted == Counted::Nothing
            && quantity.form == Form::Digits
            && document.tokens.get(quantity.number.end).is_some_and(|token| token.is(')'))
            && before.is_some_and(|(b, _)| {
                document.tokens[b].is('(')
                    && b > scene.tokens.start
                    && document.tokens[b - 1].capital
                    && [Class::Victim, Class::Group, Class::Country]
                        .into_iter()
                        .all(|class| !document.has(b - 1, class))
            });
        // *ein 13.*: an ordinal.
        let ordinal = bare
            && quantity.form == Form::Digits
            && before.is_some_and(|(b, _)| document.means(b, Class::Function, "indefinite"))
            && document.tokens.get(quantity.number.end).is_some_and(|token| token.is('.'));
        // *213 Schießereien mit vier oder mehr Opfern*: which ones count.
        let defines = quantity.bound == Bound::AtLeast
            && before.is_some_and(|(b, _)| {
                document.means(b, Class::Preposition, "with")
                    && scene.quantities[..at]
                        .last()
                        .is_some_and(|q| q.counted == Counted::Thing && q.phrase.end == b)
            });
        let round = is_of_round(document, quantity)
            || scene.quantities.get(at + 1).is_some_and(|whole| is_of_round(document, whole));
        let change =
            change || compared || nobody || ratio || ordinal || defines || round || without || bracketed;
        let both = quantity.form == Form::Both
            && quantity.counted == Counted::Nothing
            && !scene.quantities[..at].iter().any(|q| q.low == Some(2))
            // *Zwei Männer wurden gefangen. Beide seien verwundet*
            && self.counted_before(scene, quantity).is_none();
        // *das Leben von Millionen*: of nobody's number.
        let vague = quantity.form == Form::Order
            && quantity.counted == Counted::Nothing
            && quantity.low >= Some(1_000_000)
            && before.is_some_and(|(b, _)| document.has(b, Class::Preposition));
        change
            || vague
            || share
            || topic
            || both
            || whole
            || beside
            || named
            || age
            || quantity.low.max(quantity.high).is_none_or(|n| n == 0) && quantity.bound != Bound::Fraction
    }
}

/// *nicht zwölf, sondern 60*: the number that is put right.
pub(super) fn is_put_right(document: &Document, quantity: &Quantity) -> bool {
    quantity.number.start > 0
        && document.means(quantity.number.start - 1, Class::Function, "not")
        && document.tokens.get(quantity.phrase.end).is_some_and(|token| token.is(','))
        && document.means(quantity.phrase.end + 1, Class::Function, "but")
}

/// *neun von zehn Toten*: the whole of a mere ratio.
fn is_of_round(document: &Document, whole: &Quantity) -> bool {
    let round = whole.low == Some(10) || (matches!(whole.low, Some(100 | 1000)) && whole.form == Form::Words);
    let bare = whole
        .number
        .start
        .checked_sub(1)
        .is_some_and(|before| document.means(before, Class::Preposition, "of"));
    whole.whole && round && bare
}

/// Exchanged, freed, handed over, fled, recruited.
pub(super) fn is_excluded(
    document: &Document,
    segment: &Range<usize>,
    quantity: &Quantity,
    measure: Measure,
) -> bool {
    let sent = matches!(measure, Measure::Deployed | Measure::Strength);
    segment.clone().any(|at| {
        document.sense(at, Class::Exclude).is_some_and(|sense| match sense.value() {
            "sent" | "drill" => sent,
            "crime" => quantity.counted == Counted::Opfer,
            _ => true,
        }) && document.tokens[at].capital
            && !quantity.number.contains(&at)
    })
}
