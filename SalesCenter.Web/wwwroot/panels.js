// Escape closes what lies over the page, wherever the focus is; what opened a panel has the focus again when it is closed.
let panel = null;
let opener = null;

new MutationObserver(() => {
  if (panel?.isConnected) return;
  const closed = panel !== null;
  panel = document.querySelector('[data-panel]');
  if (panel) {
    opener = document.activeElement === document.body ? opener : document.activeElement;
  } else if (closed) {
    if (document.activeElement === document.body)
      (opener?.isConnected && !opener.disabled ? opener : document.querySelector('h1'))?.focus({ preventScroll: true });
    opener = null;
  }
}).observe(document.body, { childList: true, subtree: true });

document.addEventListener('keydown', pressed => {
  if (pressed.key !== 'Escape' || pressed.defaultPrevented || document.querySelector('dialog[open]')) return;
  const menu = document.querySelector('details.me[open]');
  const list = document.querySelector('[data-closes-on-escape][aria-expanded="true"]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  } else if (list) {
    list.click();
    list.focus();
  } else {
    document.querySelector('[data-panel] [data-close]')?.click();
  }
});
