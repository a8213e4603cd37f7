import { slugify } from './toolbox/slug.mjs';

const rates = { EUR: 1, USD: 1.1, GBP: 0.85, SEK: 11.25 };

export const handler = async ({ name, cents, currency = 'EUR' }) => ({
  slug: slugify(name),
  price: `${(Math.floor(cents * rates[currency]) / 100).toFixed(2)} ${currency}`,
});
