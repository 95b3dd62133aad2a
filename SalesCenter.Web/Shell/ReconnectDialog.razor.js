// Starts the circuit, and brings it back when it is lost: quickly at first, then every few seconds, each screen at a
// moment of its own. When the server no longer knows the circuit (it was restarted, or the tablet slept too long) the
// page is loaded again; the server keeps what was half filled in.
const band = document.getElementById('connection-lost');
const words = band.querySelector('[data-words]');
const between = (from, to) => from + Math.random() * (to - from);
const pause = attempt => attempt === 0 ? between(0, 300) : attempt < 5 ? between(500, 1500) : between(2000, 5000);

const UNHEARD_MILLISECONDS = 20_000;
const STASH = 'salescenter.unheard';

// Of a line that swallows everything the loss is noticed late; it is told since the last word from the server.
let heardAt = null;
let lostAt = null;
let clock = null;

// What is typed into a form while the connection is going, or gone, never reaches the server. Such fields are remembered
// and told once more when it is back; after a reload they are filled in again where the form marks itself with data-kept.
const edited = new Map();

for (const kind of ['input', 'change'])
  document.addEventListener(kind, event => {
    if (event.isTrusted && event.target.form)
      edited.set(event.target, Date.now());
  }, true);

const unheard = () => [...edited].filter(([field, at]) => field.isConnected && at > (lostAt ?? Date.now()) - UNHEARD_MILLISECONDS).map(([field]) => field);

function tellAgain(field) {
  for (const kind of field.type === 'checkbox' || field.type === 'radio' ? ['change'] : ['input', 'change'])
    field.dispatchEvent(new Event(kind, { bubbles: true }));
}

function stash() {
  const fields = unheard().filter(field => field.id && field.closest('form[data-kept]') && (field.type !== 'radio' || field.checked));
  sessionStorage.setItem(STASH, JSON.stringify({ path: location.pathname, fields: fields.map(field => ({ id: field.id, value: field.value, checked: field.checked })) }));
}

function fillInAgain() {
  const kept = JSON.parse(sessionStorage.getItem(STASH) ?? 'null');
  sessionStorage.removeItem(STASH);
  if (kept?.path !== location.pathname || kept.fields.length === 0) return;
  const fill = () => {
    if (!document.querySelector('form[data-kept="ready"]')) return false;
    for (const { id, value, checked } of kept.fields) {
      const field = document.getElementById(id);
      if (!field) continue;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = checked; else field.value = value;
      tellAgain(field);
    }
    return true;
  };
  const watch = new MutationObserver(() => fill() && watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-kept'] });
}

function tell() {
  const seconds = Math.round((Date.now() - lostAt) / 1000);
  const age = seconds < 60 ? band.dataset.seconds.replace('{n}', seconds) : band.dataset.minutes.replace('{n}', Math.floor(seconds / 60));
  const time = new Date(lostAt).toLocaleTimeString('zh-CN', { hour12: false });
  words.textContent = band.dataset.lost.replace('{time}', time).replace('{age}', age);
}

function lost() {
  if (lostAt !== null) return;
  lostAt = heardAt ?? Date.now();
  document.documentElement.dataset.cutOff = '';
  band.classList.add('open');
  tell();
  clock = setInterval(tell, 1000);
}

function back() {
  const fields = unheard();
  edited.clear();
  fields.forEach(tellAgain);
  lostAt = null;
  clearInterval(clock);
  delete document.documentElement.dataset.cutOff;
  band.classList.remove('open');
}

function reload() {
  words.textContent = band.dataset.back;
  stash();
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

window.WebSocket = class extends WebSocket {
  constructor(...where) {
    super(...where);
    this.addEventListener('message', () => heardAt = Date.now());
  }
};

Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: 100_000, retryIntervalMilliseconds: pause },
    // A network that swallows everything without a word is noticed in seconds.
    configureSignalR: connection => connection.withServerTimeout(12_000).withKeepAliveInterval(4_000),
  },
});

fillInAgain();
