// Stands for a package that makes documents: as soon as it is loaded, it measures every sign of its font.
const widths = Array.from({ length: 60_000 }, (_, sign) => {
  let width = 0;
  for (let point = 1; point <= 24; point += 1) width += (sign * point) % 7;
  return width;
});

export const renderInvoice = (order) => {
  const text = `Invoice ${order.id}: ${(order.cents / 100).toFixed(2)} EUR`;
  return { text, width: [...text].reduce((sum, sign) => sum + widths[sign.charCodeAt(0)], 0) };
};
