//! Roles with and without a state: *der ukrainische Generalstab*, *ein Sprecher*, *der Experte X*.

use super::{AROUND, Resolver, is_adjective, relay, source, taken_up};
use crate::attribution::phrase::{Determiner, Element, Link, Phrase, is_person};
use crate::attribution::slug::slug;
use crate::attribution::who::{self, Kind, Who};
use crate::language::{Class, Entry};
use crate::token::How;

impl Resolver<'_> {
    /// *der ukrainische Generalstab*, *ein Sprecher des Außenministeriums*, *Gouverneur Filip Pronin*
    pub(super) fn office(&self, office: &Element) -> Option<Who> {
        if self.phrase.determiner == Determiner::Theirs {
            return self.memory.latest.clone().map(taken_up).map(|who| who.because(office.entry));
        }
        // The spokesman of an office is the office; the spokesman of a group, service or organization is it.
        let mut role = office.id();
        let mut entry = office.entry;
        let mut about = *office;
        let behind = |class| self.phrase.find(class, AROUND);
        // *der ukrainische UN-Botschafter*, *Irans UN-Botschafter* is the state's.
        let of_state =
            |e: &Element| e.link == Link::Front && matches!(e.class, Class::Nationality | Class::Country);
        let state = self.phrase.elements.iter().any(of_state);
        let own = |e: &&Element| {
            let union = [" - organization", " - alliance"].iter().any(|role| e.entry.value.ends_with(role));
            !(is_person(e.entry) || is_adjective(e.entry) || state && union && e.link == Link::Front)
        };
        // *die Leiterin des UN-Kinderhilfswerks Unicef*
        let at = |link| self.phrase.find(Class::Source, &[link]).filter(own);
        let next = |e: &Element| {
            let second =
                |o: &&Element| o.class == Class::Source && o.at == e.at + e.length && o.link == e.link;
            self.phrase.elements.iter().find(second)
        };
        let whose = at(Link::BehindName).or(at(Link::Behind)).or(at(Link::Front));
        if let Some(whose) = whose.map(|e| next(e).unwrap_or(e))
            && (who::of_role(role).is_none()
                || role == "doctor"
                // *die Expertin Vera Lang vom Institut SIPRI* speaks for herself.
                || matches!(role, "expert" | "analyst")
                    && whose.link != Link::Front
                    && self.phrase.name.is_none())
        {
            return Some(source(whose.entry).because(entry));
        }
        if let Some(group) =
            behind(Class::Group).filter(|_| who::of_role(role).is_none_or(|r| r != "eyewitness"))
        {
            // *sagte der Wagner-Chef*, whose name was told before
            let chief = self.memory.last().filter(|who| {
                who.person && who.state == Some(group.id()) && self.phrase.determiner == Determiner::Definite
            });
            if let Some(chief) = chief.filter(|_| role == "spokesman") {
                return Some(taken_up(chief.clone()));
            }
            let mut who = Who::origin(group.id(), Some(group.id())).because(entry).because(group.entry);
            who.roles = [who::roles_of(role), &[who::GROUP]].concat();
            who.group = true;
            return Some(who);
        }
        if matches!(role, "spokesman" | "official" | "officer") {
            if let Some(inner) = self.phrase.find(Class::Office, AROUND).filter(|e| !is_adjective(e.entry)) {
                // *William Noun, Sprecher der Hinterbliebenen*
                if self.phrase.name.is_some() && matches!(inner.id(), "relative" | "witness") {
                    return self.by_slug(entry);
                }
                // *der Vorsitzende des Bauernverbands, Jan Peters*
                if inner.id() == "body"
                    && !inner.bare
                    && inner.link != Link::Front
                    && self.phrase.title.is_none()
                {
                    let mut who = Who::origin(&self.noun(inner.at), None).because(entry);
                    who.roles = vec!["organization", "person"];
                    who.person = true;
                    return Some(who);
                }
                // *der Direktor der Behörde, Yusuf Latif*
                about = *inner;
                // *ein Berater des Präsidenten* is not the president.
                role = if inner.id() == "president" { "government" } else { inner.id() };
                entry = inner.entry;
            }
            if let Some(outlet) = behind(Class::Outlet) {
                return Some(relay(outlet.entry));
            }
        }
        // *ein Korrespondent der BBC*
        if let Some(outlet) =
            behind(Class::Outlet).filter(|_| role == "journalist" && self.phrase.name.is_none())
        {
            return Some(relay(outlet.entry));
        }
        // *der Landesdirektor der Organisation Helfende Hand, Tom Berg*; *Forscher des Instituts Klimakern*
        let speaks = match role {
            "expert" | "analyst" => self.phrase.name.is_none(),
            "nonstate" => true,
            _ => who::of_role(role).is_none(),
        };
        if self.phrase.body.is_some() && speaks {
            return self.body().map(|who| who.because(entry));
        }
        if matches!(role, "spokesman" | "official" | "officer" | "commander" | "circles")
            && let Some(body) = behind(Class::Anaphor).filter(|_| self.around().is_empty())
        {
            // *ein Mitarbeiter einer Hilfsorganisation*, *ein Beamter der Allianz*, *ein Kommandeur der Gruppe*
            let article = self.document.sense(body.at.saturating_sub(1), Class::Function);
            let known = article.is_none_or(|sense| sense.value() != "indefinite");
            let determiner = if known { Determiner::Definite } else { self.phrase.determiner };
            let phrase = Phrase { determiner, ..self.phrase.clone() };
            let resolver = Resolver { phrase: &phrase, ..*self };
            return resolver.taken_up(&Element { link: Link::Head, ..*body });
        }
        // *ein Funktionär der Miliz*
        if role == "nonstate" && self.phrase.name.is_none() && self.around().is_empty() {
            let again = office.id() != role
                || self.phrase.determiner == Determiner::Definite
                || self.document.means(office.at.saturating_sub(1), Class::Function, "article");
            if let Some(group) = self.memory.in_role(who::GROUP).filter(|_| again) {
                return Some(taken_up(group.clone()).because(entry));
            }
        }
        let named = self.phrase.name.is_some();
        let around = self.around();
        // *ihr Chef, ein Leutnant mit dem Rufnamen „Ahorn“*
        let second = self.phrase.elements.iter().find(|e| e.class == Class::Office && e.link == Link::Name);
        if role == "spokesman"
            && around.is_empty()
            && let Some(second) = second.filter(|e| matches!(e.id(), "commander" | "soldier"))
        {
            return Some(self.witness().because(second.entry));
        }
        // *der frühere General Ben Hill*: who is out of office speaks for himself.
        let former = |at: usize| self.document.means_any(at, Class::Earlier, &["report", "former"]);
        let ex = self.document.word(office.at).starts_with(self.document.language.speech.former);
        if named && (ex || (self.phrase.tokens.start..office.at).any(former)) {
            return self.by_slug(entry);
        }
        // *die Befreiungsarmee der Ta'ang (TNLA)*
        let body = matches!(role, "army" | "nonstate" | "government" | "authority");
        if body && around.is_empty() && self.phrase.acronym.is_some() {
            return self.by_slug(entry);
        }
        if role == who::MEMBER {
            return self.member(&around);
        }
        if let Some(id) = who::of_role(role) {
            let named = named || self.phrase.title.is_some() && role == "body";
            // *laut Brandschutzforum*: a name by itself.
            let unnamed = matches!(
                self.phrase.determiner,
                Determiner::None | Determiner::Indefinite | Determiner::Definite
            );
            let own = !office.bare || office.entry.value.ends_with(" name");
            if role == "body" && !named && own && unnamed {
                return Some(Who::origin(&self.noun(office.at), None).because(entry));
            }
            return self.private(role, id, named, entry);
        }
        if !matches!(role, "president" | "premier")
            && self.phrase.find(Class::Source, AROUND).is_some_and(|e| is_adjective(e.entry))
        {
            let adjective = self.phrase.find(Class::Source, AROUND)?;
            let mut western = source(adjective.entry);
            western.roles = who::roles_of(role).to_vec();
            for (state, entry) in &around {
                western.join(Who::origin(who::of_office(role, state), Some(state)).because(entry));
            }
            return Some(western);
        }
        let mut who = match around.as_slice() {
            [] => self.by_context(role, &about, named && about.at == office.at)?,
            states => self.offices(role, states, named)?,
        };
        who = who.because(entry);
        for role in who::roles_of(role).iter().chain(who::roles_of(office.id())) {
            if !who.roles.contains(role) {
                who.roles.push(role);
            }
        }
        who.person |= named;
        Some(who)
    }

    /// The same office of several states: *südkoreanischer und amerikanischer Dienste*.
    pub(super) fn offices(&self, role: &str, states: &[(&'static str, Entry)], named: bool) -> Option<Who> {
        let office = |(state, because): &(&'static str, Entry)| {
            // A president with another name is his state.
            let id = if named && role == "president" { state } else { who::of_office(role, state) };
            Who::origin(id, Some(state)).because(because)
        };
        states.iter().map(office).reduce(|mut joined, one| {
            joined.join(one);
            joined
        })
    }

    /// An office whose state is not said: the one that spoke before, else the one of the place.
    pub(super) fn by_context(&self, role: &'static str, office: &Element, named: bool) -> Option<Who> {
        let bare = office.bare;
        // A compound or a listed noun of its own: *das Gesundheitsministerium* is the one named with its state.
        let noun = (role == office.id()).then(|| self.document.word(office.at));
        let again = |role: &str| self.memory.in_role(role).cloned().map(taken_up);
        let article = office.link == Link::Behind
            && self.document.means(office.at.saturating_sub(1), Class::Function, "article");
        let definite = (self.phrase.determiner == Determiner::Definite || article) && !named;
        // *nach Angaben ihres Präsidenten*: of whom the sentence is about.
        let of_subject = self.phrase.possessive || self.phrase.determiner == Determiner::Possessive;
        // *vier Russen sind nach Angaben ihrer Botschaft tot*
        let nationals = || {
            let (start, document) = (self.phrase.tokens.start, self.document);
            (document.sentence_of(start).tokens.start..start).rev().find_map(|at| {
                let sense = document.sense(at, Class::Nationals).filter(|s| s.how == How::Whole)?;
                sense.value().split(' ').next()
            })
        };
        // *das von der Miliz geführte Gesundheitsministerium*
        if self.phrase.elements.iter().any(|e| e.link == Link::Front && e.entry.value == "nonstate") {
            return self.memory.in_role(who::GROUP).cloned().map(taken_up);
        }
        // *wie Funktionäre einräumen*
        if office.entry.value.ends_with(" group")
            && let Some(group) = self.memory.in_role(who::GROUP)
        {
            return Some(taken_up(group.clone()));
        }
        // *auf israelischer Seite starben laut Armee 73 Soldaten*
        if let Some(state) = self.memory.flank.filter(|_| !named) {
            return Some(Who::origin(who::of_office(role, state), Some(state)));
        }
        // *Selenskyj schwieg. In seinem Geheimdienst heißt es …*: of who spoke last.
        let speaking = || self.memory.speaking.filter(|_| of_subject && role == "intelligence");
        let their = self.memory.subject.or_else(|| of_subject.then(nationals).flatten()).or_else(speaking);
        if let Some(state) = their.filter(|_| of_subject) {
            let id = if named && role == "president" { state } else { who::of_office(role, state) };
            return Some(Who::origin(id, Some(state)));
        }
        if let Some(who) = noun.and_then(|noun| self.memory.by_noun(noun)).filter(|_| !named) {
            return Some(taken_up(who.clone()));
        }
        let organization =
            |who: &&Who| who.roles.contains(&"organization") || who.roles.contains(&"institute");
        if named && matches!(role, "president" | "spokesman" | "official") {
            // *sagte Präsidentin Mirjana Spoljaric*, of the organization that spoke before
            if let Some(who) = self.memory.last().filter(organization) {
                return Some(taken_up(who.clone()));
            }
        }
        let authority = office.entry.value.ends_with(" authority");
        match role {
            // *ein Behördensprecher in der Region*
            "spokesman" if !named && authority && self.phrase.determiner == Determiner::Indefinite => {}
            "spokesman" if !named => {
                // *Der Zivilschutz sucht nach Leichen; …, sagte ein Sprecher.*
                let doer = self.memory.doer.as_ref().filter(|who| !who.person && !who.roles.is_empty());
                return doer.or(self.memory.topic_or_last()).cloned().map(taken_up);
            }
            // *sagte Sprecher Mahmud Basal*
            "spokesman" => {
                let body = |who: &&Who| !who.person && who.kind == Kind::Origin && !who.roles.is_empty();
                let before = self.memory.doer.as_ref().filter(body).or(self.memory.last().filter(body));
                let before = before.filter(|_| self.phrase.determiner == Determiner::None);
                if before.is_some() || !authority {
                    return before.cloned().map(taken_up);
                }
            }
            "intelligence" => {
                if let Some(who) = again("intelligence").or_else(|| again("service")) {
                    return Some(who);
                }
            }
            // *sagte ein Mitarbeiter*, of the organization that spoke before
            "circles" if !named && self.phrase.determiner == Determiner::Indefinite => {
                return self.memory.last().filter(organization).cloned().map(taken_up);
            }
            "circles" => return None,
            // *die nicht genannten Beamten*
            "official" | "officer" if definite && again("official").is_some() => return again("official"),
            // *ein hochrangiger Beamter*, of whichever state
            "official" | "officer"
                if !named
                    && self.phrase.determiner == Determiner::Indefinite
                    && self.memory.dateline.is_none() =>
            {
                return None;
            }
            // *das Ministerium*, *die Behörde*, named with its state before
            "ministry" | "authority" if definite && bare => {
                // *die Behörden* are none but several.
                let many = self.document.word(office.at).ends_with('n');
                let service =
                    self.memory.last().filter(|who| !many && who.roles.contains(&"service") && !who.person);
                if let Some(who) = service.cloned().map(taken_up).or_else(|| again(role)).filter(|who| {
                    // *die Behörden* after the police spoke are not the police.
                    (who.state.is_some() && !who.roles.contains(&"service")) || !many
                }) {
                    return Some(who);
                }
            }
            "commander" => {
                let mut who = Who::origin("eyewitness", None);
                who.weak = !named && self.phrase.determiner == Determiner::None;
                return (!self.phrase.counted).then_some(who);
            }
            "staff" if self.memory.in_role(role).is_none() && self.memory.is_about_ukraine() => {
                return Some(Who::origin(who::of_office(role, "ukraine"), Some("ukraine")));
            }
            "army" if definite => {
                if let Some(who) = again(role) {
                    return Some(who);
                }
            }
            "president" | "defense" | "staff" | "premier" if definite || role == "staff" => {
                if let Some(who) = again(role) {
                    return Some(who);
                }
            }
            _ => {}
        }
        // *nach Armeeangaben sechs israelische Soldaten*: an army counts its own.
        let own_soldiers = || {
            let sentence = self.document.sentence_of(office.at).tokens.clone();
            sentence.clone().find_map(|at| {
                let sense = self.document.sense(at, Class::Nationality)?;
                let noun = (at + 1..sentence.end.min(at + 3))
                    .any(|next| self.document.means(next, Class::Person, "troops"));
                noun.then(|| sense.value().split(' ').next()).flatten()
            })
        };
        let state = match role {
            "army" if !definite && !named => {
                // *Israels Armee rückt vor. Laut einem Militärsprecher …*
                let topic = self.memory.topic.as_ref().filter(|who| who.roles.contains(&"army"));
                let topic = topic.and_then(|who| who.state);
                own_soldiers()
                    .or(topic)
                    .or(self.memory.speaking)
                    .or(self.memory.dateline)
                    .or(self.memory.place)
            }
            // *Die Nordkoreaner verlören viele, sagte ein Sprecher der Heeresgruppe*: not theirs.
            "army" if self.memory.speaking.is_some() => self.memory.speaking,
            "governor" | "authority" | "court" => {
                self.memory.place.or(self.memory.speaking).or(self.memory.dateline)
            }
            _ => self.memory.subject.or(self.memory.speaking).or(self.memory.dateline).or(self.memory.place),
        };
        // *die Bundesinnenministerin*, where nothing says otherwise
        let default = || office.entry.value.split(' ').nth(1).filter(|_| role == "ministry");
        let state = state.or(self.memory.nation).or_else(default)?;
        let id = if named && role == "president" { state } else { who::of_office(role, state) };
        let mut who = Who::origin(id, Some(state));
        who.anaphoric = false;
        Some(who)
    }

    /// The id of a noun that is a name by itself, without the genitive's ending: *des Bauernverbandes*.
    fn noun(&self, at: usize) -> String {
        let (document, language) = (self.document, self.document.language);
        let folded = document.word(at);
        let genitive = |at: usize| language.speech.genitive_only.contains(&document.word(at));
        let known = |stem: &&str| language.lexicon.head(stem).next().is_some();
        let stem = ["es", "s"].iter().filter_map(|ending| folded.strip_suffix(ending)).find(known);
        let stem = stem.filter(|_| (at.saturating_sub(3)..at).any(genitive));
        slug(stem.unwrap_or(folded), language)
    }

    /// *zwei Abgeordnete*: of South Korea they pass on what the service told them.
    pub(super) fn member(&self, around: &[(&'static str, Entry)]) -> Option<Who> {
        const KOREA: &str = "south-korea";
        // *der Abgeordnete Lee Seong Kweun*: who is listed by name brings his state along.
        let members =
            || self.phrase.elements.iter().filter(|e| e.class == Class::Office && e.id() == who::MEMBER);
        let entry = &members().max_by_key(|e| e.entry.value.len())?.entry;
        let state = around
            .first()
            .map(|(state, _)| *state)
            .or_else(|| entry.value.split(' ').nth(1))
            .or(self.memory.speaking)
            .or(self.memory.place);
        // *sagte die Abgeordnete Park nach einer Unterrichtung durch den NIS*
        let beside = || {
            let sentence = self.document.sentence_of(members().next().map_or(0, |e| e.at));
            sentence.tokens.clone().any(|at| {
                let source = self.document.sense(at, Class::Source);
                source.is_some_and(|sense| {
                    let mut values = sense.value().split(' ').skip(1);
                    values.next() == Some(KOREA) && values.next() == Some("service")
                })
            })
        };
        let known = self.memory.in_role("service").is_some_and(|who| who.state == Some(KOREA));
        let by_service = known || beside();
        if state == Some(KOREA) || by_service {
            let mut who = Who::relay("south-korean-mp").because(entry);
            who.roles = vec![who::MEMBER, "person"];
            who.state = Some(KOREA);
            return Some(who);
        }
        match (self.phrase.name.is_some(), around.first()) {
            (false, Some((state, because))) => {
                Some(Who::origin(state, Some(state)).because(because).because(entry))
            }
            _ => self.by_slug(entry),
        }
    }

    /// Experts, witnesses, bloggers: by name where they have one and speak for themselves.
    pub(super) fn private(
        &self,
        role: &'static str,
        unnamed: &'static str,
        named: bool,
        entry: &Entry,
    ) -> Option<Who> {
        let mut who = match (named, who::of_named_role(role)) {
            (true, Some(id)) => Who::origin(id, None).because(entry),
            (true, None) => self.by_slug(entry)?,
            // *ein Angehöriger*
            (false, Some(id)) if self.phrase.determiner == Determiner::Indefinite => {
                Who::origin(id, None).because(entry)
            }
            // *vier Überlebende berichteten*
            (false, _) if unnamed.is_empty() || self.phrase.counted && role != "witness" => return None,
            (false, _) => Who::origin(unnamed, None).because(entry),
        };
        who.roles = who::roles_of(role).to_vec();
        who.person = named || self.phrase.determiner == Determiner::Indefinite;
        who.weak = !who.person && self.phrase.determiner == Determiner::None || self.phrase.counted;
        Some(who)
    }

    pub(super) fn by_slug(&self, entry: &Entry) -> Option<Who> {
        let id = self.slug()?;
        let mut who = Who::origin(&id, None).because(entry);
        who.person = true;
        who.roles = vec!["person"];
        Some(who)
    }

    /// The id of an unlisted name, an abbreviation before the words; of a title (*Kenianische Kommission*) in the
    /// nominative.
    pub(super) fn slug(&self) -> Option<String> {
        let language = self.document.language;
        let words = match (self.phrase.acronym, &self.phrase.name, &self.phrase.title) {
            (Some(acronym), _, _) => acronym..acronym + 1,
            (None, Some(name), _) => name.clone(),
            (None, None, Some(title)) => title.clone(),
            (None, None, None) => return None,
        };
        // *Ärzteverband KMA*: the name behind what it is.
        let last = words.end - 1;
        let names = words.len() == 2
            && (self.document.has(words.start, Class::Office)
                || self.document.has(words.start, Class::Anaphor))
            && self.is_acronym(&(last..words.end));
        let words = if names { last..words.end } else { words };
        let first = self.document.tokens[words.start].span.of(self.document.text);
        let mut text = self.document.span(words.clone()).of(self.document.text).to_owned();
        let adjective = words.start + 1 < words.end && self.document.tokens[words.start + 1].capital;
        let article = self.document.word(words.start.saturating_sub(1));
        if self.phrase.title.as_ref() == Some(&words) && !adjective {
            // *des Komitees zum Schutz von Journalisten*
            if language.speech.genitive_only.contains(&article) && first.ends_with('s') {
                text.remove(first.len() - 1);
            }
        } else if self.phrase.title.as_ref() == Some(&words) {
            let noun = self.document.word(words.start + 1);
            let ending = (language.speech.nominative)(article, self.document.word(words.start), noun);
            if let Some(oblique) = language.speech.oblique.iter().find(|ending| first.ends_with(**ending)) {
                text.replace_range(first.len() - oblique.len()..first.len(), ending);
            } else {
                text.insert_str(first.len(), ending);
            }
            if language.speech.genitive_only.contains(&article)
                && let Some(at) = text.find(' ').and_then(|space| {
                    let end = space + 1 + text[space + 1..].find(' ').unwrap_or(text.len() - space - 1);
                    text[..end].ends_with('s').then_some(end - 1)
                })
            {
                text.remove(at);
            }
        }
        // *nach Angaben des Stimson Centers*
        let ends =
            |word: &str| language.speech.body_nouns.iter().any(|noun| word.strip_suffix('s') == Some(noun));
        if language.speech.genitive_only.contains(&article) && ends(self.document.word(words.end - 1)) {
            text.truncate(text.len() - 1);
        }
        let id = slug(&text, language);
        (id.len() > 1).then_some(id)
    }
}
