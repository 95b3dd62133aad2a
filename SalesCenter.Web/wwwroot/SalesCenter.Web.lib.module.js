// Loaded by Blazor itself: teaches it the events of this product.
export function afterWebStarted(blazor) {
  blazor.registerCustomEventType('celltap', {
    browserEventName: 'click',
    createEventArgs: event => {
      const cell = event.target.closest('[data-cell]');
      return cell
        ? { row: Number(cell.closest('[data-row]').dataset.row), cell: Number(cell.dataset.cell) }
        : { row: -1, cell: -1 };
    },
  });
}
