import { ordersOf } from './orders.mjs';

export const handler = async ({ days, top }) =>
  days
    .flatMap((day) => bestOf(ordersOf(day), top))
    .sort((one, other) => other.cents - one.cents)
    .slice(0, top);

function bestOf(orders, top) {
  const totals = {};
  for (const { customer, cents, isCancelled } of orders) {
    if (!isCancelled) totals[customer] = (totals[customer] ?? 0) + cents;
  }
  return Object.entries(totals)
    .map(([customer, cents]) => ({ customer: Number(customer), cents }))
    .sort((one, other) => other.cents - one.cents)
    .slice(0, top);
}
