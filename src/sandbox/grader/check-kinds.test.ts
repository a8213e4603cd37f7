import { describe, expect, it } from 'vitest';
import type { Check, CheckKind } from '../exercise-spec.ts';
import type { CheckResult } from '../grade-report.ts';
import type { InvocationRecord } from '../transcript.ts';
import { loadAllChecks } from './index.ts';
import { answered, failed, ran, responded, resultOf, stopped } from './scenario-runs.fixture.ts';

type Expectation = Check extends infer Kind ? (Kind extends Check ? Omit<Kind, 'id'> : never) : never;

/** The result of a check, with the parts of it that a table compares. */
function examine(expectation: Expectation, invocation: InvocationRecord, logged: readonly string[] = []): CheckResult {
  return resultOf({ id: 'it', ...expectation }, ran([invocation], logged));
}

const jsonBody = (value: unknown): InvocationRecord => responded({ body: JSON.stringify(value) });
const withType = (type: string): InvocationRecord => responded({ headers: { 'content-type': type } });

describe('passes', () => {
  it.each<[string, Expectation, InvocationRecord, string[]?]>([
    ['status', { kind: 'response-status', equals: 201 }, responded({ status: 201 })],
    ['header', { kind: 'response-header', name: 'X-Trace', equals: 'T' }, responded({ headers: { 'x-trace': 'T' } })],
    [
      'media type, whatever its parameters',
      { kind: 'response-media-type', equals: 'application/json' },
      withType('Application/JSON; charset=utf-8'),
    ],
    ['text', { kind: 'response-text', equals: 'hi' }, responded({ body: 'hi' })],
    [
      'JSON, whatever the order of keys',
      { kind: 'response-json', equals: { a: 1, b: [{ c: null }] } },
      jsonBody({ b: [{ c: null }], a: 1 }),
    ],
    ['JSON that is no object', { kind: 'response-json', equals: 'hi' }, jsonBody('hi')],
    [
      'JSON with more than is expected',
      { kind: 'response-json-includes', includes: { a: { b: 1 } } },
      jsonBody({ a: { b: 1, c: 2 }, d: 3 }),
    ],
    ['answer', { kind: 'answer', equals: { a: [1] } }, answered({ a: [1] })],
    ['answer null', { kind: 'answer', equals: null }, answered(null)],
    ['success', { kind: 'no-function-error' }, answered(null)],
    [
      'failure of that type',
      { kind: 'function-error', errorType: 'NotFound' },
      failed({ kind: 'threw', errorType: 'NotFound' }),
    ],
    [
      'failure in INIT whose message has a text, in any case',
      { kind: 'function-error', phase: 'init', messageIncludes: 'TABLE_NAME' },
      failed({ kind: 'threw', phase: 'init', errorMessage: 'table_name is missing' }),
    ],
    ['line in the log', { kind: 'log-includes', text: 'saved 7' }, answered(1), ['other', 'INFO saved 7 items']],
    ['no line in the log', { kind: 'log-excludes', text: 'password' }, answered(1), ['INFO user ada']],
  ])('%s', (_name, expectation, invocation, logged) => {
    expect(examine(expectation, invocation, logged)).toEqual({
      id: 'it',
      kind: expectation.kind,
      status: 'passed',
      step: 1,
      sentence: expect.stringMatching(/\.$/) as string,
    });
  });
});

describe('fails with what was received', () => {
  it.each<[string, Expectation, InvocationRecord, Partial<CheckResult>, string[]?]>([
    [
      'status',
      { kind: 'response-status', equals: 201 },
      responded({ status: 200 }),
      { cause: 'value', expected: 201, received: 200, message: 'The caller got status 200; expected 201.' },
    ],
    [
      'status of an answer that the API could not use',
      { kind: 'response-status', equals: 201 },
      responded({ status: 500, problem: 'The body is no text.' }),
      { cause: 'shape', message: 'The caller got status 500; expected 201. The body is no text.' },
    ],
    [
      'missing header',
      { kind: 'response-header', name: 'X-Trace', equals: 'T' },
      responded({}),
      { cause: 'shape', expected: 'T', received: null, message: 'The response\'s x-trace is missing; expected "T".' },
    ],
    [
      'header in another case',
      { kind: 'response-header', name: 'X-Trace', equals: 'T' },
      responded({ headers: { 'x-trace': 't' } }),
      { cause: 'value', received: 't', message: 'The response\'s x-trace is "t"; expected "T".' },
    ],
    [
      'media type',
      { kind: 'response-media-type', equals: 'application/json' },
      withType('text/plain'),
      {
        cause: 'value',
        received: 'text/plain',
        message: 'The response\'s content-type is "text/plain"; expected "application/json".',
      },
    ],
    [
      'text',
      { kind: 'response-text', equals: 'hi' },
      responded({ body: 'hi ' }),
      { cause: 'value', received: 'hi ', message: 'The body is "hi "; expected "hi".' },
    ],
    [
      'body that is no JSON',
      { kind: 'response-json', equals: { a: 1 } },
      responded({ body: '[object Object]' }),
      { cause: 'shape', received: '[object Object]', message: 'The body is "[object Object]", which is not JSON.' },
    ],
    [
      'empty body',
      { kind: 'response-json', equals: { a: 1 } },
      responded({}),
      { cause: 'shape', message: 'The body is empty.' },
    ],
    [
      'other text in JSON',
      { kind: 'response-json', equals: { message: 'Hello, Ada!' } },
      jsonBody({ message: 'Hello, undefined!' }),
      {
        cause: 'value',
        expected: { message: 'Hello, Ada!' },
        received: { message: 'Hello, undefined!' },
        message: 'The body\'s "message" is "Hello, undefined!"; expected "Hello, Ada!".',
      },
    ],
    [
      'number as text in JSON',
      { kind: 'response-json', equals: { age: 7 } },
      jsonBody({ age: '7' }),
      { cause: 'shape', message: 'The body\'s "age" is "7"; expected 7.' },
    ],
    [
      'missing key',
      { kind: 'response-json', equals: { a: { b: [1, 2] } } },
      jsonBody({ a: { b: [1] } }),
      { cause: 'shape', message: 'The body\'s "a.b[1]" is missing; expected 2.' },
    ],
    [
      'key too many',
      { kind: 'response-json', equals: { a: 1 } },
      jsonBody({ a: 1, b: 2 }),
      { cause: 'shape', message: 'The body\'s "b" should not be there; it is 2.' },
    ],
    ['other list', { kind: 'response-json', equals: [1, 2] }, jsonBody([2, 1]), { cause: 'value' }],
    [
      'object for a list',
      { kind: 'response-json', equals: [1] },
      jsonBody({ 0: 1 }),
      { message: 'The body is {"0":1}; expected [1].' },
    ],
    [
      'missing part',
      { kind: 'response-json-includes', includes: { a: { b: 1 } } },
      jsonBody({ a: {} }),
      { cause: 'shape', message: 'The body\'s "a.b" is missing; expected 1.' },
    ],
    [
      'key of the prototype',
      { kind: 'response-json-includes', includes: { constructor: 1 } },
      jsonBody({}),
      { cause: 'shape' },
    ],
    [
      'answer',
      { kind: 'answer', equals: 4 },
      answered(5),
      { cause: 'value', expected: 4, received: 5, message: 'The answer is 5; expected 4.' },
    ],
    [
      'no answer at all',
      { kind: 'answer', equals: 4 },
      answered(null),
      { cause: 'shape', message: 'The answer is null; expected 4.' },
    ],
    [
      'an answer where a failure is expected',
      { kind: 'function-error', errorType: 'NotFound' },
      answered('ok'),
      {
        cause: 'shape',
        expected: 'NotFound',
        received: 'ok',
        message: 'The invocation ended with an answer; expected it to fail with NotFound.',
      },
    ],
    [
      'a failure of another phase',
      { kind: 'function-error', phase: 'init', messageIncludes: 'TABLE_NAME' },
      failed({ kind: 'threw', errorMessage: 'TABLE_NAME is missing' }),
      {
        cause: 'function-error',
        received: 'Error: TABLE_NAME is missing',
        message:
          'The invocation ended with Error in the handler: TABLE_NAME is missing; expected it to fail in INIT with a message that has "TABLE_NAME".',
      },
    ],
    [
      'a failure with another message',
      { kind: 'function-error', phase: 'init', messageIncludes: 'TABLE_NAME' },
      failed({ kind: 'threw', phase: 'init', errorMessage: 'boom' }),
      {
        message:
          'The invocation ended with Error in INIT: boom; expected it to fail in INIT with a message that has "TABLE_NAME".',
      },
    ],
    [
      'nothing in the log',
      { kind: 'log-includes', text: 'saved' },
      answered(1),
      {
        cause: 'shape',
        expected: 'saved',
        received: [],
        message: 'The function logged nothing; expected a line with "saved".',
      },
      [],
    ],
    [
      'other lines in the log',
      { kind: 'log-includes', text: 'saved' },
      answered(1),
      {
        cause: 'value',
        received: ['one', 'two'],
        message: 'None of the 2 lines that the function logged has "saved".',
      },
      ['one', 'two'],
    ],
    [
      'one other line in the log',
      { kind: 'log-includes', text: 'saved' },
      answered(1),
      {
        cause: 'value',
        received: ['one'],
        message: 'The function logged one line, and it does not have "saved".',
      },
      ['one'],
    ],
    [
      'line that must not be in the log',
      { kind: 'log-excludes', text: 'password' },
      answered(1),
      {
        cause: 'value',
        received: 'the password is 1',
        message: 'The function logged a line with "password", which must not be in the log.',
      },
      ['one', 'the password is 1'],
    ],
  ])('%s', (_name, expectation, invocation, expected, logged) => {
    expect(examine(expectation, invocation, logged)).toMatchObject({ status: 'failed', ...expected });
  });

  it('an object for a list has another shape, not another value', () => {
    expect(examine({ kind: 'response-json', equals: [1] }, jsonBody({ 0: 1 })).cause).toBe('shape');
    expect(examine({ kind: 'response-json', equals: { a: 1 } }, jsonBody(null)).cause).toBe('shape');
  });

  it('does not take lines of Lambda for lines of the function', () => {
    expect(examine({ kind: 'log-includes', text: 'START' }, answered(1)).status).toBe('failed');
  });
});

describe('gb-seconds-at-most', () => {
  const goal: Expectation = { kind: 'gb-seconds-at-most', gbSeconds: 0.25 };

  it('takes the billed time of all invocations times the memory that is configured', () => {
    // smallFunction has 128 MB: 2,000 ms are a quarter of a GB-second.
    const passing = examine(goal, answered(null, { billedDurationMs: 2_000 }));
    expect(passing).toMatchObject({ status: 'passed' });
    expect(examine(goal, answered(null, { billedDurationMs: 2_001 }))).toMatchObject({
      status: 'failed',
      cause: 'value',
      message: '2001 ms with 128 MB are 0.2501 GB-seconds; expected at most 0.25.',
    });
  });

  it('counts what failed, and blames no failure for what it cost', () => {
    const long = failed({ kind: 'timed-out' }, { billedDurationMs: 30_000 });
    expect(examine(goal, long)).toMatchObject({ status: 'failed', cause: 'value' });
    expect(examine(goal, failed({ kind: 'timed-out' }, { billedDurationMs: 10 }))).toMatchObject({ status: 'passed' });
  });
});

/** Checks of how an invocation went well. The 500 that the API answers with for a failed one must pass none. */
const strictChecks: readonly Expectation[] = [
  { kind: 'response-status', equals: 200 },
  { kind: 'response-header', name: 'x-trace', equals: 'T' },
  { kind: 'response-media-type', equals: 'application/json' },
  { kind: 'response-text', equals: '' },
  { kind: 'response-json', equals: null },
  { kind: 'response-json-includes', includes: {} },
  { kind: 'answer', equals: null },
  { kind: 'no-function-error' },
  { kind: 'no-object', bucket: 'b', key: 'k' },
  { kind: 'no-item', table: 't', key: {} },
  { kind: 'cold-starts', atMost: 9 },
  { kind: 'duration-at-most', milliseconds: 9_000 },
  { kind: 'init-at-most', milliseconds: 9_000 },
  { kind: 'billed-at-most', milliseconds: 9_000 },
  { kind: 'response-header-absent', name: 'x-none' },
  { kind: 'response-header-list', name: 'vary', includes: ['origin'] },
  { kind: 'response-bytes', base64: '' },
];
const errorAndLogChecks: readonly Expectation[] = [
  { kind: 'function-error', errorType: 'Error' },
  { kind: 'log-includes', text: 'x' },
  { kind: 'log-excludes', text: 'password' },
  { kind: 'log-json', includes: { level: 'INFO' } },
];
/** Of what the services hold and the sources did: state-checks.test.ts and source-checks.test.ts try them. */
const stateChecks: readonly Expectation[] = [
  { kind: 'object', bucket: 'b', key: 'k' },
  { kind: 'picture', bucket: 'b', key: 'k' },
  { kind: 'item', table: 't', key: {} },
  { kind: 'messages', queue: 'q', count: 1 },
  { kind: 'events', count: 1 },
  { kind: 'metric', namespace: 'n', name: 'm' },
  { kind: 'service-calls', service: 's3', operation: 'GetObject', atLeast: 1 },
  { kind: 'invocation-count', atLeast: 1 },
  { kind: 'deliveries', outcome: 'answered', atLeast: 1 },
  { kind: 'object-count', bucket: 'b', equals: 1 },
  { kind: 'item-count', table: 't', equals: 1 },
  { kind: 'function-setting', setting: 'memorySize', equals: 256 },
  { kind: 'gb-seconds-at-most', gbSeconds: 9 },
  { kind: 'trigger', trigger: 'sqs' },
  { kind: 'permission', action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', expect: 'allowed' },
  { kind: 'log-hides', texts: ['secret'] },
  { kind: 'tmp-at-most', bytes: 0 },
  { kind: 'request-count', url: 'https://a.example', atLeast: 1 },
];

describe('a function that failed', () => {
  it.each(strictChecks)('passes no $kind', (expectation) => {
    expect(examine(expectation, failed({ kind: 'threw' }))).toMatchObject({
      status: 'failed',
      cause: 'function-error',
    });
  });
});

describe('a scenario that was stopped', () => {
  it.each([...strictChecks, ...errorAndLogChecks, ...stateChecks])('passes no $kind', (expectation) => {
    expect(resultOf({ id: 'it', ...expectation }, stopped)).toMatchObject({
      status: 'not-reached',
      message: 'It took too long.',
    });
  });
});

it('tries every kind of check there is', async () => {
  const tried = new Set<CheckKind>([...strictChecks, ...errorAndLogChecks, ...stateChecks].map(({ kind }) => kind));
  expect([...tried].sort()).toEqual(Object.keys(await loadAllChecks()).sort());
});
