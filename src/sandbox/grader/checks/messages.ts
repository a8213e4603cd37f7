import type { JsonValue } from '#kernel';
import { type CheckDefinition, passed } from '../check-subject.ts';
import { describeDifference, findDifference, show } from '../compare-json.ts';
import { messagesOf } from '../transcript-readings.ts';

export const messages: CheckDefinition<'messages'> = {
  looksAtScenario: true,
  passesWithoutAnswer: true,
  sentence: ({ queue, count, equals, includes }) =>
    `The queue ${queue} holds ${count === 1 ? 'one message' : `${count} messages`}${equals !== undefined ? `, one that is ${show(equals)}` : includes !== undefined ? `, one with ${show(includes)}` : ''}.`,
  examine({ queue, count, equals, includes }, { transcript }) {
    const held = messagesOf(queue, transcript);
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
    const expected = equals ?? includes;
    if (expected === undefined) return passed;
    const differences = bodies.map((body) =>
      findDifference(expected, body, equals === undefined ? 'includes' : 'equals'),
    );
    if (differences.includes(undefined)) return passed;
    const only = differences.length === 1 ? differences[0] : undefined;
    return {
      kind: 'failed',
      cause: 'value',
      expected,
      received: bodies,
      message:
        only === undefined
          ? `No message in the queue ${queue} ${equals === undefined ? 'has' : 'is'} ${show(expected)}.`
          : describeDifference(only, `The message in the queue ${queue}`),
    };
  },
};

/** A body as JSON where it is, as text where it is not. */
function parse(body: string): JsonValue {
  try {
    return JSON.parse(body) as JsonValue;
  } catch {
    return body;
  }
}
