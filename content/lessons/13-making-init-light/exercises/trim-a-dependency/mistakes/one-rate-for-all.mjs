import { formatPrice } from './toolbox/price.mjs';
import { slugify } from './toolbox/slug.mjs';

const rate = 1.1;

export const handler = async ({ name, cents, currency }) => ({
  slug: slugify(name),
  price: currency === undefined ? formatPrice(cents, 'EUR') : formatPrice(Math.round(cents * rate), currency),
});
