import { type CheckDefinition, passed } from '../check-subject.ts';
import { problemOf, responseOf } from './response.ts';

/** Order, spaces and case say nothing in such a header, and more members are fine. */
export const responseHeaderList: CheckDefinition<'response-header-list'> = {
  sentence: ({ name, includes, excludes = [] }) =>
    `The response has the header ${name.toLowerCase()} with ${includes.join(', ')} in it${excludes.length === 0 ? '' : `, and without ${excludes.join(', ')}`}.`,
  examine({ name, includes, excludes = [] }, subject) {
    const response = responseOf(subject);
    const header = name.toLowerCase();
    const value = response.headers[header];
    const members = (value ?? '').split(',').map((member) => member.trim().toLowerCase());
    const isThere = (member: string): boolean => members.includes(member.toLowerCase());
    const missing = includes.filter((member) => !isThere(member));
    const superfluous = excludes.filter(isThere);
    if (missing.length === 0 && superfluous.length === 0) return passed;
    const complaint =
      value === undefined
        ? `is missing; expected it with ${missing.join(', ')}`
        : missing.length > 0
          ? `is "${value}"; ${missing.join(', ')} is not in it`
          : `is "${value}"; ${superfluous.join(', ')} must not be in it`;
    return {
      kind: 'failed',
      cause: value === undefined ? 'shape' : 'value',
      expected: includes,
      received: value ?? null,
      message: `The response's ${header} ${complaint}.${problemOf(response)}`,
    };
  },
};
