//! Every check and test, and the pictures: what `cargo xtask test` and `cargo xtask screenshot` do.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::browser::{Browser, Engine};
use crate::pages;
use crate::serve::Server;
use crate::setup::{self, TARGET};
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

/// The browser tests that other browsers run, too, stand in modules of this name.
const EVERYWHERE: &str = "everywhere::";

/// Runs all, to the first failure; the browser tests in Chromium or, where that was asked for, in all browsers.
pub fn run_all(browser: BrowserTests, all_browsers: bool) -> Result<()> {
    if all_browsers && browser == BrowserTests::LeftOut {
        bail!("--all-browsers and --no-browser do not go together");
    }
    // First what can fail at once.
    let engines = if all_browsers { &Engine::ALL } else { &Engine::ALL[..1] };
    let engines = engines.iter().filter_map(|&engine| match browser {
        BrowserTests::Needed => Some(Browser::needed(engine)),
        BrowserTests::Installed => Some(Browser::installed(engine)),
        BrowserTests::LeftOut => None,
    });
    let browsers = engines.collect::<Result<Vec<_>>>()?;
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
    for browser in &browsers {
        let mut tests =
            cargo(["test", "--quiet", "--package", "browser-tests", "--test", "browser", "--locked"]);
        tests.args(["--", "--include-ignored"]);
        if browser.engine != Engine::Chromium {
            // Their drivers have one browser at a time.
            tests.args([EVERYWHERE, "--test-threads=1"]);
        } else if let Some(axe) = setup::axe() {
            tests.env("STREITZAHL_AXE", axe);
        }
        step(&format!("test: browser {}", browser.engine.name()), || in_browser(browser, &mut tests))?;
    }
    println!(
        "{}",
        if browsers.is_empty() {
            "All passed but the browser tests, which --no-browser left out."
        } else {
            "All passed."
        }
    );
    Ok(())
}

/// Builds the page and takes its pictures into `folder`, by default the documentation's.
pub fn screenshot(folder: Option<&Path>) -> Result<()> {
    let browser = Browser::needed(Engine::Chromium)?;
    pages::build()?;
    let folder = folder.map_or_else(|| Ok(root().join("docs")), std::path::absolute)?;
    let mut pictures =
        cargo(["run", "--quiet", "--package", "browser-tests", "--bin", "pictures", "--locked", "--"]);
    pictures.arg(folder);
    step("screenshot", || in_browser(&browser, &mut pictures))
}

/// Runs a command that finds the served page and a driver for the browser in its environment.
fn in_browser(browser: &Browser, command: &mut Command) -> Result<()> {
    let page = Server::bind(pages::dist(), 0)?.spawn();
    let driver = browser.drive()?;
    // The stack of an asynchronous test says nothing but a hundred lines of its runtime.
    command.env("RUST_BACKTRACE", "0");
    command.env("STREITZAHL_PAGE", page).env("STREITZAHL_WEBDRIVER", driver.url());
    command.env("STREITZAHL_ENGINE", browser.engine.name());
    if let Some(browser) = &browser.browser {
        command.env("STREITZAHL_BROWSER", browser);
    }
    run(command)
}
