import { serverPrices } from '#aws-facts';
import { aroundLines } from './around-bill.ts';
import { type Bill, billOf, daysOfMonth, hoursOfMonth, kbOfGb, secondsOfDay } from './bill.ts';
import { firstOf } from './break-even.ts';
import { type FunctionUse, lambdaBill } from './lambda-bill.ts';
import { fargateBill, type FargateSize, serverBill, type ServerName } from './server-bill.ts';

/** How many of something there are, so that all requests can be answered. */
export interface Fleet {
  /** Two are what it takes to survive the loss of one. */
  readonly atLeast: number;
  /** Requests a second that one carries. */
  readonly carries: number;
  /** Whether there is a load balancer in front of one alone, too. */
  readonly loadBalancer: boolean;
}

/** One service and three ways to run it. */
export interface ExplorerInput {
  readonly use: Omit<FunctionUse, 'requests'>;
  readonly logKb: number;
  readonly answerKb: number;
  /** Requests a second at the busiest time, times the mean. Lambda does not care; servers have to be there for it. */
  readonly peak: number;
  readonly ec2: Fleet & { readonly server: ServerName };
  readonly fargate: Fleet & { readonly size: FargateSize };
}

const unitGb = serverPrices.loadBalancerUnitData.value;

export type Way = 'lambda' | 'fargate' | 'ec2';
/** A fleet that runs all the time. */
type StandingWay = Exclude<Way, 'lambda'>;

/** More requests a day than anybody asks about here. */
export const mostRequestsPerDay = 1e8;

/** A month's bill of each way, at some traffic. Logs and data out are in all of them. */
export function exploreCost(input: ExplorerInput, requestsPerDay: number): Readonly<Record<Way, Bill>> {
  const requests = requestsPerDay * daysOfMonth;
  const { use, logKb, answerKb } = input;
  const around = aroundLines({ requests, logKb, answerKb, freeTier: use.freeTier });
  const withAround = ({ lines }: Bill): Bill => billOf([...lines, ...around]);
  return {
    lambda: withAround(lambdaBill({ ...use, requests })),
    fargate: withAround(standingBill('fargate', input, requestsPerDay)),
    ec2: withAround(standingBill('ec2', input, requestsPerDay)),
  };
}

/** How many it takes at some traffic. */
export function countOf({ peak, ...input }: ExplorerInput, way: StandingWay, requestsPerDay: number): number {
  const { atLeast, carries } = input[way];
  return Math.max(atLeast, Math.ceil((requestsPerDay * peak) / secondsOfDay / carries));
}

/**
 * The least traffic at which the fleet costs less than Lambda; undefined where there is none. With more traffic the fleet may
 * need one more, and cost more again.
 */
export function findExplorerBreakEven(input: ExplorerInput, way: StandingWay): number | undefined {
  const { peak } = input;
  const { atLeast, carries } = input[way];
  // From here on the load balancer is paid by what goes through it, and may rise faster than Lambda's bill.
  const dataCount = Math.floor((hoursOfMonth * unitGb * kbOfGb) / (daysOfMonth * input.answerKb));
  let from = 0;
  for (let count = atLeast; from < mostRequestsPerDay; count += 1) {
    const to = Math.min(mostRequestsPerDay, Math.floor((count * carries * secondsOfDay) / peak));
    for (const end of dataCount > from && dataCount < to ? [dataCount, to] : [to]) {
      if (isDearer(input, way, end)) return firstOf((perDay) => isDearer(input, way, perDay), from, end);
      from = end;
    }
  }
  return undefined;
}

/** What both have is left out. */
function isDearer(input: ExplorerInput, way: StandingWay, requestsPerDay: number): boolean {
  const { total } = lambdaBill({ ...input.use, requests: requestsPerDay * daysOfMonth });
  return total > standingBill(way, input, requestsPerDay).total;
}

function standingBill(way: StandingWay, input: ExplorerInput, requestsPerDay: number): Bill {
  const count = countOf(input, way, requestsPerDay);
  const fleet = {
    count,
    // More than one need somebody who shares the requests out.
    loadBalancer: count > 1 || input[way].loadBalancer,
    balancedGb: (requestsPerDay * daysOfMonth * input.answerKb) / kbOfGb,
  };
  switch (way) {
    case 'fargate':
      return fargateBill({ ...fleet, size: input.fargate.size });
    case 'ec2':
      return serverBill({ ...fleet, server: input.ec2.server });
  }
}
