export type { ConcurrencyInput, Door, SpikeArrivals } from './concurrency-input.ts';
export type { HistoryPoint } from './history.ts';
export {
  connectionRefusalMs,
  pollerPauseMs,
  simulateConcurrency,
  type ConcurrencyResult,
} from './simulate-concurrency.ts';
