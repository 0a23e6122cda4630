//! Chromium and its driver: found on PATH, installed where that was asked for, started and ended.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::step::{on_path, run, step};

/// What Debian and Ubuntu call them; the fonts are for pictures that look the same everywhere.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-dejavu-core"];

/// A browser and the program that drives it.
pub struct Browser {
    /// `None`: the driver finds its browser itself, as it does on macOS and Windows.
    pub browser: Option<PathBuf>,
    driver: PathBuf,
}

impl Browser {
    /// The browser on PATH, if its driver is there too.
    pub fn find() -> Option<Self> {
        let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
        let browser = names.into_iter().find_map(on_path);
        if browser.is_none() && cfg!(target_os = "linux") {
            return None;
        }
        Some(Self { browser, driver: on_path("chromedriver")? })
    }

    /// The browser on PATH, or one sentence that says how to get it.
    pub fn needed() -> Result<Self> {
        Self::find().context(if cfg!(target_os = "linux") {
            "the browser tests need Chromium and chromedriver on PATH: run `apt-get install chromium \
             chromium-driver` as root (or leave them out: `cargo xtask test --no-browser`)"
        } else {
            "the browser tests need Chrome and chromedriver on PATH (or leave them out: `cargo xtask test \
             --no-browser`)"
        })
    }

    /// The browser on PATH, installed first where it is missing: as root, with apt-get.
    pub fn installed() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        if on_path("apt-get").is_none() {
            bail!("--install-browsers needs apt-get (Debian, Ubuntu), run as root");
        }
        step("set-up: Chromium and its driver", || {
            let apt = || {
                let mut command = Command::new("apt-get");
                command.env("DEBIAN_FRONTEND", "noninteractive").args(["-qq", "-o", "Dpkg::Use-Pty=0"]);
                command
            };
            run(apt().arg("update"))?;
            run(apt().args(["install", "--yes", "--no-install-recommends"]).args(PACKAGES))
        })?;
        Self::needed()
    }

    /// Starts the driver on a port that is free.
    pub fn drive(&self) -> Result<Driver> {
        let mut child = Command::new(&self.driver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", self.driver.display()))?;
        let mut lines = BufReader::new(child.stdout.take().context("the driver has no output")?).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_suffix('.')?.rsplit_once("on port ")?.1.parse().ok());
        // Read on, else the driver would one day stand still.
        thread::spawn(move || lines.for_each(drop));
        match port {
            Some(port) => Ok(Driver { child, port }),
            None => {
                let _ = child.kill();
                bail!("{} did not say its port", self.driver.display());
            }
        }
    }
}

/// A running driver; ended, with all its browsers, when it is dropped.
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Where WebDriver commands go.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Asks the driver to end: a killed one would leave its browsers behind.
    fn shut_down(&mut self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new())?;
        let end = Instant::now() + Duration::from_secs(5);
        while self.child.try_wait()?.is_none() && Instant::now() < end {
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Whatever fails here: the kill below is the last word.
        let _ = self.shut_down();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
