export { coldStarts } from './cold-starts.ts';
export type { Certainty, Fact } from './fact.ts';
export { lambdaQuotas } from './lambda-quotas.ts';
export { sourceQuotas } from './source-quotas.ts';
