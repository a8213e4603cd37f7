import { servers, type FunctionUse, type IdleCostInput, type ServerName } from '#simulators';
import { flag, within } from './address-values.ts';

/** What the reader has set. All of it is in the address, so that it can be shared. */
export interface IdleCostSettings extends IdleCostInput {
  readonly requestsPerDay: number;
}

export const defaultSettings: IdleCostSettings = {
  requestsPerDay: 100,
  use: { durationMs: 200, memoryMb: 128, architecture: 'x86_64', freeTier: false, frontDoor: 'http-api' },
  servers: { server: 't4g.small', count: 2, loadBalancer: true },
};

/** The name under which the settings stand in the address. */
export const addressKey = 'idle-cost';

export const frontDoors: Readonly<Record<FunctionUse['frontDoor'], string>> = {
  'function-url': 'a function URL',
  'http-api': 'an HTTP API',
  'rest-api': 'a REST API',
};

/** Bounds of what can be set. */
export const bounds = {
  /** Powers of ten. */
  requestsExponent: { min: 0, max: 8 },
  durationMs: { min: 1, max: 60_000 },
  memoryMb: { min: 128, max: 10_240 },
  count: { min: 1, max: 20 },
} as const;

/** Points of a chart over the traffic, for each power of ten. */
export const stepsPerPower = 8;
const { min, max } = bounds.requestsExponent;
export const trafficPoints: readonly number[] = Array.from(
  { length: (max - min) * stepsPerPower + 1 },
  (_, index) => 10 ** (min + index / stepsPerPower),
);

/** What the slider stops at: round numbers of requests, some ten for each power of ten. */
export const trafficStops: readonly number[] = Array.from({ length: bounds.requestsExponent.max + 1 }, (_, power) =>
  [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8].map((factor) => factor * 10 ** power),
)
  .flat()
  .filter((stop) => Number.isInteger(stop) && stop <= 10 ** bounds.requestsExponent.max);

/** The place of the stop that is nearest to a traffic, as its logarithm goes. */
export function nearestStop(requestsPerDay: number): number {
  const distances = trafficStops.map((stop) => Math.abs(Math.log(stop / requestsPerDay)));
  return distances.indexOf(Math.min(...distances));
}

/** Writes the settings as they stand in the address. */
export function toAddress({ requestsPerDay, use, servers: { server, count, loadBalancer } }: IdleCostSettings): string {
  const { durationMs, memoryMb, architecture, freeTier, frontDoor } = use;
  const parts = [requestsPerDay, durationMs, memoryMb, architecture, freeTier, frontDoor, server, count, loadBalancer];
  return parts.join('~');
}

/** Reads settings off an address; what cannot be read is as it was at first. */
export function fromAddress(text: string): IdleCostSettings {
  const [requests, duration, memory, architecture, freeTier, frontDoor, server, count, loadBalancer] = text.split('~');
  const { requestsPerDay, use, servers: first } = defaultSettings;
  const most = 10 ** bounds.requestsExponent.max;
  return {
    requestsPerDay: within(requests, { min: 1, max: most }, requestsPerDay),
    use: {
      durationMs: within(duration, bounds.durationMs, use.durationMs),
      memoryMb: within(memory, bounds.memoryMb, use.memoryMb),
      architecture: architecture === 'arm64' ? 'arm64' : 'x86_64',
      freeTier: flag(freeTier, use.freeTier),
      frontDoor: isFrontDoor(frontDoor) ? frontDoor : use.frontDoor,
    },
    servers: {
      server: isServer(server) ? server : first.server,
      count: within(count, bounds.count, first.count),
      loadBalancer: flag(loadBalancer, first.loadBalancer),
    },
  };
}

export function isFrontDoor(text: string | undefined): text is FunctionUse['frontDoor'] {
  return text !== undefined && Object.hasOwn(frontDoors, text);
}

export function isServer(text: string | undefined): text is ServerName {
  return text !== undefined && Object.hasOwn(servers, text);
}

export const addressedSettings = { addressKey, defaultSettings, fromAddress, toAddress };
