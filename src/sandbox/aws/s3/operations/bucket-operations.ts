import { utf8Decode } from '#kernel';
import { AwsError } from '../../aws-error.ts';
import { malformedXml, writeXml } from '../../protocols/xml.ts';
import { Bucket } from '../bucket-store.ts';
import { namespace } from '../namespace.ts';
import { bucketOf, isoDate, type S3Operation } from '../s3-call.ts';

const byName = (one: Bucket, other: Bucket): number => (one.name < other.name ? -1 : 1);

const xml = { 'content-type': 'application/xml' };

export const listBuckets: S3Operation = ({ buckets, context }) => {
  const list = [...buckets.values()]
    .sort(byName)
    .map(({ name, createdMs }) => ({ Name: name, CreationDate: isoDate(createdMs) }));
  const result = { Owner: { ID: context.accountId }, Buckets: { Bucket: list } };
  return { status: 200, headers: xml, body: writeXml('ListAllMyBucketsResult', result, namespace) };
};

export const headBucket: S3Operation = ({ buckets, bucket, context }) => {
  if (!buckets.has(bucket)) throw new AwsError('NotFound', '', 404);
  return { status: 200, headers: { 'x-amz-bucket-region': context.region } };
};

/** In us-east-1 a bucket that one has can be created again. Source: Amazon S3 API Reference, CreateBucket. */
export const createBucket: S3Operation = ({ buckets, bucket, body, context }) => {
  if (body.length > 0 && !utf8Decode(body).includes('<CreateBucketConfiguration')) throw malformedXml();
  if (buckets.has(bucket)) return { status: 200, headers: { location: `/${bucket}` } };
  if (!/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/.test(bucket))
    throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName: bucket });
  buckets.set(bucket, new Bucket(bucket, context.nowMs));
  return { status: 200, headers: { location: `/${bucket}` } };
};

export const deleteBucket: S3Operation = (call) => {
  if (!bucketOf(call).isEmpty())
    throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409, {
      BucketName: call.bucket,
    });
  call.buckets.delete(call.bucket);
  return { status: 204 };
};
