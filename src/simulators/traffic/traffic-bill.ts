import { lambdaPrices } from '#aws-facts';
import { type Bill, billLine, type BillLine, billOf, mbOfGb } from '../bill.ts';
import { provisionedLines } from '../provisioned-bill.ts';
import { snapStartLines } from '../snap-start-bill.ts';
import type { TrafficInput } from './traffic-input.ts';

export interface TrafficCounts {
  readonly input: TrafficInput;
  /** Pings included. */
  readonly invocations: number;
  /** Of all invocations together. */
  readonly billedMs: { readonly onDemand: number; readonly provisioned: number };
  readonly restores: number;
}

const million = 1_000_000;
const msOfSecond = 1_000;

/** Bills the watched time at the first tier, without any free tier. */
export function trafficBill({ input, invocations, billedMs, restores }: TrafficCounts): Bill {
  const { function: simulated, policy, seconds } = input;
  const gb = simulated.memoryMb / mbOfGb;
  const onDemandPrice = simulated.architecture === 'arm64' ? lambdaPrices.durationArm : lambdaPrices.durationX86;
  const lines: BillLine[] = [
    billLine('Requests', invocations, 'requests', lambdaPrices.lambdaRequests.value, million),
    billLine('Duration', (billedMs.onDemand / msOfSecond) * gb, 'GB-seconds', onDemandPrice.value),
  ];
  switch (policy.kind) {
    case 'on-demand':
    case 'keep-alive':
      break;
    case 'provisioned-concurrency':
      lines.push(
        ...provisionedLines({
          environments: policy.environments,
          keptSeconds: seconds,
          billedSeconds: billedMs.provisioned / msOfSecond,
          memoryMb: simulated.memoryMb,
          architecture: simulated.architecture,
        }),
      );
      break;
    case 'snap-start':
      if (policy.isCharged)
        lines.push(...snapStartLines({ keptSeconds: seconds, restores, memoryMb: simulated.memoryMb }));
      break;
  }
  return billOf(lines);
}
