export { daysOfMonth, type Bill, type BillLine } from './bill.ts';
export { compareOverTraffic, findBreakEven, type CostPoint, type IdleCostInput } from './idle-cost.ts';
export { lambdaBill, type FunctionUse } from './lambda-bill.ts';
export { provisionedLines, type ProvisionedUse } from './provisioned-bill.ts';
export { serverBill, servers, type ServerName, type ServerUse } from './server-bill.ts';
export { snapStartLines, type SnapStartUse } from './snap-start-bill.ts';
export * from './traffic/index.ts';
