// After a refusal: whoever was refused is led to the first field that is wrong, else the reason is brought into view.
// Fields that are wrong are marked as such, for the eye and for whoever can't see the red.
const FIELDS = 'input:not([type=hidden]), select, textarea';
const marked = new Set();

// Whether a button was pressed last. Nobody who types is led away.
let asked = false;

document.addEventListener('submit', () => asked = true, true);
document.addEventListener('click', clicked => asked ||= clicked.target.closest('button:not([role=radio])') !== null, true);
document.addEventListener('input', () => asked = false, true);

const fieldOf = words => (words.closest('.sc-field, fieldset, label') ?? words.parentElement).querySelector(FIELDS);

function mark() {
  const wrong = new Set([...document.querySelectorAll('.sc-wrong')].map(fieldOf).filter(field => field));
  for (const field of marked)
    if (!wrong.has(field)) {
      field.removeAttribute('aria-invalid');
      marked.delete(field);
    }
  for (const field of wrong) {
    field.setAttribute('aria-invalid', 'true');
    marked.add(field);
  }
}

function lead(from) {
  const form = from.closest('form');
  const field = [...(form ?? from.parentElement).querySelectorAll('.sc-wrong[data-refusal]')].map(fieldOf).find(field => field && !field.disabled);
  if (field) {
    field.closest('details')?.setAttribute('open', '');
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: 'center' });
    return;
  }
  if (document.activeElement === document.body)
    form?.querySelector('button:not([type=button]):not(:disabled)')?.focus({ preventScroll: true });
  from.scrollIntoView({ block: 'nearest' });
}

const holds = (node, what) => node.nodeType === Node.ELEMENT_NODE && (node.matches(what) || node.querySelector(what) !== null);

new MutationObserver(changes => {
  const added = changes.flatMap(change => change.type === 'attributes' ? [change.target] : [...change.addedNodes]).filter(node => node.isConnected);
  if ([...added, ...changes.flatMap(change => [...change.removedNodes])].some(node => holds(node, '.sc-wrong'))) mark();
  const refused = added.find(node => holds(node, '[data-refusal]'));
  if (!refused || !asked) return;
  asked = false;
  lead(refused.matches('[data-refusal]') ? refused : refused.querySelector('[data-refusal]'));
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-refusal'] });

// A page without a circuit comes back with what is wrong in it.
mark();
const first = document.querySelector('[data-refusal]');
if (first) lead(first);
