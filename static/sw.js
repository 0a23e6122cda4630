// Keeps the page for use without network. `cargo xtask build` puts in what there is to keep: the page's files, each
// with the hash of its content, and a hash over all of them, which is the version.
//
// A version is kept whole or not at all: a file that is not the one built (a half-done upload, a stale copy on the
// way) fails its hash, and the version kept before stays. A new version waits until the reader takes it.

const FILES = "@@FILES@@";
const VERSION = "@@VERSION@@";

// Several copies of the page may live at one origin, each in a folder of its own.
const { scope } = registration;
const PREFIX = `streitzahl ${scope} `;
const NAME = PREFIX + VERSION;

addEventListener("install", (event) => {
  const requests = Object.entries(FILES).map(
    // Asks the server whether its copy is still the right one; unchanged files are not loaded again.
    ([file, integrity]) => new Request(file, { cache: "no-cache", integrity }),
  );
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(requests)));
});

addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});

addEventListener("activate", (event) => {
  const outdated = (name) => name.startsWith(PREFIX) && name !== NAME;
  const clean = async () => {
    await Promise.all((await caches.keys()).filter(outdated).map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(clean());
});

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event.request));
});

/** A file as it is kept; what is not, from the network. */
async function answer(request) {
  const path = request.url.slice(scope.length).split(/[?#]/)[0];
  const file = path === "" || path === "index.html" ? "./" : path;
  const kept = file in FILES && (await (await caches.open(NAME)).match(file, { ignoreVary: true }));
  return kept || fetch(request);
}
