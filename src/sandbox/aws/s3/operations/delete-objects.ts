import { utf8Decode } from '#kernel';
import { malformedXml, readXmlElements, readXmlTexts, writeXml } from '../../protocols/xml.ts';
import { bucketOf, type S3Operation } from '../s3-call.ts';
import { namespace } from '../namespace.ts';
import { remove } from './delete-object.ts';

const mostKeys = 1_000;

export const deleteObjects: S3Operation = (call) => {
  bucketOf(call);
  const xml = utf8Decode(call.body);
  const keys = readXmlElements(xml, 'Object').flatMap((object) => readXmlTexts(object, 'Key').slice(0, 1));
  if (keys.length === 0 || keys.length > mostKeys || keys.includes('')) throw malformedXml();
  for (const key of keys) remove(call, key);
  const isQuiet = readXmlTexts(xml, 'Quiet')[0] === 'true';
  const body = writeXml('DeleteResult', isQuiet ? {} : { Deleted: keys.map((Key) => ({ Key })) }, namespace);
  return { status: 200, headers: { 'content-type': 'application/xml' }, body, shown: { Objects: keys.length } };
};
