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
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Number.isFinite(since) && Math.floor(object.lastModifiedMs / 1_000) * 1_000 <= since;
}

/** Throws where a write is bound to a version that is not the one that is there. */
export function checkWrite(existing: StoredObject | undefined, headers: Headers, key: string): void {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (noneMatch === '*' && existing !== undefined) throw failed('If-None-Match');
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
