//! In which sense a number is said, and over what stretch of time it counts (claims.md, *modality*, *scope*).

use std::ops::Range;

use super::belonging::is_led_by;
use super::outcome::{Outcome, Sort};
use super::scene::Case;
use crate::language::Class;
use crate::quantity::Quantity;
use crate::time::{Relation, TimeExpression};
use crate::token::Document;
use crate::vocabulary::{Bound, Kind, Measure, Modality, Scope};

/// Asserted, possible, denied or superseded.
///
/// `others`: somebody else than the one of the claim before says it; then *zuvor* replaces nothing. `told`: the same
/// measure was told of right before.
pub(super) fn modality(
    document: &Document,
    case: &Case,
    measure: Measure,
    others: bool,
    told: bool,
) -> Modality {
    if case.attribution.is_some_and(|a| a.denied) || is_judged(document, case) {
        Modality::Denied
    } else if is_superseded(document, case, others, told) {
        Modality::Superseded
    } else if is_possible(document, measure, &case.scene.tokens, case.segment) {
        Modality::Possible
    } else {
        Modality::Asserted
    }
}

/// *Dass 70.000 Soldaten gefallen seien, ist frei erfunden*; *die Zahl von 300 Toten ist gelogen*.
fn is_judged(document: &Document, case: &Case) -> bool {
    let Case { scene, quantity, segment, .. } = *case;
    let judged = |range: Range<usize>| {
        range.into_iter().any(|at| {
            document.means(at, Class::Deny, "judged")
                // *stimme aber nicht*
                || document.means(at, Class::Deny, "judged not")
                    && (at + 1..at + 4).any(|next| document.means(next, Class::Function, "not"))
        })
    };
    let (start, end) = (scene.tokens.start, scene.tokens.end);
    let first = segment.clone().find(|at| document.tokens[*at].is_word()).unwrap_or(segment.start);
    let subject = document.means(first, Class::Function, "that")
        || segment
            .clone()
            .take_while(|at| *at < quantity.number.start)
            .any(|at| document.has(at, Class::Total));
    // *Die Meldung, 300 Soldaten seien desertiert, sei eine Lüge*
    let report = document.tokens[segment.start.saturating_sub(1)].is(',')
        && (start..segment.start).any(|at| document.has(at, Class::Report))
        && (segment.end..end.min(segment.end + 3)).any(|at| document.means(at, Class::Auxiliary, "be"));
    // *Die Ukraine habe nicht 400 Soldaten verloren*
    let not = scene.tokens.start < quantity.phrase.start
        && document.means(quantity.phrase.start - 1, Class::Function, "not")
        && matches!(quantity.bound, Bound::Exact | Bound::About);
    // *Es habe keine 300 Toten gegeben*
    let no = scene.tokens.start < quantity.phrase.start
        && document.means(quantity.phrase.start - 1, Class::Function, "negative");
    // *hält die zweite Zahl für erfunden und nennt 430.000*
    let and = (segment.start..quantity.number.start)
        .rfind(|at| document.means(*at, Class::Function, "and"))
        .map_or(segment.start, |and| and + 1);
    subject && (judged(segment.end.max(start)..end) || judged(start..segment.start))
        || report && judged(segment.end..end)
        || judged(and..segment.end)
        || not
        || no
}

/// Days of a season: figures of such a time are its own, no earlier ones.
const SEASON: i32 = 60;

fn is_superseded(document: &Document, case: &Case, others: bool, told: bool) -> bool {
    let Case { scene, quantity, segment, .. } = *case;
    let (sentence, quantities, times) = (&scene.tokens, scene.quantities, scene.times);
    // *von zehn auf 14 gestiegen*
    let from = quantity.number.start.checked_sub(1).is_some_and(|before| {
        let of = |at: usize| document.means(at, Class::Preposition, "of");
        of(before)
            || (before > 0
                && of(before - 1)
                && (document.has(before, Class::Earlier) || document.has(before, Class::Function)))
    });
    let to = quantities.iter().any(|other| {
        other.number.start > quantity.phrase.end
            && other.number.start - quantity.phrase.end <= 3
            && document.means(other.number.start - 1, Class::Preposition, "onto")
    });
    // *Statt 288 seien es 275*
    let instead = quantity.number.start > sentence.start
        && document.means(quantity.number.start - 1, Class::Preposition, "instead")
        && segment.clone().any(|at| document.means(at, Class::Continue, "es"));
    if from && to || instead {
        return true;
    }
    // *zunächst war von 227 die Rede, später korrigierte er die Zahl auf 261*: the new one.
    if is_led_by(document, quantity, &["onto"])
        && (sentence.start..quantity.number.start).any(|at| document.has(at, Class::Correct))
    {
        return false;
    }
    // *im Sommer 2022 hatte das Institut noch 4.500 Tote gezählt*: those of another season or year.
    let of_another_year = times.iter().any(|t| {
        segment.contains(&t.tokens.start)
            && t.relation == Relation::At
            && t.period.is_some_and(|p| p.to.0 - p.from.0 > SEASON)
    });
    // *53 Tote gezählt; später korrigierte er sich auf 80*, *waren noch 14.500, jetzt sind es 7.797*
    let next = quantities.iter().find(|q| q.number.start >= quantity.phrase.end && !q.part);
    let next = next.filter(|_| !quantity.part);
    let replaced = next.is_some_and(|next| {
        let between = quantity.phrase.end..next.number.start;
        let corrects = between.clone().any(|at| document.has(at, Class::Correct));
        let now = between.clone().any(|at| document.means(at, Class::Function, "now"))
            && between.clone().any(|at| document.has(at, Class::Continue));
        // *ging das Ministerium noch von 72 aus, so sind es jetzt 95*
        let still = !of_another_year
            && segment.clone().any(|at| document.means(at, Class::Function, "still"))
            && between.clone().any(|at| document.tokens[at].is(','))
            && between.clone().any(|at| document.means(at, Class::Continue, "es"));
        corrects || now || still
    });
    // *hatte am Freitag noch von 340 Toten gesprochen*
    let past = |at: usize| {
        document.means(at, Class::Auxiliary, "have past")
            || document.means(at, Class::Auxiliary, "have") && document.means(at, Class::Subjunctive, "first")
    };
    let before = !of_another_year
        && (sentence.start..quantity.number.start).any(|at| document.means(at, Class::Function, "still"))
        && (sentence.clone().any(past)
            // *war noch von 3.000 die Rede*
            || segment.clone().any(|at| document.means(at, Class::Auxiliary, "be past"))
                && segment.clone().any(|at| document.means(at, Class::Continue, ""))
                && is_led_by(document, quantity, &["of"]))
        && segment.clone().any(|at| document.has(at, Class::Continue) || document.has(at, Class::Say));
    if replaced || before {
        return true;
    }
    // *In der Nacht war von 38 Toten berichtet worden*; *am Vormittag hatte es 15 gemeldet*: said before what was told
    // just now, by the same.
    if told && !others && !of_another_year && is_pluperfect(document, quantity, segment) {
        return true;
    }
    // *Lange hatte man geglaubt, 2.500 Mann seien gefallen*
    let believed =
        (sentence.start..quantity.number.start).any(|at| document.means(at, Class::Earlier, "believed"));
    if believed {
        return true;
    }
    // *zunächst war von 35 Toten die Rede*, but not *im Sommer zuvor*
    // *zuvor von 40 Toten und 140 Verletzten*: both.
    let joined = |q: &crate::quantity::Quantity| super::belonging::coordinated(document, q, quantity);
    let between = |at: usize| {
        quantities.iter().any(|q| at < q.number.start && q.phrase.end <= quantity.number.start && !joined(q))
    };
    let in_time = |at: usize| times.iter().any(|t| t.tokens.contains(&at));
    let behind_noun = |at: usize| {
        at > sentence.start && document.tokens[at - 1].capital && document.means(at, Class::Earlier, "before")
    };
    // *in einem früheren Bericht*
    let adjective = |at: usize| document.means_any(at, Class::Earlier, &["report", "former"]);
    let report = (sentence.start..quantity.number.start).any(|at| {
        // *laut früheren Angaben Putins*, who says no other number here
        let by_somebody = at > sentence.start && document.has(at - 1, Class::According);
        adjective(at) && document.has(at + 1, Class::Report) && !between(at) && (told || !by_somebody)
    });
    let earlier = (sentence.start..quantity.number.start)
        .filter(|at| {
            document.has(*at, Class::Earlier)
                && !adjective(*at)
                && !document.means(*at, Class::Earlier, "so_far")
                && (segment.contains(at) || !document.means(*at, Class::Earlier, "long"))
                && !between(*at)
                && !in_time(*at)
                && !behind_noun(*at)
                // *der ursprünglich 11.000*: so many they were.
                && !(*at > 0 && document.means(*at - 1, Class::Function, "article"))
        })
        .any(|at| !others || !document.means(at, Class::Earlier, "before"));
    // *hatten zunächst noch als vermisst gegolten*
    let held =
        segment.clone().any(past) && segment.clone().any(|at| document.means(at, Class::Function, "still"));
    let said =
        held || segment.clone().any(|at| document.has(at, Class::Continue) || document.has(at, Class::Total));
    // *meldeten am Abend zunächst 20 Tote*
    let says = |at: usize| {
        document.sense(at, Class::Say).is_some_and(|sense| {
            ["tell", "guess", "count", "record", "participle"]
                .iter()
                .any(|kind| sense.value().starts_with(kind))
        })
    };
    let first_said = segment.clone().any(|at| {
        document.sense(at, Class::Earlier).is_some_and(|s| s.value().is_empty() && s.length == 1)
            && !in_time(at)
    }) && segment.clone().any(says);
    // *bislang waren fünf bestätigt*
    let so_far = segment.clone().any(|at| {
        document.means(at, Class::Earlier, "so_far") && document.means(at + 1, Class::Auxiliary, "be past")
    }) && segment
        .clone()
        .any(|at| document.has(at, Class::Continue) || document.has(at, Class::Say));
    report || so_far || (earlier && (said || first_said))
}

/// *hatte … gemeldet*, *war von … die Rede gewesen*, *war berichtet worden*: a number told in the pluperfect.
fn is_pluperfect(document: &Document, quantity: &Quantity, segment: &Range<usize>) -> bool {
    let finite = segment.clone().find(|at| {
        document.means_any(*at, Class::Auxiliary, &["have past", "be past"]) && !document.tokens[*at].capital
    });
    let Some(finite) = finite else { return false };
    let said = segment
        .clone()
        .any(|at| at > finite && (document.has(at, Class::Say) || document.has(at, Class::Continue)));
    let object = is_led_by(document, quantity, &["of", "onto"]);
    let been = (finite..segment.end).any(|at| {
        document.means(at, Class::Auxiliary, "become past") || document.means(at, Class::Auxiliary, "be")
    });
    let have = document.means(finite, Class::Auxiliary, "have past");
    said && quantity.number.start > finite && (have || been && object)
}

fn is_possible(
    document: &Document,
    measure: Measure,
    sentence: &Range<usize>,
    segment: &Range<usize>,
) -> bool {
    let future = matches!(measure, Measure::Deployed | Measure::Strength);
    // *12.000 sollen es inzwischen sein*
    let are = segment
        .clone()
        .any(|at| document.sense(at, Class::Continue).is_some_and(|s| s.value() == "es" && s.length > 2));
    // *bereitet die Entsendung von 3.000 Soldaten vor*: the verb's parts stand apart.
    let last = segment.clone().rfind(|at| document.tokens[*at].is_word()).map(|at| document.word(at));
    let split = future
        && segment.clone().any(|at| {
            let part =
                document.sense(at, Class::Possible).and_then(|sense| sense.value().strip_prefix("split "));
            part.is_some_and(|part| part.split('|').any(|part| last == Some(part)))
        });
    // *bereitet sich darauf vor, 6.000 Mann zu schicken*
    let last_at = segment.clone().rfind(|at| document.tokens[*at].is_word()).unwrap_or(segment.start);
    let infinitive = last_at > segment.start
        && document.has(last_at - 1, Class::Preposition)
        && document.has(last_at, Class::Participle);
    let before = segment.start.saturating_sub(2).max(sentence.start);
    let split = split
        || future
            && infinitive
            && (sentence.start..before).any(|at| {
                let part = document.sense(at, Class::Possible).and_then(|s| s.value().strip_prefix("split "));
                part.is_some_and(|part| part.split('|').any(|part| document.word(before) == part))
            });
    // *halten es für denkbar, dass zwei Drittel tot sind*
    let that = document.means(segment.start, Class::Function, "that");
    let rising = segment.clone().any(|at| document.means(at, Class::Possible, "rising"));
    let says = |range: Range<usize>, far: bool| {
        range.into_iter().any(|at| {
            document.sense(at, Class::Possible).is_some_and(|sense| match sense.value() {
                // *will entsenden*: plans make only what is still to come possible.
                // *will von 3.000 Mann wissen* claims what is.
                "plan" => {
                    // *12.000 Mann stationieren will*: the last word itself plans.
                    let claims = document.has(last_at, Class::Say) && last_at != at;
                    // *rechnet damit, dass die Zahl der Toten steigt*
                    let rises = that && rising;
                    (future || rises) && !((are || claims) && document.has(at, Class::Auxiliary))
                }
                "will" => future,
                // *dürfte auf 300 steigen*
                "rise" => !far && document.means(last_at, Class::Possible, "rising"),
                "" => !far,
                _ => false,
            })
        })
    };
    let means = |value: &str| segment.clone().any(|at| document.means(at, Class::Possible, value));
    let auxiliary = |name: &str| segment.clone().any(|at| document.means(at, Class::Auxiliary, name));
    // *sollen entsandt werden*, *soll den Frieden sichern*, *sollen bald folgen*
    let shall = future
        && auxiliary("shall")
        && (means("soon")
            || document.means(last_at, Class::Auxiliary, "become present")
            || document.means_any(last_at, Class::Participle, &["deployed", "deployed weak guard"])
                && document.word(last_at).ends_with('n')
                && !document.word(last_at).starts_with("ge"));
    // *die Zahl werde auf 12.000 steigen*
    let will_rise = auxiliary("become present") && document.means(last_at, Class::Possible, "rising");
    // *wird … entsenden*, *könne … schicken*
    let will = future
        && (auxiliary("become present") || auxiliary("can"))
        && segment.clone().any(|at| {
            document.has(at, Class::Participle)
                && document.word(at).ends_with("en")
                && !document.word(at).starts_with("ge")
        });
    let main = sentence.start..segment.start;
    // *10.000 stehen in Kursk; Kiew rechnet damit, dass Kim weitere schickt*
    let parts = |at: &usize| document.tokens[*at].is(';');
    let start = (sentence.start..segment.start).rev().find(parts).unwrap_or(sentence.start);
    let end = (segment.end..sentence.end).find(parts).unwrap_or(sentence.end);
    // *6.000 seien geplant, 1.000 schon dort*
    let done = means("done");
    says(segment.clone(), false)
        || !done && says(start..end, true)
        || ((that || infinitive) && says(main, false))
        || shall
        || will
        || will_rise
        || split
}

/// Total, event or rate.
pub(super) fn scope(
    document: &Document,
    case: &Case,
    measure: Measure,
    kind: Kind,
    outcome: Option<&Outcome>,
    stated: Option<&TimeExpression>,
    in_event: bool,
) -> Scope {
    let Case { scene, quantity, segment, .. } = *case;
    let times = scene.times;
    let rate = times.iter().any(|t| t.relation == Relation::Rate && segment.contains(&t.tokens.start));
    if rate {
        return Scope::Rate;
    }
    let running = segment.clone().any(|at| document.has(at, Class::Running));
    // *zwischen Anfang und Mitte Oktober seien 1.500 Mann gebracht worden*: one sending; who is there is a stock.
    let sent = measure == Measure::Deployed
        && !running
        && outcome.is_some_and(|o| o.sort == Sort::Participle && (!o.is("weak") || o.is("move")))
        && stated.is_some_and(|time| time.is_closed() && time.period.is_some_and(|p| p.from < p.to));
    if matches!(measure, Measure::Deployed | Measure::Strength) {
        return if sent { Scope::Event } else { Scope::Total };
    }
    if segment.clone().any(|at| document.has(at, Class::Running))
        || stated.is_some_and(|t| t.relation == Relation::Since)
    {
        return Scope::Total;
    }
    let small = matches!(kind, Kind::People | Kind::Civilians | Kind::Police);
    // *befinden sich in der Gewalt der Miliz*, *die beiden Kriegsgefangenen*: a stock of people.
    let held = measure == Measure::Captured && outcome.map_or(!small, |o| o.is("self") && !o.is("soldiers"));
    // *Im April hatte der Dienst noch 600 genannt*: the time is that of saying.
    let said = segment.clone().any(|at| document.means(at, Class::Auxiliary, "have past"))
        && segment.clone().any(|at| {
            at > quantity.number.start && (document.has(at, Class::Continue) || document.has(at, Class::Say))
        })
        && outcome.is_none();
    if held || said && !scene.event && !in_event && !small {
        return Scope::Total;
    }
    let closed = stated.is_some_and(TimeExpression::is_closed)
        || times.iter().any(|t| t.relation == Relation::Within && segment.contains(&t.tokens.start));
    let deed = outcome.is_some_and(|o| o.sort == Sort::Deed);
    if closed
        || deed
        || scene.event
        || in_event
        || quantity.bound == Bound::Formation
        || quantity.low.or(quantity.high).is_some_and(|n| n < if small { 1000 } else { 100 })
    {
        Scope::Event
    } else {
        Scope::Total
    }
}
