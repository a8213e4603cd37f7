import type { JsonValue } from '#kernel';

/** One call of a service, by the function or by what is around it. Times are milliseconds on the virtual clock. */
export interface ServiceCall {
  /** By the name of AWS's endpoint, such as `dynamodb`. */
  readonly service: string;
  /** Such as `PutItem`. */
  readonly operation: string;
  /** The name of the function that made it, where that is not the one under test. */
  readonly by?: string;
  /** As the SDK's own types write it; what is binary is `{ bytes: <count> }`. */
  readonly input: JsonValue;
  /** 0 where the scenario ended before there was a reply. */
  readonly status: number;
  readonly error?: { readonly code: string; readonly message: string };
  readonly requestId: string;
  readonly startedAt: number;
  readonly latencyMs: number;
}

/** What the services hold at the end of a scenario, in an order that does not depend on chance. */
export interface CloudState {
  readonly buckets: Readonly<Record<string, readonly ObjectRecord[]>>;
  readonly tables: Readonly<Record<string, TableRecord>>;
  readonly queues: Readonly<Record<string, QueueRecord>>;
  readonly topics: Readonly<Record<string, readonly PublishedRecord[]>>;
  /** The events that were put on each bus. */
  readonly buses: Readonly<Record<string, readonly EventRecord[]>>;
}

export interface ObjectRecord {
  readonly key: string;
  readonly size: number;
  readonly contentType: string;
  readonly eTag: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly lastModified: number;
  /** What is in it: text where it is UTF-8, else base64; left out where it is larger than 1 MB. */
  readonly text?: string;
  readonly base64?: string;
}

export interface TableRecord {
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** In DynamoDB JSON. */
  readonly items: readonly Readonly<Record<string, JsonValue>>[];
}

export interface QueueRecord {
  readonly visible: readonly MessageRecord[];
  readonly delayed: readonly MessageRecord[];
  readonly inFlight: readonly MessageRecord[];
  /** How many were deleted, which is how a message ends well. */
  readonly deleted: number;
  /** The queue that this one hands dead letters to. */
  readonly deadLetterQueue?: string;
}

export interface MessageRecord {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly receiveCount: number;
  readonly sentAt: number;
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

export interface PublishedRecord {
  readonly messageId: string;
  readonly message: string;
  readonly subject?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly publishedAt: number;
  /** Who got it, such as `queue orders`, and who did not because of a filter. */
  readonly deliveredTo: readonly string[];
  readonly filteredOut: readonly string[];
}

/** An event as EventBridge delivers it. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601 in UTC, without milliseconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: JsonValue;
}

/** An event that was put on a bus, and what the rules of the bus made of it. */
export interface EventRecord extends BusEvent {
  readonly putAt: number;
  readonly rules: readonly RuleOutcome[];
}

/** `targets` such as `function fn` or `queue orders`: who was told by a rule that matched. */
export interface RuleOutcome {
  readonly rule: string;
  readonly eventPattern: JsonValue;
  readonly matched: boolean;
  readonly targets: readonly string[];
  /** What targets got that did not get the event itself. */
  readonly inputs?: readonly { readonly target: string; readonly text: string }[];
}
