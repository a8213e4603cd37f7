import { AwsError } from '../aws-error.ts';
import type { S3Target } from './route-request.ts';

/**
 * Checks a signed address: that it is whole, and that its time is not over. The signature itself is not recomputed: everybody
 * here has the same key. Throws an AwsError.
 */
export function checkPresigned({ query }: S3Target, nowMs: number): void {
  if (!query.has('X-Amz-Signature')) return;
  const signed = readDate(query.get('X-Amz-Date') ?? '');
  const seconds = Number(query.get('X-Amz-Expires'));
  if (signed === undefined || !Number.isInteger(seconds) || seconds < 1) {
    throw new AwsError(
      'AuthorizationQueryParametersError',
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  }
  if (nowMs > signed + seconds * 1_000) {
    throw new AwsError('AccessDenied', 'Request has expired', 403, {
      'X-Amz-Expires': seconds,
      Expires: new Date(signed + seconds * 1_000).toISOString().replace(/\.\d+Z$/, 'Z'),
      ServerTime: new Date(nowMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    });
  }
}

/** `20260115T100000Z` */
function readDate(text: string): number | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (second === undefined) return undefined;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}
