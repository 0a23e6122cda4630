//! The reader's own collections, as the page shows them: which there are, which is open, what is being read, what is
//! to be said. What the open one holds, and every state that it was in, is the [state](super::state)'s.
//!
//! Reading and keeping is done by `platform::desk`, which changes this and has the page drawn anew.
//!
//! ```
//! use streitzahl::app::own::Own;
//! assert_eq!(Own::default().free_name("Meine Artikel"), "Meine Artikel");
//! ```

use super::collection::Collection;
use super::intake::{Incoming, Refusal, id_of, shown, title, unique, visible};
use super::words::Msg;
use crate::article::{Notice, NoticeKind};
use crate::names::Lang;
use crate::order;
use crate::share::{Dropped, Entry, FileError, LinkError, Snapshot};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

/// The longest name of a collection, in characters.
const NAME: usize = 80;

/// An own collection that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Made at random; in the address.
    pub id: String,
    /// As the reader calls it.
    pub name: String,
    /// How many articles it has.
    pub articles: usize,
}

/// What the page has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// So many articles are new.
    Added(usize),
    /// Something is no article; a file's name where it has one.
    Refused(Refusal, String),
    /// So many more are no articles.
    More(usize),
    /// An article was taken away.
    Removed(String),
    /// A collection was deleted.
    Deleted(String),
    /// So many claims are more than the page can hold; they are left out.
    TooMany(usize),
    /// Reading was stopped with so many articles unread.
    Stopped(usize),
    /// The collection of the address is not in this browser.
    Gone,
    /// Another tab changed the collection too; both changes are kept.
    Joined,
    /// The browser does not let the page keep anything.
    Forbidden,
    /// There is no room to keep it.
    Full,
    /// The browser's storage does not answer.
    Silent,
    /// What is kept cannot be read.
    Broken,
    /// A value typed is none that fits its field.
    NoValue,
    /// A file of that name is no collection.
    File(String, FileError),
    /// The link that was opened cannot be read.
    Link(LinkError),
}

impl Message {
    /// Whether something was not done.
    pub const fn is_trouble(&self) -> bool {
        !matches!(self, Self::Added(_) | Self::Removed(_) | Self::Deleted(_) | Self::Joined)
    }

    /// Whether it is about keeping, so that a file is the way out.
    pub const fn offers_file(&self) -> bool {
        matches!(self, Self::Forbidden | Self::Full | Self::Silent)
    }

    /// Whether what it says can be taken back.
    pub const fn can_be_undone(&self) -> bool {
        matches!(self, Self::Removed(_) | Self::Deleted(_))
    }

    /// In words.
    pub fn say(&self, lang: Lang) -> String {
        let text = |msg: Msg| msg.text(lang);
        let count = |n: &usize, one: Msg, many: Msg| match n {
            1 => text(one).to_owned(),
            n => [&n.to_string(), " ", text(many)].concat(),
        };
        match self {
            Self::Added(n) => count(n, Msg::OwnAddedOne, Msg::OwnAddedMany),
            Self::Refused(refusal, name) => {
                let reason = refusal.say(lang);
                if name.is_empty() { reason } else { [&shown(name), ": ", &reason].concat() }
            }
            Self::More(n) => count(n, Msg::OwnMoreOne, Msg::OwnMoreMany),
            Self::Removed(name) => [text(Msg::OwnRemoved), ": ", name].concat(),
            Self::Deleted(name) => [text(Msg::OwnDeleted), ": ", name].concat(),
            Self::Stopped(n) => count(n, Msg::OwnStoppedOne, Msg::OwnStoppedMany),
            Self::TooMany(n) => [text(Msg::OwnTooMany), " (", &n.to_string(), ")"].concat(),
            Self::Gone => text(Msg::OwnGone).to_owned(),
            Self::Joined => text(Msg::OwnJoined).to_owned(),
            Self::Forbidden => text(Msg::OwnForbidden).to_owned(),
            Self::Full => text(Msg::OwnFull).to_owned(),
            Self::Silent => text(Msg::OwnSilent).to_owned(),
            Self::Broken => text(Msg::OwnBroken).to_owned(),
            Self::NoValue => text(Msg::OwnNoValue).to_owned(),
            Self::File(name, error) => [&shown(name), ": ", &error.say(lang)].concat(),
            Self::Link(error) => {
                let words = crate::names::capitalized(&error.say(lang));
                [&words, ". ", text(Msg::GuestFailed)].concat()
            }
        }
    }
}

impl Refusal {
    /// The reason in words.
    pub fn say(&self, lang: Lang) -> String {
        let line = |number: &u32, msg: Msg| {
            [Msg::NoticeLine.text(lang), " ", &number.to_string(), ": ", msg.text(lang)].concat()
        };
        let msg = match self {
            Self::Ending => Msg::RefusedEnding,
            Self::Binary => Msg::RefusedBinary,
            Self::TooLarge => Msg::RefusedTooLarge,
            Self::Line(number) => return line(number, Msg::RefusedLine),
            Self::Elsewhere(number) => return line(number, Msg::RefusedElsewhere),
            Self::Empty => Msg::RefusedEmpty,
            Self::Twice => Msg::RefusedTwice,
            Self::Unreadable => Msg::RefusedUnreadable,
            Self::Failed => Msg::RefusedFailed,
        };
        msg.text(lang).to_owned()
    }
}

/// Everything about own collections that the page shows. For most of the page two are the same where what they hold is:
/// progress and messages change often, and only the part that shows them looks at [`Self::tick`].
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// The collections that are kept, by their names.
    pub shelf: Vec<Label>,
    /// The id of the one that is open; `None`: the built-in one.
    pub open: Option<String>,
    /// What it holds.
    pub snapshot: Rc<Snapshot>,
    /// The same, read but not corrected; what is not read yet has no claims.
    pub collection: Rc<Collection>,
    /// How many articles are read, of how many.
    pub progress: Option<(usize, usize)>,
    /// Whether it is still being fetched.
    pub fetching: bool,
    /// Whether the place for new articles is unfolded.
    pub unfolded: bool,
    /// A text on its way into the field.
    pub draft: Option<Rc<str>>,
    /// What the page that was pasted says of itself, until it is read.
    pub pasted: Option<Rc<Incoming>>,
    /// What is to be said, the newest last.
    pub messages: Vec<Message>,
    /// So many more rows of long lists are shown than at first.
    pub more: usize,
    /// Articles whose text was asked for.
    pub looked_at: HashSet<String>,
    /// Whether the last change is still to be kept.
    pub keeping: bool,
    /// Grows with each change.
    pub tick: u64,
    /// Grows with each change of what is held or asked to be seen.
    pub content: u64,
}

impl PartialEq for Own {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

impl Own {
    /// Counts a change from what was before.
    pub fn changed(&mut self, before: &Self) {
        self.tick += 1;
        let same = Rc::ptr_eq(&self.collection, &before.collection)
            && Rc::ptr_eq(&self.snapshot, &before.snapshot)
            && (self.looked_at.len(), self.more, self.fetching, &self.open)
                == (before.looked_at.len(), before.more, before.fetching, &before.open);
        self.content += u64::from(!same);
    }

    /// Says something; of refusals the first twenty.
    pub fn say(&mut self, message: Message) {
        let refusals = self.messages.iter().filter(|it| matches!(it, Message::Refused(..))).count();
        if let (Message::Refused(..), true) = (&message, refusals >= 20) {
            match self.messages.last_mut() {
                Some(Message::More(n)) => *n += 1,
                _ => self.messages.push(Message::More(1)),
            }
        } else if self.messages.last() != Some(&message) {
            self.messages.push(message);
        }
    }

    /// Puts the label of a collection where its name belongs.
    pub fn shelve(&mut self, label: Label) {
        self.shelf.retain(|other| other.id != label.id);
        self.shelf.push(label);
        order::by(&mut self.shelf, |a, b| {
            (a.name.to_lowercase(), &a.id).cmp(&(b.name.to_lowercase(), &b.id))
        });
    }

    /// A name that no collection has: `wanted`, else numbered.
    pub fn free_name(&self, wanted: &str) -> String {
        let taken: HashSet<String> = self.shelf.iter().map(|label| label.name.clone()).collect();
        let numbered = |n: usize| [wanted, " ", &n.to_string()].concat();
        let free = |name: &String| !taken.contains(name);
        let first = Some(wanted.to_owned()).filter(free);
        first.or_else(|| (2..taken.len() + 3).map(numbered).find(free)).unwrap_or_default()
    }
}

/// A collection's name as it is kept: on one line, not too long.
pub fn name(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut name = words.join(" ");
    visible(&mut name);
    name.chars().take(NAME).collect()
}

/// A snapshot with what came in, the new entries with their notices, what is to be said.
pub type Added = (Snapshot, Vec<(Rc<Entry>, Vec<Notice>)>, Vec<Message>);

/// What tells a text from others without a copy of it.
fn print(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The snapshot with what came in: the entries that are new, each with the notices that are not kept with it, and
/// what is there already.
pub fn add(snapshot: &Snapshot, incoming: Vec<Incoming>) -> Added {
    let mut next = snapshot.clone();
    let (mut added, mut messages) = (Vec::new(), Vec::new());
    let mut taken: HashSet<String> = next.articles.iter().map(|entry| entry.article.id.clone()).collect();
    let mut texts: HashSet<u64> = next.articles.iter().map(|entry| print(&entry.article.text)).collect();
    for Incoming { mut article, notices } in incoming {
        if !texts.insert(print(&article.text)) {
            messages.push(Message::Refused(Refusal::Twice, article.id));
            continue;
        }
        if article.id.is_empty() {
            article.id = id_of(article.title.as_deref().or_else(|| title(&article.text)));
        }
        article.id = unique(&article.id, &taken);
        taken.insert(article.id.clone());
        let mut entry = Entry::from(article);
        let mut others = Vec::new();
        for notice in notices {
            match notice.kind {
                NoticeKind::Dropped { part, passages, words } => {
                    entry.dropped.push(Dropped { part, passages, text: words });
                }
                _ => others.push(notice),
            }
        }
        let entry = Rc::new(entry);
        next.articles.push(entry.clone());
        added.push((entry, others));
    }
    (next, added, messages)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Part};

    fn incoming(id: &str, text: &str) -> Incoming {
        let notices = vec![
            NoticeKind::Dropped { part: Part::Code, passages: 2, words: "x".into() }.into(),
            NoticeKind::Replaced.into(),
        ];
        Incoming { article: Article { id: id.into(), text: text.into(), ..Article::default() }, notices }
    }

    #[test]
    fn new_articles_get_ids_and_old_ones_are_not_taken_twice() {
        let all = vec![
            incoming("a", "eins"),
            incoming("a", "zwei"),
            incoming("b", "eins"),
            incoming("", "Titel\nx"),
        ];
        let (snapshot, added, messages) = add(&Snapshot::default(), all);
        let ids: Vec<&str> = snapshot.articles.iter().map(|it| it.article.id.as_str()).collect();
        assert_eq!(ids, ["a", "a-2", "titel"]);
        assert_eq!(messages, [Message::Refused(Refusal::Twice, "b".into())]);
        assert_eq!(added[0].1, [NoticeKind::Replaced.into()]);
        let dropped = &snapshot.articles[0].dropped[0];
        assert_eq!((dropped.passages, dropped.text.as_str()), (2, "x"));
        assert_eq!(add(&snapshot, vec![incoming("c", "zwei")]).1.len(), 0);
    }

    #[test]
    fn names_are_free_and_short() {
        let mut own = Own::default();
        for (id, expected) in [("1", "Meine Artikel"), ("2", "Meine Artikel 2"), ("3", "Meine Artikel 3")] {
            let name = own.free_name("Meine Artikel");
            assert_eq!(name, expected);
            own.shelve(Label { id: id.into(), name, articles: 0 });
        }
        own.shelve(Label { id: "3".into(), name: "Alpha".into(), articles: 1 });
        assert_eq!(own.shelf.iter().map(|label| label.id.as_str()).collect::<String>(), "312");
        assert_eq!(name(" a\u{202E}\n b "), "a b");
        assert_eq!(name(&"x".repeat(500)).len(), NAME);
    }

    #[test]
    fn what_is_only_said_changes_no_content() {
        let mut own = Own::default();
        let before = own.clone();
        own.say(Message::Added(1));
        own.progress = Some((1, 2));
        own.changed(&before);
        assert!(own == before && own.tick == 1);
        own.snapshot = Rc::default();
        own.changed(&before);
        assert!(own != before);
    }

    #[test]
    fn refusals_are_said_one_by_one_up_to_a_bound() {
        let mut own = Own::default();
        for n in 0..50 {
            own.say(Message::Refused(Refusal::Ending, n.to_string()));
        }
        assert_eq!(own.messages.len(), 21);
        assert_eq!(own.messages[20], Message::More(30));
        for &lang in Lang::ALL {
            let said = Message::Refused(Refusal::Ending, "<b>\u{202E}".into()).say(lang);
            assert!(said.starts_with("<b>\u{FFFD}: "), "{said}");
        }
        assert_eq!(Message::Added(1).say(Lang::En), "One article was added.");
        assert_eq!(Message::Added(7).say(Lang::De), "7 Artikel sind dazugekommen.");
    }
}
