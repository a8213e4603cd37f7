import type { Fact } from './fact.ts';

const queues = 'AWS Lambda Developer Guide, "Creating and configuring an Amazon SQS event source mapping"';

/** What AWS advises for what calls a function. */
export const deliveryRules = {
  /** The least for a queue's visibility timeout. */
  visibilityTimeoutFactor: {
    value: 6,
    unit: 'times the function timeout',
    source: queues,
    checked: '2026-11',
    certainty: 'established',
  },
  /** The least for a queue's maxReceiveCount, so that throttles make no dead letters. */
  leastReceiveCount: { value: 5, unit: 'receives', source: queues, checked: '2026-11', certainty: 'established' },
} as const satisfies Record<string, Fact>;
