import type { Settlement } from './host-functions.ts';
import type { ImportPlace, PackageFiles } from './package-files.ts';
import type { StreamedHead, UnserialisableAnswer } from './prelude/host.ts';
import type { ErrorDescription } from './prelude/runtime-errors.ts';

/** The message of the RangeError with which a stack overflow ends. */
export const stackOverflow = 'Maximum call stack size exceeded';

/** How a phase of the guest ended. After all but `completed`, `failed`, `unserialisable` and `too-large` the process is gone. */
export type GuestOutcome =
  /** `endsProcess`: it was posted, and then the process ended. */
  | { readonly kind: 'completed'; readonly json: string; readonly endsProcess: boolean }
  | {
      readonly kind: 'streamed';
      readonly answer: StreamedHead & { readonly body: string };
      readonly endsProcess: boolean;
    }
  | {
      readonly kind: 'failed';
      readonly error: ErrorDescription & { readonly position?: ImportPlace };
      readonly endsProcess: boolean;
    }
  | { readonly kind: 'unserialisable'; readonly error: ErrorDescription; readonly cause: ErrorDescription }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'never-settled' }
  | { readonly kind: 'uncaught'; readonly error: ErrorDescription }
  | { readonly kind: 'exited'; readonly status: number }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'wall-clock-limit' };

/** Reads what the prelude reported. */
export function toGuestOutcome(
  { kind, json, body }: Settlement,
  files: PackageFiles,
  endsProcess: boolean,
): GuestOutcome {
  switch (kind) {
    case 'init-done':
    case 'answered':
      return { kind: 'completed', json, endsProcess };
    case 'streamed':
      return { kind: 'streamed', answer: { ...(JSON.parse(json) as StreamedHead), body: byteText(body) }, endsProcess };
    case 'too-large':
      return { kind: 'too-large' };
    case 'unserialisable': {
      const { posted, cause } = JSON.parse(json) as UnserialisableAnswer;
      return isOutOfMemory(cause)
        ? { kind: 'out-of-memory' }
        : { kind: 'unserialisable', error: readable(posted), cause: readable(cause) };
    }
    case 'failed': {
      const error = readable(JSON.parse(json) as ErrorDescription);
      if (isOutOfMemory(error)) return { kind: 'out-of-memory' };
      const position = files.placeOfMissing(error.errorMessage);
      return { kind, error: { ...error, ...(position && { position }) }, endsProcess };
    }
  }
}

const longestText = 32_768;
const longestTrace = 100;

/** What the runtime posts may be of any type, and of any size. */
function readable({ errorType, errorMessage, trace }: Partial<ErrorDescription>): ErrorDescription {
  const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, longestText) : '');
  return {
    errorType: text(errorType),
    errorMessage: text(errorMessage),
    trace: (trace ?? []).slice(0, longestTrace).map(text),
  };
}

/** Tells QuickJS's own error for it, which guest code can throw only on purpose. */
export function isOutOfMemory({ errorType, errorMessage }: ErrorDescription): boolean {
  return errorType === 'InternalError' && errorMessage === 'out of memory';
}

/** Bytes as text, one character a byte. */
function byteText(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += atOnce) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + atOnce)));
  }
  return parts.join('');
}

/** Few enough to be arguments of a function. */
const atOnce = 4_096;
