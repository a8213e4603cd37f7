import * as bufferModule from 'node:buffer';
import { internals } from 'coldstart:internals';
import type { NetworkOutcome, PendingReply } from '../prelude/host.ts';
import { streamOf } from './unread-bodies.ts';

/** A request as the SDK's clients hand it over. */
interface SdkRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly fragment?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface HandlerOptions {
  /** Milliseconds; no limit when absent or zero. Only told of, where `throwOnRequestTimeout` is not set. */
  readonly requestTimeout?: number;
  readonly throwOnRequestTimeout?: boolean;
  /** Milliseconds in which nothing comes; no limit when absent or zero. */
  readonly socketTimeout?: number;
  readonly logger?: Logger;
}

interface Logger {
  warn?(message: string): void;
}

/** What a request waits for at most, and what is done then. */
interface Limit {
  readonly afterMs: number;
  /** Fails the request where there is one; else it goes on. */
  passed(): Error | undefined;
}

interface SignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener?(type: 'abort', listener: () => void): void;
  removeEventListener?(type: 'abort', listener: () => void): void;
}

interface CallOptions {
  readonly abortSignal?: SignalLike;
  readonly requestTimeout?: number;
}

type Configuration = HandlerOptions | (() => Promise<HandlerOptions | undefined>) | undefined;

const { Buffer } = bufferModule as unknown as {
  readonly Buffer: {
    from(source: string, encoding?: 'latin1' | 'utf8'): Bytes;
    from(source: ArrayBufferLike, offset?: number, length?: number): Bytes;
    concat(parts: readonly Uint8Array[]): Bytes;
  };
};
type Bytes = Uint8Array & { toString(encoding: 'latin1'): string };
// As they are before learner code can replace them.
const { clearTimeout, console, setTimeout } = globalThis as unknown as {
  readonly console: Logger;
  setTimeout(callback: () => void, delay: number): unknown;
  clearTimeout(timer: unknown): void;
};
const { parse, stringify } = JSON;

/** Hands the requests of the SDK to the host, where the simulated services are. Takes the options that matter here. */
export class NodeHttpHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #options: () => Promise<HandlerOptions>;
  #known: HandlerOptions = {};

  constructor(configuration?: Configuration) {
    this.#options = async () => {
      const options = typeof configuration === 'function' ? await configuration() : configuration;
      this.#known = options ?? {};
      return this.#known;
    };
  }

  /** What is a handler already stays one. */
  static create(configuration?: Configuration | { handle: unknown }): unknown {
    const isHandler = typeof (configuration as { handle?: unknown } | undefined)?.handle === 'function';
    return isHandler ? configuration : new NodeHttpHandler(configuration as Configuration);
  }

  async handle(request: SdkRequest, { abortSignal, requestTimeout }: CallOptions = {}): Promise<{ response: object }> {
    const options = await this.#options();
    if (abortSignal?.aborted === true) throw abortError(abortSignal);
    const body = await bytesOf(request.body);
    // A connection takes time: what nobody waits for does not go out before the environment is frozen.
    await wait(connectMs, [], abortSignal);
    const sent = parse(
      internals.host.request(
        stringify({
          origin: `${request.protocol}//${request.hostname}${request.port === undefined ? '' : `:${request.port}`}`,
          path: pathOf(request),
          method: request.method,
          headers: request.headers,
          ...(body !== undefined && { body: body.toString('latin1'), isBinary: true }),
        }),
      ),
    ) as NetworkOutcome | PendingReply;
    const limits = limitsOf(requestTimeout === undefined ? options : { ...options, requestTimeout });
    const outcome = await replyTo(sent, limits, abortSignal);
    if (outcome.kind === 'failed') throw Object.assign(new Error(outcome.message), outcome.properties);
    const headers = Object.fromEntries(outcome.headers.map(([name, value]) => [name.toLowerCase(), value]));
    const bytes = Buffer.from(outcome.body, outcome.isBinary === true ? 'latin1' : 'utf8');
    return {
      response: {
        statusCode: outcome.status,
        reason: outcome.statusText,
        headers,
        body: streamOf(bytes),
      },
    };
  }

  updateHttpClientConfig(name: string, value: unknown): void {
    this.#known = { ...this.#known, [name]: value };
  }
  httpHandlerConfigs(): HandlerOptions {
    return this.#known;
  }
  destroy(): void {
    // There are no connections to close.
  }
}
/** Of a call's latency, the part before the request is on its way: milliseconds. */
const connectMs = 1;

export { streamCollector } from '@smithy/core/serde';
export { NodeHttpHandler as NodeHttp2Handler };
export const DEFAULT_REQUEST_TIMEOUT = 0;

function pathOf({ path, query = {}, fragment }: SdkRequest): string {
  const parts: string[] = [];
  for (const key of Object.keys(query).sort()) {
    const value = query[key];
    const name = encode(key);
    if (Array.isArray(value)) for (const one of value as readonly string[]) parts.push(`${name}=${encode(one)}`);
    else parts.push(typeof value === 'string' && value !== '' ? `${name}=${encode(value)}` : name);
  }
  return path + (parts.length === 0 ? '' : `?${parts.join('&')}`) + (fragment === undefined ? '' : `#${fragment}`);
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A body in any form that a client can give it. */
async function bytesOf(body: unknown): Promise<Bytes | undefined> {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (body instanceof ArrayBuffer) return Buffer.from(body);
  if (typeof (body as { arrayBuffer?: unknown }).arrayBuffer === 'function')
    return Buffer.from(await (body as { arrayBuffer(): Promise<ArrayBuffer> }).arrayBuffer());
  // As the package does with what is no stream: an object that nobody made a text of is an error of Buffer's.
  if (!(Symbol.asyncIterator in Object(body))) return Buffer.from(body as ArrayBuffer);
  const parts: Uint8Array[] = [];
  for await (const part of body as AsyncIterable<Uint8Array | string>)
    parts.push(typeof part === 'string' ? Buffer.from(part) : part);
  return Buffer.concat(parts);
}

async function replyTo(
  sent: NetworkOutcome | PendingReply,
  limits: readonly Limit[],
  signal: SignalLike | undefined,
): Promise<NetworkOutcome> {
  if (sent.kind !== 'pending') {
    await wait(Math.max(0, sent.latencyMs - connectMs), limits, signal);
    return sent;
  }
  return within(limits, signal, (done) => {
    internals.onReply(sent.id, done);
    return () => undefined;
  });
}

function wait(latencyMs: number, limits: readonly Limit[], signal: SignalLike | undefined): Promise<void> {
  // What comes at the very end of a limit has come in time.
  const shorter = limits.filter(({ afterMs }) => afterMs < latencyMs);
  return within(shorter, signal, (done) => {
    const timer = setTimeout(() => {
      done(undefined);
    }, latencyMs);
    return () => {
      clearTimeout(timer);
    };
  });
}

/** Waits for something that calls back, until a limit or the caller puts an end to it. */
function within<T>(
  limits: readonly Limit[],
  signal: SignalLike | undefined,
  begin: (done: (value: T) => void) => () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      signal?.removeEventListener?.('abort', abort);
      for (const timer of timers) clearTimeout(timer);
      stop();
    };
    const fail = (error: Error): void => {
      end();
      reject(error);
    };
    const abort = (): void => {
      fail(abortError(signal));
    };
    const timers = limits.map(({ afterMs, passed }) =>
      setTimeout(() => {
        const error = passed();
        if (error !== undefined) fail(error);
      }, afterMs),
    );
    signal?.addEventListener?.('abort', abort);
    const stop = begin((value) => {
      end();
      resolve(value);
    });
  });
}

/** Of a long socket timeout, the package sets the timer only so much later: milliseconds. */
const deferralMs = 3_000;
const longSocketTimeoutMs = 6_000;

/** In the words of `@smithy/node-http-handler` 4.14. */
function limitsOf({
  requestTimeout = 0,
  throwOnRequestTimeout,
  socketTimeout = 0,
  logger,
}: HandlerOptions): readonly Limit[] {
  const limits: Limit[] = [];
  if (requestTimeout > 0) {
    const isError = throwOnRequestTimeout === true;
    const message = `@smithy/node-http-handler - [${isError ? 'ERROR' : 'WARN'}] a request has exceeded the configured ${requestTimeout} ms requestTimeout.`;
    limits.push({
      afterMs: requestTimeout,
      passed: () => {
        if (isError) return Object.assign(new Error(message), { name: 'TimeoutError', code: 'ETIMEDOUT' });
        (logger ?? console).warn?.(
          `${message} Init client requestHandler with throwOnRequestTimeout=true to turn this into an error.`,
        );
        return undefined;
      },
    });
  }
  if (socketTimeout > 0) {
    const message = `@smithy/node-http-handler - the request socket timed out after ${socketTimeout} ms of inactivity (configured by client requestHandler).`;
    limits.push({
      afterMs: socketTimeout < longSocketTimeoutMs ? socketTimeout : socketTimeout + deferralMs,
      passed: () => Object.assign(new Error(message), { name: 'TimeoutError' }),
    });
  }
  return limits;
}

function abortError(signal: SignalLike | undefined): Error {
  const { reason } = signal ?? {};
  const error =
    reason instanceof Error ? new Error('Request aborted', { cause: reason }) : new Error('Request aborted');
  error.name = 'AbortError';
  return error;
}
