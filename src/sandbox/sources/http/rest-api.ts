import { type Clock, encodeBase64, type IdSource, isJsonObject, type JsonObject, utf8Length } from '#kernel';
import type { HttpRequest } from '../../exercise-spec.ts';
import type { HttpResponse, InvocationOutcome } from '../../transcript.ts';
import { decodeBody, formatLogTime, headerTexts, lowerCaseKeys, queryPairs, readStatus } from './http-values.ts';
import type { MatchedRoute } from './routes.ts';

/**
 * An API Gateway REST API in front of the function, payload format 1.0. Source: API Gateway Developer Guide, "Lambda proxy
 * integrations in API Gateway", input and output format.
 */
const apiId = 'c0ldstart0';
const domainName = `${apiId}.execute-api.us-east-1.amazonaws.com`;

export interface RestApiPlace {
  readonly matched?: MatchedRoute;
  /** `prod` where absent. */
  readonly stage?: string;
  /** Bodies of these content types come in Base64, and answers in Base64 are decoded for clients who accept one of them. */
  readonly binaryMediaTypes?: readonly string[];
}

/** Makes the event that the function gets for a request. */
export function toRestApiEvent(
  request: HttpRequest,
  clock: Pick<Clock, 'now'>,
  ids: IdSource,
  { matched, stage = 'prod', binaryMediaTypes = [] }: RestApiPlace = {},
): JsonObject {
  const headers: Record<string, string> = {
    Host: domainName,
    'User-Agent': 'coldstart-learner/1.0',
    'X-Forwarded-For': '203.0.113.7',
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
    ...request.headers,
    ...(request.body !== undefined && { 'Content-Length': String(utf8Length(request.body)) }),
  };
  const parameters = queryPairs(request);
  // Without routes there are two, as a greedy one does not take the root.
  const { resource = request.path === '/' ? '/' : '/{proxy+}', pathParameters = defaultParameters(request.path) } =
    matched ?? {};
  const lowerCase = lowerCaseKeys(headers);
  const isBinary = isOneOf(lowerCase['content-type'], binaryMediaTypes);
  const requestTimeEpoch = Math.floor(clock.now());
  return {
    resource,
    path: request.path,
    httpMethod: request.method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: parameters.length === 0 ? null : Object.fromEntries(parameters),
    multiValueQueryStringParameters: parameters.length === 0 ? null : gather(parameters),
    pathParameters: Object.keys(pathParameters).length === 0 ? null : pathParameters,
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId,
      domainName,
      domainPrefix: apiId,
      extendedRequestId: `${ids.hex(14)}=`,
      httpMethod: request.method,
      identity: {
        accessKey: null,
        accountId: null,
        caller: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: '203.0.113.7',
        user: null,
        userAgent: lowerCase['user-agent'] ?? null,
        userArn: null,
      },
      path: `/${stage}${request.path}`,
      protocol: 'HTTP/1.1',
      requestId: ids.uuid(),
      requestTime: formatLogTime(requestTimeEpoch),
      requestTimeEpoch,
      resourceId: ids.hex(6),
      resourcePath: resource,
      stage,
    },
    body: request.body === undefined ? null : isBinary ? encodeBase64(request.body) : request.body,
    isBase64Encoded: request.body !== undefined && isBinary,
  };
}

/** Makes the response that the client gets, whatever the function did. */
export function toRestApiResponse(
  outcome: InvocationOutcome,
  request: HttpRequest,
  { binaryMediaTypes = [] }: RestApiPlace = {},
): HttpResponse {
  if (outcome.kind === 'function-error') {
    if (outcome.error.kind === 'throttled') return failed(500, 'The function was throttled.');
    return failed(502, 'The function failed, so the API answers for it.');
  }
  if (outcome.kind === 'streamed') return failed(502, 'The function streams its answer, which this API does not take.');
  const { answer } = outcome;
  if (!isJsonObject(answer)) return failed(502, 'The answer is not an object with a statusCode.');
  const { statusCode, headers = {}, multiValueHeaders = {}, body = '', isBase64Encoded } = answer;
  const status = readStatus(statusCode);
  if (status === undefined) {
    const found = statusCode === undefined ? 'missing' : JSON.stringify(statusCode);
    return failed(502, `The answer's statusCode is ${found}; the API needs a whole number from 100 to 599.`);
  }
  if (body !== null && typeof body !== 'string')
    return failed(502, "The answer's body is not a string. Turn it into one with JSON.stringify.");
  if (headers !== null && !isJsonObject(headers)) return failed(502, "The answer's headers are not an object.");
  if (multiValueHeaders !== null && !isJsonObject(multiValueHeaders))
    return failed(502, "The answer's multiValueHeaders are not an object of lists.");
  const single = headerTexts(headers ?? {});
  // What stands in both is one list, and what is the same in both comes once.
  const several = Object.entries(multiValueHeaders ?? {}).flatMap(([name, values]) => {
    if (!Array.isArray(values)) return [];
    const texts = values.map(String);
    const other = single[name.toLowerCase()];
    const all = other === undefined || texts.includes(other) ? texts : [other, ...texts];
    return [[name.toLowerCase(), all.join(', ')] as const];
  });
  const accepts = lowerCaseKeys(request.headers)['accept'] ?? '*/*';
  // Only who accepts a binary type gets bytes; everybody else gets the Base64 text, which surprises most people once.
  const isDecoded = isBase64Encoded === true && isOneOf(accepts.split(',')[0], binaryMediaTypes);
  return {
    status,
    headers: { 'content-type': 'application/json', ...single, ...Object.fromEntries(several) },
    ...(isDecoded ? decodeBody(body ?? '') : { body: body ?? '' }),
  };
}

function failed(status: 500 | 502, problem: string): HttpResponse {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: '{"message":"Internal server error"}', problem };
}

/** What a client gets when the function has not answered within the API's 29 s. The function goes on. */
export const restApiTimeout: HttpResponse = {
  status: 504,
  headers: { 'content-type': 'application/json' },
  body: '{"message":"Endpoint request timed out"}',
  problem: 'The function did not answer within the 29 s that the API waits.',
};

/** What a client gets where no resource and method fit: the words are the API's own, and mislead many. */
export const restApiNoRoute: HttpResponse = {
  status: 403,
  headers: { 'content-type': 'application/json' },
  body: '{"message":"Missing Authentication Token"}',
  problem: 'No resource and method of the API fit the request, so the function was not invoked.',
};

function defaultParameters(path: string): Record<string, string> {
  return path === '/' ? {} : { proxy: path.slice(1) };
}

function gather(parameters: readonly (readonly [string, string])[]): Record<string, string[]> {
  const gathered = new Map<string, string[]>();
  for (const [name, value] of parameters) gathered.set(name, [...(gathered.get(name) ?? []), value]);
  return Object.fromEntries(gathered);
}

function isOneOf(contentType: string | undefined, mediaTypes: readonly string[]): boolean {
  if (contentType === undefined) return false;
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return mediaTypes.some(
    (one) => one === '*/*' || one === type || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))),
  );
}
