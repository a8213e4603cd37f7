import { describe, expect, it } from 'vitest';
import { type PowerMeasurement, tunePower } from './index.ts';

const vcpuMb = 1_769;
const sizes = [128, 256, 512, 1_024, vcpuMb, 3_072, 10_240];

/** A thread that computes, and then waits for somebody else. */
function work(cpuMsAtOneVcpu: number, waitMs: number): readonly PowerMeasurement[] {
  return sizes.map((memoryMb) => {
    const durationMs = cpuMsAtOneVcpu * Math.max(1, vcpuMb / memoryMb) + waitMs;
    return { memoryMb, durationMs, billedMs: Math.ceil(durationMs) };
  });
}

function picks(measurements: readonly PowerMeasurement[]): readonly (number | undefined)[] {
  const tuned = tunePower(measurements, 'x86_64');
  return [tuned?.cheapest.memoryMb, tuned?.fastest.memoryMb, tuned?.balanced.memoryMb];
}

describe('power tuning', () => {
  it('prices a million invocations by hand', () => {
    // 100 ms with half a GB: 50,000 GB-seconds at 0.0000166667, or at 0.0000133334.
    const measured = [{ memoryMb: 512, durationMs: 99.4, billedMs: 100 }];
    expect(tunePower(measured, 'x86_64')?.points[0]?.dollars).toBeCloseTo(0.833335, 6);
    expect(tunePower(measured, 'arm64')?.points[0]?.dollars).toBeCloseTo(0.66667, 6);
  });

  it('finds that memory is wasted on what only waits, and that nothing is faster', () => {
    expect(picks(work(0, 200))).toEqual([128, 128, 128]);
  });

  it('finds that computing costs as much up to one vCPU, so that the fastest is as cheap', () => {
    const tuned = tunePower(work(50, 0), 'x86_64');
    const upToOne = tuned?.points.filter(({ memoryMb }) => memoryMb <= vcpuMb).map(({ dollars }) => dollars) ?? [];
    expect(Math.max(...upToOne) / Math.min(...upToOne)).toBeLessThan(1.01);
    expect([tuned?.fastest.memoryMb, tuned?.balanced.memoryMb]).toEqual([vcpuMb, vcpuMb]);
  });

  it('finds sizes between for what does both', () => {
    // At 1,024 MB: 135 of 1,200 GB-milliseconds, and 134.6 of 376.4 ms. Together that is less than anywhere else.
    expect(picks(work(20, 100))).toEqual([128, vcpuMb, 1_024]);
  });

  it('picks the cheaper of two that are as fast, and the faster of two that cost as much', () => {
    const fast = { durationMs: 10, billedMs: 10 };
    expect(picks([2_048, 1_024, 4_096].map((memoryMb) => ({ memoryMb, ...fast })))[1]).toBe(1_024);
    const measured = [
      { memoryMb: 128, durationMs: 80, billedMs: 80 },
      { memoryMb: 256, durationMs: 40, billedMs: 40 },
    ];
    expect(picks(measured)[0]).toBe(256);
  });

  it('has nothing to say where nothing was measured', () => {
    expect(tunePower([], 'x86_64')).toBeUndefined();
  });
});
