import { describe, expect, it } from 'vitest';
import type { CloudState, ServiceCall } from '../cloud-record.ts';
import type { Check } from '../exercise-spec.ts';
import type { CheckResult } from '../grade-report.ts';
import type { Transcript } from '../transcript.ts';
import { answered, failed, ran, resultOf } from './scenario-runs.fixture.ts';

type Expectation = Check extends infer Kind ? (Kind extends Check ? Omit<Kind, 'id'> : never) : never;

const message = { messageId: 'm', attributes: {}, receiveCount: 0, sentAt: 0 };
const cloud: CloudState = {
  buckets: {
    uploads: [
      {
        key: 'a b.json',
        size: 7,
        contentType: 'application/json',
        eTag: 'x',
        metadata: {},
        lastModified: 0,
        text: '{"a":1}',
      },
    ],
    empty: [],
  },
  tables: {
    users: {
      partitionKey: 'id',
      items: [
        {
          id: { S: 'ada' },
          age: { N: '36' },
          tags: { SS: ['x'] },
          more: { M: { list: { L: [{ BOOL: true }, { NULL: true }] } } },
        },
      ],
    },
  },
  queues: {
    jobs: {
      visible: [{ ...message, body: '{"id":1,"kind":"a"}' }],
      delayed: [],
      inFlight: [{ ...message, body: 'plain' }],
      deleted: 0,
    },
  },
  topics: {},
  buses: {
    default: [],
    shop: [
      {
        version: '0',
        id: 'e1',
        source: 'shop.orders',
        'detail-type': 'Order placed',
        account: '123456789012',
        time: '2026-01-15T10:00:00Z',
        region: 'us-east-1',
        resources: [],
        detail: { id: 1, total: 150 },
        putAt: 0,
        rules: [],
      },
    ],
  },
};
const metrics: NonNullable<Transcript['metrics']> = [
  { namespace: 'Shop', name: 'Orders', unit: 'Count', value: 2, dimensions: { service: 'checkout' }, timestamp: 0 },
];
const call: ServiceCall = {
  service: 'dynamodb',
  operation: 'PutItem',
  input: {},
  status: 200,
  requestId: 'r',
  startedAt: 0,
  latencyMs: 5,
};

function examine(expectation: Expectation, invocation = answered(null)): CheckResult {
  const outcome = ran([invocation]);
  if (outcome.kind !== 'ran') throw new Error('It ran.');
  const transcript = { ...outcome.transcript, cloud, calls: [call, call, { ...call, by: 'other' }], metrics };
  return resultOf({ id: 'it', ...expectation }, { kind: 'ran', transcript });
}

describe('passes', () => {
  it.each<[string, Expectation]>([
    ['object', { kind: 'object', bucket: 'uploads', key: 'a b.json', contentType: 'application/json', json: { a: 1 } }],
    ['object by its text', { kind: 'object', bucket: 'uploads', key: 'a b.json', text: '{"a":1}' }],
    ['no object', { kind: 'no-object', bucket: 'uploads', key: 'other' }],
    [
      'item, sets as lists',
      {
        kind: 'item',
        table: 'users',
        key: { id: 'ada' },
        equals: { id: 'ada', age: 36, tags: ['x'], more: { list: [true, null] } },
      },
    ],
    ['item with more attributes', { kind: 'item', table: 'users', key: { id: 'ada' }, includes: { age: 36 } }],
    ['no item', { kind: 'no-item', table: 'users', key: { id: 'bob' } }],
    ['messages, in flight or not', { kind: 'messages', queue: 'jobs', count: 2, includes: { id: 1 } }],
    ['message that is this and no more', { kind: 'messages', queue: 'jobs', count: 2, equals: { id: 1, kind: 'a' } }],
    ['message that is text', { kind: 'messages', queue: 'jobs', count: 2, includes: 'plain' }],
    ['an event', { kind: 'events', bus: 'shop', count: 1, includes: { source: 'shop.orders', detail: { id: 1 } } }],
    ['an event whose detail is this', { kind: 'events', bus: 'shop', count: 1, detail: { id: 1, total: 150 } }],
    ['no event', { kind: 'events', count: 0 }],
    ['calls', { kind: 'service-calls', service: 'dynamodb', operation: 'PutItem', atLeast: 2, atMost: 2 }],
    ['metric', { kind: 'metric', namespace: 'Shop', name: 'Orders' }],
    [
      'metric with all that is asked',
      {
        kind: 'metric',
        namespace: 'Shop',
        name: 'Orders',
        equals: 2,
        unit: 'Count',
        dimensions: { service: 'checkout' },
      },
    ],
    ['no calls', { kind: 'service-calls', service: 'dynamodb', operation: 'Scan', atMost: 0 }],
  ])('%s', (_what, expectation) => {
    expect(examine(expectation).status).toBe('passed');
  });
});

describe('fails, and says what is there', () => {
  it.each<[string, Expectation, Partial<CheckResult>]>([
    [
      'object that is not there',
      { kind: 'object', bucket: 'uploads', key: 'a+b.json' },
      { cause: 'shape', message: 'The bucket uploads has no object "a+b.json". It holds: a b.json.' },
    ],
    [
      'metric that is not there',
      { kind: 'metric', namespace: 'Shop', name: 'Latency' },
      { cause: 'shape', message: 'CloudWatch finds no metric Shop/Latency; it finds Shop/Orders.' },
    ],
    [
      'metric with another value',
      { kind: 'metric', namespace: 'Shop', name: 'Orders', equals: 3, unit: 'Count' },
      {
        cause: 'value',
        message: 'The metric Orders has {"value":2,"unit":"Count"}; expected {"value":3,"unit":"Count"}.',
      },
    ],
    [
      'metric without dimensions',
      { kind: 'metric', namespace: 'Shop', name: 'Orders', dimensions: {} },
      {
        cause: 'value',
        message: 'The metric Orders has {"dimensions":{"service":"checkout"}}; expected {"dimensions":{}}.',
      },
    ],
    [
      'object in an empty bucket',
      { kind: 'object', bucket: 'empty', key: 'x' },
      { message: 'The bucket empty is empty; expected an object "x".' },
    ],
    [
      'object of another type',
      { kind: 'object', bucket: 'uploads', key: 'a b.json', contentType: 'text/plain' },
      { received: 'application/json' },
    ],
    [
      'object with another text',
      { kind: 'object', bucket: 'uploads', key: 'a b.json', text: 'x' },
      { cause: 'value', received: '{"a":1}' },
    ],
    [
      'object with other JSON',
      { kind: 'object', bucket: 'uploads', key: 'a b.json', json: { a: 2 } },
      { received: { a: 1 } },
    ],
    ['object that must not be there', { kind: 'no-object', bucket: 'uploads', key: 'a b.json' }, { cause: 'value' }],
    [
      'item that is not there',
      { kind: 'item', table: 'users', key: { id: 'bob' } },
      { cause: 'shape', message: 'The table users has no item with the key {"id":"bob"}. It holds one item.' },
    ],
    [
      'item with another value',
      { kind: 'item', table: 'users', key: { id: 'ada' }, includes: { age: 37 } },
      { cause: 'value' },
    ],
    ['item that must not be there', { kind: 'no-item', table: 'users', key: { id: 'ada' } }, { cause: 'value' }],
    [
      'messages of another number',
      { kind: 'messages', queue: 'jobs', count: 1 },
      { message: 'The queue jobs holds 2 messages; expected 1.' },
    ],
    [
      'messages without the one',
      { kind: 'messages', queue: 'jobs', count: 2, includes: { id: 2 } },
      { message: 'No message in the queue jobs has {"id":2}.' },
    ],
    [
      'messages with more in them',
      { kind: 'messages', queue: 'jobs', count: 2, equals: { id: 1 } },
      { message: 'No message in the queue jobs is {"id":1}.' },
    ],
    [
      'events of another number',
      { kind: 'events', bus: 'shop', count: 2 },
      { cause: 'value', message: 'One event was put on the bus shop; expected 2.' },
    ],
    [
      'an event with more in its detail',
      { kind: 'events', bus: 'shop', count: 1, includes: { source: 'shop.orders' }, detail: { id: 1 } },
      { message: 'The detail\'s "total" should not be there; it is 150.' },
    ],
    [
      'an event that is not the one',
      { kind: 'events', bus: 'shop', count: 1, includes: { detail: { total: '150' } } },
      { message: 'The event\'s "detail.total" is 150; expected "150".' },
    ],
    [
      'calls too many',
      { kind: 'service-calls', service: 'dynamodb', operation: 'PutItem', atMost: 1 },
      { message: 'The function called PutItem 2 times; expected at most once.' },
    ],
    [
      'calls too few',
      { kind: 'service-calls', service: 's3', operation: 'GetObject', atLeast: 1 },
      { message: 'The function called GetObject 0 times; expected at least once.' },
    ],
  ])('%s', (_what, expectation, expected) => {
    expect(examine(expectation)).toMatchObject({ status: 'failed', ...expected });
  });

  it('what is not there is no credit of a function that failed', () => {
    const error = failed({ kind: 'threw' });
    expect(examine({ kind: 'no-object', bucket: 'uploads', key: 'other' }, error).status).toBe('failed');
    expect(examine({ kind: 'no-item', table: 'users', key: { id: 'bob' } }, error).status).toBe('failed');
  });
});
