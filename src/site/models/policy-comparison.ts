import { simulateTraffic } from '#simulators';
import { monthOf } from './traffic-chart.ts';
import { inputOf, policyNames, type MeasuredInits, type PolicyName, type TrafficSettings } from './traffic-settings.ts';

/** What the same traffic comes to under one policy. */
export interface PolicyResult {
  readonly policy: PolicyName;
  readonly cold: number;
  /** From 0 to 1, of the requests that were answered. */
  readonly coldShare: number;
  /** In milliseconds; undefined where no request was answered. */
  readonly p99: number | undefined;
  /** US dollars, without the free tier. */
  readonly month: number;
}

/** The traffic is played once for each policy, so it may be no more than this: a control is answered within a tenth of a second. */
export const mostCompared = 25_000;

const policies = Object.keys(policyNames) as readonly PolicyName[];

/** Plays the same traffic under each policy that is to be had. Undefined where it is too much to be played so often. */
export function comparePolicies(settings: TrafficSettings, inits: MeasuredInits): readonly PolicyResult[] | undefined {
  const asked = policies.map((policy) => ({ policy, asked: inputOf({ ...settings, policy }, inits) }));
  if (asked.some((one) => one.asked.kind === 'input' && one.asked.requests > mostCompared)) return undefined;
  return asked.flatMap(({ policy, asked: one }) => {
    if (one.kind === 'problem') return [];
    const { cold, coldShare, latency, bill } = simulateTraffic(one.input);
    return [{ policy, cold, coldShare, p99: latency.all?.p99, month: monthOf(bill, settings.hours) }];
  });
}

/** Which of them reaches the goal most cheaply, in a sentence. */
export function describeComparison(results: readonly PolicyResult[], goalMs: number): string {
  const reach = results.filter(({ p99 }) => p99 !== undefined && p99 <= goalMs);
  const [cheapest] = reach.toSorted((one, other) => one.month - other.month);
  return cheapest === undefined
    ? `None of them brings the p99 to ${goalMs} ms.`
    : `The cheapest with a p99 of ${goalMs} ms at most is ${cheapest.policy === 'on-demand' ? 'to do nothing' : policyNames[cheapest.policy]}.`;
}
