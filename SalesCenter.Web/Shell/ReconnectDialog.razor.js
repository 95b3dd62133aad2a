// Starts the circuit, and brings it back when it is lost: quickly at first, then every few seconds, each screen at a
// moment of its own. When the server no longer knows the circuit (it was restarted, or the tablet slept too long) the
// page is loaded again; the server keeps what was half filled in.
const band = document.getElementById('connection-lost');
const words = band.querySelector('[data-words]');
const between = (from, to) => from + Math.random() * (to - from);
const pause = attempt => attempt === 0 ? between(0, 300) : attempt < 5 ? between(500, 1500) : between(2000, 5000);

let lostAt = null;
let clock = null;

function tell() {
  const seconds = Math.round((Date.now() - lostAt) / 1000);
  const age = seconds < 60 ? band.dataset.seconds.replace('{n}', seconds) : band.dataset.minutes.replace('{n}', Math.floor(seconds / 60));
  const time = new Date(lostAt).toLocaleTimeString('zh-CN', { hour12: false });
  words.textContent = band.dataset.lost.replace('{time}', time).replace('{age}', age);
}

function lost() {
  if (lostAt !== null) return;
  lostAt = Date.now();
  document.documentElement.dataset.cutOff = '';
  band.classList.add('open');
  tell();
  clock = setInterval(tell, 1000);
}

function back() {
  lostAt = null;
  clearInterval(clock);
  delete document.documentElement.dataset.cutOff;
  band.classList.remove('open');
}

function reload() {
  words.textContent = band.dataset.back;
  setTimeout(() => location.reload(), between(0, 1500));
}

document.getElementById('components-reconnect-modal').addEventListener('components-reconnect-state-changed', changed => {
  switch (changed.detail.state) {
    case 'show': case 'retrying': lost(); break;
    case 'hide': back(); break;
    case 'rejected': case 'resume-failed': reload(); break;
  }
});

band.querySelector('button').addEventListener('click', () => Blazor.reconnect().then(known => known || reload(), () => { }));

Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: 100_000, retryIntervalMilliseconds: pause },
    // A network that swallows everything without a word is noticed in seconds.
    configureSignalR: connection => connection.withServerTimeout(12_000).withKeepAliveInterval(4_000),
  },
});
