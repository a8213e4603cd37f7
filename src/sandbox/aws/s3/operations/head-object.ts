import { AwsError } from '../../aws-error.ts';
import { isNotModified } from '../conditions.ts';
import type { S3Operation } from '../s3-call.ts';
import { objectHeaders } from './get-object.ts';

/** An answer to HEAD has no body, so its errors have no words: the client calls every 404 NotFound. */
export const headObject: S3Operation = ({ buckets, bucket, key, headers }) => {
  const object = buckets.get(bucket)?.get(key);
  if (object === undefined) throw new AwsError('NotFound', '', 404);
  return isNotModified(object, headers)
    ? { status: 304, headers: objectHeaders(object, {}) }
    : { status: 200, headers: objectHeaders(object, headers) };
};
