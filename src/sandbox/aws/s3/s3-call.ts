import { AwsError } from '../aws-error.ts';
import type { ServiceContext } from '../service.ts';
import type { Bucket, Buckets } from './bucket-store.ts';

/** A request for an operation of S3. */
export interface S3Call {
  readonly buckets: Buckets;
  /** Empty where the request is about no bucket. */
  readonly bucket: string;
  /** Decoded; empty where the request is about no object. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly context: ServiceContext;
}

export interface S3Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** What `ServiceCall` shows of the input besides bucket and key. */
  readonly shown?: Readonly<Record<string, string | number>>;
}

export type S3Operation = (call: S3Call) => S3Answer;

/** Throws NoSuchBucket. */
export function bucketOf({ buckets, bucket }: S3Call): Bucket {
  const found = buckets.get(bucket);
  if (found !== undefined) return found;
  throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: bucket });
}

export function noSuchKey(key: string): AwsError {
  return new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
}

/** As HTTP writes times: `Thu, 15 Jan 2026 10:00:00 GMT`. */
export function httpDate(ms: number): string {
  return new Date(ms).toUTCString();
}

/** As S3's XML writes times. */
export function isoDate(ms: number): string {
  return new Date(Math.floor(ms / 1_000) * 1_000).toISOString();
}

/** Orders the changes of a key: hexadecimal digits that grow with time. */
export function createSequencer({ ids, nowMs }: ServiceContext): string {
  return `00${Math.floor(nowMs).toString(16).toUpperCase()}${ids.hex(4).toUpperCase()}`;
}
