export type { ArrivalPattern } from './arrivals.ts';
export type { Lane } from './environments.ts';
export type { Percentiles } from './percentiles.ts';
export { readTimestamps, type ReadTimestamps } from './read-timestamps.ts';
export { simulateTraffic, type TrafficResult } from './simulate-traffic.ts';
export { always, type Spread } from './spread.ts';
export type { Policy, SimulatedFunction, TrafficInput } from './traffic-input.ts';
