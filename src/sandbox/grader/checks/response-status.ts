import { type CheckDefinition, passed } from '../check-subject.ts';
import { problemOf, responseOf } from './response.ts';

export const responseStatus: CheckDefinition<'response-status'> = {
  passesWithoutAnswer: true,
  sentence: ({ equals }) => `The caller gets status ${equals}.`,
  examine({ equals }, subject) {
    const response = responseOf(subject);
    if (response.status === equals) return passed;
    return {
      kind: 'failed',
      cause: response.problem === undefined ? 'value' : 'shape',
      expected: equals,
      received: response.status,
      message: `The caller got ${response.status === 0 ? 'no response' : `status ${response.status}`}; expected ${equals}.${problemOf(response)}`,
    };
  },
};
