//! A stretch of an article's text, cut where something in it is to be highlighted.
//!
//! Limit: at most [`REACH`] bytes on each side of the sentence shown, so that a huge article costs no more than
//! a long one. Spans that do not fit the text are left out.
//!
//! ```
//! use streitzahl::app::excerpt::cut;
//! use streitzahl::text::Span;
//! let excerpt = cut("Es fielen 300 Mann.\nMehr nicht.", &[Span::new(0, 19)], &[Span::new(10, 13)]);
//! assert_eq!(excerpt.paragraphs.len(), 2);
//! let words: Vec<&str> = excerpt.paragraphs[0].iter().map(|piece| piece.text).collect();
//! assert_eq!(words, ["Es fielen ", "300", " Mann."]);
//! assert!(excerpt.paragraphs[0][0].sentence && excerpt.paragraphs[0][1].number == Some(0));
//! ```

use crate::order;
use crate::text::Span;

/// How many bytes of text are shown before and after the first sentence.
pub const REACH: usize = 8 * 1024;

/// A stretch of text in one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// Whether it lies in one of the sentences.
    pub sentence: bool,
    /// Which of the numbers it belongs to.
    pub number: Option<usize>,
}

/// Paragraphs, each a run of pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// Lines that hold a word.
    pub paragraphs: Vec<Vec<Piece<'a>>>,
    /// Whether text before it was left out.
    pub cut_before: bool,
    /// Whether text after it was left out.
    pub cut_after: bool,
}

/// Cuts `text` around `sentences`; the first one is the one shown. Of numbers that overlap the earlier wins.
pub fn cut<'a>(text: &'a str, sentences: &[Span], numbers: &[Span]) -> Excerpt<'a> {
    let fits = |span: &Span| !span.is_empty() && text.get(span.range()).is_some();
    let main = sentences.iter().copied().find(fits).unwrap_or(Span::new(0, 0)).range();
    let start = floor(text, main.start.saturating_sub(REACH));
    let end = floor(text, main.end.saturating_add(REACH).min(text.len()));
    let inside = |span: &Span| fits(span) && start <= span.range().start && span.range().end <= end;
    let mut sentences: Vec<Span> = sentences.iter().copied().filter(inside).collect();
    order::sort(&mut sentences);
    let mut numbers: Vec<(Span, usize)> =
        numbers.iter().copied().enumerate().filter(|(_, span)| inside(span)).map(|(n, s)| (s, n)).collect();
    order::sort(&mut numbers);
    let mut cuts: Vec<usize> = sentences
        .iter()
        .chain(numbers.iter().map(|(span, _)| span))
        .flat_map(|span| [span.range().start, span.range().end])
        .collect();
    order::sort(&mut cuts);
    cuts.dedup();

    let mut excerpt = Excerpt { cut_before: start > 0, cut_after: end < text.len(), ..Excerpt::default() };
    let (mut cuts, mut sentences, mut numbers) =
        (cuts.into_iter().peekable(), sentences.into_iter().peekable(), numbers.into_iter().peekable());
    let mut at = start;
    for line in text[start..end].split_inclusive('\n') {
        let line_end = at + line.len();
        let mut pieces = Vec::new();
        while at < line_end {
            while cuts.next_if(|&cut| cut <= at).is_some() {}
            let next = cuts.peek().map_or(line_end, |&cut| cut.min(line_end));
            while sentences.next_if(|span| span.range().end <= at).is_some() {}
            while numbers.next_if(|(span, _)| span.range().end <= at).is_some() {}
            let sentence = sentences.peek().is_some_and(|span| span.range().start <= at);
            let number = numbers.peek().filter(|(span, _)| span.range().start <= at).map(|&(_, n)| n);
            pieces.push(Piece { text: text[at..next].trim_end_matches(['\n', '\r']), sentence, number });
            at = next;
        }
        pieces.retain(|piece| !piece.text.is_empty());
        if pieces.iter().any(|piece| !piece.text.trim().is_empty()) {
            excerpt.paragraphs.push(pieces);
        }
    }
    excerpt
}

/// The nearest place at or before `at` between two characters.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&place| text.is_char_boundary(place)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(excerpt: &Excerpt) -> String {
        excerpt.paragraphs.iter().flatten().map(|piece| piece.text).collect()
    }

    #[test]
    fn spans_that_do_not_fit_are_left_out() {
        let text = "Zwölf fielen.";
        for span in [Span::new(2, 3), Span::new(3, 900), Span::new(5, 5), Span::new(9, 2), Span::new(3, 4)] {
            let excerpt = cut(text, &[span], &[span]);
            assert_eq!(joined(&excerpt), text, "{span:?}");
        }
        assert_eq!(cut("", &[Span::new(0, 1)], &[]), Excerpt::default());
    }

    #[test]
    fn numbers_and_sentences_may_overlap_and_nest() {
        let text = "a b c d e f g\n\nh i";
        let spans = [Span::new(0, 5), Span::new(2, 9), Span::new(4, 6), Span::new(4, 18)];
        let excerpt = cut(text, &spans, &spans);
        assert_eq!(joined(&excerpt), "a b c d e f gh i");
        assert_eq!(excerpt.paragraphs.len(), 2);
        assert_eq!(excerpt.paragraphs[0][0].number, Some(0));
    }

    #[test]
    fn a_huge_line_is_cut_on_characters() {
        let text = "ä".repeat(100_000);
        let excerpt = cut(&text, &[Span::new(50_000, 50_010)], &[]);
        assert!(excerpt.cut_before && excerpt.cut_after);
        assert!(joined(&excerpt).len() <= 2 * REACH + 20);
        assert!(excerpt.paragraphs[0].iter().any(|piece| piece.sentence && piece.text == "äääää"));
    }
}
