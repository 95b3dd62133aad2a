// The internal board in the browser: zoom, and arrow keys that walk from cell to cell.
const LEAST = 0.3, MOST = 1.5, STEP = 1.2;

export function attach(stage) {
  const [scroll, controls] = stage.children;
  const zoomed = scroll.firstElementChild;
  let zoom = 1;
  const set = next => {
    zoom = Math.min(MOST, Math.max(LEAST, next));
    zoomed.style.zoom = zoom;
  };
  const fit = () => {
    set(1);
    set(Math.min(scroll.clientWidth / zoomed.scrollWidth, scroll.clientHeight / zoomed.scrollHeight, 1));
  };
  controls.addEventListener('click', event => {
    switch (event.target.dataset.zoom) {
      case 'fit': fit(); break;
      case 'in': set(zoom * STEP); break;
      case 'out': set(zoom / STEP); break;
    }
  });
  scroll.addEventListener('keydown', event => {
    const next = neighbour(event.target.closest('[data-cell]'), event.key);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  controls.hidden = false;
}

/** Brings the cell of the unit whose card is open into view, clear of the headings and of the edge. */
export function reveal(stage) {
  const cell = stage.querySelector('[data-cell][aria-current]');
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function neighbour(cell, key) {
  const sideways = { ArrowLeft: -1, ArrowRight: 1 }[key], upright = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!cell || !(sideways || upright))
    return null;
  const floor = cell.closest('[data-row]');
  if (upright)
    return floor.parentElement.querySelector(`[data-row="${Number(floor.dataset.row) + upright}"] [data-cell="${cell.dataset.cell}"]`);
  const cells = [...floor.querySelectorAll('[data-cell]')];
  return cells[cells.indexOf(cell) + sideways];
}
