import { type CheckDefinition, passed } from '../check-subject.ts';

export const serviceCalls: CheckDefinition<'service-calls'> = {
  looksAtScenario: true,
  passesWithoutAnswer: true,
  sentence: ({ service, operation, ...bounds }) => `The function calls ${operation} of ${service} ${describe(bounds)}.`,
  examine({ service, operation, ...bounds }, { transcript }) {
    const calls = (transcript.calls ?? []).filter((one) => one.service === service && one.operation === operation);
    const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } = bounds;
    if (calls.length >= atLeast && calls.length <= atMost) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: describe(bounds),
      received: calls.length,
      message: `The function called ${operation} ${calls.length === 1 ? 'once' : `${calls.length} times`}; expected ${describe(bounds)}.`,
    };
  },
};

function describe({ atLeast, atMost }: { readonly atLeast?: number; readonly atMost?: number }): string {
  const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
  if (atLeast !== undefined && atLeast === atMost) return atLeast === 0 ? 'never' : times(atLeast);
  if (atMost === 0) return 'never';
  const parts = [
    ...(atLeast === undefined ? [] : [`at least ${times(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${times(atMost)}`]),
  ];
  return parts.join(' and ');
}
