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
    return answer(200, { text: `Invoice ${order.id}: ${(order.cents / 100).toFixed(2)} EUR`, width: 1403 });
  }
  return answer(200, { id: order.id, status: order.status });
};
