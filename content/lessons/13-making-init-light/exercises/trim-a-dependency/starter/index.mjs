import { formatPrice, inCurrency, slugify } from './toolbox/index.mjs';

export const handler = async ({ name, cents, currency }) => ({
  slug: slugify(name),
  price: currency === undefined ? formatPrice(cents, 'EUR') : inCurrency(cents, currency),
});
