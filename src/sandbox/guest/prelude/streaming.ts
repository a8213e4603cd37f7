import type { Host, StreamedHead } from './host.ts';
import { stringifyJson } from './intrinsics.ts';
import type { ErrorDescription } from './runtime-errors.ts';
import type { RuntimeParts } from './runtime.ts';

/** A response that a handler streams, as the client offers it. */
export interface ResponseStream {
  /** What the handler gets. */
  readonly writable: object;
  /** Resolves when the handler has ended the stream, and all of it has gone out. */
  readonly finished: Promise<unknown>;
  isFinished(): boolean;
  /** The stream broke: nothing of it reaches Lambda. */
  hasFailed(): boolean;
  sent(): { readonly contentType: string; readonly body: ArrayBuffer };
}

/** What the guest module `coldstart:streaming` brings, which has Node's streams. */
export interface StreamingModule {
  createResponseStream(makeError: (name: string, message: string) => Error): ResponseStream;
  addInvokeStore(): (requestId: unknown, traceId: unknown) => void;
}

const moduleName = 'coldstart:streaming';

/** Opens a response stream. Only code that has touched `awslambda` can have a streaming handler, so the module is there. */
export function streamToHost(parts: RuntimeParts, makeError: (name: string, message: string) => Error): ResponseStream {
  return (parts.builtin(moduleName) as StreamingModule).createResponseStream(makeError);
}

/** Tells what has been sent, and the error that the handler failed with, unless the stream had ended before. */
export function postStreamed(host: Host, stream: ResponseStream, error?: ErrorDescription): void {
  if (stream.hasFailed()) return;
  const { contentType, body } = stream.sent();
  const head: StreamedHead = { contentType, ...(error !== undefined && !stream.isFinished() && { error }) };
  host.settle('streamed', stringifyJson(head), body);
}

/**
 * Opens what libraries find the current invocation by: a part of `awslambda`, so only code that touches that can see it.
 * Returns what tells it of an invocation.
 */
export function openInvokeStore(parts: RuntimeParts): (requestId: unknown, traceId: unknown) => void {
  if (!parts.hasBuiltin(moduleName)) return () => undefined;
  return (parts.builtin(moduleName) as StreamingModule).addInvokeStore();
}

/** Longer than any function may run. */
const aLongTimeMs = 2_000_000_000;

/** Waits for a promise and keeps the process alive meanwhile, as the client's open connection does. */
export async function keptAlive({ host }: RuntimeParts, promise: Promise<unknown>): Promise<void> {
  const id = host.startTimer(aLongTimeMs, 0);
  try {
    await promise;
  } finally {
    host.stopTimer(id);
  }
}
