//! Interviews: lines that ask somebody, and what is said behind them.
//!
//! *Der Militärexperte Karl Brandt über die Lage* / *Herr Brandt, wie viele sind gefallen?* / *Ich halte 80.000 für
//! plausibel.* — the answer is Brandt's. Lines that only ask the reader (*Wie viele sind gefallen?*) make no interview.
//!
//! Limit: one who answers; who asks is told by the polite address or by name.

use crate::token::Document;

/// The lines of an interview that ask.
pub(super) struct Interview {
    /// The lines, in order.
    questions: Vec<u32>,
    /// The folded name by which the one who answers is addressed.
    name: Option<String>,
}

impl Interview {
    /// The interview that a text is, if it is one.
    pub fn of(document: &Document) -> Option<Self> {
        /// Sentences of a question.
        const LONGEST: usize = 4;
        let mut interview = Self { questions: Vec::new(), name: None };
        let mut polite = 0;
        let mut rest = document.sentences.as_slice();
        while let Some(first) = rest.first() {
            let length = rest.iter().take_while(|sentence| sentence.line == first.line).count();
            let (line, behind) = rest.split_at(length);
            rest = behind;
            let last = line[length - 1].tokens.end - 1;
            if length > LONGEST || !document.tokens[last].is('?') {
                continue;
            }
            interview.questions.push(first.line);
            let name = addressed(document, first.tokens.start);
            if interview.name.is_none() {
                interview.name = name;
            }
            polite += usize::from((first.tokens.start..last).any(|at| is_polite(document, at)));
        }
        let asked = interview.name.is_some() || polite > 1;
        (interview.questions.len() > 1 && asked).then_some(interview)
    }

    /// Whether a line is the first that asks.
    pub fn begins(&self, line: u32) -> bool {
        self.questions.first() == Some(&line)
    }

    /// Whether a line answers.
    pub fn answers(&self, line: u32) -> bool {
        self.questions.first().is_some_and(|first| *first < line)
            && self.questions.binary_search(&line).is_err()
    }

    /// The folded name by which the one who answers is addressed.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
}

/// *Herr Brandt, wie …*: the folded last name.
fn addressed(document: &Document, start: usize) -> Option<String> {
    /// Titles and names up to the comma: *Frau Professor Anna Berg,*.
    const LONGEST: usize = 5;
    let speech = document.language.speech;
    if !speech.titles.contains(&document.word(start)) {
        return None;
    }
    let comma = (start + 2..start + 2 + LONGEST)
        .find(|at| document.tokens.get(*at).is_some_and(|token| token.is(',')))?;
    document.tokens[comma - 1].capital.then(|| document.word(comma - 1).to_owned())
}

/// *Wie schätzen Sie das ein?*
fn is_polite(document: &Document, at: usize) -> bool {
    document.tokens[at].capital
        && at > document.sentence_of(at).tokens.start
        && document.language.speech.polite.contains(&document.word(at))
}
