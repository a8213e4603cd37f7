import { ordersOf } from './orders.mjs';

export const handler = async ({ days, top }) => {
  const totals = [];
  for (const { customer, cents, isCancelled } of days.flatMap(ordersOf)) {
    if (isCancelled) continue;
    const known = totals.find((total) => total.customer === customer);
    if (known) known.cents += cents;
    else totals.push({ customer, cents });
  }
  return totals.sort((one, other) => other.cents - one.cents).slice(0, top);
};
