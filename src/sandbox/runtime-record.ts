import type { JsonValue } from '#kernel';
import type { InvocationOutcome, Transcript } from './transcript.ts';

/** An error as the runtime posts it. */
export interface PostedErrorRecord {
  readonly errorType: string;
  readonly errorMessage: string;
  /** Absent where the platform speaks for the runtime. */
  readonly trace?: readonly string[];
}

/** What the runtime posted for one event. */
export type PostedResult =
  | { readonly kind: 'response'; readonly body: JsonValue }
  | { readonly kind: 'error' | 'init-error'; readonly body: PostedErrorRecord }
  | {
      readonly kind: 'stream';
      readonly contentType: string;
      readonly body: string;
      readonly trailers?: { readonly errorType: string; readonly body: PostedErrorRecord };
    };

/** What an observer of the runtime's interface sees of a scenario. */
export interface RuntimeRecord {
  readonly results: readonly PostedResult[];
  /** The lines that the function and its runtime wrote, without Lambda's own; `<time>` stands for timestamps. */
  readonly log: readonly string[];
  /** The same of standard error. */
  readonly stderr: readonly string[];
}

/**
 * Writes a transcript down as the recordings of the official runtime are written: request ids count from zero, and
 * timestamps are left out, so that two of them can be compared. After an error of INIT nothing follows: that Lambda runs INIT
 * again is no doing of the runtime's, and the record has the last time only.
 */
export function toRuntimeRecord({ invocations, logs }: Transcript): RuntimeRecord {
  const ids = invocations.map(({ requestId }) => requestId);
  const anonymous = (text: string): string =>
    ids.reduce(
      (all, id, index) => all.replaceAll(id, `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`),
      text,
    );
  const results: PostedResult[] = [];
  for (const { outcome } of invocations) {
    results.push(JSON.parse(anonymous(JSON.stringify(toPosted(outcome)))) as PostedResult);
    if (results.at(-1)?.kind === 'init-error') break;
  }
  const again = logs.findLastIndex(({ isFailedInit }) => isFailedInit === true);
  const own = logs.slice(again + 1).filter(({ source }) => source === 'function');
  const lines = (isError: boolean): string[] =>
    own.filter((line) => (line.isStandardError === true) === isError).map(({ text }) => anonymous(withoutTime(text)));
  return { results, log: lines(false), stderr: lines(true) };
}

function toPosted(outcome: InvocationOutcome): PostedResult {
  switch (outcome.kind) {
    case 'answered':
      return { kind: 'response', body: outcome.answer };
    case 'streamed': {
      const { contentType, body, error } = outcome.answer;
      const trailers = error === undefined ? {} : { trailers: { errorType: error.errorType, body: error } };
      return { kind: 'stream', contentType, body: asText(body), ...trailers };
    }
    case 'function-error': {
      const { phase, errorType, errorMessage, trace } = outcome.error;
      // The platform's own errors have none.
      const isPosted = !/^(?:Runtime\.ExitError|Runtime\.OutOfMemory|Sandbox\.Timedout)$/.test(errorType);
      return {
        kind: phase === 'init' ? 'init-error' : 'error',
        body: { errorType, errorMessage, ...(isPosted && { trace }) },
      };
    }
  }
}

function withoutTime(line: string): string {
  return line
    .replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\t/, '<time>\t')
    .replace(/\(node:\d+\) /, '(node:<pid>) ')
    .replace(/^\{"timestamp":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/, '{"timestamp":"<time>"');
}

/** Bytes, one character each, as text: UTF-8 where they are that. */
function asText(bytes: string): string {
  try {
    const escaped = Array.from(bytes, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
    return decodeURIComponent(escaped.join(''));
  } catch {
    return bytes;
  }
}
