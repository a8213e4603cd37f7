import { receipt } from './receipt.mjs';

export const handler = async (event) => {
  if (event.action === 'quote') {
    return { text: formatPrice(event.amount, event.currency) };
  }
  return { text: receipt(event.lines, event.currency) };
};

function formatPrice(amount, currency) {
  return `${(amount / 100).toFixed(2)} ${currency}`;
}
