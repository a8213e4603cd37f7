import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import type { JsonValue } from '#kernel';
import { NativeError, type NativeCall, type NativeOperation, type NativeOperations } from './index.ts';

type Hash = typeof sha256;

/** By the names that Node.js knows, in lower case. */
const hashes: Readonly<Record<string, Hash>> = {
  md5: md5 as unknown as Hash,
  sha1: sha1 as unknown as Hash,
  sha224: sha224,
  sha256,
  sha384: sha384 as unknown as Hash,
  sha512: sha512 as unknown as Hash,
  'sha512-224': sha512_224 as unknown as Hash,
  'sha512-256': sha512_256 as unknown as Hash,
  'sha3-224': sha3_224 as unknown as Hash,
  'sha3-256': sha3_256 as unknown as Hash,
  'sha3-384': sha3_384 as unknown as Hash,
  'sha3-512': sha3_512 as unknown as Hash,
  ripemd160: ripemd160 as unknown as Hash,
  rmd160: ripemd160 as unknown as Hash,
};

/** What Node.js hashes in a millisecond at one vCPU, in bytes: an assumption of the model. */
const bytesPerMs = 400_000;
/** Rounds of PBKDF2 with SHA-256 in a millisecond, and blocks of scrypt: assumptions of the model. */
const roundsPerMs = 1_500;
const scryptBlocksPerMs = 2_500;
/** The host works so much longer than the function may that it does not even begin. */
const mostRounds = 2_000_000;
const mostScryptBytes = 64 * 2 ** 20;
const mostRandomBytes = 2 ** 24;

export const operations: NativeOperations = {
  'crypto.hash': ([name], [data = new Uint8Array()], call) => {
    call.charge(data.length / bytesPerMs);
    return bytes(hashNamed(name)(data));
  },
  'crypto.hmac': ([name], [key = new Uint8Array(), data = new Uint8Array()], call) => {
    call.charge((key.length + data.length) / bytesPerMs);
    return bytes(hmac(hashNamed(name), key, data));
  },
  'crypto.randomBytes': ([size], _bytes, call) => {
    const random = new Uint8Array(Math.min(number(size), mostRandomBytes));
    call.charge(random.length / bytesPerMs);
    for (let index = 0; index < random.length; index++) random[index] = Math.floor(call.random() * 256);
    return bytes(random);
  },
  'crypto.pbkdf2': ([name, iterations, length], [password = new Uint8Array(), salt = new Uint8Array()], call) => {
    const hash = hashNamed(name);
    const rounds = number(iterations) * Math.max(1, Math.ceil(number(length) / hash.outputLen));
    if (!mayDo(rounds / roundsPerMs, rounds <= mostRounds, call)) return bytes(new Uint8Array(number(length)));
    return bytes(pbkdf2(hash, password, salt, { c: number(iterations), dkLen: number(length) }));
  },
  'crypto.scrypt': (
    [cost, blockSize, parallelization, length],
    [password = new Uint8Array(), salt = new Uint8Array()],
    call,
  ) => {
    const [N, r, p] = [number(cost), number(blockSize), number(parallelization)];
    const isSmall = 128 * N * r <= mostScryptBytes && N * r * p <= mostRounds * 4;
    if (!mayDo((N * r * p) / scryptBlocksPerMs, isSmall, call)) return bytes(new Uint8Array(number(length)));
    return bytes(scrypt(password, salt, { N, r, p, dkLen: number(length) }));
  },
  'crypto.hkdf': ([name, length], [key = new Uint8Array(), salt = new Uint8Array(), info = new Uint8Array()], call) => {
    call.charge((key.length + salt.length + info.length + number(length)) / bytesPerMs);
    return bytes(hkdf(hashNamed(name), key, salt, info, number(length)));
  },
  'crypto.isHash': ([name]) => ({ kind: 'json', value: hashAt(name) !== undefined }),
};

export const hashNames: readonly string[] = Object.keys(hashes);

/** Charges, and says whether to do the work: the guest's time is up when it is too much, and what it gets is never seen. */
function mayDo(milliseconds: number, isSmall: boolean, call: NativeCall): boolean {
  call.charge(milliseconds);
  return isSmall;
}

function hashAt(name: JsonValue | undefined): Hash | undefined {
  const key = typeof name === 'string' ? name.toLowerCase().replace(/^rsa-/, '') : '';
  return Object.hasOwn(hashes, key) ? hashes[key] : undefined;
}

function hashNamed(name: JsonValue | undefined): Hash {
  const hash = hashAt(name);
  if (hash !== undefined) return hash;
  throw new NativeError('Error', 'Digest method not supported', 'ERR_CRYPTO_INVALID_DIGEST');
}

function bytes(value: Uint8Array): ReturnType<NativeOperation> {
  return { kind: 'bytes', bytes: value };
}

function number(value: JsonValue | undefined): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.floor(value)) : 0;
}
