import { formatPrice } from './format-price.mjs';

/** Makes the text of a receipt: a row for each line, and the total. */
export function receipt(lines, currency) {
  const rows = lines.map(({ name, amount }) => `${name}: ${formatPrice(amount, currency)}`);
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  return [...rows, `Total: ${formatPrice(total, currency)}`].join('\n');
}
