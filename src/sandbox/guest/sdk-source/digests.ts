import { internals } from 'coldstart:internals';
import { toUint8Array } from '@smithy/core/serde';

type Data = string | ArrayBuffer | ArrayBufferView;

/**
 * Digests of requests and messages. The SDK's own go through `node:crypto`, which asks the host more than once for what is
 * one question, and a signature alone has four.
 */
class Digest {
  readonly #algorithm: string;
  readonly #secret: Uint8Array | undefined;
  #parts: Uint8Array[] = [];

  constructor(algorithm: string, secret?: Data) {
    this.#algorithm = algorithm;
    this.#secret = secret === undefined || secret === '' ? undefined : toUint8Array(secret);
  }

  update(data: Data): void {
    this.#parts.push(toUint8Array(data));
  }

  digest(): Promise<Uint8Array> {
    const { native } = internals.host;
    const data = joined(this.#parts);
    const digest =
      this.#secret === undefined
        ? native('crypto.hash', this.#algorithm, data)
        : native('crypto.hmac', this.#algorithm, bufferOf(this.#secret), data);
    return Promise.resolve(new Uint8Array(digest as ArrayBuffer));
  }

  reset(): void {
    this.#parts = [];
  }
}

export class Sha256Node extends Digest {
  readonly digestLength = 32;
  constructor(secret?: Data) {
    super('["sha256"]', secret);
  }
}

export class Md5Node extends Digest {
  readonly digestLength = 16;
  constructor() {
    super('["md5"]');
  }
}

function joined(parts: readonly Uint8Array[]): ArrayBuffer {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return bufferOf(only);
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all.buffer;
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  return byteLength === buffer.byteLength
    ? (buffer as ArrayBuffer)
    : (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
}
