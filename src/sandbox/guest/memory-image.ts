import type { QuickJSWASMModule } from 'quickjs-emscripten-core';
import { findHeapEnd } from './engine-internals.ts';
import { memoryOf } from './engine-variant.ts';

/** What an instance's memory held at a moment. */
export interface MemoryImage {
  /** Puts it back. What was free then keeps whatever it holds: an allocation never counts on that. */
  restore(): void;
  /** Bytes of the heap up to where the allocator has gone so far. */
  heapBytes(): number;
  /** What it is made of: other instances of the same build can be filled with it. */
  readonly mould: ImageMould;
}

/** What was in use, and where the heap begins and keeps its end. */
export interface ImageMould {
  readonly pieces: readonly Piece[];
  readonly heapStart: number;
  readonly endOfHeapAt: number;
}

/** A piece of memory as it was. */
interface Piece {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** From `start` up to, and not with, `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Copies what is in use of an instance's memory. No guest may be running. */
export function takeMemoryImage(module: QuickJSWASMModule): MemoryImage {
  const used = usedRanges(memoryOf(module));
  const everything = copyOf(module, [used.staticData, used.heap]);
  const endOfHeap = findHeapEndWord(module, used);
  const free = freeRanges(module, used.heap.end);
  putBack(module, everything);
  const pieces = copyOf(module, [used.staticData, ...without(used.heap, free)]);
  return imageIn(module, { pieces, heapStart: used.heap.start, endOfHeapAt: endOfHeap });
}

/** The image of an instance in another one, whose own memory is gone with the first `restore`. */
export function imageIn(module: QuickJSWASMModule, mould: ImageMould): MemoryImage {
  const { pieces, heapStart, endOfHeapAt } = mould;
  const end = Math.max(...pieces.map(({ start, bytes }) => start + bytes.length));
  const missing = end - memoryOf(module).length;
  // The allocator asks for more, and the image takes back that it has.
  if (missing > 0) module['module']._malloc(missing);
  return {
    restore() {
      putBack(module, pieces);
    },
    heapBytes: () => (new Uint32Array(memoryOf(module).buffer)[endOfHeapAt] ?? 0) - heapStart,
    mould,
  };
}

/** Copies ranges of an instance's memory. */
function copyOf(module: QuickJSWASMModule, ranges: readonly Range[]): readonly Piece[] {
  const memory = memoryOf(module);
  return ranges.map(({ start, end }) => ({ start, bytes: memory.slice(start, end) }));
}

function putBack(module: QuickJSWASMModule, pieces: readonly Piece[]): void {
  const memory = memoryOf(module);
  for (const { start, bytes } of pieces) memory.set(bytes, start);
}

/**
 * The static data below the stack, and the heap above it. The stack between them, by far the longest run of zeros, holds
 * nothing while no call is under way.
 */
function usedRanges(memory: Uint8Array): { readonly staticData: Range; readonly heap: Range } {
  let end = memory.length;
  while (end > 0 && memory[end - 1] === 0) end -= 1;
  let stack = { start: end, end };
  let runStart = 0;
  for (let index = 0; index < end; index++) {
    if (memory[index] === 0) continue;
    if (index - runStart > stack.end - stack.start) stack = { start: runStart, end: index };
    runStart = index + 1;
  }
  return { staticData: { start: 0, end: stack.start }, heap: { start: stack.end, end } };
}

const wordBytes = 4;
const probeBytes = 2 ** 20;
const maximumProbes = 8;

/** Looks in which word the allocator keeps the end of the heap, by what an allocation changes. */
function findHeapEndWord(module: QuickJSWASMModule, used: ReturnType<typeof usedRanges>): number {
  const staticWords = (): Uint32Array =>
    new Uint32Array(memoryOf(module).buffer, 0, Math.ceil(used.staticData.end / wordBytes));
  const before = staticWords().slice();
  for (let count = 0; count < maximumProbes; count++) {
    const probe: number = module['module']._malloc(probeBytes);
    const offset = findHeapEnd(before, staticWords(), used.heap.end, probe + probeBytes);
    if (offset !== undefined) return offset;
  }
  throw new Error('The heap of this build of QuickJS has no end that could be found: see docs/decisions/0014.');
}

/** What parsing the prelude leaves is in large pieces. */
const pieceBytes = [65_536, 16_384, 4_096];
/** The allocator keeps words of its own at both ends of what is free. */
const ownWordsBytes = 64;

/** The large free pieces of the heap, found by having the allocator hand them out: the memory has to be put back afterwards. */
function freeRanges(module: QuickJSWASMModule, endOfUse: number): readonly Range[] {
  const pieces: Range[] = [];
  for (const size of pieceBytes) {
    for (;;) {
      const start: number = module['module']._malloc(size);
      if (start + size > endOfUse) break;
      pieces.push({ start: start + ownWordsBytes, end: start + size - ownWordsBytes });
    }
  }
  return pieces.sort((one, other) => one.start - other.start);
}

/** What is left of a range without others that lie in it, in order. */
function without(range: Range, others: readonly Range[]): readonly Range[] {
  const starts = [range.start, ...others.map(({ end }) => end)];
  const ends = [...others.map(({ start }) => start), range.end];
  return starts.map((start, index) => ({ start, end: ends[index] ?? range.end }));
}
