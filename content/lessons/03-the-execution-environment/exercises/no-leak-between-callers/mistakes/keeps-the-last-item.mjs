const defaults = { currency: 'EUR', gift: false };
// This one is meant to outlive a request.
let served = 0;

export const handler = async (event) => {
  served += 1;
  const order = JSON.parse(event.body);

  let items = [];
  let total = 0;
  for (const { name, price } of order.items) {
    items = [name];
    total = price;
  }
  const options = { ...defaults, ...order.options };

  return { items, total, options, served };
};
