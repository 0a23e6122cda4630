//! `cargo xtask TASK`: see [`HELP`].

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, anyhow, bail};
use lexopt::prelude::*;
use xtask::{bench, pages, serve, tests};

const HELP: &str = "\
cargo xtask TASK

  serve [--port N]   set up what is missing, build the page, serve it (port 8080, else the next free one)
  build              set up what is missing, build the page into dist/
  test               set up what is missing, run every check and test
    --no-browser         leave the browser tests out
    --all-browsers       what every browser must do in Firefox and WebKitGTK, too (Linux)
    --install-browsers   install the browsers and their drivers first where they are missing (apt-get, as root)
  bench [FILE]       time the reading in WebAssembly, in Node: of a CSV table with a column `text`, of another
                     text, without FILE of invented articles (native: cargo bench --bench read --profile native)
  screenshot [DIR]   build the page and take its pictures into DIR (docs/)

Tools are kept by version in the user's cache folder, so only the first set-up takes minutes.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let mut task = None;
    let mut directory = None;
    let mut port = None;
    let mut browser = tests::BrowserTests::Needed;
    let mut all_browsers = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") | Short('h') => {
                println!("{HELP}");
                return Ok(());
            }
            Long("port") => {
                port = Some(arguments.value()?.parse().map_err(|error| anyhow!("--port: {error}"))?)
            }
            Long("no-browser") => browser = tests::BrowserTests::LeftOut,
            Long("all-browsers") => all_browsers = true,
            Long("install-browsers") => browser = tests::BrowserTests::Installed,
            Value(value) if task.is_none() => task = Some(value.string()?),
            Value(value) if directory.is_none() => directory = Some(PathBuf::from(value)),
            other => return Err(other.unexpected().into()),
        }
    }
    match task.as_deref() {
        Some("serve") => serve::task(port.unwrap_or(8080)),
        Some("build") => pages::build(),
        Some("test") => tests::run_all(browser, all_browsers),
        Some("bench") => bench::run_in_node(directory.as_deref()),
        Some("screenshot") => tests::screenshot(directory.as_deref()),
        Some(other) => bail!("there is no task `{other}`\n\n{HELP}"),
        None => bail!("which task?\n\n{HELP}"),
    }
}
