import { describe, expect, it } from 'vitest';
import type { DeliveryRecord } from '../delivery-record.ts';
import type { Check } from '../exercise-spec.ts';
import type { CheckResult } from '../grade-report.ts';
import type { InvocationRecord, Transcript } from '../transcript.ts';
import { answered, failed, ran, responded, resultOf } from './scenario-runs.fixture.ts';

type Expectation = Check extends infer Kind ? (Kind extends Check ? Omit<Kind, 'id'> : never) : never;

function delivery(outcome: DeliveryRecord['outcome'], rest: Partial<DeliveryRecord> = {}): DeliveryRecord {
  return {
    timestamp: 0,
    source: 'sqs',
    from: 'jobs',
    outcome,
    step: 1,
    records: ['m'],
    message: 'It was so.',
    ...rest,
  };
}

const object = { size: 1, contentType: 'text/plain', eTag: 'x', metadata: {}, lastModified: 0 };
const around: Partial<Transcript> = {
  deliveries: [delivery('retried'), delivery('retried', { step: 2 }), delivery('dropped', { source: 's3' })],
  cloud: {
    buckets: {
      uploads: [
        { ...object, key: 'a/1' },
        { ...object, key: 'a/2' },
        { ...object, key: 'b' },
      ],
    },
    tables: { users: { partitionKey: 'id', items: [{ id: { S: 'ada' } }] } },
    queues: {},
    topics: {},
    buses: {},
  },
};

/** Of three invocations: one cold in step 1, one warm and one cold in step 2. */
const invocations: readonly InvocationRecord[] = [
  answered(null, { durationMs: 5, billedDurationMs: 150 }),
  answered(null, { step: 2, coldStart: false, durationMs: 80, billedDurationMs: 80 }),
  answered(null, { step: 2, durationMs: 20, initDurationMs: 150, billedDurationMs: 170 }),
];

function examine(expectation: Expectation, more: Partial<Transcript> = around, stepCount = 3): CheckResult {
  const outcome = ran(invocations);
  if (outcome.kind !== 'ran') throw new Error('It ran.');
  const transcript = { ...outcome.transcript, ...more };
  return resultOf({ id: 'it', ...expectation }, { kind: 'ran', transcript }, stepCount);
}

describe('what sources did, and what it cost', () => {
  it.each<Expectation>([
    { kind: 'invocation-count', atLeast: 3, atMost: 3 },
    { kind: 'invocation-count', step: 2, atMost: 2 },
    { kind: 'invocation-count', step: 3, atMost: 0 },
    { kind: 'cold-starts', atMost: 2 },
    { kind: 'cold-starts', step: 2, atMost: 1 },
    { kind: 'duration-at-most', milliseconds: 80 },
    { kind: 'init-at-most', milliseconds: 150 },
    { kind: 'init-at-most', step: 1, milliseconds: 141 },
    { kind: 'billed-at-most', milliseconds: 400 },
    { kind: 'billed-at-most', step: 1, milliseconds: 150 },
    { kind: 'deliveries', outcome: 'retried', atLeast: 2 },
    { kind: 'deliveries', outcome: 'retried', step: 2, atLeast: 1, atMost: 1 },
    { kind: 'deliveries', outcome: 'dropped', source: 'sqs', atMost: 0 },
    { kind: 'deliveries', outcome: 'throttled', atMost: 0 },
    { kind: 'object-count', bucket: 'uploads', equals: 3 },
    { kind: 'object-count', bucket: 'uploads', prefix: 'a/', equals: 2 },
    { kind: 'item-count', table: 'users', equals: 1 },
    { kind: 'item-count', table: 'users', includes: { id: 'ada' }, equals: 1 },
    { kind: 'item-count', table: 'users', includes: { id: 'bob' }, equals: 0 },
    { kind: 'item-count', table: 'users', forms: { id: '[a-z]{3}' }, equals: 1 },
    { kind: 'item-count', table: 'users', forms: { id: '[a-z]{2}' }, equals: 0 },
    { kind: 'item-count', table: 'users', forms: { id: 'number' }, equals: 0 },
    { kind: 'item-count', table: 'users', forms: { none: '.*' }, equals: 0 },
  ])('passes %o', (expectation) => {
    expect(examine(expectation)).toMatchObject({ status: 'passed' });
  });

  it.each<[Expectation, string]>([
    [{ kind: 'invocation-count', atMost: 2 }, 'The function was invoked 3 times; expected at most 2 times.'],
    [{ kind: 'invocation-count', step: 3, atLeast: 1 }, 'The function was never invoked; expected at least once.'],
    [{ kind: 'cold-starts', atMost: 1 }, '2 of 3 invocations were cold starts; expected at most 1.'],
    [{ kind: 'cold-starts', step: 2, atMost: 0 }, '1 of 2 invocations was a cold start; expected at most 0.'],
    [
      { kind: 'duration-at-most', milliseconds: 79 },
      'Invocation 2 of 3 took 80 ms, INIT apart; expected at most 79 ms.',
    ],
    [
      { kind: 'duration-at-most', step: 1, milliseconds: 1 },
      'The invocation took 5 ms, INIT apart; expected at most 1 ms.',
    ],
    [
      { kind: 'init-at-most', milliseconds: 149 },
      'INIT took 150 ms; expected at most 149 ms. Look at what is done outside the handler, and at what is imported there.',
    ],
    [{ kind: 'billed-at-most', milliseconds: 399 }, '400 ms were billed; expected at most 399 ms.'],
    [{ kind: 'deliveries', outcome: 'dropped', atMost: 0 }, 'It happened once that something is lost; expected never.'],
    [
      { kind: 'deliveries', outcome: 'retried', step: 1, atLeast: 2 },
      'It happened once that something is tried again; expected at least 2 times.',
    ],
    [
      { kind: 'object-count', bucket: 'uploads', prefix: 'a/', equals: 3 },
      'The bucket uploads holds 2 objects under a/; expected 3.',
    ],
    [{ kind: 'item-count', table: 'users', equals: 2 }, 'The table users holds one item; expected 2.'],
    [
      { kind: 'item-count', table: 'users', includes: { id: 'bob' }, equals: 1 },
      'The table users holds 0 items with {"id":"bob"}; expected 1.',
    ],
    [
      { kind: 'item-count', table: 'users', forms: { id: 'number', code: '[a-z]+' }, equals: 1 },
      'The table users holds 0 items whose id is a number and code has the form [a-z]+; expected 1.',
    ],
  ])('fails %o', (expectation, message) => {
    expect(examine(expectation)).toMatchObject({ status: 'failed', message });
  });
});

it('does not count what was throttled', () => {
  const outcome = ran([answered(null), failed({ kind: 'throttled' })]);
  expect(resultOf({ id: 'it', kind: 'invocation-count', atMost: 1 }, outcome)).toMatchObject({ status: 'passed' });
});

describe('a line of JSON in the log', () => {
  const check: Expectation = { kind: 'log-json', includes: { level: 'INFO', orderId: 7 } };
  const result = (...lines: readonly string[]): CheckResult =>
    resultOf({ id: 'it', ...check }, ran([answered(null)], lines));

  it('is found with more in it, and behind what the text format writes before it', () => {
    expect(result('{"level":"INFO","orderId":7,"more":1}')).toMatchObject({ status: 'passed' });
    expect(result('2026-01-15T10:00:00.000Z\tid\tINFO\t{"orderId":7,"level":"INFO"}')).toMatchObject({
      status: 'passed',
    });
  });

  it('is missed where a member is another, or nothing is JSON', () => {
    expect(result('{"level":"INFO","orderId":"7"}').message).toBe(
      'The line of JSON in the log\'s "orderId" is "7"; expected 7.',
    );
    expect(result('order 7', 'done').message).toBe(
      'None of the 2 lines that the function logged is JSON with {"level":"INFO","orderId":7}.',
    );
    expect(result('order 7').message).toBe(
      'The function logged one line, and it is not JSON with {"level":"INFO","orderId":7}.',
    );
    expect(result().message).toBe(
      'The function logged nothing; expected a line that is JSON with {"level":"INFO","orderId":7}.',
    );
  });
});

describe('the request id in a line of JSON', () => {
  const check: Check = { id: 'it', kind: 'log-json', step: 2, includes: { orderId: 7 }, requestIdIn: 'requestId' };
  const result = (requestId: string): CheckResult => {
    const invocations = [answered(null, { requestId: 'first' }), answered(null, { step: 2, requestId: 'second' })];
    return resultOf(check, ran(invocations, [JSON.stringify({ orderId: 7, requestId })]), 2);
  };

  it('is that of the invocation of the step', () => {
    expect(result('second')).toMatchObject({
      status: 'passed',
      sentence: 'The log has a line that is JSON with {"orderId":7}, and with the request id in "requestId".',
    });
  });

  it('is not that of another invocation', () => {
    expect(result('first').message).toBe('The line of JSON in the log\'s "requestId" is "first"; expected "second".');
  });
});

describe('what an API answers by itself', () => {
  const direct = {
    directResponses: [{ step: 3, response: { status: 404, headers: {}, body: '', problem: 'No route.' } }],
  };

  it('is what checks of the response look at', () => {
    expect(examine({ kind: 'response-status', equals: 404 }, direct)).toMatchObject({ status: 'passed' });
    expect(examine({ kind: 'response-status', equals: 200 }, direct)).toMatchObject({
      status: 'failed',
      message: 'The caller got status 404; expected 200. No route.',
    });
  });

  it('is no invocation that was fast, and the check says why there was none', () => {
    expect(examine({ kind: 'duration-at-most', milliseconds: 90 }, direct)).toMatchObject({
      status: 'failed',
      message: 'What the caller got came from the API, not from your handler. No route.',
    });
  });
});

describe('a header that must not be there', () => {
  const check: Expectation = { kind: 'response-header-absent', name: 'X-Powered-By' };

  it('is looked for in any case', () => {
    expect(resultOf({ id: 'it', ...check }, ran([responded({})]))).toMatchObject({ status: 'passed' });
    expect(resultOf({ id: 'it', ...check }, ran([responded({ headers: { 'x-powered-by': 'me' } })]))).toMatchObject({
      status: 'failed',
      message: 'The response\'s x-powered-by is "me"; expected that there is none.',
    });
  });
});

describe('a header that is a list', () => {
  const check: Expectation = {
    kind: 'response-header-list',
    name: 'Allow',
    includes: ['GET', 'POST'],
    excludes: ['DELETE'],
  };
  const withAllow = (allow: string) => resultOf({ id: 'it', ...check }, ran([responded({ headers: { allow } })]));

  it.each(['GET,POST', 'post , get', 'OPTIONS, GET, POST'])('may be written as "%s"', (allow) => {
    expect(withAllow(allow)).toMatchObject({ status: 'passed' });
  });

  it('is told apart from names that begin alike', () => {
    expect(withAllow('GET, POSTS')).toMatchObject({
      status: 'failed',
      cause: 'value',
      received: 'GET, POSTS',
      message: 'The response\'s allow is "GET, POSTS"; POST is not in it.',
    });
  });

  it('may be missing', () => {
    expect(resultOf({ id: 'it', ...check }, ran([responded({})]))).toMatchObject({
      cause: 'shape',
      received: null,
      message: "The response's allow is missing; expected it with GET, POST.",
    });
  });

  it('may hold what must not be there', () => {
    expect(withAllow('GET, POST, delete')).toMatchObject({
      message: 'The response\'s allow is "GET, POST, delete"; DELETE must not be in it.',
    });
  });
});

describe('a body byte by byte', () => {
  const check: Expectation = { kind: 'response-bytes', base64: 'R/+A' };
  const withBody = (body: Parameters<typeof responded>[0]) => resultOf({ id: 'it', ...check }, ran([responded(body)]));

  it('is that of a binary body', () => {
    expect(withBody({ body: 'G\u00ff\u0080', isBinary: true })).toMatchObject({ status: 'passed' });
  });

  it('is not that of the text with the same characters, which goes out as UTF-8', () => {
    expect(withBody({ body: 'G\u00ff\u0080' })).toMatchObject({
      status: 'failed',
      message: 'The body is not the one that was expected: it has 5 bytes; expected 3.',
    });
  });

  it('says which byte differs', () => {
    expect(withBody({ body: 'G\u00ff\u0081', isBinary: true })).toMatchObject({
      message: 'The body is not the one that was expected: byte 2 differs.',
    });
  });
});
