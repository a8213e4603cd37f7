const defaults = { currency: 'EUR', gift: false };
const items = [];
let total = 0;
let served = 0;

export const handler = async (event) => {
  served += 1;
  const order = JSON.parse(event.body);

  for (const { name, price } of order.items) {
    items.push(name);
    total += price;
  }
  const options = Object.assign(defaults, order.options);

  return { items, total, options, served };
};
