// Starts the page: loads the JavaScript glue and the wasm that Trunk's Trunk.toml names on this script's tag.
// Where that cannot work, a message stands in the page instead of nothing.

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

/** Writes `message` (and what went wrong, if known) into the page, as text. */
function show(message, cause) {
  const language = navigator.language.toLowerCase().startsWith("de") ? "de" : "en";
  const box = document.createElement("main");
  box.lang = language;
  box.dataset.boot = "failed";
  const title = document.createElement("h1");
  title.textContent = "Streitzahl";
  const text = document.createElement("p");
  text.setAttribute("role", "alert");
  text.textContent = message[language];
  box.append(title, text);
  if (cause) {
    const detail = document.createElement("p");
    const code = document.createElement("code");
    code.textContent = String(cause);
    detail.append(code);
    box.append(detail);
  }
  document.getElementById("app").replaceChildren(box);
}

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const absolute = (url) => new URL(url, document.baseURI).href;

if (typeof WebAssembly !== "object") {
  show(messages.missing);
} else {
  try {
    const { default: init } = await import(absolute(js));
    await init({ module_or_path: absolute(wasm) });
  } catch (error) {
    console.error(error);
    show(messages.failed, error);
  }
}
