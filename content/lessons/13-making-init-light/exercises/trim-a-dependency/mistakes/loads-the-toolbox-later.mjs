export const handler = async ({ name, cents, currency }) => {
  const { formatPrice, inCurrency, slugify } = await import('./toolbox/index.mjs');
  return {
    slug: slugify(name),
    price: currency === undefined ? formatPrice(cents, 'EUR') : await inCurrency(cents, currency),
  };
};
