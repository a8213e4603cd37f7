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
    expect(describeTraffic(simulateTraffic(asked.input))).toMatchInlineSnapshot(
      `"Of 114 requests, 10 met a cold start: 8.8% of those that were answered. Half of them took 86 ms at most, and 99 of 100 took 690 ms at most. There were up to 10 environments at once, and Lambda charges less than $0.01."`,
    );
  });

  it('is no more than the page can play', () => {
    expect(ask({ arrivals: 'steady', perHour: 50_000, hours: 2 }).kind).toBe('input');
    expect(ask({ arrivals: 'steady', perHour: 50_000, hours: 3 })).toMatchInlineSnapshot(`
      {
        "kind": "problem",
        "message": "These are 150,000 requests. The model plays 100,000 at most: take fewer, or fewer hours.",
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
