// Starts the page, its worker, and what keeps it for use without network.
//
// One text for two editions. On a server it is a module beside Trunk's JavaScript and wasm, which the tag of the
// script names. In streitzahl.html `cargo xtask build` puts it behind that JavaScript in one classic script, and the
// wasm stands in the page (gzip, base64). Where the page cannot start, a message stands in it instead of nothing.
//
// What src/app may call: `streitzahlWorker()`, a Worker that runs the wasm's `main` without a window (no worker.js is
// needed); `streitzahlOnePage(json)`, the promise of the page in one file (a Blob) with a collection inside; and
// `streitzahlGive`.

const messages = {
  missing: {
    de: "Dieser Browser kann kein WebAssembly. Streitzahl liest die Artikel im Browser und braucht es; jeder aktuelle Browser hat es, manche schalten es im strengen Modus ab.",
    en: "This browser has no WebAssembly. Streitzahl reads the articles in the browser and needs it; every current browser has it, some turn it off in a strict mode.",
  },
  failed: {
    de: "Die Seite konnte nicht gestartet werden. Bitte neu laden.",
    en: "The page could not be started. Please reload.",
  },
};

const inOneFile = typeof __wbg_init === "function";
const page = globalThis.document;
// In the one file its script, which its worker runs, too.
const script = page?.currentScript;
const absolute = (url) => new URL(url, page.baseURI).href;

/** An element with its text, or with children. */
function element(tag, attributes, ...children) {
  const made = Object.assign(page.createElement(tag), attributes);
  made.append(...children);
  return made;
}

/** Writes `message` (and what went wrong, if known) into the page, as text. */
function show(message, cause) {
  const lang = navigator.language.toLowerCase().startsWith("de") ? "de" : "en";
  const box = element("main", { lang }, element("h1", {}, "Streitzahl"), element("p", { role: "alert" }, message[lang]));
  box.dataset.boot = "failed";
  if (cause) {
    box.append(element("p", {}, element("code", {}, String(cause))));
  }
  page.getElementById("app").replaceChildren(box);
}

/** The wasm in the one file. */
function unpacked() {
  const bytes = Uint8Array.from(atob(page.getElementById("wasm").textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "content-type": "application/wasm" } });
}

/** A compiled wasm; also from servers that do not know its type. */
async function compiled(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Keeps the page for use without network, and offers a new version once it is loaded. */
async function keep() {
  const workers = navigator.serviceWorker;
  const kept = await workers.register("sw.js");
  let wanted = false;
  const offer = () => {
    if (!kept.waiting || !workers.controller || page.getElementById("update")) return;
    const both = (de, en) => [element("span", { lang: "de" }, de), element("span", { lang: "en" }, en)];
    const button = (onclick, ...words) => element("button", { type: "button", onclick }, ...words);
    const reload = () => {
      wanted = true;
      kept.waiting?.postMessage("take over");
    };
    const bar = element(
      "div",
      { id: "update" },
      element("p", {}, ...both("Es gibt eine neue Fassung dieser Seite.", "There is a new version of this page.")),
      button(reload, ...both("Neu laden", "Reload")),
      button(() => bar.remove(), ...both("Später", "Later")),
    );
    bar.setAttribute("role", "status");
    page.body.append(bar);
  };
  const watch = () => kept.installing?.addEventListener("statechange", offer);
  kept.addEventListener("updatefound", watch);
  workers.addEventListener("controllerchange", () => wanted && location.reload());
  page.addEventListener("visibilitychange", () => page.hidden || kept.update().catch(() => {}));
  watch();
  offer();
}

/** A text with what stands for something put in: `@@NAME@@`. */
const filled = (text, parts) => text.replace(/@@(\w+)@@/g, (all, name) => parts[name] ?? all);

/** JSON that cannot end the element that it stands in. */
const inert = (json) => json.replaceAll("<", "\\u003c");

/** The page in one file, put together from the files on the server. `cargo xtask build` does the same. */
async function together({ js, wasm }, json) {
  const text = async (url) => (await fetch(url)).text();
  const stream = (await fetch(wasm)).body.pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let letters = "";
  for (let at = 0; at < bytes.length; at += 4096) letters += String.fromCharCode(...bytes.subarray(at, at + 4096));
  const style = page.querySelector("link[rel=stylesheet]").href;
  return filled(await text(absolute("one-file.html")), {
    STYLE: await text(style),
    GLUE: (await text(js)).split("\nexport {")[0],
    BOOT: await text(absolute("boot.js")),
    WASM: btoa(letters),
    COLLECTION: inert(json),
  });
}

/** A picture as PNG, twice as large. */
async function painted(svg) {
  const image = Object.assign(new Image(), { src: URL.createObjectURL(svg) });
  await image.decode();
  URL.revokeObjectURL(image.src);
  const scale = Math.min(2, 16000 / Math.max(image.width, image.height));
  const canvas = element("canvas", { width: image.width * scale, height: image.height * scale });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("empty")))));
}

/** Saves a content as a file, or copies it; what it is made from: see src/app/platform/outside.rs. */
async function give(how, name, type, content) {
  const made = {
    "image/png": () => painted(new Blob([content], { type: "image/svg+xml" })),
    "text/html": async () => streitzahlOnePage(await new Blob([content]).text()),
  };
  const blob = (made[type] ?? (async () => new Blob([content], { type })))();
  if (how === "copy") {
    const { clipboard } = navigator;
    if (type !== "image/png") return clipboard.writeText(await (await blob).text());
    return clipboard.write([new ClipboardItem({ [type]: blob })]);
  }
  const link = element("a", { href: URL.createObjectURL(await blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Starts the page. */
async function start() {
  const tag = page.querySelector("script[data-wasm]")?.dataset;
  const own = tag && { js: absolute(tag.js), wasm: absolute(tag.wasm) };
  // Before the page changes it: what "Save as one page" writes again, with another collection.
  const source = inOneFile && `<!doctype html>\n${page.documentElement.outerHTML}`;
  const again = (json) => source.replace(/(id="collection">)[^<]*/, (_, before) => before + inert(json));
  const init = inOneFile ? __wbg_init : (await import(own.js)).default;
  const module = await compiled(inOneFile ? unpacked() : await fetch(own.wasm));
  globalThis.streitzahlWorker = () => {
    const text = inOneFile && new Blob([script.textContent], { type: "text/javascript" });
    const worker = inOneFile
      ? new Worker(URL.createObjectURL(text))
      : new Worker(absolute("boot.js"), { type: "module" });
    worker.postMessage({ module, js: own?.js });
    return worker;
  };
  globalThis.streitzahlOnePage = async (json) =>
    new Blob([inOneFile ? again(json) : await together(own, json)], { type: "text/html" });
  globalThis.streitzahlGive = give;
  await init({ module_or_path: module });
}

if (!page) {
  // The worker. Its first message is from `streitzahlWorker`; the wasm listens to all others.
  const begin = async ({ data: { module, js } }) => {
    const init = inOneFile ? __wbg_init : (await import(js)).default;
    await init({ module_or_path: module });
  };
  addEventListener("message", begin, { once: true });
} else if (typeof WebAssembly !== "object") {
  show(messages.missing);
} else {
  try {
    await start();
    // Nothing where the page is not allowed to: private windows, addresses without https.
    if (!inOneFile && navigator.serviceWorker) keep().catch(() => {});
  } catch (error) {
    console.error(error);
    show(messages.failed, error);
  }
}
