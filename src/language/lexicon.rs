//! Word lists and their look-up.
//!
//! One line format for all lists:
//!
//! ```text
//! # a comment
//! form, other form = class value
//! ? A sentence with 300 of them => what the stage must find in it
//! ?! A sentence in which it must find nothing
//! ```
//!
//! Marks inside a form: `~` adjective endings (none, e, en, er, es, em) · `^` genitive endings (none, s, es) ·
//! `*` at the start: the head of a compound too (`*soldaten` reads *Elitesoldaten*) · `!` at the start: a false
//! friend, the whole word means nothing here (`!arbeitskräfte`). A form may have several words. Case does not
//! matter. Within one list a form stands once; of several lists each gives its own sense.

use std::cmp::Reverse;
use std::ops::Range;

use super::numbers::Numbers;
use crate::order;
use crate::text::fold;

/// A word list: its name and its text.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The file's name without ending.
    pub name: &'static str,
    /// The file's text.
    pub text: &'static str,
}

macro_rules! classes {
    ($($(#[$about:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// What sort of word an entry is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Class { $($(#[$about])* $variant),+ }

        impl Class {
            /// All classes.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            fn from_name(name: &str) -> Option<Self> {
                // A walk: a `match` on as many names would be 2 KB of code.
                let place = [$($name),+].iter().position(|known| *known == name)?;
                Self::ALL.get(place).copied()
            }
        }
    };
}

classes! {
    /// A false friend: means nothing here.
    Nothing = "nothing",
    /// A number word that no rule can spell: *Dutzend*.
    Number = "number",
    /// A word that multiplies the number before it: *Millionen*.
    Scale = "scale",
    /// A word for a power of ten or a dozen in the plural, with its least and greatest number: *Tausende*.
    Order = "order",
    /// A word that raises one order of size to the next: *wenn nicht*.
    Raise = "raise",
    /// *halb*, before a scale.
    Half = "half",
    /// A modifier of the number after it: *rund*.
    Bound = "bound",
    /// A modifier behind its number: *oder mehr*.
    After = "after",
    /// A word between a modifier and its number that changes nothing: *insgesamt*.
    Transparent = "transparent",
    /// *bis*, *zwischen*: the words of a range.
    Range = "range",
    /// A modifier that is a preposition too: *über*.
    Ambiguous = "ambiguous",
    /// A verb or noun that takes such a preposition: *berichtete über*.
    Governs = "governs",
    /// A share: *Drittel*.
    Share = "share",
    /// A military formation with its least and greatest number of people: *Bataillon*.
    Formation = "formation",
    /// A noun for people, with their kind: *Soldaten*.
    Person = "person",
    /// A noun for people under a measure: *Tote*.
    Victim = "victim",
    /// A noun for a number of people: *Zahl*, *Anzahl*.
    Total = "total",
    /// A word of degree between two outcomes: *schwer*.
    Degree = "degree",
    /// A word that takes up a measure said before: *die Rede*.
    Continue = "continue",
    /// A noun for an attack or disaster: what it counts is one event.
    Event = "event",
    /// A noun for a whole war.
    Conflict = "conflict",
    /// A word of a running total: *bisher*.
    Running = "running",
    /// What makes a count of people none: *ausgetauscht*.
    Exclude = "exclude",
    /// A word for one's own or the enemy's people.
    Camp = "camp",
    /// A noun for losses as such: *Verluste*.
    Loss = "loss",
    /// A verb that befalls its subject: *starben*.
    Verb = "verb",
    /// A verb that its subject does to its object: *töteten*.
    Deed = "deed",
    /// A verb whose particle stands at the end of its clause: *nahm … fest*.
    Separable = "separable",
    /// A participle of what befell: *getötet*.
    Participle = "participle",
    /// A noun for the act: *Tötung von*, *Tod von*.
    Act = "act",
    /// An adjective or participle before its noun: *verwundete Soldaten*.
    Attribute = "attribute",
    /// A noun that is counted and no people: *Panzer*, *Orte*.
    Other = "other",
    /// A state.
    Country = "country",
    /// An adjective of a state or group.
    Nationality = "nationality",
    /// People of a state or group: *Nordkoreaner*.
    Nationals = "nationals",
    /// A capital or seat of government, standing for its state.
    Capital = "capital",
    /// A named force or group that is a side of its own.
    Group = "group",
    /// A head of state or government, who stands for what the state does.
    Leader = "leader",
    /// A noun for where a war is fought: *Kampfgebiet*.
    Theatre = "theatre",
    /// A noun for an area before its name: *Region*.
    Area = "area",
    /// A region, city or front.
    Place = "place",
    /// Somebody who says numbers, with the source's id.
    Source = "source",
    /// Somebody who passes on what others say, with the relay's id.
    Outlet = "outlet",
    /// A role that becomes a source with its country: *Verteidigungsministerium*.
    Office = "office",
    /// A noun that takes up a source named before: *der Dienst*.
    Anaphor = "anaphor",
    /// A verb of saying.
    Say = "say",
    /// A noun of saying: *Angaben*, *Schätzungen*.
    Report = "report",
    /// A preposition or postposition of a source: *laut*, *zufolge*.
    According = "according",
    /// A word that carries a source on: *demnach*.
    Onward = "onward",
    /// A verb in the subjunctive, the first or the second: *sei*, *wäre*.
    Subjunctive = "subjunctive",
    /// A noun of asking: *auf Anfrage der dpa*.
    Ask = "ask",
    /// A word that denies.
    Deny = "deny",
    /// A word that makes it only possible.
    Possible = "possible",
    /// A word that marks an earlier figure.
    Earlier = "earlier",
    /// A verb by which a party owns its losses.
    Admit = "admit",
    /// A verb of finding.
    Found = "found",
    /// Brought to a hospital, treated there: told of the wounded where something happened.
    Care = "care",
    /// A noun that makes the people behind it a mere topic: *Video von*.
    Topic = "topic",
    /// A verb that corrects a figure.
    Correct = "correct",
    /// A word of a rate: *täglich*.
    Rate = "rate",
    /// A word of a whole army's size: *verfügt über*.
    Extent = "extent",
    /// A month, with its number.
    Month = "month",
    /// A weekday, 0 for Monday.
    Weekday = "weekday",
    /// A season.
    Season = "season",
    /// A word of time: *heute*, *gestern*, *Wochenende*.
    Time = "time",
    /// A unit of time: *Tage*.
    Unit = "unit",
    /// What points a time: *vergangen*, in units from now or from the time last spoken of.
    Relative = "relative",
    /// A number of times that is not told: *einige*.
    Quantifier = "quantifier",
    /// A part of a month, year, week: *Anfang*.
    Part = "part",
    /// A number that orders: *zweite*.
    Ordinal = "ordinal",
    /// A day of the year with a name: *Neujahr*.
    Holiday = "holiday",
    /// A preposition that leads a time in: *seit*.
    Lead = "lead",
    /// A word behind a time that moves it: *später*.
    Shift = "shift",
    /// A word that tells the tense of its clause: *wird*.
    Tense = "tense",
    /// A war or its beginning.
    War = "war",
    /// A word before the day on which an article appeared: *Stand*.
    Dateline = "dateline",
    /// An abbreviation with a full stop.
    Abbreviation = "abbreviation",
    /// A preposition of place or time.
    Preposition = "preposition",
    /// A noun for a force, no count of people: *Streitkräfte*, *Korps*.
    Force = "force",
    /// An auxiliary or modal verb.
    Auxiliary = "auxiliary",
    /// An article, pronoun or other small word that grammar asks for.
    Function = "function",
}

/// One line of a word list.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The list's name.
    pub list: &'static str,
    /// The line, from 1.
    pub line: u32,
    /// What sort of word.
    pub class: Class,
    /// What it means; words apart from each other by a space.
    pub value: &'static str,
}

impl Entry {
    /// Of a [`Class::Place`], the state whose authorities speak there (none where it is disputed or in several
    /// states), and the name to show.
    pub fn place(&self) -> Option<(Option<&'static str>, &'static str)> {
        let (state, name) = self.value.split_once(' ').filter(|_| self.class == Class::Place)?;
        Some(((state != "-").then_some(state), name))
    }
}

/// An example in a list, which runs as a test of the stage that reads the list.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The list's name.
    pub list: &'static str,
    /// The line, from 1.
    pub line: u32,
    /// The sentence.
    pub sentence: &'static str,
    /// What must be found; `None`: nothing.
    pub expected: Option<&'static str>,
}

/// Classes of words: a bit each, so that whether a word has one is told without a look at its senses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes([u64; 2]);

const _: () = assert!(Class::ALL.len() <= 128, "each class has a bit");

impl Classes {
    /// No class.
    pub const NONE: Self = Self([0; 2]);

    /// These classes.
    pub const fn of(classes: &[Class]) -> Self {
        let mut set = Self::NONE;
        let mut at = 0;
        while at < classes.len() {
            set = set.with(classes[at]);
            at += 1;
        }
        set
    }

    /// These and one more.
    #[must_use]
    pub const fn with(mut self, class: Class) -> Self {
        self.0[class as usize >> 6] |= 1 << (class as u32 & 63);
        self
    }

    /// Whether it is among them.
    #[inline(always)]
    pub const fn has(self, class: Class) -> bool {
        self.0[class as usize >> 6] >> (class as u32 & 63) & 1 != 0
    }

    /// Whether the two share one.
    #[inline(always)]
    pub const fn meets(self, other: Self) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) != 0
    }
}

/// A word of the lists, first or further word of a form or a compound's head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known(u32);

impl Known {
    /// A word of no list.
    pub const NOT: Self = Self(0);

    pub(super) const fn from_number(number: u32) -> Self {
        Self(number)
    }

    pub(super) const fn number(self) -> usize {
        self.0 as usize
    }
}

/// One form: the entry it belongs to and its words after the first, as places in the lexicon's `rests`.
#[derive(Clone)]
struct Form {
    entry: u32,
    /// The number of the entry's list.
    list: u8,
    rest: Range<u32>,
}

/// All word lists of a language, for look-up by folded word.
///
/// Each word has a number; a text's words are looked up once for their numbers, and all else compares numbers.
pub struct Lexicon {
    entries: Vec<Entry>,
    numbers: Numbers,
    /// By a word's number, where its forms begin in `forms`; they end where the next word's begin.
    starts: Vec<u32>,
    forms: Vec<Form>,
    /// The further words of all forms.
    rests: Vec<Known>,
    /// By a word's number, what it is the head of; the first and the one behind the last in `heads`.
    head_of: Vec<Range<u32>>,
    heads: Vec<u32>,
    /// By the last three bytes of a head (hashed), a bit for each length that such heads have: most words need no
    /// further look, the others one or two.
    endings: Box<[u64]>,
    examples: Vec<Example>,
}

const ADJECTIVE: [&str; 6] = ["", "e", "en", "er", "es", "em"];
const GENITIVE: [&str; 3] = ["", "s", "es"];
/// Shortest part before a compound's head, in bytes.
const SHORTEST_PREFIX: usize = 2;
/// Heads are shorter, in bytes: each length has a bit.
const LONGEST_HEAD: usize = 64;
/// Places for endings.
const ENDINGS: usize = 4096;

/// Reads lists line by line into what becomes a lexicon.
#[derive(Default)]
struct Builder {
    /// How many lists have been read.
    lists: u8,
    entries: Vec<Entry>,
    numbers: Numbers,
    /// By a word's number, its last form.
    last: Vec<u32>,
    /// All forms, each with the one before it that begins with the same word.
    forms: Vec<(Form, u32)>,
    rests: Vec<Known>,
    /// Words and what they are heads of.
    heads: Vec<(Known, u32)>,
    examples: Vec<Example>,
    /// The last class, with its name.
    class: Option<(&'static str, Class)>,
}

/// No form.
const NONE: u32 = u32::MAX;

impl Builder {
    fn read_line(&mut self, list: &'static str, line: u32, text: &'static str) {
        if text.is_empty() || text.starts_with('#') {
            return;
        }
        if let Some(sentence) = text.strip_prefix("?!") {
            self.examples.push(Example { list, line, sentence: sentence.trim(), expected: None });
            return;
        }
        if let Some(example) = text.strip_prefix('?') {
            let Some((sentence, expected)) = example.split_once("=>") else {
                panic!("{list}:{line}: an example needs `=>`");
            };
            let expected = Some(expected.trim());
            self.examples.push(Example { list, line, sentence: sentence.trim(), expected });
            return;
        }
        let (forms, class, value) = match text.split_once('=') {
            Some((forms, meaning)) => {
                let meaning = meaning.trim_ascii();
                let (class, value) = meaning.split_once(' ').unwrap_or((meaning, ""));
                (forms, self.class(list, line, class), value.trim_ascii())
            }
            None if text.starts_with('!') => (text, Class::Nothing, ""),
            None => panic!("{list}:{line}: no `=`"),
        };
        self.entries.push(Entry { list, line, class, value });
        for form in forms.split(',') {
            let form = form.trim_ascii();
            let form = form.strip_prefix('!').unwrap_or(form);
            let bare = form.strip_prefix('*').unwrap_or(form);
            self.read_form(bare, &mut Vec::new(), bare.len() < form.len());
        }
    }

    /// The class of that name. Lines of one class mostly follow each other: then it is that of the line before.
    fn class(&mut self, list: &str, line: u32, name: &'static str) -> Class {
        match self.class {
            Some((known, class)) if known == name => class,
            _ => {
                let Some(class) = Class::from_name(name) else { panic!("{list}:{line}: no class `{name}`") };
                self.class = Some((name, class));
                class
            }
        }
    }

    /// Adds the inflections of the words in `form`, which follow those of `before`.
    fn read_form(&mut self, form: &str, before: &mut Vec<Known>, is_head: bool) {
        let form = form.trim_ascii_start();
        if form.is_empty() {
            self.add(before, is_head);
            return;
        }
        let (word, further) = form.split_once(' ').unwrap_or((form, ""));
        let (stem, endings): (&str, &[&str]) = match (word.strip_suffix('~'), word.strip_suffix('^')) {
            (Some(stem), _) => (stem, &ADJECTIVE),
            (_, Some(stem)) => (stem, &GENITIVE),
            _ => (word, &[""]),
        };
        let mut inflected = String::with_capacity(word.len() + 2);
        fold(stem, &mut inflected);
        let length = inflected.len();
        for ending in endings {
            inflected.truncate(length);
            inflected.push_str(ending);
            before.push(self.number(&inflected));
            self.read_form(further, before, is_head);
            before.pop();
        }
    }

    /// The number of a word, which it gets where it is new.
    fn number(&mut self, word: &str) -> Known {
        let known = self.numbers.add(word);
        self.last.resize(self.numbers.count(), NONE);
        known
    }

    /// Adds a form of the last entry.
    fn add(&mut self, words: &[Known], is_head: bool) {
        let [first, rest @ ..] = words else { return };
        let number = self.entries.len() as u32 - 1;
        let entry = self.entries[number as usize];
        if is_head && rest.is_empty() {
            let length = self.numbers.letters(*first).len();
            assert!((3..LONGEST_HEAD).contains(&length), "{}: a head of {length} bytes", entry.list);
            self.heads.push((*first, number));
        }
        let last = self.last[first.number()];
        let mut at = last;
        while let Some((form, before)) = self.forms.get(at as usize) {
            let twin = &self.entries[form.entry as usize];
            if twin.list == entry.list
                && self.rests[form.rest.start as usize..form.rest.end as usize] == *rest
            {
                // `~` and `^` may make the same form twice on one line.
                assert!(
                    form.entry == number || (twin.class, twin.value) == (entry.class, entry.value),
                    "{}:{}: a form that line {} has with another meaning",
                    entry.list,
                    entry.line,
                    twin.line
                );
                return;
            }
            at = *before;
        }
        self.last[first.number()] = self.forms.len() as u32;
        let start = self.rests.len() as u32;
        self.rests.extend(rest);
        let rest = start..self.rests.len() as u32;
        self.forms.push((Form { entry: number, list: self.lists, rest }, last));
    }

    fn finish(self) -> Lexicon {
        let mut starts = Vec::with_capacity(self.last.len() + 1);
        let mut forms = Vec::with_capacity(self.forms.len());
        for last in &self.last {
            let first = forms.len();
            starts.push(first as u32);
            let mut at = *last;
            while let Some((form, before)) = self.forms.get(at as usize) {
                forms.push(form.clone());
                at = *before;
            }
            if let Some(forms) = forms.get_mut(first..).filter(|forms| forms.len() > 1) {
                forms.reverse();
                order::by_key(forms, |form| Reverse(form.rest.len()));
            }
        }
        starts.push(forms.len() as u32);
        let mut endings: Box<[u64]> = vec![0; ENDINGS].into();
        let mut head_of = vec![0..0; self.last.len()];
        // How many each word heads, then where they stand: counted, since sorting takes three times as long.
        for (word, _) in &self.heads {
            head_of[word.number()].end += 1;
            let letters = self.numbers.letters(*word);
            if let Some(lengths) = endings.get_mut(ending(letters)) {
                *lengths |= 1 << letters.len();
            }
        }
        let mut start = 0;
        for range in &mut head_of {
            let count = range.end;
            *range = start..start;
            start += count;
        }
        let mut heads = vec![0; self.heads.len()];
        for (word, entry) in &self.heads {
            let range = &mut head_of[word.number()];
            heads[range.end as usize] = *entry;
            range.end += 1;
        }
        Lexicon {
            entries: self.entries,
            numbers: self.numbers,
            starts,
            forms,
            rests: self.rests,
            head_of,
            heads,
            endings,
            examples: self.examples,
        }
    }
}

impl Lexicon {
    /// Reads the lists.
    ///
    /// # Panics
    /// Where a line cannot be read or a form stands twice in a list: the lists are part of the program, and a
    /// test reads them all.
    pub fn new(lists: &[List]) -> Self {
        let mut builder = Builder::default();
        for list in lists {
            for (number, line) in list.text.lines().enumerate() {
                builder.read_line(list.name, number as u32 + 1, line.trim_ascii());
            }
            builder.lists += 1;
        }
        builder.finish()
    }

    /// A folded word's number.
    pub fn known(&self, word: &str) -> Known {
        self.numbers.of(word)
    }

    fn forms(&self, word: Known) -> &[Form] {
        let at = word.number();
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => &self.forms[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The entries of a folded word as it stands, of one word only.
    pub fn whole<'a>(&'a self, word: &str) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let forms = self.forms(self.known(word));
        forms.iter().filter(|form| form.rest.is_empty()).map(|form| &self.entries[form.entry as usize])
    }

    /// Calls `found` with every entry that begins with the word `first`, and with its number of words; of one
    /// list only the longest. `next(i)` gives the word `i` places further on.
    pub fn at<'a>(
        &'a self,
        first: Known,
        next: impl Fn(usize) -> Known,
        mut found: impl FnMut(&'a Entry, usize),
    ) {
        let mut longest = [(0, 0); 8];
        let mut lists = 0;
        for form in self.forms(first) {
            let rest = &self.rests[form.rest.start as usize..form.rest.end as usize];
            let fits = rest.iter().enumerate().all(|(i, word)| next(i + 1) == *word);
            if !fits {
                continue;
            }
            let entry = &self.entries[form.entry as usize];
            let length = rest.len() + 1;
            match longest[..lists].iter().find(|(list, _)| *list == form.list) {
                Some((_, seen)) if *seen > length => continue,
                Some(_) => {}
                None if lists < longest.len() => {
                    longest[lists] = (form.list, length);
                    lists += 1;
                }
                None => {}
            }
            found(entry, length);
        }
    }

    /// The entries whose head ends the folded compound `word`: of each list those of its longest head.
    pub fn head<'a>(&'a self, word: &str) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let mut entries: Vec<&Entry> = Vec::new();
        let mut lengths = self.endings.get(ending(word)).copied().unwrap_or_default();
        while lengths != 0 {
            // The longest first.
            let length = lengths.ilog2() as usize;
            lengths ^= 1 << length;
            let start = word.len().checked_sub(length).filter(|start| *start >= SHORTEST_PREFIX);
            let Some(head) = start.and_then(|start| word.get(start..)) else { continue };
            let Some(found) = self.head_of.get(self.known(head).number()) else { continue };
            let longer = entries.len();
            for entry in &self.heads[found.start as usize..found.end as usize] {
                let entry = &self.entries[*entry as usize];
                if entries[..longer].iter().all(|seen| seen.list != entry.list) {
                    entries.push(entry);
                }
            }
        }
        entries.into_iter()
    }

    /// The entries of all lists.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The examples of the named list.
    pub fn examples<'a>(&'a self, list: &'a str) -> impl Iterator<Item = &'a Example> {
        self.examples.iter().filter(move |example| example.list == list)
    }
}

/// The place of a word's last three bytes; past the last place where it has fewer.
fn ending(word: &str) -> usize {
    let [.., a, b, c] = *word.as_bytes() else { return ENDINGS };
    let three = u32::from_le_bytes([a, b, c, 0]);
    (three.wrapping_mul(0x9e37_79b1) >> 20) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOYS: &[List] = &[List {
        name: "toys",
        text: "# a list\nrund, circa = bound about\nmehr als = bound more_than\nmehr = bound about\n\
               *soldaten = person troops\nfrüher~ dienst^ = source nis\n!zinnsoldaten\n? rund 3 => about 3\n?! nichts",
    }];

    fn look<'a>(lexicon: &'a Lexicon, words: &[&str], found: impl FnMut(&'a Entry, usize)) {
        let known: Vec<Known> = words.iter().map(|word| lexicon.known(word)).collect();
        lexicon.at(known[0], |i| known.get(i).copied().unwrap_or(Known::NOT), found);
    }

    #[test]
    fn classes_are_bits() {
        for class in Class::ALL {
            let set = Classes::of(&[*class]);
            assert!(set.has(*class) && set.meets(set));
            assert_eq!(Class::ALL.iter().filter(|it| set.has(**it)).count(), 1);
        }
    }

    #[test]
    fn longest_form_of_a_list_wins() {
        let lexicon = Lexicon::new(TOYS);
        let mut found = Vec::new();
        look(&lexicon, &["mehr", "als"], |entry, length| found.push((entry.value, length)));
        assert_eq!(found, [("more_than", 2)]);
    }

    #[test]
    fn heads_and_false_friends() {
        let lexicon = Lexicon::new(TOYS);
        assert_eq!(lexicon.head("elitesoldaten").map(|e| e.value).collect::<Vec<_>>(), ["troops"]);
        assert!(lexicon.head("soldatenrat").next().is_none());
        assert_eq!(lexicon.whole("zinnsoldaten").map(|e| e.class).collect::<Vec<_>>(), [Class::Nothing]);
    }

    #[test]
    fn inflections_of_several_words() {
        let lexicon = Lexicon::new(TOYS);
        let mut found = 0;
        look(&lexicon, &["früheren", "dienstes"], |_, length| found = length);
        assert_eq!(found, 2);
        assert_eq!(lexicon.examples("toys").count(), 2);
    }

    #[test]
    #[should_panic(expected = "toys:2: a form that line 1 has with another meaning")]
    fn one_form_two_meanings() {
        Lexicon::new(&[List { name: "toys", text: "rund = bound about\nRund = bound exact" }]);
    }
}
