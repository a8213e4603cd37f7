export const handler = async (event, context) => {
  const { authorization, ...headers } = event.headers;
  const log = (level, message, more) =>
    console.log(JSON.stringify({ level, message, requestId: context.awsRequestId, ...more }));

  let order;
  try {
    order = JSON.parse(event.body);
  } catch {
    log('ERROR', 'invalid body');
    return { statusCode: 400 };
  }
  log('INFO', 'order received', { orderId: order.id, signedIn: authorization !== undefined, headers });
  return { statusCode: 202, body: JSON.stringify({ id: order.id }) };
};
