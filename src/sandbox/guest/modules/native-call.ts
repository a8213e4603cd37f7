import { internals } from 'coldstart:internals';

/** An error as the host describes it. */
interface NativeErrorText {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
}

const types: Readonly<Record<string, ErrorConstructor>> = { RangeError, TypeError, SyntaxError };

function call(operation: string, args: readonly unknown[], bytes: readonly Uint8Array[]): string | ArrayBuffer {
  try {
    return internals.host.native(operation, JSON.stringify(args), ...bytes.map(toArrayBuffer));
  } catch (error) {
    const { name, message, code } = JSON.parse((error as Error).message) as NativeErrorText;
    const made = new (types[name] ?? Error)(message);
    if (types[name] === undefined && name !== 'Error') made.name = name;
    throw code === undefined ? made : Object.assign(made, { code });
  }
}

/** Has the host do something that comes to bytes. */
export function nativeBytes(operation: string, args: readonly unknown[], ...bytes: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(call(operation, args, bytes) as ArrayBuffer);
}

/** Has the host do something that comes to a value. */
export function nativeValue(operation: string, args: readonly unknown[], ...bytes: readonly Uint8Array[]): unknown {
  return JSON.parse(call(operation, args, bytes) as string);
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes;
  return (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
}
