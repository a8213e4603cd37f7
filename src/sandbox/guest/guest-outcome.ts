import type { Settlement } from './host-functions.ts';
import type { ImportPlace, PackageFiles } from './package-files.ts';
import type { ErrorDescription } from './prelude/describe-error.ts';

/** The message of the RangeError with which a stack overflow ends. */
export const stackOverflow = 'Maximum call stack size exceeded';

/** How a phase of the guest ended. */
export type GuestOutcome =
  | { readonly kind: 'completed'; readonly json: string }
  | { readonly kind: 'failed'; readonly error: ErrorDescription & { readonly position?: ImportPlace } }
  | { readonly kind: 'unserialisable'; readonly error: ErrorDescription }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'never-settled' }
  | { readonly kind: 'uncaught'; readonly error: ErrorDescription }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'wall-clock-limit' };

/** Reads what the prelude reported. */
export function toGuestOutcome({ kind, json }: Settlement, files: PackageFiles): GuestOutcome {
  switch (kind) {
    case 'init-done':
    case 'answered':
      return { kind: 'completed', json };
    case 'too-large':
      return { kind: 'too-large' };
    case 'unserialisable':
    case 'failed': {
      const error = JSON.parse(json) as ErrorDescription;
      if (isOutOfMemory(error)) return { kind: 'out-of-memory' };
      if (kind === 'unserialisable') return { kind, error };
      const position = files.placeOfMissing(error.errorMessage);
      return { kind, error: { ...error, ...(position && { position }) } };
    }
  }
}

/** Tells QuickJS's own error for it, which guest code can throw only on purpose. */
export function isOutOfMemory({ errorType, errorMessage }: ErrorDescription): boolean {
  return errorType === 'InternalError' && errorMessage === 'out of memory';
}
