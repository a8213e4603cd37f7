import { describe, expect, it } from 'vitest';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import crypto, { createHash, createHmac, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';`;

const algorithms = [
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha512-256',
  'sha3-256',
  'SHA256',
  'RSA-SHA256',
];

describe('crypto does what Node.js does', async () => {
  const compared = await compareAll(
    [
      // Hashes
      ...algorithms.map((name) => `createHash('${name}').update('abc').digest('hex')`),
      ...['hex', 'base64', 'base64url', 'latin1', 'binary', 'ascii', 'utf8', 'buffer'].map(
        (encoding) => `createHash('sha256').update('é').digest('${encoding}')`,
      ),
      "createHash('sha256').update('a').update(Buffer.from('b')).update(new Uint8Array([99])).digest('hex')",
      "createHash('sha256').update('616263', 'hex').digest('hex')",
      "createHash('sha256').update(new DataView(new ArrayBuffer(4))).digest('hex')",
      "createHash('sha256').digest('hex')",
      "createHash('sha256').update('x').digest().length",
      "(() => { const one = createHash('sha256').update('a'); const two = one.copy(); return [one.update('b').digest('hex'), two.digest('hex')]; })()",
      "(() => { const one = createHash('sha256').update('a'); one.digest(); return one.digest(); })()",
      "(() => { const one = createHash('sha256').update('a'); one.digest(); return one.update('b'); })()",
      "createHash('nope')",
      'createHash()',
      'createHash(1)',
      "createHash('sha256').update()",
      "createHash('sha256').update(1)",
      "createHash('sha256').update(null)",
      "createHash('sha256').update({})",
      "crypto.hash('sha1', 'abc')",
      "crypto.hash('sha256', 'abc', 'base64')",
      "crypto.hash('nope', 'abc')",
      "crypto.getHashes().includes('sha256')",
      // HMAC
      ...algorithms.map((name) => `createHmac('${name}', 'key').update('abc').digest('hex')`),
      "createHmac('sha256', Buffer.from('key')).update('abc').digest('base64')",
      "createHmac('sha256', 'k'.repeat(200)).update('abc').digest('hex')",
      "createHmac('sha256', '').update('').digest('hex')",
      "createHmac('sha256', crypto.createSecretKey(Buffer.from('key'))).update('abc').digest('hex')",
      "(() => { const one = createHmac('sha256', 'k').update('a'); one.digest(); return one.digest('hex'); })()",
      "createHmac('nope', 'key')",
      "createHmac('sha256')",
      "createHmac('sha256', null)",
      "createHmac('sha256', 1)",
      'createHmac()',
      // What is compared in constant time
      "timingSafeEqual(Buffer.from('ab'), Buffer.from('ab'))",
      "timingSafeEqual(Buffer.from('ab'), Buffer.from('ac'))",
      "timingSafeEqual(Buffer.from('a'), Buffer.from('ab'))",
      "timingSafeEqual('a', 'a')",
      "timingSafeEqual(Buffer.from('a'), 'a')",
      'timingSafeEqual(new Uint16Array([1]), new Uint8Array([1, 0]))',
      'timingSafeEqual()',
      // Chance
      '/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(randomUUID())',
      'randomUUID() === randomUUID()',
      'randomBytes(16).length',
      'randomBytes(0).length',
      'Buffer.isBuffer(randomBytes(4))',
      'randomBytes()',
      'randomBytes(-1)',
      "randomBytes('4')",
      'randomBytes(1.5).length',
      'new Promise((resolve) => randomBytes(4, (error, bytes) => resolve([error, bytes.length])))',
      '[randomInt(5), randomInt(2, 4)].map((one) => one >= 0 && one < 5)',
      'randomInt(5, 5)',
      'randomInt(1.5)',
      "randomInt('5')",
      'crypto.randomFillSync(new Uint8Array(4)).length',
      'crypto.getRandomValues(new Uint8Array(4)).length',
      'crypto.getRandomValues([1])',
      // Keys from passwords
      "crypto.pbkdf2Sync('secret', 'salt', 10, 32, 'sha256').toString('hex')",
      "crypto.pbkdf2Sync('secret', 'salt', 0, 32, 'sha256')",
      "crypto.pbkdf2Sync('secret', 'salt', 10, 32, 'nope')",
      "crypto.pbkdf2Sync('secret', 'salt', 10, 32)",
      "crypto.scryptSync('secret', 'salt', 16).toString('hex')",
      "crypto.scryptSync('secret', 'salt', 16, { N: 1024 }).toString('hex')",
      "crypto.scryptSync('secret', 'salt', 16, { N: 3 })",
      "Buffer.from(crypto.hkdfSync('sha256', 'key', 'salt', 'info', 16)).toString('hex')",
      'typeof crypto.webcrypto.subtle',
      'typeof crypto.subtle.digest',
      "crypto.subtle.digest('SHA-256', Buffer.from('abc')).then((bytes) => Buffer.from(bytes).toString('hex'))",
      "crypto.subtle.digest('nope', Buffer.from('abc'))",
    ],
    imports,
  );
  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});
