//! Reading asked for in small requests, so that it can be done elsewhere: in place or in a worker.
//!
//! [`answer`] is all that is done. Who asks keeps the queue: it cuts its articles into [`batches`], asks for one
//! after the other and counts what has come back; to stop is to ask no more. [`Engine`] is what it asks: the
//! page has two of them (`app::platform::engine`), one that answers in place and one that carries requests to a
//! Web Worker and back. [`wire`] is how they cross.
//!
//! ```
//! use streitzahl::article::Article;
//! use streitzahl::engine::{Request, answer};
//! let text = "Laut NIS fielen rund 300 nordkoreanische Soldaten.".to_owned();
//! let request = Request { number: 7, articles: vec![Article { text, ..Article::default() }] };
//! let response = answer(&request);
//! assert_eq!((response.number, response.readings[0].claims.len()), (7, 1));
//! ```

pub mod wire;

use crate::Reading;
use crate::article::Article;

/// Articles to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which request; the response bears it.
    pub number: u32,
    /// The articles.
    pub articles: Vec<Article>,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Of which request.
    pub number: u32,
    /// For each article, in the order of the request.
    pub readings: Vec<Reading>,
}

/// Where requests are answered.
pub trait Engine {
    /// Asks; the response comes later, by a way that the engine was made with.
    fn ask(&self, request: Request);
}

/// Answers a request, here and now.
pub fn answer(request: &Request) -> Response {
    Response { number: request.number, readings: request.articles.iter().map(crate::read).collect() }
}

/// How many bytes of text make a request: some ten milliseconds of reading.
pub const BATCH: usize = 32 * 1024;

/// Cuts articles into requests of about [`BATCH`] bytes, at least one article each: how many each holds.
pub fn batches(lengths: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut batches: Vec<usize> = Vec::new();
    let mut bytes = BATCH;
    for length in lengths {
        match batches.last_mut() {
            Some(count) if bytes + length <= BATCH => {
                *count += 1;
                bytes += length;
            }
            _ => {
                batches.push(1);
                bytes = length;
            }
        }
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_hold_all_and_are_small() {
        assert!(batches([]).is_empty());
        assert_eq!(batches([0, 0, 0]), [3]);
        assert_eq!(batches([BATCH, 1, BATCH + 9, 5, BATCH - 5, 1]), [1, 1, 1, 2, 1]);
        assert_eq!(batches([5000; 1000]).iter().sum::<usize>(), 1000);
    }
}
