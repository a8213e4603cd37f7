import { AwsError } from '../../aws-error.ts';
import { writeXml } from '../../protocols/xml.ts';
import { namespace } from '../namespace.ts';
import { bucketOf, isoDate, type S3Operation } from '../s3-call.ts';

const mostKeys = 1_000;

export const listObjectsV2: S3Operation = (call) => {
  const bucket = bucketOf(call);
  const prefix = call.query.get('prefix') ?? '';
  const delimiter = call.query.get('delimiter') ?? '';
  const token = call.query.get('continuation-token');
  const maxKeys = Number(call.query.get('max-keys') ?? mostKeys);
  if (!Number.isInteger(maxKeys) || maxKeys < 0)
    throw new AwsError('InvalidArgument', 'Provided max-keys not an integer or within integer range');
  const after = token === undefined ? (call.query.get('start-after') ?? '') : fromToken(token);
  const encode = call.query.get('encoding-type') === 'url' ? encodeKey : (key: string): string => key;

  const contents: string[] = [];
  const prefixes = new Set<string>();
  let last = '';
  let isTruncated = false;
  for (const key of bucket.keys()) {
    if (
      !key.startsWith(prefix) ||
      key <= after ||
      (delimiter !== '' && after.endsWith(delimiter) && key.startsWith(after))
    )
      continue;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = end === -1 ? undefined : key.slice(0, end + delimiter.length);
    if (common !== undefined && prefixes.has(common)) continue;
    if (contents.length + prefixes.size >= Math.min(maxKeys, mostKeys)) {
      isTruncated = maxKeys > 0;
      break;
    }
    if (common === undefined) contents.push(key);
    else prefixes.add(common);
    last = common ?? key;
  }
  const body = writeXml(
    'ListBucketResult',
    {
      Name: bucket.name,
      Prefix: encode(prefix),
      Delimiter: delimiter === '' ? undefined : encode(delimiter),
      MaxKeys: maxKeys,
      EncodingType: call.query.get('encoding-type'),
      KeyCount: contents.length + prefixes.size,
      IsTruncated: isTruncated,
      ContinuationToken: token,
      NextContinuationToken: isTruncated ? toToken(last) : undefined,
      StartAfter: call.query.get('start-after'),
      Contents: contents.flatMap((key) => {
        const object = bucket.get(key);
        if (object === undefined) return [];
        return [
          {
            Key: encode(key),
            LastModified: isoDate(object.lastModifiedMs),
            ETag: object.eTag,
            Size: object.bytes.length,
            ...(call.query.get('fetch-owner') === 'true' && { Owner: { ID: call.context.accountId } }),
            StorageClass: 'STANDARD',
          },
        ];
      }),
      CommonPrefixes: [...prefixes].map((one) => ({ Prefix: encode(one) })),
    },
    namespace,
  );
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body,
    ...(prefix !== '' && { shown: { Prefix: prefix } }),
  };
};

function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
}

/** A token says nothing to who gets it, and where to go on to us. A key by itself is none. */
function toToken(key: string): string {
  return tokenMark + encodeURIComponent(key).replaceAll('.', '%2E').replaceAll('%', '.');
}

const tokenMark = '1.';

function fromToken(token: string): string {
  try {
    if (token.startsWith(tokenMark)) return decodeURIComponent(token.slice(tokenMark.length).replaceAll('.', '%'));
  } catch {
    // As for what has no mark.
  }
  throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
}
