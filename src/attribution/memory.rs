//! What was said before: who spoke last, in which role, under which name, about which state.

use std::collections::HashMap;

use super::who::{GROUP, Kind, Who};

/// What a text has told so far.
#[derive(Default)]
pub(super) struct Memory {
    /// Who spoke last.
    last: Option<Who>,
    /// The last speaker in each role.
    roles: Vec<(&'static str, Who)>,
    /// Offices by their folded noun, where their state was said: *das Gesundheitsministerium* from then on.
    offices: HashMap<String, Who>,
    /// Speakers by their folded last name.
    names: HashMap<String, Who>,
    /// The state that the last speaker spoke for.
    pub speaking: Option<&'static str>,
    /// The state that this sentence's subject speaks for, before anybody has spoken.
    pub subject: Option<&'static str>,
    /// The subject of the sentence before, where nobody said it.
    pub topic: Option<Who>,
    /// The person that the text tells of, of whom no list knows more: *Mykola hatte einen Imbiss*.
    pub hero: Option<Who>,
    /// Whether Ukraine, and whether Russia were named.
    both_parties: [bool; 2],
    /// The sentence in which somebody last spoke.
    last_in: usize,
    /// The sentence that is read.
    pub now: usize,
    /// The subject of the clauses before in this sentence: *ein Sprecher* is its.
    pub doer: Option<Who>,
    /// Who was named last, speaking or not.
    pub latest: Option<Who>,
    /// Who was last heard through an outlet, until an office of its own speaks.
    pub reported: Option<Who>,
    /// The person mentioned last, speaking or not.
    pub seen: Option<Who>,
    /// The state of an adjective before something else than people, where no place was named: *indische Fabrik*.
    pub nation: Option<&'static str>,
    /// The state on whose side the sentence is: *auf israelischer Seite*.
    pub flank: Option<&'static str>,
    /// The state that the report was written in: *Kiew (dpa)*.
    pub dateline: Option<&'static str>,
    /// The state last named, by itself, its capital or a place in it.
    pub place: Option<&'static str>,
}

impl Memory {
    /// Notes that somebody spoke.
    pub fn spoke(&mut self, who: &Who) {
        if who.kind == Kind::Nobody || !who.is_named() {
            return;
        }
        for role in &who.roles {
            match self.roles.iter_mut().find(|(seen, _)| seen == role) {
                Some((_, seen)) => *seen = who.clone(),
                None => self.roles.push((role, who.clone())),
            }
        }
        if who.state.is_some() && !who.group {
            self.speaking = who.state;
        }
        // *schreibt die Zeitung*, which had it from somebody named before
        let again = |seen: &Who| who.sources.is_empty() && seen.relays == who.relays;
        if !who.relays.is_empty() && !self.reported.as_ref().is_some_and(again) {
            self.reported = Some(who.clone());
        } else if !who.relays.is_empty() {
        } else if !who.person {
            self.reported = None;
        }
        self.last = Some(who.clone());
        self.last_in = self.now;
    }

    /// Who spoke last, if not before that sentence.
    pub fn last_since(&self, sentence: usize) -> Option<&Who> {
        self.last.as_ref().filter(|_| self.last_in >= sentence)
    }

    /// Whether somebody spoke in the sentence right before that one.
    pub fn spoke_before(&self, sentence: usize) -> bool {
        self.last_in + 1 == sentence
    }

    /// Notes somebody who was only mentioned: an outlet is *die Agentur* from now on, others where none is yet.
    pub fn mentioned(&mut self, who: &Who) {
        // *Wagner und die Armee* are not *die Gruppe*.
        for role in who.roles.iter().filter(|_| who.sources.len() < 2) {
            match self.roles.iter_mut().find(|(seen, _)| seen == role) {
                Some((_, seen)) if who.kind == Kind::Relay || who.group => *seen = who.clone(),
                Some(_) => {}
                None => self.roles.push((role, who.clone())),
            }
        }
    }

    /// Notes a group that was named: *die Miliz* from then on.
    pub fn group(&mut self, id: &'static str) {
        let id = id.split(' ').next().unwrap_or_default();
        let who = Who { group: true, roles: vec![GROUP], ..Who::origin(id, Some(id)) };
        if self.in_role(GROUP).is_none_or(|seen| seen.sources != who.sources) {
            self.mentioned(&who);
        }
    }

    /// Notes an office whose state was said.
    pub fn office(&mut self, noun: &str, who: &Who) {
        self.offices.insert(stem(noun).to_owned(), who.clone());
    }

    /// The office that had this folded noun and a state before.
    pub fn by_noun(&self, noun: &str) -> Option<&Who> {
        self.offices.get(stem(noun))
    }

    /// Notes a name.
    pub fn named(&mut self, last_name: &str, who: &Who) {
        if who.is_named() && last_name.len() > 2 {
            self.names.insert(last_name.to_owned(), who.clone());
        }
    }

    /// Who has that folded last name, perhaps in the genitive.
    pub fn by_name(&self, last_name: &str) -> Option<&Who> {
        let stem = || last_name.strip_suffix('s').map(|stem| stem.trim_end_matches('\''));
        self.names.get(last_name).or_else(|| self.names.get(stem()?))
    }

    /// Whether *der Generalstab*, with no state, can only be Ukraine's: nothing or only this war was named, or an article
    /// that told of both its parties begins a heading with it.
    pub fn is_about_ukraine(&self) -> bool {
        let at_war = |state: Option<&str>| state.is_none_or(|state| matches!(state, "ukraine" | "russia"));
        at_war(self.place) && (self.place.is_some() || at_war(self.speaking))
            || self.both_parties == [true; 2]
    }

    /// Notes a state that was named.
    pub fn state(&mut self, state: &str) {
        self.both_parties[0] |= state == "ukraine";
        self.both_parties[1] |= state == "russia";
    }

    /// Who spoke last in that role.
    pub fn in_role(&self, role: &str) -> Option<&Who> {
        self.roles.iter().find(|(seen, _)| *seen == role).map(|(_, who)| who)
    }

    /// The subject of the sentence before, or who spoke last.
    pub fn topic_or_last(&self) -> Option<&Who> {
        self.topic.as_ref().or(self.last.as_ref())
    }

    /// Who spoke last.
    pub fn last(&self) -> Option<&Who> {
        self.last.as_ref()
    }
}

/// A noun without the genitive's ending.
fn stem(noun: &str) -> &str {
    noun.strip_suffix("es").or_else(|| noun.strip_suffix('s')).unwrap_or(noun)
}
