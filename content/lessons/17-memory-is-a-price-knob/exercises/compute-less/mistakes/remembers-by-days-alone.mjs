import { ordersOf } from './orders.mjs';

const answers = new Map();

export const handler = async ({ days, top }) => {
  const key = days.join();
  if (!answers.has(key)) answers.set(key, best(days, top));
  return answers.get(key);
};

function best(days, top) {
  const totals = new Map();
  for (const { customer, cents, isCancelled } of days.flatMap(ordersOf)) {
    if (!isCancelled) totals.set(customer, (totals.get(customer) ?? 0) + cents);
  }
  return [...totals]
    .map(([customer, cents]) => ({ customer, cents }))
    .sort((one, other) => other.cents - one.cents)
    .slice(0, top);
}
