import { isJsonObject } from '#kernel';
import { type CheckDefinition, passed } from '../check-subject.ts';
import { describeDifference, findDifference, show } from '../compare-json.ts';
import { eventsOf } from '../transcript-readings.ts';

export const events: CheckDefinition<'events'> = {
  looksAtScenario: true,
  passesWithoutAnswer: true,
  sentence: ({ bus = 'default', count, includes, detail }) =>
    `${count === 1 ? 'One event is' : `${count} events are`} put on the bus ${bus}${includes === undefined ? '' : `, one with ${show(includes)}`}${detail === undefined ? '' : `, one whose detail is ${show(detail)}`}.`,
  examine({ bus = 'default', count, includes = {}, detail }, { transcript }) {
    const put = eventsOf(bus, transcript);
    if (put.length !== count) {
      return {
        kind: 'failed',
        cause: 'value',
        expected: count,
        received: put,
        message: `${put.length === 1 ? 'One event was' : `${put.length} events were`} put on the bus ${bus}; expected ${count}.`,
      };
    }
    if (count === 0) return passed;
    const differences = put.map((event) => {
      const difference = findDifference(includes, event, 'includes');
      if (difference !== undefined) return describeDifference(difference, 'The event');
      const itsDetail = isJsonObject(event) ? (event['detail'] ?? null) : null;
      const inDetail = detail === undefined ? undefined : findDifference(detail, itsDetail, 'equals');
      return inDetail === undefined ? undefined : describeDifference(inDetail, 'The detail');
    });
    if (differences.includes(undefined)) return passed;
    const expected = detail === undefined ? includes : { ...(isJsonObject(includes) ? includes : {}), detail };
    return {
      kind: 'failed',
      cause: 'value',
      expected,
      received: put,
      message:
        (differences.length === 1 ? differences[0] : undefined) ?? `No event on the bus ${bus} is ${show(expected)}.`,
    };
  },
};
