type Stream = Readonly<Record<symbol, unknown>> | null | undefined;

// Node's streams of the web tell these under symbols that all of Node.js shares.
const asks =
  (name: string) =>
  (stream: Stream): boolean =>
    stream?.[Symbol.for(`nodejs.stream.${name}`)] === true;

export const isDisturbed = asks('disturbed');
export const isErrored = asks('errored');
export const isReadable = asks('readable');

/** Only reports of how long something took wait for it. */
export function finished(): void {
  // Nobody reads them.
}

// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- undici extends it.
export class Transform {}

/** Replies are never compressed here. */
export function pipeline(): never {
  throw new Error("This page's simulated network does not compress replies: take content-encoding out of the route.");
}

/** The little that undici does with the stream of a reply's body. */
export class Readable {
  readonly #chunks: unknown[] = [];
  #wake: (() => void) | undefined;
  #error: unknown;
  #hasEnded = false;

  push(chunk: unknown): boolean {
    if (chunk === null) this.#hasEnded = true;
    else this.#chunks.push(chunk);
    this.#wake?.();
    return true;
  }

  destroy(error: unknown): void {
    this.#error ??= error;
    this.#hasEnded = true;
    this.#wake?.();
  }

  on(): this {
    return this;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator {
    for (;;) {
      if (this.#error !== undefined) throw this.#error as Error;
      if (this.#chunks.length > 0) yield this.#chunks.shift();
      else if (this.#hasEnded) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
