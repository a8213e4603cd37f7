import { type CheckDefinition, passed } from '../check-subject.ts';
import { describeDifference, findDifference, show } from '../compare-json.ts';
import { eventsOf } from '../transcript-readings.ts';

export const events: CheckDefinition<'events'> = {
  looksAtScenario: true,
  passesWithoutAnswer: true,
  sentence: ({ bus = 'default', count, includes }) =>
    `${count === 1 ? 'One event is' : `${count} events are`} put on the bus ${bus}${includes === undefined ? '' : `, one with ${show(includes)}`}.`,
  examine({ bus = 'default', count, includes }, { transcript }) {
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
    if (includes === undefined) return passed;
    const differences = put.map((event) => findDifference(includes, event, 'includes'));
    if (differences.includes(undefined)) return passed;
    const only = differences.length === 1 ? differences[0] : undefined;
    return {
      kind: 'failed',
      cause: 'value',
      expected: includes,
      received: put,
      message:
        only === undefined
          ? `No event on the bus ${bus} has ${show(includes)}.`
          : describeDifference(only, 'The event'),
    };
  },
};
