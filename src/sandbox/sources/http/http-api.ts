import {
  type Clock,
  encodeBase64,
  type IdSource,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  utf8Length,
} from '#kernel';
import type { HttpRequest } from '../../exercise-spec.ts';
import type { HttpResponse, InvocationOutcome } from '../../transcript.ts';
import { decodeBody, formatLogTime, headerTexts, lowerCaseKeys, queryPairs, readStatus } from './http-values.ts';
import type { MatchedRoute } from './routes.ts';

/**
 * An API Gateway HTTP API in front of the function, payload format 2.0. Source: API Gateway Developer Guide, "Create AWS
 * Lambda proxy integrations for HTTP APIs in API Gateway".
 */
const apiId = 'c0ldstart1';
const domainName = `${apiId}.execute-api.us-east-1.amazonaws.com`;
const textPlain = 'text/plain;charset=UTF-8';

/** What the API knows of a request besides the request. The stage is `$default`, and so is the route, where they are absent. */
export interface HttpApiPlace {
  readonly matched?: MatchedRoute;
  readonly stage?: string;
}

/** Makes the event that the function gets for a request. */
export function toHttpApiEvent(
  request: HttpRequest,
  clock: Pick<Clock, 'now'>,
  ids: IdSource,
  { matched, stage = '$default' }: HttpApiPlace = {},
): JsonObject {
  const routeKey = matched?.route ?? '$default';
  const parameters = matched?.pathParameters ?? {};
  const rawPath = stage === '$default' ? request.path : `/${stage}${request.path}`;
  return {
    ...toPayload(request, { routeKey, rawPath, host: domainName }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: {
      accountId: '123456789012',
      apiId,
      domainName,
      domainPrefix: apiId,
      http: httpContext(request, rawPath),
      requestId: `${ids.hex(14)}=`,
      routeKey,
      stage,
      ...timeContext(clock),
    },
    ...bodyMembers(request),
  };
}

/** What HTTP APIs and function URLs tell alike. */
export function toPayload(
  request: HttpRequest,
  { routeKey, rawPath, host }: { readonly routeKey: string; readonly rawPath: string; readonly host: string },
): JsonObject {
  const { cookie, ...headers } = lowerCaseKeys({
    host,
    'user-agent': 'coldstart-learner/1.0',
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
    ...request.headers,
    ...(request.body !== undefined && { 'content-length': String(utf8Length(request.body)) }),
  });
  const parameters = queryPairs(request);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: parameters
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&'),
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(parameters.length > 0 && { queryStringParameters: joinRepeated(parameters) }),
  };
}

export function httpContext({ method, headers }: HttpRequest, path: string): JsonObject {
  return {
    method,
    path,
    protocol: 'HTTP/1.1',
    sourceIp: '203.0.113.7',
    userAgent: lowerCaseKeys(headers)['user-agent'] ?? 'coldstart-learner/1.0',
  };
}

export function timeContext(clock: Pick<Clock, 'now'>): { readonly time: string; readonly timeEpoch: number } {
  const timeEpoch = Math.floor(clock.now());
  return { time: formatLogTime(timeEpoch), timeEpoch };
}

/** What is no text by its content type comes in Base64, as the API cannot know what is in it. */
export function bodyMembers({ body, headers }: HttpRequest): JsonObject {
  if (body === undefined) return { isBase64Encoded: false };
  const type = lowerCaseKeys(headers)['content-type'];
  if (type === undefined || isText(type)) return { body, isBase64Encoded: false };
  return { body: encodeBase64(body), isBase64Encoded: true };
}

function isText(contentType: string): boolean {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return /^text\/|^application\/(?:json|javascript|xml)$|\+(?:json|xml)$/.test(type);
}

/** Makes the response that the client gets, whatever the function did. */
export function toHttpResponse(outcome: InvocationOutcome): HttpResponse {
  if (outcome.kind === 'function-error') {
    if (outcome.error.kind === 'throttled') return serviceUnavailable('The function was throttled.');
    return internalServerError('The function failed, so the API answers for it.');
  }
  if (outcome.kind === 'streamed') {
    return internalServerError(
      'The function streams its answer, which an HTTP API does not take; a function URL does.',
    );
  }
  const read = readPayloadAnswer(outcome.answer);
  return read.kind === 'usable' ? read.response : internalServerError(read.problem);
}

/** What HTTP APIs and function URLs make of an answer: a response, or what is wrong with it. */
export function readPayloadAnswer(
  answer: JsonValue,
):
  | { readonly kind: 'usable'; readonly response: HttpResponse }
  | { readonly kind: 'malformed'; readonly problem: string } {
  if (!isJsonObject(answer) || answer['statusCode'] === undefined)
    return { kind: 'usable', response: inferred(answer) };
  const { statusCode, headers = {}, body = '', cookies, isBase64Encoded } = answer;
  const status = readStatus(statusCode);
  if (status === undefined) {
    return malformed(
      `The answer's statusCode is ${JSON.stringify(statusCode)}; the API takes whole numbers from 100 to 599.`,
    );
  }
  if (body !== null && typeof body !== 'string')
    return malformed("The answer's body is not a string. Turn it into one with JSON.stringify.");
  if (headers !== null && !isJsonObject(headers)) return malformed("The answer's headers are not an object.");
  const cookieHeader = Array.isArray(cookies) && cookies.length > 0 ? { 'set-cookie': cookies.join(', ') } : {};
  return {
    kind: 'usable',
    response: {
      status,
      headers: { 'content-type': textPlain, ...headerTexts(headers ?? {}), ...cookieHeader },
      ...(isBase64Encoded === true ? decodeBody(body ?? '') : { body: body ?? '' }),
    },
  };
}

function malformed(problem: string): { readonly kind: 'malformed'; readonly problem: string } {
  return { kind: 'malformed', problem };
}

/** Without a statusCode, the API takes the whole answer as a JSON body. */
function inferred(answer: JsonValue): HttpResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: typeof answer === 'string' ? answer : JSON.stringify(answer),
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

/** What a client of the API gets when the function has no environment left, or has not answered within 30 s. */
export function serviceUnavailable(problem: string): HttpResponse {
  return {
    status: 503,
    headers: { 'content-type': 'application/json' },
    body: '{"message":"Service Unavailable"}',
    problem,
  };
}

/** What a client of the API gets where no route fits. */
export const httpApiNotFound: HttpResponse = {
  status: 404,
  headers: { 'content-type': 'application/json' },
  body: '{"message":"Not Found"}',
  problem: 'No route of the API fits the request, so the function was not invoked.',
};

/** Repeated parameters come as one text, joined by commas. */
function joinRepeated(parameters: readonly (readonly [string, string])[]): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of parameters) {
    const before = Object.hasOwn(joined, name) ? joined[name] : undefined;
    joined[name] = before === undefined ? value : `${before},${value}`;
  }
  return joined;
}
