import {
  EventBridgeClient,
  ListArchivesCommand,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { describePatternProblem, matchesPattern } from '../../sources/patterns/index.ts';
import { describeScheduleProblem } from '../../sources/schedules/index.ts';
import { createEvents } from './service.ts';

function open() {
  const context = createTestContext();
  const service = createEvents({
    buses: ['shop'],
    createdMs: testTimeMs,
    readers: {
      describePattern: (pattern) => describePatternProblem(pattern),
      matchesPattern,
      describeSchedule: (scheduleExpression) => describeScheduleProblem({ by: 'rule', scheduleExpression }),
    },
  });
  const client = new EventBridgeClient(clientOptions((request) => service.answer(request, context)));
  return {
    context,
    service,
    put: (Entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries })),
    client,
  };
}

async function failureOf(sent: Promise<unknown>): Promise<string> {
  return sent.then(
    () => 'It went well.',
    (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`,
  );
}

const entry: PutEventsRequestEntry = { Source: 'shop.orders', DetailType: 'Order placed', Detail: '{"total":150}' };

describe('the real client of EventBridge', () => {
  it('puts an event, which the bus keeps and tells of', async () => {
    const { put, context, service } = open();
    const { FailedEntryCount, Entries = [] } = await put([
      {
        ...entry,
        EventBusName: 'shop',
        Resources: ['arn:aws:s3:::pictures'],
        Time: new Date('2026-01-14T08:00:00.5Z'),
      },
    ]);
    const event = {
      version: '0',
      id: Entries[0]?.EventId,
      'detail-type': 'Order placed',
      source: 'shop.orders',
      account: '123456789012',
      time: '2026-01-14T08:00:00Z',
      region: 'us-east-1',
      resources: ['arn:aws:s3:::pictures'],
      detail: { total: 150 },
    };
    expect(FailedEntryCount).toBe(0);
    expect(context.happenings).toEqual([{ kind: 'event-put', bus: 'shop', event, timeMs: testTimeMs }]);
    expect(service.state()).toEqual({ default: [], shop: [{ ...event, putAt: testTimeMs, rules: [] }] });
  });

  it('takes the bus default and the time of the call where an entry names none, and a bus by its ARN', async () => {
    const { put, service } = open();
    await put([entry, { ...entry, EventBusName: 'arn:aws:events:us-east-1:123456789012:event-bus/shop' }]);
    expect(service.state()).toMatchObject({ default: [{ time: '2026-01-15T10:00:00Z', resources: [] }], shop: [{}] });
  });

  it('is told which entries were refused, in their order, while the others are taken', async () => {
    const { put, context } = open();
    const { FailedEntryCount, Entries = [] } = await put([
      { ...entry, Source: undefined },
      entry,
      { ...entry, DetailType: '' },
      { ...entry, Detail: undefined },
      { ...entry, Detail: 'text' },
      { ...entry, Detail: '[1]' },
      { ...entry, Source: 'aws.s3' },
    ]);
    expect(FailedEntryCount).toBe(6);
    expect(
      Entries.map(({ EventId, ErrorCode, ErrorMessage }) =>
        EventId === undefined ? `${ErrorCode ?? ''}: ${ErrorMessage ?? ''}` : 'taken',
      ),
    ).toMatchInlineSnapshot(`
      [
        "InvalidArgument: Parameter Source is not valid. Reason: Source is a required argument.",
        "taken",
        "InvalidArgument: Parameter DetailType is not valid. Reason: DetailType is a required argument.",
        "InvalidArgument: Parameter Detail is not valid. Reason: Detail is a required argument.",
        "MalformedDetail: Detail is malformed.",
        "MalformedDetail: Detail is malformed.",
        "NotAuthorizedForSourceException: Not authorized for the source.",
      ]
    `);
    expect(context.happenings.length).toBe(1);
  });

  it('gets an id for an event on a bus that does not exist', async () => {
    const { put, service } = open();
    const { FailedEntryCount, Entries = [] } = await put([{ ...entry, EventBusName: 'shpo' }]);
    expect([FailedEntryCount, Entries[0]?.EventId]).toEqual([0, expect.stringMatching(/^[\w-]{36}$/)]);
    expect(service.state()).toEqual({ default: [], shop: [] });
  });

  it('is refused no entries, eleven entries, and more than a megabyte together', async () => {
    const { put, context } = open();
    expect(await failureOf(put([]))).toMatchInlineSnapshot(
      `"ValidationException: 1 validation error detected: Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1"`,
    );
    expect(await failureOf(put(Array.from({ length: 11 }, () => entry)))).toMatch(
      /^ValidationException: 1 validation error detected: Value '\[PutEventsRequestEntry\(time=null, source=shop\.orders, .*\)\]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10$/,
    );
    const ofSize = (bytes: number): PutEventsRequestEntry => {
      const rest = 'shop.orders'.length + 'Order placed'.length + '{"x":""}'.length;
      return { ...entry, Detail: `{"x":"${'x'.repeat(bytes - rest)}"}` };
    };
    expect(await failureOf(put([ofSize(500_000), ofSize(548_577)]))).toMatchInlineSnapshot(
      `"ValidationException: Total size of the entries in the request is over the limit."`,
    );
    expect(context.happenings).toEqual([]);
    expect(await failureOf(put([ofSize(500_000), ofSize(548_576)]))).toBe('It went well.');
  });

  it('does not know other operations', async () => {
    expect(await failureOf(open().client.send(new ListArchivesCommand({})))).toMatch(/^UnknownOperationException/);
  });
});

describe('a request that no client sends', () => {
  it.each([
    ['no JSON', 'x', 'SerializationException'],
    ['entries that are no list', '{"Entries":1}', 'SerializationException'],
    ['no entries at all', '{}', 'ValidationException'],
  ])('with %s is answered as an error', (_what, text, code) => {
    const { service, context } = open();
    const headers = { 'x-amz-target': 'AWSEvents.PutEvents' };
    const body = new TextEncoder().encode(text);
    const { error } = service.answer(
      { method: 'POST', host: 'events.us-east-1.amazonaws.com', path: '/', headers, body },
      context,
    );
    expect(error?.code).toBe(code);
  });

  it('takes entries that are not there for entries without anything', () => {
    const { service, context } = open();
    expect(service.perform('PutEvents', { Entries: [null, { Time: 'x' }] }, context)).toMatchObject({
      FailedEntryCount: 2,
    });
  });

  it('refuses all entries where something in one is of another type, such as a detail that nobody made a text of', async () => {
    const { client, context } = open();
    const entry = { Source: 'shop', DetailType: 'Order placed' };
    const Detail = { total: 1 } as unknown as string;
    const sent = client.send(
      new PutEventsCommand({
        Entries: [
          { ...entry, Detail: '{}' },
          { ...entry, Detail },
        ],
      }),
    );
    expect(await failureOf(sent)).toBe('SerializationException: Start of structure or map found where not expected');
    expect(context.happenings).toEqual([]);
  });
});
