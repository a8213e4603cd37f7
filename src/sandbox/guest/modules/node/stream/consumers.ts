import { buffer } from 'coldstart:bytes';
import consumers from 'node-source:stream/consumers';

type Chunks = AsyncIterable<unknown>;

const { Buffer } = buffer as unknown as {
  readonly Buffer: {
    from(text: string): Uint8Array;
    concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer>;
  };
};

/** The bytes that a Blob would have of a chunk: Node's own goes through one, which is a lot to load. */
function bytesOf(chunk: unknown): Uint8Array {
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  return chunk instanceof ArrayBuffer ? new Uint8Array(chunk) : Buffer.from(String(chunk));
}

async function collect(stream: Chunks): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const chunk of stream) parts.push(bytesOf(chunk));
  return Buffer.concat(parts);
}

async function arrayBuffer(stream: Chunks): Promise<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = await collect(stream);
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

const moduleExports = { ...consumers, arrayBuffer, buffer: { buffer: (stream: Chunks) => collect(stream) }.buffer };
export { moduleExports };
