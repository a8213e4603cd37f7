import { ordersOf } from './orders.mjs';

export const handler = async ({ days, top }) => {
  const totals = {};
  for (const { customer, cents, isCancelled } of days.flatMap(ordersOf)) {
    if (!isCancelled) totals[customer] = (totals[customer] ?? 0) + cents;
  }
  return Object.entries(totals)
    .map(([customer, cents]) => ({ customer, cents }))
    .sort((one, other) => other.cents - one.cents)
    .slice(0, top);
};
