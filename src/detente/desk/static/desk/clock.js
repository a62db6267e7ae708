// The time that is left, second by second, by the station's clock: the device's own may be wrong.
// Without script the page says the same in words, and when it ends.
const DAY = 86400;
const offsets = new WeakMap();

function two(number) { return String(number).padStart(2, "0"); }

function shown(left) {
  const rest = left % DAY;
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  return left >= DAY ? `${Math.floor(left / DAY)} × 24:00:00 + ${time}` : time;
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
