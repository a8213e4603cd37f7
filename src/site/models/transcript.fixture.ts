import type { InvocationRecord, QueueEvent, ScenarioHistory, Transcript } from '#sandbox';

export const startMs = Date.UTC(2026, 0, 15, 10);

/** An invocation of 100 ms after so many milliseconds, with an INIT of 150 ms where it is cold. */
export function invocation(
  afterMs: number,
  environment: number,
  fields: Partial<InvocationRecord> = {},
): InvocationRecord {
  const initMs = fields.coldStart === true ? 150 : 0;
  return {
    step: 1,
    requestId: `request-${afterMs}`,
    event: {},
    coldStart: false,
    outcome: { kind: 'answered', answer: { served: 1 } },
    durationMs: 100,
    billedDurationMs: 100,
    startedAt: startMs + afterMs,
    endedAt: startMs + afterMs + initMs + 100,
    environment,
    ...fields,
  };
}

/** An event of the queue `orders`. Times are milliseconds since the beginning. */
export function queueEvent(
  messageId: string,
  kind: QueueEvent['kind'],
  afterMs: number,
  visibleAfterMs?: number,
): QueueEvent {
  return {
    messageId,
    kind,
    queue: 'orders',
    timestamp: startMs + afterMs,
    ...(visibleAfterMs !== undefined && { visibleAt: startMs + visibleAfterMs }),
  };
}

export function transcript(invocations: readonly InvocationRecord[], history: Partial<ScenarioHistory>): Transcript {
  return {
    invocations,
    logs: [],
    requests: [],
    droppedLogLines: 0,
    history: { environments: [], queueEvents: [], endedAt: startMs, ...history },
  };
}
