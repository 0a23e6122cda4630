//! What holds of every article, wherever it comes from.

use streitzahl::article::Article;
use streitzahl::export::csv::{self, Dialect};
use streitzahl::export::{jsonld, markdown, ndjson, package};
use streitzahl::names::Lang;

/// Reads it, compares its claims and writes them in every format.
pub fn follow(article: &Article) {
    let reading = streitzahl::read(article);
    for claim in &reading.claims {
        assert_eq!(article.text.get(claim.span.range()), Some(claim.text.as_str()));
        assert!(claim.evidence.contains(claim.span));
        assert!(article.text.get(claim.evidence.range()).is_some());
        assert!(claim.low.zip(claim.high).is_none_or(|(low, high)| low <= high));
        assert_eq!(ndjson::line(claim).lines().count(), 1);
        csv::line(claim, Dialect::Semicolon);
    }
    let claims: Vec<_> = reading.claims.iter().collect();
    let comparison = streitzahl::dispute::compare(&claims, |_| article.date);
    streitzahl::export::relations::write(&claims, &comparison, &|_| false);
    markdown::write(&claims, &[article], Lang::De);
    jsonld::write(&claims, &[article]);
    package::write("", &claims, &[article], None);
}
