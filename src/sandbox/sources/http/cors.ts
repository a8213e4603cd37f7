import type { HttpRequest } from '../../exercise-spec.ts';
import type { HttpResponse } from '../../transcript.ts';
import type { CorsSpec } from '../../trigger-spec.ts';
import { lowerCaseKeys } from './http-values.ts';

/** What an API with CORS answers to a preflight by itself: the function is not asked. Undefined for other requests. */
export function preflightResponse(request: HttpRequest, cors: CorsSpec): HttpResponse | undefined {
  const headers = lowerCaseKeys(request.headers);
  const { origin } = headers;
  if (request.method !== 'OPTIONS' || origin === undefined) return undefined;
  if (headers['access-control-request-method'] === undefined) return undefined;
  return {
    status: 204,
    headers: isAllowed(origin, cors) ? { ...forAll(origin, cors), ...forPreflight(cors) } : {},
    body: '',
  };
}

/** An API with CORS sets these headers itself, in place of what the function says. */
export function withCors(response: HttpResponse, request: HttpRequest, cors: CorsSpec): HttpResponse {
  const { origin } = lowerCaseKeys(request.headers);
  const others = Object.fromEntries(
    Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-')),
  );
  if (origin === undefined || !isAllowed(origin, cors)) return { ...response, headers: others };
  return { ...response, headers: { ...others, ...forAll(origin, cors) } };
}

function isAllowed(origin: string, { allowOrigins }: CorsSpec): boolean {
  return allowOrigins.includes('*') || allowOrigins.some((one) => one.toLowerCase() === origin.toLowerCase());
}

function forAll(origin: string, { allowOrigins, allowCredentials }: CorsSpec): Record<string, string> {
  return {
    'access-control-allow-origin': allowOrigins.includes('*') && allowCredentials !== true ? '*' : origin,
    ...(!allowOrigins.includes('*') && { vary: 'origin' }),
    ...(allowCredentials === true && { 'access-control-allow-credentials': 'true' }),
  };
}

function forPreflight({ allowMethods, allowHeaders, maxAge }: CorsSpec): Record<string, string> {
  return {
    'access-control-allow-methods': allowMethods.join(','),
    ...(allowHeaders.length > 0 && { 'access-control-allow-headers': allowHeaders.join(',') }),
    ...(maxAge !== undefined && { 'access-control-max-age': String(maxAge) }),
  };
}
