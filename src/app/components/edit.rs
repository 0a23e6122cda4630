//! The reader corrects: an estimate's fields, what is no claim, words that are one.

use super::element::{Element, button, el};
use super::{Shared, draw, reading};
use crate::app::platform::page;
use crate::app::state::Action;
use crate::app::words::Msg;
use crate::app::{collection, correcting, sentences};
use crate::claim::{Bound, Claim, Kind, Measure, Modality, Scope};
use crate::correction::by_reader;
use crate::names::{self, Lang};
use crate::share::Snapshot;
use std::rc::Rc;
use yew::prelude::*;

/// Changes the collection by a function of it.
fn change(shared: &Shared, next: impl Fn(&Shared) -> Snapshot + 'static) -> Callback<MouseEvent> {
    let shared = shared.clone();
    Callback::from(move |_| shared.send.emit(Action::Change(Rc::new(next(&shared)))))
}

/// That it is the reader's, where it is.
pub fn hand(shared: &Shared, claim: &Claim) -> Option<&'static str> {
    let added = || claim.trace.iter().any(|step| step.rule == "add");
    by_reader(claim).then(|| shared.text(if added() { Msg::HandAdded } else { Msg::HandEdited }))
}

/// The fields as they stand, or the form to change them; what can be done; what was read otherwise.
pub fn fields(shared: &Shared, id: &str, claim: &Claim) -> Element {
    let section = if shared.editing { form(shared, id, claim) } else { reading::fields(shared, claim) };
    let toggle = shared.send.reform({
        let editing = !shared.editing;
        move |_: MouseEvent| Action::Edit(editing)
    });
    let toggle = button("chip", toggle)
        .attr("data-do", "edit")
        .flag("aria-expanded", shared.editing)
        .text(shared.text(if shared.editing { Msg::HandDone } else { Msg::HandEdit }));
    let own = id.to_owned();
    let reject = change(shared, move |shared| correcting::reject(&shared.work, &shared.collection, &own));
    let reject = button("chip", reject).attr("data-do", "reject").text(shared.text(Msg::HandReject));
    let actions = el("p").class("actions").child(toggle).child(reject);
    let read = shared.collection.beside.read.iter().find(|read| read.id == claim.id);
    // Empty places stay: where a list grows, Yew draws it all anew, and the focus is lost.
    let (mut as_read, mut other) = (Html::default(), Html::default());
    if let Some(read) = read {
        let own = id.to_owned();
        let back = change(shared, move |shared| correcting::as_read(&shared.work, &shared.collection, &own));
        as_read = button("chip", back).attr("data-do", "as-read").text(shared.text(Msg::HandAsRead)).into();
        other = otherwise(shared, claim, read).into();
    }
    section.child(actions.child(as_read)).child(other)
}

/// What the program had read otherwise.
fn otherwise(shared: &Shared, claim: &Claim, read: &Claim) -> Element {
    let rows = reading::rows(shared, read).into_iter().zip(reading::rows(shared, claim));
    let rows = rows.filter(|(read, now)| read != now).map(|((name, read), _)| {
        let read = if read.is_empty() { "–" } else { &read };
        el("div").child(el("dt").text(shared.text(name))).child(el("dd").say(read))
    });
    let head = el("h4").text(shared.text(Msg::HandRead));
    el("div").class("as-read").child(head).child(el("dl").children(rows))
}

/// Controls whose change counts at once; it can be taken back.
fn form(shared: &Shared, id: &str, claim: &Claim) -> Element {
    let lang = shared.lang;
    let typed = {
        let (shared, claim, id) = (shared.clone(), claim.clone(), id.to_owned());
        Callback::from(move |event: Event| {
            let Some((control, value)) = page::control(&event) else { return };
            if let Some(fields) = correcting::typed(&claim, &control, &value) {
                let next = correcting::set(&shared.work, &shared.collection, &id, &fields);
                shared.send.emit(Action::Change(Rc::new(next)));
            }
        })
    };
    let named = |ids: &[String], side: bool| {
        let name =
            |id: &String| if side { names::side(id, lang) } else { names::source(id, lang) }.into_owned();
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let day = |first: bool| {
        claim.as_of.map_or_else(String::new, |days| if first { days.from } else { days.to }.to_string())
    };
    let people = |number: Option<u64>| number.map_or_else(String::new, |number| number.to_string());
    let mut number = vec![select(shared, "bound", claim.bound.name(), Bound::ALL, Bound::name, names::bound)];
    let (low, high) = (
        input("low", "text", &people(claim.low)).attr("inputmode", "numeric"),
        input("high", "text", &people(claim.high)).attr("inputmode", "numeric"),
    );
    let label = |input: Element, msg: Msg| input.attr("aria-label", shared.text(msg));
    match claim.bound {
        Bound::Exact | Bound::About | Bound::AtLeast | Bound::MoreThan => {
            number.push(label(low, Msg::HandNumber));
        }
        Bound::AtMost | Bound::LessThan | Bound::Nearly => number.push(label(high, Msg::HandNumber)),
        _ => number.extend([label(low, Msg::HandLow), label(high, Msg::HandHigh)]),
    }
    let population = &claim.population;
    let side =
        input("side", "text", &named(std::slice::from_ref(&population.side), true)).attr("list", "sides");
    let sources = input("sources", "text", &named(&claim.sources, false)).attr("list", "sources");
    let relays = input("relayed_by", "text", &named(&claim.relayed_by, false));
    let rows = [
        (
            Msg::FacetMeasure,
            vec![select(
                shared,
                "measure",
                claim.measure.name(),
                Measure::ALL,
                Measure::name,
                names::measure,
            )],
        ),
        (Msg::HandNumber, number),
        (
            Msg::FieldWho,
            vec![
                label(side, Msg::FacetSide),
                select(shared, "kind", population.kind.name(), Kind::ALL, Kind::name, names::kind),
            ],
        ),
        (Msg::FacetSource, vec![label(sources, Msg::FacetSource)]),
        (Msg::HandRelays, vec![label(relays, Msg::HandRelays)]),
        (
            Msg::FieldAsOf,
            vec![
                label(input("from", "date", &day(true)), Msg::HandFrom),
                label(input("to", "date", &day(false)), Msg::HandTo),
            ],
        ),
        (
            Msg::FieldScope,
            vec![select(shared, "scope", claim.scope.name(), Scope::ALL, Scope::name, names::scope)],
        ),
        (
            Msg::FieldModality,
            vec![select(
                shared,
                "modality",
                claim.modality.name(),
                Modality::ALL,
                Modality::name,
                names::modality,
            )],
        ),
        (
            Msg::FieldPlace,
            vec![label(input("place", "text", claim.place.as_deref().unwrap_or_default()), Msg::FieldPlace)],
        ),
    ];
    let rows = rows.into_iter().map(|(name, controls)| {
        let label = el("span").class("field").attr("aria-hidden", "true").text(shared.text(name));
        el("div").class("row").child(label).child(el("span").class("controls").children(controls))
    });
    el("section")
        .attr("data-view", "edit")
        .attr("aria-label", shared.text(Msg::HandEdit))
        .on_change(typed)
        .child(el("h3").text(shared.text(Msg::Fields)))
        .child(el("p").class("note").text(shared.text(Msg::HandNote)))
        .children(rows)
        .child(suggestions(shared, "sides", true))
        .child(suggestions(shared, "sources", false))
}

/// The names that the collection has already.
fn suggestions(shared: &Shared, id: &'static str, sides: bool) -> Element {
    let facet = if sides { crate::app::state::Facet::Side } else { crate::app::state::Facet::Source };
    let keys = shared.collection.keys(facet);
    let keys = keys.iter().map(|(key, _)| key).filter(|key| !key.is_empty());
    let options = keys.map(|key| {
        let name = if sides { names::side(key, shared.lang) } else { names::source(key, shared.lang) };
        el("option").set("value", &name)
    });
    el("datalist").attr("id", id).children(options)
}

fn input(name: &'static str, kind: &'static str, value: &str) -> Element {
    el("input")
        .attr("type", kind)
        .attr("data-field", name)
        .attr("autocomplete", "off")
        .property("value", value)
}

fn select<T: Copy>(
    shared: &Shared,
    field: &'static str,
    now: &'static str,
    all: &[T],
    name: fn(T) -> &'static str,
    words: fn(T, Lang) -> &'static str,
) -> Element {
    let label = shared.text(match field {
        "measure" => Msg::FacetMeasure,
        "bound" => Msg::HandNumber,
        "kind" => Msg::FieldWho,
        "scope" => Msg::FieldScope,
        _ => Msg::FieldModality,
    });
    let mut select = el("select").attr("data-field", field).attr("aria-label", label).property("value", now);
    for &value in all {
        let (key, text) = (name(value), words(value, shared.lang));
        let option = el("option").attr("value", key).text(text);
        // At first; later the property above.
        select = select.child(if key == now { option.attr("selected", "") } else { option });
    }
    select
}

/// A rejected claim: what it was, and the way back.
pub fn rejected(shared: &Shared, claim: &Claim) -> Element {
    let own = claim.id.clone();
    let back = change(shared, move |shared| correcting::restore(&shared.work, &shared.collection, &own));
    let lang = shared.lang;
    let words = [
        &sentences::number(claim, lang),
        ", ",
        names::measure(claim.measure, lang),
        "; ",
        &sentences::source_names(&claim.sources, lang),
    ];
    el("li")
        .child(draw::glyph(collection::family(claim.sources.first().map_or("", String::as_str))))
        .child(el("s").say(&words.concat()))
        .child(
            button("chip", back)
                .attr("data-do", "restore")
                .set("data-rejected", &claim.id)
                .text(shared.text(Msg::HandRestore)),
        )
}

/// What the reader rejected, and corrections that fit nowhere any more; nothing where there is neither.
pub fn beside(shared: &Shared) -> Html {
    let beside = &shared.collection.beside;
    let mut section = el("section").class("beside").attr("data-view", "rejected");
    if beside.rejected.is_empty() && beside.lost.is_empty() {
        return Html::default();
    }
    if !beside.rejected.is_empty() {
        let first = beside.rejected.iter().filter(|claim| {
            claim.repeat_of.as_ref().is_none_or(|root| !beside.rejected.iter().any(|other| other.id == *root))
        });
        section = section
            .child(el("h3").text(shared.text(Msg::HandRejected)))
            .child(el("ul").children(first.map(|claim| rejected(shared, claim))));
    }
    if !beside.lost.is_empty() {
        let forget = change(shared, |shared| {
            let mut next = Snapshot::clone(&shared.work);
            let mut number = 0;
            next.corrections.retain(|_| {
                number += 1;
                !shared.collection.beside.lost.contains(&(number - 1))
            });
            next
        });
        let words: Vec<&str> = beside
            .lost
            .iter()
            .filter_map(|&at| Some(shared.work.corrections.get(at)?.anchor.quote.as_str()))
            .collect();
        section = section
            .child(el("p").class("notice").text(shared.text(Msg::HandLost)).text(" ").say(&words.join(" · ")))
            .child(button("chip", forget).attr("data-do", "forget").text(shared.text(Msg::HandForget)));
    }
    section.into()
}

/// The way back and forth.
pub fn steps(shared: &Shared) -> Element {
    let step = |can: bool, action: Action, name: &'static str, keys: &'static str, msg: Msg| {
        let press = shared.send.reform(move |_: MouseEvent| action.clone());
        let step = button("plain", press)
            .attr("data-do", name)
            .attr("aria-keyshortcuts", keys)
            .text(shared.text(msg));
        if can { step } else { step.attr("disabled", "") }
    };
    let (back, on) = shared.steps;
    let mut steps = el("span").class("steps");
    if back || on {
        steps = steps.child(step(back, Action::Undo, "undo", "Control+Z", Msg::Undo)).child(step(
            on,
            Action::Redo,
            "redo",
            "Control+Shift+Z",
            Msg::Redo,
        ));
    }
    steps
}

/// Makes words of an article a claim, and opens it to be changed.
fn add(shared: &Shared, article: &str, words: (u32, &str)) {
    if let Some((next, id)) = correcting::add(&shared.work, &shared.collection, article, words) {
        shared.send.emit(Action::Change(Rc::new(next)));
        shared.send.emit(Action::Select(id));
        shared.send.emit(Action::Edit(true));
        page::unselect();
    }
}

/// The way to a claim that was missed for those who do not select words: to type them.
pub fn missed(shared: &Shared, article: &str) -> Element {
    let typed = {
        let (shared, article) = (shared.clone(), article.to_owned());
        Callback::from(move |event: Event| {
            let Some((_, words)) = page::control(&event) else { return };
            let place = correcting::place_of(&shared.collection, &article, &words);
            page::set_invalid(&event, place.is_none() && !words.trim().is_empty());
            if let Some(start) = place {
                add(&shared, &article, (start, words.trim()));
            }
        })
    };
    let field = input("words", "text", "").attr("aria-label", shared.text(Msg::HandPick)).on_change(typed);
    el("p").class("row missed").child(el("span").class("note").text(shared.text(Msg::HandPick))).child(field)
}

/// The words that are selected in an article, to be made a claim.
pub fn picked(shared: &Shared, picked: &page::Picked) -> Element {
    let add = {
        let (shared, picked) = (shared.clone(), picked.clone());
        Callback::from(move |_: MouseEvent| add(&shared, &picked.article, (picked.start, &picked.words)))
    };
    let words: String = picked.words.chars().take(60).collect();
    el("div")
        .class("picked")
        .attr("role", "status")
        // Else the press would take the selection away before it counts.
        .on_press(Callback::from(|event: MouseEvent| event.prevent_default()))
        .child(el("q").say(&words))
        .child(button("chip", add).attr("data-do", "add").text(shared.text(Msg::HandAdd)))
}
