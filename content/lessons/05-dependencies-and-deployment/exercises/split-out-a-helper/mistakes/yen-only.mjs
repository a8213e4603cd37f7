export function formatPrice(amount, currency) {
  if (currency === 'JPY') return `${amount} JPY`;
  return `${(amount / 100).toFixed(2)} ${currency}`;
}
