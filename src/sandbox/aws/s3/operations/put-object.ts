import { bytesToHex } from '@noble/hashes/utils.js';
import { decodeBase64ToLatin1, latin1ToBytes, utf8Length } from '#kernel';
import { AwsError } from '../../aws-error.ts';
import { readAwsChunked } from '../aws-chunked.ts';
import { defaultContentType, eTagOf, type StoredObject } from '../bucket-store.ts';
import { checkWrite } from '../conditions.ts';
import { checksumHeaders } from '../checksum-headers.ts';
import { bucketOf, createSequencer, type S3Call, type S3Operation } from '../s3-call.ts';

/** The most of a single upload: 5 GB. What a function can hold is less anyway. */
const mostBytes = 5 * 2 ** 30;
/** Of the names and values of metadata together. */
const mostMetadataBytes = 2_048;
const md5Bytes = 16;
const keptHeaders = ['cache-control', 'content-disposition', 'content-encoding', 'content-language', 'expires'];

export const putObject: S3Operation = (call) => {
  const { headers, key, context } = call;
  const bucket = bucketOf(call);
  checkWrite(bucket.get(key), headers, key);
  const { bytes, trailers } = readAwsChunked(call.body, headers);
  if (bytes.length > mostBytes)
    throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
  checkDigest(bytes, headers['content-md5']);
  const encoding = headers['content-encoding']?.replace(/(?:^|,)\s*aws-chunked\s*(?=,|$)/, '');
  const object: StoredObject = {
    bytes,
    contentType: headers['content-type'] ?? defaultContentType,
    metadata: metadataOf(headers),
    eTag: eTagOf(bytes),
    lastModifiedMs: context.nowMs,
    checksum: checksumIn({ ...headers, ...trailers }),
    headers: Object.fromEntries(
      keptHeaders.flatMap((name) => {
        const value = name === 'content-encoding' ? encoding : headers[name];
        return value === undefined || value === '' ? [] : [[name, value]];
      }),
    ),
  };
  bucket.put(key, object);
  tellCreated(call, object, 'ObjectCreated:Put');
  return {
    status: 200,
    headers: { etag: object.eTag, ...checksumHeaders(object) },
    shown: { ContentType: object.contentType, ContentLength: bytes.length },
  };
};

/** Throws where a digest has been sent along that is not that of the bytes. `eTagOf` is the same one in hexadecimal digits. */
function checkDigest(bytes: Uint8Array, given: string | undefined): void {
  if (given === undefined) return;
  const sent = decodeBase64ToLatin1(given);
  if (sent.length !== md5Bytes)
    throw new AwsError('InvalidDigest', 'The Content-MD5 you specified was invalid.', 400, { 'Content-MD5': given });
  if (`"${bytesToHex(latin1ToBytes(sent))}"` !== eTagOf(bytes))
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}

function checksumIn(headers: S3Call['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^x-amz-checksum-(?:crc32c?|crc64nvme|sha1|sha256)$/.test(name)),
  );
}

/** Throws an AwsError where it is too much. */
export function metadataOf(headers: S3Call['headers']): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), value]] : [],
  );
  const size = entries.reduce((sum, [name, value]) => sum + utf8Length(name) + utf8Length(value), 0);
  if (size > mostMetadataBytes) {
    throw new AwsError('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', 400, {
      Size: size,
      MaxSizeAllowed: mostMetadataBytes,
    });
  }
  return Object.fromEntries(entries);
}

export function tellCreated({ bucket, key, context }: S3Call, object: StoredObject, eventName: string): void {
  context.tell({
    kind: 'object-created',
    eventName,
    bucket,
    key,
    size: object.bytes.length,
    eTag: object.eTag.slice(1, -1),
    sequencer: createSequencer(context),
    timeMs: context.nowMs,
  });
}
