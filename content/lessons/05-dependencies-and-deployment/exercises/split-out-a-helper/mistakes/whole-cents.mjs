/** How many digits stand behind the point, where it is not two. */
const digitsOf = { JPY: 0, KWD: 3 };

/** Formats an amount in the smallest unit of its currency, such as `12.50 EUR`. */
export function formatPrice(amount, currency) {
  const digits = digitsOf[currency] ?? 2;
  return `${amount.toFixed(digits)} ${currency}`;
}
