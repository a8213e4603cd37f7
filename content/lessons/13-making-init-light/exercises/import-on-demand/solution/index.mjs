import { readOrder } from './orders.mjs';

const answer = (statusCode, body) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const handler = async (event) => {
  const order = readOrder(event.pathParameters.id);
  if (order === undefined) return answer(404, { message: 'There is no such order.' });

  if (event.rawPath.endsWith('/invoice')) {
    const { renderInvoice } = await import('./invoice.mjs');
    return answer(200, renderInvoice(order));
  }
  return answer(200, { id: order.id, status: order.status });
};
