//! The command line: reads articles from files and writes their claims.
//!
//! Files, arguments and printing are here and nowhere else; what is printed to standard error is in English.
//! Articles are read one after the other, and each is written before the next is read (but for the table, whose
//! columns need all rows), so that a batch of any size needs the memory of one article.
//!
//! ```
//! use streitzahl::cli::{run, Status};
//! let (mut out, mut errors) = (Vec::new(), Vec::new());
//! let status = run(["streitzahl", "text", "-"].map(Into::into), &b"Drei Tote"[..], &mut out, &mut errors);
//! assert_eq!((status, out.as_slice()), (Status::Done, &b"Drei Tote"[..]));
//! ```

mod arguments;
mod chart;
mod compare;
mod find;
mod input;
mod notes;
mod table;

use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, Read, Write};

use crate::article::{Article, Notice};
use crate::calendar::Day;
use crate::claim::Claim;
use crate::names::Lang;
use crate::{Reading, export};
use arguments::{Command, Format};
use input::{Input, Problem};

/// How a run ended; the value is the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// All was read.
    Done = 0,
    /// Something could not be read or written.
    Unreadable = 1,
    /// The arguments make no sense.
    Usage = 2,
}

/// Runs the program with its arguments (the first is its name) and three streams.
///
/// A closed output is no error: whoever reads it has seen enough.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    stdin: impl Read,
    out: impl Write,
    mut errors: impl Write,
) -> Status {
    let command = match arguments::parse(arguments) {
        Ok(command) => command,
        Err(error) => {
            say(&mut errors, &format!("streitzahl: {error}\nTry 'streitzahl --help'."));
            return Status::Usage;
        }
    };
    let mut out = BufWriter::new(out);
    let done = perform(command, stdin, &mut out, &mut errors).and_then(|status| out.flush().map(|()| status));
    match done {
        Ok(status) => status,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Status::Done,
        Err(error) => {
            say(&mut errors, &format!("streitzahl: cannot write: {error}"));
            Status::Unreadable
        }
    }
}

fn perform(
    command: Command,
    stdin: impl Read,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Status> {
    match command {
        Command::Help => out.write_all(arguments::HELP.as_bytes())?,
        Command::Version => writeln!(out, "streitzahl {}", env!("CARGO_PKG_VERSION"))?,
        Command::Text { file } => return text(file, stdin, out, errors),
        Command::Compare { date, format, files } => {
            return compare::compare(files, date, format, stdin, out, errors);
        }
        Command::Chart { date, picture, files } => {
            return chart::chart(files, date, &picture, stdin, out, errors);
        }
        Command::Find { what, date, files } => return find::find(files, what, date, stdin, out, errors),
        Command::Read { date, format, files } => return read(files, date, format, stdin, out, errors),
    }
    Ok(Status::Done)
}

fn read(
    files: Vec<OsString>,
    date: Option<Day>,
    format: Format,
    stdin: impl Read,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Status> {
    let mut table = table::Table::default();
    // For the formats that need all before they can write the first.
    let (mut articles, mut all) = (Vec::new(), Vec::new());
    if let Format::Csv(dialect) = format {
        out.write_all(export::csv::header(dialect).as_bytes())?;
    }
    let status = each_reading(files, date, stdin, errors, |article, claims| {
        let mut each = claims.iter();
        match format {
            Format::Table => each.for_each(|claim| table.add(claim)),
            Format::Ndjson => each.try_for_each(|it| out.write_all(export::ndjson::line(it).as_bytes()))?,
            Format::Csv(dialect) => {
                each.try_for_each(|it| out.write_all(export::csv::line(it, dialect).as_bytes()))?;
            }
            Format::Markdown | Format::JsonLd | Format::Package => {
                articles.push(article);
                all.extend(claims);
            }
        }
        Ok(())
    })?;
    let (articles, all): (Vec<&Article>, Vec<&Claim>) = (articles.iter().collect(), all.iter().collect());
    match format {
        Format::Markdown => out.write_all(export::markdown::write(&all, &articles, Lang::En).as_bytes())?,
        Format::JsonLd => out.write_all(export::jsonld::write(&all, &articles).as_bytes())?,
        Format::Package => out.write_all(&export::package::write("Streitzahl", &all, &articles, None))?,
        Format::Table | Format::Ndjson | Format::Csv(_) => table.write(out)?,
    }
    Ok(status)
}

/// Reads every article of the files and hands it on with its claims.
fn each_reading(
    files: Vec<OsString>,
    date: Option<Day>,
    stdin: impl Read,
    errors: &mut impl Write,
    mut take: impl FnMut(Article, Vec<Claim>) -> io::Result<()>,
) -> io::Result<Status> {
    each_article(files, date, stdin, errors, |article| {
        let Reading { claims, notices, .. } = crate::read(&article);
        take(article, claims)?;
        Ok(notices)
    })
}

/// Hands on every article of the files; what cannot be read, and the notices of it and of `take`, are said on
/// `errors`. An article without a day of its own takes `date`.
fn each_article(
    files: Vec<OsString>,
    date: Option<Day>,
    stdin: impl Read,
    errors: &mut impl Write,
    mut take: impl FnMut(Article) -> io::Result<Vec<Notice>>,
) -> io::Result<Status> {
    let mut status = Status::Done;
    let mut input = Input::new(stdin);
    for file in files {
        input.each(&file, &mut |place, found| {
            let (mut article, notices) = match found {
                Ok(found) => found,
                Err(problem) => {
                    status = Status::Unreadable;
                    say(errors, &format!("{place}: {problem}"));
                    return Ok(());
                }
            };
            article.date = article.date.or(date);
            let more = take(article)?;
            for notice in notices.iter().chain(&more) {
                say(errors, &format!("{place}: note: {}", notes::sentence(notice)));
            }
            Ok(())
        })?;
    }
    Ok(status)
}

/// Prints the text that spans count in.
fn text(
    file: OsString,
    stdin: impl Read,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Status> {
    if input::is_lines(&file) {
        say(errors, &format!("{}: {}", file.to_string_lossy(), Problem::Several));
        return Ok(Status::Unreadable);
    }
    let mut status = Status::Done;
    Input::new(stdin).each(&file, &mut |place, found| match found {
        Ok((article, _)) => out.write_all(article.text.as_bytes()),
        Err(problem) => {
            status = Status::Unreadable;
            say(errors, &format!("{place}: {problem}"));
            Ok(())
        }
    })?;
    Ok(status)
}

/// Writes a line to standard error. Nothing can be done where that fails. Control characters, which names and
/// articles may hold, would be commands to a terminal.
fn say(errors: &mut impl Write, line: &str) {
    let shown: String =
        line.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect();
    let _ = writeln!(errors, "{shown}");
}
