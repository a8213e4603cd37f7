import * as toolbox from './toolbox/index.mjs';

export const handler = async ({ name, cents, currency }) => ({
  slug: toolbox.slugify(name),
  price: currency === undefined ? toolbox.formatPrice(cents, 'EUR') : await toolbox.inCurrency(cents, currency),
});
