type Part = Uint8Array | BlobData;

/** The bytes of a Blob, which never change, in the parts that it was made of. */
class BlobData {
  readonly #parts: readonly Uint8Array[];
  constructor(parts: readonly Uint8Array[]) {
    this.#parts = parts.filter(({ length }) => length > 0);
  }
  get parts(): readonly Uint8Array[] {
    return this.#parts;
  }
  slice(start: number, end: number): BlobData {
    let before = 0;
    const parts = this.#parts.map((part) => {
      const from = Math.max(0, start - before);
      const to = Math.max(from, end - before);
      before += part.length;
      return part.subarray(from, to);
    });
    return new BlobData(parts);
  }
  /** Gives a part at each pull. `status`: 1 while there is something, 0 at the end. */
  getReader(): { pull(callback: (status: number, buffer?: ArrayBufferLike) => void): void; setWakeup(): void } {
    let next = 0;
    return {
      pull: (callback) => {
        const part = this.#parts[next++];
        if (part === undefined) callback(0);
        else callback(1, part.slice().buffer);
      },
      setWakeup: () => undefined,
    };
  }
}

/** What of Blob is written in C++. */
export const blobBinding = {
  createBlob: (parts: readonly Part[]) =>
    new BlobData(parts.flatMap((part) => (part instanceof BlobData ? part.parts : [part]))),
  concat(parts: readonly (ArrayBuffer | Uint8Array)[]): ArrayBufferLike {
    const views = parts.map((part) => new Uint8Array(part));
    const bytes = new Uint8Array(views.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const view of views) {
      bytes.set(view, at);
      at += view.length;
    }
    return bytes.buffer;
  },
  /** No guest can make an address of a Blob. */
  getDataObject: () => undefined,
};
