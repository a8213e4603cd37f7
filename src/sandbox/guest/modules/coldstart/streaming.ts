import stream from 'node:stream';
import { contextOf, InvokeStoreSingle } from '../invoke-store.ts';

interface NodeWritable {
  write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean;
  once(event: string, listener: (error: Error) => void): void;
  destroy(error?: Error): void;
  readonly writableEnded: boolean;
}

const { Writable } = stream as unknown as { readonly Writable: new (options: object) => NodeWritable };
/** What a function may stream here; on AWS it is 200 MB, and more than a guest can hold. */
const mostBytes = 20 * 2 ** 20;

const streamingSymbol = Symbol.for('aws.lambda.runtime.handler.streaming');
const highWaterMarkSymbol = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');
const preludeContentType = 'application/vnd.awslambda.http-integration-response';
const delimiterBytes = 8;

interface RuntimeStream extends NodeWritable {
  setContentType(contentType: string): void;
  _onBeforeFirstWrite?: (write: (chunk: unknown) => void) => void;
}

/** What of a Node.js stream the client passes on. */
const methods = [
  'cork',
  'destroy',
  'end',
  'uncork',
  'write',
  'addListener',
  'on',
  'once',
  'prependListener',
  'prependOnceListener',
  'off',
  'removeListener',
  'removeAllListeners',
  'setMaxListeners',
  'getMaxListeners',
  'listeners',
  'rawListeners',
  'listenerCount',
  'eventNames',
  'emit',
  'setContentType',
];
const writableProperties = ['destroyed', '_onBeforeFirstWrite'];
const readableProperties = [
  'writableFinished',
  'writableObjectMode',
  'writableEnded',
  'writableNeedDrain',
  'writableHighWaterMark',
  'writableCorked',
  'writableLength',
  'writable',
];

/** Opens the stream that a handler writes to, as the official client makes it. */
export function createResponseStream(makeError: (name: string, message: string) => Error): {
  readonly writable: object;
  readonly finished: Promise<unknown>;
  isFinished(): boolean;
  hasFailed(): boolean;
  sent(): { readonly contentType: string; readonly body: ArrayBuffer };
} {
  let contentType = 'application/octet-stream';
  let hasBegun = false;
  let bytes = 0;
  const parts: Uint8Array[] = [];
  const inner = new Writable({
    write(chunk: Uint8Array, _encoding: unknown, done: (error?: Error) => void) {
      bytes += chunk.length;
      if (bytes > mostBytes) {
        const most = mostBytes / 2 ** 20;
        done(new Error(`This page's simulated runtime takes ${most} MB of a streamed answer; on Lambda it is 200 MB.`));
        return;
      }
      // A copy: the function may use its buffer again.
      parts.push(Uint8Array.prototype.slice.call(chunk));
      done();
    },
  }) as RuntimeStream;
  inner.setContentType = (wanted) => {
    if (hasBegun) throw makeError('Runtime.InvalidStreamingOperation', 'Cannot set content-type, too late.');
    contentType = wanted;
  };
  const write = inner.write.bind(inner);
  inner.write = (chunk: unknown, encoding?: unknown, callback?: unknown) => {
    // The client asks for the length before anything else.
    lengthOf(chunk);
    const isData = typeof chunk === 'string' || chunk instanceof Uint8Array;
    if (!hasBegun) inner._onBeforeFirstWrite?.((first) => write(first));
    const result = write(isData ? chunk : JSON.stringify(chunk), encoding, callback);
    hasBegun = true;
    return result;
  };
  let hasFailed = false;
  const finished = new Promise((resolve, reject) => {
    inner.once('finish', resolve);
    inner.once('error', (error) => {
      hasFailed = true;
      // The client has a promise that nobody waits for, and so an error of the stream ends the process.
      void Promise.reject(error);
      reject(error);
    });
  });
  return {
    writable: toPlainStream(inner),
    finished,
    isFinished: () => inner.writableEnded,
    hasFailed: () => hasFailed,
    sent: () => ({ contentType, body: joined(parts, bytes) }),
  };
}

function joined(parts: readonly Uint8Array[], length: number): ArrayBuffer {
  const all = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all.buffer;
}

/** Throws for null and undefined. */
const lengthOf = (chunk: unknown): unknown => (chunk as { readonly length: unknown }).length;

/** What the handler gets is no stream of Node's: a plain object that passes on what it is asked. */
function toPlainStream(inner: RuntimeStream): object {
  const from = inner as unknown as Record<string, unknown>;
  const plain: Record<string, unknown> = {};
  for (const name of methods) plain[name] = (from[name] as (...args: unknown[]) => unknown).bind(inner);
  for (const name of writableProperties) {
    Object.defineProperty(plain, name, {
      get: () => from[name],
      set(value: unknown) {
        from[name] = value;
      },
    });
  }
  for (const name of readableProperties) Object.defineProperty(plain, name, { get: () => from[name] });
  return plain;
}

const awslambda: Record<string, unknown> = {
  streamifyResponse(handler: Record<symbol, unknown>, options?: { readonly highWaterMark?: unknown }): unknown {
    handler[streamingSymbol] = 'response';
    if (typeof options?.highWaterMark === 'number') {
      handler[highWaterMarkSymbol] = Number.parseInt(String(options.highWaterMark), 10);
    }
    return handler;
  },
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- It is one in the official client.
  HttpResponseStream: class HttpResponseStream {
    /** Has the prelude and its delimiter written before the first chunk. */
    static from(underlying: RuntimeStream, prelude: unknown): RuntimeStream {
      underlying.setContentType(preludeContentType);
      const text = JSON.stringify(prelude);
      underlying._onBeforeFirstWrite = (write) => {
        write(text);
        write(new Uint8Array(delimiterBytes));
      };
      return underlying;
    }
  },
};

/** Adds what nodejs24.x has beyond nodejs22.x. Returns what tells it of an invocation. */
export function addInvokeStore(): (requestId: unknown, traceId: unknown) => void {
  const store = new InvokeStoreSingle();
  awslambda['InvokeStore'] = store;
  return (requestId, traceId) => {
    store.currentContext = contextOf(requestId, traceId);
  };
}

export const globals = { awslambda };
