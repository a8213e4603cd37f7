import { utf8Encode, utf8Length } from '#kernel';
import type { ObjectRecord } from '../../cloud-record.ts';
import type { BucketSpec } from '../../cloud-spec.ts';
import { AwsError } from '../aws-error.ts';
import { writeXml } from '../protocols/xml.ts';
import type { AwsService, ServiceContext, ServiceReply } from '../service.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import { createBuckets, toObjectRecord } from './bucket-store.ts';
import { refuseDeletes } from './operations/delete-objects.ts';
import { checkSigned } from './check-signed.ts';
import { isS3Host, readTarget, routeOf } from './route-request.ts';
import type { S3Answer } from './s3-call.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 25;

export interface S3 extends AwsService {
  readonly name: 's3';
  state(): Readonly<Record<string, readonly ObjectRecord[]>>;
}

/** The buckets of an account, filled with what an exercise declares. */
export function createS3(specs: Readonly<Record<string, BucketSpec>>, createdMs: number): S3 {
  const buckets = createBuckets(specs, createdMs);
  return {
    name: 's3',
    owns: ({ host }) => isS3Host(host),
    operationOf: (request) => routeOf(request.method, readTarget(request), request.headers).name,
    answer: (request, context) =>
      reply(request, context, (target) => {
        const { operation } = routeOf(request.method, target, request.headers);
        const { bucket, key, query } = target;
        checkSigned(request, target, context);
        if (operation === undefined) throw notImplemented(request);
        checkKey(key);
        const { headers, body } = request;
        return operation({ buckets, bucket, key, query, headers, body, context });
      }),
    fail: (request, { code, message, status }, context) =>
      reply(request, context, () => {
        throw new AwsError(code, message, status);
      }),
    refuseEntries(request, fault, context) {
      const { name } = routeOf(request.method, readTarget(request), request.headers);
      if (name !== 'DeleteObjects') return undefined;
      return reply(request, context, () => refuseDeletes(request.body, fault));
    },
    state: () =>
      Object.fromEntries(
        [...buckets].map(([name, bucket]) => [
          name,
          bucket.keys().flatMap((key) => {
            const object = bucket.get(key);
            return object === undefined ? [] : [toObjectRecord(key, object)];
          }),
        ]),
      ),
  };
}

/** Does what a request asks for, and puts what came of it, or the error, on the wire. */
function reply(
  request: WireRequest,
  context: ServiceContext,
  work: (target: ReturnType<typeof readTarget>) => S3Answer,
): ServiceReply {
  const target = readTarget(request);
  const { name: operation } = routeOf(request.method, target, request.headers);
  const { bucket, key } = target;
  const shown: Record<string, string> = { ...(bucket !== '' && { Bucket: bucket }), ...(key !== '' && { Key: key }) };
  try {
    const answer = work(target);
    return {
      response: toResponse(answer, request, context),
      operation,
      input: { ...shown, ...answer.shown },
      latencyMs,
    };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return {
      response: toErrorResponse(error, request, context),
      operation,
      input: shown,
      error: { code: error.code, message: error.message },
      latencyMs,
    };
  }
}

/** In bytes of UTF-8. Source: Amazon S3 User Guide, "Naming Amazon S3 objects". */
const longestKey = 1_024;

function checkKey(key: string): void {
  const size = utf8Length(key);
  if (size > longestKey)
    throw new AwsError('KeyTooLongError', 'Your key is too long', 400, { Size: size, MaxSizeAllowed: longestKey });
}

function notImplemented({ method, path }: WireRequest): AwsError {
  return new AwsError(
    'NotImplemented',
    `A header you provided implies functionality that is not implemented: this page's S3 has no operation for ${method} ${path.replace(/^[^?]*/, '')}`,
    501,
  );
}

function toResponse(
  { status, headers, body = '' }: S3Answer,
  { method }: WireRequest,
  { ids }: ServiceContext,
): WireResponse {
  const bytes = typeof body === 'string' ? utf8Encode(body) : body;
  return {
    status,
    headers: {
      ...commonHeaders(ids.hex(16)),
      ...(method !== 'HEAD' && { 'content-length': String(bytes.length) }),
      ...headers,
      // Of a range, the length is that of the part.
      ...(status === 206 && { 'content-length': String(bytes.length) }),
    },
    body: method === 'HEAD' ? new Uint8Array() : bytes,
  };
}

function toErrorResponse(error: AwsError, request: WireRequest, { ids }: ServiceContext): WireResponse {
  const requestId = ids.hex(16);
  const headers = commonHeaders(requestId);
  if (request.method === 'HEAD') return { status: error.status, headers, body: new Uint8Array() };
  const { code, message, details } = error;
  const content = { Code: code, Message: message, ...details, RequestId: requestId.toUpperCase(), HostId: 'simulated' };
  const body = utf8Encode(writeXml('Error', content));
  return { status: error.status, headers: { ...headers, 'content-type': 'application/xml' }, body };
}

function commonHeaders(requestId: string): Record<string, string> {
  return { 'x-amz-request-id': requestId.toUpperCase(), 'x-amz-id-2': 'simulated', server: 'AmazonS3' };
}
