//! What befell the counted people: the verbs and nouns of a sentence. Which of them a number belongs to is
//! [`belonging`](super::belonging)'s.
//!
//! German puts the participle at the far end of its clause (*wurden 300 Soldaten … getötet*) and the finite
//! verb before the number (*starben 18 Soldaten*); two outcomes may share one verb group (*300 getötet und
//! weitere 2.700 verletzt*) and one number may have two (*getötet oder verwundet*).

use std::ops::Range;

use crate::language::{Class, Entry};
use crate::quantity::Quantity;
use crate::token::{Document, How, TokenKind};
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
    pub entry: &'static Entry,
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

    /// *erwartet*, *unterstützt*: of soldiers only beside their number.
    pub fn is_aside(&self) -> bool {
        self.is("with") || self.is("expected")
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
            // *rettete 155 Menschen das Leben*
            let saved = here.measure == Measure::Killed
                && here.is("self")
                && outcomes[..at]
                    .iter()
                    .any(|o| o.excluded && o.entry.value == "rescued" && in_one_clause(o, here));
            // *verwundet in Gefangenschaft geraten*
            let then_taken = here.measure == Measure::Wounded
                && here.sort == Sort::Participle
                && outcomes.get(at + 1).is_some_and(|next| {
                    let and = here.tokens.end..next.tokens.start;
                    next.measure == Measure::Captured
                        && next.is("self")
                        && in_one_clause(here, next)
                        && !and.into_iter().any(|at| document.means_any(at, Class::Function, &["and", "or"]))
                });
            // *suchten nach 26 Menschen*, *griff mit bis zu 1.500 Mann an*, and nothing else
            let led = |value: &str| {
                quantities.iter().any(|q| {
                    (q.number.start.saturating_sub(3)..q.number.start)
                        .any(|at| document.means(at, Class::Preposition, value))
                })
            };
            let sought = here.is("sought") && !led("to") || here.is("with") && !led("with");
            before || after || life || saved || then_taken || sought
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
    let hospital = document.sense(at, Class::Source).filter(|s| s.value().starts_with("hospital"))?;
    if !document.tokens[at].capital {
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
    let verb = behind.chain(before).find_map(|at| document.sense(at, Class::Care));
    // *19 Insassen tot, 30 im Krankenhaus*
    let bare = at >= sentence.start + 2
        && (document.tokens[at - 2].is_number() || document.has(at - 2, Class::Number));
    let entry = verb.map(|verb| verb.entry).or(bare.then_some(hospital.entry))?;
    led.then(|| Outcome {
        tokens: at..at + 1,
        sort: Sort::Participle,
        measure: Measure::Wounded,
        entry,
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
    // *brachen 60 Häftlinge aus*, *kamen 25 zurück*: nothing befell them.
    let (measure, particle) = (at + 1..sentence.end.min(at + SEPARABLE_REACH)).find_map(|next| {
        let pair = pairs.chunks_exact(2).find(|pair| document.word(next) == pair[0])?;
        // *verletzte sieben, zwei davon tödlich*: of the part alone.
        let apart = document.means(next, Class::Degree, "fatal")
            && (at..next).any(|between| document.tokens[between].is(','));
        Some((Measure::from_name(pair[1]), next)).filter(|_| ends(next + 1) && !apart)
    })?;
    let tokens = at..at + 1;
    let excluded = measure.is_none();
    let (sort, measure) = measure.map_or((Sort::Participle, Measure::Deserted), |measure| (sort, measure));
    let outcome =
        Outcome { tokens, sort, measure, entry: sense.entry, excluded, kind: None, nationals: false };
    Some((outcome, particle))
}

/// *nach Wladiwostok gebracht*, *in den Krieg ziehen*: a place, state or war behind *nach* or *in* near the verb.
fn names_a_goal(document: &Document, at: usize, sentence: &Range<usize>) -> bool {
    /// Tokens between the verb and its goal.
    const REACH: usize = 12;
    (at.saturating_sub(REACH).max(sentence.start)..sentence.end.min(at + REACH)).any(|before| {
        let goal = before + 1 + usize::from(document.has(before + 1, Class::Function));
        document.means_any(before, Class::Preposition, &["", "to", "in"])
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

/// *zählt namentlich bekannte Gefallene*, *erfasst getötete Zivilisten*: what somebody counts, and no number is said yet.
pub(super) fn recorded(document: &Document, tokens: Range<usize>) -> Option<(Measure, Kind)> {
    let counts = |at: usize| document.means(at, Class::Say, "count") && !document.tokens[at].capital;
    tokens.clone().find(|at| counts(*at))?;
    let sense = |at: usize, class| document.sense(at, class).map(|sense| sense.value().split(' '));
    tokens.clone().find_map(|at| {
        // *bekannte Gefallene*, *getötete russische Soldaten*
        let capital = document.tokens[at].capital;
        let mut values = sense(at, if capital { Class::Victim } else { Class::Attribute })?;
        let measure = Measure::from_name(values.next()?)?;
        let noun = || (at + 1..tokens.end.min(at + 4)).find(|next| document.tokens[*next].capital);
        let kind = match noun().filter(|_| !capital) {
            Some(noun) => Some(sense(noun, Class::Person)?.next()?),
            None => values.next().filter(|_| capital),
        };
        Some((measure, kind.and_then(Kind::from_name).unwrap_or(Kind::People)))
    })
}

/// The value of *Opfer*: the dead where the text tells of dead, else all whom it hit.
pub(super) const VICTIMS: &str = "victims";

/// How far the people may stand behind *die Zahl*.
const COUNT_REACH: usize = 12;

/// *die Zahl der Toten*, *Zahl getöteter Soldaten*, *die Zahl der seit Mai getöteten und verwundeten Soldaten*;
/// *unter den Toten*. The number of soldiers somewhere, without an outcome, is of those deployed.
fn count(document: &Document, at: usize, sentence: &Range<usize>) -> Option<Outcome> {
    // *zu den Opfern zählen*
    let belong = || {
        document.has(at, Class::Preposition)
            && (document.means(at + 3, Class::Continue, "belong")
                || document.means(at + 3, Class::Extent, "strength weak"))
    };
    let among = is_article(document, at + 1) && (document.has(at, Class::Ambiguous) || belong());
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
            let soldiers = kind.is_some_and(Kind::is_military);
            // *die Zahl der Soldaten, die seit Mai gefallen sind*
            if measure.is_none() && soldiers {
                measure = in_relative(document, next + 1, sentence);
            }
            measure = measure.or(Some(Measure::Deployed).filter(|_| soldiers));
            entry = entry.or(Some(sense.entry));
            next += 1;
            break;
        }
        // *die Zahl der Nordkoreaner in Russland*
        let there = || {
            let place = next + 2 + usize::from(document.has(next + 2, Class::Function));
            document.means_any(next + 1, Class::Preposition, &["in", "contracted"])
                && [Class::Country, Class::Place, Class::Area]
                    .into_iter()
                    .any(|class| document.has(place, class))
        };
        // *die Zahl der nach Russland gebrachten Nordkoreaner*
        let brought = || {
            next >= at + 4
                && document.means_any(next - 3, Class::Preposition, &["", "to"])
                && [Class::Country, Class::Place, Class::Area]
                    .into_iter()
                    .any(|class| document.has(next - 2, class))
        };
        if measure.is_none() && document.has(next, Class::Nationals) && (there() || brought()) {
            measure = Some(Measure::Deployed);
            entry = document.sense(next, Class::Nationals).map(|sense| sense.entry);
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

/// What befell the people whom a relative clause at token `at` is about.
fn in_relative(document: &Document, at: usize, sentence: &Range<usize>) -> Option<Measure> {
    let relative = document.tokens.get(at).is_some_and(|token| token.is(','))
        && document.means_any(at + 1, Class::Function, &["article", "relative"]);
    let clause = (at + 2..sentence.end).take_while(|at| !document.tokens[*at].is(',')).filter(|_| relative);
    clause.filter(|at| !document.tokens[*at].capital).find_map(|at| {
        let sense = document.sense(at, Class::Participle).or_else(|| document.sense(at, Class::Verb))?;
        Measure::from_name(sense.value().split(' ').next()?)
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
    // *tötete oder verwundete Russland 49.000*
    let deeds = last.sort == Sort::Deed
        && next.sort == Sort::Deed
        && between.len() == 1
        && document.means_any(between.start, Class::Function, &["and", "or"])
        && next.tokens.end < document.tokens.len()
        && !document.tokens[next.tokens.end].is_number();
    let same_sort =
        matches!(last.sort, Sort::Participle | Sort::Verb) && next.sort == Sort::Participle || deeds;
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
