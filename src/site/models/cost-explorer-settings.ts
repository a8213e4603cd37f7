import { fargateSizes, mostRequestsPerDay, type ExplorerInput, type FargateSize, type Fleet } from '#simulators';
import { flag, within } from './address-values.ts';
import { bounds as functionBounds, isFrontDoor, isServer } from './idle-cost-settings.ts';

/** What the reader has set. All of it is in the address, so that it can be shared. */
export interface CostExplorerSettings extends ExplorerInput {
  readonly requestsPerDay: number;
}

export const defaultSettings: CostExplorerSettings = {
  requestsPerDay: 100_000,
  use: { durationMs: 100, memoryMb: 512, architecture: 'x86_64', freeTier: false, frontDoor: 'http-api' },
  logKb: 1,
  answerKb: 5,
  peak: 5,
  fargate: { size: '0.5 vCPU, 1 GB', atLeast: 2, carries: 50, loadBalancer: true },
  ec2: { server: 't4g.small', atLeast: 2, carries: 150, loadBalancer: true },
};

/** The name under which the settings stand in the address. */
export const addressKey = 'cost';

/** Bounds of what can be set beside the function. */
export const bounds = {
  kilobytes: { min: 0, max: 10_000 },
  peak: { min: 1, max: 100 },
  atLeast: { min: 1, max: 20 },
  carries: { min: 1, max: 10_000 },
} as const;

/** Writes the settings as they stand in the address. */
export function toAddress({ requestsPerDay, use, ...rest }: CostExplorerSettings): string {
  const { durationMs, memoryMb, architecture, freeTier, frontDoor } = use;
  const { logKb, answerKb, peak, fargate, ec2 } = rest;
  const fleet = ({ atLeast, carries, loadBalancer }: Fleet): readonly (number | boolean)[] => [
    atLeast,
    carries,
    loadBalancer,
  ];
  const ours = [requestsPerDay, durationMs, memoryMb, architecture, freeTier, frontDoor, logKb, answerKb, peak];
  return [...ours, sizeNames.indexOf(fargate.size), ...fleet(fargate), ec2.server, ...fleet(ec2)].join('~');
}

/** Reads settings off an address; what cannot be read is as it was at first. */
export function fromAddress(text: string): CostExplorerSettings {
  const [requests, duration, memory, architecture, freeTier, frontDoor, log, answer, peak, ...fleets] = text.split('~');
  const [size, tasks, carriesTask, balancesTasks, server, servers, carriesServer, balancesServers] = fleets;
  const first = defaultSettings;
  const { use, fargate, ec2 } = first;
  const fleet = (fields: readonly (string | undefined)[], other: Fleet): Fleet => ({
    atLeast: within(fields[0], bounds.atLeast, other.atLeast),
    carries: within(fields[1], bounds.carries, other.carries),
    loadBalancer: flag(fields[2], other.loadBalancer),
  });
  return {
    requestsPerDay: within(requests, { min: 1, max: mostRequestsPerDay }, first.requestsPerDay),
    use: {
      durationMs: within(duration, functionBounds.durationMs, use.durationMs),
      memoryMb: within(memory, functionBounds.memoryMb, use.memoryMb),
      architecture: architecture === 'arm64' ? 'arm64' : 'x86_64',
      freeTier: flag(freeTier, use.freeTier),
      frontDoor: isFrontDoor(frontDoor) ? frontDoor : use.frontDoor,
    },
    logKb: within(log, bounds.kilobytes, first.logKb),
    answerKb: within(answer, bounds.kilobytes, first.answerKb),
    peak: within(peak, bounds.peak, first.peak),
    fargate: {
      ...fleet([tasks, carriesTask, balancesTasks], fargate),
      size: sizeNames[Number(size || 'none')] ?? fargate.size,
    },
    ec2: { ...fleet([servers, carriesServer, balancesServers], ec2), server: isServer(server) ? server : ec2.server },
  };
}

/** In the address, a size is its place in this list. */
export const sizeNames = Object.keys(fargateSizes) as readonly FargateSize[];

export function isFargateSize(text: string): text is FargateSize {
  return Object.hasOwn(fargateSizes, text);
}

export const addressedSettings = { addressKey, defaultSettings, fromAddress, toAddress };
