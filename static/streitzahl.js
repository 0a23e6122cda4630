// Streitzahl for other pages, notebooks and Node: an ES module beside the page. docs/javascript.md has the fields.
// `cargo xtask build` puts in the names of the files that it loads.

import init, { claimsOf, relationsOf } from "./@@JS@@";

const loaded = (async () => {
  const url = new URL("./@@WASM@@", import.meta.url);
  // Node cannot fetch from disk.
  const module = url.protocol === "file:" ? await (await import("node:fs/promises")).readFile(url) : url;
  await init({ module_or_path: module });
})();

/** The claims of a German text. `options`: `id`, `date` ("2025-01-06"), `language` ("de"), `format` ("markdown"). */
export async function read(text, options) {
  await loaded;
  return claimsOf(String(text), options);
}

/** How claims relate: which contradict, replace, support each other, and why. */
export async function compare(claims) {
  await loaded;
  return relationsOf(claims);
}
