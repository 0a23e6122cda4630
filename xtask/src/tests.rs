//! Every check and test, and the pictures: what `cargo xtask test` and `cargo xtask screenshot` do.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::browser;
use crate::pages;
use crate::serve::Server;
use crate::setup::TARGET;
use crate::step::{cargo, root, run, step};

/// What to do about the browser tests.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BrowserTests {
    /// Run them; an error where there is no browser.
    Needed,
    /// Run them; install a browser where there is none.
    Installed,
    /// Leave them out.
    LeftOut,
}

/// Runs all, to the first failure.
pub fn run_all(browser: BrowserTests) -> Result<()> {
    // First what can fail at once.
    let browser = match browser {
        BrowserTests::Needed => Some(browser::Browser::needed()?),
        BrowserTests::Installed => Some(browser::Browser::installed()?),
        BrowserTests::LeftOut => None,
    };
    step("test: formatting", || run(&mut cargo(["fmt", "--all", "--check"])))?;
    step("test: clippy", || {
        run(&mut cargo(["clippy", "--quiet", "--workspace", "--all-targets", "--locked", "--", "-Dwarnings"]))
    })?;
    step("test: native", || {
        run(&mut cargo(["test", "--quiet", "--workspace", "--exclude", "browser-tests", "--locked"]))
    })?;
    step("test: documentation", || {
        let mut doc = cargo(["doc", "--quiet", "--workspace", "--no-deps", "--locked"]);
        run(doc.env("RUSTDOCFLAGS", "-Dwarnings"))
    })?;
    pages::build()?;
    step("test: clippy, page", || {
        run(&mut cargo([
            "clippy",
            "--quiet",
            "--lib",
            "--bin",
            "app",
            "--locked",
            "--target",
            TARGET,
            "--",
            "-Dwarnings",
        ]))
    })?;
    match browser {
        Some(browser) => {
            let tests =
                ["test", "--quiet", "--package", "browser-tests", "--locked", "--", "--include-ignored"];
            step("test: browser", || in_browser(&browser, &mut cargo(tests)))?;
            println!("All passed.");
        }
        None => println!("All passed but the browser tests, which --no-browser left out."),
    }
    Ok(())
}

/// Builds the page and takes its pictures into `folder`, by default the documentation's.
pub fn screenshot(folder: Option<&Path>) -> Result<()> {
    let browser = browser::Browser::needed()?;
    pages::build()?;
    let folder = folder.map_or_else(|| Ok(root().join("docs")), std::path::absolute)?;
    let mut pictures =
        cargo(["run", "--quiet", "--package", "browser-tests", "--bin", "pictures", "--locked", "--"]);
    pictures.arg(folder);
    step("screenshot", || in_browser(&browser, &mut pictures))
}

/// Runs a command that finds the served page and a driver for the browser in its environment.
fn in_browser(browser: &browser::Browser, command: &mut Command) -> Result<()> {
    let page = Server::bind(pages::dist(), 0)?.spawn();
    let driver = browser.drive()?;
    // The stack of an asynchronous test says nothing but a hundred lines of its runtime.
    command.env("RUST_BACKTRACE", "0");
    command.env("STREITZAHL_PAGE", page).env("STREITZAHL_WEBDRIVER", driver.url());
    if let Some(browser) = &browser.browser {
        command.env("STREITZAHL_BROWSER", browser);
    }
    run(command)
}
