import { buffer } from 'coldstart:bytes';
import { internals } from 'coldstart:internals';
import type { NetworkOutcome, PendingReply } from '../../prelude/host.ts';
import { ConnectTimeoutError } from './errors.ts';

/** What undici hands over of a request. */
interface DispatchOptions {
  readonly origin: string;
  /** With the query string. */
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array> | null;
}

interface DispatchHandler {
  onConnect(abort: (reason: unknown) => void): void;
  onHeaders(status: number, headers: readonly Uint8Array[], resume: () => void, statusText: string): boolean;
  onData(bytes: Uint8Array): boolean;
  onComplete(): void;
  onError(error: unknown): void;
}

// As they are before learner code can replace them.
const { clearTimeout, setTimeout } = globalThis as unknown as {
  setTimeout(callback: () => void, delay: number): unknown;
  clearTimeout(timer: unknown): void;
};
const { parse, stringify } = JSON;
const { Buffer } = buffer as unknown as {
  readonly Buffer: {
    from(text: string, encoding?: string): Uint8Array;
    concat(parts: readonly Uint8Array[]): Uint8Array & { toString(encoding: string): string };
  };
};

/** Of a request's latency, the part before it is on its way: milliseconds. */
const connectMs = 1;

/** Stands where undici's connections would be: the host has the whole reply at once, and the timer makes it late. */
const dispatcher = {
  dispatch(options: DispatchOptions, handler: DispatchHandler): boolean {
    let timer: unknown;
    let hasEnded = false;
    const end = (act: () => void): void => {
      if (hasEnded) return;
      hasEnded = true;
      clearTimeout(timer);
      act();
    };
    const fail = (error: unknown): void => {
      end(() => {
        handler.onError(error);
      });
    };
    handler.onConnect(fail);
    const send = (body: string | undefined): void => {
      if (hasEnded) return;
      // A connection takes time: what nobody waits for does not go out before the environment is frozen.
      timer = setTimeout(() => {
        try {
          const reply = ask(options, body);
          const finish = (outcome: NetworkOutcome): void => {
            end(() => {
              deliver(outcome, handler);
            });
          };
          if (reply.kind === 'pending') internals.onReply(reply.id, finish);
          else {
            timer = setTimeout(
              () => {
                finish(reply);
              },
              Math.max(0, reply.latencyMs - connectMs),
            );
          }
        } catch (error) {
          fail(error);
        }
      }, connectMs);
    };
    readAll(options.body).then(send).catch(fail);
    return true;
  },
};

export function getGlobalDispatcher(): typeof dispatcher {
  return dispatcher;
}

async function readAll(body: AsyncIterable<Uint8Array> | null): Promise<string | undefined> {
  if (body === null) return undefined;
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function ask(
  { origin, path, method, headers }: DispatchOptions,
  body: string | undefined,
): NetworkOutcome | PendingReply {
  return parse(internals.host.request(stringify({ origin, path, method, headers, body }))) as
    NetworkOutcome | PendingReply;
}

function deliver(outcome: NetworkOutcome, handler: DispatchHandler): void {
  if (outcome.kind === 'failed') {
    handler.onError(toError(outcome));
    return;
  }
  const { status, statusText, headers, body, isBinary } = outcome;
  try {
    const raw = headers.flatMap(([name, value]) => [Buffer.from(name), Buffer.from(value, 'latin1')]);
    handler.onHeaders(status, raw, () => undefined, statusText);
    if (body !== '') handler.onData(Buffer.from(body, isBinary === true ? 'latin1' : 'utf8'));
    handler.onComplete();
  } catch (error) {
    handler.onError(error);
  }
}

function toError({ message, name, properties }: Extract<NetworkOutcome, { readonly kind: 'failed' }>): Error {
  const error = name === 'ConnectTimeoutError' ? new ConnectTimeoutError(message) : new Error(message);
  return Object.assign(error, properties);
}
