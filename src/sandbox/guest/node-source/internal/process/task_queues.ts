/** As it is before learner code can replace it. */
export const { queueMicrotask } = globalThis as unknown as { queueMicrotask(callback: () => void): void };
