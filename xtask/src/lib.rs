//! The project's tasks, called as `cargo xtask …`; the browser tests use the server of [`serve`] as well.
//!
//! [`setup`] gets the tools that the page's build needs, [`pages`] builds the page, [`pack`] makes it ready for use without network, [`serve`] serves it,
//! [`tests`] runs every check, [`mod@bench`] times the reading, [`browser`] finds and starts Chromium's driver, [`step`] runs commands and tells
//! what is going on.

pub mod bench;
pub mod browser;
pub mod pack;
pub mod pages;
pub mod serve;
pub mod setup;
pub mod step;
pub mod tests;
