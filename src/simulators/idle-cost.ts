import { daysOfMonth } from './bill.ts';
import { firstOf } from './break-even.ts';
import { type FunctionUse, lambdaBill } from './lambda-bill.ts';
import { serverBill, type ServerUse } from './server-bill.ts';

/** A function and the servers that could do its work, at any traffic. */
export interface IdleCostInput {
  readonly use: Omit<FunctionUse, 'requests'>;
  readonly servers: ServerUse;
}

/** A month's bill at some traffic, in US dollars. */
export interface CostPoint {
  readonly requestsPerDay: number;
  readonly lambda: number;
  readonly servers: number;
}

/** Bills a month at each traffic. */
export function compareOverTraffic(input: IdleCostInput, requestsPerDay: readonly number[]): readonly CostPoint[] {
  const servers = serverBill(input.servers).total;
  return requestsPerDay.map((perDay) => ({ requestsPerDay: perDay, lambda: lambdaTotal(input, perDay), servers }));
}

/** More requests a day than any one function is asked for here. */
const mostPerDay = 1e12;

/**
 * The requests a day from which servers cost less, to the request. The bill of Lambda never falls as traffic grows, so it is
 * found by halving. Undefined where Lambda costs less at any traffic.
 */
export function findBreakEven(input: IdleCostInput): number | undefined {
  const servers = serverBill(input.servers).total;
  if (lambdaTotal(input, mostPerDay) <= servers) return undefined;
  return firstOf((perDay) => lambdaTotal(input, perDay) > servers, 0, mostPerDay);
}

function lambdaTotal({ use }: IdleCostInput, requestsPerDay: number): number {
  return lambdaBill({ ...use, requests: requestsPerDay * daysOfMonth }).total;
}
