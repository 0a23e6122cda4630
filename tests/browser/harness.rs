//! A built page in a real browser, for tests and pictures.
//!
//! `cargo xtask test` serves the page, starts the driver and names both in the environment; a test asks for one
//! browser of its own. That is Chromium, but for tests in a module `everywhere`, which `--all-browsers` runs in
//! Firefox and WebKitGTK, too; these use nothing that is said to be Chromium's here.
//!
//! ```no_run
//! # use harness::Setting;
//! #[test]
//! #[ignore = "needs a browser: cargo xtask test"]
//! fn the_heading_is_there() {
//!     Setting::german().open("", async |page| {
//!         assert_eq!(page.text("h1").await, "Streitzahl");
//!     });
//! }
//! ```
//!
//! The browser is closed whatever happens, and a test whose page wrote anything to the console fails. A failed
//! test leaves a picture in `target/browser/`. Waiting is built in: whatever names an element waits until it is
//! there, for [`PATIENCE`] at most.

// What fails here fails the test that called; there is nobody to give an error to.
#![allow(clippy::missing_panics_doc)]

use std::fmt::{self, Debug};
use std::fs;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator, elements::Element};
use futures_util::FutureExt;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How long an element, a text, a state may take to appear. Long, since a busy machine is no failure.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The browsers that there are tests in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK.
    WebKit,
}

impl Engine {
    /// The one of this run.
    pub fn current() -> Self {
        match std::env::var("STREITZAHL_ENGINE").as_deref() {
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            _ => Self::Chromium,
        }
    }
}

/// What the browser is like.
#[derive(Clone, Copy)]
pub struct Setting {
    language: &'static str,
    size: (u32, u32),
    dark: bool,
    scripts: bool,
}

impl Setting {
    /// A wide window of a German reader, in light colors.
    pub const fn german() -> Self {
        Self { language: "de", size: (1280, 900), dark: false, scripts: true }
    }

    /// The same of an English reader. In WebKitGTK every reader is one: it has no setting for languages.
    pub const fn english() -> Self {
        Self { language: "en", ..Self::german() }
    }

    /// The window's inner width and height, in CSS pixels.
    pub const fn size(self, width: u32, height: u32) -> Self {
        Self { size: (width, height), ..self }
    }

    /// A reader who likes dark colors. Chromium's.
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// JavaScript is turned off. Chromium's.
    pub const fn without_scripts(self) -> Self {
        Self { scripts: false, ..self }
    }

    /// Opens the page at `path` (query and fragment too) and runs a test on it. Ends with the check that the
    /// console is empty: a test that expects something there takes it by [`Page::console`] before.
    pub fn open(self, path: &str, test: impl AsyncFnOnce(&Page)) {
        self.open_at(&address(path), test);
    }

    /// [`Setting::open`] at any address.
    pub fn open_at(self, url: &str, test: impl AsyncFnOnce(&Page)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime can be made");
        runtime.block_on(async {
            let page = Page { client: self.session().await };
            let result = AssertUnwindSafe(async {
                page.prepare(self).await;
                page.visit(url).await;
                test(&page).await;
                let console = page.console().await;
                assert!(console.is_empty(), "the page wrote to the console: {console:#?}");
            })
            .catch_unwind()
            .await;
            if result.is_err() {
                page.keep_picture().await;
            }
            // A session that cannot be closed ends with the driver.
            let _ = page.client.close().await;
            if let Err(panic) = result {
                resume_unwind(panic);
            }
        });
    }

    /// A new browser.
    async fn session(self) -> Client {
        let capabilities = match Engine::current() {
            Engine::Chromium => self.chromium(),
            Engine::Firefox => json!({ "moz:firefoxOptions": {
                "args": ["-headless"],
                "binary": environment("STREITZAHL_BROWSER"),
                "prefs": { "intl.accept_languages": self.language },
            } }),
            Engine::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "binary": environment("STREITZAHL_BROWSER"),
                    "args": ["--automation"],
                },
            }),
        };
        let Value::Object(capabilities) = capabilities else { unreachable!("it is written as an object") };
        let capabilities: Capabilities = capabilities;
        let driver = environment("STREITZAHL_WEBDRIVER");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        // WebKit's driver waits without end for a browser that does not come up.
        let session = tokio::time::timeout(3 * PATIENCE, builder.capabilities(capabilities).connect(&driver));
        session.await.expect("the driver starts a browser in time").expect("the driver starts a browser")
    }

    /// What Chromium is asked for.
    fn chromium(self) -> Value {
        let mut arguments = vec![
            "--headless".to_owned(),
            "--no-sandbox".to_owned(), // no sandbox in containers; it opens nothing but our page
            "--disable-dev-shm-usage".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--no-first-run".to_owned(),
            "--hide-scrollbars".to_owned(),
            "--force-device-scale-factor=1".to_owned(),
        ];
        // Larger than the page is made below: where the window ends, pictures are cut.
        arguments.push(format!("--window-size={},{}", self.size.0 + 200, self.size.1 + 200));
        let mut options = json!({
            "args": arguments,
            "prefs": { "intl.accept_languages": self.language },
        });
        if let Ok(browser) = std::env::var("STREITZAHL_BROWSER") {
            options["binary"] = browser.into();
        }
        json!({
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        })
    }
}

/// A page in its browser. Elements are named by CSS selectors, the first match counts.
pub struct Page {
    client: Client,
}

impl Page {
    /// What is underneath, for what this type has no word for.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Goes to a path below the page's root; where only the fragment changes, the page is not loaded anew.
    pub async fn go(&self, path: &str) {
        self.visit(&address(path)).await;
    }

    /// Goes to any address.
    pub async fn visit(&self, url: &str) {
        self.client.goto(url).await.expect("the page loads");
        self.listen().await;
    }

    /// Loads the page anew.
    pub async fn reload(&self) {
        if Engine::current() == Engine::Chromium {
            return self.client.refresh().await.expect("the page loads");
        }
        // On `window`: the global of a script is not the page's in Firefox.
        // What Firefox's driver does goes past the service worker; a reader's reload does not.
        self.run("window.old = true; location.reload()", vec![]).await;
        let end = Instant::now() + PATIENCE;
        let is_new = "return !window.old && document.readyState === 'complete'";
        // Between two pages there is nothing to run a script in.
        while !matches!(self.client.execute(is_new, vec![]).await, Ok(Value::Bool(true))) {
            assert!(Instant::now() < end, "the page does not load");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        self.listen().await;
    }

    /// Notes from now on what goes wrong in the page, where the driver cannot tell.
    async fn listen(&self) {
        let script = "window.troubles ??= [];
            const note = it => window.troubles.push(String(it.reason ?? it.message ?? it.violatedDirective));
            for (const kind of ['error', 'unhandledrejection', 'securitypolicyviolation']) addEventListener(kind, note);
            for (const kind of ['error', 'warn']) console[kind] = (...all) => window.troubles.push(all.join(' '));";
        if Engine::current() != Engine::Chromium {
            self.run(script, vec![]).await;
        }
    }

    /// The element, once it is there.
    pub async fn element(&self, selector: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE).every(Duration::from_millis(25));
        match wait.for_element(Locator::Css(selector)).await {
            Ok(element) => element,
            Err(error) => panic!("no {selector}: {error}"),
        }
    }

    /// What a reader sees of the element's text.
    pub async fn text(&self, selector: &str) -> String {
        self.element(selector).await.text().await.expect("an element has a text")
    }

    /// How many elements match, now.
    pub async fn count(&self, selector: &str) -> usize {
        self.client.find_all(Locator::Css(selector)).await.expect("the selector is right").len()
    }

    /// The values of an attribute on all elements that match, now, in the order of the document.
    pub async fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(it => it.getAttribute(arguments[1]) ?? '')";
        let values = self.run(script, vec![json!(selector), json!(name)]).await;
        serde_json::from_value(values).expect("attributes are strings")
    }

    /// Clicks on the element's middle, as a mouse does.
    pub async fn click(&self, selector: &str) {
        if let Err(error) = self.element(selector).await.click().await {
            panic!("cannot click {selector}: {error}");
        }
    }

    /// Moves the mouse to the element's middle and clicks there: for parts of pictures, which not every driver takes
    /// for something to click on.
    pub async fn point(&self, selector: &str) {
        self.element(selector).await;
        let middle = "const it = document.querySelector(arguments[0]);
            it.scrollIntoView({ block: 'center', behavior: 'instant' });
            const box = it.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2]";
        let middle = self.run(middle, vec![json!(selector)]).await;
        let [x, y] = [0, 1].map(|place| middle[place].as_f64().unwrap_or_default());
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        if let Err(error) = self.client.perform_actions(mouse).await {
            panic!("cannot click on {selector}: {error}");
        }
    }

    /// Types into whatever has the focus; special keys are in [`fantoccini::key::Key`], or by [`Page::press`].
    pub async fn type_text(&self, text: &str) {
        let active = self.client.active_element().await.expect("something has the focus");
        active.send_keys(text).await.expect("it takes keys");
    }

    /// Presses one special key.
    pub async fn press(&self, key: fantoccini::key::Key) {
        self.type_text(&char::from(key).to_string()).await;
    }

    /// Runs JavaScript (`arguments[0]` …) and gives what it returns.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.client.execute(script, arguments).await {
            Ok(value) => value,
            Err(error) => panic!("{script}: {error}"),
        }
    }

    /// Waits until a JavaScript expression is true.
    pub async fn until(&self, expression: &str) {
        let end = Instant::now() + PATIENCE;
        while self.run(&format!("return Boolean({expression})"), vec![]).await != json!(true) {
            assert!(Instant::now() < end, "never true: {expression}");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// What the page wrote to the console since the last call, errors of loading included. Elsewhere than in
    /// Chromium: errors and warnings since the page was loaded.
    pub async fn console(&self) -> Vec<String> {
        if Engine::current() != Engine::Chromium {
            let troubles = self.run("return window.troubles?.splice(0) ?? []", vec![]).await;
            return serde_json::from_value(troubles.clone()).unwrap_or_else(|_| vec![troubles.to_string()]);
        }
        let entries = self.command("se/log", json!({ "type": "browser" })).await;
        let entries = entries.as_array().cloned().unwrap_or_default();
        let word = |entry: &Value, name: &str| entry[name].as_str().unwrap_or_default().to_owned();
        entries.iter().map(|entry| format!("{}: {}", word(entry, "level"), word(entry, "message"))).collect()
    }

    /// The addresses of all that the page asked for since the last call, its workers included. Chromium's.
    pub async fn requests(&self) -> Vec<String> {
        let entries = self.command("se/log", json!({ "type": "performance" })).await;
        let messages = entries.as_array().cloned().unwrap_or_default().into_iter();
        let messages = messages
            .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok())
            .map(|entry| entry["message"].clone())
            .filter(|message| message["method"] == "Network.requestWillBeSent");
        messages.filter_map(|it| it["params"]["request"]["url"].as_str().map(str::to_owned)).collect()
    }

    /// Writes a picture (PNG) of what the window shows.
    pub async fn screenshot(&self, file: &Path) {
        let picture = self.client.screenshot().await.expect("the browser takes a picture");
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).expect("the folder can be made");
        }
        fs::write(file, picture).expect("the picture can be written");
    }

    /// Sends a command of Chromium's own protocol, by its name there.
    pub async fn chromium(&self, name: &str, parameters: Value) -> Value {
        self.command("goog/cdp/execute", json!({ "cmd": name, "params": parameters })).await
    }

    /// Makes the browser what the setting says, before it shows the page.
    async fn prepare(&self, setting: Setting) {
        let (width, height) = setting.size;
        if Engine::current() != Engine::Chromium {
            assert!(!setting.dark && setting.scripts, "only Chromium is told that");
            return self.client.set_window_size(width, height).await.expect("a window has a size");
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.chromium("Emulation.setDeviceMetricsOverride", metrics).await;
        let scheme = if setting.dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.chromium("Emulation.setEmulatedMedia", features).await;
        if !setting.scripts {
            self.chromium("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        }
    }

    /// Where a test failed: what it saw, under the test's name.
    async fn keep_picture(&self) {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("page").replace("::", "-");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/browser").join(name + ".png");
        if let Ok(picture) = self.client.screenshot().await {
            let written =
                file.parent().map(fs::create_dir_all).is_some() && fs::write(&file, picture).is_ok();
            eprintln!("{} {}", if written { "what it saw:" } else { "cannot write" }, file.display());
        }
    }

    /// A command that WebDriver itself does not know.
    async fn command(&self, path: &'static str, body: Value) -> Value {
        match self.client.issue_cmd(Extension { path, body }).await {
            Ok(value) => value,
            Err(error) => panic!("{path}: {error}"),
        }
    }
}

/// A command of the driver's own: a POST below the session.
struct Extension {
    path: &'static str,
    body: Value,
}

impl Debug for Extension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.path, self.body)
    }
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// Where a path below the page's root is.
fn address(path: &str) -> String {
    format!("{}{path}", environment("STREITZAHL_PAGE"))
}

/// A variable that `cargo xtask` sets.
fn environment(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run this through cargo xtask"))
}
