// `g` and then a letter goes to an area, `?` shows the keys. Typing in a field is left alone; the settings turn the
// keys off. A keyboard that types no Latin letters (Cyrillic, Greek) is read by where the key lies.
const PATIENCE = 1500;
const help = document.getElementById("keys-help");
let since = -PATIENCE;

function typing(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function letter(event) {
  const typed = event.key.toLowerCase();
  if (/^[a-z?]$/.test(typed)) { return typed; }
  if (typed.length !== 1 || typed < "\u0080") { return ""; }
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : "";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) { return; }
  const key = letter(event);
  if (key === "?") { help?.showModal(); return; }
  if (help?.open) { return; }
  const chosen = event.timeStamp - since <= PATIENCE;
  if (key === "g" && !chosen) { since = event.timeStamp; return; }
  since = -PATIENCE;
  if (!chosen || key === "") { return; }
  const link = document.querySelector(`.areas a[data-key="${key}"]`);
  if (link !== null) { event.preventDefault(); link.click(); }
});
