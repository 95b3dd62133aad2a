// Counts down on every element with data-until (an instant of the server in milliseconds) and up on every one with
// data-since, which is urgent after data-urgent seconds. It goes by the server's clock and not by this device's, which may be wrong or be set while the page is open.
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
    const text = gone < 3600
      ? `${Math.floor(gone / 60)}:${String(gone % 60).padStart(2, '0')}`
      : `${Math.floor(gone / 3600)}:${String(Math.floor(gone / 60) % 60).padStart(2, '0')}:${String(gone % 60).padStart(2, '0')}`;
    if (element.textContent !== text)
      element.textContent = text;
    element.classList.toggle('urgent', gone >= Number(element.dataset.urgent));
  }
}

setInterval(tick, 500);
