//! What was read of each article, kept, so that a change reads only what it touches.
//!
//! ```
//! use streitzahl::app::readings::Readings;
//! use streitzahl::share::Snapshot;
//! let mut readings = Readings::default();
//! let snapshot = Snapshot { builtin: true, ..Snapshot::default() };
//! readings.read_built_in();
//! assert!(readings.missing(&snapshot).is_empty());
//! assert_eq!(readings.collection(&snapshot, 100).0.estimates.len(), 18);
//! ```

use super::about;
use super::collection::Collection;
use crate::Reading;
use crate::article::{Article, Notice, builtin};
use crate::share::{Entry, Snapshot};
use std::collections::HashMap;
use std::rc::Rc;

/// Readings by the ids of their articles.
#[derive(Debug, Default)]
pub struct Readings {
    known: HashMap<String, (Rc<Entry>, Rc<Reading>)>,
    built_in: Vec<(Article, Rc<Reading>)>,
    /// What was noticed when an article came in; not kept in storage.
    noticed: HashMap<String, Vec<Notice>>,
}

/// Whether reading both gives the same.
fn reads_alike(a: &Entry, b: &Entry) -> bool {
    let (a, b) = (&a.article, &b.article);
    (a.id == b.id && a.date == b.date && a.language == b.language) && (std::ptr::eq(a, b) || a.text == b.text)
}

impl Readings {
    /// Reads the built-in articles, here and now.
    pub fn read_built_in(&mut self) {
        if self.built_in.is_empty() {
            let read = |article| {
                let reading = crate::read(&article);
                (article, Rc::new(reading))
            };
            self.built_in = builtin::articles().into_iter().map(read).collect();
        }
    }

    /// The articles that are still to be read.
    pub fn missing(&self, snapshot: &Snapshot) -> Vec<Rc<Entry>> {
        let read = |entry: &&Rc<Entry>| self.of(entry).is_none();
        snapshot.articles.iter().filter(read).cloned().collect()
    }

    fn of(&self, entry: &Entry) -> Option<&Rc<Reading>> {
        let (read, reading) = self.known.get(&entry.article.id)?;
        reads_alike(read, entry).then_some(reading)
    }

    /// Keeps what was read of an article.
    pub fn take(&mut self, entry: Rc<Entry>, reading: Reading) {
        self.known.insert(entry.article.id.clone(), (entry, Rc::new(reading)));
    }

    /// Keeps what was noticed when an article came in, but for what its snapshot keeps itself.
    pub fn notice(&mut self, id: &str, notices: Vec<Notice>) {
        self.noticed.insert(id.to_owned(), notices);
    }

    /// Forgets all but the built-in articles.
    pub fn clear(&mut self) {
        self.known.clear();
        self.noticed.clear();
    }

    /// What the page shows of a snapshot, but for its corrections: what is not read yet has no claims. Of more than
    /// `most` claims the first, and how many are left out.
    pub fn collection(&self, snapshot: &Snapshot, most: usize) -> (Collection, usize) {
        let (mut articles, mut claims, mut notices) = (Vec::new(), Vec::new(), Vec::new());
        let built_in = self.built_in.iter().filter(|_| snapshot.builtin);
        for (article, reading) in built_in.filter(|(article, _)| snapshot.article(&article.id).is_none()) {
            claims.extend_from_slice(&reading.claims);
            notices.extend(reading.notices.iter().map(|notice| (article.id.clone(), notice.clone())));
            articles.push(article.clone());
        }
        for entry in &snapshot.articles {
            let reading = self.of(entry);
            let article = about::filled(entry, reading.map(|reading| &**reading));
            let mut notice = |notice: &Notice| notices.push((article.id.clone(), notice.clone()));
            self.noticed.get(&article.id).into_iter().flatten().for_each(&mut notice);
            entry.notices().for_each(|it| notice(&it));
            if let Some(reading) = reading {
                claims.extend_from_slice(&reading.claims);
                reading.notices.iter().for_each(&mut notice);
            }
            articles.push(article);
        }
        let left_out = claims.len().saturating_sub(most);
        claims.truncate(most);
        (Collection::new(articles, claims, notices), left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    #[test]
    fn a_changed_date_is_read_anew_and_a_changed_title_is_not() {
        let text = "Kämpfe\nLaut Kiew fielen gestern rund 300 russische Soldaten.".to_owned();
        let article = Article { id: "a".into(), text, ..Article::default() };
        let snapshot = Snapshot::default().with(article.into());
        let mut readings = Readings::default();
        let missing = readings.missing(&snapshot);
        assert_eq!(missing.len(), 1);
        assert_eq!(readings.collection(&snapshot, 9).0.claims.len(), 0);
        for entry in missing {
            let reading = crate::read(&entry.article);
            readings.take(entry, reading);
        }
        assert_eq!(readings.collection(&snapshot, 0).1, 1);
        let (collection, _) = readings.collection(&snapshot, 9);
        assert_eq!(collection.articles[0].title.as_deref(), Some("Kämpfe"));
        assert_eq!(collection.claims[0].as_of, None);
        let entry = &snapshot.articles[0];
        let titled = snapshot.with(about::with(entry, about::Field::Title, "Neu").unwrap());
        assert!(readings.missing(&titled).is_empty());
        let dated = snapshot.with(about::with(entry, about::Field::Date, "2025-01-06").unwrap());
        for entry in readings.missing(&dated) {
            let reading = crate::read(&entry.article);
            readings.take(entry, reading);
        }
        let claim = &readings.collection(&dated, 9).0.claims[0];
        assert_eq!(claim.as_of.map(|days| days.from), Day::new(2025, 1, 5));
        assert_eq!(readings.missing(&snapshot).len(), 1);
    }
}
