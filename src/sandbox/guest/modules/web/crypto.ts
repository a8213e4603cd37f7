import nodeCrypto from 'node:crypto';
import { DOMException } from 'web:events';
import { toBytes } from '../to-bytes.ts';

interface NodeHash {
  update(data: Uint8Array): NodeHash;
  digest(): Uint8Array;
}
const node = nodeCrypto as unknown as {
  createHash(name: string): NodeHash;
  createHmac(name: string, key: Uint8Array): NodeHash;
  randomFillSync(target: ArrayBufferView): unknown;
  randomBytes(size: number): Uint8Array;
  randomUUID(): string;
  timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean;
  pbkdf2Sync(password: Uint8Array, salt: Uint8Array, iterations: number, length: number, digest: string): Uint8Array;
  hkdfSync(digest: string, key: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): ArrayBuffer;
};

/** By the names of the Web Cryptography API. */
const digests: Readonly<Record<string, string>> = {
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};
const mostRandomBytes = 65_536;

type Algorithm = string | { readonly name: string; readonly hash?: Algorithm; readonly [member: string]: unknown };

function failure(name: string, message: string): Error {
  return new (DOMException as unknown as new (message: string, name: string) => Error)(message, name);
}

function nameOf(algorithm: Algorithm | undefined): string {
  const name = typeof algorithm === 'string' ? algorithm : (algorithm?.name ?? '');
  return name.toUpperCase();
}

function digestNamed(algorithm: Algorithm | undefined): string {
  const digest = digests[nameOf(algorithm)];
  if (digest !== undefined) return digest;
  throw failure('NotSupportedError', 'Unrecognized algorithm name');
}

/** A TypeError of WebIDL, as Node.js says it. */
function wrongUse(method: string, message: string, code: string): Error {
  return Object.assign(new TypeError(`Failed to execute '${method}' on 'SubtleCrypto': ${message}`), { code });
}

function checkCount(method: string, given: ArrayLike<unknown>, wanted: number): void {
  const count = `${wanted} arguments required, but only ${given.length} present.`;
  if (given.length < wanted) throw wrongUse(method, count, 'ERR_MISSING_ARGS');
}

const ordinals = ['1st', '2nd', '3rd', '4th'];

/** Bytes, and no text: unlike Node's own module, the web's does not encode it. `index` counts from 0. */
function bytesIn(method: string, index: number, value: unknown): Uint8Array {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return toBytes(value, 'data');
  const message = `${ordinals[index] ?? ''} argument is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.`;
  throw wrongUse(method, message, 'ERR_INVALID_ARG_TYPE');
}

const secrets = new WeakMap<object, Uint8Array>();

class CryptoKey {
  readonly type: string;
  readonly extractable: boolean;
  readonly algorithm: object;
  readonly usages: readonly string[];
  constructor(type?: unknown, extractable?: unknown, algorithm?: unknown, usages?: unknown, secret?: unknown) {
    if (!(secret instanceof Uint8Array)) {
      throw Object.assign(new TypeError('Illegal constructor'), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
    }
    this.type = String(type);
    this.extractable = extractable === true;
    this.algorithm = algorithm as object;
    this.usages = usages as readonly string[];
    secrets.set(this, secret.slice());
  }
}

function secretOf(key: unknown, usage: string): Uint8Array {
  const secret = secrets.get(key as object);
  if (secret === undefined)
    throw new TypeError("Failed to execute on 'SubtleCrypto': the key is not of type CryptoKey.");
  if (!(key as CryptoKey).usages.includes(usage)) {
    throw failure('InvalidAccessError', `Unable to use this key to ${usage}`);
  }
  return secret;
}

function arrayBufferOf(bytes: Uint8Array): ArrayBuffer {
  return (bytes.buffer as ArrayBuffer).slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

const absent = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey', 'deriveKey'] as const;

class SubtleCrypto {
  async digest(...args: [algorithm: Algorithm, data: unknown]): Promise<ArrayBuffer> {
    checkCount('digest', args, 2);
    const [algorithm, data] = args;
    const bytes = bytesIn('digest', 1, data);
    return arrayBufferOf(node.createHash(digestNamed(algorithm)).update(bytes).digest());
  }
  async importKey(
    ...args: [format: string, keyData: unknown, algorithm: Algorithm, extractable: boolean, usages: readonly string[]]
  ): Promise<CryptoKey> {
    checkCount('importKey', args, 5);
    const [format, keyData, algorithm, extractable, usages] = args;
    const name = nameOf(algorithm);
    if (!['HMAC', 'PBKDF2', 'HKDF'].includes(name)) throw notHere(`crypto.subtle.importKey of ${name}`);
    const secret =
      format === 'jwk' ? secretOfJwk(keyData) : format === 'raw' ? bytesIn('importKey', 1, keyData) : undefined;
    if (secret === undefined) throw notHere(`crypto.subtle.importKey of the format ${format}`);
    const described = describe(algorithm, secret);
    if (name === 'HMAC' && secret.length === 0) throw failure('DataError', 'Zero-length key is not supported');
    if (usages.length === 0) throw failure('SyntaxError', 'Usages cannot be empty when importing a secret key.');
    return new CryptoKey('secret', extractable, described, usages, secret);
  }
  async exportKey(format: string, key: CryptoKey): Promise<unknown> {
    const secret = secrets.get(key);
    if (secret === undefined) throw new TypeError('The key is not of type CryptoKey.');
    if (!key.extractable) throw failure('InvalidAccessError', 'key is not extractable');
    if (format === 'raw') return arrayBufferOf(secret);
    throw notHere(`crypto.subtle.exportKey of the format ${format}`);
  }
  async generateKey(algorithm: Algorithm, extractable: boolean, usages: readonly string[]): Promise<CryptoKey> {
    if (nameOf(algorithm) !== 'HMAC') throw notHere(`crypto.subtle.generateKey of ${nameOf(algorithm)}`);
    const length = typeof algorithm === 'object' && typeof algorithm['length'] === 'number' ? algorithm['length'] : 512;
    const secret = node.randomBytes(Math.ceil(length / 8));
    return new CryptoKey('secret', extractable, describe(algorithm, secret), usages, secret);
  }
  async sign(...args: [algorithm: Algorithm, key: CryptoKey, data: unknown]): Promise<ArrayBuffer> {
    checkCount('sign', args, 3);
    const [, key, data] = args;
    return arrayBufferOf(signed(key, 'sign', data));
  }
  async verify(...args: [algorithm: Algorithm, key: CryptoKey, signature: unknown, data: unknown]): Promise<boolean> {
    checkCount('verify', args, 4);
    const [, key, signature, data] = args;
    const given = bytesIn('verify', 2, signature);
    const expected = signed(key, 'verify', data);
    return given.length === expected.length && node.timingSafeEqual(expected, given);
  }
  async deriveBits(algorithm: Algorithm, key: CryptoKey, length: number): Promise<ArrayBuffer> {
    const secret = secretOf(key, 'deriveBits');
    const { hash, salt, iterations, info } = algorithm as Readonly<Record<string, unknown>>;
    const digest = digestNamed(hash as Algorithm);
    const grain = toBytes(salt, 'salt');
    return nameOf(algorithm) === 'PBKDF2'
      ? arrayBufferOf(node.pbkdf2Sync(secret, grain, Number(iterations), length / 8, digest))
      : node.hkdfSync(digest, secret, grain, toBytes(info, 'info'), length / 8);
  }
}
for (const name of absent) {
  Object.defineProperty(SubtleCrypto.prototype, name, {
    value: () => Promise.reject(notHere(`crypto.subtle.${name}`)),
    writable: true,
    configurable: true,
  });
}

function signed(key: CryptoKey, usage: 'sign' | 'verify', data: unknown): Uint8Array {
  const bytes = bytesIn(usage, usage === 'sign' ? 2 : 3, data);
  const secret = secretOf(key, usage);
  const { hash } = key.algorithm as { readonly hash: { readonly name: string } };
  return node.createHmac(digestNamed(hash.name), secret).update(bytes).digest();
}

function describe(algorithm: Algorithm, secret: Uint8Array): object {
  const name = nameOf(algorithm);
  if (name !== 'HMAC') return { name };
  const { hash } = algorithm as { readonly hash?: Algorithm };
  if (hash === undefined) {
    const message =
      "Failed to normalize algorithm: passed algorithm cannot be converted to 'HmacImportParams' because 'hash' is required in 'HmacImportParams'.";
    throw Object.assign(new TypeError(message), { code: 'ERR_MISSING_OPTION' });
  }
  digestNamed(hash);
  return { name, length: secret.length * 8, hash: { name: nameOf(hash) } };
}

function secretOfJwk(jwk: unknown): Uint8Array | undefined {
  const { kty, k } = jwk as { readonly kty?: unknown; readonly k?: unknown };
  return kty === 'oct' && typeof k === 'string' ? toBytes(k, 'k', 'base64url') : undefined;
}

function notHere(what: string): Error {
  return failure(
    'NotSupportedError',
    `${what} is part of Node.js and there on Lambda, but this page's simulated runtime does not have it. Use digest, or HMAC with sign and verify.`,
  );
}

class Crypto {
  readonly subtle = new SubtleCrypto();
  getRandomValues(target: ArrayBufferView): ArrayBufferView {
    if (
      !ArrayBuffer.isView(target) ||
      target instanceof Float32Array ||
      target instanceof Float64Array ||
      target instanceof DataView
    ) {
      throw failure('TypeMismatchError', 'The data argument must be an integer-type TypedArray');
    }
    if (target.byteLength > mostRandomBytes) {
      throw failure('QuotaExceededError', 'The requested length exceeds 65,536 bytes');
    }
    node.randomFillSync(target);
    return target;
  }
  randomUUID(): string {
    return node.randomUUID();
  }
}

for (const Class of [Crypto, SubtleCrypto, CryptoKey]) {
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

export const crypto = new Crypto();
export const globals = { crypto, Crypto, CryptoKey, SubtleCrypto };
