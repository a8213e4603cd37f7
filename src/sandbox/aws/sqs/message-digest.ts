import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { latin1ToBytes, utf8Encode } from '#kernel';
import type { MessageAttribute } from './queue.ts';

const { atob } = globalThis as unknown as { atob(base64: string): string };

/** MD5 in hexadecimal digits. */
export function digestOf(text: string): string {
  return bytesToHex(md5(utf8Encode(text)));
}

/**
 * The digest that SQS sends of a message's attributes, and clients check: by name, each part with its length before it.
 * Source: "Calculating the MD5 message digest for message attributes", Amazon SQS Developer Guide.
 */
export function digestOfAttributes(attributes: Readonly<Record<string, MessageAttribute>>): string {
  const hash = md5.create();
  const add = (bytes: Uint8Array): void => {
    const { length } = bytes;
    hash.update(Uint8Array.of(length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255));
    hash.update(bytes);
  };
  for (const name of Object.keys(attributes).sort()) {
    const { DataType = '', StringValue, BinaryValue } = attributes[name] ?? {};
    add(utf8Encode(name));
    add(utf8Encode(DataType));
    hash.update(Uint8Array.of(StringValue === undefined ? 2 : 1));
    add(StringValue === undefined ? latin1ToBytes(atob(BinaryValue ?? '')) : utf8Encode(StringValue));
  }
  return bytesToHex(hash.digest());
}
