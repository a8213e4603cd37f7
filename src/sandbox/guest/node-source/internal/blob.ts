interface BlobScope {
  readonly Blob: new (parts: readonly unknown[]) => object;
}

const property = 'Blob';

/** The class that there is by now: without its module there is no Blob to recognise. */
export function isBlob(value: unknown): boolean {
  const current: unknown = Object.getOwnPropertyDescriptor(globalThis, property)?.value;
  return typeof current === 'function' && value instanceof current;
}

/** Stands for the class, whose module is asked for when somebody makes one. */
export function Blob(parts: readonly unknown[]): object {
  return new (globalThis as unknown as BlobScope)[property](parts);
}
