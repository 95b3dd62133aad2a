// Keys and menus of the frame that need no answer from the server.
import './panels.js';
import './refused.js';

const typing = element => element.closest('input, textarea, select, [contenteditable="true"]');

document.addEventListener('keydown', pressed => {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || typing(pressed.target)) return;
  if (pressed.key === '/') {
    const field = document.getElementById('look-up');
    if (!field) return;
    pressed.preventDefault();
    field.focus();
    field.select();
  } else if (pressed.key === '?') {
    document.getElementById('shortcuts')?.showModal();
  }
});

document.addEventListener('click', clicked => {
  if (clicked.target.closest('[data-print]')) window.print();
  // Blazor takes the link for its own, and scrolls without moving the focus.
  if (clicked.target.closest('.skip')) document.getElementById('content')?.focus();
  if (clicked.target.closest('[data-open-shortcuts]')) document.getElementById('shortcuts')?.showModal();
  for (const menu of document.querySelectorAll('details.me[open]'))
    if (!menu.contains(clicked.target) || clicked.target.closest('a, button')) menu.open = false;
});
