//! From sentence to sentence: what a source reaches beside its own.

use crate::order;
use std::ops::Range;

use super::Attribution;
use super::cover::cover;
use super::frame::{self, Frame, Position};
use super::interview::Interview;
use super::memory::Memory;
use super::merge::{merge, points_back};
use super::saying;
use super::sentence::Sentence;
use super::who::{Kind, Who};
use crate::language::Class;
use crate::text::Span;
use crate::token::{Document, TokenKind};

/// How strongly a sentence says that it is somebody else's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mood {
    /// The article's own voice.
    Own,
    /// *zudem*, *könnten*, *hätten*: indirect speech where there was some before.
    Weak,
    /// *seien*, *habe*: indirect speech.
    Strong,
}

/// Reads sentence by sentence.
pub(super) struct Reader<'d> {
    document: &'d Document<'d>,
    memory: Memory,
    /// Who said the sentence before, if anybody.
    current: Option<Who>,
    /// The first attribution of the sentence before.
    before: usize,
    /// A quotation that is still open, from its first sentence on: its last token, its first sentence and,
    /// where it is known, its speaker.
    open: Option<Open>,
    /// Who answers in an interview, and in which line: *Reisner: …*.
    answer: Option<(Who, u32)>,
    /// The interview that the text is, and who answers.
    interview: Option<(Interview, Option<Who>)>,
    /// The heading that the section began with.
    section: usize,
    /// Whether the line before was a row of a list that a source reaches through.
    in_list: bool,
    found: Vec<Attribution>,
}

struct Open {
    last: usize,
    sentence: usize,
    speaker: Option<Who>,
}

impl<'d> Reader<'d> {
    pub fn new(document: &'d Document<'d>) -> Self {
        Self {
            document,
            memory: Memory::default(),
            current: None,
            before: 0,
            open: None,
            answer: None,
            interview: Interview::of(document).map(|interview| (interview, None)),
            section: 0,
            in_list: false,
            found: Vec::new(),
        }
    }

    /// The attributions in the order of the text.
    pub fn finish(mut self) -> Vec<Attribution> {
        order::by_key(&mut self.found, |a| (a.covers.start, a.covers.end));
        self.found
    }

    /// Reads sentence `number`; the ones before it have been read.
    pub fn read(&mut self, number: usize) {
        let document = self.document;
        let whole = document.sentences[number].tokens.clone();
        let first = self.found.len();
        self.memory.now = number;
        if document.sentences[number].after_gap && !document.sentences[number].closed {
            self.section = number;
        }
        let sentence = Sentence::read(document, whole.clone(), &mut self.memory);
        let mut frames = frame::find(&sentence, &mut self.memory);
        frames.extend(saying::find(&sentence, &self.memory, self.current.is_some()));
        let frames = merge(&sentence, frames, &self.memory);
        // *Nach ersten Erkenntnissen seien 300 gefallen* goes on with who spoke before.
        let unnamed = frames.iter().all(|frame| !frame.who.is_named() && !frame.verb);
        let carried = unnamed && self.carry(number, &sentence, whole.clone(), frames.is_empty());
        let line = document.sentences[number].line;
        let silent = frames.iter().all(|frame| !frame.who.is_named());
        let answer = self.answer.clone().filter(|(_, begun)| *begun == line).or_else(|| self.answers(line));
        let answer = answer.filter(|_| silent);
        let carried = match answer {
            Some((who, _)) if !carried || self.current.as_ref() != Some(&who) => {
                self.found.truncate(first);
                let attribution = self.attribution(&who, whole.clone(), None);
                self.found.push(attribution);
                true
            }
            _ => carried,
        };
        let begins = frames.iter().find(|f| f.position == Position::Before && f.who.person);
        if let Some(frame) = begins.filter(|f| f.tokens.start == whole.start) {
            self.answer = Some((frame.who.clone(), line));
        }
        if !carried {
            if points_back(&sentence, &frames) {
                self.reach_back(number, &frames[0]);
            }
            self.attribute(&sentence, &frames, whole.clone());
        }
        let seen = sentence.mentions.iter().rfind(|m| m.who.person && m.who.is_named() && !m.governed);
        if let Some(seen) = seen {
            self.memory.seen = Some(seen.who.clone());
        }
        for mention in sentence.mentions.iter().filter(|m| m.who.is_named() && !m.who.weak) {
            self.memory.mentioned(&mention.who);
        }
        self.quotations(number, &frames, &whole);
        self.before = first;
    }

    /// Who answers in line `line` of an interview: the one addressed by name, else the person of whom the heading told.
    fn answers(&mut self, line: u32) -> Option<(Who, u32)> {
        let (interview, who) = self.interview.as_mut()?;
        if interview.begins(line) && who.is_none() {
            let named = interview.name().and_then(|name| self.memory.by_name(name));
            *who = named.or(self.memory.seen.as_ref()).cloned();
        }
        who.clone().filter(|_| interview.answers(line)).map(|who| (who, line))
    }

    /// A sentence that says who says it.
    fn attribute(&mut self, sentence: &Sentence, frames: &[Frame], whole: Range<usize>) {
        for (covers, number) in cover(sentence, frames, whole) {
            let frame = &frames[number];
            let attribution = self.attribution(&frame.who, covers, Some(frame));
            self.found.push(attribution);
        }
        // *In diesem Jahr habe Moskau 200.000 Mann verloren; London verzeichnete …*: until there the one before speaks.
        if let ([frame], Some(first)) = (frames, self.found.last().map(|a| a.covers.start))
            && frame.position == Position::Around
            && first > sentence.tokens.start
            && self.mood(&(sentence.tokens.start..first)) == Mood::Strong
            && let Some(who) = self.current.clone()
        {
            let attribution = self.attribution(&who, sentence.tokens.start..first, None);
            self.found.push(attribution);
        }
        for frame in frames {
            self.memory.spoke(&frame.who);
            if frame.who.person {
                self.memory.hero = None;
            }
        }
        let main = frames.iter().rev().find(|f| f.verb && f.who.is_named()).or(frames.last());
        if let Some(main) = main {
            let mut who = main.who.clone();
            if who.relays.is_empty() {
                who.relays.clone_from(&main.later);
            }
            self.memory.spoke(&who);
            self.current = Some(who);
        }
        self.memory.topic = None;
        self.in_list = false;
    }

    fn attribution(&self, who: &Who, covers: Range<usize>, frame: Option<&Frame>) -> Attribution {
        let span = |tokens: &Range<usize>| -> Option<Span> {
            (tokens.start < tokens.end).then(|| self.document.span(tokens.clone()))
        };
        let mut entries = who.entries.clone();
        if let Some(frame) = frame.filter(|frame| !frame.entry.0.is_empty()) {
            entries.push(frame.entry);
        }
        Attribution {
            sources: who.origins(),
            relays: who.relays.clone(),
            state: who.state.filter(|_| !who.borrowed),
            covers,
            frame: frame.map_or(0..0, |frame| frame.tokens.clone()),
            carried: frame.is_none(),
            denied: frame.is_some_and(|frame| frame.denied),
            rule: frame.map_or("carried", |frame| frame.rule),
            entries,
            source_span: span(&who.tokens),
            cue_span: frame.and_then(|frame| span(&frame.cue)),
        }
    }

    /// A sentence that does not say who says it: in indirect speech it is the one who spoke before.
    /// Whether it was settled.
    fn carry(&mut self, number: usize, sentence: &Sentence, whole: Range<usize>, silent: bool) -> bool {
        let headline = !self.document.sentences[number].closed;
        let mood = self.mood(&whole);
        let speaker = match mood {
            Mood::Strong => self
                .before_colon(sentence)
                .or(self.current.clone())
                .or(self.memory.topic.take())
                .or(self.memory.last_since(self.section).cloned()),
            Mood::Weak => self.current.clone(),
            Mood::Own => None,
        };
        // *In einem früheren Bericht waren 11.300 aufgeführt*
        let former = |at: usize| {
            self.document.means_any(at, Class::Earlier, &["report", "former"])
                && self.document.has(at + 1, Class::Report)
        };
        let speaker = speaker.or_else(|| {
            let report = silent && whole.clone().take(4).any(former);
            self.memory.last_since(self.section).filter(|_| report).cloned()
        });
        let row = silent && self.is_row(number, sentence);
        let speaker = if row { self.current.clone() } else { speaker.filter(|_| !headline) };
        if let Some(who) = speaker.filter(|who| who.kind != Kind::Nobody) {
            if !silent && mood != Mood::Strong {
                return false;
            }
            let attribution = self.attribution(&who, whole, None);
            self.found.push(attribution);
            self.current = Some(who);
            self.in_list = row;
        } else if silent && headline && self.ends_with_colon(number) {
            // *Gesamtverluste des Gegners:* before a list keeps who spoke before.
            self.in_list = false;
        } else if silent && self.is_aside(&whole) {
            // *Zuvor war von 288 Toten die Rede gewesen*: who spoke before goes on behind it.
        } else if silent {
            self.in_list = false;
            self.current = None;
            if let Some(hero) = self.hero(&whole).filter(|_| !headline) {
                self.memory.hero = Some(hero);
            }
            let subject = sentence.mentions.iter().find(|m| !m.governed && m.who.kind == Kind::Origin);
            self.memory.topic = subject.filter(|m| m.tokens.start <= whole.start + 3).map(|m| m.who.clone());
        } else {
            return false;
        }
        true
    }

    /// An earlier figure that nobody says: *Zuvor war von 288 Toten die Rede gewesen*.
    fn is_aside(&self, whole: &Range<usize>) -> bool {
        let has = |test: &dyn Fn(usize) -> bool| whole.clone().any(test);
        has(&|at| self.document.has(at, Class::Earlier))
            && has(&|at| self.document.means(at, Class::Say, "talk"))
    }

    /// *Für den Experten Gady ist das plausibel: Es seien 300.*
    fn before_colon(&self, sentence: &Sentence) -> Option<Who> {
        let colon = sentence.tokens.clone().find(|at| self.document.tokens[*at].is(':'))?;
        let mut before =
            sentence.mentions.iter().filter(|m| m.tokens.end <= colon && m.who.person && !m.who.weak);
        before.next_back().map(|m| m.who.clone())
    }

    /// *Mykola hatte einen Imbiss*, *Juan Rojas, 38, war Bäcker*: whom the text tells of from now on.
    fn hero(&self, whole: &Range<usize>) -> Option<Who> {
        const LONGEST: usize = 4;
        let name = whole.start..(whole.start + LONGEST).min(whole.end);
        let is_name = |at: &usize| {
            let token = &self.document.tokens[*at];
            token.is_word() && token.capital && self.document.senses(*at).is_empty()
        };
        let length = name.take_while(is_name).count();
        let next = self.document.tokens.get(whole.start + length)?;
        let follows = self.document.has(whole.start + length, Class::Auxiliary) || next.is(',');
        if length == 0 || !follows {
            return None;
        }
        let mut who = Who::origin(super::who::EYEWITNESS, None);
        who.tokens = whole.start..whole.start + length;
        who.person = true;
        who.roles = vec!["person"];
        Some(who)
    }

    fn ends_with_colon(&self, number: usize) -> bool {
        let tokens = &self.document.sentences[number].tokens;
        self.document.tokens[tokens.end - 1].is(':')
    }

    /// A row of a list or table: it goes on with what the line before says.
    fn is_row(&self, number: usize, sentence: &Sentence) -> bool {
        let document = self.document;
        let Some(before) = number.checked_sub(1).map(|before| &document.sentences[before]) else {
            return false;
        };
        let line = &document.sentences[number];
        let ends = document.tokens[line.tokens.end - 1].kind;
        if matches!(ends, TokenKind::Sign('.' | '!' | '?')) || line.line == before.line {
            return false;
        }
        let opens = self.ends_with_colon(number - 1);
        let first = &document.tokens[line.tokens.start];
        let bullet = matches!(first.kind, TokenKind::Sign('-' | '–' | '•' | '*' | '·' | '▪' | '→'));
        let cells = line.span.of(document.text).bytes().any(|byte| matches!(byte, b'\t' | b'|'));
        let colon = line.tokens.clone().any(|at| document.tokens[at].is(':'))
            && sentence.mentions.iter().all(|m| m.who.weak)
            && !before.closed;
        opens || bullet || cells || colon || self.in_list
    }

    fn mood(&self, tokens: &Range<usize>) -> Mood {
        /// Words of a sentence that only compares: *In der Nacht davor waren es noch 249 gewesen.*
        const LONGEST: usize = 10;
        let compares = tokens.len() <= LONGEST
            && tokens.clone().any(|at| self.document.means(at, Class::Continue, "es"));
        let mut mood = if compares { Mood::Weak } else { Mood::Own };
        for at in tokens.clone() {
            let token = &self.document.tokens[at];
            if !token.is_word() || (token.capital && at != tokens.start) {
                continue;
            }
            let here = self.mood_of(at, at == tokens.start);
            if here > mood && self.document.quote_of(at).is_none() {
                mood = here;
            }
        }
        mood
    }

    fn mood_of(&self, at: usize, first: bool) -> Mood {
        let (document, speech) = (self.document, self.document.language.speech);
        if let Some(sense) = document.sense(at, Class::Subjunctive) {
            return if sense.value() == "first" { Mood::Strong } else { Mood::Weak };
        }
        if document.sense(at, Class::Onward).is_some_and(|sense| sense.value() == "weak") && !first {
            return Mood::Weak;
        }
        // *Die Gesamtzahl stieg damit auf 800.000*
        if document.means(at, Class::Onward, "sum") && !first {
            let sentence = document.sentence_of(at).tokens.clone();
            let total = sentence.take(4).any(|near| document.has(near, Class::Total));
            return if total { Mood::Weak } else { Mood::Own };
        }
        let word = document.word(at);
        // All its forms end as this ending does: most words need no further look.
        if word.as_bytes().last() != speech.subjunctive_ending.as_bytes().last() {
            return Mood::Own;
        }
        let known = speech.without_separable(word).is_some_and(|rest| {
            document.language.lexicon.whole(rest).any(|e| e.class == Class::Subjunctive && e.value == "first")
        });
        if known || (word.len() > 7 && word.ends_with(speech.subjunctive_ending)) {
            Mood::Strong
        } else {
            Mood::Own
        }
    }

    /// *Das teilte die Polizei mit*: who said the sentence before this one.
    fn reach_back(&mut self, number: usize, frame: &Frame) {
        let Some(before) = number.checked_sub(1) else { return };
        let tokens = self.document.sentences[before].tokens.clone();
        let own: Vec<usize> = (self.before..self.found.len()).collect();
        let named = own.iter().any(|i| !self.found[*i].sources.is_empty() && !self.found[*i].carried);
        let state = |id: &[String]| frame.who.state.is_some_and(|state| id == [state]);
        let vague = own.iter().all(|i| state(&self.found[*i].sources)) && !state(&frame.who.sources);
        if !named || vague && frame.who.is_named() {
            self.found.truncate(self.before);
            let mut attribution = self.attribution(&frame.who, tokens, Some(frame));
            attribution.carried = true;
            attribution.rule = "das teilte X mit";
            self.found.push(attribution);
            return;
        }
        for i in own {
            let found = &mut self.found[i];
            // *Laut CNN starben 300. Das gehe aus einer Schätzung des Geheimdienstes hervor*: the outlet passes it on.
            if found.sources == [super::who::MEDIA]
                && !found.relays.is_empty()
                && frame.who.kind == Kind::Origin
            {
                found.sources = frame.who.origins();
                found.state = frame.who.state.filter(|_| !frame.who.borrowed);
            }
            for id in &frame.who.relays {
                super::who::push_new(&mut found.relays, id.clone());
            }
        }
    }

    /// A quotation over several sentences has one speaker, named before, between or behind.
    fn quotations(&mut self, number: usize, frames: &[Frame], whole: &Range<usize>) {
        let speaker = frames.iter().find(|frame| frame.who.is_named()).map(|frame| frame.who.clone());
        if let Some(open) = self.open.take() {
            let speaker = open.speaker.or(speaker.clone());
            let ends = open.last < whole.end;
            if let (Some(who), true) = (&speaker, ends) {
                for inner in open.sentence..number + 1 {
                    self.fill(inner, who);
                }
                self.current = Some(who.clone());
            }
            if !ends {
                self.open = Some(Open { speaker, ..open });
            }
        }
        let document = self.document;
        let begun = document
            .quotes
            .iter()
            .skip(document.quotes.partition_point(|quote| quote.last < whole.end))
            .take(8)
            .find(|quote| whole.contains(&quote.first) && quote.last >= whole.end);
        if let Some(quote) = begun {
            let before = speaker.or_else(|| self.introduced(number));
            self.open = Some(Open { last: quote.last, sentence: number, speaker: before });
        } else if frames.is_empty()
            && self.is_quotation(whole)
            && let Some(who) = self.introduced(number)
        {
            self.fill(number, &who);
            self.current = Some(who);
        }
    }

    /// Whether a sentence is a quotation and nothing else.
    fn is_quotation(&self, whole: &Range<usize>) -> bool {
        self.document.quote_of(whole.start).is_some_and(|quote| {
            quote.first == whole.start && quote.last + 2 >= whole.end && quote.last < whole.end
        })
    }

    /// Who introduces a quotation in the sentence before: *Da erzählte er:*, or who speaks on.
    fn introduced(&self, number: usize) -> Option<Who> {
        let before = number.checked_sub(1)?;
        let last = self.document.sentences[before].tokens.end.checked_sub(1)?;
        let colon = self.document.tokens[last].is(':');
        let quoted = self.document.quote_of(last).is_some()
            || self.document.quote_of(last.saturating_sub(1)).is_some();
        if colon || quoted || self.found.get(self.before).is_some() {
            return self.memory.last().cloned();
        }
        // *„…“, sagt Oleksij. Der 30-Jährige ist Sanitäter. „…“*
        const NEAR: usize = 2;
        let since = self.section.max(number.saturating_sub(NEAR));
        self.memory.last_since(since).filter(|who| who.person).cloned()
    }

    /// Covers what is not covered yet of a sentence.
    fn fill(&mut self, number: usize, who: &Who) {
        let tokens = self.document.sentences[number].tokens.clone();
        let covered = self
            .found
            .iter()
            .rev()
            .take(16)
            .any(|a| a.covers.start >= tokens.start && a.covers.end <= tokens.end);
        if !covered {
            let attribution = self.attribution(who, tokens, None);
            self.found.push(attribution);
        }
    }
}
