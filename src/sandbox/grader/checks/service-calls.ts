import { describeBounds, isWithin, often } from '../bounds.ts';
import { type CheckDefinition, passed } from '../check-subject.ts';
import { callsOf } from '../transcript-readings.ts';

export const serviceCalls: CheckDefinition<'service-calls'> = {
  looksAtScenario: true,
  passesWithoutAnswer: true,
  sentence: ({ service, operation, ...bounds }) =>
    `The function calls ${operation} of ${service} ${describeBounds(bounds)}.`,
  examine({ service, operation, ...bounds }, { transcript }) {
    const calls = callsOf({ service, operation }, transcript);
    if (isWithin(calls.length, bounds)) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: describeBounds(bounds),
      received: calls.length,
      message: `The function called ${operation} ${often(calls.length)}; expected ${describeBounds(bounds)}.`,
    };
  },
};
