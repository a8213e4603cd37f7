import { coldStarts } from './cold-starts.ts';
import { deliveryRules } from './delivery-rules.ts';
import { lambdaPrices } from './lambda-prices.ts';
import { lambdaQuotas } from './lambda-quotas.ts';
import { serverPrices } from './server-prices.ts';
import { servicePrices } from './service-prices.ts';
import { serviceQuotas } from './service-quotas.ts';
import { sourceQuotas } from './source-quotas.ts';

/** Every fact by its name, for those who are told a name: lessons. The engine takes the group that it needs. */
export const allFacts = {
  ...coldStarts,
  ...deliveryRules,
  ...lambdaPrices,
  ...lambdaQuotas,
  ...serverPrices,
  ...servicePrices,
  ...serviceQuotas,
  ...sourceQuotas,
} as const;

/** The name of a fact, such as `maximumTimeout`. */
export type FactName = keyof typeof allFacts;

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(allFacts, name);
}
