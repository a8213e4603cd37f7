import { describe, expect, it } from 'vitest';
import type { Step } from '../exercise-spec.ts';
import { runFunction } from '../run-function.fixture.ts';
import type { Transcript } from '../transcript.ts';

const startMs = Date.UTC(2026, 0, 15, 10);
const slow = 'export const handler = () => new Promise((resolve) => setTimeout(resolve, 1_000));';
const invoke: Step = { kind: 'invoke', event: {} };

/** Each environment with the seconds of its life, and the invocations in it with theirs. */
function lanes({ history, invocations }: Transcript): unknown[] {
  const seconds = (ms: number | undefined): number | undefined => ms && Math.round((ms - startMs) / 100) / 10;
  return (history?.environments ?? []).map(({ openedAt, end }, number) => ({
    from: seconds(openedAt),
    ...(end !== undefined && { to: seconds(end.at), reason: end.reason }),
    work: invocations
      .filter(({ environment }) => environment === number)
      .map(({ startedAt, endedAt }) => [seconds(startedAt), seconds(endedAt)]),
  }));
}

describe('the history of a scenario', () => {
  it('is told only where somebody asks for it', async () => {
    const { history, invocations } = await runFunction(slow);
    expect(history).toBeUndefined();
    expect(invocations[0]).not.toHaveProperty('environment');
  });

  it('has the environments that requests at their own times needed, and when they were dropped', async () => {
    const transcript = await runFunction(slow, {
      tellsHistory: true,
      steps: [
        { kind: 'parallel', steps: [invoke, invoke, invoke], startsAfterMs: [0, 500, 1_500] },
        { kind: 'wait', seconds: 700 },
        invoke,
      ],
    });
    expect(lanes(transcript)).toEqual([
      {
        from: 0,
        to: 602.5,
        reason: 'idle',
        work: [
          [0, 1.1],
          [1.5, 2.5],
        ],
      },
      { from: 0.5, to: 601.6, reason: 'idle', work: [[0.5, 1.6]] },
      { from: 702.5, work: [[702.5, 703.6]] },
    ]);
    expect(transcript.invocations.map(({ coldStart }) => coldStart)).toEqual([true, true, false, true]);
  });

  it('tells of an environment whose process has ended', async () => {
    const transcript = await runFunction('export const handler = () => { process.exit(1); };', {
      tellsHistory: true,
      steps: [invoke],
    });
    expect(transcript.history?.environments).toMatchObject([{ end: { reason: 'process-ended' } }]);
  });

  it('follows each message from being sent to its end', async () => {
    const transcript = await runFunction(
      "export const handler = ({ Records }) => { if (Records[0].body === 'bad') throw new Error('no'); };",
      {
        tellsHistory: true,
        resources: {
          queues: {
            orders: { visibilityTimeout: 30, deadLetter: { queue: 'dead', maxReceiveCount: 2 }, messages: [] },
            dead: { messages: [] },
          },
        },
        triggers: [{ kind: 'sqs', queue: 'orders', batchSize: 1 }],
        steps: [{ kind: 'send-messages', queue: 'orders', messages: [{ body: 'good' }, { body: 'bad' }] }],
      },
    );
    const events = transcript.history?.queueEvents ?? [];
    const [good, bad] = events.map(({ messageId }) => messageId);
    const of = (id: string | undefined): string[] =>
      events
        .filter(({ messageId }) => messageId === id)
        .map(({ timestamp, queue, kind }) => `${Math.round((timestamp - startMs) / 1_000)} s: ${queue} ${kind}`);
    expect(of(good)).toEqual(['0 s: orders sent', '0 s: orders received', '0 s: orders deleted']);
    expect(of(bad)).toEqual([
      '0 s: orders sent',
      '0 s: orders received',
      '30 s: orders received',
      '60 s: orders given-up',
      '60 s: dead sent',
    ]);
  });
});
