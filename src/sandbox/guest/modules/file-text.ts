import { buffer } from 'coldstart:bytes';

type Bytes = Uint8Array<ArrayBuffer> & { toString(encoding?: string): string };

export const { Buffer } = buffer as unknown as {
  readonly Buffer: { from(data: unknown, encodingOrOffset?: unknown, length?: number): Bytes };
};

export function encodeText(text: string, encoding = 'utf8'): Uint8Array {
  return Buffer.from(text, encoding);
}

export function decodeText(bytes: Uint8Array, encoding = 'utf8'): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding);
}

/** A name as the encoding of the options wants it. */
export function encodeName(name: string, encoding: unknown): unknown {
  if (encoding === 'buffer') return Buffer.from(name);
  if (encoding === undefined || encoding === null || encoding === 'utf8' || encoding === 'utf-8') return name;
  return Buffer.from(name).toString(encoding as string);
}
