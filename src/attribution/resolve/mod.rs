//! A noun phrase to a speaker.

mod office;

use super::memory::Memory;
use super::phrase::{Determiner, Element, Link, Phrase, is_person, is_state};
use super::slug::slug;
use super::who::{self, Kind, Who};
use crate::language::{Class, Entry};
use crate::order;
use crate::token::Document;

/// The speaker that a phrase names; `None` where it names none that is known.
pub(super) fn resolve(document: &Document, phrase: &Phrase, memory: &Memory) -> Option<Who> {
    let resolver = Resolver { document, phrase, memory };
    let mut who = resolver.who()?;
    who.tokens = phrase.tokens.clone();
    if who.state.is_none() {
        // *die südkoreanische Zeitung*, *britische Fachleute*: the offices named next are that state's.
        who.state = resolver.around().first().map(|(state, _)| *state);
        who.borrowed = true;
    }
    Some(who)
}

struct Resolver<'a> {
    document: &'a Document<'a>,
    phrase: &'a Phrase,
    memory: &'a Memory,
}

const ITSELF: &[Link] = &[Link::Head, Link::Name];
const AROUND: &[Link] = &[Link::Front, Link::Behind, Link::BehindName];

impl Resolver<'_> {
    fn who(&self) -> Option<Who> {
        if self.phrase.is_report() {
            return Some(self.report());
        }
        if let Some(source) = self.named_source() {
            return Some(source);
        }
        if let Some(outlet) = self.phrase.find(Class::Outlet, ITSELF) {
            return Some(relay(outlet.entry));
        }
        let office = self.phrase.find(Class::Office, ITSELF);
        let group = self.phrase.find(Class::Group, ITSELF);
        match (office, group) {
            (Some(office), _) => return self.office(office),
            (None, Some(group)) => {
                let mut who = Who::origin(group.id(), Some(group.id())).because(group.entry);
                who.group = true;
                who.roles = vec![who::GROUP];
                return Some(who);
            }
            _ => {}
        }
        if let Some(anaphor) = self.phrase.find(Class::Anaphor, ITSELF) {
            return self.taken_up(anaphor);
        }
        if let Some(state) = self.phrase.elements.iter().find(|e| {
            e.link == Link::Head && matches!(e.class, Class::Country | Class::Capital | Class::Nationals)
        }) {
            if state.class == Class::Nationals {
                return self.people(state);
            }
            return Some(self.states(state));
        }
        // *Vera Lang von der Organisation Brot und Leben*
        if self.phrase.body.is_some() && self.phrase.name.is_some() {
            return self.body();
        }
        let owners = [Class::Office, Class::Source, Class::Group, Class::Anaphor];
        let of = self.phrase.elements.iter().any(|e| AROUND.contains(&e.link) && owners.contains(&e.class));
        if of && self.phrase.name.is_some() {
            // *Petro Jazenko vom ukrainischen Koordinierungsstab*
            let inner = Phrase { elements: as_phrase(&self.phrase.elements), ..self.phrase.clone() };
            if inner.elements.iter().any(|e| e.link == Link::Head) {
                let who = resolve(self.document, &inner, self.memory)?;
                let studies = who.roles.contains(&"institute");
                let id =
                    self.slug().filter(|_| studies && self.phrase.name.as_ref().is_some_and(|n| n.len() > 1));
                return Some(match id {
                    Some(id) => Who { sources: vec![id], person: true, roles: vec!["person"], ..who },
                    None => who,
                });
            }
        }
        self.bare_name()
    }

    /// *Präsident Selenskyj*, *der Geheimdienst NIS*, *das Rote Kreuz*
    fn named_source(&self) -> Option<Who> {
        let sources =
            self.phrase.elements.iter().filter(|e| e.class == Class::Source && ITSELF.contains(&e.link));
        let named = sources.clone().find(|e| e.link == Link::Name);
        let mut element = named.or(sources.clone().next())?;
        // *Nato-Oberbefehlshaber Christopher Cavoli* speaks for the alliance.
        let union = |e: &&Element| {
            e.entry.value.ends_with(" - alliance") || e.entry.value.ends_with(" - organization")
        };
        // *der Oberbefehlshaber der Nato-Truppen, Christopher Cavoli*
        let office = || self.phrase.find(Class::Office, &[Link::Head]);
        let behind = || self.phrase.find(Class::Source, &[Link::Behind]).filter(|_| office().is_some());
        let head = sources.clone().find(|e| e.link == Link::Head).or_else(behind).filter(union);
        if let Some(head) = head.filter(|_| is_person(element.entry)) {
            element = head;
        }
        // *der Abgeordnete Yoon Kun Young … Yoon*: one named before, not the president of that name.
        if element.length == 1
            && self.phrase.elements.len() == 1
            && is_person(element.entry)
            && let Some(known) = self.memory.by_name(self.document.word(element.at))
            && (known.kind == Kind::Relay || known.person && known.sources != [source_id(element.entry)])
        {
            return Some(taken_up(known.clone()));
        }
        let mut who = source(element.entry);
        if named.is_some_and(|e| is_person(e.entry)) && !who.person {
            who.person = true;
            who.roles.push("person");
        }
        if self.phrase.name.is_some() && !who.person {
            who.person = true;
            who.roles.push("person");
        }
        Some(who)
    }

    /// *die USA*, *Moskau*, *Südkorea und …* is joined outside.
    fn states(&self, head: &Element) -> Who {
        let id = head.id();
        Who::origin(id, Some(id)).because(head.entry)
    }

    /// *die Briten*: who spoke for their state before, else the state.
    fn people(&self, head: &Element) -> Option<Who> {
        let state = head.id();
        let article = self.document.word(self.phrase.tokens.start);
        let speech = self.document.language.speech;
        let one = !speech.plural_articles.contains(&article)
            || speech
                .role_endings
                .first()
                .is_some_and(|she| self.document.word(self.phrase.tokens.end - 1).ends_with(she));
        if self.phrase.determiner == Determiner::Indefinite {
            // *ein gefangener Nordkoreaner*
            let singular = !self.document.word(self.phrase.tokens.end - 1).ends_with("en");
            return singular.then(|| Who { weak: true, ..self.witness().because(head.entry) });
        }
        if one {
            // *sagt der Kolumbianer*: the one told of; *sagte der Niederländer*: the one named last.
            return self.memory.hero.clone().or(self.memory.seen.clone()).map(taken_up);
        }
        let last = self.memory.last().filter(|last| last.state == Some(state) && last.kind == Kind::Origin);
        let mut who = last.cloned().map(taken_up).unwrap_or_else(|| Who::origin(state, Some(state)));
        who.weak = true;
        Some(who.because(head.entry))
    }

    /// The states that words around the head name, those joined by *und* all.
    fn around(&self) -> Vec<(&'static str, Entry)> {
        let mut states: Vec<(&'static str, Entry)> = Vec::new();
        let order = |e: &&Element| match (e.link, e.class) {
            (Link::Front, Class::Nationality | Class::Country) => 0,
            (Link::Front, _) => 1,
            (_, Class::Country) => 2,
            (_, Class::Nationality) => 2,
            (_, Class::Capital) => 3,
            _ => 4,
        };
        let mut found: Vec<&Element> = self
            .phrase
            .elements
            .iter()
            .filter(|e| AROUND.contains(&e.link) && state_of(e).is_some())
            .collect();
        order::by_key(&mut found, order);
        for element in &found {
            let Some(state) = state_of(element) else { continue };
            let joined = element.and || states.is_empty();
            if joined && states.iter().all(|(seen, _)| *seen != state) {
                states.push((state, *element.entry));
            }
        }
        states
    }

    /// *der Dienst*, *die Agentur JoongAng Ilbo*, *die Gruppe Deepstate*
    fn taken_up(&self, anaphor: &Element) -> Option<Who> {
        let mut roles = anaphor.entry.value.split(' ');
        let role = roles.clone().next()?;
        let is_outlet = matches!(role, "agency" | "paper" | "broadcaster" | "portal");
        let full = self.phrase.name.as_ref().is_some_and(|name| name.len() > 1);
        // *die russische Seite*
        if self.document.means(anaphor.at, Class::Force, "flank") && self.phrase.name.is_none() {
            let (state, entry) = *self.around().first()?;
            return Some(Who::origin(state, Some(state)).because(&entry));
        }
        // *die Expertenkommission der Vereinten Nationen*
        let of_union = self
            .phrase
            .find(Class::Source, &[Link::Behind, Link::Front])
            .filter(|e| e.entry.value.ends_with(" - organization") || e.entry.value.ends_with(" - alliance"));
        if let Some(union) =
            of_union.filter(|_| matches!(role, "organization" | "institute") && self.phrase.name.is_none())
        {
            return Some(source(union.entry).because(anaphor.entry));
        }
        // *die CSIS-Studie*
        let front = |e: &&Element| e.link == Link::Front && e.class == Class::Source && !is_person(e.entry);
        if role == "institute"
            && let Some(owner) = self.phrase.elements.iter().filter(|e| !is_adjective(e.entry)).find(front)
        {
            return Some(source(owner.entry).because(anaphor.entry));
        }
        // *das Max-Planck-Institut* is a name by itself.
        let word = self.document.span(anaphor.at..anaphor.at + 1).of(self.document.text);
        if role == "institute"
            && self.phrase.name.is_none()
            && self.phrase.acronym.is_none()
            && word.contains('-')
        {
            return Some(Who::origin(&slug(word, self.document.language), None).because(anaphor.entry));
        }
        // *die Universität Oxford*
        if let Some(name) = self.phrase.name.as_ref().filter(|name| name.start == anaphor.at + 1)
            && anaphor.entry.value.ends_with(" university")
        {
            let words = self.document.span(anaphor.at..name.end).of(self.document.text);
            return Some(Who::origin(&slug(words, self.document.language), None).because(anaphor.entry));
        }
        if (role != "person" || full)
            && let Some(id) = self.slug()
        {
            let mut who = if is_outlet { Who::relay(&id) } else { Who::origin(&id, None) };
            who.roles = roles.collect();
            return Some(who.because(anaphor.entry));
        }
        // *der russische Dienst der BBC*
        if role == "service"
            && let Some(outlet) = self.phrase.find(Class::Outlet, &[Link::Behind])
        {
            return Some(relay(outlet.entry));
        }
        let adjective = self.phrase.find(Class::Source, AROUND).filter(|e| is_adjective(e.entry));
        if role == "service"
            && let Some(adjective) = adjective
        {
            return Some(source(adjective.entry));
        }
        if role == "service"
            && let Some(mut who) = self.offices("intelligence", &self.around(), false)
        {
            who.roles = vec!["service"];
            return Some(who);
        }
        // *schreiben die Autoren um Seth Jones*: of the institute that spoke before.
        let around = self.phrase.body.as_ref().is_some_and(|body| {
            body.start > anaphor.at
                && (anaphor.at..body.start).any(|at| self.document.means(at, Class::Preposition, "by"))
        });
        if role == "institute"
            && around
            && let Some(known) = self.memory.in_role(role)
        {
            return Some(taken_up(known.clone()).because(anaphor.entry));
        }
        // *ein Team des Forschungsinstituts ISGlobal*
        if self.phrase.body.is_some() {
            return self.body();
        }
        if self.phrase.determiner == Determiner::Indefinite {
            // *eine Frau aus El Fascher*
            if anaphor.entry.value.ends_with(" experts") {
                return Some(Who { weak: false, ..Who::origin("experts", None) }.because(anaphor.entry));
            }
            let somebody = role == "person" && !self.phrase.counted;
            return somebody.then(|| Who { weak: true, ..self.witness().because(anaphor.entry) });
        }
        // *das Widerstandskomitee* need not be the organization that spoke before.
        if !anaphor.bare && matches!(role, "organization" | "institute" | "alliance") {
            // *die Wahrheitskommission*, where none spoke before, is a name by itself.
            let alone = self.memory.in_role(role).is_none() && self.phrase.determiner == Determiner::Definite;
            return alone
                .then(|| Who::origin(&slug(word, self.document.language), None).because(anaphor.entry));
        }
        let before = roles.find_map(|role| self.memory.in_role(role));
        before.cloned().map(taken_up).map(|who| who.because(anaphor.entry))
    }

    /// *Sewrjukow*, known from before; *die Virologin Eva Lindhuber*, by her name; *Eva Lindhuber* alone
    fn bare_name(&self) -> Option<Who> {
        let name = self.phrase.name.clone()?;
        let last = self.document.word(name.end.checked_sub(1)?);
        if let Some(who) = self.memory.by_name(last) {
            return Some(taken_up(who.clone()));
        }
        // *der MNDAA*, *die Joint Forces*: persons bear no article.
        let before = name.start.checked_sub(1).filter(|at| *at >= self.phrase.tokens.start);
        let before = before.or(name.start.checked_sub(1));
        let article = before.is_some_and(|at| self.document.means(at, Class::Function, "article"));
        // *die verbündeten Joint Forces*
        let many = matches!(self.phrase.determiner, Determiner::None | Determiner::Definite)
            && self.document.word(name.end - 1).ends_with('s')
            && before.is_some_and(|at| {
                let word = self.document.word(at);
                !self.document.tokens[at].capital && word.len() > 4 && word.ends_with("en")
            });
        // *Air India*, *Norwegian Refugee Council*
        let speech = self.document.language.speech;
        let titled = name.clone().any(|at| speech.body_nouns.contains(&self.document.word(at)));
        let body = (article || many || titled) && name.len() > 1 || self.is_acronym(&name);
        if body && !self.phrase.role {
            let mut who = Who::origin(&self.slug()?, None);
            who.roles = vec!["organization"];
            who.weak = name.len() == 1 && !article;
            return Some(who);
        }
        // *Ministerpräsident Binali Yildirim* speaks for a state, which nobody told, not for himself.
        let office = self.phrase.tokens.start.checked_sub(1);
        if name.len() < 2 || office.is_some_and(|before| self.document.has(before, Class::Office)) {
            return None;
        }
        // One whose role nobody tells is somebody whom the reporter met.
        let id = if self.phrase.role { self.slug()? } else { who::EYEWITNESS.to_owned() };
        let mut who = Who::origin(&id, None);
        who.person = true;
        who.roles = vec!["person"];
        who.weak = true;
        Some(who)
    }

    /// The body that somebody unlisted belongs to.
    pub(super) fn body(&self) -> Option<Who> {
        // *Jenny Town von der Denkfabrik Stimson Center*: who studies speaks for herself.
        let institute = |e: &&Element| AROUND.contains(&e.link) && e.id() == "institute";
        let studies = self.phrase.elements.iter().any(|e| institute(&e));
        let words = self.phrase.name.clone().filter(|_| studies).or(self.phrase.body.clone())?;
        let id = slug(self.document.span(words).of(self.document.text), self.document.language);
        let mut who = Who::origin(&id, None);
        who.person = self.phrase.name.is_some();
        who.roles = vec!["organization", who::GROUP];
        who.roles.extend(who.person.then_some("person"));
        (id.len() > 1).then_some(who)
    }

    /// Somebody who was there.
    pub(super) fn witness(&self) -> Who {
        let mut who = Who::origin(who::EYEWITNESS, None);
        who.person = true;
        who.roles = vec!["person"];
        who
    }

    /// *MNDAA*, *PDF*: one word of capitals.
    pub(super) fn is_acronym(&self, name: &std::ops::Range<usize>) -> bool {
        const SHORTEST: usize = 3;
        let word = self.document.tokens[name.start].span.of(self.document.text);
        name.len() == 1 && word.len() >= SHORTEST && word.chars().all(|letter| letter.is_ascii_uppercase())
    }

    /// *Angaben des Ministeriums*, *ukrainischen Schätzungen*, *den Angaben*
    fn report(&self) -> Who {
        let nobody = Who::nobody(self.phrase.tokens.clone());
        let Some(head) = self.phrase.find(Class::Report, ITSELF) else { return nobody };
        if head.entry.value == "report media" || head.entry.value == "media" {
            return Who::origin(who::MEDIA, None).because(head.entry);
        }
        // *London schätzt …. Russland verliere viele Soldaten, heißt es in dem Geheimdienstbericht*: of who spoke right before.
        let definite = self.phrase.determiner == Determiner::Definite;
        let compound = self.phrase.elements.iter().all(|e| e.at == head.at) && self.phrase.name.is_none();
        if definite
            && compound
            && self.memory.spoke_before(self.memory.now)
            && let Some(last) = self.memory.last()
        {
            return taken_up(last.clone()).because(head.entry);
        }
        let mut joined: Option<Who> = None;
        let mut add = |who: Who| match &mut joined {
            Some(joined) => joined.join_mixed(who),
            None => joined = Some(who),
        };
        let parts: Vec<Element> =
            self.phrase.elements.iter().filter(|e| e.class != Class::Report).copied().collect();
        // What hangs around the noun is a phrase of its own; *und* begins another.
        // *amerikanischer und britischer Dienste*: two adjectives of one noun.
        let office =
            |e: &Element| matches!(e.class, Class::Office | Class::Anaphor) && !is_adjective(e.entry);
        let shared = parts.iter().any(office);
        let adjective = |e: &Element| shared && (e.class == Class::Nationality || is_adjective(e.entry));
        for group in parts.chunk_by(|one, next| !next.and || adjective(one) && adjective(next)) {
            let inner = Phrase {
                tokens: self.phrase.tokens.clone(),
                determiner: self.phrase.determiner,
                elements: as_phrase(group),
                name: self.phrase.name.clone(),
                acronym: self.phrase.acronym,
                unknown: false,
                counted: false,
                title: self.phrase.title.clone(),
                body: self.phrase.body.clone(),
                role: false,
                possessive: self.phrase.possessive,
            };
            if let Some(mut who) = resolve(self.document, &inner, self.memory) {
                // *nach einer Zählung der Washington Post*: it counts itself.
                if head.entry.value == "count" {
                    who.itself();
                }
                add(who);
            }
        }
        if parts.is_empty()
            && self.phrase.name.is_some()
            && let Some(who) = self.bare_name()
        {
            add(who);
        }
        if let Some(who) = joined {
            return who.because(head.entry);
        }
        let back = matches!(self.phrase.determiner, Determiner::Definite | Determiner::Possessive);
        // A *Bericht* is rather the outlet's than a person's.
        let report = self.memory.reported.as_ref().filter(|_| head.entry.value == "paper");
        // *UN-Experten sehen es anders: In ihrem Bericht …*
        let theirs = self.phrase.determiner == Determiner::Possessive;
        let doer = self.memory.doer.as_ref().filter(|who| theirs && who.kind == Kind::Origin);
        // *Selenskyj traf Macron. Nach seinen Angaben …*
        let topic = self.memory.topic.as_ref().filter(|who| theirs && who.kind == Kind::Origin);
        match doer.or(report).or(topic).or(self.memory.last()) {
            Some(last) if back && parts.is_empty() => taken_up(last.clone()).because(head.entry),
            _ => nobody.because(head.entry),
        }
    }
}

/// The elements around a noun of saying as a phrase of their own: the first that can speak is its head.
fn as_phrase(group: &[Element]) -> Vec<Element> {
    let speaks = |e: &Element| {
        matches!(e.class, Class::Source | Class::Outlet | Class::Group | Class::Office | Class::Anaphor)
    };
    let named = |e: &Element| speaks(e) && e.link == Link::BehindName;
    let head = group
        .iter()
        .position(named)
        .or_else(|| group.iter().position(|e| speaks(e) && !is_adjective(e.entry)))
        .or_else(|| group.iter().position(|e| speaks(e) || is_state(e.class)));
    group
        .iter()
        .enumerate()
        .map(|(at, element)| {
            let mut element = *element;
            if Some(at) == head {
                element.link = Link::Head;
                if element.class == Class::Nationality || element.class == Class::Place {
                    element.class = Class::Country;
                }
            } else if element.link == Link::Head {
                element.link = Link::Behind;
            }
            element
        })
        .collect()
}

fn is_adjective(entry: &Entry) -> bool {
    entry.value.ends_with("adjective")
}

/// The state that an element names.
fn state_of(element: &Element) -> Option<&'static str> {
    match element.class {
        Class::Country | Class::Capital | Class::Nationality => Some(element.id()),
        Class::Place => element.entry.place().and_then(|(state, _)| state),
        Class::Source => {
            let state = element.entry.value.split(' ').nth(1)?;
            (state != "-" && is_person(element.entry)).then_some(state)
        }
        _ => None,
    }
}

fn source_id(entry: &Entry) -> &str {
    entry.value.split(' ').next().unwrap_or_default()
}

/// A listed source: `id state role…`.
fn source(entry: &Entry) -> Who {
    let mut words = entry.value.split(' ');
    let id = words.next().unwrap_or_default();
    let state = words.next().filter(|state| *state != "-");
    let mut who = Who::origin(id, state).because(entry);
    who.roles = words.filter(|role| *role != "adjective").collect();
    who.person = who.roles.contains(&"person");
    who.group = who.roles.contains(&"leader");
    if who.group {
        who.roles.push(who::GROUP);
    }
    who
}

/// A listed outlet: `id role`.
fn relay(entry: &Entry) -> Who {
    let mut words = entry.value.split(' ');
    let mut who = Who::relay(words.next().unwrap_or_default()).because(entry);
    who.roles = words.collect();
    who
}

fn taken_up(mut who: Who) -> Who {
    who.anaphoric = true;
    who
}
