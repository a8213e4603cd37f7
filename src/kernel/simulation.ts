import type { Clock } from './clock.ts';

/**
 * Several processes in one virtual time. A process is an async function that waits only by {@link Simulation.until},
 * {@link Simulation.all} and {@link Bell.until}; while all of them wait, time jumps to the first that goes on. The order never depends on how
 * fast anything really is.
 */
export interface Simulation {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves when virtual time has come to this; at once when it has already. */
  until(timeMs: number): Promise<void>;
  /** Runs processes beside each other, from within a process, and resolves to their results. */
  all<Result>(processes: readonly (() => Promise<Result>)[]): Promise<Result[]>;
  /** Starts a process that goes on beside the one that starts it. When it rejects, the run does. */
  start(process: () => Promise<void>): void;
  /** Resolves when no started process is left, or virtual time has come to this; tells which: whether none is left. */
  settled(limitMs: number): Promise<boolean>;
  /** Runs a process to the end; what it has started and still waits then is given up. Rejects when it does. */
  run<Result>(process: () => Promise<Result>): Promise<Result>;
  /** A clock for one process, which may run ahead of the others while the process computes. */
  createLocalClock(): Clock;
  createBell(): Bell;
}

/** What one process waits by for something that another does. */
export interface Bell {
  /** Resolves when virtual time has come to this, or the bell rings before. */
  until(timeMs: number): Promise<void>;
  /** Lets who waits go on, now. To be rung from within a process; nothing happens where nobody waits. */
  ring(): void;
}

interface Waiting {
  readonly timeMs: number;
  resume(): void;
}

export function createSimulation(startMs: number): Simulation {
  let nowMs = startMs;
  /** By time; of the same time, whoever came first. */
  const waiting: Waiting[] = [];
  /** How many processes are doing something. */
  let active = 0;
  /** How many started processes have not ended. */
  let started = 0;
  let failure: { readonly reason: unknown } | undefined;
  /** Those who wait until no started process is left. */
  let settling: Waiting[] = [];
  let tellIdle: (() => void) | undefined;

  const rest = (): void => {
    active -= 1;
    if (active === 0) tellIdle?.();
  };
  const whenAllWait = (): Promise<void> =>
    active === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          tellIdle = resolve;
        });

  const wait = (entry: Waiting): void => {
    const before = waiting.findLastIndex((other) => other.timeMs <= entry.timeMs);
    waiting.splice(before + 1, 0, entry);
  };
  const resumeSettling = (): void => {
    for (const entry of settling) {
      waiting.splice(waiting.indexOf(entry), 1);
      active += 1;
      entry.resume();
    }
  };

  return {
    now: () => nowMs,
    until(timeMs) {
      if (timeMs <= nowMs) return Promise.resolve();
      return new Promise((resume) => {
        wait({ timeMs, resume });
        rest();
      });
    },
    async all(processes) {
      let running = processes.length;
      // The caller waits: of those that it starts, the last to end goes on in its place.
      active += running - 1;
      return Promise.all(
        processes.map(async (process) => {
          try {
            return await process();
          } finally {
            running -= 1;
            if (running > 0) rest();
          }
        }),
      );
    },
    start(process) {
      active += 1;
      started += 1;
      void process()
        .catch((reason: unknown) => {
          failure ??= { reason };
        })
        .finally(() => {
          started -= 1;
          if (started === 0) resumeSettling();
          rest();
        });
    },
    settled(limitMs) {
      if (started === 0 || limitMs <= nowMs) return Promise.resolve(started === 0);
      return new Promise((resolve) => {
        const entry: Waiting = {
          timeMs: limitMs,
          resume() {
            settling = settling.filter((other) => other !== entry);
            resolve(started === 0);
          },
        };
        settling.push(entry);
        wait(entry);
        rest();
      });
    },
    async run(process) {
      active += 1;
      const ending = { hasEnded: false };
      const result = process().finally(() => {
        ending.hasEnded = true;
        rest();
      });
      // Whatever it ends with is told at the end, once nobody waits any more.
      result.catch(() => undefined);
      for (;;) {
        await whenAllWait();
        if (failure !== undefined) throw failure.reason;
        if (ending.hasEnded) return result;
        const next = waiting.shift();
        if (next === undefined) return result;
        nowMs = next.timeMs;
        active += 1;
        next.resume();
      }
    },
    createBell() {
      let entry: Waiting | undefined;
      return {
        until(timeMs) {
          if (timeMs <= nowMs) return Promise.resolve();
          return new Promise((resolve) => {
            entry = {
              timeMs,
              resume() {
                entry = undefined;
                resolve();
              },
            };
            wait(entry);
            rest();
          });
        },
        ring() {
          if (entry === undefined) return;
          waiting.splice(waiting.indexOf(entry), 1);
          active += 1;
          entry.resume();
        },
      };
    },
    createLocalClock() {
      let localMs = nowMs;
      const now = (): number => Math.max(nowMs, localMs);
      return {
        now,
        advance(milliseconds) {
          if (!(milliseconds >= 0 && Number.isFinite(milliseconds))) {
            throw new RangeError(`A clock only goes forward by a finite time, not by ${String(milliseconds)} ms.`);
          }
          localMs = now() + milliseconds;
        },
      };
    },
  };
}
