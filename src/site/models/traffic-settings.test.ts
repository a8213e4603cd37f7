import { readMeasuredColdStarts } from '#aws-facts';
import csv from '#aws-facts/measured-cold-starts.csv?raw';
import { simulateTraffic } from '#simulators';
import { describe, expect, it } from 'vitest';
import { describeTraffic, stretchesOf } from './traffic-chart.ts';
import {
  defaultSettings,
  fromAddress,
  inputOf,
  measuredInitsOf,
  toAddress,
  type TrafficSettings,
} from './traffic-settings.ts';

const inits = measuredInitsOf(readMeasuredColdStarts(csv));
const ask = (changes: Partial<TrafficSettings>): ReturnType<typeof inputOf> =>
  inputOf({ ...defaultSettings, ...changes }, inits);

describe('settings of the traffic in the address', () => {
  it.each<Partial<TrafficSettings>>([
    {},
    { arrivals: 'list', list: '0\n5', runtime: 'java25', architecture: 'arm64', packageType: 'image', memoryMb: 128 },
    { arrivals: 'cron', policy: 'keep-alive', pings: 7, perHour: 0, limit: 1 },
  ])('come back as they were: %o', (changes) => {
    const settings = { ...defaultSettings, ...changes };
    expect(fromAddress(toAddress(settings))).toEqual(settings);
  });

  it('are those at first where nothing can be read', () => {
    for (const text of ['', 'rubbish', '~~~~~~~~~~~~~~~~~~', 'toString~__proto__~x~y~constructor~NaN']) {
      expect(fromAddress(text)).toEqual(defaultSettings);
    }
  });

  it('have a memory size that was measured', () => {
    expect(fromAddress(toAddress({ ...defaultSettings, memoryMb: 300 })).memoryMb).toBe(defaultSettings.memoryMb);
  });
});

describe('what is simulated', () => {
  it('has the measured INIT of the runtime, and the function’s own on top', () => {
    const asked = ask({ memoryMb: 128, ownInitMs: 100 });
    expect(asked).toMatchObject({ input: { function: { init: { mean: 235.21, min: 211.7, max: 256.07 } } } });
  });

  it('is told in sentences', () => {
    const asked = ask({});
    if (asked.kind !== 'input') throw new Error(asked.message);
    expect(describeTraffic(simulateTraffic(asked.input), 1)).toMatchInlineSnapshot(
      `"Of 114 requests, 10 met a cold start: 8.8% of those that were answered. Half of them took 86 ms at most, and 99 of 100 took 690 ms at most. There were up to 10 environments at once. A month like that costs $0.11, the free tier left out."`,
    );
  });

  it('is no more than the page can play', () => {
    expect(ask({ arrivals: 'steady', perHour: 100_000, hours: 48 })).toMatchObject({
      kind: 'input',
      requests: 4_800_000,
    });
    expect(ask({ arrivals: 'cron', everyMinutes: 1, atOnce: 5_000, hours: 48 })).toMatchInlineSnapshot(`
      {
        "kind": "problem",
        "message": "These are 14,395,000 requests. The model plays 5,000,000 at most: take fewer, or fewer hours.",
      }
    `);
  });

  it('restores from a snapshot only where there is SnapStart, and charges for it except for Java', () => {
    const policy = 'snap-start';
    expect(ask({ policy, runtime: 'python3.14', restoreMs: 100 })).toMatchObject({
      input: { policy: { kind: policy, restore: { mean: 100, min: 50, max: 200 }, isCharged: true } },
    });
    expect(ask({ policy, runtime: 'java25' })).toMatchObject({ input: { policy: { isCharged: false } } });
    expect(ask({ policy, runtime: 'nodejs24.x' })).toMatchInlineSnapshot(`
      {
        "kind": "problem",
        "message": "There is no SnapStart for Node.js 24. Choose Java, Python or .NET.",
      }
    `);
    expect(ask({ policy, runtime: 'java25', packageType: 'image' })).toMatchInlineSnapshot(`
      {
        "kind": "problem",
        "message": "There is no SnapStart for container images. Choose a zip package.",
      }
    `);
  });

  it('says which line of a list is no time', () => {
    expect(ask({ arrivals: 'list', list: '0\nsoon' })).toMatchInlineSnapshot(`
      {
        "kind": "problem",
        "message": "Line 2 is no time: “soon”. Write a time as 2026-11-25T08:00:00Z, or as a number of seconds.",
      }
    `);
  });
});

it('invocations that touch in the picture are one stretch', () => {
  const at = (fromMs: number, toMs: number): { fromMs: number; toMs: number; isPing: boolean } => ({
    fromMs,
    toMs,
    isPing: false,
  });
  expect(stretchesOf([at(0, 100), at(104, 200), at(205, 300)], 1_000)).toEqual([
    { fromMs: 0, toMs: 200 },
    { fromMs: 205, toMs: 300 },
  ]);
});
