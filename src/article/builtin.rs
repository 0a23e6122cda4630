//! The articles that come with the program: digests in the project's own sentences.

/// Id and Markdown of each built-in article, the earliest first.
pub const BUILT_IN: [(&str, &str); 0] = [];
