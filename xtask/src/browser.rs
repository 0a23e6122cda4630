//! Browsers and the programs that drive them: found, installed where that was asked for, started and ended.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::setup;
use crate::step::{on_path, run, step};

/// How long a driver may take to start, and to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser that the tests know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chromium or Chrome: all tests.
    Chromium,
    /// Firefox ESR or another: the tests named `everywhere`, as in the next.
    Firefox,
    /// WebKitGTK's own small browser, on a screen that nobody sees.
    WebKit,
}

impl Engine {
    /// All, the one that `cargo xtask test` uses first.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// What the tests are told in `STREITZAHL_ENGINE`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// What Debian and Ubuntu call it and its driver; the fonts are for pictures that look the same everywhere.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver", "fonts-dejavu-core"],
            Self::Firefox => &["firefox-esr", "fonts-dejavu-core"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb", "fonts-dejavu-core"],
        }
    }

    /// How to get what is missing.
    fn missing(self) -> &'static str {
        match self {
            Self::Chromium if cfg!(target_os = "linux") => {
                "the browser tests need Chromium and chromedriver on PATH: run `apt-get install chromium \
                 chromium-driver` as root (or leave them out: `cargo xtask test --no-browser`)"
            }
            Self::Chromium => {
                "the browser tests need Chrome and chromedriver on PATH (or leave them out: `cargo xtask test \
                 --no-browser`)"
            }
            Self::Firefox => {
                "`--all-browsers` needs Firefox on PATH: run `apt-get install firefox-esr` as root (or leave \
                 `--all-browsers` out)"
            }
            Self::WebKit => {
                "`--all-browsers` needs WebKitGTK's MiniBrowser, WebKitWebDriver and Xvfb: run `apt-get install \
                 webkit2gtk-driver xvfb` as root (or leave `--all-browsers` out)"
            }
        }
    }
}

/// A browser and the program that drives it.
pub struct Browser {
    /// Which one.
    pub engine: Engine,
    /// `None`: the driver finds its browser itself, as it does on macOS and Windows.
    pub browser: Option<PathBuf>,
    /// `None`: geckodriver, not built yet.
    driver: Option<PathBuf>,
}

impl Browser {
    /// The browser, if its driver is there too, or can be built.
    pub fn find(engine: Engine) -> Option<Self> {
        let first = |names: &[&str]| names.iter().find_map(|name| on_path(name));
        let (browser, driver) = match engine {
            Engine::Chromium => {
                let names =
                    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
                (first(&names), Some(on_path("chromedriver")?))
            }
            Engine::Firefox => (first(&["firefox-esr", "firefox"]), None),
            Engine::WebKit => {
                on_path("Xvfb")?;
                (Some(mini_browser()?), Some(on_path("WebKitWebDriver")?))
            }
        };
        if browser.is_none() && cfg!(target_os = "linux") {
            return None;
        }
        Some(Self { engine, browser, driver })
    }

    /// The browser, or one sentence that says how to get it. No distribution has geckodriver, so that is built.
    pub fn needed(engine: Engine) -> Result<Self> {
        let mut found = Self::find(engine).context(engine.missing())?;
        if found.driver.is_none() {
            found.driver = Some(setup::geckodriver()?);
        }
        Ok(found)
    }

    /// The browser, installed first where it is missing: as root, with apt-get.
    pub fn installed(engine: Engine) -> Result<Self> {
        if Self::find(engine).is_none() {
            if on_path("apt-get").is_none() {
                bail!("--install-browsers needs apt-get (Debian, Ubuntu), run as root");
            }
            step(&format!("set-up: {} and its driver", engine.name()), || {
                let apt = || {
                    let mut command = Command::new("apt-get");
                    command.env("DEBIAN_FRONTEND", "noninteractive").args(["-qq", "-o", "Dpkg::Use-Pty=0"]);
                    command
                };
                run(apt().arg("update"))?;
                run(apt().args(["install", "--yes", "--no-install-recommends"]).args(engine.packages()))
            })?;
        }
        Self::needed(engine)
    }

    /// Starts the driver on a port that is free.
    pub fn drive(&self) -> Result<Driver> {
        let program = self.driver.as_deref().context("the driver is not built")?;
        let mut driver = Driver { engine: self.engine, port: free_port()?, children: Vec::new() };
        let mut command = Command::new(program);
        command.arg(format!("--port={}", driver.port));
        match self.engine {
            Engine::Chromium => {}
            // Not the same port for all, and only an answer where something is wrong.
            Engine::Firefox => {
                command.arg(format!("--websocket-port={}", free_port()?)).args(["--log", "error"]);
            }
            // English everywhere, whatever the machine speaks: this browser has no setting for it.
            Engine::WebKit => {
                command.env("DISPLAY", driver.screen()?).env("GDK_BACKEND", "x11").env("LC_ALL", "C.UTF-8");
            }
        }
        command.stdin(Stdio::null()).stdout(Stdio::null());
        if self.engine == Engine::WebKit {
            // What it says of missing desktop services is no concern of the page's.
            command.stderr(Stdio::null());
        }
        let child = command.spawn().with_context(|| format!("cannot start {}", program.display()))?;
        driver.children.push(child);
        let end = Instant::now() + PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, driver.port)).is_err() {
            let ended = driver.children.last_mut().is_some_and(|it| !matches!(it.try_wait(), Ok(None)));
            if ended || Instant::now() > end {
                bail!("{} does not answer", program.display());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }
}

/// WebKitGTK's small browser, which lies outside PATH.
fn mini_browser() -> Option<PathBuf> {
    let folders = |folder: &Path| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let libraries =
        folders(Path::new("/usr/lib")).into_iter().chain(["/usr/lib".into(), "/usr/libexec".into()]);
    libraries
        .flat_map(|library| folders(&library))
        .filter(|it| it.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-")))
        .map(|folder| folder.join("MiniBrowser"))
        .find(|file| file.is_file())
}

/// A port that nobody listened on a moment ago.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// A running driver; ended, with all its browsers, when it is dropped.
pub struct Driver {
    engine: Engine,
    port: u16,
    /// The screen, where there is one of its own, then the driver.
    children: Vec<Child>,
}

impl Driver {
    /// Where WebDriver commands go.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Starts a screen that nobody sees, and gives its name.
    fn screen(&mut self) -> Result<String> {
        let arguments = ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
        let mut child = Command::new("Xvfb")
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let output = child.stdout.take();
        self.children.push(child);
        let mut number = String::new();
        BufReader::new(output.context("Xvfb has no output")?).read_line(&mut number)?;
        if number.trim().is_empty() {
            bail!("Xvfb does not start");
        }
        Ok(format!(":{}", number.trim()))
    }

    /// Asks chromedriver to end: a killed one would leave its browsers behind. The others have no such request;
    /// their browsers end with their sessions.
    fn shut_down(&mut self) -> std::io::Result<()> {
        let Some(driver) = self.children.last_mut().filter(|_| self.engine == Engine::Chromium) else {
            return Ok(());
        };
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new())?;
        let end = Instant::now() + PATIENCE;
        while driver.try_wait()?.is_none() && Instant::now() < end {
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Whatever fails here: the kill below is the last word.
        let _ = self.shut_down();
        for child in self.children.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
