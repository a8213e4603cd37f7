import { describe, expect, it } from 'vitest';
import type { DeliveryRecord, InvocationRecord, Transcript } from '#sandbox';
import { formatAfter } from './format-after.ts';
import { timelineOf } from './timeline.ts';

const startMs = Date.UTC(2026, 0, 15, 10);

function invocation(afterMs: number, fields: Partial<InvocationRecord> = {}): InvocationRecord {
  return {
    step: 1,
    requestId: `request-${afterMs}`,
    event: {},
    coldStart: false,
    outcome: { kind: 'answered', answer: null },
    durationMs: 12,
    billedDurationMs: 12,
    source: 'sqs',
    startedAt: startMs + afterMs,
    ...fields,
  };
}

function delivery(afterMs: number, outcome: DeliveryRecord['outcome'], requestId?: string): DeliveryRecord {
  const message = `It was ${outcome}.`;
  const base = {
    timestamp: startMs + afterMs,
    source: 'sqs',
    from: 'orders',
    outcome,
    step: 1,
    records: [],
    message,
  } as const;
  return requestId === undefined ? base : { ...base, requestId };
}

function transcript(fields: Partial<Transcript>): Transcript {
  return { invocations: [], logs: [], requests: [], droppedLogLines: 0, ...fields };
}

const failure: InvocationRecord['outcome'] = {
  kind: 'function-error',
  error: { kind: 'threw', phase: 'invoke', errorType: 'Error', errorMessage: 'no', trace: [] },
};

describe('the timeline of a scenario', () => {
  it('puts invocations and what the sources did in the order of time', () => {
    const timeline = timelineOf(
      transcript({
        invocations: [
          invocation(0, { coldStart: true, initDurationMs: 141, outcome: failure }),
          invocation(30_000, { outcome: failure }),
        ],
        deliveries: [
          delivery(141, 'failed', 'request-0'),
          delivery(141, 'returned', 'request-0'),
          delivery(60_000, 'dead-lettered'),
        ],
      }),
    );
    expect(
      timeline?.rows.map(({ afterMs, title, detail, mood }) => [afterMs, title, detail, mood].join(' | ')),
    ).toEqual([
      '0 | Invocation 1, called by Lambda’s poller of the queue | cold start, INIT 141 ms; Error: no | bad',
      '141 | Given back: queue orders | It was returned. | neutral',
      '30000 | Invocation 2, called by Lambda’s poller of the queue | warm; Error: no | bad',
      '60000 | Dead letter: queue orders | It was dead-lettered. | bad',
    ]);
    expect(timeline?.summary).toBe('2 invocations, one cold start, 2 failed, one retry, one dead letter');
  });

  it('says of an INIT that failed that it was run twice, and counts it to the invocation', () => {
    const timeline = timelineOf(
      transcript({ invocations: [invocation(0, { coldStart: true, durationMs: 141 }), invocation(500)] }),
    );
    expect(timeline?.rows.map(({ durationMs, detail }) => [durationMs, detail])).toEqual([
      [141, 'cold start, INIT run twice; done in 141 ms'],
      [12, 'warm; done in 12 ms'],
    ]);
  });

  it('is not there where the function was called once, and by nobody else', () => {
    expect(timelineOf(transcript({ invocations: [invocation(0)] }))).toBeUndefined();
  });

  it('tells of an event for which the function was never called', () => {
    const timeline = timelineOf(transcript({ deliveries: [delivery(0, 'filtered-out'), delivery(5, 'filtered-out')] }));
    expect(timeline?.rows).toHaveLength(2);
    expect(timeline?.summary).toBe('2 filtered out');
  });

  it('says how much it leaves out', () => {
    const invocations = Array.from({ length: 10_000 }, (_, index) => invocation(index));
    const timeline = timelineOf(transcript({ invocations }));
    expect(timeline?.rows).toHaveLength(200);
    expect(timeline?.more).toBe(9_800);
  });
});

describe('a schedule that was due', () => {
  it('stands before what came of it', () => {
    const timeline = timelineOf(
      transcript({
        invocations: [invocation(60_000, { source: 'schedule' })],
        firings: [
          { schedule: 'nightly', timestamp: startMs + 60_000, step: 1, targets: ['function fn', 'queue jobs'] },
        ],
      }),
    );
    expect(timeline).toMatchObject({
      summary: 'one invocation, a schedule due once',
      rows: [
        { title: 'Due: schedule nightly', detail: '2026-01-15 at 10:01 UTC, for function fn, queue jobs' },
        { title: 'Invocation 1, called by its schedule' },
      ],
    });
  });
});

describe('a time on the virtual clock', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1_500, '1.5 s'],
    [60_000, '1 min'],
    [185_000, '3 min 5 s'],
    [3_600_000, '1 h'],
  ])('of %d milliseconds is written as %s', (milliseconds, text) => {
    expect(formatAfter(milliseconds)).toBe(text);
  });
});
