import type { JsonValue } from '#kernel';
import type { TargetInputSpec } from './cloud-spec.ts';

/** Origins, methods and headers that browsers of other sites may use, in the names of HTTP APIs and function URLs. */
export interface CorsSpec {
  /** Such as `https://example.com`, or `*`. */
  readonly allowOrigins: readonly string[];
  /** In capitals, or `*`. */
  readonly allowMethods: readonly string[];
  /** In any case, or `*`. */
  readonly allowHeaders: readonly string[];
  readonly allowCredentials?: boolean;
  /** Seconds. */
  readonly maxAge?: number;
}

/** What both kinds of pollers can be told, in the names of an event source mapping. */
export interface EventSourceMapping {
  /** The most records of one event; AWS's defaults where absent: 10 for SQS, 100 for streams. */
  readonly batchSize?: number;
  /** Seconds that records are gathered for; 0 where absent. */
  readonly maximumBatchingWindowInSeconds?: number;
  readonly functionResponseTypes?: readonly 'ReportBatchItemFailures'[];
  /** Event patterns; a record that fits none of them does not reach the function. Every record does where absent. */
  readonly filterPatterns?: readonly JsonValue[];
}

/** Who calls the function. Names are AWS's own. */
export type TriggerSpec =
  /** A REST API, payload format 1.0. `routes` such as `GET /users/{id}` or `ANY /{proxy+}`; everything where absent. */
  | {
      readonly kind: 'rest-api';
      readonly routes?: readonly string[];
      /** `prod` where absent. */
      readonly stage?: string;
      readonly binaryMediaTypes?: readonly string[];
    }
  /** An HTTP API, payload format 2.0. `routes` as above, or `$default`. */
  | {
      readonly kind: 'http-api';
      readonly routes?: readonly string[];
      readonly stage?: string;
      readonly cors?: CorsSpec;
    }
  | { readonly kind: 'function-url'; readonly cors?: CorsSpec }
  /** `events` such as `s3:ObjectCreated:*`. `prefix` and `suffix` are of the key as it is stored. */
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly events: readonly string[];
      readonly prefix?: string;
      readonly suffix?: string;
    }
  | ({
      readonly kind: 'dynamodb-stream';
      readonly table: string;
      readonly startingPosition?: 'LATEST' | 'TRIM_HORIZON';
      readonly bisectBatchOnFunctionError?: boolean;
      /** Until the record is too old where absent. */
      readonly maximumRetryAttempts?: number;
      /** 86,400 where absent. */
      readonly maximumRecordAgeInSeconds?: number;
      /** The queue that is told of records that were given up. */
      readonly onFailure?: string;
    } & EventSourceMapping)
  /** `maximumConcurrency`, 2 or more: how many batches are worked on at once. */
  | ({ readonly kind: 'sqs'; readonly queue: string; readonly maximumConcurrency?: number } & EventSourceMapping)
  | {
      readonly kind: 'sns';
      readonly topic: string;
      readonly filterPolicy?: JsonValue;
      readonly filterPolicyScope?: 'MessageAttributes' | 'MessageBody';
    }
  | ({
      readonly kind: 'event-rule';
      readonly name: string;
      readonly bus?: string;
      readonly eventPattern: JsonValue;
    } & TargetInputSpec)
  /** A scheduled rule knows UTC only. A schedule of EventBridge Scheduler has no part of an event to send: only an `input`. */
  | ({
      readonly kind: 'schedule';
      readonly name: string;
      readonly by: 'rule' | 'scheduler';
      /** Such as `rate(5 minutes)` or `cron(0 3 * * ? *)`. */
      readonly scheduleExpression: string;
      /** Of the IANA database; UTC where absent. */
      readonly scheduleExpressionTimezone?: string;
    } & TargetInputSpec);

export type TriggerKind = TriggerSpec['kind'];

/** Those that take requests. */
export type HttpTriggerKind = 'rest-api' | 'http-api' | 'function-url';

/** How Lambda deals with asynchronous invocations of the function, in AWS's own names. */
export interface AsynchronousConfig {
  /** 0, 1 or 2; 2 where absent. */
  readonly maximumRetryAttempts?: number;
  /** 60 to 21,600; 21,600 (6 h) where absent. */
  readonly maximumEventAgeInSeconds?: number;
  /** Names of queues that get a record of an invocation that has ended. */
  readonly onFailure?: string;
  readonly onSuccess?: string;
  /** Name of a queue that gets the bare event of an invocation that was given up. */
  readonly deadLetterQueue?: string;
}
