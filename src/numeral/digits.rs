//! Numbers written in digits.

use super::{Form, Numeral, is_part_of_word, scaled};
use crate::language::Class;
use crate::text::Span;
use crate::token::Document;

/// *2.700*, *14 000*, *253'000*, *1,3 Millionen*; `None` for dates, scores, ordinals, parts of words.
pub(super) fn read(document: &Document, at: usize) -> Option<Numeral> {
    let written = document.tokens[at].span.of(document.text);
    let (mut digits, decimals) = grouped(written)?;
    let mut end = at + 1;
    if decimals.is_none()
        && written.len() <= 3
        && written.bytes().all(|b| b.is_ascii_digit())
        && !written.starts_with('0')
    {
        while let Some(group) = spaced_group(document, end) {
            digits.push_str(group);
            end += 1;
        }
    }
    if is_part_of_word(document, end - 1) || (end > at + 1 && is_part_of_word(document, at)) {
        return None;
    }
    if digits.len() > 15 {
        return None;
    }
    let whole: u64 = digits.parse().ok()?;
    if document.has(end, Class::Scale) {
        return with_scale(document, at, end, whole, decimals.as_deref().unwrap_or_default());
    }
    if let Some(decimals) = &decimals {
        let number = with_scale(document, at, shared_scale(document, end)?, whole, decimals)?;
        return Some(Numeral { tokens: at..end, ..number });
    }
    if is_ordinal(document, end - 1) {
        return None;
    }
    Some(Numeral::new(at..end, whole, Form::Digits))
}

/// *2,5 bis 3,5 Millionen*, *zwischen 2,5 und 3,5 Millionen*: the scale word that both share.
fn shared_scale(document: &Document, end: usize) -> Option<usize> {
    let sign = |token: &crate::token::Token| ['-', '–', '—'].iter().any(|sign| token.is(*sign));
    let joined = document.means(end, Class::Range, "to")
        || document.means_any(end, Class::Function, &["and", "or"])
        || document.tokens.get(end).is_some_and(sign);
    let second = document.tokens.get(end + 1).is_some_and(|token| token.is_number());
    (joined && second && document.has(end + 2, Class::Scale)).then_some(end + 2)
}

/// *1,3 Millionen*: the decimals, at most six, must come out whole.
fn with_scale(document: &Document, at: usize, end: usize, whole: u64, decimals: &str) -> Option<Numeral> {
    let power = 10_u64.checked_pow(decimals.len() as u32).filter(|_| decimals.len() <= 6)?;
    let fraction: u64 = if decimals.is_empty() { 0 } else { decimals.parse().ok()? };
    let scaled_whole = scaled(
        document,
        at,
        end,
        whole.checked_mul(power)?.checked_add(fraction)?.checked_mul(10)?,
        Form::Digits,
    )?;
    (scaled_whole.low % power == 0).then(|| Numeral {
        low: scaled_whole.low / power,
        high: scaled_whole.low / power,
        ..scaled_whole
    })
}

/// The digits and the decimals of a number as written; `None` for dates, times and the like.
fn grouped(written: &str) -> Option<(String, Option<String>)> {
    let separators: Vec<char> = written.chars().filter(|c| !c.is_ascii_digit()).collect();
    let parts: Vec<&str> =
        written.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let (first, rest) = parts.split_first()?;
    let thousands =
        |parts: &[&str]| first.len() <= 3 && *first != "0" && parts.iter().all(|part| part.len() == 3);
    match separators.as_slice() {
        [] => Some(((*first).to_owned(), None)),
        [',', others @ ..] if others.is_empty() && !thousands(rest) => {
            Some(((*first).to_owned(), Some(rest.concat())))
        }
        [separator, others @ ..]
            if matches!(separator, '.' | '\'' | '’' | ',')
                && others.iter().all(|c| c == separator)
                && thousands(rest) =>
        {
            // *1,067 Millionen* has decimals, *14,000 Mann* a foreign group; the scale word decides.
            if *separator == ',' && rest.len() == 1 {
                return Some(((*first).to_owned(), Some(rest.concat())));
            }
            Some((parts.concat(), None))
        }
        [groups @ .., ','] if groups.iter().all(|c| matches!(c, '.' | '\'' | '’')) => {
            let (decimals, groups) = rest.split_last()?;
            thousands(groups).then(|| (format!("{first}{}", groups.concat()), Some((*decimals).to_owned())))
        }
        _ => None,
    }
}

/// Three digits set off by one space of any kind on the same line: the next group of *14 000*.
fn spaced_group<'t>(document: &Document<'t>, at: usize) -> Option<&'t str> {
    let (before, token) = (document.tokens.get(at.checked_sub(1)?)?, document.tokens.get(at)?);
    let gap = Span::new(before.span.end, token.span.start).of(document.text);
    let digits = token.span.of(document.text);
    let is_group = digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
    (is_group && matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}" | "\u{2007}")).then_some(digits)
}

/// *die 93. Brigade*, *am 3. Mai*: a full stop that touches and does not end the sentence.
fn is_ordinal(document: &Document, at: usize) -> bool {
    let stop = document.tokens.get(at + 1).is_some_and(|t| t.is('.')) && document.touches_next(at);
    stop && document.tokens.get(at + 2).is_some_and(|next| next.sentence == document.tokens[at].sentence)
}
