//! Where the numbers disagree: a card for each dispute, the widest first, with a small picture and a sentence. A click
//! sets the two sentences of the articles side by side, below the card.

use super::element::{Element, button, classes_of, el};
use super::{Opened, Shared, articles, draw, evidence};
use crate::app::collection::{self, Collection};
use crate::app::sentences;
use crate::app::state::Action;
use crate::app::words::Msg;
use crate::chart::{Input, Options, Scene, compose_disputes};
use crate::claim::{Bound, Claim, Measure};
use crate::dispute::{Figure, Line};
use crate::names;
use crate::wording::{Teller, in_headline};
use yew::prelude::*;

/// The id of the title over two sentences, which takes the focus when they open.
pub const TITLE: &str = "pair-title";
/// What the ids of the buttons that open them begin with; their disputes' numbers follow.
const OPENER: &str = "both-";
/// The button that has opened them.
pub const OPEN: &str = "[data-both][aria-expanded=true]";
/// So many are listed at first.
const SHOWN: usize = 9;
/// Width of a card's picture.
const WIDTH: u16 = 300;

/// Draws them.
pub fn draw(shared: &Shared) -> Element {
    let lang = shared.lang;
    let seen = &shared.seen;
    let all = seen.comparison.disputes();
    let section = el("section")
        .class("disputes")
        .attr("id", "disputes")
        .attr("tabindex", "-1")
        .attr("data-view", "disputes")
        .attr("aria-labelledby", "disputes-title");
    let title = el("h2").attr("id", "disputes-title").say(&sentences::disputes(all.len(), lang));
    let section = section.child(title);
    if seen.estimates.is_empty() {
        return section;
    }
    if all.is_empty() {
        return section.child(el("p").class("empty").text(shared.text(Msg::NoDisputes)));
    }
    let admitted = (1..).zip(all).filter(|(_, line)| seen.admits_dispute(&shared.view.filter, line));
    let mut shown: Vec<(u32, &Line)> = admitted.collect();
    let rest = shown.len().saturating_sub(SHOWN);
    if !shared.all_disputes {
        shown.truncate(SHOWN);
    }
    if shown.is_empty() {
        return section.child(el("p").class("empty").text(shared.text(Msg::NoDisputeAdmitted)));
    }
    let claims: Vec<&Claim> = seen.claims.iter().collect();
    let options = Options { width: WIDTH, lang, ..Options::default() };
    let input = Input {
        claims: &claims,
        comparison: Some(&seen.comparison),
        only: None,
        known: None,
        published: &[],
        options,
    };
    let numbers: Vec<u32> = shown.iter().map(|(number, _)| *number).collect();
    let pictures = compose_disputes(&input, &numbers);
    let headline = |claim: &Claim| seen.article(&claim.article).is_some_and(|it| in_headline(claim, it));
    let teller = Teller::new(&claims, &seen.comparison, lang).with_headlines(&headline);
    let mut cards = el("div").class("cards").on_click(Opened::by_click(shared));
    for ((number, line), picture) in shown.into_iter().zip(&pictures) {
        let key = seen.dispute_key(line);
        let open = shared.view.dispute.as_ref() == Some(&key);
        cards = cards.child(card(shared, &teller, line, number, picture.as_ref(), key, open));
        if open {
            cards = cards.child(pair(shared, line));
        }
    }
    let section = section.child(cards);
    if rest == 0 || shared.all_disputes {
        return section;
    }
    let more = button("plain", shared.send.reform(|_: MouseEvent| Action::AllDisputes));
    let more = more.attr("data-more", "disputes").text(shared.text(Msg::MoreDisputes));
    section.child(more.text(" ").say(&["(", &names::number(rest as u64, lang), ")"].concat()))
}

fn card(
    shared: &Shared,
    teller: &Teller,
    line: &Line,
    number: u32,
    picture: Option<&Scene>,
    key: String,
    open: bool,
) -> Element {
    let seen = &shared.seen;
    let number = number.to_string();
    let mut head = el("h3")
        .child(el("span").class("disc").attr("aria-hidden", "true").text("≠"))
        .say(&number)
        .text(" ")
        .text(teller.heading(line));
    let brief = teller.brief(line);
    if !brief.is_empty() {
        head = head.child(el("span").class("brief").text(": ").say(&brief));
    }
    let backing: Vec<usize> = line.figures.iter().map(|&figure| seen.comparison.backing(figure)).collect();
    let mut about = measure(seen, line, shared);
    if let [one, other] = backing[..] {
        about = [about.as_str(), "; ", &sentences::against(one, other, shared.lang)].concat();
    }
    let mut sentence = el("p").class("says");
    for piece in teller.sentence(line).pieces {
        sentence = match piece.figure {
            None => sentence.say(&piece.text),
            Some(figure) => sentence.child(open_button(seen, figure).say(&piece.text)),
        };
    }
    let press = {
        let (open_it, key) = (shared.open.clone(), key.clone());
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            let by_key = event.detail() == 0 && !open;
            open_it.emit(Opened { action: Action::OpenDispute((!open).then(|| key.clone())), by_key });
        })
    };
    let mut toggle = button("both", press).flag("aria-expanded", open).set("data-both", &key);
    toggle = toggle.set("id", &[OPENER, &number].concat());
    if open {
        toggle = toggle.attr("aria-controls", "pair");
    }
    let toggle = toggle.text(shared.text(if open { Msg::HideBoth } else { Msg::ShowBoth }));
    let mut card = el("article")
        .key(&key)
        .set("class", &classes_of("card", &[(open, "open")]))
        .set("data-dispute", &number)
        .child(head)
        .child(el("p").class("about").say(&about));
    if let Some(scene) = picture {
        card = card.child(draw::still(scene));
    }
    card = card.child(sentence);
    if let Some(note) = teller.note(line) {
        card = card.child(el("p").class("note").say(&note));
    }
    card.child(toggle)
}

/// What is counted, and whose: *Verluste (Tote und Verwundete), nordkoreanische Soldaten*.
fn measure(seen: &Collection, line: &Line, shared: &Shared) -> String {
    let question = line.figures.first().and_then(|&figure| seen.comparison.question(figure));
    let Some(question) = question else { return String::new() };
    let lang = shared.lang;
    let people = names::people(&question.side, question.kind, lang);
    [names::measure(question.measure, lang), ", ", &people].concat()
}

/// A number in a sentence that opens its evidence.
fn open_button(seen: &Collection, figure: Figure) -> Element {
    let hook = if matches!(figure, Figure::Sum(_)) { "data-derived" } else { "data-claim" };
    el("button").attr("type", "button").class("other").set(hook, seen.figure_id(&figure))
}

/// Both sides of a dispute with their sentences.
fn pair(shared: &Shared, line: &Line) -> Element {
    let title = el("h3").attr("id", TITLE).attr("tabindex", "-1").text(shared.text(Msg::BothSentences));
    el("section")
        .key("pair")
        .class("pair")
        .attr("id", "pair")
        .attr("data-view", "pair")
        .attr("aria-labelledby", TITLE)
        .child(title)
        .children(line.figures.iter().map(|&figure| side(shared, figure)))
}

fn side(shared: &Shared, figure: Figure) -> Element {
    let (lang, seen) = (shared.lang, &shared.seen);
    let claims = seen.claims_of(figure);
    let sum = match figure {
        Figure::Sum(sum) => seen.comparison.sums.get(sum),
        Figure::Claim(_) => None,
    };
    let estimate = claims.first().and_then(|&claim| seen.estimate(&seen.claims[claim].id));
    let Some(estimate) = estimate else { return el("div").class("side") };
    let lead = seen.claim(estimate);
    let sources = sum.map_or(&estimate.sources, |sum| &sum.sources);
    let family = collection::family(sources.first().map_or("", String::as_str));
    let about = claims.iter().any(|&claim| seen.claims[claim].bound == Bound::About);
    let bound = if about { Bound::About } else { Bound::Exact };
    let number = match sum {
        Some(sum) => names::interval(bound, Some(sum.named.low), sum.named.high, lang),
        None => sentences::number(lead, lang),
    };
    let mut who = el("p").class("who");
    for source in sources {
        who = who.child(draw::glyph(collection::family(source)));
    }
    let who = who.child(el("span").say(&sentences::source_names(sources, lang)));
    let mut side = el("div")
        .set("class", &["side of-", family.name()].concat())
        .child(who)
        .child(open_button(seen, figure).child(el("span").class("figure").say(&number)));
    if sum.is_some() {
        side = side.child(el("p").class("note").text(shared.text(Msg::SumNote)));
    }
    // Both parts of a sum may stand in one sentence: that is shown once.
    let ids: Vec<&str> =
        claims.iter().filter_map(|&it| seen.estimate(&seen.claims[it].id)).map(|it| it.id.as_str()).collect();
    let mut before: Option<&Claim> = None;
    for claim in claims.iter().map(|&claim| &seen.claims[claim]) {
        if before.is_some_and(|it| (&it.article, it.evidence) == (&claim.article, claim.evidence)) {
            continue;
        }
        before = Some(claim);
        let Some(article) = seen.article(&claim.article) else { continue };
        let measure = if sum.is_some() { Measure::Casualties } else { claim.measure };
        let about = [
            names::measure(measure, lang),
            ", ",
            &names::people(&claim.population.side, claim.population.kind, lang),
            ", ",
            &sentences::as_of(claim, lang),
        ];
        let title = el("span").maybe("lang", article.language.as_deref()).say(articles::title(article, lang));
        let mut from = el("p").class("source-title").child(title).text(", ");
        from = from.say(&sentences::day(article.date, lang));
        side = side
            .child(el("p").class("sub").say(&about.concat()))
            .child(evidence::quote_of(shared, &ids, article, claim))
            .child(from);
        if articles::is_digest(article) {
            side = side.child(el("p").class("note").text(shared.text(Msg::Digest)));
        }
    }
    side
}
