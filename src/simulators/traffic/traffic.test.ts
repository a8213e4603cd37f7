import { describe, expect, it } from 'vitest';
import { createRandom } from '#kernel';
import { makeArrivals } from './arrivals.ts';
import { always, readTimestamps, simulateTraffic, type TrafficInput, type TrafficResult } from './index.ts';
import { merge, percentilesOf } from './percentiles.ts';
import { draw } from './spread.ts';

const input: TrafficInput = {
  arrivals: { kind: 'list', timesMs: [0, 100, 1_000] },
  seconds: 3_600,
  function: { init: always(200), duration: always(500), memoryMb: 1_024, architecture: 'x86_64' },
  policy: { kind: 'on-demand' },
  concurrencyLimit: 1_000,
  idleSeconds: 300,
  lifetimeSeconds: 14_400,
  seed: 1,
};
const simulate = (changes: Partial<TrafficInput> = {}): TrafficResult => simulateTraffic({ ...input, ...changes });
const at = (...timesMs: readonly number[]): Pick<TrafficInput, 'arrivals'> => ({ arrivals: { kind: 'list', timesMs } });
const amounts = ({ bill }: TrafficResult): readonly (readonly [string, number])[] =>
  bill.lines.map(({ what, quantity }) => [what, Number(quantity.toFixed(6))]);

describe('environments', () => {
  it('are made for requests that find all others busy, and used again', () => {
    const result = simulate();
    expect(result).toMatchObject({ requests: 3, cold: 2, warm: 1, throttled: 0, environments: 2, peakEnvironments: 2 });
    expect(result.coldShare).toBeCloseTo(2 / 3);
    expect(result.latency.cold).toEqual({ p50: 700, p95: 700, p99: 700, max: 700 });
    expect(result.latency.warm).toEqual({ p50: 500, p95: 500, p99: 500, max: 500 });
    // By hand: 700 + 700 + 500 ms at 1 GB.
    expect(amounts(result)).toEqual([
      ['Requests', 3],
      ['Duration', 1.9],
    ]);
  });

  it('show as lanes what they did', () => {
    const lifelines = simulate({ seconds: 1_000 }).lanes;
    expect(lifelines).toEqual([
      {
        isProvisioned: false,
        start: { fromMs: 0, toMs: 200 },
        invocations: [{ fromMs: 200, toMs: 700, isPing: false }],
        endMs: 300_700,
      },
      {
        isProvisioned: false,
        start: { fromMs: 100, toMs: 300 },
        invocations: [
          { fromMs: 300, toMs: 800, isPing: false },
          { fromMs: 1_000, toMs: 1_500, isPing: false },
        ],
        endMs: 301_500,
      },
    ]);
  });

  it('are dropped when nobody has used them for a while', () => {
    expect(simulate(at(0, 300_600)).cold).toBe(1);
    expect(simulate(at(0, 300_701)).cold).toBe(2);
  });

  it('are replaced after their lifetime, however busy they are', () => {
    const everyMinute = { arrivals: { kind: 'cron', everySeconds: 60, requests: 1 } } as const;
    expect(simulate(everyMinute).cold).toBe(1);
    expect(simulate({ ...everyMinute, lifetimeSeconds: 1_800 }).cold).toBe(2);
  });

  it('are no more than the limit: other requests are throttled', () => {
    expect(simulate({ ...at(0, 0, 0, 5_000), concurrencyLimit: 2 })).toMatchObject({ cold: 2, throttled: 1, warm: 1 });
  });

  it('tell when there are more of them than lanes', () => {
    const burst = simulate(at(...Array<number>(50).fill(0)));
    expect(burst.lanes).toHaveLength(40);
    expect([burst.lanesAreCut, simulate().lanesAreCut]).toEqual([true, false]);
  });
});

describe('a published formula holds:', () => {
  /** Erlang's loss formula: the share of calls that find all of so many lines busy. */
  function erlangB(lines: number, load: number): number {
    let share = 1;
    for (let line = 1; line <= lines; line++) share = (load * share) / (line + load * share);
    return share;
  }

  it.each([
    { perSecond: 50, durationMs: 200, limit: 10 },
    { perSecond: 20, durationMs: 400, limit: 12 },
  ])(
    'Erlang’s loss formula, for $perSecond requests a second of $durationMs ms and $limit environments',
    ({ perSecond, durationMs, limit }) => {
      const { throttled, requests } = simulate({
        arrivals: { kind: 'steady', perSecond },
        function: { ...input.function, init: always(0), duration: { mean: durationMs, min: 0, max: 3 * durationMs } },
        concurrencyLimit: limit,
        seconds: 8_000,
      });
      const expected = erlangB(limit, (perSecond * durationMs) / 1_000);
      expect(Math.abs(throttled / requests / expected - 1)).toBeLessThan(0.05);
    },
  );
});

describe('a policy', () => {
  it('of provisioned concurrency keeps environments ready, and what is beyond them starts cold', () => {
    const policy = { kind: 'provisioned-concurrency', environments: 2 } as const;
    const result = simulate({ ...at(0, 0, 0), policy });
    expect(result).toMatchObject({ warm: 2, cold: 1 });
    // By hand: two environments for an hour, two invocations of 500 ms in them, one of 700 ms beside them, all at 1 GB.
    expect(amounts(result)).toEqual([
      ['Requests', 3],
      ['Duration', 0.7],
      ['Provisioned concurrency', 7_200],
      ['Duration in provisioned environments', 1],
    ]);
  });

  it('of provisioned concurrency costs one and a half cents an hour for 1 GB', () => {
    const { bill } = simulate({ ...at(), policy: { kind: 'provisioned-concurrency', environments: 1 } });
    expect(bill.total).toBeCloseTo(0.015, 5);
  });

  it('of SnapStart restores instead of INIT', () => {
    const result = simulate({ ...at(0, 0), policy: { kind: 'snap-start', restore: always(80), isCharged: true } });
    expect(result.latency.cold?.max).toBe(580);
    expect(amounts(result)).toEqual([
      ['Requests', 2],
      ['Duration', 1.16],
      ['SnapStart, the snapshot', 3_600],
      ['SnapStart, restores', 2],
    ]);
  });

  it('of SnapStart costs nothing more for Java', () => {
    const free = simulate({ ...at(0, 0), policy: { kind: 'snap-start', restore: always(80), isCharged: false } });
    expect(amounts(free)).toEqual([
      ['Requests', 2],
      ['Duration', 1.16],
    ]);
  });

  it('of pings keeps one environment warm: the second of two callers still waits', () => {
    const policy = { kind: 'keep-alive', everySeconds: 240, atOnce: 1, durationMs: 1 } as const;
    const result = simulate({ ...at(1_800_000, 1_800_000), policy });
    expect(result).toMatchObject({ warm: 1, cold: 1, pings: 14 });
  });
});

describe('the same seed', () => {
  const random: Partial<TrafficInput> = {
    arrivals: { kind: 'burst', perSecond: 5, requests: 30, atSecond: 60 },
    function: { ...input.function, init: { mean: 141, min: 120, max: 300 } },
    seconds: 600,
  };
  it('comes to the same, and another one to something else', () => {
    expect(simulate(random)).toEqual(simulate(random));
    expect(simulate({ ...random, seed: 2 }).latency).not.toEqual(simulate(random).latency);
  });
});

describe('arrivals', () => {
  it('of a steady rate are as many as the rate says, within what chance allows', () => {
    const { length } = makeArrivals({ kind: 'steady', perSecond: 10 }, 10_000, createRandom(3));
    // Three standard deviations of a Poisson distribution.
    expect(Math.abs(length - 100_000)).toBeLessThan(3 * Math.sqrt(100_000));
  });

  it('of a daily wave are most at noon and fewest at midnight', () => {
    const times = makeArrivals({ kind: 'daily-wave', perSecond: 1, swing: 0.8 }, 86_400, createRandom(3));
    const during = (hour: number): number =>
      times.filter((time) => time >= hour * 3_600_000 && time < (hour + 1) * 3_600_000).length;
    expect(Math.abs(times.length - 86_400)).toBeLessThan(3 * Math.sqrt(86_400));
    expect(during(12) / during(0)).toBeGreaterThan(6);
  });

  it('of a schedule come all at once, and after each interval', () => {
    const times = makeArrivals({ kind: 'cron', everySeconds: 60, requests: 2 }, 200, createRandom(1));
    expect([...times]).toEqual([60_000, 60_000, 120_000, 120_000, 180_000, 180_000]);
  });

  it('ascend, whatever the list and wherever the burst', () => {
    const list = makeArrivals({ kind: 'list', timesMs: [500, 0, 99_999, 20] }, 10, createRandom(1));
    expect([...list]).toEqual([0, 20, 500]);
    const burst = makeArrivals({ kind: 'burst', perSecond: 5, requests: 3, atSecond: 5 }, 10, createRandom(1));
    expect([...burst]).toEqual([...burst].sort((one, other) => one - other));
    expect([...burst].filter((time) => time === 5_000)).toHaveLength(3);
  });
});

describe('a spread', () => {
  it('has the mean that it says, and stays within its bounds', () => {
    const random = createRandom(5);
    const drawn = Array.from({ length: 50_000 }, () => draw({ mean: 140, min: 110, max: 400 }, random));
    expect(drawn.reduce((sum, value) => sum + value, 0) / drawn.length).toBeCloseTo(140, -0.5);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(110);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(400);
  });
});

describe('percentiles', () => {
  it('are those of the nearest rank', () => {
    expect(percentilesOf(Float64Array.from({ length: 200 }, (_, index) => index + 1))).toEqual({
      p50: 100,
      p95: 190,
      p99: 198,
      max: 200,
    });
    expect(percentilesOf(new Float64Array())).toBeUndefined();
  });

  it('of all requests are those of the warm and the cold ones together, in order', () => {
    const merged = (one: readonly number[], other: readonly number[]): readonly number[] => [
      ...merge(Float64Array.from(one), Float64Array.from(other)),
    ];
    expect(merged([1, 3, 3, 9], [2, 3, 4])).toEqual([1, 2, 3, 3, 3, 4, 9]);
    expect(merged([], [1, 2])).toEqual([1, 2]);
    expect(merged([1, 2], [])).toEqual([1, 2]);
  });
});

describe('a pasted list of times', () => {
  it('is read as lines of ISO 8601 or seconds, from the first of them on', () => {
    const lines = '2026-11-25T08:00:01.500Z GET /\n\n2026-11-25T08:00:00Z POST /\n';
    expect(readTimestamps(lines)).toEqual({ kind: 'read', timesMs: [0, 1_500] });
    expect(readTimestamps('12.5, a\n10')).toEqual({ kind: 'read', timesMs: [0, 2_500] });
  });

  it('names the first line that is no time', () => {
    expect(readTimestamps('1\n2\nyesterday')).toMatchInlineSnapshot(`
      {
        "kind": "unreadable",
        "line": 3,
        "message": "Write a time as 2026-11-25T08:00:00Z, or as a number of seconds.",
        "text": "yesterday",
      }
    `);
  });
});
