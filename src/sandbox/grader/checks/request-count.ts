import { describeBounds, isWithin, times } from '../bounds.ts';
import { type CheckDefinition, passed } from '../check-subject.ts';

export const requestCount: CheckDefinition<'request-count'> = {
  passesWithoutAnswer: true,
  looksAtScenario: true,
  sentence: (check) => `The function asks for ${check.url} ${describeBounds(check)}.`,
  examine(check, { transcript }) {
    const count = transcript.requests.filter(({ url }) => url === check.url).length;
    if (isWithin(count, check)) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: describeBounds(check),
      received: count,
      message: `The function asked for ${check.url} ${times(count)}; expected ${describeBounds(check)}.`,
    };
  },
};
