/** For a page just opened: the field that it begins with, else its title, unless somebody types already. */
export function focusTitle() {
  if (!document.activeElement?.matches('input, textarea, select'))
    (document.querySelector('[data-first-field]') ?? document.querySelector('h1'))?.focus({ preventScroll: true });
}
