import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { unpackEngine } from './generated/unpack-engine.js';

const packed = await readFile(new URL('./generated/engine.lzma', import.meta.url));

describe('the packed engine', () => {
  it('unpacks to the WebAssembly of the package', async () => {
    const original = await readFile(fileURLToPath(import.meta.resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm')));
    expect(Buffer.compare(unpackEngine(packed), original)).toBe(0);
  });

  it('is found out when the end is missing', async () => {
    const compile = async (): Promise<unknown> => WebAssembly.compile(unpackEngine(packed.subarray(0, 100_000)));
    await expect(compile()).rejects.toThrow();
  });
});
