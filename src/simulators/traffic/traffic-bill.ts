import { lambdaPrices } from '#aws-facts';
import { type Bill, billLine, type BillLine, billOf } from '../bill.ts';
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
const mbOfGb = 1_024;
const msOfSecond = 1_000;

/** Bills the watched time at the first tier, without any free tier. */
export function trafficBill({ input, invocations, billedMs, restores }: TrafficCounts): Bill {
  const { function: simulated, policy, seconds } = input;
  const gb = simulated.memoryMb / mbOfGb;
  const isArm = simulated.architecture === 'arm64';
  const onDemandPrice = isArm ? lambdaPrices.durationArm : lambdaPrices.durationX86;
  const lines: BillLine[] = [
    billLine('Requests', invocations, 'requests', lambdaPrices.lambdaRequests.value, million),
    billLine('Duration', (billedMs.onDemand / msOfSecond) * gb, 'GB-seconds', onDemandPrice.value),
  ];
  switch (policy.kind) {
    case 'on-demand':
    case 'keep-alive':
      break;
    case 'provisioned-concurrency': {
      const kept = isArm ? lambdaPrices.provisionedConcurrencyArm : lambdaPrices.provisionedConcurrencyX86;
      const duration = isArm ? lambdaPrices.provisionedDurationArm : lambdaPrices.provisionedDurationX86;
      lines.push(
        billLine('Provisioned concurrency', policy.environments * seconds * gb, 'GB-seconds', kept.value),
        billLine(
          'Duration in provisioned environments',
          (billedMs.provisioned / msOfSecond) * gb,
          'GB-seconds',
          duration.value,
        ),
      );
      break;
    }
    case 'snap-start':
      lines.push(
        billLine('SnapStart, the snapshot', seconds * gb, 'GB-seconds', lambdaPrices.snapStartCache.value),
        billLine('SnapStart, restores', restores * gb, 'GB', lambdaPrices.snapStartRestore.value),
      );
      break;
  }
  return billOf(lines);
}
