//! What a reader has, as one value that can be kept and sent: a [`Snapshot`], and its file.
//!
//! | module | purpose |
//! |---|---|
//! | [`snapshot`] | a named collection: articles, the reader's corrections |
//! | [`mod@file`] | the same as versioned JSON (docs/collection.md), for storage, files and links |
//! | [`link`] | the same, or its claims alone, in an address (docs/link.md) |
//!
//! Limit: what is read out of articles is no part of it, since reading again gives the same.
//!
//! ```
//! use streitzahl::share::{Snapshot, file};
//! let snapshot = Snapshot { name: "Sudscha".to_owned(), ..Snapshot::default() };
//! assert_eq!(file::read(&file::write(&snapshot)), Ok(snapshot));
//! ```

pub mod file;
pub mod link;
pub mod snapshot;

pub use file::FileError;
pub use link::LinkError;
pub use snapshot::{Dropped, Entry, Snapshot};
