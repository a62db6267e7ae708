// The public record as an app: what is new since this browser last looked, and a copy for when there is no network.
// Nothing leaves the browser: there is no account, and the last look is kept in its own storage.
const news = document.getElementById("public-news");
const SEEN = "detente.public.seen";
const EVERY = 5 * 60 * 1000;

function remembered(name) { try { return localStorage.getItem(name); } catch { return null; } }
function remember(name, value) { try { localStorage.setItem(name, value); } catch { /* no storage: nothing is counted */ } }

function say(number, link) {
  news.textContent = news.dataset.news.replace("{n}", String(number));
  if (link) {
    const reload = document.createElement("a");
    reload.href = location.href;
    reload.textContent = news.dataset.reload;
    news.append(" ", reload);
  }
  news.hidden = false;
}

function lookThrough() {
  const rows = [...document.querySelectorAll("[data-updated]")];
  const seen = Date.parse(remembered(SEEN) ?? "");
  const fresh = Number.isNaN(seen) ? [] : rows.filter((row) => Date.parse(row.dataset.updated) > seen);
  for (const row of fresh) {
    const mark = document.createElement("strong");
    mark.textContent = news.dataset.new;
    row.querySelector(".cluster").prepend(mark);
  }
  return fresh.length;
}

async function latest() {
  const address = new URL(news.dataset.feed, location.href);
  const answer = await fetch(address, { credentials: "omit", cache: "no-cache" });
  return answer.ok ? (await answer.json()).items.map((item) => Date.parse(item.date_modified)) : [];
}

async function follow() {
  // the feed has what changed last, the page what was first shown last: a correction of an old dispatch counts too
  const seen = Date.parse(remembered(SEEN) ?? "");
  const times = await latest();
  const fresh = Number.isNaN(seen) ? 0 : times.filter((at) => at > seen).length;
  const shown = lookThrough();
  if (Math.max(fresh, shown) > 0) { say(Math.max(fresh, shown), false); }
  const shownTimes = [...document.querySelectorAll("[data-updated]")].map((row) => Date.parse(row.dataset.updated));
  const newest = Math.max(0, ...times, ...shownTimes);
  if (newest > 0) { remember(SEEN, new Date(newest).toISOString()); }
  setInterval(async () => {
    if (document.visibilityState !== "visible") { return; }
    const more = (await latest().catch(() => [])).filter((at) => at > newest).length;
    if (more > 0) { say(more, true); }
  }, EVERY);
}

if (news?.dataset.first) { follow().catch(() => undefined); }

remember("detente.public.theme", document.documentElement.dataset.theme);
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.addEventListener("message", (event) => {
    if (event.data?.kept) { document.documentElement.dataset.kept = event.data.kept; }
  });
  navigator.serviceWorker.startMessages();
  navigator.serviceWorker.register("/public/sw.js", { scope: "/public" })
    .then(() => navigator.serviceWorker.ready)
    .then((registration) => { registration.active.postMessage({ keep: document.documentElement.lang }); })
    .catch(() => undefined);
}
