const cutAfter = 10_000;
const staleAfter = 30_000;

/** Tells a quiet board from one that is cut off, by the time since the last sign of life. */
export class Life {
  #steady = performance.now();
  #wall = Date.now();

  sign() {
    this.#steady = performance.now();
    this.#wall = Date.now();
  }

  /** live, cut (ten seconds without a sign) or stale (thirty). */
  get state() {
    // The steady clock stands still while a device sleeps, the other one can be set: the later of the two is believed.
    const age = Math.max(performance.now() - this.#steady, Date.now() - this.#wall);
    return age >= staleAfter ? 'stale' : age >= cutAfter ? 'cut' : 'live';
  }
}
