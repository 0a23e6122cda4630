//! Words in a text, found again after the text has changed.

use crate::text::Span;

/// So many bytes of text before and after the words are kept, at most.
pub const CONTEXT: usize = 40;

/// Longer words are no number's.
const LONGEST: usize = 400;

/// Words of an article, with their surroundings and the place where they stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The article's id.
    pub article: String,
    /// The words.
    pub quote: String,
    /// The text right before them.
    pub prefix: String,
    /// The text right after them.
    pub suffix: String,
    /// Their first byte, when they were anchored.
    pub start: u32,
}

impl Anchor {
    /// The anchor for the words at `span`; `None` where there are none, or more than a number has.
    pub fn new(article: &str, text: &str, span: Span) -> Option<Self> {
        let quote = span.of(text);
        if quote.trim().is_empty() || quote.len() > LONGEST {
            return None;
        }
        let range = span.range();
        let from =
            (range.start.saturating_sub(CONTEXT)..=range.start).find(|&at| text.is_char_boundary(at))?;
        let to =
            (range.end..=text.len().min(range.end + CONTEXT)).rev().find(|&at| text.is_char_boundary(at))?;
        Some(Self {
            article: article.to_owned(),
            quote: quote.to_owned(),
            prefix: text[from..range.start].to_owned(),
            suffix: text[range.end..to].to_owned(),
            start: span.start,
        })
    }

    /// Where the words now stand in `text`, exactly as they did.
    pub fn exact(&self, text: &str) -> Option<Span> {
        let span = self.at(self.start);
        (span.of(text) == self.quote && self.alike(text, span) == self.prefix.len() + self.suffix.len())
            .then_some(span)
    }

    /// The span of the words where they begin at `start`.
    pub fn at(&self, start: u32) -> Span {
        Span::new(start, start.saturating_add(self.quote.len() as u32))
    }

    /// How much of the surroundings is the same at `span`, in bytes.
    pub fn alike(&self, text: &str, span: Span) -> usize {
        let (Some(before), Some(after)) = (text.get(..span.range().start), text.get(span.range().end..))
        else {
            return 0;
        };
        let same = |(one, other): &(u8, u8)| one == other;
        let before = before.bytes().rev().zip(self.prefix.bytes().rev()).take_while(same).count();
        let after = after.bytes().zip(self.suffix.bytes()).take_while(same).count();
        before + after
    }

    /// The one of `spans` whose surroundings are most alike; of two equal ones that which lies nearer to where the
    /// words stood. `None` where the surroundings of none are alike: a third of them, at least.
    pub fn best(&self, text: &str, spans: impl Iterator<Item = Span>) -> Option<Span> {
        let whole = self.prefix.len() + self.suffix.len();
        let alike = spans.map(|span| (self.alike(text, span), span)).filter(|(alike, _)| 3 * alike >= whole);
        alike
            .min_by_key(|(alike, span)| (whole - (*alike).min(whole), span.start.abs_diff(self.start)))
            .map(|(_, span)| span)
    }
}
