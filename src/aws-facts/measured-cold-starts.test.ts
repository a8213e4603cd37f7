import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMeasuredColdStarts } from './index.ts';

const csv = readFileSync(new URL('./vendored/lambda-perf/cold-starts-2026-08-22.csv', import.meta.url), 'utf8');
const header = csv.slice(0, csv.indexOf('\n'));

describe('the measured cold starts', () => {
  it('are read as they stand in the file', () => {
    const all = readMeasuredColdStarts(csv);
    expect(all).toHaveLength(620);
    expect(
      all.find(
        ({ runtime, architecture, packageType, memoryMb }) =>
          runtime === 'nodejs24.x' && architecture === 'x86_64' && packageType === 'zip' && memoryMb === 128,
      ),
    ).toEqual({
      runtime: 'nodejs24.x',
      architecture: 'x86_64',
      packageType: 'zip',
      memoryMb: 128,
      init: { mean: 135.21, min: 111.7, max: 156.07 },
      invokeMean: 10.51,
      samples: 10,
      memoryUsedMb: 76,
    });
  });

  it('have one measurement for each runtime, architecture, kind of package and memory size', () => {
    const keys = readMeasuredColdStarts(csv).map(({ runtime, architecture, packageType, memoryMb }) =>
      [runtime, architecture, packageType, memoryMb].join(),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are refused with the line that is wrong', () => {
    const bad = (line: string): (() => unknown) => {
      return () => readMeasuredColdStarts(`${header}\nnodejs24.x,arm64,zip,128,120,110,130,10,3,76\n${line}\n`);
    };
    expect(bad('nodejs24.x,riscv,zip,128,120,110,130,10,3,76')).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: Line 3 is no measurement: 'nodejs24.x,riscv,zip,128,120,110,130,10,3,76'.]`,
    );
    expect(bad('nodejs24.x,arm64,zip,128,120,,130,10,3,76')).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: Line 3 is no measurement: 'nodejs24.x,arm64,zip,128,120,,130,10,3,76'.]`,
    );
    expect(bad('nodejs24.x,arm64,zip,128,109,110,130,10,3,76')).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: Line 3 is no measurement: 'nodejs24.x,arm64,zip,128,109,110,130,10,3,76'.]`,
    );
    expect(() => readMeasuredColdStarts('a,b\n')).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: Line 1 should be 'runtime,arch,package,memory_mb,avg_init_ms,min_init_ms,max_init_ms,samples,avg_warm_ms,max_memory_used_mb', and is 'a,b'.]`,
    );
  });
});
