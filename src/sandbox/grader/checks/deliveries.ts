import type { DeliveryOutcome } from '../../delivery-record.ts';
import { describeBounds, isWithin, times } from '../bounds.ts';
import { type CheckDefinition, passed } from '../check-subject.ts';
import { deliveriesOf } from '../transcript-readings.ts';

export const deliveries: CheckDefinition<'deliveries'> = {
  passesWithoutAnswer: true,
  looksAtScenario: true,
  sentence: (check) => `It happens ${describeBounds(check)} that ${sentences[check.outcome]}.`,
  examine(check, { transcript }) {
    const found = deliveriesOf(check, transcript);
    if (isWithin(found.length, check)) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: describeBounds(check),
      received: found.map(({ source, message }) => ({ source, message })),
      message: `It happened ${times(found.length)} that ${sentences[check.outcome]}; expected ${describeBounds(check)}.`,
    };
  },
};

const sentences: Readonly<Record<DeliveryOutcome, string>> = {
  answered: 'the function does what it was handed',
  failed: 'the function fails, or its answer cannot be used',
  'partially-failed': 'the function names records that it could not do',
  retried: 'something is tried again',
  returned: 'messages go back into the queue',
  'dead-lettered': 'something goes to the dead-letter queue',
  'sent-to-destination': 'a destination is told',
  dropped: 'something is lost',
  throttled: 'the function is throttled',
  'filtered-out': 'something is filtered out',
  'recursion-stopped': 'a loop is stopped',
  unsettled: 'the scenario ends before everything is done',
};
