export const handler = async (event) => {
  const log = (level, message, more) => {
    console.log(JSON.stringify({ level, message, requestId: event.requestContext.requestId, ...more }));
  };

  let order;
  try {
    order = JSON.parse(event.body);
  } catch {
    // Not the error's own message: it quotes the body.
    log('ERROR', 'invalid body');
    return { statusCode: 400 };
  }
  log('INFO', 'order received', { orderId: order.id });

  return { statusCode: 202, body: JSON.stringify({ id: order.id }) };
};
