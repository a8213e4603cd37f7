import { describe, expect, it } from 'vitest';
import { compareAll } from '../snippets.fixture.ts';

const imports = `
import { StringDecoder } from 'node:string_decoder';
/** What a decoder gives for bytes in pieces of a size, and what it tells of itself after each. */
const decode = (encoding, bytes, size) => {
  const decoder = new StringDecoder(encoding);
  const all = [];
  for (let start = 0; start < bytes.length; start += size) {
    all.push(decoder.write(Buffer.from(bytes.slice(start, start + size))), decoder.lastNeed, decoder.lastTotal);
  }
  return [...all, decoder.end()];
};
const text = [...Buffer.from('aé€😀\\u{10ffff}z')];
const broken = [0xff, 0x61, 0xe2, 0x82, 0x61, 0xf0, 0x9f, 0x98, 0xe2, 0x82, 0xac, 0xc3, 0x80, 0x80, 0xed, 0xa0, 0x80, 0xf8, 0x88, 0xe2];
const wide = [...Buffer.from('a😀é\\ud83dz\\ud83d', 'utf16le')];
const bytes = Array.from({ length: 11 }, (_, index) => index * 23);
`;

const pieces = [1, 2, 3, 4, 5, 20].flatMap((size) => [
  `decode('utf8', text, ${size})`,
  `decode('utf8', broken, ${size})`,
  `decode('utf16le', wide, ${size})`,
  `decode('utf16le', [...wide, 1], ${size})`,
  `decode('base64', bytes, ${size})`,
  `decode('base64url', bytes, ${size})`,
  `decode('hex', bytes, ${size})`,
  `decode('latin1', bytes, ${size})`,
  `decode('ascii', bytes, ${size})`,
]);

describe('string_decoder does what Node.js does', async () => {
  const compared = await compareAll(
    [
      ...pieces,
      "['UTF-8', 'ucs2', 'binary', 'BASE64', undefined, null].map((name) => new StringDecoder(name).encoding)",
      "new StringDecoder('nope')",
      'new StringDecoder(5)',
      'new StringDecoder().write(5)',
      'new StringDecoder().write()',
      "new StringDecoder().write('text')",
      'new StringDecoder().write(new DataView(new Uint8Array([104, 105]).buffer))',
      'new StringDecoder().write(new Uint16Array([26728]))',
      '(() => { const decoder = new StringDecoder(); decoder.write(Buffer.from([0xe2, 0x82])); return [decoder.end(Buffer.from([0xac])), decoder.end(), [...decoder.lastChar]]; })()',
      "(() => { const decoder = new StringDecoder(); decoder.write(Buffer.from([0xe2])); return [decoder.text(Buffer.from('xab'), 1), decoder.end()]; })()",
      "StringDecoder.prototype.write.call({}, Buffer.from('a'))",
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});
