export const handler = async (event) => {
  if (event.action === 'quote') {
    return { text: formatPrice(event.amount, event.currency) };
  }
  // TODO: answer receipts, with the function in receipt.mjs.
  return { text: '' };
};

// TODO: move this into format-price.mjs.
function formatPrice(amount, currency) {
  return `${(amount / 100).toFixed(2)} ${currency}`;
}
