import { formatPrice } from './format-price';
import { receipt } from './receipt.mjs';

export const handler = async (event) => {
  if (event.action === 'quote') {
    return { text: formatPrice(event.amount, event.currency) };
  }
  return { text: receipt(event.lines, event.currency) };
};
