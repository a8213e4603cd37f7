import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { utf8Encode } from '#kernel';
import type { WireRequest } from '../wire.ts';
import type { S3Target } from './route-request.ts';

/**
 * The signature that a signed address has to have for this request. Source: Amazon S3 API Reference, "Authenticating Requests: Using
 * Query Parameters (AWS Signature Version 4)".
 */
export function signatureOf(
  { method, host, path, headers }: WireRequest,
  { query }: S3Target,
  secretAccessKey: string,
): string {
  const of = (name: string): string => query.get(`X-Amz-${name}`) ?? '';
  const [, ...scope] = of('Credential').split('/');
  const canonicalRequest = [
    method,
    encodePath(path),
    [...query]
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&'),
    ...of('SignedHeaders')
      .split(';')
      .map((name) => `${name}:${(name === 'host' ? host : (headers[name] ?? '')).trim()}`),
    '',
    of('SignedHeaders'),
    query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', of('Date'), scope.join('/'), bytesToHex(sha256(utf8Encode(canonicalRequest)))].join(
    '\n',
  );
  const first = utf8Encode(`AWS4${secretAccessKey}`);
  const key = scope.reduce((previous, part) => hmac(sha256, previous, utf8Encode(part)), first);
  return bytesToHex(hmac(sha256, key, utf8Encode(text)));
}

/** As it is on the wire, without what follows the question mark; a client may write a sign as it is or encode it. */
function encodePath(path: string): string {
  const [pathname = ''] = path.split('?');
  return pathname
    .split('/')
    .map((part) => encode(decode(part)))
    .join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
