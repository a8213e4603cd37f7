import { lambdaPrices } from '#aws-facts';
import { billLine, type BillLine, mbOfGb } from './bill.ts';

/** Environments that are kept with provisioned concurrency, and what they did. */
export interface ProvisionedUse {
  readonly environments: number;
  /** For how long they are kept. */
  readonly keptSeconds: number;
  /** Of all invocations in them together. */
  readonly billedSeconds: number;
  readonly memoryMb: number;
  readonly architecture: 'x86_64' | 'arm64';
}

/** What is charged for keeping them, and for what they did. There is no free tier, and requests are charged as everywhere. */
export function provisionedLines(use: ProvisionedUse): readonly BillLine[] {
  const gb = use.memoryMb / mbOfGb;
  const isArm = use.architecture === 'arm64';
  const kept = isArm ? lambdaPrices.provisionedConcurrencyArm : lambdaPrices.provisionedConcurrencyX86;
  const duration = isArm ? lambdaPrices.provisionedDurationArm : lambdaPrices.provisionedDurationX86;
  return [
    billLine('Provisioned concurrency', use.environments * use.keptSeconds * gb, 'GB-seconds', kept.value),
    billLine('Duration in provisioned environments', use.billedSeconds * gb, 'GB-seconds', duration.value),
  ];
}
