const nothing = '00000000-0000-0000-0000-000000000000';

/** What this screen knows of the board: the units, and the number of the last change it has seen. */
export class Picture {
  epoch = nothing;
  number = 0;
  units = new Map();

  get isEmpty() {
    return this.epoch === nothing;
  }

  /** Makes the next answer a whole picture; what is known stays on the screen until it comes. */
  forget() {
    this.epoch = nothing;
  }

  /** Takes a whole picture in place of what was known. */
  replace(whole) {
    Object.assign(this, whole);
    this.units = new Map(whole.buildings.flatMap(building => building.floors).flatMap(floor => floor.units)
      .filter(unit => unit).map(unit => [unit.id, unit]));
  }

  /** Whether changes can be applied, are known already, or show that some are missing. */
  judge(changes) {
    if (changes.epoch !== this.epoch || changes.from > this.number + 1)
      return 'gap';
    return changes.to <= this.number ? 'old' : 'next';
  }

  /** Applies changes and returns the units that became another status, with the one before. */
  apply(changes) {
    const changed = [];
    for (const { id, status, price } of changes.units) {
      const unit = this.units.get(id);
      if (!unit)
        continue;
      if (unit.status !== status)
        changed.push({ unit, before: unit.status });
      unit.status = status;
      unit.price = price;
    }
    this.number = changes.to;
    this.totals = changes.totals;
    this.updatedAt = changes.updatedAt;
    return changed;
  }
}
