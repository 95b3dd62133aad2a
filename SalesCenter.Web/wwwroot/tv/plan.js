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
  return { ...best, rows: best.pages.map(page => rowHeight(best.font, page, area)) };
}

export const widthEm = panel => panel.floorEm + panel.columns.length * panel.cellEm + (entrances(panel) - 1) * entranceGapEm;

/** A building in parts that fit a page each: by floors and, if it is very wide, by entrances, each with the floors it has. */
function split(building, area) {
  const rows = Math.max(1, Math.floor((area.height - area.title) / (rowEm * area.smallest)) - (entrances(building) > 1 ? 1 : 0));
  const columns = Math.max(1, Math.floor((area.width / area.smallest - building.floorEm) / building.cellEm));
  return wings(building.columns, columns).flatMap(part => {
    const floors = building.floors.filter(floor => part.some(column => floor.units[column.index]));
    return chunks(floors, rows).map(some => ({
      ...building, columns: part, floors: some, isPart: some.length < floors.length, isWing: part.length < building.columns.length, isSlice: isSlice(part, building.columns),
    }));
  });
}

/** Neighbouring entrances together while they fit; one that is too wide by itself in equal parts. */
function wings(columns, atMost) {
  if (columns.length <= atMost)
    return [columns];
  const found = [];
  for (const entrance of new Set(columns.map(column => column.entrance))) {
    const own = columns.filter(column => column.entrance === entrance);
    const last = found.at(-1);
    if (last && last.length + own.length <= atMost)
      last.push(...own);
    else
      found.push(...chunks(own, atMost));
  }
  return found;
}

/** Whether a wing is only a part of an entrance. */
const isSlice = (part, columns) => columns.filter(column => column.entrance === part[0].entrance).length > part.length;

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

/** Rows take what height their page has left, up to three times the text. */
function rowHeight(font, page, area) {
  const rows = page.shelves.reduce((sum, shelf) => sum + Math.max(...shelf.panels.map(rowsOf)), 0);
  const room = (area.height - page.shelves.length * area.title - (page.shelves.length - 1) * area.gap) / rows;
  return Math.min(font * 3, room);
}

const entrances = building => new Set(building.columns.map(column => column.entrance)).size;
const rowsOf = panel => panel.floors.length + (entrances(panel) > 1 ? 1 : 0);
