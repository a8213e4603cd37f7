import { formatPrice, inCurrency } from './toolbox/price.mjs';

export const handler = async ({ name, cents, currency }) => ({
  slug: name.toLowerCase().replace(' ', '-'),
  price: currency === undefined ? formatPrice(cents, 'EUR') : await inCurrency(cents, currency),
});
