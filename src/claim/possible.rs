//! Whether an article can hold a claim at all: a look that saves most articles the costly stages.
//!
//! A number makes a claim only where something befell the people it counts: said by its own noun or adjective, by the
//! place right behind, by an outcome of its sentence, or by a sentence before that still reaches it. Everything else that makes a claim
//! (*davon*, *weitere*, *darunter*) takes up a claim before it. `tests/possible.rs` holds this against all stages.

use std::ops::Range;

use super::abroad;
use super::rows::{self, ROWS};
use super::{belonging, outcome, population};
use crate::language::Class;
use crate::quantity::{Counted, Quantity};
use crate::time::{self, TimeExpression};
use crate::token::Document;

/// The quantities that are no number of a date or duration: those count no people.
pub fn without_times(quantities: Vec<Quantity>, times: &[TimeExpression]) -> Vec<Quantity> {
    let mut quantities = quantities;
    quantities.retain(|quantity| time::covering(times, quantity.number.clone()).is_none());
    quantities
}

/// Whether one of the quantities may make a claim; `false` is certain, `true` is not.
pub fn possible(document: &Document, quantities: &[Quantity]) -> bool {
    if document.text.bytes().any(|byte| matches!(byte, b'\t' | b'|')) {
        // The cells of a table tell by the head of their column.
        return !quantities.is_empty();
    }
    let of_one_sentence =
        |one: &Quantity, next: &Quantity| sentence(document, one) == sentence(document, next);
    let mut first = 0;
    quantities.chunk_by(of_one_sentence).any(|here| {
        first += here.len();
        may_claim(document, &quantities[..first - here.len()], here)
    })
}

fn sentence(document: &Document, quantity: &Quantity) -> usize {
    document.tokens[quantity.number.start].sentence as usize
}

/// Whether one of the quantities of a sentence may make a claim.
fn may_claim(document: &Document, before: &[Quantity], here: &[Quantity]) -> bool {
    let candidates = || here.iter().filter(|quantity| counts_people(document, quantity));
    let (Some(one), Some(_)) = (here.first(), candidates().next()) else { return false };
    let number = sentence(document, one);
    let tokens = document.sentences[number].tokens.clone();
    // *ein Drittel der 11.000 Soldaten*
    let shared = || here.windows(2).any(|pair| belonging::is_base(document, &pair[1], &pair[0]));
    let abroad = || {
        candidates().any(|it| abroad::is_abroad_at_war(document, it) || abroad::stands_abroad(document, it))
    };
    let bodies = || {
        tokens.clone().any(|at| document.means(at, Class::Topic, "bodies"))
            && tokens.clone().any(|at| document.has(at, Class::Found))
    };
    // *Russland hat 600.000 Soldaten in der Ukraine*
    let has = || {
        tokens.clone().any(|at| {
            document.means_any(at, Class::Auxiliary, &["have", "have past"])
                || document.means(at, Class::Continue, "belong")
        }) && candidates().any(|it| population::is_military(&it.counted))
    };
    // *Kiew rechnet mit weiteren 3.000 Soldaten*, *mit bis zu 15.000 Soldaten*
    let more = || {
        let ahead = |it: &Quantity| it.further || belonging::is_led_by(document, it, &["with"]);
        candidates().any(|it| ahead(it) && population::is_military(&it.counted))
            && tokens.clone().any(|at| document.means(at, Class::Possible, "plan"))
    };
    if shared() || abroad() || more() || has() || bodies() || candidates().any(tells_itself) {
        return true;
    }
    // *Die Toten seien drei Männer*, *bei den Toten handelt es sich um drei Männer*
    if tokens.clone().any(|at| document.has(at, Class::Victim) && document.tokens[at].capital) {
        return true;
    }
    let outcomes = outcome::find(document, tokens.clone(), here);
    if !outcomes.is_empty() {
        let segments = belonging::segments(document, tokens.clone(), here);
        // *hat Truppen entsandt, etwa 3.000 Mann*
        let apposed = |it: &Quantity| {
            population::is_military(&it.counted)
                && outcomes.iter().any(|outcome| outcome.tokens.end <= it.number.start)
        };
        // *Menschen wurden getötet, die Rede ist von 30*
        if tokens.clone().any(|at| document.has(at, Class::Continue)) {
            return true;
        }
        // *einer wurde verletzt, zwei Frauen schwer*
        let degree = |it: &Quantity| document.has(it.phrase.end, Class::Degree);
        if candidates().any(|it| {
            apposed(it) || degree(it) || belonging::of(document, it, here, &outcomes, &segments).is_some()
        }) {
            return true;
        }
    }
    let total = tokens.clone().any(|at| document.has(at, Class::Total));
    let row = rows::is_line(document, number);
    // *spricht von 300*, *seien es 300*, *3.000 seien hinzugekommen*
    let says = tokens
        .clone()
        .any(|at| document.has(at, Class::Say) || document.means_any(at, Class::Continue, &["es", "added"]));
    // *Wie viele sind gefallen?* / *Mindestens 300.*
    let asked = number > 0 && document.tokens[document.sentences[number - 1].tokens.end - 1].is('?');
    let taken_up = candidates().any(|it| {
        population::is_military(&it.counted)
            || it.counted == Counted::Nationals
            || ((total || row || says || asked) && is_bare(it))
    });
    taken_up && (number.saturating_sub(ROWS + 1)..number).any(|earlier| tells(document, earlier, before))
}

/// Whether the counted may be people; a noun of no list may.
fn counts_people(document: &Document, quantity: &Quantity) -> bool {
    quantity.counted != Counted::Thing || quantity.head.is_some_and(|head| document.senses(head).is_empty())
}

fn is_bare(quantity: &Quantity) -> bool {
    quantity.counted == Counted::Nothing || quantity.side.is_some()
}

/// Whether the number's own phrase says what befell those counted.
fn tells_itself(quantity: &Quantity) -> bool {
    let said = matches!(
        quantity.counted,
        Counted::Victims(_) | Counted::Opfer | Counted::Losses | Counted::People(_, Some(_))
    );
    said || quantity.attribute.is_some()
}

/// Whether a sentence before tells what befell people.
fn tells(document: &Document, number: usize, before: &[Quantity]) -> bool {
    let tokens: Range<usize> = document.sentences[number].tokens.clone();
    let first = before.partition_point(|quantity| quantity.number.start < tokens.start);
    let last = before.partition_point(|quantity| quantity.number.start < tokens.end);
    let mentions = population::mentions(document, tokens.clone(), &[]);
    abroad::asked_of(document, tokens.clone(), &mentions).is_some()
        || outcome::recorded(document, tokens.clone()).is_some()
        || !outcome::find(document, tokens, &before[first..last]).is_empty()
}
