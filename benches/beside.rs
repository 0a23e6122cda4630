//! What the reading is timed on, and what it is timed beside: a bare word split, and one Aho-Corasick pass for all
//! forms of the word lists. The least that any reading by word lists does.

use aho_corasick::{AhoCorasick, BuildError};
use streitzahl::article::{self, Article};
use streitzahl::language::german::LISTS;

/// The invented pieces of the tests: full of numbers, so rather the worst case than everyday news.
const PIECES: [&str; 2] =
    [include_str!("../tests/examples/everyday.txt"), include_str!("../tests/examples/war.txt")];

/// Articles of some 3 KB each, the pieces over and over, of at least `bytes` in all.
pub fn articles(bytes: usize) -> Vec<Article> {
    let is_text = |line: &&str| !line.is_empty() && !line.starts_with(['#', '@', '=', '!']);
    let mut texts = vec![String::new()];
    let mut whole = 0;
    for line in PIECES.iter().flat_map(|file| file.lines()).filter(is_text).cycle() {
        match texts.last_mut() {
            Some(text) if text.len() < 3000 => {
                text.push_str(line);
                text.push('\n');
            }
            _ => texts.push(format!("{line}\n")),
        }
        whole += line.len() + 1;
        if whole >= bytes {
            break;
        }
    }
    texts.into_iter().enumerate().map(|(number, text)| article::plain(text, &number.to_string()).0).collect()
}

/// Counts what stands between white space.
pub fn words(articles: &[Article]) -> usize {
    articles.iter().map(|article| article.text.split_whitespace().count()).sum()
}

/// All claims.
pub fn read(articles: &[Article]) -> usize {
    articles.iter().map(|article| streitzahl::read(article).claims.len()).sum()
}

/// All forms of the word lists, to be found anywhere.
pub struct Forms(AhoCorasick);

impl Forms {
    /// Builds the automaton.
    pub fn new() -> Result<Self, BuildError> {
        let lines = LISTS.iter().flat_map(|list| list.text.lines());
        let entries =
            lines.filter(|line| !line.starts_with(['#', '?'])).filter_map(|line| line.split_once('='));
        let forms = entries.flat_map(|(forms, _)| forms.split(','));
        let bare =
            forms.map(|form| form.trim().trim_matches(['!', '*', '~', '^'])).filter(|form| !form.is_empty());
        AhoCorasick::builder().ascii_case_insensitive(true).build(bare).map(Self)
    }

    /// Counts them.
    pub fn count(&self, articles: &[Article]) -> usize {
        articles.iter().map(|article| self.0.find_iter(&article.text).count()).sum()
    }
}
