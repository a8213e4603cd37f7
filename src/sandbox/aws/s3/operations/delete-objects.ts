import { utf8Decode } from '#kernel';
import { malformedXml, readXmlElements, readXmlTexts, writeXml } from '../../protocols/xml.ts';
import { bucketOf, type S3Answer, type S3Operation } from '../s3-call.ts';
import type { Fault } from '../../service.ts';
import { namespace } from '../namespace.ts';
import { remove } from './delete-object.ts';

const mostKeys = 1_000;

export const deleteObjects: S3Operation = (call) => {
  bucketOf(call);
  const keys = keysOf(call.body);
  if (keys.length === 0 || keys.length > mostKeys || keys.includes('')) throw malformedXml();
  for (const key of keys) remove(call, key);
  const isQuiet = readXmlTexts(utf8Decode(call.body), 'Quiet')[0] === 'true';
  const body = writeXml('DeleteResult', isQuiet ? {} : { Deleted: keys.map((Key) => ({ Key })) }, namespace);
  return { status: 200, headers: { 'content-type': 'application/xml' }, body, shown: { Objects: keys.length } };
};

function keysOf(body: Uint8Array): readonly string[] {
  return readXmlElements(utf8Decode(body), 'Object').flatMap((object) => readXmlTexts(object, 'Key').slice(0, 1));
}

/** What it answers where each object has met a fault. Source: Amazon S3 API Reference, DeleteObjects. */
export function refuseDeletes(body: Uint8Array, { code, message }: Fault): S3Answer {
  const keys = keysOf(body);
  const errors = keys.map((Key) => ({ Key, Code: code, Message: message }));
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: writeXml('DeleteResult', { Error: errors }, namespace),
    shown: { Objects: keys.length },
  };
}
