import { describe, expect, it } from 'vitest';
import { compareAll } from '../snippets.fixture.ts';

const helpers = `
const bytes = (text) => new TextEncoder().encode(text);
const hex = (buffer) => Buffer.from(buffer).toString('hex');
const { subtle } = crypto;
const hmac = (hash, usages = ['sign', 'verify'], key = 'key') =>
  subtle.importKey('raw', bytes(key), { name: 'HMAC', hash }, true, usages);`;

describe('crypto of the web does what Node.js does', async () => {
  const compared = await compareAll(
    [
      ...['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'sha-256'].map(
        (name) => `hex(await subtle.digest('${name}', bytes('abc')))`,
      ),
      "hex(await subtle.digest({ name: 'SHA-256' }, bytes('abc').buffer))",
      "subtle.digest('MD5', bytes('abc'))",
      "subtle.digest('SHA-256', 'abc')",
      "subtle.digest('SHA-256')",
      ...['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'].map(
        (name) => `hex(await subtle.sign('HMAC', await hmac('${name}'), bytes('abc')))`,
      ),
      "subtle.verify('HMAC', await hmac('SHA-256'), await subtle.sign('HMAC', await hmac('SHA-256'), bytes('abc')), bytes('abc'))",
      "subtle.verify('HMAC', await hmac('SHA-256'), bytes('too short'), bytes('abc'))",
      "subtle.verify('HMAC', await hmac('SHA-256', ['verify'], 'other'), await subtle.sign('HMAC', await hmac('SHA-256'), bytes('abc')), bytes('abc'))",
      "subtle.sign('HMAC', await hmac('SHA-256', ['verify']), bytes('abc'))",
      "hex(await subtle.exportKey('raw', await hmac('SHA-256')))",
      "(({ type, extractable, usages, algorithm }) => ({ type, extractable, usages, algorithm }))(await hmac('SHA-256'))",
      "subtle.importKey('raw', bytes(''), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])",
      "subtle.importKey('raw', bytes('k'), { name: 'HMAC', hash: 'SHA-256' }, false, [])",
      "subtle.importKey('raw', bytes('k'), { name: 'HMAC' }, false, ['sign'])",
      "subtle.sign('HMAC', await hmac('SHA-256'), 'abc')",
      "subtle.sign('HMAC')",
      "subtle.verify('HMAC', await hmac('SHA-256'), 'signature', bytes('abc'))",
      "subtle.importKey('raw', 'text', { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])",
      "subtle.importKey('raw')",
      'crypto.getRandomValues(new Uint8Array(8)).length',
      'crypto.getRandomValues(new Float64Array(1))',
      'crypto.getRandomValues(new Uint8Array(65_537))',
      'crypto.getRandomValues([1])',
      'crypto.randomUUID().length',
      'Object.prototype.toString.call(crypto)',
      'Object.prototype.toString.call(subtle)',
    ],
    helpers,
  );
  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});
