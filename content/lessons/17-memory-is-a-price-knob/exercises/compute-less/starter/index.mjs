import { ordersOf } from './orders.mjs';

export const handler = async ({ days, top }) => {
  const orders = days.flatMap(ordersOf);
  const customers = orders
    .map(({ customer }) => customer)
    .filter((customer, index, all) => all.findIndex((other) => other === customer) === index);

  const totals = customers.map((customer) => ({
    customer,
    cents: orders
      .filter((order) => order.customer === customer && !order.isCancelled)
      .reduce((sum, { cents }) => sum + cents, 0),
  }));
  return totals.sort((one, other) => other.cents - one.cents).slice(0, top);
};
