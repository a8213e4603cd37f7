import type { Clock } from '#kernel';

/** Why a guest was made to stop. */
export type StopReason = 'timed-out' | 'out-of-memory' | 'wall-clock-limit';

export interface ExecutionBudgetOptions {
  readonly clock: Clock;
  /** Simulated milliseconds that one interrupt callback of the engine stands for. */
  readonly msPerInterrupt: number;
  /** How many times longer work takes than at one vCPU. */
  readonly slowdown: number;
  /** Real time in milliseconds, any origin. */
  readonly wallClockMs: () => number;
  /** On the same scale as `wallClockMs`: when the whole run has to end. */
  readonly wallDeadlineMs: number;
  /** Tells whether the guest has taken more memory than it may. */
  readonly isMemoryUsedUp: () => boolean;
  /** Tells whether so many bytes more are more than it may have. */
  readonly isTooMuch: (bytes: number) => boolean;
}

/**
 * Counts what a guest spends. QuickJS calls back after a fixed number of steps, the same on every machine, so the
 * simulated CPU time is a count and not a measurement. The real clock is looked at only to end what takes too long here.
 */
export interface ExecutionBudget {
  /** Begins a phase that must end by this virtual time. */
  begin(deadlineMs: number): void;
  /** The engine's interrupt callback: tells whether the guest has to stop. */
  interrupt(): boolean;
  /** Charges a batch of microtasks, which may run without any callback, as one. Tells whether the guest has to stop. */
  chargeBatch(): boolean;
  /** Charges work that the host does for the guest: milliseconds at one vCPU. */
  chargeNative(milliseconds: number): void;
  /** Takes memory for work that the host does for the guest, for as long as it does. Tells whether the guest has to stop. */
  hold(bytes: number): boolean;
  /** Tells whether the guest has to stop, because of memory too. */
  mustEnd(): boolean;
  readonly stopped: StopReason | undefined;
}

export function createExecutionBudget(options: ExecutionBudgetOptions): ExecutionBudget {
  const { clock, msPerInterrupt, slowdown, wallClockMs, wallDeadlineMs, isMemoryUsedUp, isTooMuch } = options;
  let deadlineMs = Number.POSITIVE_INFINITY;
  let stopped: StopReason | undefined;

  const charge = (milliseconds: number): boolean => {
    if (stopped !== undefined) return true;
    clock.advance(Math.min(milliseconds, Math.max(0, deadlineMs - clock.now())));
    if (clock.now() >= deadlineMs) stopped = 'timed-out';
    else if (wallClockMs() >= wallDeadlineMs) stopped = 'wall-clock-limit';
    return stopped !== undefined;
  };

  return {
    begin(newDeadlineMs) {
      deadlineMs = newDeadlineMs;
    },
    interrupt: () => charge(msPerInterrupt),
    chargeBatch: () => charge(msPerInterrupt),
    chargeNative(milliseconds) {
      charge(milliseconds * slowdown);
    },
    hold(bytes) {
      if (stopped === undefined && isTooMuch(bytes)) stopped = 'out-of-memory';
      return stopped !== undefined;
    },
    mustEnd() {
      if (stopped === undefined && isMemoryUsedUp()) stopped = 'out-of-memory';
      return stopped !== undefined;
    },
    get stopped() {
      return stopped;
    },
  };
}
