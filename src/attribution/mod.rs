//! stub
use crate::text::Span;
use crate::token::Document;
use std::ops::Range;
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    pub sources: Vec<String>,
    pub relays: Vec<String>,
    pub covers: Range<usize>,
    pub frame: Range<usize>,
    pub carried: bool,
    pub denied: bool,
    pub rule: &'static str,
    pub entries: Vec<(&'static str, u32)>,
    pub source_span: Option<Span>,
    pub cue_span: Option<Span>,
}
pub fn find(_: &Document) -> Vec<Attribution> {
    Vec::new()
}
pub fn at(attributions: &[Attribution], token: usize) -> Option<&Attribution> {
    attributions.iter().filter(|a| a.covers.contains(&token)).min_by_key(|a| a.covers.len())
}
