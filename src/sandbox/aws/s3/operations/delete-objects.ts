import { utf8Decode } from '#kernel';
import { AwsError } from '../../aws-error.ts';
import { malformedXml, readXmlElements, readXmlTexts, writeXml } from '../../protocols/xml.ts';
import { checkExisting } from '../conditions.ts';
import { bucketOf, type S3Answer, type S3Operation } from '../s3-call.ts';
import type { Fault } from '../../service.ts';
import { namespace } from '../namespace.ts';
import { remove } from './delete-object.ts';

const mostKeys = 1_000;

export const deleteObjects: S3Operation = (call) => {
  const bucket = bucketOf(call);
  const objects = objectsOf(call.body);
  if (objects.length === 0 || objects.length > mostKeys || objects.some(({ key }) => key === '')) throw malformedXml();
  const deleted: { readonly Key: string }[] = [];
  const errors: { readonly Key: string; readonly Code: string; readonly Message: string }[] = [];
  for (const { key, eTag } of objects) {
    try {
      checkExisting(bucket.get(key), eTag, key);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      errors.push({ Key: key, Code: error.code, Message: error.message });
      continue;
    }
    remove(call, key);
    deleted.push({ Key: key });
  }
  const isQuiet = readXmlTexts(utf8Decode(call.body), 'Quiet')[0] === 'true';
  const body = writeXml('DeleteResult', { ...(!isQuiet && { Deleted: deleted }), Error: errors }, namespace);
  return { status: 200, headers: { 'content-type': 'application/xml' }, body, shown: { Objects: objects.length } };
};

interface Deletion {
  readonly key: string;
  /** Where only this version may go. */
  readonly eTag: string | undefined;
}

function objectsOf(body: Uint8Array): readonly Deletion[] {
  return readXmlElements(utf8Decode(body), 'Object').flatMap((object) => {
    const [key] = readXmlTexts(object, 'Key');
    const [eTag] = readXmlTexts(object, 'ETag');
    return key === undefined ? [] : [{ key, eTag }];
  });
}

/** What it answers where each object has met a fault. Source: Amazon S3 API Reference, DeleteObjects. */
export function refuseDeletes(body: Uint8Array, { code, message }: Fault): S3Answer {
  const objects = objectsOf(body);
  const errors = objects.map(({ key: Key }) => ({ Key, Code: code, Message: message }));
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: writeXml('DeleteResult', { Error: errors }, namespace),
    shown: { Objects: objects.length },
  };
}
