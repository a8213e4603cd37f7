import { describe, expect, it } from 'vitest';
import { createIdSource, createRandom, createSimulation, type JsonValue } from '#kernel';
import type { InvocationOutcome } from '../transcript.ts';
import type { AsynchronousConfig } from '../trigger-spec.ts';
import { invokeAsynchronously } from './asynchronous-invocation.ts';
import type { SourcePorts } from './source-ports.ts';

/** What becomes of an event with a function that does this at each attempt: when it was tried, and what was told. */
async function tryEvent(
  attempts: readonly ('ok' | 'threw' | 'throttled')[],
  config: AsynchronousConfig = {},
  isClosed = false,
) {
  const simulation = createSimulation(0);
  const tried: number[] = [];
  const told: string[] = [];
  const sent: string[] = [];
  const bodies: JsonValue[] = [];
  const ports: SourcePorts = {
    ids: createIdSource(createRandom(1)),
    now: () => simulation.now(),
    until: (timeMs) => simulation.until(timeMs),
    createBell: () => simulation.createBell(),
    start: (process) => {
      simulation.start(process);
    },
    invoke({ requestId = '' }) {
      const kind = attempts[Math.min(tried.length, attempts.length - 1)] ?? 'ok';
      tried.push(simulation.now() / 1_000);
      const error = { phase: 'invoke', errorType: 'Error', errorMessage: 'no', trace: [] } as const;
      const outcome: InvocationOutcome =
        kind === 'ok' ? { kind: 'answered', answer: 'done' } : { kind: 'function-error', error: { ...error, kind } };
      return Promise.resolve({ requestId, outcome });
    },
    report: ({ outcome }) => told.push(outcome),
    sendToQueue: (queue, { body }) => {
      sent.push(queue);
      bodies.push(JSON.parse(body) as JsonValue);
    },
  };
  const event = { event: {}, source: 'asynchronous-invocation', from: '', records: [], round: 0, isClosed } as const;
  await simulation.run(() => invokeAsynchronously(ports, event, config));
  return { tried, told, sent, bodies };
}

describe('an event that is invoked asynchronously', () => {
  it('is tried again after one minute, and after two more', async () => {
    expect(await tryEvent(['threw'])).toMatchObject({
      tried: [0, 60, 180],
      told: ['failed', 'retried', 'failed', 'retried', 'failed', 'dropped'],
      sent: [],
    });
  });

  it('ends with the attempt that works', async () => {
    expect(await tryEvent(['threw', 'ok'], { onSuccess: 'well' })).toMatchObject({
      tried: [0, 60],
      told: ['failed', 'retried', 'answered', 'sent-to-destination'],
      sent: ['well'],
    });
  });

  it('waits longer and longer while it is throttled, until it is too old', async () => {
    const { tried, told, sent } = await tryEvent(['throttled'], {
      maximumEventAgeInSeconds: 60,
      deadLetterQueue: 'dead',
    });
    expect(tried).toEqual([0, 1, 3, 7, 15, 31]);
    expect(told.at(-1)).toBe('dead-lettered');
    expect(sent).toEqual(['dead']);
  });

  it('is given up at once where the reserved concurrency is 0', async () => {
    const { tried, told, bodies } = await tryEvent(['throttled'], { onFailure: 'failed' }, true);
    expect(tried).toEqual([0]);
    expect(told).toEqual(['throttled', 'sent-to-destination']);
    expect(bodies).toMatchObject([
      { requestContext: { condition: 'ZeroReservedConcurrency', approximateInvokeCount: 0 }, requestPayload: {} },
    ]);
    expect(bodies[0]).not.toHaveProperty('responseContext');
  });

  it('does not count throttles as attempts', async () => {
    expect((await tryEvent(['throttled', 'threw', 'threw', 'threw'])).tried).toEqual([0, 1, 61, 181]);
  });
});
