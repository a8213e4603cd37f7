interface Entry {
  readonly undo: () => void;
  readonly tell: () => void;
}

/** What is written while a transaction goes on, so that all of it can be taken back. */
export class Journal {
  #entries: Entry[] | undefined;

  /** Notes a write. Who is interested in it hears of it at once, in a transaction when that has come to its end. */
  wrote(entry: Entry): void {
    if (this.#entries === undefined) entry.tell();
    else this.#entries.push(entry);
  }

  /** Does work of which either everything stays or, where it throws, nothing. */
  atomically<Result>(work: () => Result): Result {
    const entries: Entry[] = [];
    this.#entries = entries;
    let result: Result;
    try {
      result = work();
    } catch (error) {
      for (const { undo } of entries.toReversed()) undo();
      throw error;
    } finally {
      this.#entries = undefined;
    }
    for (const { tell } of entries) tell();
    return result;
  }
}
