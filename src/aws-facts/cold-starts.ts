import type { Fact } from './fact.ts';

const lambdaPerf = 'maxday/lambda-perf (Apache-2.0), 90 daily runs to 2026-08-22, empty function, zip package';

/** Measured phases of a function that does nothing. */
export const coldStarts = {
  /** Memory size does not change it. */
  initNodejs24X86Median: { value: 141, unit: 'ms', source: lambdaPerf, checked: '2026-08', certainty: 'seen' },
  initNodejs24ArmMedian: { value: 123, unit: 'ms', source: lambdaPerf, checked: '2026-08', certainty: 'seen' },
} as const satisfies Record<string, Fact>;
