//! Quotations, with the signs of every nation: „…“, “…”, »…«, «…», ‚…‘, ‹…›, "…".

use super::{Document, TokenKind};
use crate::text::Span;

/// A quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// From the opening to the closing sign, both included.
    pub span: Span,
    /// Its first token, the opening sign.
    pub first: usize,
    /// Its last token, the closing sign.
    pub last: usize,
    /// Whether it is set in single signs.
    pub single: bool,
}

/// A quotation closes within so many lines or is none: a forgotten sign must not swallow the article.
const MOST_LINES: usize = 4;
/// Quotations within quotations; more are noise.
const DEEPEST: usize = 4;

/// The quotations of a document, in the order of their ends.
pub(super) fn find(document: &Document) -> Vec<Quote> {
    let mut quotes = Vec::new();
    // Opening signs not yet closed: token, sign, line.
    let mut open: Vec<(usize, char, usize)> = Vec::new();
    let (mut line, mut end) = (0, 0);
    for (at, token) in document.tokens.iter().enumerate() {
        // Mostly nothing or a space.
        let gap = &document.text.as_bytes()[end as usize..token.span.start as usize];
        if !matches!(gap, [] | [b' ']) {
            line += gap.iter().filter(|byte| **byte == b'\n').count();
        }
        end = token.span.end;
        let TokenKind::Sign(sign) = token.kind else { continue };
        if !matches!(sign, '„' | '“' | '”' | '»' | '«' | '‚' | '‘' | '’' | '‹' | '›' | '"')
        {
            continue;
        }
        open.retain(|(_, _, begun)| line - begun < MOST_LINES);
        if let Some(depth) = open.iter().rposition(|(_, opening, _)| closes(*opening, sign)) {
            let (first, opening, _) = open[depth];
            open.truncate(depth);
            if at > first + 1 {
                let span = document.tokens[first].span.join(token.span);
                quotes.push(Quote {
                    span,
                    first,
                    last: at,
                    single: matches!(opening, '‚' | '‘' | '‹' | '›'),
                });
                continue;
            }
        }
        if sign != '’' && open.len() < DEEPEST {
            open.push((at, sign, line));
        }
    }
    quotes
}

fn closes(opening: char, sign: char) -> bool {
    match opening {
        '„' => matches!(sign, '“' | '”' | '"'),
        '“' => sign == '”',
        '»' => sign == '«',
        '«' => sign == '»',
        '‚' => matches!(sign, '‘' | '’'),
        '‘' => sign == '’',
        '›' => sign == '‹',
        '‹' => sign == '›',
        '"' => sign == '"',
        _ => false,
    }
}
