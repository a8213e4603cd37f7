import type { RunLimits } from '../exercise-spec.ts';

/** What a learner reads when a run took longer than this page allows. */
export function wallClockMessage({ wallClockMs }: RunLimits): string {
  const seconds = wallClockMs / 1_000;
  return `The run was stopped: it had not ended after ${seconds} s of real time. Look for a loop that never ends, or for work on something huge.`;
}
