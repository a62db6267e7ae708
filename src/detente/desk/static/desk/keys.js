// `g` and then a letter goes to an area. Typing in a field is left alone; the settings turn the keys off.
const PATIENCE = 1500;
let since = -PATIENCE;

function typing(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
  if (event.key === "g") { since = event.timeStamp; return; }
  if (event.timeStamp - since > PATIENCE || event.key.length !== 1) { return; }
  since = -PATIENCE;
  const link = document.querySelector(`.areas a[data-key="${CSS.escape(event.key)}"]`);
  if (link !== null) { event.preventDefault(); link.click(); }
});
