import type { FunctionError } from '../../transcript.ts';
import { type CheckDefinition, passed } from '../check-subject.ts';
import { show } from '../compare-json.ts';

export const functionError: CheckDefinition<'function-error'> = {
  passesWithoutAnswer: true,
  sentence: (check) => `The invocation fails${describe(check)}.`,
  examine(check, { invocation: { outcome } }) {
    if (outcome.kind !== 'function-error') {
      return {
        kind: 'failed',
        cause: 'shape',
        expected: expectedOf(check),
        received: outcome.kind === 'answered' ? outcome.answer : 'an answer',
        message: `The invocation ended with an answer; expected it to fail${describe(check)}.`,
      };
    }
    const { error } = outcome;
    if (isExpected(check, error)) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: expectedOf(check),
      received: isTypeOnly(check) ? error.errorType : `${error.errorType}: ${error.errorMessage}`,
      message: `The invocation ended with ${toldOf(check, error)}; expected it to fail${describe(check)}.`,
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

type Expected = Pick<Parameters<(typeof functionError)['sentence']>[0], 'errorType' | 'phase' | 'messageIncludes'>;

const places = { init: 'in INIT', invoke: 'in the handler' } as const;

function isExpected({ errorType, phase, messageIncludes = '' }: Expected, error: FunctionError): boolean {
  return (
    (errorType === undefined || error.errorType === errorType) &&
    (phase === undefined || error.phase === phase) &&
    error.errorMessage.toLowerCase().includes(messageIncludes.toLowerCase())
  );
}

function isTypeOnly({ phase, messageIncludes }: Expected): boolean {
  return phase === undefined && messageIncludes === undefined;
}

/** Such as ` in INIT with Error and a message that has "TABLE_NAME"`. */
function describe({ errorType, phase, messageIncludes }: Expected): string {
  const what = [errorType, messageIncludes === undefined ? undefined : `a message that has ${show(messageIncludes)}`];
  const told = what.filter((part) => part !== undefined).join(' and ');
  return `${phase === undefined ? '' : ` ${places[phase]}`}${told === '' ? '' : ` with ${told}`}`;
}

function toldOf(check: Expected, { errorType, errorMessage, phase }: FunctionError): string {
  return isTypeOnly(check) ? errorType : `${errorType} ${places[phase]}: ${errorMessage}`;
}

function expectedOf(check: Expected): string {
  return isTypeOnly(check) ? (check.errorType ?? 'a failure') : `a failure${describe(check)}`;
}
