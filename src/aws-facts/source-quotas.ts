import type { Fact } from './fact.ts';

const asynchronous = 'AWS Lambda Developer Guide, "How Lambda handles errors and retries with asynchronous invocation"';
const mappings = 'AWS Lambda Developer Guide, event source mapping parameters of Amazon SQS and Amazon DynamoDB';
const scaling = 'AWS Lambda Developer Guide, "Configuring scaling behavior for SQS event source mappings"';
const checked = '2026-11';
const certainty = 'established';

/** Limits and defaults of what calls a function. */
export const sourceQuotas = {
  restApiTimeout: { value: 29, unit: 's', source: 'API Gateway quotas of REST APIs', checked, certainty },
  httpApiTimeout: { value: 30, unit: 's', source: 'API Gateway quotas of HTTP APIs', checked, certainty },
  asynchronousRetries: { value: 2, unit: 'attempts', source: asynchronous, checked, certainty },
  asynchronousFirstWait: { value: 60, unit: 's', source: asynchronous, checked, certainty },
  asynchronousSecondWait: { value: 120, unit: 's', source: asynchronous, checked, certainty },
  asynchronousEventAge: { value: 21_600, unit: 's', source: asynchronous, checked, certainty },
  /** After a throttle, growing up to `throttleLongestWait`. */
  throttleFirstWait: { value: 1, unit: 's', source: asynchronous, checked, certainty },
  throttleLongestWait: { value: 300, unit: 's', source: asynchronous, checked, certainty },
  sqsBatchSize: { value: 10, unit: 'messages', source: mappings, checked, certainty },
  /** So many batches at first; it goes up only under a load that lasts. */
  sqsConcurrency: { value: 5, unit: 'batches', source: mappings, checked, certainty },
  /** So many more in a minute, while messages wait. */
  sqsScalingStep: { value: 300, unit: 'batches', source: scaling, checked, certainty },
  /** Of one event source mapping, where nobody sets less. */
  sqsMostConcurrency: { value: 1_250, unit: 'batches', source: scaling, checked, certainty },
  /** What can be set as the maximum concurrency of one. */
  sqsLeastMaximumConcurrency: { value: 2, unit: 'batches', source: scaling, checked, certainty },
  sqsMostMaximumConcurrency: { value: 1_000, unit: 'batches', source: scaling, checked, certainty },
  streamBatchSize: { value: 100, unit: 'records', source: mappings, checked, certainty },
  streamRecordAge: { value: 86_400, unit: 's', source: mappings, checked, certainty },
} as const satisfies Record<string, Fact>;
