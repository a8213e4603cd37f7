import type { InvocationRecord } from '../../transcript.ts';
import { describeBounds, isWithin, times } from '../bounds.ts';
import { type CheckDefinition, type CheckSubject, passed } from '../check-subject.ts';

export const invocationCount: CheckDefinition<'invocation-count'> = {
  passesWithoutAnswer: true,
  looksAtScenario: true,
  sentence: (check) => `The function is invoked ${describeBounds(check)}.`,
  examine(check, subject) {
    const { length } = invocationsOf(check.step, subject);
    if (isWithin(length, check)) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: describeBounds(check),
      received: length,
      message: `The function was ${length === 0 ? 'never invoked' : `invoked ${times(length)}`}; expected ${describeBounds(check)}.`,
    };
  },
};

export const coldStarts: CheckDefinition<'cold-starts'> = {
  looksAtScenario: true,
  sentence: ({ atMost }) =>
    `${atMost === 0 ? 'No invocation' : `At most ${atMost} of the invocations`} is a cold start.`,
  examine({ step, atMost }, subject) {
    const count = invocationsOf(step, subject).filter(({ coldStart }) => coldStart).length;
    if (count <= atMost) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: atMost,
      received: count,
      message: `${count} invocations were cold starts; expected at most ${atMost}.`,
    };
  },
};

export const durationAtMost: CheckDefinition<'duration-at-most'> = {
  looksAtScenario: true,
  sentence: ({ milliseconds }) => `No invocation takes longer than ${milliseconds} ms, INIT apart.`,
  examine({ step, milliseconds }, subject) {
    const longest = Math.max(0, ...invocationsOf(step, subject).map(({ durationMs }) => durationMs));
    if (longest <= milliseconds) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: milliseconds,
      received: longest,
      message: `An invocation took ${longest} ms of the function's time; expected at most ${milliseconds} ms.`,
    };
  },
};

export const billedAtMost: CheckDefinition<'billed-at-most'> = {
  looksAtScenario: true,
  sentence: ({ milliseconds }) => `At most ${milliseconds} ms are billed.`,
  examine({ step, milliseconds }, subject) {
    const billed = invocationsOf(step, subject).reduce((sum, { billedDurationMs }) => sum + billedDurationMs, 0);
    if (billed <= milliseconds) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: milliseconds,
      received: billed,
      message: `${billed} ms were billed; expected at most ${milliseconds} ms.`,
    };
  },
};

/** Those of a step, or all of the scenario. What was throttled did not take place. */
function invocationsOf(step: number | undefined, { transcript }: CheckSubject): readonly InvocationRecord[] {
  return transcript.invocations.filter(
    ({ step: its, outcome }) =>
      (step === undefined || its === step) &&
      !(outcome.kind === 'function-error' && outcome.error.kind === 'throttled'),
  );
}
