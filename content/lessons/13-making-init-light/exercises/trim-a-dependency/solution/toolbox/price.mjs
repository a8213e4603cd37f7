export const formatPrice = (cents, currency) => `${(cents / 100).toFixed(2)} ${currency}`;

export const inCurrency = async (cents, currency) => {
  const { rates } = await import('./rates.mjs');
  return formatPrice(Math.round(cents * rates[currency]), currency);
};
