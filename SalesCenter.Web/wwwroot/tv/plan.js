/**
 * Lays buildings out on as few pages as the smallest readable text allows, and then in the largest text that needs no
 * more pages. All lengths are pixels; what depends on the text is given in em of the cell's text.
 */
const rowEm = 1.18;
const entranceGapEm = 0.6;

/** `area`: width, height, gap, title (height of a building's heading), smallest and largest text. */
export function plan(buildings, area) {
  const panels = buildings.flatMap(building => split(building, area));
  let best = { font: area.smallest, pages: pack(panels, area, area.smallest, true) };
  for (let font = area.smallest; font <= area.largest; font *= 1.01) {
    const pages = pack(panels, area, font);
    if (!pages || pages.length > best.pages.length)
      break;
    best = { font, pages };
  }
  return { ...best, row: rowHeight(best, area) };
}

export const widthEm = panel => panel.floorEm + panel.columns.length * panel.cellEm + (entrances(panel) - 1) * entranceGapEm;

/** A building in parts that fit a page each: by floors, and by columns if it is very wide. */
function split(building, area) {
  const rows = Math.max(1, Math.floor((area.height - area.title) / (rowEm * area.smallest)) - (entrances(building) > 1 ? 1 : 0));
  const columns = Math.max(1, Math.floor((area.width / area.smallest - building.floorEm) / building.cellEm));
  return chunks(building.columns, columns).flatMap(part => chunks(building.floors, rows).map(floors => ({
    ...building, columns: part, floors, isPart: floors.length < building.floors.length,
  })));
}

function chunks(list, atMost) {
  const count = Math.ceil(list.length / atMost);
  const size = Math.ceil(list.length / count);
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** Pages of shelves of panels, in order; nothing when a panel does not fit, unless it must. */
function pack(panels, area, font, must = false) {
  const pages = [];
  let page, shelf;
  for (const panel of panels) {
    const width = widthEm(panel) * font;
    const height = area.title + rowsOf(panel) * rowEm * font;
    if (!must && (width > area.width || height > area.height))
      return null;
    if (shelf && shelf.width + area.gap + width <= area.width && page.height - shelf.height + Math.max(shelf.height, height) <= area.height) {
      page.height += Math.max(0, height - shelf.height);
      shelf.width += area.gap + width;
      shelf.height = Math.max(shelf.height, height);
      shelf.panels.push(panel);
      continue;
    }
    if (!page || page.height + area.gap + height > area.height)
      pages.push(page = { shelves: [], height: -area.gap });
    page.shelves.push(shelf = { panels: [panel], width, height });
    page.height += area.gap + height;
  }
  return pages;
}

/** Rows take what height is left, up to twice the text. */
function rowHeight({ font, pages }, area) {
  const rows = page => page.shelves.reduce((sum, shelf) => sum + Math.max(...shelf.panels.map(rowsOf)), 0);
  const room = page => (area.height - page.shelves.length * area.title - (page.shelves.length - 1) * area.gap) / rows(page);
  return Math.min(font * 2, ...pages.map(room));
}

const entrances = building => new Set(building.columns.map(column => column.entrance)).size;
const rowsOf = panel => panel.floors.length + (entrances(panel) > 1 ? 1 : 0);
