import { readOrder } from './orders.mjs';

const answer = (statusCode, body) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const handler = async (event) => {
  const isInvoice = event.rawPath.endsWith('/invoice');
  const invoices = isInvoice ? await import('./invoice.mjs') : undefined;
  const order = readOrder(event.pathParameters.id);
  if (order === undefined) return answer(404, { message: 'There is no such order.' });

  if (isInvoice) {
    return answer(200, invoices.renderInvoice(order));
  }
  return answer(200, { id: order.id, status: order.status });
};
