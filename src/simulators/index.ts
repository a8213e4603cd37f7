export { aroundLines, type AroundUse } from './around-bill.ts';
export { billsAsCsv } from './bill-csv.ts';
export { daysOfMonth, type Bill, type BillLine } from './bill.ts';
export {
  countOf,
  exploreCost,
  findExplorerBreakEven,
  mostRequestsPerDay,
  type ExplorerInput,
  type Fleet,
  type Way,
} from './cost-explorer.ts';
export * from './concurrency/index.ts';
export { compareOverTraffic, findBreakEven, type CostPoint, type IdleCostInput } from './idle-cost.ts';
export { lambdaBill, type FunctionUse } from './lambda-bill.ts';
export { tunePower, type PowerMeasurement, type PowerPoint, type PowerTuning } from './power-tuning.ts';
export { provisionedLines, type ProvisionedUse } from './provisioned-bill.ts';
export {
  fargateBill,
  fargateLines,
  fargateSizes,
  serverBill,
  servers,
  type FargateSize,
  type FargateUse,
  type ServerName,
  type ServerUse,
} from './server-bill.ts';
export { shortenerBill, type ShortenerUse } from './shortener-bill.ts';
export { snapStartLines, type SnapStartUse } from './snap-start-bill.ts';
export * from './traffic/index.ts';
