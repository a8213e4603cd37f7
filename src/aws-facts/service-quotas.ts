import type { Fact } from './fact.ts';

const sns = 'Amazon SNS API Reference, Publish and PublishBatch';
const sqs = 'Amazon SQS Developer Guide, "Amazon SQS message quotas"';
const stepFunctions = 'AWS Step Functions Developer Guide, "Step Functions service quotas"';
const putEvents = 'Amazon EventBridge API Reference, PutEvents';
const putTargets = 'Amazon EventBridge API Reference, PutTargets and InputTransformer';
const partitions =
  'Amazon DynamoDB Developer Guide, "Best practices for designing and using partition keys effectively"';
const checked = '2026-11';
const certainty = 'established';

/** Limits of the services that a function talks to. */
export const serviceQuotas = {
  /** A message with its attributes, and a batch as a whole, where the topic's MaximumMessageSize does not say otherwise. */
  snsMessageSize: { value: 262_144, unit: 'bytes', source: sns, checked, certainty },
  /** A message with its attributes, and a batch as a whole, where the queue's MaximumMessageSize does not say otherwise. 256 KiB until August 2025. */
  sqsMessageSize: { value: 1_048_576, unit: 'bytes', source: sqs, checked, certainty },
  sqsBatchEntries: { value: 10, unit: 'messages', source: sqs, checked, certainty },
  /** Of a standard workflow. */
  standardWorkflow: { value: 365, unit: 'days', source: stepFunctions, checked, certainty },
  snsBatchEntries: { value: 10, unit: 'messages', source: sns, checked, certainty },
  putEventsEntries: { value: 10, unit: 'entries', source: putEvents, checked, certainty },
  /** Of all entries of a request together. */
  putEventsSize: { value: 1_048_576, unit: 'bytes', source: putEvents, checked, certainty },
  targetsPerRule: { value: 5, unit: 'targets', source: 'Amazon EventBridge quotas', checked, certainty },
  inputTemplateLength: { value: 8_192, unit: 'characters', source: putTargets, checked, certainty },
  inputTemplateVariables: { value: 100, unit: 'variables', source: putTargets, checked, certainty },
  /** Of a partition, and so of one item as well: it lies in one. */
  dynamodbPartitionWrites: { value: 1_000, unit: 'write units a second', source: partitions, checked, certainty },
  dynamodbPartitionReads: { value: 3_000, unit: 'read units a second', source: partitions, checked, certainty },
  snsSubjectLength: { value: 100, unit: 'characters', source: sns, checked, certainty },
} as const satisfies Record<string, Fact>;
