import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#kernel';
import { firstPlayground, type Playground } from './playground.ts';
import { encodePlayground, longestLink, makeShareLink, openShareLink } from './share-link.ts';

const full: Playground = {
  files: {
    'index.mjs': "import { total } from './lib/total.mjs';\nexport const handler = async (event) => total(event);\n",
    'lib/total.mjs': 'export const total = ({ a, b }) => `${a + b} € 😀 \u0000`;\n',
    'functions/charge/index.cjs': 'exports.handler = async () => null;\n',
  },
  function: {
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    memorySize: 1769,
    timeout: 30,
    environment: { TABLE: 'users', EMPTY: '' },
    architecture: 'arm64',
    logging: { logFormat: 'JSON', applicationLogLevel: 'DEBUG' },
    reservedConcurrency: 0,
  },
  services: 'resources:\n  functions:\n    charge: { handler: index.handler, memorySize: 128, timeout: 3 }\n',
  happenings: '- invoke: { a: 1, b: 2 }\n',
};
const address = 'https://example.com/playground/';
const codeOf = (playground: Playground): string => encodePlayground(playground);

/** A text that cannot be compressed much. */
function noise(length: number, seed: number): string {
  const random = createRandom(seed);
  return Array.from({ length }, () => String.fromCharCode(33 + Math.floor(random.next() * 90))).join('');
}

describe('a link', () => {
  it.each([
    ['the first playground', firstPlayground],
    ['one with everything', full],
  ])('brings back %s, character for character', (_name, playground) => {
    expect(openShareLink(codeOf(playground))).toEqual({ kind: 'playground', playground });
  });

  it('has everything behind the hash, in characters that no program changes', () => {
    const share = makeShareLink(full, address);
    expect(share).toEqual({ kind: 'link', link: `${address}#code=${codeOf(full)}` });
    expect(codeOf(full)).toMatch(/^1\.[\w-]+\.[\w-]+$/);
  });

  it('is short for what most playgrounds have', () => {
    expect(codeOf(firstPlayground).length).toBeLessThan(100);
    expect(codeOf(full).length).toBeLessThan(700);
  });

  it('says how long it would be, and what takes most, where that is too much', () => {
    const playground = {
      ...full,
      files: { ...full.files, 'data.json': noise(9_000, 1), 'more.json': noise(3_000, 2) },
    };
    const share = makeShareLink(playground, address);
    if (share.kind !== 'too-long') throw new Error('It was not too long.');
    expect(share.length).toBeGreaterThan(longestLink);
    expect(share.parts.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['data.json', 9_000],
      ['more.json', 3_000],
      expect.anything(),
    ]);
    // Each part is said to take what the link would lose without it.
    const [largest] = share.parts;
    const rest = { ...playground, files: { ...playground.files, 'data.json': '' } };
    expect(share.length - (largest?.length ?? 0)).toBe(`${address}#code=${codeOf(rest)}`.length);
  });

  it('is made up to the last character that fits', () => {
    const link = `${address}#code=${codeOf(full)}`;
    const longer = (extra: number): string => address + 'x'.repeat(longestLink - link.length + extra);
    expect(makeShareLink(full, longer(0)).kind).toBe('link');
    expect(makeShareLink(full, longer(1)).kind).toBe('too-long');
  });
});

describe('a link that is no longer whole', () => {
  const code = codeOf(full);

  it('is refused wherever it was cut off', () => {
    for (let length = 0; length < code.length; length += 7)
      expect(openShareLink(code.slice(0, length)), `${length} characters`).toMatchObject({ kind: 'damaged' });
  });

  it('is refused when any character of it was changed', () => {
    for (let at = 0; at < code.length; at += 3) {
      const changed = `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`;
      expect(openShareLink(changed), `character ${at}`).toMatchObject({ kind: 'damaged' });
    }
  });

  it.each([
    ['nothing', '', 'A part of it is missing, or something else stands behind it.'],
    ['only a version', '1.', 'A part of it is missing, or something else stands behind it.'],
    ['something behind it', `${code}&x=1`, 'A part of it is missing, or something else stands behind it.'],
    [
      'a version to come',
      `2${code.slice(1)}`,
      'It was made by a newer version of this page. Reload the page, and open the link again.',
    ],
    [
      'too much',
      `1.0.${'A'.repeat(9_000)}`,
      'It is longer than the 8,192 characters that a link of this page can have.',
    ],
  ])('says what is wrong with %s', (_name, given, message) => {
    expect(openShareLink(given)).toEqual({ kind: 'damaged', message });
  });
});

describe('a link that somebody made by hand', () => {
  const made = (value: unknown): ReturnType<typeof openShareLink> => openShareLink(codeOf(value as Playground));

  it.each<[string, unknown]>([
    ['a text', 'playground'],
    ['null', null],
    ['a list', [full]],
    ['no file', { ...full, files: {} }],
    ['a file that is no text', { ...full, files: { 'index.mjs': 1 } }],
    ['a file outside', { ...full, files: { '../index.mjs': '' } }],
    ['a file from the root', { ...full, files: { '/etc/passwd': '' } }],
    ['a file with markup for a name', { ...full, files: { '<img src=x onerror=alert(1)>': '' } }],
    ['a prototype for a file', { ...full, files: JSON.parse('{"__proto__":""}') as unknown }],
    ['a runtime that is none', { ...full, function: { ...full.function, runtime: 'python3.13' } }],
    ['a number that is none', { ...full, function: { ...full.function, memorySize: '128' } }],
    ['variables that are no texts', { ...full, function: { ...full.function, environment: { A: {} } } }],
    ['services that are no text', { ...full, services: {} }],
  ])('is refused where it holds %s', (_name, value) => {
    expect(made(value)).toEqual({ kind: 'damaged', message: 'What it holds is not a playground.' });
  });

  it('brings nothing along that a playground does not have', () => {
    const value = { ...full, run: true, function: { ...full.function, layers: ['x'] } };
    expect(made(value)).toEqual({ kind: 'playground', playground: full });
  });

  it('is refused where it unpacks to more than anybody writes', () => {
    const code = codeOf({ ...full, services: 'x'.repeat(2_000_000) });
    expect(code.length).toBeLessThan(longestLink);
    expect(openShareLink(code)).toMatchObject({ kind: 'damaged' });
  });

  it('is refused where it is not packed as links are', () => {
    const bytes = deflateSync(new TextEncoder().encode('{'));
    const packed = Buffer.from(bytes).toString('base64url');
    const right = codeOf(full).split('.')[1] ?? '';
    expect(openShareLink(`1.${right}.${packed}`)).toMatchObject({ kind: 'damaged' });
  });
});
