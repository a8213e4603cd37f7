type Clear = (handle: unknown) => void;

const real = globalThis as unknown as Readonly<Record<'clearTimeout' | 'clearInterval' | 'clearImmediate', Clear>>;

const clearing =
  (clear: Clear): ((timer: { readonly handle: unknown } | undefined) => void) =>
  (timer) => {
    clear(timer?.handle);
  };

export const clearTimeout = clearing(real.clearTimeout);
export const clearInterval = clearing(real.clearInterval);
export const clearImmediate = clearing(real.clearImmediate);

export const { setImmediate } = globalThis as unknown as { setImmediate(callback: () => void): unknown };

export const { setTimeout, setInterval } = globalThis as unknown as Readonly<
  Record<
    'setTimeout' | 'setInterval',
    (callback: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => unknown
  >
>;
