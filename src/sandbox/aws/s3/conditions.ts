import { AwsError } from '../aws-error.ts';
import type { StoredObject } from './bucket-store.ts';

type Headers = Readonly<Record<string, string>>;

const failed = (condition: string): AwsError =>
  new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, {
    Condition: condition,
  });

/** Throws PreconditionFailed where a read asks for another version. Returns whether the caller has it already. */
export function isNotModified(object: StoredObject, headers: Headers): boolean {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (match !== undefined && !matches(match, object.eTag)) throw failed('If-Match');
  if (noneMatch !== undefined) return matches(noneMatch, object.eTag);
  const isAfter = changedAfter(object);
  if (match === undefined && isAfter(headers['if-unmodified-since']) === true) throw failed('If-Unmodified-Since');
  return isAfter(headers['if-modified-since']) === false;
}

/** Throws PreconditionFailed where a copy is bound to another version of its source. */
export function checkCopySource(object: StoredObject, headers: Headers): void {
  const { 'x-amz-copy-source-if-match': match, 'x-amz-copy-source-if-none-match': noneMatch } = headers;
  const isAfter = changedAfter(object);
  const isOther =
    match === undefined
      ? isAfter(headers['x-amz-copy-source-if-unmodified-since']) === true
      : !matches(match, object.eTag);
  if (isOther) throw failed(`x-amz-copy-source-If-${match === undefined ? 'Unmodified-Since' : 'Match'}`);
  const isSame =
    noneMatch === undefined
      ? isAfter(headers['x-amz-copy-source-if-modified-since']) === false
      : matches(noneMatch, object.eTag);
  if (isSame) throw failed(`x-amz-copy-source-If-${noneMatch === undefined ? 'Modified-Since' : 'None-Match'}`);
}

/** Says whether an object has changed after a time, to the second; undefined where no time is given. */
function changedAfter({ lastModifiedMs }: StoredObject): (time: string | undefined) => boolean | undefined {
  return (time) => {
    const since = Date.parse(time ?? '');
    return Number.isFinite(since) ? Math.floor(lastModifiedMs / 1_000) * 1_000 > since : undefined;
  };
}

/** Throws where a write is bound to a version that is not the one that is there. */
export function checkWrite(existing: StoredObject | undefined, headers: Headers, key: string): void {
  const { 'if-none-match': noneMatch } = headers;
  if (noneMatch !== undefined && noneMatch !== '*')
    throw new AwsError('NotImplemented', 'A header you provided implies functionality that is not implemented', 501, {
      Header: 'If-None-Match',
    });
  if (noneMatch === '*' && existing !== undefined) throw failed('If-None-Match');
  checkExisting(existing, headers['if-match'], key);
}

/** Throws where a write or a delete is bound to an object that is there, or to a version of it. */
export function checkExisting(existing: StoredObject | undefined, match: string | undefined, key: string): void {
  if (match === undefined) return;
  if (existing === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
  if (!matches(match, existing.eTag)) throw failed('If-Match');
}

function matches(condition: string, eTag: string): boolean {
  return condition
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === '*' || one === eTag || `"${one}"` === eTag);
}
