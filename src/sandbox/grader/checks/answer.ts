import { type CheckDefinition, passed } from '../check-subject.ts';
import { describeDifference, findDifference, formOf, show } from '../compare-json.ts';

export const answer: CheckDefinition<'answer'> = {
  sentence: ({ equals }) => `The handler answers ${show(equals)}.`,
  examine({ equals }, { invocation }) {
    const { outcome } = invocation;
    if (outcome.kind === 'function-error') {
      const { errorType, errorMessage } = outcome.error;
      return {
        kind: 'failed',
        cause: 'shape',
        expected: equals,
        received: { errorType, errorMessage },
        message: `The handler did not answer: ${errorType}: ${errorMessage}`,
      };
    }
    if (outcome.kind === 'streamed') {
      return {
        kind: 'failed',
        cause: 'shape',
        expected: equals,
        received: { contentType: outcome.answer.contentType, body: outcome.answer.body },
        message: 'The handler streamed its answer; expected it to return one.',
      };
    }
    const difference = findDifference(equals, outcome.answer, 'equals');
    if (difference === undefined) return passed;
    return {
      kind: 'failed',
      cause: formOf(difference.received) === formOf(difference.expected) ? 'value' : 'shape',
      expected: equals,
      received: outcome.answer,
      message: describeDifference(difference, 'The answer'),
    };
  },
};
