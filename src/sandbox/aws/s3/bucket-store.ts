import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { bytesToLatin1, latin1ToBytes, utf8DecodeStrictly, utf8Encode } from '#kernel';
import type { ObjectRecord } from '../../cloud-record.ts';
import type { BucketSpec } from '../../cloud-spec.ts';

export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Names in lower case, without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  /** With its quotes. */
  readonly eTag: string;
  /** Milliseconds since the epoch. */
  readonly lastModifiedMs: number;
  /** Further headers that a client set and gets back, such as `cache-control`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The header with the checksum that a client sent, such as `x-amz-checksum-crc32`; empty where it sent none. */
  readonly checksum: Readonly<Record<string, string>>;
}

/** What S3 calls an object whose client did not say what it is. Source: PutObject, Amazon S3 API Reference. */
export const defaultContentType = 'binary/octet-stream';

export class Bucket {
  readonly name: string;
  readonly createdMs: number;
  readonly #objects = new Map<string, StoredObject>();
  constructor(name: string, createdMs: number) {
    this.name = name;
    this.createdMs = createdMs;
  }

  get(key: string): StoredObject | undefined {
    return this.#objects.get(key);
  }
  put(key: string, object: StoredObject): void {
    this.#objects.set(key, object);
  }
  delete(key: string): boolean {
    return this.#objects.delete(key);
  }
  /** In the order in which S3 lists them: by their UTF-8 bytes. */
  keys(): readonly string[] {
    return [...this.#objects.keys()]
      .map((key) => [bytesToLatin1(utf8Encode(key)), key] as const)
      .sort(byFirst)
      .map(([, key]) => key);
  }
  isEmpty(): boolean {
    return this.#objects.size === 0;
  }
}

function byFirst([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}

/** The buckets of an account. */
export type Buckets = Map<string, Bucket>;

export function createBuckets(specs: Readonly<Record<string, BucketSpec>>, nowMs: number): Buckets {
  return new Map(
    Object.entries(specs).map(([name, { objects }]) => {
      const bucket = new Bucket(name, nowMs);
      for (const [key, object] of Object.entries(objects)) {
        const bytes = 'text' in object ? utf8Encode(object.text) : fromBase64(object.base64);
        const { contentType = defaultContentType, metadata = {} } = object;
        bucket.put(key, {
          bytes,
          contentType,
          metadata,
          eTag: eTagOf(bytes),
          lastModifiedMs: nowMs,
          headers: {},
          checksum: {},
        });
      }
      return [name, bucket];
    }),
  );
}

export function eTagOf(bytes: Uint8Array): string {
  return `"${bytesToHex(md5(bytes))}"`;
}

/** The most of an object that a record tells. */
const mostToldBytes = 2 ** 20;

export function toObjectRecord(key: string, object: StoredObject): ObjectRecord {
  const { bytes, contentType, metadata, eTag, lastModifiedMs } = object;
  const text = bytes.length > mostToldBytes ? undefined : utf8DecodeStrictly(bytes);
  return {
    key,
    size: bytes.length,
    contentType,
    eTag: eTag.slice(1, -1),
    metadata,
    lastModified: lastModifiedMs,
    ...(text !== undefined && { text }),
    ...(text === undefined && bytes.length <= mostToldBytes && { base64: toBase64(bytes) }),
  };
}

const { atob, btoa } = globalThis as unknown as { atob(base64: string): string; btoa(latin1: string): string };

export function fromBase64(base64: string): Uint8Array {
  return latin1ToBytes(atob(base64));
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(bytesToLatin1(bytes));
}
