import type { Fact } from './fact.ts';
import { price } from './price.ts';

const gateway = 'Amazon API Gateway pricing, https://aws.amazon.com/api-gateway/pricing/';
const sqs = 'Amazon SQS pricing, https://aws.amazon.com/sqs/pricing/';
const sns = 'Amazon SNS pricing, https://aws.amazon.com/sns/pricing/';
const events = 'Amazon EventBridge pricing, https://aws.amazon.com/eventbridge/pricing/';
const s3 = 'Amazon S3 pricing, https://aws.amazon.com/s3/pricing/';
const dynamodb = 'Amazon DynamoDB on-demand pricing, https://aws.amazon.com/dynamodb/pricing/on-demand/';
const cloudWatch = 'Amazon CloudWatch pricing, https://aws.amazon.com/cloudwatch/pricing/';
const free = { checked: '2026-11', certainty: 'established' } as const;

/** What the services around a function charge, in us-east-1, in their first tier. */
export const servicePrices = {
  httpApiRequests: price(1, '1,000,000 requests', gateway),
  restApiRequests: price(3.5, '1,000,000 requests', gateway),
  sqsStandardRequests: price(0.4, '1,000,000 requests', sqs),
  sqsFifoRequests: price(0.5, '1,000,000 requests', sqs),
  freeSqsRequests: { value: 1_000_000, unit: 'requests a month', source: sqs, ...free },
  /** Deliveries to Lambda and to SQS cost nothing more. */
  snsPublishes: price(0.5, '1,000,000 requests', sns),
  freeSnsPublishes: { value: 1_000_000, unit: 'requests a month', source: sns, ...free },
  customEvents: price(1, '1,000,000 events', events),
  scheduledInvocations: price(1, '1,000,000 invocations', events),
  freeScheduledInvocations: { value: 14_000_000, unit: 'invocations a month', source: events, ...free },
  s3Puts: price(0.005, '1,000 requests', s3),
  s3Gets: price(0.000_4, '1,000 requests', s3),
  s3Storage: price(0.023, 'GB-month', s3),
  dynamodbWrites: price(0.625, '1,000,000 write request units', dynamodb),
  dynamodbReads: price(0.125, '1,000,000 read request units', dynamodb),
  dynamodbStorage: price(0.25, 'GB-month', dynamodb),
  freeDynamodbStorage: { value: 25, unit: 'GB', source: dynamodb, ...free },
  logIngestion: price(0.5, 'GB', cloudWatch),
  logStorage: price(0.03, 'GB-month', cloudWatch),
} as const satisfies Record<string, Fact>;
