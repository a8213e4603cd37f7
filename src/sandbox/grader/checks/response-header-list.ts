import { type CheckDefinition, passed } from '../check-subject.ts';
import { problemOf, responseOf } from './response.ts';

/** Order, spaces and case say nothing in such a header, and more members are fine. */
export const responseHeaderList: CheckDefinition<'response-header-list'> = {
  sentence: ({ name, includes }) =>
    `The response has the header ${name.toLowerCase()} with ${includes.join(', ')} in it.`,
  examine({ name, includes }, subject) {
    const response = responseOf(subject);
    const header = name.toLowerCase();
    const value = response.headers[header];
    const members = (value ?? '').split(',').map((member) => member.trim().toLowerCase());
    const missing = includes.filter((member) => !members.includes(member.toLowerCase()));
    if (missing.length === 0) return passed;
    const found =
      value === undefined
        ? `is missing; expected it with ${missing.join(', ')}`
        : `is "${value}"; ${missing.join(', ')} is not in it`;
    return {
      kind: 'failed',
      cause: value === undefined ? 'shape' : 'value',
      expected: includes,
      received: value ?? null,
      message: `The response's ${header} ${found}.${problemOf(response)}`,
    };
  },
};
