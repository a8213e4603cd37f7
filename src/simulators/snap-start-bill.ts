import { lambdaPrices } from '#aws-facts';
import { billLine, type BillLine, mbOfGb } from './bill.ts';

/** A published version with SnapStart, in Python or .NET. */
export interface SnapStartUse {
  /** For how long its snapshot is kept, three hours at least. */
  readonly keptSeconds: number;
  /** Environments that are started from it. */
  readonly restores: number;
  readonly memoryMb: number;
}

/** What is charged beside requests and duration. */
export function snapStartLines({ keptSeconds, restores, memoryMb }: SnapStartUse): readonly BillLine[] {
  const gb = memoryMb / mbOfGb;
  return [
    billLine('SnapStart, the snapshot', keptSeconds * gb, 'GB-seconds', lambdaPrices.snapStartCache.value),
    billLine('SnapStart, restores', restores * gb, 'GB', lambdaPrices.snapStartRestore.value),
  ];
}
