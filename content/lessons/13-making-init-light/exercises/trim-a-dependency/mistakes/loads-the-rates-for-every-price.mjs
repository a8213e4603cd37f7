const load = () => import('./rates.mjs');

export const formatPrice = async (cents, currency) => {
  const { rates } = await load();
  return `${((cents * (rates[currency] ?? 1)) / 100).toFixed(2)} ${currency}`;
};

export const inCurrency = formatPrice;
