//! A sentence made ready: who is mentioned in it, and where its clauses end.

use std::ops::Range;

use super::memory::Memory;
use super::phrase::{self, Phrase};
use super::resolve::resolve;
use super::who::{Kind, Who};
use crate::language::{Class, german};
use crate::token::{Document, TokenKind};

/// Somebody mentioned in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub tokens: Range<usize>,
    pub who: Who,
    /// Behind a preposition: no subject.
    pub governed: bool,
    pub phrase: Phrase,
}

/// A sentence with its mentions and clauses.
pub(super) struct Sentence<'d> {
    pub document: &'d Document<'d>,
    /// Its place among the sentences.
    pub number: usize,
    /// Its tokens without a dateline.
    pub tokens: Range<usize>,
    pub mentions: Vec<Mention>,
    /// Its clauses, without the signs between them.
    pub clauses: Vec<Range<usize>>,
}

impl<'d> Sentence<'d> {
    /// Reads the mentions and clauses of a sentence; notes places in the memory.
    pub fn read(document: &'d Document<'d>, whole: Range<usize>, memory: &mut Memory) -> Self {
        let tokens = without_dateline(document, whole.clone());
        if tokens.start > whole.start {
            note_dateline(document, whole.start..tokens.start, memory);
        }
        // *Wie die Behörden mitteilten, starben in Chile 30 Menschen*: where no state was named yet, the one to come.
        if memory.place.is_none() && memory.dateline.is_none() {
            let located = |at: &usize| is_behind_preposition(document, *at, tokens.start);
            for at in tokens.clone().filter(located) {
                if memory.place.is_none() {
                    note_place(document, at, memory);
                }
            }
        }
        let mentions = mentions(document, tokens.clone(), memory);
        let clauses = clauses(document, tokens.clone(), &mentions);
        let number = memory.now;
        Self { document, number, tokens, mentions, clauses }
    }

    /// The clause that token `at` stands in.
    pub fn clause_of(&self, at: usize) -> Range<usize> {
        let number = self.clauses.partition_point(|clause| clause.end <= at);
        self.clauses
            .get(number)
            .filter(|clause| clause.contains(&at))
            .cloned()
            .unwrap_or(at..(at + 1).min(self.tokens.end).max(at))
    }

    /// Whether a number stands in these tokens.
    pub fn has_number(&self, tokens: Range<usize>) -> bool {
        tokens.into_iter().any(|at| is_number(self.document, at))
    }
}

/// Whether a token is, or begins, a number of things.
pub(super) fn is_number(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else { return false };
    let spelled = || {
        token.is_word()
            && !token.capital
            && document.senses(at).is_empty()
            && german::spelled(document.word(at)).is_some()
    };
    token.is_number() || document.has(at, Class::Number) || document.has(at, Class::Order) || spelled()
}

/// *Seoul (dpa) -*, *Kiew/Moskau –*: where the report was written, and by whom; nobody's word.
pub(crate) fn without_dateline(document: &Document, tokens: Range<usize>) -> Range<usize> {
    const LONGEST: usize = 12;
    let is_dash = |at: usize| {
        matches!(document.tokens[at].kind, TokenKind::Sign('-' | '–' | '—')) && !document.touches_next(at)
    };
    let Some(dash) = tokens.clone().take(LONGEST).find(|at| is_dash(*at)) else {
        return without_agency(document, tokens);
    };
    let before = tokens.start..dash;
    let fits = before.clone().all(|at| {
        let token = &document.tokens[at];
        (token.is_word() && (token.capital || document.has(at, Class::Outlet)))
            || matches!(token.kind, TokenKind::Sign('/' | '(' | ')' | ',' | '.'))
    });
    let place = before.clone().any(|at| document.has(at, Class::Capital) || document.has(at, Class::Place));
    let agency = before.clone().any(|at| document.tokens[at].is('('));
    let short = before.len() <= 3;
    if !before.is_empty() && dash + 1 < tokens.end && fits && (agency || place || short) {
        dash + 1..tokens.end
    } else {
        tokens
    }
}

/// *Seoul (sda/dpa) Der Geheimdienst …*: as the Swiss papers write it.
fn without_agency(document: &Document, tokens: Range<usize>) -> Range<usize> {
    const LONGEST: usize = 10;
    let near = tokens.start..tokens.end.min(tokens.start + LONGEST);
    let find = |sign: char| near.clone().find(|at| document.tokens[*at].is(sign));
    let (Some(opens), Some(closes)) = (find('('), find(')')) else { return tokens };
    let place = (tokens.start..opens)
        .all(|at| document.tokens[at].capital || document.tokens[at].is('/') || document.tokens[at].is(','));
    let agency = (opens..closes).any(|at| document.has(at, Class::Outlet));
    let follows = closes + 1 < tokens.end && document.tokens[closes + 1].capital;
    if opens > tokens.start && place && agency && follows { closes + 1..tokens.end } else { tokens }
}

/// *Port Sudan/Genf –*: of several states the one that the text told of already, else the first.
fn note_dateline(document: &Document, tokens: Range<usize>, memory: &mut Memory) {
    let before = memory.place;
    let mut first = None;
    for at in tokens {
        memory.place = None;
        note_place(document, at, memory);
        if memory.place == before && before.is_some() {
            first = before;
            break;
        }
        first = first.or(memory.place);
    }
    memory.place = first.or(before);
    memory.dateline = memory.place;
}

/// Notes the state that token `at` names or that its place lies in.
fn note_place(document: &Document, at: usize, memory: &mut Memory) {
    if let Some(adjective) = document.sense(at, Class::Nationality)
        && !document.tokens[at].capital
        && document.tokens.get(at + 1).is_some_and(|noun| noun.capital)
        && !document.has(at + 1, Class::Person)
        && !document.has(at + 1, Class::Force)
        && !document.has(at + 1, Class::Event)
        && document.sense(at + 1, Class::Office).is_none()
    {
        memory.nation = adjective.value().split(' ').next();
        // *im westukrainischen Rachiw*: a place that no list knows.
        // *in ukrainische Hände* is a direction.
        let dative = document.language.speech.oblique.iter().any(|end| document.word(at).ends_with(end));
        if dative && document.senses(at + 1).is_empty() && is_located(document, at + 1) {
            memory.place = memory.nation;
        }
    }
    if !document.tokens[at].capital || document.has(at, Class::Outlet) {
        return;
    }
    for sense in document.senses(at) {
        match sense.class() {
            // *Kiew schweigt dazu*: the government, not the place.
            Class::Capital | Class::Country
                if at > 0 && memory.place.is_some() && !is_located(document, at) => {}
            // *Dutzende Kämpfer der RSF*: *die Miliz* from then on
            Class::Group => memory.group(sense.value()),
            Class::Country | Class::Capital => {
                memory.place = sense.value().split(' ').next();
                memory.state(memory.place.unwrap_or_default());
            }
            Class::Place => {
                if let Some((Some(state), _)) = sense.entry.place() {
                    memory.place = Some(state);
                }
            }
            _ => {}
        }
    }
}

/// *in Manila*, *auf den Philippinen*, *im benachbarten Tschad*
fn is_behind_preposition(document: &Document, at: usize, start: usize) -> bool {
    const FARTHEST: usize = 3;
    (start.max(at.saturating_sub(FARTHEST))..at)
        .rev()
        .take_while(|before| document.tokens[*before].is_word() && !document.tokens[*before].capital)
        .any(|before| document.has(before, Class::Preposition))
}

/// Whether a city is where something is: behind a preposition, in a dateline.
fn is_located(document: &Document, at: usize) -> bool {
    let sentence = document.sentence_of(at).tokens.start;
    let behind =
        is_behind_preposition(document, at, sentence) || at > sentence && !document.tokens[at - 1].is_word();
    let dateline = document
        .tokens
        .get(at + 1)
        .is_some_and(|next| matches!(next.kind, TokenKind::Sign('/' | '(' | '-' | '–' | ',' | ':' | '.')));
    behind || dateline
}

fn mentions(document: &Document, tokens: Range<usize>, memory: &mut Memory) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    memory.subject = None;
    memory.doer = None;
    memory.flank = tokens.clone().skip(1).find_map(|at| {
        let side = document.means(at, Class::Force, "flank");
        side.then(|| document.sense(at - 1, Class::Nationality)?.value().split(' ').next()).flatten()
    });
    let mut at = tokens.start;
    while at < tokens.end {
        // An adjective that no list knows adds nothing to the noun behind it.
        let token = &document.tokens[at];
        if token.is_word() && !token.capital && document.senses(at).is_empty() {
            at += 1;
            continue;
        }
        let Some(mention) = mention(document, at, tokens.clone(), memory) else {
            // *2.700 verwundete Soldaten* are no speakers, nor are *verwundete Soldaten* in it.
            // *ein Beamter*, of whichever state, is not *Beamter* of this one.
            let one = document.means(at, Class::Function, "indefinite");
            let counted = (one || is_number(document, at))
                .then(|| phrase::parse(document, at, tokens.end))
                .flatten()
                .filter(|phrase| !one || phrase.find(Class::Office, &[phrase::Link::Head]).is_some());
            let end = counted.map_or(at + 1, |phrase| phrase.tokens.end.max(at + 1));
            for token in at..end {
                note_place(document, token, memory);
            }
            at = end;
            continue;
        };
        for token in mention.tokens.clone() {
            note_place(document, token, memory);
        }
        at = mention.tokens.end.max(at + 1);
        if !mention.governed && mention.who.kind != Kind::Nobody && memory.subject.is_none() {
            memory.subject = mention.who.state.filter(|_| !mention.who.group);
            // *In der Nacht nahm die Polizei 40 Menschen fest, wie ein Sprecher sagte.*
            let service = matches!(
                mention.who.sources.first().map(String::as_str),
                Some("police" | "rescue-services" | "hospital")
            );
            // *Drei der Toten seien Polizisten*: what they were.
            let predicate = mention.phrase.determiner == phrase::Determiner::None
                && mention.tokens.start > tokens.start
                && document.means_any(mention.tokens.start - 1, Class::Auxiliary, &["be", "be past"]);
            memory.doer = ((service || mention.tokens.start == tokens.start)
                && !mention.who.weak
                && !predicate
                && mention.phrase.find(Class::Country, &[phrase::Link::Head]).is_none())
            .then(|| mention.who.clone());
        }
        if mention.who.is_named() && !mention.who.weak && !mention.who.anaphoric {
            memory.latest = Some(mention.who.clone());
        }
        // *eine Mission des Roten Kreuzes habe …, teilte die Organisation mit*
        if mention.who.roles.contains(&"organization") {
            memory.mentioned(&mention.who);
        }
        mentions.push(mention);
    }
    mentions
}

/// One who may speak, with those whom *und* joins: *Südkorea und die USA*.
pub(super) fn mention(
    document: &Document,
    at: usize,
    tokens: Range<usize>,
    memory: &mut Memory,
) -> Option<Mention> {
    let token = document.tokens.get(at).filter(|_| at < tokens.end)?;
    let begins = token.is_word()
        && (token.capital
            || phrase::is_small_agency(document, at)
            || document.has(at, Class::Function)
            || document.language.speech.bare_possessives.contains(&document.word(at))
            || document.language.speech.has_adjective_ending(document.word(at)));
    let quoted = matches!(token.kind, TokenKind::Sign('„' | '“' | '”' | '»' | '«' | '"'));
    if !(begins || quoted || token.is_number()) {
        return None;
    }
    if !promises(document, at, tokens.end, memory) {
        return None;
    }
    let phrase = phrase::parse(document, at, tokens.end)?;
    let mut who = resolve(document, &phrase, memory)?;
    remember_name(document, &phrase, &who, memory);
    let mut end = phrase.tokens.end;
    // Who stands behind *sagte* is alone before a comma.
    let said = at > tokens.start && document.has(at - 1, Class::Say);
    let others = if who.kind == Kind::Nobody { Vec::new() } else { joined(document, end, tokens.end, !said) };
    for next in others {
        let Some(other) = resolve(document, &next, memory).filter(|other| other.kind != Kind::Nobody) else {
            break;
        };
        if next.is_report() != phrase.is_report() {
            break;
        }
        remember_name(document, &next, &other, memory);
        who.join_mixed(other);
        end = next.tokens.end;
    }
    let according =
        |at: usize| document.sense(at, Class::According).is_some_and(|s| !matches!(s.value(), "as" | "so"));
    // *während Kiew von 300 spricht*
    let joins = |at: usize| document.language.speech.conjunctions.contains(&document.word(at));
    let governs = |at: usize| document.has(at, Class::Preposition) && !joins(at);
    // *teilte der Arbeitgeber des Mannes mit*
    let genitive = document.language.speech.genitive_only.contains(&document.word(at));
    // *unter Berufung auf vorläufige Zahlen*: past adjectives that no list knows.
    let mut lead = at;
    while lead > tokens.start && at - lead < 2 && is_plain_adjective(document, lead - 1) {
        lead -= 1;
    }
    // *die Gesamtverluste Russlands*: a name in the genitive behind a noun.
    let name = || {
        let last = tokens.start < at && document.tokens[at - 1].capital && document.tokens[at - 1].is_word();
        last && at + 1 == end && phrase.is_genitive_name(document)
    };
    // *auf Grundlage offizieller Angaben*
    let plural = || {
        tokens.start < at
            && document.tokens[at - 1].capital
            && document.tokens[at - 1].is_word()
            && !document.tokens[at].capital
            && document.tokens.get(at + 1).is_some_and(|noun| noun.capital)
            && document.language.speech.inhabitant_stem(document.word(at)).is_some()
            && !document.has(at, Class::Function)
    };
    let governed =
        genitive || name() || plural() || lead > tokens.start && (governs(lead - 1) || according(lead - 1));
    Some(Mention { tokens: at..end, who, governed, phrase })
}

/// The phrases that *und* joins to the one that ends at token `at`, and those between `commas` where *und* ends their row:
/// *Südkorea, die USA und Japan*.
fn joined(document: &Document, mut at: usize, end: usize, commas: bool) -> Vec<Phrase> {
    /// Speakers between the first and the last.
    const MOST: usize = 4;
    let mut row = Vec::new();
    while commas && document.tokens.get(at).is_some_and(|token| token.is(',')) {
        let next = (row.len() < MOST).then(|| phrase::parse(document, at + 1, end)).flatten();
        let Some(next) = next else { return Vec::new() };
        at = next.tokens.end;
        row.push(next);
    }
    if !row.is_empty() && !phrase::is_and(document, at) {
        return Vec::new();
    }
    while phrase::is_and(document, at) && at + 1 < end {
        // *als auch* are two words.
        let behind = at + document.sense(at, Class::Function).map_or(1, |sense| sense.length as usize);
        let Some(next) = phrase::parse(document, behind, end) else { break };
        at = next.tokens.end;
        row.push(next);
    }
    row
}

/// A small word of no list with an adjective's ending.
fn is_plain_adjective(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    token.is_word()
        && !token.capital
        && document.senses(at).is_empty()
        && document.language.speech.has_adjective_ending(document.word(at))
}

/// A look ahead that spares most parses: whether the next noun is one that lists know, part of a name of two
/// words, or the name of somebody named before.
fn promises(document: &Document, at: usize, end: usize, memory: &Memory) -> bool {
    const FARTHEST: usize = 10;
    for next in at..end.min(at + FARTHEST) {
        let token = &document.tokens[next];
        let small = token.is_word() && !token.capital && !phrase::is_small_agency(document, next);
        if token.is_number() || small {
            continue;
        }
        let name = || {
            document.tokens.get(next + 1).is_some_and(|after| after.capital || !after.is_word())
                || memory.by_name(document.word(next)).is_some()
        };
        return !token.is_word() || !document.senses(next).is_empty() || name();
    }
    false
}

/// *Filip Pronin* is *Pronin* from now on.
fn remember_name(document: &Document, phrase: &Phrase, who: &Who, memory: &mut Memory) {
    if let Some(office) = phrase.elements.iter().find(|e| e.class == Class::Office)
        && phrase.elements.iter().any(|e| phrase::is_state(e.class))
        && who.kind == Kind::Origin
        && !who.person
    {
        memory.office(document.word(office.at), who);
    }
    // *der Abgeordnete Lee Seong-kweun* is *Lee* from now on, *Filip Pronin* *Pronin*.
    let person = who.person || who.roles.contains(&"person");
    let listed = phrase.elements.iter().find(|e| e.length > 1 && person && e.link != phrase::Link::Behind);
    if let Some(element) = listed {
        // *Machthaber Kim Jong Un* is *Kim* from now on.
        let office = usize::from(document.has(element.at, Class::Office));
        memory.named(document.word(element.at + office), who);
        memory.named(document.word(element.at + element.length - 1), who);
    }
    // *eine Kommission um den Historiker Hans Meier*
    if let Some(body) = phrase.body.as_ref().filter(|_| phrase.name.is_none())
        && (phrase.tokens.start..body.start).any(|at| document.means(at, Class::Preposition, "by"))
    {
        memory.named(document.word(body.end - 1), who);
    }
    if let Some(name) = &phrase.name {
        if name.len() > 1 {
            memory.named(document.word(name.start), who);
        }
        memory.named(document.word(name.end - 1), who);
    }
}

/// The clauses between commas, colons, dashes and long quotations; signs inside a mention part none.
fn clauses(document: &Document, tokens: Range<usize>, mentions: &[Mention]) -> Vec<Range<usize>> {
    /// Shorter quotations are names or single words.
    const SHORTEST_QUOTE: usize = 5;
    let mut clauses = Vec::new();
    let mut start = tokens.start;
    let mut inside = mentions.iter().peekable();
    for at in tokens.clone() {
        while inside.peek().is_some_and(|mention| mention.tokens.end <= at) {
            inside.next();
        }
        let TokenKind::Sign(sign) = document.tokens[at].kind else { continue };
        // The comma that closes an apposition ends the mention but not its clause.
        if inside.peek().is_some_and(|mention| mention.tokens.contains(&at)) {
            continue;
        }
        // *am Freitag (Ortszeit) mitteilte*, *Minister Paul Lerand (SPD) sagte*
        let around = |open: usize| {
            let token = |at: usize| document.tokens.get(at).filter(|_| tokens.contains(&at));
            token(open).is_some_and(|t| t.is('('))
                && token(open + 1).is_some_and(|t| t.is_word())
                && token(open + 2).is_some_and(|t| t.is(')'))
        };
        let parts = match sign {
            '(' => !around(at),
            ')' => !at.checked_sub(2).is_some_and(around),
            ',' | ';' | ':' | '!' | '?' | '…' => true,
            '-' | '–' | '—' => !document.touches_next(at),
            '„' | '“' | '”' | '»' | '«' | '"' => document.quote_of(at).is_some_and(|quote| {
                (quote.first == at || quote.last == at) && quote.last - quote.first > SHORTEST_QUOTE
            }),
            '.' => at + 1 == tokens.end,
            _ => false,
        };
        if parts {
            if start < at {
                clauses.push(start..at);
            }
            start = at + 1;
        }
    }
    if start < tokens.end {
        clauses.push(start..tokens.end);
    }
    clauses
}
