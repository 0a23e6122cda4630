//! Who a noun phrase names: roles and states to sources.

use std::ops::Range;

use crate::language::Entry;

/// What sort of speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// Says what it knows itself.
    #[default]
    Origin,
    /// Passes on what others say: an outlet, an interviewer, a member of parliament.
    Relay,
    /// Somebody whom nothing names.
    Nobody,
}

/// Somebody who speaks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Who {
    pub kind: Kind,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// Ids of relays, from the article towards the origin.
    pub relays: Vec<String>,
    /// The state that they speak for.
    pub state: Option<&'static str>,
    /// Whether it is a group, not a state: *die Armee* is not its.
    pub group: bool,
    /// Whether that state is only theirs, who speak for themselves: *britische Fachleute*.
    pub borrowed: bool,
    /// What one calls them afterwards.
    pub roles: Vec<&'static str>,
    /// The word-list lines that named them.
    pub entries: Vec<(&'static str, u32)>,
    /// The tokens that name them.
    pub tokens: Range<usize>,
    /// Whether they were taken up from before: *der Dienst*, *den Angaben zufolge*.
    pub anaphoric: bool,
    /// Whether a person is named, not only an office.
    pub person: bool,
    /// Whether the words could be something else: two unknown nouns, a plural without an article.
    pub weak: bool,
}

impl Who {
    /// Nobody by name.
    pub fn nobody(tokens: Range<usize>) -> Self {
        Self { kind: Kind::Nobody, tokens, ..Self::default() }
    }

    /// An origin with that id.
    pub fn origin(id: &str, state: Option<&'static str>) -> Self {
        Self { sources: vec![id.to_owned()], state, ..Self::default() }
    }

    /// A relay with that id.
    pub fn relay(id: &str) -> Self {
        Self { kind: Kind::Relay, relays: vec![id.to_owned()], ..Self::default() }
    }

    /// Notes the word-list line, once: one who is taken up again and again brings his lines along.
    pub fn because(mut self, entry: &Entry) -> Self {
        let line = (entry.list, entry.line);
        if !self.entries.contains(&line) && self.entries.len() < MOST_ENTRIES {
            self.entries.push(line);
        }
        self
    }

    /// Whether a source or relay is named.
    pub fn is_named(&self) -> bool {
        !(self.sources.is_empty() && self.relays.is_empty())
    }

    /// An outlet that counts itself.
    pub fn itself(&mut self) {
        if self.kind == Kind::Relay && !self.roles.contains(&MEMBER) {
            self.kind = Kind::Origin;
            self.sources = std::mem::take(&mut self.relays);
        }
    }

    /// Joins one named beside him: *die BBC und Mediazona*, who count together, are an origin each.
    pub fn join_mixed(&mut self, mut other: Self) {
        if self.kind != other.kind {
            self.itself();
            other.itself();
        }
        self.join(other);
    }

    /// Joins another speaker who says the same.
    pub fn join(&mut self, other: Self) {
        if self.kind != Kind::Origin {
            self.kind = other.kind;
        }
        for id in other.sources {
            push_new(&mut self.sources, id);
        }
        for id in other.relays {
            push_new(&mut self.relays, id);
        }
        for line in other.entries {
            if !self.entries.contains(&line) && self.entries.len() < MOST_ENTRIES {
                self.entries.push(line);
            }
        }
        self.tokens.end = self.tokens.end.max(other.tokens.end);
    }

    /// The sources as a claim names them: an outlet alone is `media`.
    pub fn origins(&self) -> Vec<String> {
        if self.sources.is_empty() && self.kind == Kind::Relay && !self.roles.contains(&MEMBER) {
            return vec![MEDIA.to_owned()];
        }
        self.sources.clone()
    }
}

/// Word-list lines that one speaker keeps.
const MOST_ENTRIES: usize = 8;

/// Adds what is not there yet.
pub(super) fn push_new(ids: &mut Vec<String>, id: String) {
    if !ids.contains(&id) {
        ids.push(id);
    }
}

/// The source where an outlet is itself the origin.
pub(super) const MEDIA: &str = "media";
/// The source where a soldier, prisoner or resident tells what they saw.
pub(super) const EYEWITNESS: &str = "eyewitness";
/// The role of members of parliament, who pass on what a service told them.
pub(super) const MEMBER: &str = "mp";
/// The role of groups that fight: *die Gruppe*, *die Miliz*.
pub(super) const GROUP: &str = "group";

/// The source that an office with that role and state is; `None` where the role alone says nothing.
///
/// *Das britische Verteidigungsministerium* is `uk-mod`, *das russische* is `russia`.
pub(super) fn of_office(role: &str, state: &'static str) -> &'static str {
    match (role, state) {
        ("defense", "united-kingdom") => "uk-mod",
        ("defense", "united-states") => "pentagon",
        ("intelligence", "united-kingdom") => "uk-mod",
        ("intelligence", "ukraine") => "hur",
        ("intelligence", "south-korea") => "nis",
        ("intelligence", "united-states") => "us-intelligence",
        ("staff", "ukraine") => "general-staff",
        ("president", "ukraine") => "zelensky",
        ("president", "russia") => "putin",
        _ => state,
    }
}

/// The source of a role that is no state's, unnamed; `Some("")`: nobody.
pub(super) fn of_role(role: &str) -> Option<&'static str> {
    Some(match role {
        "expert" | "analyst" => "experts",
        "witness" | "soldier" => "eyewitness",
        "doctor" => "hospital",
        "blogger" | "lawyer" | "journalist" | "company" | "body" | "nonstate" | "relative" => "",
        _ => return None,
    })
}

/// The source of a role that is no state's, with a person's name: `None` where the name is the source.
pub(super) fn of_named_role(role: &str) -> Option<&'static str> {
    match role {
        "witness" | "soldier" | "relative" => Some("eyewitness"),
        "doctor" => Some("hospital"),
        _ => None,
    }
}

/// What one calls an office afterwards: *der Dienst*, *das Ministerium*, *der Präsident*.
pub(super) fn roles_of(role: &'static str) -> &'static [&'static str] {
    match role {
        "intelligence" => &["intelligence", "service", "authority"],
        "defense" => &["defense", "ministry", "authority"],
        "ministry" => &["ministry"],
        "staff" => &["staff", "army"],
        "president" => &["president", "person"],
        "premier" => &["premier", "person"],
        "governor" => &["governor", "person"],
        "authority" => &["authority", "service"],
        "government" => &["government"],
        "army" => &["army"],
        "court" => &["court", "authority"],
        "official" | "officer" | "spokesman" | "commander" | "minister" => &["official", "person"],
        "witness" | "soldier" | "relative" | "analyst" | "blogger" | "lawyer" => &["person"],
        "journalist" => &["journalist", "person"],
        "expert" => &["expert"],
        _ => &[],
    }
}
