// Counts down on every element with data-until (an instant of the server in milliseconds), by the server's clock
// and not by this device's, which may be wrong or be set while the page is open. Counts up on every element with
// data-since, and marks it amber and red after so many seconds as it says.
const URGENT_SECONDS = 120;
let serverNow = Date.now();
let syncedAt = performance.now();

export function sync(now) {
  serverNow = now;
  syncedAt = performance.now();
  tick();
}

function tick() {
  const now = serverNow + performance.now() - syncedAt;
  for (const element of document.querySelectorAll('[data-until]')) {
    const left = Math.max(0, Math.ceil((Number(element.dataset.until) - now) / 1000));
    const text = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    if (element.textContent !== text)
      element.textContent = text;
    element.classList.toggle('urgent', left <= URGENT_SECONDS);
  }
  for (const element of document.querySelectorAll('[data-since]')) {
    const gone = Math.max(0, Math.floor((now - Number(element.dataset.since)) / 1000));
    const text = `${Math.floor(gone / 60)}:${String(gone % 60).padStart(2, '0')}`;
    if (element.textContent !== text)
      element.textContent = text;
    const isRed = gone >= Number(element.dataset.red || Infinity);
    element.classList.toggle('too-long', isRed);
    element.classList.toggle('amber', !isRed && gone >= Number(element.dataset.amber || Infinity));
  }
}

setInterval(tick, 500);
