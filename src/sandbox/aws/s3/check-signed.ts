import { AwsError } from '../aws-error.ts';
import type { ServiceContext } from '../service.ts';
import type { WireRequest } from '../wire.ts';
import type { S3Target } from './route-request.ts';
import { signatureOf } from './signature.ts';

/**
 * Checks that a request is signed: nothing here is public. Of a signed address, it looks whether it is whole, whether its time is not
 * over, and whether it was signed for this request. Clients sign in a header by themselves, so that is there or not. Throws an AwsError.
 */
export function checkSigned(
  request: WireRequest,
  target: S3Target,
  { nowMs, credentials }: Pick<ServiceContext, 'nowMs' | 'credentials'>,
): void {
  const { query } = target;
  const provided = query.get('X-Amz-Signature');
  if (provided === undefined) {
    if (request.headers['authorization'] === undefined) throw new AwsError('AccessDenied', 'Access Denied', 403);
    return;
  }
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
  const [AWSAccessKeyId = ''] = (query.get('X-Amz-Credential') ?? '').split('/');
  if (AWSAccessKeyId !== credentials.accessKeyId) {
    const message = 'The AWS Access Key Id you provided does not exist in our records.';
    throw new AwsError('InvalidAccessKeyId', message, 403, { AWSAccessKeyId });
  }
  if (signatureOf(request, target, credentials.secretAccessKey) !== provided) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      403,
      { AWSAccessKeyId, SignatureProvided: provided },
    );
  }
}

/** `20260115T100000Z` */
function readDate(text: string): number | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (second === undefined) return undefined;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}
