//! A small static server for the built page: GET and HEAD of files below one folder, on this machine only.
//!
//! Limits: one request for each connection, whole files, no ranges, no compression. It is for development and
//! tests; in public any web server that serves `dist/` will do.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::pages;

/// Longest head of a request, in bytes.
const HEAD_LIMIT: u64 = 16 * 1024;
/// How long a client may take to send its request or take the answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The task: builds the page and serves it until the process is ended.
pub fn task(port: u16) -> Result<()> {
    pages::build()?;
    let server = Server::bind(pages::dist(), port)?;
    println!("Streitzahl is at http://localhost:{}/ (Ctrl-C ends it)", server.address().port());
    server.run();
    Ok(())
}

/// A bound server; it answers once [`Server::run`] runs.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    folder: Arc<Path>,
}

impl Server {
    /// Binds `port` (0: any) or, where it is taken, the next free one.
    ///
    /// # Errors
    /// Where no port from `port` up to 65535 is free.
    pub fn bind(folder: PathBuf, port: u16) -> Result<Self> {
        let listener = (port..=u16::MAX)
            .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
            .with_context(|| format!("no port from {port} on is free"))?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address, folder: folder.into() })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers requests, a thread for each, as long as the process lives.
    pub fn run(&self) {
        for stream in self.listener.incoming().flatten() {
            let folder = Arc::clone(&self.folder);
            // A client that goes away in the middle is no concern of ours.
            thread::spawn(move || drop(answer(&stream, &folder)));
        }
    }

    /// [`Server::run`] in the background; the address of the page's root.
    pub fn spawn(self) -> String {
        let url = format!("http://{}/", self.address);
        thread::spawn(move || self.run());
        url
    }

    /// [`Server::run`] in the background, until it is stopped.
    pub fn start(self) -> Running {
        let stopped = Arc::new(AtomicBool::new(false));
        let (address, seen) = (self.address, Arc::clone(&stopped));
        let thread = thread::spawn(move || {
            for stream in self.listener.incoming().flatten() {
                if seen.load(Ordering::SeqCst) {
                    break;
                }
                let folder = Arc::clone(&self.folder);
                thread::spawn(move || drop(answer(&stream, &folder)));
            }
        });
        Running { address, stopped, thread }
    }
}

/// A server that answers until it is stopped.
pub struct Running {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    thread: thread::JoinHandle<()>,
}

impl Running {
    /// The address of the page's root.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Stops it: from then on its address refuses connections.
    pub fn stop(self) {
        self.stopped.store(true, Ordering::SeqCst);
        // It waits for a connection and looks only then.
        if TcpStream::connect(self.address).is_ok() {
            let _ = self.thread.join();
        }
    }
}

/// Reads one request and writes its answer.
fn answer(stream: &TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut head = BufReader::new(stream.take(HEAD_LIMIT)).lines();
    let Some(request) = head.next().transpose()? else { return Ok(()) };
    // To the blank line: closing while something is unread would cut the answer off.
    for line in head {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let method = words.next().unwrap_or_default();
    let found = words.next().and_then(|target| file(folder, target));
    let content = found.as_deref().and_then(|file| fs::read(file).ok());
    let (status, kind, body) = match (method, content) {
        ("GET" | "HEAD", Some(content)) => ("200 OK", media_type(&found.unwrap_or_default()), content),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain", b"GET and HEAD only\n".to_vec()),
    };
    let mut writer = stream;
    write!(
        writer,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        writer.write_all(&body)?;
    }
    writer.flush()
}

/// The file that a request's target names: never one outside `folder`.
fn file(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next().unwrap_or_default().strip_prefix('/')?;
    let path = percent_decoded(path)?;
    let mut file = folder.to_owned();
    for name in path.split('/').filter(|name| !name.is_empty()) {
        // `:` and `\` mean something on Windows; no file of ours has them.
        if name == "." || name == ".." || name.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(name);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

/// `%C3%A4` -> `ä`; `None` where it is no UTF-8 or no hexadecimal.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                u8::try_from(high * 16 + low).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The media type of a file, by its ending.
fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|it| it.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod test {
    use super::*;

    /// A server over `TEMP/NAME/public` with an index and a wasm file, and a secret beside the folder.
    fn server(name: &str) -> SocketAddr {
        let outer = std::env::temp_dir().join(format!("streitzahl-{name}-{}", std::process::id()));
        let folder = outer.join("public");
        fs::create_dir_all(&folder).unwrap();
        fs::write(outer.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("index.html"), "<p>home</p>").unwrap();
        fs::write(folder.join("a ä.wasm"), b"\0asm").unwrap();
        let server = Server::bind(folder, 0).unwrap();
        let address = server.address();
        server.spawn();
        address
    }

    fn ask(address: SocketAddr, request: &[u8]) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(address: SocketAddr, target: &str) -> String {
        ask(address, format!("GET {target} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes())
    }

    #[test]
    fn files_have_their_media_types() {
        let address = server("types");
        let home = get(address, "/?query=1");
        assert!(home.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html"), "{home}");
        assert!(home.ends_with("\r\n\r\n<p>home</p>"), "{home}");
        assert!(
            get(address, "/a%20%C3%A4.wasm")
                .contains("Content-Type: application/wasm\r\nContent-Length: 4\r\n")
        );
        assert!(ask(address, b"HEAD / HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let address = server("outside");
        let targets = [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/x/../../secret.txt",
            "/..\\secret.txt",
            "//etc/passwd",
            "/C:/x",
            "/%",
            "/%ff",
            "/a%00",
            "secret.txt",
            "",
        ];
        for target in targets {
            assert!(get(address, target).starts_with("HTTP/1.1 404"), "{target}");
        }
        assert!(ask(address, b"POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
        ask(address, b"\xff\xfe\r\n\r\n");
        assert!(get(address, "/").starts_with("HTTP/1.1 200"), "it still answers");
    }

    #[test]
    fn a_stopped_server_refuses() {
        let running = Server::bind(PathBuf::new(), 0).unwrap().start();
        let address = running.address;
        assert_eq!(running.url(), format!("http://{address}/"));
        assert!(get(address, "/").starts_with("HTTP/1.1 404"));
        running.stop();
        assert!(TcpStream::connect(address).is_err());
    }

    #[test]
    fn a_taken_port_gives_the_next_free_one() {
        let first = Server::bind(PathBuf::new(), 0).unwrap();
        let port = first.address().port();
        assert!(Server::bind(PathBuf::new(), port).is_ok_and(|second| second.address().port() > port));
    }
}
