const defaults = { currency: 'EUR', gift: false };

export const handler = async (event) => {
  let served = 0;
  served += 1;
  const order = JSON.parse(event.body);

  const items = [];
  let total = 0;
  for (const { name, price } of order.items) {
    items.push(name);
    total += price;
  }
  const options = { ...defaults, ...order.options };

  return { items, total, options, served };
};
