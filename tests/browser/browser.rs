//! The built page in Chromium; [`everywhere`] in other browsers, too. Run by `cargo xtask test`; a file for each part of the page.

mod accessible;
mod api;
mod correct;
mod disputes;
mod download;
mod everywhere;
mod legend;
mod offline;
mod own;
mod page;
mod share;
mod start;
