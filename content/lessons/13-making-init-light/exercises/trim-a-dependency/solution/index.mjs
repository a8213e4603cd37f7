import { formatPrice, inCurrency } from './toolbox/price.mjs';
import { slugify } from './toolbox/slug.mjs';

export const handler = async ({ name, cents, currency }) => ({
  slug: slugify(name),
  price: currency === undefined ? formatPrice(cents, 'EUR') : await inCurrency(cents, currency),
});
