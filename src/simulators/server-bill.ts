import { serverPrices } from '#aws-facts';
import { type Bill, billLine, billOf, hoursOfMonth } from './bill.ts';

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
}

/** What they cost in a month, addresses included. Data out and storage are left out: both ways of building have them. */
export function serverBill({ server, count, loadBalancer }: ServerUse): Bill {
  const hours = count * hoursOfMonth;
  return billOf([
    billLine(`EC2 ${server}`, hours, 'hours', servers[server].value),
    billLine('Public IPv4 addresses', hours, 'hours', serverPrices.publicIpv4Address.value),
    ...(loadBalancer
      ? [
          billLine('Load balancer', hoursOfMonth, 'hours', serverPrices.applicationLoadBalancer.value),
          // An idle one counts as one unit in the worst case; how many more a busy one takes depends on its traffic.
          billLine('Load balancer, one unit', hoursOfMonth, 'LCU-hours', serverPrices.loadBalancerCapacityUnit.value),
        ]
      : []),
  ]);
}
