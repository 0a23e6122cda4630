//! The articles that come with the program: digests of real ones in the project's own sentences, with every
//! figure, hedge, source and date of the originals. Their front matter says what the originals are.
//!
//! ```
//! use streitzahl::article::builtin;
//! let articles = builtin::articles();
//! assert_eq!(articles.len(), 5);
//! assert!(articles.iter().all(|article| article.title.is_some() && article.date.is_some()));
//! ```

use super::{Article, markdown};

macro_rules! built_in {
    ($($id:literal),+ $(,)?) => {
        [$(($id, include_str!(concat!("../../static/articles/", $id, ".md")))),+]
    };
}

/// Id and Markdown of each built-in article, the earliest first.
pub const BUILT_IN: [(&str, &str); 5] = built_in![
    "2024-10-24-acht-offiziere",
    "2024-10-25-in-kursk",
    "2024-12-24-kims-idee",
    "2025-01-06-blutzoll",
    "2025-02-04-abzug",
];

/// The built-in articles, the earliest first.
pub fn articles() -> Vec<Article> {
    BUILT_IN.iter().map(|(id, text)| markdown(text, id).0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn their_front_matter_is_whole() {
        for (id, text) in BUILT_IN {
            let (article, notices) = markdown(text, id);
            assert!(notices.is_empty(), "{id}: {notices:?}");
            assert!(id.starts_with(&article.date.unwrap().to_string()), "{id}");
            assert_eq!(article.language.as_deref(), Some("de"));
            let keys: Vec<_> = article.details.iter().map(|(key, _)| key.as_str()).collect();
            assert_eq!(keys, ["original", "agency"], "{id}");
            let title = article.title.unwrap();
            assert!(article.text.starts_with(&format!("{title}\n\n")), "{id}");
        }
    }
}
