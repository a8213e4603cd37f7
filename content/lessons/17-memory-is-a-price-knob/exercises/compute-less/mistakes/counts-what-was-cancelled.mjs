import { ordersOf } from './orders.mjs';

export const handler = async ({ days, top }) => {
  const totals = new Map();
  for (const { customer, cents } of days.flatMap(ordersOf)) {
    totals.set(customer, (totals.get(customer) ?? 0) + cents);
  }
  return [...totals]
    .map(([customer, cents]) => ({ customer, cents }))
    .sort((one, other) => other.cents - one.cents)
    .slice(0, top);
};
