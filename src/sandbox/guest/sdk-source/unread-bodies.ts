import * as streamModule from 'node:stream';

interface ReadableStream {
  push(bytes: Uint8Array | null): boolean;
}
const { Readable } = streamModule as unknown as {
  readonly Readable: new (options: { read(): void }) => ReadableStream;
};

/** Bodies that nobody has begun to read. */
const unread = new WeakMap<object, Uint8Array>();

/** A body as a client gets it: a stream. */
export function streamOf(bytes: Uint8Array): object {
  const stream = new Readable({
    read() {
      unread.delete(stream);
      if (bytes.length > 0) stream.push(bytes);
      stream.push(null);
    },
  });
  unread.set(stream, bytes);
  return stream;
}

/** The whole body, where it is one of ours and nobody has begun to read it: then nothing has to flow. */
export function takeUnread(stream: object): Uint8Array | undefined {
  const bytes = unread.get(stream);
  unread.delete(stream);
  return bytes;
}
