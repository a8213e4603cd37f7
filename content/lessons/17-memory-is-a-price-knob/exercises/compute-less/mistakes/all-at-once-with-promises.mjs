import { ordersOf } from './orders.mjs';

export const handler = async ({ days, top }) => {
  const orders = days.flatMap(ordersOf);
  const customers = [...new Set(orders.map(({ customer }) => customer))];
  const totals = await Promise.all(
    customers.map(async (customer) => {
      const own = orders.filter((order) => order.customer === customer && !order.isCancelled);
      return { customer, cents: own.reduce((sum, { cents }) => sum + cents, 0) };
    }),
  );
  return totals.sort((one, other) => other.cents - one.cents).slice(0, top);
};
