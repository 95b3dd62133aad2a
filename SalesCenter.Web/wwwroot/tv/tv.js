import { Board } from './board.js';
import { Picture } from './picture.js';
import { watch } from './watch.js';

const { project, version } = document.body.dataset;
const picture = new Picture();
const board = new Board(picture, JSON.parse(document.getElementById('texts').textContent));
const address = project ? `/hubs/board?project=${encodeURIComponent(project)}` : '/hubs/board';
const born = performance.now();
const hour = 3_600_000;
const nightlyMinute = Math.floor(Math.random() * 30);

let attempt = 0;

const told = {
  alive(at, running) {
    board.sign(at);
    attempt = 0;
    if (running && running !== version)
      reload('version', hour / 6);
  },
  redrawn() {
    show('board');
    board.redraw();
  },
  changed: changes => board.change(changes),
  quiet(beat) {
    if (picture.totals.subscribedToday !== beat.subscribedToday) {
      picture.totals.subscribedToday = beat.subscribedToday;
      board.figures();
    }
  },
};

setInterval(() => {
  board.tick();
  const { time } = board.clock.read();
  if (time.startsWith('04:') && Number(time.slice(3, 5)) === nightlyMinute && board.life.state === 'live')
    reload('night', 2 * hour);
}, 1_000);

// For ever: a TV is never given up, and nobody has to touch it.
for (;;) {
  const here = project ? { isPaired: true } : await report();
  if (here?.isPaired) {
    await watch(address, picture, told);
  } else if (here) {
    pair(here.code);
    await pause(3_000);
    continue;
  }
  await pause(Math.min(10_000, 1_000 * 2 ** attempt++) * (0.5 + Math.random() / 2));
}

/** Says that this TV is here; answers nothing while the server cannot be reached. */
async function report() {
  try {
    const answer = await fetch('/tv/here', { method: 'POST', signal: AbortSignal.timeout(8_000) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function pair(code) {
  picture.forget();
  if (document.getElementById('code').textContent !== code) {
    document.getElementById('code').textContent = code;
    document.getElementById('qr').src = `/tv/pairing-${code}.svg`;
  }
  show('pairing');
}

/** Loads the page again, from a server that is known to answer, and not over and over. */
function reload(reason, atMostEvery) {
  const last = Number(sessionStorage.getItem(reason) ?? 0);
  if (Date.now() - last < atMostEvery || performance.now() - born < 60_000)
    return;
  sessionStorage.setItem(reason, `${Date.now()}`);
  location.reload();
}

function show(view) {
  document.body.dataset.view = view;
}

function pause(milliseconds) {
  return new Promise(done => setTimeout(done, milliseconds));
}
