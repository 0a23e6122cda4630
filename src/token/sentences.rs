//! Tokens to sentences.

use super::{Document, Sentence, TokenKind};
use crate::language::Class;
use crate::text::Span;

/// A sentence of more tokens is cut at its next comma, and at twice as many anywhere: it is a list or noise, and
/// what looks around within a sentence must stay linear in the text.
const MOST_TOKENS: usize = 250;

/// Fills the document's sentences and gives each token its sentence.
pub(super) fn split(document: &mut Document) {
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut first = 0;
    let mut line = 0;
    let mut after_gap = true;
    for at in 0..document.tokens.len() {
        let breaks = breaks_after(document, at);
        let last = at + 1 == document.tokens.len();
        let long = at - first >= MOST_TOKENS
            && (at - first >= 2 * MOST_TOKENS || document.tokens[at].is(',') || document.tokens[at].is(';'));
        if !(last || breaks > 0 || long || (ends_sentence(document, at) && !quote_closes_next(document, at)))
        {
            continue;
        }
        let tokens = first..at + 1;
        let span = document.span(tokens.clone());
        let closed = document.tokens[tokens.clone()]
            .iter()
            .rev()
            .take(3)
            .any(|t| matches!(t.kind, TokenKind::Sign('.' | '!' | '?' | '…')));
        sentences.push(Sentence { span, tokens, line, after_gap, closed });
        first = at + 1;
        if breaks > 0 {
            line += 1;
            after_gap = breaks > 1;
        }
    }
    for (number, sentence) in sentences.iter().enumerate() {
        for token in &mut document.tokens[sentence.tokens.clone()] {
            token.sentence = number as u32;
        }
    }
    document.sentences = sentences;
}

/// How many line breaks stand between token `at` and the next one.
fn breaks_after(document: &Document, at: usize) -> usize {
    let end = document.tokens[at].span.end;
    let next = document.tokens.get(at + 1).map_or(end, |token| token.span.start);
    if next - end < 2 && document.text.as_bytes().get(end as usize) != Some(&b'\n') {
        return 0;
    }
    let gap = Span::new(end, next).of(document.text);
    gap.chars().filter(|c| matches!(c, '\n' | '\u{2028}' | '\u{2029}')).count()
        + usize::from(gap.contains("\u{2029}"))
}

/// Whether the closing sign of a quotation stands right behind token `at`: it belongs to the same sentence.
fn quote_closes_next(document: &Document, at: usize) -> bool {
    document.tokens.get(at + 1).is_some_and(|next| {
        is_closing(next.kind)
            && document.touches_next(at)
            && (next.is(')') || document.quotes.binary_search_by_key(&(at + 1), |quote| quote.last).is_ok())
    })
}

fn is_closing(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Sign('“' | '”' | '"' | '«' | '»' | '‘' | '’' | '›' | '‹' | ')' | ']'))
}

/// Whether a sentence ends with token `at`.
fn ends_sentence(document: &Document, at: usize) -> bool {
    let mut stop = at;
    while stop > 0 && is_closing(document.tokens[stop].kind) && document.touches_next(stop - 1) {
        stop -= 1;
    }
    let TokenKind::Sign(sign) = document.tokens[stop].kind else { return false };
    if !matches!(sign, '.' | '!' | '?' | '…') {
        return false;
    }
    let Some(next) = document.tokens.get(at + 1) else { return true };
    if matches!(next.kind, TokenKind::Sign('.' | '!' | '?' | ',' | ';' | ')' | '…' | ':')) {
        return false;
    }
    let spaced = !document.touches_next(at);
    let begins = next.capital
        || next.is_number()
        || matches!(next.kind, TokenKind::Sign(sign) if !matches!(sign, '–' | '-' | '—'));
    if stop < at {
        // „Wir gehen.“ Er ging. But: „Wir gehen.“ sagte er.
        return spaced && begins;
    }
    if sign != '.' {
        return begins;
    }
    if !begins {
        return false;
    }
    let before = stop.checked_sub(1).map(|before| &document.tokens[before]);
    let Some(before) = before.filter(|token| token.span.end == document.tokens[stop].span.start) else {
        return spaced;
    };
    match before.kind {
        TokenKind::Word => {
            let length = before.span.of(document.text).chars().count();
            // *Sept. 2024*
            let short_month = next.is_number()
                && document
                    .sense(stop - 1, Class::Month)
                    .is_some_and(|month| month.value().ends_with("short"));
            let abbreviated = document.has(stop - 1, Class::Abbreviation) || length == 1 || short_month;
            // No space after a full stop: `wurden.Das`, but not `www.Seite` or `z.B.`.
            !abbreviated && (spaced || (length >= 3 && next.capital && next.span.len() >= 2))
        }
        TokenKind::Number => spaced && !is_ordinal(document, stop - 1),
        TokenKind::Sign(_) => spaced,
    }
}

/// *am 3. Mai*, *die 93. Brigade*: a short number with a full stop before a month, an ordinal's noun or a
/// small letter; *… und starben 2014. Danach …* is none.
fn is_ordinal(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    let digits = token.span.of(document.text);
    // *der 93.*, *zum 1.091. Kriegstag*
    let grouped = |digits: &str| digits.len() == 5 && digits.as_bytes()[1] == b'.';
    let short = digits.len() <= 3 || grouped(digits);
    if !short || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return false;
    }
    let next = at + 2;
    // *am 3. Mai*, *16. 5. 2016*
    let short_number =
        |at: usize| document.tokens.get(at).is_some_and(|token| token.is_number() && token.span.len() <= 2);
    let numeric = short_number(next)
        && (document.tokens.get(next + 1).is_some_and(|token| token.is('.'))
            || document.tokens.get(next).is_some_and(|t| t.span.of(document.text).contains('.')));
    let year = at > 1
        && document.tokens[at - 1].is('.')
        && short_number(at - 2)
        && document.tokens.get(next).is_some_and(|token| token.is_number() && token.span.len() == 4);
    if document.has(next, Class::Month) || numeric || year {
        return true;
    }
    // What stands before a number decides whether it counts or orders: an article or preposition orders.
    let before = at.checked_sub(1);
    before.is_none_or(|before| {
        document.tokens[before].sentence == token.sentence
            && (document.means_any(before, Class::Function, &["article", "demonstrative", "possessive"])
                || document.means(before, Class::Preposition, "contracted")
                || document.has(next, Class::Formation)
                || document.has(next, Class::Force)
                || !document.tokens[before].is_word())
    }) && document.tokens.get(next).is_some_and(|next| next.capital && next.is_word())
}
