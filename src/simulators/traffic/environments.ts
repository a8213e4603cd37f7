import { BusyQueue } from './busy-queue.ts';

/** What an environment did, in milliseconds from the beginning of the traffic. */
export interface Lane {
  readonly isProvisioned: boolean;
  /** INIT, or a restore. Absent where an environment was there from the beginning. */
  readonly start?: { readonly fromMs: number; readonly toMs: number };
  readonly invocations: readonly { readonly fromMs: number; readonly toMs: number; readonly isPing: boolean }[];
  /** When it was dropped; absent while it is kept. */
  readonly endMs?: number;
}

interface Environment {
  readonly isProvisioned: boolean;
  readonly createdMs: number;
  freeMs: number;
  readonly lane: WritableLane | undefined;
}

type WritableLane = { -readonly [Key in keyof Lane]: Lane[Key] } & {
  readonly invocations: { fromMs: number; toMs: number; isPing: boolean }[];
};

export interface EnvironmentsOptions {
  readonly provisioned: number;
  readonly concurrencyLimit: number;
  readonly idleMs: number;
  readonly lifetimeMs: number;
  /** Of how many environments lanes are kept, and of how many invocations in all. */
  readonly lanes: number;
  readonly laneInvocations: number;
}

/** Where a request goes: an environment, or none because of the limit. */
export type Placement =
  { readonly kind: 'warm' | 'cold'; readonly environment: number } | { readonly kind: 'throttled' };

/**
 * The execution environments of a function, each with one invocation at a time. A request takes a provisioned one that is
 * free, else the one that has been idle for the shortest time (an assumption: Lambda does not say which), else a new one.
 */
export class Environments {
  readonly #options: EnvironmentsOptions;
  readonly #all: Environment[] = [];
  readonly #busy = new BusyQueue();
  readonly #freeProvisioned: number[] = [];
  /** Who became idle last comes last; those before `#idleStart` are gone. */
  #idle: number[] = [];
  #idleStart = 0;
  #laneInvocations = 0;
  #isCut = false;
  /** The most environments that there were at once, busy or idle. */
  peak = 0;
  #alive = 0;

  constructor(options: EnvironmentsOptions) {
    this.#options = options;
    for (let count = 0; count < options.provisioned; count++) this.#freeProvisioned.push(this.#create(0, true));
  }

  /** How many environments have been made, the provisioned ones included. */
  get made(): number {
    return this.#all.length;
  }

  get lanes(): readonly Lane[] {
    return this.#all.flatMap(({ lane }) => lane ?? []);
  }

  /** Whether there is more than the lanes show. */
  get lanesAreCut(): boolean {
    return this.#isCut || this.#all.length > this.#options.lanes;
  }

  isProvisioned(environment: number): boolean {
    return this.#at(environment).isProvisioned;
  }

  /** Takes an environment for a request. Times have to ascend. */
  take(nowMs: number): Placement {
    this.#advance(nowMs);
    const warm = this.#freeProvisioned.pop() ?? this.#takeIdle(nowMs);
    if (warm !== undefined) return { kind: 'warm', environment: warm };
    // Provisioned concurrency that is idle counts against the limit; here, all of it is busy.
    if (this.#busy.size >= this.#options.concurrencyLimit) return { kind: 'throttled' };
    return { kind: 'cold', environment: this.#create(nowMs, false) };
  }

  /** Says what the environment that was taken is busy with. */
  occupy(environment: number, nowMs: number, startMs: number, durationMs: number, isPing: boolean): void {
    const one = this.#at(environment);
    const fromMs = nowMs + startMs;
    one.freeMs = fromMs + durationMs;
    this.#busy.push(environment, one.freeMs);
    const { lane } = one;
    if (lane === undefined) return;
    if (startMs > 0) lane.start = { fromMs: nowMs, toMs: fromMs };
    if (this.#laneInvocations >= this.#options.laneInvocations) {
      this.#isCut = true;
      return;
    }
    this.#laneInvocations += 1;
    lane.invocations.push({ fromMs, toMs: one.freeMs, isPing });
  }

  /** Lets time pass until the traffic ends. */
  end(nowMs: number): void {
    this.#advance(nowMs);
  }

  #advance(nowMs: number): void {
    while (this.#busy.nextTime <= nowMs) {
      const environment = this.#busy.pop();
      if (this.isProvisioned(environment)) this.#freeProvisioned.push(environment);
      else this.#idle.push(environment);
    }
    const { idleMs } = this.#options;
    while (this.#idleStart < this.#idle.length) {
      const environment = this.#idle[this.#idleStart] ?? 0;
      const endMs = this.#at(environment).freeMs + idleMs;
      if (endMs > nowMs) break;
      this.#idleStart += 1;
      this.#drop(environment, endMs);
    }
    // What is gone is cleared away now and then, not each time.
    if (this.#idleStart > 1_024 && this.#idleStart * 2 > this.#idle.length) {
      this.#idle = this.#idle.slice(this.#idleStart);
      this.#idleStart = 0;
    }
  }

  #takeIdle(nowMs: number): number | undefined {
    while (this.#idle.length > this.#idleStart) {
      const environment = this.#idle.pop() ?? 0;
      const { createdMs, freeMs } = this.#at(environment);
      if (createdMs + this.#options.lifetimeMs > nowMs) return environment;
      this.#drop(environment, Math.max(freeMs, createdMs + this.#options.lifetimeMs));
    }
    return undefined;
  }

  #create(nowMs: number, isProvisioned: boolean): number {
    const isShown = this.#all.length < this.#options.lanes;
    const lane: WritableLane | undefined = isShown ? { isProvisioned, invocations: [] } : undefined;
    this.#all.push({ isProvisioned, createdMs: nowMs, freeMs: nowMs, lane });
    this.#alive += 1;
    this.peak = Math.max(this.peak, this.#alive);
    return this.#all.length - 1;
  }

  #drop(environment: number, endMs: number): void {
    this.#alive -= 1;
    const { lane } = this.#at(environment);
    if (lane !== undefined) lane.endMs = endMs;
  }

  #at(environment: number): Environment {
    const found = this.#all[environment];
    if (found === undefined) throw new RangeError(`There is no environment ${environment}.`);
    return found;
  }
}
