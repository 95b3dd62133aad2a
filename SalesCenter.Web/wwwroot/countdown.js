// Counts down on every element with data-until (an instant of the server in milliseconds), by the server's clock
// and not by this device's, which may be wrong or be set while the page is open. Counts up on every element with
// data-since, and marks it soon and too long after so many seconds as it says.
const URGENT_SECONDS = 120;
let serverNow = Date.now();
let syncedAt = performance.now();

/** 4:59, and with hours 2:53:21. */
function clock(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

export function sync(now) {
  serverNow = now;
  syncedAt = performance.now();
  tick();
}

function tick() {
  const now = serverNow + performance.now() - syncedAt;
  for (const element of document.querySelectorAll('[data-until]')) {
    const left = Math.max(0, Math.ceil((Number(element.dataset.until) - now) / 1000));
    const text = clock(left);
    if (element.textContent !== text)
      element.textContent = text;
    element.classList.toggle('urgent', left <= URGENT_SECONDS);
  }
  for (const element of document.querySelectorAll('[data-since]')) {
    const gone = Math.max(0, Math.floor((now - Number(element.dataset.since)) / 1000));
    const text = clock(gone);
    if (element.textContent !== text)
      element.textContent = text;
    const isRed = gone >= Number(element.dataset.red || Infinity);
    element.classList.toggle('too-long', isRed);
    element.classList.toggle('soon-too-long', !isRed && gone >= Number(element.dataset.amber || Infinity));
  }
}

setInterval(tick, 500);
