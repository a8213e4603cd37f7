import { ordersOf } from './orders.mjs';

const totals = new Map();

export const handler = async ({ days, top }) => {
  for (const { customer, cents, isCancelled } of days.flatMap(ordersOf)) {
    if (!isCancelled) totals.set(customer, (totals.get(customer) ?? 0) + cents);
  }
  return [...totals]
    .map(([customer, cents]) => ({ customer, cents }))
    .sort((one, other) => other.cents - one.cents)
    .slice(0, top);
};
