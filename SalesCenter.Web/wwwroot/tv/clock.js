/** The sales centre's clock, told by the server: a TV's own is often wrong. */
export class CentreClock {
  #offset = 0;
  #format;

  constructor() {
    this.setZone(undefined);
  }

  setZone(timeZone) {
    this.#format = new Intl.DateTimeFormat('en-GB', {
      timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
    });
  }

  /** Sets the clock by an instant that the server has just named. */
  set(instant) {
    this.#offset = Date.parse(instant) - performance.now();
  }

  get now() {
    return this.#offset === 0 ? Date.now() : this.#offset + performance.now();
  }

  /** Date (2026-11-23) and time (14:03:22) in the sales centre. */
  read(instant = this.now) {
    const part = Object.fromEntries(this.#format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}:${part.second}` };
  }
}
