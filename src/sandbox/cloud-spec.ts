import type { JsonValue } from '#kernel';
import type { FunctionConfig, SourceFiles } from './exercise-spec.ts';

/** What there is around a function before a scenario begins. Names are those of the resources; all are in one account and region. */
export interface CloudSpec {
  /** Limits of the account. */
  readonly account?: { readonly concurrentExecutions: number };
  readonly buckets?: Readonly<Record<string, BucketSpec>>;
  readonly tables?: Readonly<Record<string, TableSpec>>;
  readonly queues?: Readonly<Record<string, QueueSpec>>;
  readonly topics?: Readonly<Record<string, TopicSpec>>;
  /** Event buses beyond `default`, which is always there. */
  readonly buses?: readonly string[];
  /** Rules of EventBridge whose targets are not the function under test: that one is called by a trigger. */
  readonly rules?: Readonly<Record<string, RuleSpec>>;
  /** Schedules of EventBridge Scheduler with such targets. */
  readonly schedules?: Readonly<Record<string, ScheduleSpec>>;
  /** Of Secrets Manager: name and secret string. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Of Systems Manager's Parameter Store: name and value. */
  readonly parameters?: Readonly<Record<string, ParameterSpec>>;
  /** Functions beside the one under test, by name: functions invoke them, and so do rules and schedules. */
  readonly functions?: Readonly<Record<string, OtherFunctionSpec>>;
  /** Faults that services report, in the order in which they are met. */
  readonly faults?: readonly FaultSpec[];
}

export interface BucketSpec {
  /** Key, decoded, and object. */
  readonly objects: Readonly<Record<string, ObjectSpec>>;
}

export type ObjectSpec = { readonly contentType?: string; readonly metadata?: Readonly<Record<string, string>> } & (
  | { readonly text: string }
  /** Base64. */
  | { readonly base64: string }
);

export type KeyType = 'S' | 'N' | 'B';

export interface KeySpec {
  readonly name: string;
  readonly type: KeyType;
}

export interface TableSpec {
  readonly partitionKey: KeySpec;
  readonly sortKey?: KeySpec;
  readonly indexes?: Readonly<
    Record<string, { readonly partitionKey: KeySpec; readonly sortKey?: KeySpec; readonly kind: 'global' | 'local' }>
  >;
  /** The view type, where the table has a stream. */
  readonly stream?: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';
  /** The attribute that holds the time to live, in seconds since the epoch. */
  readonly timeToLive?: string;
  /** As plain JSON: text, numbers, booleans, null, lists and maps. */
  readonly items: readonly Readonly<Record<string, JsonValue>>[];
  /**
   * Somebody else is first: right before the function writes a key that no item has, an item with these attributes takes it. So
   * with the first `times` of such keys.
   */
  readonly taken?: { readonly by: Readonly<Record<string, JsonValue>>; readonly times: number };
}

export interface QueueSpec {
  readonly fifo?: boolean;
  readonly contentBasedDeduplication?: boolean;
  /** Seconds; AWS's defaults where absent: 30, 0, 345,600. */
  readonly visibilityTimeout?: number;
  readonly delaySeconds?: number;
  readonly messageRetentionPeriod?: number;
  /** Bytes; 1,048,576 where absent. */
  readonly maximumMessageSize?: number;
  /** Where messages go that were received `maxReceiveCount` times and not deleted. */
  readonly deadLetter?: { readonly queue: string; readonly maxReceiveCount: number };
  /** How often Lambda receives each message at least: before that, SQS loses the deletion, and the message comes back. */
  readonly deliveries?: number;
  readonly messages: readonly MessageSpec[];
}

export interface MessageSpec {
  readonly body: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

export interface TopicSpec {
  readonly fifo?: boolean;
  readonly contentBasedDeduplication?: boolean;
  readonly subscriptions: readonly SubscriptionSpec[];
}

/** Who gets what is published. The function under test is subscribed by a trigger. */
export interface SubscriptionSpec {
  readonly queue: string;
  readonly rawMessageDelivery?: boolean;
  /** A filter policy. */
  readonly filterPolicy?: JsonValue;
  readonly filterPolicyScope?: 'MessageAttributes' | 'MessageBody';
}

/** Goes by a pattern, on the bus `default` where none is named, or by the clock in UTC. */
export type RuleSpec = { readonly targets: readonly RuleTargetSpec[] } & (
  { readonly bus?: string; readonly eventPattern: JsonValue } | { readonly scheduleExpression: string }
);

/** Who is told: a queue, a topic, a function beside the one under test, or another bus. A FIFO queue needs a message group. */
export type TargetSpec =
  | { readonly queue: string; readonly messageGroupId?: string }
  | { readonly topic: string }
  | { readonly function: string }
  | { readonly bus: string };

export type RuleTargetSpec = TargetSpec & TargetInputSpec & Undeliverable;

/** What a rule hands over in place of the event, in AWS's own names: one of them at most. */
export interface TargetInputSpec {
  readonly input?: JsonValue;
  /** Such as `$.detail`. */
  readonly inputPath?: string;
  readonly inputTransformer?: {
    /** Paths such as `$.detail.id`, by the names of the template's variables. */
    readonly inputPathsMap?: Readonly<Record<string, string>>;
    /** A text with variables such as `<id>`. */
    readonly inputTemplate: string;
  };
}

interface Undeliverable {
  /** The queue that gets what the target does not take. */
  readonly deadLetterQueue?: string;
}

/** A schedule says what the event is called that it puts on a bus. */
export type ScheduleTargetSpec = Undeliverable &
  (
    | Exclude<TargetSpec, { readonly bus: string }>
    | { readonly bus: string; readonly detailType: string; readonly source: string }
  );

export interface ScheduleSpec {
  /** Such as `rate(5 minutes)`, `cron(0 3 * * ? *)` or `at(2026-03-01T09:00:00)`. */
  readonly scheduleExpression: string;
  /** Of the IANA database; UTC where absent. */
  readonly scheduleExpressionTimezone?: string;
  readonly target: ScheduleTargetSpec;
  /** What the target gets, with context attributes such as `<aws.scheduler.scheduled-time>`; an event that names the schedule where absent. */
  readonly input?: JsonValue;
}

export interface ParameterSpec {
  readonly value: string;
  readonly type: 'String' | 'StringList' | 'SecureString';
}

/** A further function: what it is set to, and its code. */
export interface OtherFunctionSpec extends FunctionConfig {
  readonly files: SourceFiles;
}

/** Lets calls of one operation fail. */
export interface FaultSpec {
  /** By the name of AWS's endpoint, such as `dynamodb`. */
  readonly service: string;
  /** Such as `PutItem`; every operation when absent. */
  readonly operation?: string;
  /** The first how many calls fail; all when absent. */
  readonly times?: number;
  /** How many calls go well before. */
  readonly after?: number;
  /** Such as `ProvisionedThroughputExceededException`, with the service's own wording and status. */
  readonly error?: string;
  /**
   * Of operations that take several entries: the call goes well, and reports the error for each of them. With SQS, a number is how
   * many of the first entries it is reported for.
   */
  readonly refusesEntries?: boolean | number;
  /** In place of an error: the reply comes only after this many milliseconds. */
  readonly latencyMs?: number;
}
