//! Which outcome a number belongs to: the one of its clause, of the clause about its people, or across clauses.
//!
//! Limit: looked for in the number's own sentence only; what other sentences tell is [`measure`](super::measure)'s.

use std::ops::Range;

use super::outcome::{Outcome, Sort};
use super::population;
use crate::language::Class;
use crate::numeral::Form;
use crate::quantity::{Counted, Quantity};
use crate::token::Document;
use crate::vocabulary::{Bound, Measure};

/// Whether one of these prepositions stands right before the number: *auf 4.000*, *mit 4.000*.
///
/// A quotation mark may stand between: *von „mehreren Hundert“*.
pub(super) fn is_led_by(document: &Document, quantity: &Quantity, prepositions: &[&str]) -> bool {
    before_number(document, quantity)
        .is_some_and(|at| document.means_any(at, Class::Preposition, prepositions))
}

/// The token before a number and the quotation mark that opens at it.
pub(super) fn before_number(document: &Document, quantity: &Quantity) -> Option<usize> {
    let before = quantity.number.start.checked_sub(1)?;
    let opens = document.quote_of(before).is_some_and(|quote| quote.first == before);
    if opens { before.checked_sub(1) } else { Some(before) }
}

/// The outcome that a quantity belongs to, as an index into `outcomes`.
pub(super) fn of(
    document: &Document,
    quantity: &Quantity,
    quantities: &[Quantity],
    outcomes: &[Outcome],
    segments: &[Range<usize>],
) -> Option<usize> {
    let here = segments.iter().position(|segment| segment.contains(&quantity.number.start))?;
    let act = outcomes.iter().position(|o| o.sort == Sort::Act && leads_to(document, o, quantity));
    if act.is_some() {
        return act;
    }
    let main = behind_relative(document, quantity, quantities, outcomes);
    if main.is_some() {
        return main;
    }
    let right = to_the_right(document, quantity, quantities, outcomes, segments, here);
    let left = to_the_left(document, quantity, quantities, outcomes, &segments[here]);
    let found = match (left, right) {
        (Some((left, left_cost)), Some((right, right_cost))) => {
            Some(if left_cost < right_cost { left } else { right })
        }
        (left, right) => right.or(left).map(|(outcome, _)| outcome),
    };
    // *zählte 50.500 Soldaten, die desertiert sind*: what befell them, not how many there are.
    let weak =
        found.filter(|index| outcomes[*index].measure == Measure::Strength && outcomes[*index].is("weak"));
    let told = weak.and_then(|_| across(document, quantity, quantities, outcomes, segments, here));
    let told = told.filter(|index| !outcomes[*index].is("weak") && outcomes[*index].sort == Sort::Participle);
    told.or(found).or_else(|| across(document, quantity, quantities, outcomes, segments, here))
}

/// *15 Inder, die für Russland kämpften, sind gefallen*: what befell them is told behind the clause about them.
fn behind_relative(
    document: &Document,
    quantity: &Quantity,
    quantities: &[Quantity],
    outcomes: &[Outcome],
) -> Option<usize> {
    let start = quantity.phrase.end;
    let comma = |at: usize| document.tokens.get(at).is_some_and(|token| token.is(','));
    let end = document.sentence_of(quantity.number.start).tokens.end;
    let relative = comma(start) && document.means_any(start + 1, Class::Function, &["article", "relative"]);
    let close = (start + 2..end).find(|at| comma(*at)).filter(|_| relative)?;
    let goes_on = document.has(close + 1, Class::Auxiliary);
    let alone = !quantities.iter().any(|q| q.number.start > start);
    let index = outcomes.iter().position(|o| {
        o.tokens.start > close && matches!(o.sort, Sort::Participle | Sort::Verb) && !o.is("weak")
    })?;
    (goes_on && alone).then_some(index)
}

/// *der Tod von 12*, *die Festnahme der 20 Männer*.
fn leads_to(document: &Document, outcome: &Outcome, quantity: &Quantity) -> bool {
    let between = outcome.tokens.end..quantity.number.start;
    outcome.tokens.end <= quantity.number.start
        && (!between.is_empty() || quantity.form == Form::Words)
        && between.len() <= 3
        && between.clone().all(|at| {
            document.sense(at, Class::Function).is_some()
                // *der Mord an drei Frauen*
                || document.means_any(at, Class::Preposition, &["of", "at"])
                || document.has(at, Class::Transparent)
        })
}

/// The first outcome behind the quantity in its segment, with its cost.
fn to_the_right(
    document: &Document,
    quantity: &Quantity,
    quantities: &[Quantity],
    outcomes: &[Outcome],
    segments: &[Range<usize>],
    here: usize,
) -> Option<(usize, usize)> {
    let end = segments[here].end;
    let (index, outcome) = outcomes.iter().enumerate().find(|(_, o)| {
        o.tokens.start >= quantity.phrase.end
            && o.tokens.start < end
            && o.sort != Sort::Act
            && (!o.is("here") || o.tokens.start == quantity.phrase.end)
    })?;
    // *auf 4.000 Mann veranschlagt das Ministerium die Verluste*
    let estimated = is_led_by(document, quantity, &["onto"]);
    // *mit 880.000 Mann verfügt*, *auf 4.000 veranschlagt*: there the preposition is the verb's.
    let among = outcome.sort == Sort::Count && document.has(outcome.tokens.start, Class::Ambiguous);
    // *vier Brigaden mit insgesamt 12.000 Mann zu schicken*
    let mut first = quantity.number.start;
    while first > segments[here].start && document.has(first - 1, Class::Transparent) {
        first -= 1;
    }
    // *mit je 300 Mann*
    if first > 0 && document.means(first - 1, Class::Function, "each") {
        first -= 1;
    }
    let joint = outcome.measure == Measure::Deployed
        && first.checked_sub(1).is_some_and(|before| document.means(before, Class::Preposition, "with"));
    // *unterstützt die Armee mit 10.000 Mann*, *um 10.000 Mann verstärkt*
    let by = outcome.is("by") && is_led_by(document, quantity, &["by", "with"]);
    let joint = joint || by;
    // *nach 26 Menschen werde noch gesucht*
    let sought = outcome.is("sought") && is_led_by(document, quantity, &["to"]);
    if outcome.is("with") && !joint || outcome.is("sought") && !sought {
        return None;
    }
    let governed = joint
        || sought
        || outcome.measure == Measure::Strength
        || (estimated && matches!(outcome.sort, Sort::Loss | Sort::Count));
    // *für zwei Kinder kam jede Hilfe zu spät*
    let behind_for =
        quantity.number.start.checked_sub(1).is_some_and(|before| document.has(before, Class::Preposition));
    if outcome.is("for") {
        return behind_for.then_some((index, 0));
    }
    if !governed && is_oblique(document, quantity, segments[here].start) {
        return None;
    }
    if is_doer(document, &segments[here], quantity.phrase.end, outcome) {
        return None;
    }
    let last = outcome.tokens.end >= end
        || document.tokens[outcome.tokens.end..end].iter().take(3).all(|t| !t.is_word() || !t.capital);
    // *Drei Männer töteten 20 Menschen*: before the verb stands who did it, unless the verb closes the clause.
    // *700 ukrainische Soldaten bildete Spanien aus*: who did it stands behind the verb.
    let inverted = quantity.phrase.start == segments[here].start
        && quantity.phrase.end == outcome.tokens.start
        && [Class::Country, Class::Capital, Class::Leader, Class::Group]
            .iter()
            .any(|class| document.has(outcome.tokens.end, *class));
    // *erschoss 14 Menschen und verletzte 25*: the next verb has an object of its own.
    let next_verb = document.means(outcome.tokens.start - 1, Class::Function, "and")
        && outcomes[..index].iter().any(|o| o.tokens.start >= segments[here].start);
    if outcome.sort == Sort::Deed && next_verb {
        return None;
    }
    if outcome.sort == Sort::Deed && !inverted && !(last && outcome.tokens.end + 2 >= end) {
        return None;
    }
    if matches!(outcome.sort, Sort::Loss | Sort::Count) && !estimated && !among {
        return None;
    }
    let mut rivals = 0;
    let mut previous = quantity;
    for other in quantities
        .iter()
        .filter(|q| q.number.start >= quantity.phrase.end && q.phrase.end <= outcome.tokens.start)
    {
        if matches!(other.counted, Counted::Thing) || is_base(document, other, quantity) {
            continue;
        }
        if !coordinated(document, previous, other) {
            return None;
        }
        previous = other;
        rivals += 1;
    }
    let distance = outcome.tokens.start - quantity.phrase.end;
    let closes = outcome.sort == Sort::Participle && last;
    Some((index, if closes { distance.min(2) } else { distance } + 4 * rivals))
}

/// *die Hälfte der 12.000 Soldaten*: `other` is the whole of which `share` is a part.
pub(super) fn is_base(document: &Document, other: &Quantity, share: &Quantity) -> bool {
    share.bound == Bound::Fraction
        && other.number.start >= share.number.end
        && other.number.start - share.number.end <= 4
        // *stieg um ein Prozent auf 362.900*: a change.
        && !is_change(document, share)
        && (share.number.end..other.number.start).all(|at| document.tokens[at].is_word())
}

/// *beim Angriff auf vier Männer wurde einer getötet*: behind a preposition stands neither subject nor object.
fn is_oblique(document: &Document, quantity: &Quantity, segment: usize) -> bool {
    let Some(before) = quantity.number.start.checked_sub(1) else { return false };
    // *gemeinsam mit elf Gefangenen hingerichtet*
    let along = before > 0 && document.means(before - 1, Class::Preposition, "along");
    let governed = |at: usize| {
        document.sense(at, Class::Preposition).is_some_and(|sense| sense.value() != "of") && !along
    };
    // *…, bei dem zwei Menschen starben*: the preposition belongs to the relative pronoun.
    let relative = before == segment + 1 && segment > 0 && document.tokens[segment - 1].is(',');
    let behind_article =
        before > 0 && document.has(before, Class::Function) && governed(before - 1) && !relative;
    (governed(before) || behind_article) && quantity.form != Form::Order
}

/// *Drei Polizisten haben einen Mann getötet*, *… sollen einen Mann getötet haben*, *Zwei Männer erschossen einen Wirt*:
/// whoever stands before `from` did it, since another stands as the object.
fn is_doer(document: &Document, segment: &Range<usize>, from: usize, outcome: &Outcome) -> bool {
    if outcome.sort != Sort::Participle || ["self", "own", "for", "weak"].iter().any(|mark| outcome.is(mark))
    {
        return false;
    }
    let is = |at: usize, values: &[&str]| document.means_any(at, Class::Auxiliary, values);
    let verbs = || segment.clone().filter(|at| document.has(*at, Class::Auxiliary));
    // A noun of its own: *einen Mann*, *die Rentnerin*, but not *den Angaben zufolge*, *nach dem Angriff*.
    let object = |at: usize| {
        let article = document.means_any(at, Class::Function, &["article", "indefinite", "possessive"])
            && ["er", "es", "em"].iter().all(|ending| !document.word(at).ends_with(ending));
        let noun =
            (at + 1..segment.end.min(at + 4)).find(|next| document.tokens[*next].capital).unwrap_or(at);
        article
            && noun > at
            && !document.has(at - 1, Class::Preposition)
            && !document.has(noun, Class::Time)
            // *Zwei Nordkoreaner haben die Ukrainer gefasst*: an army or nation does it.
            && ![Class::Nationals, Class::Group, Class::Force].iter().any(|class| document.has(noun, *class))
            && !document.has(noun + 1, Class::According)
            // *Elf Männer haben die Ermittler gefasst*: what is definite and of many does it.
            && !(outcome.measure == Measure::Captured
                && document.means(at, Class::Function, "article")
                && document.has(noun, Class::Person))
            && (at + 1..noun).all(|next| !document.tokens[next].is(','))
    };
    if verbs().next().is_none() {
        return object(outcome.tokens.end) && outcome.tokens.end < segment.end;
    }
    let active = verbs().any(|at| is(at, &["have", "have past"]));
    // *hat die Polizei 20 Männer getötet*: the verb of a single doer.
    let plural = verbs().all(|at| document.word(at).ends_with("en"));
    let masculine =
        |at: usize| document.means(at, Class::Function, "indefinite") && document.word(at).ends_with("en");
    active && (from..outcome.tokens.start).any(|at| object(at) && (plural || masculine(at)))
}

/// *176 Palästinenser und 27 Israelis*: nothing but small words between.
pub(super) fn coordinated(document: &Document, one: &Quantity, other: &Quantity) -> bool {
    // *32 Anhänger des früheren Machthabers und vier Zivilisten*
    let genitive = document.means_any(one.phrase.end, Class::Function, &["article", "possessive"])
        && ["er", "es"].iter().any(|ending| document.word(one.phrase.end).ends_with(ending))
        && one.head.is_some();
    let noun = (one.phrase.end..other.number.start.min(one.phrase.end + 4))
        .find(|at| genitive && document.tokens[*at].capital);
    let between = noun.map_or(one.phrase.end, |noun| noun + 1)..other.number.start;
    let joins = |at: usize| {
        document.tokens[at].is(',')
            || document.means_any(at, Class::Function, &["and", "or", "but", "of_them"])
    };
    // *vier, in den Niederlanden drei und in Belgien zwei*: a place may stand between.
    let passes = |at: usize| {
        joins(at)
            || document.has(at, Class::Function)
            || document.has(at, Class::Transparent)
            // *starben 900 Menschen, während 700 Kinder geboren wurden*
            || document.has(at, Class::Preposition) && !document.means(at, Class::Preposition, "other")
            || document.has(at, Class::Country)
            || document.has(at, Class::Place)
            || document.has(at, Class::Nationality)
            // *starben elf, in Baltistan zwölf Menschen*
            || document.tokens[at].capital
                && document.senses(at).is_empty()
                && document.means(at - 1, Class::Preposition, "in")
    };
    between.len() <= 5 && between.clone().any(joins) && between.clone().all(passes)
}

/// *76 kehrten zurück*, *neun galten als gefährdet*: a verb right behind a bare number, of whatever list.
pub(super) fn is_plural_verb(document: &Document, quantity: &Quantity) -> bool {
    let at = quantity.phrase.end;
    let Some(token) = document.tokens.get(at) else { return false };
    let small = [Class::Function, Class::Transparent, Class::Degree, Class::Preposition, Class::Participle];
    // *von 70.000 ausgehen*
    let governed = quantity.number.start.checked_sub(1).is_some_and(|b| document.has(b, Class::Preposition));
    quantity.counted == Counted::Nothing
        && !governed
        && quantity.low.max(quantity.high) != Some(1)
        && token.is_word()
        && !token.capital
        && document.word(at).ends_with("en")
        && !small.iter().any(|class| document.has(at, *class))
}

/// A small word of no list with a verb's ending: *brauchten*, *wohnt*.
pub(super) fn is_unlisted_verb(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let token = &document.tokens[at];
    token.is_word()
        && !token.capital
        && document.senses(at).iter().all(|sense| sense.class() == Class::Say)
        && (word.ends_with("en") || word.ends_with('t'))
}

/// *ging um ein Prozent auf 362.900 zurück*: a difference, no people.
fn is_change(document: &Document, quantity: &Quantity) -> bool {
    quantity.head.is_none() && is_led_by(document, quantity, &["by"])
}

/// The nearest outcome before the quantity in its segment, with its cost.
fn to_the_left(
    document: &Document,
    quantity: &Quantity,
    quantities: &[Quantity],
    outcomes: &[Outcome],
    segment: &Range<usize>,
) -> Option<(usize, usize)> {
    let (index, outcome) = outcomes.iter().enumerate().rev().find(|(_, o)| {
        o.tokens.end <= quantity.number.start && o.tokens.start >= segment.start && o.sort != Sort::Act
    })?;
    // *rissen drei Attentäter 28 Menschen in den Tod*: the first did it, the second befell it.
    let object = |q: &Quantity| {
        q.number.start >= quantity.phrase.end
            && q.number.start < segment.end
            && !matches!(q.counted, Counted::Thing)
            // *töteten 60.000 der 80.000 Herero*
            && !q.whole
            && !coordinated(document, quantity, q)
            // *tötete 30 Menschen und verletzte 60*: an object of the next verb.
            && !outcomes.iter().any(|o| {
                o.tokens.start >= quantity.phrase.end && o.tokens.end <= q.number.start
            })
    };
    if outcome.sort == Sort::Deed && quantities.iter().any(object) {
        return None;
    }
    // *trauert um 16 Kinder*
    let mourned = || {
        (quantity.number.start.saturating_sub(2).max(outcome.tokens.end)..quantity.number.start)
            .any(|at| document.means(at, Class::Preposition, "by"))
    };
    let with = || is_led_by(document, quantity, &["with"]);
    let sought = || is_led_by(document, quantity, &["to"]);
    if outcome.is("mourned") && !mourned()
        || outcome.is("with") && !with()
        || outcome.is("sought") && !sought()
    {
        return None;
    }
    let mut next = quantity;
    let mut rivals = 0;
    for other in quantities
        .iter()
        .rev()
        .filter(|q| q.number.start >= outcome.tokens.end && q.phrase.end <= quantity.number.start)
    {
        if matches!(other.counted, Counted::Thing) || is_change(document, other) {
            continue;
        }
        // *standen 9.000 Preußen 12.000 Russen gegenüber*: subject and object alike.
        let facing = outcome.sort == Sort::Verb && outcome.measure == Measure::Deployed;
        let same = coordinated(document, other, next) || outcome.sort == Sort::Count || facing;
        if !same {
            return None;
        }
        next = other;
        rivals += 1;
    }
    let distance = quantity.number.start - outcome.tokens.end;
    let cost = match outcome.sort {
        Sort::Count | Sort::Loss | Sort::Extent => distance.min(3),
        // *getötet wurden 300*: a participle before its number begins the sentence or stands right before it.
        Sort::Participle => distance + 3,
        _ => distance,
    };
    Some((index, cost + 4 * rivals))
}

/// Beyond the segment: a relative clause behind, a bracketed insertion, a count or loss before.
fn across(
    document: &Document,
    quantity: &Quantity,
    quantities: &[Quantity],
    outcomes: &[Outcome],
    segments: &[Range<usize>],
    here: usize,
) -> Option<usize> {
    let no_rival = |range: Range<usize>| {
        // *551 Menschen, darunter 68 Kinder und 49 Frauen, sind …*
        let mut part = false;
        !quantities.iter().enumerate().filter(|(_, q)| range.contains(&q.number.start)).any(|(i, q)| {
            part = q.part || part && i > 0 && coordinated(document, &quantities[i - 1], q);
            !matches!(q.counted, Counted::Thing) && !part && !is_change(document, q)
        })
    };
    // *20 wurden leicht, zwei schwer verletzt*
    let degree =
        document.has(quantity.phrase.end + 1, Class::Degree) && quantity.phrase.end + 2 == segments[here].end;
    // *14.000 Mann, die in Kursk gekämpft haben*
    let served = population::is_military(&quantity.counted)
        && segments
            .get(here + 1)
            .is_some_and(|next| document.means_any(next.start, Class::Function, &["article", "relative"]));
    let behind = segments.iter().skip(here + 1).take(if served { 1 } else { 3 }).find_map(|segment| {
        let index = outcomes.iter().rposition(|o| {
            segment.contains(&o.tokens.start)
                && matches!(o.sort, Sort::Participle | Sort::Verb)
                && (!o.is("weak") || served)
                && !o.is("for")
                && o.tokens.end + if o.is("noun") { 6 } else { 4 } >= segment.end
        })?;
        // *die zwei Männer, die das Kind entführt haben*
        if is_doer(document, segment, segment.start + 1, &outcomes[index]) {
            return None;
        }
        // *flogen 30 Piloten, 14 von ihnen starben*: said of the part alone.
        let of_part = quantities.iter().any(|q| {
            q.part && segment.contains(&q.number.start) && q.number.start < outcomes[index].tokens.start
        });
        if of_part {
            return None;
        }
        // *in Deutschland kamen vier, in Belgien zwei Menschen ums Leben*
        let parallel = (quantity.phrase.end == segments[here].end || degree)
            && segments[here]
                .clone()
                .any(|at| document.has(at, Class::Auxiliary) || document.has(at, Class::Separable));
        (parallel || no_rival(quantity.phrase.end..outcomes[index].tokens.start)).then_some(index)
    });
    let before = || {
        let (index, outcome) = outcomes.iter().enumerate().rev().find(|(_, o)| {
            o.tokens.end <= quantity.number.start && matches!(o.sort, Sort::Count | Sort::Loss)
        })?;
        no_rival(outcome.tokens.end..quantity.number.start).then_some(index)
    };
    // *Russische Soldaten getötet oder verwundet: 48.670*
    let bare = segments[here] == quantity.number
        && quantity.number.start.checked_sub(1).is_some_and(|at| document.tokens[at].is(':'));
    let row = outcomes.iter().rposition(|o| {
        o.tokens.end <= quantity.number.start && here > 0 && segments[here - 1].contains(&o.tokens.start)
    });
    if bare && let Some(index) = row {
        // *So viele Panzer verlor Russland: 9.748*
        let thing = segments[here - 1].clone().any(|at| document.has(at, Class::Other))
            || segments[here - 1].clone().any(|at| {
                document.tokens[at].capital
                    && at > segments[here - 1].start
                    && document.senses(at).is_empty()
                    && document.tokens[at].is_word()
            });
        return (!thing).then_some(index);
    }
    // *400 Polizisten brauchten fünf Stunden, …*: a verb of its own, of no list.
    let own = quantity.phrase.end;
    // *leiden 700 Menschen Hunger, …*
    let first = quantity.number.start.checked_sub(1).filter(|at| *at > segments[here].start);
    let own_verb = own < segments[here].end && is_unlisted_verb(document, own)
        || first.is_some_and(|at| is_unlisted_verb(document, at));
    // *…, die sich auf zwei Beamte beruft, …*
    let says = segments[here]
        .clone()
        .next_back()
        .is_some_and(|last| document.has(last, Class::Say) && !document.tokens[last].capital);
    let verbless = !own_verb && !says && !segments[here].clone().any(|at| document.has(at, Class::Auxiliary));
    let relative = segments.get(here + 1).is_some_and(|next| {
        let relative =
            |at: usize| document.means_any(at, Class::Function, &["article", "relative", "of_them"]);
        relative(next.start)
            || (document.has(next.start, Class::Preposition)
                && relative(next.start + 1)
                // *um die Kontrolle zu gewinnen*
                && !document.means(next.start, Class::Preposition, "by"))
    });
    // *Zwei konnten sich befreien, sie wurden verletzt*
    let pronoun = quantity.number.start == segments[here].start
        && segments.get(here + 1).is_some_and(|next| {
            document.means(next.start, Class::Anaphor, "he") && document.has(next.start + 1, Class::Auxiliary)
        });
    // *400, von denen etwa 70 gefallen seien*: the clause tells of its own number.
    let of_them = segments.get(here + 1).is_some_and(|next| {
        // *eine Kompanie, von deren 240 Mann 61 fielen*
        let of_whom = document.means(next.start, Class::Preposition, "of")
            && document.means(next.start + 1, Class::Function, "relative");
        (of_whom || document.means(next.start, Class::Function, "of_them"))
            && quantities.iter().any(|q| next.contains(&q.number.start))
    });
    // *erkrankten 300 Kinder, eines starb*: of the one.
    let of_one = segments.get(here + 1).is_some_and(|next| {
        // *barg acht Bewohner, ein Mann starb*
        document.means(next.start, Class::Function, "indefinite")
    });
    let of_them = of_them || of_one;
    // *sind alle vier Insassen, eine Familie aus Graz, ums Leben gekommen*
    let framed = |index: usize| {
        outcomes[index].sort == Sort::Participle
            && segments.iter().skip(here + 2).any(|segment| segment.start == outcomes[index].tokens.start)
            && !outcomes.iter().any(|o| segments[here].contains(&o.tokens.start))
            && (segments[here].start..quantity.number.start).any(|at| document.has(at, Class::Auxiliary))
    };
    let told = |index: &usize| segments[here + 1].contains(&outcomes[*index].tokens.start);
    behind
        .filter(|index| {
            (verbless || relative || pronoun || degree || framed(*index)) && !(of_them && told(index))
        })
        .or_else(before)
}
