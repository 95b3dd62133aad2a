let isAgain = performance.getEntriesByType('navigation')[0]?.type === 'reload';

/**
 * For a page just opened: the field that it begins with, else its title, unless somebody types already. A page that loaded itself again, because its server
 * came back, has its title: whoever was typing elsewhere must not go on in the wrong field.
 */
export function focusTitle() {
  if (document.activeElement?.matches('input, textarea, select')) return;
  (!isAgain && document.querySelector('[data-first-field]') || document.querySelector('h1'))?.focus({ preventScroll: true });
  isAgain = false;
}
