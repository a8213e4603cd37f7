import { sourceQuotas } from '#aws-facts';
import { createRandom, deriveSeed } from '#kernel';
import { makeArrivals } from '../traffic/arrivals.ts';
import { BusyQueue } from '../traffic/busy-queue.ts';
import type { ConcurrencyInput, Door, SpikeArrivals } from './concurrency-input.ts';
import { sampleHistory, type HistoryPoint, type Moment } from './history.ts';

/** What became of a spike. `requests` is the sum of `done`, `refused`, `lostByErrors`, `tooOld` and `deadLettered`. */
export interface ConcurrencyResult {
  readonly requests: number;
  readonly done: number;
  /** Callers that got status 429. */
  readonly refused: number;
  /** Given up because the backend had no connection, after all attempts that there are. */
  readonly lostByErrors: number;
  /** Given up by Lambda's own queue because they had waited for too long. */
  readonly tooOld: number;
  /** Messages in the dead-letter queue: not done, and not lost. */
  readonly deadLettered: number;
  /** Attempts that were throttled, and attempts that found no connection. */
  readonly throttledAttempts: number;
  readonly failedAttempts: number;
  /** The most invocations that the function may have at once. */
  readonly limit: number;
  readonly peakConcurrency: number;
  readonly peakConnections: number;
  readonly peakWaiting: number;
  /** From arrival to the beginning of the attempt that did it, of all that were done. */
  readonly longestWaitMs: number;
  /** When nothing more happens. */
  readonly settledMs: number;
  /** What other functions may use, and how much of what they want that leaves out. */
  readonly leftForOthers: number;
  readonly othersGoWithout: number;
  readonly history: readonly HistoryPoint[];
}

const msOfSecond = 1_000;
/** How long it takes to be told that there is no connection. An assumption of the model. */
export const connectionRefusalMs = 100;
/** How long a poller of a queue pauses after a throttle. An assumption: Lambda slows down, and does not say how much. */
export const pollerPauseMs = 1_000;
/** Under a backlog, pollers are added each second. Lambda states the number for a minute. */
const pollersPerSecond = sourceQuotas.sqsScalingStep.value / 60;
const errorWaitsMs = [sourceQuotas.asynchronousFirstWait, sourceQuotas.asynchronousSecondWait].map(
  ({ value }) => value * msOfSecond,
);
const firstThrottleWaitMs = sourceQuotas.throttleFirstWait.value * msOfSecond;
const longestThrottleWaitMs = sourceQuotas.throttleLongestWait.value * msOfSecond;
const oldestMs = sourceQuotas.asynchronousEventAge.value * msOfSecond;

/** Plays a spike through a function and the backend behind it. The same input comes to the same result on every machine. */
export function simulateConcurrency(input: ConcurrencyInput): ConcurrencyResult {
  const { door, durationMs, reserved, accountConcurrency, othersWant, connectionLimit } = input;
  const arrivals = arrivalsOf(input.arrivals, input.seed);
  const limit = Math.min(accountConcurrency, reserved ?? Math.max(0, accountConcurrency - othersWant));
  const leftForOthers = accountConcurrency - (reserved ?? 0);
  const count = { done: 0, refused: 0, lostByErrors: 0, tooOld: 0, deadLettered: 0, throttled: 0, failed: 0 };
  const peak = { concurrency: 0, connections: 0, waiting: 0, waitMs: 0 };
  const moments: Moment[] = [{ atMs: 0, running: 0, waiting: 0, notDone: 0 }];

  // Of each request, by its place among the arrivals.
  const throttles = new Uint16Array(arrivals.length);
  const failures = new Uint16Array(arrivals.length);
  const receives = new Uint16Array(arrivals.length);
  const receivedMs = new Float64Array(arrivals.length);
  const beganMs = new Float64Array(arrivals.length);
  const findsNoConnection = new Uint8Array(arrivals.length);

  let now = 0;
  let arrived = 0;
  let running = 0;
  let connections = 0;
  const ends = new BusyQueue();
  /** Those that are tried again, or come into sight again. */
  const returns = new BusyQueue();

  const inSight: number[] = [];
  let nextInSight = 0;
  const mostPollers = pollersOf(door);
  let pollers = Math.min(sourceQuotas.sqsConcurrency.value, mostPollers);
  let working = 0;
  const pausing = new BusyQueue();
  let growsMs = Infinity;

  while (arrived < arrivals.length || ends.size > 0 || returns.size > 0 || nextInSight < inSight.length) {
    now = Math.min(ends.nextTime, returns.nextTime, pausing.nextTime, growsMs, arrivals[arrived] ?? Infinity);
    // What ends makes room for what begins at the same moment.
    while (ends.nextTime <= now) end(ends.pop());
    while (pausing.nextTime <= now) pausing.pop();
    if (growsMs <= now) pollers = Math.min(pollers + pollersPerSecond, mostPollers);
    while (returns.nextTime <= now) present(returns.pop());
    while ((arrivals[arrived] ?? Infinity) <= now) present(arrived++);
    poll();
    growsMs = nextInSight < inSight.length ? nextSecond(now) : Infinity;
    keepMoment();
  }

  return {
    requests: arrivals.length,
    done: count.done,
    refused: count.refused,
    lostByErrors: count.lostByErrors,
    tooOld: count.tooOld,
    deadLettered: count.deadLettered,
    throttledAttempts: count.throttled,
    failedAttempts: count.failed,
    limit,
    peakConcurrency: peak.concurrency,
    peakConnections: peak.connections,
    peakWaiting: peak.waiting,
    longestWaitMs: peak.waitMs,
    settledMs: now,
    leftForOthers,
    othersGoWithout: Math.max(0, othersWant - leftForOthers),
    history: sampleHistory(moments, now),
  };

  /** A request comes for the first time, or again. */
  function present(request: number): void {
    if (door.kind === 'queue') inSight.push(request);
    else if (!begins(request)) isThrottled(request);
  }

  /** The pollers of the event source mapping take what is in sight, each one message. */
  function poll(): void {
    if (door.kind !== 'queue') return;
    while (working + pausing.size < Math.floor(pollers) && nextInSight < inSight.length) {
      const request = inSight[nextInSight++] ?? 0;
      const received = (receives[request] ?? 0) + 1;
      if (received > door.maxReceiveCount) {
        count.deadLettered += 1;
        continue;
      }
      receives[request] = received;
      receivedMs[request] = now;
      if (begins(request)) working += 1;
      else {
        pausing.push(0, now + pollerPauseMs);
        returns.push(request, now + door.visibilitySeconds * msOfSecond);
      }
    }
  }

  /** Whether there is concurrency for it. Then it runs. */
  function begins(request: number): boolean {
    if (running >= limit) {
      count.throttled += 1;
      return false;
    }
    running += 1;
    peak.concurrency = Math.max(peak.concurrency, running);
    const isConnected = connections < connectionLimit;
    findsNoConnection[request] = isConnected ? 0 : 1;
    beganMs[request] = now;
    if (isConnected) connections += 1;
    peak.connections = Math.max(peak.connections, connections);
    ends.push(request, now + (isConnected ? durationMs : connectionRefusalMs));
    return true;
  }

  function isThrottled(request: number): void {
    if (door.kind === 'synchronous') {
      count.refused += 1;
      return;
    }
    const times = (throttles[request] ?? 0) + 1;
    throttles[request] = times;
    tryAgainIn(request, Math.min(firstThrottleWaitMs * 2 ** (times - 1), longestThrottleWaitMs));
  }

  function end(request: number): void {
    running -= 1;
    if (door.kind === 'queue') working -= 1;
    if (findsNoConnection[request] === 1) {
      count.failed += 1;
      hasFailed(request);
      return;
    }
    connections -= 1;
    count.done += 1;
    peak.waitMs = Math.max(peak.waitMs, (beganMs[request] ?? 0) - (arrivals[request] ?? 0));
  }

  function hasFailed(request: number): void {
    switch (door.kind) {
      case 'synchronous':
        count.lostByErrors += 1;
        return;
      case 'asynchronous': {
        const times = (failures[request] ?? 0) + 1;
        failures[request] = times;
        const waitMs = errorWaitsMs[times - 1];
        if (waitMs === undefined) count.lostByErrors += 1;
        else tryAgainIn(request, waitMs);
        return;
      }
      case 'queue':
        returns.push(request, (receivedMs[request] ?? 0) + door.visibilitySeconds * msOfSecond);
    }
  }

  function tryAgainIn(request: number, waitMs: number): void {
    if (now + waitMs > (arrivals[request] ?? 0) + oldestMs) count.tooOld += 1;
    else returns.push(request, now + waitMs);
  }

  function keepMoment(): void {
    const waiting = returns.size + inSight.length - nextInSight;
    peak.waiting = Math.max(peak.waiting, waiting);
    const notDone = count.refused + count.lostByErrors + count.tooOld + count.deadLettered;
    moments.push({ atMs: now, running, waiting, notDone });
  }
}

function arrivalsOf(arrivals: SpikeArrivals, seed: number): Float64Array {
  if (arrivals.kind === 'list') return Float64Array.from(arrivals.timesMs).sort();
  const { perSecond, spikePerSecond, spikeFromSecond, spikeSeconds, seconds } = arrivals;
  const usual = makeArrivals({ kind: 'steady', perSecond }, seconds, createRandom(deriveSeed(seed, 0)));
  const spike = makeArrivals(
    { kind: 'steady', perSecond: spikePerSecond },
    spikeSeconds,
    createRandom(deriveSeed(seed, 1)),
  );
  return Float64Array.from([...usual, ...spike.map((time) => time + spikeFromSecond * msOfSecond)]).sort();
}

function pollersOf(door: Door): number {
  if (door.kind !== 'queue') return 0;
  return Math.min(door.maximumConcurrency ?? Infinity, sourceQuotas.sqsMostConcurrency.value);
}

function nextSecond(now: number): number {
  return (Math.floor(now / msOfSecond) + 1) * msOfSecond;
}
