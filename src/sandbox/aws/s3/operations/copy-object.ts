import { AwsError } from '../../aws-error.ts';
import { writeXml } from '../../protocols/xml.ts';
import { defaultContentType } from '../bucket-store.ts';
import { checkCopySource, checkWrite } from '../conditions.ts';
import { namespace } from '../namespace.ts';
import { bucketOf, isoDate, noSuchKey, type S3Operation } from '../s3-call.ts';
import { metadataOf, tellCreated } from './put-object.ts';

export const copyObject: S3Operation = (call) => {
  const { headers, key, context, buckets } = call;
  const source = decode(headers['x-amz-copy-source'] ?? '').replace(/^\//, '');
  const [, fromBucket, fromKey] = /^([^/]+)\/([^?]+)/.exec(source) ?? [];
  if (fromBucket === undefined || fromKey === undefined) {
    throw new AwsError(
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      400,
      { ArgumentName: 'x-amz-copy-source', ArgumentValue: source },
    );
  }
  const { 'x-amz-metadata-directive': directive = 'COPY' } = headers;
  if (directive !== 'COPY' && directive !== 'REPLACE') {
    throw new AwsError('InvalidArgument', 'Unknown metadata directive.', 400, {
      ArgumentName: 'x-amz-metadata-directive',
      ArgumentValue: directive,
    });
  }
  const from = bucketOf({ ...call, bucket: fromBucket });
  const object = from.get(fromKey);
  if (object === undefined) throw noSuchKey(fromKey);
  checkCopySource(object, headers);
  const target = bucketOf({ ...call, buckets });
  const isReplaced = directive === 'REPLACE';
  if (from === target && fromKey === key && !isReplaced) {
    throw new AwsError(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  checkWrite(target.get(key), headers, key);
  const copy = {
    ...object,
    lastModifiedMs: context.nowMs,
    ...(isReplaced && {
      metadata: metadataOf(headers),
      contentType: headers['content-type'] ?? defaultContentType,
    }),
  };
  target.put(key, copy);
  tellCreated(call, copy, 'ObjectCreated:Copy');
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: writeXml('CopyObjectResult', { LastModified: isoDate(context.nowMs), ETag: copy.eTag }, namespace),
    shown: { CopySource: source },
  };
};

function decode(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    throw new AwsError('InvalidArgument', 'Invalid copy source encoding.', 400, {
      ArgumentName: 'x-amz-copy-source',
      ArgumentValue: source,
    });
  }
}
