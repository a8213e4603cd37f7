import { buffer } from 'coldstart:bytes';
import { internals } from 'coldstart:internals';
import errors from 'node-source:internal/errors';
import validators from 'node-source:internal/validators';
import { missing } from '../missing.ts';
import { nativeBytes, nativeValue } from '../native-call.ts';
import { toBytes, toData, toOutput } from '../to-bytes.ts';

type Codes = Record<string, new (...args: unknown[]) => Error>;
const {
  ERR_CRYPTO_HASH_FINALIZED: HashFinalized,
  ERR_CRYPTO_INVALID_DIGEST: InvalidDigest,
  ERR_INVALID_ARG_TYPE: InvalidType,
  ERR_OUT_OF_RANGE: OutOfRange,
} = (errors as unknown as { readonly codes: Codes }).codes as Record<
  'ERR_CRYPTO_HASH_FINALIZED' | 'ERR_CRYPTO_INVALID_DIGEST' | 'ERR_INVALID_ARG_TYPE' | 'ERR_OUT_OF_RANGE',
  new (...args: unknown[]) => Error
>;
const { validateFunction, validateInteger, validateString } = validators as unknown as Record<
  'validateFunction' | 'validateInteger' | 'validateString',
  (value: unknown, name: string, ...bounds: unknown[]) => void
>;
const { Buffer } = buffer as unknown as { readonly Buffer: { concat(parts: readonly Uint8Array[]): Uint8Array } };

/** What is hashed is kept until it is asked for: the host keeps nothing between two calls. */
class Hash {
  readonly #algorithm: string;
  readonly #key: Uint8Array | undefined;
  #parts: Uint8Array[];
  #isFinal = false;
  constructor(algorithm: string, key?: Uint8Array, parts: readonly Uint8Array[] = []) {
    this.#algorithm = algorithm;
    this.#key = key;
    this.#parts = [...parts];
  }
  update(data: unknown, encoding?: unknown): this {
    if (this.#isFinal) throw new HashFinalized();
    // A copy: what is changed later must not count.
    this.#parts.push(toData(data, encoding).slice());
    return this;
  }
  digest(encoding?: unknown): unknown {
    if (this.#isFinal) {
      // A second digest of an HMAC is empty, as in Node.js.
      if (this.#key !== undefined) return toOutput(new Uint8Array(), encoding);
      throw new HashFinalized();
    }
    this.#isFinal = true;
    const data = Buffer.concat(this.#parts);
    this.#parts = [];
    const bytes =
      this.#key === undefined
        ? nativeBytes('crypto.hash', [this.#algorithm], data)
        : nativeBytes('crypto.hmac', [this.#algorithm], this.#key, data);
    return toOutput(bytes, encoding);
  }
  copy(): Hash {
    if (this.#isFinal) throw new HashFinalized();
    return new Hash(this.#algorithm, this.#key, this.#parts);
  }
}

class Hmac extends Hash {}

function isHash(algorithm: unknown): algorithm is string {
  return nativeValue('crypto.isHash', [algorithm]) === true;
}

function createHash(algorithm: unknown): Hash {
  validateString(algorithm, 'algorithm');
  if (!isHash(algorithm)) throw new Error('Digest method not supported');
  return new Hash(algorithm);
}

function createHmac(algorithm: unknown, key: unknown): Hmac {
  validateString(algorithm, 'hmac');
  if (key === undefined || key === null) throw new InvalidType('key', keyTypes, key);
  if (!isHash(algorithm)) {
    throw coded(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${algorithm as string}`);
  }
  const secret = key instanceof SecretKey ? key.export() : secretBytes(key);
  return new Hmac(algorithm, secret.slice());
}

const keyTypes = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string', 'KeyObject', 'CryptoKey'];

function secretBytes(key: unknown): Uint8Array {
  const isBytes = typeof key === 'string' || ArrayBuffer.isView(key) || key instanceof ArrayBuffer;
  if (!isBytes) throw new InvalidType('key', keyTypes, key);
  return toBytes(key, 'key');
}

/** An error that Node.js makes in C++: its code is in no stack. */
function coded(Class: new (message: string) => Error, code: string, message: string): Error {
  return Object.assign(new Class(message), { code });
}

function hash(algorithm: unknown, data: unknown, output: unknown = 'hex'): unknown {
  validateString(algorithm, 'algorithm');
  const encoding =
    typeof output === 'object' && output !== null ? (output as { outputEncoding?: unknown }).outputEncoding : output;
  if (!isHash(algorithm)) throw new Error(`Digest method ${algorithm as string} is not supported`);
  return new Hash(algorithm).update(data).digest(encoding ?? 'hex');
}

class SecretKey {
  readonly type = 'secret';
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes.slice();
  }
  get symmetricKeySize(): number {
    return this.#bytes.length;
  }
  export(): Uint8Array {
    return toOutput(this.#bytes.slice(), undefined) as Uint8Array;
  }
}

type Callback = (error: Error | null, value?: unknown) => void;

/** Calls back in a later turn of the event loop, as Node's thread pool does. */
function later(callback: unknown, work: () => unknown): void {
  validateFunction(callback, 'callback');
  const scope = globalThis as unknown as { setImmediate(call: () => void): void };
  scope.setImmediate(() => {
    let value: unknown;
    try {
      value = work();
    } catch (error) {
      (callback as Callback)(error as Error);
      return;
    }
    (callback as Callback)(null, value);
  });
}

const mostBytes = 2 ** 31 - 1;

function random(size: number): Uint8Array {
  return toOutput(nativeBytes('crypto.randomBytes', [size]), undefined) as Uint8Array;
}

function randomBytes(size: unknown, callback?: unknown): unknown {
  if (typeof size !== 'number') throw new InvalidType('size', 'number', size);
  if (!(size >= 0 && size <= mostBytes)) throw new OutOfRange('size', `>= 0 && <= ${mostBytes}`, size);
  if (callback === undefined) return random(size);
  later(callback, () => random(size));
  return undefined;
}

function randomFillSync(target: unknown, offset: unknown = 0, size?: unknown): unknown {
  const bytes = viewOf(target);
  const start = Number(offset);
  const count = size === undefined ? bytes.length - start : Number(size);
  if (!(start >= 0 && start <= bytes.length)) throw new OutOfRange('offset', `>= 0 && <= ${bytes.length}`, offset);
  if (!(count >= 0 && start + count <= bytes.length)) {
    throw new OutOfRange('size + offset', `<= ${bytes.length}`, count + start);
  }
  bytes.set(random(count), start);
  return target;
}

function randomFill(target: unknown, ...rest: unknown[]): void {
  const callback = rest.pop();
  later(callback, () => randomFillSync(target, ...rest));
}

function viewOf(target: unknown): Uint8Array {
  if (ArrayBuffer.isView(target)) return new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
  if (target instanceof ArrayBuffer) return new Uint8Array(target);
  throw new InvalidType('buf', ['ArrayBuffer', 'ArrayBufferView'], target);
}

const mostRandomInt = 2 ** 48 - 1;

function randomInt(first: unknown, second?: unknown, third?: unknown): unknown {
  const isShort = second === undefined || typeof second === 'function';
  const [low, high, callback] = isShort ? [0, first, second] : [first, second, third];
  if (!Number.isSafeInteger(low)) throw new InvalidType('min', 'a safe integer', low);
  if (!Number.isSafeInteger(high)) throw new InvalidType('max', 'a safe integer', high);
  const [min, max] = [low as number, high as number];
  if (max <= min) throw new OutOfRange('max', `greater than the value of "min" (${min})`, max);
  if (max - min > mostRandomInt) throw new OutOfRange(isShort ? 'max' : 'max - min', `<= ${mostRandomInt}`, max - min);
  const pick = (): number => min + Math.floor(internals.host.random() * (max - min));
  if (callback === undefined) return pick();
  later(callback, pick);
  return undefined;
}

function randomUUID(): string {
  const bytes = random(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function comparable(value: unknown, name: string): Uint8Array {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return toBytes(value, name);
  const expected = 'ArrayBuffer, Buffer, TypedArray, or DataView.';
  throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be an instance of ${expected}`);
}

function timingSafeEqual(first: unknown, second: unknown): boolean {
  const [a, b] = [comparable(first, 'buf1'), comparable(second, 'buf2')];
  if (a.length !== b.length) {
    throw coded(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
  }
  return a.every((byte, index) => byte === b[index]);
}

function pbkdf2Sync(password: unknown, salt: unknown, iterations: unknown, keylen: unknown, digest: unknown): unknown {
  validateString(digest, 'digest');
  const [secret, grain] = [toBytes(password, 'password'), toBytes(salt, 'salt')];
  validateInteger(iterations, 'iterations', 1, mostBytes);
  validateInteger(keylen, 'keylen', 0, mostBytes);
  if (!isHash(digest)) throw new InvalidDigest(digest);
  return toOutput(nativeBytes('crypto.pbkdf2', [digest, iterations, keylen], secret, grain), undefined);
}

function pbkdf2(...args: unknown[]): void {
  const callback = args.pop();
  validateFunction(callback, 'callback');
  const [password, salt, iterations, keylen, digest] = args;
  // What is wrong with the arguments is thrown at once.
  validateString(digest, 'digest');
  validateInteger(iterations, 'iterations', 1, mostBytes);
  later(callback, () => pbkdf2Sync(password, salt, iterations, keylen, digest));
}

interface ScryptOptions {
  readonly N?: number;
  readonly cost?: number;
  readonly r?: number;
  readonly blockSize?: number;
  readonly p?: number;
  readonly parallelization?: number;
  readonly maxmem?: number;
}

function scryptSync(password: unknown, salt: unknown, keylen: unknown, options: ScryptOptions = {}): unknown {
  const [secret, grain] = [toBytes(password, 'password'), toBytes(salt, 'salt')];
  validateInteger(keylen, 'keylen', 0, mostBytes);
  const cost = options.N ?? options.cost ?? 16_384;
  const blockSize = options.r ?? options.blockSize ?? 8;
  const parallelization = options.p ?? options.parallelization ?? 1;
  const isPowerOfTwo = cost > 1 && (cost & (cost - 1)) === 0;
  const isTooMuch = 128 * cost * blockSize > (options.maxmem ?? 32 * 2 ** 20);
  if (!isPowerOfTwo || isTooMuch) {
    const message = `Invalid scrypt params${isPowerOfTwo ? ': memory limit exceeded' : ''}`;
    throw coded(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', message);
  }
  return toOutput(nativeBytes('crypto.scrypt', [cost, blockSize, parallelization, keylen], secret, grain), undefined);
}

function scrypt(password: unknown, salt: unknown, keylen: unknown, ...rest: unknown[]): void {
  const callback = rest.pop();
  later(callback, () => scryptSync(password, salt, keylen, rest[0] as ScryptOptions | undefined));
}

function hkdfSync(digest: unknown, key: unknown, salt: unknown, info: unknown, keylen: unknown): ArrayBuffer {
  validateString(digest, 'digest');
  validateInteger(keylen, 'length', 0, mostBytes);
  if (!isHash(digest)) throw new InvalidDigest(digest);
  const secret = key instanceof SecretKey ? key.export() : toBytes(key, 'key');
  const bytes = nativeBytes('crypto.hkdf', [digest, keylen], secret, toBytes(salt, 'salt'), toBytes(info, 'info'));
  return bytes.buffer as ArrayBuffer;
}

function hkdf(...args: unknown[]): void {
  const callback = args.pop();
  later(callback, () => hkdfSync(...(args as [unknown, unknown, unknown, unknown, unknown])));
}

function createSecretKey(key: unknown, encoding?: unknown): SecretKey {
  return new SecretKey(toBytes(key, 'key', encoding));
}

const getHashes = (): string[] => [
  'md5',
  'ripemd160',
  'sha1',
  'sha224',
  'sha256',
  'sha3-224',
  'sha3-256',
  'sha3-384',
  'sha3-512',
  'sha384',
  'sha512',
  'sha512-224',
  'sha512-256',
];

const instead = 'Hash with createHash or sign with createHmac; encryption is left to AWS KMS in this course.';
const absent = (
  'createCipheriv createDecipheriv createSign createVerify sign verify generateKeyPair generateKeyPairSync generateKey ' +
  'generateKeySync createPrivateKey createPublicKey publicEncrypt publicDecrypt privateEncrypt privateDecrypt ' +
  'createDiffieHellman createDiffieHellmanGroup createECDH getDiffieHellman diffieHellman generatePrime ' +
  'generatePrimeSync checkPrime checkPrimeSync getCurves getCiphers getCipherInfo secureHeapUsed setEngine setFips getFips'
).split(' ');

interface WebCrypto {
  readonly subtle: unknown;
  getRandomValues(target: unknown): unknown;
}

/** Loaded on the first use. */
const webCrypto = (): WebCrypto => (internals.module('web:crypto') as { readonly crypto: WebCrypto }).crypto;

const crypto = {
  ...missing('crypto', absent, instead),
  createHash,
  createHmac,
  createSecretKey,
  hash,
  Hash,
  Hmac,
  getHashes,
  hkdf,
  hkdfSync,
  pbkdf2,
  pbkdf2Sync,
  randomBytes,
  pseudoRandomBytes: randomBytes,
  rng: randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  scrypt,
  scryptSync,
  timingSafeEqual,
  constants: {},
  get webcrypto(): unknown {
    return webCrypto();
  },
  get subtle(): unknown {
    return webCrypto().subtle;
  },
  getRandomValues: (target: unknown) => webCrypto().getRandomValues(target),
};
export { crypto as moduleExports };
