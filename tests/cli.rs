//! The command line as users run it: the real program, real files, real pipes.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

struct Run {
    status: i32,
    out: String,
    errors: String,
}

/// Runs the program in a folder, with something on its standard input.
fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_streitzahl"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        // Archives are no text.
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn help_version_and_wrong_usage() {
    let here = folder("usage");
    let help = run(&here, &["--help"], b"");
    assert_eq!(help.status, 0);
    assert!(help.out.contains("Examples:") && help.errors.is_empty(), "{}", help.out);
    let version = run(&here, &["--version"], b"");
    assert_eq!((version.status, version.out), (0, format!("streitzahl {}\n", env!("CARGO_PKG_VERSION"))));
    for arguments in [
        &[][..],
        &["read"],
        &["read", "--date", "6.1.2025", "-"],
        &["read", "--format", "xml", "-"],
        &["show"],
    ] {
        let wrong = run(&here, arguments, b"");
        assert_eq!((wrong.status, wrong.out.as_str()), (2, ""), "{arguments:?}");
        assert!(wrong.errors.contains("--help"), "{}", wrong.errors);
    }
}

#[test]
fn text_is_what_spans_count_in() {
    let here = folder("text");
    fs::write(here.join("plain.txt"), "\u{FEFF}Süden\r\n  zwei\n").unwrap();
    assert_eq!(run(&here, &["text", "plain.txt"], b"").out, "Süden\r\n  zwei\n");
    fs::write(here.join("mark.md"), "---\ntitle: x\n---\n# Eins\nzwei *drei*\n").unwrap();
    assert_eq!(run(&here, &["text", "mark.md"], b"").out, "Eins\n\nzwei drei");
    fs::write(here.join("page.HTML"), "<p>Eins<script>x</script><p>zwei").unwrap();
    assert_eq!(run(&here, &["text", "page.HTML"], b"").out, "Eins\n\nzwei");
    assert_eq!(run(&here, &["text", "-"], b"S\xFCden").out, "Süden");
    let lines = run(&here, &["text", "lines.jsonl"], b"");
    assert_eq!((lines.status, lines.out.as_str()), (1, ""));
}

#[test]
fn bad_files_are_named_and_the_others_read() {
    let here = folder("bad");
    fs::write(here.join("binary.txt"), b"\x7FELF\x02\x01\x01\0\0\0").unwrap();
    fs::write(here.join("report.pdf"), b"%PDF-1.7").unwrap();
    fs::create_dir(here.join("folder.txt")).unwrap();
    fs::write(here.join("empty.txt"), "").unwrap();
    fs::write(here.join("markup.html"), "<div><script>var dead = 300;</script><img src=x></div>").unwrap();
    fs::write(here.join("latin.txt"), b"Gefallen sind \x84rund 300\x93 M\xE4nner.").unwrap();
    let wide: Vec<u8> = "Stück".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(here.join("wide.txt"), [&b"\xFF\xFE"[..], &wide].concat()).unwrap();
    let files = [
        "binary.txt",
        "missing.txt",
        "report.pdf",
        "folder.txt",
        "empty.txt",
        "markup.html",
        "latin.txt",
        "wide.txt",
    ];
    let all = run(&here, &[&["read"][..], &files].concat(), b"");
    assert_eq!(all.status, 1);
    for expected in [
        "binary.txt: no text but binary data (byte 7)",
        "missing.txt: ",
        "report.pdf: unknown ending",
        "folder.txt: ",
        "empty.txt: note: there is no word in it",
        "markup.html: note: there is no word in it",
        "markup.html: note: left out: scripts and other code (1)",
        "latin.txt: note: not UTF-8, decoded from windows-1252",
        "wide.txt: note: not UTF-8, decoded from UTF-16LE",
    ] {
        assert!(all.errors.lines().any(|line| line.starts_with(expected)), "{expected}\n{}", all.errors);
    }
    let readable = run(&here, &[&["read"][..], &files[4..]].concat(), b"");
    assert_eq!(readable.status, 0, "{}", readable.errors);
}

#[test]
fn lines_of_json_and_what_is_wrong_with_them() {
    let here = folder("lines");
    fs::create_dir(here.join("inner")).unwrap();
    fs::write(here.join("inner/a.txt"), "Drei Tote").unwrap();
    let lines = [
        r#"{"article": "a", "file": "a.txt", "date": "2025-01-06", "author": null}"#,
        r#"{"article": "a", "text": "Vier Tote"}"#,
        "",
        r#"{"article": "b", "text": "#,
        r#"{"article": "c", "text": "x", "date": "gestern"}"#,
        r#"{"article": "d", "file": "missing.txt"}"#,
        r#"{"article": "e", "file": "/etc/hostname"}"#,
        r#"{"article": "f", "text": "null\u0000"}"#,
        r#"{"article": "g", "text": "Fünf Tote"}"#,
    ];
    fs::write(here.join("inner/all.jsonl"), lines.join("\n")).unwrap();
    let all = run(&here, &["read", "inner/all.jsonl", "inner/a.txt"], b"");
    assert_eq!(all.status, 1);
    let problems: Vec<&str> = all.errors.lines().filter(|line| !line.contains(": note: ")).collect();
    let expected = [
        "inner/all.jsonl:2: a second article with the id 'a'",
        "inner/all.jsonl:4: no article: ",
        "inner/all.jsonl:5: \"gestern\" is no date",
        "inner/all.jsonl:6: missing.txt: ",
        "inner/all.jsonl:7: '/etc/hostname' is no plain file",
        "inner/all.jsonl:8: no text but binary data",
        "inner/a.txt: a second article with the id 'a'",
    ];
    assert_eq!(problems.len(), expected.len(), "{}", all.errors);
    for (problem, expected) in problems.iter().zip(expected) {
        assert!(problem.starts_with(expected), "{problem}\n{expected}");
    }
}

#[test]
fn one_line_of_20_megabytes() {
    let line = "Der Stab nannte wieder keine neuen Zahlen zu den Kämpfen, ".repeat(350_000);
    assert!(line.len() > 20_000_000);
    let here = folder("long");
    let long = run(&here, &["text", "-"], line.as_bytes());
    assert_eq!((long.status, long.out.len()), (0, line.len()));
    // Unoptimized, finding claims takes a second for each 300 KB.
    let part = if cfg!(debug_assertions) { 1_000_000 } else { line.len() };
    let read = run(&here, &["read", "--format", "ndjson", "-"], &line.as_bytes()[..part]);
    assert_eq!((read.status, read.out.as_str()), (0, ""), "{}", read.errors);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let here = folder("pipe");
    let line = "Ein Satz ohne Zahl. ".repeat(100_000);
    fs::write(here.join("long.txt"), line).unwrap();
    let shell =
        format!("{} text long.txt | head -c 1; exit ${{PIPESTATUS[0]}}", env!("CARGO_BIN_EXE_streitzahl"));
    let output = Command::new("bash").args(["-c", &shell]).current_dir(&here).output().unwrap();
    assert_eq!(
        (output.status.code(), output.stdout.as_slice(), output.stderr.as_slice()),
        (Some(0), &b"E"[..], &[][..])
    );
}

#[test]
fn compare_says_why_numbers_differ() {
    let here = folder("compare");
    let text = "Acht nordkoreanische Offiziere an einem Tag getötet\n\nIn der Gegend wird seit Monaten gekämpft.\n\n\
        Bei dem Angriff wurden acht nordkoreanische Menschen getötet, darunter Offiziere.\n";
    fs::write(here.join("one.txt"), text).unwrap();
    fs::write(here.join("other.txt"), "In Bergen wurden drei Polizisten verletzt.\n").unwrap();
    let compare =
        |arguments: &[&str]| run(&here, &[&["compare", "--date", "2031-03-10"], arguments].concat(), b"");
    let found = compare(&["--format", "ndjson", "one.txt", "other.txt"]);
    assert_eq!((found.status, found.errors.as_str()), (0, ""));
    let lines: Vec<serde_json::Value> =
        found.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 1, "{}", found.out);
    assert_eq!((&lines[0]["relation"], &lines[0]["reading"]), (&"contradicts".into(), &"strict".into()));
    assert!(lines[0].get("echo").is_none());
    for claim in lines[0]["claims"].as_array().unwrap() {
        let span = |place: usize| claim["span"][place].as_u64().unwrap() as usize;
        assert_eq!(text[span(0)..span(1)].to_lowercase(), "acht");
    }
    let why = lines[0]["why"].as_str().unwrap();
    assert!(why.starts_with("The headline gives 8 officers killed and no source; in the text, "), "{why}");
    // The order of the files makes no difference.
    assert_eq!(compare(&["--format", "ndjson", "other.txt", "one.txt"]).out, found.out);
    let table = compare(&["one.txt", "other.txt"]).out;
    assert!(table.starts_with("CONTRADICTS (strict): one@0 | one@") && table.contains(why), "{table}");
}

/// The picture is the same as the file in `tests/scenes`, on standard output or in a file; what is wrong is said.
#[test]
fn a_chart_is_drawn() {
    let here = folder("chart");
    let article = |name: &str, date: &str, text: &str| {
        fs::write(here.join(name), format!("---\ntitle: {name}\ndate: {date}\n---\n\n{text}\n")).unwrap();
    };
    article(
        "april.md",
        "2031-04-02",
        "Laut Selenskyj wurden mehr als 3.000 nordkoreanische Soldaten getötet.",
    );
    article(
        "mai.md",
        "2031-05-06",
        "Der Geheimdienst NIS spricht von 900 getöteten nordkoreanischen Soldaten.",
    );
    let all = ["april.md", "mai.md"];
    for (name, options) in [
        ("cli-german", &["--width", "720"][..]),
        ("cli-english", &["--lang", "en", "--width", "360", "--as-known-on", "2031-04-30"]),
    ] {
        let drawn = run(&here, &[&["chart"], options, &all].concat(), b"");
        assert_eq!((drawn.status, drawn.errors.as_str()), (0, ""), "{name}");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenes");
        let (old, new) = (folder.join(format!("{name}.svg")), folder.join(format!("{name}.new.svg")));
        if fs::read_to_string(&old).unwrap_or_default() != drawn.out {
            fs::write(&new, &drawn.out).unwrap();
            panic!("{name} has changed: compare {} with {}", new.display(), old.display());
        }
        let file = run(&here, &[&["chart", "-o", "chart.svg"], options, &all].concat(), b"");
        assert_eq!((file.status, file.out.as_str()), (0, ""));
        assert_eq!(fs::read_to_string(here.join("chart.svg")).unwrap(), drawn.out);
        for inside in ["april.md", "data-claim=\"mai@", "data-claim=\"april@"] {
            assert!(drawn.out.contains(inside), "{name}: {inside}");
        }
        // The later claim is there, and pale.
        assert_eq!(drawn.out.contains("opacity=\"22%\""), options.contains(&"--as-known-on"));
    }
    let nowhere = run(&here, &["chart", "-o", "no/such/folder.svg", "mai.md"], b"");
    assert_eq!(nowhere.status, 1);
    assert!(nowhere.errors.contains("cannot write"), "{}", nowhere.errors);
    let missing = run(&here, &["chart", "no.txt", "mai.md"], b"");
    assert_eq!(missing.status, 1);
    assert!(missing.errors.contains("no.txt") && missing.out.contains("data-claim"), "{}", missing.errors);
    let nothing = run(&here, &["chart", "-"], b"Nichts.");
    assert!(nothing.status == 0 && nothing.out.contains("Keine Angaben gefunden"), "{}", nothing.out);
}

#[test]
fn claims_in_every_format() {
    let here = folder("formats");
    let text = b"Laut NIS fielen bei Kursk rund 300 nordkoreanische Soldaten.";
    let read = |format: &str| {
        let run = run(&here, &["read", "--date", "2025-01-06", "--format", format, "-"], text);
        assert_eq!((run.status, run.errors.as_str()), (0, ""), "{format}");
        run.out
    };
    for (format, start, words) in [
        ("table", "ARTICLE", "rund 300"),
        ("ndjson", "{\"id\":\"stdin@", "\"low\":300"),
        ("csv", "id,article,", ",300,300,2025-01-06,2025-01-06,nis,"),
        ("csv-semicolon", "\u{feff}id;article;", ";300;300;2025-01-06;2025-01-06;nis;"),
        ("markdown", "| As of |", "| about 300 | NIS |"),
        ("json-ld", "{\"@context\":", "\"oa:exact\":\"rund 300\""),
        ("package", "PK", ",about,300,300,300,2025-01-06,2025-01-06,article,nis,"),
    ] {
        let out = read(format);
        assert!(out.starts_with(start) && out.contains(words), "{format}: {out}");
    }
}
