import { serverPrices } from '#aws-facts';
import { type Bill, billLine, type BillLine, billOf, hoursOfMonth } from './bill.ts';

/** The servers that can be had, by what they cost an hour. */
export const servers = {
  't4g.small': serverPrices.t4gSmall,
  't3.small': serverPrices.t3Small,
  't3.medium': serverPrices.t3Medium,
} as const;
export type ServerName = keyof typeof servers;

/** Servers that run all the time, whatever arrives. */
export interface ServerUse {
  readonly server: ServerName;
  /** Two are what it takes to survive the loss of one. */
  readonly count: number;
  /** With two or more servers, something has to share the requests out. */
  readonly loadBalancer: boolean;
  /** That goes through the load balancer in a month. Too little to count when left out. */
  readonly balancedGb?: number;
}

/** What they cost in a month, addresses included. Data out and storage are left out: both ways of building have them. */
export function serverBill({ server, count, loadBalancer, balancedGb }: ServerUse): Bill {
  const hours = count * hoursOfMonth;
  return billOf([
    billLine(`EC2 ${server}`, hours, 'hours', servers[server].value),
    ...networkLines(count, loadBalancer, balancedGb),
  ]);
}

/** Sizes of tasks, among those that Fargate has. */
export const fargateSizes = {
  '0.25 vCPU, 0.5 GB': { vcpus: 0.25, gb: 0.5 },
  '0.25 vCPU, 1 GB': { vcpus: 0.25, gb: 1 },
  '0.5 vCPU, 1 GB': { vcpus: 0.5, gb: 1 },
  '0.5 vCPU, 2 GB': { vcpus: 0.5, gb: 2 },
  '1 vCPU, 2 GB': { vcpus: 1, gb: 2 },
  '1 vCPU, 4 GB': { vcpus: 1, gb: 4 },
  '2 vCPU, 4 GB': { vcpus: 2, gb: 4 },
  '2 vCPU, 8 GB': { vcpus: 2, gb: 8 },
} as const;
export type FargateSize = keyof typeof fargateSizes;

/** Containers on Fargate that run all the time. */
export interface FargateUse extends Omit<ServerUse, 'server'> {
  readonly size: FargateSize;
}

/** What they cost in a month on x86, addresses included. */
export function fargateBill({ size, count, loadBalancer, balancedGb }: FargateUse): Bill {
  return billOf([...fargateLines(size, count * hoursOfMonth), ...networkLines(count, loadBalancer, balancedGb)]);
}

/** What tasks of a size cost that run for so many hours together. */
export function fargateLines(size: FargateSize, hours: number): readonly BillLine[] {
  const { vcpus, gb } = fargateSizes[size];
  return [
    billLine('Fargate vCPUs', vcpus * hours, 'vCPU-hours', serverPrices.fargateVcpu.value),
    billLine('Fargate memory', gb * hours, 'GB-hours', serverPrices.fargateMemory.value),
  ];
}

function networkLines(count: number, loadBalancer: boolean, balancedGb = 0): readonly BillLine[] {
  const addresses = billLine(
    'Public IPv4 addresses',
    count * hoursOfMonth,
    'hours',
    serverPrices.publicIpv4Address.value,
  );
  if (!loadBalancer) return [addresses];
  // One unit for what little comes. Beyond that, the data count: how many units connections take depends on the callers.
  const unitHours = Math.max(hoursOfMonth, balancedGb / serverPrices.loadBalancerUnitData.value);
  return [
    addresses,
    billLine('Load balancer', hoursOfMonth, 'hours', serverPrices.applicationLoadBalancer.value),
    billLine('Load balancer, capacity', unitHours, 'LCU-hours', serverPrices.loadBalancerCapacityUnit.value),
  ];
}
