//! The entry for timing the reading in WebAssembly; empty elsewhere. `cargo xtask bench` builds and runs it.

#![cfg(target_arch = "wasm32")]

#[path = "../../beside.rs"]
mod beside;

use streitzahl::article::{self, Article};
use streitzahl::language::german::LISTS;
use streitzahl::language::{Language, Lexicon};
use wasm_bindgen::prelude::*;

/// Articles, and what is done with them all; each answer is a count, so that nothing is optimized away.
#[wasm_bindgen]
pub struct Bench {
    articles: Vec<Article>,
    forms: Option<beside::Forms>,
}

#[wasm_bindgen]
impl Bench {
    /// No articles yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self { articles: Vec::new(), forms: beside::Forms::new().ok() }
    }

    /// Adds an article.
    pub fn add(&mut self, text: String) {
        let id = self.articles.len().to_string();
        self.articles.push(article::plain(text, &id).0);
    }

    /// Adds invented articles of so many bytes.
    pub fn invent(&mut self, bytes: usize) {
        self.articles.extend(beside::articles(bytes));
    }

    /// All articles as one.
    pub fn join(&mut self) {
        let texts: Vec<String> = self.articles.drain(..).map(|article| article.text).collect();
        self.add(texts.join("\n\n"));
    }

    /// Bytes of text.
    pub fn bytes(&self) -> usize {
        self.articles.iter().map(|article| article.text.len()).sum()
    }

    /// Splits at white space.
    pub fn words(&self) -> usize {
        beside::words(&self.articles)
    }

    /// Finds all forms of the word lists.
    pub fn forms(&self) -> usize {
        self.forms.as_ref().map_or(0, |forms| forms.count(&self.articles))
    }

    /// Reads all claims.
    pub fn read(&self) -> usize {
        beside::read(&self.articles)
    }
}

/// Reads the word lists anew.
#[wasm_bindgen]
pub fn lists() -> usize {
    Lexicon::new(LISTS).whole("soldaten").count()
}

/// Reads the word lists for all that follows, as the page does once.
#[wasm_bindgen]
pub fn start() -> usize {
    Language::german().lexicon.whole("soldaten").count()
}
