import { type CheckDefinition, type CheckSubject, type Finding, passed } from '../check-subject.ts';
import { problemOf, responseOf } from './response.ts';

export const responseHeader: CheckDefinition<'response-header'> = {
  sentence: ({ name, equals }) => `The response has the header ${name.toLowerCase()}: ${equals}.`,
  examine: ({ name, equals }, subject) => compareHeader(subject, name, equals, (value) => value === equals),
};

export const responseHeaderAbsent: CheckDefinition<'response-header-absent'> = {
  sentence: ({ name }) => `The response has no header ${name.toLowerCase()}.`,
  examine({ name }, subject) {
    const value = responseOf(subject).headers[name.toLowerCase()];
    if (value === undefined) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: null,
      received: value,
      message: `The response's ${name.toLowerCase()} is "${value}"; expected that there is none.`,
    };
  },
};

/** Parameters such as charset say nothing about the media type, and its case neither. */
export const responseMediaType: CheckDefinition<'response-media-type'> = {
  sentence: ({ equals }) => `The response has the content type ${equals}.`,
  examine: ({ equals }, subject) =>
    compareHeader(subject, 'content-type', equals, (value) => mediaType(value) === mediaType(equals)),
};

function compareHeader(
  subject: CheckSubject,
  name: string,
  expected: string,
  matches: (value: string) => boolean,
): Finding {
  const response = responseOf(subject);
  const header = name.toLowerCase();
  const value = response.headers[header];
  if (value !== undefined && matches(value)) return passed;
  return {
    kind: 'failed',
    cause: value === undefined ? 'shape' : 'value',
    expected,
    received: value ?? null,
    message: `The response's ${header} is ${value === undefined ? 'missing' : `"${value}"`}; expected "${expected}".${problemOf(response)}`,
  };
}

function mediaType(value: string): string {
  return (value.split(';')[0] ?? '').trim().toLowerCase();
}
