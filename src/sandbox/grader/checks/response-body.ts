import type { JsonValue } from '#kernel';
import { type CheckDefinition, type CheckSubject, type Finding, passed } from '../check-subject.ts';
import { describeDifference, findDifference, formOf, show } from '../compare-json.ts';
import { problemOf, responseOf } from './response.ts';

export const responseText: CheckDefinition<'response-text'> = {
  sentence: ({ equals }) => `The body is ${show(equals)}.`,
  examine({ equals }, subject) {
    const response = responseOf(subject);
    if (response.body === equals) return passed;
    return {
      kind: 'failed',
      cause: response.problem === undefined ? 'value' : 'shape',
      expected: equals,
      received: response.body,
      message: `The body is ${show(response.body)}; expected ${show(equals)}.${problemOf(response)}`,
    };
  },
};

export const responseJson: CheckDefinition<'response-json'> = {
  sentence: ({ equals }) => `The body is the JSON ${show(equals)}.`,
  examine: ({ equals }, subject) => compareBody(subject, equals, 'equals'),
};

export const responseJsonIncludes: CheckDefinition<'response-json-includes'> = {
  sentence: ({ includes }) => `The body is JSON with ${show(includes)}.`,
  examine: ({ includes }, subject) => compareBody(subject, includes, 'includes'),
};

function compareBody(subject: CheckSubject, expected: JsonValue, mode: 'equals' | 'includes'): Finding {
  const response = responseOf(subject);
  const parsed = parse(response.body);
  if (parsed === undefined) {
    return {
      kind: 'failed',
      cause: 'shape',
      expected,
      received: response.body,
      message: `The body is ${response.body === '' ? 'empty' : `${show(response.body)}, which is not JSON`}.${problemOf(response)}`,
    };
  }
  const difference = findDifference(expected, parsed.value, mode);
  if (difference === undefined) return passed;
  const isOtherForm = response.problem !== undefined || formOf(difference.received) !== formOf(difference.expected);
  return {
    kind: 'failed',
    cause: isOtherForm ? 'shape' : 'value',
    expected,
    received: parsed.value,
    message: `${describeDifference(difference, 'The body')}${problemOf(response)}`,
  };
}

function parse(text: string): { readonly value: JsonValue } | undefined {
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch {
    return undefined;
  }
}
