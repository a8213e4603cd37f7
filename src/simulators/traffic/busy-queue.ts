/** What becomes free when, earliest first: a binary heap, as there may be a million of them in a second. */
export class BusyQueue {
  readonly #items: number[] = [];
  readonly #times: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** When the next one becomes free; Infinity when none is busy. */
  get nextTime(): number {
    return this.#times[0] ?? Infinity;
  }

  push(item: number, time: number): void {
    let place = this.#items.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.#timeAt(parent) <= time) break;
      this.#move(parent, place);
      place = parent;
    }
    this.#items[place] = item;
    this.#times[place] = time;
  }

  /** Takes the next one out. There has to be one. */
  pop(): number {
    const [first] = this.#items;
    const last = this.#items.pop();
    const time = this.#times.pop();
    if (first === undefined || last === undefined || time === undefined) throw new RangeError('Nothing is busy.');
    if (this.#items.length > 0) this.#sink(last, time);
    return first;
  }

  #sink(item: number, time: number): void {
    const { length } = this.#items;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= length) break;
      if (child + 1 < length && this.#timeAt(child + 1) < this.#timeAt(child)) child += 1;
      if (this.#timeAt(child) >= time) break;
      this.#move(child, place);
      place = child;
    }
    this.#items[place] = item;
    this.#times[place] = time;
  }

  #move(from: number, to: number): void {
    this.#items[to] = this.#items[from] ?? 0;
    this.#times[to] = this.#timeAt(from);
  }

  #timeAt(place: number): number {
    return this.#times[place] ?? Infinity;
  }
}
