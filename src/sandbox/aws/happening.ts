import type { JsonValue } from '#kernel';
import type { BusEvent } from '../cloud-record.ts';

/** Something that happened in a service and that an event source may deliver to a function. Times are in the virtual clock's milliseconds. */
export type CloudHappening =
  | {
      readonly kind: 'object-created' | 'object-removed';
      /** As notifications name it, without `s3:`, such as `ObjectCreated:Put` or `ObjectRemoved:Delete`. */
      readonly eventName: string;
      readonly bucket: string;
      /** Decoded. */
      readonly key: string;
      /** Bytes; absent when removed. */
      readonly size?: number;
      readonly eTag?: string;
      readonly sequencer: string;
      readonly timeMs: number;
    }
  | { readonly kind: 'stream-record'; readonly table: string; readonly record: StreamRecord; readonly timeMs: number }
  /** A queue holds something to receive, now or when a delay is over. */
  | {
      readonly kind: 'message-sent';
      readonly queue: string;
      readonly messageId: string;
      readonly timeMs: number;
      /** Present where another queue gave the message up. */
      readonly deadLetter?: { readonly from: string };
    }
  | { readonly kind: 'published'; readonly topic: string; readonly notification: Notification; readonly timeMs: number }
  /** With EventBridge Scheduler: it was made, or changed. */
  | { readonly kind: 'schedule-changed'; readonly arn: string; readonly isNew: boolean; readonly timeMs: number }
  | { readonly kind: 'rule-changed'; readonly bus: string; readonly name: string; readonly timeMs: number }
  | {
      readonly kind: 'event-put';
      readonly bus: string;
      readonly event: BusEvent;
      readonly timeMs: number;
      /** Present where a rule of another bus has handed it on. */
      readonly fromBus?: string;
    }
  /** `Invoke` with `InvocationType: 'Event'`. */
  | {
      readonly kind: 'invoked-asynchronously';
      readonly functionName: string;
      readonly payload: JsonValue;
      readonly requestId: string;
      readonly timeMs: number;
    };

/** A change of an item, with images in DynamoDB JSON, as the stream's view type wants them. */
export interface StreamRecord {
  readonly eventId: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly keys: JsonValue;
  readonly newImage?: JsonValue;
  readonly oldImage?: JsonValue;
  /** Digits; grows within a shard. */
  readonly sequenceNumber: string;
  readonly sizeBytes: number;
  readonly streamViewType: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';
  /** Present when the service itself removed the item, as time to live does. */
  readonly userIdentity?: { readonly type: 'Service'; readonly principalId: 'dynamodb.amazonaws.com' };
}

export interface Notification {
  readonly messageId: string;
  readonly message: string;
  /** By protocol, such as `lambda`, and `default`: where the message says different things to different subscribers. */
  readonly messages?: Readonly<Record<string, string>>;
  readonly subject?: string;
  readonly attributes: Readonly<Record<string, { readonly type: string; readonly value: string }>>;
  readonly messageGroupId?: string;
  /** Of FIFO topics, as what follows. */
  readonly messageDeduplicationId?: string;
  readonly sequenceNumber?: string;
}
