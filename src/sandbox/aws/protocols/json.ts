import { utf8Decode, utf8Encode, type IdSource } from '#kernel';
import { AwsError } from '../aws-error.ts';
import type { WireRequest, WireResponse } from '../wire.ts';

/** The two versions of AWS's JSON protocol. */
export type JsonVersion = '1.0' | '1.1';

/** A request of the protocol. */
export interface JsonCall {
  /** Such as `PutItem`; empty where the request names none. */
  readonly operation: string;
  /** Throws an AwsError where the body is no JSON object. */
  readInput(): Record<string, unknown>;
}

export function readJsonCall({ headers, body }: WireRequest): JsonCall {
  const operation = /\.(\w+)$/.exec(headers['x-amz-target'] ?? '')?.[1] ?? '';
  return {
    operation,
    readInput() {
      try {
        const input: unknown = JSON.parse(utf8Decode(body));
        if (typeof input === 'object' && input !== null && !Array.isArray(input))
          return input as Record<string, unknown>;
      } catch {
        // As for what is JSON and no object.
      }
      throw new AwsError('com.amazon.coral.service#SerializationException', '');
    },
  };
}

export function jsonResponse(output: object, version: JsonVersion, ids: IdSource): WireResponse {
  return respond(200, output, version, ids);
}

/** `message` is left out where there is none, as services do for errors of their frame. */
export function jsonErrorResponse(error: AwsError, version: JsonVersion, ids: IdSource): WireResponse {
  const { code, message, status, details } = error;
  const key = code.endsWith('SerializationException') && code.includes('#') ? 'Message' : 'message';
  return respond(status, { __type: code, ...(message !== '' && { [key]: message }), ...details }, version, ids);
}

function respond(status: number, value: object, version: JsonVersion, ids: IdSource): WireResponse {
  const body = utf8Encode(JSON.stringify(value));
  return {
    status,
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'content-length': String(body.length),
      'x-amzn-requestid': ids.uuid(),
    },
    body,
  };
}
