//! Files to articles, one after the other.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::article::lines::{self, Body, LineError};
use crate::article::{self, Article, Format, Notice, ReadError, decode};

/// Why there is no article.
#[derive(Debug)]
pub(super) enum Problem {
    Io(io::Error),
    Read(ReadError),
    Line(LineError),
    /// A line of JSON is no UTF-8.
    Utf8,
    /// The name's ending is none that is known.
    Ending,
    /// An article of that id was read before.
    Twice(String),
    /// A line of JSON names a file that is none of its folder: its path is absolute, or it is a device.
    Elsewhere(String),
    /// A line of JSON names a file that cannot be read.
    Inner(String, Box<Problem>),
    /// The file holds several articles where one is asked for.
    Several,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "{error}"),
            Self::Read(error) => write!(f, "{error}"),
            Self::Line(error) => write!(f, "{error}"),
            Self::Utf8 => f.write_str("lines of JSON must be UTF-8"),
            Self::Ending => f.write_str("unknown ending; read are .txt, .md, .html, .jsonl, .ndjson"),
            Self::Twice(id) => write!(f, "a second article with the id '{id}'; the first was read"),
            Self::Elsewhere(file) => {
                write!(f, "'{file}' is no plain file, or no path relative to the folder of these lines")
            }
            Self::Inner(file, problem) => write!(f, "{file}: {problem}"),
            Self::Several => f.write_str("it may hold several articles; name the file of one"),
        }
    }
}

/// An article and what is to be said of it, or why there is none.
pub(super) type Found = Result<(Article, Vec<Notice>), Problem>;

/// What takes the articles: where each is from (file, perhaps with line) and the article.
pub(super) type Take<'a> = dyn FnMut(&str, Found) -> io::Result<()> + 'a;

/// Where articles come from; knows the ids that it has seen.
pub(super) struct Input<R> {
    stdin: R,
    seen: HashSet<String>,
}

/// Whether a file holds lines of JSON.
pub(super) fn is_lines(file: &OsStr) -> bool {
    let ending = Path::new(file).extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl") || ending.eq_ignore_ascii_case("ndjson"))
}

impl<R: Read> Input<R> {
    pub(super) fn new(stdin: R) -> Self {
        Self { stdin, seen: HashSet::new() }
    }

    /// Gives `take` each article of a file, or what is wrong with it; ends early where `take` fails.
    pub(super) fn each(&mut self, file: &OsStr, take: &mut Take<'_>) -> io::Result<()> {
        let place = file.to_string_lossy();
        if file == "-" {
            let found = bytes(&mut self.stdin).and_then(|bytes| one(&bytes, Format::Text, "stdin"));
            return take(&place, self.once(found));
        }
        let path = Path::new(file);
        if !is_lines(file) {
            let id = path.file_stem().unwrap_or_default().to_string_lossy();
            let found = self.once(of_file(path, &id));
            return take(&place, found);
        }
        match File::open(path) {
            Ok(opened) => self.lines(BufReader::new(opened), path, take),
            Err(error) => take(&place, Err(Problem::Io(error))),
        }
    }

    fn lines(&mut self, mut reader: impl BufRead, path: &Path, take: &mut Take<'_>) -> io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let place = format!("{}:{number}", path.display());
            let read = reader.by_ref().take(decode::LIMIT as u64 + 1).read_until(b'\n', &mut line);
            match read {
                Ok(0) => break,
                Ok(_) if line.len() > decode::LIMIT => {
                    // What follows is the rest of this line.
                    return take(&place, Err(Problem::Read(ReadError::TooLarge { bytes: line.len() })));
                }
                Ok(_) => {}
                Err(error) => return take(&place, Err(Problem::Io(error))),
            }
            let unmarked = if number == 1 { line.strip_prefix(b"\xEF\xBB\xBF") } else { None };
            let found = match str::from_utf8(unmarked.unwrap_or(&line)) {
                Ok(text) if text.trim().is_empty() => continue,
                Ok(text) => from_line(text, folder),
                Err(_) => Err(Problem::Utf8),
            };
            take(&place, self.once(found))?;
        }
        Ok(())
    }

    /// Refuses an article whose id was there before.
    fn once(&mut self, found: Found) -> Found {
        let found = found?;
        if self.seen.insert(found.0.id.clone()) { Ok(found) } else { Err(Problem::Twice(found.0.id)) }
    }
}

fn from_line(text: &str, folder: &Path) -> Found {
    let mut line = lines::read(text).map_err(Problem::Line)?;
    let (mut article, notices) = match std::mem::replace(&mut line.body, Body::Text(String::new())) {
        Body::Text(text) => {
            decode::check(&text).map_err(Problem::Read)?;
            article::plain(text, &line.article)
        }
        Body::File(file) => {
            let path = inside(&file, folder).ok_or_else(|| Problem::Elsewhere(file.clone()))?;
            of_file(&path, &line.article).map_err(|problem| Problem::Inner(file, Box::new(problem)))?
        }
    };
    line.fill(&mut article);
    Ok((article, notices))
}

/// The path of a file that a line names. The lines may be a stranger's: they shall not make the program wait for
/// a device or a pipe. A file that is not there is said by whoever opens it.
fn inside(file: &str, folder: &Path) -> Option<PathBuf> {
    let path = folder.join(file);
    let plain = path.metadata().map_or(true, |about| about.is_file());
    (Path::new(file).is_relative() && plain).then_some(path)
}

/// The article of a file, its format told by the name's ending; without an ending it is plain text.
fn of_file(path: &Path, id: &str) -> Found {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let format = match path.extension() {
        None => Format::Text,
        Some(_) => Format::of_name(&name).ok_or(Problem::Ending)?,
    };
    let mut file = File::open(path).map_err(Problem::Io)?;
    one(&bytes(&mut file)?, format, id)
}

fn one(bytes: &[u8], format: Format, id: &str) -> Found {
    article::read(bytes, format, id).map_err(Problem::Read)
}

/// All bytes, up to just above what can be read.
fn bytes(reader: &mut impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    reader.take(decode::LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(Problem::Io)?;
    Ok(bytes)
}
