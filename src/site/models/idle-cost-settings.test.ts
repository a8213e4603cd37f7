import { describe, expect, it } from 'vitest';
import {
  bounds,
  defaultSettings,
  fromAddress,
  nearestStop,
  toAddress,
  trafficStops,
  type IdleCostSettings,
} from './idle-cost-settings.ts';

const others: IdleCostSettings = {
  requestsPerDay: 2_500,
  use: { durationMs: 7, memoryMb: 1_769, architecture: 'arm64', freeTier: true, frontDoor: 'rest-api' },
  servers: { server: 't3.medium', count: 3, loadBalancer: false },
};

describe('settings in the address', () => {
  it.each([
    ['those at first', defaultSettings],
    ['others', others],
  ])('come back as they were: %s', (_, settings) => {
    expect(fromAddress(toAddress(settings))).toEqual(settings);
  });

  it('are those at first where nothing can be read', () => {
    for (const text of ['', 'rubbish', '~~~~~~~~', 'NaN~x~y~z~~toString~__proto__~ ~']) {
      expect(fromAddress(text)).toEqual(defaultSettings);
    }
  });

  it('are put within bounds', () => {
    const { requestsPerDay, use, servers } = fromAddress('1e99~0~99999~x86_64~false~http-api~t3.small~-4~true');
    expect([requestsPerDay, use.durationMs, use.memoryMb, servers.count]).toEqual([1e8, 1, 10_240, 1]);
  });
});

describe('the slider of traffic', () => {
  it('stops at whole requests that rise from one to the most', () => {
    expect(trafficStops[0]).toBe(1);
    expect(trafficStops.at(-1)).toBe(10 ** bounds.requestsExponent.max);
    expect(trafficStops.every((stop) => Number.isInteger(stop))).toBe(true);
    expect([...trafficStops].sort((one, other) => one - other)).toEqual(trafficStops);
    expect(new Set(trafficStops).size).toBe(trafficStops.length);
  });

  it('stands at each of its stops, so that a press of an arrow key moves it', () => {
    expect(trafficStops.map(nearestStop)).toEqual(trafficStops.map((_, index) => index));
  });

  it('stands at the nearest stop for what an address says', () => {
    expect(trafficStops[nearestStop(107)]).toBe(100);
    expect(trafficStops[nearestStop(9_100)]).toBe(10_000);
  });
});
