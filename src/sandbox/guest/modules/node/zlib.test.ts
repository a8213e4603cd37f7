import { describe, expect, it } from 'vitest';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import zlib, { deflateRawSync, deflateSync, gunzipSync, gzipSync, inflateRawSync, inflateSync, unzipSync } from 'node:zlib';
import { promisify } from 'node:util';`;

const expanders = ['gunzipSync', 'inflateSync', 'inflateRawSync', 'unzipSync'];
/** Data that is cut off, or was never packed. */
const damaged = [
  'Buffer.alloc(0)',
  'Buffer.from([1])',
  "Buffer.from('x')",
  "Buffer.from('hello world')",
  'Buffer.from([0x1f, 0x8b])',
  'Buffer.from([0x1f, 0x8b, 8])',
  "gzipSync('hello').subarray(0, 12)",
  "gzipSync('hello').subarray(0, -1)",
  "deflateSync('hello').subarray(0, 4)",
  "deflateSync('hello').subarray(0, -1)",
  "Buffer.concat([gzipSync('hello').subarray(0, -8), Buffer.alloc(8)])",
  "Buffer.concat([gzipSync('hello').subarray(0, -4), Buffer.alloc(4)])",
  "Buffer.concat([deflateSync('hello').subarray(0, -4), Buffer.alloc(4)])",
  "Buffer.concat([gzipSync('hello'), gzipSync(' again')])",
  "Buffer.concat([gzipSync('hello'), Buffer.from('junk')])",
  "Buffer.concat([deflateSync('hello'), Buffer.from('junk')])",
];

describe('zlib does what Node.js does', async () => {
  const compared = await compareAll(
    [
      "gunzipSync(gzipSync('hello')).toString()",
      "inflateSync(deflateSync('hello')).toString()",
      "inflateRawSync(deflateRawSync('hello')).toString()",
      "[gzipSync('a'), deflateSync('a')].map((packed) => unzipSync(packed).toString())",
      "gunzipSync(gzipSync(Buffer.alloc(200_000, 'ab'))).length",
      "gunzipSync(gzipSync('')).length",
      "Buffer.isBuffer(gzipSync('x'))",
      "gzipSync('x').subarray(0, 3)",
      "gunzipSync(new Uint8Array(gzipSync('bytes'))).toString()",
      "promisify(zlib.gzip)('hello').then(promisify(zlib.gunzip)).then(String)",
      "new Promise((resolve) => zlib.gunzip(Buffer.from('nope'), (error) => resolve([error.code, error.errno, error.message])))",
      'gzipSync()',
      'gzipSync(1)',
      'gzipSync(null)',
      'gzipSync({})',
      'gunzipSync(1)',
      "zlib.gzip('x')",
      "gunzipSync(gzipSync('hello'), { maxOutputLength: 3 })",
      ...expanders.flatMap((name) => damaged.map((data) => `${name}(${data})`)),
    ],
    imports,
  );
  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});
