import { describe, expect, it } from 'vitest';
import { simulateConcurrency } from '#simulators';
import { describeConcurrency } from './describe-concurrency.ts';
import { defaultSettings, fromAddress, inputOf, toAddress, type ConcurrencySettings } from './concurrency-settings.ts';

const others: ConcurrencySettings = {
  ...{ perSecond: 0, spikePerSecond: 90, spikeSeconds: 2, durationMs: 1_000, connectionLimit: 7, othersWant: 950 },
  ...{ door: 'queue', reserves: true, reserved: 8, limitsMapping: true, maximumConcurrency: 6 },
  ...{ visibilitySeconds: 30, maxReceiveCount: 1 },
};

describe('settings of the model of concurrency in the address', () => {
  it.each([
    ['those at first', defaultSettings],
    ['others', others],
  ])('come back as they were: %s', (_, settings) => {
    expect(fromAddress(toAddress(settings))).toEqual(settings);
  });

  it('are those at first where nothing can be read', () => {
    for (const text of ['', 'rubbish', '~'.repeat(20), 'toString~yes~no~x~NaN~ ~-~x'])
      expect(fromAddress(text)).toEqual(defaultSettings);
  });

  it('are put within bounds', () => {
    const { reserved, maximumConcurrency, visibilitySeconds } = fromAddress('queue~true~true~1~1~1~1~1~1~1000~1~1~1');
    expect([reserved, maximumConcurrency, visibilitySeconds]).toEqual([900, 2, 10]);
  });
});

describe('what the model of concurrency finds', () => {
  const find = (changes: Partial<ConcurrencySettings>): string => {
    const settings = { ...defaultSettings, ...changes };
    return describeConcurrency(simulateConcurrency(inputOf(settings)), settings);
  };

  it('is who lost what, with callers that wait', () => {
    expect(find({})).toMatchInlineSnapshot(
      `"Of 2,553 requests, 1,685 were done. 868 failed for good, as the database had no connection left."`,
    );
    expect(find({ reserves: true })).toMatchInlineSnapshot(
      `"Of 2,553 requests, 1,685 were done. 868 callers got status 429."`,
    );
  });

  it('is how long events wait that are tried again', () => {
    expect(find({ door: 'asynchronous' })).toMatchInlineSnapshot(
      `"All 2,553 requests were done. The longest wait was 3 min."`,
    );
    expect(find({ door: 'asynchronous', reserves: true })).toMatchInlineSnapshot(
      `"All 2,553 requests were done. The longest wait was 15 s."`,
    );
    expect(find({ door: 'asynchronous', reserves: true, reserved: 0 })).toMatchInlineSnapshot(
      `"Of 2,553 requests, 0 were done. Lambda gave up 2,553 that had waited for too long."`,
    );
  });

  it('is what ends in the dead-letter queue', () => {
    expect(find({ door: 'queue', reserves: true, reserved: 10 })).toMatchInlineSnapshot(
      `"Of 2,553 requests, 1,698 were done. 855 messages went to the dead-letter queue. The longest wait was 2 min 15 s."`,
    );
    expect(find({ door: 'queue', limitsMapping: true })).toMatchInlineSnapshot(
      `"All 2,553 requests were done. The longest wait was 8 s."`,
    );
  });

  it('is what other functions go without', () => {
    expect(find({ reserves: true, reserved: 900 })).toMatchInlineSnapshot(
      `"Of 2,553 requests, 1,685 were done. 868 failed for good, as the database had no connection left. Other functions want 200 at once and have 100: they are throttled, even while this one is idle."`,
    );
    expect(find({ othersWant: 970 })).toMatchInlineSnapshot(
      `"Of 2,553 requests, 1,205 were done. 1,348 callers got status 429. For a while, nothing of the account was left, neither here nor for others."`,
    );
  });

  it('is nothing where nobody comes', () => {
    expect(find({ perSecond: 0, spikePerSecond: 0 })).toMatchInlineSnapshot(`"No request came."`);
  });
});
