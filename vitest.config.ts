import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'eslint/**/*.test.ts', 'conformance/**/*.test.ts', 'fuzz/**/*.test.ts'],
    // The sandbox's worker threads need the memory; two files at a time are as fast on two cores.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
