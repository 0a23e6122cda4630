//! Two tabs changed one collection: both changes kept.
//!
//! What only one of them changed is as that one has it; where both changed one article, the one who saves later
//! wins, as with a single tab. Order: theirs, then what is new in mine.
//!
//! ```
//! use streitzahl::app::merge::merge;
//! use streitzahl::share::Snapshot;
//! let base = Snapshot::default();
//! let mine = Snapshot { name: "Sudscha".into(), ..base.clone() };
//! assert_eq!(merge(&base, &mine, &base), mine);
//! ```

use crate::share::Snapshot;
use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

/// What `mine` and `theirs`, both made from `base`, come to together.
pub fn merge(base: &Snapshot, mine: &Snapshot, theirs: &Snapshot) -> Snapshot {
    let article = |entry: &Rc<_>| -> Rc<crate::share::Entry> { Rc::clone(entry) };
    let id = |entry: &Rc<crate::share::Entry>| entry.article.id.clone();
    let anchor = |it: &crate::correction::Correction| {
        (it.anchor.article.clone(), it.anchor.quote.clone(), it.anchor.start, it.which)
    };
    Snapshot {
        name: if mine.name == base.name { &theirs.name } else { &mine.name }.clone(),
        builtin: if mine.builtin == base.builtin { theirs.builtin } else { mine.builtin },
        articles: lists(&base.articles, &mine.articles, &theirs.articles, id, article),
        corrections: lists(&base.corrections, &mine.corrections, &theirs.corrections, anchor, Clone::clone),
    }
}

/// The same for a list whose items are known by a key.
fn lists<T: PartialEq, K: Eq + Hash>(
    base: &[T],
    mine: &[T],
    theirs: &[T],
    key: impl Fn(&T) -> K,
    copy: impl Fn(&T) -> T,
) -> Vec<T> {
    let by_key = |list: &[T]| -> HashMap<K, usize> {
        list.iter().enumerate().map(|(place, item)| (key(item), place)).collect()
    };
    let (in_base, in_mine, in_theirs) = (by_key(base), by_key(mine), by_key(theirs));
    let mut merged = Vec::with_capacity(theirs.len());
    for item in theirs {
        let key = key(item);
        let was = in_base.get(&key).map(|&place| &base[place]);
        match in_mine.get(&key).map(|&place| &mine[place]) {
            // Taken away here; kept where it was changed there.
            None if was == Some(item) => {}
            Some(own) if was != Some(own) => merged.push(copy(own)),
            _ => merged.push(copy(item)),
        }
    }
    for item in mine {
        let key = key(item);
        let was = in_base.get(&key).map(|&place| &base[place]);
        // New here, or taken away there and changed here.
        if !in_theirs.contains_key(&key) && was != Some(item) {
            merged.push(copy(item));
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn with(articles: &[(&str, &str)]) -> Snapshot {
        let article = |(id, text): &(&str, &str)| {
            Rc::new(Article { id: (*id).into(), text: (*text).into(), ..Article::default() }.into())
        };
        Snapshot { articles: articles.iter().map(article).collect(), ..Snapshot::default() }
    }

    fn told(snapshot: &Snapshot) -> String {
        let told = snapshot.articles.iter().map(|it| [&it.article.id, "=", &it.article.text].concat());
        told.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn both_changes_are_kept() {
        let base = with(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1"), ("e", "1")]);
        let mine = with(&[("a", "2"), ("b", "1"), ("d", "2"), ("e", "1"), ("m", "1")]);
        let theirs = with(&[("t", "1"), ("a", "1"), ("b", "3"), ("c", "1"), ("d", "3")]);
        assert_eq!(told(&merge(&base, &mine, &theirs)), "t=1 a=2 b=3 d=2 m=1");
        assert_eq!(merge(&base, &base, &theirs), theirs);
        assert_eq!(merge(&base, &mine, &base), mine);
        assert_eq!(merge(&mine, &mine, &mine), mine);
    }

    #[test]
    fn what_was_changed_on_one_side_is_not_lost_by_taking_it_away_on_the_other() {
        let base = with(&[("a", "1")]);
        assert_eq!(told(&merge(&base, &with(&[]), &with(&[("a", "2")]))), "a=2");
        assert_eq!(told(&merge(&base, &with(&[("a", "2")]), &with(&[]))), "a=2");
    }
}
