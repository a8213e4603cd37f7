import { describeBounds, isWithin, times } from '../bounds.ts';
import { type CheckDefinition, passed } from '../check-subject.ts';
import {
  billedDurationOf,
  coldStartsOf,
  invocationsOf,
  longestDurationOf,
  longestInitOf,
} from '../transcript-readings.ts';

export const invocationCount: CheckDefinition<'invocation-count'> = {
  passesWithoutAnswer: true,
  looksAtScenario: true,
  sentence: (check) => `The function is invoked ${describeBounds(check)}.`,
  examine(check, { transcript }) {
    const { length } = invocationsOf(check.step, transcript);
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
  examine({ step, atMost }, { transcript }) {
    const count = coldStartsOf(step, transcript);
    if (count <= atMost) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: atMost,
      received: count,
      message: `${count} of ${invocationsOf(step, transcript).length} invocations ${count === 1 ? 'was a cold start' : 'were cold starts'}; expected at most ${atMost}.`,
    };
  },
};

export const initAtMost: CheckDefinition<'init-at-most'> = {
  looksAtScenario: true,
  sentence: ({ milliseconds }) => `INIT takes ${milliseconds} ms at most.`,
  examine({ step, milliseconds }, { transcript }) {
    const longest = longestInitOf(step, transcript);
    if (longest <= milliseconds) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: milliseconds,
      received: longest,
      message: `INIT took ${longest} ms; expected at most ${milliseconds} ms. Look at what is done outside the handler, and at what is imported there.`,
    };
  },
};

export const durationAtMost: CheckDefinition<'duration-at-most'> = {
  looksAtScenario: true,
  sentence: ({ milliseconds }) => `No invocation takes longer than ${milliseconds} ms, INIT apart.`,
  examine({ step, milliseconds }, { transcript }) {
    const longest = longestDurationOf(step, transcript);
    if (longest <= milliseconds) return passed;
    const all = invocationsOf(step, transcript);
    const number = all.findIndex(({ durationMs }) => durationMs === longest) + 1;
    const which = all.length === 1 ? 'The invocation' : `Invocation ${number} of ${all.length}`;
    return {
      kind: 'failed',
      cause: 'value',
      expected: milliseconds,
      received: longest,
      message: `${which} took ${longest} ms, INIT apart; expected at most ${milliseconds} ms.`,
    };
  },
};

export const billedAtMost: CheckDefinition<'billed-at-most'> = {
  looksAtScenario: true,
  sentence: ({ milliseconds }) => `At most ${milliseconds} ms are billed.`,
  examine({ step, milliseconds }, { transcript }) {
    const billed = billedDurationOf(step, transcript);
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

export const gbSecondsAtMost: CheckDefinition<'gb-seconds-at-most'> = {
  // What failed is billed too: how much of it is what somebody may ask.
  passesWithoutAnswer: true,
  measuresFailures: true,
  looksAtScenario: true,
  sentence: ({ gbSeconds }) => `At most ${gbSeconds} GB-seconds are billed.`,
  examine({ step, gbSeconds }, { transcript, configuration }) {
    const { memorySize } = configuration.function;
    const billedMs = billedDurationOf(step, transcript);
    const used = Math.round((billedMs / 1_000) * (memorySize / 1_024) * 10_000) / 10_000;
    if (used <= gbSeconds) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: gbSeconds,
      received: used,
      message: `${billedMs} ms with ${memorySize} MB are ${used} GB-seconds; expected at most ${gbSeconds}.`,
    };
  },
};
