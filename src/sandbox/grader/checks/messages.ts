import type { JsonValue } from '#kernel';
import type { MessageRecord } from '../../cloud-record.ts';
import { type CheckDefinition, type CheckSubject, passed } from '../check-subject.ts';
import { findDifference, show } from '../compare-json.ts';

export const messages: CheckDefinition<'messages'> = {
  looksAtScenario: true,
  passesWithoutAnswer: true,
  sentence: ({ queue, count, includes }) =>
    `The queue ${queue} holds ${count === 1 ? 'one message' : `${count} messages`}${includes === undefined ? '' : `, one with ${show(includes)}`}.`,
  examine({ queue, count, includes }, subject) {
    const held = messagesOf(subject, queue);
    const bodies = held.map(({ body }) => parse(body));
    if (held.length !== count) {
      return {
        kind: 'failed',
        cause: 'value',
        expected: count,
        received: bodies,
        message: `The queue ${queue} holds ${held.length} messages; expected ${count}.`,
      };
    }
    if (includes === undefined || bodies.some((body) => findDifference(includes, body, 'includes') === undefined))
      return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: includes,
      received: bodies,
      message: `No message in the queue ${queue} has ${show(includes)}.`,
    };
  },
};

function messagesOf({ transcript }: CheckSubject, queue: string): readonly MessageRecord[] {
  const record = transcript.cloud?.queues[queue];
  return record === undefined ? [] : [...record.visible, ...record.delayed, ...record.inFlight];
}

/** A body as JSON where it is, as text where it is not. */
function parse(body: string): JsonValue {
  try {
    return JSON.parse(body) as JsonValue;
  } catch {
    return body;
  }
}
