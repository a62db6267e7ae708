// Without a network: the dispatches last fetched, with the time of fetching. Texts are set as text, never as markup.
const asOf = document.getElementById("as-of");
const list = document.getElementById("kept");
const words = list.dataset;

function part(tag, text, language) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (language) { made.lang = language; made.dir = "auto"; }
  return made;
}

function day(text) {
  const at = new Date(text);
  return `${new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" }).format(at)} UTC`;
}

function row(item) {
  const made = document.createElement("li");
  made.className = "entry";
  const title = document.createElement("h2");
  title.className = "entry__title";
  const link = part("a", item.title || words.untitled, item.title ? item.language : "");
  link.href = new URL(item.url).pathname;
  title.append(link);
  made.append(title);
  const [sender, ...others] = (item.tags ?? []).filter((tag) => tag !== item._detente?.traffic);
  if (sender) { made.append(part("p", `${sender} → ${others.join(", ")}`)); }
  made.append(part("p", `${words.changed}: ${day(item.date_modified)}`));
  for (const paragraph of (item.content_text ?? item.summary ?? "").split(/\n\s*\n/)) {
    if (paragraph.trim()) { made.append(part("p", paragraph, item.language)); }
  }
  return made;
}

async function show() {
  const answer = await caches.match("/public/feed.json");
  if (!answer) { asOf.textContent = asOf.dataset.none; return; }
  const { items } = await answer.json();
  const here = items.filter((item) => new URL(item.url).pathname === location.pathname);
  asOf.textContent = asOf.dataset.asOf.replace("{at}", day(answer.headers.get("Date")));
  if (location.pathname.startsWith("/public/") && location.pathname !== "/public/offline" && here.length === 0) {
    asOf.after(part("p", asOf.dataset.absent));
  }
  list.replaceChildren(...(here.length > 0 ? here : items).map(row));
}

let theme = null;
try { theme = localStorage.getItem("detente.public.theme"); } catch { /* no storage: as the device has it */ }
if (theme) { document.documentElement.dataset.theme = theme; }
show().catch(() => { asOf.textContent = asOf.dataset.none; });
