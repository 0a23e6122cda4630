//! The page: what a reader sees and touches.
//!
//! | module | purpose | browser |
//! |---|---|---|
//! | [`state`] | what the reader chose: one value, one pure function that changes it | no |
//! | [`address`] | the state as the address's fragment and back | no |
//! | [`collection`] | the articles read, and what components look up in them | no |
//! | [`history`] | what the reader changed, to take back and do again | no |
//! | [`sharing`] | links in three sizes; the way to a sentence at its address | no |
//! | [`correcting`] | corrections of an estimate | no |
//! | [`api`] | what JavaScript can ask for, as plain values | no |
//! | [`download`] | what a reader can take along, as files | no |
//! | [`excerpt`] | an article's text cut for highlighting | no |
//! | [`intake`] | what is pasted, dropped, opened, to articles or a reason | no |
//! | [`zoom`] | the stretch of time shown, and what hands do to it | no |
//! | [`words`], [`sentences`] | fixed texts; sentences from data | no |
//! | `components` | Yew components, a file each | yes |
//! | `platform` | what the browser keeps and tells: address, storage, focus, width; what leaves it | yes |
//!
//! The last two alone (with `src/bin/app.rs`) know the browser and are built for wasm only.

pub mod about;
pub mod address;
pub mod api;
pub mod collection;
pub mod correcting;
pub mod download;
pub mod excerpt;
pub mod history;
pub mod intake;
pub mod merge;
pub mod own;
pub mod readings;
pub mod sentences;
pub mod sharing;
pub mod state;
pub mod words;
pub mod zoom;

#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod platform;

#[cfg(target_arch = "wasm32")]
pub use platform::start;
