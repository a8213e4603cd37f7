const defaults = { currency: 'EUR', gift: false };
let served = 0;

export const handler = async (event) => {
  const order = JSON.parse(event.body);

  const items = order.items.map(({ name }) => name);
  const total = order.items.reduce((sum, { price }) => sum + price, 0);
  const options = { ...defaults, ...order.options };

  served += 1;
  return { items, total, options, served };
};
