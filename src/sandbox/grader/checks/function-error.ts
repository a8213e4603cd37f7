import { type CheckDefinition, passed } from '../check-subject.ts';

export const functionError: CheckDefinition<'function-error'> = {
  passesWithoutAnswer: true,
  sentence: ({ errorType }) => `The invocation fails with ${errorType}.`,
  examine({ errorType }, { invocation: { outcome } }) {
    if (outcome.kind === 'function-error' && outcome.error.errorType === errorType) return passed;
    const isError = outcome.kind === 'function-error';
    const received = isError ? outcome.error.errorType : 'an answer';
    return {
      kind: 'failed',
      cause: isError ? 'value' : 'shape',
      expected: errorType,
      received: outcome.kind === 'answered' ? outcome.answer : received,
      message: `The invocation ended with ${received}; expected it to fail with ${errorType}.`,
    };
  },
};

export const noFunctionError: CheckDefinition<'no-function-error'> = {
  sentence: () => 'The invocation succeeds.',
  examine(_check, { invocation: { outcome } }) {
    if (outcome.kind !== 'function-error') return passed;
    const { errorType, errorMessage } = outcome.error;
    return {
      kind: 'failed',
      cause: 'shape',
      expected: 'an answer',
      received: { errorType, errorMessage },
      message: `The invocation failed with ${errorType}: ${errorMessage}`,
    };
  },
};
