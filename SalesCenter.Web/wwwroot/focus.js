/** For a page just opened: its title, unless somebody types already. */
export function focusTitle() {
  if (!document.activeElement?.matches('input, textarea, select'))
    document.querySelector('h1')?.focus({ preventScroll: true });
}
