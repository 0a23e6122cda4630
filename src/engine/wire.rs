//! Requests and responses as they cross to a worker and back: lists of plain values, so that the code that writes
//! and reads them stays small.
//!
//! What both sides know is not sent: the words of a claim stand in the article, closed values are their place in
//! their list. Both sides are one program of one version, so that nothing here is kept or migrated.
//!
//! ```
//! use streitzahl::article::Article;
//! use streitzahl::engine::{Request, answer, wire};
//! let text = "Laut NIS fielen rund 300 nordkoreanische Soldaten.".to_owned();
//! let request = Request { number: 1, articles: vec![Article { id: "a".into(), text, ..Article::default() }] };
//! let there = wire::Request::from(&request).unpack().unwrap();
//! let response = answer(&there);
//! assert_eq!(wire::Response::from(&response).unpack(&request.articles), Some(response));
//! ```

use std::cell::RefCell;
use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::Reading;
use crate::article::{Article, Notice, NoticeKind};
use crate::calendar::{Day, Period};
use crate::claim::{self, Basis, Bound, Confidence, Kind, Measure, Modality, Population, Scope, Step};
use crate::text::Span;

/// A request: its number, its articles.
#[derive(Debug, Serialize, Deserialize)]
pub struct Request(u32, Vec<Sent>);

/// Id, text, day, language: what reading depends on.
#[derive(Debug, Serialize, Deserialize)]
struct Sent(String, String, Option<i32>, Option<String>);

/// A response: its number, its readings.
#[derive(Debug, Serialize, Deserialize)]
pub struct Response(u32, Vec<Read>);

/// Claims, whether the language is unknown, the day.
#[derive(Debug, Serialize, Deserialize)]
struct Read(Vec<Claim>, bool, Option<i32>);

/// Id, second mention of, side, place, sources, relays, low and high, days, closed values, spans of number and
/// evidence, what made it.
#[derive(Debug, Serialize, Deserialize)]
struct Claim(
    String,
    Option<String>,
    String,
    Option<String>,
    Vec<String>,
    Vec<String>,
    [Option<u64>; 2],
    Option<[i32; 2]>,
    [u8; 7],
    [u32; 4],
    Vec<Made>,
);

/// Stage, rule, list, line and span.
#[derive(Debug, Serialize, Deserialize)]
struct Made(String, String, Option<String>, [u32; 3]);

impl From<&super::Request> for Request {
    fn from(request: &super::Request) -> Self {
        let sent = |article: &Article| {
            let day = article.date.map(|day| day.0);
            Sent(article.id.clone(), article.text.clone(), day, article.language.clone())
        };
        Self(request.number, request.articles.iter().map(sent).collect())
    }
}

impl Request {
    /// The request; `None` where a position would not fit.
    pub fn unpack(self) -> Option<super::Request> {
        let article = |Sent(id, text, day, language): Sent| {
            u32::try_from(text.len()).ok()?;
            Some(Article { id, text, date: day.map(Day), language, ..Article::default() })
        };
        let articles = self.1.into_iter().map(article).collect::<Option<_>>()?;
        Some(super::Request { number: self.0, articles })
    }
}

impl From<&super::Response> for Response {
    fn from(response: &super::Response) -> Self {
        let read = |reading: &Reading| {
            let unknown = reading.notices.iter().any(|it| it.kind == NoticeKind::UnknownLanguage);
            Read(reading.claims.iter().map(pack).collect(), unknown, reading.date.map(|day| day.0))
        };
        Self(response.number, response.readings.iter().map(read).collect())
    }
}

impl Response {
    /// The number of the request.
    pub const fn number(&self) -> u32 {
        self.0
    }

    /// The response to a request for these articles; `None` where it is none.
    pub fn unpack(self, articles: &[Article]) -> Option<super::Response> {
        if self.1.len() != articles.len() {
            return None;
        }
        let reading = |(Read(claims, unknown, day), article): (Read, &Article)| {
            let claims: Vec<_> = claims.into_iter().map(|it| unpack(it, article)).collect::<Option<_>>()?;
            let mut notices: Vec<Notice> = Vec::new();
            if unknown {
                notices.push(NoticeKind::UnknownLanguage.into());
            } else if claims.is_empty() {
                notices.push(NoticeKind::NoClaim.into());
            }
            Some(Reading { claims, notices, date: day.map(Day) })
        };
        let readings = self.1.into_iter().zip(articles).map(reading).collect::<Option<_>>()?;
        Some(super::Response { number: self.0, readings })
    }
}

/// The place of a value in its list; one past the end for none.
fn place<T: PartialEq>(all: &[T], value: Option<T>) -> u8 {
    let found = value.and_then(|value| all.iter().position(|it| *it == value));
    found.unwrap_or(all.len()) as u8
}

fn value<T: Copy>(all: &[T], place: u8) -> Option<T> {
    all.get(usize::from(place)).copied()
}

fn pack(claim: &claim::Claim) -> Claim {
    let closed = [
        place(Measure::ALL, Some(claim.measure)),
        place(Scope::ALL, Some(claim.scope)),
        place(Modality::ALL, Some(claim.modality)),
        place(Kind::ALL, Some(claim.population.kind)),
        place(Bound::ALL, Some(claim.bound)),
        place(Confidence::ALL, Some(claim.confidence)),
        place(Basis::ALL, claim.as_of_basis),
    ];
    let made = |step: &Step| {
        let list = step.list.map(str::to_owned);
        Made(step.stage.to_owned(), step.rule.to_owned(), list, [step.line, step.span.start, step.span.end])
    };
    Claim(
        claim.id.clone(),
        claim.repeat_of.clone(),
        claim.population.side.clone(),
        claim.place.clone(),
        claim.sources.clone(),
        claim.relayed_by.clone(),
        [claim.low, claim.high],
        claim.as_of.map(|days| [days.from.0, days.to.0]),
        closed,
        [claim.span.start, claim.span.end, claim.evidence.start, claim.evidence.end],
        claim.trace.iter().map(made).collect(),
    )
}

fn unpack(claim: Claim, article: &Article) -> Option<claim::Claim> {
    let Claim(id, repeat_of, side, place, sources, relayed_by, [low, high], days, closed, spans, made) =
        claim;
    let span = |from: usize| {
        let [start, end] = [*spans.get(from)?, *spans.get(from + 1)?];
        article.text.get(start as usize..end as usize)?;
        Some(Span::new(start, end))
    };
    let step = |Made(stage, rule, list, [line, start, end]): Made| Step {
        stage: known(stage),
        rule: known(rule),
        list: list.map(known),
        line,
        span: Span::new(start, end),
    };
    let number = span(0)?;
    Some(claim::Claim {
        id,
        article: article.id.clone(),
        measure: value(Measure::ALL, closed[0])?,
        scope: value(Scope::ALL, closed[1])?,
        modality: value(Modality::ALL, closed[2])?,
        population: Population { side, kind: value(Kind::ALL, closed[3])? },
        bound: value(Bound::ALL, closed[4])?,
        low,
        high,
        as_of: days.map(|[from, to]| Period::new(Day(from), Day(to))),
        as_of_basis: value(Basis::ALL, closed[6]),
        sources,
        relayed_by,
        place,
        text: number.of(&article.text).to_owned(),
        span: number,
        evidence: span(2)?,
        repeat_of,
        confidence: value(Confidence::ALL, closed[5])?,
        trace: made.into_iter().map(step).collect(),
    })
}

/// The name of a stage, rule or list that lives as long as the program. Each is kept once; there are as many as
/// the program has, since only its own worker sends them.
fn known(name: String) -> &'static str {
    thread_local! {
        static KNOWN: RefCell<HashSet<&'static str>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(name) = known.get(name.as_str()) {
            return *name;
        }
        let name: &'static str = name.leak();
        known.insert(name);
        name
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Request, answer};
    use super::*;
    use crate::article::builtin;

    #[test]
    fn all_that_is_read_crosses_unchanged() {
        let mut articles = builtin::articles();
        articles.push(Article {
            text: "Nothing in German here at all, only the English.".into(),
            ..Article::default()
        });
        articles.push(Article {
            text: "Das Wetter bleibt schön, und es regnet nicht.".into(),
            ..Article::default()
        });
        let text = format!("Laut Kiew fielen {} russische Soldaten.", u64::MAX / 3);
        articles.push(Article { id: "groß".into(), text, date: Day::new(2025, 1, 6), ..Article::default() });
        let request = Request { number: 3, articles };
        let response = answer(&request);
        assert!(response.readings.iter().map(|it| it.claims.len()).sum::<usize>() >= 18);
        let sent = serde_json::to_string(&super::Request::from(&request)).unwrap();
        let there = serde_json::from_str::<super::Request>(&sent).unwrap().unpack().unwrap();
        let back = serde_json::to_string(&Response::from(&answer(&there))).unwrap();
        let back: Response = serde_json::from_str(&back).unwrap();
        assert_eq!(back.number(), 3);
        assert_eq!(back.unpack(&request.articles), Some(response));
    }

    #[test]
    fn what_does_not_fit_its_article_is_no_response() {
        let mut articles = builtin::articles();
        let response = answer(&Request { number: 0, articles: articles.clone() });
        articles.iter_mut().for_each(|article| article.text.truncate(20));
        assert_eq!(Response::from(&response).unpack(&articles), None);
        assert_eq!(Response::from(&response).unpack(&[]), None);
    }
}
