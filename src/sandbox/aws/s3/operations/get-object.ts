import { AwsError } from '../../aws-error.ts';
import { isNotModified } from '../conditions.ts';
import { checksumHeaders } from '../checksum-headers.ts';
import { bucketOf, httpDate, noSuchKey, type S3Call, type S3Operation } from '../s3-call.ts';
import type { StoredObject } from '../bucket-store.ts';

export const getObject: S3Operation = (call) => {
  const object = bucketOf(call).get(call.key);
  if (object === undefined) throw noSuchKey(call.key);
  if (isNotModified(object, call.headers)) return { status: 304, headers: objectHeaders(object, {}) };
  const headers = objectHeaders(object, call.headers);
  const overrides = Object.fromEntries(
    [...call.query].flatMap(([name, value]) =>
      name.startsWith('response-') ? [[name.slice('response-'.length), value]] : [],
    ),
  );
  const range = readRange(call.headers['range'], object.bytes.length);
  if (range === undefined) return { status: 200, headers: { ...headers, ...overrides }, body: object.bytes };
  const { start, end } = range;
  return {
    status: 206,
    headers: { ...headers, ...overrides, 'content-range': `bytes ${start}-${end}/${object.bytes.length}` },
    body: object.bytes.slice(start, end + 1),
  };
};

/** What Get and Head tell of an object: its checksum where it is asked for, and for all of it. */
export function objectHeaders(object: StoredObject, asked: S3Call['headers']): Record<string, string> {
  const { bytes, contentType, metadata, eTag, lastModifiedMs, headers } = object;
  const isChecked = asked['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED' && asked['range'] === undefined;
  return {
    ...(isChecked && checksumHeaders(object)),
    ...headers,
    'accept-ranges': 'bytes',
    'content-type': contentType,
    'content-length': String(bytes.length),
    etag: eTag,
    'last-modified': httpDate(lastModifiedMs),
    ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
  };
}

function readRange(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start < size && start <= end) return { start, end };
  throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416, { ActualObjectSize: size });
}
