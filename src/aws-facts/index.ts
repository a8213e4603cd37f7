export { coldStarts } from './cold-starts.ts';
export { deliveryRules } from './delivery-rules.ts';
export type { Certainty, Fact } from './fact.ts';
export { formatFact } from './format-fact.ts';
export { lambdaPrices } from './lambda-prices.ts';
export { lambdaQuotas } from './lambda-quotas.ts';
export { serverPrices } from './server-prices.ts';
export { servicePrices } from './service-prices.ts';
export { sourceQuotas } from './source-quotas.ts';
