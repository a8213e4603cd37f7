import type { IdSource, JsonObject } from '#kernel';
import type { TriggerSpec } from '../trigger-spec.ts';

/** Event notifications of a bucket. Source: Amazon S3 User Guide, "Event message structure". */
type S3Trigger = Extract<TriggerSpec, { kind: 's3' }>;

export interface ObjectChange {
  /** Without `s3:`, such as `ObjectCreated:Put`. */
  readonly eventName: string;
  readonly bucket: string;
  /** As it is stored. */
  readonly key: string;
  /** Bytes. */
  readonly size?: number;
  readonly eTag?: string;
  readonly sequencer: string;
  readonly timeMs: number;
}

/** Whether a notification is configured for this change. */
export function wantsObjectChange(
  { bucket, events, prefix = '', suffix = '' }: S3Trigger,
  change: ObjectChange,
): boolean {
  if (change.bucket !== bucket || !change.key.startsWith(prefix) || !change.key.endsWith(suffix)) return false;
  return events.some((event) => {
    const name = event.replace(/^s3:/, '');
    return name === change.eventName || (name.endsWith(':*') && change.eventName.startsWith(name.slice(0, -1)));
  });
}

/** Keys come as forms encode texts: a space as `+`, slashes as they are. */
export function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/')
    .replaceAll(/[!'()]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function toS3Event(changes: readonly ObjectChange[], ids: IdSource): JsonObject {
  return { Records: changes.map((change) => toRecord(change, ids)) };
}

function toRecord({ eventName, bucket, key, size, eTag, sequencer, timeMs }: ObjectChange, ids: IdSource): JsonObject {
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'us-east-1',
    eventTime: new Date(timeMs).toISOString(),
    eventName,
    userIdentity: { principalId: 'AWS:AIDAINPONIXQXHT3IKHL2' },
    requestParameters: { sourceIPAddress: '203.0.113.7' },
    responseElements: { 'x-amz-request-id': ids.hex(16).toUpperCase(), 'x-amz-id-2': ids.hex(64) },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'on-change',
      bucket: { name: bucket, ownerIdentity: { principalId: 'A3NL1KOZZKExample' }, arn: `arn:aws:s3:::${bucket}` },
      object: {
        key: encodeKey(key),
        ...(size !== undefined && { size }),
        ...(eTag !== undefined && { eTag }),
        sequencer,
      },
    },
  };
}

/** What S3 sends once when a notification is set up: it has no Records. */
export function toS3TestEvent(bucket: string, nowMs: number, ids: IdSource): JsonObject {
  return {
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: new Date(nowMs).toISOString(),
    Bucket: bucket,
    RequestId: ids.hex(16).toUpperCase(),
    HostId: ids.hex(64),
  };
}
