import type { WireRequest } from '../wire.ts';
import { createBucket, deleteBucket, headBucket, listBuckets } from './operations/bucket-operations.ts';
import { copyObject } from './operations/copy-object.ts';
import { deleteObject } from './operations/delete-object.ts';
import { deleteObjects } from './operations/delete-objects.ts';
import { getObject } from './operations/get-object.ts';
import { headObject } from './operations/head-object.ts';
import { listObjectsV2 } from './operations/list-objects-v2.ts';
import { putObject } from './operations/put-object.ts';
import type { S3Operation } from './s3-call.ts';

/** What a request is about. */
export interface S3Target {
  readonly bucket: string;
  /** Decoded. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
}

export interface S3Route {
  /** As AWS names it; empty where the simulated service has no such operation. */
  readonly name: string;
  readonly operation?: S3Operation;
}

const hosts = /^(?:(.+)\.)?s3(?:[.-][\w-]+)?\.amazonaws\.com$/;

export function isS3Host(host: string): boolean {
  return hosts.test(host);
}

/** Reads bucket and key out of the host or the path. */
export function readTarget({ host, path }: WireRequest): S3Target {
  const [, pathname = '', search = ''] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
  const inHost = hosts.exec(host)?.[1];
  const parts = pathname.replace(/^\//, '');
  const slash = parts.indexOf('/');
  const bucket = inHost ?? (slash === -1 ? parts : parts.slice(0, slash));
  const key = inHost !== undefined ? parts : slash === -1 ? '' : parts.slice(slash + 1);
  const query = new Map(
    search.split('&').flatMap((pair) => {
      const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
      return name === '' ? [] : [[decode(name), decode(value.replaceAll('+', ' '))] as const];
    }),
  );
  return { bucket: decode(bucket), key: decode(key), query };
}

/** What asks for another operation than the method alone does: none of these is here. */
const subresources = [
  'acl',
  'cors',
  'lifecycle',
  'policy',
  'tagging',
  'uploads',
  'uploadId',
  'versioning',
  'versions',
  'select',
  'restore',
];

export function routeOf(method: string, { bucket, key, query }: S3Target, headers: WireRequest['headers']): S3Route {
  if (subresources.some((name) => query.has(name))) return { name: '' };
  if (bucket === '') return method === 'GET' ? { name: 'ListBuckets', operation: listBuckets } : { name: '' };
  if (key === '') return bucketRoutes(query)[method] ?? { name: '' };
  if (method === 'PUT' && headers['x-amz-copy-source'] !== undefined)
    return { name: 'CopyObject', operation: copyObject };
  return objectRoutes[method] ?? { name: '' };
}

function bucketRoutes(query: ReadonlyMap<string, string>): Readonly<Record<string, S3Route>> {
  return {
    GET: query.get('list-type') === '2' ? { name: 'ListObjectsV2', operation: listObjectsV2 } : { name: '' },
    HEAD: { name: 'HeadBucket', operation: headBucket },
    PUT: { name: 'CreateBucket', operation: createBucket },
    DELETE: { name: 'DeleteBucket', operation: deleteBucket },
    POST: query.has('delete') ? { name: 'DeleteObjects', operation: deleteObjects } : { name: '' },
  };
}

const objectRoutes: Readonly<Record<string, S3Route>> = {
  GET: { name: 'GetObject', operation: getObject },
  HEAD: { name: 'HeadObject', operation: headObject },
  PUT: { name: 'PutObject', operation: putObject },
  DELETE: { name: 'DeleteObject', operation: deleteObject },
};

function decode(text: string): string {
  try {
    return wellFormed(decodeURIComponent(text));
  } catch {
    return wellFormed(text);
  }
}

/** What is no character is none on the wire either. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
