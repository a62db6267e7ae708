// Live update: the station says that something changed; the page asks for the part that shows it.
// Focus and scroll stay where they are: a part the reader is working in is not swapped but offered.
const ticket = document.body.dataset.ticket;
const lost = document.getElementById("live-lost");
const words = document.getElementById("live-words")?.dataset ?? {};
const GATHER = 300;
const offered = new WeakMap();
const due = new Set();
let timer = 0;
let interrupted = false;

function areasOf(part) { return (part.dataset.liveAreas ?? "").split(" "); }

function busy(part) {
  const focused = part !== document.activeElement && part.contains(document.activeElement);
  const open = part.querySelector("details[open], dialog[open]") !== null;
  const selected = !document.getSelection().isCollapsed && part.contains(document.getSelection().anchorNode);
  return "liveNew" in part.dataset || focused || open || selected;
}

async function fetchInto(part) {
  const answer = await fetch(part.dataset.liveUrl, { headers: { "X-Fragment": "1" }, credentials: "same-origin" });
  if (answer.status === 403) { location.reload(); return; }
  if (!answer.ok) { return; }
  const anchor = window.scrollY;
  part.innerHTML = await answer.text();
  offered.delete(part);
  if (part.previousElementSibling?.classList.contains("new-rows")) { part.previousElementSibling.remove(); }
  window.scrollTo({ top: anchor, behavior: "instant" });
  part.dispatchEvent(new CustomEvent("desk:shown", { bubbles: true }));
}

async function show(part) {
  await fetchInto(part);
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

function offer(part, refs) {
  const news = new Set([...(offered.get(part) ?? []), ...refs]);
  offered.set(part, news);
  let bar = part.previousElementSibling;
  if (bar === null || !bar.classList.contains("new-rows")) {
    bar = document.createElement("p");
    bar.className = "new-rows";
    bar.setAttribute("role", "status");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.addEventListener("click", () => { bar.remove(); show(part).catch(dead); });
    bar.append(button);
    part.before(bar);
  }
  bar.firstChild.textContent = news.size === 1 ? words.newOne : words.newMany.replace("{n}", String(news.size));
}

function refresh() {
  const changes = [...due];
  due.clear();
  for (const part of document.querySelectorAll("[data-live-url]")) {
    const mine = changes.filter((change) => areasOf(part).includes(change.area));
    if (mine.length === 0) { continue; }
    // that a line was tried is no news to a list: the strip shows it
    const news = mine.filter((change) => change.kind !== "line").map((change) => change.ref);
    if (!busy(part)) { fetchInto(part).catch(dead); } else if (news.length > 0) { offer(part, news); }
  }
}

function changed(event) {
  due.add(JSON.parse(event.data));
  clearTimeout(timer);
  timer = setTimeout(refresh, GATHER);
}

function dead() { lost.hidden = false; document.body.dataset.live = "lost"; }
function alive() { lost.hidden = true; delete document.body.dataset.live; }

function refreshAll() {
  for (const part of document.querySelectorAll("[data-live-url]")) {
    if (busy(part)) { offer(part, ["?"]); } else { fetchInto(part).catch(dead); }
  }
}

function listen() {
  const stream = new EventSource(`/events?ticket=${encodeURIComponent(ticket)}`);
  stream.addEventListener("open", () => { alive(); if (interrupted) { interrupted = false; refreshAll(); } });
  stream.addEventListener("error", () => { interrupted = true; dead(); });
  stream.addEventListener("change", changed);
  stream.addEventListener("reload", refreshAll);
  window.addEventListener("pagehide", () => stream.close());
  window.addEventListener("pageshow", (event) => { if (event.persisted) { location.reload(); } });
}

function tick() {
  const now = new Date();
  for (const clock of document.querySelectorAll("[data-clock]")) {
    const zone = clock.dataset.clock;
    const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
    if (zone === "UTC") {
      clock.textContent = `${now.toISOString().slice(11, 19)}Z`;
    } else {
      const city = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
      clock.textContent = `${new Intl.DateTimeFormat("en-GB", parts).format(now)} ${city}`;
    }
    clock.setAttribute("datetime", now.toISOString());
  }
}

if (ticket) { listen(); }
tick();
setInterval(tick, 1000);
for (const part of document.querySelectorAll("[data-live-every]")) {
  setInterval(() => { if (!busy(part)) { fetchInto(part).catch(dead); } }, Number(part.dataset.liveEvery) * 1000);
}
