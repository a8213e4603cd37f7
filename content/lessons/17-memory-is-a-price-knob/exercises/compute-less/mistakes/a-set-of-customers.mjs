import { ordersOf } from './orders.mjs';

export const handler = async ({ days, top }) => {
  const orders = days.flatMap(ordersOf).filter(({ isCancelled }) => !isCancelled);
  const customers = new Set(orders.map(({ customer }) => customer));
  const totals = [...customers].map((customer) => ({
    customer,
    cents: orders.filter((order) => order.customer === customer).reduce((sum, { cents }) => sum + cents, 0),
  }));
  return totals.sort((one, other) => other.cents - one.cents).slice(0, top);
};
