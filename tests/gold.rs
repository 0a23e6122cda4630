//! The claims noted by hand in `../shared`, which is no part of the project: without it these tests say so and
//! pass. The five articles that the built-in ones sum up are read exactly as noted; of the development texts only
//! the scores are looked at (`../shared/tools/score.py`, which needs Python).

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

/// The folder of that name; `None`, said on standard error, where it is not there.
fn folder(name: &str) -> Option<PathBuf> {
    let folder = Path::new(SHARED).join(name);
    if !folder.exists() {
        eprintln!("skipped: no {} beside the project", folder.display());
        return None;
    }
    Some(folder)
}

/// What `streitzahl read --format ndjson` writes.
fn read(files: &[PathBuf]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_streitzahl"))
        .args(["read", "--format", "ndjson"])
        .args(files)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The claims of JSON lines, with those that the text says again marked as such.
fn claims(lines: &str) -> Vec<(bool, Value)> {
    let claims = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    claims.map(|claim| (claim.get("repeat").is_some_and(|repeat| !repeat.is_null()), claim)).collect()
}

#[test]
fn the_five_articles_are_read_as_noted() {
    const FIELDS: [&str; 12] = [
        "measure",
        "scope",
        "modality",
        "population",
        "bound",
        "low",
        "high",
        "as_of",
        "text",
        "span",
        "evidence",
        "place",
    ];
    let Some(folder) = folder("articles") else { return };
    let gold = claims(&fs::read_to_string(folder.join("gold.jsonl")).unwrap());
    let mut seen = claims(&read(&[folder.join("articles.jsonl")]));
    let set = |claim: &Value, field: &str| {
        let mut ids: Vec<_> = claim[field].as_array().unwrap().iter().map(Value::to_string).collect();
        ids.sort_unstable();
        ids
    };
    let mut wrong = Vec::new();
    for (repeat, gold) in &gold {
        let name = format!("{} {}", gold["article"], gold["text"]);
        let same =
            |(_, seen): &(bool, Value)| seen["article"] == gold["article"] && seen["span"] == gold["span"];
        let Some(at) = seen.iter().position(same) else {
            wrong.push(format!("{name}: missed"));
            continue;
        };
        let (seen_repeat, seen) = seen.remove(at);
        if seen_repeat != *repeat {
            wrong.push(format!("{name}: repeat is {seen_repeat}"));
        }
        if *repeat {
            continue;
        }
        for field in FIELDS {
            // A place counts where the sentence itself names it.
            let elsewhere = field == "place" && seen[field].is_null() && !names_its_place(&folder, gold);
            if seen[field] != gold[field] && !elsewhere {
                wrong.push(format!("{name}: {field} is {}, noted {}", seen[field], gold[field]));
            }
        }
        for field in ["sources", "relayed_by"] {
            if set(&seen, field) != set(gold, field) {
                wrong.push(format!("{name}: {field} is {}, noted {}", seen[field], gold[field]));
            }
        }
    }
    wrong.extend(seen.iter().map(|(_, claim)| format!("{} {}: not noted", claim["article"], claim["text"])));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(gold.iter().filter(|(repeat, _)| !repeat).count(), 18);
}

/// Whether the evidence of a noted claim has its place in it.
fn names_its_place(folder: &Path, gold: &Value) -> bool {
    let Some(place) = gold["place"].as_str() else { return false };
    let article = folder.join(gold["article"].as_str().unwrap()).with_extension("txt");
    let text = fs::read_to_string(article).unwrap();
    let at = |end: usize| usize::try_from(gold["evidence"][end].as_u64().unwrap()).unwrap();
    text[at(0)..at(1)].contains(place)
}

/// Scores what was read; the floors are of F1 of core and full, and of the precision of core.
fn score(name: &str, gold: &Path, read: &str, floors: [&str; 3]) {
    let predicted = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.ndjson"));
    fs::write(&predicted, read).unwrap();
    let [core, full, precision] = floors;
    let output = Command::new("python3")
        .arg(Path::new(SHARED).join("tools/score.py"))
        .args([gold, &predicted])
        .args(["--min-core", core, "--min-full", full, "--min-precision", precision])
        .output();
    let Ok(output) = output else {
        eprintln!("skipped: no python3 to score {name} with");
        return;
    };
    let shown = String::from_utf8_lossy(&output.stdout);
    println!("{name}\n{shown}");
    assert!(output.status.success(), "{name} fell below {floors:?}\n{shown}");
}

#[test]
fn everyday_news_is_read_well() {
    let Some(folder) = folder("dev") else { return };
    let mut texts: Vec<_> =
        fs::read_dir(folder.join("texts")).unwrap().map(|entry| entry.unwrap().path()).collect();
    texts.sort();
    score("everyday", &folder.join("gold.jsonl"), &read(&texts), ["0.93", "0.87", "0.95"]);
}

#[test]
fn war_news_is_read_well() {
    let Some(folder) = folder("dev/war") else { return };
    let read = read(&[folder.join("articles.jsonl")]);
    score("war", &folder.join("gold.jsonl"), &read, ["0.95", "0.93", "0.97"]);
}

/// How many claims of each step of confidence are right on core (interval, measure, side, bound), of how many; what
/// the gold is unsure of counts neither way.
fn steps(gold: &str, read: &str) -> [[u32; 2]; 3] {
    let gold = claims(gold);
    let same = |one: &Value, other: &Value, fields: &[&str]| {
        one["article"] == other["article"] && fields.iter().all(|field| one[*field] == other[*field])
    };
    let mut steps = [[0, 0]; 3];
    for (_, claim) in claims(read).iter().filter(|(repeat, _)| !repeat) {
        let is_right = |(_, noted): &&(bool, Value)| {
            same(noted, claim, &["low", "high", "measure", "bound"])
                && noted["population"]["side"] == claim["population"]["side"]
        };
        let open = |(repeat, noted): &&(bool, Value)| {
            (*repeat || noted["unsure"] == true)
                && (same(noted, claim, &["low", "high"]) || same(noted, claim, &["text"]))
        };
        let right = gold.iter().any(|noted| is_right(&noted));
        if right || !gold.iter().any(|noted| open(&noted)) {
            let step = ["clear", "context", "guess"].iter().position(|name| claim["confidence"] == *name);
            let [all_right, all] = &mut steps[step.unwrap()];
            *all_right += u32::from(right);
            *all += 1;
        }
    }
    steps
}

/// The figures stand at `streitzahl::vocabulary::Confidence`.
#[test]
fn the_steps_of_confidence_mean_what_they_say() {
    let (Some(five), Some(day), Some(war)) = (folder("articles"), folder("dev"), folder("dev/war")) else {
        return;
    };
    let mut texts: Vec<_> =
        fs::read_dir(day.join("texts")).unwrap().map(|entry| entry.unwrap().path()).collect();
    texts.sort();
    let read = [read(&[five.join("articles.jsonl")]), read(&texts), read(&[war.join("articles.jsonl")])];
    let mut sum = [[0, 0]; 3];
    for (folder, read) in [five, day, war].iter().zip(&read) {
        let gold = fs::read_to_string(folder.join("gold.jsonl")).unwrap();
        for (sum, step) in sum.iter_mut().zip(steps(&gold, read)) {
            sum[0] += step[0];
            sum[1] += step[1];
        }
    }
    let [clear, context, guess] = sum.map(|[right, all]| f64::from(right) / f64::from(all));
    for (name, [right, all]) in ["clear", "context", "guess"].iter().zip(sum) {
        println!("{name:8} {right} of {all} right on core");
    }
    // Of so few a claim or two may part the first two either way.
    assert!(clear > 0.97 && context > 0.9 && clear + 0.02 > context && context > guess, "{sum:?}");
}
