import { describe, expect, it } from 'vitest';
import { simulateConcurrency, type ConcurrencyInput, type ConcurrencyResult } from './index.ts';
import { sampleHistory } from './history.ts';

const input: ConcurrencyInput = {
  arrivals: { kind: 'list', timesMs: [0, 0, 0, 0, 0] },
  door: { kind: 'synchronous' },
  durationMs: 500,
  accountConcurrency: 1_000,
  othersWant: 0,
  connectionLimit: 100,
  seed: 1,
};
const queue = { kind: 'queue', visibilitySeconds: 30, maxReceiveCount: 3 } as const;
const simulate = (changes: Partial<ConcurrencyInput> = {}): ConcurrencyResult =>
  simulateConcurrency({ ...input, ...changes });
const atOnce = (count: number): Pick<ConcurrencyInput, 'arrivals'> => ({
  arrivals: { kind: 'list', timesMs: Array.from({ length: count }, () => 0) },
});

describe('callers that wait for the answer', () => {
  it('are refused beyond the reserved concurrency, and not before', () => {
    expect(simulate({ reserved: 5 })).toMatchObject({ done: 5, refused: 0, peakConcurrency: 5, settledMs: 500 });
    expect(simulate({ reserved: 3 })).toMatchObject({ done: 3, refused: 2, throttledAttempts: 2, limit: 3 });
  });

  it('find room as soon as others are done', () => {
    const arrivals = { kind: 'list', timesMs: [0, 499, 500] } as const;
    expect(simulate({ arrivals, reserved: 1 })).toMatchObject({ done: 2, refused: 1, settledMs: 1_000 });
  });

  it('get an error beyond the connections of the backend', () => {
    expect(simulate({ connectionLimit: 2 })).toMatchObject({
      ...{ done: 2, refused: 0, lostByErrors: 3, failedAttempts: 3 },
      ...{ peakConcurrency: 5, peakConnections: 2 },
    });
  });

  it('have what other functions leave of the account, where nothing is reserved', () => {
    expect(simulate({ accountConcurrency: 10, othersWant: 8 })).toMatchObject({ limit: 2, done: 2, refused: 3 });
    expect(simulate({ accountConcurrency: 10, othersWant: 12 })).toMatchObject({ limit: 0, done: 0, refused: 5 });
  });

  it('take from other functions what is reserved', () => {
    expect(simulate({ accountConcurrency: 10, othersWant: 8, reserved: 4 })).toMatchObject({
      ...{ limit: 4, done: 4, leftForOthers: 6, othersGoWithout: 2 },
    });
  });
});

describe('asynchronous events', () => {
  const door = { kind: 'asynchronous' } as const;

  it('wait for one second, two, four and so on after a throttle, and none is lost', () => {
    // Two at 0 s, two at 1 s, and the last one, throttled twice, at 1 + 2 = 3 s.
    expect(simulate({ door, reserved: 2 })).toMatchObject({
      ...{ done: 5, refused: 0, throttledAttempts: 4, peakWaiting: 3 },
      ...{ longestWaitMs: 3_000, settledMs: 3_500 },
    });
  });

  it('are tried three times after an error, and then given up', () => {
    // One at 0 s, one 60 s after the refusal at 0.1 s, one 120 s after that at 60.2 s; the other two fail for a third time.
    expect(simulate({ door, connectionLimit: 1 })).toMatchObject({
      ...{ done: 3, lostByErrors: 2, failedAttempts: 4 + 3 + 2 },
      ...{ longestWaitMs: 180_200, settledMs: 180_700 },
    });
  });

  it('are given up after six hours where the function may not run at all', () => {
    const result = simulate({ door, reserved: 0 });
    expect(result).toMatchObject({ done: 0, tooOld: 5, lostByErrors: 0 });
    // Waits of 1, 2, 4 … 256 s are 511 s; then 300 s each, of which 70 more fit into 21,600 s.
    expect(result.settledMs).toBe((511 + 70 * 300) * 1_000);
  });
});

describe('messages of a queue', () => {
  it('wait for the maximum concurrency of the mapping', () => {
    // 5 pollers are there at first, two of which may work: three rounds.
    const result = simulate({ door: { ...queue, maximumConcurrency: 2 }, connectionLimit: 2, reserved: 2 });
    expect(result).toMatchObject({
      done: 5,
      throttledAttempts: 0,
      failedAttempts: 0,
      peakConcurrency: 2,
      peakWaiting: 3,
    });
    expect(result).toMatchObject({ longestWaitMs: 1_000, settledMs: 1_500 });
  });

  it('get five more pollers with each second of a backlog', () => {
    // At 0, 0.5 s: 5 each. At 1, 1.5 s: 10 each. At 2 s: the last 5 of 35.
    expect(simulate({ ...atOnce(35), door: queue })).toMatchObject({
      done: 35,
      peakConcurrency: 10,
      longestWaitMs: 2_000,
    });
  });

  it('come back after the visibility timeout where the function is throttled', () => {
    // At 0 s, 5 pollers: 2 work, 3 pause. After 30 s, 2 of the 3, and after 60 s the last one.
    expect(simulate({ door: queue, reserved: 2 })).toMatchObject({
      ...{ done: 5, deadLettered: 0, throttledAttempts: 4, longestWaitMs: 60_000 },
    });
  });

  it('go to the dead-letter queue for throttles as for errors', () => {
    const door = { ...queue, maxReceiveCount: 1 };
    expect(simulate({ door, reserved: 2 })).toMatchObject({ done: 2, deadLettered: 3, throttledAttempts: 3 });
    expect(simulate({ door, connectionLimit: 2 })).toMatchObject({ done: 2, deadLettered: 3, failedAttempts: 3 });
    expect(simulate({ door: queue, reserved: 0 })).toMatchObject({ done: 0, deadLettered: 5, throttledAttempts: 15 });
  });
});

describe('a spike', () => {
  const arrivals = {
    kind: 'spike',
    perSecond: 20,
    seconds: 30,
    spikePerSecond: 400,
    spikeFromSecond: 10,
    spikeSeconds: 5,
  } as const;
  const doors = [
    { kind: 'synchronous' },
    { kind: 'asynchronous' },
    queue,
    { ...queue, maximumConcurrency: 20 },
  ] as const;

  it('comes at random around its rate, the same for the same seed', () => {
    const one = simulate({ arrivals });
    expect(one).toEqual(simulate({ arrivals }));
    // 20 × 30 + 400 × 5 = 2,600, give or take four times the root of it.
    expect(Math.abs(one.requests - 2_600)).toBeLessThan(4 * Math.sqrt(2_600));
    expect(simulate({ arrivals, seed: 2 }).requests).not.toBe(one.requests);
  });

  it('loses no request out of the count, whatever the door and the limits', () => {
    for (const door of doors) {
      for (const reserved of [0, 1, 40, 100]) {
        const result = simulate({ arrivals, door, reserved, connectionLimit: 50, durationMs: 200 });
        const { done, refused, lostByErrors, tooOld, deadLettered } = result;
        expect(done + refused + lostByErrors + tooOld + deadLettered).toBe(result.requests);
        expect(result.peakConcurrency).toBeLessThanOrEqual(reserved);
        expect(result.peakConnections).toBeLessThanOrEqual(50);
      }
    }
  });
});

describe('the history', () => {
  it('keeps the highest of each stretch, and what had come to nothing at its end', () => {
    const moments = [
      { atMs: 0, running: 1, waiting: 0, notDone: 0 },
      { atMs: 1_001, running: 9, waiting: 4, notDone: 1 },
      { atMs: 1_002, running: 2, waiting: 0, notDone: 3 },
      { atMs: 120_000, running: 0, waiting: 0, notDone: 3 },
    ];
    const points = sampleHistory(moments, 120_000);
    expect(points).toHaveLength(121);
    expect(points.slice(0, 4)).toEqual([
      { atMs: 0, running: 1, waiting: 0, notDone: 0 },
      { atMs: 1_000, running: 1, waiting: 0, notDone: 0 },
      { atMs: 2_000, running: 9, waiting: 4, notDone: 3 },
      { atMs: 3_000, running: 2, waiting: 0, notDone: 3 },
    ]);
    expect(points.at(-1)).toEqual({ atMs: 120_000, running: 2, waiting: 0, notDone: 3 });
  });
});
