import { createRandom, deriveSeed } from '#kernel';
import type { Bill } from '../bill.ts';
import { atIntervals, makeArrivals } from './arrivals.ts';
import { Environments, type Lane } from './environments.ts';
import { merge, type Percentiles, percentilesOf } from './percentiles.ts';
import { draw } from './spread.ts';
import { trafficBill } from './traffic-bill.ts';
import type { Policy, TrafficInput } from './traffic-input.ts';

/** What became of the traffic. Pings count in `pings` and in the bill, and nowhere else. */
export interface TrafficResult {
  readonly requests: number;
  readonly warm: number;
  readonly cold: number;
  /** Refused with status 429, and not tried again. */
  readonly throttled: number;
  /** Of the requests that were answered, from 0 to 1. */
  readonly coldShare: number;
  /** What the caller waits, network left out; undefined where there was no such request. */
  readonly latency: {
    readonly all: Percentiles | undefined;
    readonly warm: Percentiles | undefined;
    readonly cold: Percentiles | undefined;
  };
  readonly pings: number;
  /** The environments that were made, and the most that there were at once. */
  readonly environments: number;
  readonly peakEnvironments: number;
  readonly lanes: readonly Lane[];
  /** Whether there is more than the lanes show. */
  readonly lanesAreCut: boolean;
  /** What the watched time costs, without any free tier. */
  readonly bill: Bill;
}

const msOfSecond = 1_000;
const mostLanes = 40;
const mostLaneInvocations = 4_000;

/** Plays the traffic through: the same input comes to the same result on every machine. */
export function simulateTraffic(input: TrafficInput): TrafficResult {
  const { seconds, function: simulated, policy, concurrencyLimit, seed } = input;
  const arrivals = makeArrivals(input.arrivals, seconds, createRandom(deriveSeed(seed, 0)));
  const pings = pingsOf(policy, seconds);
  const random = createRandom(deriveSeed(seed, 1));
  const environments = new Environments({
    provisioned: policy.kind === 'provisioned-concurrency' ? Math.min(policy.environments, concurrencyLimit) : 0,
    concurrencyLimit,
    idleMs: input.idleSeconds * msOfSecond,
    lifetimeMs: input.lifetimeSeconds * msOfSecond,
    lanes: mostLanes,
    laneInvocations: mostLaneInvocations,
  });
  const start = policy.kind === 'snap-start' ? policy.restore : simulated.init;
  const warmTimes = new Float64Array(arrivals.length);
  const coldTimes = new Float64Array(arrivals.length);
  const count = { warm: 0, cold: 0, throttled: 0, pings: 0, restores: 0 };
  const billedMs = { onDemand: 0, provisioned: 0 };

  const call = (nowMs: number, isPing: boolean): void => {
    const placement = environments.take(nowMs);
    if (placement.kind === 'throttled') {
      if (!isPing) count.throttled += 1;
      return;
    }
    const { environment } = placement;
    const isCold = placement.kind === 'cold';
    const startMs = isCold ? draw(start, random) : 0;
    const durationMs = isPing && policy.kind === 'keep-alive' ? policy.durationMs : draw(simulated.duration, random);
    environments.occupy(environment, nowMs, startMs, durationMs, isPing);
    if (isCold && policy.kind === 'snap-start') count.restores += 1;
    if (environments.isProvisioned(environment)) billedMs.provisioned += Math.ceil(durationMs);
    // INIT is billed with the invocation that waits for it.
    else billedMs.onDemand += Math.ceil(startMs + durationMs);
    if (isPing) count.pings += 1;
    else if (isCold) coldTimes[count.cold++] = startMs + durationMs;
    else warmTimes[count.warm++] = durationMs;
  };

  let nextPing = 0;
  for (const arrival of arrivals) {
    for (; (pings[nextPing] ?? Infinity) <= arrival; nextPing++) call(pings[nextPing] ?? 0, true);
    call(arrival, false);
  }
  for (; nextPing < pings.length; nextPing++) call(pings[nextPing] ?? 0, true);
  environments.end(seconds * msOfSecond);

  const answered = count.warm + count.cold;
  const warm = warmTimes.subarray(0, count.warm).sort();
  const cold = coldTimes.subarray(0, count.cold).sort();
  return {
    requests: arrivals.length,
    warm: count.warm,
    cold: count.cold,
    throttled: count.throttled,
    coldShare: answered === 0 ? 0 : count.cold / answered,
    latency: { all: percentilesOf(merge(warm, cold)), warm: percentilesOf(warm), cold: percentilesOf(cold) },
    pings: count.pings,
    environments: environments.made,
    peakEnvironments: environments.peak,
    lanes: environments.lanes,
    lanesAreCut: environments.lanesAreCut,
    bill: trafficBill({ input, invocations: answered + count.pings, billedMs, restores: count.restores }),
  };
}

function pingsOf(policy: Policy, seconds: number): readonly number[] {
  return policy.kind === 'keep-alive' ? [...atIntervals(policy.everySeconds, policy.atOnce, seconds)] : [];
}
