/**
 * The few things that QuickJS can do and its WebAssembly build does not offer: its function table is not exported, and so
 * nobody can be told of rejected promises. Both are put right here, when the build is loaded. decisions/0014 has the why.
 */

/** The bytes of a WebAssembly module with its function table exported under {@link tableExport}. */
export function exportTable(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [bytes.slice(0, headerBytes)];
  let at = headerBytes;
  while (at < bytes.length) {
    const id = bytes[at] ?? 0;
    const { value: length, next } = readUnsigned(bytes, at + 1);
    const body = bytes.slice(next, next + length);
    const written = id === exportSection ? withTableExport(body) : body;
    parts.push(Uint8Array.from([id, ...toUnsigned(written.length)]), written);
    at = next + length;
  }
  return concatenate(parts);
}

/** The name under which the table is exported. The build's own names are one or two letters. */
export const tableExport = 'coldstart:table';

const headerBytes = 8;
const exportSection = 7;
const kindTable = 1;

function withTableExport(body: Uint8Array): Uint8Array {
  const { value: count, next } = readUnsigned(body, 0);
  const name = Array.from(tableExport, (letter) => letter.charCodeAt(0));
  return concatenate([
    Uint8Array.from(toUnsigned(count + 1)),
    body.slice(next),
    Uint8Array.from([...toUnsigned(name.length), ...name, kindTable, 0]),
  ]);
}

/** Reads an unsigned LEB128 number. */
function readUnsigned(bytes: Uint8Array, start: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let at = start;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at] ?? 0;
    at += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: at };
  }
}

function toUnsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return [...bytes, rest];
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const i32 = 0x7f;
const i64 = 0x7e;

/**
 * A module that passes calls of QuickJS's signature `JSHostPromiseRejectionTracker` on to an import: only a function of
 * WebAssembly's own can stand in a table. `(context, promise, reason, is_handled, opaque)`, values as 64-bit numbers.
 */
export const rejectionTrackerModule = passOnModule([i32, i64, i64, i32, i32]);

function passOnModule(parameters: readonly number[]): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: readonly number[]): number[] => [id, content.length, ...content];
  const text = (letters: string): number[] => [letters.length, ...Array.from(letters, (one) => one.charCodeAt(0))];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, parameters.length, ...parameters, 0]),
    ...section(2, [1, ...text('host'), ...text('call'), 0x00, 0]),
    ...section(exportSection, [1, ...text('call'), 0x00, 0]),
  ]);
}

/**
 * Finds where QuickJS keeps the rejection tracker of a runtime: five words after the interrupt handler (handler, its
 * opaque, promise hook, its opaque, the parent promise, tracker), and that is the word which `setInterruptHandler` writes.
 * Returns an offset in 32-bit words. Throws when the build is laid out otherwise.
 */
export function findRejectionTracker(before: Uint32Array, after: Uint32Array): number {
  const changed = Array.from(before.keys()).filter((index) => before[index] !== after[index]);
  const [handler] = changed;
  const isKnown = handler !== undefined && changed.length === 1;
  const between = isKnown ? after.slice(handler + 1, handler + 6) : [1];
  if (!isKnown || between.some((word) => word !== 0)) {
    throw new Error('This build of QuickJS keeps its runtime in another way: see docs/decisions/0014.');
  }
  return handler + 5;
}

/**
 * Finds where the allocator keeps the end of the heap: the only word of the static data that lay above all that was in use
 * before an allocation, and lies above what was allocated after it. Returns an offset in 32-bit words; undefined where the
 * allocation fitted into the heap as it was.
 */
export function findHeapEnd(
  before: Uint32Array,
  after: Uint32Array,
  endOfUse: number,
  endOfAllocation: number,
): number | undefined {
  const [found, ...others] = Array.from(before.keys()).filter(
    (index) =>
      (before[index] ?? 0) >= endOfUse && (after[index] ?? 0) >= endOfAllocation && before[index] !== after[index],
  );
  if (others.length > 0)
    throw new Error('This build of QuickJS keeps its heap in another way: see docs/decisions/0014.');
  return found;
}
