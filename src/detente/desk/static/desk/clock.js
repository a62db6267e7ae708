// The time that is left, second by second, by the station's clock: the device's own may be wrong.
// Without script the page says the same in words, and when it ends.
const offsets = new WeakMap();

function two(number) { return String(number).padStart(2, "0"); }

function shown(left) {
  return `${two(Math.floor(left / 3600))}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
}

function tick() {
  for (const clock of document.querySelectorAll(".countdown[data-ends]")) {
    if (!offsets.has(clock)) { offsets.set(clock, Date.parse(clock.dataset.now) - Date.now()); }
    const left = Math.ceil((Date.parse(clock.dataset.ends) - Date.now() - offsets.get(clock)) / 1000);
    clock.textContent = `−${shown(Math.max(0, left))}`;
  }
}

tick();
setInterval(tick, 1000);
