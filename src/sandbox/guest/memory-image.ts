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
  /** What has come of it by now. An earlier one that nobody needs any more is written over: new memory costs more than the copy. */
  now(spent: ImageMould | undefined): ImageMould;
}

/** What was in use, and where the heap begins and keeps its end. */
export interface ImageMould {
  /** In order; the last one ends with what was in use of the heap. */
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
  putBack(module, everything);
  const taken = takeFreeRanges(module, used.heap.end);
  const pieces = copyOf(module, [used.staticData, ...without(used.heap, taken)]);
  return imageIn(module, { pieces, heapStart: used.heap.start, endOfHeapAt: endOfHeap });
}

/** The image of an instance in another one, whose own memory is gone with the first `restore`. */
export function imageIn(module: QuickJSWASMModule, mould: ImageMould): MemoryImage {
  const { pieces, heapStart, endOfHeapAt } = mould;
  const end = Math.max(...pieces.map(({ start, bytes }) => start + bytes.length));
  const missing = end - memoryOf(module).length;
  // The allocator asks for more, and the image takes back that it has.
  if (missing > 0) module['module']._malloc(missing);
  const endOfHeap = (): number => new Uint32Array(memoryOf(module).buffer)[endOfHeapAt] ?? 0;
  return {
    restore() {
      putBack(module, pieces);
    },
    heapBytes: () => endOfHeap() - heapStart,
    mould,
    now(spent) {
      const ranges = pieces.map(({ start, bytes }, index) => ({
        start,
        end: index === pieces.length - 1 ? endOfHeap() : start + bytes.length,
      }));
      return { ...mould, pieces: copyOf(module, ranges, spent?.pieces) };
    },
  };
}

/** Copies ranges of an instance's memory, over pieces of the same size where there are such. */
function copyOf(module: QuickJSWASMModule, ranges: readonly Range[], spent?: readonly Piece[]): readonly Piece[] {
  const memory = memoryOf(module);
  return ranges.map(({ start, end }, index) => {
    const room = spent?.[index]?.bytes;
    if (room?.length !== end - start) return { start, bytes: memory.slice(start, end) };
    room.set(memory.subarray(start, end));
    return { start, bytes: room };
  });
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
  const words = new Uint32Array(memory.buffer);
  let end = words.length;
  while (end > 0 && words[end - 1] === 0) end -= 1;
  let stack = { start: end, end };
  let runStart = 0;
  for (let index = 0; index < end; index++) {
    if (words[index] === 0) continue;
    if (index - runStart > stack.end - stack.start) stack = { start: runStart, end: index };
    runStart = index + 1;
  }
  const range = (start: number, endWord: number): Range => ({ start: start * wordBytes, end: endWord * wordBytes });
  return { staticData: range(0, stack.start), heap: range(stack.end, end) };
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

/**
 * The large free pieces of the heap, found by having the allocator hand them out. They are kept: what nobody can get nobody
 * writes to, and it need not be put back.
 */
function takeFreeRanges(module: QuickJSWASMModule, endOfUse: number): readonly Range[] {
  const pieces: Range[] = [];
  for (const size of pieceBytes) {
    for (;;) {
      const start: number = module['module']._malloc(size);
      if (start + size > endOfUse) {
        module['module']._free(start);
        break;
      }
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
