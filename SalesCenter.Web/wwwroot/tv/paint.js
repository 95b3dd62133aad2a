import { plan } from './plan.js';

export const statuses = ['notOpen', 'available', 'inTalks', 'subscribed', 'sold'];
const available = 1;
const signs = ['–', '○', '◔', '◑', '●'];
const pages = document.getElementById('pages');
const ruler = document.createElement('canvas').getContext('2d');
const rulerSize = 100;

/** Draws the whole board anew; returns where each unit is shown, and the parts of buildings with their units. */
export function paint(picture, texts) {
  const unit = pixelsOf('--u');
  const style = getComputedStyle(pages);
  ruler.font = `600 ${rulerSize}px ${style.fontFamily}`;
  const area = {
    width: pages.clientWidth, height: pages.clientHeight, gap: 2 * unit, title: 3.7 * unit, smallest: 2.02 * unit, largest: 5 * unit,
  };
  const layout = plan(picture.buildings.filter(building => building.entrances.length > 0).map(measure), area);
  pages.style.setProperty('--font', `${layout.font}px`);
  const drawn = { cells: new Map(), parts: [], count: layout.pages.length };
  pages.replaceChildren(...layout.pages.map((page, index) => pageOf(page, index, layout.rows[index], texts, drawn)));
  drawn.parts.forEach(part => count(part, texts));
  return drawn;
}

/** Says how many units of a part are on sale. */
export function count({ label, units }, texts) {
  label.textContent = `${texts.available} ${units.filter(unit => unit.status === available).length}`;
}

/** Shows a unit as it is now. */
export function refresh(cell, unit, texts) {
  cell.dataset.status = statuses[unit.status];
  const sign = cell.lastElementChild;
  sign.textContent = signs[unit.status];
  sign.setAttribute('aria-label', texts[statuses[unit.status]]);
  cell.children[1].textContent = priceOf(unit);
}

const pixelsOf = variable => {
  const probe = document.createElement('i');
  probe.style.cssText = `position:absolute;width:calc(100 * var(${variable}))`;
  document.body.append(probe);
  const width = probe.getBoundingClientRect().width / 100;
  probe.remove();
  return width;
};

const priceOf = unit => unit.price ? (unit.price / 10_000).toFixed(1) : '';
const emOf = text => ruler.measureText(text).width / rulerSize;

/** How wide a building's cells are, in em, and whether its rooms need the floor beside them. */
function measure(building) {
  const units = building.floors.flatMap(floor => floor.units).filter(unit => unit);
  const room = Math.max(...units.map(unit => emOf(unit.room)));
  const price = Math.max(...units.map(unit => priceOf(unit) ? emOf(priceOf(unit)) + 0.25 : 0));
  const telling = building.floors.every(floor => floor.units.every(unit => !unit || unit.room.startsWith(`${floor.floor}`)));
  return {
    name: building.name,
    hasEntrances: new Set(building.entrances).size > 1,
    columns: building.entrances.map((entrance, index) => ({ entrance, index })),
    floors: building.floors,
    floorEm: telling ? 0 : 2.6,
    cellEm: room + price + 1.7,
  };
}

function pageOf(page, index, row, texts, drawn) {
  const element = make('div', 'page');
  element.style.setProperty('--row', `${row}px`);
  element.append(...page.shelves.map(shelf => {
    const row = make('div', 'shelf');
    row.append(...shelf.panels.map(panel => panelOf(panel, index, texts, drawn)));
    return row;
  }));
  return element;
}

function panelOf(panel, page, texts, drawn) {
  const section = make('section', 'building');
  const heading = make('h2', '', panel.isWing ? `${panel.name} ${[...new Set(panel.columns.map(column => column.entrance))].join(' ')}` : panel.name);
  if (panel.isSlice)
    heading.append(make('small', '', fill(texts.rooms, ...ends(panel))));
  if (panel.isPart)
    heading.append(make('small', '', fill(texts.floors, panel.floors.at(-1).floor, panel.floors[0].floor)));
  const part = { label: make('small', 'on-sale'), units: [] };
  heading.append(part.label);
  drawn.parts.push(part);
  const grid = make('div', 'grid');
  const groups = panel.columns.map((column, index) => index > 0 && column.entrance !== panel.columns[index - 1].entrance);
  grid.style.gridTemplateColumns = [
    ...(panel.floorEm ? [`${panel.floorEm}em`] : []),
    ...groups.map(begins => `${begins ? '0.6em ' : ''}minmax(${panel.cellEm}em, 1fr)`),
  ].join(' ');
  section.style.setProperty('--widest', `${panel.columns.length * panel.cellEm * 1.75}em`);
  if (groups.some(begins => begins))
    grid.append(...entrancesOf(panel, groups));
  for (const floor of panel.floors) {
    if (panel.floorEm)
      grid.append(make('span', 'floor', fill(texts.floor, floor.floor)));
    panel.columns.forEach((column, index) => {
      if (groups[index])
        grid.append(make('i'));
      const unit = floor.units[column.index];
      if (!unit)
        return grid.append(make('i'));
      const cell = cellOf(unit, texts);
      part.units.push(unit);
      drawn.cells.set(unit.id, { cell, page, name: `${panel.name}${panel.hasEntrances ? column.entrance : ''}${unit.room}` });
      grid.append(cell);
    });
  }
  section.append(heading, grid);
  return section;
}

/** The first and the last room of a part of an entrance, without their floor where they begin with it. */
function ends({ columns, floors }) {
  return [columns[0], columns.at(-1)].map(column => {
    const { floor, units } = floors.find(candidate => candidate.units[column.index]);
    const { room } = units[column.index];
    return room.startsWith(`${floor}`) ? room.slice(`${floor}`.length) : room;
  });
}

function entrancesOf(panel, groups) {
  const heads = panel.floorEm ? [make('i')] : [];
  panel.columns.forEach((column, index) => {
    if (groups[index])
      heads.push(make('i'));
    const begins = index === 0 || groups[index];
    if (begins) {
      const head = make('span', 'entrance', column.entrance);
      const next = groups.findIndex((group, later) => later > index && group);
      head.style.gridColumnEnd = `span ${(next < 0 ? groups.length : next) - index}`;
      heads.push(head);
    }
  });
  return heads;
}

function cellOf(unit, texts) {
  const cell = make('div', 'cell');
  const sign = make('span', 'sign');
  sign.setAttribute('role', 'img');
  cell.append(make('span', 'room', unit.room), make('span', 'price'), sign);
  refresh(cell, unit, texts);
  return cell;
}

function make(tag, className = '', text = '') {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => values[index]);
