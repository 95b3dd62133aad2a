// What a visitor types on their own phone outlives a reload: it is kept in this tab alone, and forgotten once it is sent.
// The consent is not kept; it is given anew to the wording that stands there.
const key = `salescenter.visitor${location.pathname}`;
const form = document.querySelector('form.visitor');

const fields = () => [...form.elements].filter(field => field.name?.startsWith('Form.') && field.name !== 'Form.Consents');
const isTick = field => field.type === 'checkbox' || field.type === 'radio';

function keep() {
  const filled = fields().filter(field => isTick(field) ? field.checked : field.value);
  sessionStorage.setItem(key, JSON.stringify(filled.map(field => [field.name, field.value])));
}

function fillInAgain(kept) {
  for (const field of fields()) {
    const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
    if (isTick(field)) field.checked = values.includes(field.value); else field.value = values[0] ?? '';
  }
}

if (form) {
  const kept = sessionStorage.getItem(key);
  if (kept) fillInAgain(JSON.parse(kept));
  for (const kind of ['input', 'change']) form.addEventListener(kind, keep);
} else {
  sessionStorage.removeItem(key);
}
