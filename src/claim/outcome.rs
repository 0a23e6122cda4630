//! What befell the counted people: the verbs and nouns of a sentence, and which of them a number belongs to.
//!
//! German puts the participle at the far end of its clause (*wurden 300 Soldaten … getötet*) and the finite
//! verb before the number (*starben 18 Soldaten*); two outcomes may share one verb group (*300 getötet und
//! weitere 2.700 verletzt*) and one number may have two (*getötet oder verwundet*).

use std::ops::Range;

use crate::language::{Class, Entry};
use crate::numeral::Form;
use crate::quantity::{Counted, Quantity};
use crate::token::{Document, How, TokenKind};
use crate::vocabulary::Bound;
use crate::vocabulary::{Kind, Measure};

/// What sort of word tells the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// *getötet*, at the end of its clause.
    Participle,
    /// *starben*.
    Verb,
    /// *töteten*: done to its object.
    Deed,
    /// *die Verluste*.
    Loss,
    /// *der Tod von*.
    Act,
    /// *die Zahl der Toten*.
    Count,
    /// *verfügt über*.
    Extent,
}

/// A word or words of outcome in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub tokens: Range<usize>,
    pub sort: Sort,
    pub measure: Measure,
    pub entry: Entry,
    /// Exchanged, freed, driven out: no measure at all.
    pub excluded: bool,
    /// The kind of people that a count names: *die Zahl der getöteten Soldaten*.
    pub kind: Option<Kind>,
    /// A count of people of a nation: *die Zahl der getöteten Russen*.
    pub nationals: bool,
}

impl Outcome {
    /// *übergeben*, *überführt*: said of bodies, which then are no count.
    pub fn is_handing_over(&self) -> bool {
        self.excluded && self.entry.value == "handed"
    }

    /// Whether its word-list line bears this mark behind its measure: `own` (its subject loses), `self` (it
    /// befalls its subject), `human`, `troops`, `weak`, `here`, `noun`.
    pub fn is(&self, mark: &str) -> bool {
        self.entry.value.split(' ').skip(1).any(|word| word == mark)
    }
}

/// All outcomes of a sentence, in order; words inside the phrase of a quantity do not count.
pub(super) fn find(document: &Document, tokens: Range<usize>, quantities: &[Quantity]) -> Vec<Outcome> {
    let mut found: Vec<Outcome> = Vec::new();
    let mut at = tokens.start;
    // The particle of a verb before: *nahm … gefangen* is one outcome.
    let mut particle = None;
    while at < tokens.end {
        let outcome = match separable(document, at, &tokens) {
            Some((outcome, end)) => {
                particle = Some(end);
                Some(outcome)
            }
            None if particle == Some(at) => None,
            None => one(document, at, &tokens),
        };
        match outcome {
            Some(outcome) if !counted(quantities, at) => {
                at = outcome.tokens.end;
                match found.last_mut().filter(|last| joins(document, last, &outcome)) {
                    Some(last) => {
                        last.measure = last.measure.together(outcome.measure);
                        last.tokens.end = outcome.tokens.end;
                    }
                    None => found.push(outcome),
                }
            }
            _ => at += 1,
        }
    }
    drop_weak(document, quantities, &mut found);
    found
}

/// *In Gefangenschaft befinden sich 8.000*: where they are counts only where nothing else befell them.
fn drop_weak(document: &Document, quantities: &[Quantity], outcomes: &mut Vec<Outcome>) {
    let weak = |outcome: &Outcome| outcome.is("weak");
    // *befinden sich in Gefängnissen*: of two such words the one that says more.
    let weaker = |one: &Outcome, other: &Outcome| {
        weak(one) && (!weak(other) || one.measure == Measure::Deployed && other.measure != Measure::Deployed)
    };
    let in_one_clause = |one: &Outcome, other: &Outcome| {
        let mut between = one.tokens.end..other.tokens.start;
        // *15.000 Mann eingesetzt und 300 davon verloren*: each has its number.
        let and = between.clone().find(|at| document.means(*at, Class::Function, "and"));
        let own = and.is_some_and(|and| {
            and <= one.tokens.end + 1
                && quantities.iter().any(|q| q.number.start > and && q.number.end <= other.tokens.start)
        });
        !own && between.all(|at| ![',', ';', ':'].iter().any(|sign| document.tokens[at].is(*sign)))
    };
    let dropped: Vec<bool> = (0..outcomes.len())
        .map(|at| {
            let here = &outcomes[at];
            let before = at
                .checked_sub(1)
                .is_some_and(|b| weaker(here, &outcomes[b]) && in_one_clause(&outcomes[b], here));
            let after =
                outcomes.get(at + 1).is_some_and(|next| weaker(here, next) && in_one_clause(here, next));
            // *verloren 17 Menschen ihr Leben*
            let life = here.is("own")
                && outcomes.get(at + 1).is_some_and(|next| {
                    next.measure == Measure::Killed
                        && next.is("self")
                        && next.is("human")
                        && in_one_clause(here, next)
                });
            before || after || life
        })
        .collect();
    let mut at = 0;
    outcomes.retain(|_| {
        at += 1;
        !dropped[at - 1]
    });
}

/// Whether a token is the noun (or an attribute) that a quantity counts.
fn counted(quantities: &[Quantity], at: usize) -> bool {
    quantities.iter().any(|q| q.number.end <= at && at < q.phrase.end && q.head.is_some())
}

fn one(document: &Document, at: usize, sentence: &Range<usize>) -> Option<Outcome> {
    if let Some(count) = count(document, at, sentence) {
        return Some(count);
    }
    // *56.000 überlebten das Lager nicht*
    if let Some(sense) = document.sense(at, Class::Exclude).filter(|sense| sense.value() == "survived")
        && (at + 1..sentence.end)
            .take_while(|next| ![',', ';', ':'].iter().any(|sign| document.tokens[*next].is(*sign)))
            .any(|next| {
                document.means(next, Class::Function, "not")
                    && next + 2 >= clause_end(document, next, sentence)
            })
    {
        return Some(Outcome {
            tokens: at..at + 1,
            sort: Sort::Verb,
            measure: Measure::Killed,
            entry: sense.entry,
            excluded: false,
            kind: None,
            nationals: false,
        });
    }
    // A verb: *ausgetauscht*, *vertrieben*; soldiers who flee desert. The nouns exclude a whole clause.
    // *kehrten nicht lebend zurück* are not back.
    let back = !document.tokens[at].capital && !document.means(at + 1, Class::Function, "not");
    if let Some(sense) = document.sense(at, Class::Exclude).filter(|_| back) {
        let tokens = at..at + sense.length as usize;
        let measure = Measure::Deserted;
        return Some(Outcome {
            tokens,
            sort: Sort::Participle,
            measure,
            entry: sense.entry,
            excluded: true,
            kind: None,
            nationals: false,
        });
    }
    if let Some(care) = in_hospital(document, at, sentence) {
        return Some(care);
    }
    if let Some(remains) = remains(document, at) {
        return Some(remains);
    }
    let sorts = [
        (Class::Participle, Sort::Participle),
        (Class::Verb, Sort::Verb),
        (Class::Deed, Sort::Deed),
        (Class::Loss, Sort::Loss),
        (Class::Act, Sort::Act),
        (Class::Extent, Sort::Extent),
    ];
    sorts.into_iter().find_map(|(class, sort)| {
        let sense = document.sense(at, class).filter(|sense| sense.how != How::Part)?;
        let capital = document.tokens[at].capital;
        // A noun is capital, a verb is not unless it begins the sentence.
        // *neben dem verletzten Kapitän*: an adjective behind its article.
        let attribute = sort == Sort::Deed
            && document.tokens.get(at + 1).is_some_and(|noun| noun.is_word() && noun.capital)
            && (at.saturating_sub(2).max(sentence.start)..at).any(|before| is_article(document, before))
            && !document.tokens[at - 1].capital;
        let fits = match sort {
            _ if attribute => false,
            _ if sense.value().ends_with(" move") && !names_a_goal(document, at, sentence) => false,
            Sort::Loss | Sort::Act => capital,
            Sort::Extent => true,
            _ if sense.value().split(' ').any(|mark| mark == "noun") => true,
            _ => !capital || at == sentence.start || sense.length > 1 || starts_clause(document, at),
        };
        Some(Outcome {
            tokens: at..at + sense.length as usize,
            sort,
            measure: sense.value().split(' ').next().and_then(Measure::from_name).filter(|_| fits)?,
            entry: sense.entry,
            excluded: false,
            kind: None,
            nationals: false,
        })
    })
}

/// *wurden in ein nahes Krankenhaus verbracht*, *kamen in umliegende Kliniken*: brought to a hospital or treated there.
fn in_hospital(document: &Document, at: usize, sentence: &Range<usize>) -> Option<Outcome> {
    /// So far from the hospital's name its verb may stand.
    const REACH: usize = 12;
    let hospital = document.sense(at, Class::Source).is_some_and(|s| s.value().starts_with("hospital"));
    if !hospital || !document.tokens[at].capital {
        return None;
    }
    let small = |at: &usize| document.tokens[*at].is_word() && !document.tokens[*at].capital;
    let led = (at.saturating_sub(4).max(sentence.start)..at)
        .rev()
        .take_while(small)
        .any(|before| document.means_any(before, Class::Preposition, &["in", "contracted"]));
    let cuts = |at: &usize| [',', ';', ':'].iter().any(|sign| document.tokens[*at].is(*sign));
    let behind = (at + 1..sentence.end.min(at + REACH)).take_while(|at| !cuts(at));
    let before = (at.saturating_sub(REACH).max(sentence.start)..at).rev().take_while(|at| !cuts(at));
    let verb = behind.chain(before).find_map(|at| document.sense(at, Class::Care))?;
    led.then(|| Outcome {
        tokens: at..at + 1,
        sort: Sort::Participle,
        measure: Measure::Wounded,
        entry: verb.entry,
        excluded: false,
        kind: None,
        nationals: false,
    })
}

/// *die Leichen von 13 Arbeitern*
fn remains(document: &Document, at: usize) -> Option<Outcome> {
    let sense = document.sense(at, Class::Victim).filter(|sense| sense.value().ends_with(" bodies"))?;
    let of = document.means(at + 1, Class::Preposition, "of") && document.tokens[at].capital;
    of.then(|| Outcome {
        tokens: at..at + 1,
        sort: Sort::Act,
        measure: Measure::Killed,
        entry: sense.entry,
        excluded: false,
        kind: None,
        nationals: false,
    })
}

/// So many tokens behind its verb a particle may stand.
const SEPARABLE_REACH: usize = 25;

/// *nahm 27 Männer fest*: the verb here, its particle at the end of its clause; with the particle's place.
fn separable(document: &Document, at: usize, sentence: &Range<usize>) -> Option<(Outcome, usize)> {
    let sense = document.sense(at, Class::Separable)?;
    // *kamen elf um* befalls the subject, *nahm elf fest* is done to the object.
    let (pairs, sort) = match sense.value().strip_prefix("self ") {
        Some(pairs) => (pairs, Sort::Verb),
        None => (sense.value(), Sort::Deed),
    };
    let pairs: Vec<&str> = pairs.split(' ').collect();
    let ends = |next: usize| {
        next >= sentence.end
            || document.tokens.get(next).is_none_or(|token| !token.is_word() && !token.is_number())
            || document.means_any(next, Class::Function, &["and", "or"])
    };
    let (measure, particle) = (at + 1..sentence.end.min(at + SEPARABLE_REACH)).find_map(|next| {
        let pair = pairs.chunks_exact(2).find(|pair| document.word(next) == pair[0])?;
        Some((Measure::from_name(pair[1])?, next)).filter(|_| ends(next + 1))
    })?;
    let tokens = at..at + 1;
    Some((
        Outcome { tokens, sort, measure, entry: sense.entry, excluded: false, kind: None, nationals: false },
        particle,
    ))
}

/// *nach Wladiwostok gebracht*, *in den Krieg ziehen*: a place, state or war behind *nach* or *in* near the verb.
fn names_a_goal(document: &Document, at: usize, sentence: &Range<usize>) -> bool {
    /// Tokens between the verb and its goal.
    const REACH: usize = 12;
    (at.saturating_sub(REACH).max(sentence.start)..sentence.end.min(at + REACH)).any(|before| {
        let goal = before + 1 + usize::from(document.has(before + 1, Class::Function));
        document.means_any(before, Class::Preposition, &["", "in"])
            && [Class::Place, Class::Country, Class::Capital, Class::Theatre, Class::Conflict]
                .iter()
                .any(|class| document.has(goal, *class))
    })
}

/// The end of the clause around token `at`.
fn clause_end(document: &Document, at: usize, sentence: &Range<usize>) -> usize {
    (at..sentence.end).find(|next| !document.tokens[*next].is_word()).unwrap_or(sentence.end)
}

fn starts_clause(document: &Document, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| !document.tokens[before].is_word() && !document.tokens[before].is_number())
}

/// The value of *Opfer*: the dead where the text tells of dead, else all whom it hit.
pub(super) const VICTIMS: &str = "victims";

/// How far the people may stand behind *die Zahl*.
const COUNT_REACH: usize = 12;

/// *die Zahl der Toten*, *Zahl getöteter Soldaten*, *die Zahl der seit Mai getöteten und verwundeten Soldaten*;
/// *unter den Toten*. The number of soldiers somewhere, without an outcome, is of those deployed.
fn count(document: &Document, at: usize, sentence: &Range<usize>) -> Option<Outcome> {
    let among = document.has(at, Class::Ambiguous) && is_article(document, at + 1);
    if !among && !document.has(at, Class::Total) {
        return None;
    }
    // *die Opferzahl* says by itself what befell those counted.
    let total = document.sense(at, Class::Total).filter(|_| !among);
    let mut measure = total.and_then(|sense| match sense.value() {
        VICTIMS => Some(Measure::Killed),
        value => Measure::from_name(value),
    });
    let mut kind = measure.map(|_| Kind::People);
    let mut entry = total.filter(|_| measure.is_some()).map(|sense| sense.entry);
    let alone = measure.is_some();
    let mut nationals = false;
    let mut next = at + 1;
    while !alone
        && next < sentence.end.min(at + COUNT_REACH)
        && !matches!(document.tokens[next].kind, TokenKind::Sign(_))
    {
        if let Some(sense) = document.sense(next, Class::Victim).filter(|_| document.tokens[next].capital) {
            let mut values = sense.value().split(' ');
            measure = measure.or(values.next().and_then(Measure::from_name)).or(Some(Measure::Killed));
            kind = values.next().and_then(Kind::from_name).or(Some(Kind::People));
            entry = Some(sense.entry);
            next += sense.length as usize;
            break;
        }
        if among && next > at + 3 {
            return None;
        }
        if let Some(sense) = document.sense(next, Class::Attribute).filter(|_| !document.tokens[next].capital)
        {
            let said = sense.value().split(' ').next().and_then(Measure::from_name)?;
            measure = Some(measure.map_or(said, |seen| seen.together(said)));
            entry = Some(sense.entry);
            next += sense.length as usize;
            continue;
        }
        if let Some(sense) = document.sense(next, Class::Person).filter(|sense| sense.how != How::Part) {
            let mut values = sense.value().split(' ');
            kind = values.next().and_then(Kind::from_name);
            measure = measure.or(values.next().and_then(Measure::from_name));
            let soldiers = matches!(kind, Some(Kind::Troops | Kind::Officers | Kind::Generals));
            measure = measure.or(Some(Measure::Deployed).filter(|_| soldiers));
            entry = entry.or(Some(sense.entry));
            next += 1;
            break;
        }
        if document.has(next, Class::Nationals) && measure.is_some() {
            nationals = true;
            next += 1;
            break;
        }
        next += 1;
    }
    if measure.is_none() && document.means(at + 1, Class::Preposition, "of") {
        return reached(document, at, sentence);
    }
    let (measure, entry) = (measure?, entry?);
    (!among || kind.is_some()).then_some(Outcome {
        tokens: at..next,
        sort: Sort::Count,
        measure,
        entry,
        excluded: false,
        kind,
        nationals,
    })
}

/// *Die getöteten und verwundeten Nordkoreaner haben die Zahl von 3.000 überschritten*: what befell them stands before
/// their people.
fn reached(document: &Document, at: usize, sentence: &Range<usize>) -> Option<Outcome> {
    let people = (sentence.start..at).rev().take(COUNT_REACH).find(|before| {
        (document.has(*before, Class::Nationals) || document.has(*before, Class::Person))
            && document.tokens[*before].capital
    })?;
    let mut measure = None;
    let mut entry = None;
    for before in (sentence.start.max(people.saturating_sub(5))..people).rev() {
        match document.sense(before, Class::Attribute) {
            Some(sense) => {
                let said = sense.value().split(' ').next().and_then(Measure::from_name)?;
                measure = Some(measure.map_or(said, |seen: Measure| seen.together(said)));
                entry = Some(sense.entry);
            }
            None if document.has(before, Class::Nationality)
                || document.means(before, Class::Function, "and") => {}
            None => break,
        }
    }
    let kind =
        document.sense(people, Class::Person).and_then(|s| Kind::from_name(s.value().split(' ').next()?));
    Some(Outcome {
        tokens: people..at + 1,
        sort: Sort::Count,
        measure: measure?,
        entry: entry?,
        excluded: false,
        kind,
        nationals: kind.is_none(),
    })
}

fn is_article(document: &Document, at: usize) -> bool {
    document.means_any(at, Class::Function, &["article", "possessive"])
}

/// *getötet oder verwundet*, *tot, verwundet oder vermisst*: nothing but *und*, *oder* and commas between.
fn joins(document: &Document, last: &Outcome, next: &Outcome) -> bool {
    let between = last.tokens.end..next.tokens.start;
    let small = |at: usize| {
        document.tokens[at].is(',')
            || document.means_any(at, Class::Function, &["and", "or"])
            || document.has(at, Class::Degree)
            || document.has(at, Class::Auxiliary)
    };
    let same_sort = matches!(last.sort, Sort::Participle | Sort::Verb) && next.sort == Sort::Participle;
    // *die dort kämpften, sind gefallen*: another clause.
    let apart =
        document.tokens[last.tokens.end].is(',') && document.has(last.tokens.end + 1, Class::Auxiliary);
    between.len() <= 3
        && !apart
        && !between.is_empty()
        && between.clone().all(small)
        && same_sort
        && last.measure != next.measure
}

/// The parts of a sentence between commas, colons, dashes and brackets.
pub(super) fn segments(
    document: &Document,
    sentence: Range<usize>,
    quantities: &[Quantity],
) -> Vec<Range<usize>> {
    let mut segments = Vec::new();
    let mut start = sentence.start;
    for at in sentence.clone() {
        let token = &document.tokens[at];
        let cuts = [',', ';', ':', '–', '—', '(', ')', '|'].iter().any(|sign| token.is(*sign))
            || (token.is('-')
                && at > sentence.start
                && !document.touches_next(at - 1)
                && !document.touches_next(at));
        if cuts && !quantities.iter().any(|q| q.phrase.contains(&at)) {
            segments.push(start..at);
            start = at + 1;
        }
    }
    segments.push(start..sentence.end);
    segments
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
    found.or_else(|| across(document, quantity, quantities, outcomes, segments, here))
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
                || document.means(at, Class::Preposition, "of")
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
    let estimated = quantity
        .number
        .start
        .checked_sub(1)
        .is_some_and(|before| document.means(before, Class::Preposition, "onto"));
    // *mit 880.000 Mann verfügt*, *auf 4.000 veranschlagt*: there the preposition is the verb's.
    let among = outcome.sort == Sort::Count && document.has(outcome.tokens.start, Class::Ambiguous);
    let joint = outcome.measure == Measure::Deployed
        && quantity
            .number
            .start
            .checked_sub(1)
            .is_some_and(|before| document.means(before, Class::Preposition, "with"));
    let governed = joint
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
    let last = outcome.tokens.end >= end
        || document.tokens[outcome.tokens.end..end].iter().take(3).all(|t| !t.is_word() || !t.capital);
    // *Drei Männer töteten 20 Menschen*: before the verb stands who did it, unless the verb closes the clause.
    // *700 ukrainische Soldaten bildete Spanien aus*: who did it stands behind the verb.
    let inverted = quantity.phrase.start == segments[here].start
        && quantity.phrase.end == outcome.tokens.start
        && [Class::Country, Class::Capital, Class::Leader, Class::Group]
            .iter()
            .any(|class| document.has(outcome.tokens.end, *class));
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
            || document.has(at, Class::Preposition)
            || document.has(at, Class::Country)
            || document.has(at, Class::Place)
            || document.has(at, Class::Nationality)
    };
    between.len() <= 5 && between.clone().any(joins) && between.clone().all(passes)
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
    let by =
        quantity.number.start.checked_sub(1).is_some_and(|at| document.means(at, Class::Preposition, "by"));
    by && quantity.head.is_none()
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
    if outcome.is("mourned") && !mourned() {
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
        !quantities.iter().any(|q| {
            range.contains(&q.number.start)
                && !matches!(q.counted, Counted::Thing)
                && !q.part
                && !is_change(document, q)
        })
    };
    // *20 wurden leicht, zwei schwer verletzt*
    let degree =
        document.has(quantity.phrase.end + 1, Class::Degree) && quantity.phrase.end + 2 == segments[here].end;
    // *14.000 Mann, die in Kursk gekämpft haben*
    let served =
        matches!(quantity.counted, Counted::People(Kind::Troops | Kind::Officers | Kind::Generals, _))
            && segments.get(here + 1).is_some_and(|next| {
                document.means_any(next.start, Class::Function, &["article", "relative"])
            });
    let behind = segments.iter().skip(here + 1).take(if served { 1 } else { 3 }).find_map(|segment| {
        let index = outcomes.iter().rposition(|o| {
            segment.contains(&o.tokens.start)
                && matches!(o.sort, Sort::Participle | Sort::Verb)
                && (!o.is("weak") || served)
                && !o.is("for")
                && o.tokens.end + if o.is("noun") { 6 } else { 4 } >= segment.end
        })?;
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
    let own_verb = own < segments[here].end && is_unlisted_verb(document, own);
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
        document.means(next.start, Class::Function, "indefinite")
            && document.tokens.get(next.start + 1).is_some_and(|token| !token.capital)
    });
    let of_them = of_them || of_one;
    let told = |index: &usize| segments[here + 1].contains(&outcomes[*index].tokens.start);
    behind
        .filter(|index| (verbless || relative || pronoun || degree) && !(of_them && told(index)))
        .or_else(before)
}
