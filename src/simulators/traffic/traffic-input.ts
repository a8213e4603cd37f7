import type { ArrivalPattern } from './arrivals.ts';
import type { Spread } from './spread.ts';

/** What the function is like. */
export interface SimulatedFunction {
  /** The runtime's own INIT, and that of the function's code. */
  readonly init: Spread;
  /** From the call of the handler to its answer, in a warm environment. */
  readonly duration: Spread;
  readonly memoryMb: number;
  readonly architecture: 'x86_64' | 'arm64';
}

/** What is done about cold starts. */
export type Policy =
  | { readonly kind: 'on-demand' }
  /** So many environments are always there. */
  | { readonly kind: 'provisioned-concurrency'; readonly environments: number }
  /** A new environment is restored from a snapshot, in place of INIT. Of Java, snapshots and restores were not charged when it came out. */
  | { readonly kind: 'snap-start'; readonly restore: Spread; readonly isCharged: boolean }
  /** So many calls at once, again and again, which end after so many milliseconds. */
  | {
      readonly kind: 'keep-alive';
      readonly everySeconds: number;
      readonly atOnce: number;
      readonly durationMs: number;
    };

export interface TrafficInput {
  readonly arrivals: ArrivalPattern;
  /** How long the traffic is watched. */
  readonly seconds: number;
  readonly function: SimulatedFunction;
  readonly policy: Policy;
  /** Requests that find so many environments busy are throttled. */
  readonly concurrencyLimit: number;
  /** How long an environment is kept that nobody uses. Lambda does not say how long that is: an assumption. */
  readonly idleSeconds: number;
  /** After how long an environment is replaced however busy it is. Lambda says "every few hours": an assumption. */
  readonly lifetimeSeconds: number;
  readonly seed: number;
}
