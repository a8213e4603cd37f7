// QuickJS collects at once what V8 keeps for a while: what rests on that in Node.js's sources must not.

export class StrongRef {
  readonly #target: unknown;
  constructor(target: unknown) {
    this.#target = target;
  }
  deref(): unknown {
    return this.#target;
  }
}

export class SilentRegistry {
  register(): void {
    // Never tells.
  }
  unregister(): void {
    // Never tells.
  }
}
