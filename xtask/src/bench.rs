//! Times the reading in WebAssembly, built and shrunk as the page is, in Node.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::pages;
use crate::setup::{self, TARGET};
use crate::step::{cargo, on_path, path_with, root, run, step};

/// Builds and runs `benches/wasm`, on the articles of `file` or on invented ones.
pub fn run_in_node(file: Option<&Path>) -> Result<()> {
    let node = on_path("node").context("no node on PATH: see https://nodejs.org")?;
    let tools = setup::tools()?;
    let folder = root().join("target/wasm-bench");
    fs::create_dir_all(&folder)?;
    step("bench: build", || {
        run(&mut cargo([
            "build",
            "--quiet",
            "--locked",
            "--release",
            "--package",
            "wasm-bench",
            "--target",
            TARGET,
        ]))
    })?;
    let built = root().join("target").join(TARGET).join("release/wasm_bench.wasm");
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.env("PATH", path_with(&tools.wasm_bindgen)?).args(["--target", "nodejs", "--out-dir"]);
    run(bindgen.arg(&folder).arg(built))?;
    if let Some(wasm_opt) = &tools.wasm_opt {
        let (wasm, shrunk) = (folder.join("wasm_bench_bg.wasm"), folder.join("shrunk.wasm"));
        step("bench: wasm-opt", || run(&mut pages::shrink(wasm_opt, &wasm, &shrunk)))?;
        fs::rename(shrunk, wasm)?;
    }
    // Beside a package.json of another kind, Node would take wasm-bindgen's module for one of the new sort.
    fs::write(folder.join("package.json"), "{}")?;
    let mut script = Command::new(node);
    script.arg(root().join("benches/wasm/run.mjs")).arg(folder.join("wasm_bench.js"));
    run(script.args(file))
}
