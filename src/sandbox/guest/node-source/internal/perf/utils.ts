// The prelude's own: milliseconds of virtual time since the environment began.
const { performance } = globalThis as unknown as {
  readonly performance: { now(): number; readonly timeOrigin: number };
};

export const now = (): number => performance.now();
export const getTimeOriginTimestamp = (): number => performance.timeOrigin;
