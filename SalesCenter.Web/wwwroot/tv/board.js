import { CentreClock } from './clock.js';
import { Life } from './life.js';
import { count, fill, paint, refresh } from './paint.js';

const subscribed = 3;
const turnEvery = 12_000;
const celebrateFor = 8_000;
const namesAtOnce = 3;
const celebrateWithin = 60_000;
const shiftEvery = 180_000;
const shifts = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1]];

/** The board on the screen: figures, pages, congratulations, and how fresh it all is. */
export class Board {
  clock = new CentreClock();
  life = new Life();
  #rightAt = 0;
  #drawn = { cells: new Map(), parts: [], count: 0 };
  #page = 0;
  #turned = 0;
  #waiting = [];
  #celebrated = null;

  constructor(picture, texts) {
    this.picture = picture;
    this.texts = texts;
    addEventListener('resize', () => this.picture.isEmpty || this.redraw());
  }

  /** Word has come from the server; with it, perhaps, what time it is there. */
  sign(instant) {
    this.life.sign();
    if (instant)
      this.clock.set(instant);
    this.#rightAt = this.clock.now;
  }

  redraw() {
    this.clock.setZone(this.picture.timeZone);
    say('project', this.picture.project);
    document.body.dataset.palette = this.picture.palette;
    this.#drawn = paint(this.picture, this.texts);
    document.getElementById('pages').dataset.empty = this.#drawn.count ? '' : this.texts.empty;
    document.getElementById('price-unit').hidden = ![...this.picture.units.values()].some(unit => unit.price);
    this.#show(this.#page < this.#drawn.count ? this.#page : 0);
    this.figures();
  }

  change(changed) {
    const fresh = this.clock.now - Date.parse(this.picture.updatedAt) < celebrateWithin;
    for (const { unit, before } of changed) {
      const place = this.#drawn.cells.get(unit.id);
      refresh(place.cell, unit, this.texts);
      if (fresh && unit.status === subscribed && before < subscribed)
        this.#waiting.push(place);
    }
    this.figures();
  }

  figures() {
    const { totals } = this.picture;
    this.#drawn.parts.forEach(part => count(part, this.texts));
    for (const status of ['available', 'inTalks', 'subscribed', 'sold'])
      say(`count-${status}`, totals[status]);
    say('today', totals.subscribedToday === undefined ? '' : fill(this.texts.today, totals.subscribedToday));
    say('in-all', totals.subscribedInAll === undefined ? '' : fill(this.texts.inAll, totals.subscribedInAll));
    say('updated', Date.parse(this.picture.updatedAt) > 0 ? fill(this.texts.updated, this.#readUpdate()) : '');
  }

  /** Once a second. */
  tick(now = performance.now()) {
    say('clock', this.clock.read().time);
    if (this.picture.isEmpty && !this.picture.units.size)
      return;
    const { state } = this.life;
    if (document.body.dataset.life !== state) {
      document.body.dataset.life = state;
      say('band', state === 'cut' ? fill(this.texts.cut, this.clock.read(this.#rightAt).time) : state === 'stale' ? this.texts.stale : '');
    }
    document.body.classList.toggle('resting', state === 'live' && this.#rests());
    this.#celebrate(now);
    if (!this.#celebrated && this.#drawn.count > 1 && now - this.#turned >= turnEvery)
      this.#show((this.#page + 1) % this.#drawn.count, now);
    const [x, y] = shifts[Math.floor(now / shiftEvery) % shifts.length];
    document.body.style.setProperty('--shift', `${x}px ${y}px`);
  }

  /** One congratulation after the other, each with its cell in sight. */
  #celebrate(now) {
    if (this.#celebrated && now - this.#celebrated.since >= celebrateFor) {
      this.#celebrated.places.forEach(place => place.cell.classList.remove('new'));
      this.#celebrated = null;
      say('strip', '');
    }
    if (this.#celebrated || this.#waiting.length === 0)
      return;
    const { page } = this.#waiting[0];
    const places = this.#waiting.filter(place => place.page === page).slice(0, namesAtOnce);
    this.#waiting = this.#waiting.filter(place => !places.includes(place)).slice(0, namesAtOnce * 4);
    places.forEach(place => place.cell.classList.add('new'));
    this.#celebrated = { places, since: now };
    this.#show(page, now);
    // The strip must not cover the cell it speaks of.
    document.getElementById('strip').classList.toggle('high', places[0].cell.getBoundingClientRect().top > innerHeight / 2);
    say('strip', fill(this.texts.congratulation, places.map(place => place.name).join(' · ')));
  }

  #show(page, now = performance.now()) {
    [...document.getElementById('pages').children].forEach((element, index) => element.classList.toggle('shown', index === page));
    say('page', this.#drawn.count > 1 ? fill(this.texts.page, page + 1, this.#drawn.count) : '');
    this.#page = page;
    this.#turned = now;
  }

  #readUpdate() {
    const update = this.clock.read(Date.parse(this.picture.updatedAt));
    return update.date === this.clock.read().date ? update.time : `${update.date} ${update.time.slice(0, 5)}`;
  }

  #rests() {
    const { restFrom: from, restUntil: until } = this.picture;
    const { time } = this.clock.read();
    return !from || !until ? false : from < until ? time >= from && time < until : time >= from || time < until;
  }
}

function say(id, text) {
  const element = document.getElementById(id);
  if (element.textContent !== `${text}`)
    element.textContent = text;
}
