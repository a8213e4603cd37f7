import { formatPrice } from './toolbox/price.mjs';
import { slugify } from './toolbox/slug.mjs';

export const handler = async ({ name, cents }) => ({ slug: slugify(name), price: formatPrice(cents, 'EUR') });
