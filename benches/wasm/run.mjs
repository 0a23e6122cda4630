// Times the reading in WebAssembly. `cargo xtask bench [FILE]` calls it: run.mjs MODULE [FILE].
//
// FILE is a CSV table with a column `text`, an article a row, or any other text, one article; without it, invented
// articles. Times are of the processor, not of the clock, and the best of several runs counts: what else the machine
// does only makes times longer.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, file] = process.argv.slice(2);
const wasm = await import(pathToFileURL(module).href);

/** The rows of a CSV table (RFC 4180). */
function rows(table) {
  const found = [[]];
  for (const [, quoted, bare, end] of table.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    found.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ",") found.push([]);
  }
  return found;
}

/** The articles of a file. */
function articles(file) {
  const content = readFileSync(file, "utf8");
  if (!file.endsWith(".csv")) return [content];
  const [head, ...body] = rows(content);
  const column = head.indexOf("text");
  if (column < 0) throw new Error(`${file} has no column "text"`);
  return body.map((row) => row[column]).filter((text) => text !== undefined);
}

/** The processor time that work takes, in milliseconds. */
function time(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The shortest of some runs, in milliseconds. */
function best(runs, work) {
  let shortest = Infinity;
  for (let run = 0; run < runs; run += 1) {
    shortest = Math.min(shortest, time(work));
  }
  return shortest;
}

/** The fill of a bench: all articles of the file, or the first half of them, or invented ones. */
function filled(share) {
  const bench = new wasm.Bench();
  if (file) {
    const all = articles(file);
    for (const text of all.slice(0, Math.ceil(all.length * share))) bench.add(text);
  } else {
    bench.invent(2_000_000 * share);
  }
  return bench;
}

console.log(`word lists, first time          ${time(wasm.start).toFixed(1)} ms`);
console.log(`word lists, best of 10          ${best(10, wasm.lists).toFixed(1)} ms`);

const bench = filled(1);
const bytes = bench.bytes();
const speed = (ms) => (bytes / ms / 1000).toFixed(1).padStart(7);
const split = best(10, () => bench.words());
const forms = best(10, () => bench.forms());
let claims = 0;
const first = time(() => (claims = bench.read()));
const read = best(10, () => bench.read());
console.log(`text                            ${(bytes / 1e6).toFixed(2)} MB, ${claims} claims`);
console.log(`word split                      ${speed(split)} MB/s`);
console.log(`Aho-Corasick, all listed forms  ${speed(forms)} MB/s`);
console.log(`reading, first time             ${speed(first)} MB/s`);
console.log(`reading                         ${speed(read)} MB/s = word split / ${(read / split).toFixed(1)}, Aho-Corasick / ${(read / forms).toFixed(1)}`);

const half = filled(0.5);
half.join();
bench.join();
const [small, large] = [half, bench].map((it) => best(5, () => it.read()));
const factor = bench.bytes() / half.bytes();
console.log(`as one article                  ${speed(large)} MB/s; ${factor.toFixed(2)} times the text, ${(large / small).toFixed(2)} times the time`);
