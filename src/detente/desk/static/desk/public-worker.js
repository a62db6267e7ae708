// The service worker of the public record. It keeps one page, what that page needs, and the feed; it asks for them
// without cookies, so that it cannot hold a page of an officer. Every other answer goes by and is never kept.
const KEPT = "detente-public-1";
const SHELL = "/public/offline";
const FEED = "/public/feed.json";
const PARTS = ["/static/desk/desk.css", "/static/desk/theme.js", "/static/desk/public-offline.js", "/static/desk/icon.svg"];

async function keepOne(store, address, name) {
  const answer = await fetch(address, { credentials: "omit", cache: "no-cache" });
  const control = answer.headers.get("Cache-Control") ?? "";
  if (answer.ok && !answer.redirected && !control.includes("no-store") && !control.includes("private")) {
    await store.put(name, answer);
  }
}

async function keep(language) {
  const store = await caches.open(KEPT);
  const asked = language ? `?lang=${encodeURIComponent(language)}` : "";
  await Promise.all([
    keepOne(store, SHELL + asked, SHELL),
    keepOne(store, FEED + asked, FEED),
    ...PARTS.map((part) => keepOne(store, part, part)),
  ]);
}

async function kept(name) {
  return (await (await caches.open(KEPT)).match(name)) ?? Response.error();
}

async function dropOlder() {
  const names = (await caches.keys()).filter((name) => name.startsWith("detente-public-") && name !== KEPT);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("install", (event) => { event.waitUntil(keep("").then(() => self.skipWaiting())); });
self.addEventListener("activate", (event) => { event.waitUntil(dropOlder()); });
self.addEventListener("message", (event) => {
  const language = event.data?.keep;
  if (typeof language !== "string") { return; }
  event.waitUntil(keep(language).then(() => event.source?.postMessage({ kept: language }), () => undefined));
});
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) { return; }
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => kept(SHELL)));
  } else if (PARTS.includes(pathname)) {
    event.respondWith(fetch(event.request).catch(() => kept(pathname)));
  }
});
