import { type Clock, type IdSource, isJsonObject, type JsonObject, type JsonValue, utf8Length } from '#kernel';
import type { HttpRequest } from '../exercise-spec.ts';
import type { HttpResponse, InvocationOutcome } from '../transcript.ts';

/**
 * An API Gateway HTTP API in front of the function, payload format 2.0. Source: API Gateway Developer Guide, "Create AWS
 * Lambda proxy integrations for HTTP APIs in API Gateway".
 */
const apiId = 'c0ldstart1';
const domainName = `${apiId}.execute-api.us-east-1.amazonaws.com`;
const textPlain = 'text/plain;charset=UTF-8';

/** Makes the event that the function gets for a request. */
export function toHttpApiEvent(request: HttpRequest, clock: Pick<Clock, 'now'>, ids: IdSource): JsonObject {
  const timeEpoch = Math.floor(clock.now());
  const headers = lowerCaseKeys({
    host: domainName,
    'user-agent': 'coldstart-learner/1.0',
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
    ...request.headers,
    ...(request.body !== undefined && { 'content-length': String(utf8Length(request.body)) }),
  });
  const { cookie, ...otherHeaders } = headers;
  const parameters = Object.entries(request.query).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((single) => [name, single] as const),
  );
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: request.path,
    rawQueryString: parameters
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&'),
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers: otherHeaders,
    ...(parameters.length > 0 && { queryStringParameters: joinRepeated(parameters) }),
    requestContext: {
      accountId: '123456789012',
      apiId,
      domainName,
      domainPrefix: apiId,
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: '203.0.113.7',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: `${ids.hex(14)}=`,
      routeKey: '$default',
      stage: '$default',
      time: formatLogTime(timeEpoch),
      timeEpoch,
    },
    ...(request.body !== undefined && { body: request.body }),
    isBase64Encoded: false,
  };
}

/** Makes the response that the client gets, whatever the function did. */
export function toHttpResponse(outcome: InvocationOutcome): HttpResponse {
  if (outcome.kind === 'function-error') return internalServerError('The function failed, so the API answers for it.');
  if (outcome.kind === 'streamed') {
    return internalServerError(
      'The function streams its answer, which an HTTP API does not take; a function URL does.',
    );
  }
  const { answer } = outcome;
  if (!isJsonObject(answer) || answer['statusCode'] === undefined) return inferred(answer);
  return explicit(answer);
}

/** Without a statusCode, the API takes the whole answer as a JSON body. */
function inferred(answer: JsonValue): HttpResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: typeof answer === 'string' ? answer : JSON.stringify(answer),
  };
}

function explicit(answer: JsonObject): HttpResponse {
  const { statusCode, headers = {}, body = '', cookies, isBase64Encoded } = answer;
  const status = typeof statusCode === 'string' && /^\d+$/.test(statusCode) ? Number(statusCode) : statusCode;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599) {
    return internalServerError(
      `The answer's statusCode is ${JSON.stringify(statusCode)}; the API takes whole numbers from 100 to 599.`,
    );
  }
  if (body !== null && typeof body !== 'string') {
    return internalServerError("The answer's body is not a string. Turn it into one with JSON.stringify.");
  }
  if (headers !== null && !isJsonObject(headers)) return internalServerError("The answer's headers are not an object.");
  const text = Object.entries(headers ?? {}).filter(([, value]) => value !== null && typeof value !== 'object');
  const responseHeaders = lowerCaseKeys(
    Object.fromEntries(text.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])),
  );
  const cookieHeader = Array.isArray(cookies) && cookies.length > 0 ? { 'set-cookie': cookies.join(', ') } : {};
  return {
    status,
    headers: { 'content-type': textPlain, ...responseHeaders, ...cookieHeader },
    body: isBase64Encoded === true ? decodeBase64(body ?? '') : (body ?? ''),
  };
}

function internalServerError(problem: string): HttpResponse {
  return {
    status: 500,
    headers: { 'content-type': 'application/json' },
    body: '{"message":"Internal Server Error"}',
    problem,
  };
}

function lowerCaseKeys(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Repeated parameters come as one text, joined by commas. */
function joinRepeated(parameters: readonly (readonly [string, string])[]): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of parameters) {
    const before = Object.hasOwn(joined, name) ? joined[name] : undefined;
    joined[name] = before === undefined ? value : `${before},${value}`;
  }
  return joined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Such as `23/Nov/2026:10:00:00 +0000`. */
function formatLogTime(epochMs: number): string {
  const [year = '', month = '', day = ''] = new Date(epochMs).toISOString().slice(0, 10).split('-');
  return `${day}/${months[Number(month) - 1] ?? ''}/${year}:${new Date(epochMs).toISOString().slice(11, 19)} +0000`;
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Decodes Base64 to text; bytes are taken as UTF-8. The pure rooms have neither atob nor Buffer. */
function decodeBase64(encoded: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const digit of encoded) {
    const value = base64Digits.indexOf(digit);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >> count) & 0xff);
    }
  }
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return String.fromCharCode(...bytes);
  }
}
