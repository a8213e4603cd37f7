import type { NetworkRoute } from '../exercise-spec.ts';
import type { NetworkOutcome, NetworkRequest } from '../guest/index.ts';
import type { OutgoingRequest } from '../transcript.ts';
import { reasonPhrases } from './reason-phrases.ts';

/** The hosts that a scenario declares, and what the function has asked of them. */
export interface Network {
  request(request: NetworkRequest, nowMs: number): NetworkOutcome;
  readonly requests: readonly OutgoingRequest[];
}

type Reply = Extract<NetworkOutcome, { readonly kind: 'replied' }>;
type Failure = Extract<NetworkOutcome, { readonly kind: 'failed' }>;

/** How long a reply takes where the route does not say. */
const usualLatencyMs = 20;
/** How long it takes to find out that nobody is there. */
const lookupMs = 5;
/** How long Node.js waits for a connection. */
const connectTimeoutMs = 10_000;
/** Declared hosts have this address: it is kept for documentation, and nobody's. */
const address = '203.0.113.10';
const mostRequests = 1_000;
const mostCharacters = 16 * 2 ** 20;

/** Answers requests by the first route that fits. */
export function createNetwork(routes: readonly NetworkRoute[] = []): Network {
  const requests: OutgoingRequest[] = [];
  let characters = 0;
  return {
    requests,
    request(request, nowMs) {
      characters += request.path.length + (request.body?.length ?? 0);
      if (requests.length >= mostRequests || characters > mostCharacters) return tooMuch;
      const { outcome, problem } = answer(routes, request);
      requests.push({
        method: request.method,
        url: request.origin + request.path,
        headers: withLowerCaseNames(request.headers),
        ...(request.body !== undefined && { body: request.body }),
        timestamp: Math.floor(nowMs),
        ...(outcome.kind === 'replied'
          ? { status: outcome.status }
          : { failure: String(outcome.properties['code'] ?? 'UND_ERR_CONNECT_TIMEOUT') }),
        ...(problem !== undefined && { problem }),
      });
      return outcome;
    },
  };
}

interface Answer {
  readonly outcome: NetworkOutcome;
  /** What the author of the function should know of it. */
  readonly problem?: string;
}

function answer(routes: readonly NetworkRoute[], request: NetworkRequest): Answer {
  const path = request.path.replace(/\?.*$/s, '');
  const ofOrigin = routes.filter(({ origin }) => sameOrigin(origin, request.origin));
  const route = ofOrigin.find(
    (one) => (one.method ?? request.method) === request.method && (one.path ?? path) === path,
  );
  if (route !== undefined) {
    return { outcome: 'failure' in route ? failed(route.failure, request.origin) : replied(route.reply, request) };
  }
  if (ofOrigin.length > 0) {
    const problem = `This exercise declares ${request.origin}, but no ${request.method} ${path} there.`;
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    return { outcome: replied({ status: 404, headers, body: `Not Found. ${problem}` }, request), problem };
  }
  const problem = undeclared(routes, request.origin);
  return { outcome: unreachable(routes, request.origin, problem), problem };
}

function replied({ status, headers, body, latencyMs }: RouteReply, { method }: NetworkRequest): Reply {
  return {
    kind: 'replied',
    latencyMs: latencyMs ?? usualLatencyMs,
    status,
    statusText: reasonPhrases[status] ?? '',
    headers: Object.entries(headers),
    body: method === 'HEAD' ? '' : body,
  };
}
type RouteReply = Extract<NetworkRoute, { readonly reply: unknown }>['reply'];

function failed(failure: 'refused' | 'timeout', origin: string): Failure {
  const { hostname, port } = placeOf(origin);
  if (failure === 'refused') return refused(isAddress(hostname) ? hostname : address, port);
  return {
    kind: 'failed',
    latencyMs: connectTimeoutMs,
    name: 'ConnectTimeoutError',
    message: `Connect Timeout Error (attempted address: ${hostname}:${port}, timeout: ${connectTimeoutMs}ms)`,
    properties: {},
  };
}

/** A host that is not declared has no address; only that of a declared one, or an address itself, can be tried. */
function unreachable(routes: readonly NetworkRoute[], origin: string, hint: string): Failure {
  const { hostname, port } = placeOf(origin);
  if (hostname === 'localhost') return refused('127.0.0.1', port, hint);
  if (isAddress(hostname)) return refused(hostname.replace(/^\[|\]$/g, ''), port, hint);
  if (routes.some((route) => placeOf(route.origin).hostname === hostname)) return refused(address, port, hint);
  return {
    kind: 'failed',
    latencyMs: lookupMs,
    name: 'Error',
    message: `getaddrinfo ENOTFOUND ${hostname}`,
    properties: { errno: -3_008, code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname, hint },
  };
}

function refused(at: string, port: number, hint?: string): Failure {
  return {
    kind: 'failed',
    latencyMs: lookupMs,
    name: 'Error',
    message: `connect ECONNREFUSED ${at}:${port}`,
    properties: {
      errno: -111,
      code: 'ECONNREFUSED',
      syscall: 'connect',
      address: at,
      port,
      ...(hint !== undefined && { hint }),
    },
  };
}

function undeclared(routes: readonly NetworkRoute[], origin: string): string {
  const declared = [...new Set(routes.map((route) => route.origin))];
  const others = declared.length === 0 ? 'It declares none.' : `It declares ${declared.join(', ')}.`;
  return `This exercise declares no host ${origin}, and nothing else can be reached from this page. ${others}`;
}

const tooMuch: Failure = {
  kind: 'failed',
  latencyMs: lookupMs,
  name: 'Error',
  message: `This page's simulated network takes ${mostRequests} requests and ${mostCharacters / 2 ** 20} MB in a run.`,
  properties: {},
};

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

function placeOf(origin: string): { readonly protocol: string; readonly hostname: string; readonly port: number } {
  const [, protocol = '', hostname = '', port] =
    /^(https?:)\/\/(\[[^\]]*\]|[^:/]*)(?::(\d+))?\/?$/.exec(origin.toLowerCase()) ?? [];
  return { protocol, hostname, port: port === undefined ? (defaultPorts[protocol] ?? 0) : Number(port) };
}

function sameOrigin(one: string, other: string): boolean {
  const [left, right] = [placeOf(one), placeOf(other)];
  return left.protocol === right.protocol && left.hostname === right.hostname && left.port === right.port;
}

function isAddress(hostname: string): boolean {
  return /^(?:\d+\.\d+\.\d+\.\d+|\[.*\])$/.test(hostname);
}

function withLowerCaseNames(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
