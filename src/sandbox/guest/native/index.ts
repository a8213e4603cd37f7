import type { JsonValue } from '#kernel';

/** What an operation gives back to the guest. */
export type NativeResult =
  { readonly kind: 'json'; readonly value: JsonValue } | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** What an operation may use of the guest that calls it. */
export interface NativeCall {
  /** Virtual time, milliseconds since the epoch. */
  now(): number;
  /** The next seeded random number in [0, 1). */
  random(): number;
  /** Charges CPU time: milliseconds at one vCPU. An operation charges before it does long work. */
  charge(milliseconds: number): void;
  /**
   * Says how much memory the operation takes at a time, in bytes, beside its arguments and its result. Throws where the
   * function has not that much, or its time is over: the guest is ended then, whatever the operation does.
   */
  hold(bytes: number): void;
}

/**
 * Work that the host does for a guest module, where the guest's own JavaScript would be far too slow, or where only the
 * host knows. `args` is untrusted JSON; byte arguments are copies. What it throws is thrown in the guest:
 * {@link NativeError} with name and code, anything else as an Error with its message. It must end soon whatever it gets.
 */
export type NativeOperation = (
  args: readonly JsonValue[],
  bytes: readonly Uint8Array[],
  call: NativeCall,
) => NativeResult;

/** Operations by name, such as `crypto.hash`. */
export type NativeOperations = Readonly<Record<string, NativeOperation>>;

/** An error that the guest gets with this name and code. */
export class NativeError extends Error {
  readonly code: string | undefined;
  constructor(name: string, message: string, code?: string) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

/** The guest modules that have something done in the host. */
const natives: Readonly<Record<string, () => Promise<{ readonly operations: NativeOperations }>>> = {
  'coldstart:bytes': () => import('./bytes.ts'),
  'node:crypto': () => import('./crypto.ts'),
  'node:zlib': () => import('./zlib.ts'),
  'package:sharp': () => import('./sharp.ts'),
  'web:intl': () => import('./intl.ts'),
  'web:url': () => import('./url.ts'),
};

export async function loadNative(moduleName: string): Promise<NativeOperations> {
  return (await natives[moduleName]?.())?.operations ?? {};
}
