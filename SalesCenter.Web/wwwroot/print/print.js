// The two buttons above a paper; the paper itself needs no script.
document.querySelector('[data-print]')?.addEventListener('click', () => window.print());
document.querySelector('[data-close]')?.addEventListener('click', () => history.length > 1 ? history.back() : window.close());
