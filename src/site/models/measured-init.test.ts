import { readMeasuredColdStarts } from '#aws-facts';
import csv from '#aws-facts/measured-cold-starts.csv?raw';
import { describe, expect, it } from 'vitest';
import { barsOf, describeBars, measurementsOf, shownRuntimeNames } from './measured-init.ts';

const all = readMeasuredColdStarts(csv);

describe('the measured cold starts on a page', () => {
  it('have four memory sizes for each runtime, architecture and kind of package', () => {
    for (const name of shownRuntimeNames) {
      for (const architecture of ['x86_64', 'arm64'] as const) {
        for (const packageType of ['zip', 'image'] as const) {
          const sizes = measurementsOf(all, name, { architecture, packageType }).map(({ memoryMb }) => memoryMb);
          expect([name, sizes]).toEqual([name, [128, 256, 512, 1_024]]);
        }
      }
    }
  });

  it('are bars at the least and at the most memory', () => {
    expect(barsOf(all).find(({ name }) => name === 'nodejs24.x')).toEqual({
      name: 'nodejs24.x',
      bars: [
        { memoryMb: 128, initMs: 135.21, invokeMs: 10.51 },
        { memoryMb: 1_024, initMs: 135.865, invokeMs: 2.975 },
      ],
    });
  });

  it('are told in a sentence that follows from them', () => {
    expect(describeBars(barsOf(all))).toMatchInlineSnapshot(
      `"INIT takes from 15 ms (Rust) to 249 ms (.NET 10), and much the same at any memory size. The first invocation is another matter: that of .NET 10 takes 799 ms at 128 MB and 78 ms at 1024 MB."`,
    );
  });

  it('change INIT by less than a sixth from one memory size to another, as the sentence says', () => {
    for (const { bars } of barsOf(all)) {
      const times = bars.map(({ initMs }) => initMs);
      expect(Math.max(...times) / Math.min(...times)).toBeLessThan(7 / 6);
    }
  });

  it('that nobody made are an error', () => {
    expect(() =>
      measurementsOf([], 'java25', { architecture: 'arm64', packageType: 'zip' }),
    ).toThrowErrorMatchingInlineSnapshot(`[RangeError: Nothing was measured of java25 on arm64 as zip.]`);
  });
});
