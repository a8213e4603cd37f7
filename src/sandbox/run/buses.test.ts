import { describe, expect, it } from 'vitest';
import type { RuleOutcome } from '../cloud-record.ts';
import type { CloudSpec } from '../cloud-spec.ts';
import { type FunctionRun, runFunction } from '../run-function.fixture.ts';
import type { Transcript } from '../transcript.ts';

const resources: CloudSpec = {
  buses: ['shop'],
  queues: {
    big: { messages: [] },
    all: { messages: [] },
    'jobs.fifo': { fifo: true, contentBasedDeduplication: true, messages: [] },
  },
  topics: { news: { subscriptions: [{ queue: 'all' }] } },
  rules: {
    large: {
      bus: 'shop',
      eventPattern: { detail: { total: [{ numeric: ['>', 100] }] } },
      targets: [{ queue: 'big' }, { topic: 'news' }],
    },
    'other-bus': { eventPattern: { source: [{ prefix: '' }] }, targets: [{ queue: 'big' }] },
  },
};
const config = { memorySize: 1_769, timeout: 30 };
/** A machine with much else to do is no failure. */
const limits = { wallClockMs: 60_000 };

const source = `
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
const client = new EventBridgeClient({});
export const handler = async (event) => {
  if (event.source) return event.detail;
  const { FailedEntryCount, Entries } = await client.send(new PutEventsCommand({ Entries: event.entries }));
  return { FailedEntryCount, codes: Entries.map(({ EventId, ErrorCode }) => ErrorCode ?? typeof EventId) };
};`;

function entry(total: number, bus = 'shop', Source = 'shop.orders') {
  return { Source, DetailType: 'Order placed', Detail: JSON.stringify({ total }), EventBusName: bus };
}

function withoutPattern({ rule, matched, targets }: RuleOutcome): Omit<RuleOutcome, 'eventPattern'> {
  return { rule, matched, targets };
}

async function put(entries: readonly object[], run: FunctionRun = {}): Promise<Transcript> {
  const event = { entries } as unknown as { entries: [] };
  return runFunction(source, { resources, config, limits, events: [event], ...run });
}

describe('an event that the function puts', () => {
  it('reaches the targets of the rules that fit it, and the bus tells what matched', async () => {
    const { cloud, invocations } = await put([entry(150), entry(50), entry(1, 'shop', 'aws.s3')], {
      triggers: [{ kind: 'event-rule', name: 'mine', bus: 'shop', eventPattern: { detail: { total: [50] } } }],
    });
    expect(invocations.map(({ outcome }) => outcome)).toEqual([
      {
        kind: 'answered',
        answer: { FailedEntryCount: 1, codes: ['string', 'string', 'NotAuthorizedForSourceException'] },
      },
      { kind: 'answered', answer: { total: 50 } },
    ]);
    expect(cloud?.buses['shop']?.map(({ detail, rules }) => ({ detail, rules: rules.map(withoutPattern) }))).toEqual([
      {
        detail: { total: 150 },
        rules: [
          { rule: 'mine', matched: false, targets: [] },
          { rule: 'large', matched: true, targets: ['queue big', 'topic news'] },
        ],
      },
      {
        detail: { total: 50 },
        rules: [
          { rule: 'mine', matched: true, targets: ['function fn'] },
          { rule: 'large', matched: false, targets: [] },
        ],
      },
    ]);
    expect(cloud?.buses['shop']?.[0]?.rules[0]?.eventPattern).toEqual({ detail: { total: [50] } });
    const { big, all } = cloud?.queues ?? {};
    expect(big?.visible.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { version: '0', source: 'shop.orders', 'detail-type': 'Order placed', detail: { total: 150 } },
    ]);
    expect(all?.visible.length).toBe(1);
  });

  it('is tried again by Lambda where the function fails', async () => {
    const failing = source.replace('return event.detail', "throw new Error('no')");
    const { invocations, deliveries } = await runFunction(failing, {
      config,
      limits,
      triggers: [{ kind: 'event-rule', name: 'mine', eventPattern: { source: ['shop.orders'] } }],
      events: [{ entries: [entry(1, 'default')] }],
    });
    expect(invocations.map(({ source: by }) => by)).toEqual([undefined, 'event-rule', 'event-rule', 'event-rule']);
    expect(deliveries?.at(-1)).toMatchObject({ source: 'event-rule', from: 'mine', outcome: 'dropped' });
  });

  it('is lost where nobody wants it, and the deliveries say why', async () => {
    const { deliveries, cloud } = await put([entry(1, 'shpo'), entry(1, 'shop')], {
      resources: { buses: ['shop'] },
    });
    expect(deliveries?.map(({ outcome, message }) => `${outcome}: ${message}`)).toMatchInlineSnapshot(`
      [
        "dropped: There is no event bus shpo. EventBridge takes such an event, and nobody gets it.",
        "dropped: The bus shop has no rule: nobody gets the event.",
      ]
    `);
    expect(cloud?.buses).toMatchObject({ default: [], shop: [{ rules: [] }] });
  });

  it('is lost to a FIFO queue without a message group', async () => {
    const rule = { eventPattern: { source: ['shop.orders'] } };
    const { deliveries, cloud } = await put([entry(1, 'default')], {
      resources: {
        ...resources,
        rules: {
          wrong: { ...rule, targets: [{ queue: 'jobs.fifo' }] },
          right: { ...rule, targets: [{ queue: 'jobs.fifo', messageGroupId: 'a' }] },
        },
      },
    });
    expect(deliveries?.find(({ from }) => from === 'wrong')?.message).toMatchInlineSnapshot(
      `"The queue jobs.fifo did not take it: The request must contain the parameter MessageGroupId."`,
    );
    expect(cloud?.queues['jobs.fifo']?.visible).toMatchObject([{ groupId: 'a' }]);
  });
});

describe('an exercise that has entries refused', () => {
  it('lets the call go well, puts nothing, and takes the next', async () => {
    const event = { entries: [entry(1), entry(2)] } as unknown as { entries: [] };
    const { cloud, invocations } = await put([], {
      resources: {
        ...resources,
        faults: [
          { service: 'events', operation: 'PutEvents', times: 1, error: 'ThrottlingException', refusesEntries: true },
        ],
      },
      events: [event, event],
    });
    expect(invocations.map(({ outcome }) => (outcome.kind === 'answered' ? outcome.answer : outcome))).toEqual([
      { FailedEntryCount: 2, codes: ['ThrottlingException', 'ThrottlingException'] },
      { FailedEntryCount: 0, codes: ['string', 'string'] },
    ]);
    expect(cloud?.buses['shop']?.length).toBe(2);
  });
});

describe('an event that somebody else puts', () => {
  it('is kept by its bus, and comes as often as the step says', async () => {
    const { cloud, invocations } = await runFunction('export const handler = async () => {};', {
      triggers: [{ kind: 'event-rule', name: 'mine', bus: 'shop', eventPattern: { source: ['aws.s3'] } }],
      steps: [
        { kind: 'put-event', bus: 'shop', source: 'aws.s3', detailType: 'Object Created', detail: {}, deliveries: 2 },
      ],
    });
    expect(invocations.length).toBe(2);
    expect(cloud?.buses['shop']).toMatchObject([{ source: 'aws.s3', rules: [{ rule: 'mine', matched: true }] }]);
  });
});
